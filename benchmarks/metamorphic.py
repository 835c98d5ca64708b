"""Do the claims survive a change of writing? `python benchmarks/metamorphic.py [--show NAME] [--documents]`.

Every report with gold is written anew in ways that leave its meaning alone (other script, other width, other
numerals, broken lines, noise, another place), extracted again, and the claims compared with those of the report as
it stands: metric, value, value_max, unit, modifier, region, period, program, change and status, in the order of the
text, up to offsets and the names put in. A report that a transformation leaves as it is does not count for it.

The bar (``BAR``): pooled over the reports, at most one claim in a hundred changes under any one transformation.
Changed claims of the test split are counted, and listed only with ``--show-test``.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import lru_cache
from pathlib import Path
from random import Random
from typing import Any

import cn2an
import regex as re
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from accuracy import Document, documents
from minzheng_ie.analysis import Analysis
from minzheng_ie.entities.regions import Region, RegionTable, load_regions
from minzheng_ie.extractor import Extractor
from minzheng_ie.reading import read_source
from minzheng_ie.schema import Claim

BAR = 0.01
COMPARED = (
    "metric",
    "value",
    "value_max",
    "unit",
    "modifier",
    "region",
    "period",
    "program",
    "change",
    "status",
)

Key = tuple[Any, ...]


@dataclass(frozen=True)
class Original:
    """A report as it stands: its text, what was recognised in it, its claims."""

    text: str
    analysis: Analysis
    claims: tuple[Claim, ...]
    table: RegionTable


@dataclass(frozen=True)
class Rewritten:
    """A report written anew.

    text (str): the new text.
    regions (dict): path of a region of the report → path of the region put in its place.
    names (dict): a name of the report → the name put in its place, as metrics (Simplified) have them.
    """

    text: str
    regions: dict[str, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)


Transformation = Callable[[Original], "Rewritten | None"]


# -- script and width


@lru_cache(maxsize=2)
def _opencc(config: str) -> Any:
    from opencc import OpenCC

    return OpenCC(config)


def convert(text: str, config: str) -> str:
    """Convert a text by OpenCC's ``config``, character by character where whole lines would change their length."""
    converter = _opencc(config)
    lines = []
    for line in text.split("\n"):
        new = converter.convert(line)
        if len(new) != len(line):
            new = "".join(c if len(c) == 1 else o for o, c in ((o, converter.convert(o)) for o in line))
        lines.append(new)
    return "\n".join(lines)


def to_traditional(original: Original) -> Rewritten:
    """Simplified → Traditional."""
    return Rewritten(convert(original.text, "s2t"))


def to_simplified(original: Original) -> Rewritten:
    """Traditional → Simplified."""
    return Rewritten(convert(original.text, "t2s"))


_WIDE = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
_NARROW = {wide: narrow for narrow, wide in _WIDE.items()}


def to_full_width(original: Original) -> Rewritten:
    """Half width → full width: digits, letters and ASCII punctuation."""
    return Rewritten(original.text.translate(_WIDE))


def to_half_width(original: Original) -> Rewritten:
    """Full width → half width."""
    return Rewritten(original.text.translate(_NARROW))


# -- numerals

_ARABIC = re.compile(r"(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?) ?(?P<sign>%)?")
_CHINESE = re.compile(
    r"百分之(?P<percent>[零一二两三四五六七八九十百]+(?:点[零一二三四五六七八九]+)?)"
    r"|(?<![成分之第几数百千万亿点零一二两三四五六七八九十])"
    r"(?P<number>[一二两三四五六七八九十百千零]+(?:点[零一二三四五六七八九]+|[万亿][一二两三四五六七八九十百千万零]+)?)(?![几分半点])"
)
_SIGNS = {"%": "百分之"}


def chinese_numeral(digits: str, *, liang: bool) -> str:
    """``2000`` → 二千, with ``liang`` 两千; ``11.85`` → 十一点八五."""
    written = str(cn2an.an2cn(digits, "low"))
    written = re.sub("^一十", "十", written)
    return re.sub(r"(?<![十])二(?=[千万亿]|$)", "两", written) if liang and "点" not in written else written


