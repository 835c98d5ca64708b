"""Times that only qualify one value: 由2020年的17.5张, 与2016年摸底时的902万人相比, 占2018年末总人口的…."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from minzheng_ie.entities.periods.mention import PeriodMention
from minzheng_ie.governance.period.kinds import GOVERNS, PAST
from minzheng_ie.governance.period.looks import PeriodLooks
from minzheng_ie.governance.tables import signs_of
from minzheng_ie.records import dataclass
from minzheng_ie.rules.alike import compile_alike
from minzheng_ie.rules.looks import Look, ends

_NEAR = 40  # characters behind a time within which its value stands
_SHARE = 13
_RECORD = 128  # characters behind a time within which stands what a record tells
ASIDE = 40
"""Characters of a bracket before its time."""
_NONE: frozenset[int] = frozenset()


def of_base(text: str, mention: PeriodMention, position: int, looks: PeriodLooks) -> bool:
    """Whether the number at ``position`` is the value at the time compared with, ``mention``."""
    if not mention.end <= position <= mention.end + _NEAR:
        return False
    if mention.kind == "comparison":
        beside = looks.beside.match(text, mention.start) is not None
        match = (looks.value_beside if beside else looks.value_compared).match(text, mention.end)
    elif mention.kind == "point" and ends(looks.from_ends, text, mention.start):
        match = looks.value_changed.match(text, mention.end)
    else:
        return False
    return match is not None and match.start("number") <= position < match.end("number")


_LAST_YEAR = frozenset({"relative", "target"})
"""Kinds of 上年度 and 达到上年度, which a text of no date dates to no year."""
_YARDSTICK = 12
"""Characters of 不低于 and of whose level is the yardstick (不低于统筹地区上年度…)."""


def base_of_share(text: str, mention: PeriodMention, looks: PeriodLooks) -> bool:
    """Whether a time is that of what a share is of (占2018年末总人口的…, 达到上年度人均支出的25%, 相当于2010年的六成): it governs nothing."""
    share = looks.share_of.search(text, max(0, mention.start - _SHARE), mention.start)
    if share is not None:
        return looks.base_noun.match(text, mention.end) is not None
    reached = ends(looks.reached_before, text, mention.start, longest=_YARDSTICK)
    if reached and looks.share_behind.match(text, mention.end) is not None:
        return True
    return ends(looks.as_much, text, mention.start) and looks.of_value.match(text, mention.end) is not None


def is_yardstick(text: str, mention: PeriodMention, looks: PeriodLooks) -> bool:
    """Whether a time is that of a record (近10年新高, 五年来最好); not a year of which the most is told (2016年最高增长至31张)."""
    if looks.yardstick.match(text, mention.end) is None:
        return False
    return mention.kind != "point" or looks.most.match(text, mention.end) is None


def of_those_served(text: str, mention: PeriodMention, looks: PeriodLooks) -> bool:
    """Whether a time is that of the persons for whom something is done (为|1998—2001年的76名退役士兵发放…)."""
    if not ends(looks.served, text, mention.start):
        return False
    return looks.persons.match(text, mention.end) is not None


def attributive(text: str, mention: PeriodMention, looks: PeriodLooks) -> bool:
    """Whether a time only qualifies a value or a cause (由2020年的17.5张, 是2015年的2.1倍), and governs no further."""
    known = mention.edtf is not None or mention.rule in PAST or mention.kind in _LAST_YEAR
    if mention.kind in ("recurring", "duration") or not known:
        return False  # 由每月480元
    start, end = mention.start, mention.end
    if _entitles(text, end, looks):
        return True
    if _signs(looks).search(text, max(0, start - _SHARE), end) is None:
        return False
    if base_of_share(text, mention, looks) or _bases(text, mention, looks):
        return True
    if ends(looks.from_ends, text, start) and looks.digit.match(text, end):
        return True
    if looks.of_value_of.match(text, end) and (
        ends(looks.base, text, start) or looks.from_opens.match(text, start)
    ):
        return True
    if mention.kind == "comparison" and looks.compares.match(text, start):
        return looks.of_digit.match(text, end) is not None  # 较上年的290万元增加…
    return mention.kind in ("point", "relative") and ends(looks.because, text, start)


def _entitles(text: str, end: int, looks: PeriodLooks) -> bool:
    """Whether what stands behind a time says who is entitled since then."""
    return _of_records(looks).search(text, end, end + _RECORD) is not None and (
        looks.record.match(text, end) is not None
    )


def _of_a_record(text: str, start: int, looks: PeriodLooks) -> bool:
    """Whether a time that begins at ``start`` is that of a height once reached, or of what is told to have come before (最高峰|2013年的60%, 继|2019年跌破…后)."""
    return ends(looks.peak, text, start, longest=_YARDSTICK) or ends(looks.succeeds, text, start)


@lru_cache(maxsize=8)
def _of_records(looks: PeriodLooks) -> Look:
    """What is told of persons who are entitled since a time."""
    return signs_of(looks.record)


@lru_cache(maxsize=8)
def _signs(looks: PeriodLooks) -> Look:
    """What stands before or in every time that only qualifies a value."""
    share = looks.share_of, looks.reached_before, looks.as_much
    return signs_of(
        *share,
        looks.peak,
        looks.succeeds,
        looks.from_ends,
        looks.base,
        looks.from_opens,
        looks.compares,
        looks.because,
    )


@lru_cache(maxsize=8)
def _leads(looks: PeriodLooks) -> Look:
    """What rows look for right before a time."""
    asked = (
        looks.at,
        looks.to,
        looks.founded,
        looks.of_an_object,
        looks.paid_for,
        looks.deployed,
        looks.of_what,
        looks.honoured,
        looks.of_a_paper,
        looks.served,
        looks.of_which_ends,
    )
    return compile_alike("|".join(f"(?:{look.pattern})" for look in asked))


def _bases(text: str, mention: PeriodMention, looks: PeriodLooks) -> bool:
    """Whether a time behind 从 or 由 is only that of the value that changed (由2012年普查时的900人降到…), or that of a record."""
    if _of_a_record(text, mention.start, looks):
        return True
    if mention.kind != "point" or not ends(looks.from_ends, text, mention.start):
        return False
    return looks.value_changed.match(text, mention.end) is not None


@dataclass(eq=False)
class Times:
    """The times of a sentence, sorted once for all its numbers.

    all: every one. free: those that may govern. qualifying: those that only qualify a value. compared: those that may be
    the time of a value compared with. led, bracketed: where those that may govern start before which a word stands that rows
    look for, or a bracket opens. of_which (bool): the sentence begins with 其中. opened (bool): a bracket opens in it, or right
    before. to_share (bool): there are several, or one with an end of its own, that numbers may be shared out to.
    """

    all: Sequence[PeriodMention] = ()
    free: Sequence[PeriodMention] = ()
    qualifying: Sequence[PeriodMention] = ()
    compared: Sequence[PeriodMention] = ()
    led: frozenset[int] = _NONE
    bracketed: frozenset[int] = _NONE
    of_which: bool = False
    opened: bool = False
    to_share: bool = False


def sorted_times(
    text: str, span: tuple[int, int], mentions: Sequence[PeriodMention], looks: PeriodLooks
) -> Times:
    """The times of a sentence by what they may do. span (tuple): where it begins and ends."""
    start, end = span
    of_which = looks.of_which.match(text, start) is not None
    opened = text.find("(", start - 1 if start else 0, end) >= 0
    if not mentions:
        return Times(of_which=of_which, opened=opened)
    free: list[PeriodMention] = []
    qualifying: list[PeriodMention] = []
    compared: list[PeriodMention] = []
    for mention in mentions:
        if attributive(text, mention, looks):
            qualifying.append(mention)
        elif mention.kind in GOVERNS:
            free.append(mention)
        if mention.kind == "comparison" or (
            mention.kind == "point" and ends(looks.from_ends, text, mention.start)
        ):
            compared.append(mention)
    leads = _leads(looks)
    led = [m.start for m in free if ends(leads, text, m.start)]
    bracketed = [m.start for m in free if text.find("(", max(0, m.start - ASIDE), m.start) >= 0]
    to_share = len(mentions) > 1 or "/" in (mentions[0].edtf or "")
    return Times(
        mentions, free, qualifying, compared, frozenset(led), frozenset(bracketed), of_which, opened, to_share
    )


def own_time(text: str, position: int, times: Times, looks: PeriodLooks) -> PeriodMention | None:
    """The time of the value at ``position``, which it qualifies: 由2020年的17.5张提高到…"""
    for mention in times.all:
        if of_base(text, mention, position, looks):
            return mention
        if not mention.end <= position <= mention.end + 30 or mention not in times.qualifying:
            continue
        if not _of_no_value(text, mention, looks) and _of_value_at(text, mention, position, looks):
            return mention
    return None


def _of_no_value(text: str, mention: PeriodMention, looks: PeriodLooks) -> bool:
    """Whether a time that qualifies something qualifies no value: a base, persons, a height once reached."""
    if base_of_share(text, mention, looks) or of_those_served(text, mention, looks):
        return True
    return ends(looks.peak, text, mention.start, longest=_YARDSTICK)


def _of_value_at(text: str, mention: PeriodMention, position: int, looks: PeriodLooks) -> bool:
    """Whether the value that a time qualifies is the one at ``position`` (由2020年的|17.5张, 继2019年登记|9000对后)."""
    if ends(looks.succeeds, text, mention.start):
        return text.find(",", mention.end, position) < 0
    between = looks.values_between.fullmatch(text, mention.end, position)
    return between is not None and looks.times_as_many.match(text, position) is None
