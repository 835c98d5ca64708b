"""Where a text names places: the matcher's hits, with adjacent names of one path merged."""

from __future__ import annotations

from collections.abc import Sequence

from minzheng_ie.entities.region_contexts import Deictic
from minzheng_ie.entities.region_edges import (
    BOUNDARY_AFTER,
    continues,
    other_kind,
    overlapping,
    shrink,
)
from minzheng_ie.entities.region_resolver import point
from minzheng_ie.entities.region_scope import Scope, bounded
from minzheng_ie.entities.region_table import Name, NameMatch, Region, RegionTable
from minzheng_ie.entities.region_towns import TOWNS_BEHIND
from minzheng_ie.entities.town_names import STREETS, begins_a_village, is_like_a_city
from minzheng_ie.records import dataclass

_NOTHING = Name((), "free", bare=False)
UNLISTED = Name((), "context", bare=False)
"""The name of a hit on a place that is not in the table."""


@dataclass(slots=True)
class Hit:
    """A name or a word that points. accepted (bool): it is a place without another sign that it is one."""

    start: int
    end: int
    name: Name
    bare: bool
    accepted: bool
    block: int
    deictic: Deictic | None = None


def find_hits(
    text: str, table: RegionTable, document: Region | None, names: Sequence[NameMatch]
) -> list[Hit]:
    """The matcher's hits with adjacent names of one path merged; a hit that needs a sign is not yet accepted."""
    reader = _Reader(text, table, document, names)
    block = last = 0
    for match in names:
        if text.find("\n", last, match.start) >= 0:
            block += 1
        last = match.start
        reader.read(match, block)
    return reader.found


class _Reader:
    """Takes the matches of a text one behind the other. found (list): the hits so far."""

    def __init__(
        self, text: str, table: RegionTable, document: Region | None, names: Sequence[NameMatch]
    ) -> None:
        self.found: list[Hit] = []
        self._text = text
        self._table = table
        self._document = document
        self._scope = Scope(table, document)
        self._full = {m.start for m in names if isinstance(m.value, Name) and not m.value.bare}

    def read(self, match: NameMatch, block: int) -> None:
        """One match. block (int): the number of its paragraph."""
        text, start, end, value = self._text, match.start, match.end, match.value
        if isinstance(value, Deictic):
            name = self._table.named(text[start:end])
            if name is None or self._points(value, name):
                self.found.append(Hit(start, end, _NOTHING, False, True, block, value))
                return
            value = name
        previous = self.found[-1] if self.found else None
        parent = previous if previous is not None and previous.end == start else None
        if value.bare and self._of_a_smaller(end, value, parent):
            return
        if parent is not None and parent.name is UNLISTED and value.rank == 3 and not value.bare:
            parent.end = end  # a district of a place that is not in the table
            return
        if value.bare and other_kind(text, start, end, value) and self._unlisted(match, value, parent, block):
            return
        if parent is not None and self._joins(parent, value, end):
            return
        self._add(start, end, value, block)

    def _points(self, value: Deictic, name: Name) -> bool:
        """Whether a word that is a name too (全州) means the report's own place, or in one of no place yet no other it names."""
        if self._document is not None or value.unit == "国":
            return point(value.unit, self._document, self._table) is not None
        above = (self._table.ancestor(region, "city") for region in name.candidates)
        cities = [city.name[:-1] for city in above if city is not None]
        return not any(told in self._text for told in (*(r.name for r in name.candidates), *cities))

    def _of_a_smaller(self, end: int, value: Name, parent: Hit | None) -> bool:
        """Whether a short name is but that of a village, a town or a sub-district that is called like a county."""
        text = self._text
        if value.rank == 3 and begins_a_village(text, end):
            return True
        if value.rank == 2 and is_like_a_city(text, end):
            return True
        return value.rank > 1 and STREETS.match(text, end) is not None and not _lies_in(parent, value)

    def _unlisted(self, match: NameMatch, value: Name, parent: Hit | None, block: int) -> bool:
        """Take the beginning of the name of a place that is not in the table, as far as it is one."""
        text, start, end = self._text, match.start, match.end
        if parent is not None and parent.deictic is None and parent.accepted:
            self.found.pop()  # 岳阳市云溪县: neither the city nor its district
            self.found.append(Hit(parent.start, end + 1, UNLISTED, False, True, block))
            return True
        if (
            value.use == "free"
            or self._scope.accepts(text, start, end, value)
            or (value.use == "local" and text[end] in "县市" and bounded(text, start))
        ):
            self.found.append(Hit(start, end + 1, UNLISTED, False, True, block))
            return True
        return False

    def _joins(self, parent: Hit, value: Name, end: int) -> bool:
        """Join a name to the one right before it, if that is its parent."""
        if parent.deictic is not None or parent.name is UNLISTED:
            return False
        return _merge(self._text, parent, value, end, end in self._full)

    def _add(self, start: int, end: int, value: Name, block: int) -> None:
        """A name by itself."""
        text, table = self._text, self._table
        if value.bare:
            # 亲临江苏: the matcher takes 临江, but the larger place begins at its last character.
            better = overlapping(text, end, value, table)
            if better is not None:
                start, end, value = better
            elif table.contexts.joined(text, end):
                return
        shrunk = (value, end) if end in self._full else shrink(text, start, end, value, table)
        if shrunk is not None:
            value, end = shrunk
            accepted = self._scope.accepts(text, start, end, value)
            self.found.append(Hit(start, end, value, value.bare, accepted, block))


def _lies_in(parent: Hit | None, value: Name) -> bool:
    """Whether the place right before a short name is one it lies in (重庆|沙坪坝)."""
    if parent is None:
        return False
    return any(p.contains(c) and p != c for p in parent.name.candidates for c in value.candidates)


def _merge(text: str, previous: Hit, value: Name, end: int, followed: bool) -> bool:
    """Join a name to the parent right before it: 甘肃 + 临夏. False when it is none of the parent's.

    followed (bool): whether another name begins where this one ends (保定市容城县: no 市容).
    """
    below = _below(previous.name, value)
    if not below:
        return False
    if value.bare and _is_a_word(text, value, below, end):
        return False
    if not followed and continues(text, end, text[end - 1]):
        return False
    if value.bare:
        top = min(region.rank for region in below)
        below = tuple(region for region in below if region.rank == top)
    previous.end = end
    previous.name = Name(below, "free", value.bare)
    previous.bare = value.bare
    previous.accepted = True
    return True


def _below(parent: Name, value: Name) -> tuple[Region, ...]:
    """What a name may stand for that lies in what the name before may stand for; nothing where one is of a group."""
    if parent.group or value.group:
        return ()
    return tuple(
        c for c in value.candidates if any(p.contains(c) and p.path != c.path for p in parent.candidates)
    )


def _is_a_word(text: str, value: Name, below: tuple[Region, ...], end: int) -> bool:
    """Whether a county's short name that is also a word goes on as one."""
    if value.use != "context" or min(c.rank for c in below) != 3:
        return False
    return BOUNDARY_AFTER.match(text, end) is None and TOWNS_BEHIND.match(text, end) is None
