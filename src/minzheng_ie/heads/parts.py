"""A whole and its parts: what a number is of that is told by a bare label (市本级, 教育类, 其他, 绝收).

``社会团体27万个。其中:教育类1.2万个``: the label says which part, the whole says of what. A label completes with the whole
only where the part is counted in a unit of the whole and is no more than it: anything else is no part of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from minzheng_ie.compiled import compile_regex
from minzheng_ie.heads.distribute import PARTS
from minzheng_ie.heads.groups import OF_WHICH as OF_WHICH
from minzheng_ie.heads.roles import LONGEST
from minzheng_ie.heads.shares import ShareReader
from minzheng_ie.quantities.model import Quantity
from minzheng_ie.tree.leaves import Token, text_of, word_token

PEOPLE = frozenset({"人", "户", "人次", "户次"})
_AREA = "面积"
_PEOPLE = "人口"
_BOTH = "城乡"
_AGES = ("以上", "以下")
_PERSONS = ("户", "人", "人员", "对象", "儿童", "家庭", "孤儿", "学生", "老人", "者", "群众")
_REST = frozenset({"其他", "其它"})
_GRADES = frozenset("类级档型")  # of such a kind no name says what it is a kind of (甲类户)
_LABEL = 12  # characters of the longest label
_LEAST = 20  # smaller numbers add up to one another by chance
# Rules of heads that are not told of the number itself.
BORROWED = frozenset({"elliptic", "share", "of-target"})
_SHARES = frozenset({"share", "points"})
_KINDS = compile_regex(
    r"(?:其中)?(?:各类[^\d,]{1,10}(?:为|有|如下|分别为|分别是|数量|情况)|按[^\d,]{0,10}类[^\d,]{0,6}(?:分|划分|统计|为|看)|[^\d,]{0,8}分类(?:如下|情况|统计)?)$"
)


def opens_kinds(clause: str) -> bool:
    """Whether a clause before a colon says that kinds follow (各类残疾人为:, 按残疾类别分:)."""
    return "类" in clause and _KINDS.match(clause) is not None


class Whole(NamedTuple):
    """What a number was told of.

    tokens (tuple): its metric. value (Decimal): the number; of a whole whose parts are being told, what they leave.
    parts (int): how many of them were told.
    """

    tokens: tuple[Token, ...]
    value: Decimal
    parts: int = 0


@dataclass(slots=True)
class Wholes:
    """What was told of wholes, for the parts that follow, by unit.

    told: the last numbers of this sentence that have a metric of their own. before: those of the sentence before.
    total: the wholes whose parts are being told, since 其中. item: the part told last. said (list): what the sentence
    told before its parts. sums: the first numbers of a sentence, with what the numbers since leave of them.
    listing (bool): 其中 stood alone before a colon. among (bool): N户X中 opened the parts. names (int): how many of the last numbers a noun names.
    most: the greatest numbers of this sentence. most_before: those of the sentence before.
    """

    told: dict[str, Whole] = field(default_factory=dict)
    before: dict[str, Whole] = field(default_factory=dict)
    total: dict[str, Whole] = field(default_factory=dict)
    item: dict[str, Whole] = field(default_factory=dict)
    said: list[tuple[Token, ...]] = field(default_factory=list)
    sums: dict[str, Whole] = field(default_factory=dict)
    listing: bool = False
    among: bool = False
    names: int = 0
    most: dict[str, Whole] = field(default_factory=dict)
    most_before: dict[str, Whole] = field(default_factory=dict)

    def new_sentence(self) -> None:
        """A new sentence makes its own sums; of which whole it tells parts may stand in the one before."""
        self.before, self.told, self.item, self.sums = self.told, {}, {}, {}
        self.most_before, self.most = self.most, {}
        self.said.clear()
        self.listing, self.names = False, 0

    def open(self, *, listing: bool = False, among: bool = False) -> None:
        """其中: what was told last is the whole. listing (bool): it stands alone, before a colon; among: as 2100户…中."""
        self.total, self.item = dict(self.told or self.before), {}
        self.listing, self.among = listing, among

    def broken_down(self, units: Sequence[str], values: Sequence[Decimal]) -> bool:
        """Whether the numbers of a bracket are the parts of what was told before it (120户(甲类户50户、乙类户70户)).

        units (Sequence[str]): those of its numbers; values (Sequence[Decimal]): how many they say.
        """
        for unit, whole in self.told.items():
            parts = [value for of, value in zip(units, values, strict=True) if of == unit]
            if len(parts) > 1 and sum(parts) <= whole.value:
                return True
        return False

    def divide(self) -> None:
        """Kinds follow (各类残疾人为:): the most that was told in a unit is what they are of."""
        self.total, self.item, self.listing = dict(self.most or self.most_before), {}, True

    def whole_of(self, quantity: Quantity, *, within: bool) -> tuple[Token, ...]:
        """What a number is a part of: told in its unit, and no less than it; empty where it can be none."""
        wholes = self.total if within else self.told
        whole = wholes.get(quantity.unit or "")
        return whole.tokens if whole is not None and quantity.value <= whole.value else ()

    def exceeds(self, quantity: Quantity) -> bool:
        """Whether a number is more than the whole whose parts are being told in its unit."""
        whole = self.total.get(quantity.unit or "")
        return whole is not None and quantity.value > whole.value

    def tell(
        self, tokens: tuple[Token, ...], rule: str, quantity: Quantity, *, within: bool
    ) -> tuple[Token, ...]:
        """Keep what a number with a unit is of; its rule is none that borrows a metric.

        RETURNS: the whole that its parts have used up with this one, or empty.
        """
        unit, value = quantity.unit or "", quantity.value
        if quantity.dimension in _SHARES:
            return ()
        self.names = 0 if tokens[0].verb else self.names + 1
        whole = Whole(tokens, value)
        if unit not in self.most or value > self.most[unit].value:
            self.most[unit] = whole
        if rule == "part" or within or self.listing:
            if unit in self.item:
                self.item = {}
            self.item[unit] = whole
        if rule != "part":
            self.told[unit] = whole
        if not within:
            self.said.append(tokens)
        return self._use_up(whole, unit, value)

    def _use_up(self, told: Whole, unit: str, value: Decimal) -> tuple[Token, ...]:
        """The whole, once the numbers told since add up to it (820人,城市210人,农村610人); else empty."""
        sum_ = self.sums.get(unit)
        if sum_ is None or value > sum_.value or told.tokens == sum_.tokens:
            self.sums[unit] = told
            return ()
        left, parts = sum_.value - value, sum_.parts + 1
        self.sums[unit] = Whole(sum_.tokens, left, parts)
        return sum_.tokens if left == 0 and parts > 1 and value >= _LEAST else ()


class PartReader(ShareReader):
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
        if within and quantity.dimension == "money" and before and not after:
            name = text_of(before)
            if any(text_of(said).endswith(name) for said in wholes.said):
                return self._of_item(before, wholes)
        whole = wholes.whole_of(quantity, within=within)
        if not whole:
            return []
        if not before:
            return self._cause(after, whole)
        if after or len(text_of(before)) > _LABEL:
            return []
        return self._labelled(list(before), whole, quantity, within=within, among=wholes.among)

    def _of_item(self, before: Sequence[Token], wholes: Wholes) -> list[Token]:
        """Money told of a part in the words it was told of the whole (其中城市低保900户,发放低保金810万元)."""
        item = next((part for unit, part in wholes.item.items() if unit in PEOPLE), None)
        core = self.core(item.tokens) if item is not None else []
        return [*core, *before] if core and not any(t.text in text_of(core) for t in before) else []

    @staticmethod
    def wanted(wholes: Wholes) -> tuple[Token, ...]:
        """Those told of last in this sentence, for a verb without its object (低保户30户,70人|享受); or empty."""
        return next((whole.tokens for unit, whole in wholes.told.items() if unit in PEOPLE), ())

    def _cause(self, after: Sequence[Token], whole: Sequence[Token]) -> list[Token]:
        """What befell those of a whole, by its cause: 9人死亡,其中4人|因滑坡所致."""
        if len(after) < 2 or after[0].text not in ("因", "由", "由于") or "due" not in after[-1].roles:
            return []
        verbs = self.opening_verbs(whole)
        return [*after[:-1], *(whole if len(verbs) < len(whole) else verbs[-1:])]

    def _labelled(
        self, label: list[Token], whole: Sequence[Token], quantity: Quantity, *, within: bool, among: bool
    ) -> list[Token]:
        last, name = label[-1], text_of(label)
        if name in PARTS and (of_both := self._of_both(label, whole, within=within)):
            return of_both
        if "harm" in label[0].roles and not last.text.endswith(_PERSONS):
            return self._harmed(label, whole)
        if ("label" in last.roles or last.text.endswith(("类", "型"))) and self._names(label):
            return self._qualified(label, whole)
        ways = within or (quantity.unit in PEOPLE and self.known(whole))
        if ways and self.words.has(name, "part") and self.words.is_verb(name):
            return [*self.core(whole), *label]  # 其中集中供养
        if within and (share := self.share_of(label, whole, quantity.unit or "")):
            return share
        if within and quantity.unit in PEOPLE and (kind := self._kind_of(label, whole, among=among)):
            return kind
        if label[0].verb:
            return self._done_to_part(label, whole) if within else []
        rest = within and label[0].text in _REST and whole[-1].text.endswith(last.text)
        if rest and whole[-1].text != last.text:
            return [whole[-1], *label]  # 预算收入…,其中其他收入
        if "extreme" in last.roles and len(label) == 1:
            kept = [t for t in whole if "extreme" not in t.roles]
            return [*kept, last] if len(kept) < len(whole) else []
        if not self._names(label):
            return []
        if "outlet" in last.roles:
            return [*whole, *label]
        if self._same_noun(label, whole):
            return [*(t for t in whole if t.text != last.text), *label]
        if quantity.unit in PEOPLE and "recipient" in last.roles:
            aged = last.text in _AGES and label[0].text[0].isdigit() and whole[0].text[0].isdigit()
            return self._recipients(label, whole) if within or aged else []
        return []

    def _kind_of(self, label: Sequence[Token], whole: Sequence[Token], *, among: bool) -> list[Token]:
        """Those of a kind among all with whom something was done (退出低保120户(甲类户50户…)); empty where nothing was.

        among (bool): what the whole is called tells what the kind does not (2100户危房户中,低保户…).
        """
        verbs = self.opening_verbs(whole)
        if among and not verbs and text_of(label).endswith(text_of(whole)[-2:]):
            return []  # 困境儿童中,残疾儿童…
        if (
            not (verbs or among)
            or not label[-1].text.endswith(_PERSONS)
            or any(self.is_(t, "verb", "bare_verb") for t in label)
        ):
            return []
        if "recipient" in label[-1].roles:
            return []
        if not among and _GRADES.isdisjoint(text_of(label)):
            return [*verbs, *label]  # 登记困境儿童1500名,其中孤儿86名
        told = [*whole, *label]
        return told if len(text_of(told)) <= LONGEST else [*verbs, *label]

    def _of_both(self, label: list[Token], whole: Sequence[Token], *, within: bool) -> list[Token]:
        """The whole told of town or country (城乡低保对象…,其中城市920人); empty where it names neither.

        within (bool): 其中 or a bracket opens the parts: the whole is of both, said or not.
        """
        part = text_of(label)
        at = next((i for i, t in enumerate(whole) if t.text.startswith(_BOTH) and t.kind == "word"), -1)
        if at < 0 and within and not any(t.text.startswith(PARTS) for t in whole):
            verbs = len(self.opening_verbs(whole))
            return [*whole[:verbs], *label, *whole[verbs:]] if verbs < len(whole) else []
        if at < 0:
            return []
        both = whole[at]
        one = word_token(both.start, both.end, part + both.text[len(_BOTH) :], self.words)
        return [*whole[:at], one, *whole[at + 1 :]]

    @staticmethod
    def _names(label: Sequence[Token]) -> bool:
        """Whether a label tells of no doing: 护理|型 does not, 支出低保|类 does."""
        if len(label) <= 2:
            return True
        if label[-1].text == "类":
            return not label[0].verb  # 职业及从业组织类
        return not any(t.verb and "verbal_noun" not in t.roles for t in label[:-1])

    def _done_to_part(self, verbs: Sequence[Token], whole: Sequence[Token]) -> list[Token]:
        """What was done to a part alone, with the object of the whole: 接收物资320件,其中|发放."""
        thing = whole[len(self.opening_verbs(whole)) :]
        alone = len(self.opening_verbs(verbs)) == len(verbs)
        return [*verbs, *thing] if alone and 0 < len(thing) < len(whole) else []

    def _recipients(self, label: Sequence[Token], whole: Sequence[Token]) -> list[Token]:
        """Those helped, by kind or age: 低保户|残疾人家庭, 80岁以上|老年人."""
        if label[-1].text == _PEOPLE:
            kin = whole[-1].text != _PEOPLE and "recipient" in whole[-1].roles
            return [*self.core(whole), *label] if kin else []
        if any(self.known([t]) or "aid" in t.roles for t in whole):
            core = self.core(whole)
            if text_of(label).endswith(text_of(core)):  # 残疾人享受补贴…,其中重度残疾人
                return [*label, *whole[len(core) :]] if list(whole[: len(core)]) == core else [*label]
            return [*core, *label]
        aged = label[-1].text in _AGES and "recipient" in whole[-1].roles
        return [*label, whole[-1]] if aged else []

    def _qualified(self, label: Sequence[Token], whole: Sequence[Token]) -> list[Token]:
        """The label before the noun it qualifies, or in the place of the subject: 教育类|社会团体, 省本级|接收款物."""
        if "label" in whole[0].roles and len(whole) > 1 and len(whole[0].text) == len(text_of(label)):
            return [*label, *whole[1:]]  # 视力残疾120人,听力90人
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
