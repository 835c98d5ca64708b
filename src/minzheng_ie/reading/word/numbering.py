"""The numbers Word puts before paragraphs of lists (``numbering.xml``): counted on, and written as it shows them."""

from __future__ import annotations

import re
from dataclasses import field
from typing import Any

from minzheng_ie.reading.word.counting import counted
from minzheng_ie.reading.word.names import VAL, W, flag, number, value
from minzheng_ie.reading.word.styles import Styles
from minzheng_ie.records import dataclass

LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
_LONGEST = 60
"""Characters of a mark; longer ones are no number."""
_MOST = 32_767


@dataclass(frozen=True, slots=True)
class Level:
    """A level of a list. style: of its numbers. text: the mark, with ``%1`` for the number of the first level …

    restart (int | None): the level (from 1) whose next number begins it anew, 0: none, None: any above. legal: all in
    digits. of (str | None): the style of paragraphs that stands for it. indent: its ``w:ind``.
    """

    style: str = "decimal"
    text: str = ""
    start: int = 1
    restart: int | None = None
    legal: bool = False
    of: str | None = None
    indent: Any = None


@dataclass(slots=True)
class List:
    """A list as paragraphs name it. shared (str): by which lists that go on with one another know each other.

    begin (dict): levels that begin anew with this list, and with what.
    """

    shared: str
    levels: dict[int, Level]
    begin: dict[int, int] = field(default_factory=dict)


class Numbering:
    """The lists of a document, and how far each has come. root: the part's root element, None when there is none."""

    def __init__(self, root: Any, styles: Styles) -> None:
        self._styles = styles
        self._abstract: dict[str, Any] = {}
        self._of_style: dict[str, str] = {}
        self._numbers: dict[str, Any] = {}
        self._lists: dict[str, List | None] = {}
        self._counters: dict[str, list[int | None]] = {}
        for element in () if root is None else root:
            if element.tag == f"{W}abstractNum":
                name = element.get(f"{W}abstractNumId", "")
                self._abstract.setdefault(name, element)
                style = value(element, "styleLink")
                if style is not None:
                    self._of_style.setdefault(style, name)
            elif element.tag == f"{W}num":
                self._numbers.setdefault(element.get(f"{W}numId", ""), element)

    def level_of(self, name: str, style: str) -> int:
        """The level of a list that a style of paragraphs stands for, from 0."""
        found = self._list(name)
        levels = {} if found is None else found.levels
        return next((depth for depth, level in levels.items() if level.of == style), 0)

    def indent(self, name: str, depth: int) -> Any:
        """The ``w:ind`` of a level; None for none."""
        found = self._list(name)
        level = None if found is None else found.levels.get(depth)
        return None if level is None else level.indent

    def mark(self, name: str, depth: int) -> str:
        """Count a list on and write its mark.

        name (str): the list (``w:numId``). depth (int): the level, from 0.
        RETURNS (str): ``（三）``, ``2.1``; empty for bullets, and for a list that there is not.
        """
        found = self._list(name)
        level = None if found is None else found.levels.get(depth)
        if found is None or level is None:
            return ""
        counters = self._counters.setdefault(found.shared, [None] * LEVELS)
        begin = found.begin.pop(depth, None)
        before = counters[depth]
        counters[depth] = (
            begin if begin is not None else level.start if before is None else min(before + 1, _MOST)
        )
        for deeper in range(depth + 1, LEVELS):
            restart = found.levels[deeper].restart if deeper in found.levels else None
            if restart is None or depth < restart:
                counters[deeper] = None
        return "" if level.style == "bullet" else _written(level, found.levels, counters)

    def _list(self, name: str) -> List | None:
        if name not in self._lists:
            self._lists[name] = self._made(name)
        return self._lists[name]

    def _made(self, name: str) -> List | None:
        element = self._numbers.get(name)
        shared = value(element, "abstractNumId") if element is not None else None
        abstract = self._abstract.get(shared or "")
        if element is None or abstract is None or shared is None:
            return None
        link = value(abstract, "numStyleLink")
        if link is not None:
            shared = self._linked(link) or shared
            abstract = self._abstract.get(shared, abstract)
        made = List(shared, _levels(abstract))
        for override in element.iterfind(f"{W}lvlOverride"):
            depth = number(override.get(f"{W}ilvl"), 0, LEVELS - 1)
            if depth is None:
                continue
            made.levels.update(_levels(override))
            begin = number(value(override, "startOverride"), 0, _MOST)
            if begin is not None:
                made.begin[depth] = begin
        return made

    def _linked(self, style: str) -> str | None:
        if style in self._of_style:
            return self._of_style[style]
        element = self._numbers.get(self._styles.list_of(style) or "")
        return None if element is None else value(element, "abstractNumId")


def _levels(parent: Any) -> dict[int, Level]:
    levels = {}
    for element in parent.iterfind(f"{W}lvl"):
        depth = number(element.get(f"{W}ilvl"), 0, LEVELS - 1)
        if depth is not None:
            levels[depth] = _level(element)
    return levels


def _level(element: Any) -> Level:
    # Formats of later Word stand in an alternate with the usual one.
    style = next((found.get(VAL) for found in element.iter(f"{W}numFmt") if found.get(VAL) != "custom"), None)
    start = number(value(element, "start"), 0, _MOST)
    return Level(
        style or "decimal",
        (value(element, "lvlText") or "")[:_LONGEST],
        1 if start is None else start,
        number(value(element, "lvlRestart"), 0, LEVELS),
        bool(flag(element, "isLgl")),
        value(element, "pStyle"),
        element.find(f"{W}pPr/{W}ind"),
    )


def _written(level: Level, levels: dict[int, Level], counters: list[int | None]) -> str:
    def place(match: re.Match[str]) -> str:
        depth = int(match[1]) - 1
        at = levels.get(depth, Level())
        reached = counters[depth]
        style = "decimal" if level.legal and at.style != "none" else at.style
        return counted(at.start if reached is None else reached, style)

    return _PLACE.sub(place, level.text).strip()[:_LONGEST]
