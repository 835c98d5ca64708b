"""Tables of divisions whose rows stand side by side on a line, one blank between their cells: the heads are said once for
each, parted by strokes of their own, and their units stand below (地区 受灾人口 / 死亡人口 地区 受灾人口 / 死亡人口)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import field
from itertools import islice

from minzheng_ie.grids import words
from minzheng_ie.grids.lines import Line, Piece, rejoined, words_in
from minzheng_ie.grids.model import Cell, Grid
from minzheng_ie.grids.plain import grid_of
from minzheng_ie.records import dataclass

_STROKES = frozenset("/|")
_LONGEST = 200  # characters of a line
_MOST_PERIOD = 9  # heads that are said again
_MOST_BELOW = 2  # lines on which heads go on
_LEAST = 3  # rows
_BLANKS = 2


@dataclass(slots=True)
class _Heads:
    """The heads that are said again: those of one block, and below them the rest of each with its unit. last (int): their
    last line. shift (int): heads before those of numbers."""

    own: list[Piece]
    times: int
    last: int
    rest: dict[int, Piece] = field(default_factory=dict)
    units: dict[int, Piece] = field(default_factory=dict)


def abreast_at(text: str, lines: Sequence[Line], at: int) -> tuple[Grid, int, int] | None:
    """The table whose heads are a line, and its first and last line; None when there is none.

    A row is a name and as many numbers as it has heads; what has fewer lost some, and is of no cell.
    """
    heads = _heads_at(text, lines, at)
    if heads is None:
        return None
    rows: list[tuple[Piece, list[Piece]]] = []
    last = empty = 0
    for position in range(heads.last + 1, len(lines)):
        line = lines[position]
        if not line.body or words.PAGE_MARK.fullmatch(line.body) is not None:
            empty += 1
            if empty > _BLANKS:
                break
            continue
        blocks = _blocks(text, line)
        if not 0 < len(blocks) <= heads.times:
            break
        empty, last = 0, position
        rows += [block for block in blocks if len(block[1]) == len(heads.own) - 1]
    if len(rows) < _LEAST:
        return None
    return grid_of(lines, at, last, _cells(heads, rows)), at, last


def _cells(heads: _Heads, rows: Sequence[tuple[Piece, list[Piece]]]) -> list[Cell]:
    tiers = [dict(enumerate(heads.own)), *(tier for tier in (heads.rest, heads.units) if tier)]
    cells = [Cell(row, column, *tier[column]) for row, tier in enumerate(tiers) for column in sorted(tier)]
    for number, (name, numbers) in enumerate(rows, len(tiers)):
        cells += [Cell(number, column, *piece) for column, piece in enumerate([name, *numbers])]
    return cells


def _heads_at(text: str, lines: Sequence[Line], at: int) -> _Heads | None:
    """The heads on a line and the one below it; None where a column's unit or name would not be told."""
    own = _words(text, lines[at])
    if len(own) < 4 or not words.is_corner(text[slice(*own[0])]):
        return None
    said = [words.tight(text[slice(*piece)]) for piece in own]
    if said[0] not in said[1:]:
        return None
    period = said.index(said[0], 1)
    times, over = divmod(len(own), period)
    if over or not 2 < period <= _MOST_PERIOD or said != said[:period] * times:
        return None
    if any(words.is_value(word) or words.is_unit(word) for word in said[1:]):
        return None
    heads = _Heads(own[:period], times, at)
    below = next(
        ((n, line) for n, line in islice(enumerate(lines), at + 1, at + 1 + _MOST_BELOW) if line.body), None
    )
    if below is None or not _take_units(text, below[1], heads):
        return None
    heads.last = below[0]
    return heads


def _take_units(text: str, line: Line, heads: _Heads) -> bool:
    """Take the units below heads, each behind what is left of its head (损失 亿元); whether each column has one."""
    held = _words(text, line)
    size, over = divmod(len(held), heads.times)
    texts = [words.tight(text[slice(*piece)]).strip("()") for piece in held]
    if over or not size or texts != texts[:size] * heads.times:
        return False
    column = 1
    for word, piece in zip(texts[:size], held, strict=False):
        if words.is_unit(word):
            heads.units[column] = piece
            column += 1
        elif column in heads.rest or words.is_value(word):
            return False
        else:
            heads.rest[column] = piece
    return column == len(heads.own) and all(column in heads.units for column in heads.rest)


def _words(text: str, line: Line) -> list[Piece]:
    """The words of a line, without strokes between them."""
    if len(line.body) > _LONGEST or " " not in line.body or "。" in line.body:
        return []
    return [piece for piece in words_in(text, line.start, line.end) if text[slice(*piece)] not in _STROKES]


def _blocks(text: str, line: Line) -> list[tuple[Piece, list[Piece]]]:
    """The names of a line, each with the numbers behind it; none where a number stands before them, or a name is no name."""
    found: list[tuple[Piece, list[Piece]]] = []
    for piece, said in _said(text, line):
        if words.is_number(said) or words.is_nil(said):
            if not found:
                return []
            found[-1][1].append(piece)
        elif words.is_word(said) and not words.is_labelled(said) and not words.is_value(said):
            found.append((piece, []))
        else:
            return []
    return found


def _said(text: str, line: Line) -> Iterator[tuple[Piece, str]]:
    return ((piece, text[slice(*piece)]) for piece in rejoined(text, _words(text, line)))
