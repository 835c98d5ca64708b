"""Claims of one document that give one number two values."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from minzheng_ie.indicators.matcher import load_indicators
from minzheng_ie.indicators.model import Indicator
from minzheng_ie.schema import Claim, Status


@dataclass(frozen=True, slots=True)
class Conflict:
    """Claims that speak of the same and differ.

    doc, indicator, splits, unit, region, period, status: what they share; the unit is the indicator's base unit.
    claims (tuple): those claims, in the order given. values (tuple): of each, in ``unit``.
    """

    doc: str
    indicator: str
    splits: tuple[tuple[str, str], ...]
    unit: str
    region: str
    period: str
    status: Status
    claims: tuple[Claim, ...]
    values: tuple[Decimal, ...]


def conflicts(claims: Iterable[Claim], dirs: tuple[Path, ...] = ()) -> list[Conflict]:
    """What the claims of a document say twice and differently, in the order of the first claim of each.

    The same is: document, indicator, splits, unit, region, period and status. A region or a period that is not known is not the
    same as another. Values that differ by less than the unit of the last digit written (2.36万, 23612) are one value.

    claims (iterable): of one document or of many. dirs (tuple): pattern directories, as for `load_indicators`.
    """
    found: dict[tuple[object, ...], list[tuple[Claim, Indicator]]] = defaultdict(list)
    indicators = load_indicators(dirs)
    for claim in claims:
        one = indicators.of(claim) if claim.region is not None and claim.period is not None else None
        if one is not None:
            key = (claim.doc, one.name, one.splits, one.unit, claim.region, claim.period, claim.status)
            found[key].append((claim, one))
    return [_conflict(same) for same in found.values() if _differ(same)]


def _conflict(same: list[tuple[Claim, Indicator]]) -> Conflict:
    claim, one = same[0]
    assert claim.region is not None and claim.period is not None
    return Conflict(
        claim.doc, one.name, one.splits, one.unit, claim.region, claim.period, claim.status,
        tuple(claim for claim, _ in same), tuple(one.value for _, one in same),
    )  # fmt: skip


def _differ(same: list[tuple[Claim, Indicator]]) -> bool:
    """Whether one of them cannot be the number that the most precise of them tells."""
    told = [(_ends(claim, one), _step(claim, one)) for claim, one in same if claim.step is not None]
    if len(told) < 2:
        return False
    (low, high), finest = min(told, key=lambda value: value[1])
    for (start, end), step in told:
        apart = max(start - high, low - end)
        if apart > 0 and apart >= max(step, finest):
            return True
    return False


def _ends(claim: Claim, one: Indicator) -> tuple[Decimal, Decimal]:
    """The least and the most that a value says; a bound is open on one side."""
    top = one.value if one.value_max is None else one.value_max
    return (
        Decimal("-Infinity") if claim.modifier == "at_most" else one.value,
        Decimal("Infinity") if claim.modifier == "at_least" else top,
    )


def _step(claim: Claim, one: Indicator) -> Decimal:
    """The unit of the last written digit, in the indicator's unit."""
    return (claim.step or Decimal(0)) * one.factor
