"""Spaces that a lost line break left inside words."""

from __future__ import annotations

import pytest

from minzheng_ie.text.normalize import clean


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("今年，全市共有敬老 院20所，入住老人900名。", "今年,全市共有敬老院20所,入住老人900名。"),
        ("全年救助流浪人员850人 次，支出经费30万元。", "全年救助流浪人员850人次,支出经费30万元。"),
        ("该县加强了社区工作的基 础建设，新建了服务站。", "该县加强了社区工作的基础建设,新建了服务站。"),
    ],
)
def test_a_word_is_closed(text: str, expected: str) -> None:
    cleaned = clean(text)
    assert cleaned.text == expected
    start, end = cleaned.alignment.span(0, len(cleaned.text))
    assert (start, end) == (0, len(text))


@pytest.mark.parametrize(
    "text",
    [
        "共转移安置300人 民政局随后发放了救灾物资,安置有序。",  # 人民 would take the unit
        "副局长 王明 科长 刘天 参加了会议,讨论了工作。",  # names
        "扎实推进民生工程建设 工作人员走访入户,成效明显。",  # whole words on both sides
        "全县社会救助水 平",  # no prose
        "低保 户数 人数 水 平;说明",  # cells
    ],
)
def test_a_separator_stays(text: str) -> None:
    assert clean(text).text == text


def test_a_paragraph_cut_all_over_is_joined() -> None:
    text = "维修房屋310户的基 础上,解决了群众看病困 难的问题,得到各界的大 力支持,参加合作医疗 保险的有5万人。"
    assert " " not in clean(text).text
