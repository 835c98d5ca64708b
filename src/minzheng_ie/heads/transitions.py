"""Whether words between or behind numbers only lead on: from one level to the next, or to how much something moved."""

from __future__ import annotations

from collections.abc import Sequence

from minzheng_ie.heads.lexicon import Lexicon
from minzheng_ie.tree.leaves import Token, text_of

_WITHOUT_WEIGHT = frozenset({"adverb", "particle"})
_CHANGE = 2  # characters of 增加
_LEADS = 3  # words that only lead on, at the most


def transition(text: Sequence[Token], lex: Lexicon) -> bool:
    """Whether a text only leads from one level to the next (提高到, 整合为)."""
    words: list[Token] = []
    for token in text:
        if token.text == "(" and words:
            return False  # 16名孤儿(后增加到250人)
        if token.kind == "word" and token.roles.isdisjoint(_WITHOUT_WEIGHT):
            if len(words) == _LEADS:
                return False
            words.append(token)
    if len(words) == 1 and any(t.kind == "period" and t.text[0] in lex.w.until for t in text):
        return True  # 从2017年的58%提到今年的94.5%
    return (
        bool(words)
        and (len(text_of(words)) <= 4 or all(t.verb for t in words[:-1]))
        and (words[-1].text in lex.w.to or "level" in words[-1].roles)
    )


def moves(text: Sequence[Token], lex: Lexicon) -> bool:
    """Whether a text only leads from a base to how much it moved (较上年的300家|增加|20家)."""
    words = [t.text for t in text if t.kind == "word" and t.roles.isdisjoint(_WITHOUT_WEIGHT)]
    while len(words) > 1 and words[0] in lex.w.compared:
        words = words[1:]
    changed = len(words) == 1 and (words[0] in lex.changes or words[0][-_CHANGE:] in lex.changes)
    return changed and text[0].kind == "word"  # 有所增加
