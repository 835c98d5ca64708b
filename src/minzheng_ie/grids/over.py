"""Heads over heads where a copy left one cell on each line: first the upper ones, then those below them, then the rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from minzheng_ie.grids import words
from minzheng_ie.grids.lines import Line
from minzheng_ie.grids.model import Cell, Grid
from minzheng_ie.grids.plain import grid_of
from minzheng_ie.grids.reach_said import reach_of
from minzheng_ie.grids.serials import SERIAL_HEADS, is_head, is_left, is_numbered, items_from
from minzheng_ie.grids.totals import TOTAL, Item, total_above

_MOST_HEADS = 40
_LEAST = 2  # rows


def numbered_over_at(text: str, lines: Sequence[Line], at: int) -> tuple[Grid, int, int] | None:
    """The list with serial numbers whose heads stand over heads, and its first and last line; None when there is none."""
    if words.tight(lines[at].body[:8]) not in SERIAL_HEADS:
        return None
    items = list(islice(items_from(text, lines, at), _MOST_HEADS))
    first = next((n for n, item in enumerate(items) if item.text == "1"), 0)
    second = next((n for n in range(first + 1, len(items)) if is_numbered(items[n], 2)), 0)
    width = second - first
    heads = items[: total_above(items, first)]
    if not 2 < width < len(heads) or not all(map(is_head, heads)):
        return None
    own = next((n for n in range(1, width) if words.is_value(items[first + n].text)), 0)
    reach = reach_of([item.text for item in heads[own:]], width - own) if own else None
    if reach is None:
        return None
    rows = _rows(islice(items_from(text, lines, at), first, None), width, own)
    if len(rows) < _LEAST:
        return None
    cells = [Cell(0, n, *head.piece, 2) for n, head in enumerate(heads[:own])]
    cells += [
        Cell(r.row, own + r.column, *heads[own + r.head].piece, r.rows, r.columns)
        for r in sorted(reach, key=lambda r: (r.row, r.column))
    ]
    total = items[len(heads) : first]
    if len(total) == width - own + 1:
        rows.append([(own - 1, total[0]), *enumerate(total[1:], own)])
    for number, row in enumerate(rows, 2):
        cells += [Cell(number, column, *item.piece) for column, item in row]
    last = max(row[-1][1].last for row in rows)
    return grid_of(lines, at, last, cells), at, last


def _rows(items: Iterator[Item], width: int, own: int) -> list[list[tuple[int, Item]]]:
    """The rows that have all their cells, each on its column; a total's label stands for those before the numbers."""
    rows: list[list[tuple[int, Item]]] = []
    row = list(islice(items, width))
    while len(row) == width and is_numbered(row[0], len(rows) + 1) and _fits(row, own):
        rows.append(list(enumerate(row)))
        row = list(islice(items, width))
    if row and is_left(row[0]):
        return []  # one more number than a row has: which of them is lost in another is not told
    total = row[: width - own + 1]
    if len(total) == width - own + 1 and TOTAL.fullmatch(total[0].text) and _fits(total, 1):
        rows.append([(own - 1, total[0]), *enumerate(total[1:], own)])
    return rows


def _fits(row: Sequence[Item], own: int) -> bool:
    """Whether cells are names and then numbers."""
    return all(words.is_word(item.text) for item in row[1:own]) and all(
        words.is_counted(item.text) for item in row[own:]
    )
