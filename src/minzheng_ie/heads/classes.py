"""Classes that are told by their names alone: 补助标准分为三类,一类420元、二类330元."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from minzheng_ie.compiled import compile_regex
from minzheng_ie.heads.roles import Roles
from minzheng_ie.tree.leaves import Token, text_of

_CLASS = compile_regex(r"[一二三四五六七八甲乙丙丁ABCD][类档级等]")
_ENDS = frozenset("类档级等")
_STANDARDS = ("标准", "水平", "补助", "补贴", "津贴", "补差", "生活费", "低保金", "救助金", "保障金")
# Those of an age, and that they get something.
_AGE = compile_regex(
    r"(?:年?满)?(?:\d{2,3}|百)(?:[-—~至到]+\d{2,3})?(?:周)?岁(?:及?以上|以下)?的?(?:高龄)?(?:老人|老年人|人员)?的?"
    r"(?:可以?|均可)?(?:享受|领取|领|发放|补贴|补助|申领)?"
)
_AGE_WORDS = 9
_AGE_OPENS = frozenset("年满百0123456789")
_PAYMENTS = ("津贴", "补贴", "补助", "补助金", "尊老金", "敬老金", "长寿金", "养老金", "生活费")
_NO_NAMES = "岁的上下可"
_THOSE = frozenset({"老人", "老年人", "高龄老人", "人员"})


def names_class(before: Sequence[Token]) -> bool:
    """Whether the words before a number are the name of a class and nothing else."""
    return (
        0 < len(before) < 3 and before[-1].text[-1] in _ENDS and _CLASS.fullmatch(text_of(before)) is not None
    )


def names_age(before: Sequence[Token]) -> bool:
    """Whether the words before a number are a band of ages, with or without a verb of getting (90岁以上|可享受)."""
    if not 0 < len(before) <= _AGE_WORDS or before[0].text[0] not in _AGE_OPENS:
        return False
    return _AGE.fullmatch(text_of(before)) is not None


class ClassReader(Roles):
    """Completes the name of a class, or a band of ages, with what is told of all."""

    def paid_at_age(
        self,
        band: Sequence[Token],
        head: Sequence[Token],
        passed: Sequence[Callable[[], Sequence[Token]]],
    ) -> list[Token]:
        """What those of an age are paid (高龄津贴标准:80-89周岁每月40元), with their age; empty where nothing tells it.

        band: see `names_age`. head: of the number before. passed: the clauses without numbers of the sentence.
        """
        for told in (head, *(self.content(self.tagged(clause())) for clause in reversed(passed))):
            at = next((i for i in range(len(told) - 1, -1, -1) if told[i].text.endswith(_PAYMENTS)), -1)
            if at < 0:
                continue
            end = at + 2 if text_of(told[at + 1 : at + 2]) == "标准" else at + 1
            start = at
            while start > 0 and self._qualifies(told[start - 1]):
                start -= 1
            return [*band, *told[start:end]]
        return []

    @staticmethod
    def _qualifies(token: Token) -> bool:
        """Whether a word before a payment belongs to its name (残疾人|护理补贴), and is no age and no doing."""
        return (
            token.kind == "word"
            and not token.verb
            and token.text[-1] not in _NO_NAMES
            and token.text not in _THOSE
            and token.roles.isdisjoint(("preposition", "level", "conjunction"))
        )

    def classed(
        self,
        label: Sequence[Token],
        head: Sequence[Token],
        passed: Sequence[Callable[[], Sequence[Token]]],
        *,
        money: bool,
    ) -> list[Token]:
        """What the class called ``label`` is one of, with its name; empty where nothing tells it.

        head: of the number before. passed: the clauses without numbers of the sentence. money (bool): whether the
        number is a sum, which is of a standard; any other counts those helped.
        """
        for told in (head, *(self.content(self.tagged(clause())) for clause in reversed(passed))):
            if whole := self._divided(told, money=money):
                return [*label, *whole]
        return list(label) if names_class(head[:1]) or names_class(head[:2]) else []

    def _divided(self, told: Sequence[Token], *, money: bool) -> list[Token]:
        """The standard, or those helped, that ``told`` divides into classes."""
        kept = list(told)
        if len(kept) > 2 and names_class(kept[:2]):
            kept = kept[2:]
        elif len(kept) > 1 and names_class(kept[:1]):
            kept = kept[1:]
        if money:
            end = next((i for i in range(len(kept), 0, -1) if kept[i - 1].text.endswith(_STANDARDS)), 0)
            start = next((i + 1 for i in range(end - 1, -1, -1) if "preposition" in kept[i].roles), 0)
            return kept[start:end]
        end = next((i for i in range(len(kept), 0, -1) if self.known(kept[i - 1 : i])), 0)
        return self.core(kept[:end]) if end else []
