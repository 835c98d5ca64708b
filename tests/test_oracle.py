"""An oracle for values: each is the number of its quote times a power of ten that its words or unit column say.

It knows nothing of the library's rules: the number is read from the quote as written, the power from the scales behind
it or, for a row of a table, from the place its unit is told in. Fractions, 成, 半, money in 角 and 分, Chinese numerals
and numbers of several scales (2万5000) have other tests.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from decimal import Context, Decimal
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import regex as re
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

import minzheng_ie as mz
from minzheng_ie.schema import Claim

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
EXACT = Context(prec=120)
NUMBER = re.compile(r"[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?|\.[0-9]+")
SCALES = {"十": 1, "百": 2, "千": 3, "万": 4, "亿": 8, "億": 8, "萬": 4}
# 余万, and 千多万; 4百分点 are no hundreds
SCALE = re.compile(r"((?:[余多几餘幾来十万亿萬億]|百(?!分[点點])|千(?![克瓦米伏卡]|分[点點]))*)")
WRITTEN = "一二三四五六七八九壹贰叁肆伍陆柒捌玖貳參陸"
COMPOSITE = re.compile(
    rf"[成半角]|分之|[0-9]/[0-9]|[0-9] ?元 ?[0-9]|[万亿千百萬億] ?零?[0-9{WRITTEN}]|[eE][+]?[0-9]|\n"
)
# Units with a scale of their own into the canonical one: 斤, 公顷 of 亩, 千分之 as a percentage …
OWN_SCALES = frozenset({Decimal(1)})
SMALL_CHANGE = {"角": Decimal("0.1")}


@lru_cache(maxsize=1)
def unit_scales() -> frozenset[Decimal]:
    units = yaml.safe_load((ROOT / "patterns" / "units.yaml").read_text(encoding="utf-8"))
    return OWN_SCALES | {Decimal(str(unit["scale"])) for unit in units if "scale" in unit}


def plain(text: str) -> str:
    """The quote without what cleaning takes out: hidden characters, spaces, readings in brackets."""
    text = "\n".join(unicodedata.normalize("NFKC", text).splitlines())  # a form feed breaks lines too
    text = "".join(
        char for char in text if unicodedata.category(char) not in ("Cc", "Cf", "Zs") or char == "\n"
    )
    text = re.sub(r"(?<=[0-9])·(?=[0-9])", ".", text)  # 1·4万元, as old prints have it
    return re.sub(r"(?<=\p{Han})\([a-zāáǎàēéěèīíǐìōóǒòūúǔùüǖǘǚǜńňǹḿ]+\)", "", text)


def power(words: str) -> int:
    return sum(SCALES.get(char, 0) for char in words)


def powers(claim: Claim, behind: str) -> set[int]:
    """The powers of ten that the words behind a number, or the unit column, may say."""
    found = SCALE.match(behind)
    said = {power(found.group(1))} if found else {0}
    if claim.rule in ("table-row", "table-cell"):
        # 单位:亿元、万张: one of them, and no product.
        told = [unit for span in claim.evidence.unit for unit in re.split("[、,，;；]", plain(span.quote))]
        said |= {power(re.sub(r"[^十百千万亿萬億]", "", unit)) for unit in told}
    return said


SIBLINGS = re.compile(rf"\n*(?:[、,，和与與及至到~—\-]+(?:{NUMBER.pattern}))+{SCALE.pattern}")


def _change(claim: Claim) -> set[Decimal]:
    """What one of a unit told elsewhere (a head of a column) is in 元."""
    return {
        worth
        for char, worth in SMALL_CHANGE.items()
        if any(char in span.quote for span in claim.evidence.unit)
    }


def honest(claim: Claim, text: str = "") -> bool:
    """Whether the value (each end of a range) is a number of the quote times a power of ten that is said."""
    quote = re.sub(r"m[23]$", "", plain(claim.quote))
    found = list(NUMBER.finditer(quote))
    if COMPOSITE.search(quote) or not found or len(found) > 2 or re.search(r"[几幾]", quote):
        return True
    ends = [claim.value] if claim.value_max is None else [claim.value, claim.value_max]
    if len(found) != len(ends):
        return claim.value_max is not None  # 1百至二百: one end is written in Chinese
    # 分别为1.9、3.2万人: the scale is said behind the last of its siblings.
    sibling = SIBLINGS.match(plain(text[claim.end : claim.sentence.end]))
    shared = {power(sibling.group(1))} if sibling else set()
    if claim.value_max is not None:
        # The first end may take the scale of the second (3至5万人).
        allowed = {p for match in found for p in powers(claim, quote[match.end() :])} | {0} | shared
    for match, value in zip(found, sorted(ends, key=Decimal.copy_abs), strict=True):
        if claim.value_max is None:
            allowed = powers(claim, quote[match.end() :]) | shared
        number = Decimal(match.group().replace(",", ""))
        if not any(
            value.copy_abs() == EXACT.multiply(EXACT.scaleb(number, p), own)
            for p in allowed
            for own in unit_scales() | _change(claim)
        ):
            return False
    return True


def dishonest(text: str, **options: Any) -> list[tuple[str, str, str]]:
    report = extractor().extract(text, **options)
    return [(c.quote, str(c.value), c.unit) for c in report.claims if not honest(c, text)]


@lru_cache(maxsize=1)
def extractor() -> mz.Extractor:
    return mz.Extractor()


def reports() -> Iterator[Any]:
    for folder in (ROOT / "seeds", SHARED / "corpus", SHARED / "seeds"):
        for file in sorted(folder.glob("*.txt")):
            yield pytest.param(file, id=f"{folder.parent.name}/{folder.name}/{file.stem[:40]}")


@pytest.mark.parametrize("file", list(reports()))
def test_values_of_reports_are_those_of_their_quotes(file: Path) -> None:
    assert dishonest(file.read_text(encoding="utf-8")) == []


def test_values_of_the_constructions_are_those_of_their_quotes() -> None:
    found = {}
    for file in sorted((ROOT / "tests" / "constructions").glob("*.yaml")):
        for case in yaml.safe_load(file.read_text(encoding="utf-8"))["cases"]:
            wrong = dishonest(case["text"], region=case.get("region"), date=case.get("date"))
            if wrong:
                found[case["text"]] = wrong
    assert found == {}


LABELS = [
    "养老机构",
    "城市低保对象",
    "救助资金(万元)",
    "床位(张)",
    "火化率",
    "结余",
    "其中:护理型",
    "—",
    "合计",
]
UNITS = ["家", "人", "万元", "万张", "%", "户次", "元/人·月", "亿元", "对"]
whole = st.integers(0, 10**7).map(str)
groups = st.integers(1000, 10**9).map(lambda n: f"{n:,}")
decimals = st.decimals(0, 10**5, places=2).map(str)
number = st.one_of(whole, groups, decimals, st.sampled_from(["0", "2023", "350", "012", "9" * 29, "9" * 33]))
signed = st.builds(lambda sign, n: sign + n, st.sampled_from(["", "", "-", "+"]), number)
glued = st.builds(lambda n, unit: n + unit, number, st.sampled_from([*UNITS, "余人", "多万元"]))
cell = st.one_of(
    signed, signed, glued, st.sampled_from(UNITS), number.map(lambda n: n + "%"), st.sampled_from(LABELS)
)
space = st.sampled_from([" ", "  ", "\t", "\u3000", "\u2009", "\xa0"])


@st.composite
def rows(draw: st.DrawFn) -> str:
    lines = []
    if draw(st.booleans()):
        lines.append("单位:" + draw(st.sampled_from(["万元", "人", "户、人", "万人"])))
    if draw(st.booleans()):
        heads = st.sampled_from(
            ["数量", "单位", "2022年", "2023年", "2022", "2023", "同比(%)", "增长", "金额(万元)", "占比"]
        )
        lines.append("指标" + "".join(draw(space) + draw(heads) for _ in range(draw(st.integers(1, 4)))))
    for _ in range(draw(st.integers(1, 3))):
        label = draw(st.sampled_from([*LABELS, "2023年全市低保对象"]))
        cells = draw(st.lists(cell, min_size=1, max_size=5))
        lines.append(
            label + "".join(draw(space) + c for c in cells) + draw(st.sampled_from(["", "", "。", "人"]))
        )
    return "\n".join(lines)


@settings(max_examples=400, deadline=None)
@given(rows())
@example("养老机构 120 35家")
@example("指标 数量 增长\n老年食堂 46 8.3%\n低保对象 5120 -2.4%")
@example("农村低保\t2400\t180人")
@example("全县总人口1 203 778 564人")
@example("项目经费 300 万元 45 %")
@example("补助资金(万元) 99999999999999999999999999999")
@example("— 260 张")
@example("日间照料中心 310 450 家")
def test_values_of_rows_are_those_of_their_cells(text: str) -> None:
    report = extractor().extract(text)
    assert [(c.quote, c.value, c.unit) for c in report.claims if not honest(c, text)] == []
    for claim in report.claims:
        assert re.search(r"\p{L}", claim.metric), claim
        assert claim.value.copy_abs() < Decimal(10) ** 30
    spans = sorted([(c.start, c.end) for c in report.claims] + [(s.start, s.end) for s in report.skipped])
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    covered = {i for start, end in spans for i in range(start, end)}
    assert {i for i, char in enumerate(text) if char.isdecimal()} <= covered


def test_the_oracle_can_fail() -> None:
    claim = mz.extract("全县养老机构49家。").claims[0]
    assert honest(claim)
    assert not honest(claim.model_copy(update={"value": Decimal(490)}))
    assert not honest(claim.model_copy(update={"value": Decimal(48)}))
    assert not honest(claim.model_copy(update={"quote": "49万家"}))
