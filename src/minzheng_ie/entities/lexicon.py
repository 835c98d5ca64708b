"""One matcher for every gazetteer: leftmost-longest over characters, with blockers for look-alikes.

Words cannot be matched over a segmenter's tokens: token boundaries fall inside terms (a fifth of the hits is
lost). Characters are matched instead, and an entry without a value (a blocker: 人民政府 for 民政) consumes its
text so that nothing inside it matches.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Generic, TypeVar

from ahocorasick_rs import AhoCorasick, MatchKind

from minzheng_ie.text.signs import any_of

T = TypeVar("T")
_FEW = 256  # entries of which a text is first asked whether any stands in it: most texts hold none, and a call costs more


class Match(Generic[T]):
    """A hit: ``text[start:end]`` is the entry's form. Never changed once made.

    start (int): first code point, inclusive.
    end (int): last code point, exclusive.
    value (T): what the entry stands for.
    """

    __slots__ = ("end", "start", "value")

    def __init__(self, start: int, end: int, value: T) -> None:
        self.start = start
        self.end = end
        self.value = value

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Match):
            return NotImplemented
        return (self.start, self.end, self.value) == (other.start, other.end, other.value)


class Lexicon(Generic[T]):
    """Finds the entries of a gazetteer in time linear in the text.

    entries (iterable): pairs of form and value; the value None makes the form a blocker. A form given twice
        keeps its first value, except that a blocker gives way to a value. Empty forms are refused.

    Raises ValueError for an empty form.
    """

    __slots__ = ("_automaton", "_entries", "_search", "_values")

    def __init__(self, entries: Iterable[tuple[str, T | None]]) -> None:
        merged: dict[str, T | None] = {}
        for form, value in entries:
            if not form:
                raise ValueError("a lexicon entry needs at least one character")
            if merged.get(form) is None:
                merged[form] = value
        self._entries: tuple[tuple[str, T | None], ...] = tuple(merged.items())
        self._values: tuple[T | None, ...] = tuple(value for _, value in self._entries)
        forms = [form for form, _ in self._entries]
        self._search = any_of(forms).search if len(forms) <= _FEW else None
        self._automaton: Any = AhoCorasick(forms, matchkind=MatchKind.LeftmostLongest)

    def __len__(self) -> int:
        return len(self._entries)

    def find(self, text: str) -> list[Match[T]]:
        """The hits in ``text`` in order, not overlapping; offsets are code points of ``text``."""
        return [Match(*hit) for hit in self.hits(text)]

    def hits(self, text: str) -> list[tuple[int, int, T]]:
        """Start, end and value of each hit, for those that make something of their own of it."""
        if self._search is not None and self._search(text) is None:
            return []
        values = self._values
        return [
            (start, end, value)
            for index, start, end in self._automaton.find_matches_as_indexes(text)
            if (value := values[index]) is not None
        ]

    # The automaton is native and cannot be pickled; it is built again from the entries.
    def __reduce__(self) -> tuple[type[Lexicon[T]], tuple[tuple[tuple[str, T | None], ...]]]:
        return type(self), (self._entries,)
