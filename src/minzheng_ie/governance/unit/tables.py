"""The table that decides which unit a number has, and the decision."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from minzheng_ie.governance.tables import Home, Off, all_ask, field_table, signs_of
from minzheng_ie.governance.unit import counted, rates, written
from minzheng_ie.governance.unit.frame import Decided, Frame
from minzheng_ie.governance.unit.looks import FILE as LOOKS
from minzheng_ie.governance.unit.looks import UnitLooks, unit_looks
from minzheng_ie.governance.unit.rows import UnitRow, UnitTerm
from minzheng_ie.governance.unit.terms import FILE as TERMS
from minzheng_ie.governance.unit.terms import Terms, unit_terms
from minzheng_ie.patterns import Rule
from minzheng_ie.records import dataclass
from minzheng_ie.rules.look_rows import LookRow
from minzheng_ie.rules.looks import Look
from minzheng_ie.rules.table import Table
from minzheng_ie.rules.trace import Specimen

_PLACES = "governance/unit.yaml"
RULE_FILES: dict[str, type[Rule]] = {LOOKS: LookRow, TERMS: UnitTerm, _PLACES: UnitRow}
_AS_WRITTEN = "as-written"
CONDITIONS: Mapping[str, Callable[[Frame], bool]] = {
    "unit": written.unit,
    "yuan": written.yuan,
    "per-time": written.per_time,
    "whole-or-each": written.whole_or_each,
    "persons": written.persons,
    "households": written.households,
    "countable": written.countable,
    "large": written.large,
    "small": written.small,
    "standard": written.standard,
    "personal": written.personal,
    "benefit": written.benefit,
    "payee": written.payee,
    "each-person": written.each_person,
    "each-household": written.each_household,
    "paid-households": written.paid_households,
    "continued": rates.continued,
    "persons-before": rates.persons_before,
    "beside-each": rates.beside_each,
    "rate-fits": rates.rate_fits,
    "rate-here": rates.rate_here,
    "lasting": rates.lasting,
    "same-metric": rates.same_metric,
    "sum-told": rates.sum_told,
    "once": rates.once,
    "paid-out": rates.paid_out,
    "dimension": counted.dimension,
    "written-large": counted.written_large,
    "aged": counted.aged,
    "spent": counted.spent,
    "left-over": counted.left_over,
    "money-beside": counted.money_beside,
    "in-a-row": counted.in_a_row,
    "pays-for": counted.pays_for,
    "of-things": counted.of_things,
    "hired": counted.hired,
    "extra": counted.extra,
}
VALUES: Mapping[str, Callable[[Frame], Any]] = {
    _AS_WRITTEN: written.as_written,
    "wage": written.wage,
    "each": written.each,
    "each-home": written.each_home,
    "level": written.level,
    "every": written.every,
    "named": written.named,
    "per-many": written.per_many,
    "per-person": written.per_person,
    "per-household": written.per_household,
    "rate": rates.rate,
    "counted": counted.counted,
    "beside": counted.beside,
    "of-metric": counted.of_metric,
    "last": counted.last,
    "of-persons": counted.of_persons,
    "of-money": counted.of_money,
    "nothing": counted.nothing,
    "own-word": counted.own_word,
    "for-own-word": counted.for_own_word,
}
_GUARDS = {
    **dict.fromkeys(("per-many", "each-person", "each-household"), "shared"),
    **dict.fromkeys(("yuan", "per-time", "whole-or-each", "hired"), "priced"),
    **dict.fromkeys(("rate-fits", "rate-here", "lasting", "same-metric", "rate"), "standing.rate"),
}
_SIGNS = frozenset({"!unit", "persons", "rate-fits", "yuan", "per-time", "whole-or-each"}) | {
    *("per-many", "each-person", "each-household", "hired")
}
"""Conditions without one of which (see `Frame.asks`) no row need be asked, where each row has one."""
_READY = {"unit": "unit", "dimension": "quantity.dimension", "persons": "persons", _AS_WRITTEN: "written"}
HOMES = {
    _PLACES: Home(
        UnitRow, VALUES, CONDITIONS, "src/minzheng_ie/governance/unit/", guards=_GUARDS, ready=_READY
    )
}
"""What the rows of the file may name."""


@dataclass(eq=False)
class UnitRules:
    """The rows about units, made ready; threads may share them.

    quiet (bool): they need not be asked of what is written with its unit and has no sign that any of them asks for.
    """

    looks: UnitLooks
    terms: Terms
    signs: Look
    places: Table
    quiet: bool

    @property
    def specimens(self) -> tuple[Specimen, ...]:
        """The rows with what shows that each is needed."""
        return tuple(row.specimen for row in self.places.rows)

    def unit_of(self, frame: Frame) -> Decided:
        """The unit of a number."""
        if self.quiet and not frame.asks:
            return Decided(*frame.written, self.places.by[-1])
        at, made = self.places.decide(frame)
        unit, span = made
        return Decided(unit, span, self.places.by[at])


@lru_cache(maxsize=8)
def unit_rules(dirs: tuple[Path, ...]) -> UnitRules:
    """The rows of ``dirs``. Raises PatternError, with file and line."""
    return rules_without(dirs, frozenset())


def rules_without(dirs: tuple[Path, ...], off: Off) -> UnitRules:
    """The rows of ``dirs`` but for those that are switched off."""
    places = field_table(_PLACES, HOMES[_PLACES], dirs, (off, "nothing"))
    looks = unit_looks(dirs)
    signs = signs_of(looks.per_many, looks.each_person, looks.each_household)
    quiet = all_ask(places, _SIGNS) and places.rows[-1].metric == _AS_WRITTEN
    return UnitRules(looks, unit_terms(dirs), signs, places, quiet)
