"""The time that a match of the grammar says, before what stands around it is looked at."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable

from minzheng_ie.compiled import compile_re
from minzheng_ie.entities.periods.founded import started
from minzheng_ie.entities.periods.grammar.around import (
    AMOUNT_BEHIND,
    AS_OF,
    CLOCK,
    DAY_BEHIND,
    MONTH_LEAD,
    NUMERIC_DAY,
    NUMERIC_MONTH,
)
from minzheng_ie.entities.periods.grammar.fragments import (
    ENDS,
    NTH,
    NUMERALS,
    PARTS,
    WHOLE_YEAR,
    YEAR_START,
    small,
    small_digits,
    year_number,
)
from minzheng_ie.entities.periods.grammar.rules import Kind
from minzheng_ie.entities.periods.mention import (
    Time,
    day_of,
    days_of,
    edged,
    joined,
    month_of,
    years_between,
)
from minzheng_ie.entities.periods.parts_of_years import dated
from minzheng_ie.entities.periods.plans import plan_time
from minzheng_ie.entities.periods.reading import (
    Reading,
    Told,
    base_of,
    base_year,
    day_alone,
    word_month,
    word_year,
)
from minzheng_ie.entities.periods.short_years import short_year
from minzheng_ie.text.amounts import ZEROS

_BEFORE_DAY = compile_re(r"[,。;:!? \n]")
_NUMBERS = compile_re(r"[0-9]+")
_PART_OF_YEAR = compile_re(r"([0-9]{4}-(?:01|04|07|10))/[0-9]{4}-(?:03|06|09|12)")
_TWO_YEARS = compile_re(r"([0-9]{4})/([0-9]{4})")
_OF_BUDGETS = "年度"
_FISCAL_YEAR = compile_re(
    rf"[-—–~/至到] ?(?:20|二[{ZEROS}])?(?:[0-9]{{2}}|[{ZEROS}一二三四五六七八九]{{2}})(?:财政)?年度"
)
_FIRST_MONTHS = 3
_SENTENCE = 120  # characters
_LAST_YEAR_ON = compile_re(r"[自从]去年[^。;!?\n0-9]{0,20}?(?:以来|至今)[^。;!?\n今]*\Z")
QUARTER_BEFORE = "quarter_before"
"""The rule of a quarter counted back (上季度): what is told next is not of it."""
_Read = tuple[Time, int]
"""A time and where it ends."""


def read(reading: Reading, told: Told, match: re.Match[str]) -> _Read | None:
    """The time that a core match says and where it ends, or None when it says none."""
    for reader, said in zip(_READER_OF, match.group(*_GROUPS), strict=True):
        if said is not None:
            return reader(reading, told, match)
    return None


def _of_year(reading: Reading, told: Told, match: re.Match[str]) -> _Read:
    """A year, as digits or a word, with or without a part of it (2023年上半年, 去年12月20日)."""
    word = match["w"]
    if word is None:
        said = Time(None, None, year_number(match["y"]), "point", "year", True)
        time = dated(reading.grammar, match, "1", said)
    else:
        rule = reading.grammar.words[word]
        if word.endswith(_OF_BUDGETS) and (years := _fiscal(reading, told, rule.offset)) is not None:
            return years, match.end()
        governing = rule.base == "governing"
        year = word_year(reading, told, rule)
        if governing and (first := started(reading.text, match.start())) is not None:
            year = first
        elif governing and word.startswith(WHOLE_YEAR) and _since_last_year(reading, match.start()):
            year = reading.report.now and reading.report.now - 1
        kind: Kind = "point" if word.startswith(WHOLE_YEAR) else "relative"
        time = dated(reading.grammar, match, "1", Time(None, None, year, kind, "year_word", not governing))
        if not governing and rule.offset <= 0 and time.rule == "year_word":
            time = time._replace(shift=rule.offset)
        elif rule.base == "now" and rule.offset < 0 and time.rule == "day":
            time = time._replace(event=True)
    return ranged(reading, told, edged(time, match["e1"]), match.end())


def _since_last_year(reading: Reading, start: int) -> bool:
    """Whether 全年 at ``start`` stands in a text of the first months behind 自去年…以来: it is of the year that is over."""
    date = reading.report.date
    if date is None or date.month > _FIRST_MONTHS:
        return False
    return _LAST_YEAR_ON.search(reading.text, max(0, start - _SENTENCE), start) is not None


def _fiscal(reading: Reading, told: Told, offset: int) -> Time | None:
    """The fiscal year that 本年度, 去年度 name where one was told before (2022/23年度); None where none was."""
    spans = (told.span, reading.report.default)
    years = next((y for span in spans if span is not None and (y := _TWO_YEARS.fullmatch(span))), None)
    if years is None or int(years[2]) != int(years[1]) + 1 or _FISCAL_YEAR.search(reading.text) is None:
        return None
    first, last = (int(year) + offset for year in years.groups())
    return Time(f"{first:04d}", f"{last:04d}", last, "relative", "year_word", False)


def _of_short_year(reading: Reading, told: Told, match: re.Match[str]) -> _Read | None:
    """A year of two digits (22年, 96年5月)."""
    year = short_year(match, reading.text, reading.anchor, reading.grammar.short)
    if year is None:
        return None
    year = reading.counted_since_1912(year)
    time = dated(reading.grammar, match, "3", Time(None, None, year, "point", "year", True))
    time = edged(time, match["e5"])
    if match["shortfrom"] is None:
        return ranged(reading, told, time, match.end())
    first = year - (int(match["short"]) - int(match["shortfrom"])) % 100
    return joined(Time(f"{first:04d}", f"{first:04d}", first, "point", "year", True), time), match.end()


def _of_part(reading: Reading, told: Told, match: re.Match[str]) -> _Read | None:
    """A part of a year without a year (3月9日, 1至2月)."""
    if _is_mark(reading, match):
        return None
    said = Time(None, None, base_of(reading, told, match), "point", "year", False)
    time = edged(dated(reading.grammar, match, "2", said), match["e2"])
    return ranged(reading, told, time, match.end())


def _of_edge(reading: Reading, told: Told, match: re.Match[str]) -> _Read:
    """年底, 年末, 年初. The last alone says when in the year, not which: it does not hide the period that governs."""
    year, edge = base_year(reading, told), match["e3"]
    value = None if year is None else f"{year:04d}"
    kind: Kind = "recurring" if edge == YEAR_START else "point"
    time = Time(value, value, year, kind, "year_edge", False)
    return ranged(reading, told, edged(time, edge), match.end())


def _of_month_word(reading: Reading, told: Told, match: re.Match[str]) -> _Read:
    time = word_month(reading, told, reading.grammar.months[match["mw"]])
    return ranged(reading, told, edged(time, match["e4"]), match.end())


def _of_named(reading: Reading, told: Told, match: re.Match[str]) -> _Read:
    """The day or the quarter at hand (当日, 本季度, 季末); none where it is not known, and then it governs nothing."""
    said = reading.grammar.named[match["named"]].effect
    rule = QUARTER_BEFORE if said.startswith("quarter_before") else "day_word"
    if rule == QUARTER_BEFORE:
        value = _quarter_before(reading, told)
    else:
        value = (
            _day_told(reading, told, match.start()) if said == "day" else _quarter_of(reading.report.default)
        )
    if value is None and rule == QUARTER_BEFORE:
        return Time(
            None, None, None, "relative", rule, False
        ), match.end()  # not the time at hand, whatever that is
    if value is None:
        return Time(None, None, None, "recurring", "day_word", False), match.end()
    low, _, high = value.rpartition("/")
    edge = said.endswith("_end")
    year, month = int(high[:4]), int(high[5:7])
    return Time(low or high, high, year, "point", rule, False, edge=edge, month=month), match.end()


def _quarter_before(reading: Reading, told: Told) -> str | None:
    """The quarter before the one reported on, else before the day that dates the text, else before the one just told."""
    report = reading.report
    date = report.date if report.rank in ("dateline", "posted") else None
    here = _quarter_of(report.default)
    if here is None and date is not None:
        here = f"{date.year:04d}-{date.month:02d}"
    here = here or _quarter_of(told.span)
    if here is None:
        return None
    years, index = divmod(int(here[:4]) * 4 + (int(here[5:7]) - 1) // 3 - 1, 4)
    return f"{years:04d}-{index * 3 + 1:02d}/{years:04d}-{index * 3 + 3:02d}"


def _day_told(reading: Reading, told: Told, start: int) -> str | None:
    """The day that 当天 at ``start`` means: in a later paragraph of news only by itself (去年清明当天 is another)."""
    if told.day is not None or told.news is None:
        return told.day
    return told.news if start == 0 or _BEFORE_DAY.match(reading.text, start - 1) else None


def _of_years(reading: Reading, told: Told, match: re.Match[str]) -> _Read:
    first, last = year_number(match["yy1"]), year_number(match["yy2"])
    return years_between(first, last, match["yyend"]), match.end()


def _of_years_cut(reading: Reading, told: Told, match: re.Match[str]) -> _Read:
    """2019-23年, 二○二三至二四年度."""
    first = year_number(match["yy3"])
    last = first // 100 * 100 + small_digits(match["yy4"])
    return years_between(first, last, match["yyend2"]), match.end()


def _of_listed_years(reading: Reading, told: Told, match: re.Match[str]) -> _Read:
    """The first of 2009-10、2010-11年度; 2009/10至2013/14年度 as a whole."""
    first = int(match["yy5"])
    last = (match["yy7"] or match["yy6"])[-2:]
    return years_between(first, first // 100 * 100 + int(last), None), match.end()


def _of_listed_year(reading: Reading, told: Told, match: re.Match[str]) -> _Read:
    value = match["listed"]
    return Time(value, value, year_number(value), "point", "year", True, governs=True), match.end()


def _of_plan(reading: Reading, told: Told, match: re.Match[str]) -> _Read:
    return plan_time(reading, match), match.end()


def _of_digits(reading: Reading, told: Told, match: re.Match[str]) -> _Read:
    """A date in digits; with a clock time or behind 发布时间 and the like it is when the text was posted."""
    year, month, day = (int(field) for field in _NUMBERS.findall(match["iso"])[:3])
    value = f"{year:04d}-{month:02d}-{day:02d}" if day <= monthrange(year, month)[1] else None
    start = match.start()
    before = reading.text[max(0, start - 8) : start]
    hour = match["clock"] is not None and AS_OF.search(before) is None  # 截至2020-03-01 24:00
    if hour or reading.grammar.around.posted.search(before) is not None:
        return Time(value, value, year, "dateline", "date", True, month=month), match.end()
    return ranged(reading, told, Time(value, value, year, "point", "date", True, month=month), match.end())


def _of_numeric_month(reading: Reading, told: Told, match: re.Match[str]) -> _Read | None:
    """2023.05: a month where a clause begins or 截至 and the like lead to it, and no amount goes on."""
    start, end = match.span("ym")
    text = reading.text
    if AMOUNT_BEHIND.match(text, end) or MONTH_LEAD.search(text[max(0, start - 4) : start]) is None:
        return None
    year, month = (int(field) for field in _NUMBERS.findall(match["ym"]))
    time = month_of(year, month)
    if text[end : end + 1] in ENDS:
        return ranged(reading, told, time._replace(edge=True), end + 1)
    return ranged(reading, told, time, end)


def _of_days_alone(reading: Reading, told: Told, match: re.Match[str]) -> _Read:
    first, last = int(match["dayfrom"]), int(match["dayto"])
    year, month = day_alone(reading.report, told, last)
    if month is None:
        return Time(None, None, year, "range", "day", False), match.end()
    return days_of(year, month, first, last, False), match.end()


def _of_day_alone(reading: Reading, told: Told, match: re.Match[str]) -> _Read:
    day, end = int(match["day"]), match.end()
    year, month = day_alone(reading.report, told, day)
    if year is None or month is None or day > monthrange(year, month)[1]:
        time = Time(None, None, year, "point", "day", False, month=month)
    else:
        time = day_of(year, month, day)
    return ranged(reading, told, time, end) if CLOCK.match(reading.text, end) else (time, end)


_Reader = Callable[[Reading, Told, re.Match[str]], "_Read | None"]
_READERS: tuple[tuple[tuple[str, ...], _Reader], ...] = (
    (("y", "w"), _of_year),
    (("short",), _of_short_year),
    (("e2", *(f"{name}2" for name in PARTS)), _of_part),
    (("e3",), _of_edge),
    (("mw",), _of_month_word),
    (("named",), _of_named),
    (("yy1",), _of_years),
    (("yy3",), _of_years_cut),
    (("yy5",), _of_listed_years),
    (("listed",), _of_listed_year),
    (("plan",), _of_plan),
    (("iso",), _of_digits),
    (("ym",), _of_numeric_month),
    (("dayto",), _of_days_alone),
    (("day",), _of_day_alone),
)
"""The groups of the grammar's alternatives, and what reads each."""
_GROUPS = tuple(group for groups, _ in _READERS for group in groups)
_READER_OF = tuple(reader for groups, reader in _READERS for _ in groups)
_SECOND = ("m2", "mb2", "e3", "day", "iso", "ym", "short")
"""The groups of what may be the second end of a range."""


