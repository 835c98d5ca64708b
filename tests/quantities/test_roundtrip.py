"""What is written is read back: numbers of every size in every spelling, through all three doors.

The renderers are written independently of the grammar: they follow how numbers are written, not how they are read.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import minzheng_ie as mz

MOST = 10**16
CARRIERS = {
    "人次": "2023年，全县救助困难群众{}人次。",
    "元": "2023年，全县发放临时救助金{}元。",
    "户": "2023年，全县走访困难家庭{}户。",
}
UNSAID = Decimal(-1)
"""A `step` that the guide leaves open (十万: no digit is written)."""


@dataclass(frozen=True)
class Written:
    """A number as written, what it is, and the unit of its last written digit (``step``)."""

    text: str
    value: Decimal
    step: Decimal | None = UNSAID


# -- how numbers are written


@dataclass(frozen=True)
class Script:
    """The characters of one way to spell numbers."""

    digits: str
    ten: str
    hundred: str
    thousand: str
    wan: str
    yi: str
    two: str  # before 百 千 万 亿, where 二 may be said otherwise
    zero: str


PLAIN = Script("零一二三四五六七八九", "十", "百", "千", "万", "亿", "二两", "零")
ROUND_ZERO = Script("〇一二三四五六七八九", "十", "百", "千", "万", "亿", "二", "〇")
TRADITIONAL = Script("零一二三四五六七八九", "十", "百", "千", "萬", "億", "二兩", "零")
FINANCIAL = Script("零壹贰叁肆伍陆柒捌玖", "拾", "佰", "仟", "万", "亿", "贰", "零")
FINANCIAL_TRADITIONAL = Script("零壹貳參肆伍陸柒捌玖", "拾", "佰", "仟", "萬", "億", "貳", "零")

Choose = Callable[[int], int]
"""choose(n): one of 0 … n-1; where usage leaves a choice, the test makes it."""


def _group(value: int, script: Script, choose: Choose, *, first: bool) -> str:
    """A number below 10,000; ``first`` where nothing stands before it, so that 十五 may stand for 一十五."""
    text, gap = "", False
    for power, mark in ((1000, script.thousand), (100, script.hundred), (10, script.ten), (1, "")):
        digit, value = divmod(value, power)
        if digit == 0:
            gap = bool(text)
            continue
        text += script.zero if gap else ""
        gap = False
        if digit == 1 and power == 10 and first and not text and choose(2):
            text += mark
        elif digit == 2 and power >= 100:
            text += script.two[choose(len(script.two))] + mark
        else:
            text += script.digits[digit] + mark
    return text


def _joined(high: str, mark: str, low: str, low_value: int, size: int, ends_round: bool, zero: bool) -> str:
    """high 万 low: 零 must stand before a part that lacks its first digit, and may where the part before ends in 0."""
    if not low:
        return high + mark
    needed = low_value < size // 10
    return high + mark + ("零" if needed or (ends_round and zero) else "") + low


def spell(value: int, script: Script, choose: Choose, *, first: bool = True) -> str:
    """A number up to 10**16 as it is spelled: 三亿零五百万零二十."""
    if value == 0:
        return "零"
    for power, mark in ((10**8, script.yi), (10**4, script.wan)):
        if value >= power:
            above, below = divmod(value, power)
            high = spell(above, script, choose, first=first)
            if above == 2 and len(script.two) > 1:
                high = script.two[choose(2)]
            low = spell(below, script, choose, first=False) if below else ""
            joined = _joined(high, mark, low, below, power, above % 10 == 0, bool(choose(2)))
            return joined.replace("零", script.zero)
    return _group(value, script, choose, first=first)


def spelled_step(text: str, value: int, script: Script) -> Decimal:
    """10**k for the k of the last digit that is not 0; unsaid where that 十 has no digit of its own."""
    if value == 0:
        return Decimal(1)
    tail = text.rstrip(script.wan + script.yi)
    if tail == script.ten:
        return UNSAID
    zeros = len(str(value)) - len(str(value).rstrip("0"))
    return Decimal(10) ** zeros


def _fullwidth(text: str) -> str:
    return "".join(chr(ord(char) + 0xFEE0) if "!" <= char <= "~" else char for char in text)


SPACES = {"plain": " ", "no-break": "\u00a0", "thin": "\u2009", "narrow": "\u202f", "full-width": "\u3000"}


# -- what is written


def integers(least: int = 0, most: int = MOST) -> st.SearchStrategy[int]:
    """Numbers of every length, many with zeros inside or at the end."""
    length = len(str(most))
    digits = st.lists(st.sampled_from("0000123456789"), min_size=1, max_size=length).map("".join).map(int)
    round_ones = st.builds(lambda a, k: a * 10**k, st.integers(1, 999), st.integers(0, length))
    anything = st.one_of(st.integers(least, most), st.integers(least, min(9999, most)), digits, round_ones)
    return anything.filter(lambda value: least <= value <= most)


@st.composite
def fractions(draw: st.DrawFn, most: int = 10**8) -> tuple[int, str]:
    """Whole part and decimal places; places may end in 0 (15.0 is not 15: see ``step``)."""
    return draw(integers(0, most)), draw(st.text("0123456789", min_size=1, max_size=4))


def _decimal(parts: tuple[int, str], scale: int = 1) -> tuple[Decimal, Decimal]:
    whole, places = parts
    return Decimal(f"{whole}.{places}") * scale, Decimal(scale).scaleb(-len(places))


def chooser(draw: st.DrawFn) -> Choose:
    return lambda n: draw(st.integers(0, n - 1)) if n > 1 else 0


@st.composite
def arabic(draw: st.DrawFn) -> Written:
    value = draw(integers())
    return Written(str(value), Decimal(value), Decimal(1))


@st.composite
def by_commas(draw: st.DrawFn) -> Written:
    value = draw(integers())
    return Written(f"{value:,}", Decimal(value), Decimal(1))


@st.composite
def by_spaces(draw: st.DrawFn) -> Written:
    value = draw(integers())
    return Written(
        f"{value:,}".replace(",", draw(st.sampled_from([*SPACES.values()]))), Decimal(value), Decimal(1)
    )


@st.composite
def full_width(draw: st.DrawFn) -> Written:
    if draw(st.booleans()):
        value = draw(integers())
        return Written(
            _fullwidth(str(value) if draw(st.booleans()) else f"{value:,}"), Decimal(value), Decimal(1)
        )
    parts = draw(fractions())
    return Written(_fullwidth(f"{parts[0]}.{parts[1]}"), *_decimal(parts))


@st.composite
def decimals(draw: st.DrawFn) -> Written:
    parts = draw(fractions())
    whole = str(parts[0]) if draw(st.booleans()) else f"{parts[0]:,}"
    return Written(f"{whole}.{parts[1]}", *_decimal(parts))


@st.composite
def scaled(draw: st.DrawFn) -> Written:
    """1.5亿, 320万, 1,250.6万亿."""
    mark, scale = draw(st.sampled_from([("万", 10**4), ("亿", 10**8), ("万亿", 10**12), ("萬", 10**4)]))
    if draw(st.booleans()):
        whole = draw(integers(1, 99999))
        number = str(whole) if draw(st.booleans()) else f"{whole:,}"
        return Written(number + mark, Decimal(whole * scale), Decimal(scale))
    parts = draw(fractions(9999).filter(lambda parts: parts[0] or parts[1].strip("0")))
    return Written(f"{parts[0]}.{parts[1]}{mark}", *_decimal(parts, scale))


@st.composite
def stacked(draw: st.DrawFn) -> Written:
    """3千5百万, 4百万, 2千亿: 千 and 百 stacked on 万 or 亿, or standing alone."""
    mark, scale = draw(st.sampled_from([("", 1), ("万", 10**4), ("亿", 10**8)]))
    thousands, hundreds = draw(st.integers(0, 9)), draw(st.integers(0, 9))
    if not thousands and not hundreds:
        thousands = 3
    text = (f"{thousands}千" if thousands else "") + (f"{hundreds}百" if hundreds else "") + mark
    value = (thousands * 1000 + hundreds * 100) * scale
    return Written(text, Decimal(value), Decimal(scale * (100 if hundreds else 1000)))


@st.composite
def chained(draw: st.DrawFn) -> Written:
    """2亿3150万, 4亿零600万, 6万4500, 2亿3,150万, 1亿5千万, 3万2千5百."""
    kind = draw(st.sampled_from(["亿万", "万", "亿千万", "万千百"]))
    above = draw(st.integers(1, 9999))
    if kind == "亿千万":
        below = draw(st.integers(1, 9))
        return Written(f"{above}亿{below}千万", Decimal(above * 10**8 + below * 10**7), Decimal(10**7))
    if kind == "万千百":
        thousands, hundreds = draw(st.integers(1, 9)), draw(st.integers(0, 9))
        tail = f"{hundreds}百" if hundreds else ""
        return Written(
            f"{above}万{thousands}千{tail}",
            Decimal(above * 10**4 + thousands * 1000 + hundreds * 100),
            Decimal(100 if hundreds else 1000),
        )
    below = draw(st.integers(1, 9999))
    zero = "零" if below < 1000 else ""  # 6万50 without it is 6.5万 to some, 60050 to others
    number = f"{below:,}" if draw(st.booleans()) else str(below)
    if kind == "万":
        return Written(f"{above}万{zero}{number}", Decimal(above * 10**4 + below), Decimal(1))
    return Written(f"{above}亿{zero}{number}万", Decimal(above * 10**8 + below * 10**4), Decimal(10**4))


@st.composite
def spelled(draw: st.DrawFn, *scripts: Script) -> Written:
    script = draw(st.sampled_from(scripts))
    least = 11 if script.digits[1] == "壹" else 0  # 叁, 伍 or 拾 alone is a word or a name as well
    value = draw(integers(least))
    text = spell(value, script, chooser(draw))
    return Written(text, Decimal(value), spelled_step(text, value, script))


@st.composite
def spelled_decimals(draw: st.DrawFn, *scripts: Script) -> Written:
    """三点一四, 二十五点零六亿, 叁点伍万."""
    script = draw(st.sampled_from(scripts))
    mark, scale = draw(st.sampled_from([("", 1), (script.wan, 10**4), (script.yi, 10**8)]))
    parts = draw(fractions(9999).filter(lambda parts: parts[0] or parts[1].strip("0")))
    point = "點" if script.wan == "萬" else "点"
    places = "".join(script.digits[int(digit)] for digit in parts[1])
    return Written(spell(parts[0], script, chooser(draw)) + point + places + mark, *_decimal(parts, scale))


STYLES: dict[str, st.SearchStrategy[Written]] = {
    "arabic": arabic(),
    "by commas": by_commas(),
    "by spaces": by_spaces(),
    "full width": full_width(),
    "decimals": decimals(),
    "scaled": scaled(),
    "stacked": stacked(),
    "chained": chained(),
    "chinese": spelled(PLAIN, ROUND_ZERO),
    "chinese decimals": spelled_decimals(PLAIN, TRADITIONAL),
    "traditional": spelled(TRADITIONAL),
    "financial": spelled(FINANCIAL, FINANCIAL_TRADITIONAL),
    "financial decimals": spelled_decimals(FINANCIAL),
}


# -- read back


@lru_cache(maxsize=1)
def extractor() -> mz.Extractor:
    return mz.Extractor()


def steps_are_told() -> bool:
    """`step` is a field to come; until it is one, the rest is tested."""
    return "step" in mz.Claim.model_fields


def agrees(item: Any, written: Written) -> None:
    assert (item.value, item.value_max, item.modifier) == (written.value, None, "exact"), item
    if steps_are_told() and written.step != UNSAID:
        assert item.step == written.step, item


def check_alone(written: Written) -> None:
    number = mz.parse_number(written.text)
    assert number.quote == written.text
    assert number.unit is None
    agrees(number, written)
    found = mz.find_numbers(written.text)
    assert [item.quote for item in found] == [written.text]
    agrees(found[0], written)


def check_in_a_sentence(written: Written, unit: str) -> None:
    before, after = CARRIERS[unit].split("{}")
    text = before + written.text + after
    start, end = len(before), len(before) + len(written.text)
    found = [item for item in mz.find_numbers(text) if item.end > start]
    assert [(item.start, item.end) for item in found] == [(start, end)], found
    agrees(found[0], written)
    report = extractor().extract(text)
    vague = written.value == 1 and not written.text[0].isdecimal()  # 一户, 一人次 is mostly “a” household
    if (written.value == 0 or vague) and not report.claims:  # 0: a count said not to be
        assert any(item.start <= start and end <= item.end for item in report.skipped), report.skipped
        return
    assert len(report.claims) == 1, report.claims
    claim = report.claims[0]
    assert claim.quote == text[start : end + len(unit)]
    assert claim.unit == unit
    agrees(claim, written)
    plain = format(written.value, "f")
    plain = plain.rstrip("0").rstrip(".") if "." in plain else plain
    assert claim.model_dump()["value"] == plain


def read_back(style: str) -> Callable[..., None]:
    """The test of one style: what is written is read back, alone and in a sentence with a unit behind."""

    def test(written: Written, unit: str) -> None:
        check_alone(written)
        check_in_a_sentence(written, unit)

    test.__name__ = "test_" + style.replace(" ", "_")
    return settings(max_examples=120)(given(STYLES[style], st.sampled_from(sorted(CARRIERS)))(test))


test_arabic = read_back("arabic")
test_by_commas = read_back("by commas")
test_by_spaces = read_back("by spaces")
test_full_width = read_back("full width")
test_decimals = read_back("decimals")
test_scaled = read_back("scaled")
test_stacked = read_back("stacked")
test_chained = read_back("chained")
test_chinese = read_back("chinese")
test_chinese_decimals = read_back("chinese decimals")
test_traditional = read_back("traditional")
test_financial = read_back("financial")
test_financial_decimals = read_back("financial decimals")


def test_every_style_has_its_test() -> None:
    assert all("test_" + style.replace(" ", "_") in globals() for style in STYLES)


@settings(max_examples=600)
@given(written=st.one_of(*STYLES.values()))
@example(written=Written("零", Decimal(0), Decimal(1)))
@example(written=Written("一亿亿", Decimal(10**16), Decimal(10**16)))
@example(written=Written("一百九十万零三千九百七十一", Decimal(1903971), Decimal(1)))
@example(written=Written("两千万零二十", Decimal(20000020), Decimal(10)))
@example(written=Written("10\u2009000\u2009000", Decimal(10**7), Decimal(1)))
@example(written=Written("3千万", Decimal(3 * 10**7), Decimal(10**7)))
@example(written=Written("15.0", Decimal(15), Decimal("0.1")))
def test_any_spelling_alone_is_read_back(written: Written) -> None:
    check_alone(written)


# -- the renderers themselves


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (0, "零"),
        (10, "一十"),
        (110, "一百一十"),
        (1005, "一千零五"),
        (10010, "一万零一十"),
        (200000, "二十万"),
        (300050000, "三亿零五万"),
        (40000300, "四千万零三百"),
        (10**12 * 3, "三万亿"),
        (1002000000003, "一万零二十亿零三"),
        (10**16, "一亿亿"),
    ],
)
def test_the_renderer_spells_as_people_do(value: int, expected: str) -> None:
    assert spell(value, PLAIN, lambda n: 0) == expected


def test_the_renderer_knows_the_choices_of_usage() -> None:
    last: Choose = lambda n: n - 1  # noqa: E731
    assert spell(13, PLAIN, last) == "十三"
    assert spell(2200, PLAIN, last) == "两千两百"
    assert spell(1903971, PLAIN, last) == "一百九十万零三千九百七十一"
    assert spell(200020000, PLAIN, last) == "两亿零两万"
    assert spell(152000, FINANCIAL, last) == "拾伍万贰仟"
