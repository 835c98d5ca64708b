"""Tables of times whose heads a copy left on lines of their own, and each row on two or three: its name, its numbers, and what
stands in brackets below these (年老 over 131,206 127,480 over (60.4%) (61.3%))."""

from __future__ import annotations

from collections.abc import Sequence

from minzheng_ie.compiled import compile_re
from minzheng_ie.grids import words
from minzheng_ie.grids.lines import Line, Piece, words_in
from minzheng_ie.grids.model import Cell, Grid
from minzheng_ie.grids.plain import grid_of

_LEAST, _MOST = 2, 12  # times
_LEAST_ROWS = 3
_LONGEST = 30  # characters of a name
_BRACKETED = compile_re(r"\([+\-]?\d[\d,]*(?:\.\d+)?%?\)")


def in_rows_at(text: str, lines: Sequence[Line], at: int) -> tuple[Grid, int, int] | None:
    """The table whose corner's head is a line, and its first and last line; None when there is none.

    It is taken when every name is followed by a line of exactly as many numbers as there are times; what stands in brackets
    below them is of no cell.
    """
    if at + _LEAST >= len(lines) or not _is_time(lines[at + 1]) or not _is_name(lines[at]):
        return None
    times = [(lines[at + 1].start, lines[at + 1].end)]
    position = at + 2
    while position < len(lines) and len(times) <= _MOST and _is_time(lines[position]):
        times.append((lines[position].start, lines[position].end))
        position += 1
    if not _LEAST <= len(times) <= _MOST:
        return None
    rows: list[list[Piece]] = []
    last = at
    while position + 1 < len(lines) and _is_name(lines[position]):
        numbers = list(words_in(text, lines[position + 1].start, lines[position + 1].end))
        if len(numbers) != len(times) or not all(words.is_number(text[slice(*piece)]) for piece in numbers):
            break
        rows.append([(lines[position].start, lines[position].end), *numbers])
        last = position + 1
        position += 2
        if position < len(lines) and _is_bracketed(lines[position].body, len(times)):
            last = position
            position += 1
    if len(rows) < _LEAST_ROWS:
        return None
    held = [[(lines[at].start, lines[at].end), *times], *rows]
    cells = [Cell(r, c, *piece) for r, row in enumerate(held) for c, piece in enumerate(row)]
    return grid_of(lines, at, last, cells), at, last


def _is_time(line: Line) -> bool:
    return len(line.body) <= _LONGEST and words.is_time(words.tight(line.body))


def _is_name(line: Line) -> bool:
    body = line.body
    return (
        0 < len(body) <= _LONGEST
        and words.is_word(body)
        and not words.is_labelled(body)
        and not words.is_value(body)
        and not _is_time(line)
    )


def _is_bracketed(body: str, many: int) -> bool:
    parts = body.split()
    return len(parts) == many and all(_BRACKETED.fullmatch(part) is not None for part in parts)
