"""A sheet of .xlsx → the cells that are seen, with what they show.

The size a sheet claims is not looked at, nor are cells with a format and nothing else.
"""

from __future__ import annotations

import re
from dataclasses import field
from datetime import datetime
from functools import lru_cache
from typing import NamedTuple

from minzheng_ie.compiled import compile_re
from minzheng_ie.errors import ReadError
from minzheng_ie.reading.sheets.cells import (
    MOST_CELLS,
    MOST_TEXT,
    Area,
    Sheet,
    SheetCell,
    column_name,
    lay_out,
)
from minzheng_ie.reading.sheets.dates import serial
from minzheng_ie.reading.sheets.events import MOST_TAGS, Parser, feed, local
from minzheng_ie.reading.sheets.formats import GENERAL
from minzheng_ie.reading.sheets.indents import indent_of
from minzheng_ie.reading.sheets.shown import show_number, show_text
from minzheng_ie.reading.sheets.strings import LONGEST, unescaped
from minzheng_ie.records import dataclass

LAST_ROW, LAST_COLUMN = 1_048_575, 16_383
_EMPTY_CELL = re.compile(rb'<c r="[A-Z]+[0-9]+"(?: s="[0-9]+")?\s*/>')
_LETTERS = compile_re(r"\$?[A-Z]{1,3}\$?")
MOST_AREAS = 200_000
_LISTED = 5
"""So many cells a warning names."""


class Style(NamedTuple):
    """The format of a cell. code (str): of its numbers; date (bool): these are days. indent (int): in levels."""

    code: str = GENERAL
    date: bool = False
    indent: int = 0


_NO_STYLE = Style()


@dataclass(slots=True)
class Book:
    """What the cells of all sheets need.

    strings (list): the shared texts. styles (list): the cell formats. date1904 (bool):
    days count from 1904. uncounted (bool): a program wrote formulas and left counting to Excel: its zeros are no values.
    cells, text, tags (int): how many cells, characters of them, and elements may still be read.
    """

    strings: list[str] = field(default_factory=list)
    styles: list[Style] = field(default_factory=list)
    date1904: bool = False
    uncounted: bool = False
    cells: int = MOST_CELLS
    text: int = MOST_TEXT
    tags: int = MOST_TAGS

    def spend(self, characters: int) -> None:
        """Count a cell. RAISES (ReadError): there are too many, or too much in them."""
        self.cells -= 1
        self.text -= characters
        if self.cells < 0 or self.text < 0:
            raise ReadError(f"has more than {MOST_CELLS} filled cells or {MOST_TEXT} characters; split it")


@dataclass(slots=True)
class Read:
    """What was read of a sheet. drawing (bool): it has drawings. missing, broken (list): names of cells that tell
    nothing: formulas without a saved value, what is no value."""

    sheet: Sheet
    drawing: bool
    missing: list[str]
    broken: list[str]


def read_sheet(data: bytes, name: str, book: Book) -> Read:
    """Read the part of a sheet.

    data (bytes): the part. name (str): of the sheet. book (Book): of the workbook; what is read is counted there.
    RAISES (XmlError): not well formed, or unsafe. RAISES (ReadError): too many cells; without the file's name.
    """
    taken = _SheetHandler(book)
    data = _EMPTY_CELL.sub(b"", data)
    book.tags -= data.count(b"<")
    if book.tags < 0:
        raise ReadError(
            f"has more than {MOST_TAGS} elements; split it, and clear empty rows that have a format"
        )
    feed(data, taken)
    cells = lay_out(taken.cells, taken.merged, taken.hidden_rows, taken.hidden_columns)
    sheet = Sheet(name, cells, taken.hidden_rows, taken.hidden_columns)
    return Read(sheet, taken.drawing, taken.missing, taken.broken)


def told_cells(names: list[str]) -> str:
    """``B7``, ``B7, B8 and 3 others``."""
    others = len(names) - _LISTED
    return ", ".join(names[:_LISTED]) + (f" and {others} others" if others > 0 else "")


def area_of(reference: str) -> Area | None:
    """``B2:D4`` as an area; None for what is none."""
    first, _, last = reference.partition(":")
    begin, end = position(first), position(last or first)
    if begin is None or end is None:
        return None
    rows, columns = sorted((begin[0], end[0])), sorted((begin[1], end[1]))
    return rows[0], columns[0], rows[1], columns[1]


def position(reference: str) -> tuple[int, int] | None:
    """Row and column of ``B7``, from 0; None for what is no cell of a sheet."""
    letters = reference.rstrip("0123456789")
    digits = reference[len(letters) :]
    column = _column(letters)
    if column is None or not 0 < len(digits) < 8:
        return None
    row = int(digits) - 1
    return (row, column) if 0 <= row <= LAST_ROW else None


@lru_cache(maxsize=20_000)
def _column(letters: str) -> int | None:
    if not _LETTERS.fullmatch(letters):
        return None
    column = 0
    for letter in letters.replace("$", ""):
        column = column * 26 + ord(letter) - 64
    return column - 1 if column - 1 <= LAST_COLUMN else None


