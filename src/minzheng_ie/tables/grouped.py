"""Rows that a list names again under each of its wholes (城市救助, 人数, 费用; 农村救助, 人数, 费用), no row set in: they hang
under the row above them where their numbers add up to its own, for nothing else tells whose they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field
from decimal import Decimal

from minzheng_ie.records import dataclass
from minzheng_ie.tables.sheet import Box, Sheet

_LEAST = 10  # a smaller whole is the sum of other rows by chance
_SURE = 2  # columns that prove it
_MOST = 12  # parts of one whole


@dataclass(slots=True)
class Grouped:
    """parts: the rows that are parts of the one above them. total: the row that all wholes add up to, by each of them."""

    parts: frozenset[int] = frozenset()
    total: dict[int, int] = field(default_factory=dict)


def grouped_rows(
    sheet: Sheet, rows: Sequence[int], labels: int, numbers: Sequence[int], repeated: frozenset[str]
) -> Grouped:
    """The rows of a panel that are told under wholes; none where one of those that are named again is of none.

    labels (int): the column of labels. numbers: those of numbers. repeated: what several rows are called.
    """
    held = [(row, box) for row in rows if (box := sheet.at(row, labels)) is not None and box.words]
    groups: dict[int, list[int]] = {}
    whole: int | None = None
    for row, box in held:
        if box.text not in repeated:
            whole = row
        elif whole is None:
            return Grouped()
        else:
            groups.setdefault(whole, []).append(row)
    if len(groups) < _SURE or not all(_adds_up(sheet, numbers, *group) for group in groups.items()):
        return Grouped()
    wholes = list(groups)
    above = [row for row, _ in held if row < wholes[0]]
    total = above[-1] if above and _adds_up(sheet, numbers, above[-1], wholes) else None
    return Grouped(
        frozenset(row for group in groups.values() for row in group),
        {} if total is None else dict.fromkeys(wholes, total),
    )


def _adds_up(sheet: Sheet, numbers: Sequence[int], whole: int, parts: Sequence[int]) -> bool:
    """Whether two columns at least prove a whole, and none speaks against it."""
    if not 1 < len(parts) <= _MOST:
        return False
    proved = 0
    for column in numbers:
        value = _value(sheet.at(whole, column))
        told = [_value(sheet.at(row, column)) for row in parts]
        known = [part for part in told if part is not None]
        if not known:
            continue
        if value is None or sum(known) > value or (len(known) == len(told) and sum(known) != value):
            return False
        proved += len(known) == len(told) and value >= _LEAST
    return proved >= _SURE


def _value(box: Box | None) -> Decimal | None:
    return box.content.value if box is not None and box.number else None
