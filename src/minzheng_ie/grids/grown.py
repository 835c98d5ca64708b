"""Tables of yearbooks in two languages, one cell a line, whose heads broke into pieces: what the columns are is told by their
numbers, the third of three being by how much the second is more than the first (2007, 2008, 增减%).

Cells are one blank line apart, so that three blank lines are an empty cell.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import islice
from typing import NamedTuple

from minzheng_ie.compiled import compile_re
from minzheng_ie.grids import words
from minzheng_ie.grids.lines import Line
from minzheng_ie.grids.model import Cell, Grid
from minzheng_ie.grids.plain import grid_of

_CORNER = compile_re(r"Items?|Indicators?|项目|指标")
_OTHER = compile_re(r"(?=.{0,40}[A-Za-z]{3})[\x20-\x7e]+")
_PLAIN = compile_re(r"-?\d+(?:\.\d+)?")
_GROWTH = "增减%"
_MOST = 1500  # cells
_MOST_HEADS = 60
_MOST_COLUMNS = 12
_LEAST = 3  # rows
_HALF, _ALL = Decimal("0.5"), Decimal(100)

_Row = list["Line | None"]


class _Body(NamedTuple):
    """heads (list): the cells over the first row. rows (list): label, and a cell for each column."""

    heads: list[Line]
    rows: list[_Row]


def grown_at(text: str, lines: Sequence[Line], at: int) -> tuple[Grid, int, int] | None:
    """The table whose corner is a line, and its first and last line; None when there is none."""
    if _CORNER.fullmatch(words.tight(lines[at].body[:_MOST_COLUMNS])) is None:
        return None
    opening = list(islice(_cells(lines, at), _MOST_HEADS + 4))
    first = next((n for n in range(1, min(len(opening), _MOST_HEADS)) if _opens(opening, n)), None)
    body = _body(list(_cells(lines, at)), first) if first is not None else None
    if body is None or len(body.rows) < _LEAST:
        return None
    width = len(body.rows[0]) - 1
    groups = _groups(body.rows, width)
    placed = _heads(body.heads, groups)
    if placed is None:
        return None
    corner = body.heads[0]
    cells = [Cell(0, 0, corner.start, corner.end, 2), *placed]
    for number, row in enumerate(body.rows, 2):
        cells += [Cell(number, n, cell.start, cell.end) for n, cell in enumerate(row) if cell is not None]
    end = body.rows[-1][-1] or next(cell for cell in reversed(body.rows[-1]) if cell is not None)
    last = next(n for n in range(at, len(lines)) if lines[n].start == end.start and lines[n].body)
    return grid_of(lines, at, last, cells), at, last


def _cells(lines: Sequence[Line], at: int) -> Iterator[Line | None]:
    """The cells from a line on, None for an empty one; they end where two are not apart by blank lines."""
    empty = 1
    for line in lines[at : at + 4 * _MOST]:
        if not line.body:
            empty += 1
            continue
        if empty % 2 == 0:
            return
        yield from [None] * (empty // 2)
        yield line
        empty = 0


def _body(cells: Sequence[Line | None], first: int) -> _Body:
    """The heads, and the rows from a cell on; the first is a name, what it is called in English, and numbers."""
    width = 2
    while first + width < len(cells) and width < _MOST_COLUMNS and _is_number(cells[first + width]):
        width += 1
    rows: list[_Row] = []
    broken = False
    for begin in range(first, len(cells) - width + 1, width):
        label, other, *numbers = cells[begin : begin + width]
        if not _is_row(label, other, numbers):
            break
        told = any(number is not None for number in numbers)
        if label is not None and not told and words.mark_kind(label.body) in ("", "其中", "#"):
            if rows and not broken:
                rows.pop()  # its name goes on
            broken = True
        elif label is not None:
            rows.append([label, *numbers])
            broken = False
    heads = [cell for cell in cells[:first] if cell is not None]
    return _Body([heads[0], *(head for head in heads[1:] if not _is_other(head))], rows)


def _opens(cells: Sequence[Line | None], at: int) -> bool:
    ahead: _Row = [*cells[at : at + 4], None, None, None]
    label, other, first, second = ahead[:4]
    if label is None or other is None or not words.is_word(label.body) or _is_other(label):
        return False
    if first is None or words.is_year(first.body):
        return False
    return _is_other(other) and _is_number(first) and _is_number(second)


def _is_other(line: Line) -> bool:
    return _OTHER.fullmatch(line.body) is not None


def _is_number(cell: Line | None) -> bool:
    return cell is not None and _PLAIN.fullmatch(cell.body) is not None


def _is_row(label: Line | None, other: Line | None, numbers: Sequence[Line | None]) -> bool:
    if label is not None and (_is_other(label) or not words.is_word(label.body)):
        return False
    if other is not None and not _is_other(other):
        return False
    return all(number is None or _is_number(number) for number in numbers)


def _groups(rows: Sequence[_Row], width: int) -> list[int]:
    """The first columns of groups of three that end in a growth, each told by all rows that have them, three at least."""
    found: list[int] = []
    column = 1
    while column + 2 <= width:
        held = [row[column : column + 3] for row in rows]
        whole = [[cell.body for cell in three if cell is not None] for three in held if None not in three]
        if len(whole) >= _LEAST and all(_grows(*three) for three in whole):
            found.append(column)
            column += 3
        else:
            column += 1
    return found


def _grows(before: str, after: str, growth: str) -> bool:
    """Whether a growth in percent is that of two numbers, each of which may have been rounded."""
    low, high = (Decimal(text) for text in (before, after))
    if low <= 0 or high < 0:
        return False
    loose = _HALF.scaleb(int(low.as_tuple().exponent)), _HALF.scaleb(int(high.as_tuple().exponent))
    if low <= loose[0]:
        return False
    said, own = Decimal(growth), _HALF.scaleb(int(Decimal(growth).as_tuple().exponent))
    least = ((high - loose[1]) / (low + loose[0]) - 1) * _ALL
    most = ((high + loose[1]) / (low - loose[0]) - 1) * _ALL
    return least - own <= said <= most + own


def _heads(heads: Sequence[Line], groups: Sequence[int]) -> list[Cell] | None:
    """Heads with units over the groups in their order, years and growth below each; None where they are not as many."""
    united = [
        head
        for head in heads[1:]
        if words.has_unit(head.body) and "%" not in head.body and head.body[0] != "("
    ]
    years = [head for head in heads[1:] if words.is_year(head.body)]
    grown = [head for head in heads[1:] if words.tight(head.body) == _GROWTH]
    if not groups or len(united) != len(groups) or len(grown) < len(groups) or len(years) < 2 * len(groups):
        return None
    told = [head.body for head in years[: 2 * len(groups)]]
    if told != told[:2] * len(groups) or int(told[1]) - int(told[0]) != 1:
        return None
    cells = [Cell(0, n, head.start, head.end, 1, 3) for n, head in zip(groups, united, strict=True)]
    for at, column in enumerate(groups):
        below = (years[2 * at], years[2 * at + 1], grown[at])
        cells += [Cell(1, column + n, head.start, head.end) for n, head in enumerate(below)]
    return cells
