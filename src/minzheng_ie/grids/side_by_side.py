"""Tables with one cell a line whose columns are said several times over, for their rows stand side by side (单位 金额 单位 金额)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from minzheng_ie.compiled import compile_re
from minzheng_ie.grids import words
from minzheng_ie.grids.items import MOST_COLUMNS, Item, items_of
from minzheng_ie.grids.lines import Line
from minzheng_ie.grids.model import Cell, Grid
from minzheng_ie.grids.plain import grid_of

_BODY = compile_re("(?:补助|受助|分配|用款|下达|预算)?单位(?:名称)?|(?:市|州|盟|县|区|旗|镇|乡)+")
_MOST_PERIOD = 4  # heads that are said again
_LONGEST = 16  # characters of the first
_MOST_CELLS = 1200
_LEAST = 3  # rows


def side_by_side_at(text: str, lines: Sequence[Line], at: int) -> tuple[Grid, int, int] | None:
    """The table whose first head is a line, and its first and last line; None when there is none.

    Each row is a name and its numbers, as many as heads stand behind the first; it ends where one is out of step, whose
    own name and numbers are of no cell.
    """
    body = words.tight(lines[at].body) if len(lines[at].body) <= _LONGEST else ""
    if not body or not (_BODY.fullmatch(body) or words.is_corner(body)):
        return None
    period, times = _heads([item.text for item in items_of(lines, at, MOST_COLUMNS)])
    if not period:
        return None
    width = period * times
    least = max(_LEAST, times + 1)
    if len(_rows(items_of(lines, at, width + least * period), width, period)) < least:
        return None
    held = items_of(lines, at, _MOST_CELLS)
    rows = _rows(held, width, period)
    cells = [Cell(0, n, item.start, item.end) for n, item in enumerate(held[:width])]
    for number, row in enumerate(rows):
        line, block = divmod(number, times)
        cells += [Cell(line + 1, block * period + n, item.start, item.end) for n, item in enumerate(row)]
    last = rows[-1][-1].last
    return grid_of(lines, at, last, cells), at, last


def _rows(held: Sequence[Item], width: int, period: int) -> list[Sequence[Item]]:
    """The rows behind the heads, to the first that is out of step."""
    rows: list[Sequence[Item]] = []
    for start in range(width, len(held), period):
        row = held[start : start + period]
        if len(row) < period or not _is_row(row):
            break
        rows.append(row)
    return rows


def _heads(texts: Sequence[str]) -> tuple[int, int]:
    """How many heads are said again, and how often they are said; 0 where they are not."""
    heads = [words.tight(text) for text in texts]
    for period in range(2, _MOST_PERIOD + 1):
        own = heads[:period]
        times = 1
        while heads[times * period : (times + 1) * period] == own:
            times += 1
        if times > 1 and all(words.heads_numbers(head) for head in own[1:]):
            return period, times
    return 0, 0


def _is_row(row: Sequence[Item]) -> bool:
    name = words.tight(row[0].text)
    named = words.is_word(name) and not words.is_value(name) and not words.is_time(name)
    counted = all(words.is_number(item.text) or words.is_nil(item.text) for item in islice(row, 1, None))
    return named and counted
