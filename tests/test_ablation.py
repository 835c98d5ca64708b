"""Every row of rules is needed: switched off alone, its own example comes out differently.

Tables of the new rooms join by themselves: a module that lists its tables as ``TRIALS`` is found. The files of rules
that are older and carry examples are made such tables here, by what their rows do with a line or a label.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from importlib import import_module
from pkgutil import walk_packages
from typing import Any

import pytest

import minzheng_ie
from minzheng_ie.compiled import compile_regex
from minzheng_ie.document.rows import DocumentRule, FurnitureRule
from minzheng_ie.patterns import pattern_dirs, place_of, read_rules
from minzheng_ie.rules.trace import Decided, RuleId, Specimen, Trial, faults
from minzheng_ie.tables.words import TableWord

ROOMS = ("rules", "tree", "constructions", "heads", "governance", "tryout")


def _table(file: str, rules: Sequence[Any], does: Callable[[Any, str], Hashable | None]) -> Trial:
    """The rows of an older file; ``does`` is what one of them makes of a text, None for nothing."""
    dirs = pattern_dirs()
    ids = [RuleId(file, int(place_of(rule, file, dirs).rpartition(":")[2]), "row") for rule in rules]

    def decide(off: frozenset[RuleId], text: str) -> list[Decided]:
        first: dict[Hashable, RuleId] = {}
        for rule_id, rule in zip(ids, rules, strict=True):
            what = does(rule, text) if rule_id not in off else None
            if what is not None:
                first.setdefault(what, rule_id)
        return [(rule_id, what) for what, rule_id in first.items()]

    specimens = (Specimen(rule_id, (rule.example,)) for rule_id, rule in zip(ids, rules, strict=True))
    return Trial(tuple(specimens), decide)


def _furniture() -> Trial:
    def does(rule: FurnitureRule, line: str) -> Hashable | None:
        return (rule.effect, rule.role, rule.beside) if compile_regex(rule.text).search(line) else None

    return _table("furniture.yaml", read_rules("furniture.yaml", FurnitureRule, pattern_dirs()), does)


def _documents() -> Trial:
    def does(rule: DocumentRule, line: str) -> Hashable | None:
        return rule.role if any(word in line for word in rule.words) else None

    return _table("documents.yaml", read_rules("documents.yaml", DocumentRule, pattern_dirs()), does)


def _tables() -> Trial:
    def does(rule: TableWord, head: str) -> Hashable | None:
        folded = head.replace(" ", "")
        if rule.role == "measure":  # the longest word at the end of a name tells, whichever row it stands in
            return next((word for word in rule.words if folded.endswith(word)), None)
        if rule.role == "english":  # asked of what a head says without how it says it
            return (
                rule.means if head.lower().removeprefix("number of ").split(" in ")[0] in rule.words else None
            )
        held = folded in rule.words if rule.whole else any(word in folded for word in rule.words)
        return (rule.role, rule.whole) if held else None

    return _table("tables.yaml", read_rules("tables.yaml", TableWord, pattern_dirs()), does)


def _trials() -> Iterator[Trial]:
    yield from (_furniture(), _documents(), _tables())
    for found in walk_packages(minzheng_ie.__path__, "minzheng_ie."):
        if found.name.split(".")[1] in ROOMS:
            yield from (make() for make in getattr(import_module(found.name), "TRIALS", ()))


ROWS = [pytest.param(trial, row, id=str(row.rule)) for trial in _trials() for row in trial.specimens]


@pytest.mark.parametrize(("trial", "row"), ROWS)
def test_a_row_that_is_off_is_missed(trial: Trial, row: Specimen) -> None:
    found = faults(trial, row)
    assert not found, "\n".join(found)


def test_a_fault_is_told() -> None:
    needed, spare = RuleId("a.yaml", 1, "needed"), RuleId("a.yaml", 2, "spare")

    def decide(off: frozenset[RuleId], text: str) -> list[Decided]:
        return [(rule, "x") for rule in (needed, spare) if rule not in off][:1]

    trial = Trial((Specimen(needed, ("text",)), Specimen(spare, ("text",)), Specimen(spare, ())), decide)
    assert [faults(trial, row) for row in trial.specimens] == [
        ["a.yaml:1 needed: its example 'text' comes out the same without it, by a.yaml:2 spare"],
        ["a.yaml:2 spare: its example 'text' is decided by a.yaml:1 needed"],
        ["a.yaml:2 spare: no example"],
    ]
