"""The row of a total whose blanks a copy lost: its numbers are those of the columns that they are the sums of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from minzheng_ie.compiled import compile_regex
from minzheng_ie.grids import words
from minzheng_ie.grids.lines import Piece
from minzheng_ie.grids.proved import number_of

TOTAL = compile_regex("合计|总计|共计|小计")


@dataclass(frozen=True, slots=True)
class Item:
    """A cell; a head with the unit on the line below it. last (int): its last line."""

    last: int
    piece: Piece
    text: str


Placed = list[tuple[int, Item]]
"""The cells of a row on their columns."""


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
