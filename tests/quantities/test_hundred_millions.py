"""个亿 is of what is counted right in front of it; alone it is money."""

from __future__ import annotations

import pytest

import minzheng_ie as mz


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("60岁以上老年人口突破3个亿。", "人"),
        ("网民已达9个亿。", "人"),
        ("养老产业投资达3个亿。", "元"),
        ("老年人口产业规模达2个亿。", "元"),
    ],
)
def test_unit(text: str, unit: str) -> None:
    [claim] = mz.extract(text).claims
    assert claim.unit == unit
