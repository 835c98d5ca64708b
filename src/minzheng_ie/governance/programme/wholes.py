"""What rows may ask of a number that is a part of a whole (programme_parts.yaml), and whose programme it takes."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from minzheng_ie.governance.governed import Governed
from minzheng_ie.governance.programme.about import What
from minzheng_ie.governance.programme.frame import Found, itself, named, nothing
from minzheng_ie.governance.programme.kin import root
from minzheng_ie.governance.programme.parts import among, counts_goods, sibling
from minzheng_ie.governance.programme.spans import ALIAS, CUE, strong, trigger_of
from minzheng_ie.governance.programme.whom import FEW, is_group, rests_on_whom, trains

SIGNS = frozenset({"rests-on-whom", "whole-of-others", "whole", "counts-some-of-them"})
"""Conditions without one of which no row need be asked, where each row has one: a whole is being broken down, or what tells
the programme may only say who is helped."""


# conditions


def in_metric(f: Found) -> bool:
    """Whether its metric names its programme."""
    return f.in_metric


def of_the_sector(f: Found) -> bool:
    """Whether the whole is of the sector, and of no field of it."""
    whole = f.parts.whole
    return whole is not None and whole.value in f.frame.groups.sector


def whole_named(f: Found) -> bool:
    """Whether its whole has a programme."""
    whole = f.parts.whole
    return whole is not None and whole.value is not None


def among_parts(f: Found) -> bool:
    """Whether it stands in the clauses that 其中 opens."""
    return among(f.parts, f.text, f.frame.position, f.frame.looks)


def only_persons(f: Found) -> bool:
    """Whether it only counts persons (其中优抚对象|65人)."""
    trigger, tokens = f.trigger, f.frame.head.tokens
    if trigger is None or tokens[0].verb or len(tokens) > FEW:
        return False
    return is_group(f.text, trigger.start, trigger.end, f.frame.looks)


def counts_some_of_them(f: Found) -> bool:
    """Whether it counts persons of a counted whole by what they are, which is no programme's name (其中:在职人员|16人;…)."""
    frame, begun = f.frame, f.parts.begun
    tokens = frame.head.tokens
    if not tokens or frame.dependent or len(tokens) > FEW + 1 or any("flow" in t.roles for t in tokens):
        return False  # 培训失业人员
    told = f.trigger
    if f.governing.value is not None and (told is None or told.rule != CUE):
        return False
    looks = frame.looks
    if looks.counted.match(f.text, frame.position) is None:
        return False
    if begun is None:  # behind the ; of such a list
        return looks.group_end.search(frame.metric) is not None
    return looks.counted.match(f.text, begun.whole) is not None


def keeps_its_own(f: Found) -> bool:
    """Whether parts of the whole have programmes of their own: it is made up of others, or is of one family with it."""
    whole, groups = f.parts.whole, f.frame.groups
    if whole is None or whole.value is None or whole.value in groups.of_many:
        return True
    kin = root(f.programmes, f.governing.value) == root(f.programmes, whole.value)
    return kin and whole.value not in groups.parts_apart


def civil(f: Found) -> bool:
    """Whether the document is on civil affairs."""
    return f.frame.about.civil


def topic_of_work(f: Found) -> bool:
    """Whether a word tells of which field of work the paragraph or section is."""
    outside = f.frame.outside
    if outside.value is None or outside.value in f.frame.groups.sector:
        return False
    if outside.value not in f.frame.groups.giving and trains(f.frame, outside.value, f.governing.value):
        return False  # 为脱贫攻坚培训残疾人|26名
    return outside.trigger is not None and outside.trigger.rule == ALIAS


def aid_under_places(f: Found) -> bool:
    """Whether it is aid (救助困难家庭|60户) and the topic the work for a place, which aid is no part of."""
    if root(f.programmes, f.frame.outside.value) not in f.frame.groups.places:
        return False
    return f.frame.looks.helping.search(f.frame.metric) is not None


def own_item(f: Found) -> bool:
    """低保户41户;残疾人户|18户: an item behind the one that the topic is of; a heading is of all."""
    outside = f.frame.outside
    if outside.level == "section" and outside.value in f.frame.groups.giving and f.frame.is_money():
        return False
    said = f.frame.outside.trigger
    start, end = (said.end if said is not None else 0), f.frame.position
    return f.text.find(";", start, end) >= 0 and f.text.find("。", start, end) < 0


def giver_before(f: Found) -> What | None:
    """Those who give, named right before those helped in its sentence (慈善信托…,用于失能老人照护,支出|36万元)."""
    start, apart = f.trigger.start if f.trigger is not None else -1, f.frame.told.left_out
    before = [
        m for m in strong(f.frame.mentions) if m.start < start and not m.served and m.start not in apart
    ]
    if not before or not any(f.programmes.within(before[-1].program, one) for one in f.frame.groups.giving):
        return None
    return Governed(before[-1].program, trigger_of(before[-1]), "sentence")


def work_spoken_of(f: Found) -> bool:
    """Whether its sentence speaks of the work for those helped before it."""
    family = root(f.programmes, f.governing.value)
    return any(
        m.start < f.frame.position
        and not m.served
        and (m.program == f.governing.value if m.cue else root(f.programmes, m.program) == family)
        for m in f.frame.mentions
    )


def kin_of_topic(f: Found) -> bool:
    """Whether it is of the topic's family, and no kind of the topic."""
    topic, value = f.frame.outside.value, f.governing.value
    if topic is None or root(f.programmes, topic) != root(f.programmes, value):
        return False
    return not f.programmes.within(value, topic)


# values


def whole(f: Found) -> What | None:
    """The programme of the whole."""
    return f.parts.whole


def whole_of_others(f: Found) -> What | None:
    """That of the whole, for a part that only the part told before it names one for (养老机构62个,其他机构|9个)."""
    trigger, frame, found = f.trigger, f.frame, f.governing
    if (
        trigger is None
        or (frame.dependent and frame.rule != "part")
        or found.level != "sentence"
        or trigger.rule != ALIAS
    ):
        return None
    if found.value != trigger.value:
        return None  # 其余2万人在农村
    told = sibling(f.parts, f.text, frame.position, trigger.start, frame.looks)
    if told is None or told.value is None:
        return None
    first = frame.head.tokens[0]
    doing = first.verb and "verbal_noun" not in first.roles
    return told if not doing or counts_goods(f.text, frame.position, frame.looks) else None


def topic(f: Found) -> What:
    """What governs outside the sentence."""
    return f.frame.outside


CONDITIONS: Mapping[str, Callable[[Found], bool]] = {
    "rests-on-whom": rests_on_whom,
    "in-metric": in_metric,
    "of-the-sector": of_the_sector,
    "whole-named": whole_named,
    "named": named,
    "among-parts": among_parts,
    "only-persons": only_persons,
    "counts-some-of-them": counts_some_of_them,
    "keeps-its-own": keeps_its_own,
    "civil": civil,
    "topic-of-work": topic_of_work,
    "aid-under-places": aid_under_places,
    "own-item": own_item,
    "work-spoken-of": work_spoken_of,
    "kin-of-topic": kin_of_topic,
}
VALUES: Mapping[str, Callable[[Found], What | None]] = {
    "itself": itself,
    "whole": whole,
    "whole-of-others": whole_of_others,
    "topic": topic,
    "giver-before": giver_before,
    "nothing": nothing,
}
