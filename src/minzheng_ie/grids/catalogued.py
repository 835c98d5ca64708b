"""Lists of bodies with one cell a line, in sections, numbered in each: number, name, its name in English, what it has."""

from __future__ import annotations

from collections.abc import Sequence

from minzheng_ie.compiled import compile_re
from minzheng_ie.grids import words
from minzheng_ie.grids.lines import Line, Piece
from minzheng_ie.grids.model import Cell, Grid
from minzheng_ie.grids.plain import grid_of
from minzheng_ie.grids.totals import TOTAL
from minzheng_ie.grids.translated import own_lines

_SERIAL = compile_re(r"\(?(?P<number>\d{1,3})[.、)](?:[ \t]*(?P<name>[^\s\d].*))?")
_MOST_HEADS = 3
_LEAST = 3  # bodies
_LONGEST = 40

_Row = list[tuple[int, Piece]]
"""Cells with their columns."""


def catalogued_at(text: str, lines: Sequence[Line], at: int) -> tuple[Grid, int, int] | None:
    """The table whose corner is a line, and its first and last line; None when there is none."""
    body = lines[at].body
    if len(body) > _LONGEST or not words.is_corner(words.tight(body)):
        return None
    kept = [number for number in own_lines(lines, at) if lines[number].body]
    own = [lines[number] for number in kept]
    heads = 1
    while heads < min(len(own), _MOST_HEADS + 1) and words.heads_numbers(own[heads].body):
        heads += 1
    rows, last = _rows(own, heads, heads - 1) if heads > 1 else ([], 0)
    if sum(1 for row in rows if row[0][0] == 0) < _LEAST:
        return None
    if any(len(row) == 1 for row in rows[1:]):  # numbers that begin again are no column of such
        rows = [[cell for cell in row if cell[0]] for row in rows]
    cells = [Cell(0, column, own[column - 1].start, own[column - 1].end) for column in range(1, heads + 1)]
    cells += [Cell(number, column, *piece) for number, row in enumerate(rows, 1) for column, piece in row]
    return grid_of(lines, at, kept[last], cells), at, kept[last]


def _rows(own: Sequence[Line], at: int, width: int) -> tuple[list[_Row], int]:
    """The rows from a line on with ``width`` numbers each, and the last line of them: bodies, sections, totals."""
    rows: list[_Row] = []
    last, due = at - 1, 1
    while at < len(own):
        match = _SERIAL.fullmatch(own[at].body)
        if match is None and _opens(own, at):
            rows.append([(1, (own[at].start, own[at].end))])
            at, due = at + 1, 1
            continue
        name: Piece | None = None
        serial: _Row = []
        if match is not None and int(match["number"]) == due:
            inline = match["name"] is not None
            line = own[at] if inline else own[min(at + 1, len(own) - 1)]
            serial = [(0, (own[at].start + match.start("number"), own[at].start + match.end("number")))]
            name = (line.start + (match.start("name") if inline else 0), line.end)
            at, due = at + (1 if inline else 2), due + 1
        elif TOTAL.fullmatch(words.tight(own[at].body)) is not None:
            name, at = (own[at].start, own[at].end), at + 1
        numbers = own[at : at + width]
        if name is None or len(numbers) < width or not all(words.is_value(line.body) for line in numbers):
            break
        rows.append([*serial, (1, name), *((n, (line.start, line.end)) for n, line in enumerate(numbers, 2))])
        at += width
        last = at - 1
    while rows and len(rows[-1]) == 1:
        rows.pop()  # what follows is of no row
    return rows, last


def _opens(own: Sequence[Line], at: int) -> bool:
    """Whether a line names a section: words, and the first body of it below."""
    body = own[at].body
    if len(body) > _LONGEST or not words.is_word(body) or at + 1 == len(own):
        return False
    below = _SERIAL.fullmatch(own[at + 1].body)
    return below is not None and int(below["number"]) == 1
