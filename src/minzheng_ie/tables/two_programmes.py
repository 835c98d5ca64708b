"""Columns of two programmes that a title joins (低保和特困人员补助: 户数 | 金额 | 特困户数 | 特困金额): where only those of the second
say whose they are, those before them that say the same are of the first."""

from __future__ import annotations

from collections.abc import Sequence

from minzheng_ie.tables.plans import Plan
from minzheng_ie.tables.subjects import Subjects
from minzheng_ie.tables.told import ToldTopic

_TWO = 2


def tell_first(plans: Sequence[Plan], topics: Sequence[ToldTopic], subjects: Subjects) -> None:
    """Tell the columns before those of the second programme that they are of the first, and a total of what it is."""
    _tell_total(plans, subjects)
    joint = topics[0].joint if topics else ()
    if len(joint) != _TWO:
        return
    first, second = joint
    own = [subjects.named(plan.name).strong for plan in plans]
    at = next((i for i, mention in enumerate(own) if mention is not None), 0)
    if not at or any(
        mention is None or not _is_of(mention.program, second, subjects) for mention in own[at:]
    ):
        return
    said = [plan.name for plan in plans[at:]]
    if any(_is_repeated(plan.name, said) for plan in plans[:at]):
        for plan in plans[:at]:
            plan.topic = first


def _tell_total(plans: Sequence[Plan], subjects: Subjects) -> None:
    """Tell the one total of columns of several programmes that names none what these are kinds of; where there is nothing it is unread."""
    last = plans[-1] if plans else None
    if last is None or not (last.total and last.name) or any(plan.total for plan in plans[:-1]):
        return
    if subjects.named(last.name).strong is not None:
        return
    found = [subjects.named(plan.name).strong for plan in plans[:-1]]
    told = {mention.program for mention in found if mention is not None}
    if len(told) > 1:
        parents, within = subjects.programmes.parents, subjects.programmes.within
        whole = parents.get(next(iter(told)) or "")
        while whole is not None and not all(within(program, whole) for program in told):
            whole = parents.get(whole)
        last.unread = last.unread or whole is None
        last.topic = ToldTopic(None, whole, "")


def _is_of(program: str | None, topic: ToldTopic, subjects: Subjects) -> bool:
    """Whether a programme is the one of a topic, or one of its kinds or families."""
    told, within = topic.program, subjects.programmes.within
    if program is None or told is None:
        return False
    return program == told or within(program, told) or within(told, program)


def _is_repeated(name: str, said: Sequence[str]) -> bool:
    return len(name) >= _TWO and any(name != other and name in other for other in said)
