"""Where an expression may begin: the places of a text that are worth a trial of a long regular expression.

A grammar of many alternatives costs a microsecond at each place where it is tried, and a character that opens one of
them stands everywhere (一, 上, 中). Its first two or three characters together do not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from minzheng_ie.compiled import compile_re


class Openings:
    """The first characters, up to three, of all that a grammar matches.

    starts (iterable): of each expression the first three characters, or fewer where any others may follow.
    numeric (iterable): the first two of those that begin with a digit and never behind another digit or a point.
    """

    def __init__(self, starts: Iterable[str], numeric: Iterable[str] = ()) -> None:
        known = frozenset(starts)
        self._one, self._two, self._three = (
            frozenset(start for start in known if len(start) == size) for size in (1, 2, 3)
        )
        self._numeric = frozenset(numeric)
        longer = self._two | self._three | self._numeric
        first = self._one | {start[0] for start in longer}
        second = {start[1] for start in longer if start[0] not in self._one}
        follow = f"(?={_any_of(second)})"
        if self._one:
            follow = f"(?:(?<={_any_of(self._one)})|{follow})"
        # One set of characters in front: the standard library finds the next of a set faster than anything else.
        self._candidate = compile_re(_any_of(first) + follow)

    def find(self, text: str, start: int, stop: int) -> Iterator[int]:
        """The offsets in ``text[start:stop]`` at which an expression may begin, in order."""
        one, two, three, numeric = self._one, self._two, self._three, self._numeric
        for candidate in self._candidate.finditer(text, start, stop):
            at = candidate.start()
            pair = text[at : at + 2]
            known = pair in two or text[at : at + 3] in three or (one and pair[0] in one)
            if known or (pair in numeric and not (at and text[at - 1] in "0123456789.")):
                yield at


def _any_of(characters: Iterable[str]) -> str:
    """A set of characters as a regular expression."""
    body = "".join(map(re.escape, sorted(characters)))
    return f"[{body}]" if body else "(?!)"
