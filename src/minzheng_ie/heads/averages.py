"""The word for a mean in a metric that is told by it: 临时救助次均|1280元, 户均补助|3000元."""

from __future__ import annotations

from collections.abc import Sequence

from minzheng_ie.heads.lexicon import Lexicon, is_
from minzheng_ie.heads.model import Head
from minzheng_ie.tree.leaves import Token

_BORROWED = frozenset({"elliptic", "topic"})
"""Kinds of heads told before, behind which the mean stands alone."""


def averaged(head: Head, unit: str | None, before: Sequence[Token], lex: Lexicon) -> Head:
    """A head with the mean that its number is told as. unit (str or None): the number's. before: the words before it.

    A mean of money for so many alone tells it from the sum of all (实施临时救助1.2万人次, 次均救助|1280元); the unit says no
    more than for whom. A standard needs none: what it is, it is for each (集中供养标准达到|月人均1360元).
    """
    mean = next((t for t in reversed(before) if t.kind == "rate"), None)
    if mean is None or unit is None or "/" not in unit or not mean.text.endswith(lex.w.mean_ends):
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
    spent = len(tokens) > 1 and tokens[-1].verb and not is_(tokens[-1], "bare_noun")
    return (*(tokens[:-1] if spent else tokens), mean)  # 临时救助|花去|,次均1280元
