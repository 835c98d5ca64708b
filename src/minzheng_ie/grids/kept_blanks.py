"""Tables of which a copy left one cell on each line and kept the places of empty ones: a stroke alone, or a gap that is wider.

Where the rows begin and how long they are their own cells tell, whatever blanks stand among the heads.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice

from minzheng_ie.grids import words
from minzheng_ie.grids.allotted import Column, allotted, flat
from minzheng_ie.grids.lines import Line
from minzheng_ie.grids.model import Cell, Grid
from minzheng_ie.grids.plain import grid_of
from minzheng_ie.grids.proved import number_of, reach_in_turn
from minzheng_ie.grids.reach import Reach
from minzheng_ie.grids.serials import SERIAL_HEADS
from minzheng_ie.grids.strokes import Held, cells_from
from minzheng_ie.grids.three_tiers import reach_in_three
from minzheng_ie.grids.totals import TOTAL

_SAMPLE, _MOST_CELLS = 160, 3000
_NEAR = 12  # lines in which the first blank stands, where strokes are alone
_MOST_HEADS, _MOST_COLUMNS = 40, 20
_LONGEST, _LONGEST_HEAD = 40, 30
_LEAST = 3  # rows
_MOST_EMPTY = 12  # cells that a gap holds


@dataclass(frozen=True, slots=True)
class _Rows:
    """Rows of one length. first (int): the cell that the first begins with. own (int): cells of names. stop (int): the cell
    behind the last one."""

    first: int
    own: int
    rows: list[list[Held]]
    stop: int


def kept_strokes_at(text: str, lines: Sequence[Line], at: int) -> tuple[Grid, int, int] | None:
    """The table with a stroke behind each cell whose corner's head is a line, and its first and last line; None when there is none."""
    body = lines[at].body
    if not 0 < body.find("|") == len(body) - 1 <= _LONGEST_HEAD or not _may_open(body[:-1]):
        return None
    if not any(line.body == "|" for line in lines[at + 1 : at + _NEAR]):
        return None
    for most in (_SAMPLE, _MOST_CELLS):
        cells = list(islice(cells_from(text, lines, at, opened=False), most))
        found = _found(lines, at, cells, whole=len(cells) < most)
        if found is None or len(cells) < most:
            break
    return found


def kept_gaps_at(text: str, lines: Sequence[Line], at: int) -> tuple[Grid, int, int] | None:
    """The same where an empty line stands between any two cells, and more of them where one holds nothing."""
    body = lines[at].body
    if len(body) > _LONGEST_HEAD or at + 1 >= len(lines) or lines[at + 1].body or not _may_open(body):
        return None
    for most in (_SAMPLE, _MOST_CELLS):
        cells = _apart(lines, at, most)
        found = _found(lines, at, cells, whole=len(cells) < most)
        if found is None or len(cells) < most:
            break
    return found


def _may_open(body: str) -> bool:
    said = words.tight(body)
    return said in SERIAL_HEADS or words.is_corner(said)


def _apart(lines: Sequence[Line], at: int, most: int) -> list[Held]:
    """The cells that lines hold as many empty ones apart as the first two are; those with nothing between, where there are more."""
    cells: list[Held] = []
    usual = gap = 0
    for position in range(at, len(lines)):
        line = lines[position]
        if not line.body:
            gap += 1
            continue
        if len(line.body) > _LONGEST or "。" in line.body or "|" in line.body or len(cells) >= most:
            break
        usual = gap if len(cells) == 1 else usual
        empty, rest = divmod(gap - usual, usual + 1)
        if cells and (not gap or rest or not 0 <= empty <= _MOST_EMPTY):
            break
        cells += [Held(position - 1, None, "")] * (empty if cells else 0)
        cells.append(Held(position, (line.start, line.end), words.tight(line.body)))
        gap = 0
    return cells


def _found(
    lines: Sequence[Line], at: int, cells: Sequence[Held], *, whole: bool
) -> tuple[Grid, int, int] | None:
    """The table that cells make, where one of its rows at least lacks a number."""
    first = next((n for n, cell in enumerate(cells[:_MOST_HEADS]) if words.is_value(cell.text)), 0)
    if not first:
        return None
    ways = [
        rows
        for width in range(3, _MOST_COLUMNS + 1)
        if (rows := _rows(cells, first, width, whole=whole)) is not None
    ]
    if len(ways) != 1:
        return None
    made = _placed(cells, ways[0])
    if made is None:
        return None
    last = max(held.last for row in ways[0].rows for held in row if held.piece is not None)
    return grid_of(lines, at, last, made), at, last


