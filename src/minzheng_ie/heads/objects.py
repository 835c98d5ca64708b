"""The object a bare verb leaves unsaid: 举办培训班,有40人参加; 接收信访件24件,回复24件."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from minzheng_ie.heads.groups import Group
from minzheng_ie.heads.lexicon import LONG, Lexicon, content, core, edges, first_verb, last_verb
from minzheng_ie.heads.purpose import Tokens
from minzheng_ie.heads.tagging import tagged
from minzheng_ie.heads.wholes import Whole
from minzheng_ie.quantities.model import Quantity
from minzheng_ie.tree.leaves import NOMINAL, Token, text_of

_DONE = 2  # words of what was done
_THOSE = 2  # words that lead to some, and those
_UNCOUNTED = frozenset({"share", "points", "ratio", "money", None})


def thing_first(said: list[Token], group: Group, lex: Lexicon) -> list[Token]:
    """A thing without the short verb behind it, which wants it as its object (养老院|建了|12所); else ``said``."""
    before = group.before
    if group.after or len(said) < _DONE or before[-1].text not in lex.w.aspects or said[-1] is not before[-2]:
        return said
    verb, thing, w = said[-1], said[-2], lex.w
    if verb.text not in w.building or any(t.verb or t.text[0] == "“" for t in said[:-1]):
        return said
    acts = thing.text.endswith((*w.persons, *w.bodies, *w.payers)) and not thing.text.endswith(
        w.homes + w.towns
    )
    return said if acts else said[:-1]


def attended(
    after: Sequence[Token], passed: Tokens | None, head: Sequence[Token], lex: Lexicon
) -> list[Token]:
    """What people took part in, with the verb behind their number; empty where it is not told.

    after: the words behind the number. passed: the last clause without numbers since the last number. head: of that number.
    """
    if len(after) != 1 or "attending" not in after[0].roles:
        return []
    told = content(tagged(passed(), lex), lex) if passed is not None else head
    event = edges(told[last_verb(told) + 1 :]) or core(told)
    name = text_of(event)
    return [*event, *after] if 2 <= len(name) <= LONG and name.endswith(lex.w.events) else []


def done_before(
    phrase: Sequence[Token],
    quantity: Quantity,
    told: Mapping[str, Whole],
    earlier: Mapping[str, Whole],
    lex: Lexicon,
) -> list[Token]:
    """What the same verb did in the same unit just before (修建便民桥19座。…累计修建90座); empty where it did not.

    phrase: a verb alone. told, earlier: what this sentence and the one before told, by unit. Persons, money and shares are
    not asked for.
    """
    unit = quantity.unit or ""
    if len(phrase) != 1 or unit in lex.w.people_units or quantity.dimension in _UNCOUNTED:
        return []
    whole = told.get(unit) or earlier.get(unit)
    if whole is None or whole.tokens[0].text != phrase[0].text or len(whole.tokens) < 2:
        return []
    return list(whole.tokens) if len(text_of(whole.tokens)) <= LONG else []


def dealt_with(
    phrase: Sequence[Token], quantity: Quantity, told: Mapping[str, Whole], lex: Lexicon
) -> list[Token]:
    """What was done to some of the things just told, with those: 回复 of 接收信访件; empty where nothing was.

    phrase: verbs alone. told: by unit. Of people it is not asked: 转移群众300人,死亡5人.
    """
    unit = quantity.unit or ""
    if unit in lex.w.people_units or quantity.dimension in _UNCOUNTED:
        return []
    whole = told.get(unit)
    if whole is None or quantity.value > whole.value:
        return []
    verb = first_verb(whole.tokens[:3], otherwise=len(whole.tokens))
    thing = whole.tokens[verb + 1 :]
    if not 2 <= len(text_of(thing)) <= LONG or thing[0].verb:
        return []
    return [*phrase, *thing]


def opens_with_those(said: Sequence[Token], lex: Lexicon) -> bool:
    """Whether words open with for whom something is done (为老人|提供服务, 对东盟|进出口, 向灾区|捐款)."""
    if said[0].text not in lex.w.served or len(said) <= _THOSE:
        return False
    done = said[_THOSE:]
    nominal = any(t.index == NOMINAL for t in done) and not any("joint" in t.roles for t in done)
    return nominal or said[0].text in lex.w.toward or any(t.verb for t in done)