def _in_claims(original: Original, rewrite: Callable[[str, int], str]) -> Rewritten:
    parts = []
    position = 0
    for number, claim in enumerate(original.claims):
        new = rewrite(claim.quote, number)
        if new == claim.quote:
            continue
        # A space beside digits goes with the digits.
        before = original.text[position : claim.start]
        parts += [re.sub(r"(?<=[\p{Han},，、]) $", "", before), new]
        position = claim.end
    return Rewritten("".join([*parts, original.text[position:]]))


def to_chinese_numerals(original: Original) -> Rewritten:
    """Arabic → Chinese numerals in claims.

    A single 1 stays (一个 is vague where 1个 counts), so do ‰ (千分之八 is 0.8 % by the meaning of ``value``) and
    bare numbers (the cells of tables, which nobody writes out).
    """

    def rewrite(quote: str, number: int) -> str:
        narrow = quote.translate(_NARROW)
        if re.search(r"(?<![\d.])1(?![\d.,])|‰", narrow) or not re.search(r"[\p{Han}%]", narrow):
            return quote

        def one(match: re.Match[str]) -> str:
            sign = _SIGNS.get(match["sign"] or "", "")
            # 两 stands before a measure word and a scale, not behind 百分之 and not before 百 or 十.
            return sign + chinese_numeral(
                match["number"].replace(",", ""),
                liang=(not sign and number % 2 == 0) or match["number"] == "2",
            )

        if re.search(r"\d ?[-~—－] ?\d", narrow):
            narrow = re.sub(r"(?<=\d) ?[-~—－] ?(?=\d)", "至", narrow)
        narrow = re.sub(r"(?<=\d) (?=\D)|(?<=\D) (?=\d)", "", narrow)
        return _ARABIC.sub(one, narrow)

    return _in_claims(original, rewrite)


def to_arabic_numerals(original: Original) -> Rewritten:
    """Chinese → Arabic numerals in claims; 几, 数, fractions and 一 stay."""

    def rewrite(quote: str, _: int) -> str:
        def one(match: re.Match[str]) -> str:
            try:
                digits = f"{cn2an.cn2an(match['percent'] or match['number'], 'normal')}"
            except ValueError:  # two digits side by side (两三) and the like are no pure numeral
                return match.group()
            return digits + "%" if match["percent"] else match.group() if digits == "1" else digits

        return quote if re.search(r"\d|分之(?<!百分之)|[几数半]", quote) else _CHINESE.sub(one, quote)

    return _in_claims(original, rewrite)


# -- lines, spaces, noise


def with_spaces(original: Original) -> Rewritten:
    """Spaces between digits and the Chinese characters beside them."""
    return Rewritten(re.sub(r"(?<=\p{Han})(?=[\d０-９])|(?<=[\d０-９])(?=[\p{Han}%％‰])", " ", original.text))


def with_short_lines(original: Original, width: int = 40) -> Rewritten:
    """Lines broken at 40 characters, wherever that falls."""
    lines = []
    for line in original.text.split("\n"):
        lines += [line[i : i + width] for i in range(0, len(line), width)] or [""]
    return Rewritten("\n".join(lines))


_SYLLABLES = (
    "yè",
    "fā",
    "zhèng",
    "lǎo",
    "jiù",
    "shè",
    "huì",
    "bǎo",
    "é",
    "yǎng",
    "zhù",
    "xiàn",
    "nǚ",
    "dìng",
)


def with_pinyin(original: Original) -> Rewritten:
    """A reading in brackets behind one Chinese character in forty."""
    random = Random(20260101)

    def noise(match: re.Match[str]) -> str:
        if random.random() >= 1 / 40:
            return match.group()
        return f"{match.group()}({random.choice(_SYLLABLES)})"

    return Rewritten(re.sub(r"\p{Han}", noise, original.text))


_HEADER = """网站首页 | 机构概况 | 政务公开 | 办事服务 | 互动交流
您现在的位置：首页 > 政务公开 > 工作动态
字体：【大 中 小】 打印本页 关闭窗口

"""
_FOOTER = """

【打印本页】 【关闭窗口】
上一篇：社会组织年度检查工作有关事项问答36条
下一篇：开展未成年人保护宣传活动12场
相关链接：
国家部委网站 5个
友情链接
主办单位：民政局办公室 地址：人民路118号 邮编：100000
电话：010-55667788 网站标识码：1100000123 京ICP备05012345号-1
"""


