"""What rows may ask of a number before its sentence is looked at (programme.yaml)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from minzheng_ie.entities.programmes import ProgrammeMention
from minzheng_ie.governance.governed import Governed, Trigger
from minzheng_ie.governance.programme.about import UNTOLD, Said, What
from minzheng_ie.governance.programme.frame import Frame, nothing
from minzheng_ie.governance.programme.papers import is_posted, is_published, of_one_programme
from minzheng_ie.governance.programme.parts import unit_at
from minzheng_ie.governance.programme.spans import ALIAS, Mentions, spans_of, strong, within
from minzheng_ie.tree.leaves import Token

_GOES_ON = frozenset({"elliptic", "share"})
"""Heads of numbers that are of the number before."""
_EARLIER = 200
"""Characters back to the sentence that named what a number is of."""


# conditions


def goes_on(f: Frame) -> bool:
    """Whether it is a difference or a share (…900人,增长|5%) of the number before, and no programme was named between."""
    said = f.said
    if f.rule not in _GOES_ON or said is None or said[0] > f.position:
        return False
    if f.section is not None and said[0] < f.section.start < f.position:
        return False  # 二、特困人员 between: the list begins anew
    if f.text.find("。", said[0], f.position) >= 0 or f.looks.summed_here.search(f.text, said[0], f.position):
        return False
    stop = _compared(f, said[0], said[1])
    return not any(not m.cue and said[0] < m.start < stop for m in f.mentions)


def _compared(f: Frame, begin: int, said: What) -> int:
    """Where that begins by which a share is measured, and which says nothing of what it is of (占全市低保对象的|5%)."""
    named = said.trigger is not None and said.trigger.rule == ALIAS
    found = f.looks.compared.search(f.text, begin, f.position) if named else None
    if found is None or f.looks.added.search(f.text, begin, found.start()) is not None:
        return f.position
    return found.start()


def side_by_side(f: Frame) -> bool:
    """Whether nothing but the number before stands before it (低保户310户|602人): one thing counted twice."""
    said = f.said
    if said is None or f.distributed or f.looks.number_before.fullmatch(f.text, said[0], f.position) is None:
        return False
    if any(t.end > said[0] for t in f.head.tokens):
        return False
    return unit_at(f.text, said[0], f.looks) != unit_at(f.text, f.position, f.looks)


def published(f: Frame) -> bool:
    """Whether it counts what an office publishes and is asked, and its metric names no programme."""
    if not is_published(f.text, f.position, f.looks):
        return False
    spans = spans_of(f.head.tokens, f.owned)
    inside = [m for m in f.mentions if within(m, spans)]
    if not of_one_programme(inside, f.groups):
        return True
    return is_posted(f.text, f.metric, f.position, f.looks)


def oldest(f: Frame) -> bool:
    """百岁老人|23人."""
    return f.looks.oldest.fullmatch(f.metric) is not None


def ages_told(f: Frame) -> bool:
    """Whether the sentence tells of people by their age."""
    return f.told.ages_told


def of_part(f: Frame) -> bool:
    """Whether it is a part of a whole (其中)."""
    return f.part


def of_age(f: Frame) -> bool:
    """60岁以上老人|97户."""
    return f.looks.of_age.match(f.metric) is not None


def of_ages(f: Frame) -> bool:
    """60-69岁老年人|320人."""
    return f.looks.of_ages.search(f.metric) is not None


def counts_people(f: Frame) -> bool:
    """常住人口|32万人."""
    return f.looks.people.search(f.metric) is not None


def paid(f: Frame) -> bool:
    """Whether it is an amount of money, paid or borne by them (百岁以上老人|500元)."""
    return f.is_money()


def counts_residents(f: Frame) -> bool:
    """社区居民|3200户."""
    return f.looks.residents.fullmatch(f.metric) is not None


def counts_the_aged(f: Frame) -> bool:
    """高龄老人|20.8万人."""
    return f.looks.aged_people.match(f.metric) is not None


def counts_questions(f: Frame) -> bool:
    """接听咨询电话|350次."""
    return f.looks.asked.search(f.metric) is not None


def of_no_field(f: Frame) -> bool:
    """Whether nothing outside speaks of a field of work."""
    value = f.outside.value
    return value is None or value in f.groups.sector


def counts_offices(f: Frame) -> bool:
    """下属事业单位|4个."""
    return f.looks.offices.search(f.metric) is not None


def named_here(f: Frame) -> bool:
    """Whether its sentence names a programme, not by a cue alone."""
    return f.told.named


def work_named(f: Frame) -> bool:
    """Whether its sentence names a programme; 百岁老人 beside other ages are a population."""
    named = strong(f.mentions)
    return any(not _is_oldest(f, m) for m in named) if named and ages_told(f) else bool(named)


def work_told(f: Frame) -> bool:
    """Whether its sentence names a programme, not by a cue nor by who is helped (空巢老人) alone."""
    if not f.told.named:
        return False
    return any(m.program is not None and not m.cue and not m.served for m in f.mentions)


def about_the_aged(f: Frame) -> bool:
    """Whether nothing outside speaks of another field than that of the aged."""
    value = f.outside.value
    return value is None or value in f.groups.sector or value in f.groups.aged


def people_before(f: Frame) -> bool:
    """Whether the first mention of its sentence is of a population, and stands before it."""
    if not f.mentions:
        return False
    first = f.mentions[0]
    return first.program is None and first.served and first.start <= f.position


def share_of_people(f: Frame) -> bool:
    """占|18.7%, 高于10%."""
    return f.looks.share_of_people.match(f.text, f.position) is not None


def _is_oldest(f: Frame, mention: ProgrammeMention) -> bool:
    return f.looks.oldest.fullmatch(f.text, mention.start, mention.end) is not None


# values


def sentence(f: Frame) -> str:
    """Its sentence is looked at."""
    return f.undecided


def number_before(f: Frame) -> What:
    """The programme of the number before."""
    return f.said[1] if f.said is not None else UNTOLD


def earlier(f: Frame) -> What | None:
    """The programme of a metric that an earlier sentence named (养老床位方面,变化很大。2018年只有|3100张)."""
    if (tokens := f.head.tokens) and f.told.named and tokens[0].start >= f.clause[0]:
        return None
    first = _told_before(f)
    if first is None:
        return None
    stop = f.text.rfind("。", first.start, f.clause[0])
    named = [t for t in f.head.tokens if t.end <= stop]
    if not named:
        return None
    start = min(t.start for t in named)
    firm = [m for m in f.programmes.find(f.text[start : named[-1].end]) if not m.cue]
    naming = [m for m in firm if m.program]
    if naming:
        return _of_metric(f, start, naming)
    if firm and f.rule == "elliptic":  # 百岁老人243人。其中,城关区|32人
        place: Said = Trigger(start + firm[0].start, start + firm[0].end, None, ALIAS)
        return Governed(None, place, "block")
    return None


def _told_before(f: Frame) -> Token | None:
    """The first token of the metric, where it stands in an earlier sentence."""
    begin = f.clause[0]
    told = [t for t in f.head.tokens if t.start < begin]  # 新增|农村低保对象; 城市(这一块,)|低保
    first = min(told, key=lambda t: t.start, default=None)
    return first if first is not None and begin <= first.start + _EARLIER else None


def _of_metric(f: Frame, start: int, naming: Mentions) -> What:
    mention, program = naming[0], naming[0].program
    own = [m for m in f.programmes.find(f.metric) if not m.cue and m.program]
    if own and (
        f.rule == "distributed" or _is_beside(f, own[0].program, program)
    ):  # one of A and B; 农村…。城市|
        program = own[0].program
    said = f.said[1].value if f.said is not None and f.dependent else None
    if program is not None and f.programmes.parents.get(said or "") == program:
        program = said  # 农村低保…,发放低保金620万元。人均补差|58元
    trigger: Said = Trigger(start + mention.start, start + mention.end, program, ALIAS)
    return Governed(program, trigger, "block")


def _is_beside(f: Frame, own: str | None, told: str | None) -> bool:
    """Whether a programme is a kind of another one, or another kind of the same (城市低保, 农村低保)."""
    above = f.programmes.parents.get(own or "")
    return above is not None and above in (told, f.programmes.parents.get(told or ""))


CONDITIONS: Mapping[str, Callable[[Frame], bool]] = {
    "goes-on": goes_on,
    "side-by-side": side_by_side,
    "published": published,
    "oldest": oldest,
    "ages-told": ages_told,
    "of-part": of_part,
    "of-age": of_age,
    "of-ages": of_ages,
    "counts-people": counts_people,
    "paid": paid,
    "counts-residents": counts_residents,
    "counts-offices": counts_offices,
    "counts-the-aged": counts_the_aged,
    "counts-questions": counts_questions,
    "of-no-field": of_no_field,
    "named-here": named_here,
    "work-named": work_named,
    "work-told": work_told,
    "about-the-aged": about_the_aged,
    "people-before": people_before,
    "share-of-people": share_of_people,
}
GUARDS: Mapping[str, str] = {
    **dict.fromkeys(
        ("oldest", "of-age", "of-ages", "counts-people", "counts-residents", "counts-offices"), "counted"
    ),
    **dict.fromkeys(("counts-the-aged", "counts-questions"), "counted"),
    "goes-on": "dependent",
    "people-before": "told.people_first",
    "side-by-side": "beside",
    "published": "about.spoken.signs_of_papers",
}
READY: Mapping[str, str] = {
    "of-part": "part",
    "ages-told": "told.ages_told",
    "named-here": "told.named",
    "sentence": "undecided",
}
VALUES: Mapping[str, Callable[[Frame], Any]] = {
    "number-before": number_before,
    "earlier": earlier,
    "nothing": nothing,
    "sentence": sentence,
}
