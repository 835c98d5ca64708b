"""A sheet of an old Excel file (.xls) → the cells that are seen, with what they show."""

from __future__ import annotations

import struct
from collections.abc import Callable

from minzheng_ie.reading.sheets import records as biff
from minzheng_ie.reading.sheets.cells import Area, Sheet, SheetCell, column_name, lay_out
from minzheng_ie.reading.sheets.indents import indent_of
from minzheng_ie.reading.sheets.old_book import OldBook, OldSheet
from minzheng_ie.reading.sheets.sheet_xml import MOST_AREAS, Read, Style
from minzheng_ie.reading.sheets.shown import show_number, show_text
from minzheng_ie.reading.sheets.strings import LONGEST

_NO_STYLE = Style()
_LAST_COLUMN = 255
_HIDDEN_ROW, _HIDDEN_COLUMN, _SHOWS_ZEROS = 0x20, 0x01, 0x10
_TEXT, _BOOL, _EMPTY = 0, 1, 3
"""Kinds of a formula's value that is no number."""


def read_old_sheet(stream: biff.Records, sheet: OldSheet, book: OldBook) -> Read:
    """Read the records of a sheet; charts within it are passed over.

    RAISES (ReadError): too many cells; without the file's name.
    """
    taken = _Records(book)
    depth = 0
    for kind, data in stream.begin(sheet.start):
        if kind == biff.BOF:
            depth += 1
        elif kind == biff.EOF:
            depth -= 1
        if depth < 1:
            break  # its end; or no sheet begins there
        if depth == 1:
            taken.take(kind, data)
    cells = lay_out(taken.cells, taken.merged, taken.hidden_rows, taken.hidden_columns)
    shown = Sheet(sheet.name, cells, taken.hidden_rows, taken.hidden_columns)
    # Excel saves an empty text like no value: only where no formula has one, nothing was calculated.
    return Read(shown, False, [] if taken.calculated else taken.missing, taken.broken)


class _Records:
    def __init__(self, book: OldBook) -> None:
        self.cells: list[SheetCell] = []
        self.merged: list[Area] = []
        self.hidden_rows: set[int] = set()
        self.hidden_columns: set[int] = set()
        self.missing: list[str] = []
        self.calculated = False
        self.broken: list[str] = []
        self._book, self._codec = book.book, book.codec
        self._zeros = True
        self._waiting: tuple[int, int, int] | None = None
        """The cell of a formula whose text comes in the next record."""
        self._takers: dict[int, tuple[int, Callable[[bytes], None]]] = {
            biff.NUMBER: (14, self._number),
            biff.RK: (10, self._rk),
            biff.MULRK: (12, self._many),
            biff.LABELSST: (10, self._shared),
            biff.LABEL: (8, self._label),
            biff.RSTRING: (8, self._label),
            biff.FORMULA: (16, self._formula),
            biff.STRING: (3, self._string),
            biff.BOOLERR: (8, self._bool),
            biff.ROW: (16, self._row),
            biff.COLINFO: (10, self._columns),
            biff.MERGED: (10, self._merge),
            biff.WINDOW2: (2, self._window),
        }

    def take(self, kind: int, data: bytes) -> None:
        """Take a record; one that is shorter than its kind is left out."""
        taker = self._takers.get(kind)
        if taker is not None and len(data) >= taker[0]:
            taker[1](data)

    def _number(self, data: bytes) -> None:
        row, column, style, value = struct.unpack_from("<HHHd", data)
        self._add_number(row, column, style, value)

    def _rk(self, data: bytes) -> None:
        row, column, style, word = struct.unpack_from("<HHHI", data)
        self._add_number(row, column, style, biff.rk_value(word))

    def _many(self, data: bytes) -> None:
        row, column = struct.unpack_from("<HH", data)
        for at in range(4, len(data) - 7, 6):
            style, word = struct.unpack_from("<HI", data, at)
            self._add_number(row, column, style, biff.rk_value(word))
            column += 1

    def _shared(self, data: bytes) -> None:
        row, column, style, number = struct.unpack_from("<HHHI", data)
        if number < len(self._book.strings):
            self._add_text(row, column, style, self._book.strings[number])
        else:
            self.broken.append(_name(row, column))

    def _label(self, data: bytes) -> None:
        row, column, style = struct.unpack_from("<HHH", data)
        self._add_text(row, column, style, biff.text_of(data, 6, self._codec)[:LONGEST])

    def _formula(self, data: bytes) -> None:
        row, column, style = struct.unpack_from("<HHH", data)
        self._waiting = None
        if data[12:14] == b"\xff\xff" and data[6] == _EMPTY:
            self.missing.append(_name(row, column))
            return
        self.calculated = True
        if data[12:14] != b"\xff\xff":
            self._add_number(row, column, style, struct.unpack_from("<d", data, 6)[0])
        elif data[6] == _TEXT:
            self._waiting = (row, column, style)
        elif data[6] == _BOOL:
            self._add_text(row, column, style, "TRUE" if data[8] else "FALSE")

    def _string(self, data: bytes) -> None:
        if self._waiting is not None:
            self._add_text(*self._waiting, biff.text_of(data, 0, self._codec)[:LONGEST])
            self._waiting = None

    def _bool(self, data: bytes) -> None:
        row, column, style = struct.unpack_from("<HHH", data)
        if not data[7]:  # else it is an error, which is no value
            self._add_text(row, column, style, "TRUE" if data[6] else "FALSE")

    def _row(self, data: bytes) -> None:
        if data[12] & _HIDDEN_ROW:
            self.hidden_rows.add(struct.unpack_from("<H", data)[0])

    def _columns(self, data: bytes) -> None:
        first, last, width, _, flags = struct.unpack_from("<HHHHH", data)
        if flags & _HIDDEN_COLUMN or not width:
            self.hidden_columns.update(range(first, min(last, _LAST_COLUMN) + 1))

    def _merge(self, data: bytes) -> None:
        for at in range(2, len(data) - 7, 8):
            top, bottom, left, right = struct.unpack_from("<HHHH", data, at)
            if top <= bottom and left <= right and len(self.merged) < MOST_AREAS:
                self.merged.append((top, left, bottom, right))

    def _window(self, data: bytes) -> None:
        if not data[0] & _SHOWS_ZEROS:
            # It comes behind the cells.
            self.cells = [cell for cell in self.cells if not (cell.number and _is_zero(cell.text))]

    def _add_number(self, row: int, column: int, style: int, value: float) -> None:
        made = self._style(style)
        try:
            text = show_number(value, made.code, date1904=self._book.date1904)
        except (ValueError, ArithmeticError):
            self.broken.append(_name(row, column))
            return
        self._add(row, column, text, not made.date, 0, len(made.code))

    def _add_text(self, row: int, column: int, style: int, text: str) -> None:
        made = self._style(style)
        shown = show_text(text, made.code)
        self._add(row, column, shown, False, indent_of(shown, made.indent), len(made.code))

    def _add(self, row: int, column: int, text: str, number: bool, indent: int, code: int) -> None:
        if text and not text.isspace():
            self._book.spend(len(text) + code)
            self.cells.append(SheetCell(row, column, text, number, indent))

    def _style(self, number: int) -> Style:
        styles = self._book.styles
        return styles[number] if number < len(styles) else _NO_STYLE


def _is_zero(text: str) -> bool:
    return not any(digit in text for digit in "123456789")


def _name(row: int, column: int) -> str:
    return f"{column_name(column)}{row + 1}"
