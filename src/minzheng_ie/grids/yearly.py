"""Tables with one cell a line whose rows are years without 年: what they begin with is told by the next year, in its place.

So it is where they are counted from 1912 (100, 99, 98), one after another. A number may have what it is of two kinds behind
it (3,164 (3,098/66)), and one that a copy damaged (9,621,71) keeps its place.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from minzheng_ie.compiled import compile_re
from minzheng_ie.grids import words
from minzheng_ie.grids.bracketed import OF_TWO
from minzheng_ie.grids.island_years import are_years, may_be_year
from minzheng_ie.grids.items import MOST_COLUMNS, Item, cells_of, is_counted, items_of
from minzheng_ie.grids.lines import Line
from minzheng_ie.grids.model import Grid
from minzheng_ie.grids.plain import grid_of

_CORNERS = frozenset({"年份", "年度", "年"})
_DAMAGED = compile_re(r"\d[\d,.]*")
_LEAST = 3  # rows
_MOST = 80
_APART = 5  # years from one row to the next


def yearly_at(text: str, lines: Sequence[Line], at: int) -> tuple[Grid, int, int] | None:
    """The table of years whose corner is a line, and its first and last line; None when there is none.

    Every row has all its cells: one that lost one is told by a year out of its place, and ends the table above it.
    """
    if len(lines[at].body) > 3 or words.tight(lines[at].body) not in _CORNERS:
        return None
    opening = items_of(lines, at, 3 * MOST_COLUMNS, _may_count)
    width = next((n for n, item in enumerate(opening) if _begins(item)), 0)
    heads = opening[:width]
    texts = [item.text for item in heads]
    if not 1 < width < MOST_COLUMNS or len(set(texts)) < width or not words.is_head_row(texts):
        return None
    rows = _rows(opening, width)
    if rows:
        rows = _rows(items_of(lines, at, MOST_COLUMNS * _MOST, _may_count), width)
    if len(rows) < _LEAST:
        return None
    last = rows[-1][-1].last
    cells = [
        cell for cell in cells_of([heads, *rows]) if not _is_damaged(words.tight(text[cell.start : cell.end]))
    ]
    return grid_of(lines, at, last, cells), at, last


def _may_count(text: str) -> bool:
    return OF_TWO.fullmatch(text) is not None or _is_damaged(text)


def _begins(item: Item) -> bool:
    return words.is_year(item.text) or may_be_year(item.text)


def _rows(items: Sequence[Item], width: int) -> list[list[Item]]:
    """The rows behind the heads, each as wide as these, of years that go up or down."""
    rows: list[list[Item]] = []
    for start in range(width, len(items) - width + 1, width):
        row = list(items[start : start + width])
        if not _is_row(row) or (rows and not _follows([*rows, row])):
            # What stands here may be the end of a row that lost a cell before.
            return rows[:-1] if is_counted(row[0]) else rows
        rows.append(row)
    rest = items[width * (1 + len(rows)) :]
    return rows[:-1] if rest and is_counted(rest[0]) else rows


def _is_damaged(text: str) -> bool:
    return _DAMAGED.fullmatch(text) is not None and not words.is_counted(text) and not words.is_time(text)


def _is_row(row: Sequence[Item]) -> bool:
    return _begins(row[0]) and all(is_counted(item) or _may_count(item.text) for item in row[1:])


def _follows(rows: Sequence[Sequence[Item]]) -> bool:
    """Whether the years of the last rows go one way, by steps."""
    texts = [row[0].text for row in rows[-3:]]
    if may_be_year(texts[-1]):
        return are_years([row[0].text for row in rows]) if len(rows) >= _LEAST else True
    years = [int(text) for text in texts]
    steps = [after - before for before, after in pairwise(years)]
    return all(0 < abs(step) <= _APART and step * steps[0] > 0 for step in steps)
