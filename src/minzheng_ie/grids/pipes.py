"""Tables drawn with upright strokes, as Markdown has them, with a line of dashes under the head or without."""

from __future__ import annotations

from collections.abc import Sequence

from minzheng_ie.compiled import compile_re
from minzheng_ie.grids import words
from minzheng_ie.grids.blocks import Row, is_section
from minzheng_ie.grids.lines import Line, pieces_of, texts_of
from minzheng_ie.grids.model import Cell, Grid
from minzheng_ie.grids.plain import grid_of

_RULE = compile_re(r"[|+]?\s*:?[-=]{2,}:?\s*(?:[|+]\s*:?[-=]{2,}:?\s*)*[|+]?|\+[-=+]+\+")
_MOST = 2000  # characters of a line


def pipes_at(text: str, lines: Sequence[Line], at: int) -> tuple[Grid | None, int, int]:
    """The table of strokes that begins at a line, and its first and last line; None, and the last line with strokes."""
    if not _stroked(lines[at]):
        return None, at, at
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
        else:
            pieces = pieces_of(text, line, "pipe")
            rows.append(Row(line, tuple(pieces), tuple(texts_of(text, pieces)), "pipe"))
        blanks = 0
        last = position if _stroked(line) or _RULE.fullmatch(line.body) else last
        position += 1
    if not _is_table(rows, head):
        return None, at, last
    cells = [
        Cell(r, c, *piece, head=r < head, indent=_indent(text, piece[0]))
        for r, row in enumerate(rows)
        for c, piece in enumerate(row.pieces)
        if piece is not None
    ]
    return grid_of(lines, at, last, cells), at, last


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


def _is_table(rows: Sequence[Row], head: int) -> bool:
    """Whether lines with strokes are rows: as wide as their head, and one of them counts."""
    if len(rows) < 2:
        return False
    width = max(len(row.pieces) for row in rows)
    counted = [row for row in rows if any(words.is_value(cell) for cell in row.texts[1:])]
    even = sum(1 for row in rows if len(row.pieces) == width)
    outer = all(row.line.body[0] == "|" for row in rows)
    first = words.is_head_row(list(rows[0].texts))
    return width > 1 and bool(counted) and (head > 0 or ((first or outer) and even * 2 >= len(rows)))
