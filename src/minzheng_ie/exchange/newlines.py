"""A text as browsers have it, and the way back.

HTML parsers and form fields turn CR LF and a lone CR into LF; the tools that run in browsers and most that read files in
text mode see that text. `Lines` is that text, converts code point offsets both ways, and keeps what was there in two
short lists, so that a reader gets the original back to the character.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import field
from typing import Any

from minzheng_ie.compiled import compile_re
from minzheng_ie.records import dataclass

_BREAK = compile_re(r"\r\n?")


@dataclass(frozen=True)
class Lines:
    """A text with LF only.

    text (str): without a CR. crlf (tuple of int): the offsets in ``text`` of the LF that were CR LF. cr (tuple of int): of
    those that were a lone CR.
    """

    text: str
    crlf: tuple[int, ...] = ()
    cr: tuple[int, ...] = ()
    _removed: tuple[int, ...] = field(init=False, repr=False, compare=False, default=())

    def __post_init__(self) -> None:
        # The original offset of the CR of each CR LF.
        object.__setattr__(self, "_removed", tuple(at + count for count, at in enumerate(self.crlf)))

    @classmethod
    def of(cls, original: str) -> Lines:
        """The lines of an original text."""
        crlf: list[int] = []
        cr: list[int] = []
        for found in _BREAK.finditer(original):
            (crlf if len(found[0]) == 2 else cr).append(found.start() - len(crlf))
        return cls(_BREAK.sub("\n", original), tuple(crlf), tuple(cr))

    @classmethod
    def read(cls, text: str, breaks: Any) -> Lines:
        """The lines that `breaks` described. Raises ValueError when ``breaks`` does not fit ``text``."""
        if breaks is None:
            return cls(text)
        if not isinstance(breaks, Mapping) or "\r" in text:
            raise ValueError("line breaks: expected an object, and a text without CR")
        lists = [breaks.get(name, []) for name in ("crlf", "cr")]
        for one in lists:
            if not isinstance(one, list) or any(
                type(at) is not int or text[at : at + 1] != "\n" for at in one
            ):
                raise ValueError("line breaks: expected offsets of line breaks of the text")
            if any(at < 0 for at in one) or one != sorted(set(one)):
                raise ValueError("line breaks: expected offsets in ascending order")
        return cls(text, tuple(lists[0]), tuple(lists[1]))

    def breaks(self) -> dict[str, list[int]] | None:
        """What was there, as JSON data; None when every break was LF."""
        found = {name: list(at) for name, at in (("crlf", self.crlf), ("cr", self.cr)) if at}
        return found or None

    def original(self) -> str:
        """The original text."""
        kind = dict.fromkeys(self.crlf, "\r\n") | dict.fromkeys(self.cr, "\r")
        return re.sub("\n", lambda found: kind.get(found.start(), "\n"), self.text) if kind else self.text

    def span(self, start: int, end: int) -> tuple[int, int]:
        """A span of the original in this text. One that cuts a CR LF in two grows: the break is in it as a whole."""
        before = bisect_left(self._removed, end)
        cut = before > 0 and self._removed[before - 1] == end - 1
        return start - bisect_left(self._removed, start), end - before + cut

    def back(self, start: int, end: int) -> tuple[int, int]:
        """A span of this text in the original."""
        return start + bisect_left(self.crlf, start), end + bisect_left(self.crlf, end)
