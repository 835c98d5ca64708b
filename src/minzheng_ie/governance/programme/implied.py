"""Programmes that no word names: what is done tells them."""

from __future__ import annotations

from minzheng_ie.governance.governed import Governed, Trigger
from minzheng_ie.governance.programme.about import UNTOLD, Span, What
from minzheng_ie.governance.programme.frame import Seen
from minzheng_ie.governance.programme.groups import Group
from minzheng_ie.governance.programme.kin import root
from minzheng_ie.governance.programme.spans import CUE, LONGEST, Mentions, strong, trigger_of
from minzheng_ie.tree.leaves import behind_last


def _of_group(start: int, end: int, group: Group) -> What | None:
    """The one programme of a group, told by what stands from ``start`` to ``end``."""
    program = min(group, default=None)
    return None if program is None else Governed(program, Trigger(start, end, program, CUE), "clause")


def apiece(s: Seen) -> What | None:
    """The programme of one of several things named together, where the whole is one name (A和B: 两项补贴)."""
    if s.frame.rule != "distributed":
        return None
    joined = dict(s.programmes.joined)
    for whole in s.inside or [m for m in s.left if m.start < s.position]:
        members = joined.get(whole.program or "", frozenset())
        own = [m for m in s.programmes.find(s.frame.metric) if not m.cue and m.program in members]
        if own:
            return Governed(own[0].program, trigger_of(whole), "number")
    return None


def paid_at_age(s: Seen) -> bool:
    """Whether it is what people of a great age are paid (80到89岁每月|30元)."""
    looks = s.frame.looks
    return (
        looks.paid.match(s.text, s.position) is not None and looks.old_age.search(s.frame.metric) is not None
    )


def topic_says_little(s: Seen) -> bool:
    """Whether what governs outside is no more than a whole field, or nothing."""
    told, groups = s.frame.outside.value, s.frame.groups
    return told is None or told in groups.sector or told in groups.of_many or told in groups.aged


def at_an_age(s: Seen) -> What | None:
    """The benefit of those of a great age."""
    tokens = s.frame.head.tokens
    ages = [t.end for t in tokens if t.start >= tokens[0].start]  # what is paid may have been told before
    return _of_group(tokens[0].start, ages[-1], s.frame.groups.at_an_age) if tokens else None


def paid_in(s: Seen) -> What | None:
    """The help of those whose premiums the office pays (资助|320名五保户参加新农合; 筹资|26万元资助困难群众参加医疗保险)."""
    for found in s.looks.pays_in.finditer(s.text, s.clause[0], s.clause[1]):
        tokens = s.frame.head.tokens
        told = tokens[-1].end if tokens else s.position
        if found.start() <= s.position <= found.end() or found.start() < told <= found.end():
            return _of_group(found.start(), found.end(), s.frame.groups.paid_in)
    return None


def paid_behind(s: Seen) -> What | None:
    """What is paid, in the next clause, to those whom this one counts (为|433名大病患者,发放医疗救助金19万元)."""
    begin, end = s.clause
    pays = s.looks.pays_out.match(s.text, end)
    if pays is None or s.frame.is_money():
        return None  # (为64名孤儿发放生活费9万元|,发放价格补贴1万元)
    named = [m for m in s.left if pays.start() <= m.start < pays.end() and m.program is not None]
    if s.looks.for_some.match(s.text, begin, s.position + 1) is None and not _helps_them(s, named):
        return None
    return Governed(named[-1].program, trigger_of(named[-1]), "sentence") if named else None


def _helps_them(s: Seen, paid: Mentions) -> bool:
    """Whether its clause tells by general words alone who is helped, and what is paid has its own name (救助困难群众|63人)."""
    if s.frame.dependent or not paid or any(m.cue for m in paid):
        return False
    if s.looks.counted.match(s.text, s.position) is None or s.looks.helping.search(s.frame.metric) is None:
        return False
    here = [m for m in s.left if s.clause[0] <= m.start < s.clause[1]]
    return all(m.cue and m.program in s.frame.groups.of_many for m in here)


def paid_here(s: Seen) -> What | None:
    """Those whom its own clause counts, over those of the item before (为90户…发放9万元,为60户农村低保对象发放慰问金|6万元)."""
    begin, stop = s.clause[0], s.position
    if not s.frame.is_money():
        return None
    if any(s.looks.visit.fullmatch(s.text, m.start, m.end) is None for m in s.inside):
        return None  # 发放护理补贴: its metric tells more than a visit
    if s.looks.for_some.match(s.text, begin) is None:
        begin, stop = _paid_in_turn(s)
    here = [m for m in s.left if begin <= m.start < stop and m.program is not None]
    whom = [m for m in here if not m.cue or (m.served and not m.others)]
    if not whom or whom[-1].program in s.frame.groups.of_many:
        return None
    return Governed(whom[-1].program, trigger_of(whom[-1]), "clause")


