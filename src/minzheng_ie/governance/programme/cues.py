"""What rows may ask where no word names a number's programme (programme_cues.yaml): a weak word, or the topic outside."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from minzheng_ie.entities.programmes import ProgrammeMention
from minzheng_ie.governance.governed import Governed
from minzheng_ie.governance.programme import implied
from minzheng_ie.governance.programme.about import UNTOLD, What
from minzheng_ie.governance.programme.frame import Frame, Meant, Seen
from minzheng_ie.governance.programme.kin import meanings, root
from minzheng_ie.governance.programme.spans import FIELD, LISTED, Mentions, trigger_of
from minzheng_ie.governance.programme.whom import trains


def own_cues(s: Seen) -> Mentions:
    """The weak words of a metric; those that tell more than who is helped, where there are any; of a visit those visited."""
    cues = [m for m in s.inside if m.cue]
    if len(cues) < 2:
        return cues
    sector = s.frame.groups.sector
    told = [m for m in cues if not m.served and m.program not in sector]
    if told and all(s.looks.visit.fullmatch(s.text, m.start, m.end) is not None for m in told):
        return [m for m in cues if m.served and m.program in s.frame.groups.visited] or told
    return told or cues


def able_cues(s: Seen) -> Mentions:
    """Those that say anything: in a report about everything, if one of their family is named beside them, or outside."""
    cues = own_cues(s)
    if not s.about.general or not cues:
        return cues
    families = {root(s.programmes, m.program) for m in s.left if not m.cue}
    families.add(root(s.programmes, topic(s).value))
    return [m for m in cues if any(root(s.programmes, meant) in families for meant in meanings(m))]


def cues_of(s: Seen) -> Mentions:
    """The weak words of a metric whose programme is told: all, or where only a weak word told it, the able ones."""
    return able_cues(s) if s.cue_told else own_cues(s)


def topic_of(frame: Frame, beside: Mentions) -> What:
    """What governs outside: of a report on another subject only beside a weak word of its family."""
    outside = frame.outside
    if frame.about.civil or outside.value is None:
        return outside
    if outside.trigger is not None and outside.trigger.rule == LISTED:
        return outside
    family = root(frame.programmes, outside.value)
    for m in beside:
        if m.cue and any(root(frame.programmes, meant) == family for meant in meanings(m)):
            return outside
    return UNTOLD


# conditions


def own_cue(s: Seen) -> bool:
    """Whether a weak word stands in its metric, and says anything."""
    return bool(able_cues(s))


def vague(s: Seen) -> bool:
    """Whether the cue only speaks of the sector as a whole, and a topic says more, were it none of the sector's."""
    meant, told = _meant(s), topic(s)
    if meant is None or meant.program not in s.frame.groups.sector:
        return False
    return told.value is not None or told.trigger is not None


def topic_tells(s: Seen) -> bool:
    """Whether the topic is the cue's programme or more specific than it."""
    meant, told = _meant(s), topic(s).value
    if meant is None or meant.program is None or told is None:
        return False
    return s.programmes.within(told, meant.program)


def schools(s: Seen) -> bool:
    """Whether the weak word is of a field whose people are trained or find work, and the topic another work of it."""
    meant = _meant(s)
    return meant is not None and trains(s.frame, topic(s).value, meant.program)


def of_a_visit(s: Seen) -> bool:
    """Whether the cue only tells of a visit and what was brought (走访慰问, 慰问金)."""
    meant = _meant(s)
    return meant is not None and s.looks.visit.fullmatch(s.text, meant.cue.start, meant.cue.end) is not None


def sentence_before(s: Seen) -> bool:
    """Whether no more than the sentence before tells the topic."""
    return s.frame.from_sentence_before(topic(s))


def topic_serves(s: Seen) -> bool:
    """Whether a heading, paragraph or item names those who are visited (under 关爱留守儿童: 走访慰问学生|700名)."""
    told = topic(s)
    family = root(s.programmes, told.value)
    return told.level != "document" and family in s.frame.groups.visited


