"""Which time of a sentence opens it, and is carried to the sentences behind it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from minzheng_ie.entities.periods.mention import PeriodMention
from minzheng_ie.entities.periods.mentions import heads_day
from minzheng_ie.governance.period.bases import is_yardstick
from minzheng_ie.governance.period.frame import Said
from minzheng_ie.governance.period.kinds import GOVERNS, PAST
from minzheng_ie.governance.period.looks import PeriodLooks
from minzheng_ie.governance.period.time_aside import came_into_force, of_an_honour
from minzheng_ie.governance.period.time_beside import summed_up
from minzheng_ie.governance.period.values import is_day, is_year, trigger_of
from minzheng_ie.rules.looks import ends
from minzheng_ie.text.layout import Sentence
from minzheng_ie.tree.leaves import behind_last

_NEVER_CARRIED = frozenset({"streak", "same_period", *PAST})
_OPENING = 8
"""Characters within which a period still opens its sentence."""
_OBJECT = 104
"""Characters from 对 to a time of what was audited."""
_EVENT = 31
"""Days that an event may last."""
_NEAR = 12
_MARKS = (",", ";", "、")
_SERIES = 2  # years behind the first
_LEADS = frozenset({"point", "range", "relative", "target"})
_LEADS_ON = _LEADS | {"open"}
_TOLD = frozenset({"point", "range", "relative", "open"})


def first_time(text: str, looks: PeriodLooks, mentions: Sequence[PeriodMention]) -> PeriodMention | None:
    """The first time of a sentence that may govern and is no yardstick (近10年新高, 五年来最好).

    A meeting's at which something was told goes behind one that it was told of (从2018年…会上获悉,截至2月底,…).
    """
    met = None
    for at, mention in enumerate(mentions):
        if mention.kind not in GOVERNS or is_yardstick(text, mention, looks):
            continue
        if mention.kind == "asof" and mention.edtf is None and _told_behind(mentions, at):
            continue
        if not _only_told_then(text, looks, mention):
            return mention
        met = met or mention
    return met


def _told_behind(mentions: Sequence[PeriodMention], at: int) -> bool:
    """Whether the time behind the one at ``at`` says of what year it is (截至目前,2024年…)."""
    behind = mentions[at + 1] if at + 1 < len(mentions) else None
    return behind is not None and one_year(behind) and behind.start - mentions[at].end <= 1


def _only_told_then(text: str, looks: PeriodLooks, mention: PeriodMention) -> bool:
    """Whether a time is that of a meeting, or a day, on which something was told (3月2日,记者从…获悉,)."""
    if mention.kind != "point":
        return False
    if looks.told_at.match(text, mention.end) is not None:
        return True
    return mention.rule == "day" and looks.told.match(text, mention.end) is not None


def one_year(mention: PeriodMention) -> bool:
    """Whether a time is a year and no more."""
    return mention.kind in ("point", "relative") and is_year(mention.edtf)


def lasts(mention: PeriodMention) -> bool:
    """Whether a time may be carried at all; a year of a reign is one as others are."""
    if mention.rule == "reign":
        return mention.edtf is not None
    return mention.rule not in _NEVER_CARRIED and not _of_days(mention)


def marked_day(text: str, looks: PeriodLooks, mention: PeriodMention, start: int) -> bool:
    """Whether a day stands behind the mark of an item of news (★10月7日,…举行。…): the item is told of that day."""
    if mention.kind != "point" or not is_day(mention.edtf):
        return False
    if looks.another_day.match(text, mention.end) is not None:
        return False
    return looks.item_mark.fullmatch(text, start, mention.start) is not None


def only_adds(text: str, looks: PeriodLooks, span: Sentence, last: PeriodMention) -> bool:
    """Whether a target, the last time of ``span``, is of what that adds without a figure (新建70个,力争到2020年全覆盖)."""
    if text.find(",", span.start, last.start) < 0 or looks.plain_digit.search(text, last.end, span.end):
        return False
    return looks.plain_digit.search(text, span.start, last.start) is not None


def in_passing(text: str, looks: PeriodLooks, mention: PeriodMention, end: int) -> bool:
    """Whether a time is that of a meeting spoken of (在2013年全省会议上,…), or since which one summed up the work."""
    if of_an_honour(text, mention, looks) or came_into_force(text, mention, looks):
        return True
    if mention.kind == "open":
        return summed_up(text, mention, end, looks)
    met = looks.meeting.match(text, mention.end) if mention.kind == "point" else None
    if met is None:
        return False
    return looks.told_of_meeting.search(text, max(0, mention.start - _NEAR), met.end() + _NEAR) is None


def background(text: str, looks: PeriodLooks, first: PeriodMention, now: int | None) -> bool:
    """Whether last year is only when what makes help needed befell (去年遭受洪灾,…。为确保灾民过冬,…)."""
    if first.kind != "relative" or first.year is None or now is None or first.year >= now:
        return False
    return looks.background.match(text, first.end) is not None


def founded(text: str, looks: PeriodLooks, first: PeriodMention, *, numbers: bool) -> bool:
    """成立于1992年, and 1998年成立了居委会 in a sentence without a number or in a clause without one, or the months of an audit."""
    if looks.founds.match(text, first.end) is not None or looks.completed.match(text, first.end) is not None:
        if not numbers or looks.founded_alone.match(text, first.end) is not None:
            return True
    elif _of_audit(text, looks, first):
        return True
    if looks.named_then.match(text, first.end) is not None:
        return True
    if numbers and looks.launches.match(text, first.end) is not None:
        return True
    return ends(looks.founded, text, first.start)


def told_later(
    text: str, looks: PeriodLooks, first: PeriodMention, mentions: Sequence[PeriodMention], *, numbers: bool
) -> PeriodMention | None:
    """The time at which what a sentence tells stands, where another opens it; None where there is none."""
    if _of_audit(text, looks, first):
        return next(
            (m for m in mentions if m.start >= first.end and m.kind in _LEADS and not is_day(m.edtf)), None
        )
    if not numbers:
        return None
    if first.kind == "null":
        return _stands_behind(text, looks, first, mentions)
    return _since_founded(text, looks, first, mentions)


def _of_audit(text: str, looks: PeriodLooks, first: PeriodMention) -> bool:
    """Whether a time is when something was audited, not what (2005年9月,审计局对2004年度救灾资金进行了审计)."""
    return first.kind in ("point", "range") and looks.audited.match(text, first.end) is not None


def _stands_behind(
    text: str, looks: PeriodLooks, first: PeriodMention, mentions: Sequence[PeriodMention]
) -> PeriodMention | None:
    """The 截至… behind words of no known years and before any figure (经过近几年的工作,到1985年止,…)."""
    behind = next((m for m in mentions if m.start >= first.end and m.kind in GOVERNS), None)
    if behind is None or behind.kind != "asof" or not behind.explicit:
        return None
    figured = looks.plain_digit.search(text, first.end, behind.start) is not None
    return None if figured or text[behind.start - 1] not in _MARKS else behind


def _since_founded(
    text: str, looks: PeriodLooks, first: PeriodMention, mentions: Sequence[PeriodMention]
) -> PeriodMention | None:
    """The time up to which a sentence tells that opens with a founding (1973年建成招生,到1985年,…); None where there is none."""
    if not one_year_or_month(first) or looks.founds.match(text, first.end) is None:
        return None
    behind = (m for m in mentions if m.start >= first.end and m.kind in GOVERNS)
    grown = next(behind, None)
    if grown is None or grown.year is None or first.year is None or grown.year <= first.year:
        return None
    return grown


def one_year_or_month(mention: PeriodMention) -> bool:
    """Whether a time is a year, a month or a day of one."""
    return mention.kind == "point" and mention.explicit


def surveyed(text: str, looks: PeriodLooks, named: Sequence[PeriodMention], start: int) -> Said | None:
    """The time as of which a survey stands that a sentence, which begins at ``start``, tells (据统计,截至2003年底,…).

    named: its times that may govern, of which there is one.
    """
    last = named[-1]
    if last.kind != "asof" or not last.explicit or not all(m.rule == "day" for m in named[:-1]):
        return None  # the days before it are those of the news
    return trigger_of(last) if looks.teller.search(text, start, last.start) is not None else None


def rule_begun(text: str, looks: PeriodLooks, last: PeriodMention, end: int) -> Said | None:
    """The time from which a rule holds that a sentence, which ends at ``end``, sets (自10月1日起,提高低保标准).

    last: the last of its times that may govern.
    """
    if last.kind != "open" or not ends(looks.begins, text, last.end):
        return None
    return trigger_of(last) if looks.sets_rule.match(text, last.end, end) is not None else None


def series(text: str, first: PeriodMention, mentions: Sequence[PeriodMention]) -> bool:
    """Whether ``first`` is the first of several years, each with a figure of its own (2016年…,2017年…,2018年…)."""
    if len(mentions) <= _SERIES:
        return False
    years = {m.edtf for m in mentions if one_year(m) and m.explicit and text[m.start - 1 : m.start] in _MARKS}
    return one_year(first) and len(years - {first.edtf}) >= _SERIES


def behind_lead_in(text: str, looks: PeriodLooks, start: int) -> int:
    """Where a sentence that begins at ``start`` begins to tell: behind whom it calls, and who or what says so (同志们:, 据介绍,)."""
    for lead in (looks.vocative, looks.lead_in):
        led = lead.match(text, start)
        start = led.end() if led is not None else start
    return start


def past_year(text: str, looks: PeriodLooks, start: int, end: int) -> bool:
    """Whether a sentence that begins at ``start`` opens with the year that has passed, which ends at ``end``."""
    if looks.past_year.search(text, start, end) is None:
        return False
    return looks.past_year.search(text, behind_lead_in(text, looks, start), end) is not None


def event_day(text: str, looks: PeriodLooks, named: Sequence[PeriodMention], start: int) -> Said | None:
    """The day with which a sentence that begins at ``start`` opens: of the event that it tells. named: as `surveyed` has it."""
    first = named[0]
    if len(named) > 1 or first.kind != "point" or not is_day(first.edtf):
        return None
    return trigger_of(first) if first.start - behind_lead_in(text, looks, start) <= _OPENING else None


def heads_section(text: str, mention: PeriodMention, start: int, end: int) -> bool:
    """Whether a time in a heading, from ``start`` to ``end``, is that of its section. A day is when it was written, but in a diary."""
    if mention.kind == "asof":
        return "-" in (mention.edtf or "")  # 截至2024年11月底:, not 目前
    if mention.kind not in _LEADS and mention.kind != "target":
        return False
    return not is_day(mention.edtf) or heads_day(text, mention, start, end)


def opens(text: str, looks: PeriodLooks, mention: PeriodMention, start: int, *, numbers: bool) -> bool:
    """Whether a time opens what its sentence tells, if other words stand before it: 据统计,截至…; 市委重视,“十二五”期间,…."""
    at = mention.start
    if at - start <= _OPENING or at - behind_lead_in(text, looks, start) <= _OPENING:
        return True
    if mention.kind == "asof":
        return ends(looks.teller, text, at)
    if reviewed(text, looks, mention) or (_is_told(mention) and ends(looks.teller, text, at)):
        return True
    if numbers or mention.kind not in ("range", "span") or mention.end >= len(text):
        return False
    if ends(looks.term, text, at, longest=_OPENING):
        return True
    return text[at - 1] == "," and text[mention.end] == ","


def _is_told(mention: PeriodMention) -> bool:
    """Whether a time is one that news tells of (记者获悉,2015年以来,…): a year, a part of it, or since when; no day."""
    return one_year(mention) or (mention.kind in _TOLD and mention.edtf is not None and not _of_days(mention))


def reviewed(text: str, looks: PeriodLooks, mention: PeriodMention) -> bool:
    """Whether what follows is told of a year that somebody reviews or audits (在总结2016年工作时指出:…)."""
    if not one_year(mention):
        return False
    if looks.reviews.match(text, mention.end) is not None:
        return ends(looks.reviews_before, text, mention.start, longest=_OPENING)
    return looks.audit_of.match(text, mention.end) is not None and ends(
        looks.of_object, text, mention.start, longest=_OBJECT
    )


def _of_days(mention: PeriodMention) -> bool:
    """Whether a time is a day or some days (6月12日至15日): it tells of what happened then, and governs no further."""
    days = (mention.edtf or "").split("/")
    if mention.kind not in ("point", "range") or not all(map(is_day, days)):
        return False
    return (date.fromisoformat(days[-1]) - date.fromisoformat(days[0])).days < _EVENT


def leads(text: str, mentions: Sequence[PeriodMention], start: int, end: int) -> PeriodMention | None:
    """The time that the last clause of the sentence ``start:end`` names; None where it names none, a day, or several."""
    begin = behind_last(",。;", text, start, end)
    named = [m for m in mentions if m.start >= begin and m.kind in _LEADS_ON and not is_day(m.edtf)]
    return named[0] if len(named) == 1 else None
