"""Kinds and rules of times, by what they may do."""

from __future__ import annotations

from functools import lru_cache

from minzheng_ie.records import dataclass

GOVERNS = frozenset({"point", "range", "open", "asof", "relative", "span", "target", "null"})
"""Kinds of times that may govern a number."""
PAST = frozenset({"decade", "century", "era", "reign", "ago"})
"""Rules of times long past."""
_KNOWN = 512  # sorts remembered: there are some ten kinds, and rules as many as are written


@dataclass(eq=False)
class Sort:
    """What a time is by its kind and the rule that read it; each as rows of period_times.yaml ask."""

    long_past: bool
    era: bool
    same_period: bool
    day: bool
    month: bool
    streak: bool
    asof: bool
    target: bool
    since: bool
    relative: bool
    year_word: bool
    point: bool


@lru_cache(maxsize=_KNOWN)
def sort_of(kind: str, rule: str) -> Sort:
    """The sort of a time, told once for all times of a kind that a rule read."""
    return Sort(
        long_past=rule in PAST,
        era=rule == "era",
        same_period=rule == "same_period",
        day=rule == "day",
        month=rule == "month",
        streak=rule == "streak",
        asof=kind == "asof",
        target=kind == "target",
        since=kind == "open",
        relative=kind == "relative",
        year_word=rule == "year_word",
        point=kind == "point",
    )
