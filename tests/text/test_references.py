"""Character references left in plain text."""

from __future__ import annotations

import pytest

import minzheng_ie as mz
from minzheng_ie.text.normalize import clean


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全市发放&nbsp;86&nbsp;万元。", "全市发放86万元。"),
        ("救助&emsp;540&#8194;人次。", "救助540人次。"),
        ("养老机构12&#23478;，床位&#x35;00&#24352;", "养老机构12家,床位500张"),
        ("&amp;nbsp;&amp;nbsp;低保&#20154;&#25968;", "低保人数"),
        ("甲&乙;丙&AMP丁&nosuch;戊&#1114112;", "甲&乙;丙&AMP丁&nosuch;戊&#1114112;"),
        ("占比&gt;5%", "占比>5%"),
    ],
)
def test_clean(text: str, expected: str) -> None:
    assert clean(text).text.strip() == expected


def test_a_quote_holds_the_reference_it_ends_in() -> None:
    report = mz.extract("2023年，全区新建食堂14&#23478;，发放补贴&nbsp;62&nbsp;万元。")
    assert [claim.quote for claim in report.claims] == ["14&#23478;", "62&nbsp;万元"]
    assert all(report.text[claim.start : claim.end] == claim.quote for claim in report.claims)


def test_numbers_of_characters_count_nothing() -> None:
    report = mz.extract("2023年，&#20840;&#21306;低保300户。")
    assert [claim.quote for claim in report.claims] == ["300户"]
    assert {entry.skipped for entry in report.skipped} == {"date", "boilerplate"}
