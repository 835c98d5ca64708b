"""What a reader gives: the text of a document, its tables, and where each stretch of the text stands in the file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field
from operator import itemgetter
from typing import NamedTuple, Protocol

from minzheng_ie.grids import Cell, Grid
from minzheng_ie.records import dataclass
from minzheng_ie.schema import Locator


@dataclass(frozen=True, slots=True)
class Place:
    """Where a stretch of the text stands in the file. start, end (int): code points of the text, end exclusive."""

    start: int
    end: int
    locator: Locator


class CellPlace(NamedTuple):
    """Where a cell of a table stands: a `Place` whose locator is made when it is asked for, since few of many are.

    Fields as of `Place` and `Locator`.
    """

    start: int
    end: int
    table: int
    row: int
    column: int
    page: int | None = None
    sheet: str | None = None
    cell: str | None = None
    box: tuple[float, float, float, float] | None = None

    @property
    def locator(self) -> Locator:
        return Locator(
            page=self.page,
            box=self.box,
            table=self.table,
            row=self.row,
            column=self.column,
            sheet=self.sheet,
            cell=self.cell,
        )


@dataclass(frozen=True, slots=True)
class Reading:
    """A document as its reader gives it.

    text (str): lines of a page in reading order; the base of all offsets. grids (tuple): its tables, in order, apart.
    places (tuple): stretches of the text in order and apart. encoding (str | None): of a file of text.
    warnings (tuple): what of the file could not be read, a line each, without the file's name.
    """

    text: str
    grids: tuple[Grid, ...] = ()
    places: tuple[Place | CellPlace, ...] = ()
    encoding: str | None = None
    warnings: tuple[str, ...] = ()


class Reader(Protocol):
    """Reads one kind of file; found by its kind (`minzheng_ie.reading.registry`).

    needs (tuple): modules that must be there, of the extra ``files``.
    """

    @property
    def needs(self) -> tuple[str, ...]: ...

    def read(self, data: bytes, name: str, encoding: str | None = None) -> Reading:
        """Read the content of a file.

        data (bytes): the whole file. name (str): what to call it in an error. encoding (str | None): told by the
        caller, None: find out; of no meaning where the file itself says.
        RAISES (ReadError): one line that begins with ``name`` and says what is wrong and what to do.
        """
        ...


class RawCell(NamedTuple):
    """A cell on its way into the text. Fields as of `Cell`; ``name`` (str | None): what its sheet calls it (``B7``).

    page (int | None), box (tuple | None): where it stands, as of `Locator`.
    """

    row: int
    column: int
    text: str
    rows: int = 1
    columns: int = 1
    head: bool = False
    indent: int = 0
    name: str | None = None
    page: int | None = None
    box: tuple[float, float, float, float] | None = None


_place = itemgetter(0, 1)


@dataclass(slots=True)
class TextBuilder:
    """Writes the text of a document line by line, and keeps where each line came from."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    grids: list[Grid] = field(default_factory=list)
    places: list[Place | CellPlace] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    def line(self, text: str, locator: Locator | None = None) -> None:
        """Add a line; blank ones are left out. text (str): line breaks in it stay."""
        text = text.strip()
        if not text:
            return
        start = self.length
        self._write(text)
        self._write("\n")
        if locator is not None:
            self.places.append(Place(start, start + len(text), locator))

    def line_of(self, pieces: Sequence[tuple[str, Locator]]) -> None:
        """Add a line of several pieces, each with its own place; blank ones are left out."""
        kept = [(text, locator) for text, locator in pieces if text.strip()]
        for text, locator in kept:
            start = self.length
            self._write(text)
            self.places.append(Place(start, self.length, locator))
        if kept:
            self._write("\n")

    def table(
        self,
        cells: list[RawCell],
        *,
        sheet: str | None = None,
        page: int | None = None,
        number: int | None = None,
    ) -> None:
        """Add a table: its rows are lines, its cells stand apart by a tab, their own breaks are blanks.

        cells (list): in any order; empty ones are left out. sheet (str | None), page (int | None): where it stands.
        number (int | None): of the table in its file, from 1; None: the next.
        """
        kept = [cell for cell in cells if cell.text and not cell.text.isspace()]
        if not kept:
            return
        kept.sort(key=_place)
        number = number or len(self.grids) + 1
        begin = at = self.length
        made: list[Cell] = []
        height = width = 0
        last = kept[0].row
        write, keep, new = self.parts.append, self.places.append, tuple.__new__
        for row, column, text, rows, columns, head, indent, name, own, box in kept:
            if made:
                write("\t" if row == last else "\n")
                at += 1
            last = row
            text = " ".join(text.split())
            end = at + len(text)
            write(text)
            made.append(Cell(row, column, at, end, rows, columns, head, indent))
            place = (at, end, number, row + 1, column + 1, own or page, sheet, name, box)
            keep(new(CellPlace, place))
            at = end
            height = max(height, row + rows)
            width = max(width, column + columns)
        self.length = at
        self._write("\n")
        self.grids.append(Grid(begin, at, tuple(made), height, width, number, sheet))

    def reading(self, encoding: str | None = None) -> Reading:
        """What was written."""
        return Reading(
            "".join(self.parts), tuple(self.grids), tuple(self.places), encoding, tuple(self.warnings)
        )

    def _write(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)
