"""Draw claims to label by hand: `python benchmarks/indicators_draw.py --seed N --count seeds=60,shared=60,corpus=60,wild=220 --pages DIR… -o OUT.jsonl`.

The draw is made before anyone looks at what the matcher says, by a seeded choice: of a room first a document, then one of its
claims, so that a long bulletin does not fill the sample. Claims that have a label already (benchmarks/indicators/*.jsonl) are
not drawn again, nor is the test split of ``seeds/`` ever read. A line of OUT is a claim with the text round it and a label still
to be given (``indicator``, null for none, and ``splits``); OUT.md tells the labeller how, with all indicators and splits. Neither holds an answer.
Both belong outside the repository: `--keep OUT.jsonl -o LABELS.jsonl` leaves the labels only. Pages of the public web are
not ours to publish: they go by the first 16 hexadecimal digits of the SHA-256 of their text, as in benchmarks/wild.
`indicators.py --labels OUT.jsonl` scores it.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from minzheng_ie.extractor import Extractor
from minzheng_ie.indicators import IndicatorRule, IndicatorWord
from minzheng_ie.indicators.model import FAMILIES, WORDS
from minzheng_ie.patterns import builtin_dir, read_rules
from minzheng_ie.reading import read_source
from minzheng_ie.schema import Claim

ROOT = Path(__file__).resolve().parents[1]
LABELS = Path(__file__).with_name("indicators")


def page_name(path: Path) -> str:
    """The name that a page goes by: of its text, not of its file."""
    return sha256(path.read_text(encoding="utf-8").encode()).hexdigest()[:16]


def documents(shared: Path, pages: Sequence[Path]) -> dict[str, dict[str, Path]]:
    """Room → name of the document → its file. shared (Path): beside the repository. pages (Sequence): folders of pages."""
    rooms: dict[str, dict[str, Path]] = {
        "seeds": {path.name: path for path in sorted((ROOT / "seeds").glob("dev*.txt"))},
        "shared": {path.name: path for path in sorted((shared / "seeds").glob("*.txt"))},
        "corpus": {path.name: path for path in sorted((shared / "corpus").glob("*.txt"))},
        "wild": {},
    }
    for folder in pages:
        for path in sorted(folder.glob("*.txt")):
            rooms["wild"].setdefault(page_name(path), path)
    return rooms


def labelled() -> set[tuple[str, str, int, int]]:
    """What has a label already."""
    lines = (
        line
        for path in sorted(LABELS.glob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    )
    return {(one["room"], one["doc"], one["start"], one["end"]) for one in map(json.loads, lines)}


def draw(pool: dict[str, list[Claim]], count: int, chance: random.Random) -> Iterator[tuple[str, Claim]]:
    """``count`` claims, or all there are: a document by chance, then one of its claims that is not drawn yet."""
    left = {name: list(claims) for name, claims in sorted(pool.items()) if claims}
    while left and count:
        name = chance.choice(sorted(left))
        yield name, left[name].pop(chance.randrange(len(left[name])))
        count -= 1
        if not left[name]:
            del left[name]


def shown(path: Path, text: str, claim: Claim) -> dict[str, Any]:
    """What the labeller sees: the claim as extracted, and the text round it with the number marked. Not what the matcher says."""
    before, after = text[max(0, claim.start - 110) : claim.start], text[claim.end : claim.end + 50]
    marked = f"{before}【{text[claim.start : claim.end]}】{after}"
    return {
        "context": marked.replace("\n", "⏎").replace("\r", ""),
        "metric": claim.metric,
        "value": f"{claim.value:f}" if claim.value_max is None else f"{claim.value:f}–{claim.value_max:f}",
        "unit": claim.unit,
        "region": claim.region,
        "period": claim.period,
        "program": claim.program,
        "change": claim.change,
        "status": claim.status,
        "role": claim.role,
        "file": f"{path.parent.name}/{path.name}",
    }


def guide() -> str:
    """What a labeller has to know: how to label, the indicators, and the splits. From the pattern files."""
    dirs = (builtin_dir(),)
    words = read_rules(WORDS, IndicatorWord, dirs)
    lines: dict[str, list[IndicatorRule]] = {}
    for rule in read_rules(FAMILIES, IndicatorRule, dirs):
        lines.setdefault(rule.indicator, []).append(rule)
    parts: dict[str, dict[str, tuple[str, ...]]] = {}
    for word in words:
        if word.split is not None and word.value is not None:
            parts.setdefault(word.split, {}).setdefault(word.value, word.words[:10])
    return "\n".join(
        [_HOW, "# Indicators", ""]
        + [_entry(name, rules) for name, rules in lines.items()]
        + ["", "# Splits", ""]
        + [
            f"- **{split}** ({_PARTS[split]}): "
            + "; ".join(f"{value} ({'、'.join(said)})" for value, said in values.items())
            for split, values in parts.items()
        ]
        + [""]
    )


_HOW = """\
# How to label

Give each line of the sheet the name of the indicator that its marked number 【…】 is a value of, and the splits that tell which part
of it, or leave the indicator null. Go by the text, not by the metric: the metric is what the library extracted and may be wrong.

## Which indicator

- The number must be what the indicator's line says, in one of its units: 户 is no value of 低保人数, 人 none of 低保人次. Other words for
  the same thing are the same thing (what stands behind "as" are examples).
- "Not" names words that make it another number, where they are said of the marked number itself; elsewhere in the sentence they tell nothing.
- What the sentence, or the heading above it, spoke of counts too: in 提高农村低保水平，全年发放资金310万元 the money is 低保资金.
- Values like any other: what is planned, the base of a move (由A提高到B: A), what is told of another place, of a street or a village, of a
  month or a day, a bound (超过, 近). Status, role, region and period tell them apart.