def _rows(cells: Sequence[Held], first: int, width: int, *, whole: bool) -> _Rows | None:
    """The rows of so many cells; None where they are too few, or numbers stand behind them."""
    numbered = cells[first].text == "1" and cells[0].text in SERIAL_HEADS
    if not numbered:
        first = next((n for n in range(first - 1, 0, -1) if cells[n].text), 0)
    own = 2 if numbered else 1
    rows: list[list[Held]] = []
    at = first
    while at < len(cells):
        row = list(cells[at : at + width])
        total = numbered and TOTAL.fullmatch(row[0].text) is not None
        if total and len(row) > 1 and row[1].text:  # one cell over number and name
            row = [Held(row[0].last, None, ""), *row][:width]
            at -= 1
        if whole and len(row) < width and rows:
            row += [Held(row[-1].last, None, "")] * (width - len(row))
        if len(row) < width or not _is_row(row, own, str(len(rows) + 1) if numbered and not total else ""):
            break
        rows.append(row)
        at += width
    if len(rows) < _LEAST or not first or any(words.is_value(cell.text) for cell in cells[at : at + width]):
        return None
    lacking = any(not held.text for row in rows for held in _counted(rows, own, row))
    return _Rows(first, own, rows, at) if lacking else None


def _counted(rows: Sequence[Sequence[Held]], own: int, row: Sequence[Held]) -> list[Held]:
    """The cells of a row in columns of which some cell counts."""
    return [row[n] for n in range(own, len(row)) if any(other[n].text for other in rows)]


def _is_row(row: Sequence[Held], own: int, number: str) -> bool:
    """Whether cells are names and numbers or nothing. number (str): its first one's, if the row has one."""
    label = row[own - 1].text or (row[0].text if not number else "")
    if number and row[0].text != number:
        return False
    if not label or not words.is_word(label) or words.is_value(label):
        return False
    values = [held.text for held in row[own:] if held.text]
    return bool(values) and all(map(words.is_counted, values)) and any(map(words.is_value, values))


def _placed(cells: Sequence[Held], table: _Rows) -> list[Cell] | None:
    """The cells on their columns; None where the heads are not told."""
    heads = [cell for cell in cells[: table.first] if cell.text]
    labels, rest = heads[: table.own], heads[table.own :]
    if not all(map(_is_head, heads)) or len(labels) < table.own:
        return None
    width = len(table.rows[0])
    held = [n for n in range(table.own, width) if any(row[n].text for row in table.rows)]
    columns = [Column([row[n].text for row in table.rows]) for n in held]
    reach = _reach([head.text for head in rest], columns)
    if reach is None:
        return None
    deep = max(one.row + one.rows for one in reach)
    made = [(0, n, head, deep, 1) for n, head in enumerate(labels)]
    made += [(one.row, table.own + one.column, rest[one.head], one.rows, one.columns) for one in reach]
    for number, row in enumerate(table.rows, deep):
        taken = [*enumerate(row[: table.own]), *((table.own + n, row[at]) for n, at in enumerate(held))]
        made += [(number, n, cell, 1, 1) for n, cell in taken]
    return sorted(
        (Cell(at, n, *cell.piece, rows, columns) for at, n, cell, rows, columns in made if cell.piece),
        key=lambda cell: (cell.row, cell.column),
    )


def _is_head(head: Held) -> bool:
    return (
        len(head.text) <= _LONGEST_HEAD
        and not words.is_value(head.text)
        and not words.is_labelled(head.text)
        and (words.is_word(head.text) or words.is_time(head.text))
    )


def _reach(texts: Sequence[str], columns: Sequence[Column]) -> list[Reach] | None:
    """Where the heads stand over the columns."""
    if len(texts) == len(columns):
        return flat(texts, columns) if any(map(words.heads_numbers, texts)) else None
    if len(texts) < len(columns):
        return None
    read = [
        [number_of(text) if text else Decimal(0) for text in row]
        for row in zip(*(column.texts for column in columns), strict=True)
    ]
    numbers = [[n for n in row if n is not None] for row in read]
    rows = numbers if all(len(row) == len(columns) for row in numbers) else []
    return reach_in_turn(rows, texts) or allotted(texts, columns) or reach_in_three(texts, columns)
