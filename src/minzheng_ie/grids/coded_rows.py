"""Tables with one cell a line each of whose rows opens with a place's code (区划 11, 地区 北京市): the code tells where rows begin."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from minzheng_ie.compiled import compile_regex
from minzheng_ie.grids import words
from minzheng_ie.grids.lines import Line
from minzheng_ie.grids.model import Cell, Grid
from minzheng_ie.grids.plain import grid_of
from minzheng_ie.grids.serials import is_head, items_from
from minzheng_ie.grids.totals import Item

_HEAD = compile_regex(r"(?:行政)?区划(?:代码|编码)?|(?:地区|单位|机构)?(?:代码|编码)")
_LONGEST_HEAD = 12
_LENGTHS = frozenset({2, 3, 4, 6, 9, 12})  # digits of a code
_MOST_COLUMNS = 12
_MOST_CELLS = 3000
_LEAST = 3  # rows


def coded_rows_at(text: str, lines: Sequence[Line], at: int) -> tuple[Grid, int, int] | None:
    """The table whose first head is a line, and its first and last line; None when there is none, or numbers stand behind its rows."""
    body = lines[at].body
    if len(body) > _LONGEST_HEAD or _HEAD.fullmatch(words.tight(body)) is None:
        return None
    opening = list(islice(items_from(text, lines, at), _MOST_COLUMNS + 1))
    width = next((n for n, item in enumerate(opening) if words.is_value(item.text)), 0)
    heads = opening[:width]
    if width < 3 or not all(map(is_head, heads)) or not words.is_corner(heads[1].text):
        return None
    if not any(words.heads_numbers(head.text) for head in heads[2:]):
        return None
    items = list(islice(items_from(text, lines, at), _MOST_CELLS))
    rows = _rows(items, width)
    behind = items[width * (1 + len(rows)) :][:width]
    if len(rows) < _LEAST or any(words.is_value(item.text) for item in behind):
        return None
    cells = [Cell(r, c, *item.piece) for r, row in enumerate([heads, *rows]) for c, item in enumerate(row)]
    last = rows[-1][-1].last
    return grid_of(lines, at, last, cells), at, last


def _rows(items: Sequence[Item], width: int) -> list[list[Item]]:
    """The rows below the heads: a code of as many digits as the first one's, not told before, a name, and what counts."""
    rows: list[list[Item]] = []
    length = len(items[width].text)
    codes: set[str] = set()
    for start in range(width, len(items) - width + 1, width):
        row = list(items[start : start + width])
        code = row[0].text
        if not code.isdecimal() or len(code) != length or length not in _LENGTHS or code in codes:
            break
        if not words.is_word(row[1].text) or not all(words.is_counted(item.text) for item in row[2:]):
            break
        codes.add(code)
        rows.append(row)
    return rows
