"""Columns whose numbers have their parts in brackets behind them (49(镇级5、村级44)): each part gets a column of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from minzheng_ie.compiled import compile_re
from minzheng_ie.grids import words
from minzheng_ie.grids.lines import Piece
from minzheng_ie.grids.model import Cell, Grid
from minzheng_ie.records import dataclass

_SIGN = compile_re(r"\d ?[一-鿿]{0,2}\([一-鿿]{1,8}:? ?\d+[^()\n]{2,60}\)")
_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_CELL = compile_re(rf"(?P<whole>{_NUMBER}) ?(?P<unit>[一-鿿]{{0,2}}) ?\((?P<parts>[^()]{{4,60}})\)")
_PART = compile_re(
    rf"(?P<name>[一-鿿]{{1,8}}?):? ?(?P<number>{_NUMBER}) ?(?P<unit>[一-鿿]{{0,2}}?)(?:[、,;; ]+|\Z)"
)
_NOT_PARTS = ("约", "第", "共", "合计")
OF_TWO = compile_re(r"(\d[\d,]*) ?\((\d[\d,]*)/(\d[\d,]*)\)")
"""A number with what it is of two kinds: 3,164 (3,098/66)."""
_BOTH = compile_re(r"[^()\n]+(?=\([^()/\n]{1,6}/[^()/\n]{1,6}\)\Z)")  # its head: 公墓数(公/私立)
_LEAST = 2  # cells, and parts of each
_MOST = 6  # parts


@dataclass(frozen=True, slots=True)
class _Parted:
    """A cell. whole (tuple): where its number stands. parts (dict): where each name and its number do, by the name."""

    whole: Piece
    parts: dict[str, tuple[Piece, Piece]]


def unbracketed(text: str, grid: Grid) -> Grid:
    """The table, its columns with parts in brackets in several; the table itself where not all such cells add up."""
    if OF_TWO.search(text, grid.start, grid.end) is not None:
        grid = _without_kinds(text, grid)
    if _SIGN.search(text, grid.start, grid.end) is None:
        return grid
    for column in sorted({cell.column for cell in grid.cells if cell.column}, reverse=True):
        held = [cell for cell in grid.cells if cell.column == column]
        found = {cell: parted for cell in held if (parted := _parted(text, cell)) is not None}
        grid = _split(text, grid, held, found) or grid
    return grid


def _without_kinds(text: str, grid: Grid) -> Grid:
    """The table, its numbers and their heads without two kinds in brackets, which no words of their own name."""
    cut: dict[Cell, int] = {}
    for column in sorted({cell.column for cell in grid.cells if cell.column}):
        held = [cell for cell in grid.cells if cell.column == column]
        ends = {cell: end for cell in held if (end := _end_of_whole(text, cell)) is not None}
        if len(ends) < _LEAST:
            continue
        cut |= ends
        top = min(cell.row for cell in ends)
        for cell in held:
            match = _BOTH.match(text, cell.start, cell.end) if cell.row < top else None
            if match is not None:
                cut[cell] = match.end()
    return replace(grid, cells=tuple(replace(cell, end=cut.get(cell, cell.end)) for cell in grid.cells))


def _end_of_whole(text: str, cell: Cell) -> int | None:
    """Where the number of a cell ends behind which its two kinds stand; None where they do not add up to it."""
    match = OF_TWO.fullmatch(text, cell.start, cell.end)
    if match is None:
        return None
    whole, one, other = (int(number.replace(",", "")) for number in match.groups())
    return match.end(1) if one + other == whole else None


def _parted(text: str, cell: Cell) -> _Parted | None:
    """What a cell holds; None where its parts are not all of its number."""
    match = _CELL.fullmatch(text, cell.start, cell.end)
    if match is None or (match["unit"] and not words.is_unit(match["unit"])):
        return None
    parts: dict[str, tuple[Piece, Piece]] = {}
    position, stop = match.span("parts")
    total = Decimal(0)
    while position < stop:
        part = _PART.match(text, position, stop)
        if part is None or part["name"] in parts or part["name"].startswith(_NOT_PARTS):
            return None
        if part["unit"] not in ("", match["unit"]) and not words.is_unit(part["unit"]):
            return None
        parts[part["name"]] = part.span("name"), part.span("number")
        total += _value(part["number"])
        position = part.end()
    if not _LEAST <= len(parts) <= _MOST or total != _value(match["whole"]):
        return None
    return _Parted(match.span("whole"), parts)


def _value(number: str) -> Decimal:
    return Decimal(number.replace(",", ""))


def _split(text: str, grid: Grid, held: Sequence[Cell], found: dict[Cell, _Parted]) -> Grid | None:
    """The table with a column for each part; None where others of its cells below the head say something else."""
    if len(found) < _LEAST or any(cell.columns > 1 or cell.rows > 1 for cell in found):
        return None
    top = min(cell.row for cell in found)
    heads = [cell for cell in held if cell.row + cell.rows <= top]
    others = [cell for cell in held if cell.row >= top and cell not in found]
    if not heads or heads[-1].row + heads[-1].rows != top or heads[-1].columns > 1:
        return None
    if not all(words.is_value(words.tight(text[cell.start : cell.end])) for cell in others):
        return None
    names: dict[str, Piece] = {}
    for parted in found.values():
        for name, (piece, _) in parted.parts.items():
            names.setdefault(name, piece)
    return _made(grid, heads[-1], names, found) if len(names) <= _MOST else None


def _made(grid: Grid, head: Cell, names: dict[str, Piece], found: dict[Cell, _Parted]) -> Grid:
    """The table with a row of heads more, which holds the names of the parts, each over its numbers."""
    column, row, more = head.column, head.row + head.rows, len(names)
    at = {name: column + number for number, name in enumerate(names, 1)}
    cells = [Cell(row, at[name], *piece) for name, piece in names.items()]
    for cell in grid.cells:
        below = cell.row >= row
        over = not below and cell.row + cell.rows == row and cell is not head
        across = more if cell.column <= column < cell.column + cell.columns and cell not in found else 0
        moved = replace(
            cell,
            row=cell.row + below,
            rows=cell.rows + over,
            column=cell.column + more * (cell.column > column),
            columns=cell.columns + (across if not below or cell.columns > 1 else 0),
        )
        if cell not in found:
            cells.append(moved)
            continue
        parted = found[cell]
        cells.append(replace(moved, start=parted.whole[0], end=parted.whole[1]))
        cells += [
            replace(moved, column=at[name], start=number[0], end=number[1])
            for name, (_, number) in parted.parts.items()
        ]
    cells.sort(key=lambda cell: (cell.row, cell.column))
    return replace(grid, cells=tuple(cells), height=grid.height + 1, width=grid.width + more)
