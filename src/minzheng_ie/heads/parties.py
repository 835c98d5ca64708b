"""What was done, without those who did it together: 甲协会和乙基金会募集善款, 商会联合海关向小学捐资."""

from __future__ import annotations

from collections.abc import Sequence

from minzheng_ie.heads.lexicon import Lexicon, is_
from minzheng_ie.tree.leaves import Token

_PARTY = 2  # words of 联合|商会
_FEWEST = 3  # words of a metric that names others and a deed


def without_parties(tokens: tuple[Token, ...], lex: Lexicon) -> tuple[Token, ...]:
    """A metric without several bodies before its verb, and without whom a body did it with; itself where it names none."""
    if len(tokens) < _FEWEST:
        return tokens
    texts = [t.text for t in tokens]
    with_whom = next((i for i, text in enumerate(texts) if text in lex.w.together), -1)
    start = _done_with(tokens, with_whom, lex) if with_whom >= 0 else 0
    if not start and lex.w.of.isdisjoint(texts):
        start = _done_by_several(tokens, lex)
    if not start or not texts[start - 1].endswith(lex.w.acting):
        return tokens
    return tokens[start:] if len(tokens) > start + 1 else tokens


def _done_by_several(tokens: Sequence[Token], lex: Lexicon) -> int:
    """Where what bodies beside one another did begins (甲协会和乙基金会|募集善款); 0 where no such bodies are named."""
    joints = 0
    for i, token in enumerate(tokens):
        if i and is_(token, "conjunction", "joint"):
            joints += 1
            if not tokens[i - 1].text.endswith(lex.w.acting):
                return 0
        elif joints and (token.verb or "verb" in token.roles):
            return i
        elif token.verb:
            return 0
    return 0


def _done_with(tokens: Sequence[Token], at: int, lex: Lexicon) -> int:
    """Where what was done with others begins (商会联合海关|向小学捐资); 0 where no others are named (联合|开展救助)."""
    begin = at + _PARTY
    if tokens[begin - 1 : begin] and tokens[begin - 1].verb:
        return 0
    return next((i for i in range(begin, len(tokens)) if _begins(tokens[i], lex)), 0)


def _begins(token: Token, lex: Lexicon) -> bool:
    return token.verb or "verb" in token.roles or token.text in lex.w.served
