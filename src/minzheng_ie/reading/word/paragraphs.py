"""A paragraph → a line: its mark in a list, its text, how far it is set in, and whether the next goes on with it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from minzheng_ie.reading.word.inline import Inside, Reader
from minzheng_ie.reading.word.names import GONE, W, flag, number, value
from minzheng_ie.reading.word.numbering import LEVELS, Numbering
from minzheng_ie.reading.word.styles import Styles

_CLOSED = re.compile(r"[、，。．:：;；)）\]】〕》]\Z")
_GOES_ON = re.compile(r"[、，。．,.:：;；)）]")
_BLANKS = {" ": 5, "\t": 21, "\u3000": 10, "\xa0": 5, "\u2003": 10, "\u2002": 5}
"""Blanks before a text, in points at the usual size."""
_CHARACTER = 10.5
"""Points of a character at the usual size."""


@dataclass(slots=True)
class Line:
    """A paragraph as it is read.

    text (str): with the mark of its list before it. indent (int): in points. open (bool): its end is struck out or
    hidden, the next paragraph goes on in it. says: there is more of it than a mark. notes, boxes: as of `Inside`.
    """

    text: str
    indent: int = 0
    says: bool = True
    open: bool = False
    notes: list[tuple[str, str]] = field(default_factory=list)
    boxes: list[Any] = field(default_factory=list)


class Lines:
    """Reads the paragraphs of a document, which count the lists on as they come."""

    def __init__(self, styles: Styles, numbering: Numbering, reader: Reader) -> None:
        self._styles = styles
        self._numbering = numbering
        self._reader = reader
        self._carried = Inside()

    def read(self, paragraph: Any) -> Line | None:
        """Read the next paragraph; None for one of the table of contents."""
        properties = paragraph.find(f"{W}pPr")
        style = value(properties, "pStyle")
        if self._styles.is_contents(style) or _refers_to_page(paragraph):
            return None
        inside = self._reader.read(paragraph, style)
        struck, hidden = self._end(properties, style)
        # What is set in a frame as a large first letter belongs to the text beside it.
        dropped = properties is not None and _dropped(properties)
        mark, ind = ("", None)
        if not struck and (inside.text or not hidden):
            mark, ind = self._mark(properties, style)
        before, self._carried = self._carried, Inside()
        text = before.text + inside.text
        line = Line(
            _marked(mark, text),
            _indent(properties, ind, self._styles.indent(style), inside.text),
            bool(text.strip()),
            struck or hidden or dropped,
            before.notes + inside.notes,
            before.boxes + inside.boxes,
        )
        if line.open:
            self._carried = Inside(line.text, line.notes, line.boxes)
        return line

    def rest(self) -> Line:
        """What is left of a paragraph that nothing goes on with."""
        carried, self._carried = self._carried, Inside()
        return Line(carried.text, notes=carried.notes, boxes=carried.boxes)

    def _end(self, properties: Any, style: str | None) -> tuple[bool, bool]:
        """Whether the end of a paragraph is struck out, and whether it is hidden."""
        mark = None if properties is None else properties.find(f"{W}rPr")
        struck = mark is not None and any(child.tag in GONE for child in mark)
        direct = flag(mark, "vanish")
        return struck, self._styles.of_run(style, "vanish") if direct is None else direct

    def _mark(self, properties: Any, style: str | None) -> tuple[str, Any]:
        """The mark of its list, and how that list sets it in."""
        direct = None if properties is None else properties.find(f"{W}numPr")
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


def _dropped(properties: Any) -> bool:
    frame = properties.find(f"{W}framePr")
    return frame is not None and frame.get(f"{W}dropCap") in ("drop", "margin")


def _refers_to_page(paragraph: Any) -> bool:
    """Whether it is a line of a table of contents, whatever its style: it says on which page a heading stands."""
    return any(
        (code.text or "").lstrip().startswith("PAGEREF _Toc") for code in paragraph.iter(f"{W}instrText")
    )


def _marked(mark: str, text: str) -> str:
    if not mark:
        return text
    text = text.lstrip()
    # `1.` and `2023年` must not become one number, whatever the list puts between.
    gap = "" if _CLOSED.search(mark) or _GOES_ON.match(text) else " "
    return f"{mark}{gap}{text}"


def _indent(properties: Any, of_list: Any, of_style: Any, text: str) -> int:
    direct = None if properties is None else properties.find(f"{W}ind")
    found = [element for element in (direct, of_list, of_style) if element is not None]
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
