"""Claims of one document that give one number two values."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple

from minzheng_ie.indicators.matcher import load_indicators
from minzheng_ie.indicators.model import Indicator
from minzheng_ie.records import dataclass
from minzheng_ie.schema import Claim, Role, Status


@dataclass(frozen=True, slots=True)
class Conflict:
    """Claims that speak of the same and differ.

    doc, indicator, splits, unit, region, period, status: what they share; the unit is the indicator's base unit.
    role: ``from`` where they are bases of a move, else None.
    claims (tuple): those claims, in the order given. values (tuple): of each, in ``unit``.
    """

    doc: str
    indicator: str
    splits: tuple[tuple[str, str], ...]
    unit: str
    region: str
    period: str
    status: Status
    role: Role | None
    claims: tuple[Claim, ...]
    values: tuple[Decimal, ...]


def conflicts(claims: Iterable[Claim], dirs: tuple[Path, ...] = ()) -> list[Conflict]:
    """What the claims of a document say twice and differently, in the order of the first claim of each.

    The same is: document, indicator, splits, unit, region, period, status and role. A region or a period that is not known is
    not the same as another. The base of a move (由A提高到B) is compared with bases only; what a move came to is a level as any
    other, whether its base is told or not. Values that differ by less than the unit of the last digit written (2.36万, 23612)
    are one value.

    claims (iterable): of one document or of many. dirs (tuple): pattern directories, as for `load_indicators`.
    """
    in_order = list(claims)
    return among(zip(in_order, load_indicators(dirs).over(in_order), strict=True))


def among(named: Iterable[tuple[Claim, Indicator | None]]) -> list[Conflict]:
    """`conflicts` of claims whose indicators are told with them (`Indicators.over`)."""
    found: dict[tuple[object, ...], list[tuple[Claim, Indicator]]] = defaultdict(list)
    for claim, one in named:
        if one is not None and claim.region is not None and claim.period is not None:
            key = (
                claim.doc, one.name, one.splits, one.unit, claim.region, claim.period, claim.status, _base(claim)
            )  # fmt: skip
            found[key].append((claim, one))
    return [_conflict(same) for same in found.values() if _differ(same)]


def _base(claim: Claim) -> Role | None:
    return "from" if claim.role == "from" else None


def _conflict(same: list[tuple[Claim, Indicator]]) -> Conflict:
    claim, one = same[0]
    assert claim.region is not None and claim.period is not None
    return Conflict(
        claim.doc, one.name, one.splits, one.unit, claim.region, claim.period, claim.status, _base(claim),
        tuple(claim for claim, _ in same), tuple(one.value for _, one in same),
    )  # fmt: skip


def _differ(same: list[tuple[Claim, Indicator]]) -> bool:
    """Whether one value cannot mean what the most precise of them means."""
    told = sorted((_told(claim, one) for claim, one in same if claim.step is not None), key=_step)
    return any(not _agree(told[0], other) for other in told[1:])


class _Told(NamedTuple):
    """The least and the most that a value says (a bound is open on one side), and the unit of its last written digit."""

    low: Decimal
    high: Decimal
    step: Decimal


_step = attrgetter("step")


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
