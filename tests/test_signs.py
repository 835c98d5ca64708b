"""What an expression cannot do without, and the sieve that is made of it."""

from __future__ import annotations

import pytest
import regex

from minzheng_ie.document.rows import FurnitureRule
from minzheng_ie.patterns import pattern_dirs, read_rules
from minzheng_ie.text.signs import sieve, signs_of


@pytest.mark.parametrize(
    ("expression", "signs"),
    [
        ("养老院", {"养老院"}),
        (r"^共\s?\d+\s?页", {"共"}),
        (r"(?:来源|作者)[:：]", {"来源:", "来源：", "作者:", "作者："}),
        (r"\d+(?:小时|分钟)内", {"小时内", "分钟内"}),
        (r"(?:本网){1,2}讯", {"本网"}),
        (r"(?<!网)编辑(?!部)", {"编辑"}),
        (r"[甲乙]", {"甲", "乙"}),
    ],
)
def test_the_strings_of_which_one_must_stand(expression: str, signs: set[str]) -> None:
    assert signs_of(expression) == signs


@pytest.mark.parametrize(
    "expression",
    [
        r"\d+人?",
        "(?:甲|乙)?",
        "",
        "甲|",
        "(?i)copy",
        "(?i:copy)",
        r"[[:alpha:]]",
        r"(?:甲乙){e<=1}",
        r"\p{Han}",
        "[",
    ],
)
def test_none_where_none_can_be_told(expression: str) -> None:
    assert signs_of(expression) is None


def test_a_sieve_lets_pass_whatever_may_match() -> None:
    assert sieve(["甲乙", r"丙\d"]).search("在丙处") is not None
    assert sieve(["甲乙", r"丙\d"]).search("在甲处") is None
    assert sieve(["甲乙", r"\d"]).search("") is not None
    assert sieve([]).search("甲") is None


def test_every_example_of_furniture_holds_a_sign() -> None:
    """A rule finds its example, so its signs must let it pass."""
    rules = read_rules("furniture.yaml", FurnitureRule, pattern_dirs())
    told = [rule for rule in rules if rule.example and regex.search(rule.text, rule.example)]
    assert len(told) > 20
    assert [rule.example for rule in told if sieve([rule.text]).search(rule.example) is None] == []
