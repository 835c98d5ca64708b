"""A row of units below heads, on the columns they are of: a copy of merged cells leaves it without the corner's cell, or one
unit for all sums at the row's beginning."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from operator import attrgetter

from minzheng_ie.compiled import compile_regex
from minzheng_ie.grids import words
from minzheng_ie.grids.lines import Piece
from minzheng_ie.grids.model import Cell, Grid

_row = attrgetter("row")
_UNITS = compile_regex(r"(?:\([^()\d]{1,8}\)\s*)+")
_ONE = compile_regex(r"\([^()\d]{1,8}\)")
_MONEY = compile_regex(
    r"\(?[百千万萬亿億]*(?:(?:\p{Han}{2})?元|(?:人民|澳[门門]|新?[台臺]|港)[币幣])(?:/[人户月年日天.·、/]{1,5})?\)?"
)
# What a head counts in no money, and what it does not count at all.
_NO_SUM = compile_regex(
    r"[人户][数次]|[个件次项条对]数|数[量目]?$|人口|床位|宿位|名额|面积|[率比]$|%|[占同环]比|增[长减幅]|[名位]次|备注"
)
_SUM = compile_regex(r"[金款费]额?$|资金|支出|收入|经费|标准|上限|下限|预算|决算")
_DEEPEST = 4  # rows of heads
_ROWS = 12  # that show which columns count


def units_of(text: str, start: int, end: int) -> list[Piece]:
    """The units in brackets that a stretch is nothing but."""
    if text[start] != "(" or _UNITS.fullmatch(text, start, end) is None:
        return []
    held = [match.span() for match in _ONE.finditer(text, start, end)]
    said = [text[begin + 1 : stop - 1] for begin, stop in held]
    return held if all(words.is_unit(unit) or _MONEY.fullmatch(unit) is not None for unit in said) else []


def with_unit_row(text: str, grid: Grid) -> Grid:
    """The table with its units over the columns they are of; as it is where it has no such row or that is not told."""
    if grid.regular or grid.width < 2:
        return grid
    rows = [(at, list(cells)) for at, cells in groupby(grid.cells, key=_row)]
    for n, (at, cells) in enumerate(rows[1 : 1 + _DEEPEST], 1):
        if any(words.is_value(text[cell.start : cell.end]) for cell in cells):
            break
        heads = {cell.column: words.tight(text[cell.start : cell.end]) for cell in rows[n - 1][1]}
        units = _units(text, cells, heads)
        if units:
            counted = _counted(text, [held for _, held in rows[n + 1 :]])
            placed = _placed(text, at, units, counted, heads)
            if placed is None:
                return grid
            kept = [cell for cell in grid.cells if cell.row != at]
            return replace(
                grid, cells=tuple(sorted([*kept, *placed], key=lambda cell: (cell.row, cell.column)))
            )
    return grid


def _units(text: str, cells: Sequence[Cell], heads: dict[int, str]) -> list[Piece]:
    """The units that a row is nothing but, where they do not yet stand on columns of their own."""
    if cells[0].column and not any(_is_amiss(text, cell, heads) for cell in cells):
        return []
    if len(cells) > 1 and all(words.is_unit(text[cell.start : cell.end]) for cell in cells):
        return [(cell.start, cell.end) for cell in cells]
    held = [units_of(text, cell.start, cell.end) for cell in cells]
    return [unit for units in held for unit in units] if all(held) else []


def _is_amiss(text: str, cell: Cell, heads: dict[int, str]) -> bool:
    """Whether a unit of money stands below a head that counts something: a copy lost the blank cell before it."""
    head = heads.get(cell.column, "")
    money = _MONEY.fullmatch(text, cell.start, cell.end) is not None
    return money and _SUM.search(head) is None and _NO_SUM.search(head) is not None


def _counted(text: str, rows: Sequence[Sequence[Cell]]) -> list[int]:
    """The columns behind the first in which the rows count."""
    seen: Counter[int] = Counter()
    for cells in rows[:_ROWS]:
        seen.update(
            cell.column for cell in cells if cell.column and words.is_value(text[cell.start : cell.end])
        )
    return sorted(seen)


def _placed(
    text: str, row: int, units: Sequence[Piece], counted: Sequence[int], heads: dict[int, str]
) -> list[Cell] | None:
    """The units on their columns: as many as count and name none, or one for all of these that it may be of."""
    counted = [column for column in counted if not words.has_unit(heads.get(column, ""))]
    if not counted or any(column not in heads for column in counted):
        return None
    if len(units) == len(counted):
        return [Cell(row, column, *piece) for column, piece in zip(counted, units, strict=True)]
    if len(units) != 1:
        return None
    unit = text[slice(*units[0])]
    if _MONEY.fullmatch(unit) is not None:
        columns = [
            column for column in counted if _SUM.search(heads[column]) or not _NO_SUM.search(heads[column])
        ]
    else:
        columns = [] if any(_SUM.search(heads[column]) for column in counted) else list(counted)
    if not columns or any(after - before > 1 for before, after in pairwise(columns)):
        return None
    return [Cell(row, columns[0], *units[0], columns=len(columns))]
