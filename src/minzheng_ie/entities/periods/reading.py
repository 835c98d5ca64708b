"""What is known while a text is read from left to right, and the year or month that it gives to a time without one."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import NamedTuple

from minzheng_ie.compiled import compile_re
from minzheng_ie.entities.periods.founded import begun
from minzheng_ie.entities.periods.grammar.around import LINE_MARK
from minzheng_ie.entities.periods.grammar.core import Grammar
from minzheng_ie.entities.periods.grammar.fragments import LINK, small
from minzheng_ie.entities.periods.grammar.rules import PeriodRule
from minzheng_ie.entities.periods.mention import Time
from minzheng_ie.entities.periods.report_date import ReportDate
from minzheng_ie.entities.periods.short_years import anchor_of, titled_since_1912

_YEARS = compile_re(
    rf"((?:19|20)[0-9]{{2}})年?{LINK}((?:19|20)[0-9]{{2}})年(?![0-9]{{1,2}}月|[级底]|[^,。]{{0,8}}(?:规划|计划|方案))"
)
# “十四五”时期,…。五年来,…; a plan that is only beginning is none
_PLANNED = compile_re(
    r"(?P<plan>十[一二三四五六]五)[”\"]?(?:时期|期间)(?!,?[^,。;\n]{0,10}(?:将|要|力争|规划|目标|计划|拟))"
)
_MOST = 9
_BETWEEN = 11  # years from 1997 to the year 97 counted from 1912
_RECENT = 5  # years
_LEAD = 160  # characters in which news says on which day it was told
_EARLY = 4  # the month up to which such news is of the year before
_MONTH = re.compile(r"[0-9]{4}-([0-9]{2})")


class Reading:
    """A text that is read.

    text (str): clean text. report (ReportDate): what is known of when it was written.
    """

    def __init__(self, text: str, report: ReportDate, grammar: Grammar) -> None:
        self.text = text
        self.report = report
        self.grammar = grammar
        self._marks: list[frozenset[str]] = []
        self._island: list[bool] = []
        self._anchor: list[int | None] = []
        self._years_named: list[dict[int, Named]] = []
        self._begun: list[dict[str, str]] = []

    @property
    def anchor(self) -> int | None:
        """The full year by which its years of two digits are read, looked for when first asked for."""
        if not self._anchor:
            self._anchor.append(anchor_of(self.text, self.report.year))
        return self._anchor[0]

    @property
    def years_named(self) -> dict[int, Named]:
        """The one span of so many years that it names (2014年到2018年, “十四五”时期), by how many: what 五年来 behind it means."""
        if not self._years_named:
            self._years_named.append(_years_named(self.text, self.grammar))
        return self._years_named[0]

    @property
    def begun(self) -> dict[str, str]:
        """When it tells that something was founded or begun, by the verb, looked for when first asked for."""
        if not self._begun:
            self._begun.append(begun(self.text))
        return self._begun[0]

    @property
    def island(self) -> bool:
        """Whether the text is one that counts years from 1912, looked for when first asked for."""
        if not self._island:
            told = self.grammar.island.search(self.text) is not None
            self._island.append(told or titled_since_1912(self.text, self.report.now))
        return self._island[0]

    def counted_since_1912(self, year: int) -> int:
        """A year of two digits (1997 for 97年) that the text counts from 1912, where it is then one of the last few."""
        now = self.report.now
        recent = now is not None and 0 <= now - year - _BETWEEN <= _RECENT
        return year + _BETWEEN if recent and self.island else year

    @property
    def marks(self) -> frozenset[str]:
        """What numbers lines of the text, looked for when first asked for."""
        if not self._marks:
            self._marks.append(frozenset(mark[1] for mark in LINE_MARK.finditer(self.text)))
        return self._marks[0]


class Named(NamedTuple):
    """Some years named in figures: where, and the last of them."""

    start: int
    edtf: str
    last: int


def _years_named(text: str, grammar: Grammar) -> dict[int, Named]:
    spans = [(match.start(), int(match[1]), int(match[2])) for match in _YEARS.finditer(text)]
    plans = ((match.start(), grammar.plans.get(match["plan"])) for match in _PLANNED.finditer(text))
    spans += [(start, rule.first, rule.last) for start, rule in plans if rule is not None]
    named: dict[int, Named] = {}
    told: dict[int, set[str]] = {}
    for start, first, last in sorted(spans):
        if not 1 <= last - first <= _MOST:
            continue
        edtf, count = f"{first}/{last}", last - first + 1
        told.setdefault(count, set()).add(edtf)
        named.setdefault(count, Named(start, edtf, last))
    return {count: one for count, one in named.items() if len(told[count]) == 1}


class Told(NamedTuple):
    """What the paragraph has told so far.

    section (int): the year a heading above it names. year, month (int): those named last.
    day (str): EDTF of the day named last, which 当日 means. span (str): EDTF of the last time that governs.
    event (tuple): where an event of 去年 ends, and the year before it. reign (tuple): the year before the first of the
    reign last named, and its year named last. ended (int): the year whose end was named last (截至2021年底). asof (str): EDTF
    of the last 截至… with a day or month, of this paragraph or the one before.
    news (str): EDTF of the day that the paragraphs before told news of.
    """

    section: int | None = None
    year: int | None = None
    month: int | None = None
    day: str | None = None
    span: str | None = None
    event: tuple[int, int | None] | None = None
    reign: tuple[int, int] | None = None
    ended: int | None = None
    asof: str | None = None
    news: str | None = None

    def at(self, position: int) -> Told:
        """What holds at ``position``: 去年 said of one event (去年12月20日启动…。) is not the year of the next sentence."""
        if self.event is not None and position > self.event[0]:
            return self._replace(year=self.event[1], event=None)
        return self

    def remember(self, year: int | None, month: int | None) -> Told:
        return self if year is None else self._replace(year=year, month=month)


def base_year(reading: Reading, told: Told) -> int | None:
    """The year that a part of a year without a year belongs to."""
    if told.year is not None:
        return told.year
    return told.section if told.section is not None else reading.report.year


def base_of(reading: Reading, told: Told, match: re.Match[str]) -> int | None:
    """The year of a part of a year (3月9日, 1至2月): of one written early in a year, that year for what is past.

    The day on which undated news of the year before was told (2月3日,…会议召开) is of the year after.
    """
    report = reading.report
    base = base_year(reading, told)
    if told.year is not None or told.section is not None or report.year is None:
        return base
    last = match["mb2"] or match["m2"]
    if report.date is None:
        leads = last is not None and match.start() < _LEAD and small(last) <= _EARLY
        return report.now if leads and report.now == report.year + 1 else base
    dated = report.rank in ("dateline", "posted", "given")
    if last is None or not dated or report.year >= report.date.year:
        return base
    return report.date.year if small(last) <= report.date.month else report.year


def day_alone(report: ReportDate, told: Told, day: int) -> tuple[int | None, int | None]:
    """Year and month of a day without either: those named last, else the last such day before the document's date."""
    date = report.date
    if told.month is not None and told.year is None and date is not None:
        late = report.rank in ("dateline", "posted", "given") and told.month <= date.month
        return (date.year if late else report.year), told.month
    if told.month is not None or date is None or told.year not in (None, date.year):
        return told.year or report.year, told.month
    if report.rank == "given" and date.day == 1:
        return report.year, None  # the caller gave a month
    if day <= date.day:
        return date.year, date.month
    years, index = divmod(date.year * 12 + date.month - 2, 12)
    return years, index + 1


