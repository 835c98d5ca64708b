"""Tables of yearbooks of whose heads a copy left the units, on one line, and what they are called in English."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from minzheng_ie.compiled import compile_re, compile_regex
from minzheng_ie.grids import words
from minzheng_ie.grids.lines import Line, Piece, shown_width, words_in
from minzheng_ie.grids.model import Cell, Grid
from minzheng_ie.grids.plain import grid_of

_UNIT = compile_re(r"\([^()\d]{1,8}\)")
_ROW = compile_regex(
    r"(?P<label>[#*]?\p{Han}[^A-Za-z\s\d]*)\s+(?P<other>[A-Za-z][^\p{Han}\d]*\s)?(?P<numbers>(?:[\d.,\-—…]+\s*)+)"
)
_NUMBER_OF = compile_re(r"\b[Nn]umber of ")
_NAMES = {
    "个": ("机构数", "单位数", "个数"),
    "张": ("床位数", "床位"),
    "人": ("人数", "人员"),
    "户": ("户数",),
}
"""What a head is that a unit surely is of."""
_COUNTS = frozenset([*_NAMES, "所", "家", "人次", "户次", "对", "件"])
_MOST_BETWEEN = 4  # lines in English between the units and the rows
_LONGEST = 200
_LEAST = 2  # rows


def unit_heads_at(text: str, lines: Sequence[Line], at: int) -> tuple[Grid, int, int] | None:
    """The table whose units are a line ((个) (张) (人)) or the next, and its first and last line; None when there is none.

    Each unit is of one column alone and says what is counted. A head on the line above is its own column's by what it names.
    """
    if not _tokens(text, lines[at]) and at + 1 < len(lines) and _tokens(text, lines[at + 1]):
        at += 1  # from the line above, which else were a head of its own
    units = _tokens(text, lines[at])
    said = [text[start + 1 : end - 1] for start, end in units]
    if len(units) < 2 or len(set(said)) < len(said):
        return None
    if not _COUNTS.issuperset(said):
        return None
    rows, last = _rows(text, lines, at + 1, len(units))
    if len(rows) < _LEAST:
        return None
    own = _heads(text, lines[at - 1], said) if at else {}
    heads = {**_english(text, lines[at + 1], len(units)), **own}
    cells = [Cell(0, n + 1, *heads[n]) for n in sorted(heads)]  # -1: the corner's
    top = 1 if heads else 0
    cells += [Cell(top, n, *unit) for n, unit in enumerate(units, 1)]
    for number, (indent, row) in enumerate(rows, top + 1):
        cells.append(Cell(number, 0, *row[0], indent=indent))
        cells += [Cell(number, n, *piece) for n, piece in enumerate(row[1:], 1)]
    first = at - 1 if own else at
    return grid_of(lines, first, last, cells), first, last


def _tokens(text: str, line: Line) -> list[Piece]:
    """The units that a line is nothing but."""
    if not 0 < len(line.body) <= _LONGEST or line.body[0] != "(":
        return []
    found = list(words_in(text, line.start, line.end))
    return found if all(_UNIT.fullmatch(text, *piece) for piece in found) else []


def _heads(text: str, line: Line, said: Sequence[str]) -> dict[int, Piece]:
    """The corner's head (-1) and those on its line, each on the column of the unit that it is counted in; none where it is not told."""
    pieces = list(islice(words_in(text, line.start, min(line.end, line.start + _LONGEST)), len(said) + 2))
    if not pieces or not words.is_corner(text[slice(*pieces[0])]):
        return {}
    held = {-1: pieces[0]}
    for piece in pieces[1:]:
        head = text[slice(*piece)]
        if words.is_corner(head):  # said again in English
            continue
        columns = [n for n, unit in enumerate(said) if words.tight(head).endswith(_NAMES.get(unit, ()))]
        if len(columns) != 1 or columns[0] in held:
            return {}
        held[columns[0]] = piece
    return held


def _english(text: str, line: Line, width: int) -> dict[int, Piece]:
    """What the columns are called in English on the line below their units, each from its number of on; none where these are others."""
    starts = (
        [match.start() for match in _NUMBER_OF.finditer(text, line.start, line.end)]
        if line.body.isascii()
        else []
    )
    if len(starts) != width or starts[0] != line.start or len(line.body) > _LONGEST:
        return {}
    stops = [*(start - 1 for start in starts[1:]), line.end]
    return dict(enumerate(zip(starts, stops, strict=True)))


def _rows(text: str, lines: Sequence[Line], at: int, width: int) -> tuple[list[tuple[int, list[Piece]]], int]:
    """The rows with all their numbers, each with its indent, and the last line; lines in English may stand before them."""
    rows: list[tuple[int, list[Piece]]] = []
    last = at
    for position in range(at, len(lines)):
        line = lines[position]
        row = _ROW.fullmatch(line.body) if len(line.body) <= _LONGEST else None
        if row is None:
            if rows or position - at >= _MOST_BETWEEN or not line.body.isascii():
                break
            continue
        numbers = list(words_in(text, line.start + row.start("numbers"), line.start + row.end("numbers")))
        last = position
        if len(numbers) == width and all(words.is_number(text[slice(*piece)]) for piece in numbers):
            label = (line.start, line.start + row.end("label"))
            rows.append((shown_width(text, line.begin, line.start), [label, *numbers]))
    return rows, last
