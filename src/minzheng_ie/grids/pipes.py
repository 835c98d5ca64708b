"""Tables drawn with upright strokes, as Markdown has them, with a line of dashes under the head or without."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from minzheng_ie.compiled import compile_re
from minzheng_ie.grids import words
from minzheng_ie.grids.blocks import Row, is_section
from minzheng_ie.grids.lines import Line, pieces_of, texts_of
from minzheng_ie.grids.lost import trimmed
from minzheng_ie.grids.model import Cell, Grid
from minzheng_ie.grids.plain import grid_of
from minzheng_ie.grids.slipped import loose, unslipped

_RULE = compile_re(r"[|+]?\s*:?[-=]{2,}:?\s*(?:[|+]\s*:?[-=]{2,}:?\s*)*[|+]?|\+[-=+]+\+")
_MOST = 2000  # characters of a line


def pipes_at(text: str, lines: Sequence[Line], at: int) -> tuple[list[Grid], int, int]:
    """The tables of strokes that begin at a line, its first and last line; none, and the last line with strokes."""
    if not _stroked(lines[at]):
        return [], at, at
    rows: list[Row] = []
    head = 0  # rows over the line of dashes
    last = at
    position = at
    blanks = 0
    while position < len(lines):
        line = lines[position]
        if _RULE.fullmatch(line.body) and ("-" in line.body or "=" in line.body):
            head = head or len(rows)
        elif not line.body:
            blanks += 1
            if blanks > 1:
                break
            position += 1
            continue
        elif not _stroked(line):
            if not (_goes_on(lines, position) and (words.PAGE_MARK.fullmatch(line.body) or is_section(line))):
                break
            rows.append(loose(line))
        else:
            pieces = pieces_of(text, line, "pipe")
            rows.append(Row(line, tuple(pieces), tuple(texts_of(text, pieces)), "pipe"))
        blanks = 0
        last = position if _stroked(line) or _RULE.fullmatch(line.body) else last
        position += 1
    rows = unslipped(text, rows)
    cells = [
        Cell(r, c, *piece, head=r < head, indent=_indent(text, piece[0]))
        for r, row in enumerate(rows)
        for c, piece in enumerate(row.pieces)
        if piece is not None
    ]
    if len(rows) < 2 or not cells:
        return [], at, last
    whole = grid_of(lines, at, last, cells)
    parts = [_spread(text, part) for part in trimmed(text, whole) if head or _is_table(text, part)]
    return [_headed(text, part) for part in parts], at, last


def _stroked(line: Line) -> bool:
    return ("|" in line.body.strip("|") and len(line.body) <= _MOST) or (
        len(line.body) > 2 and line.body[0] == "|" == line.body[-1]
    )


def _goes_on(lines: Sequence[Line], position: int) -> bool:
    """Whether strokes go on right behind a line."""
    return position + 1 < len(lines) and _stroked(lines[position + 1])


def _indent(text: str, start: int) -> int:
    """How many blanks more than one stand before a cell."""
    at = start
    while at and text[at - 1] == " ":
        at -= 1
    return max(0, start - at - 1)


def _is_table(text: str, grid: Grid) -> bool:
    """Whether lines with strokes alone are rows: under a head, or each between two strokes."""
    rows: dict[int, list[str]] = {}
    for cell in grid.cells:
        rows.setdefault(cell.row, []).append(words.tight(text[cell.start : cell.end]))
    for texts in list(rows.values())[:4]:
        if words.is_head_row(texts) and (words.is_corner(texts[0]) or any(map(words.heads_numbers, texts))):
            return True
    return text[grid.start] == "|" and grid.width > 1


def _headed(text: str, grid: Grid) -> Grid:
    """The table, but for its first cell nothing of it where numbers stand right of all heads: a copy drew these together."""
    heads = values = 0  # columns that heads and numbers reach
    for cell in grid.cells:
        held = text[cell.start : cell.end]
        if cell.column and words.is_value(held) and not words.is_time(held):
            values = max(values, cell.column + 1)
        elif not values:
            heads = max(heads, cell.column + cell.columns)
    return grid if values <= heads else replace(grid, cells=grid.cells[:1])


def _spread(text: str, grid: Grid) -> Grid:
    """The table with the heads of its first row over the empty cells behind them, where heads of the second stand below."""
    lower = [cell for cell in grid.cells if cell.row == 1]
    below = {cell.column for cell in lower}
    if below <= {0} or any(words.is_value(words.tight(text[cell.start : cell.end])) for cell in lower):
        return grid  # rows begin there
    first = [cell for cell in grid.cells if cell.row == 0]
    if not any(cell.column not in below for cell in first) or len(first) < 2:
        return grid
    made = []
    for at, cell in enumerate(first):
        stop = first[at + 1].column if at + 1 < len(first) else grid.width
        columns = 1
        while {cell.column, cell.column + columns} <= below and cell.column + columns < stop:
            columns += 1
        made.append(replace(cell, columns=columns, rows=1 if cell.column in below else 2))
    if any(cell.rows == 2 and cell.column in below for cell in made):
        return grid
    return replace(grid, cells=(*made, *(cell for cell in grid.cells if cell.row)))
