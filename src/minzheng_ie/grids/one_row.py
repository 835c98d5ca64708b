"""Tables of one row: heads that each tell their unit over as many numbers, what a place tells of itself month by month.

The heads may stand over each other, a cell or a row of cells on each line; without a label, nothing but their units, as many as
there are numbers, says where they end.
"""

from __future__ import annotations

from collections.abc import Sequence

from minzheng_ie.compiled import compile_re
from minzheng_ie.grids import words
from minzheng_ie.grids.allotted import Column, flat
from minzheng_ie.grids.lines import Line, Piece, loose_words
from minzheng_ie.grids.model import Cell, Grid
from minzheng_ie.grids.plain import grid_of
from minzheng_ie.grids.reach import Reach
from minzheng_ie.grids.reach_said import reach_of

_NUMBERS = compile_re(r"[+-]?\d[\d.,%]*(?:[ \t]+(?:[+-]?\d[\d.,%]*|[-—]+))*")
_UNIT_LINE = compile_re(r"\([^()\d]{1,8}\)")
_LONGEST = 160  # characters of a line
_LONGEST_HEAD = 20
_MOST, _LEAST = 16, 3  # numbers
_MOST_GROUPS = 6
_MOST_LINES = 64
_BLANKS = 1

_Head = tuple[int, Piece, str]
"""A head: its first line, where it stands, what it says."""


def one_row_at(text: str, lines: Sequence[Line], at: int) -> tuple[Grid, int, int] | None:
    """The table whose first number is on a line, and its first and last line; None when there is none, or its heads may
    be read in two ways."""
    body = lines[at].body
    if not at or not body or len(body) > _LONGEST or _NUMBERS.fullmatch(body) is None:
        return None
    above = _above(lines, at)
    if not above or _NUMBERS.fullmatch(lines[above[0]].body):
        return None
    numbers, last = _numbers(text, lines, at)
    if not _LEAST <= len(numbers) <= _MOST:
        return None
    heads = _heads(text, lines, above, len(numbers))
    told = _reach(text, heads, numbers)
    if told is None:
        return None
    used, reach = told
    deep = max(one.row + one.rows for one in reach)
    cells = [
        Cell(one.row, one.column, *used[one.head][1], one.rows if deep > 1 else 1, one.columns)
        for one in reach
    ]
    cells += [Cell(deep, n, *piece) for n, piece in enumerate(numbers)]
    first = used[0][0]
    cells.sort(key=lambda cell: (cell.row, cell.column))
    return grid_of(lines, first, last, cells), first, last


def _above(lines: Sequence[Line], at: int) -> list[int]:
    """The lines with text right above one, the nearest first, no two of them far from each other."""
    found: list[int] = []
    below = at
    for n in range(at - 1, max(-1, at - 2 * _MOST_LINES), -1):
        if below - n > 1 + _BLANKS:
            break
        if lines[n].body:
            found.append(n)
            below = n
    return found


def _numbers(text: str, lines: Sequence[Line], at: int) -> tuple[list[Piece], int]:
    """The numbers of the row, each on a line of its own or all on one, and its last line."""
    pieces = loose_words(text, lines[at], _LONGEST)
    if len(pieces) > 1:
        below = next((line for line in lines[at + 1 : at + 2 + _BLANKS] if line.body), None)
        alone = below is None or _NUMBERS.fullmatch(below.body) is None
        return (pieces if alone else []), at
    last = at
    for n in range(at + 1, min(len(lines), at + 2 * _MOST + 2)):
        if n - last > 1 + _BLANKS:
            break
        if not lines[n].body:
            continue
        if not words.is_counted(lines[n].body):
            break
        pieces.append((lines[n].start, lines[n].end))
        last = n
    return pieces, last


def _heads(text: str, lines: Sequence[Line], above: Sequence[int], numbers: int) -> list[_Head]:
    """The cells above the row that may head it, the first first, to the one with the last of as many units, and those before it
    that have none."""
    heads: list[_Head] = []
    united = groups = 0
    unit: int | None = None  # the end of a unit on a line of its own
    for n in above[:_MOST_LINES]:
        line = lines[n]
        if _UNIT_LINE.fullmatch(line.body) and unit is None:
            unit = line.end
            continue
        pieces = loose_words(text, line, _LONGEST)
        if unit is not None:
            pieces = [*pieces[:-1], (pieces[-1][0], unit)] if len(pieces) == 1 else []
            unit = None
        said = [words.tight(text[slice(*piece)]) for piece in pieces]
        if not said or not all(map(_is_head, said)):
            break
        counted = sum(map(words.has_unit, said))
        groups = groups + len(said) if united == numbers else 0
        if united + counted > numbers or groups > _MOST_GROUPS:
            break
        united += counted
        heads[:0] = [(n, piece, one) for piece, one in zip(pieces, said, strict=True)]
    return heads if united == numbers else []


def _is_head(said: str) -> bool:
    return (
        len(said) <= _LONGEST_HEAD
        and words.is_word(said)
        and not words.is_value(said)
        and not words.is_labelled(said)
    )


def _reach(
    text: str, heads: Sequence[_Head], numbers: Sequence[Piece]
) -> tuple[list[_Head], list[Reach]] | None:
    """The heads that are the table's, and where they stand: those with units alone, or with what stands over them, in one way."""
    width = len(numbers)
    own = next((n for n, head in enumerate(heads) if words.has_unit(head[2])), 0)
    if not heads:
        return None
    ways: list[tuple[list[_Head], list[Reach]]] = []
    for first in range(own + 1):
        held = list(heads[first:])
        texts = [head[2] for head in held]
        if len(held) == width:
            columns = [Column([words.tight(text[slice(*piece)])]) for piece in numbers]
            reach = flat(texts, columns)
        else:
            reach = reach_of(texts, width)
        if reach is not None and all(one.columns > 1 or words.has_unit(texts[one.head]) for one in reach):
            ways.append((held, reach))
    return ways[0] if len(ways) == 1 else None
