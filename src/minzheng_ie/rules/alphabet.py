"""One character for every set of tags, so that a clause is a short string and a pattern over tags an ordinary `re`."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from threading import Lock
from typing import NamedTuple

Tags = frozenset[str]

_FIRST, _FIRST_LENGTH = 0xE000, 0xF900 - 0xE000
_SECOND = 0xF0000  # where the first private-use area is full


class TagTest(NamedTuple):
    """Whether a leaf has certain tags: ``<grow&!bound|above>``.

    alternatives (tuple): one of them must hold; each is the tags that it needs and those that it must not have.
    """

    alternatives: tuple[tuple[Tags, Tags], ...]

    def holds(self, tags: Tags) -> bool:
        """Whether a leaf with exactly these tags passes."""
        for needed, denied in self.alternatives:  # noqa: SIM110 -- three times as fast as any(…)
            if needed <= tags and denied.isdisjoint(tags):
                return True
        return False


def _character(number: int) -> str:
    return chr(_FIRST + number if number < _FIRST_LENGTH else _SECOND + number - _FIRST_LENGTH)


class Alphabet:
    """The characters of all sets of tags met so far.

    Sets known beforehand get theirs at once. A set that is met later gets the next one, and patterns are compiled anew
    (`size` tells them); which character a set has changes nothing that is matched. Threads may share an alphabet.

    tags (frozenset): every tag there is. known (Iterable): sets that are sure to be met.
    """

    def __init__(self, tags: Tags, known: Iterable[Tags] = ()) -> None:
        self.tags = tags
        self._sets: list[Tags] = []
        self._characters: dict[Tags, str] = {}
        self._lock = Lock()
        self.members = lru_cache(maxsize=1024)(self._members)
        for some in sorted(set(known), key=sorted):
            self.character(some)

    @property
    def size(self) -> int:
        """How many sets have a character."""
        return len(self._sets)

    def character(self, tags: Tags) -> str:
        """The character of a set of tags."""
        found = self._characters.get(tags)
        if found is not None:
            return found
        with self._lock:
            if tags not in self._characters:
                self._sets.append(tags)
                self._characters[tags] = _character(len(self._sets) - 1)
        return self._characters[tags]

    def tags_of(self, character: str) -> Tags:
        """The set of tags that a character stands for."""
        code = ord(character)
        return self._sets[code - _FIRST if code < _SECOND else code - _SECOND + _FIRST_LENGTH]

    def _members(self, test: TagTest, size: int) -> str:
        """The characters of the first ``size`` sets that pass a test, as a class of `re`; ``members`` remembers them."""
        passing = "".join(_character(i) for i, tags in enumerate(self._sets[:size]) if test.holds(tags))
        return f"[{passing}]" if passing else "(?!)"
