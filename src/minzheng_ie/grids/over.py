"""Heads over heads where a copy left one cell on each line: first the upper ones, then those below them, then the rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from minzheng_ie.compiled import compile_regex
from minzheng_ie.grids import words
from minzheng_ie.grids.lines import Line
from minzheng_ie.grids.model import Cell, Grid
from minzheng_ie.grids.plain import grid_of
from minzheng_ie.grids.serials import SERIAL_HEADS, TOTAL, Item, is_head, is_numbered, items_from

_REMARK = compile_regex("备注|说明|备考")
_MOST_HEADS = 40
_LEAST = 2  # rows


class Reach(NamedTuple):
    """A head on its columns, of those that hold numbers. head (int): which of the heads. row (int): 0 the upper, 1 the lower."""

    head: int
    row: int
    column: int
    rows: int = 1
    columns: int = 1


def reach_of(texts: Sequence[str], numbers: int) -> list[Reach] | None:
    """Where heads in the order of their rows stand over ``numbers`` columns; None where it is not told.

    The lower ones are the same under each upper one; an upper one that has none below it says itself what it counts.
    """
    for alone in range(numbers):
        lower = numbers - alone
        upper = [at for at in range(len(texts) - lower) if _REMARK.fullmatch(texts[at]) is None]
        groups = len(upper) - alone
        if groups < 2 or lower % groups or lower == groups:
            continue
        each = lower // groups
        below = list(texts[len(texts) - lower :])
        single = [at for at in upper if words.heads_numbers(texts[at])] if alone else []
        if len(single) == alone and below == below[:each] * groups and len(set(below[:each])) == each:
            return _placed(upper, single, each, len(texts) - lower)
    return None


def _placed(upper: Sequence[int], single: Sequence[int], each: int, below: int) -> list[Reach]:
    """The upper heads from left to right, each with the lower ones under it. below (int): the first of these."""
    made: list[Reach] = []
    column = 0
    for at in upper:
        if at in single:
            made.append(Reach(at, 0, column, rows=2))
            column += 1
            continue
        made.append(Reach(at, 0, column, columns=each))
        made += [Reach(below + n, 1, column + n) for n in range(each)]
        column += each
        below += each
    return made


def numbered_over_at(text: str, lines: Sequence[Line], at: int) -> tuple[Grid, int, int] | None:
    """The list with serial numbers whose heads stand over heads, and its first and last line; None when there is none."""
    if words.tight(lines[at].body[:8]) not in SERIAL_HEADS:
        return None
    items = list(islice(items_from(text, lines, at), _MOST_HEADS))
    first = next((n for n, item in enumerate(items) if item.text == "1"), 0)
    second = next((n for n in range(first + 1, len(items)) if is_numbered(items[n], 2)), 0)
    width = second - first
    heads = items[:first]
    if not 2 < width < first or not all(map(is_head, heads)):
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
    for number, row in enumerate(rows, 2):
        cells += [Cell(number, column, *item.piece) for column, item in row]
    return grid_of(lines, at, rows[-1][-1][1].last, cells), at, rows[-1][-1][1].last


def _rows(items: Iterator[Item], width: int, own: int) -> list[list[tuple[int, Item]]]:
    """The rows that have all their cells, each on its column; a total's label stands for those before the numbers."""
    rows: list[list[tuple[int, Item]]] = []
    row = list(islice(items, width))
    while len(row) == width and is_numbered(row[0], len(rows) + 1) and _fits(row, own):
        rows.append(list(enumerate(row)))
        row = list(islice(items, width))
    total = row[: width - own + 1]
    if len(total) == width - own + 1 and TOTAL.fullmatch(total[0].text) and _fits(total, 1):
        rows.append([(own - 1, total[0]), *enumerate(total[1:], own)])
    return rows


def _fits(row: Sequence[Item], own: int) -> bool:
    """Whether cells are names and then numbers."""
    return all(words.is_word(item.text) for item in row[1:own]) and all(
        words.is_value(item.text) or words.is_nil(item.text) for item in row[own:]
    )
