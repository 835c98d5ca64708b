"""The texts that the cells of a workbook share, each as its cells show it."""

from __future__ import annotations

from minzheng_ie.compiled import compile_re
from minzheng_ie.reading.sheets.events import Parser, feed, local

LONGEST = 32_767
"""Characters a cell can hold."""
_ESCAPE = compile_re(r"_x([0-9A-Fa-f]{4})_")


def shared_strings(data: bytes) -> list[str]:
    """The texts of the part; runs of one text together, readings (phonetic runs) left out.

    RAISES (XmlError): not well formed, or unsafe.
    """
    texts = _Texts()
    feed(data, texts)
    return texts.found


def unescaped(text: str) -> str:
    """With the characters for `_x000D_` and its like, which stand for what XML cannot hold."""
    return _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text) if "_x" in text else text


class _Texts:
    def __init__(self) -> None:
        self.found: list[str] = []
        self._parts: list[str] = []
        self._open = False
        self._reading = 0

    def begin(self, parser: Parser) -> None:
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text

    def _start(self, name: str, _: dict[str, str]) -> None:
        name = local(name)
        if name == "t":
            self._open = not self._reading
        elif name == "si":
            self._parts = []
        elif name == "rPh":
            self._reading += 1

    def _end(self, name: str) -> None:
        name = local(name)
        if name == "t":
            self._open = False
        elif name == "si":
            self.found.append(unescaped("".join(self._parts))[:LONGEST])
        elif name == "rPh":
            self._reading -= 1

    def _text(self, text: str) -> None:
        if self._open:
            self._parts.append(text)
