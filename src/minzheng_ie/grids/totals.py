"""The row of a total whose blanks a copy lost: its numbers are those of the columns that they are the sums of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from minzheng_ie.compiled import compile_regex
from minzheng_ie.grids import words
from minzheng_ie.grids.lines import Piece
from minzheng_ie.grids.model import Cell, Grid
from minzheng_ie.grids.proved import number_of
from minzheng_ie.records import dataclass

_NAME = compile_regex(r"(?![一二三四五六七八九十]+\Z)\p{Han}{2,}")
_SERIALS = ("序号", "编号", "序")
TOTAL = compile_regex("合计|总计|共计|小计")


@dataclass(frozen=True, slots=True)
class Item:
    """A cell; a head with the unit on the line below it. last (int): its last line."""

    last: int
    piece: Piece
    text: str


Placed = list[tuple[int, Item]]
"""The cells of a row on their columns."""


def total_above(items: Sequence[Item], first: int) -> int:
    """Where the total's row that stands between heads and the first row begins, ``first`` where there is none."""
    named = (n for n in range(2, first - 1) if TOTAL.fullmatch(items[n].text))
    return next(
        (n for n in named if all(words.is_counted(item.text) for item in items[n + 1 : first])), first
    )


def seated(text: str, grid: Grid) -> Grid:
    """A table of a list with serial numbers, a total's row that has none in its place: its name where the names are.

    Where names stand below the head of the serial numbers in most rows, no cell is in its column: nothing is read.
    """
    opens = next((cell for cell in grid.cells if not cell.column), None)
    if opens is None or opens.row or words.tight(text[opens.start : opens.end]) not in _SERIALS:
        return grid
    rows: dict[int, list[Cell]] = {}
    for cell in grid.cells:
        rows.setdefault(cell.row, []).append(cell)
    named = numbered = 0
    made: list[Cell] = []
    for cells in rows.values():
        label, *rest = [words.tight(text[cell.start : cell.end]) for cell in cells]
        first = not cells[0].column and cells[0].row > 0 and bool(rest)
        total = first and TOTAL.fullmatch(label) is not None
        if total and cells[1].column == 1 and words.is_value(rest[0]) and cells[-1].column + 1 < grid.width:
            made += [replace(cell, column=cell.column + 1) for cell in cells]
            continue
        named += first and not total and _NAME.fullmatch(label) is not None
        numbered += first and not total and _NAME.fullmatch(label) is None
        made += cells
    if named > numbered:
        return replace(grid, cells=grid.cells[:1])
    return replace(grid, cells=tuple(made)) if made != [*grid.cells] else grid


def total_below(
    cells: Sequence[Item], columns: Sequence[int], rows: Sequence[Sequence[Item]], label: int
) -> Placed:
    """The row of the total, its name in the column ``label``; nothing where not each of its numbers is a sum.

    cells (sequence): from its name on. columns (sequence): those of numbers. rows (sequence): those above it, without gaps.
    """
    numbers = cells[1 : 1 + len(columns)]
    if not columns or len(numbers) < len(columns) or TOTAL.fullmatch(cells[0].text) is None:
        return []
    if len(cells) > 1 + len(columns) and words.is_value(cells[1 + len(columns)].text):
        return []
    for column, cell in zip(columns, numbers, strict=True):
        held = [number_of(row[column].text) for row in rows]
        said = number_of(cell.text)
        if said is None or None in held or said != sum(value for value in held if value is not None):
            return []
    return [(label, cells[0]), *zip(columns, numbers, strict=True)]
