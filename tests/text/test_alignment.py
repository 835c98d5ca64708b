"""Alignments map back exactly, and compose."""

from __future__ import annotations

import pickle
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minzheng_ie.text.alignment import Alignment


@st.composite
def deletions(draw: st.DrawFn, length: int) -> list[tuple[int, int]]:
    """Stretches in order that do not overlap (they may touch or be empty)."""
    cuts = sorted(
        draw(st.lists(st.integers(0, length), max_size=12).filter(lambda items: len(items) % 2 == 0))
    )
    return list(zip(cuts[::2], cuts[1::2], strict=True))


def delete(text: str, spans: list[tuple[int, int]]) -> str:
    kept = set(range(len(text))) - {i for start, end in spans for i in range(start, end)}
    return "".join(text[i] for i in sorted(kept))


def source_indexes(alignment: Alignment) -> list[int]:
    return [alignment.position(i) for i in range(alignment.length)]


@given(st.data(), st.text(max_size=40))
def test_positions_and_spans_lead_back_to_the_kept_characters(data: st.DataObject, text: str) -> None:
    spans = data.draw(deletions(len(text)))
    alignment = Alignment.without(len(text), spans)
    derived = delete(text, spans)
    assert alignment.length == len(derived)
    assert "".join(text[i] for i in source_indexes(alignment)) == derived
    assert source_indexes(alignment) == sorted(set(source_indexes(alignment)))
    for start in range(len(derived)):
        for end in range(start + 1, len(derived) + 1):
            low, high = alignment.span(start, end)
            assert 0 <= low < high <= len(text)
            assert text[low] == derived[start]
            assert text[high - 1] == derived[end - 1]
            assert (
                delete(
                    text, [*[s for s in spans if s[0] >= low and s[1] <= high], (0, low), (high, len(text))]
                )
                == derived[start:end]
            )


@given(st.data(), st.text(max_size=40))
def test_composition_is_one_map_after_the_other(data: st.DataObject, text: str) -> None:
    first = Alignment.without(len(text), data.draw(deletions(len(text))))
    second = Alignment.without(first.length, data.draw(deletions(first.length)))
    third = Alignment.without(second.length, data.draw(deletions(second.length)))
    both = second.after(first)
    assert both.length == second.length
    assert source_indexes(both) == [first.position(second.position(i)) for i in range(second.length)]
    assert source_indexes(third.after(both)) == source_indexes(third.after(second).after(first))


@given(st.data(), st.integers(0, 40))
def test_identity_changes_nothing(data: st.DataObject, length: int) -> None:
    alignment = Alignment.without(length, data.draw(deletions(length)))
    for composed in (
        alignment.after(Alignment.identity(length)),
        Alignment.identity(alignment.length).after(alignment),
    ):
        assert source_indexes(composed) == source_indexes(alignment)
        assert sum(size for _, _, size in composed.runs()) == alignment.length


def test_a_span_takes_in_what_was_deleted_inside_it_and_nothing_beside_it() -> None:
    alignment = Alignment.without(10, [(0, 2), (4, 6), (9, 10)])  # keeps 2 3 6 7 8
    assert alignment.span(0, 2) == (2, 4)
    assert alignment.span(1, 3) == (3, 7)
    assert alignment.span(2, 5) == (6, 9)
    assert alignment.runs() == [(0, 2, 2), (2, 6, 3)]


@pytest.mark.parametrize("index", [-1, 5, 100])
def test_outside_the_derived_text_there_is_no_position(index: int) -> None:
    with pytest.raises(IndexError):
        Alignment.without(10, [(0, 5)]).position(index)


@pytest.mark.parametrize(("start", "end"), [(2, 2), (3, 2)])
def test_an_empty_span_has_no_place(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="empty span"):
        Alignment.identity(5).span(start, end)


def test_an_empty_text_has_no_runs() -> None:
    for alignment in (Alignment.identity(0), Alignment([]), Alignment.without(3, [(0, 3)])):
        assert alignment.runs() == []
        assert alignment.length == 0
        assert alignment.after(Alignment.identity(3)).runs() == []


@pytest.mark.parametrize("runs", [[], [(0, 3)], [(1, 2), (4, 9)]])
def test_an_alignment_is_pickled_by_its_runs(runs: list[tuple[int, int]]) -> None:
    made = Alignment(runs)
    again = pickle.loads(pickle.dumps(made))
    assert (again.runs(), again.length) == (made.runs(), made.length)


def test_composing_long_alignments_is_linear() -> None:
    def seconds(size: int) -> float:
        first = Alignment.without(4 * size, [(4 * i, 4 * i + 1) for i in range(size)])
        second = Alignment.without(first.length, [(3 * i, 3 * i + 1) for i in range(size)])
        started = time.perf_counter()
        assert second.after(first).length == 2 * size
        return time.perf_counter() - started

    small, large = seconds(5_000), seconds(50_000)
    assert large < 60 * max(small, 0.002)
