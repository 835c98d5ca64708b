"""What is told whole before a word for a goal, which is no part of it: 每万人拥有社工8名的要求, 新增床位800张的目标."""

from __future__ import annotations

from collections.abc import Sequence

from minzheng_ie.heads.groups import Group
from minzheng_ie.heads.lexicon import Lexicon
from minzheng_ie.tree.leaves import Token

_GOAL = 2  # words of 的|要求
_LEADS = frozenset({"level", "target"})


def told_as_goal(said: list[Token], group: Group, lex: Lexicon) -> bool:
    """Whether nothing but a word for a goal, or for its size, stands behind what is told whole before it (每万人拥有社工|8名|的要求)."""
    if group.after[0].text in lex.w.sizes and all(t.kind == "mark" for t in group.after[1:]):
        return True  # 净资产从|200亿元|规模增加至…
    if len(group.after) < _GOAL:
        return False
    after, w = [t for t in group.after if t.kind != "mark"], lex.w
    if (
        len(after) < _GOAL
        or group.members[0].text.endswith(w.shares)
        or after[0].text not in w.of
        or any(t.text not in w.demands for t in after[1:])
    ):
        return False
    return len(said) > 1 and any(
        t.text not in w.goal_setting and t.roles.isdisjoint(_LEADS) for t in said[1:]
    )


def those_within(group: Group, lex: Lexicon) -> Sequence[Token]:
    """The words behind a number without in what those are (含|12个|子项目|在内的筹款), or where (走进|3位|学生|家中)."""
    after, w = group.after, lex.w
    if len(after) < _GOAL:
        return after
    if after[-1].text in w.at_home and group.before and group.before[-1].text in w.visiting:
        return after[:-1]
    at = next((i for i, t in enumerate(after) if i and t.text in w.inclusive), 0)
    whole = at and w.including.isdisjoint([t.text for t in after[:at]])  # not 支援包括|甲县|在内的6县
    return after[:at] if whole else without_goal(group, lex)


def without_goal(group: Group, lex: Lexicon) -> Sequence[Token]:
    """The words behind a number without that they were a goal (实现每个乡镇建有|1所|敬老院的目标)."""
    if len(group.after) <= _GOAL:
        return group.after
    w, words = lex.w, [t for t in group.after if t.kind != "mark"]
    if len(words) <= _GOAL or words[-1].text not in w.demands or words[-_GOAL].text not in w.of:
        return group.after
    led = any("level" in t.roles or t.text in w.attained for t in group.before)
    return words[:-_GOAL] if led else group.after