Null:

- it is no value of any indicator below, or you cannot tell which of two;
- how much more or less (增加300人, 增长5%, 提高60元);
- a part that no split of the indicator names (其中失能的, 大病, 春节慰问, 示范性的, 党员; 为这些老人…), or of more than the indicator counts;
- of one institution, one project, one donor, one campaign, where the indicator counts all of a place;
- for each (每村1名, 各2处, 人均), or a mean per day or month, where the indicator is a total;
- people counted again every month (上半年累计保障1.2万户), where the indicator is a stock; unit 人次 has indicators of its own;
- a line of the indicator says "needs", and that split is not told.

## Splits

An indicator has only the splits that its line names; of the others nothing is told, whatever the text says. A split is told where the
words of the number say which part, or its clause, or (城乡, 供养, 年龄, 口径, 单位) what was said just before: earlier in its sentence, in the
heading or the sentence before where that spoke of one part only. Nothing said, or all parts together (城乡低保): no split. 新增21个，累计148个:
148 is the whole, without 新增.
"""

_PARTS = {
    "城乡": "whose: 城镇 is 城市; 五保 is 农村 wherever the people are so called",
    "供养": "where they are cared for",
    "动态": "what came or went. 新增: in the period (新增, 新建, 新纳入). 建成: built or set up, whenever (建成, 建, 设立, 成立). 改造: made better. "
    "新建改造: both in one number. None: what there is (有, 现有, 共有, 建有, 设有, 设置, 拥有, 达)",
    "自理": "what they cannot do themselves",
    "残疾": "kind of disability",
    "人群": "which of them",
    "性别": "men or women",
    "环节": "安排: handed down, planned, raised or asked for. None: spent, paid out (发放, 支出, 投入, 使用) or nothing said",
    "来源": "of whose budget the money is; 各级财政 is none",
    "补贴": "which of the two allowances; both together: none",
    "类型": "what kind of need",
    "性质": "who runs it, or what for",
    "床位": "whose beds: of homes, or of the community",
    "年龄": "of what age: 60+ is 60岁以上, 80-89 is 80至89岁; any other age than these makes it another number",
    "口径": "of which population",
    "方式": "how they were divorced; 办理离婚登记 is 登记",
    "居民": "who married",
    "单位": "who got or spent it; several of them together: none",
}


def _entry(name: str, rules: Sequence[IndicatorRule]) -> str:
    first = rules[0]
    units = dict.fromkeys(unit for rule in rules for unit in (rule.unit, *rule.factors))
    excluded = [word for word in first.exclude if len(word) > 1]
    splits = dict.fromkeys(split for rule in rules for split in rule.splits)
    needs = [split for split in first.needs if all(split in rule.needs for rule in rules)]
    told = [
        f"- **{name}** ({first.kind}; {'、'.join(units)}): {first.reason}. ",
        f"As: {'、'.join(first.words[:6])}.",
        f" Not: {'、'.join(excluded)}." if excluded else "",
        f" Splits: {'、'.join(splits)}." if splits else "",
        f" Needs: {'、'.join(needs)}." if needs else "",
    ]
    return "".join(told)


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--count", metavar="ROOM=N,…", help="draw a sheet")
    parser.add_argument("--keep", type=Path, metavar="SHEET", help="write the labels of a sheet instead")
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared", metavar="DIR")
    parser.add_argument("--pages", type=Path, nargs="*", default=[], metavar="DIR")
    parser.add_argument("-o", "--out", type=Path, required=True)
    options = parser.parse_args(arguments)
    if options.keep:
        options.out.write_text(bare(options.keep), encoding="utf-8")
        return 0
    if not options.count:
        parser.error("--count or --keep")
    rooms, given, extractor = documents(options.shared, options.pages), labelled(), Extractor()
    chance, drawn = random.Random(options.seed), list[tuple[str, str, Path, str, Claim]]()
    for room, count in (item.split("=") for item in options.count.split(",")):
        pool, texts = dict[str, list[Claim]](), dict[str, str]()
        for name, path in rooms[room].items():
            source = read_source(path)
            texts[name] = source.text
            found = extractor.extract(source).claims
            pool[name] = [one for one in found if (room, name, one.start, one.end) not in given]
        for name, claim in draw(pool, int(count), chance):
            drawn.append((room, name, rooms[room][name], texts[name], claim))
    chance.shuffle(drawn)
    lines = list[str]()
    for number, (room, name, path, text, claim) in enumerate(drawn):
        line: dict[str, Any] = {"number": number, "indicator": None, "splits": {}}
        line |= shown(path, text, claim)
        line |= {"room": room, "doc": name, "start": claim.start, "end": claim.end}
        lines.append(json.dumps(line, ensure_ascii=False))
    options.out.write_text("\n".join(lines) + "\n", encoding="utf-8")
    options.out.with_suffix(".md").write_text(guide(), encoding="utf-8")
    return 0


def bare(sheet: Path) -> str:
    """The labels of a sheet without the text of its pages, as benchmarks/indicators keeps them."""
    kept = ("room", "doc", "start", "end", "indicator", "splits")
    given = map(json.loads, sheet.read_text(encoding="utf-8").splitlines())
    return "".join(json.dumps({name: one[name] for name in kept}, ensure_ascii=False) + "\n" for one in given)


if __name__ == "__main__":
    sys.exit(main())
