"""Tables with one cell a line whose rows open with a number that no head is over: the number of the next row tells their width,
and the same measures under each upper head in what way these stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from minzheng_ie.grids import words
from minzheng_ie.grids.even import may_open
from minzheng_ie.grids.lines import Line
from minzheng_ie.grids.model import Cell, Grid
from minzheng_ie.grids.plain import grid_of
from minzheng_ie.grids.reach import Reach
from minzheng_ie.grids.reach_said import reach_of
from minzheng_ie.grids.serials import SERIAL_HEADS, is_head, is_left, is_numbered, items_from
from minzheng_ie.grids.totals import Item, total_below

_MOST = 48  # cells to the number of the second row
_MOST_CELLS = 4000
_LEAST_HEADS = 3
_LEAST_ROW = 4  # cells
_LEAST, _LEAST_FLAT = 2, 3  # rows below heads over heads, and below others


def unnumbered_at(text: str, lines: Sequence[Line], at: int) -> tuple[Grid, int, int] | None:
    """The table whose corner is a line, and its first and last line; None when there is none, or several ways fit."""
    if not may_open(lines[at].body):
        return None
    opening = list(islice(items_from(text, lines, at), _MOST))
    first = next((n for n, item in enumerate(opening) if words.is_value(item.text)), 0)
    if not _is_opened(opening, first):
        return None
    heads = opening[:first]
    widths = [
        n - first - 2 for n in range(first + _LEAST_ROW, len(opening)) if _is_named(opening[n : n + 2], 2)
    ]
    reaches = [(width, reach) for width in widths if (reach := _reach(heads, width)) is not None]
    if len(reaches) != 1:
        return None
    width, reach = reaches[0]
    items = islice(items_from(text, lines, at), first, _MOST_CELLS)
    rows = _rows(items, width)
    flat = all(one.columns == one.rows == 1 for one in reach)
    if len(rows) < (_LEAST_FLAT if flat else _LEAST):
        return None
    last = rows[-1][-1].last
    return grid_of(lines, at, last, _cells(heads, reach, rows, width, below=1 if flat else 2)), at, last


def _cells(
    heads: Sequence[Item], reach: Sequence[Reach], rows: Sequence[Sequence[Item]], width: int, *, below: int
) -> list[Cell]:
    """The cells. below (int): the first row below the heads."""
    # Two numbers are not known for a column of such, and are of no cell.
    numbered = sum(1 for row in rows if len(row) > width + 1) > _LEAST
    own = 2 if numbered else 1
    cells = [Cell(0, own - 1, *heads[0].piece, below)]
    cells += [
        Cell(r.row, own + r.column, *heads[1 + r.head].piece, r.rows, r.columns)
        for r in sorted(reach, key=lambda r: (r.row, r.column))
    ]
    for number, row in enumerate(rows, below):
        held = row[-own - width :]
        cells += [Cell(number, c, *item.piece) for c, item in enumerate(held, own + width - len(held))]
    return cells


def _is_opened(opening: Sequence[Item], first: int) -> bool:
    """Whether a row numbered 1 stands behind heads of which none is of such numbers."""
    if first < _LEAST_HEADS or not _is_named(opening[first : first + 2], 1):
        return False
    heads = opening[:first]
    return all(map(is_head, heads)) and not any(head.text in SERIAL_HEADS for head in heads)


def _is_named(cells: Sequence[Item], number: int) -> bool:
    """Whether cells are this number and a name."""
    return len(cells) > 1 and is_numbered(cells[0], number) and _is_name(cells[1].text)


def _is_name(said: str) -> bool:
    return words.is_word(said) and not words.is_counted(said)


def _reach(heads: Sequence[Item], width: int) -> list[Reach] | None:
    """Where heads stand over so many numbers, or None."""
    texts = [head.text for head in heads[1:]]
    if len(texts) == width:
        told = len(set(texts)) == width and all(map(words.heads_numbers, texts))
        return [Reach(n, 0, n) for n in range(width)] if told else None
    return reach_of(texts, width) if len(texts) > width else None


def _rows(items: Iterator[Item], width: int) -> list[list[Item]]:
    """The rows, and a total's, which has no number; nothing where one goes on in another way."""
    rows: list[list[Item]] = []
    row = list(islice(items, width + 2))
    while len(row) == width + 2 and _is_named(row, len(rows) + 1) and all(map(_counts, row[2:])):
        rows.append(row)
        row = list(islice(items, width + 2))
    total = row[: width + 1]
    if total and rows and total_below(total, range(2, width + 2), rows, 1):
        return [*rows, total]
    if row and (_is_named(row, len(rows) + 1) or is_left(row[0])):
        return []
    if row and rows and is_numbered(rows[-1][-1], len(rows) + 1):
        return rows[:-1]  # the last row lost a cell, and has the next one's number in its place
    return rows


def _counts(item: Item) -> bool:
    return words.is_counted(item.text)
