"""The word of change behind a number that tells its pace: 以3%的速度增长."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from minzheng_ie.tree.leaves import Token, text_of

_PACES = frozenset({"速度", "幅度", "速率", "增速", "比例"})
_OF, _BY = "的", "以"


def pace(before: Sequence[Token], after: Sequence[Token], changes: Collection[str]) -> Token | None:
    """The word of change behind a number that tells its pace (以年均3.3%的速度|增长); None where there is none."""
    words = [t for t in before if t.kind == "word" and "adverb" not in t.roles]
    if not words or words[-1].text != _BY or not after:
        return None
    told = [t for t in after if t.text != _OF and t.text not in _PACES and "adverb" not in t.roles]
    told = [t for t in told if t.kind == "word" and t.text[0] != "("]
    return told[0] if told and told[0].text in changes and len(text_of(told[1:])) == 0 else None
