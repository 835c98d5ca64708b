"""The looks that conditions about units ask for (``patterns/governance/unit_looks.yaml``)."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from minzheng_ie.records import dataclass
from minzheng_ie.rules.looks import Look, looks_of

FILE = "governance/unit_looks.yaml"


@dataclass(eq=False)
class UnitLooks:
    """The looks by name; what each finds says its row."""

    large: Look
    spends: Look
    item_behind: Look
    number_before: Look
    ballots: Look
    left_over: Look
    item_of_cost: Look
    sums_go_on: Look
    sums_before: Look
    pays_for: Look
    goes_to: Look
    hundred_million: Look
    wage: Look
    per_time: Look
    per_head: Look
    whole_or_each: Look
    personal: Look
    benefit: Look
    named_standard: Look
    payee: Look
    payees_counted: Look
    level: Look
    every: Look
    named: Look
    total: Look
    no_total: Look
    once: Look
    paid_out: Look
    age: Look
    mouth: Look
    mouthed: Look
    for_a_time: Look
    hired: Look
    extra: Look
    per_many: Look
    each_person: Look
    each_household: Look
    paid_households: Look
    joint: Look
    beside: Look
    aged: Look


@lru_cache(maxsize=8)
def unit_looks(dirs: tuple[Path, ...]) -> UnitLooks:
    """The looks in ``dirs``. Raises PatternError, with file and line."""
    return looks_of(FILE, UnitLooks, dirs)
