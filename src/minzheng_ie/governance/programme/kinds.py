"""What rows may make of a programme that is told by a general word (programme_kinds.yaml): a kind of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from minzheng_ie.entities.programmes import ProgrammeMention
from minzheng_ie.governance.governed import Governed
from minzheng_ie.governance.programme.about import Kinds, What
from minzheng_ie.governance.programme.cues import cues_of, topic
from minzheng_ie.governance.programme.frame import Found, itself, nothing
from minzheng_ie.governance.programme.kin import meanings, root
from minzheng_ie.governance.programme.spans import Mentions, means_all_kinds, trigger_of
from minzheng_ie.governance.programme.whom import of_both_kinds, trains, watched_and_paid
from minzheng_ie.tree.leaves import behind_last

_HEADING = 24
"""Characters of a heading before what it names."""
_SEVERAL = 2
"""Families of which a word that means more says nothing (慰问金 is of those who are visited)."""


# conditions


def in_metric(f: Found) -> bool:
    """Whether its metric names it."""
    return f.in_metric


def family(f: Found) -> bool:
    """Whether it is a programme without one above."""
    return f.programmes.parents.get(f.governing.value or "") is None


def general_before(f: Found) -> bool:
    """Whether the number before is of the same general word (儿童福利机构9个,床位|300张)."""
    said = f.frame.said
    if said is None or f.trigger is None or said[1].level != "number" or said[1].value != f.governing.value:
        return False
    return f.trigger.start < said[0] < f.frame.position


def visits(f: Found) -> bool:
    """Whether a word of a visit tells it, and the topic is only what the sentence before was about."""
    trigger = f.trigger
    if trigger is None or not f.frame.from_sentence_before(f.frame.outside):
        return False
    return f.frame.looks.visit.fullmatch(f.text, trigger.start, trigger.end) is not None


def of_its_money(f: Found) -> bool:
    """Whether the word that tells it goes on as the money or the standard of a benefit (低保金|, not 低保对象|)."""
    trigger = f.trigger
    return trigger is not None and f.frame.looks.benefit_money.match(f.text, trigger.end) is not None


def goes_on_with_it(f: Found) -> bool:
    """Whether nothing between the word that tells it and one of its kinds before turns to all of them (全县, 共)."""
    trigger, program, parents = f.trigger, f.governing.value, f.programmes.parents
    if trigger is None:
        return False
    before = [
        m.end for m in f.frame.mentions if m.end <= trigger.start and parents.get(m.program or "") == program
    ]
    return bool(before) and f.frame.looks.all_again.search(f.text, before[-1], trigger.end) is None


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
    kinds = set()
    for kind, words in _kinds_near(f).kinds:
        for word in words:
            if word in metric:
                kinds.add(kind)
                break
    if len(kinds) != 1 or _told_in_full(f):
        return None
    return Governed(kinds.pop(), f.trigger, f.governing.level)


def _told_in_full(f: Found) -> bool:
    """Whether the word that names a kind says itself which it is (农村五保对象纳入|城市低保)."""
    if not f.in_metric or f.trigger is None or f.trigger.start < 0:
        return False
    own = next((words for kind, words in f.programmes.qualified if kind == f.governing.value), ())
    told = f.text[f.trigger.start : f.trigger.end]
    return any(word in told for word in own)


def is_of_one_kind(f: Found) -> bool:
    """Whether a word of its metric tells a kind of what governs outside (under 城乡低保: 城市保障标准|480元)."""
    metric = f.frame.metric
    if f.frame.looks.benefit.search(metric) is None:
        return False
    return bool(f.programmes.kinds_told(f.governing.value, metric))


def _kinds_near(f: Found) -> Kinds:
    """The kinds of the programme found, and those beside it, that a word of a metric tells."""
    program, known = f.governing.value, f.frame.words.near
    found = known.get(program)
    if found is None:
        kinds = [(kind, words) for kind, words in f.programmes.qualified if _near(f, kind)]
        found = known[program] = Kinds(kinds)
    return found


def named_before(f: Found) -> What | None:
    """The one kind its part of the sentence named (农村低保对象900人,发放低保金|), or a bare word of it told (城镇90户,低保金|)."""
    return _named(f) or _told_barely(f)


def _named(f: Found) -> What | None:
    """The one kind that is named; none where the general word came first, or was counted before it."""
    program, trigger, said = f.governing.value, f.trigger, f.frame.said
    if program is None or trigger is None or not f.frame.mentions:
        return None
    begun = f.text.rfind(";", f.frame.mentions[0].start, trigger.start)
    kind = _only_kind(f, [m for m in f.frame.mentions if begun < m.start and m.end <= trigger.start])
    if kind is None:
        return None
    if said is not None and begun < said[0] < trigger.start and said[1].value != kind.program:
        return None  # 城市低保线由765元提高到815元,农村由515元提高到570元,低保金|
    if all(one != kind.program for one, _ in _kinds_near(f).kinds):
        return None
    return Governed(kind.program, trigger_of(kind), f.governing.level)


def _told_barely(f: Found) -> What | None:
    """The kind of the number before, where its part of the sentence tells no other; none where all were counted first."""
    program, trigger, said = f.governing.value, f.trigger, f.frame.said
    if program is None or trigger is None or said is None or said[0] > trigger.start:
        return None
    kind, begun = said[1].value, behind_last("。;\n", f.text, 0, trigger.start)
    if said[0] < begun or f.programmes.parents.get(kind or "") != program:
        return None
    told = _first_told(f, begun, trigger.start)
    if told.keys() != {kind}:
        return None
    first, counted = told[kind], f.frame.looks.counted_by
    general = (m.end for m in f.frame.mentions if begun <= m.start < first and m.program == program)
    if any(counted.search(f.text, end, first) for end in general):
        return None  # 低保对象90户,其中农村60户,低保金|
    return Governed(kind, said[1].trigger, f.governing.level)


def _first_told(f: Found, begin: int, end: int) -> dict[str | None, int]:
    """Where in a stretch each kind of the programme found is first told by a bare word (农村)."""
    found: dict[str | None, int] = {}
    for kind, words in _kinds_near(f).kinds:
        places = [place for word in words if (place := f.text.find(word, begin, end)) >= 0]
        if places:
            found[kind] = min(places)
    return found


def _only_kind(f: Found, told: Mentions) -> ProgrammeMention | None:
    """The last mention of the one kind of a programme that ``told`` name, the general word before it only in passing."""
    program, parents = f.governing.value, f.programmes.parents
    near = [m for m in told if program in (m.program, parents.get(m.program or ""))]
    if not near or near[-1].program == program:
        return None
    kind = near[-1]
    first = next(m for m in near if m.program != program)
    if any(m.program != kind.program for m in near if m.start >= first.start):
        return None
    if near[0] is not first and f.frame.looks.counted_by.search(f.text, near[0].end, first.start) is not None:
        return None  # 低保对象90户,其中农村低保对象60户,低保金|
    return kind


def of_its_number(f: Found) -> What | None:
    """The kind that the general word meant for its own number, which stands right before (低保对象补差330元,资金|)."""
    said, trigger = f.frame.said, f.trigger
    if said is None or trigger is None or not trigger.start < said[0] < f.frame.position:
        return None
    kind, between = said[1].value, (m for m in f.frame.mentions if trigger.start < m.start < f.frame.position)
    if not f.kind_before or any(between):
        return None
    if all(one != kind for one, _ in _kinds_near(f).kinds):
        return None  # only what a word as 农村 makes of it
    return Governed(kind, said[1].trigger, f.governing.level)


def by_heading(f: Found) -> What | None:
    """The kind a heading names, or a sentence that is one in all but form (under 农村低保工作: 低保金|); none where all kinds
    are meant, or another is named beside."""
    section, told, trigger = f.frame.section, f.frame.outside, f.trigger
    program, kind, parents = f.governing.value, told.value, f.programmes.parents
    if trigger is None or told.trigger is None or not f.kind_outside:
        return None
    if section is None or told.value != section.value:
        begin = behind_last("。;\n", f.text, max(0, told.trigger.start - _HEADING), told.trigger.start)
        if f.frame.looks.heading_on.match(f.text, begin) is None:
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
    "visits": visits,
    "of-its-money": of_its_money,
    "goes-on-with-it": goes_on_with_it,
    "aids-living": aids_living,
    "topic-of-disaster": topic_of_disaster,
}
VALUES: Mapping[str, Callable[[Found], What | None]] = {
    "itself": itself,
    "watched-and-paid": watched_and_paid,
    "by-cue": by_cue,
    "by-qualifier": by_qualifier,
    "of-both-kinds": of_both_kinds,
    "named-before": named_before,
    "of-its-number": of_its_number,
    "by-topic": by_topic,
    "by-heading": by_heading,
    "topic": topic_outside,
    "nothing": nothing,
}
GUARDS: Mapping[str, str] = {
    "goes-on-with-it": "kinds_told",
    **dict.fromkeys(("of-its-money", "named-before"), "kind_near"),
    "of-its-number": "kind_before",
    "by-heading": "kind_outside",
    "watched-and-paid": "watched",
    **dict.fromkeys(("by-qualifier", "of-both-kinds"), "frame.qualified"),
    "aids-living": "frame.about.spoken.living_aid",
}
READY: Mapping[str, str] = {"itself": "governing", "in-metric": "in_metric", "topic": "frame.outside"}
