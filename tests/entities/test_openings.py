"""Where the grammar of times is tried: at every time, and at few of the other numbers."""

from __future__ import annotations

import pytest

from minzheng_ie.entities.openings import Openings
from minzheng_ie.entities.periods.grammar.core import grammar_of
from minzheng_ie.patterns import pattern_dirs


def tried(text: str) -> list[int]:
    return list(grammar_of(pattern_dirs()).openings.find(text, 0, len(text)))


@pytest.mark.parametrize(
    "time",
    [
        "2018年",
        "2018年度",
        "2018度至2019度",
        "2018.07",
        "2018-07-09",
        "2018/7/9",
        "2018、2019年",
        "2018 — 2019年",
        "7月",
        "7至9月",
        "7、8月份",
        "3季度",
        "1—3季度",
        "18年",
        "90年代",
        "20世纪",
        "9日",
        "9—11日",
        "14个月",
        "2.5年",
        "6周",
        "36小时",
        "8多年",
        "15个工作日",
        "两个月",
        "半小时",
        "十分钟",
        "三、四月份",
        "一 至三季度",
        "第二、第三季度",
    ],
)
def test_a_number_that_a_time_begins_with_is_tried(time: str) -> None:
    assert tried(f",{time},")[0] == 1


@pytest.mark.parametrize(
    "amount",
    [
        "4120元",
        "86.5万元",
        "37个",
        "37个村",
        "12%",
        "9家",
        "310余户",
        "1,250人",
        "20℃",
        "两个村",
        "三、帮扶",
        "第二组",
    ],
)
def test_an_amount_is_not(amount: str) -> None:
    assert tried(f"发放{amount}。") == []


def test_no_time_begins_inside_a_number() -> None:
    assert tried("共120243年") == [1]
    assert tried("共0.2年") == [1]


def test_openings_by_characters() -> None:
    openings = Openings(["上", "今年", "第一季", "7季"])
    assert list(openings.find("上午今年第一季第一天17季", 0, 13)) == [0, 2, 4, 11]
    assert list(openings.find("今年", 1, 2)) == []
    assert list(Openings([]).find("今年", 0, 2)) == []
