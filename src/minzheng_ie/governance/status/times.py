"""What rows may ask of the time of a number: whether it lies ahead."""

from __future__ import annotations

from minzheng_ie.governance.governed import Governed, Trigger
from minzheng_ie.governance.status.frame import MONTH, TARGET, YEAR, Frame, What

_COUNTED_BACK = "period-span"
"""What 五年来, 11年间 say: such years are gone."""
_NEW = 2000
"""Before it, a year told of in a text is mostly that of a chronicle."""


def _year(f: Frame) -> str:
    return f.period.value[:YEAR] if f.period.value else ""


def ahead(f: Frame) -> bool:
    """Whether its time lies ahead: it begins after the year at hand, or something shall be done up to it and has not been."""
    trigger = f.period.trigger
    if trigger is None or trigger.rule == _COUNTED_BACK:
        return False
    told_as_target = trigger.rule == TARGET
    if (not told_as_target and not (_later(f) or _behind_part(f))) or _long_over(f, trigger):
        return False
    if not told_as_target:
        return not _in_turn(f, trigger) and not _told_from(f, trigger)
    if f.looks.raised_to.match(f.text, trigger.start) is not None:
        return False  # 提到今年的94.5%: a level of that time
    if not _later(f) and (_has_been(f, trigger.start, trigger.end) or _stood_then(f, trigger.end)):
        return False
    return not _year_over(f) and not _told_from(f, trigger)


def _long_over(f: Frame, trigger: Trigger[str | None]) -> bool:
    """Whether a chronicle tells what had been done by then (到1949年9月,全县有300名青年参军)."""
    if not f.about.in_turn and (f.about.now or _NEW) >= _NEW:
        return False
    year = _year(f)
    if not year.isdigit() or int(year) >= _NEW:
        return False
    to_come = f.looks.to_be_done.match(f.text, trigger.end)
    return to_come is None or f.looks.list_mark.match(f.text, to_come.end() - 1) is not None


def _told_from(f: Frame, trigger: Trigger[str | None]) -> bool:
    """Whether its sentence goes on from an earlier year to it, in a text without a year of its own (1985年12所,至2003年增至26所)."""
    if (f.about.now is not None and not f.about.in_turn) or f.looks.to_be_done.match(f.text, trigger.end):
        return False
    said = f.looks.year_told.search(f.text, f.place.sentence[0].start, trigger.start)
    year = _year(f)
    return said is not None and year.isdigit() and int(said.group()[:YEAR]) < int(year)


def _in_turn(f: Frame, trigger: Trigger[str | None]) -> bool:
    """Whether a text goes on from year to year with it (1986年,…。1987年,…; …。次年,…)."""
    if f.looks.year_behind.match(f.text, trigger.start) is not None:
        return True
    if f.looks.to_be_done.match(f.text, trigger.end) is not None:
        return False
    opens = f.looks.opens_sentence.search(f.text, max(0, trigger.start - 2), trigger.start)
    return opens is not None and (f.about.in_turn or (f.about.now or _NEW) < _NEW)


def _later(f: Frame) -> bool:
    """Whether its time begins after the year at hand."""
    value, now = f.period.value, f.about.now
    if now is None or not value:
        return False
    year = value[:YEAR]
    return year.isdigit() and int(year) > now


def _behind_part(f: Frame) -> bool:
    """Whether its time begins after the part of a year that is reported on, and was not over then (下半年 in a report on the first half)."""
    ends, value = f.about.part_ends, f.period.value
    if ends is None or value is None or ".." in value:
        return False
    over, written = ends
    first, _, last = value.partition("/")
    if len(first) != len(over) or first <= over:
        return False
    return last > written if written else bool(last)


def _has_been(f: Frame, start: int, end: int) -> bool:
    """Whether what is said of a time is over: 低保金发放到2月份; 到今年只剩3户; 年内为90名患者实施了手术."""
    looks, text = f.looks, f.text
    if looks.left_then.match(text, end) is not None or _month_over(f, end):
        return True
    if looks.until.match(text, start) is not None:
        return looks.paid_until.match(text, start) is not None
    if looks.within_year.match(text, start) is None:
        return False
    return looks.done_then.match(text, end) is not None or _told_of_a_year(f, start, end)


