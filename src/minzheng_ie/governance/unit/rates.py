"""What rows may ask of a rate said before (每人每月…), which governs its parallels."""

from __future__ import annotations

from minzheng_ie.governance.unit.frame import Frame, Made
from minzheng_ie.governance.unit.written import standard

_CONTINUED = frozenset({"elliptic", "nominal"})
"""Heads that are the number's before."""
_SUM = 50000
"""Yuan: more is no standard for one person."""


def continued(f: Frame) -> bool:
    """Whether its metric is the number's before."""
    return f.head.rule in _CONTINUED


def persons_before(f: Frame) -> bool:
    """Whether the number before counts persons (特困人员52人,每月|320元)."""
    return f.standing.last == f.terms.person


def beside_each(f: Frame) -> bool:
    """Whether the sentence said the same of each person before (农村每人每月150元,城镇|180元/月)."""
    rate, own = f.standing.rate, f.looks.per_time.fullmatch(f.unit)
    if rate is None or own is None or not rate.here:
        return False
    return rate.unit == f.terms.each(own["money"], own["time"]) and (f.quantity.value or _SUM) < _SUM


def rate_fits(f: Frame) -> bool:
    """Whether a rate said before is one of its unit."""
    rate = f.standing.rate
    return rate is not None and rate.unit.startswith(f"{f.unit}/")


def rate_here(f: Frame) -> bool:
    """Whether its sentence said the rate."""
    return f.standing.rate is not None and f.standing.rate.here


def lasting(f: Frame) -> bool:
    """Whether it is a standard, and the rate one for each person and time; 人均 is said of one thing only."""
    rate = f.standing.rate
    return rate is not None and standard(f) and f.looks.per_head.fullmatch(rate.unit) is not None


def same_metric(f: Frame) -> bool:
    """Whether the rate was said of the same thing."""
    return f.standing.rate is not None and f.standing.rate.metric == f.metric


def sum_told(f: Frame) -> bool:
    """Whether its clause tells a sum (合计|30500元, 全年共发放…), which has no rate of those paid before."""
    begun = f.begun()
    if f.looks.total.search(f.text, begun, f.start) is None:
        return False
    return f.looks.no_total.search(f.text, begun, f.start) is None


def paid_out(f: Frame) -> bool:
    """Whether its clause tells what was paid in a time, and the rate was said in a sentence before (3月份发放补贴|16800元)."""
    if f.standing.rate is None or f.standing.rate.here:
        return False
    return f.looks.paid_out.search(f.text, f.begun(), f.start) is not None


def once(f: Frame) -> bool:
    """Whether it is paid once (一次性抚慰金), so that no rate said before is its own."""
    if f.looks.once.search(f.metric) is not None:
        return True
    return f.looks.once.search(f.text, f.begun(), f.start) is not None


def rate(f: Frame) -> Made | None:
    """The rate said before."""
    said = f.standing.rate
    return None if said is None else (said.unit, said.span)
