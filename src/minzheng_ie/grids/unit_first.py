"""Tables with single blanks whose corner is empty, so that the head of the units comes first (单位 合计 村委会 居委会); a row
that has no unit has a cell less."""

from __future__ import annotations

from collections.abc import Sequence

from minzheng_ie.grids import words
from minzheng_ie.grids.blocks import is_section
from minzheng_ie.grids.lines import Line, Piece, loose_words, shown_width, together
from minzheng_ie.grids.model import Cell, Grid
from minzheng_ie.grids.plain import grid_of

_UNIT_HEADS = ("单位", "计量单位", "统计单位")
_MOST_COLUMNS = 12
_LONGEST = 160  # characters of a line
_BLANKS = 1
_IDLE = 3  # names of sections, one after the other
_LEAST = 3  # rows

_Row = tuple[int, Piece, Piece | None, list[Piece]]
"""The number of a line, its label, unit and numbers."""


def unit_first_at(text: str, lines: Sequence[Line], at: int) -> tuple[Grid, int, int] | None:
    """The table whose heads are a line, and its first and last line; None when there is none.

    What stands before as many numbers as there are heads is a label, with its unit where that is one; a row with fewer or
    more ends the table.
    """
    if not lines[at].body.startswith(_UNIT_HEADS):
        return None
    heads = loose_words(text, lines[at], _LONGEST)
    texts = [text[slice(*head)] for head in heads]
    if not 3 <= len(heads) <= _MOST_COLUMNS or texts[0] not in _UNIT_HEADS or not words.is_head_row(texts):
        return None
    if any(map(words.is_unit, texts[1:])):
        return None
    rows = _rows(text, lines, at + 1, len(heads) - 1)
    counted = sum(1 for row in rows if row[3])
    if counted < _LEAST or not any(row[2] for row in rows) or all(row[2] for row in rows if row[3]):
        return None
    while not rows[-1][3]:
        rows.pop()
    cells = [Cell(0, n, *head) for n, head in enumerate(heads, 1)]
    for number, (position, label, unit, numbers) in enumerate(rows, 1):
        indent = shown_width(text, lines[position].begin, label[0])
        cells.append(Cell(number, 0, *label, indent=indent))
        if unit is not None:
            cells.append(Cell(number, 1, *unit))
        cells += [Cell(number, n, *piece) for n, piece in enumerate(numbers, 2)]
    last = rows[-1][0]
    return grid_of(lines, at, last, cells), at, last


def _rows(text: str, lines: Sequence[Line], at: int, width: int) -> list[_Row]:
    rows: list[_Row] = []
    idle = 0
    for position, line in together(lines, at, _BLANKS):
        row = None if line.body.startswith(_UNIT_HEADS) else _row(text, line, position, width)
        idle = 0 if row is not None and row[3] else idle + 1
        if row is None or idle > _IDLE:
            break
        rows.append(row)
    return rows


def _row(text: str, line: Line, position: int, width: int) -> _Row | None:
    """The row a line is; without numbers that of a section; None for another line."""
    pieces = loose_words(text, line, _LONGEST)
    counted = [words.is_counted(held) for held in (text[slice(*p)] for p in pieces)]
    if not any(counted):
        return (position, (line.start, line.end), None, []) if is_section(line) else None
    names, numbers = pieces[:-width], pieces[-width:]
    if not names or not all(counted[-width:]) or any(counted[:-width]):
        return None
    unit = names.pop() if len(names) > 1 and words.is_unit(text[slice(*names[-1])]) else None
    label = (names[0][0], names[-1][1])
    return (position, label, unit, numbers) if words.is_word(text[slice(*label)]) else None
