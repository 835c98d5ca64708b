"""What 前者 and 后者 (前一项, 后一项) stand for, the two things told last, and 该项目 and the like."""

from __future__ import annotations

from collections.abc import Sequence

from minzheng_ie.heads.distribute import distribute
from minzheng_ie.heads.lexicon import LONG, Lexicon, content, opening_verbs
from minzheng_ie.heads.memory import Memory
from minzheng_ie.heads.several import named_together
from minzheng_ie.heads.tagging import tagged
from minzheng_ie.tree.leaves import Token, text_of

_PAIR = 2


def resolved(before: list[Token], memory: Memory, lex: Lexicon, *, people: bool) -> list[Token]:
    """The words before a number, with the thing that a pronoun of theirs stands for; themselves where two are not told."""
    at = next((i for i, t in enumerate(before) if t.text in lex.pronouns), -1)
    pair = _told_last(memory, lex) if at >= 0 else ()
    if not pair:
        return before
    thing = pair[0] if before[at].text in lex.w.former else pair[1]
    done, rest = before[:at], before[at + 1 :]
    done = done if all(t.verb for t in done) else []
    return [*done, *(_whose(thing, lex) if done or rest or people else thing), *rest]


def _told_last(memory: Memory, lex: Lexicon) -> Sequence[Sequence[Token]]:
    named = named_together(memory, _PAIR, lex, whole=False)
    if named is not None:
        return named
    recent = memory.recent
    both = distribute(recent[-1], _PAIR, lex, compound=False) if recent else None
    if both is not None:
        return both  # A和B标准为每月90元,享受前一项的|
    return recent[-_PAIR:] if len(recent) >= _PAIR else ()


def _whose(thing: Sequence[Token], lex: Lexicon) -> Sequence[Token]:
    """A thing without the standard that was told of it (生活补贴|标准)."""
    end = len(thing)
    while end > 1 and (
        "standard" in thing[end - 1].roles or text_of(thing[end - 1 : end]) in lex.w.standard_ends
    ):
        end -= 1
    return thing[:end]


def this_work(said: list[Token], memory: Memory, lex: Lexicon) -> list[Token]:
    """What is told of a work that a pronoun points to, with its name (该项目|投入); the words themselves where none was."""
    if said[0].text not in lex.w.these or len(said) <= _PAIR or "work" not in said[1].roles:
        return said
    for clause in reversed(memory.spoken.clauses):
        told = tagged(clause(), lex)
        end = next((i for i in range(len(told) - 1, 0, -1) if "work" in told[i].roles), 0)
        if end:
            name = content(told[: end + 1], lex)
            return [*name[len(opening_verbs(name)) :], *said[2:]] if len(text_of(name)) <= LONG else said
    return said
