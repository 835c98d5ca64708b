"""Columns headed by a growth that tells no unit (增减), all of whose numbers are by how many one column is more than another:
they are counted as these are, and are no percentages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from minzheng_ie.tables.bands import Band
from minzheng_ie.tables.plans import Plan
from minzheng_ie.tables.sheet import Sheet

_FAR = Decimal("0.5")  # points, by which no rounding makes a percentage of a difference
_HUNDRED = Decimal(100)
_LEAST = 2  # rows


def tell_differences(sheet: Sheet, band: Band, plans: Sequence[Plan]) -> None:
    """Tell the growths that are differences in every row, and percentages not in all."""
    for plan in plans:
        if plan.growth != "rate" or plan.units or plan.compared is None:
            continue
        compared = plan.compared
        for earlier in plans:
            if earlier is compared or earlier.growth is not None or earlier.name != compared.name:
                continue
            told = list(_told(sheet, band, (compared, earlier, plan)))
            if (
                len(told) >= _LEAST
                and all(now - before == by for now, before, by in told)
                and any(map(_is_no_rate, told))
            ):
                plan.growth = "amount"
                break


def _told(
    sheet: Sheet, band: Band, columns: tuple[Plan, Plan, Plan]
) -> Iterator[tuple[Decimal, Decimal, Decimal]]:
    """The numbers of each row: now, before and the growth."""
    for row in band.rows:
        held = sheet.numbers(row, [plan.column.number for plan in columns])
        if held is not None and held[2].unit is None:
            yield held[0].value, held[1].value, held[2].value


def _is_no_rate(row: tuple[Decimal, Decimal, Decimal]) -> bool:
    now, before, by = row
    return before == 0 or abs((now - before) / before * _HUNDRED - by) > _FAR
