"""The cells that strokes end, wherever a copy broke their lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from minzheng_ie.compiled import compile_re
from minzheng_ie.grids import words
from minzheng_ie.grids.lines import Line, Piece, together

_MOST_LINES = 6  # of one cell
_LONGEST = 200  # characters of one
_BLANKS = 1
_EMPTY = compile_re(r"\|(?:[ \t]*\|)+")


class Held(NamedTuple):
    """What stands before a stroke. last (int): the line of the stroke. piece: None where there is nothing."""

    last: int
    piece: Piece | None
    text: str


def cells_from(text: str, lines: Sequence[Line], at: int, *, opened: bool) -> Iterator[Held]:
    """The cells from a line on, each to its stroke; they end where no stroke follows soon.

    opened (bool): a stroke that stands before others or before words opens a row wherever no cell is begun; else that of
    the first line alone does.
    """
    first: int | None = None
    start = end = 0
    for position, line in _with_words(lines, at) if opened else together(lines, at, _BLANKS):
        if first is None and (alone := _alone(position, line)) is not None:
            yield alone
            continue
        opens = first is None and (position == at or (opened and line.body != "|"))
        parts, begin = _parts(line, opens=opens)
        for number, part in enumerate(parts):
            body = part.strip()
            if body:
                if first is None:
                    first, start = position, begin + part.index(body[0])
                end = begin + len(part.rstrip())
            if first is not None and (position - first >= _MOST_LINES or end - start > _LONGEST):
                return
            begin += len(part) + 1
            if number < len(parts) - 1:
                yield Held(
                    position, (start, end) if first is not None else None, _text(text, start, end, first)
                )
                first = None


def _with_words(lines: Sequence[Line], at: int) -> Iterator[tuple[int, Line]]:
    """The lines from one on, but for rows opened of strokes and nothing else, which may have fewer cells than others."""
    passed = at
    for position, line in together(lines, at, _BLANKS):
        if at < position >= passed and line.body[0] == "|":
            passed = _behind_blank_row(lines, position)
        if position >= passed:
            yield position, line


def _behind_blank_row(lines: Sequence[Line], at: int) -> int:
    """The line behind a row without a word that opens at ``at``; ``at`` itself where none does, or another than an opened row follows."""
    if _EMPTY.fullmatch(lines[at].body) is None or lines[at - 1].body[-1:] != "|":
        return at
    stop = next((n for n in range(at + 1, len(lines)) if lines[n].body != "|"), len(lines))
    opens = stop == len(lines) or (lines[stop].body[:1] == "|" and lines[stop].body[-1:] == "|")
    return stop if opens else at


def _alone(position: int, line: Line) -> Held | None:
    """The cell of a line that is one and its stroke, as most copies have them; None for other lines."""
    body = line.body
    if not 0 < body.find("|") == len(body) - 1 <= _LONGEST:
        return None
    held = body[:-1].rstrip()
    return Held(position, (line.start, line.start + len(held)), held if held.isascii() else words.tight(held))


def _parts(line: Line, *, opens: bool) -> tuple[list[str], int]:
    """What stands before and behind the strokes of a line, and where that begins. opens (bool): a stroke at its beginning ends
    no cell."""
    parts = line.body.split("|")
    if not opens or len(parts) < 2 or parts[0].strip():
        return parts, line.start
    return parts[1:], line.start + len(parts[0]) + 1


def _text(text: str, start: int, end: int, first: int | None) -> str:
    if first is None:
        return ""
    held = text[start:end]
    return held if held.isascii() else words.tight(held)
