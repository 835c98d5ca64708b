"""Control characters and codes of a terminal: in no clean text, and every span as written."""

from __future__ import annotations

import sys
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import minzheng_ie as mz
from minzheng_ie.text.normalize import clean


def test_no_control_or_format_character_of_unicode_is_left() -> None:
    hidden = [
        char
        for char in map(chr, range(sys.maxunicode + 1))
        if unicodedata.category(char) in ("Cc", "Cf") and char not in "\n"
    ]
    for char in hidden:
        kept = clean(f"养{char}老").text
        assert kept in ("养老", "养\n老", "养 老"), hex(ord(char))


@pytest.mark.parametrize(
    "text",
    [
        "\x1b[1;32m全县养老机构36家。\x1b[0m",
        "全县养老\x1b[4m机构\x1b[24m36家。",
        "\x1b]0;report.txt\x07全县养老机构36家。",
        "\x1b]8;;file:///a\x1b\\全县养老机构36家。",
        "\x9b33m全县养老机构36家。",
        "全县\u202e养老\u202c机构\u206636\u2069家。",
        "全县养\U000e0041老机构36家。",
    ],
)
def test_codes_of_a_terminal_and_bidi_marks(text: str) -> None:
    report = mz.extract(text)
    assert [(c.metric, c.value, c.unit) for c in report.claims] == [("养老机构", 36, "家")]
    for claim in report.claims:
        assert report.text[claim.start : claim.end] == claim.quote
        assert all(unicodedata.category(char) not in ("Cc", "Cf") for char in claim.metric)


NOISE = st.sampled_from(
    ["\x1b[31m", "\x1b", "\u2067", "\x07", "\u061c", "\x00", "\u200b", "\x1f", "\x85", "["]
)


@settings(max_examples=300, deadline=None)
@given(
    st.lists(
        st.one_of(NOISE, st.sampled_from(["全县", "养老", "机构", "3", "6家", "。", "低保", "5%"])),
        max_size=25,
    )
)
def test_no_field_holds_one(parts: list[str]) -> None:
    text = "".join(parts)
    report = mz.extract(text + "\n")
    for claim in report.claims:
        fields = [claim.metric, claim.unit, claim.region or "", claim.period or "", claim.program or ""]
        assert all(unicodedata.category(char) not in ("Cc", "Cf") for field in fields for char in field)
        assert report.text[claim.start : claim.end] == claim.quote
