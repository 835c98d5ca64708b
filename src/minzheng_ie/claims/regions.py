"""The places of a document, followed sentence by sentence: what stands so far, handed to the rows that decide."""

from __future__ import annotations

from collections.abc import Sequence

from minzheng_ie.entities.regions import RegionMention
from minzheng_ie.governance.region import carry
from minzheng_ie.governance.region.carry import Standing
from minzheng_ie.governance.region.frame import About, Outer, Place, Said, Where
from minzheng_ie.governance.region.lists import shared_out
from minzheng_ie.governance.region.tables import RegionRules, Told


class RegionScope:
    """Follows the regions of a document sentence by sentence.

    about (About): what is known of the document. rules (RegionRules): the rows that decide.
    """

    def __init__(self, about: About, rules: RegionRules) -> None:
        self._about = about
        self._rules = rules
        self._standing = Standing(about.trigger)
        self._outer: Outer | None = None  # the same for all numbers of a sentence
        self._unnamed: Where | None = None  # that of numbers about which nothing but this is asked
        self._told: list[Where] = []  # the regions of the sentence at hand
        self._named: Told = {}  # what its places tell
        self._struck: Said | None = None  # where the sentence before says something broke out

    def heading(self, level: int, mentions: Sequence[RegionMention]) -> None:
        """A heading."""
        self._stands(carry.headed(self._standing, self._about, level, mentions))

    def block(self) -> None:
        """A new paragraph."""
        self._stands(carry.new_block(self._standing))
        self._struck = None
        self._told = []

    def open(self, start: int, mentions: Sequence[RegionMention], *, first: bool) -> None:
        """A sentence begins. first (bool): it is the first of its paragraph or item."""
        now = self._standing
        struck = self._struck
        if not (mentions or self._told or self._named or now.before is not None or struck is not None):
            return
        if self._told or now.before is not None:
            now = carry.went_on(now, self._about, start, self._told)
        now = carry.of_the_event(now, self._about, start, struck)
        self._struck = carry.struck_by(self._about, mentions) if mentions else None
        if mentions:
            now = carry.opened(now, self._about, start, mentions, first=first)
        self._stands(now)
        self._told = []
        if self._named:
            self._named = {}

    def govern(self, place: Place) -> Where:
        """The region of one number."""
        if self._outer is None:
            self._outer = self._standing.outer
        told = self._unnamed
        if told is None or place.regions:
            told = self._rules.govern(self._about, self._outer, place, self._named)
            if not place.regions and self._outer.block is None:
                self._unnamed = told  # no row asks anything of the number itself
        self._told.append(told)
        return told

    def places(self, place: Place, *, alike: bool) -> list[RegionMention]:
        """The coordinated places over which the values from ``place`` on may be distributed. alike (bool): they share a unit."""
        return shared_out(self._about, place, alike=alike)

    def _stands(self, standing: Standing) -> None:
        if standing is not self._standing:
            self._standing, self._outer, self._unnamed = standing, None, None
