"""Several programmes in one metric: by what measure, for whom, and which of them it is of."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from minzheng_ie.entities.programmes import ProgrammeMention
from minzheng_ie.governance.programme.looks import ProgrammeLooks
from minzheng_ie.governance.programme.spans import Mentions, strong
from minzheng_ie.rules.looks import ends
from minzheng_ie.tree.leaves import Token, text_of

_NEAR = 4
"""Characters behind a programme that is gone by, within which it is called a standard."""


def of_the_thing(text: str, inside: Mentions, looks: ProgrammeLooks, *, payment: bool) -> Mentions:
    """The mentions of a metric without those that only say by what measure or for whom, where others remain.

    text (str): that the offsets of ``inside`` count in. payment (bool): the metric is a payment named before those who
    get it (发放取暖补贴410万元,城市低保每户500元).
    """
    first, last = inside[0], inside[-1]
    inside = _such_as(text, inside, looks)
    homes = _housing(text, inside, looks)
    if homes is not None:
        return [homes]
    if payment and not first.cue and first.program is not None:
        return [first]
    if not last.cue and last.program is not None and not last.served and _given(text, inside, looks):
        return [last]
    kept = [
        m
        for i, m in enumerate(inside)
        if not _by(text, m, looks) and not _before(text, m, inside[i + 1 : i + 3], looks)
    ]
    return kept if strong(kept) else inside


def _such_as(text: str, inside: Mentions, looks: ProgrammeLooks) -> Mentions:
    """Without the kinds of which 等 names what they are (城乡低保等|社会救助资金)."""
    for at, (one, what) in enumerate(pairwise(inside), 1):
        if one.cue or what.cue or what.program is None or what.depth >= one.depth:
            continue
        if looks.and_such.fullmatch(text, one.end, what.start) is not None:
            return inside[at:]
    return inside


def _given(text: str, inside: Mentions, looks: ProgrammeLooks) -> bool:
    """Whether the last mention is what the persons named before it get (为低保户发放取暖补贴; 五保户、低保户医疗救助)."""
    first, last = inside[0], inside[-1]
    aid = looks.aid_end.search(text, last.start, last.end) or looks.aid.match(text, last.end)
    if aid is None:
        return False
    between = text[first.end : last.start]
    if looks.given.search(text, first.end, last.start) is not None:
        return not any(mark in between for mark in ",;。")
    return (
        all(_are_persons(text, m, looks) for m in inside[:-1])
        and "、" in between
        and looks.no_list.search(between) is None
    )


def _are_persons(text: str, mention: ProgrammeMention, looks: ProgrammeLooks) -> bool:
    if looks.persons.match(text, mention.end) is not None:
        return True
    return looks.persons_end.search(text, mention.start, mention.end) is not None


def _housing(text: str, inside: Mentions, looks: ProgrammeLooks) -> ProgrammeMention | None:
    """Work on homes, where all else that a metric names are those who live in them (为低保户改造危房)."""
    if not any(m.program is None and not m.served for m in inside):
        return None
    found: ProgrammeMention | None = None
    for m in inside:
        if m.program is None and looks.housing.search(text, m.start, m.end) is not None:
            found = m
        elif not _are_persons(text, m, looks):
            return None
    return found


def _by(text: str, mention: ProgrammeMention, looks: ProgrammeLooks) -> bool:
    if not ends(looks.by, text, mention.start):
        return False
    return looks.standard.search(text, mention.end, mention.end + _NEAR) is not None


def _for(text: str, mention: ProgrammeMention, following: Mentions, looks: ProgrammeLooks) -> bool:
    """Whether persons of one programme stand right before another (低保对象医疗救助金)."""
    if len(following) > 1 and following[0].cue and following[0].served:
        between, following = following[0], following[1:]  # 低保老年人|高龄津贴
        if between.start == mention.end == following[0].start - (between.end - between.start):
            return not following[0].cue and following[0].program is not None
    if not following or following[0].cue:
        return False
    return looks.persons.fullmatch(text, mention.end, following[0].start) is not None


def _before(text: str, mention: ProgrammeMention, following: Mentions, looks: ProgrammeLooks) -> bool:
    """Whether a mention only says for whom, or in which village or home (村委会骨灰堂, 社区服务设施志愿服务站), the one behind it
    is."""
    if _for(text, mention, following, looks):
        return True
    if not following or following[0].cue or following[0].program is None:
        return False
    end, start = mention.end, following[0].start
    if following[0].program == mention.program:
        return end == start and _before(text, following[0], following[1:], looks)
    if looks.committee.search(text, mention.start, mention.end) is not None:
        return end == start or looks.of_village.fullmatch(text, end, start) is not None
    if end != start or looks.home_end.search(text, mention.start, mention.end) is None:
        return False
    return not _are_persons(text, following[0], looks)


def named_by(metric: Sequence[Token], inside: Mentions, looks: ProgrammeLooks) -> ProgrammeMention | None:
    """The mention that names what a metric is of; one of a topic outside civil affairs where there is no other."""
    firm: list[ProgrammeMention] = []
    named: list[ProgrammeMention] = []
    for m in inside:
        if not m.cue:
            firm.append(m)
            if m.program is not None:
                named.append(m)
    if not firm:
        return None
    if not named:
        return _other(metric, firm, inside, looks)
    if len(named) == 1:
        return named[0]
    joined = comes_under(metric, named, looks)
    if joined is not None:
        return joined
    named = [m for m in named if not m.served] or named
    deepest = max(m.depth for m in named)
    return next(m for m in named if m.depth == deepest)


def comes_under(metric: Sequence[Token], named: Mentions, looks: ProgrammeLooks) -> ProgrammeMention | None:
    """What those counted have come under (低收入人口纳入低保)."""
    into = next((t.start for t in metric if looks.into.fullmatch(t.text) is not None), None)
    return next((m for m in named if m.start > into), None) if into is not None else None


def _other(
    metric: Sequence[Token], firm: Mentions, inside: Mentions, looks: ProgrammeLooks
) -> ProgrammeMention | None:
    """A topic outside civil affairs that a metric names; none in a list, or beside a weak word for what is done."""
    told = text_of(metric)
    if "、" in told and looks.housing.search(told) is None:
        return None
    if looks.of_age.search(told) is not None:
        return firm[0]
    return None if any(m.cue and not m.served for m in inside) else firm[0]
