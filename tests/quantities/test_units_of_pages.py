"""Units and denominators that pages write in a way of their own."""

from __future__ import annotations

import pytest

from minzheng_ie.quantities import recognize


@pytest.mark.parametrize(
    ("text", "quote", "unit"),
    [
        ("购置助行器46付,发放完毕。", "46付", "付"),
        ("护理床补贴标准为0.6万元/床位,按年拨付。", "0.6万元/床位", "元/张"),
        ("农村低保标准4900元/人、年,城市另定。", "4900元/人、年", "元/人·年"),
        ("农村低保标准为355元/人?月和城市标准。", "355元/人?月", "元/人·月"),
        ("农村低保标准为355元/人�月。", "355元/人�月", "元/人·月"),
        ("供养标准为人月850元。", "850元", "元/人·月"),
        ("按全自理每人每月300元和失能每人900元的标准发放。", "900元", "元/人·月"),
    ],
)
def test_unit(text: str, quote: str, unit: str) -> None:
    found = [q for q in recognize(text) if text[q.start : q.end] == quote]
    assert [(q.unit, q.skip) for q in found] == [(unit, None)]


def test_a_question_is_no_lost_point() -> None:
    [found] = recognize("收3600元/人?年初再定。")
    assert found.unit == "元/人"


@pytest.mark.parametrize("text", ["学习贯彻两次重要讲话精神为主线,推进工作。", "本年应2付款项已结清。"])
def test_no_amount(text: str) -> None:
    assert all(q.skip is not None for q in recognize(text))
