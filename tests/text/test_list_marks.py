"""The number of a list's item right before another number."""

from __future__ import annotations

import pytest

from minzheng_ie.text.list_marks import marks_before_digits


def told(text: str) -> list[str]:
    """The marks found, as they are written."""
    return [text[start:end] for start, end in marks_before_digits(text).items()]


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("5.发放补贴。\n6.30户低保户改造。", ["6."]),
        ("6.30户低保户改造。\n7.发放补贴。", ["6."]),
        ("1.60岁以上老人。\n2.15个社区。\n3.其他。", ["1.", "2."]),
        ("3.2021年发放补贴。\n4.80岁以上老人。", ["4."]),
        # Sections, columns of decimals and amounts that open a line are none.
        ("1.总则\n1.1编制目的是\n2.组织体系\n2.1领导机构为", []),
        ("1.1编制目的是\n2.1组织体系为\n3.1工作要求为", []),
        ("1.2\n2.3\n3.4", []),
        ("2.发放补贴。\n2.5万人受益多。", []),
        ("4.发放补贴。\n6.30户低保户改造。", []),
    ],
)
def test_marks(text: str, marks: list[str]) -> None:
    assert told(text) == marks
