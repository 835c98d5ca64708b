"""What is counted by a bound it reaches: 火化率在50%以下的是A、B、C 3个乡镇 counts 火化率在50%以下的乡镇."""

from __future__ import annotations

from collections.abc import Sequence

from minzheng_ie.heads.lexicon import LONGEST, Lexicon
from minzheng_ie.tree.leaves import Token, text_of


def reached(before: Sequence[Token], after: Sequence[Token], lex: Lexicon) -> list[Token]:
    """The bound that what is counted reaches, with its noun; empty where the words before a number tell none.

    before, after: the words on both sides of the number; the noun stands behind it, or between 的 and the number.
    """
    w = lex.w
    of = next((i for i, t in enumerate(before) if i > 1 and t.text in w.of), 0)
    if not of or not _bounded(before[:of], lex):
        return []
    bound = [t for t in before[: of + 1] if t.kind == "word" or t.text == "%"]
    noun = [t for t in after if t.kind == "word"] or [
        t for t in before[of + 1 :] if t.kind == "word" and t.text not in w.telling
    ]
    if not noun or "division" not in noun[0].roles or len(text_of(bound)) > LONGEST:
        return []
    return [*bound, noun[0]]


def _bounded(words: Sequence[Token], lex: Lexicon) -> bool:
    """Whether words end in a share that is a bound: 超过|90|%, 50|%|以下."""
    last = words[-2] if words[-1].text in lex.w.sides else words[-1]
    return last.text.endswith("%")