def with_boilerplate(original: Original) -> Rewritten:
    """The header and the footer of a web page."""
    return Rewritten(_HEADER + original.text + _FOOTER)


# -- another place

_KIND = re.compile(r"(自治州|自治县|自治旗|自治区|特别行政区|地区|林区|特区|[省市县区州盟旗])$")


def _kind(name: str) -> str:
    match = _KIND.search(name)
    return match[1] if match else ""


def _short(region: Region, table: RegionTable) -> str:
    """How a region is called without its kind, by the table: 内蒙古, 湘西, 丽江."""
    bare = _KIND.sub("", region.name)
    for length in range(2, len(bare) + 1):
        named = table.named(bare[:length])
        if named is not None and named.candidates == (region,):
            return bare[:length]
    return ""


def _clear(region: Region, table: RegionTable) -> bool:
    """Whether a region's name and short name mean only this region, anywhere."""
    short = _short(region, table)
    named = table.named(short) if len(short) >= 2 else None
    full = table.named(region.name)
    return (
        not table.is_past(region)
        and named is not None
        and full is not None
        and full.candidates == (region,)
        and named.use == full.use == "free"
        and region.name.startswith(short)
    )


def _line(region: Region, table: RegionTable) -> list[Region]:
    """A region's path as regions, the province first."""
    parts = region.path.split("/")
    return [table.by_path("/".join(parts[: i + 1])) for i in range(len(parts))]


def _replacement(original: Original, mentioned: Sequence[Region]) -> dict[Region, Region] | None:
    """Another region for the report's own, one for each of its ancestors and of its divisions that are named."""
    table, own = original.table, original.analysis.region
    assert own is not None
    if own.level == "township":  # in no table: its county's name is what another may stand for
        own = table.by_path(own.path.rpartition("/")[0])
    line = _line(own, table)
    inner = [r for r in mentioned if own.contains(r) and r != own and r.level != "township"]
    for target in sorted(table, key=lambda region: region.code, reverse=True):
        if target.level != own.level or _kind(target.name) != _kind(own.name):
            continue
        targets = _line(target, table)
        if len(targets) != len(line) or targets[0] == line[0]:
            continue
        if not all(
            _clear(new, table)
            and _kind(new.name) == _kind(old.name)
            and _short(new, table) not in original.analysis.clean.text
            for old, new in zip(line, targets, strict=True)
        ):
            continue
        mapping = dict(zip(line, targets, strict=True))
        free = [r for r in table if target.contains(r) and r != target and _clear(r, table)]
        for old in sorted(inner, key=lambda region: region.path.count("/")):
            parent = mapping.get(_line(old, table)[-2])
            fits = [
                r
                for r in free
                if r.level == old.level
                and parent is not None
                and parent.contains(r)
                and r not in mapping.values()
                and (_kind(r.name) == _kind(old.name) or _kind(old.name) not in ("市", "区", "县"))
            ]
            if fits:
                mapping[old] = fits[0]
        if all(old in mapping for old in inner):
            return mapping
    return None


def _renamed(form: str, old: Region, new: Region, table: RegionTable) -> str:
    """``form``, a way to call ``old``, as the same way to call ``new``."""
    if form == old.name:
        return new.name
    kind = _kind(form)
    if len(form) > 2 and kind and kind in _kind(old.name) + "州县旗":
        return _short(new, table) + (_kind(new.name)[-1] if len(kind) == 1 else _kind(new.name))
    return _short(new, table)