def day_before(report: ReportDate, days: int) -> str | None:
    """The day that 昨天 names: of the date that dates the text."""
    if report.date is None or report.rank not in ("dateline", "posted"):
        return None
    return (report.date - timedelta(days)).isoformat()


def word_year(reading: Reading, told: Told, rule: PeriodRule) -> int | None:
    """The year that a word names (今年, 上年, 当年)."""
    report = reading.report
    base = {"now": report.now, "report": report.year, "governing": base_year(reading, told), "day": None}[
        rule.base
    ]
    return None if base is None else base + rule.offset


def word_month(reading: Reading, told: Told, rule: PeriodRule) -> Time:
    """本月 and 上月 count from the date of writing, 当月 from the month last written in the paragraph."""
    date = reading.report.date
    if rule.base == "governing":
        year, month = base_year(reading, told), told.month
        if month is None and told.year is None and (named := _MONTH.fullmatch(reading.report.default or "")):
            month = int(named[1])  # 九月综援个案减七百宗 in the title, 月内 behind
    else:
        year, month = (date.year, date.month) if date is not None else (None, None)
    if year is None or month is None:
        return Time(None, None, year, "relative", "month_word", False)
    years, index = divmod(year * 12 + month - 1 + rule.offset, 12)
    value = f"{years:04d}-{index + 1:02d}"
    return Time(value, value, years, "relative", "month_word", False, month=index + 1)
