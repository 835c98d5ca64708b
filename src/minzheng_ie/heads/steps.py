"""A measure told with a level for each of several places, or as a rise from what it was."""

from __future__ import annotations

from collections.abc import Sequence

from minzheng_ie.heads.groups import Group
from minzheng_ie.heads.roles import Roles
from minzheng_ie.quantities.model import Quantity
from minzheng_ie.tree.leaves import Token

_FROM = frozenset({"由", "从"})
_MEASURES = ("标准", "水平", "补差")
_PAYMENTS = ("补贴", "补助", "津贴")
_EACH = frozenset({"每个", "每名", "每位", "每人"})
_BASIS = "基础"


class StepReader(Roles):
    """Finds the measure of levels that its words do not touch."""

    def levels(
        self, tokens: Sequence[Token], groups: Sequence[Group], quantities: Sequence[Quantity]
    ) -> dict[int, tuple[Token, ...]]:
        """What each number is of where each place has a level of its own; empty for any other clause.

        低保标准三城区由300元、四个县由280元分别提高到330元: the sums are of the standard, 四个 counts 县.
        """
        if len(groups) < 2 or sum(t.text in _FROM for t in tokens) < 2:
            return {}
        first = next((i for i, t in enumerate(tokens) if t.kind == "number"), 0)
        end = next((i for i in range(first - 1, -1, -1) if tokens[i].text.endswith(_MEASURES)), -1)
        measure = tuple(self.content(tokens[: end + 1]))
        if not measure or any(t.text in _FROM for t in measure):
            return {}
        found: dict[int, tuple[Token, ...]] = {}
        for i, token in enumerate(tokens):
            if token.kind != "number":
                continue
            if quantities[token.index].dimension == "money":
                found[token.index] = measure
            elif i + 1 < len(tokens) and "division" in tokens[i + 1].roles:
                found[token.index] = (tokens[i + 1],)
            else:
                return {}
        return found

    def on_basis(self, group: Group, before: Sequence[Token], said: Sequence[Token]) -> list[Token]:
        """The measure of a level that a rise is counted from (在每人每月150元|的基础上再增加40%); or empty.

        before: the words before the number. said: the measure told before, where they tell none.
        """
        behind = group.after
        if len(behind) < 2 or behind[0].text != "的" or not behind[1].text.startswith(_BASIS):
            return []
        if before and before[-1].text.endswith(_MEASURES + _PAYMENTS):
            return list(before)
        of = max((i for i, t in enumerate(said[:-1]) if t.text == "的"), default=-1)
        return list(said[of + 1 :])

    @staticmethod
    def of_each(before: Sequence[Token], head: Sequence[Token]) -> list[Token]:
        """The standard that a sum for 每个孤儿 is of, where it was told last; or empty."""
        each = bool(before) and len(before) <= 3 and before[0].text in _EACH
        return list(head) if each and head and head[-1].text.endswith(_MEASURES) else []
