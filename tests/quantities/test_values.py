"""An oracle for values: a claim says the digits it quotes, times a power of ten.

The digits of a value other than 0 are the digits of its quote, in their order: `2亿3,150万元` and 231500000 both say
2 3 1 5. That holds for every way to write a number but fractions and halves, and finds products of neighbours, lost
parts, doubled scales and values taken from another number, without knowing how numbers are read.
"""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from pathlib import Path

import pytest
import regex as re
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st
from test_ledger import texts

import minzheng_ie as mz
from minzheng_ie.patterns import seeds_dir

CASES = yaml.safe_load(Path(__file__).with_name("cases_suites.yaml").read_text(encoding="utf-8"))
SEEDS = [path for path in sorted(seeds_dir().glob("*.txt")) if not path.name.startswith("test")]

CHINESE = {char: str(digit) for line in ("〇一二三四五六七八九", "零壹贰叁肆伍陆柒捌玖", "○壹貳參肆伍陸柒捌玖") for digit, char in enumerate(line)}  # fmt: skip
CHINESE |= {"两": "2", "兩": "2", "参": "3"}
SMALL, LARGE = "十百千拾佰仟", "万亿萬億"
OTHER = re.compile(
    r"(?<![百千万])分之|[二两三四五六七八九][百千万]分之|半|儿|[0-9０-９]\s*[/／]\s*[0-9０-９]|[俩仨廿卅]|折|打|[①-⓿㈠-㊿❶-➓]"
)
"""Ways to write a number that say more than digits and powers of ten."""
SILENT = re.compile(
    r"一?[百千万]分之|百分(?=[百数])|[百千]分[点點]|千(?:克|米|瓦时?|伏安?|卡)|[Ee][+-]?[0-9]+|[/／每].*|m[23]$|(?<![负零〇十拾])一(?:位|户|天|人|月|年|次|份|张|家|个)$"
)
"""Words of a quote whose digits count nothing: 百分之, 千克, the denominator of a rate, the 一 of 两百一位 (not of 五十一位)."""
PAGE_MARK = re.compile(r"\n[^\S\n]*[-—－]+[^\S\n]*[0-9]+[^\S\n]*[-—－]+[^\S\n]*\n")
"""A line between a number and its unit that holds the page's number only."""


def digits(quote: str) -> str:
    """The digits of a quote other than 0, in their order; a scale without a digit says 1 (百余户, 十五)."""
    said, before, counted = "", "", False
    for char in SILENT.sub("", re.sub(r"[\s\p{C}]", "", PAGE_MARK.sub("", quote))):
        digit = str(int(char)) if char.isdecimal() else CHINESE.get(char)
        if digit is not None:
            said += digit.strip("0")
            counted = True
        elif (char in SMALL and not (before.isdecimal() or CHINESE.get(before, "0") != "0")) or (
            char in LARGE and not counted
        ):
            said += "1"
            counted = True
        elif char in "至到-—~～－–、和与":
            counted = False
        before = char
    return said


def _says(value: Decimal) -> str:
    return format(value.copy_abs(), "f").replace(".", "").replace("0", "")


def agrees(quote: str, value: Decimal, high: Decimal | None) -> bool:
    """Whether the value, or both ends of a range, say the digits of the quote."""
    if OTHER.search(quote):
        return True
    said, low = digits(quote), _says(value)
    if high is None:
        return said == low
    return said in (low + _says(high), low + _says(high)[-1:])  # 十六七万: the ends share their first digit


@lru_cache(maxsize=1)
def extractor() -> mz.Extractor:
    return mz.Extractor()


def check(text: str) -> None:
    off = [
        (claim.quote, claim.value, claim.value_max)
        for claim in extractor().extract(text).claims
        if not agrees(claim.quote, claim.value, claim.value_max)
    ]
    assert not off, off


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_values_of_a_report_say_their_digits(path: Path) -> None:
    check(path.read_text(encoding="utf-8"))


@settings(max_examples=600)
@given(text=texts())
@example(text="养老机构 120 5.2%")
@example(text="城市低保 1200 350人")
@example(text="全县投入1千6百万元，筹集2亿3,150万元，发放三百至五百万元。")
def test_values_of_any_text_say_their_digits(text: str) -> None:
    check(text)


HEADS = ["养老机构", "城市低保", "发放救助金", "同比增长", "其中", "每人每月"]
NUMERALS = ["120", "5.2", "1,200", "0.8", "三百", "二十五", "3", "百余", "3.6"]
UNITS = ["人", "户", "元", "万元", "%", "个百分点", "成", ""]
GAPS = [" ", "\t", "\u3000", "  ", "、", "至", "\n"]


def neighbours() -> st.SearchStrategy[str]:
    """Clauses of a head and two numbers, with and without units, as rows of a table that lost its lines."""
    clause = st.tuples(
        *(st.sampled_from(of) for of in (HEADS, ["", " "], NUMERALS, UNITS, GAPS, NUMERALS, UNITS, "，。 \n"))
    )
    return st.lists(clause.map("".join), min_size=1, max_size=3).map("".join)


@settings(max_examples=600)
@given(text=neighbours())
def test_neighbours_are_no_products(text: str) -> None:
    check(text)


def test_the_list_of_numerals_says_its_digits() -> None:
    """The oracle against expectations made by hand."""
    off = []
    for kind in CASES["kinds"]:
        for case in kind["cases"]:
            for quote, value, *rest in case.get("numbers", []):
                high = rest[0] if rest else None
                if not agrees(quote, Decimal(value), None if high is None else Decimal(high)):
                    off.append((quote, value, digits(quote)))
    assert not off, off


def test_the_oracle_can_fail() -> None:
    assert not agrees("5.2%", Decimal(1824), None)
    assert not agrees("1200 350人", Decimal(1620000), None)
    assert not agrees("1千3百万元", Decimal(3001000), None)
    assert agrees("4元5角", Decimal("4.5"), None)
    assert agrees("百余户", Decimal(100), None)
    assert agrees("30千公顷", Decimal(30000), None)
    assert not agrees("-8至3度", Decimal(3), None)
