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


def _set(f: Frame) -> bool:
    """Whether the words before a number tell who set the goal behind it (区下达的|40户|任务)."""
    said = next((t for t in reversed(f.group.before) if "particle" not in t.roles), None)
    return said is not None and said.text in f.lex.w.goal_setting


def _goal_alone(phrase: Phrase, lex: Lexicon) -> bool:
    """Whether words that end in a goal tell no more than whose it is (省定|任务), and not what it is of."""
    setting = lex.w.goal_setting
    return all(t.text in setting or "target" in t.roles or "particle" in t.roles for t in phrase[:-1])