def ranged(reading: Reading, told: Told, time: Time, end: int) -> _Read:
    """``time`` joined with a second one that follows 至, 到 or a dash."""
    clock = CLOCK.match(reading.text, end) if time.rule == "day" else None
    link = reading.grammar.around.linked.match(reading.text, clock.end() if clock is not None else end)
    if link is None:
        return time, end
    rest = _rest(reading.text, time, link.end())
    if rest is not None:
        return joined(time, rest[0]), rest[1]
    follow = reading.grammar.core.match(reading.text, link.end())
    if follow is None or not _may_end(reading, follow):
        return time, end
    first = told._replace(
        year=told.year if time.year is None else time.year,
        month=told.month if time.month is None else time.month,
    )
    second = read(reading, first, follow)
    if second is None or second[0].kind == "dateline":
        return time, end
    far = second[1] if follow["iso"] or follow["ym"] else 0
    return joined(time, second[0]), max(follow.end(), far)


def _may_end(reading: Reading, follow: re.Match[str]) -> bool:
    """Whether what follows a link may be the second end of a range."""
    if follow["w"] is not None:
        return not follow["w"].startswith(WHOLE_YEAR)
    return follow["y"] is not None or any(follow[name] is not None for name in _SECOND)


def _rest(text: str, time: Time, start: int) -> _Read | None:
    """The second end of a range that leaves out what the first end says: 7月十日至十二日, 2023.9.8-9.12, 2022.7-12."""
    year, month = time.year, time.month
    if time.low is None or time.low != time.high or year is None or month is None:
        return None
    if time.rule == "month":
        return _rest_of_months(text, year, start)
    if time.rule == "day":
        match = DAY_BEHIND.match(text, start)
        day = small(match[1]) if match else 0
    elif time.rule == "date":
        match = NUMERIC_DAY.match(text, start)
        month, day = (int(match[1] or month), int(match[2])) if match else (month, 0)
    else:
        return None
    if match is None or not 1 <= day <= monthrange(year, month)[1]:
        return None
    return day_of(year, month, day), match.end()


