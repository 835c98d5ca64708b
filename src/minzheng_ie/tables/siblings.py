"""Columns behind one of 其中 that tell no unit, and are the rest of the whole by sums (孤儿人数(人) | 其中:机构养育 | 社会散居)."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from minzheng_ie.tables.bands import Band
from minzheng_ie.tables.metrics import joined
from minzheng_ie.tables.plans import Plan
from minzheng_ie.tables.sheet import Sheet
from minzheng_ie.tables.words import TableWords

_LEAST = 2  # rows


def tell_siblings(sheet: Sheet, band: Band, plans: Sequence[Plan], words: TableWords) -> None:
    """Tell the columns that are parts of the whole as those before them are: with these they are all of it in every row."""
    for at, plan in enumerate(plans):
        if at < 1 or not _is_part(plan):
            continue
        whole, stop = plans[at - 1], at + 1
        while stop < len(plans) and _may_be_part(plans[stop], whole, words):
            stop += 1
            if _adds_up(sheet, band, [held.column.number for held in (whole, *plans[at:stop])]):
                for sibling in plans[at + 1 : stop]:
                    sibling.name = joined(whole.name, sibling.name, part=True)
                    sibling.units, sibling.spans = whole.units, (*whole.spans, *sibling.spans)
                break


def _is_part(plan: Plan) -> bool:
    return (
        bool(plan.column.readings)
        and plan.column.readings[-1].of_which
        and bool(plan.column.readings[-1].name)
    )


def _may_be_part(plan: Plan, whole: Plan, words: TableWords) -> bool:
    """Whether a column says nothing that the whole does not: no unit, no time, no measure of its own."""
    if plan.units or plan.times or plan.growth is not None or _is_part(plan) or not plan.name:
        return False
    rule = words.measure(plan.name)
    return (
        bool(whole.units) and (rule is None or rule.weak) and len(plan.column.path) == len(whole.column.path)
    )


def _adds_up(sheet: Sheet, band: Band, columns: Sequence[int]) -> bool:
    """Whether the first of some columns is the sum of the others in every row that has numbers."""
    told: list[tuple[Decimal, Decimal]] = []
    for row in band.rows:
        held = sheet.numbers(row, columns)
        if held is not None:
            told.append((held[0].value, sum((content.value for content in held[1:]), Decimal(0))))
    return len(told) >= _LEAST and all(whole == parts for whole, parts in told)
