"""Numbers of which the page or the writer left something out."""

from __future__ import annotations

import pytest

import minzheng_ie as mz


@pytest.mark.parametrize(
    ("text", "claims", "skipped"),
    [
        ("对18名特困户按1万/户慰问。", [("18", "人"), ("10000", "元/户")], []),
        ("床位建设补贴1.5万/张。", [("15000", "元/张")], []),
        ("按照1.2万/间给予修缮补助。", [("12000", "元/间")], []),
        ("20214月临时救助发放情况", [], [("20214月", "date")]),
        # its mark in a list too
        ("附件:120224月份临时救助发放情况", [], [("120224月份", "date")]),
        ("附表 2202211月高龄津贴发放表", [], [("2202211月", "date")]),
        ("202111月残疾人两项补贴发放人数", [], [("202111月", "date"), ("两项补贴", "name")]),
        ("全街道失业人员90人，其中4050人员21人。", [("90", "人"), ("21", "人")], [("4050", "name")]),
        ("帮助“4050”人员60名就业。", [("60", "人")], [("4050", "name")]),
        ("登记在册人员4050人。", [("4050", "人")], []),  # a number, not a name
        ("全镇6百一次政策宣讲。", [], [("6百一次", "ambiguous")]),  # 610 times, or 600 for each
        ("发放补贴20213元。", [("20213", "元")], []),
    ],
)
def test_what_was_left_out(text: str, claims: list[tuple[str, str]], skipped: list[tuple[str, str]]) -> None:
    report = mz.extract(text)
    assert [(str(claim.value), claim.unit) for claim in report.claims] == claims
    assert [(entry.quote, entry.skipped) for entry in report.skipped] == skipped
