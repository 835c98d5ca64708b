"""Tables as text (.csv, .tsv) → text: cells between commas, tabs, semicolons or bars. Other text stays as it is."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence

from minzheng_ie.compiled import compile_re
from minzheng_ie.errors import ReadError
from minzheng_ie.reading.encodings import decode
from minzheng_ie.reading.pause import no_search
from minzheng_ie.reading.result import Reading, TextBuilder
from minzheng_ie.reading.sheets.blocks import write_sheet
from minzheng_ie.reading.sheets.cells import MOST_CELLS, Sheet, SheetCell
from minzheng_ie.reading.sheets.delimited import MOST_COLUMNS, Dialect, dialect_of, rows_of, split_figures
from minzheng_ie.reading.sheets.indents import indent_of
from minzheng_ie.reading.sheets.own import refuse_own
from minzheng_ie.reading.sheets.sheet_xml import told_cells

_KEPT = compile_re(r'="([^"]*)"')
"""A cell written so that a spreadsheet takes its digits for text."""
_FIRST = 200
_NUMBER = compile_re(r"\s*[-+]?¥?[0-9][0-9,.]*%?\s*")

NumberedRow = tuple[int, int, list[str]]
"""A row: its number, from 0, its last line, from 1, its cells."""


class CsvReader:
    """Reads tables that are text; what is no table is read as text."""

    needs: tuple[str, ...] = ()

    @no_search()
    def read(self, data: bytes, name: str, encoding: str | None = None) -> Reading:
        """Read a table. RAISES (ReadError): undecodable, claims of this library, or too large. RAISES (EncodingError)."""
        text, found = decode(data, name, encoding)
        refuse_own(text[:_FIRST].split("\n", 1)[0].split(","), name)
        dialect = dialect_of(text)
        plain = Reading(text, encoding=found)
        if dialect is None:
            return plain
        builder = TextBuilder()
        try:
            rows = _rows(text, dialect, name)
        except csv.Error:
            return plain
        if any(len(row) > MOST_COLUMNS for _, _, row in rows):
            return plain
        kept, unsure = _sure(rows, dialect.delimiter)
        cells = _cells(kept)
        left_out = {at for at, _, _ in rows} - {at for at, _, _ in kept} if unsure else frozenset()
        write_sheet(builder, Sheet(None, cells, left_out))
        if unsure:
            builder.warnings.append(
                f"more cells than columns in line {told_cells(unsure)}: not read"
                " (put figures with commas in quotation marks)"
            )
        if not builder.grids and not unsure:
            return plain
        return builder.reading(found)


def _rows(text: str, dialect: Dialect, name: str) -> list[NumberedRow]:
    """The rows that are not empty. RAISES (ReadError): they have too many cells. RAISES (csv.Error): too long a cell."""
    rows = []
    filled = 0
    for at, (line, row) in enumerate(rows_of(text, dialect)):
        count = len(row) - row.count("")
        filled += count
        if filled > MOST_CELLS:
            raise ReadError(f"{name}: has more than {MOST_CELLS} filled cells; split it")
        if count:
            rows.append((at, line, row))
    return rows


def _cells(rows: Sequence[NumberedRow]) -> list[SheetCell]:
    cells = []
    for at, _, row in rows:
        for column, text in enumerate(row):
            if text and not text.isspace():
                kept = _KEPT.fullmatch(text)
                shown = kept[1] if kept else text
                number = _NUMBER.fullmatch(shown) is not None
                cells.append(SheetCell(at, column, shown, number, 0 if number else indent_of(text)))
    return cells


def _sure(rows: list[NumberedRow], delimiter: str) -> tuple[list[NumberedRow], list[str]]:
    """The rows without those that commas within figures may have shifted, and the lines of these."""
    if delimiter != ",":
        return rows, []
    kept: list[NumberedRow] = []
    unsure: list[str] = []
    for block in _blocks(rows):
        width = _width([row for _, _, row in block])
        for numbered in block:
            row = numbered[2]
            if width and len(row) > width and split_figures(row):
                unsure.append(str(numbered[1]))
            else:
                kept.append(numbered)
    return kept, unsure


def _blocks(rows: list[NumberedRow]) -> Iterator[list[NumberedRow]]:
    """Runs of rows with several cells; others alone."""
    block: list[NumberedRow] = []
    for numbered in rows:
        if block and numbered[0] != block[-1][0] + 1:
            yield block
            block = []
        if sum(map(bool, map(str.strip, numbered[2]))) > 1:
            block.append(numbered)
            continue
        if block:
            yield block
            block = []
        yield [numbered]
    if block:
        yield block


def _width(rows: list[list[str]]) -> int:
    """How many cells the rows of a table have: as the widest of its heads; 0 when it has none."""
    width = 0
    for row in rows:
        if any(_NUMBER.fullmatch(cell) for cell in row):
            break
        width = max(width, len(row))
    return width


READER = CsvReader()
