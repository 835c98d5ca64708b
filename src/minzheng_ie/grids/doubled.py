"""Columns each of whose cells holds two numbers (120户(310人), 12/340 below 机构数/床位数): each number gets a column of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from minzheng_ie.compiled import compile_regex
from minzheng_ie.grids import words
from minzheng_ie.grids.lines import Piece
from minzheng_ie.grids.model import Cell, Grid
from minzheng_ie.records import dataclass

_NUMBER = r"\d{1,3}(?:[ ,]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_TWO = compile_regex(
    rf"(?P<first>{_NUMBER}) ?(?P<of>\p{{Han}}{{0,4}}) ?(?P<mark>[(/]?) ?(?P<second>{_NUMBER}) ?(?P<what>\p{{Han}}{{0,6}})(?P<close>\)?)"
)
_HEADS = compile_regex(
    r"(?P<first>[^()\d/ ]{2,20}) ?(?:\( ?(?P<held>[^()\d/ ]{2,20}) ?\)|/ ?(?P<beside>[^()\d/ ]{2,20})(?!\S)) ?(?P<rest>[^()/ ].{2,40})?"
)
_REST = compile_regex(r"[^\[\]〔〕()于於]{2,}")
_NO_UNITS = frozenset("年月日时分秒岁天周季万千百十亿角成")
_LEAST = 2  # cells


@dataclass(frozen=True, slots=True)
class _Two:
    """The numbers of a cell with their units. units (tuple): these, empty where none is written."""

    pieces: tuple[Piece, Piece]
    units: tuple[str, str]


def undoubled(text: str, grid: Grid) -> Grid:
    """The table, its columns of two numbers in two; the table itself where it has none that its head or its units tell apart."""
    for column in sorted({cell.column for cell in grid.cells if cell.column}, reverse=True):
        held = [cell for cell in grid.cells if cell.column == column]
        split = _split(text, grid, held)
        grid = split if split is not None else grid
    return grid


def _split(text: str, grid: Grid, held: Sequence[Cell]) -> Grid | None:
    """The table with one column in two; None where not all cells below its head hold two numbers alike."""
    found = {cell: two for cell in held if (two := _two(text, cell)) is not None}
    if len(found) < _LEAST or any(cell.columns > 1 for cell in found):
        return None
    top = min(cell.row for cell in found)
    heads = [cell for cell in held if cell.row < top]
    if not heads or any(cell.row > top and cell not in found and not _is_empty(text, cell) for cell in held):
        return None
    units = {two.units for two in found.values()}
    head = heads[-1]
    own = _heads(text, head)
    apart = len(units) == 1 and all(next(iter(units))) and len(set(next(iter(units)))) > 1
    if head.columns > 1 or not (own or (apart and not words.has_unit(words.tight(_said(text, head))))):
        return None
    return _made(grid, head, own, found)


def _said(text: str, cell: Cell) -> str:
    return text[cell.start : cell.end]


def _is_empty(text: str, cell: Cell) -> bool:
    return words.is_nil(_said(text, cell))


def _two(text: str, cell: Cell) -> _Two | None:
    """The two numbers that a cell is, the second in brackets, behind a stroke or behind the unit of the first."""
    match = _TWO.fullmatch(text, cell.start, cell.end)
    if match is None or (match["mark"] == "(") != (match["close"] == ")"):
        return None
    units = _unit(match["of"]), _unit(match["what"])
    if None in units or (not match["mark"] and not all(units)):
        return None
    first = (
        match.start("first"),
        match.end("first") if not units[0] else match.start("of") + len(units[0] or ""),
    )
    second = (
        match.start("second"),
        match.end("second") if not units[1] else match.start("what") + len(units[1] or ""),
    )
    return _Two((first, second), (units[0] or "", units[1] or ""))


def _unit(held: str) -> str | None:
    """The unit that a stretch behind a number begins with (个宿位 → 个); None where it begins with none, or with one of time."""
    if held[:1] in _NO_UNITS and held:
        return None
    return next(
        (held[:size] for size in range(len(held), 0, -1) if words.is_unit(held[:size])), None if held else ""
    )


def _heads(text: str, head: Cell) -> tuple[Piece, Piece, Piece | None] | None:
    """The two names in a head, and what stands behind them and is said of both."""
    match = _HEADS.fullmatch(text, head.start, head.end)
    if match is None:
        return None
    second = "held" if match["held"] else "beside"
    if words.is_unit(match[second]) or not words.heads_numbers(match[second]):
        return None
    rest = _REST.search(text, *match.span("rest")) if match["rest"] else None
    return match.span("first"), match.span(second), rest.span() if rest is not None else None


def _made(
    grid: Grid, head: Cell, own: tuple[Piece, Piece, Piece | None] | None, found: dict[Cell, _Two]
) -> Grid:
    """The table with a column more."""
    column = head.column
    deeper = own is not None and own[2] is not None  # what is said of both heads stands over them
    cells: list[Cell] = []
    for cell in grid.cells:
        at = cell.row + (deeper and cell.row > head.row)
        across = cell.columns + (cell.column < column < cell.column + cell.columns)
        down = cell.rows + (deeper and cell.row <= head.row < cell.row + cell.rows and cell is not head)
        moved = replace(cell, row=at, column=cell.column + (cell.column > column), columns=across, rows=down)
        if cell in found:
            first, second = found[cell].pieces
            cells += [
                replace(moved, start=first[0], end=first[1]),
                replace(moved, column=column + 1, start=second[0], end=second[1]),
            ]
        elif cell is not head:
            cells.append(
                replace(moved, columns=2) if cell.column == column and cell.row < head.row else moved
            )
        elif own is None:
            cells.append(replace(moved, columns=2))
        else:
            first, second, rest = own
            if rest is not None:
                cells.append(replace(moved, start=rest[0], end=rest[1], columns=2, rows=1))
            row = moved.row + deeper
            cells += [
                replace(moved, row=row, start=first[0], end=first[1]),
                replace(moved, row=row, column=column + 1, start=second[0], end=second[1]),
            ]
    cells.sort(key=lambda cell: (cell.row, cell.column))
    return replace(grid, cells=tuple(cells), height=grid.height + deeper, width=grid.width + 1)
