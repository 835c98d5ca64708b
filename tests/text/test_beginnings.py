"""How all begins that an expression matches."""

from __future__ import annotations

import random
from typing import Any

import pytest

from minzheng_ie.compiled import parsed_re
from minzheng_ie.patterns import pattern_dirs
from minzheng_ie.quantities.grammar import GOES_ON, numeral_pattern
from minzheng_ie.quantities.scan import scanner
from minzheng_ie.text.beginnings import DIGIT, beginnings

CHINESE = "零〇一二两三四五六七八九十百千万亿几数半"


@pytest.mark.parametrize(
    ("expression", "told"),
    [
        ("一批|两手空空", {"一批", "两手"}),
        (r"一(?:批|\d)", {"一", "一批"}),
        (r"(?<![第])[二三]轮(?=延包)", {"二轮", "三轮"}),
        ("[二三]{1,3}条", {"二条", "三条", "二二", "二三", "三二", "三三"}),
        ("(?:上午)?八点", {"上午", "八点"}),
        (r"\d{1,2}号", {DIGIT}),
        ("八[一-鿿]节", {"八"}),
        ("[^,]天|二天", {"", "二天"}),
        (r"\p{Han}天", {""}),
    ],
)
def test_beginnings(expression: str, told: set[str]) -> None:
    assert beginnings(expression) == told


def test_words_that_hold_a_numeral_begin_as_is_told() -> None:
    rules, chance = scanner(pattern_dirs()), random.Random(3)
    behind = "".join(sorted({start[1] for start in rules.begins if len(start) > 1}))
    for _ in range(20000):
        text = chance.choice(CHINESE) + "".join(chance.choices(behind, k=5))
        if rules.known.match(text) is not None:
            assert text[:2] in rules.begins or text[0] in rules.begins


def test_what_stands_in_numerals_is_told() -> None:
    parsed = parsed_re(numeral_pattern())
    if parsed is None:
        pytest.skip("this version of `re` does not read the expression")
    assert set(_taken(parsed)) - {"负", "过"} <= GOES_ON


def _taken(sequence: Any) -> list[str]:
    """The characters that a parsed sequence takes in."""
    found: list[str] = []
    for kind, value in sequence:
        name = str(kind)
        if name == "LITERAL":
            found.append(chr(value))
        elif name == "IN":
            for inner, member in value:
                if str(inner) == "RANGE":
                    found += map(chr, range(member[0], member[1] + 1))
                elif str(inner) == "LITERAL":
                    found.append(chr(member))
        elif name == "BRANCH":
            found += [char for branch in value[1] for char in _taken(branch)]
        elif name == "SUBPATTERN":
            found += _taken(value[3])
        elif name == "ATOMIC_GROUP":
            found += _taken(value)
        elif name.endswith("_REPEAT"):
            found += _taken(value[2])
    return found
