"""Tables of strokes all of whose rows a copy put on one line, behind the prose before them."""

from __future__ import annotations

from collections.abc import Sequence

from minzheng_ie.compiled import compile_re
from minzheng_ie.grids import words
from minzheng_ie.grids.even import first_number, may_open, only_way
from minzheng_ie.grids.lines import Line
from minzheng_ie.grids.model import Cell, Grid
from minzheng_ie.grids.one_a_line import read_cells
from minzheng_ie.grids.plain import grid_of
from minzheng_ie.grids.serials import SERIAL_HEADS
from minzheng_ie.grids.totals import Item

_CELL = compile_re(r"[^|\s](?:[^|]*[^|\s])?")
_LEAST = 16  # strokes of a line
_MOST_HEADS = 10
_LONGEST = 16  # characters of the first head
_BLANK = compile_re(r"\s+")


def flowed_at(text: str, lines: Sequence[Line], at: int) -> tuple[Grid, int, int] | None:
    """The table that the end of a line is, its first head the last words before the first stroke; None when there is none."""
    line = lines[at]
    if line.body.count("|") < _LEAST:
        return None
    cells = [match.span() for match in _CELL.finditer(text, line.start, line.end)]
    begin = _corner(text, *cells[0]) if cells else None
    if begin is None:
        return None
    items = [
        Item(at, piece, words.tight(text[slice(*piece)])) for piece in [(begin, cells[0][1]), *cells[1:]]
    ]
    first = first_number(items[: 2 * _MOST_HEADS])
    rows = only_way(items, first) if first is not None and items[0].text not in SERIAL_HEADS else None
    if rows is None:
        found = read_cells(text, lines[max(0, at - 4) : at], [item.piece for item in items])
        whole = found is not None and len(found[0].cells) == found[1] + 1
        return (found[0], at, at) if found is not None and whole else None
    made = [Cell(r, c, *item.piece) for r, row in enumerate(rows) for c, item in row]
    last = rows[-1][-1][1].piece[1]
    return grid_of([Line(begin, begin, last, "")], 0, 0, made), at, at


def _corner(text: str, start: int, end: int) -> int | None:
    """Where the first head begins: the longest that the words before the first stroke end with."""
    near = max(start, end - _LONGEST)
    begins = [match.end() for match in _BLANK.finditer(text, near, end)]
    for begin in [*([start] if near == start else []), *begins]:
        said = words.tight(text[begin:end])
        if said in SERIAL_HEADS or (said and may_open(said) and words.is_corner(said)):
            return begin
    return None
