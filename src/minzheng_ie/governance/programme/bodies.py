"""What rows may ask of what describes a place (programme_places.yaml) and of the report of a body (programme_bodies.yaml)."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from minzheng_ie.governance.governed import Governed
from minzheng_ie.governance.programme.about import About, What
from minzheng_ie.governance.programme.frame import Found, itself, named, nothing
from minzheng_ie.governance.programme.kin import root
from minzheng_ie.governance.programme.populations import lives_there
from minzheng_ie.governance.programme.spans import ALIAS, CUE
from minzheng_ie.governance.programme.whom import rests_on_whom
from minzheng_ie.rules.looks import ends
from minzheng_ie.tree.leaves import behind_last

_ITEM = 26
"""Characters of one item of a list of those counted."""

SIGNS = frozenset(
    {"of-makeup", "of-a-place", "among-people", "counts-divisions", "counts-others", "land", "one-of-a-list"}
)
"""Conditions without one of which (see `sign`) no row about places need be asked, where each row has one."""


def sign(f: Found) -> bool:
    """Whether the programme is none, or the work for a place as a whole, or people are counted who live there."""
    found, frame = f.governing, f.frame
    if found.value is None or found.value in frame.groups.places:
        return True
    if found.level == "sentence" and counts_others(f):
        return True
    if counts_divisions(f) or land(f) or one_of_a_list(f):
        return True
    return lives_there(frame.about, frame.position, frame.begun)


# places


def of_makeup(f: Found) -> bool:
    """Whether what tells is a word for what a place or a body is made of (党支部|12个)."""
    trigger = f.trigger
    return trigger is not None and f.text[trigger.start : trigger.end] in f.programmes.makeup


def topic_of_places(f: Found) -> bool:
    """Whether what governs outside is none, or the work for a place as a whole."""
    value = f.frame.outside.value
    return value is None or root(f.programmes, value) in f.frame.groups.places


def counts_others(f: Found) -> bool:
    """Whether it counts persons or homes by a word of its own, and only a name in another clause tells its programme."""
    frame, trigger = f.frame, f.trigger
    if f.governing.level != "sentence" or trigger is None or trigger.rule != ALIAS or frame.dependent:
        return False
    tokens = frame.head.tokens
    if not tokens or tokens[-1].start < frame.clause[0] or any(t.verb for t in tokens):
        return False
    groups, value = frame.groups, f.governing.value
    if value in groups.parts_apart or value in groups.places:
        return False
    return frame.looks.counted.match(f.text, frame.position) is not None


def land(f: Found) -> bool:
    """Whether it is a distance or land of a place, of which only a topic or another clause tells a work (距县城|15公里)."""
    told = f.governing
    if not told.inherited and told.level != "sentence" and told.value is not None:
        return False
    return f.frame.looks.land.fullmatch(f.frame.metric) is not None


def one_of_a_list(f: Found) -> bool:
    """Whether it stands in a list of those counted, of which one before names a programme (310户低保户、|70户盲人家庭)."""
    frame, trigger = f.frame, f.trigger
    if f.governing.level != "sentence" or trigger is None or trigger.rule != ALIAS:
        return False
    tokens, position = frame.head.tokens, frame.position
    if not tokens or tokens[0].verb or tokens[0].start < position < trigger.start:
        return False
    if not ends(frame.looks.listed_beside, f.text, position, _ITEM):
        return False
    told = f.seen.inside if f.seen is not None else ()
    return tokens[0].start > position and all(m.program in frame.groups.places for m in told)


def of_a_place(f: Found) -> bool:
    """Whether its programme is the work for a place as a whole."""
    return f.trigger is not None and f.governing.value in f.frame.groups.places


def place_word(f: Found) -> bool:
    """Whether it is told by a word for the place itself (社区)."""
    trigger = f.trigger
    return (
        trigger is not None and f.frame.looks.place.fullmatch(f.text, trigger.start, trigger.end) is not None
    )


def inherited(f: Found) -> bool:
    """Whether it comes from outside its sentence."""
    return f.governing.inherited


def counts_divisions(f: Found) -> bool:
    """Whether a topic, or another clause, is all that tells it of what a place is divided into, or it says so (辖|12个村)."""
    divided = f.frame.looks.divisions.match(f.frame.metric)
    if divided is None:
        return False
    return f.governing.inherited or f.governing.level == "sentence" or divided["under"] is not None


def describes(f: Found) -> bool:
    """Whether its sentence says how large a place is and what it is made of."""
    about, position = f.frame.about, f.frame.position
    begin = behind_last("。\n", f.text, 0, position)
    if begin not in about.described:
        about.described[begin] = _describes(about, begin, position)
    return about.described[begin]


def _describes(about: About, begin: int, position: int) -> bool:
    text = about.text
    ends = [at for mark in "。\n" if (at := text.find(mark, position)) >= 0]
    start = max(0, begin - 1)  # the mark that ends what stands before
    return about.words.looks.describes.search(text, start, min(ends, default=len(text))) is not None


def among_people(f: Found) -> bool:
    """Whether it counts people of a kind who live in the place, or a part of them (全县有残疾人2.1万,占总人口的6%)."""
    return lives_there(f.frame.about, f.frame.position, f.frame.begun)


def told_by_more(f: Found) -> bool:
    """Whether more than a word for such people tells its programme, within its sentence."""
    trigger = f.trigger
    if trigger is None or f.governing.value is None or f.governing.inherited:
        return False
    return f.frame.looks.people_alone.fullmatch(f.text, trigger.start, trigger.end) is None


# bodies


def counts_people(f: Found) -> bool:
    """常住人口|32万人."""
    if f.frame.looks.people.search(f.frame.metric) is not None:
        return True
    return f.governing.value is None and lives_there(f.frame.about, f.frame.position, f.frame.begun)


def kept(f: Found) -> bool:
    """Whether its programme stands in a report of the body."""
    value, body = f.governing.value, f.body
    if value is None or body is None:
        return False
    return any(f.programmes.within(value, keeps) for keeps in body.issuer.keeps)


def told_by_cue(f: Found) -> bool:
    """Whether a cue tells it, which is weaker than a name."""
    return f.trigger is not None and f.trigger.rule == CUE


def own_task(f: Found) -> bool:
    """Whether its programme is the body's task or part of it."""
    task = f.body.issuer.program if f.body is not None else None
    return task is not None and f.programmes.within(f.governing.value, task)


