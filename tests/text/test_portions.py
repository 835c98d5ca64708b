"""Sentences that hold too much are read in portions; all others as they are."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from minzheng_ie.extractor import default_extractor
from minzheng_ie.text.layout import Sentence
from minzheng_ie.text.portions import CHARACTERS, MENTIONS, NUMBERS, portions

NUMBER = "7户"


def test_a_sentence_of_prose_stays_whole() -> None:
    text = "全市有低保对象7户," * 12
    sentence = Sentence(0, len(text), 3, True)
    numbers = [(at, at + 2) for at in range(len(text)) if text.startswith(NUMBER, at)]
    assert portions(text, [sentence], numbers, []) == (sentence,)


def test_a_list_on_one_line_is_cut_at_its_pauses() -> None:
    text = "村名7户、" * 100
    numbers = [(at, at + 2) for at in range(len(text)) if text.startswith(NUMBER, at)]
    read = portions(text, [Sentence(0, len(text), 3, True)], numbers, [])
    assert len(read) > 2
    assert all(text[part.start : part.end].endswith("、") for part in read)
    assert [part.item for part in read] == [True] + [False] * (len(read) - 1)
    assert {part.block for part in read} == {3}


def test_a_text_without_pauses_is_cut_beside_its_numbers() -> None:
    text = NUMBER * 200
    numbers = [(at, at + 2) for at in range(0, len(text), 2)]
    read = portions(text, [Sentence(0, len(text), 0)], numbers, [])
    assert [part.end - part.start for part in read] == [2 * NUMBERS] * 5


def test_what_is_longer_than_all_bounds_is_not_cut() -> None:
    text = "1" * 3 * CHARACTERS + "元" + "字" * 10
    read = portions(text, [Sentence(0, len(text), 0)], [(0, 3 * CHARACTERS + 1)], [])
    assert [(part.start, part.end) for part in read] == [
        (0, 3 * CHARACTERS + 1),
        (3 * CHARACTERS + 1, len(text)),
    ]


@given(st.lists(st.tuples(st.integers(0, 6), st.integers(1, 9), st.booleans()), max_size=400))
def test_portions_follow_each_other_and_cut_nothing(pieces: list[tuple[int, int, bool]]) -> None:
    text, numbers, mentions = "", [], []
    for gap, length, number in pieces:
        text += "一、二,三四"[:gap]
        (numbers if number else mentions).append((len(text), len(text) + length))
        text += "九" * length
    text += "。"
    read = portions(text, [Sentence(0, len(text), 0)], numbers, mentions)
    assert read[0].start == 0 and read[-1].end == len(text)
    assert all(before.end == after.start for before, after in pairwise(read))
    for part in read:
        assert part.end > part.start
        assert part.end - part.start <= CHARACTERS
        assert sum(part.start <= start < part.end for start, _ in numbers) <= NUMBERS
        assert sum(part.start <= start < part.end for start, _ in mentions) <= MENTIONS
    ends = {part.end for part in read}
    assert not any(start < end < stop for start, stop in numbers + mentions for end in ends)


def test_every_number_of_a_long_list_is_told() -> None:
    report = default_extractor().extract(
        "全市养老机构:" + "、".join(f"某村{n}家" for n in range(2, 300)) + "。"
    )
    assert len(report.claims) + len(report.skipped) == 298
