"""Tables with one cell a line and a stroke behind each, none of whose rows lost a cell: read as those without strokes are."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from minzheng_ie.grids import words
from minzheng_ie.grids.lines import Line
from minzheng_ie.grids.model import Grid
from minzheng_ie.grids.one_a_line import read_cells
from minzheng_ie.grids.strokes import Held, cells_from

_SAMPLE = 60
"""Cells that show whether a table begins at a line, which is asked of every line."""
_MOST_CELLS = 3000
_LEAST_VALUES = 4
_LONGEST_HEAD = 30


def a_cell_a_line_at(text: str, lines: Sequence[Line], at: int) -> tuple[Grid, int, int] | None:
    """The table whose first head is a line, and its first and last line; None when there is none, or where cells are empty
    among those that count, for what is not there moves the others."""
    body = lines[at].body
    if not 0 < body.find("|") == len(body) - 1 <= _LONGEST_HEAD:
        return None
    if _read(text, lines, at, _SAMPLE) is None:
        return None
    return _read(text, lines, at, _MOST_CELLS)


def _read(text: str, lines: Sequence[Line], at: int, most: int) -> tuple[Grid, int, int] | None:
    held = _held(text, lines, at, most)
    if held is None:
        return None
    found = read_cells(text, (), [cell.piece for cell in held if cell.piece is not None])
    return (found[0], at, held[found[1]].last) if found is not None else None


def _held(text: str, lines: Sequence[Line], at: int, most: int) -> list[Held] | None:
    """The cells that hold something; None where several are on a line, or empty ones stand among those that count."""
    cells = list(islice(cells_from(text, lines, at, opened=False), most))
    held = [cell for cell in cells if cell.piece is not None]
    if len({cell.last for cell in held}) < len(held):
        return None
    counted = [n for n, cell in enumerate(cells) if words.is_value(cell.text)]
    if len(counted) < _LEAST_VALUES:
        return None
    within = cells[counted[0] : counted[-1]]
    return held if all(cell.piece is not None for cell in within) else None
