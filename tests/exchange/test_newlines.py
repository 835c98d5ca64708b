"""The text as browsers have it, and back to the character."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minzheng_ie.exchange.newlines import Lines

TEXTS = st.text(st.sampled_from("a😀\r\n\t"), max_size=30)


@given(TEXTS)
def test_the_original_comes_back(text):
    lines = Lines.of(text)
    assert "\r" not in lines.text
    assert lines.original() == text
    assert Lines.read(lines.text, lines.breaks()) == lines
    assert (lines.breaks() is None) == ("\r" not in text)


@pytest.mark.parametrize("length", range(1, 6))
def test_every_span_comes_back_and_no_break_is_cut(length):
    for letters in product("a\r\n", repeat=length):
        text = "".join(letters)
        lines = Lines.of(text)
        for start in range(length):
            for end in range(start + 1, length + 1):
                first = start - (text[max(0, start - 1) : start + 1] == "\r\n")
                last = end + (text[end - 1 : end + 1] == "\r\n")
                there = lines.span(start, end)
                assert lines.back(*there) == (first, last)
                quote = text[first:last].replace("\r\n", "\n").replace("\r", "\n")
                assert lines.text[slice(*there)] == quote


@pytest.mark.parametrize(
    "breaks",
    [
        [],
        {"crlf": 3},
        {"crlf": [0]},
        {"cr": [1, 1]},
        {"crlf": ["1"]},
        {"crlf": [3, 1]},
        {"cr": [-3]},
        {"cr": [True]},
    ],
)
def test_breaks_that_do_not_fit_are_refused(breaks):
    with pytest.raises(ValueError, match="line breaks"):
        Lines.read("a\nb\n", breaks)
