"""What changes at a pace that a number tells, and to what level (床位|以年均10%的速度增长至5000张)."""

from __future__ import annotations

from collections.abc import Sequence

from minzheng_ie.heads.attributes import pace
from minzheng_ie.heads.frame import Frame
from minzheng_ie.heads.lexicon import content, core
from minzheng_ie.heads.shorten import shorten
from minzheng_ie.tree.leaves import Token

Phrase = Sequence[Token]
_NONE: list[Token] = []
_NEAR = 3  # words before a number


def pace_of(f: Frame) -> Phrase:
    """What changes, and the change whose pace a number tells."""
    group, lex = f.group, f.lex
    if lex.w.at_pace.isdisjoint(group.said):
        return _NONE  # as most
    at = next((i for i, t in enumerate(group.before[-_NEAR:]) if t.text in lex.w.at_pace), -1)
    change = pace(group.before, group.after, lex) if at >= 0 else None
    if change is None:
        return _NONE
    by = max(i for i, t in enumerate(group.before) if t.text in lex.w.at_pace)
    subject = shorten(content(group.before[:by], lex), f.view.lists, lex) or core(f.memory.head)
    return [*subject, change] if subject else _NONE


def pace_to(f: Frame) -> Phrase:
    """What changes to a level that is told next, of the pace at which it does."""
    before, w = f.group.before, f.lex.w
    words = [t for t in before[-_NEAR:] if t.kind == "word" and "adverb" not in t.roles]
    if not f.rest or not words or words[-1].text not in w.at_pace:
        return _NONE
    end, level = f.group.members[-1].end, f.rest[0].members[0].start
    behind = [t for t in f.view.tokens if end <= t.start < level]
    if not _paced(behind, f):
        return _NONE
    by = max(i for i, t in enumerate(before) if t.text in w.at_pace)
    said = shorten(content(before[:by], f.lex), f.view.lists, f.lex) or f.memory.head or f.topic().tokens
    change = _change_in(behind, f)
    return [*said, *change] if said and change else _NONE


def _change_in(words: Sequence[Token], f: Frame) -> Phrase:
    """The change in a verb that leads to a level (增长|至)."""
    led = next((t for t in words if "level" in t.roles and t.text[:-1] in f.lex.changes), None)
    return [led.between(led.start, led.end - 1, led.text[:-1])] if led is not None else _NONE


def at_pace(f: Frame) -> Phrase:
    """What was told of the pace right before, for the level that it leads to; empty where none was."""
    if f.lex.w.at_pace.isdisjoint([t.text for t in f.view.tokens]):
        return _NONE  # as most
    start = f.group.members[0].start
    before = [t for t in f.view.tokens if t.start < start]
    at = next((i for i in range(len(before) - 1, -1, -1) if before[i].kind == "number"), 0)
    led = any(t.text in f.lex.w.at_pace for t in before[max(at - _NEAR, 0) : at])
    head = f.memory.head
    return head[:-1] or head if led and head and _paced(before[at + 1 :], f) else _NONE


def _paced(words: Sequence[Token], f: Frame) -> bool:
    """Whether words behind a number call it a pace (的速度, 的年均增长率)."""
    w = f.lex.w
    named = any(t.text in w.paces or t.text.endswith(w.rates) for t in words)
    return bool(words) and words[0].text in w.of and named
