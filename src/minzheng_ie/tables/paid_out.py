"""Columns of sums whose unit nobody tells, beside those they are paid to: they are in 元 where nothing else can be.

52580 for 48 children is 1095 for each. In 千元 each would have a million: no allowance is as much.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from minzheng_ie.compiled import compile_re
from minzheng_ie.tables.bands import Band
from minzheng_ie.tables.plans import Plan
from minzheng_ie.tables.scales import Scale
from minzheng_ie.tables.sheet import Sheet
from minzheng_ie.tables.told import Caption
from minzheng_ie.tables.units import ONE
from minzheng_ie.tables.words import TableWords

_OF_ONE = compile_re("标准|水平|均|差|价|费")  # what one gets or pays, and no sum
_YUAN = Scale("元", ONE, "money")
_LEAST_EACH, _MOST_EACH = Decimal(100), Decimal(50_000)
"""元 for each: ten times the least in 千元 is more than is ever paid, and the most is what is paid at once."""
_SUM = "金额"
_LEAST_ROWS = 3
_LEAST_PARTS = 2


def tell_yuan(sheet: Sheet, band: Band, plans: Sequence[Plan], caption: Caption, words: TableWords) -> None:
    """Give 元 to the sums of a table that tells no unit, where what each of its people gets proves it.

    One column that has it in three rows and more tells of all sums, for a table has one unit of money; and of a total that is
    their sum in every row. A column that could not be in 元 leaves all untold.
    """
    if caption.scales or any(plan.units for plan in plans):
        return
    levels = [plan for plan in plans if plan.growth is None and not plan.unread and plan.spans]
    people = [plan for plan in levels if _dimensions(plan, words) & {"people", "households"}]
    sums = [
        plan for plan in levels if _dimensions(plan, words) == {"money"} and _OF_ONE.search(plan.name) is None
    ]
    if not people or not sums or not _proved(sheet, band, sums, people):
        return
    totals = [plan for plan in levels if plan not in sums and _adds_up(sheet, band, plan, sums)]
    for plan in (*sums, *totals):
        plan.units = ((_YUAN, plan.spans[-1]),)
        plan.name = plan.name or _SUM  # 合计, of people and of money alike


def _proved(sheet: Sheet, band: Band, sums: Sequence[Plan], people: Sequence[Plan]) -> bool:
    """Whether what each gets is an allowance in 元 in enough rows, and in none what could be no such."""
    # The people nearest before it are its own (困境儿童人数 | 困境儿童金额).
    own = [next((p for p in reversed(people) if p.column.number < s.column.number), people[0]) for s in sums]
    each = [list(_each(sheet, band, plan, of)) for plan, of in zip(sums, own, strict=True)]
    enough = max(map(len, each)) >= _LEAST_ROWS
    return enough and all(_LEAST_EACH <= one <= _MOST_EACH for column in each for one in column)


def _adds_up(sheet: Sheet, band: Band, plan: Plan, sums: Sequence[Plan]) -> bool:
    """Whether a column is the sum of several in every row."""
    if len(sums) < _LEAST_PARTS:
        return False
    columns = [each.column.number for each in (*sums, plan)]
    rows = [held for row in band.rows if (held := sheet.numbers(row, columns)) is not None]
    return len(rows) >= _LEAST_ROWS and all(
        sum(part.value for part in held[:-1]) == held[-1].value for held in rows
    )


def _dimensions(plan: Plan, words: TableWords) -> set[str]:
    rule = words.measure(plan.name) if plan.name else None
    return set(rule.dimensions) if rule is not None else set()


def _each(sheet: Sheet, band: Band, sums: Plan, people: Plan) -> Iterator[Decimal]:
    """What each gets, row by row; a sum that is not whole, or for nobody, is more than can be paid."""
    for row in band.rows:
        held = sheet.numbers(row, (sums.column.number, people.column.number))
        if held is None:
            continue
        paid, many = held[0], held[1].value
        if paid.value or many:
            yield paid.value / many if many and paid.whole and paid.unit is None else _MOST_EACH + ONE
