"""Columns of totals that tell no unit beside columns that all tell the same one (建设补助(万元) | 运营补助(万元) | 小计): they are
counted as these are, for what adds up is of one unit; totals that add up sums beside counts; and rows whose total stands in another column than theirs."""

from __future__ import annotations

from collections.abc import Sequence

from minzheng_ie.tables.bands import Band
from minzheng_ie.tables.growths import Place
from minzheng_ie.tables.plans import Plan
from minzheng_ie.tables.sheet import Sheet
from minzheng_ie.tables.words import TableWords

_TOTALS = frozenset({"小计", "合计", "总计", "共计"})
_LEAST = 2  # columns, or rows, that tell it


def tell_totals(sheet: Sheet, band: Band, plans: Sequence[Plan], words: TableWords) -> None:
    """Tell each total of a panel the unit of all columns beside it, or of those whose sum it is."""
    _tell_sums(sheet, band, plans, words)
    totals = [plan for plan in plans if not plan.units and plan.column.text in _TOTALS]
    others = [plan for plan in plans if plan.column.text not in _TOTALS]
    units = {plan.units[0][0] if len(plan.units) == 1 and plan.growth is None else None for plan in others}
    if totals and len(others) >= _LEAST and len(units) == 1 and None not in units:
        for plan in totals:
            plan.units = others[0].units


def _tell_sums(sheet: Sheet, band: Band, plans: Sequence[Plan], words: TableWords) -> None:
    """Tell the total that stands last beside counts and sums (人数 | 补助金额 | 人数 | 补助金额 | 共计) that it is one of sums, where
    in every row it is what they add up to."""
    last = plans[-1] if len(plans) > _LEAST else None
    if last is None or last.column.text not in _TOTALS or last.units or last.name:
        return
    paid = [plan for plan in plans[:-1] if plan.growth is None and _is_paid(plan, words)]
    ends = {word for word in words.bare if all(plan.name.endswith(word) for plan in paid)}
    if len(paid) < _LEAST or len(paid) + 1 == len(plans) or not ends:
        return
    rows = [row for row in band.rows if any(box.number for box in sheet.rows[row])]
    if len(rows) >= _LEAST and all(_is_sum(sheet, row, [*paid, last]) for row in rows):
        last.name = max(ends, key=len) + last.column.text
        last.units = paid[0].units


def _is_paid(plan: Plan, words: TableWords) -> bool:
    rule = words.measure(plan.name)
    return rule is not None and "money" in rule.dimensions


def _is_sum(sheet: Sheet, row: int, plans: Sequence[Plan]) -> bool:
    """Whether the last number of a row is the sum of the others."""
    held = sheet.numbers(row, [plan.column.number for plan in plans])
    return held is not None and 2 * held[-1].value == sum(content.value for content in held)


def pushed_totals(sheet: Sheet, band: Band, plans: Sequence[Plan]) -> frozenset[Place]:
    """Where the numbers of rows stand whose total is not in its column, the last one, but right behind what it is the sum of:
    a copy moved their blanks to the end, and no number before it need be in its column.

    A file's own cells are as its writer has them: none of these is.
    """
    if sheet.grid.regular or len(plans) <= _LEAST or plans[-1].column.text not in _TOTALS:
        return frozenset()
    found: set[Place] = set()
    columns = [plan.column.number for plan in plans]
    for row in band.rows:
        held = [
            (n, box.content.value) for n in columns if (box := sheet.at(row, n)) is not None and box.number
        ]
        if len(held) < _LEAST or held[-1][0] == columns[-1] or not held[-1][1]:
            continue
        if 2 * held[-1][1] == sum(value for _, value in held):
            found.update((row, n) for n, _ in held)
    return frozenset(found)