def _month_over(f: Frame, end: int) -> bool:
    """Whether its month was over when the text was written, and nothing behind it speaks of what is to come."""
    month = (f.period.value or "").rpartition("/")[2]
    if len(month) != MONTH or not month < f.about.written:
        return False
    return f.looks.to_be_done.match(f.text, end) is None


def _told_of_a_year(f: Frame, start: int, end: int) -> bool:
    """Whether it is told in the manner of yearbooks, and nothing speaks of what is to come (年内,新建敬老院5所; 年内下拨|8万元)."""
    looks, text = f.looks, f.text
    if f.outer.plan is not None or f.outer.planned:
        return False
    if looks.to_come_yet.search(text, f.place.sentence[0].start, start) is not None:
        return False
    if looks.yet_behind.match(text, end) is not None:
        return False
    opened = looks.opens_section.search(text, max(0, start - 3), start) is not None
    return opened or looks.routine_then.match(text, end) is not None


def _stood_then(f: Frame, end: int) -> bool:
    """Whether a text of no date tells how things stood by then (到2009年底,全村参加合作医疗47人)."""
    if f.about.now is not None or f.looks.to_be_done.match(f.text, end) is not None:
        return False
    return f.looks.stood.match(f.text, end) is not None


def _year_over(f: Frame) -> bool:
    """Whether its time is no later than the year at hand, and that is over."""
    year, now = _year(f), f.about.now
    return f.about.closed and now is not None and year.isdigit() and int(year) <= now


def since_then(f: Frame) -> bool:
    """年内|已使用300万元."""
    trigger = f.period.trigger
    return trigger is not None and f.looks.since_then.match(f.text, trigger.end) is not None


def begins(f: Frame) -> bool:
    """Whether its years begin with the year at hand, of which little can have been done (2026/2030)."""
    value = f.period.value
    if value is None or "/" not in value:
        return False
    first, _, last = value.partition("/")
    whole = len(first) == YEAR and len(last) == YEAR and first.isdigit() and last.isdigit()
    if not whole or f.about.now is None or not int(last) > f.about.now == int(first):
        return False
    trigger = f.period.trigger
    if trigger is None:
        return True
    if trigger.rule == _COUNTED_BACK:
        return False  # 2010年3所,2015年9所,5年间新增6所
    if not f.about.in_turn:
        return True
    if f.looks.one_year.search(f.text, trigger.start, trigger.end) is not None:
        return False  # 2019-20年度 is one year, told of in it by a text of no date
    to_come = f.looks.to_be_done.match(f.text, trigger.end) is not None
    return to_come or f.looks.done_in_all.match(f.text, trigger.end) is None


def surveyed(f: Frame) -> bool:
    """Whether its sentence says that it was counted (据统计,…)."""
    return f.looks.surveyed.search(f.text, f.place.sentence[0].start, f.position) is not None


def time(f: Frame) -> What | None:
    """Its time, which lies ahead."""
    return _planned(f, "status-future-period")


def years_begun(f: Frame) -> What | None:
    """Its years, which have begun."""
    return _planned(f, "status-period-begun")


def _planned(f: Frame, rule: str) -> What | None:
    trigger = f.period.trigger
    if trigger is None:
        return None
    return Governed("planned", Trigger(trigger.start, trigger.end, "planned", rule), f.period.level)


def done_by_then(f: Frame) -> What:
    """Done, as far from the number as its time is."""
    return Governed("actual", None, f.period.level)


def handed_on(f: Frame) -> bool:
    """Whether its clause tells that money was given to those below (县财政局向各乡镇下达2024-2025年救助资金|310万元)."""
    return f.looks.handed_on.search(f.text, f.place.clause.start, f.position) is not None
