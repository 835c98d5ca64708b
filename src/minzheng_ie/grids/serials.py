"""Lists of which a copy left one cell on each line, where each row begins with its number: 1 and as many cells, 2 and as many."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from minzheng_ie.compiled import compile_regex
from minzheng_ie.grids import words
from minzheng_ie.grids.lines import Line, together
from minzheng_ie.grids.model import Cell, Grid
from minzheng_ie.grids.placed import UNIT_HEADS
from minzheng_ie.grids.plain import grid_of
from minzheng_ie.grids.totals import TOTAL, Item, total_above, total_below

SERIAL_HEADS = ("序号", "编号", "序", "项次")
REMARK = compile_regex("备注|说明|备考")
_OTHER_HEADS = (*UNIT_HEADS, "代码", "指标代码")
_UNIT_LINE = compile_regex(r"\([^()\d]{1,8}\)")
_REMARK_LINE = compile_regex(r"\([^()\d]{4,20}\)(?=\p{Han})")
_MOST_COLUMNS = 12
_LONGEST = 60  # characters of a cell
_LONGEST_HEAD = 20
_SERIAL = 4  # digits of a serial number, and of a year
_BLANKS = 2
_LEAST = 2  # rows


def serials_at(text: str, lines: Sequence[Line], at: int) -> tuple[Grid, int, int] | None:
    """The list whose first head is a line, and its first and last line; None when there is none.

    Its rows are those that have their number, the next one, where the width of the head puts it, and nothing but numbers in
    the columns whose heads say that these count. It ends above the first line that is not so.
    """
    if words.tight(lines[at].body[:_LONGEST_HEAD]) not in SERIAL_HEADS:
        return None
    opening = list(islice(items_from(text, lines, at), 2 * _MOST_COLUMNS + 1))
    first = next((n for n, item in enumerate(opening) if item.text == "1"), 0)
    width = total_above(opening, first)
    heads = opening[:width]
    counted = {n: words.has_unit(head.text) for n, head in enumerate(heads) if n and _counts(head)}
    if not 2 <= width <= _MOST_COLUMNS or not counted or not all(map(is_head, heads)):
        return None
    rows, beside = _rows(islice(items_from(text, lines, at), first, None), width, counted)
    if len(rows) < _LEAST and REMARK.fullmatch(heads[-1].text) and width > 2:
        # Nothing is remarked: its column has no cell.
        heads, width = heads[:-1], width - 1
        rows, beside = _rows(islice(items_from(text, lines, at), first, None), width, counted)
    if len(rows) < _LEAST:
        return None
    cells = [Cell(r, c, *item.piece) for r, held in enumerate([heads, *rows]) for c, item in enumerate(held)]
    if width < first:
        above = total_below(opening[width:first], list(counted), rows, min(1, min(counted) - 1))
        cells += [Cell(2 + len(rows), c, *item.piece) for c, item in above]
    if beside and is_numbered(rows[-1][0], len(rows)):
        below = list(islice(items_from(text, lines, rows[-1][-1].last + 1), width))
        total = total_below(below, list(counted), rows, min(1, min(counted) - 1))
        cells += [Cell(1 + len(rows), c, *item.piece) for c, item in total]
    last = max(rows[-1][-1].last, beside)
    return grid_of(lines, at, last, cells), at, last


def _rows(items: Iterator[Item], width: int, counted: Mapping[int, bool]) -> tuple[list[list[Item]], int]:
    """The rows that are told, and the last line of a total's row below them, whose blanks are lost, else 0.

    A row that lost a cell, so that the next one's number stands in it, is not told.
    """
    rows: list[list[Item]] = []
    unsure: list[Item] = []  # a row in which the next number may be the next row's
    row: list[Item] = []
    number = 1
    for item in items:
        row.append(item)
        if len(row) <= width:
            continue
        *held, ahead = row
        if not _is_row(held, number, counted):
            break
        unsure = []
        number += 1
        numbered = next((n for n, cell in enumerate(row) if n and is_numbered(cell, number)), 0)
        if is_numbered(ahead, number) or not numbered:
            rows.append(held)
            row = [ahead]
        else:
            unsure, row = held, row[numbered:]
        if not is_numbered(row[0], number):
            break
    if len(row) == width and _is_row(row, number, counted):
        return [*rows, row], 0
    rest = list(islice(items, width))
    if unsure and (len(row) < 2 or words.is_value(row[1].text)):  # else the next row lost a cell, too
        rows.append(unsure)
        row = [item for item in row if item.piece[0] > unsure[-1].piece[1]]
    return rows, _end_of_total([*row, *rest][:width])


def _end_of_total(cells: Sequence[Item]) -> int:
    """The last line with a number of a total's row, 0 for cells of another one."""
    if not cells or TOTAL.fullmatch(cells[0].text) is None:
        return 0
    values = [item.last for item in cells[1:] if words.is_counted(item.text)]
    return max(values, default=cells[0].last)


def _counts(head: Item) -> bool:
    """Whether a head is of numbers; 镇(街道) is of places."""
    return words.heads_numbers(head.text) and head.text not in _OTHER_HEADS and not words.is_corner(head.text)


def is_numbered(item: Item, number: int) -> bool:
    return item.text.rstrip(".、") == str(number)


def is_left(item: Item) -> bool:
    """Whether a cell behind the last row is a number that no row is numbered with: one above lost a cell."""
    return words.is_value(item.text) and not (item.text.isdecimal() and len(item.text) <= _SERIAL)


def items_from(text: str, lines: Sequence[Line], at: int) -> Iterator[Item]:
    """The cells from a line on, to one that is too long for a cell or far from the last."""
    held: Item | None = None
    for position, line in together(lines, at, _BLANKS):
        if len(line.body) > _LONGEST or "|" in line.body:
            break
        if words.PAGE_MARK.fullmatch(line.body):
            continue
        if held is not None and _UNIT_LINE.fullmatch(line.body) and words.is_word(held.text):
            start = held.piece[0]
            held = Item(position, (start, line.end), words.tight(text[start : line.end]))
            continue
        start = line.start
        if held is not None and line.body[0] == "(" and (end := _remark_end(held, line)):
            start = line.start + end
        if held is not None:
            yield held
        held = Item(position, (start, line.end), words.tight(text[start : line.end]))
    if held is not None:
        yield held


def _remark_end(head: Item, line: Line) -> int:
    """Where the bracket ends that a line begins with and that is of the head above, the next head right behind it; 0 for another line."""
    match = _REMARK_LINE.match(line.body)
    if match is None or words.is_value(head.text) or not words.is_word(head.text):
        return 0
    return match.end()


def is_head(item: Item) -> bool:
    return (
        len(item.text) <= _LONGEST_HEAD
        and (words.is_word(item.text) or words.is_time(item.text))
        and not words.is_value(item.text)
        and not words.is_labelled(item.text)
    )


def _is_row(row: Sequence[Item], number: int, counted: Mapping[int, bool]) -> bool:
    """Whether cells are a row with this number, its cells under heads of numbers counting something or nothing."""
    return is_numbered(row[0], number) and _is_told(row, counted)


def _is_told(row: Sequence[Item], counted: Mapping[int, bool]) -> bool:
    """Whether the cells in columns of numbers are such. counted (mapping): by column, whether its head tells the unit."""
    if any(words.is_sentence(item.text) for item in row):
        return False
    for column, united in counted.items():
        text = row[column].text
        if not (words.is_nil(text) or (words.is_number(text) if united else words.is_value(text))):
            return False
    return True
