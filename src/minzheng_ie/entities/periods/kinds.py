"""What stands before and after a time and decides its kind."""

from __future__ import annotations

from datetime import date as Date
from typing import NamedTuple

from minzheng_ie.entities.periods.edtf import moved
from minzheng_ie.entities.periods.grammar.around import (
    AGAINST_THAT_YEAR,
    ALREADY,
    BASES,
    BECAUSE,
    CLOCK,
    COMPARED_BEFORE,
    ENDING,
    FAR_VERSUS,
    FESTIVAL,
    GROWN,
    ISSUE,
    LIKENED,
    MULTIPLE,
    NOT_COMPARED,
    OPENED,
    RECORD,
    SENTENCE_STOP,
    STANDS,
    UNTIL_NOW,
    WIRED,
)
from minzheng_ie.entities.periods.grammar.fragments import OF, SINCE
from minzheng_ie.entities.periods.mention import PeriodMention, Time
from minzheng_ie.entities.periods.reading import Reading, Told

_LONG_GONE = 2000  # goals of years before it are those of chronicles
_UP_TO_A_YEAR = len("../2018")
_FIRST_NAMED = frozenset({"opening", "spoken"})
"""What the year of a text without a date rests on, where that is only one it tells of: it may go on to later ones."""
_BRACKETED = (
    "asof_bracketed"  # of a prefix that makes a time one as of which a table holds, alone in brackets
)
_BRACKETS = ("()", "[]", "〔〕", "【】")
_JUST_GONE = 2  # months before a text was written


class Surroundings(NamedTuple):
    """A time and the words right before and behind it.

    start, end (int): the time. effect (str): of the prefix, "" where there is none. left (int): where it begins.
    tail (str): the effect of the suffix. tail_end (int): where it ends.
    """

    start: int
    end: int
    effect: str
    left: int
    tail: str
    tail_end: int


def surroundings(reading: Reading, start: int, end: int) -> Surroundings:
    """The words right before and behind the time that stands from ``start`` to ``end``."""
    grammar = reading.grammar
    before = grammar.prefix.search(reading.text[max(0, start - grammar.reach) : start])
    effect, left = (grammar.prefixes[before[0]], start - len(before[0])) if before else ("", start)
    if effect == _BRACKETED:
        shut = reading.text[left - 1 : left] + reading.text[end : end + 1] in _BRACKETS
        effect, left = ("asof", left) if shut else ("", start)
    tail, tail_end = _tail(reading, end)
    return Surroundings(start, end, effect, left, tail, tail_end)


def _tail(reading: Reading, end: int) -> tuple[str, int]:
    after = reading.grammar.suffix.match(reading.text, end)
    return (reading.grammar.suffixes[after.group()], after.end()) if after else ("", end)


def _around(reading: Reading, start: int, end: int) -> Surroundings:
    """The surroundings of a time that is not long past: 期间 and the like belong to it, 占比 compares nothing."""
    beside = surroundings(reading, start, end)
    while beside.tail == "during":  # 2023年春节期间以来 is not said; 去年暑期同期 is
        tail, tail_end = _tail(reading, beside.tail_end)
        beside = beside._replace(end=beside.tail_end, tail=tail, tail_end=tail_end)
    left = beside.left
    if beside.effect == "comparison" and reading.text[left - 1 : left] in NOT_COMPARED:
        return beside._replace(effect="")
    return beside


def bound(reading: Reading, told: Told, start: int, end: int, time: Time) -> tuple[PeriodMention, Told]:
    """The mention of ``time``, with the kind that its surroundings give it, and what is told from then on."""
    text = reading.text
    beside = _around(reading, start, end)
    found = _same_period(reading, told, beside, time) or _comparison(reading, told, beside, time)
    if found is not None:
        return found, told
    if time.kind == "point" and ISSUE.match(text, beside.end):  # 2024年第4期
        return time.mention(start, beside.end, "title"), told
    if time.rule == "day" and WIRED.match(text, beside.end):  # 本报8月31日讯
        return time.mention(start, beside.end, "dateline"), told
    if time.rule == "day" and time.high is not None:
        told = told._replace(day=time.high)
    if beside.effect == "asof":
        time = _gone(reading, told, time)
    mention = _of_kind(reading, beside, time)
    if beside.effect == "from" and mention.kind == "range":
        mention = mention._replace(start=beside.left)
    return mention, _after(reading, told, mention, time)


