"""Tables drawn with box characters, as old gazetteers have them: a row lies between two rules, or all rows below the first."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from minzheng_ie.compiled import compile_re
from minzheng_ie.grids import words
from minzheng_ie.grids.framed_tiers import RULE, framed_tiers_at
from minzheng_ie.grids.lines import Line, Piece, stripped
from minzheng_ie.grids.model import Cell, Grid
from minzheng_ie.grids.plain import grid_of
from minzheng_ie.grids.totals import TOTAL

BARS = "│┃║"
_DRAWN = compile_re(r"[\u2500-\u257f]")
_BAR = compile_re(f"[{BARS}]")
_LEAST = 2  # rows, and columns
_MOST_HEADS = 3  # lines of heads

_Row = list["Piece | None"]


def framed_at(text: str, lines: Sequence[Line], at: int) -> tuple[Grid | None, int, int] | None:
    """The table that a line opens, and its first and last line; no grid where a row has more or fewer cells than the others, or
    takes several lines. None where nothing is drawn."""
    if _DRAWN.match(lines[at].body) is None:
        return None
    groups, last = _groups(text, lines, at)
    heads, body = _parted(text, groups)
    if not _are_whole(text, heads, body):
        return framed_tiers_at(text, lines, at, last), at, last
    cells = [
        Cell(r, c, *piece)
        for r, row in enumerate([*heads, *body])
        for c, piece in enumerate(row)
        if piece is not None
    ]
    return grid_of(lines, at, last, cells), at, last


def _are_whole(text: str, heads: Sequence[_Row], body: Sequence[_Row]) -> bool:
    """Whether all lines have as many cells, names over numbers."""
    width = len(heads[0]) if heads else 0
    if width < _LEAST or len(body) < _LEAST or any(len(row) != width for row in (*heads, *body)):
        return False
    return _are_heads(text, heads, width) and all(_counts(text, row) for row in body)


def _groups(text: str, lines: Sequence[Line], at: int) -> tuple[list[list[_Row]], int]:
    """The rows between rules, and the last line of all."""
    groups: list[list[_Row]] = [[]]
    last = at
    for position in range(at, len(lines)):
        line = lines[position]
        if _DRAWN.match(line.body) is None:
            break
        last = position
        row = _row(text, line)
        if any(piece is not None for piece in row):
            groups[-1].append(row)
        elif groups[-1]:
            groups.append([])
    return [group for group in groups if group], last


def _row(text: str, line: Line) -> _Row:
    """The cells between bars; none of a rule."""
    if RULE.fullmatch(line.body) is not None:
        return []
    bars = [match.start() for match in _BAR.finditer(text, line.start, line.end)]
    return [stripped(text, start + 1, end) for start, end in pairwise(bars)]


def _parted(text: str, groups: Sequence[list[_Row]]) -> tuple[list[_Row], list[_Row]]:
    """The lines of heads and the rows; none where rows take several lines."""
    if len(groups) == 1:
        return groups[0][:1], groups[0][1:]
    body = groups[1:]
    if not groups or (len(body) > 1 and any(len(group) > 1 and not _goes_on(text, group) for group in body)):
        return [], []
    if len(body) == 1:
        return groups[0][:_MOST_HEADS], body[0]
    # Of a row that takes several lines the name is not one stretch of the text: it is not told.
    return groups[0][:_MOST_HEADS], [group[0] for group in body if len(group) == 1]


def _goes_on(text: str, group: Sequence[_Row]) -> bool:
    """Whether the lines of a row below its first only go on with its names."""
    first, *others = group
    if not _counts(text, first):
        return False
    pieces = [(n, piece) for row in others for n, piece in enumerate(row) if piece is not None]
    return all(first[n] is not None and not words.is_value(text[slice(*piece)]) for n, piece in pieces)


def _are_heads(text: str, heads: Sequence[_Row], width: int) -> bool:
    columns = [[piece for row in heads if (piece := row[n]) is not None] for n in range(width)]
    said = ["".join(text[start:end] for start, end in pieces) for pieces in columns]
    return all(map(words.is_word, said)) and any(map(words.heads_numbers, said[1:]))


def _counts(text: str, row: _Row) -> bool:
    """Whether a row has its name, and a number or nothing behind it."""
    held = [text[slice(*piece)] for piece in row[1:] if piece is not None]
    named = row[0] if row[0] is not None or TOTAL.fullmatch(held[0] if held else "") is None else row[1]
    return named is not None and (not held or any(words.is_counted(cell) for cell in held))
