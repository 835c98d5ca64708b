"""Words that lead to what stands behind them and are no part of it, and those that only look so."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from minzheng_ie.heads.lexicon import Lexicon, is_
from minzheng_ie.tree.leaves import Token

_ADVERB = frozenset({"adverb", "droppable"})
_NONE: frozenset[str] = frozenset()
_NAMED = frozenset({"word", "region", "mark"})
_WON = 8  # words of what was striven for


def led(told: Sequence[Token], tokens: Sequence[Token], at: int, lex: Lexicon) -> Token:
    """The token at ``at`` as it is before what follows it; ``told``: those before it, as they are."""
    token, w = tokens[at], lex.w
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    if behind is None:
        return token
    if token.text in w.striving:
        won = _wins(tokens[at + 1 : at + 1 + _WON], lex)
        return token.doing(token.roles - _ADVERB, verb=token.verb) if won else token
    if token.text in w.deep:
        goes = behind.kind in ("number", "region") or _where_people_are(tokens[at + 1 : at + 3], lex)
        return token.doing(token.roles - _ADVERB, verb=True) if goes else token
    if token.text in w.realising:
        listed = len(told) > 2 and is_(told[-1], "joint") and told[0].verb
        return token.doing(_NONE, verb=True) if listed else token  # 接待游客、|实现|旅游收入分别增长
    return token.doing(_ADVERB, verb=False) if _only_leads(told, token, behind, lex) else token


def _where_people_are(behind: Sequence[Token], lex: Lexicon) -> bool:
    """Whether a place with people stands first, or behind a word that says which (深入|受灾|村庄|走访)."""
    for token in behind:
        if token.verb or is_(token, "verbal_noun", "bare_verb"):
            return False
        if token.text.endswith(lex.w.where_people_are):
            return True
    return False


def without_times(tokens: Sequence[Token], lex: Lexicon) -> Sequence[Token]:
    """Tokens without what leads to several times, and what joins those (分别|于|6月、12月|挂牌; 在|2016年|从未开展)."""
    if lex.w.at_a_time.isdisjoint([t.text for t in tokens]):
        return tokens
    marked = [i for i, t in enumerate(tokens) if t.kind == "period"]
    out = {
        i - 1 for i in marked if i and tokens[i - 1].text in lex.w.at_a_time and _done_then(tokens, i, lex)
    }
    if not out:
        return tokens
    out |= {i + 1 for i, j in pairwise(marked) if j == i + 2 and "joint" in tokens[i + 1].roles}
    return [t for i, t in enumerate(tokens) if i not in out]


def _done_then(tokens: Sequence[Token], at: int, lex: Lexicon) -> bool:
    """Whether what was done follows a time, and no 的 that makes it say which (在2018年|的基础上)."""
    end = at
    while end < len(tokens) and (tokens[end].kind == "period" or "joint" in tokens[end].roles):
        end += 1
    return (
        end < len(tokens)
        and tokens[end].kind == "word"
        and (tokens[end].text in lex.w.served or not is_(tokens[end], "particle", "preposition"))
    )


def _only_leads(told: Sequence[Token], token: Token, behind: Token, lex: Lexicon) -> bool:
    """Whether a token only leads to the one behind it."""
    w, text = lex.w, token.text
    if text in w.to_come:
        return behind.verb or "preposition" in behind.roles or behind.text in w.soon  # 活动|将|救助困难家庭
    if text in w.chiefly:
        return not told and behind.verb
    if text in w.modal:
        return is_(behind, "level")  # 总数|会|增至5000张
    if text in w.whole_of:
        return behind.kind == "region"  # 全|广州
    if text in w.split_into:
        return behind.kind == "number" and behind.text.endswith(w.portions)  # 分|12批次调拨帐篷
    lasting = len(told) > 1 and told[-1].kind == "period" and told[-2].text in w.lasting
    return lasting and text in w.of  # 为期|3年|的


def _wins(behind: Sequence[Token], lex: Lexicon) -> bool:
    """Whether a thing is what is striven for, told right behind (争取|上级资金80万元; not 争取|年底前投入资金80万元)."""
    number = next((i for i, t in enumerate(behind) if t.kind == "number"), 0)
    words = behind[:number]
    if not words or behind[number].text.endswith(lex.w.shares):
        return False
    while len(words) > 1 and words[-1].text in lex.w.in_all:
        words = words[:-1]
    if any(t.kind not in _NAMED or is_(t, "adverb", "level") for t in words):
        return False
    if any(t.verb and (t is words[0] or t.text not in lex.w.aid_named) for t in words):
        return False  # 争取|上级资金支持, 争取|政策支持资金
    return is_(words[-1], "money") or not is_(words[-1], "bare_noun", "standard")
