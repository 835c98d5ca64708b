"""Whether a word of a metric may lead to another, or be said twice (`minzheng_ie.heads.ends`): of most none does."""

from __future__ import annotations

from collections.abc import Sequence

from minzheng_ie.heads.lexicon import Lexicon
from minzheng_ie.heads.signs import ACTING, BOTH, CLOSES, ENDED, JOINED, LEADS, RECEIVER, SPURS, STANDARD
from minzheng_ie.tree.leaves import Token


def may_end(tokens: Sequence[Token], signs: int, lex: Lexicon) -> bool:
    """Whether a metric may be told without some of its words, or with those in another order. signs: of its words."""
    return bool(signs & ENDED and _misplaced(tokens, signs, lex)) or _says_twice(tokens)


def _misplaced(tokens: Sequence[Token], signs: int, lex: Lexicon) -> bool:
    """Whether a word stands where it may lead to another."""
    if signs & LEADS or (signs & JOINED and signs & ACTING):
        return True
    if signs & SPURS and lex.signs.of(tokens[0].text) & SPURS:
        return True
    last = lex.signs.together(tokens[-1:])
    if last & CLOSES or (last & RECEIVER and signs & (STANDARD | BOTH)):
        return True
    return bool(last & STANDARD and lex.signs.together(tokens[:-1]) & STANDARD)


def _says_twice(tokens: Sequence[Token]) -> bool:
    """Whether a word ends as the one before it does: one of them may be the other said again."""
    last = ""
    for token in tokens:
        text = token.text
        if text[-1:] == last:
            return True
        last = text[-1:]
    return False
