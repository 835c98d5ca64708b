"""The object a bare verb leaves unsaid: 举办培训班,有40人参加; 接收信访件24件,回复24件."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from minzheng_ie.heads.parts import PEOPLE, Wholes
from minzheng_ie.heads.roles import LONG, Roles, last_verb
from minzheng_ie.quantities.model import Quantity
from minzheng_ie.tree.leaves import Token, text_of

# How what people take part in is called.
_EVENTS = ("班", "会", "赛", "讲座", "活动", "培训", "仪式", "论坛", "演练", "课程", "沙龙", "集市")
_UNCOUNTED = frozenset({"share", "points", "ratio", "money", None})


class ObjectReader(Roles):
    """Finds the object of a verb that stands alone."""

    def attended(
        self, after: Sequence[Token], pending: Sequence[Callable[[], Sequence[Token]]], head: Sequence[Token]
    ) -> list[Token]:
        """What people took part in, with the verb behind their number; empty where it is not told.

        after: the words behind the number. pending: the clauses without numbers since the last number.
        head: of that number.
        """
        if len(after) != 1 or "attending" not in after[0].roles:
            return []
        told = self.content(self.tagged(pending[-1]())) if pending else head
        event = self.edges(told[last_verb(told) + 1 :]) or self.core(told)
        name = text_of(event)
        return [*event, *after] if 2 <= len(name) <= LONG and name.endswith(_EVENTS) else []

    def done_before(self, phrase: Sequence[Token], quantity: Quantity, wholes: Wholes) -> list[Token]:
        """What the same verb did in the same unit just before (修建便民桥19座。…累计修建90座); empty where it did not.

        phrase: a verb alone. Persons, money and shares are not asked for.
        """
        unit = quantity.unit or ""
        if len(phrase) != 1 or unit in PEOPLE or quantity.dimension in _UNCOUNTED:
            return []
        told = wholes.told.get(unit) or wholes.before.get(unit)
        if told is None or told.tokens[0].text != phrase[0].text or len(told.tokens) < 2:
            return []
        return list(told.tokens) if len(text_of(told.tokens)) <= LONG else []

    def dealt_with(self, phrase: Sequence[Token], quantity: Quantity, wholes: Wholes) -> list[Token]:
        """What was done to some of the things just told, with those: 回复 of 接收信访件; empty where nothing was.

        phrase: verbs alone. Of people it is not asked: 转移群众300人,死亡5人.
        """
        unit = quantity.unit or ""
        if unit in PEOPLE or quantity.dimension in _UNCOUNTED:
            return []
        whole = wholes.told.get(unit)
        if whole is None or quantity.value > whole.value:
            return []
        verb = next((i for i, t in enumerate(whole.tokens[:3]) if t.verb), len(whole.tokens))
        thing = whole.tokens[verb + 1 :]
        if not 2 <= len(text_of(thing)) <= LONG or thing[0].verb:
            return []
        return [*phrase, *thing]
