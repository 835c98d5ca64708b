"""One number whose unit is asked for: what conditions are asked of."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from minzheng_ie.governance.unit.looks import UnitLooks
from minzheng_ie.governance.unit.terms import Terms
from minzheng_ie.heads.model import Head
from minzheng_ie.quantities.model import Quantity
from minzheng_ie.records import dataclass
from minzheng_ie.rules.looks import Look
from minzheng_ie.rules.trace import RuleId
from minzheng_ie.tree.leaves import behind_last

SHARES = frozenset({"share", "points", "ratio"})
"""Dimensions of numbers that are part of a whole, or a difference of such."""
_CLAUSE = 200
"""Characters back to where a clause begins, at the most."""
_MARKS = ",。;\n"

Made = tuple["str | None", "tuple[int, int] | None"]
"""A unit (None: nothing tells it), and the clean span of the words that make it a rate."""


@dataclass(eq=False)
class About:
    """What is known of a document. text (str): the clean text. dirs (tuple): pattern directories. signs (Look): what stands in
    every metric by which a number is one for each of something."""

    text: str
    dirs: tuple[Path, ...]
    looks: UnitLooks
    terms: Terms
    signs: Look


@dataclass(eq=False)
class Rate:
    """A rate said before: its unit, where it is said, the metric it was said of, and whether in this sentence."""

    unit: str
    span: tuple[int, int]
    metric: str
    here: bool


class Standing(NamedTuple):
    """What has been said in the item so far. rate: the last one. last (str | None): the last unit that is of no share."""

    rate: Rate | None = None
    last: str | None = None


@dataclass(eq=False)
class Decided:
    """The unit of a number (None: nothing tells it), the words that make it a rate, and the row that decided, where one did."""

    unit: str | None
    span: tuple[int, int] | None
    row: RuleId | None


class Frame:
    """A number whose unit is asked for.

    unit (str): as written, empty where none is; persons (bool): it is 人. written (tuple): it with the words that make it a rate. shared (bool): its metric may say that it is one for each of something. priced (bool):
    its unit is one of money or a rate. asks (bool): it has any of these, or no unit, or a rate was said before; without, its unit
    is as written.
    """

    def __init__(self, about: About, standing: Standing, quantity: Quantity, head: Head) -> None:
        self.about = about
        self.text = about.text
        self.looks = about.looks
        self.terms = about.terms
        self.standing = standing
        self.quantity = quantity
        self.head = head
        self.metric = head.text
        self.unit = quantity.unit or ""
        self.persons = self.unit == about.terms.person
        self.written = quantity.unit, quantity.rate_span
        self.start = quantity.start
        self.priced = self.unit.startswith(about.terms.yuan) or "/" in self.unit
        self.shared = about.signs.search(head.text) is not None
        self.asks = not self.unit or self.priced or self.shared or self.persons or standing.rate is not None

    def begun(self) -> int:
        """Where its clause begins, as far as it matters."""
        floor = max(0, self.start - _CLAUSE)
        return behind_last(_MARKS, self.text, floor, self.start) or floor
