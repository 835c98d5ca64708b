"""Markdown: the text without its marks."""

from __future__ import annotations

import pytest

from minzheng_ie.reading.registry import read_data


def text(written: str) -> str:
    kind, reading = read_data(written.encode(), "a.md", ".md")
    assert kind == "markdown"
    for place in reading.places:
        assert reading.text[place.start : place.end].strip()
    return reading.text


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("# 某县2023年救助工作 #\n\n正文。", "某县2023年救助工作\n\n正文。\n"),
        ("某县救助工作\n====\n正文。", "某县救助工作\n正文。\n"),
        ("全年**救助**困难群众*1200*人，发放`30`万元。", "全年救助困难群众1200人，发放30万元。\n"),
        ("- 养老机构12家\n* 床位300张\n+ [x] 食堂5家\n1. 特困20人", "养老机构12家\n床位300张\n食堂5家\n1. 特困20人\n"),
        ("> 全县低保300户。", "全县低保300户。\n"),
        ("详见[附件](http://a/b9)和[表][1]，![图](c.png)共3张。\n\n[1]: http://a", "详见附件和表，共3张。\n"),
        ("救助300人。[^1]\n\n[^1]: 含临时救助。", "救助300人。\n\n含临时救助。\n"),
        ("---\ntitle: 某县救助工作\ndate: 2024-01-08\nsource: 某县民政局\n---\n# 某县救助工作\n正文。",
         "某县救助工作\n发布时间:2024-01-08 来源:某县民政局\n\n正文。\n"),
        ("| 指标 | **数量** |\n|---|---:|\n| 低保 | 300 |", "| 指标 | 数量 |\n|---|---:|\n| 低保 | 300 |\n"),
        ("占地3 * 4 * 5米，a_b_c，2\\*3。", "占地3 * 4 * 5米，a_b_c，2*3。\n"),
        ("<b>全县</b>低保300户<br/>。<!-- 旧：290户 -->", "全县低保300户。\n"),
        ("```\n全县低保300户。\n```", "全县低保300户。\n"),
    ],
)  # fmt: skip
def test_marks_are_no_text(written: str, expected: str) -> None:
    assert text(written) == expected


def test_long_lines_of_marks_are_read_in_their_length() -> None:
    for piece in ("*a", "**", "[", "![", "`", "[a](", "__a", "\\*", "<b", "> "):
        assert text(piece * 30_000 + "。")
