"""Whom a share or a group is of, where a clause before names them: 在70-79周岁老年人口中,男性占48%."""

from __future__ import annotations

from collections.abc import Sequence

from minzheng_ie.heads.lexicon import Lexicon, content, is_, role_at
from minzheng_ie.heads.purpose import Tokens
from minzheng_ie.heads.tagging import tagged
from minzheng_ie.tree.leaves import ClauseText, Token, text_of

_SHORT = 8  # characters of a group told beside others
_LONG = 20  # characters of those it is one of


def among(
    before: Sequence[Token], clause: ClauseText, head: Sequence[Token] | None, share: bool, lex: Lexicon
) -> list[Token]:
    """Those a number's subject is a group of, told in a clause without numbers that ends in 中; else empty.

    before: the subject. clause: the last one without numbers of the sentence. head: of the last number, where the clause
    stands before it: it must have been told of them. share (bool): the number is a share told by 占; any other number
    needs a word for a group of people (男性, 老年人), or what people are counted and measured by (35岁以下, 平均年龄).
    """
    if not clause.may_end_in(lex.w.amid):
        return []  # as most, which are not cut into words
    grouped = _group(before, share=share)
    if not grouped and not _of_people(before, lex):
        return []
    tokens, w = _amid(clause, lex), lex.w
    if not tokens:
        return []
    whole = list(tokens[1:] if tokens[0].text in w.at else tokens)
    name = text_of(whole)
    if len(name) > _LONG or name.endswith(w.doings) or _tells_when(whole, name, lex):
        return []
    if not grouped and not name[:-1].endswith(w.those_named + w.members_named):
        return []
    told = [t for t in whole if t.kind in ("word", "mark")]
    while "droppable" in told[0].roles and len(told) > 1:
        told = told[1:]  # 全镇|干部中
    if head is not None and not text_of(head).startswith((name, text_of(told))):
        return []  # another statement has begun since
    return told


def _amid(clause: ClauseText, lex: Lexicon) -> Sequence[Token]:
    """The words of a clause that ends in 中; empty of another."""
    tokens = clause()
    return tokens if tokens and tokens[-1].text.endswith(lex.w.amid) else ()


def _tells_when(whole: Sequence[Token], name: str, lex: Lexicon) -> bool:
    """Whether words tell when, and not whom (开展救助中; not 结婚登记的夫妻中)."""
    return any(t.verb for t in whole) and not any(word in name for word in lex.w.of)


def _group(before: Sequence[Token], *, share: bool) -> bool:
    """Whether a subject may name a group of others."""
    if not before or not (share or (len(before) == 1 and not before[0].verb and "part" in before[0].roles)):
        return False
    return len(text_of(before)) <= _SHORT


def _of_people(before: Sequence[Token], lex: Lexicon) -> bool:
    """Whether a subject tells some of many people, or what is measured of them, and nothing that was done."""
    last = before[-1].text
    if not _tells_some(last, lex) or len(text_of(before)) > _SHORT:
        return False  # as most
    return not any(t.verb or is_(t, "level", "preposition") for t in before)


def _tells_some(last: str, lex: Lexicon) -> bool:
    """Whether a word tells some of many people, or what is measured of them."""
    w = lex.w
    if last in w.share_words or (last[0].isnumeric() and last.endswith(w.bands)):
        return True
    return any(last.endswith(ends) for ends in (w.age_sides_ends, w.those_named, w.rates, w.of_persons))


def of_band(
    before: list[Token], share: list[Token], head: Sequence[Token], passed: Tokens | None, lex: Lexicon
) -> tuple[list[Token], list[Token]]:
    """The subject of a share and what it is a share of, where 占 stands alone (…占总数比重最高,|占41%,40-49岁|占20%).

    before: the subject. share: 占 with the whole. head: of the number before. passed: the last clause without numbers
    since.
    """
    if len(share) != 1:
        return before, share
    if not before and passed is not None:
        return _told_before(tagged(passed(), lex), lex) or (before, share)
    link = role_at(head, "link", otherwise=0)
    banded = link and before and before[-1].text.endswith(lex.w.bands)
    if banded and head[link - 1].text.endswith(lex.w.bands_said):
        return before, list(head[link:])
    return before, share


def _told_before(told: Sequence[Token], lex: Lexicon) -> tuple[list[Token], list[Token]] | None:
    """The subject and the share that a clause without a number tells; None where it tells none."""
    link = role_at(told, "link", otherwise=0)
    whole = content(told[link:], lex)
    while whole and ("extreme" in whole[-1].roles or whole[-1].text in lex.w.share_words):
        whole.pop()
    return (content(told[:link], lex), whole) if link and len(whole) > 1 else None
