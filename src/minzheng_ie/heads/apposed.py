"""A noun right behind a number that it counts, though no verb leads to it: 协会20名|志愿者, 送去3000元|慰问金."""

from __future__ import annotations

from collections.abc import Sequence

from minzheng_ie.heads.groups import Group
from minzheng_ie.heads.lexicon import Lexicon, is_
from minzheng_ie.quantities.model import Quantity
from minzheng_ie.tree.leaves import Token

_NAME = 6  # words of a noun, whatever qualifies it with it
_STOPS = frozenset({"level", "preposition", "link", "adverb", "particle"})
_NO_NOUNS = _STOPS | {"conjunction", "frame"}


def apposed(group: Group, text: Sequence[Token], quantity: Quantity, lex: Lexicon) -> bool:
    """Whether the noun behind a number is what it counts, since nothing before it is."""
    last = next((t for t in reversed(group.before) if t.kind == "word" and is_noun(t)), None)
    if last is None or text[0].kind != "word":
        return False
    w, number = lex.w, group.members[-1].text
    if quantity.dimension == "money":
        return quantity.unit in w.money_unit and _sum(text, last, lex)
    if number.endswith(w.persons_counted) or quantity.dimension == "households":
        return not last.text.endswith(w.those_named) and _named(text, w.those_named)
    listed = any("joint" in t.roles for t in group.before[-2:-1])
    return listed and number[-1] in w.classifiers and not last.verb and _does(text)


def _sum(text: Sequence[Token], last: Token, lex: Lexicon) -> bool:
    """Whether the name of a sum stands behind it, or what it is the worth of (价值50万元|物资)."""
    if last.text.endswith(lex.w.sum_nouns):
        return False
    if last.text in lex.w.worth:
        return is_noun(text[0]) and not text[0].verb
    return _funds_for(text, lex) or _named(text, lex.w.sums_given)


def is_noun(token: Token) -> bool:
    """Whether a word may name something."""
    return token.roles.isdisjoint(_NO_NOUNS)


def _funds_for(text: Sequence[Token], lex: Lexicon) -> bool:
    """Whether money is named by what it is for (26万元|修缮资金; not 26万元|拨付救助资金)."""
    if len(text) < 2 or not text[0].verb or is_(text[0], "bare_verb", "flow", "level"):
        return False
    return text[1].text.endswith(lex.w.funds) and text[1].start == text[0].end


def _named(text: Sequence[Token], ends: tuple[str, ...]) -> bool:
    """Whether a noun with one of some ends stands there, before anything is told of it."""
    for at, token in enumerate(text[:_NAME]):
        if token.kind != "word" or not token.roles.isdisjoint(_STOPS) or (token.verb and at == 0):
            return False
        if token.text.endswith(ends) and len(token.text) > 1:
            behind = text[at + 1 : at + 2]
            return not behind or behind[0].kind != "word" or behind[0].verb or not is_noun(behind[0])
        if token.verb:
            return False
    return False


def _does(text: Sequence[Token]) -> bool:
    """Whether a noun stands there that does something, or has it done to it (三家|企业各捐款…)."""
    first = text[0]
    if first.verb or not is_noun(first) or len(first.text) < 2:
        return False
    return any(t.verb or is_(t, "verb", "bare_verb", "adverb") for t in text[1:])
