"""A table: cells on rows and columns, each a stretch of the document's text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from operator import attrgetter

from minzheng_ie.records import dataclass

_start = attrgetter("start")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that holds something.

    row, column (int): of its upper left corner, from 0. rows, columns (int): how many it covers, at least 1; a reader
        clamps what a file claims to the table's size.
    start, end (int): its text, code points of `SourceText.text`, end exclusive; without blanks at its ends.
    head (bool): the file says that it heads others (``th``). indent (int): how far its text is set in, in steps that
        mean something only beside each other (characters, points, levels).
    """

    row: int
    column: int
    start: int
    end: int
    rows: int = 1
    columns: int = 1
    head: bool = False
    indent: int = 0


@dataclass(frozen=True, slots=True)
class Grid:
    """A table.

    start, end (int): the stretch of the document's text it takes, from the beginning of its first line to the end of
        its last, line break excluded; none of the report's prose is in it.
    cells (tuple): those that hold something, by row, then column; no two cover one place.
    height, width (int): rows and columns. number (int): of the table in its document, from 1.
    sheet (str | None): the name of its sheet. regular (bool): the file itself says which column a cell is in; False
        where columns were found in a text.
    """

    start: int
    end: int
    cells: tuple[Cell, ...]
    height: int
    width: int
    number: int = 1
    sheet: str | None = None
    regular: bool = True


def in_grid(grids: Sequence[Grid], position: int) -> bool:
    """Whether one of ``grids`` (in order and apart) takes the place ``position`` of the text."""
    before = bisect_right(grids, position, key=_start) - 1
    return before >= 0 and position < grids[before].end
