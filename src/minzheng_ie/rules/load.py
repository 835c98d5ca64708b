"""Rows of patterns read from a file and made ready: which of them decides about a number, by the words before it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple, TypeVar

from minzheng_ie.compiled import compile_re
from minzheng_ie.errors import PatternError
from minzheng_ie.harmless import printable
from minzheng_ie.patterns import parse_placed
from minzheng_ie.rules.alphabet import Alphabet, TagTest
from minzheng_ie.rules.pattern import Context, Pattern, meant
from minzheng_ie.rules.rows import PatternRow, WordClass
from minzheng_ie.rules.trace import RuleId, Specimen

_WINDOW = 256
"""Leaves before a number that are looked at. A stretch without a number and a mark that is longer is no sentence, and
what is looked at for every number of a document must not grow with it."""

Names = frozenset[str]
Off = frozenset[RuleId]
R = TypeVar("R", bound=PatternRow)


class Row(NamedTuple):
    """A rule made ready.

    pattern, behind (Pattern): before and behind the number. needed, denied (frozenset): conditions; of each of ``either``
    one has to hold. row (PatternRow): as it was written.
    """

    rule: RuleId
    pattern: Pattern
    behind: Pattern | None
    needed: Names
    denied: Names
    either: tuple[Names, ...]
    row: PatternRow


class Found(NamedTuple):
    """The row that decides.

    start (int): the place in the signature where the pattern begins. cue (int): that of the leaf it is told by: the slot
    ``cue``, or else ``start``.
    """

    row: Row
    start: int
    cue: int


class Rows:
    """The rules of one file. Threads may share them.

    rows: in the order of the file. givens: conditions that are read off the words. alphabet: of the signatures.
    """

    def __init__(
        self, rows: Sequence[Row], givens: Sequence[tuple[str, Pattern]], alphabet: Alphabet
    ) -> None:
        self.rows = tuple(rows)
        self._givens = tuple(givens)
        self.alphabet = alphabet
        self._tiers = sorted({row.row.tier for row in rows})
        self._active = lru_cache(maxsize=256)(self._find_active)
        self._nearest = lru_cache(maxsize=256)(self._either)
        self._starts = lru_cache(maxsize=2)(self._start)

    @property
    def specimens(self) -> tuple[Specimen, ...]:
        """The rows with what shows that each is needed."""
        return tuple(Specimen(row.rule, row.row.examples, row.row.counter, row.row.rare) for row in self.rows)

    def given(self, before: str) -> Names:
        """The conditions that hold by the words before a number."""
        return frozenset([name for name, pattern in self._givens if pattern.search(before) is not None])

    def may_decide(self, signature: str, place: tuple[int, int]) -> bool:
        """Whether a leaf stands before a number without which no row decides: few have one. place (tuple): as for `find`."""
        return self._starts(self.alphabet.size).search(signature, place[0], place[1]) is not None

    def find(
        self, signature: str, place: tuple[int, int], held: Names, off: Off = frozenset()
    ) -> Found | None:
        """The row that decides about a number; None where none does.

        signature (str): of its clause. place (tuple): where the leaves before it begin, and its own place. held
        (frozenset): conditions that hold besides those that the words give. off (frozenset): rows that are switched off.
        """
        first, at = place
        first = max(first, at - _WINDOW)
        before, after = signature[first:at], signature[at + 1 :]
        for tier in self._active(held | self.given(before), off):
            found = self._of_tier(tier, before, after)
            if found is not None:
                return Found(found.row, found.start + first, found.cue + first)
        return None

    def _start(self, size: int) -> re.Pattern[str]:
        return starting(self.rows, self.alphabet, size)

    def _find_active(self, held: Names, off: frozenset[RuleId]) -> tuple[tuple[int, ...], ...]:
        """The rows whose conditions hold, by tier."""
        able = [
            number
            for number, row in enumerate(self.rows)
            if row.needed <= held
            and row.denied.isdisjoint(held)
            and not any(held.isdisjoint(names) for names in row.either)
            and row.rule not in off
        ]
        tiers = [tuple(n for n in able if self.rows[n].row.tier == tier) for tier in self._tiers]
        return tuple(tier for tier in tiers if tier)

    def _of_tier(self, tier: tuple[int, ...], before: str, after: str) -> Found | None:
        nearest = self._nearest(tier, self.alphabet.size).match(before)
        if nearest is None or nearest.lastgroup is None:
            return None
        row = self.rows[int(nearest.lastgroup[1:])]
        start = nearest.start(nearest.lastgroup)
        if row.behind is not None:
            behind = row.behind.match(after)
            if behind is None:
                rest = tuple(n for n in tier if self.rows[n] is not row)
                return self._of_tier(rest, before, after) if rest else None
            return Found(row, start, len(before) + 1 + _cue(behind))
        own = row.pattern.match(before, start)
        return Found(row, start, start if own is None else _cue(own))

    def _either(self, tier: tuple[int, ...], size: int) -> re.Pattern[str]:
        """All patterns of a tier as one expression; the one that begins last is found."""
        said = "|".join([f"(?P<r{n}>{self.rows[n].pattern.source(size, slots=False)})" for n in tier])
        return compile_re(f".*(?:{said})", re.DOTALL)


def starting(rows: Sequence[Row], alphabet: Alphabet, size: int) -> re.Pattern[str]:
    """A leaf without which no row matches (see `Pattern.needed`); any place, where there is a row that needs none."""
    needed = [row.pattern.needed for row in rows]
    alternatives = [a for test in needed if test is not None for a in test.alternatives]
    said = alphabet.members(TagTest(tuple(alternatives)), size) if None not in needed else ""
    return compile_re(said, re.DOTALL)


def _cue(match: re.Match[str]) -> int:
    return match.start("cue") if "cue" in match.re.groupindex else match.start()


class Reading(NamedTuple):
    """What rows are read with.

    dirs (tuple): pattern directories. alphabet (Alphabet): with every tag there is. conditions (frozenset): names that
    the table gives besides those of its rows ``given``.
    """

    dirs: tuple[Path, ...]
    alphabet: Alphabet
    conditions: Names


def read_word_classes(name: str, dirs: tuple[Path, ...], tags: Names) -> list[WordClass]:
    """The classes of a file of ``words/``. Raises PatternError, as for a tag that is none of ``tags``."""
    found = []
    for directory in dirs:
        path = directory / name
        for line, row in parse_placed(path, WordClass) if path.is_file() else ():
            if row.tag not in tags:
                said = f"unknown tag {row.tag!r}; {meant(row.tag, list(tags))}"
                raise PatternError(f"{printable(str(path))}:{line}: {said}")
            found.append(row)
    return found


def load_rows(name: str, model: type[PatternRow], reading: Reading) -> Rows:
    """The rules of the file ``name``. Raises PatternError, with file and line."""
    placed = [
        (f"{printable(str(directory / name))}:{line}:", line, row)
        for directory in reading.dirs
        if (directory / name).is_file()
        for line, row in parse_placed(directory / name, model)
    ]
    macros = {row.let: row.be for _, _, row in placed if row.let}
    names = frozenset([row.given for _, _, row in placed if row.given]) | reading.conditions
    rows: list[Row] = []
    givens: list[tuple[str, Pattern]] = []
    for where, line, row in placed:
        context = Context(where, macros, reading.alphabet.tags)
        if row.given:
            givens.append((row.given, Pattern(row.match, context, reading.alphabet)))
        elif row.rule:
            rows.append(_row(RuleId(name, line, row.rule), row, context, names, reading.alphabet))
    return Rows(rows, givens, reading.alphabet)


def _row(rule: RuleId, row: PatternRow, context: Context, names: Names, alphabet: Alphabet) -> Row:
    words = row.when.split()
    for condition in (name for word in words for name in word.lstrip("!").split("|")):
        if condition not in names:
            said = f"unknown condition {condition!r}; {meant(condition, list(names))}"
            raise PatternError(f"{context.where} {said}")
    needed = frozenset([word for word in words if word[0] != "!" and "|" not in word])
    denied = frozenset([word[1:] for word in words if word[0] == "!"])
    either = tuple(frozenset(word.split("|")) for word in words if word[0] != "!" and "|" in word)
    behind = Pattern(row.behind, context, alphabet) if row.behind else None
    return Row(rule, Pattern(row.match, context, alphabet), behind, needed, denied, either, row)
