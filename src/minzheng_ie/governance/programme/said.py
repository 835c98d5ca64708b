"""What rows may ask of a number with the mentions of its sentence (programme_said.yaml), and which of them may name it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from minzheng_ie.entities.programmes import ProgrammeMention
from minzheng_ie.governance.governed import Governed, Level, Trigger
from minzheng_ie.governance.programme import implied, together, whom
from minzheng_ie.governance.programme.about import What
from minzheng_ie.governance.programme.frame import Seen, nothing
from minzheng_ie.governance.programme.items import in_part, of_an_age, of_item, of_item_behind, spoken_of_anew
from minzheng_ie.governance.programme.spans import CUE, Mentions, nearest, strong, trigger_of
from minzheng_ie.rules.looks import ends

_NEAR = 10
"""Characters between 为 and whom it names."""
NO_WORD = "no word"
"""No word of the sentence but a cue may name its programme."""


def _what(mention: ProgrammeMention | None, level: Level) -> What | None:
    return None if mention is None else Governed(mention.program, trigger_of(mention), level)


# conditions


def named(s: Seen) -> bool:
    """Whether its metric names a programme."""
    return s.named


def employs(s: Seen) -> bool:
    """Whether its metric tells what a body does, or what those helped are insured with (资助贫困群众参加医疗保险)."""
    return s.looks.employs.search(s.frame.metric) is not None


def part(s: Seen) -> bool:
    """Whether the number is a part of a whole (其中)."""
    return s.frame.part


def in_its_subject(s: Seen) -> bool:
    """Whether the document is on civil affairs, or the number goes on with what was said before (其中援助资金|29万元)."""
    if s.about.civil or s.frame.dependent or _pays_them(s):
        return True
    begin = s.frame.said[0] if s.frame.said is not None else -1
    return begin >= s.frame.begun and s.looks.among_it.search(s.text, begin, s.position) is not None


def _pays_them(s: Seen) -> bool:
    """Whether it is money by a name that is any benefit's, for those just counted (低保户320户,发放保障金|29万元)."""
    said = s.frame.said
    if said is None or said[1].value is None or said[0] < s.frame.begun or not s.frame.is_money():
        return False
    if s.text.find(";", said[0], s.position) >= 0:
        return False
    return s.looks.any_benefit.fullmatch(s.frame.metric) is not None


def anything_inside(s: Seen) -> bool:
    """Whether its metric holds any."""
    return bool(s.inside)


# values


def no_word(s: Seen) -> str:
    """No word of its sentence tells it."""
    return NO_WORD


def other_firmly(s: Seen) -> What | None:
    """A topic outside civil affairs that a weak word beside it does not change (为精简职工发放生活补贴)."""
    text, begin, end = s.text, s.clause[0], s.clause[1]
    last: ProgrammeMention | None = None
    for m in s.left:
        if (m.program is None or not m.cue) and m.start < (s.position if m.start < begin else end):
            last = m
    if last is None or last.program is not None or text.find(";", last.end, s.position) >= 0:
        return None
    if whom.among_those_helped(s, last):
        return None
    if last.start < begin and any(m.served and m.cue and begin <= m.start < end for m in s.left):
        return None  # others are served now (慰问老干部8人,为困难群众送去慰问金6万元)
    if text[last.start : last.end] not in s.programmes.firm:
        return None
    return Governed(None, trigger_of(last), "clause")


def persons_family(s: Seen) -> What | None:
    """The family of persons whom a benefit is named after."""
    family = whom.persons_alone(s)
    return Governed(family, trigger_of(s.own), "number") if family is not None and s.own is not None else None


def gift(s: Seen) -> What | None:
    """The gift that a metric tells last, over those it is for (为孤儿捐款|)."""
    firm = [m for m in s.inside if not m.cue]
    if len(firm) < 2 or s.looks.gift.fullmatch(s.text, firm[-1].start, firm[-1].end) is None:
        return None
    given = firm[-1].program
    if given is None or any(s.programmes.within(m.program, given) for m in firm[:-1]):
        return None  # 慈善信托捐赠
    if firm[-2].program not in s.frame.groups.giving and not ends(
        s.looks.to_whom, s.text, firm[-2].start, _NEAR
    ):
        return None  # 社会组织捐赠款物; but 志愿者捐款
    return _what(firm[-1], "number")


def for_whom(s: Seen) -> What | None:
    """Those for whom something outside civil affairs is done (为养老护理员开展职业技能培训|)."""
    lead = s.looks.for_.search(s.text, s.clause[0], s.position)
    if lead is None:
        return None
    served = [m for m in strong(s.free) if lead.end() <= m.start < s.position]
    return _what(served[0], "number") if served and served[0].start - lead.end() <= _NEAR else None


def own(s: Seen) -> What | None:
    """The mention that names its metric."""
    return Governed(s.own.program, trigger_of(s.own), "number") if s.own is not None else None


def in_clause(s: Seen) -> What | None:
    """The nearest one of its clause that its metric does not hold."""
    begin, end = s.clause
    here = [m for m in s.free if begin <= m.start < end and not of_item_behind(s, m)]
    return _what(nearest(here, s.position), "clause")


def measured(s: Seen) -> What | None:
    """What a rate that names nothing is of: the number before it in its clause (留守儿童8620名建档率|100%)."""
    if s.looks.rate_end.search(s.frame.metric) is None:
        return None
    here = [m for m in s.left if s.clause[0] <= m.start < s.position and m not in s.inside]
    found = nearest([m for m in here if m.start not in s.frame.told.apart], s.position)
    return _what(found, "clause")


