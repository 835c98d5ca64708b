"""The measure of a claim, from unit and metric: persons, amount, standard, beds, share …"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from minzheng_ie.claims.rows import MeasureRule
from minzheng_ie.patterns import Rule, read_rules
from minzheng_ie.schema import Change, Measure

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
        units = {unit for rule in own for unit in rule.units}
        self._by_unit = {unit: tuple(_tests(own, unit)) for unit in units | {""}}

    def of(self, unit: str, metric: str, change: Change) -> Measure:
        """The measure of a number of ``unit`` under ``metric``."""
        if change != "none":
            return "change"
        if "/" in unit:
            return "standard" if unit.startswith("元/人") else "rate"
        for measure, endings, parts in self._by_unit.get(unit) or self._by_unit[""]:
            if endings is None or metric.endswith(endings):
                return measure
            for part in parts:
                if part in metric:
                    return measure
        return "other"


def _tests(
    rules: Sequence[MeasureRule], unit: str
) -> Iterator[tuple[Measure, tuple[str, ...] | None, tuple[str, ...]]]:
    """What a metric of ``unit`` must end in (None: anything) or contain for which measure, in order."""
    for rule in rules:
        if unit in rule.units or "" in rule.units:
            endings = tuple(word for word in rule.words if not word.endswith("*"))
            parts = tuple(word[:-1] for word in rule.words if word.endswith("*"))
            yield rule.measure, endings if rule.words else None, parts


@lru_cache(maxsize=8)
def load_measures(dirs: tuple[Path, ...]) -> Measures:
    """The measures of ``measures.yaml`` in ``dirs``."""
    return Measures(dirs)
