"""Units told in two places: a scale and what is counted (万 of 人数), money and by what it is charged (元 and 具/天)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from minzheng_ie.tables.findings import Finding, Refused
from minzheng_ie.tables.plans import Plan
from minzheng_ie.tables.rows import RowPlan
from minzheng_ie.tables.scales import Scale
from minzheng_ie.tables.told import Caption, ToldScale
from minzheng_ie.tables.units import ONE, Span, Unit, fitting, implied
from minzheng_ie.tables.words import TableWords

_LEAST = 3  # fees that name a programme


def of_one_list(findings: Sequence[Finding]) -> Sequence[Finding]:
    """The findings of a table, its fees of one programme where all that name one, and most do, name the same."""
    fees = [found for found in findings if found.fee]
    told = [found for found in fees if found.program is not None]
    if len(told) < max(_LEAST, len(fees) // 2 + 1) or len({found.program for found in told}) > 1:
        return findings
    first = told[0]
    return [
        replace(
            found,
            program=first.program,
            program_spans=first.program_spans,
            inherited=(*found.inherited, "program"),
        )
        if found.fee and found.program is None
        else found
        for found in findings
    ]


def scaled(told: Unit, metric: str, words: TableWords) -> Unit:
    """A scale without a unit with that of what is counted. Raises Refused."""
    counted = implied(metric, words)
    if counted is None or counted.dimension == "share":
        raise Refused("no_unit")
    return told._replace(scale=Scale(counted.unit, told.scale.factor, counted.dimension))


def charged(
    charge: tuple[str, Span],
    heads: Sequence[tuple[Scale, Span]],
    caption: Sequence[ToldScale],
    metric: str,
    words: TableWords,
) -> Unit:
    """Money by what a fee is charged. Raises Refused where its 元 is told nowhere.

    charge (tuple): what the row says (具·天, 元/具). heads, caption (sequence): the units told there.
    """
    by, span = charge
    if by.startswith("元"):
        return Unit(Scale(by, ONE, "money"), (span,))
    told = [(held.scale, held.span) for held in caption if held.span is not None]
    for units in (heads, fitting(told, metric, words, whole=None) if told else ()):
        money = [held for held in units if held[0].dimension == "money" and "/" not in held[0].unit]
        if len(money) == 1:
            scale, where = money[0]
            return Unit(Scale(f"{scale.unit}/{by}", scale.factor, "money"), (where, span))
    raise Refused("no_unit")


def by_charge(own: Scale, charge: tuple[str, Span] | None) -> Scale:
    """Money that a cell tells itself (600元) by what its row says a fee is charged by (元/具, 具); any other unit as it is."""
    if charge is None or own.dimension != "money" or "/" in own.unit:
        return own
    money, _, by = charge[0].rpartition("/")
    return replace(own, unit=f"{own.unit}/{by}") if money in ("", own.unit) else own


def is_undated(plan: Plan, row: RowPlan, caption: Caption) -> bool:
    """Whether a number is a fee that no time of its own row, column or caption dates."""
    time = caption.time
    own = time is None or not time.general or row.times or plan.times
    return row.charge is not None and not own
