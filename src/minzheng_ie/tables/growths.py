"""Growths that the numbers beside them contradict, in tables found in a text: a copy lost an empty cell, and another number slipped there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from minzheng_ie.schema import Change
from minzheng_ie.tables.bands import Band
from minzheng_ie.tables.findings import Finding
from minzheng_ie.tables.plans import Plan
from minzheng_ie.tables.sheet import Box, Sheet

_NEAR = Decimal("0.1")  # points, of what is rounded
_FAR = Decimal("0.5")
_HUNDRED = Decimal(100)
_LEAST = 3  # rows that agree, for one that does not to be wrong
_LEAST_WHOLE = 2  # of those that have their last cell

Place = tuple[int, int]
"""Row and column."""


def contradicted(sheet: Sheet, band: Band, plans: Iterable[Plan]) -> frozenset[Place]:
    """Where growths stand that do not follow from the two numbers of their row, in columns where others do.

    A file's own cells are as its writer has them: none of these is.
    """
    if sheet.grid.regular:
        return frozenset()
    held = list(plans)
    found: set[Place] = set()
    for plan in held:
        if plan.growth == "rate" and plan.compared is not None:
            found.update(_of_column(sheet, band, plan, plan.compared, held))
    return frozenset(found)


def _of_column(
    sheet: Sheet, band: Band, plan: Plan, compared: Plan, plans: Sequence[Plan]
) -> Iterator[Place]:
    """The same, of one column of growths: the earlier column is the one by which most of it comes out.

    A row that has its last cell lost none before it: its writer computed otherwise.
    """
    for earlier in plans:
        if earlier is compared or earlier.growth is not None or earlier.name != compared.name:
            continue
        told = list(_differences(sheet, band, (compared, earlier, plan)))
        last = max(held.column.number for held in plans)
        whole = [apart for row, apart in told if sheet.rows[row][-1].cell.column >= last]
        if _agree([apart for _, apart in told], _LEAST) or _agree(whole, _LEAST_WHOLE):
            for row, apart in told:
                if apart > _FAR and sheet.rows[row][-1].cell.column < last:
                    yield row, plan.column.number
            return


def _agree(told: Sequence[Decimal], least: int) -> bool:
    """Whether enough growths follow from the numbers beside them, and most."""
    agreed = sum(1 for apart in told if apart <= _NEAR)
    return agreed >= least and 2 * agreed > len(told)


def _differences(sheet: Sheet, band: Band, columns: tuple[Plan, Plan, Plan]) -> Iterator[tuple[int, Decimal]]:
    """Each row with now, before and growth, and by how much the growth is not what these two make."""
    for row in band.rows:
        held = sheet.numbers(row, [plan.column.number for plan in columns])
        if held is not None and held[1].value:
            now, before, growth = (content.value for content in held)
            yield row, abs((now - before) / before * _HUNDRED - growth)


def growth_of(found: Finding, growth: Box | None) -> Iterator[Finding]:
    """The growth that stands in brackets behind a number: of the same, in the same time."""
    if growth is None or growth.content.kind != "number" or found.change != "none":
        return
    change: Change = "decrease" if growth.text[:1] in ("-", "↓") else "increase"
    yield replace(
        found,
        box=growth,
        value=growth.content.value.copy_abs(),
        value_max=None,
        step=growth.content.step,
        unit=growth.content.unit or "%",
        unit_spans=(growth.span,),
        change=change,
        change_spans=(growth.span,),
        inherited=tuple([name for name in found.inherited if name != "unit"]),
    )
