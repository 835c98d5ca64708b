"""Which sentences leave nothing to those behind them: what decides a field need not pass them."""

from __future__ import annotations

from minzheng_ie.claims.findings import Passage

_FADES = 2
"""Sentences without a time for which 五年来 goes on governing (see `minzheng_ie.governance.period.carry`)."""


class Quiet:
    """Follows a document sentence by sentence.

    rated (bool): a rate may have been said since the last paragraph or item. aside (list): the sentences without numbers since
    the last number of the paragraph, and None where an item begins: what they say of programmes only a number behind them
    asks for.
    """

    def __init__(self) -> None:
        self.rated = True
        self.aside: list[Passage | None] = []
        self._placed = True  # the sentence before names a place or has a number
        self._timeless = 0  # sentences since the last with a time or a number
        self._begun = False  # a sentence of the paragraph was passed

    def block(self) -> None:
        """A paragraph or heading."""
        self._begun = False
        self.aside.clear()

    def row(self) -> None:
        """A number of a table's row."""
        self._placed = True

    def of_places(self, told: bool) -> bool:
        """Whether a sentence leaves what the one before left. told (bool): it has a place or a number."""
        same = not (told or self._placed)
        self._placed = told
        return same

    def of_times(self, told: bool) -> bool:
        """Whether a sentence is told in the middle of a paragraph in which no time goes on. told (bool): it has a time or a number."""
        same = not told and self._begun and self._timeless >= _FADES
        self._begun = True
        self._timeless = 0 if told else self._timeless + 1
        return same
