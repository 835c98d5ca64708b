"""What a number shares with the one before it that is not said again: what befell animals, whom each sum was for, what came from places."""

from __future__ import annotations

from collections.abc import Sequence

from minzheng_ie.heads.frame import Frame
from minzheng_ie.heads.groups import Group
from minzheng_ie.heads.lexicon import Lexicon
from minzheng_ie.tree.leaves import Token, text_of

Phrase = Sequence[Token]
_NONE: list[Token] = []
_ANIMAL = 4  # characters of a kind of animals


def died_too(f: Frame) -> Phrase:
    """How the animals told right before perished, for the next kind (因灾死亡大牲畜30头、|羊|200只); empty where none did."""
    head, phrase, w = f.memory.head, f.phrase, f.lex.w
    if f.quantity.unit not in w.livestock or f.after or len(text_of(phrase)) > _ANIMAL:
        return _NONE
    at = next((i for i, t in enumerate(head[:-1]) if t.text in w.befallen), -1)
    before = f.view.quantities[f.group.members[0].index - 1].unit
    told = at >= 0 and before in w.livestock and not any(t.verb or t.text in w.befallen for t in phrase)
    return head[: at + 1] if told else _NONE


def done_for_each(f: Frame) -> Phrase:
    """What was done for those counted right before, of which a sum is for each (为60名大学生|每人|资助3000元); or empty."""
    head, w = f.memory.head, f.lex.w
    if not head or head[0].text not in w.served or "rate" not in [t.kind for t in f.group.before]:
        return _NONE  # as most
    done = [*f.phrase, *f.after]
    if not done or not done[0].verb or len(head) <= len(done):
        return _NONE
    return head if text_of(head[-len(done) :]) == text_of(done) else _NONE


def without_whence(f: Frame) -> Phrase:
    """What was told of those from so many places, for how many they are (安置来自12个乡镇的|860户|); empty elsewhere."""
    head, w = f.memory.head, f.lex.w
    at = next((i for i, t in enumerate(head) if i and t.text in w.coming_from), 0)
    if not at or not head[at - 1].verb or f.view.quantities[f.group.members[0].index - 1].unit not in w.piece:
        return _NONE
    if f.group.before and not w.of.issuperset(f.group.said):
        return _NONE
    return head[:at] if f.people and not any(t.verb for t in head[at + 1 :]) else _NONE


def of_its_own(groups: Sequence[Group], number: int, lex: Lexicon) -> bool:
    """Whether what befell those of a number is told before it, and nothing behind a list is of them (死亡3人、|15人受伤)."""
    before = groups[number].before
    return bool(before) and before[-1].text in lex.w.befallen and len(groups) > number + 1