def elsewhere(original: Original) -> Rewritten | None:
    """Another region's names in place of the report's own, with those above it and the divisions in it."""
    analysis, table = original.analysis, original.table
    if analysis.region is None or analysis.region.level == "country":
        return None
    named = [m for m in analysis.regions if m.region is not None and m.kind != "deictic"]
    mentioned = list(dict.fromkeys(m.region for m in named if m.region is not None))
    mapping = _replacement(original, mentioned)
    if mapping is None:
        return None
    forms: dict[str, str] = {}
    simple: dict[str, str] = {}
    for old, new in mapping.items():
        written = {old.name, _short(old, table)} - {""}
        for mention in named:
            if mention.region == old:
                form = analysis.clean.text[mention.start : mention.end]
                if (
                    len(form) >= 2
                    and "/" not in form
                    and not any(r != old and r.name in form for r in mapping)
                ):
                    written.add(form)
        for form in written:
            simple[form] = _renamed(form, old, new, table)
            forms[form] = simple[form]
            forms.setdefault(convert(form, "s2t"), convert(simple[form], "s2t"))
    pattern = re.compile("|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True)))
    text = pattern.sub(lambda match: forms[match.group()], original.text)
    return Rewritten(text, {old.path: new.path for old, new in mapping.items()}, simple)


TRANSFORMATIONS: dict[str, Transformation] = {
    "traditional": to_traditional,
    "simplified": to_simplified,
    "full-width": to_full_width,
    "half-width": to_half_width,
    "chinese-numerals": to_chinese_numerals,
    "arabic-numerals": to_arabic_numerals,
    "spaces": with_spaces,
    "lines-of-40": with_short_lines,
    "pinyin": with_pinyin,
    "elsewhere": elsewhere,
    "boilerplate": with_boilerplate,
}


# -- comparing


@dataclass(frozen=True)
class Change:
    """A claim that came out otherwise: what it was, what it is; None where there is none."""

    before: Claim | None
    after: Claim | None

    @property
    def fields(self) -> list[str]:
        """The fields that differ."""
        if self.before is None or self.after is None:
            return ["gone" if self.after is None else "new"]
        return [name for name in COMPARED if getattr(self.before, name) != getattr(self.after, name)]


@dataclass(frozen=True)
class Outcome:
    """One report under one transformation."""

    document: Document
    transformation: str
    claims: int
    changes: tuple[Change, ...]

    @property
    def share(self) -> float:
        """Changed claims among all."""
        return len(self.changes) / self.claims if self.claims else float(bool(self.changes))


def _key(claim: Claim, rewritten: Rewritten | None = None) -> Key:
    values = {name: getattr(claim, name) for name in COMPARED}
    if rewritten is not None and rewritten.regions:
        if values["region"] is not None:
            # Townships are of no table: the path above them is what was put in.
            above = max(
                (p for p in rewritten.regions if f"{values['region']}/".startswith(p + "/")),
                key=len,
                default=None,
            )
            if above is not None:
                values["region"] = rewritten.regions[above] + values["region"][len(above) :]
        forms = "|".join(re.escape(form) for form in sorted(rewritten.names, key=len, reverse=True))
        values["metric"] = re.sub(forms, lambda match: rewritten.names[match.group()], values["metric"])
    return tuple(values.values())


def compare(before: Sequence[Claim], after: Sequence[Claim], rewritten: Rewritten) -> tuple[Change, ...]:
    """The claims that changed: two sequences in text order, aligned by their compared fields."""
    left, right = [_key(claim, rewritten) for claim in before], [_key(claim) for claim in after]
    changes: list[Change] = []
    for what, i1, i2, j1, j2 in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        if what == "equal":
            continue
        for k in range(max(i2 - i1, j2 - j1)):
            changes.append(
                Change(before[i1 + k] if i1 + k < i2 else None, after[j1 + k] if j1 + k < j2 else None)
            )
    return tuple(changes)


def original(document: Document, extractor: Extractor) -> Original:
    """Read and extract one report as it stands."""
    source = read_source(document.path)
    return Original(
        source.text,
        extractor.analyse(source.text),
        extractor.extract(source.text).claims,
        load_regions(extractor.dirs),
    )


def run(
    wanted: Iterable[Document], extractor: Extractor, names: Iterable[str] | None = None
) -> Iterator[Outcome]:
    """Every report under every transformation that changes its text."""
    chosen = list(TRANSFORMATIONS) if names is None else list(names)
    for document in wanted:
        before = original(document, extractor)
        for name in chosen:
            rewritten = TRANSFORMATIONS[name](before)
            if rewritten is None or rewritten.text == before.text:
                continue
            after = extractor.extract(rewritten.text).claims
            yield Outcome(document, name, len(before.claims), compare(before.claims, after, rewritten))


def pooled(outcomes: Iterable[Outcome]) -> dict[str, tuple[int, int, int]]:
    """Reports, claims and changed claims of each transformation."""
    totals: dict[str, tuple[int, int, int]] = {}
    for outcome in outcomes:
        reports, claims, changed = totals.get(outcome.transformation, (0, 0, 0))
        totals[outcome.transformation] = reports + 1, claims + outcome.claims, changed + len(outcome.changes)
    return totals


def table(outcomes: Sequence[Outcome], *, by_document: bool = False) -> Table:
    """Changed claims of each transformation, pooled or with a column for each report."""
    totals = pooled(outcomes)
    stems = list(dict.fromkeys(outcome.document.path.stem for outcome in outcomes))
    cells = {(outcome.transformation, outcome.document.path.stem): outcome for outcome in outcomes}
    shown = Table(title=f"Claims that change (bar: {BAR:.0%})", title_justify="left")
    shown.add_column("transformation")
    for heading in ("reports", "claims", "changed", "share", *(stem[:7] for stem in stems if by_document)):
        shown.add_column(heading, justify="right")
    for name in (name for name in TRANSFORMATIONS if name in totals):
        reports, claims, changed = totals[name]
        share = changed / claims if claims else 0.0
        row = [name, str(reports), str(claims), str(changed), f"{share:.2%}{'' if share <= BAR else ' !'}"]
        if by_document:
            row += [str(len(o.changes)) if (o := cells.get((name, stem))) else "" for stem in stems]
        shown.add_row(*row)
    return shown


def _show(console: Console, outcomes: Iterable[Outcome], *, test: bool) -> None:
    for outcome in outcomes:
        if outcome.document.corpus == "test" and not test:
            continue
        for change in outcome.changes:
            sides = []
            for claim in (change.before, change.after):
                differing = (
                    change.fields if change.before is not None and change.after is not None else COMPARED
                )
                sides.append(
                    "-"
                    if claim is None
                    else f"{claim.quote!r} "
                    + " ".join(f"{n}={getattr(claim, n)}" for n in differing if n in COMPARED)
                )
            console.print(
                escape(
                    f"{outcome.document.path.stem[:7]} {outcome.transformation} {'+'.join(change.fields)}: {sides[0]}  →  {sides[1]}"
                ),
                soft_wrap=True,
                highlight=False,
            )


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the benchmark. RETURNS 1 when a transformation is over the bar, else 0."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument(
        "--show", metavar="TRANSFORMATION", choices=[*TRANSFORMATIONS, "all"], help="list the changed claims"
    )
    parser.add_argument("--show-test", action="store_true", help="list those of the test split too")
    parser.add_argument("--corpus", choices=("dev", "test", "real"), help="this corpus only")
    parser.add_argument("--documents", action="store_true", help="a column for each report")
    parser.add_argument("--json", type=Path, metavar="OUT", help="write the shares as JSON")
    options = parser.parse_args(arguments)
    names = None if options.show in (None, "all") else [options.show]
    wanted = [document for document in documents() if options.corpus in (None, document.corpus)]
    outcomes = list(run(wanted, Extractor(), names))
    console = Console() if sys.stdout.isatty() else Console(width=180)
    if options.show:
        _show(console, outcomes, test=options.show_test)
    console.print(table(outcomes, by_document=options.documents))
    totals = pooled(outcomes)
    if options.json:
        data = {
            "bar": BAR,
            "pooled": {
                name: changed / claims if claims else 0.0 for name, (_, claims, changed) in totals.items()
            },
            "documents": [
                {
                    "document": o.document.path.stem,
                    "transformation": o.transformation,
                    "claims": o.claims,
                    "changed": len(o.changes),
                }
                for o in outcomes
            ],
        }
        options.json.write_text(json.dumps(data, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    return int(any(changed > BAR * claims for _, claims, changed in totals.values()))


if __name__ == "__main__":
    sys.exit(main())
