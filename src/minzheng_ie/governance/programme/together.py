"""What several programmes told together stand for: in one metric, in one clause, or one after the other and summed up."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from minzheng_ie.entities.programmes import ProgrammeMention
from minzheng_ie.governance.governed import Governed, Trigger
from minzheng_ie.governance.programme import kin
from minzheng_ie.governance.programme.about import What
from minzheng_ie.governance.programme.frame import Seen, Siblings, Told
from minzheng_ie.governance.programme.metric import comes_under
from minzheng_ie.governance.programme.spans import ALIAS, Mentions, strong, trigger_of
from minzheng_ie.tree.leaves import behind_last

_MANY = 2


def told_together(s: Seen) -> Told:
    """What is told together with a number: in its metric, else before it."""
    if not s.told:
        mentions = _told_together(s)
        s.told.append(Told(mentions, {m.program for m in mentions if not m.cue}))
    return s.told[0]


def _told_together(s: Seen) -> Mentions:
    frame, begin = s.frame, s.clause[0]
    if frame.dependent and s.looks.summed.search(s.text, begin, s.position) is not None:
        return [m for m in s.left if not m.cue and m.start < s.position]
    if s.own is not None or False in [m.cue for m in s.inside]:
        return s.inside
    if any(not m.cue and begin <= m.start < s.clause[1] for m in s.free):
        return s.inside
    return [m for m in s.left if not m.cue and begin <= m.start < s.position]


def programmes_told(s: Seen) -> set[str | None]:
    """The programmes that are told together."""
    return s.told[0].programs if s.told else told_together(s).programs


def siblings(s: Seen) -> Siblings | None:
    """Programmes told side by side before the clause of a number that may add to them (生活补贴…, 护理补贴…, 全年发放|)."""
    if not s.siblings_told:
        s.siblings_told.append(_siblings(s))
    return s.siblings_told[0]


def _siblings(s: Seen) -> Siblings | None:
    begin = s.clause[0]
    named = [m for m in strong(s.left) if m.start < begin]
    if not named or s.frame.rule == "elliptic":
        return None
    if s.looks.of_which.search(s.text, begin, s.position) is not None:
        return None
    opened = behind_last(";。\n", s.text, named[0].start, begin)
    named = [m for m in named if opened <= m.start and s.looks.visit.match(s.text, m.start) is None]
    first = next((m for m in named if m.program != named[-1].program), None)
    if first is None or _told_of_each(s, first, named[-1]):
        return None
    return Siblings(first, named[-1].program, frozenset(m.program for m in named))


def _told_of_each(s: Seen, first: ProgrammeMention, last: ProgrammeMention) -> bool:
    """Whether each has had its own number of this kind."""
    between = s.text[first.end : last.start]
    told = [t.text for t in s.frame.head.tokens if len(t.text) > 1]
    return bool(told) and all(text in between for text in told)


# conditions


def untold(s: Seen) -> bool:
    """Whether no programme is told together with it."""
    return s.crowded and not programmes_told(s)


def several(s: Seen) -> bool:
    """Whether its metric tells more than one."""
    return len(programmes_told(s)) > 1


def many(s: Seen) -> bool:
    """Whether its metric tells more than two."""
    return len(programmes_told(s)) > _MANY


def come_under(s: Seen) -> bool:
    """Whether those counted have come under one of those its metric tells (五保对象|纳入城市低保)."""
    named = [m for m in s.inside if not m.cue and m.program is not None]
    into = comes_under(s.frame.head.tokens, named, s.looks) if len(named) > 1 else None
    return into is not None and into is s.own and into is not named[0]


def nested(s: Seen) -> bool:
    """Whether of two programmes one is in the other (低保家庭…城镇低保家庭)."""
    return kin.nested(s.programmes, programmes_told(s))


def summed_here(s: Seen) -> bool:
    """Whether it is a sum of money over what was told before it (高龄津贴3万元、孤儿生活费4万元,共发放|7万元)."""
    if not s.frame.is_money():
        return False
    return s.looks.summed_here.search(s.text, s.clause[0], s.position) is not None


def total(s: Seen) -> bool:
    """总金额, 合计."""
    return s.looks.total.search(s.frame.metric) is not None


def got(s: Seen) -> bool:
    """低保对象、特困人员、孤儿领到|."""
    return s.looks.got.search(s.frame.metric) is not None


def summed_up(s: Seen) -> bool:
    """全年共发放|."""
    return s.looks.all_of.search(s.text, s.clause[0], s.position) is not None


# values


def their_family(s: Seen) -> What | None:
    """The family of those that its metric tells."""
    return _first_of(s, kin.family(s.programmes, programmes_told(s)))


def their_parent(s: Seen) -> What | None:
    """The one that those of its metric are parts of."""
    return _first_of(s, kin.parent(s.programmes, programmes_told(s)))


def they_together(s: Seen) -> What | None:
    """The one that those of its metric make together."""
    return _first_of(s, kin.joined(s.programmes, programmes_told(s)))


def siblings_parent(s: Seen) -> What | None:
    """The one that those of the numbers before it are parts of."""
    told = siblings(s)
    return _of(told, kin.parent(s.programmes, told.programs)) if told is not None else None


def siblings_together(s: Seen) -> What | None:
    """What the siblings stand for together, where the last is a part of it, or they are summed up."""
    told = siblings(s)
    if told is None:
        return None
    above = s.programmes.parents.get(told.last or "")
    for program, members in s.programmes.joined:
        if (program == above or summed_up(s)) and told.programs - {program} <= members:
            return _of(told, program)
    return None


def siblings_family(s: Seen) -> What | None:
    """The family of those of the numbers before it."""
    told = siblings(s)
    return _of(told, kin.family(s.programmes, told.programs)) if told is not None else None


def sum_of_siblings(s: Seen) -> What | None:
    """Any of these."""
    if siblings(s) is None:
        return None
    summed = (siblings_parent(s) or siblings_family(s)) if summed_up(s) else None
    return summed or siblings_together(s)


def amounts_summed(s: Seen) -> What | None:
    """What programmes that were each told an amount make together; none where they are of several families."""
    begin, told = s.clause[0], strong(s.left)
    if len(told) < _MANY or max([m.start for m in told]) >= begin:
        return None
    named = told
    opened = behind_last(";。\n", s.text, named[0].start, begin)
    named = [m for m in named if opened <= m.start]
    programs = {m.program for m in named}
    ends = [*(m.start for m in named[1:]), begin]
    if len(programs) < _MANY or not all(
        s.looks.paid_amount.search(s.text, m.end, end) for m, end in zip(named, ends, strict=True)
    ):
        return None
    known = s.programmes
    program = kin.parent(known, programs) or kin.joined(known, programs) or kin.family(known, programs)
    return Governed(program, trigger_of(named[0]), "sentence")


def _first_of(s: Seen, program: str | None) -> What | None:
    if program is None:
        return None
    return Governed(program, trigger_of(told_together(s).mentions[0]), "number")


def _of(told: Siblings, program: str | None) -> What | None:
    return Governed(program, trigger_of(told.first), "sentence") if program is not None else None


def pointed(s: Seen) -> What | None:
    """The programme of the thing that 前者 or 后者 stands for, which its metric tells in its place."""
    if s.looks.pointed.search(s.text, s.clause[0], s.position) is None:
        return None
    told = [m for m in strong(s.programmes.find(s.frame.metric)) if not m.served]
    tokens = s.frame.head.tokens
    if len({m.program for m in told}) != 1 or not tokens:
        return None
    first = next((t for t in tokens if t.start < s.clause[0]), tokens[0])
    program = told[0].program
    return Governed(program, Trigger(first.start, first.end, program, ALIAS), "sentence")


CONDITIONS: Mapping[str, Callable[[Seen], bool]] = {
    "untold": untold,
    "several": several,
    "many": many,
    "nested": nested,
    "come-under": come_under,
    "summed-here": summed_here,
    "total": total,
    "got": got,
    "summed-up": summed_up,
}
VALUES: Mapping[str, Callable[[Seen], What | None]] = {
    "their-family": their_family,
    "their-parent": their_parent,
    "they-together": they_together,
    "siblings-parent": siblings_parent,
    "siblings-together": siblings_together,
    "siblings-family": siblings_family,
    "sum-of-siblings": sum_of_siblings,
    "pointed": pointed,
    "amounts-summed": amounts_summed,
}