def _after(reading: Reading, told: Told, mention: PeriodMention, time: Time) -> Told:
    """What is told after a time: its year and month, where it governs what follows."""
    text = reading.text
    before = text[mention.start - 1 : mention.start]
    base = text[mention.end : mention.end + 1] == OF and before in BASES  # 从2020年的682家
    if mention.kind == "relative" and reading.grammar.around.carried_over.match(text, mention.end):
        return told  # 上年结转48万元,当年安排105万元: 当年 is the year at hand
    if mention.kind == "relative" and _beside_that_year(text, mention):
        return told
    if time.governs and mention.kind in ("point", "relative", "asof") and not base and before != BECAUSE:
        if time.event and told.event is None:
            stop = SENTENCE_STOP.search(text, mention.end)
            told = told._replace(event=((stop.start() if stop else len(text)), told.year))
        ended = time.year if time.edge and time.month is None and mention.kind == "asof" else None
        if time.year is None:
            return told if ended is told.ended else told._replace(ended=ended)
        return told._replace(year=time.year, month=time.month, ended=ended)
    if time.month is not None and mention.kind in ("point", "relative", "open"):
        return told._replace(month=time.month)
    return told


def _beside_that_year(text: str, mention: PeriodMention) -> bool:
    """Whether 上年 is set against 当年 in one bracket, which is then the year at hand ((上年四季度31万元,当年184万元))."""
    beside = AGAINST_THAT_YEAR.match(text, mention.start)
    return beside is not None and OPENED.search(text, max(0, mention.start - 8), mention.start) is not None


# comparisons


def _same_period(reading: Reading, told: Told, beside: Surroundings, time: Time) -> PeriodMention | None:
    """去年同期, where it is the time of a figure (去年同期290万元)."""
    if beside.tail != "same" or _same_compared(reading, beside):
        return None
    edtf = _same_span(reading, told, time)
    return PeriodMention(
        beside.start, beside.tail_end, edtf, "point", "same_period", time.year, time.explicit
    )


def _same_compared(reading: Reading, beside: Surroundings) -> bool:
    """Whether 去年同期 is the base of a comparison (比去年同期增长), not the time of a figure (去年同期290万元)."""
    if beside.effect == "comparison":
        return True
    if reading.grammar.around.compared_behind.match(reading.text, beside.tail_end):
        return True
    return COMPARED_BEFORE.search(reading.text[max(0, beside.start - 12) : beside.start]) is not None


def _same_span(reading: Reading, told: Told, time: Time) -> str | None:
    """The span that governs, in the year of ``time``; None when nothing tells the span."""
    if time.low is None or time.year is None:
        return None
    if "-" in time.low:
        return time.edtf if time.explicit else None  # 去年上半年同期
    default = reading.report.default
    span = told.span or default
    if span is not None and len(span) == _UP_TO_A_YEAR and default is not None and "-" in default:
        span = default  # 截至目前 in a report on half a year
    if span is None:
        return None
    if time.shift is not None and time.shift < 0:
        return moved(span, time.shift)
    last = int(span.split("/")[-1][:4]) if not span.endswith("..") else None
    return None if last is None else moved(span, time.year - last)


def _far_versus(text: str, beside: Surroundings) -> int | None:
    """Where the base of 与上年结构相比 ends, which has words of its own; before its value, where it has one."""
    if beside.effect != "versus" or beside.tail:
        return None
    far = FAR_VERSUS.match(text, beside.end)
    if far is None:
        return None
    valued = any(char.isdecimal() for char in far.group())  # 与2016年的902万人相比
    return beside.end if valued else far.end()


def _comparison(reading: Reading, told: Told, beside: Surroundings, time: Time) -> PeriodMention | None:
    """The base of a comparison (比上年, 与上年相比, 去年同期增长); None where it is none."""
    far = _far_versus(reading.text, beside)
    if far is not None:
        return _base(time, beside.left, far)
    if MULTIPLE.match(reading.text, beside.end) is not None:
        return _base(time, beside.start, beside.end)
    compares = beside.effect in ("comparison", "versus")
    if beside.effect == "versus" and time.shift and LIKENED.match(reading.text, beside.end):
        return _base(time, beside.left, beside.end)  # 与去年同比减少
    if beside.effect != "comparison" and beside.tail not in ("comparison", "same", "versus"):
        return None
    if not beside.effect and beside.tail == "versus":
        return None  # 2023年相比: of what is not told
    tail, end = _tail(reading, beside.tail_end)
    base = _base(
        time, beside.left if compares else beside.start, end if tail == "versus" else beside.tail_end
    )
    if beside.tail == "same" and (span := _same_span(reading, told, time)) is not None:
        return base._replace(edtf=span)  # 上半年…,比去年同期的655对减少
    return base


