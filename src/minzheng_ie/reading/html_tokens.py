"""The markup of a page as a stream of tags and text, in time and memory linear in its length.

Written after the tokenizer of the HTML standard, with two exceptions in favour of the text: a comment or a quoted value
that is never closed ends at the next ``>`` instead of swallowing the rest of the page. Nothing here nests, so a page of a
million open tags is no deeper than any other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import Literal, NamedTuple

from minzheng_ie.compiled import compile_re

_CLOSED = r"""[^>"'=]*(?:=(?:\s*"[^"]{0,2000}"|\s*'[^']{0,2000}'|(?=[^\s"'>]))[^>"'=]*)*"""
"""What stands in a tag whose quotes are all closed; any other is looked through piece by piece."""
_MARKUP = compile_re(rf"<(?:(/?)([a-zA-Z][^\s/>]*)(?=[\s/>]|\Z)(?:({_CLOSED})>)?|(!--)|[!?/])")
_VALUE_OR_END = compile_re(r"=\s*([\"'])|>")
_ATTRIBUTE = compile_re(r"([^\s=>\"'/]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]*)))?")
_CONTROL = {code: bytes([code]).decode("cp1252", "replace") for code in range(0x80, 0xA0)}
_CONTROLS = compile_re("[\x80-\x9f]")

RAW = frozenset(
    {"script", "style", "xmp", "iframe", "noembed", "noframes", "noscript", "textarea", "title", "plaintext"}
)
"""Elements whose content is no markup: of these only a page's title is text."""


class Token(NamedTuple):
    """A piece of a page. kind: what it is. value: its text, decoded, or the tag's name in lower case. attributes: of a
    start tag, as written. at (int): where the page goes on behind it."""

    kind: Literal["text", "start", "end", "raw"]
    value: str
    attributes: str
    at: int


class Markup:
    """The tokens of a page. text (str): decoded."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._next: dict[
            str, int
        ] = {}  # where something searched for stands next; the text's length: nowhere

    def find(self, what: str, position: int) -> int | None:
        """Where the closing tag ``</name`` or the mark ``what`` stands at or after ``position``; None: nowhere."""
        known = self._next.get(what, -1)
        if known < position:
            if what.startswith("</"):
                match = re.compile(re.escape(what) + r"(?=[\s/>]|\Z)", re.IGNORECASE).search(
                    self.text, position
                )
                known = match.start() if match else len(self.text)
            else:
                known = self.text.find(what, position)
                known = len(self.text) if known < 0 else known
            self._next[what] = known
        return known if known < len(self.text) else None

    def tokens(self) -> Iterator[Token]:
        """The tokens in order; comments and declarations are left out."""
        position = 0
        text, search, new = self.text, _MARKUP.search, tuple.__new__
        controls = _CONTROLS.search(text) is not None
        while (match := search(text, position)) is not None:
            start = match.start()
            if start > position:
                told = text[position:start]
                if controls or "&" in told:
                    told = decoded(told)
                yield new(Token, ("text", told, "", start))
            closes, name, written, _ = match.groups()
            if name is None:
                position = self._comment_end(match)
                continue
            if written is None:
                end = self._tag_end(match.end())
                written = text[match.end() : end]
                position = end + 1
            else:
                position = match.end()
            name = name.lower()
            yield new(Token, ("end" if closes else "start", name, written, position))
            if name in RAW and not closes:
                closing = self.find(f"</{name}", position)
                if closing is not None:
                    yield Token("raw", name, self.text[position:closing], closing)
                    position = closing
                elif name in ("script", "style"):
                    return
        if position < len(self.text):
            yield Token("text", decoded(self.text[position:]), "", len(self.text))

    def _comment_end(self, match: re.Match[str]) -> int:
        if match[4]:
            closing = self.find("-->", match.start() + 2)
            if closing is not None:
                return closing + 3
        closing = self.find(">", match.end() - 1)
        return len(self.text) if closing is None else closing + 1

    def _tag_end(self, position: int) -> int:
        """Where the ``>`` of a tag stands; those in quoted values are none."""
        first = None
        while (match := _VALUE_OR_END.search(self.text, position)) is not None:
            if not match[1]:
                return match.start()
            closing = self.find(match[1], match.end())
            if closing is None:
                first = self.find(">", match.end())
                break
            position = closing + 1
        return len(self.text) if first is None else first


def attributes(written: str) -> dict[str, str]:
    """The attributes of a start tag, names in lower case, values decoded; of two of one name the first counts."""
    found: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(written):
        found.setdefault(name.lower(), unescape(double or single or bare))
    return found


def decoded(text: str) -> str:
    """Text with its character references resolved; control characters of Windows are the characters meant by them."""
    if "&" in text:
        text = unescape(text)
    return text.translate(_CONTROL) if _CONTROLS.search(text) else text
