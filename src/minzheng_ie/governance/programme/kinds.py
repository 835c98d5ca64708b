"""What rows may make of a programme that is told by a general word (programme_kinds.yaml): a kind of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from minzheng_ie.governance.governed import Governed
from minzheng_ie.governance.programme.about import Kinds, What
from minzheng_ie.governance.programme.cues import cues_of, topic
from minzheng_ie.governance.programme.frame import Found, itself, nothing
from minzheng_ie.governance.programme.kin import meanings, root
from minzheng_ie.governance.programme.spans import means_all_kinds, trigger_of
from minzheng_ie.governance.programme.whom import is_group, trains

_BESIDE = 24
"""Characters from what the number before counts to the next of the same."""
_SEVERAL = 2
"""Families of which a word that means more says nothing (慰问金 is of those who are visited)."""


# conditions


def in_metric(f: Found) -> bool:
    """Whether its metric names it."""
    return f.governing.level == "number"


def family(f: Found) -> bool:
    """Whether it is a programme without one above."""
    return f.programmes.parents.get(f.governing.value or "") is None


def counted_beside(f: Found) -> bool:
    """Whether it counts persons or households right behind the number before (农村低保户90户、低保对象|)."""
    said, trigger, looks = f.frame.outer.said, f.trigger, f.frame.looks
    if said is None or trigger is None or not said[0] < trigger.start < said[0] + _BESIDE:
        return False
    if looks.item_ends.search(f.text, said[0], trigger.start) is not None:
        return False
    if any(t.verb and t.start < trigger.start for t in f.frame.head.tokens):
        return False
    return is_group(f.text, trigger.start, trigger.end, looks)


def general_before(f: Found) -> bool:
    """Whether the number before is of the same general word (儿童福利机构9个,床位|300张)."""
    said = f.frame.outer.said
    if said is None or f.trigger is None or said[1].level != "number" or said[1].value != f.governing.value:
        return False
    return f.trigger.start < said[0] < f.frame.position


def of_its_money(f: Found) -> bool:
    """Whether the word that tells it goes on as the money or the standard of a benefit (低保金|, not 低保对象|)."""
    trigger = f.trigger
    return trigger is not None and f.frame.looks.benefit_money.match(f.text, trigger.end) is not None


def aids_living(f: Found) -> bool:
    """Whether a word for aid to live on tells it (临时生活救助), of those in need or of those hit."""
    trigger = f.trigger
    return (
        trigger is not None
        and f.frame.looks.living_aid.search(f.text, trigger.start, trigger.end) is not None
    )


def topic_of_disaster(f: Found) -> bool:
    """Whether what governs outside is a disaster."""
    return f.frame.outside.value in f.frame.groups.parts_apart


# values


def by_cue(f: Found) -> What | None:
    """The kind that a weak word in the metric means."""
    for cue in cues_of(f.seen) if f.seen is not None else ():
        told = meanings(cue)
        if len({root(f.programmes, meant) for meant in told}) > _SEVERAL:
            continue
        kind = next((meant for meant in told if _near(f, meant)), None)
        if kind is not None:
            return Governed(kind, trigger_of(cue), "number")
    return None


def _near(f: Found, kind: str | None) -> bool:
    """Whether a programme is a kind of the one found, or stands beside it."""
    program, parents = f.governing.value, f.programmes.parents
    above = parents.get(kind) if kind is not None and kind != program else None
    return above is not None and above in (program, parents.get(program or ""))


def by_qualifier(f: Found) -> What | None:
    """The kind that a word of the metric makes it (农村 of 低保); none where two do (农村低保标准达到城市低保标准的78%)."""
    metric = f.frame.metric
    near = _kinds_near(f)
    if True not in map(metric.__contains__, near.words):
        return None  # as of most: asked fast
    kinds = set()
    for kind, words in near.kinds:
        for word in words:
            if word in metric:
                kinds.add(kind)
                break
    return Governed(kinds.pop(), f.trigger, f.governing.level) if len(kinds) == 1 else None


def _kinds_near(f: Found) -> Kinds:
    """The kinds of the programme found, and those beside it, that a word of a metric tells."""
    program, known = f.governing.value, f.frame.words.near
    found = known.get(program)
    if found is None:
        kinds = [(kind, words) for kind, words in f.programmes.qualified if _near(f, kind)]
        found = known[program] = Kinds(kinds, [word for _, words in kinds for word in words])
    return found


def of_the_before(f: Found) -> What | None:
    """The kind that the number before counts (农村低保户90户、低保对象|); none where its sentence names another kind."""
    said, program, parents = f.frame.outer.said, f.governing.value, f.programmes.parents
    if said is None or f.trigger is None:
        return None
    kind, before = said[1].value, said[1].trigger
    if kind is None or before is None or parents.get(kind) != program:
        return None
    if f.text[f.trigger.start : f.trigger.end] not in f.text[before.start : before.end]:
        return None
    begun = f.text.rfind(";", f.frame.mentions[0].start, said[0])
    told = {m.program for m in f.frame.mentions if begun < m.start < said[0]}
    named = {one for one in told if parents.get(one or "") == program}
    return Governed(kind, before, f.governing.level) if named == {kind} else None


def named_before(f: Found) -> What | None:
    """The one kind its part of the sentence named (农村低保对象900人,发放低保金|); none where the general word came first."""
    program, parents, trigger = f.governing.value, f.programmes.parents, f.trigger
    if program is None or trigger is None or not f.frame.mentions:
        return None
    begun = f.text.rfind(";", f.frame.mentions[0].start, trigger.start)
    told = [m for m in f.frame.mentions if begun < m.start and m.end <= trigger.start]
    near = [m for m in told if program in (m.program, parents.get(m.program or ""))]
    if not near or {m.program for m in near} != {near[0].program} or near[0].program == program:
        return None
    kind, said = near[-1], f.frame.outer.said
    if said is not None and begun < said[0] < trigger.start and said[1].value != kind.program:
        return None  # 城市低保线由765元提高到815元,农村由515元提高到570元,低保金|
    if all(one != kind.program for one, _ in _kinds_near(f).kinds):
        return None
    return Governed(kind.program, trigger_of(kind), f.governing.level)


def of_its_number(f: Found) -> What | None:
    """The kind that the general word meant for its own number, which stands right before (低保对象补差330元,资金|)."""
    said, trigger = f.frame.outer.said, f.trigger
    if said is None or trigger is None or not trigger.start < said[0] < f.frame.position:
        return None
    kind, between = said[1].value, (m for m in f.frame.mentions if trigger.start < m.start < f.frame.position)
    if f.programmes.parents.get(kind or "") != f.governing.value or any(between):
        return None
    if all(one != kind for one, _ in _kinds_near(f).kinds):
        return None  # only what a word as 农村 makes of it
    return Governed(kind, said[1].trigger, f.governing.level)


def by_heading(f: Found) -> What | None:
    """The kind a heading names (under 农村低保工作: 低保金|); none where all kinds are meant, or another is named beside."""
    section, told, trigger = f.frame.outer.section, f.frame.outside, f.trigger
    if section is None or trigger is None or told.value is None or told.value != section.value:
        return None
    program, kind, parents = f.governing.value, told.value, f.programmes.parents
    if parents.get(kind) != program:
        return None
    if means_all_kinds(f.text, trigger.start, trigger.end, f.frame.looks):
        return None
    if any(m.program != kind and parents.get(m.program or "") == program for m in f.frame.mentions):
        return None
    return told if any(one == kind for one, _ in _kinds_near(f).kinds) else None


def topic_outside(f: Found) -> What:
    """What governs outside."""
    return f.frame.outside


def by_topic(f: Found) -> What | None:
    """The topic, where it is a kind of it."""
    program = f.governing.value
    told = topic(f.seen) if f.seen is not None else None
    if program is None or told is None or told.value is None or told.value == program:
        return None
    if trains(f.frame, told.value, program):
        return None
    return told if f.programmes.within(told.value, program) else None


CONDITIONS: Mapping[str, Callable[[Found], bool]] = {
    "in-metric": in_metric,
    "family": family,
    "general-before": general_before,
    "counted-beside": counted_beside,
    "of-its-money": of_its_money,
    "aids-living": aids_living,
    "topic-of-disaster": topic_of_disaster,
}
VALUES: Mapping[str, Callable[[Found], What | None]] = {
    "itself": itself,
    "by-cue": by_cue,
    "by-qualifier": by_qualifier,
    "of-the-before": of_the_before,
    "named-before": named_before,
    "of-its-number": of_its_number,
    "by-topic": by_topic,
    "by-heading": by_heading,
    "topic": topic_outside,
    "nothing": nothing,
}
