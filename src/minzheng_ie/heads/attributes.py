"""What is told of a thing that is named behind its numbers: 占地16亩、建筑面积900平方米的福利中心; 以3%的速度增长."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from minzheng_ie.heads.groups import Group
from minzheng_ie.tree.leaves import Token, text_of

# Ends of words for what a building has; such a word names no building.
_MEASURED = ("占地", "面积", "总投资", "造价", "床位", "使用面积")
_PACES = frozenset({"速度", "幅度", "速率", "增速", "比例"})
_OF, _BY = "的", "以"


def thing_behind(last: Group) -> list[Token]:
    """The words behind 的 that end a clause, behind its last number; empty where there are none."""
    after = last.after
    if len(after) < 2 or after[0].text != _OF or after[1].verb or after[1].kind != "word":
        return []
    return list(after[1:])


def measured(words: Sequence[Token]) -> list[Token]:
    """The measure that the words before a number end in (建成了|占地); empty where they name none."""
    return [words[-1]] if words and words[-1].text.endswith(_MEASURED) else []


def without_measures(words: Sequence[Token]) -> list[Token]:
    """What was done and to what, without the measures told in between (建成|占地…的|福利中心)."""
    of = next((i for i in range(len(words) - 2, 0, -1) if words[i].text == _OF), 0)
    if not of or not any(t.text.endswith(_MEASURED) for t in words[:of]):
        return list(words)
    verbs = next((i for i, t in enumerate(words) if not t.verb or t.text.endswith(_MEASURED)), of)
    return [*words[:verbs], *words[of + 1 :]]


def pace(before: Sequence[Token], after: Sequence[Token], changes: Collection[str]) -> Token | None:
    """The word of change behind a number that tells its pace (以年均3.3%的速度|增长); None where there is none."""
    words = [t for t in before if t.kind == "word" and "adverb" not in t.roles]
    if not words or words[-1].text != _BY or not after:
        return None
    told = [t for t in after if t.text != _OF and t.text not in _PACES and "adverb" not in t.roles]
    told = [t for t in told if t.kind == "word" and t.text[0] != "("]
    return told[0] if told and told[0].text in changes and len(text_of(told[1:])) == 0 else None
