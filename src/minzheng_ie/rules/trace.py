"""What a decision goes back to, and the form in which a table of rules offers itself to be tried row by row."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple


class RuleId(NamedTuple):
    """A row of a file of rules.

    file (str): its path within the pattern folder. line (int): where the row begins, from 1. name (str): of the rule.
    """

    file: str
    line: int
    name: str

    def __str__(self) -> str:
        """As explanations tell it: ``governance/change.yaml:31 touches``."""
        return f"{self.file}:{self.line} {self.name}"


class Specimen(NamedTuple):
    """A row with what shows that it is needed.

    rule (RuleId): the row. examples (tuple): texts in which it decides. counter (tuple): texts in which it must not.
    rare (str): why it may serve a single document of those at hand.
    """

    rule: RuleId
    examples: tuple[str, ...]
    counter: tuple[str, ...] = ()
    rare: str = ""


Decided = tuple[RuleId, Any]
"""The row that decided, and what it decided."""


class Trial(NamedTuple):
    """A table whose rows can be switched off, one by one.

    A module that reads rows lists its tables as ``TRIALS``, functions that give one of these each; the tests and
    ``patterns check`` find them there.

    specimens (tuple): the rows. decide (callable): the decisions for a text with some rows switched off.
    """

    specimens: tuple[Specimen, ...]
    decide: Callable[[frozenset[RuleId], str], Sequence[Decided]]


def faults(trial: Trial, specimen: Specimen) -> list[str]:
    """What is wrong with a row, a line each: examples it does not decide, or that come out the same without it."""
    rule = specimen.rule
    found = [] if specimen.examples else [f"{rule}: no example"]
    found += [fault for text in specimen.examples if (fault := _fault(trial, rule, text))]
    for text in specimen.counter:
        if rule in [by for by, _ in trial.decide(frozenset(), text)]:
            found.append(f"{rule}: it must not decide {text!r}, and does")
    return found


def _fault(trial: Trial, rule: RuleId, text: str) -> str:
    """What is wrong with an example of a row; empty when it shows that the row is needed."""
    decided = trial.decide(frozenset(), text)
    if rule not in [by for by, _ in decided]:
        return f"{rule}: its example {text!r} is decided by {_names(decided)}"
    without = trial.decide(frozenset({rule}), text)
    if [what for _, what in without] == [what for _, what in decided]:
        return f"{rule}: its example {text!r} comes out the same without it, by {_names(without)}"
    return ""


def _names(decided: Sequence[Decided]) -> str:
    return ", ".join(str(by) for by, _ in decided) or "nothing"
