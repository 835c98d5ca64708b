"""The goal that was set for what was done: 完成改造82户(省定任务80户), 超额完成区下达的40户任务."""

from __future__ import annotations

from collections.abc import Sequence

from minzheng_ie.heads.frame import Frame
from minzheng_ie.heads.lexicon import Lexicon
from minzheng_ie.tree.leaves import Token

Phrase = Sequence[Token]
_NONE: list[Token] = []


def goal_of(f: Frame) -> Phrase:
    """What was done, for a number that is the goal of it and is told by nothing else; empty where it is none."""
    phrase = f.after or f.phrase
    if not phrase or not ("target" in phrase[-1].roles or phrase[-1].text in f.lex.w.goals_set):
        return _NONE  # as most
    if f.percentage or not _goal_alone(phrase, f.lex) or (f.after and not _set(f)):
        return _NONE
    told = f.memory.wholes.told.get(f.quantity.unit or "")
    if told is not None:
        return told.tokens
    topic = f.topic()
    said = topic.action or topic.tokens if f.passed else _NONE
    at = max((i + 1 for i, t in enumerate(said) if t.text in f.lex.w.taking), default=0)
    return said[at:]  # 省政府把|适老化改造|列入实事,下达任务2.1万户


def reached(f: Frame) -> bool:
    """Whether a share tells how much of a goal was reached (|完成年度任务|的95%), and is not the goal in its bracket."""
    subject, w = f.subject, f.lex.w
    if not subject or "target" not in subject[-1].roles or f.group.before[-1].text == "(":
        return False
    return _goal_alone([t for t in subject if not t.text.endswith(w.completing)], f.lex)


def goal_told(f: Frame) -> Phrase:
    """What was done, with its goal, where that is told between (人均补差73元,完成|57元|目标任务的128%; 完成目标任务(|63%|)); or empty."""
    at, after, head = f.group.members[0].index, f.after, f.memory.head
    if not f.subject or not head or not at or not (f.money or f.percentage):
        return _NONE
    if f.view.quantities[at - 1].dimension != f.quantity.dimension:
        return _NONE
    if "target" in f.subject[-1].roles:
        bracketed = f.group.before[-1].text == "(" and f.percentage
        return head if bracketed and not after else _NONE
    goal = after and "target" in after[-1].roles and _goal_alone(after, f.lex)
    done = all(t.text.endswith(f.lex.w.completing) for t in f.subject)
    return [*head, *after] if goal and done else _NONE


def _set(f: Frame) -> bool:
    """Whether the words before a number tell who set the goal behind it (区下达的|40户|任务)."""
    said = next((t for t in reversed(f.group.before) if "particle" not in t.roles), None)
    return said is not None and said.text in f.lex.w.goal_setting


def _goal_alone(phrase: Phrase, lex: Lexicon) -> bool:
    """Whether words that end in a goal tell no more than whose it is (省定|任务), and not what it is of."""
    setting = lex.w.goal_setting
    return all(t.text in setting or "target" in t.roles or "particle" in t.roles for t in phrase[:-1])
