"""Cells of a sheet on their way to tables: merged ones as one, hidden ones out."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Sequence, Set
from dataclasses import field
from functools import lru_cache

from minzheng_ie.records import dataclass

MOST_CELLS = 500_000
"""So many filled cells a file may have: what is made of each takes about 1 kB."""
MOST_TEXT = 50_000_000
"""So many characters its cells may have together, however often one text is told."""
_MOST_MERGED = 2_000_000
"""Rows of merged cells that are looked at, over all of them."""

Area = tuple[int, int, int, int]
"""First row, first column, last row, last column, from 0."""


@dataclass(slots=True)
class SheetCell:
    """A cell that shows something. row, column (int): from 0. number (bool): it is one, and no date; indent: in levels."""

    row: int
    column: int
    text: str
    number: bool = False
    indent: int = 0
    rows: int = 1
    columns: int = 1


@dataclass(slots=True)
class Sheet:
    """What one sheet shows.

    name (str | None): of the sheet, None in a file that has none. cells (list): by row and column. hidden_rows,
    hidden_columns (set): from 0. floating (list): texts of boxes, each with the row it is fixed to.
    """

    name: str | None
    cells: list[SheetCell]
    hidden_rows: Set[int] = frozenset()
    hidden_columns: Set[int] = frozenset()
    floating: list[tuple[int, str]] = field(default_factory=list)


def lay_out(
    cells: list[SheetCell], merged: Sequence[Area], hidden_rows: Set[int], hidden_columns: Set[int]
) -> list[SheetCell]:
    """The cells that are seen, by row and column; no two cover one place.

    A merged area shows its first cell alone, also when that stands in a hidden row or column and others of the area do
    not. Areas are clamped to the filled part of the sheet; of two that overlap the first counts.
    """
    if not cells:
        return []
    last_row = max(cell.row for cell in cells)
    last_column = max(cell.column for cell in cells)
    covered = _Covered(sorted({cell.row for cell in cells}))
    areas: dict[tuple[int, int], Area] = {}
    for top, left, bottom, right in merged:
        area = (top, left, min(bottom, last_row), min(right, last_column))
        if top <= last_row and left <= last_column and area[:2] != area[2:] and covered.take(area):
            areas[top, left] = area
    seen = []
    below, behind = _next_seen(hidden_rows), _next_seen(hidden_columns)
    for cell in cells:
        own = areas.get((cell.row, cell.column))
        if own is not None:
            _spread(cell, own, below, behind)
        elif covered.holds(cell.row, cell.column):
            continue
        if cell.row not in hidden_rows and cell.column not in hidden_columns:
            seen.append(cell)
    seen.sort(key=lambda cell: (cell.row, cell.column))
    # A damaged file may tell one place twice.
    return [
        cell
        for at, cell in enumerate(seen)
        if not at or (cell.row, cell.column) != (seen[at - 1].row, seen[at - 1].column)
    ]


def _next_seen(hidden: Set[int]) -> dict[int, int]:
    """For each hidden row (or column) the next one that is not."""
    following: dict[int, int] = {}
    for at in sorted(hidden, reverse=True):
        following[at] = following.get(at + 1, at + 1)
    return following


def _spread(cell: SheetCell, area: Area, below: dict[int, int], behind: dict[int, int]) -> None:
    """Give the cell its area, from the first row and column of it that is seen."""
    top, left, bottom, right = area
    top, left = min(below.get(top, top), bottom), min(behind.get(left, left), right)
    cell.row, cell.column, cell.rows, cell.columns = top, left, bottom - top + 1, right - left + 1


class _Covered:
    """Which places merged areas take, in the rows that have cells."""

    def __init__(self, rows: list[int]) -> None:
        self._rows = rows
        self._taken: dict[int, list[tuple[int, int]]] = {}
        self._left = _MOST_MERGED

    def take(self, area: Area) -> bool:
        """Take an area, unless some of it is taken."""
        top, left, bottom, right = area
        rows = self._rows[bisect_left(self._rows, top) : bisect_left(self._rows, bottom + 1)]
        self._left -= len(rows)
        if self._left < 0 or any(self._meets(row, left, right) for row in rows):
            return False
        for row in rows:
            insort(self._taken.setdefault(row, []), (left, right))
        return True

    def holds(self, row: int, column: int) -> bool:
        return self._meets(row, column, column)

    def _meets(self, row: int, left: int, right: int) -> bool:
        taken = self._taken.get(row)
        if not taken:
            return False
        at = bisect_left(taken, (right + 1,)) - 1
        return at >= 0 and taken[at][1] >= left


@lru_cache(maxsize=20_000)
def column_name(column: int) -> str:
    """The letters of a column, from 0: ``A``, ``Z``, ``AA``."""
    name = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, 26)
        name = chr(65 + letter) + name
    return name


def cell_name(cell: SheetCell) -> str:
    """``B7``."""
    return f"{column_name(cell.column)}{cell.row + 1}"
