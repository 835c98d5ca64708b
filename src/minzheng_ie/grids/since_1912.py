"""Tables with one cell a line whose columns are years counted from 1912 (101, 102, 103), which nothing else tells from numbers."""

from __future__ import annotations

from collections.abc import Sequence

from minzheng_ie.compiled import compile_re
from minzheng_ie.grids import words
from minzheng_ie.grids.island_years import OF_YEARS, are_years, may_be_year
from minzheng_ie.grids.items import MOST_COLUMNS, Item, cells_of, is_counted, items_of
from minzheng_ie.grids.lines import Line
from minzheng_ie.grids.model import Grid
from minzheng_ie.grids.plain import grid_of

_KINDS = compile_re(r"[一-鿿]{1,6}[别別目]|[一-鿿]{0,4}(?:指标|指標|内容|內容|类型|類型)")
_LEAST, _MOST = 2, 40  # rows


def since_1912_at(text: str, lines: Sequence[Line], at: int) -> tuple[Grid, int, int] | None:
    """The table whose corner says of what its columns are, and its first and last line; None when there is none.

    What its rows are of may stand below that. Every row is a name and as many numbers as there are years.
    """
    if len(lines[at].body) > 4 or OF_YEARS.fullmatch(words.tight(lines[at].body)) is None:
        return None
    opening = items_of(lines, at, 2 + MOST_COLUMNS)
    first = 2 if len(opening) > 1 and _KINDS.fullmatch(words.tight(opening[1].text)) else 1
    stop = next((n for n in range(first, len(opening)) if not may_be_year(opening[n].text)), len(opening))
    if not are_years([item.text for item in opening[first:stop]]):
        return None
    heads = opening[first - 1 : stop]
    rows = _rows(items_of(lines, at, MOST_COLUMNS * _MOST)[stop:], len(heads))
    if len(rows) < _LEAST:
        return None
    last = rows[-1][-1].last
    return grid_of(lines, at, last, cells_of([heads, *rows])), at, last


def _rows(items: Sequence[Item], width: int) -> list[list[Item]]:
    """The rows, each as wide as the heads; none where one has more or fewer numbers."""
    rows: list[list[Item]] = []
    for start in range(0, len(items), width):
        row = list(items[start : start + width])
        if is_counted(row[0]):
            return []
        if len(row) < width or not all(map(is_counted, row[1:])):
            return [] if any(map(is_counted, row)) else rows
        rows.append(row)
    return rows
