"""A finished metric, and where in it stands what has no place there."""

from __future__ import annotations

from itertools import pairwise

from minzheng_ie.heads.frame import Phrase, View
from minzheng_ie.heads.groups import Group
from minzheng_ie.heads.lexicon import Lexicon
from minzheng_ie.heads.memory import Memory
from minzheng_ie.heads.model import Head
from minzheng_ie.quantities.model import Quantity
from minzheng_ie.tree.leaves import NOMINAL, Token


class Finished:
    """A metric that nothing else changes, with where its number stands.

    head: it, as found; tokens: its words. number, quantity: whose it is. group: the numbers it stands among. view, memory, lex:
    as of a frame. texts (frozenset): its words as they stand. kind (str): how it was found.
    """

    __slots__ = ("group", "head", "kind", "lex", "memory", "number", "quantity", "texts", "tokens", "view")

    def __init__(self, head: Head, number: Token, group: Group, memory: Memory, view: View) -> None:
        self.head = head
        self.tokens = head.tokens
        self.kind = head.rule
        self.number = number
        self.quantity: Quantity = view.quantities[number.index]
        self.group = group
        self.memory = memory
        self.view = view
        self.lex: Lexicon = view.lex
        self.texts = frozenset([token.text for token in head.tokens])


def verb_next(words: Phrase, at: int) -> bool:
    """Whether another verb follows, so that this one is a noun (公益服务|组织|提供)."""
    return at + 1 < len(words) and words[at + 1].verb


def behind(f: Finished) -> Phrase:
    """The words from the last of its numbers to the next one."""
    tokens, last = f.view.tokens, f.group.members[-1].end
    end = next((t.start for t in tokens if t.kind == "number" and t.start >= last), tokens[-1].end)
    return [t for t in tokens if last <= t.start < end]


def next_number(f: Finished) -> int:
    """Where a number of the next places or things stands in it; 0 where none does."""
    for i, (one, other) in enumerate(pairwise(f.tokens)):
        counts = (
            one.text.isdecimal() and one.end == other.start and other.text.startswith(f.lex.w.next_counted)
        )
        if i and counts and (other.end == f.number.start or one.start > f.number.start):
            return i
    return 0


def place_at(f: Finished) -> int:
    """Where the words for a place begin that end it; 0 where none do."""
    at = open_at(f, f.lex.w.at)
    return at if at > 0 and f.tokens[at - 1].text.endswith(f.lex.w.amount_ends) else 0


def all_before(f: Finished) -> bool:
    """Whether all of it stands before its number."""
    return f.tokens[-1].end <= f.number.start


def open_at(f: Finished, words: frozenset[str]) -> int:
    """Where one of some words stands with nothing but nouns behind it; -1 where none does."""
    at = len(f.tokens) - 1
    while at >= 0 and f.tokens[at].text not in words:
        if (f.tokens[at].verb and f.tokens[at].index != NOMINAL) or "link" in f.tokens[at].roles:
            return -1
        at -= 1
    return at if at < len(f.tokens) - 1 else -1


def stranded(f: Finished) -> int:
    """Where a word for within or from stands whose time was left out; -1 where none does."""
    words = f.lex.w.inside_time
    return next((i for i, t in enumerate(f.tokens) if t.text in words and _time_before(t, f)), -1)


def idle_joint(f: Finished) -> int:
    """Where a mark of a list stands beside a time that was left out; -1 where none does."""
    tokens = f.tokens
    for i in range(1, len(tokens) - 1):
        if tokens[i].text == "、" and (_time_before(tokens[i], f) or _time_before(tokens[i + 1], f)):
            return i
    return -1


def _time_before(token: Token, f: Finished) -> bool:
    """Whether a time stands right before a word."""
    return any(t.kind == "period" and t.end == token.start for t in f.view.tokens)