class _SheetHandler:
    """Takes the elements of a sheet: those of its cells in handlers of their own, which are called for every one."""

    def __init__(self, book: Book) -> None:
        self.cells: list[SheetCell] = []
        self.merged: list[Area] = []
        self.hidden_rows: set[int] = set()
        self.hidden_columns: set[int] = set()
        self.drawing = False
        self.missing: list[str] = []
        self.broken: list[str] = []
        self._book = book
        self._zeros = True
        self._row = self._column = -1
        self._kind, self._style, self._formula = "n", 0, False
        self._parts: list[str] = []
        self._open = False
        self._reading = 0

    def begin(self, parser: Parser) -> None:
        self._parser = parser
        parser.StartElementHandler = self._start

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        name = local(name)
        if name == "sheetData":
            self._parser.StartElementHandler = self._start_data
            self._parser.EndElementHandler = self._end_data
            self._parser.CharacterDataHandler = self._text
        elif name == "mergeCell" and len(self.merged) < MOST_AREAS:
            area = area_of(attributes.get("ref", ""))
            if area is not None:
                self.merged.append(area)
        elif name == "col" and attributes:
            self._columns(attributes)
        elif name == "sheetView":
            self._zeros = attributes.get("showZeros", "1") not in ("0", "false")
        elif name == "drawing":
            self.drawing = True

    def _columns(self, attributes: dict[str, str]) -> None:
        if not _is_hidden(attributes, "width"):
            return
        first, last = attributes.get("min", ""), attributes.get("max", "")
        if first.isdecimal() and last.isdecimal():
            self.hidden_columns.update(range(int(first) - 1, min(int(last) - 1, LAST_COLUMN) + 1))

    def _start_data(self, name: str, attributes: dict[str, str]) -> None:
        name = local(name) if ":" in name else name
        if name == "c":
            self._begin_cell(attributes)
        elif name in ("v", "t"):
            self._open = not self._reading
        elif name == "row":
            told = attributes.get("r", "")
            self._row = int(told) - 1 if told.isdecimal() and len(told) < 8 else self._row + 1
            self._column = -1
            if _is_hidden(attributes, "ht"):
                self.hidden_rows.add(self._row)
        elif name == "f":
            self._formula = True
        elif name == "rPh":
            self._reading += 1

    def _begin_cell(self, attributes: dict[str, str]) -> None:
        reference = attributes.get("r")
        at = position(reference) if reference else (self._row, self._column + 1)
        self._row, self._column = at or (LAST_ROW + 1, 0)
        self._kind = attributes.get("t", "n")
        style = attributes.get("s", "0")
        self._style = int(style) if style.isdecimal() else 0
        self._formula = False
        self._parts = []

    def _end_data(self, name: str) -> None:
        name = local(name) if ":" in name else name
        if name in ("v", "t"):
            self._open = False
        elif name == "c":
            self._end_cell()
        elif name == "rPh":
            self._reading -= 1
        elif name == "sheetData":
            self._parser.StartElementHandler = self._start
            self._parser.EndElementHandler = None
            self._parser.CharacterDataHandler = None

    def _text(self, text: str) -> None:
        if self._open:
            self._parts.append(text)

    def _end_cell(self) -> None:
        written = "".join(self._parts)
        if self._formula and self._kind == "n" and (not written or (self._book.uncounted and written == "0")):
            self.missing.append(self._name())
            return
        if not written or self._row > LAST_ROW or self._column > LAST_COLUMN or self._kind == "e":
            return
        styles = self._book.styles
        style = styles[self._style] if self._style < len(styles) else _NO_STYLE
        try:
            text = self._shown(written, style)
        except (ValueError, ArithmeticError, IndexError):
            self.broken.append(self._name())
            return
        if not text or text.isspace():
            return
        self._book.spend(len(text) + len(style.code))
        number = self._kind == "n" and not style.date
        inset = 0 if self._kind == "n" else indent_of(text, style.indent)
        self.cells.append(SheetCell(self._row, self._column, text, number, inset))

    def _name(self) -> str:
        return f"{column_name(self._column)}{self._row + 1}"

    def _shown(self, written: str, style: Style) -> str:
        """What the cell shows. RAISES (ValueError, IndexError): it holds no value."""
        kind, code = self._kind, style.code
        if kind == "n":
            if not self._zeros and float(written) == 0:
                return ""
            return show_number(written, code, date1904=self._book.date1904)
        if kind == "s":
            if not written.isdecimal():
                raise ValueError(f"{written!r} is no number of a text")
            return show_text(self._book.strings[int(written)], code)
        if kind == "b":
            return "TRUE" if written.strip() in ("1", "true") else "FALSE"
        if kind == "d":
            moment = datetime.fromisoformat(written.strip().removesuffix("Z")).replace(tzinfo=None)
            days = serial(moment) - (1462 if self._book.date1904 else 0)
            return show_number(
                float(days), code if style.date else "yyyy-mm-dd", date1904=self._book.date1904
            )
        return show_text(unescaped(written)[:LONGEST], code)


def _is_hidden(attributes: dict[str, str], size: str) -> bool:
    if attributes.get("hidden") in ("1", "true"):
        return True
    told = attributes.get(size)
    return told is not None and told.strip("0") in ("", ".")
