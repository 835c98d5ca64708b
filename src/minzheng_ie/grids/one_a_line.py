"""Cells whose lines a copy made otherwise are read as those of which it left one on each line: what they are is the same."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from operator import attrgetter

from minzheng_ie.compiled import compile_re
from minzheng_ie.grids.added_up import added_up_at
from minzheng_ie.grids.coded_rows import coded_rows_at
from minzheng_ie.grids.even import even_at
from minzheng_ie.grids.grown import grown_at
from minzheng_ie.grids.in_runs import in_runs_at
from minzheng_ie.grids.lines import Line, Piece
from minzheng_ie.grids.model import Grid
from minzheng_ie.grids.over import numbered_over_at
from minzheng_ie.grids.paired import paired_at
from minzheng_ie.grids.serials import serials_at
from minzheng_ie.grids.since_1912 import since_1912_at
from minzheng_ie.grids.stacked import stacked_at
from minzheng_ie.grids.yearly import yearly_at

Finder = Callable[[str, Sequence[Line], int], "tuple[Grid | None, int, int] | None"]
FINDERS: tuple[Finder, ...] = (
    serials_at, numbered_over_at, since_1912_at, stacked_at, yearly_at, even_at, added_up_at, paired_at, grown_at, in_runs_at,
    coded_rows_at,
)  # fmt: skip
_BREAK = compile_re(r"(?<=[^\x00-\x7f])\s*\n\s*|\s*\n\s*(?=[^\x00-\x7f])")
_start = attrgetter("start")


def line_of(text: str, piece: Piece) -> Line:
    """A cell as a line of its own; what breaks in Chinese is one word."""
    start, end = piece
    held = text[start:end]
    if "\n" in held:
        held = _BREAK.sub("", held)
    return Line(start, start, end, " ".join(held.split()))


def read_cells(
    text: str, above: Sequence[Line], cells: Sequence[Piece], finders: Sequence[Finder] = FINDERS
) -> tuple[Grid, int] | None:
    """The table that cells make from the first one on, and which of them is its last; None when they make none.

    above (sequence): the lines right before them, which may tell a unit.
    """
    apart = [*above, *(line_of(text, cell) for cell in cells)]
    first = len(apart) - len(cells)
    for finder in finders:
        found = finder(text, apart, first)
        if found is not None and found[0] is not None and found[1] == first:
            return found[0], found[2] - first
    return None


def keeps_rows(grid: Grid, starts: Sequence[int]) -> bool:
    """Whether each line from one of ``starts`` to the next is a row of a table or no part of it, wherever its numbers are."""
    rows: dict[int, set[int]] = {}
    lines = dict(enumerate(pairwise([*starts, grid.end + 1])))
    at = 0
    for cell in sorted(grid.cells, key=_start):
        while at in lines and cell.start >= lines[at][1]:
            at += 1
        if at in lines and cell.start >= lines[at][0]:
            rows.setdefault(at, set()).add(cell.row)
    taken = [row for held in rows.values() for row in held]
    return all(len(held) == 1 for held in rows.values()) and len(set(taken)) == len(taken)
