"""How a claim tells a metric: with the mean that it is told by (临时救助次均|1280元), with what its unit counts, without by whose leave it was done."""

from __future__ import annotations

from collections.abc import Sequence

from minzheng_ie.heads.lexicon import Lexicon, is_
from minzheng_ie.heads.model import SIDE_BY_SIDE, Head
from minzheng_ie.tree.leaves import Token, word_token

_BORROWED = frozenset({"elliptic", "topic"})
"""Kinds of heads told before, behind which the mean stands alone."""


_LEAVE = 3  # words of 经|县政府|批准


def without_leave(head: Head, lex: Lexicon) -> Head:
    """What was done, without by whose leave, or what was looked at first (经县政府批准|发放补贴)."""
    tokens, w = head.tokens, lex.w
    if len(tokens) > 1 and tokens[0].text in w.out_of_or_by and tokens[1].start > tokens[0].end:
        return Head(tokens[1:], head.rule, head.row)  # 由|28人组成的志愿者队伍
    if len(tokens) < _LEAVE or not tokens[0].text.startswith(w.by_leave):
        return head
    at = next((i for i, t in enumerate(tokens[:_LEAVE]) if t.text.endswith(w.approving)), -1)
    return Head(tokens[at + 1 :], head.rule, head.row) if 0 <= at < len(tokens) - 1 else head


def averaged(head: Head, unit: str | None, before: Sequence[Token], lex: Lexicon) -> Head:
    """A head with the mean that its number is told as. unit (str or None): the number's. before: the words before it.

    A mean of money for so many alone tells it from the sum of all (实施临时救助1.2万人次, 次均救助|1280元); the unit says no
    more than for whom. A standard needs none: what it is, it is for each (集中供养标准达到|月人均1360元).
    """
    if unit is None or "/" not in unit:
        return head  # as most
    mean = next((t for t in reversed(before) if t.kind == "rate"), None)
    if mean is None or not mean.text.endswith(lex.w.mean_ends):
        return head
    for token in head.tokens:
        if token.text.endswith(lex.w.mean_ends) or token.text in lex.w.each:
            return head
    kept = _with_mean(mean, head, lex)
    return Head(kept, head.rule, head.row) if kept else head


def _with_mean(mean: Token, head: Head, lex: Lexicon) -> tuple[Token, ...]:
    """The words of a head with a mean where it stands; empty where it is none of theirs."""
    tokens = head.tokens
    at = next((i for i, t in enumerate(tokens) if t.start >= mean.end), len(tokens))
    if at < len(tokens):
        theirs = tokens[at].start == mean.end and not tokens[at].text.endswith(lex.w.standard_ends)
        return (*tokens[:at], mean, *tokens[at:]) if theirs else ()
    if head.rule not in _BORROWED or mean.text not in lex.w.averages:
        return ()
    if tokens[-1].text.endswith(lex.w.standard_ends + lex.w.measures):
        return ()  # what was told before is of one alone already (低保标准, 补助水平)
    if tokens[0].verb and tokens[-1].text.endswith(lex.w.payments):
        return ()  # 发放慰问金,人均200元: the unit says so
    spent = len(tokens) > 1 and tokens[-1].verb and not is_(tokens[-1], "bare_noun")
    return (*(tokens[:-1] if spent else tokens), mean)  # 临时救助|花去|,次均1280元


def of_unit_noun(head: Head, member: Token, lex: Lexicon) -> Head:
    """The head of a number beside another, with what its unit tells it counts (福利院3所(|210张床位))."""
    if head.rule != SIDE_BY_SIDE or not member.text.endswith(lex.w.unit_nouns):
        return head
    noun = next(n for n in lex.w.unit_nouns if member.text.endswith(n))
    last = head.tokens[-1]
    if last.text.endswith(noun) or last.start >= member.start:
        return head
    counted = word_token(member.end - len(noun), member.end, noun, lex.words)
    return Head((*head.tokens, counted), head.rule, head.row)
