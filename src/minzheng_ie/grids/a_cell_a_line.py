"""Tables with one cell a line and a stroke behind each, none of whose rows lost a cell: read as those without strokes are."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from minzheng_ie.grids import words
from minzheng_ie.grids.lines import Line
from minzheng_ie.grids.model import Grid
from minzheng_ie.grids.one_a_line import line_of, read_cells
from minzheng_ie.grids.one_row import one_row_at
from minzheng_ie.grids.strokes import Held, cells_from

_SAMPLE = 60
"""Cells that show whether a table begins at a line, which is asked of every line."""
_FAR = 24  # heads of a table of which a sample shows too few rows
_WIDE = 240  # cells of a sample whose first ones are heads alone
_MOST_CELLS = 3000
_LEAST_VALUES = 4
_LONGEST_HEAD = 30


def a_cell_a_line_at(text: str, lines: Sequence[Line], at: int) -> tuple[Grid, int, int] | None:
    """The table whose first head is a line, and its first and last line; None when there is none, or where cells are empty
    among those that count, for what is not there moves the others."""
    body = lines[at].body
    if not 0 < body.find("|") == len(body) - 1 <= _LONGEST_HEAD:
        return None
    if _read(text, lines, at, _SAMPLE) is None and not (
        _is_wide(text, lines, at) and _read(text, lines, at, _WIDE) is not None
    ):
        return None
    return _read(text, lines, at, _MOST_CELLS)


def _is_wide(text: str, lines: Sequence[Line], at: int) -> bool:
    """Whether the first cells are heads, the lower ones said again and again, so that the first number is far off."""
    stream = cells_from(text, lines, at, opened=False)
    first = next(stream, None)
    if first is None or not words.is_corner(first.text):
        return False
    cells = [first.text, *(cell.text for cell in islice(stream, _SAMPLE - 1))]
    if len(cells) < _SAMPLE:
        return False
    heads = cells[:_FAR]
    return heads[-1] in heads[:-1] and all(words.is_word(head) or words.is_time(head) for head in heads)


def _read(text: str, lines: Sequence[Line], at: int, most: int) -> tuple[Grid, int, int] | None:
    held = _held(text, lines, at, most)
    if held is None:
        return None
    pieces = [cell.piece for cell in held if cell.piece is not None]
    found = read_cells(text, (), pieces)
    if found is not None:
        return found[0], at, held[found[1]].last
    first = next(n for n, cell in enumerate(held) if words.is_value(cell.text))
    row = one_row_at(text, [line_of(text, piece) for piece in pieces], first)
    return (row[0], at, held[row[2]].last) if row is not None and row[1] == 0 else None


def _held(text: str, lines: Sequence[Line], at: int, most: int) -> list[Held] | None:
    """The cells that hold something; None where several are on a line, or empty ones stand among those that count."""
    held: list[Held] = []
    values = 0
    empty = False  # a cell behind the last that counts
    for cell in islice(cells_from(text, lines, at, opened=False), most):
        if cell.piece is None:
            empty = values > 0
            continue
        if held and cell.last == held[-1].last:
            return None
        held.append(cell)
        if words.is_value(cell.text):
            if empty:
                return None
            values += 1
    return held if values >= _LEAST_VALUES else None
