"""What was told of wholes, for the parts that follow: 社会团体27万个。其中:教育类1.2万个.

Nothing here is changed: what a number adds is a new record.
"""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from minzheng_ie.quantities.model import Quantity
from minzheng_ie.records import dataclass
from minzheng_ie.tree.leaves import Token

_LEAST = 20  # smaller numbers add up to one another by chance
_SHARES = frozenset({"share", "points"})
PART = "part"
BORROWED = frozenset({"elliptic", "share", "of-target"})
"""Kinds of heads that are not told of the number itself."""


@dataclass(eq=False, slots=True)
class Whole:
    """What a number was told of.

    tokens (tuple): its metric. value (Decimal): the number; of a whole whose parts are being told, what they leave.
    parts (int): how many of them were told.
    """

    tokens: tuple[Token, ...]
    value: Decimal
    parts: int = 0


ByUnit = Mapping[str, Whole]
_NONE: ByUnit = {}


@dataclass(eq=False, slots=True)
class Wholes:
    """What was told of wholes, by unit.

    told: the last numbers of this sentence that have a metric of their own. before: those of the sentence before.
    total: the wholes whose parts are being told, since 其中. item: the part told last. said: what the sentence told before
    its parts. sums: the first numbers of a sentence, with what the numbers since leave of them. listing (bool): 其中 stood
    alone before a colon. among (bool): N户X中 opened the parts. names (int): how many of the last numbers a noun names.
    most: the greatest numbers of this sentence. most_before: those of the sentence before.
    """

    told: ByUnit
    before: ByUnit
    total: ByUnit
    item: ByUnit
    said: tuple[tuple[Token, ...], ...]
    sums: ByUnit
    listing: bool
    among: bool
    names: int
    most: ByUnit
    most_before: ByUnit
    used_up: tuple[Token, ...]

    def new_sentence(self) -> Wholes:
        """A new sentence makes its own sums; of which whole it tells parts may stand in the one before."""
        return Wholes(
            _NONE, self.told, self.total, _NONE, (), _NONE, False, self.among, 0, _NONE, self.most, ()
        )

    def open(self, *, listing: bool = False, among: bool = False) -> Wholes:
        """其中: what was told last is the whole. listing (bool): it stands alone, before a colon; among: as 2100户…中."""
        return replace(self, total=self.told or self.before, item=_NONE, listing=listing, among=among)

    def of_item(self) -> Wholes:
        """A bracket right behind a part tells parts of it (其中社会团体50家(|市本级17家))."""
        return replace(self, total=self.item or self.told)

    def divide(self) -> Wholes:
        """Kinds follow (各类残疾人为:): the most that was told in a unit is what they are of."""
        return replace(self, total=self.most or self.most_before, item=_NONE, listing=True)

    def broken_down(self, units: Sequence[str], values: Sequence[Decimal]) -> bool:
        """Whether the numbers of a bracket are the parts of what was told before it (120户(甲类户50户、乙类户70户)).

        units (Sequence[str]): those of its numbers; values (Sequence[Decimal]): how many they say.
        """
        for unit, whole in self.told.items():
            parts = [value for of, value in zip(units, values, strict=True) if of == unit]
            if len(parts) > 1 and sum(parts) <= whole.value:
                return True
        return False

    def adds_up(self, quantities: Sequence[Quantity]) -> bool:
        """Whether numbers are, to the last one, the parts of what was told before them (30户:一般农户26户;低保户4户)."""
        for unit, whole in self.told.items():
            parts = [q.value for q in quantities if q.unit == unit]
            if len(parts) > 1 and sum(parts) == whole.value and whole.value >= _LEAST:
                return True
        return False

    def whole_of(self, quantity: Quantity, *, within: bool) -> tuple[Token, ...]:
        """What a number is a part of: told in its unit, and no less than it; empty where it can be none."""
        wholes = self.total if within else self.told
        whole = wholes.get(quantity.unit or "")
        return whole.tokens if whole is not None and quantity.value <= whole.value else ()

    def whole_before(self, quantity: Quantity) -> tuple[Token, ...]:
        """The most that the sentence before told in its unit, no less than it; empty where more was told since."""
        whole = self.most_before.get(quantity.unit or "")
        told = whole is not None and quantity.unit not in self.told and quantity.value <= whole.value
        return whole.tokens if whole is not None and told else ()

    def of_people(self, quantity: Quantity, units: Container[str]) -> tuple[Token, ...]:
        """What a number of people is a part of, told in another of their ``units`` (五保对象310人。其中东山镇2户)."""
        if quantity.unit not in units:
            return ()
        wholes = self.total or self.told or self.before
        return next((w.tokens for u, w in wholes.items() if u in units and quantity.value <= w.value), ())

    def exceeds(self, quantity: Quantity) -> bool:
        """Whether a number is more than the whole whose parts are being told in its unit."""
        whole = self.total.get(quantity.unit or "")
        return whole is not None and quantity.value > whole.value

    def tell(self, tokens: tuple[Token, ...], kind: str, quantity: Quantity, *, within: bool) -> Wholes:
        """What a number with a unit is of; its kind is none that borrows a metric."""
        if quantity.dimension in _SHARES:
            return self
        unit, whole, part = quantity.unit or "", Whole(tokens, quantity.value), kind == PART
        most, item, told = self.most, self.item, self.told
        if unit not in most or whole.value > most[unit].value:
            most = {**most, unit: whole}
        if part or within or self.listing:
            item = {unit: whole} if unit in item else {**item, unit: whole}
        if not part:
            told = {**told, unit: whole}
        left = self._left(whole, unit)
        used_up = left.value == 0 and left.parts > 1 and whole.value >= _LEAST
        return Wholes(
            told,
            self.before,
            self.total,
            item,
            self.said if within else (*self.said, tokens),
            {**self.sums, unit: left},
            self.listing,
            self.among,
            0 if tokens[0].verb else self.names + 1,
            most,
            self.most_before,
            left.tokens if used_up else self.used_up,
        )

    def _left(self, told: Whole, unit: str) -> Whole:
        """What is left of a whole, once the numbers told since are taken off (820人,城市210人,农村610人)."""
        whole = self.sums.get(unit)
        if whole is None or told.value > whole.value or told.tokens == whole.tokens:
            return told
        return Whole(whole.tokens, whole.value - told.value, whole.parts + 1)


NO_WHOLES = Wholes(_NONE, _NONE, _NONE, _NONE, (), _NONE, False, False, 0, _NONE, _NONE, ())
"""Nothing was told."""
