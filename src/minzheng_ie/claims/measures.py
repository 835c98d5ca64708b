"""The measure of a claim, from unit and metric: persons, amount, standard, beds, share …"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from minzheng_ie.patterns import Rule, read_rules
from minzheng_ie.schema import Change, Measure


class MeasureRule(Rule):
    """One line of ``measures.yaml``; the head of that file says how lines are read."""

    measure: Measure
    units: tuple[str, ...]
    words: tuple[str, ...] = ()


RULE_FILES: dict[str, type[Rule]] = {"measures.yaml": MeasureRule}


class Measures:
    """Tells the measure of a claim.

    dirs (tuple): pattern directories; a line of a user's file comes before the built-in ones.
    """

    def __init__(self, dirs: tuple[Path, ...]) -> None:
        own = [
            rule
            for directory in reversed(dirs)
            for rule in read_rules("measures.yaml", MeasureRule, (directory,))
        ]
        self._rules = tuple(own)

    def of(self, unit: str, metric: str, change: Change) -> Measure:
        """The measure of a number of ``unit`` under ``metric``."""
        if change != "none":
            return "change"
        if "/" in unit:
            return "standard" if unit.startswith("元/人") else "rate"
        for rule in self._rules:
            if (unit in rule.units or "" in rule.units) and (
                not rule.words or any(_fits(w, metric) for w in rule.words)
            ):
                return rule.measure
        return "other"


def _fits(word: str, metric: str) -> bool:
    return word[:-1] in metric if word.endswith("*") else metric.endswith(word)


@lru_cache(maxsize=8)
def load_measures(dirs: tuple[Path, ...]) -> Measures:
    """The measures of ``measures.yaml`` in ``dirs``."""
    return Measures(dirs)
