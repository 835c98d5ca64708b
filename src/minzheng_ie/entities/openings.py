"""Where an expression may begin: the places of a text that are worth a trial of a long regular expression.

A grammar of many alternatives costs a microsecond at each place where it is tried, and a character that opens one of
them stands everywhere (一, 上, 中). Its first two or three characters together do not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from minzheng_ie.compiled import compile_re
from minzheng_ie.text.signs import one_of

_DIGITS = frozenset("0123456789")


class Openings:
    """The first characters, up to three, of all that a grammar matches.

    starts (iterable): of each expression the first three characters, or fewer where any others may follow.
    behind (str): a regular expression, without groups, of what may stand right behind a number that begins one: behind
        its first digit no other digit nor a point stands, but for a year (3.2020年). Empty where none begins with a number of any value.
    """

    def __init__(self, starts: Iterable[str], behind: str = "") -> None:
        known = frozenset(starts)
        self._one, self._two, self._three = (
            frozenset(start for start in known if len(start) == size) for size in (1, 2, 3)
        )
        longer = self._two | self._three
        first = self._one | {start[0] for start in longer}
        second = {start[1] for start in longer if start[0] not in self._one | _DIGITS}
        follow = [f"(?<![0-9])(?={one_of(second)})"]
        if first & _DIGITS:
            follow.append(f"(?={one_of(start[1] for start in longer if start[0] in _DIGITS)})")
        if self._one:
            follow.append(f"(?<={one_of(self._one)})")
        if behind:
            first |= _DIGITS
            alone = r"(?:(?<![0-9.].)|(?<=[0-9]\.[0-9])(?=[0-9]{3}年))"
            follow.insert(0, rf"(?<=[0-9]){alone}(?=[0-9]*(?:\.[0-9]+)?(?:{behind}))()")
        # One set of characters in front: the standard library finds the next of a set faster than anything else.
        self._candidate = compile_re(f"{one_of(first)}(?:{'|'.join(follow)})")

    def find(self, text: str, start: int, stop: int) -> Iterator[int]:
        """The offsets in ``text[start:stop]`` at which an expression may begin, in order."""
        one, two, three = self._one, self._two, self._three
        for candidate in self._candidate.finditer(text, start, stop):
            at = candidate.start()
            if (
                candidate.lastindex  # a number
                or text[at : at + 2] in two
                or text[at : at + 3] in three
                or (one and text[at] in one)
            ):
                yield at
