"""Halves of surrogate pairs in a text: what a broken JSON or file name leaves; nothing is lost for them."""

from __future__ import annotations

import json

import pytest

import minzheng_ie as mz


@pytest.mark.parametrize("at", [0, 3, 14, 19])
@pytest.mark.parametrize("half", ["\ud800", "\udfff", "\udc80\udc81"])
def test_a_text_with_lone_surrogates_is_read(at: int, half: str) -> None:
    text = "2023年，全县新增养老床位150张，发放临时救助金86万元。\n"
    report = mz.extract(text[:at] + half + text[at:])
    assert len(report.text) == len(text) + len(half)
    assert report.warnings == (f"{len(half)} lone surrogates, which are no characters, are read as U+FFFD",)
    assert [claim.unit for claim in report.claims][-1] == "元"
    for claim in report.claims:
        assert report.text[claim.start : claim.end] == claim.quote
        json.loads(claim.model_dump_json())
    assert report.encoding is None and len(report.sha256) == 64


@pytest.mark.parametrize("at", [20, 22, 24])
def test_a_number_whose_metric_has_lost_a_character_is_skipped(at: int) -> None:
    text = "2023年，全县新增养老床位150张，发放临时救助金86万元。\n"
    report = mz.extract(text[:at] + "\ud800" + text[at:])
    assert [claim.quote for claim in report.claims] == ["150张"]
    assert [skipped.quote for skipped in report.skipped][-1] == "86万元"


def test_a_text_of_characters_stays_what_it_is() -> None:
    text = "全县低保对象𠀀320户。\n"
    report = mz.extract(text)
    assert report.text == text and report.warnings == ()
