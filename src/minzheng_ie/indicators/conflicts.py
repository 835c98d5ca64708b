"""Claims of one document that give one number two values."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

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
    same as another. Values that differ by less than the unit of the last digit written (2.36万, 23612) are one value, and so are
    those that rest on the same words (由A提高到B): a conflict is between two mentions.

    claims (iterable): of one document or of many. dirs (tuple): pattern directories, as for `load_indicators`.
    """
    found: dict[tuple[object, ...], list[tuple[Claim, Indicator]]] = defaultdict(list)
    indicators = load_indicators(dirs)
    in_order = list(claims)
    for claim, one in zip(in_order, indicators.over(in_order), strict=True):
        if one is not None and claim.region is not None and claim.period is not None:
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
    """Whether one mention cannot mean what the mention of the most precise value means."""
    mentions: dict[object, list[_Told]] = defaultdict(list)
    for claim, one in same:
        if claim.step is not None:
            words = claim.evidence.metric or claim.id
            mentions[words].append(_told(claim, one))
    if len(mentions) < 2:
        return False
    first, *others = sorted(mentions.values(), key=lambda told: min(value.step for value in told))
    return any(not any(_agree(a, b) for a in first for b in other) for other in others)


class _Told(NamedTuple):
    """The least and the most that a value says (a bound is open on one side), and the unit of its last written digit."""

    low: Decimal
    high: Decimal
    step: Decimal


def _told(claim: Claim, one: Indicator) -> _Told:
    top = one.value if one.value_max is None else one.value_max
    return _Told(
        Decimal("-Infinity") if claim.modifier == "at_most" else one.value,
        Decimal("Infinity") if claim.modifier == "at_least" else top,
        (claim.step or Decimal(0)) * one.factor,
    )


def _agree(one: _Told, other: _Told) -> bool:
    """Whether two values may be of one number, rounded or cut off in their last digits."""
    apart = max(one.low - other.high, other.low - one.high)
    return apart <= 0 or apart < max(one.step, other.step)
