"""The units of a document, followed number by number: what was said so far, handed to the rows that decide."""

from __future__ import annotations

from minzheng_ie.governance.unit import carry
from minzheng_ie.governance.unit.frame import About, Decided, Frame, Standing
from minzheng_ie.governance.unit.tables import UnitRules
from minzheng_ie.heads.model import Head
from minzheng_ie.quantities.model import Quantity


class UnitScope:
    """Follows the rates of a document: one said once (每人每月…) governs its parallels.

    about (About): what is known of the document. rules (UnitRules): the rows that decide.
    """

    def __init__(self, about: About, rules: UnitRules) -> None:
        self._about = about
        self._rules = rules
        self._standing = Standing()

    def item(self) -> None:
        """A new paragraph or item: no rate has been said yet."""
        self._standing = Standing()

    def sentence(self) -> None:
        """A new sentence."""
        self._standing = carry.new_sentence(self._standing)

    def unit_of(self, quantity: Quantity, head: Head) -> Decided:
        """The unit of a number."""
        found = self._rules.unit_of(Frame(self._about, self._standing, quantity, head))
        self._standing = carry.numbered(self._standing, quantity, head, found, self._about)
        return found
