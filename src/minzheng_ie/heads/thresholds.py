"""What is counted by a bound it reaches: 火化率在50%以下的是A、B、C 3个乡镇 counts 火化率在50%以下的乡镇."""

from __future__ import annotations

from collections.abc import Sequence

from minzheng_ie.heads.roles import LONGEST
from minzheng_ie.tree.leaves import Token, text_of

_SIDES = frozenset({"以上", "以下"})
_TELLING = frozenset({"是", "有", "为", "分别", "包括", "共", "共有", "只有", "仅有"})
_DIVIDING = "division"


def reached(before: Sequence[Token], after: Sequence[Token]) -> list[Token]:
    """The bound that what is counted reaches, with its noun; empty where the words before a number tell none.

    before, after: the words on both sides of the number; the noun stands behind it, or between 的 and the number.
    """
    of = next((i for i, t in enumerate(before) if i > 1 and t.text == "的"), 0)
    if not of or not _bounded(before[:of]):
        return []
    bound = [t for t in before[: of + 1] if t.kind == "word" or t.text == "%"]
    noun = [t for t in after if t.kind == "word"] or [
        t for t in before[of + 1 :] if t.kind == "word" and t.text not in _TELLING
    ]
    if not noun or _DIVIDING not in noun[0].roles or len(text_of(bound)) > LONGEST:
        return []
    return [*bound, noun[0]]


def _bounded(words: Sequence[Token]) -> bool:
    """Whether words end in a share that is a bound: 超过|90|%, 50|%|以下."""
    last = words[-2] if words[-1].text in _SIDES else words[-1]
    return last.text == "%" or last.text.endswith("%")