def joint_before(s: Seen) -> What | None:
    """What several are together that the number before counts (低保、特困对象12户,注销变更|; 农村…,城市…,调出9户,新增|)."""
    said = s.frame.said
    if said is None or s.inside:
        return None
    joint, trigger, last = said[1].value, said[1].trigger, _before(s)
    if joint is None or trigger is None or trigger.value in (None, joint):
        return None
    if last is None or not last.end <= said[0] < s.position:
        return None
    members = dict(s.programmes.joined).get(joint, frozenset())
    of_it = last.program in members or s.programmes.parents.get(last.program or "") == joint
    return Governed(joint, trigger, "sentence") if of_it else None


def others_served(s: Seen) -> What | None:
    """Those of a new item of a list, whom the programme of the item before does not cover."""
    before = _before_clause(s) or _before(s)
    if before is None or before.end > s.clause[0] or s.frame.dependent:
        return None
    group = whom.own_group(s)
    if group is None or group.program == before.program:
        return None
    return None if whom.covers(s.frame, before.program, group.program) else _what(group, "number")


def done_for_an_age(s: Seen) -> What | None:
    """The field of those of an age, for whom this item of a list does something, whatever the one before was about."""
    group = of_an_age(s) if s.frame.told.ages_told else None
    if group is None:
        return None
    program = min(s.frame.groups.aged, default=None)
    return Governed(program, Trigger(group.start, group.end, program, CUE), "sentence")


def before_clause(s: Seen) -> What | None:
    """The nearest that stands before the clause of the number."""
    return _beside(s, _before_clause(s))


def before(s: Seen) -> What | None:
    """The nearest that stands before the number, another number's or not."""
    return _beside(s, _before(s))


def _beside(s: Seen, mention: ProgrammeMention | None) -> What | None:
    if mention is None:
        return None
    return Governed(whom.of_mention(s, mention), trigger_of(mention), "sentence")


def other_goes_on(s: Seen) -> What | None:
    """The topic outside civil affairs that a number without words of its own goes on with (投保农房8万户,投入保费|N元)."""
    said = s.frame.said
    last: ProgrammeMention | None = None
    for m in s.left:
        if m.start < s.position:
            last = m
    if last is None or last.program is not None or last.served:
        return None
    if said is None or not last.start < said[0] < s.position or said[1].value is not None:
        return None
    if s.text.find(";", last.start, s.position) >= 0 or _done_likewise(s, last.start):
        return None
    return _what(last, "sentence")


def _done_likewise(s: Seen, item: int) -> bool:
    """Whether the number is an item beside the one at ``item``, told by the same verb (落实安居工程1户,落实创业就业|7户)."""
    verb = s.frame.head.tokens[0] if s.frame.head.tokens else None
    return verb is not None and verb.verb and s.text.endswith(verb.text, 0, item)


def _before_clause(s: Seen) -> ProgrammeMention | None:
    begin = s.clause[0]
    before: Mentions = [m for m in s.free if m.end <= begin]
    if not before:
        return None
    before = of_item(s, before)
    if before and s.text.find(";", before[0].start, s.position) >= 0:
        before = [m for m in before if not in_part(s, m)]
    found = nearest(before, s.position)
    return None if found is not None and spoken_of_anew(s, found) else found


def _before(s: Seen) -> ProgrammeMention | None:
    before = [m for m in s.left if m.start < s.position and m not in s.inside]
    found = nearest(of_item(s, before), s.position) if before else None
    return None if found is not None and spoken_of_anew(s, found) else found


GUARDS: Mapping[str, str] = {
    **dict.fromkeys(("many", "several", "untold"), "mingled"),
    **dict.fromkeys(("own", "works", "of-givers"), "own"),
    **dict.fromkeys(("in-clause", "for-whom"), "free"),
    **dict.fromkeys(("siblings-parent", "siblings-together", "siblings-family"), "frame.told.several"),
    **dict.fromkeys(("sum-of-siblings", "of-many"), "frame.told.several"),
    "done-for-an-age": "frame.told.ages_told",
    "amounts-summed": "gathering",
    "persons-family": "person",
    "gift": "mixed",
    "apiece": "frame.distributed",
    "paid-in": "about.spoken.pays_in",
    "pointed": "about.spoken.pointed",
}
READY: Mapping[str, str] = {"named": "named", "part": "frame.part", "anything-inside": "inside"}
CONDITIONS: Mapping[str, Callable[[Seen], bool]] = {
    "named": named,
    "employs": employs,
    "part": part,
    "in-its-subject": in_its_subject,
    "anything-inside": anything_inside,
    "found-out": implied.found_out,
    "of-givers": implied.of_givers,
    "lost": implied.lost,
    "topic-gives": implied.topic_gives,
    **together.CONDITIONS,
}
VALUES: Mapping[str, Callable[[Seen], What | str | None]] = {
    "nothing": nothing,
    "no-word": no_word,
    "outside": implied.outside,
    "other-firmly": other_firmly,
    "persons-family": persons_family,
    "paid-in": implied.paid_in,
    "gift": gift,
    "apiece": implied.apiece,
    "for-whom": for_whom,
    "of-many": whom.of_many,
    "own": own,
    "fund": implied.fund,
    "works": implied.works,
    "in-clause": in_clause,
    "measured": measured,
    "joint-before": joint_before,
    "others-served": others_served,
    "done-for-an-age": done_for_an_age,
    "paid-behind": implied.paid_behind,
    "sent-for": implied.sent_for,
    "paid-here": implied.paid_here,
    "those-counted": implied.those_counted,
    "before-clause": before_clause,
    "before": before,
    "other-goes-on": other_goes_on,
    **together.VALUES,
}