def _paid_in_turn(s: Seen) -> Span:
    """Where those are named whom this clause pays something more (为64名孤儿发放生活费9万元,发放价格补贴1万元,|发放慰问金7万元)."""
    begin = s.clause[0]
    if s.looks.pays_more.match(s.text, begin) is None:
        return begin, begin
    item = behind_last(";。\n", s.text, max(0, begin - LONGEST), begin)
    paid = s.looks.for_those.match(s.text, item, begin)
    return (item, paid.end()) if paid is not None else (begin, begin)


def lost(s: Seen) -> bool:
    """Whether it counts what a disaster did to schools, roads and the like (损坏卫生院|166个)."""
    if s.looks.harm.match(s.frame.metric) is None:
        return False
    groups = s.frame.groups
    return s.frame.outside.value in groups.parts_apart or any(m.program in groups.parts_apart for m in s.left)


def of_givers(s: Seen) -> bool:
    """Whether its metric names the work of those who give, by what is given (发放爱心助学金|)."""
    return s.own is not None and s.own.program in s.frame.groups.giving


def fund(s: Seen) -> What | None:
    """The fund that the sentence names before as what is paid from (从福彩公益金中出资24万元,…助学金|5000元)."""
    for m in s.left:
        if m.start >= s.position:
            return None
        if m.program in s.frame.groups.funds and s.looks.pays_from.match(s.text, m.end) is not None:
            return Governed(m.program, trigger_of(m), "sentence")
    return None


def works(s: Seen) -> What | None:
    """The works in which the disabled are employed, for what they make and earn (福利厂36处…,年产值|N元)."""
    if s.own is None or s.looks.earned.search(s.text, s.own.start, s.own.end) is None:
        return None
    here = [m for m in s.left if m.start < s.position and _is_works(s, m.start, m.end)]
    if here:
        return Governed(here[-1].program, trigger_of(here[-1]), "sentence")
    outside = s.frame.outside
    said = outside.trigger
    return outside if said is not None and _is_works(s, said.start, said.end) else None


def _is_works(s: Seen, start: int, end: int) -> bool:
    return s.looks.works.search(s.text, start, end) is not None


def those_counted(s: Seen) -> What | None:
    """The programme of those counted right before money by a name that is any benefit's (保障城市低保对象90人、发放保障金|3万元)."""
    said = s.frame.said
    if said is None or not s.clause[0] <= said[0] < s.position or not s.frame.is_money():
        return None
    if s.looks.count_then_pay.fullmatch(s.text, said[0], s.position) is None:
        return None
    value, trigger = said[1].value, said[1].trigger
    return Governed(value, trigger, "clause") if value is not None and trigger is not None else None


def found_out(s: Seen) -> bool:
    """Whether it counts what an inspection found, of no home it went to (揭示问题|120个)."""
    return s.looks.found_out.search(s.frame.metric) is not None


def outside(s: Seen) -> What | None:
    """What governs outside; where nothing does, none of those of several fields that were gone to."""
    told = s.frame.outside
    if told.value is not None and told.value not in s.frame.groups.sector:
        return told
    gone_to = {root(s.programmes, m.program) for m in strong(s.left) if m.start < s.position}
    return UNTOLD if len(gone_to) > 1 else None


def topic_gives(s: Seen) -> bool:
    """Whether a heading, paragraph or item is on the work of those who give."""
    told = s.frame.outside
    return told.value in s.frame.groups.giving and told.level != "document"


def sent_for(s: Seen) -> What | None:
    """What those sent out do, as the next clauses say (出动车辆|30台次、人员90人次,转移群众300人)."""
    if s.looks.sent_out.search(s.frame.metric) is None:
        return None
    marks = [at for mark in "。;\n" if (at := s.text.find(mark, s.position)) >= 0]
    stop = min(marks, default=len(s.text))
    behind = [m for m in strong(s.left) if s.position < m.start < stop and m.program is not None]
    behind = [m for m in behind if m.program not in s.frame.groups.giving]  # volunteers go along
    return Governed(behind[0].program, trigger_of(behind[0]), "sentence") if behind else None
