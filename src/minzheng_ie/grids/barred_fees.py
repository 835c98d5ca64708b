"""Lists of fees with one cell a line and an upright stroke behind each: rows have no end but their number of cells."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, islice

from minzheng_ie.compiled import compile_regex
from minzheng_ie.grids import words
from minzheng_ie.grids.fees import heads_fees, is_charge
from minzheng_ie.grids.lines import Line
from minzheng_ie.grids.model import Cell, Grid
from minzheng_ie.grids.plain import grid_of
from minzheng_ie.grids.strokes import Held, cells_from

_FIRST = compile_regex(r"(?:序号|编号|\p{Han}{0,6}(?:项目|内容|名称|类别))(?:名称)? *\|")
_MOST_COLUMNS = 8
_MOST_CELLS = 1200
_LEAST = 2  # fees
_MOST_IDLE = 2  # rows without a price, one after the other


def barred_fees_at(text: str, lines: Sequence[Line], at: int) -> tuple[Grid, int, int] | None:
    """The list whose first head is a line, and its first and last line; None when there is none.

    The first price tells how many cells a row has; a row that has not its name, unit and price in their places is no fee
    (面议), and several one after the other end the list. What else a row says (documents, remarks) is in no cell.
    """
    body = lines[at].body
    if body[-1:] != "|" or len(body) > 24 or _FIRST.fullmatch(body) is None:
        return None
    stream = cells_from(text, lines, at, opened=False)
    heads = list(islice(stream, 2 * _MOST_COLUMNS))
    item = heads_fees([held.text for held in heads[:_MOST_COLUMNS]])
    width = _width(heads, item) if item is not None else 0
    if item is None or not width:
        return None
    held = chain(heads[width:], islice(stream, _MOST_CELLS))
    rows: list[Sequence[Held]] = []
    idle = 0
    while row := list(islice(held, width)):
        idle = 0 if _is_fee(row[item : item + 3]) else idle + 1
        if idle > _MOST_IDLE:
            break
        if not idle:
            rows.append(row)
    if len(rows) < _LEAST:
        return None
    cells = [
        Cell(number, column, *found.piece)
        for number, row in enumerate([heads[:width], *rows])
        for column, found in enumerate(row[item : item + 3])
        if found.piece is not None
    ]
    last = rows[-1][-1].last
    return grid_of(lines, at, last, cells), at, last


def _width(heads: Sequence[Held], item: int) -> int:
    """How many heads stand before the first row; 0 where no fee follows them."""
    for width in range(item + 3, min(_MOST_COLUMNS, len(heads) - item - 3) + 1):
        if _is_fee(heads[width + item : width + item + 3]):
            return width
    return 0


def _is_fee(cells: Sequence[Held]) -> bool:
    if len(cells) < 3 or any(held.piece is None for held in cells):
        return False
    name, unit, price = (held.text for held in cells)
    return is_charge(unit, price) and words.is_word(name) and not words.is_value(name)
