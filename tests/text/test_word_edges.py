"""Names that are the end of one word and the beginning of another."""

from __future__ import annotations

import pytest

from minzheng_ie.text.word_edges import cut_through


@pytest.mark.parametrize(
    ("text", "name", "cut"),
    [
        ("投保健康保险", "康保", True),
        ("推广河长制", "广河", True),
        ("信息公开平台", "开平", True),
        ("乡镇康复站", "镇康", True),
        ("首都北京等地", "北京", False),
        ("在昆明举行", "昆明", False),
        ("青海湖流域", "青海", False),
        ("昆明", "昆明", False),
        ("12昆明34", "昆明", False),
    ],
)
def test_cut_through(text: str, name: str, cut: bool) -> None:
    start = text.index(name)
    assert cut_through(text, start, start + len(name)) is cut
