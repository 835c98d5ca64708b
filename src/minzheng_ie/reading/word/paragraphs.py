"""A paragraph → a line: its mark in a list, its text, how far it is set in, and whether the next goes on with it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import field
from typing import Any

from minzheng_ie.reading.word.inline import Reader
from minzheng_ie.reading.word.names import GONE, W, flag, number, value
from minzheng_ie.reading.word.numbering import LEVELS, Numbering
from minzheng_ie.reading.word.styles import Styles
from minzheng_ie.records import dataclass

_CLOSED = re.compile(r"[、，。．:：;；)）\]】〕》]\Z")
_GOES_ON = re.compile(r"[、，。．,.:：;；)）]")
_BLANKS = {" ": 5, "\t": 21, "\u3000": 10, "\xa0": 5, "\u2003": 10, "\u2002": 5}
"""Blanks before a text, in points at the usual size."""
_CHARACTER = 10.5
"""Points of a character at the usual size."""


@dataclass(slots=True)
class _Properties:
    """What of a ``w:pPr`` is read, None where it does not say it."""

    list: Any = None
    ind: Any = None
    mark: Any = None
    frame: Any = None


_SLOTS = {f"{W}numPr": "list", f"{W}ind": "ind", f"{W}rPr": "mark", f"{W}framePr": "frame"}


@dataclass(slots=True)
class Line:
    """A paragraph as it is read.

    text (str): with the mark of its list before it; of an open one its own alone. indent (int): in points. open (bool): its end is struck out or
    hidden, the next paragraph goes on in it. says: there is more of it than a mark. notes, boxes: as of `Inside`.
    """

    text: str
    indent: int = 0
    says: bool = True
    open: bool = False
    notes: list[tuple[str, str]] = field(default_factory=list)
    boxes: list[Any] = field(default_factory=list)


@dataclass(slots=True)
class _Carried:
    """Paragraphs that go on in one another: their texts, and what else they hold."""

    line: Line
    parts: list[str] = field(default_factory=list)


class Lines:
    """Reads the paragraphs of a document, which count the lists on as they come."""

    def __init__(self, styles: Styles, numbering: Numbering, reader: Reader) -> None:
        self._styles = styles
        self._numbering = numbering
        self._reader = reader
        self._carried: _Carried | None = None

    def read(self, paragraph: Any, *, with_indent: bool = False) -> Line | None:
        """Read the next paragraph; None for one of a table of contents. with_indent: say how far it is set in."""
        inside = self._reader.read(paragraph)
        if inside.contents:
            return None
        of = _Properties()
        if inside.properties is not None:
            for child in inside.properties:
                slot = _SLOTS.get(child.tag)
                if slot is not None:
                    setattr(of, slot, child)
        struck, hidden = self._end(of.mark, inside.style)
        mark, ind = "", None
        if not struck and (inside.text or not hidden):
            mark, ind = self._mark(of.list, inside.style)
        line = Line(inside.text, says=bool(inside.text.strip()), notes=inside.notes, boxes=inside.boxes)
        # What is set in a frame as a large first letter belongs to the text beside it.
        line.open = struck or hidden or _dropped(of.frame)
        if with_indent:
            line.indent = _indent((of.ind, ind, self._styles.indent(inside.style)), inside.text)
        if line.open:
            self._carry(_marked(mark, inside.text), line)
            return line
        before, self._carried = self._carried, None
        if before is not None:
            line.text = "".join((*before.parts, line.text))
            line.says = line.says or before.line.says
            line.notes[:0], line.boxes[:0] = before.line.notes, before.line.boxes
        line.text = _marked(mark, line.text)
        return line

    def _carry(self, text: str, line: Line) -> None:
        if self._carried is None:
            self._carried = _Carried(Line("", says=False))
        whole = self._carried.line
        self._carried.parts.append(text)
        whole.says = whole.says or line.says
        whole.notes += line.notes
        whole.boxes += line.boxes

    def rest(self) -> Line | None:
        """What is left of a paragraph that nothing goes on with; None when nothing is."""
        carried, self._carried = self._carried, None
        if carried is None:
            return None
        carried.line.text = "".join(carried.parts)
        return carried.line

    def _end(self, mark: Any, style: str | None) -> tuple[bool, bool]:
        """Whether the end of a paragraph is struck out, and whether it is hidden."""
        hidden = self._styles.of_run(style, "vanish")
        if mark is None:
            return False, hidden
        direct = flag(mark, "vanish")
        return any(child.tag in GONE for child in mark), hidden if direct is None else direct

    def _mark(self, direct: Any, style: str | None) -> tuple[str, Any]:
        """The mark of the list a paragraph is in, and how that list sets it in. direct: its own ``w:numPr``."""
        name, depth = value(direct, "numId"), number(value(direct, "ilvl"), 0, LEVELS - 1)
        if name is None:
            of_style = self._styles.numbering(style)
            if of_style is None or of_style[0] is None:
                return "", None
            name = of_style[0]
            told = depth if depth is not None else number(of_style[1], 0, LEVELS - 1)
            depth = self._numbering.level_of(name, of_style[2]) if told is None else told
        depth = depth or 0
        return self._numbering.mark(name, depth), self._numbering.indent(name, depth)


def _dropped(frame: Any) -> bool:
    return frame is not None and frame.get(f"{W}dropCap") in ("drop", "margin")


def _marked(mark: str, text: str) -> str:
    if not mark:
        return text
    text = text.lstrip()
    # `1.` and `2023年` must not become one number, whatever the list puts between.
    gap = "" if _CLOSED.search(mark) or _GOES_ON.match(text) else " "
    return f"{mark}{gap}{text}"


def _indent(inds: tuple[Any, ...], text: str) -> int:
    """How far a text is set in, in points. inds (tuple): what says so, the nearest first."""
    found = [element for element in inds if element is not None]
    if not found and not text[:1].isspace():
        return 0
    points = _side(found, ("left", "start")) + _first_line(found)
    blanks = sum(_BLANKS.get(char, 0) for char in text[: len(text) - len(text.lstrip())])
    return max(0, round(points + blanks))


def _side(found: list[Any], names: tuple[str, ...]) -> float:
    return next((points for element in found for points in _points(element, names)), 0.0)


def _first_line(found: list[Any]) -> float:
    for element in found:
        for name, sign in (("firstLine", 1), ("hanging", -1)):
            for points in _points(element, (name,)):
                return sign * points
    return 0.0


def _points(element: Any, names: tuple[str, ...]) -> Iterator[float]:
    """What an ``w:ind`` says, characters (hundredths) before measures (twentieths of a point)."""
    for suffix, each in (("Chars", _CHARACTER / 100), ("", 1 / 20)):
        for name in names:
            said = number(element.get(f"{W}{name}{suffix}"))
            if said:
                yield said * each
