"""Whose a measure is that names nobody: the owner of the like measure told right before, or the one body told right before."""

from __future__ import annotations

from collections.abc import Sequence

from minzheng_ie.heads.frame import Frame
from minzheng_ie.heads.lexicon import LONGEST, Lexicon, opening_verbs
from minzheng_ie.heads.ranking_words import Edges, Words
from minzheng_ie.tree.leaves import Token, text_of

Phrase = Sequence[Token]
_NONE: list[Token] = []
_PAIR = 2  # of the bodies told last


def owned(f: Frame) -> Phrase:
    """A measure with whose it is (粮食种植面积2万公顷,|产量|9万吨; 小学48所,|在校学生|4万人); empty where no one owner is certain."""
    phrase, lex, memory = f.phrase, f.lex, f.memory
    if f.after or not phrase or not memory.told or phrase[-1].text[-1] not in lex.owned_ends:
        return _NONE  # as most
    lead = _lead(phrase, lex)
    name = text_of(phrase[lead:])
    if name not in lex.owned or memory.spoken.clauses:
        return _NONE
    found = _of_the_like(name, phrase[:lead], f) or _of_the_body(name, f)
    told = [*found, *phrase]
    return told if found and len(text_of(told)) <= LONGEST else _NONE


def put_in(f: Frame) -> Phrase:
    """The money that was told of right before, for what was put in of it (民政资金增长2倍,五年累计|投入|70亿元); or empty."""
    phrase, head, w = f.phrase, f.memory.head, f.lex.w
    if len(phrase) != 1 or not head or phrase[0].text not in w.spending or not f.memory.told:
        return _NONE
    if f.memory.spoken.clauses or any(t.verb for t in head) or not head[-1].text.endswith(w.sum_nouns):
        return _NONE
    return [*head, *phrase] if len(text_of(head)) > _PAIR else _NONE


def shared_out(f: Frame) -> Phrase:
    """Money of which shares are told by what becomes of them, with that (善款|60%|用于助学、|40%|用于助医); empty where it is other."""
    after, w = f.after, f.lex.w
    if not after or not f.percentage or after[0].text not in w.used_for | w.turned_into:
        return _NONE
    head = f.subject or (f.memory.head if f.memory.told and not f.memory.spoken.clauses else _NONE)
    at = next((i for i, t in enumerate(head) if t.text in w.used_for | w.turned_into), len(head))
    money = head[:at]
    told = [*money, *after]
    named = bool(money) and money[-1].text.endswith(w.sum_nouns) and money[0].text not in w.spending
    return told if named and len(text_of(told)) <= LONGEST else _NONE


def measures(lex: Lexicon) -> tuple[Words, ...]:
    """The measures that are told of one owner, one behind the other: a class for each kind of owner."""
    w = lex.w
    return (w.told_of_crops, w.told_of_households, w.told_of_books, w.told_of_mishaps, w.told_of_schools)


def bodies(lex: Lexicon) -> tuple[tuple[Edges, Words], ...]:
    """How the names of bodies end, and what only such have."""
    w = lex.w
    return (
        (w.schools, w.told_of_schools),
        (w.bodies_with_books, w.kept_by_bodies),
        (w.planned_works, w.told_of_works),
        (w.insurances, w.told_of_insurances),
    )


def _lead(phrase: Phrase, lex: Lexicon) -> int:
    """How many words in front of a measure only say how it is told (人均, 年, 总)."""
    end = len(phrase) - 1
    return next((i for i in range(end) if phrase[i].text not in lex.w.ways_measured), end)


def _of_the_like(name: str, lead: Phrase, f: Frame) -> list[Token]:
    """Whose the like measure was that was told right before, and how it was told; empty where none was."""
    head, lex = f.memory.head, f.lex
    for kind in measures(lex):
        if name not in kind:
            continue
        for at in range(1, len(head)):
            own = _lead(head[at:], lex)
            if text_of(head[at + own :]) in kind:
                owner = _owner(head[:at], lex)
                return [*owner, *(() if lead else head[at : at + own])] if owner else []
    return []


def _owner(said: Phrase, lex: Lexicon) -> Phrase:
    """Who is named in front of a measure, without what was done; empty where nobody is."""
    owner = said[len(opening_verbs(said)) :]
    while owner and owner[-1].text in lex.w.realising:
        owner = owner[:-1]  # 慈善总会|实现|总收入
    return owner if not all(t.verb or t.text in lex.w.new for t in owner) else _NONE


def _of_the_body(name: str, f: Frame) -> list[Token]:
    """The body that was told right before, where it alone can have what is told; empty where two can."""
    told, lex = [one.tokens for one in f.memory.told], f.lex
    ends = next((ends for ends, kept in bodies(lex) if name in kept), ())
    named = [head for head in told if head[-1].text.endswith(ends)] if ends else []
    if not named:
        return []
    others = told[-_PAIR:] if named[-1] == told[-1] else named
    if any(head in named and head != named[-1] for head in others):
        return []  # 中学12所、小学48所,在校学生9万人
    return list(named[-1][len(opening_verbs(named[-1])) :])
