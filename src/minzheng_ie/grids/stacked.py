"""Tables of which a copy left one cell on each line: first the heads, then the cells of row after row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from minzheng_ie.compiled import compile_regex
from minzheng_ie.grids import words
from minzheng_ie.grids.blocks import is_section
from minzheng_ie.grids.lines import Line
from minzheng_ie.grids.model import Cell, Grid
from minzheng_ie.grids.plain import grid_of

_MOST_COLUMNS = 16
_UNIT_LINE = compile_regex(r"\([^()\d]{1,8}\)\*?")
_BLANKS = 1


@dataclass(frozen=True, slots=True)
class _Item:
    """A cell on one line, or a head on two, its unit below it. first, last (int): lines."""

    first: int
    last: int
    start: int
    end: int
    text: str


def stacked_at(text: str, lines: Sequence[Line], at: int) -> tuple[Grid, int, int] | None:
    """The table of which a line is the first head or the first number: with its first and last line; None when there is none."""
    body = lines[at].body
    if len(body) > 24 or " " in body:
        return None
    if words.is_number(body):
        return _one_row(lines, at) if at and not words.is_number(lines[at - 1].body) else None
    return _rows(lines, at) if words.is_corner(body) else None


def _one_row(lines: Sequence[Line], at: int) -> tuple[Grid, int, int] | None:
    """Heads with their units over as many numbers: the one row of a period."""
    heads = _heads_above(lines, at)
    numbers = _items(lines, at, len(heads) + 1)
    counted = [item for item in numbers if words.is_number(item.text) or words.is_nil(item.text)]
    if (
        len(heads) < 2
        or len(numbers) < len(heads)
        or len(counted) != len(heads)
        or numbers[: len(heads)] != counted
    ):
        return None
    cells = [Cell(r, c, i.start, i.end) for r, row in enumerate((heads, counted)) for c, i in enumerate(row)]
    first, last = heads[0].first, counted[-1].last
    return grid_of(lines, first, last, cells), first, last


def _heads_above(lines: Sequence[Line], at: int) -> list[_Item]:
    """The heads with units right above a line, upwards to one without."""
    heads: list[_Item] = []
    position = at - 1
    while position >= 0 and len(heads) < _MOST_COLUMNS:
        line = lines[position]
        if _UNIT_LINE.fullmatch(line.body) and position and is_section(lines[position - 1]):
            above = lines[position - 1]
            heads.append(_Item(position - 1, position, above.start, line.end, above.body + line.body))
            position -= 2
        elif is_section(line) and words.has_unit(line.body):
            heads.append(_Item(position, position, line.start, line.end, line.body))
            position -= 1
        else:
            break
    return heads[::-1]


def _items(lines: Sequence[Line], at: int, most: int) -> list[_Item]:
    """The cells from a line on, up to ``most``; they end where a line is no cell."""
    items: list[_Item] = []
    blanks = 0
    for position in range(at, len(lines)):
        line = lines[position]
        if not line.body:
            blanks += 1
            if blanks > _BLANKS:
                break
            continue
        blanks = 0
        if words.PAGE_MARK.fullmatch(line.body):
            continue
        if _UNIT_LINE.fullmatch(line.body) and items and not words.is_number(items[-1].text):
            before = items[-1]
            items[-1] = _Item(before.first, position, before.start, line.end, before.text + line.body)
            continue
        if len(items) == most or not _is_cell(line):
            break
        items.append(_Item(position, position, line.start, line.end, line.body))
    return items


def _is_cell(line: Line) -> bool:
    return (
        words.is_number(line.body)
        or words.is_nil(line.body)
        or words.is_time(line.body)
        or words.is_unit(line.body)
        or is_section(line)
    )


def _rows(lines: Sequence[Line], at: int) -> tuple[Grid, int, int] | None:
    """A corner's head, those of the columns, and rows of as many cells."""
    opening = _items(lines, at, 2 * _MOST_COLUMNS)
    first = next(
        (n for n, item in enumerate(opening) if words.is_number(item.text) and not words.is_year(item.text)),
        0,
    )
    united = len(opening) > 1 and opening[1].text in ("单位", "计量单位")
    width = first - (2 if united else 1)
    if width < 2 or (united and width < 3):
        return None
    heads = opening[:width]
    if any(words.is_nil(head.text) or words.is_labelled(head.text) for head in heads):
        return None
    rows = _groups(lines, opening[width].first, width, united)
    if len(rows) < (2 if width == 2 else 1) or not (
        united or any(words.heads_numbers(h.text) for h in heads[1:])
    ):
        return None
    cells = [Cell(r, c, i.start, i.end) for r, row in enumerate([heads, *rows]) for c, i in enumerate(row)]
    last = rows[-1][-1].last
    return grid_of(lines, at, last, cells), at, last


def _groups(lines: Sequence[Line], at: int, width: int, united: bool) -> list[list[_Item]]:
    """Rows one after another, each a label, its unit where there is a column of units, and numbers."""
    rows: list[list[_Item]] = []
    while at < len(lines):
        row = _items(lines, at, width)
        values = row[2 if united else 1 :]
        if len(row) < width or words.is_number(row[0].text) or words.is_nil(row[0].text):
            break
        if united and not words.is_unit(row[1].text):
            break
        if not all(words.is_value(item.text) or words.is_nil(item.text) for item in values):
            break
        rows.append(row)
        at = row[-1].last + 1
    return rows