def in_passing(f: Found) -> bool:
    """Whether only another clause of its sentence names its programme."""
    return f.trigger is not None and f.governing.level == "sentence"


def of_its_whole(f: Found) -> bool:
    """Whether it is a part of what its programme was told of (接收捐赠款物9亿元,其中资金7亿元,物资|2亿元)."""
    begun = f.parts.begun
    return begun is not None and f.governing.value is not None and begun.what.value == f.governing.value


def of_gifts(f: Found) -> bool:
    """Whether it is of gifts, as its own words or those outside the sentence say (…开展助学活动,资助学生|60名)."""
    value, frame = f.governing.value, f.frame
    if value not in frame.groups.giving:
        return False
    return frame.outside.value == value or frame.looks.alms.search(frame.metric) is not None


def body_with_task(f: Found) -> bool:
    """Whether the body's task is a programme."""
    return f.body is not None and f.body.issuer.program is not None


def work_told(f: Found) -> bool:
    """Whether the work is named before those helped, alone or with its sibling (两项补贴: 惠及困难残疾人|300人), or outside."""
    trigger, value = f.trigger, f.governing.value
    if trigger is None or f.frame.outside.value == value:
        return True
    joint = f.programmes.parents.get(value or "")
    told = {value} if f.programmes.parents.get(joint or "") is None else {value, joint}
    return any(not m.served and m.program in told and m.end <= trigger.start for m in f.frame.mentions)


# values


def topic(f: Found) -> What:
    """What governs outside the sentence."""
    return f.frame.outside


def body(f: Found) -> What | None:
    """The task of the body."""
    found = f.body
    return Governed(found.trigger.value, found.trigger, "document") if found is not None else None


PLACE_CONDITIONS: Mapping[str, Callable[[Found], bool]] = {
    "named": named,
    "of-makeup": of_makeup,
    "topic-of-places": topic_of_places,
    "of-a-place": of_a_place,
    "place-word": place_word,
    "inherited": inherited,
    "counts-others": counts_others,
    "land": land,
    "one-of-a-list": one_of_a_list,
    "counts-divisions": counts_divisions,
    "describes": describes,
    "among-people": among_people,
    "told-by-more": told_by_more,
}
PLACE_VALUES: Mapping[str, Callable[[Found], What | None]] = {
    "itself": itself,
    "topic": topic,
    "nothing": nothing,
}
BODY_CONDITIONS: Mapping[str, Callable[[Found], bool]] = {
    "counts-people": counts_people,
    "kept": kept,
    "told-by-cue": told_by_cue,
    "own-task": own_task,
    "in-passing": in_passing,
    "of-its-whole": of_its_whole,
    "of-gifts": of_gifts,
    "body-with-task": body_with_task,
    "rests-on-whom": rests_on_whom,
    "work-told": work_told,
}
BODY_VALUES: Mapping[str, Callable[[Found], What | None]] = {
    "itself": itself,
    "body": body,
    "nothing": nothing,
}
