"""Cells that hold several names with a number each (男:109人 女:62人): each of them gets a row of its own."""

from __future__ import annotations

from dataclasses import replace

from minzheng_ie.compiled import compile_re
from minzheng_ie.grids import words
from minzheng_ie.grids.lines import Piece
from minzheng_ie.grids.model import Cell, Grid

_SIGN = compile_re(r":[ ]?\d[\d,.]*[ ]?[一-鿿]{1,2}(?:[;,、][ ]*|[ ]+)[^\s:|]{1,16}:[ ]?\d")
_ITEM = compile_re(
    r"(?P<name>[^\s:;,、|()]{1,16}): ?(?P<amount>(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)? ?(?P<unit>[一-鿿]{1,2}))(?:[;,、]\s*|\s+|\Z)"
)
_LEAST = 2  # items of a cell
_MOST = 12
_TIMES = frozenset("年月日时分点")

Item = tuple[Piece, Piece]


def unitemized(text: str, grid: Grid) -> Grid:
    """The table, with a row for each item of such cells; the table itself where it has none, or other cells behind them."""
    if _SIGN.search(text, grid.start, grid.end) is None:
        return grid
    found = {cell: items for cell in grid.cells if (items := _items(text, cell))}
    columns = {cell.column for cell in found}
    if len(columns) > 1 and not any(cell.rows > 1 for cell in grid.cells):
        grid = _slid(text, grid, found, max(columns)) or grid
        found = {cell: items for cell in grid.cells if (items := _items(text, cell))}
        columns = {cell.column for cell in found}
    rows = {cell.row for cell in found}
    if len(columns) != 1 or len(rows) < len(found) or any(c.rows > 1 for c in found):
        return grid
    column = columns.pop()
    if column == 0 or any(cell.row in rows and cell.column > column for cell in grid.cells):
        return grid
    if not any(cell.column == column and cell.row < min(rows) for cell in grid.cells):
        return grid
    return _made(grid, column, found)


def _slid(text: str, grid: Grid, found: dict[Cell, list[Item]], column: int) -> Grid | None:
    """The table with its last cells all in one column, where a copy lost the places below a label that reaches over rows."""
    made: list[Cell] = []
    group: list[int] = []  # where the labels of the last whole row are
    rows: dict[int, list[Cell]] = {}
    for cell in grid.cells:
        rows.setdefault(cell.row, []).append(cell)
    for *labels, last in rows.values():
        gap = column - len(labels)
        if gap < 0 or any(words.is_value(words.tight(text[cell.start : cell.end])) for cell in labels):
            return None
        if last not in found:
            group = []
            made += _reaching(labels, column)
        elif not gap:
            group = list(range(len(made), len(made) + column))
            made += labels
        elif len(group) > gap:
            for at in group[:gap]:
                made[at] = replace(made[at], rows=made[at].rows + 1)
            made += [replace(cell, column=gap + at) for at, cell in enumerate(labels)]
        else:
            return None
        made.append(replace(last, column=column))
    return replace(grid, cells=tuple(made), width=column + 1)


def _reaching(labels: list[Cell], column: int) -> list[Cell]:
    """The labels of a row, the last of which reaches up to a column."""
    return [*labels[:-1], *(replace(cell, columns=column - cell.column) for cell in labels[-1:])]


def _items(text: str, cell: Cell) -> list[Item]:
    """The items that a cell is made of, all in one unit, no name twice; none where it is anything else."""
    items: list[Item] = []
    names, units = set(), set()
    position = cell.start
    while position < cell.end:
        match = _ITEM.match(text, position, cell.end)
        if match is None or not words.is_unit(match["unit"]) or match["unit"] in _TIMES:
            return []
        items.append((match.span("name"), match.span("amount")))
        names.add(match["name"])
        units.add(match["unit"])
        position = match.end()
    told = _LEAST <= len(items) <= _MOST and len(names) == len(items) and len(units) == 1
    return items if told else []


def _made(grid: Grid, column: int, found: dict[Cell, list[Item]]) -> Grid:
    """The table with the names of the items in a column of their own, before their numbers."""
    many = {cell.row: len(items) for cell, items in found.items()}
    starts: list[int] = []
    at = 0
    for row in range(grid.height + 1):
        starts.append(at)
        at += many.get(row, 1)
    cells: list[Cell] = []
    for cell in grid.cells:
        row = starts[cell.row]
        if cell in found:
            for number, (name, amount) in enumerate(found[cell]):
                cells += [
                    Cell(row + number, column, *name),
                    Cell(row + number, column + 1, *amount),
                ]
            continue
        rows = starts[min(cell.row + cell.rows, grid.height)] - row
        # The cell before the items ends where their names begin; in other rows it reaches over the names.
        last = cell.column + cell.columns == column and not any(
            r in many for r in range(cell.row, cell.row + cell.rows)
        )
        cells.append(
            replace(
                cell,
                row=row,
                rows=rows,
                column=cell.column + (cell.column >= column),
                columns=cell.columns + (last or cell.column < column < cell.column + cell.columns),
            )
        )
    cells.sort(key=lambda cell: (cell.row, cell.column))
    return replace(grid, cells=tuple(cells), height=starts[grid.height], width=grid.width + 1)
