"""Traditional characters to Simplified ones by one table, made of OpenCC's data (``t2s``).

What OpenCC answers, in a time that grows with the text: its own search tries every stretch of every length anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from minzheng_ie.compiled import compile_re
from minzheng_ie.records import dataclass

RARE = compile_re("[\U00010000-\U0010ffff]")
"""A character beyond the basic plane: a set that holds one is tried part by part, so it is used where one stands."""


@dataclass(frozen=True, slots=True)
class ConversionTable:
    """OpenCC's characters and phrases. Made by `conversion_table`."""

    characters: dict[str, str]
    """Every character that is changed where no phrase says otherwise, with the first of those it may become."""

    phrases: dict[str, str]
    lengths: dict[str, tuple[int, ...]]
    """First character of a phrase → the lengths of those that begin with it, longest first."""

    basic: re.Pattern[str]
    rare: re.Pattern[str]
    """A character that is never Simplified, of the basic plane (U+FFFF and below) and of the others: a set is looked
    up at once where all are of the basic plane, and tried range by range where one is not."""

    changed: re.Pattern[str]
    """Runs of characters of the basic plane that `characters` holds."""

    opening: re.Pattern[str]
    """A character that begins a phrase."""

    def holds_traditional(self, text: str) -> bool:
        """Whether ``text`` holds a character that only Traditional text has."""
        if self.basic.search(text) is not None:
            return True
        return RARE.search(text) is not None and self.rare.search(text) is not None

    def convert(self, line: str) -> str:
        """``line`` as OpenCC converts it, one character for one.

        line (str): a line of any length. RETURNS (str): of the same length: of the phrases that overlap the longest
            counts, of two of a length the first.
        """
        found = sorted(self._phrases_of(line))
        if not found:
            return self._by_character(line)
        taken: dict[int, int] = {}
        covered = bytearray(len(line))
        for shorter, start in found:
            end = start - shorter
            if not (
                covered[start] or covered[end - 1]
            ):  # those before are no shorter: none lies inside this one
                covered[start:end] = b"\1" * -shorter
                taken[start] = end
        parts: list[str] = []
        at = 0
        for start in sorted(taken):
            end = taken[start]
            parts += self._by_character(line[at:start]), self.phrases[line[start:end]]
            at = end
        return "".join([*parts, self._by_character(line[at:])])

    def _phrases_of(self, line: str) -> Iterator[tuple[int, int]]:
        """The length, negated, and the start of every phrase of ``line``."""
        for match in self.opening.finditer(line):
            start = match.start()
            for length in self.lengths[line[start]]:
                if start + length <= len(line) and line[start : start + length] in self.phrases:
                    yield -length, start

    def _by_character(self, text: str) -> str:
        characters = self.characters
        text = self.changed.sub(lambda run: "".join([characters[char] for char in run.group()]), text)
        if RARE.search(text) is not None:
            text = "".join([characters.get(char, char) for char in text])
        return text


@lru_cache(maxsize=1)
def conversion_table() -> ConversionTable:
    """The table of the OpenCC that is installed. Entries that would change the length are left out."""
    single = [(s, targets) for s, targets in _entries("TSCharacters.txt") if len(s) == len(targets[0]) == 1]
    changed = {source: targets[0] for source, targets in single if source != targets[0]}
    sure = sorted(source for source, targets in single if source not in targets)
    phrases = {
        source: targets[0] for source, targets in _entries("TSPhrases.txt") if len(source) == len(targets[0])
    }
    lengths: dict[str, set[int]] = {}
    for phrase in phrases:
        lengths.setdefault(phrase[0], set()).add(len(phrase))
    return ConversionTable(
        changed,
        phrases,
        {first: tuple(sorted(known, reverse=True)) for first, known in lengths.items()},
        compile_re(_any_of(char for char in sure if char <= "\uffff")),
        compile_re(_any_of(char for char in sure if char > "\uffff")),
        compile_re(_any_of(char for char in sorted(changed) if char <= "\uffff") + "+"),
        compile_re(_any_of(sorted(lengths))),
    )


def _entries(name: str) -> Iterator[tuple[str, list[str]]]:
    import opencc  # only Traditional text needs it

    path = Path(opencc.__file__).parent / "dictionary" / name
    for line in path.read_text(encoding="utf-8").splitlines():
        source, _, targets = line.partition("\t")
        if source and targets:
            yield source, targets.split()


def _any_of(characters: Iterable[str]) -> str:
    return "[" + "".join(map(re.escape, characters)) + "]"