def _base(time: Time, start: int, end: int) -> PeriodMention:
    """A time compared with; what stood at its end, where that is named (比2012年底的416张)."""
    return time.dated(start, end, "comparison", time.until if time.edge else time.edtf)


# other kinds


def _of_kind(reading: Reading, beside: Surroundings, time: Time) -> PeriodMention:
    """What a time is that is no base of a comparison."""
    past = time.year is not None and time.year < max(reading.report.now or 0, _LONG_GONE)
    if beside.effect == "asof":
        return time.dated(beside.left, beside.end, "asof", time.until)
    if beside.tail == "before":
        start = beside.left if beside.effect in ("until", "intent", "from") else beside.start
        if past:
            return time.dated(start, beside.tail_end, "asof", time.until)
        if time.year == reading.report.now and FESTIVAL.search(reading.text, beside.start, beside.end):
            return time.dated(start, beside.tail_end, time.kind, time.edtf)  # 2010年春节前 in a report on it
        return time.dated(start, beside.tail_end, "target", time.high)
    if beside.tail == "open":
        return _open(reading, beside, time)
    if beside.effect in ("until", "intent") and time.kind != "range":
        return _aimed(reading, beside, time, past)
    if time.edge and not past and reading.grammar.around.planned_behind.match(reading.text, beside.end):
        return time.dated(beside.start, beside.end, "target", time.high)  # 年底计划投用
    return _since_event(reading, beside, time) or _plain(reading.text, beside, time)


def _since_event(reading: Reading, beside: Surroundings, time: Time) -> PeriodMention | None:
    """2021年启动…以来, where what began has words of its own; None where nothing did."""
    if time.kind == "range" or time.low is None:
        return None
    since = reading.grammar.around.distant.match(reading.text, beside.end)
    if since is None and beside.effect == "from":
        since = UNTIL_NOW.match(reading.text, beside.end)
    if since is None:
        return None
    start = beside.left if beside.effect == "from" else beside.start
    if beside.effect != "from" and _this_year(reading, time) and since[0].endswith(SINCE):
        return time.dated(start, since.end(), "relative", time.edtf)  # 今年入汛以来: as 今年以来
    found = time.dated(start, since.end(), "open", f"{time.low}/..")
    return found._replace(rule=f"{time.rule}_since_event")


def _plain(text: str, beside: Surroundings, time: Time) -> PeriodMention:
    """What a time is by itself."""
    start, end = beside.start, beside.end
    if time.edge and time.kind != "range":  # 2015年至2018年底: those years
        return time.dated(start, end, "asof", time.until)
    if time.kind == "open":  # “十三五”以来
        return time.dated(start, end, "open", None if time.low is None else f"{time.low}/..")
    return time.dated(start, end, time.kind, time.edtf if time.kind != "recurring" else None)


def _this_year(reading: Reading, time: Time) -> bool:
    """Whether a time is 今年, or a part of it told by a word."""
    return time.kind == "relative" and time.rule.startswith("year_word") and time.year == reading.report.now


def _part_reported(reading: Reading, time: Time) -> bool:
    """Whether a time is the part of a year that the document reports on."""
    return time.rule == "part_of_year" and time.edtf is not None and time.edtf == reading.report.default


def _open(reading: Reading, beside: Surroundings, time: Time) -> PeriodMention:
    """…以来, …起."""
    start = beside.left if beside.effect == "from" else beside.start
    end = beside.tail_end
    said = reading.text[beside.end : end]
    edtf = time.edtf if time.kind != "recurring" else None
    if _this_year(reading, time) and said == SINCE:
        return time.dated(start, end, "relative", edtf)  # 今年初以来: the report year, as 今年以来
    if said == SINCE and beside.effect != "from" and _part_reported(reading, time):
        return time.dated(start, end, time.kind, edtf)  # 一季度以来 in a report on the first quarter
    if RECORD.match(reading.text, end):  # 创2006年以来新高
        return time.dated(start, end, "comparison", edtf)
    return time.dated(start, end, "open", None if time.low is None else f"{time.low}/..")