def over_it(s: Seen) -> bool:
    """Whether the topic is the work of those who give, and the cue only says who is helped."""
    meant, told = _meant(s), topic(s)
    if meant is None or not meant.cue.served or told.value not in s.frame.groups.giving:
        return False
    return told.level != "document"


def of_field(s: Seen) -> bool:
    """Whether only the field of the whole document governs outside."""
    said = topic(s).trigger
    return said is not None and said.rule == FIELD


def no_work(s: Seen) -> bool:
    """Whether it counts what is no work of any office (局地累计雨量|200毫米)."""
    return s.looks.no_work.search(s.frame.metric) is not None


def topic_gives(s: Seen) -> bool:
    """Whether the topic is the work of those who give."""
    return topic(s).value in s.frame.groups.giving


# values


def cue(s: Seen) -> What | None:
    """What the cue nearest to it means."""
    meant = _meant(s)
    return Governed(meant.program, trigger_of(meant.cue), "sentence") if meant is not None else None


def topic(s: Seen) -> What:
    """What governs outside."""
    return s.frame.outside if s.about.civil else topic_of(s.frame, (*s.inside, *s.free))


def untold(s: Seen) -> What:
    """None, for now: what encloses the sentence may tell it."""
    return UNTOLD


def _meant(s: Seen) -> Meant | None:
    if not s.cue_told:
        found = _nearest(s)
        s.cue_told.append(None if found is None else Meant(found, _meaning(s, found)))
    return s.cue_told[0]


def _nearest(s: Seen) -> ProgrammeMention | None:
    """The last weak word of the metric, else the nearest of its clause or before, but in a report about everything."""
    cues = able_cues(s)
    if cues:
        last = max(cues, key=lambda m: m.start)
        return _of_topic(s) or last if last.served and s.frame.outside.level != "document" else last
    if s.about.general:
        return None  # 儿童, 社区 and 床位 say nothing of a neighbour
    near = [m for m in s.free if m.cue and m.start < s.clause[1]]
    near = near or [m for m in s.left if m.cue and m.start < s.position]
    return min(near, key=lambda m: abs(m.start - s.position), default=None)


def _of_topic(s: Seen) -> ProgrammeMention | None:
    """The weak word of the metric that means the topic, over another that only says who is helped (残疾人子女救助|3户)."""
    told = topic(s).value
    if told is None or told in s.frame.groups.places:
        return None
    return next((m for m in s.inside if m.cue and told in meanings(m)), None)


def _meaning(s: Seen, found: ProgrammeMention) -> str | None:
    """The programme a cue means: of several, the one of the family spoken of beside it, or of the topic's."""
    if not found.others:
        return found.program
    for family in _families(s, found):
        for meant in meanings(found):
            if family is not None and root(s.programmes, meant) == family:
                return meant
    return found.program


def _families(s: Seen, found: ProgrammeMention) -> Sequence[str | None]:
    """The families spoken of before a number, the last first, and that of the topic."""
    sector = s.frame.groups.sector
    beside = [
        root(s.programmes, m.program)
        for m in reversed(() if s.about.general else s.left)
        if m.start < s.position and m is not found and m.program is not None and m.program not in sector
        if not m.others
    ]
    return (*beside, root(s.programmes, topic(s).value))


CONDITIONS: Mapping[str, Callable[[Seen], bool]] = {
    "own-cue": own_cue,
    "vague": vague,
    "topic-tells": topic_tells,
    "schools": schools,
    "of-a-visit": of_a_visit,
    "topic-gives": topic_gives,
    "topic-serves": topic_serves,
    "sentence-before": sentence_before,
    "over-it": over_it,
    "of-field": of_field,
    "no-work": no_work,
    "paid-at-age": implied.paid_at_age,
    "topic-says-little": implied.topic_says_little,
}
VALUES: Mapping[str, Callable[[Seen], What | None]] = {
    "at-an-age": implied.at_an_age,
    "cue": cue,
    "topic": topic,
    "untold": untold,
}
