"""A grid with its texts: what each cell holds, row by row."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from minzheng_ie.grids import Cell, Grid
from minzheng_ie.tables.content import Content, content_of
from minzheng_ie.text.normalize import folded

_WIDEST, _TALLEST = 512, 4096
"""Columns and rows that a merged cell is followed over."""


# Never changed once made; not frozen, which would take several times as long to make.
@dataclass(slots=True)
class Box:
    """A cell with its text (folded, as long as in the document) and what it holds."""

    cell: Cell
    text: str
    content: Content

    @property
    def number(self) -> bool:
        """Whether it holds a number."""
        return self.content.kind == "number"

    @property
    def words(self) -> bool:
        """Whether it holds words."""
        return self.content.kind == "words"

    @property
    def span(self) -> tuple[int, int]:
        """Its place in the document."""
        return self.cell.start, self.cell.end


Row = list[Box]


@dataclass(slots=True)
class Sheet:
    """A grid, its cells with their texts by row.

    rows (dict): number of the row → its boxes from left to right; rows that hold nothing are not there.
    over (dict): number of the row → column → the box that covers the place from above or from the left.
    """

    grid: Grid
    rows: dict[int, Row] = field(default_factory=dict)
    over: dict[int, dict[int, Box]] = field(default_factory=dict)
    _at: dict[int, dict[int, Box]] = field(default_factory=dict)

    def at(self, row: int, column: int) -> Box | None:
        """The box that takes a place, its own or one that reaches over it."""
        places = self._at.get(row)
        if places is None:
            places = self._at[row] = dict(self.over.get(row, ()))
            for box in self.rows.get(row, ()):
                first = box.cell.column
                for taken in range(first, first + min(box.cell.columns, _WIDEST)):
                    places[taken] = box
        return places.get(column)


def sheet_of(grid: Grid, source: str, dirs: tuple[Path, ...]) -> Sheet:
    """Read the cells of a grid. source (str): the document."""
    sheet = Sheet(grid)
    for cell in grid.cells:
        text = folded(source[cell.start : cell.end]).strip()
        box = Box(cell, text, content_of(text, dirs))
        sheet.rows.setdefault(cell.row, []).append(box)
        if cell.rows > 1:
            _reach(sheet, box)
    return sheet


def _reach(sheet: Sheet, box: Box) -> None:
    cell = box.cell
    columns = range(cell.column, cell.column + min(cell.columns, _WIDEST))
    for row in range(cell.row + 1, cell.row + min(cell.rows, _TALLEST)):
        sheet.over.setdefault(row, {}).update(dict.fromkeys(columns, box))
