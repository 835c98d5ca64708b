"""Lines of a page out of the pieces of text between its tags."""

from __future__ import annotations

from dataclasses import field
from itertools import pairwise

from minzheng_ie.compiled import compile_re
from minzheng_ie.reading.html_rules import page_rules
from minzheng_ie.reading.html_tokens import decoded
from minzheng_ie.records import dataclass

_WIDE = "\u2e80-\u303f\u3400-\u9fff\uf900-\ufaff\uff00-\uffef\u201c\u201d\u2018\u2019\u2014\u2026"
# Where the source's line ended between two wide characters nothing stands.
_WRAP = compile_re(rf"(?<=[{_WIDE}])[ \t\r\f]*\n[ \t\r\n\f]*(?=[{_WIDE}])")
_SPACES = compile_re(r"[ \t\r\n\f]+")
_DATE_ONLY = compile_re(r"\s*(?:19|20)\d{2}[-/.]\d{1,2}[-/.]\d{1,2}(?:\s\d{1,2}:\d{2}(?::\d{2})?)?")
_DATE_FIRST = compile_re(r"\s*\d{4}-\d{1,2}-\d{1,2}")
_SENTENCE, _PAUSE = compile_re("[。!?;\uff01\uff1b\uff1f]"), compile_re("[,\uff0c]")
_FIGURE = compile_re(r"[+\-−±↑↓]?\s*\d[\d,\uff0c]*(?:\.\d+)?\s*(?!年)[%\uff05‰\u4e00-\u9fff/]{0,5}")
_NOTE = compile_re(r"[\[【(\uff08\uff3b]?\s*(?:注\s*)?[\d①-⑳*,\uff0c\-]{1,5}\s*[\]】)\uff09\uff3d]?")
_SUPERSCRIPT = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")
_LONG, _SHORT = 30, 12


@dataclass(slots=True)
class Line:
    """A line of a page, its blanks as one. chars: that are no blanks; linked: of them in links; prose: of them in a line
    that says something; figure: the line is a number, with its unit at most."""

    text: str
    chars: int
    linked: int
    prose: int
    figure: bool


@dataclass(slots=True)
class Words:
    """Pieces of text that make a line. raised (str): ``sup`` or ``sub`` while such an element is open. pieces (list): so far."""

    raised: str = ""
    pieces: list[str] = field(default_factory=list)
    _linked: int = 0

    def add(self, text: str, linked: bool, encoded: bool = False) -> None:
        """Add a piece. linked (bool): it is of a link. encoded (bool): its character references are to be resolved."""
        if encoded:
            text = decoded(text)
        if self.raised == "sup":
            text = self._raise(text)
        if text:
            self.pieces.append(text)
            if linked:
                self._linked += sum(map(len, text.split()))

    def _raise(self, text: str) -> str:
        """A power or unit (m²) as such; the mark of a note is left out."""
        before = self.pieces[-1].rstrip()[-1:] if self.pieces else ""
        if before.isascii() and before.isalnum() and text.strip().lstrip("+-").isdigit():
            return text.strip().translate(_SUPERSCRIPT)
        return "" if _NOTE.fullmatch(text.strip()) else text

    def lines(self, keep_breaks: bool = False) -> list[Line]:
        """The lines of what was added, and begin anew. keep_breaks (bool): those of the source are lines too."""
        pieces, linked = self.pieces, self._linked
        if not pieces:
            return []
        self.pieces, self._linked = [], 0
        text = "".join(pieces) if len(pieces) == 1 else _joined(pieces)
        parts = text.splitlines() if keep_breaks else [_WRAP.sub("", text) if "\n" in text else text]
        made = []
        for part in parts:
            if not part.isprintable() or "  " in part:
                part = _SPACES.sub(" ", part)
            line = _line(part.strip(" "), linked)
            if line is not None:
                linked -= line.linked
                made.append(line)
        return made


def _joined(pieces: list[str]) -> str:
    """The pieces as one; a blank before one that begins with a label or a date, which its style set apart."""
    label = page_rules().label
    joined = [pieces[0]]
    for before, piece in pairwise(pieces):
        apart = label.match(piece) or _DATE_FIRST.match(piece) or _DATE_ONLY.fullmatch(before)
        if apart and not before[-1:].isspace():
            joined.append(" ")
        joined.append(piece)
    return "".join(joined)


def _line(text: str, linked: int) -> Line | None:
    chars = sum(map(len, text.split()))
    if not chars:
        return None
    linked = min(linked, chars)
    own = chars - linked
    says = (
        own >= _SHORT
        and linked * 2 <= chars
        and (_SENTENCE.search(text) is not None or (own >= _LONG and _PAUSE.search(text) is not None))
    )
    prose = own if says and not page_rules().legal.search(text) else 0
    return Line(
        text, chars, linked, prose, chars <= 24 and not linked and _FIGURE.fullmatch(text.strip()) is not None
    )
