"""A whole and its parts: what a number is of that is told by a bare label (市本级, 教育类, 其他, 绝收).

``社会团体27万个。其中:教育类1.2万个``: the label says which part, the whole says of what. A label completes with the whole
only where the part is counted in a unit of the whole and is no more than it: anything else is no part of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from minzheng_ie.claims.roles import Roles
from minzheng_ie.claims.tokens import Token, text_of
from minzheng_ie.quantities.model import Quantity

OF_WHICH = "其中"
PEOPLE = frozenset({"人", "户", "人次", "户次"})
_AREA = "面积"
_LABEL = 12  # characters of the longest label
_LEAST = 20  # smaller numbers add up to one another by chance
# Rules of heads that are not told of the number itself.
_BORROWED = frozenset({"elliptic", "share", "of-target", "part"})
_SHARES = frozenset({"share", "points"})


@dataclass(slots=True)
class Whole:
    """What a number was told of.

    tokens (tuple): its metric. values (dict): its numbers by unit.
    """

    tokens: tuple[Token, ...] = ()
    values: dict[str, Decimal] = field(default_factory=dict)

    def holds(self, quantity: Quantity) -> bool:
        """Whether a number may be of a part: in a unit of the whole, and no more than it."""
        most = self.values.get(quantity.unit or "")
        return most is not None and quantity.value <= most


@dataclass(slots=True)
class Wholes:
    """What was told of wholes, for the parts that follow.

    told: the last number told of its own. total: the whole whose parts are being told, while 其中 lasts. item: the
    part told last. said (set): what the sentence told before its parts. sum, left, parts: the first number of a
    sentence, what of it the numbers since have not used up, and how many they are. listing (bool): 其中: has begun a list.
    """

    told: Whole = field(default_factory=Whole)
    total: Whole = field(default_factory=Whole)
    item: Whole = field(default_factory=Whole)
    said: set[str] = field(default_factory=set)
    sum: Whole = field(default_factory=Whole)
    left: dict[str, Decimal] = field(default_factory=dict)
    parts: int = 0
    listing: bool = False

    def new_sentence(self) -> None:
        """A new sentence makes its own sums; of which whole it tells parts may stand in the one before."""
        self.said.clear()
        self.item = Whole()
        self.sum = Whole()
        self.listing = False

    def open(self, *, listing: bool = False) -> None:
        """其中: what was told last is the whole. listing (bool): it stands alone, before a colon."""
        self.total = self.told
        self.item = Whole()
        self.listing = listing

    def tell(self, tokens: tuple[Token, ...], rule: str, quantity: Quantity, *, within: bool) -> None:
        """Keep what a number is of."""
        unit = quantity.unit
        if unit is None or quantity.dimension in _SHARES or rule in ("elliptic", "share", "of-target"):
            return
        within = within or self.listing
        if rule == "part" or within:
            self.item = self._with(self.item, tokens, unit, quantity.value)
        if rule not in _BORROWED:
            self.told = self._with(self.told, tokens, unit, quantity.value)
            if not within:
                self.said.add(text_of(tokens))

    @staticmethod
    def _with(whole: Whole, tokens: tuple[Token, ...], unit: str, value: Decimal) -> Whole:
        if whole.tokens == tokens:
            whole.values[unit] = value
            return whole
        return Whole(tokens, {unit: value})

    def used_up(self, tokens: tuple[Token, ...], quantity: Quantity) -> tuple[Token, ...]:
        """The whole, once the numbers told since add up to it (820人,城市210人,农村610人); else empty."""
        unit, value = quantity.unit, quantity.value
        if unit is None or quantity.dimension in _SHARES:
            return ()
        left = self.left.get(unit) if self.sum.tokens else None
        if left is None or value > left or tokens == self.sum.tokens:
            if left is None and self.sum.tokens:
                return ()
            self.sum, self.left, self.parts = Whole(tokens), {unit: value}, 0
            return ()
        self.left[unit] = left - value
        self.parts += 1
        if left == value and self.parts > 1 and value >= _LEAST:
            whole, self.sum = self.sum.tokens, Whole()
            return whole
        return ()


class PartReader(Roles):
    """Completes the label of a part with its whole."""

    def part_of(
        self,
        before: Sequence[Token],
        after: Sequence[Token],
        quantity: Quantity,
        wholes: Wholes,
        *,
        within: bool,
    ) -> list[Token]:
        """The metric of a part told by its label, before the number or (因…所致) behind it; empty where it is none."""
        within = within or wholes.listing
        whole = wholes.total if within else wholes.told
        if not whole.holds(quantity):
            if within and quantity.dimension == "money" and text_of(before) in wholes.said and not after:
                return self._of_item(before, wholes)
            return []
        if not before:
            return self._cause(after, whole.tokens)
        if after or len(text_of(before)) > _LABEL or (before[0].verb and "harm" not in before[0].roles):
            return []
        return self._labelled(list(before), whole.tokens, quantity, within=within)

    def _of_item(self, before: Sequence[Token], wholes: Wholes) -> list[Token]:
        """Money told of a part in the words it was told of the whole (其中城市低保900户,发放低保金810万元)."""
        item = wholes.item
        if PEOPLE.isdisjoint(item.values):
            return []
        return [*self.core(item.tokens), *before]

    def _cause(self, after: Sequence[Token], whole: Sequence[Token]) -> list[Token]:
        """What befell those of a whole, by its cause: 9人死亡,其中4人|因滑坡所致."""
        if len(after) < 2 or after[0].text not in ("因", "由", "由于") or "due" not in after[-1].roles:
            return []
        verbs = self.opening_verbs(whole)
        return [*after[:-1], *(whole if len(verbs) < len(whole) else verbs[-1:])]

    def _labelled(
        self, label: list[Token], whole: Sequence[Token], quantity: Quantity, *, within: bool
    ) -> list[Token]:
        last = label[-1]
        if "extreme" in last.roles and len(label) == 1:
            kept = [t for t in whole if "extreme" not in t.roles]
            return [*kept, last] if len(kept) < len(whole) else []
        if "harm" in label[0].roles:
            return self._harmed(label, whole)
        if any(t.verb and "verbal_noun" not in t.roles for t in label[:-1]):
            return []
        if "label" in last.roles or last.text.endswith("类"):
            return self._qualified(label, whole)
        if "outlet" in last.roles:
            return [*whole, *label]
        if self._same_noun(label, whole):
            return [*(t for t in whole if t.text != last.text), *label]
        recipients = within and quantity.unit in PEOPLE and "recipient" in last.roles
        if recipients and self.known(whole) and not text_of(label).endswith(text_of(self.core(whole)[-1:])):
            return [*self.core(whole), *label]
        return []

    def _qualified(self, label: Sequence[Token], whole: Sequence[Token]) -> list[Token]:
        """The label before the noun it qualifies, or in the place of the subject: 教育类|社会团体, 省本级|接收款物."""
        verbs = len(self.opening_verbs(whole))
        if 0 < verbs < len(whole) and not label[-1].text.endswith("本级"):
            return [*whole[:verbs], *label, *whole[verbs:]]
        doing = next((i for i, t in enumerate(whole) if t.verb and "verbal_noun" not in t.roles), 0)
        return [*label, *whole[doing:]]

    def _harmed(self, label: list[Token], whole: Sequence[Token]) -> list[Token]:
        """A degree of harm to what the whole tells of: 农作物受灾面积…,其中|绝收."""
        at = next((i for i, t in enumerate(whole) if "harm" in t.roles), None)
        if at is None or at == 0 or len(label) > 2:
            return []
        hit, behind = whole[at], [t for t in whole[at + 1 :] if "harm" not in t.roles]
        ending = [t for t in behind if t.text not in text_of(label)]
        if hit.text.endswith(_AREA) and not label[-1].text.endswith(_AREA):
            ending.insert(0, hit._replace(start=hit.end - len(_AREA), text=_AREA))
        return [*whole[:at], *label, *ending]

    def _same_noun(self, label: Sequence[Token], whole: Sequence[Token]) -> bool:
        """Whether a part is told by the noun the whole opens with (残疾人|享受补贴…,一级|残疾人)."""
        return len(label) > 1 and len(whole) > 1 and label[-1].text == whole[0].text and whole[1].verb