def _aimed(reading: Reading, beside: Surroundings, time: Time, past: bool) -> PeriodMention:
    """到2027年: a target, unless it is the end of a growth (增长到2025年的…) or lies in the past."""
    text, report, left, end = reading.text, reading.report, beside.left, beside.end
    until = beside.effect == "until"
    if until and text[left - 1 : left] in GROWN:
        return time.dated(beside.start, end, "point", time.until if _may_stand(reading, time) else time.edtf)
    stood = time.dated(left, end, "asof", time.until)
    if until and (text[end - 1] == ENDING or (time.rule == "day" and _reached(reading, time, end))):
        return stood  # 到1990年止
    over = past or (until and ((time.year == report.now and report.closed) or _month_gone_by(reading, time)))
    if until and (not over or time.month is not None) and ALREADY.match(text, end):
        return stood  # 到9月份已有120户
    if until and not over and _may_stand(reading, time) and STANDS.match(text, end):
        return stood
    if not over:
        return time.dated(left, end, "target", time.high)
    if time.kind == "recurring":
        return time.dated(left, end, "recurring", None)  # 至年初
    return stood if time.edge else time.dated(left, end, time.kind, time.edtf)


def _may_stand(reading: Reading, time: Time) -> bool:
    """Whether the end of a year may be over: nothing is known of when the text was written, or it was then or later."""
    report = reading.report
    undated = report.now is None or (report.date is None and report.rank in _FIRST_NAMED)
    return time.edge and time.year is not None and (undated or time.year <= (report.now or 0))


def _gone(reading: Reading, told: Told, time: Time) -> Time:
    """``time`` in the year before where it is said without a year and would lie ahead (截至12月底 in January)."""
    date, dated = reading.report.date, reading.report.rank in ("dateline", "posted")
    if not time.explicit and time.rule.startswith("day") and told.ended == time.year is not None:
        return _behind_end(time, date)
    if time.explicit or date is None or not dated or time.high is None or time.month is None:
        return time
    if time.low is None or time.year is None:
        return time
    if told.year is not None:
        return _moved(time, 1) if _just_gone(reading, told.year, time.month) else time
    return time if time.high[:7] <= date.isoformat()[:7] else _moved(time, -1)


def _behind_end(time: Time, date: Date | None) -> Time:
    """截至8月10日 behind 截至2021年底: the last such day before the text was written, where that is a later year's."""
    if date is None or time.year is None or time.high is None:
        return time._replace(low=None, high=None)
    year = date.year if time.high[5:] <= date.isoformat()[5:] else date.year - 1
    return _moved(time, year - time.year) if year > time.year else time


def _just_gone(reading: Reading, year: int, month: int) -> bool:
    """Whether 截至2月底 behind 去年 is of the months just gone by: ``year`` is only said as 去年."""
    date = reading.report.date
    if date is None or year != date.year - 1 or not 0 <= date.month - month <= _JUST_GONE:
        return False
    return f"{year:04d}年" not in reading.text


def _moved(time: Time, years: int) -> Time:
    low = None if time.low is None else moved(time.low, years)
    high = None if time.high is None else moved(time.high, years)
    return time._replace(low=low, high=high, year=None if time.year is None else time.year + years)


def _month_gone_by(reading: Reading, time: Time) -> bool:
    """Whether a month told (到11月底) is one gone by, as far as that is known; in a text of no known time it is."""
    if time.month is None or not (time.edge or time.year is None):
        return False
    date = reading.report.date
    if date is None or time.year is None:
        return True
    return (time.year, time.month) <= (date.year, date.month)


def _reached(reading: Reading, time: Time, end: int) -> bool:
    """Whether a day (至4日20时) is when something stood as told: an hour stands behind it, or it is past."""
    date = reading.report.date
    hour = CLOCK.match(reading.text, end) is not None
    if time.high is None:
        return hour
    if date is not None and date.isoformat() < time.high:
        return False
    return hour or (date is not None and not time.explicit)
