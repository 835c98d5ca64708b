"""`find_numbers` and `parse_number` against a table of cases, and their properties."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import regex
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from minzheng_ie.errors import MinzhengError
from minzheng_ie.quantities import find_numbers, parse_number
from minzheng_ie.quantities.grammar import numeral_pattern, numeral_pattern_at_digit

CASES: list[dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("cases_numbers.yaml").read_text(encoding="utf-8")
)


def _params() -> list[Any]:
    return [
        pytest.param(case, id=case["text"], marks=[pytest.mark.xfail(strict=True)] if case.get("gap") else [])
        for case in CASES
    ]


def _expected(row: list[Any]) -> tuple[Any, ...]:
    quote, value, high, modifier, unit = [*row, *[None] * (5 - len(row))]
    return quote, Decimal(value), None if high is None else Decimal(high), modifier or "exact", unit


@pytest.mark.parametrize("case", _params())
def test_find_numbers(case: dict[str, Any]) -> None:
    found = [(n.quote, n.value, n.value_max, n.modifier, n.unit) for n in find_numbers(case["text"])]
    assert found == [_expected(row) for row in case["numbers"]]


@pytest.mark.parametrize("case", _params())
def test_parse_number(case: dict[str, Any]) -> None:
    if case.get("whole", True):
        number = parse_number(case["text"])
        assert (number.quote, number.value, number.value_max, number.modifier, number.unit) == _expected(
            case["numbers"][0]
        )
        assert case["text"][number.start : number.end] == number.quote
    else:
        with pytest.raises(ValueError, match="number") as caught:
            parse_number(case["text"])
        assert isinstance(caught.value, MinzhengError)


ALPHABET = "0123456789０１２,，.．%％‰-至到、和 零〇一二两三四五六七八九十百千万亿萬億兩几余多来数半成倍分之点负個个户人元近约超以上左右壹贰拾佰"


@given(st.text(alphabet=ALPHABET, max_size=40))
def test_offsets_hold_in_any_text(text: str) -> None:
    end = 0
    for number in find_numbers(text):
        assert text[number.start : number.end] == number.quote
        assert end <= number.start < number.end
        assert number.value.is_finite()
        assert number.value_max is None or number.value < number.value_max
        end = number.end


@given(st.integers(min_value=0, max_value=10**15))
def test_reads_back_what_python_writes(value: int) -> None:
    assert parse_number(str(value)).value == value
    assert parse_number(f"{value:,}").value == value


DIGITS = "零一二三四五六七八九"


def _spell(value: int) -> str:
    """The standard Chinese spelling of a number below 10**12, written independently of the grammar."""
    if value == 0:
        return "零"
    groups, parts = [(10**8, "亿"), (10**4, "万"), (1, "")], []
    gap = False
    for power, name in groups:
        group, value = divmod(value, power)
        if group == 0:
            gap = bool(parts)
            continue
        text, zero = "", False
        for scale, mark in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
            digit, group = divmod(group, scale)
            if digit:
                text += ("零" if zero else "") + DIGITS[digit] + mark
                zero = False
            elif text or parts:
                zero = True
        if gap and not text.startswith("零"):
            text = "零" + text
        parts.append(text + name)
        gap = False
    return "".join(parts)


@given(st.integers(min_value=10, max_value=10**12 - 1))
def test_reads_any_spelled_number(value: int) -> None:
    spelled = _spell(value)
    numbers = find_numbers(spelled)
    assert [(n.quote, n.value) for n in numbers] == [(spelled, value)]


def test_user_patterns_add_words(tmp_path: Path) -> None:
    assert [n.quote for n in find_numbers("三百里河公园")] == ["三百"]
    (tmp_path / "nonclaims.yaml").write_text("- {kind: word, forms: [三百里河]}\n", encoding="utf-8")
    assert find_numbers("三百里河公园", patterns=tmp_path) == []


def test_long_runs_take_linear_time_and_raise_nothing() -> None:
    for text in ("万" * 20000, "1," * 20000, "9" * 20000, "一二" * 10000, "2020、" * 5000, "1,234," * 5000):
        find_numbers(text)


NUMERAL_PARTS = [*"0123456789.,/-—~至到又分成万亿千百十余多几来%‰个倍半一二三人年月米瓦名 ", "分之", "百分点"]


@given(st.lists(st.sampled_from(NUMERAL_PARTS), max_size=12).map("".join))
@settings(max_examples=600, deadline=None)
def test_a_numeral_is_the_same_where_a_digit_is_known_to_stand(text: str) -> None:
    whole, at_digit = regex.compile(numeral_pattern()), regex.compile(numeral_pattern_at_digit())
    for at, char in enumerate(text):
        if char in "0123456789":
            expected, got = whole.match(text, at), at_digit.match(text, at)
            assert (got and got.span()) == (expected and expected.span()), text[at:]
