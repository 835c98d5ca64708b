"""Tables with one cell a line whose corner is empty: the heads of the numbers come first, then each name with as many numbers."""

from __future__ import annotations

from collections.abc import Sequence

from minzheng_ie.grids import words
from minzheng_ie.grids.items import cells_of, group_at
from minzheng_ie.grids.lines import Line
from minzheng_ie.grids.model import Cell, Grid
from minzheng_ie.grids.plain import grid_of
from minzheng_ie.grids.stacked import rows_from

_MOST_HEADS = 8
_LONGEST = 16  # characters of a head
_NEAR = 2  # lines
_LEAST = 3  # rows with all their numbers


def cornerless_at(text: str, lines: Sequence[Line], at: int) -> tuple[Grid, int, int] | None:
    """The table whose first head is a line, and its first and last line; None when there is none.

    The rows tell that the corner is empty: each is a name and as many numbers as there are heads.
    """
    above = next((line.body for line in reversed(lines[max(0, at - _NEAR) : at]) if line.body), "")
    if not _is_head(lines[at].body) or _is_head(above):
        return None
    opening = group_at(lines, at)
    if opening is None or not 1 < len(opening[1]) <= _MOST_HEADS or len(opening[0]) != len(opening[1]) + 1:
        return None
    heads = opening[0][:-1]
    if not all(_is_head(head.text) for head in heads):
        return None
    rows = rows_from(lines, opening[0][-1].first, len(heads) + 1, united=False)
    if sum(1 for row in rows if len(row) > 1) < _LEAST:
        return None
    cells = [Cell(0, n, head.start, head.end) for n, head in enumerate(heads, 1)]
    cells += cells_of(rows, 1)
    last = rows[-1][-1].last
    return grid_of(lines, at, last, cells), at, last


def _is_head(text: str) -> bool:
    return (
        0 < len(text) <= _LONGEST
        and words.is_word(text)
        and words.heads_numbers(text)
        and not words.is_value(text)
        and not words.is_labelled(text)
        and not words.is_corner(text)
    )
