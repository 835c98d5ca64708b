"""A sheet → lines and tables: what empty rows and columns set apart, titles above and notes below as lines.

A sheet holds several tables, one below or beside the other. An empty row ends one, unless what follows has no heads and
goes on with figures in the same columns; an empty column ends one where labels stand behind it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from itertools import groupby
from operator import itemgetter

from minzheng_ie.compiled import compile_re
from minzheng_ie.reading.result import RawCell, TextBuilder
from minzheng_ie.reading.sheets.cells import Sheet, SheetCell, cell_name, column_name
from minzheng_ie.records import dataclass
from minzheng_ie.schema import Locator

Row = list[SheetCell]

_UNTOLD = compile_re(
    r"\s*(?:sheet|工作表|表|表格|table|worksheet|chart|页|page|新建工作表|[0-9])\s*[0-9]*\s*(?:\([0-9]+\))?\s*",
    re.IGNORECASE,
)
"""Names of sheets that say nothing."""
_NUMBER = compile_re(r"[-+]?[0-9][0-9,.]*%?")
_YEAR = compile_re(r"(?:19|20)[0-9]{2}年?")
_TELLING = compile_re(r"[:：]|单位|\d年")
_COLON = compile_re(r".[:：]")
_LABEL = compile_re(r"[^表注年:：]{1,12}")
_LONG = 6
_SEVERAL = 60
"""From so many characters on, line breaks in a cell part paragraphs, not a title that was too wide."""
_ENDED = compile_re(r"[。;;!!]\s*\n")
_DEEP = 4
"""So often blocks are taken apart into blocks."""


@dataclass(slots=True)
class Block:
    """A table of two cells or more, or one cell as a line."""

    cells: list[SheetCell]
    line: bool


def write_sheet(builder: TextBuilder, sheet: Sheet, *, alone: bool = True) -> None:
    """Write what a sheet shows.

    builder (TextBuilder): takes it. sheet (Sheet): with its cells by row and column. alone (bool): it is the first, so
    that its title is the document's and its name comes in only when there is no title.
    """
    blocks = list(_blocks(_rows(sheet.cells), sheet, _DEEP))
    floating = sorted(sheet.floating, key=itemgetter(0))
    if not blocks and not floating:
        return
    if sheet.name and _tells(sheet.name, blocks, alone):
        builder.line(" ".join(sheet.name.split()), Locator(sheet=sheet.name))
    for block in blocks:
        while floating and floating[0][0] < block.cells[0].row:
            builder.line(floating.pop(0)[1], Locator(sheet=sheet.name))
        _write(builder, block, sheet.name)
    for _, text in floating:
        builder.line(text, Locator(sheet=sheet.name))


def _tells(name: str, blocks: list[Block], alone: bool) -> bool:
    if _UNTOLD.fullmatch(name):
        return False
    titled = bool(blocks) and blocks[0].line
    return not titled or not (alone or name.strip() in blocks[0].cells[0].text)


def _write(builder: TextBuilder, block: Block, sheet: str | None) -> None:
    top = block.cells[0].row
    left = min(cell.column for cell in block.cells)
    if block.line:
        for cell in block.cells:
            several = len(cell.text) > _SEVERAL or _ENDED.search(cell.text)
            text = cell.text if several else " ".join(cell.text.split())
            for line in text.splitlines():
                builder.line(line, Locator(sheet=sheet, cell=cell_name(cell)))
        return
    names = {column: column_name(column) for column in {cell.column for cell in block.cells}}
    builder.table(
        [
            RawCell(
                cell.row - top,
                cell.column - left,
                cell.text,
                cell.rows,
                cell.columns,
                indent=cell.indent,
                name=f"{names[cell.column]}{cell.row + 1}",
            )
            for cell in block.cells
        ],
        sheet=sheet,
    )


def _rows(cells: list[SheetCell]) -> list[Row]:
    return [list(row) for _, row in groupby(cells, key=lambda cell: cell.row)]


def _blocks(rows: list[Row], sheet: Sheet, depth: int) -> Iterator[Block]:
    bands: list[list[Row]] = []
    for band in _bands(rows, sheet.hidden_rows):
        # A label between two empty rows belongs to what comes below it.
        label = [bands[-1]] if len(bands) > 1 and _is_label(bands[-1]) else []
        before = bands[-1 - len(label)] if bands else []
        if before and _goes_on(before, [row for rows in (*label, band) for row in rows]):
            for rows in (*label, band):
                before += rows
            if label:
                bands.pop()
        else:
            bands.append(band)
    for band in bands:
        yield from _band(band, sheet, depth)


def _is_label(band: list[Row]) -> bool:
    cell = band[0][0]
    return (
        len(band) == 1 and len(band[0]) == 1 and cell.columns == 1 and _LABEL.fullmatch(cell.text) is not None
    )


def _bands(rows: list[Row], hidden: Set[int]) -> Iterator[list[Row]]:
    """Rows without an empty one between them that is seen."""
    band: list[Row] = []
    reach = 0
    for row in rows:
        top = row[0].row
        if band and any(between not in hidden for between in range(reach, top)):
            yield band
            band = []
        band.append(row)
        reach = max(reach, max(cell.row + cell.rows for cell in row))
    if band:
        yield band


def _goes_on(before: list[Row], band: list[Row]) -> bool:
    """Whether a band has no heads of its own, only figures below those, or the heads, of the band before it."""
    rows = band[1:] if len(band) > 1 and len(band[0]) == 1 else band
    if rows is not band and not _is_label(band[:1]):
        return False
    if len(rows[0]) < 2 or len(before[-1]) < 2:
        return False
    figures = {cell.column for cell in rows[0] if _is_figure(cell)}
    told = {cell.column for row in before for cell in row if _is_figure(cell)}
    places = {cell.column for row in before for cell in row}
    # Heads alone, set apart from the figures below them, have none above.
    return bool(figures) and (figures <= told or not told) and all(cell.column in places for cell in rows[0])


def _is_figure(cell: SheetCell) -> bool:
    return _is_number(cell) and not _YEAR.fullmatch(cell.text)


def _is_number(cell: SheetCell) -> bool:
    return cell.number or _NUMBER.fullmatch(cell.text.strip()) is not None


def _band(band: list[Row], sheet: Sheet, depth: int) -> Iterator[Block]:
    left = min(cell.column for row in band for cell in row)
    right = max(cell.column + cell.columns for row in band for cell in row)
    first = 0
    while first < len(band) and _is_line(band, first, left, right):
        first += 1
    last = len(band)
    while last > first and _is_line(band, last - 1, left, right, below=True):
        last -= 1
    yield from (Block(row, True) for row in band[:first])
    body = band[first:last]
    if body:
        yield from _body(body, sheet, depth)
    yield from (Block(row, True) for row in band[last:])


def _is_line(band: list[Row], at: int, left: int, right: int, *, below: bool = False) -> bool:
    """Whether a row stands over the whole table, or below it, and is none of it: one cell, or such as `填表人:李四`."""
    row = band[at]
    if len(row) > 1:
        told = all(_COLON.search(cell.text) and cell.rows == 1 for cell in row)
        return (told or len(band) == 1) and not any(map(_is_number, row))
    cell = row[0]
    if _is_number(cell):
        return False
    if cell.rows > 1 and at + 1 < len(band) and band[at + 1][0].row < cell.row + cell.rows:
        return False
    whole = cell.column + cell.columns >= right and cell.column == left
    if whole or cell.column == left or below:
        return True
    return cell.columns == 1 and (len(cell.text) >= _LONG or _TELLING.search(cell.text) is not None)


def _body(body: list[Row], sheet: Sheet, depth: int) -> Iterator[Block]:
    stacked = _stacked(body) if depth else [body]
    if len(stacked) > 1:
        for part in stacked:
            yield from _band(part, sheet, depth - 1)
        return
    parts = _side_by_side(body, sheet.hidden_columns) if depth else [body]
    if len(parts) == 1:
        yield Block([cell for row in body for cell in row], False)
        return
    for part in parts:
        yield from _blocks(part, sheet, depth - 1)


def _stacked(body: list[Row]) -> list[list[Row]]:
    """The tables that heads like the first ones begin, with no empty row before; with the titles above these."""
    head = body[0]
    starts = [0]
    figures = False
    for at, row in enumerate(body):
        if len(row) > 1 and not any(map(_is_figure, row)):
            if figures and len(head) > 1 and _same(head[0], row[0]):
                starts.append(_below_figures(body, at))
                figures = False
        else:
            figures = figures or len(row) > 1
    if any(map(_is_figure, head)):
        return [body]
    return [body[begin:end] for begin, end in zip(starts, [*starts[1:], len(body)], strict=True)]


def _same(one: SheetCell, other: SheetCell) -> bool:
    return one.column == other.column and one.text.split() == other.text.split()


def _below_figures(body: list[Row], at: int) -> int:
    """The first of the rows with one cell right above a row, or the row."""
    while len(body[at - 1]) == 1:
        at -= 1
    return at


def _side_by_side(body: list[Row], hidden: Set[int]) -> list[list[Row]]:
    """The tables that empty columns set apart; all as one where one of them would have no labels."""
    starts = _starts([row for row in body if len(row) > 1], hidden)
    if len(starts) < 2 or any(len(row) == 1 and row[0].column not in starts for row in body):
        return [body]
    parts = []
    for begin, end in zip(starts, [*starts[1:], 1 << 30], strict=True):
        part = [[cell for cell in row if begin <= cell.column < end] for row in body]
        parts.append([row for row in part if row])
    return parts if all(map(_has_labels, parts)) else [body]


def _starts(rows: list[Row], hidden: Set[int]) -> list[int]:
    """The columns that something stands in, behind one that nothing does and that is seen."""
    covered = {(cell.column, cell.column + cell.columns) for row in rows for cell in row}
    starts: list[int] = []
    reach = -1
    for begin, end in sorted(covered):
        if reach < begin and (not starts or any(column not in hidden for column in range(reach, begin))):
            starts.append(begin)
        reach = max(reach, end)
    return starts


def _has_labels(part: Sequence[Row]) -> bool:
    """Whether the first column of a part is of words, and others are beside it."""
    first = min(row[0].column for row in part)
    firsts = [row[0] for row in part if row[0].column == first]
    words = sum(not _is_figure(cell) for cell in firsts[1:])
    return any(len(row) > 1 for row in part) and words > (len(firsts) - 1) / 2
