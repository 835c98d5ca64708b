"""The row of a total whose blanks a copy lost: its numbers are those of the columns that they are the sums of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from minzheng_ie.compiled import compile_re, compile_regex
from minzheng_ie.grids import words
from minzheng_ie.grids.lines import Piece

TOTAL = compile_regex("合计|总计|共计|小计")


@dataclass(frozen=True, slots=True)
class Item:
    """A cell; a head with the unit on the line below it. last (int): its last line."""

    last: int
    piece: Piece
    text: str


Placed = list[tuple[int, Item]]
"""The cells of a row on their columns."""

_PLAIN = compile_re(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")


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
        held = [_value(row[column].text) for row in rows]
        said = _value(cell.text)
        if said is None or None in held or said != sum(value for value in held if value is not None):
            return []
    return [(label, cells[0]), *zip(columns, numbers, strict=True)]


def _value(text: str) -> Decimal | None:
    if words.is_nil(text):
        return Decimal(0)
    return Decimal(text.replace(",", "")) if _PLAIN.fullmatch(text) else None