def _rest_of_months(text: str, year: int, start: int) -> _Read | None:
    """The second month of 2022.7-12."""
    match = NUMERIC_MONTH.match(text, start) if "." in text[start - 4 : start] else None
    return None if match is None else (month_of(year, int(match[1]), explicit=False), match.end())


def _is_mark(reading: Reading, match: re.Match[str]) -> bool:
    """Whether what looks like the first of listed months or quarters (二、三月份) is the mark of a list."""
    first = match["ml2"] or match["ql2"]
    start, text = match.start(), reading.text
    if first is None or first.startswith(NTH) or text[match.end() : match.end() + 1] != "、":
        return False
    if text[start - 1 : start].strip():
        return False
    try:
        number = small(first)
    except KeyError:
        return True
    others = {f"{number - 1}", f"{number + 1}"} if first.isascii() else _beside(number)
    return not reading.marks.isdisjoint(others)


def _beside(number: int) -> set[str]:
    return {NUMERALS[n] for n in (number - 1, number + 1) if 0 < n < len(NUMERALS)}


def _quarter_of(period: str | None) -> str | None:
    """``period`` where it is a quarter of a year."""
    if period is None or _PART_OF_YEAR.fullmatch(period) is None:
        return None
    return period if int(period[-2:]) - int(period[5:7]) == 2 else None
