"""The constructions of a clause: every place where a row of ``patterns/constructions/`` matches, found once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from minzheng_ie.constructions.rows import ConstructionRow
from minzheng_ie.patterns import Rule
from minzheng_ie.records import dataclass
from minzheng_ie.rules.load import Off, Reading, Row, load_rows, starting
from minzheng_ie.rules.trace import RuleId, Specimen
from minzheng_ie.tree.vocabulary import Vocabulary

FILES = ("constructions/will.yaml",)
RULE_FILES: dict[str, type[Rule]] = dict.fromkeys(FILES, ConstructionRow)

_LONGEST = 256  # leaves of a construction; what is looked at for one must not grow with the clause
_REMEMBERED = 1 << 12  # clauses, most recently used first


class Fact(NamedTuple):
    """A construction in a clause.

    rule (RuleId): the row. slots (Mapping): where each slot begins, as an index among the clause's leaves.
    """

    rule: RuleId
    slots: Mapping[str, int]


@dataclass(eq=False)
class Seen:
    """A number among the leaves of its clause.

    facts (tuple): the clause's. at (int): the number's index among the leaves.
    """

    facts: tuple[Fact, ...]
    at: int

    def first(self, slot: str) -> int:
        """The first leaf before the number that stands in a slot of this name; -1 where there is none."""
        first = -1
        for fact in self.facts:
            at = fact.slots.get(slot, self.at)
            if at < self.at and (first < 0 or at < first):
                first = at
        return first


class Constructions:
    """The rows of the files of ``constructions/`` in ``dirs``. Threads may share them.

    of (callable): the facts of a clause, in text order, by its signature and the rows that are switched off.

    Raises PatternError.
    """

    def __init__(self, dirs: tuple[Path, ...], vocabulary: Vocabulary) -> None:
        self._alphabet = vocabulary.alphabet
        reading = Reading(dirs, vocabulary.alphabet, frozenset())
        self._rows: tuple[Row, ...] = tuple(
            row for name in FILES for row in load_rows(name, ConstructionRow, reading).rows
        )
        self._starts = lru_cache(maxsize=2)(self._start)
        self.of = lru_cache(maxsize=_REMEMBERED)(self._of)

    @property
    def specimens(self) -> tuple[Specimen, ...]:
        """The rows with what shows that each is needed."""
        return tuple(
            Specimen(row.rule, row.row.examples, row.row.counter, row.row.rare) for row in self._rows
        )

    def _start(self, size: int) -> re.Pattern[str]:
        return starting(self._rows, self._alphabet, size)

    def _of(self, signature: str, off: Off = frozenset()) -> tuple[Fact, ...]:
        return tuple(self._facts(signature, off))

    def _facts(self, signature: str, off: Off) -> Iterator[Fact]:
        for start in self._starts(self._alphabet.size).finditer(signature):
            for row in self._rows:
                found = row.pattern.match(signature, start.start(), start.start() + _LONGEST)
                if found is not None and row.rule not in off:
                    yield Fact(
                        row.rule,
                        {slot: found.start(slot) for slot, said in found.groupdict().items() if said},
                    )
