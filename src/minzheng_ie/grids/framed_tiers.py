"""Tables drawn with box characters whose heads stand over heads: the first rule and the one below the heads tell how far each reaches."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate

from minzheng_ie.compiled import compile_re
from minzheng_ie.grids import words
from minzheng_ie.grids.lines import Line, Piece, stripped
from minzheng_ie.grids.model import Cell, Grid
from minzheng_ie.grids.placed import REMARKS
from minzheng_ie.grids.plain import grid_of

RULE = compile_re(r"[\u2500-\u257f—\s]+")  # widths are folded: ─ is —
_ENDS = compile_re(r"[┠├┣╟╠]")
_CROSSED = compile_re(r"[┏┯┓┠┼┨├┤┬┴┌┐╔╤╗╟╢╠╣╪┿╂╋┣┫┳┻│┃║]")
_BARS = compile_re(r"[│┃║]|[├┠┣╟][━—─═┬┯┳╤]+[┤┨┫╢]")  # a rule within a line of heads is of one place
_UNIT_TOLD = compile_re("单位[::][一-鿿]")
_MOST_HEADS, _LEAST = 6, 2
_ABOVE = 2  # lines that may tell a unit


def framed_tiers_at(text: str, lines: Sequence[Line], at: int, last: int) -> Grid | None:
    """The table that lines draw from ``at`` to ``last``; None where its heads do not reach over others, or are not told.

    Rows that have more or fewer cells than there are columns are left out.
    """
    below = next((n for n in range(at + 1, last + 1) if _is_rule(lines[n])), 0)
    heads = [_cells(text, line) for line in lines[at + 1 : below] if RULE.fullmatch(line.body) is None]
    reach = _reach(_widths(lines[at].body), _widths(lines[below].body)) if below else []
    if not reach or not _LEAST <= len(heads) <= _MOST_HEADS:
        return None
    width = sum(reach)
    made = _heads(text, heads, reach)
    rows = [row for line in lines[below + 1 : last + 1] if len(row := _cells(text, line)) == width]
    body = [row for row in rows if _counts(text, row)]
    if made is None or len(body) < _LEAST or 2 * len(body) < len(rows):
        return None
    if not any(_UNIT_TOLD.search(line.body) for line in lines[max(0, at - _ABOVE) : at]):
        return None
    deep = len(heads)
    remarks = {cell.column for cell in made if words.tight(text[cell.start : cell.end]) in REMARKS}
    cells = [cell for cell in made if cell.column not in remarks]
    cells += [
        Cell(r, c, *piece)
        for r, row in enumerate(body, deep)
        for c, piece in enumerate(row)
        if piece and c not in remarks  # they are spelt downwards, over several rows
    ]
    return grid_of(lines, at, last, cells)


def _is_rule(line: Line) -> bool:
    return RULE.fullmatch(line.body) is not None and _ENDS.match(line.body) is not None


def _widths(rule: str) -> list[int]:
    """How wide the columns of a rule are; none where a part of it is not drawn."""
    if any(mark.isspace() for mark in rule):
        return []
    return [len(part) for part in _CROSSED.split(rule)[1:-1]]


def _reach(above: Sequence[int], below: Sequence[int]) -> list[int]:
    """How many of the columns below each of those above takes; none where they are not drawn one over the other."""
    if not above or len(above) >= len(below):
        return []
    edges = [edge - 1 for edge in accumulate(width + 1 for width in below)]
    ends = [edge - 1 for edge in accumulate(width + 1 for width in above)]
    if any(end not in edges for end in ends) or edges[-1] != ends[-1]:
        return []
    at = [edges.index(end) + 1 for end in ends]
    return [stop - start for start, stop in zip([0, *at], at, strict=False)]


def _cells(text: str, line: Line) -> list[Piece | None]:
    """The cells between bars, a rule within the line being an empty one."""
    found: list[Piece | None] = []
    begin = None
    for match in _BARS.finditer(text, line.start, line.end):
        if begin is not None:
            found.append(stripped(text, begin, match.start()))
        if match.end() - match.start() > 1:
            found.append(None)
        begin = match.end()
    return found


def _heads(text: str, lines: Sequence[Sequence[Piece | None]], reach: Sequence[int]) -> list[Cell] | None:
    """The cells of heads: a line has one for each column above, or one for each below."""
    width, first = sum(reach), [0, *accumulate(reach)]
    named: set[int] = set()
    cells: list[Cell] = []
    for row, pieces in enumerate(lines):
        if len(pieces) not in (len(reach), width):
            return None
        for n, piece in enumerate(pieces):
            if piece is None:
                continue
            if words.is_value(words.tight(text[slice(*piece)])):
                return None
            column, many = (first[n], reach[n]) if len(pieces) == len(reach) else (n, 1)
            cells.append(Cell(row, column, *piece, 1, many))
            named |= set(range(column, column + 1 if many == 1 else column))
    if named != set(range(width)):
        return None
    corner = [cell for cell in cells if not cell.column]
    if len(corner) == 1:
        cells[cells.index(corner[0])] = replace(corner[0], row=0, rows=len(lines))
    return sorted(cells, key=lambda cell: (cell.row, cell.column))


def _counts(text: str, row: Sequence[Piece | None]) -> bool:
    """Whether a row has a name, and behind it a number or nothing in each place but the last ones, which are remarks."""
    said = [words.tight(text[slice(*piece)]) if piece else "" for piece in row]
    return (
        (words.is_time(said[0]) or (words.is_word(said[0]) and not words.is_value(said[0])))
        and any(map(words.is_value, said[1:]))
        and all(not cell or words.is_counted(cell) for cell in said[1:-1])
    )
