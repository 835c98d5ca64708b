"""Periods: every expression of time in a text.

Offsets are code points of the clean text given, start inclusive, end exclusive. Periods are written in
EDTF (ISO 8601-2) as ``docs/claim.md`` lays down: ``2023``, ``2023-01/2023-06``, ``2020/..``,
``../2021-12-31``. The grammar that finds them is `minzheng_ie.entities.period_grammar`;
what a match of it says is read here.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

from minzheng_ie.compiled import compile_re
from minzheng_ie.entities.edtf import first_day, last_day, moved
from minzheng_ie.entities.period_grammar import (
    DAY,
    NUMBERED,
    TO,
    Grammar,
    Kind,
    PeriodRule,
    grammar_of,
    small,
    year_number,
)
from minzheng_ie.entities.period_joints import join
from minzheng_ie.entities.report_date import ReportDate
from minzheng_ie.entities.short_years import anchor_of, short_year
from minzheng_ie.patterns import pattern_dirs


@dataclass(frozen=True, slots=True)
class PeriodMention:
    """An expression of time in the clean text.

    start, end (int): its offsets, with the words that decide its kind (截至…, …以来).
    edtf (str): the period, None when it has none or it cannot be dated.
    kind (Kind): what it does to the numbers near it.
    rule (str): name of the rule that read it.
    year (int): the calendar year it rests on (the last one of a range); None when unknown.
    explicit (bool): whether the year is written in the mention itself.
    """

    start: int
    end: int
    edtf: str | None
    kind: Kind
    rule: str
    year: int | None = None
    explicit: bool = False


# --- reading one mention -------------------------------------------------------------------------------------


@dataclass
class _Time:
    """A time before its prefix and suffix are looked at: first and last EDTF unit, and how it was said."""

    low: str | None
    high: str | None
    year: int | None
    kind: Kind
    rule: str
    explicit: bool
    edge: bool = False  # ends with 底 or 末: the last day is meant
    month: int | None = None
    governs: bool = False  # a year said here is the year of what follows in the paragraph
    event: bool = False  # a day of 去年, on which something happened
    shift: int | None = None  # years from the writer's year, where 去年 or 上年 says them

    @property
    def edtf(self) -> str | None:
        if self.low is None or self.high is None:
            return None
        return self.low if self.low == self.high else f"{self.low}/{self.high}"


class _Reader:
    """Reads the mentions of one text from left to right, remembering which year governs the paragraph."""

    def __init__(self, text: str, report: ReportDate, grammar: Grammar) -> None:
        self.text = text
        self.report = report
        self.grammar = grammar
        self.section: int | None = None
        self.year: int | None = None
        self.month: int | None = None
        self.day: str | None = None  # EDTF of the day named last, which 当日 means
        self.span: str | None = None  # EDTF of the last time that governs in the paragraph
        self._event: tuple[int, int | None] | None = (
            None  # where an event of 去年 ends, and the year before it
        )
        self.anchor = anchor_of(text, report.year)
        self._marks: set[str] | None = None  # what numbers lines of the text, once asked for

    # state

    def new_block(self, section: int | None, day: str | None = None) -> None:
        self.section = section
        self.year = None
        self.month = None
        self.day = day
        self.span = None
        self._event = None

    @property
    def base(self) -> int | None:
        """The year that a part of a year without a year belongs to."""
        return next((year for year in (self.year, self.section, self.report.year) if year is not None), None)

    def _base_of(self, match: re.Match[str]) -> int | None:
        """The year of a part of a year (3月9日, 1至2月): of one written early in a year, that year for what is past."""
        report = self.report
        if self.year is not None or self.section is not None or report.date is None or report.year is None:
            return self.base
        last = match["mb2"] or match["m2"]
        dated = report.rank in ("dateline", "posted", "given")
        if last is None or not dated or report.year >= report.date.year:
            return self.base
        return report.date.year if small(last) <= report.date.month else report.year

    def _day_alone(self, day: int) -> tuple[int | None, int | None]:
        """Year and month of a day without either: those named last, else the last such day before the document's date."""
        report, date = self.report, self.report.date
        if self.month is not None and self.year is None and date is not None:
            late = report.rank in ("dateline", "posted", "given") and self.month <= date.month
            return (date.year if late else report.year), self.month
        if self.month is not None or date is None or self.year not in (None, date.year):
            return self.year or report.year, self.month
        if report.rank == "given" and date.day == 1:
            return report.year, None  # the caller gave a month
        if day <= date.day:
            return date.year, date.month
        years, index = divmod(date.year * 12 + date.month - 2, 12)
        return years, index + 1

    def _day_before(self, days: int) -> str | None:
        """The day that 昨天 names: of the date that dates the text."""
        report = self.report
        if report.date is None or report.rank not in ("dateline", "posted"):
            return None
        return (report.date - timedelta(days)).isoformat()

    def _leave_event(self, at: int) -> None:
        """去年12月20日启动…。: 去年 said of one event is not the year of the next sentence."""
        if self._event is not None and at > self._event[0]:
            self.year, self._event = self._event[1], None

    def _word_year(self, rule: PeriodRule) -> int | None:
        base = {"now": self.report.now, "report": self.report.year, "governing": self.base, "day": None}[
            rule.base
        ]
        return None if base is None else base + rule.offset

    def _word_month(self, rule: PeriodRule) -> _Time:
        """本月 and 上月 count from the date of writing, 当月 from the month last written in the paragraph."""
        if rule.base == "governing":
            year, month = self.base, self.month
        else:
            year, month = (
                (self.report.date.year, self.report.date.month) if self.report.date else (None, None)
            )
        if year is None or month is None:
            return _Time(None, None, year, "relative", "month_word", False)
        years, index = divmod(year * 12 + month - 1 + rule.offset, 12)
        value = f"{years:04d}-{index + 1:02d}"
        return _Time(value, value, years, "relative", "month_word", False, month=index + 1)

    # cores

    def _named(self, word: str) -> _Time:
        """The day or the quarter at hand (当日, 本季度, 季末); none where it is not known, and then it governs nothing."""
        said = self.grammar.named[word].effect
        value = self.day if said == "day" else _quarter_of(self.report.default)
        if value is None:
            return _Time(None, None, None, "recurring", "day_word", False)
        low, _, high = value.rpartition("/")
        edge = said == "quarter_end"
        return _Time(
            low or high, high, int(high[:4]), "point", "day_word", False, edge=edge, month=int(high[5:7])
        )

    def _dated(
        self, match: re.Match[str], tag: str, year: int | None, explicit: bool, kind: Kind, rule: str
    ) -> _Time:
        """A year with the part of it that the groups of ``tag`` name."""
        month, until = match[f"m{tag}"] or match[f"ml{tag}"], match[f"mb{tag}"]
        first = last = day = None
        if month is not None:
            first = last = small(month)
            if match[f"db{tag}"] is not None:
                return self._days(year, first, match[f"da{tag}"], match[f"db{tag}"], explicit)
            if match[f"d{tag}"] is not None:
                day = small(match[f"d{tag}"])
        elif until is not None:
            first, last = small(match[f"ma{tag}"]), small(until)
        elif match[f"p{tag}"] is not None:
            first, last = self.grammar.parts[match[f"p{tag}"]].months
        elif match[f"qb{tag}"] is not None:
            first, last = 3 * _quarter(match[f"qa{tag}"]) - 2, 3 * _quarter(match[f"qb{tag}"])
        elif match[f"ql{tag}"] is not None:
            last = 3 * _quarter(match[f"ql{tag}"])
            first = last - 2
        elif match[f"hl{tag}"] is not None:
            first, last = 1, 6
        elif match[f"n{tag}"] is not None:
            first, last = 1, small(match[f"n{tag}"])
        if first is None or last is None:
            low = high = None if year is None else f"{year:04d}"
            return _Time(low, high, year, kind, rule, explicit, governs=True)
        rule = "day" if day else "month" if month else "part_of_year"
        if not (1 <= first <= last <= 12) or year is None:
            return _Time(None, None, year, kind, rule, explicit, month=first)
        if day is not None:
            if day > monthrange(year, first)[1]:
                return _Time(None, None, year, kind, rule, explicit, month=first)
            value = f"{year:04d}-{first:02d}-{day:02d}"
            return _Time(value, value, year, kind, rule, explicit, month=first, governs=explicit)
        return _Time(
            f"{year:04d}-{first:02d}",
            f"{year:04d}-{last:02d}",
            year,
            kind,
            rule,
            explicit,
            month=first if month else None,
            governs=explicit,
        )

    @staticmethod
    def _days(year: int | None, month: int, first: str, last: str, explicit: bool) -> _Time:
        """Days of one month, from one to another (7月10日至12日; 12、13日)."""
        low, high = small(first), small(last)
        if year is None or not 1 <= low <= high <= monthrange(year, month)[1]:
            return _Time(None, None, year, "range", "day", explicit, month=month)
        days = f"{year:04d}-{month:02d}-{low:02d}", f"{year:04d}-{month:02d}-{high:02d}"
        return _Time(*days, year, "range", "day", explicit, month=month, governs=explicit)

    def read(self, match: re.Match[str]) -> tuple[_Time, int] | None:
        """The time that a core match says and where it ends, or None when it says none."""
        end = match.end()
        kind: Kind
        if match["y"] is not None or match["w"] is not None:
            word = match["w"]
            if word is None:
                year: int | None = year_number(match["y"])
                time = self._dated(match, "1", year, True, "point", "year")
            else:
                rule = self.grammar.words[word]
                year = self._word_year(rule)
                kind = "point" if word.startswith("全年") else "relative"
                time = self._dated(match, "1", year, rule.base != "governing", kind, "year_word")
                if rule.base != "governing" and rule.offset <= 0 and time.rule == "year_word":
                    time.shift = rule.offset
                time.event = rule.base == "now" and rule.offset < 0 and time.rule == "day"
            self._edge(time, match["e1"])
        elif match["short"] is not None:
            year = short_year(match, self.text, self.anchor)
            if year is None:
                return None
            time = self._dated(match, "3", year, True, "point", "year")
            self._edge(time, match["e5"])
            if match["shortfrom"] is not None:
                first = year - (int(match["short"]) - int(match["shortfrom"])) % 100
                return self._joined(
                    _Time(f"{first:04d}", f"{first:04d}", first, "point", "year", True), time
                ), end
        elif match["e2"] is not None or any(match[f"{name}2"] for name in _PARTS):
            if self._is_mark(match):
                return None
            time = self._dated(match, "2", self._base_of(match), False, "point", "year")
            self._edge(time, match["e2"])
        elif match["e3"] is not None:
            year = self.base
            value = None if year is None else f"{year:04d}"
            # 年初 alone says when in the year, not which: it does not hide the period that governs
            kind = "recurring" if match["e3"] == "年初" else "point"
            time = _Time(value, value, year, kind, "year_edge", False)
            self._edge(time, match["e3"])
        elif match["mw"] is not None:
            time = self._word_month(self.grammar.months[match["mw"]])
            self._edge(time, match["e4"])
        elif match["named"] is not None:
            return self._named(match["named"]), end
        elif match["yy1"] is not None:
            first, last = year_number(match["yy1"]), year_number(match["yy2"])
            return _years(first, last, match["yyend"]), end
        elif match["yy3"] is not None:
            first = year_number(match["yy3"])
            return _years(first, first // 100 * 100 + int(match["yy4"]), match["yyend2"]), end
        elif match["listed"] is not None:
            value = match["listed"]
            return _Time(value, value, year_number(value), "point", "year", True, governs=True), end
        elif match["plan"] is not None:
            return self._plan(match), end
        elif match["iso"] is not None:
            time = self._iso(match)
            if time.kind == "dateline":
                return time, end
        elif match["ym"] is not None:
            if not self._numeric_month(match):
                return None
            time = _month_of(*(int(field) for field in _NUMBERS.findall(match["ym"])))
            if self.text[end : end + 1] in ("底", "末"):
                end += 1
                time.edge = True
        elif match["dayto"] is not None:
            year, month = self._day_alone(int(match["dayto"]))
            if month is None:
                return _Time(None, None, year, "range", "day", False), end
            return self._days(year, month, match["dayfrom"], match["dayto"], False), end
        elif match["day"] is not None:
            day = int(match["day"])
            year, month = self._day_alone(day)
            if year is None or month is None or day > monthrange(year, month)[1]:
                time = _Time(None, None, year, "point", "day", False, month=month)
                return self._range(time, end) if _CLOCK.match(self.text, end) else (time, end)
            value = f"{year:04d}-{month:02d}-{day:02d}"
            time = _Time(value, value, year, "point", "day", False, month=month)
            return self._range(time, end) if _CLOCK.match(self.text, end) else (time, end)
        else:
            return None
        return self._range(time, end)

    @staticmethod
    def _edge(time: _Time, edge: str | None) -> None:
        if edge is None:
            return
        if edge.endswith(("底", "末")):
            time.edge = True
        time.rule = f"{time.rule}_edge" if not time.rule.endswith("_edge") else time.rule

    def _is_mark(self, match: re.Match[str]) -> bool:
        """Whether what looks like the first of listed months or quarters (二、三月份) is the mark of a list."""
        first = match["ml2"] or match["ql2"]
        start = match.start()
        if first is None or first.startswith("第") or self.text[match.end() : match.end() + 1] != "、":
            return False
        if self.text[start - 1 : start].strip():
            return False
        if self._marks is None:
            self._marks = {mark[1] for mark in _LINE_MARK.finditer(self.text)}
        try:
            number = small(first)
        except KeyError:
            return True
        others = {f"{number - 1}", f"{number + 1}"} if first.isascii() else _beside(number)
        return not self._marks.isdisjoint(others)

    def _range(self, time: _Time, end: int) -> tuple[_Time, int]:
        """Join ``time`` with a second one that follows 至, 到 or a dash."""
        clock = _CLOCK.match(self.text, end) if time.rule == "day" else None
        link = _LINK.match(self.text, clock.end() if clock is not None else end)
        if link is None:
            return time, end
        rest = self._rest(time, link.end())
        if rest is not None:
            return self._joined(time, rest[0]), rest[1]
        follow = self.grammar.core.match(self.text, link.end())
        if follow is None:
            return time, end
        kept = self.year, self.month
        if time.year is not None:
            self.year = time.year
        if time.month is not None:
            self.month = time.month
        second: tuple[_Time, int] | None = None
        if follow["y"] is not None or follow["w"] is not None:
            if follow["w"] is None or not follow["w"].startswith("全年"):
                second = self.read(follow)
        elif any(follow[name] is not None for name in ("m2", "mb2", "e3", "day", "iso", "ym", "short")):
            second = self.read(follow)
        self.year, self.month = kept
        if second is None or second[0].kind == "dateline":
            return time, end
        return self._joined(time, second[0]), max(
            follow.end(), second[1] if follow["iso"] or follow["ym"] else 0
        )

    @staticmethod
    def _joined(time: _Time, second: _Time) -> _Time:
        low, high = time.low, second.high
        if low is None or high is None or first_day(low) > last_day(high):
            low = high = None
        return _Time(
            low, high, second.year, "range", "range", time.explicit or second.explicit, month=second.month
        )

    def _rest(self, time: _Time, start: int) -> tuple[_Time, int] | None:
        """The second end of a range that leaves out what the first end says: 7月十日至十二日, 2023.9.8-9.12, 2022.7-12."""
        year, month = time.year, time.month
        if time.low is None or time.low != time.high or year is None or month is None:
            return None
        if time.rule == "day":
            match = _DAY_BEHIND.match(self.text, start)
            day = small(match[1]) if match else 0
        elif time.rule == "date":
            match = _NUMERIC_DAY.match(self.text, start)
            month = int(match[1]) if match and match[1] else month
            day = int(match[2]) if match else 0
        elif time.rule == "month" and "." in self.text[start - 4 : start]:
            match = _NUMERIC_MONTH.match(self.text, start)
            month, day = (int(match[1]), 0) if match else (0, 0)
        else:
            return None
        if match is None:
            return None
        if day == 0:
            value = f"{year:04d}-{month:02d}"
            return _Time(value, value, year, "point", "month", False, month=month), match.end()
        if not (1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]):
            return None
        value = f"{year:04d}-{month:02d}-{day:02d}"
        return _Time(value, value, year, "point", "day", False, month=month), match.end()

    def _numeric_month(self, match: re.Match[str]) -> bool:
        """Whether 2023.05 is a month: where a clause begins or 截至 and the like lead to it, and no amount goes on."""
        start, end = match.span("ym")
        text = self.text
        if _AMOUNT_BEHIND.match(text, end):
            return False
        return _MONTH_LEAD.search(text[max(0, start - 4) : start]) is not None

    def _plan(self, match: re.Match[str]) -> _Time:
        rule = self.grammar.plans[match["plan"]]
        first, last = rule.first, rule.last
        if match["plancount"]:
            last = first + small(match["plancount"]) - 1
        tail = match["planend"] or ""
        time = _Time(f"{first}", f"{last}", last, "range", "plan", True)
        if "末" in tail:
            time.low = time.high = f"{last}"
            time.kind, time.rule = ("point", "plan_end")
            if self.report.now is None or last >= self.report.now:
                time.kind = "target"
        elif tail == "以来":
            time.kind, time.rule = "open", "plan_since"
        elif tail in ("收官", "开局", "起步") or (not tail and _PLAN_NAME.match(self.text, match.end())):
            time.kind = "title"
        return time

    def _iso(self, match: re.Match[str]) -> _Time:
        """A date in digits; with a clock time or behind 发布时间 and the like it is when the text was posted."""
        year, month, day = (int(field) for field in _NUMBERS.findall(match["iso"])[:3])
        real = day <= monthrange(year, month)[1]
        value = f"{year:04d}-{month:02d}-{day:02d}" if real else None
        start = match.start()
        posted = (
            match["clock"] is not None or _POSTED.search(self.text[max(0, start - 8) : start]) is not None
        )
        return _Time(value, value, year, "dateline" if posted else "point", "date", True, month=month)

    # whole mentions

    def mention(self, match: re.Match[str]) -> PeriodMention | None:
        """The mention that begins with the core ``match``, or None for a look-alike."""
        self._leave_event(match.start())
        name = match.lastgroup
        if match["blocker"] is not None:
            return None
        start, end = match.span()
        if match["event"] is not None:
            since = self.grammar.events[match["event"]].since
            return PeriodMention(start, end, f"{since}/..", "open", "event", int(since[:4]), True)
        if match["short"] is not None and short_year(match, self.text, self.anchor) is None:
            plain = self.grammar.plain.match(self.text, start, match.endpos)
            return None if plain is None else self.mention(plain)
        if match["decade"] is not None or match["centuryalone"] is not None or match["reign"] is not None:
            return self._past(start, end, self._old(match))
        if match["era"] is not None:
            era = self.grammar.eras[match["era"]]
            time = _Time(None, None, None, "null", "era", True)
            if era.first:
                time = _Time(f"{era.first}", f"{era.last}", era.last, "range", "era", True)
            return self._past(start, end, time)
        if match["ago"] is not None:
            return self._past(start, end, _Time(None, None, None, "null", "ago", False))
        if match["phrase"] is not None:
            return self._phrase(start, end, match["phrase"])
        if match["count"] is not None:
            return self._counted(start, end, match["count"], match["cn"])
        if match["bn"] is not None and "." in match["bn"]:
            return PeriodMention(start, end, None, "duration", "duration")  # 受教育年限由13.2年提高到…
        if match["bn"] is not None:
            return self._counted(start, end, "", match["bn"], open_count="多" in (match["btail"] or ""))
        if match["number"] is not None:
            return PeriodMention(start, end, None, "duration", "duration")
        read = self.read(match)
        if read is None:
            if match["ym"] is not None or match["ml2"] is not None or match["ql2"] is not None:
                return None  # an amount, 2023.05; the mark of a list, 二、三月份
            raise AssertionError(f"core group {name} is not read")
        time, end = read
        if time.kind in ("dateline", "title") or (time.rule == "day_word" and time.low is None):
            return PeriodMention(start, end, time.edtf, time.kind, time.rule, time.year, time.explicit)
        return self._bound(start, end, time)

    def _phrase(self, start: int, end: int, phrase: str) -> PeriodMention | None:
        rule = self.grammar.phrases[phrase]
        year: int | None = None
        edtf: str | None = None
        if rule.kind == "asof":
            year = self.report.year
            if self.report.date is not None and self.report.rank in ("dateline", "posted"):
                year = self.report.date.year  # 目前 in the news of February
            edtf = None if year is None else f"../{year:04d}"
            if rule.base == "day" and (day := self._day_before(-rule.offset)) is not None:
                edtf = f"../{day}"
        elif rule.base == "day":
            edtf = self._day_before(-rule.offset)
            if edtf is None:
                return None
            return PeriodMention(start, end, edtf, rule.kind, "day", int(edtf[:4]))
        elif rule.kind in ("relative", "target"):
            year = self.report.now if rule.base == "now" else self.report.year
            gone = rule.kind == "target" and self.year is not None and year is not None and self.year < year
            year = self.year if gone else year  # 2017年,…。年内为90名…: of the year told
            edtf = None if year is None else f"{year:04d}"
            self._remember(year, None)
            if gone:
                return PeriodMention(start, end, edtf, "point", f"phrase:{phrase}", year)
        return PeriodMention(start, end, edtf, rule.kind, f"phrase:{phrase}", year)

    def _counted(
        self, start: int, end: int, word: str, number: str, open_count: bool = False
    ) -> PeriodMention | None:
        effect = self.grammar.counts.get(word, "back")
        if not re.fullmatch(r"[0-9]{1,2}|[一二两三四五六七八九十]{1,3}", number) or open_count:
            vague = number in ("几", "数") or open_count or (number.isascii() and "." in number)
            back = effect == "back" and not self.text.startswith(
                "半年", end - 2
            )  # 半年救助52人: of the report's own half year
            return PeriodMention(start, end, None, "null" if vague or back else "duration", "count_vague")
        try:
            count = small(number)
        except KeyError:
            return PeriodMention(start, end, None, "duration", "duration")
        year = self._counted_from()
        if effect == "ahead":
            edtf = None if year is None else f"{year + 1}/{year + count}" if count > 1 else f"{year + 1}"
            return PeriodMention(
                start, end, edtf, "target", "count_ahead", None if year is None else year + count
            )
        if not word and _OF_A_NAME.match(self.text, end):
            return PeriodMention(start, end, None, "duration", "duration")  # 五年提升行动
        rule = "streak" if effect == "streak" else "count_back"
        if year is None or count < 1:
            return PeriodMention(start, end, None, "span", rule)
        edtf = f"{year}" if count == 1 else f"{year - count + 1}/{year}"
        return PeriodMention(start, end, edtf, "relative" if count == 1 else "span", rule, year)

    def _counted_from(self) -> int | None:
        """The last of the years that 过去五年 counts: one written January to March counts from the year before."""
        report = self.report
        if report.date is None or report.rank not in ("dateline", "posted") or report.date.month > 3:
            return report.year
        return report.date.year - 1

    def _old(self, match: re.Match[str]) -> _Time:
        """A decade (上世纪90年代), the beginning or end of a century, a year of a reign (民国三十七年)."""
        if match["reign"] is not None:
            number = match["reignyear"]
            try:
                year = (
                    self.grammar.reigns[match["reign"]].first + (1 if number == "元" else small(number)) - 1
                )
            except KeyError:  # 民国一二年
                return _Time(None, None, None, "null", "reign", True)
            return _Time(f"{year}", f"{year}", year, "point", "reign", True)
        if match["centuryalone"] is not None:
            return _Time(None, None, None, "null", "century", True)
        if match["tensyear"] is not None:
            first = last = int(match["tensyear"])
        else:
            century = _CENTURIES[match["century"] or ""]
            first = century + _tens(match["tens"])
            last = century + _tens(match["tens2"]) if match["tens2"] is not None else first
        if match["century"] is None and match["tensyear"] is None and first < _FIRST_DECADE:
            return _Time(None, None, None, "null", "decade", True)
        if last < first:
            return _Time(None, None, None, "null", "decade", True)
        return _Time(f"{first}", f"{last + 9}", last + 9, "range", "decade", True)

    def _past(self, start: int, end: int, time: _Time) -> PeriodMention | None:
        """A time long past: governs where it opens a clause, not where it says of what age something is."""
        text, grammar = self.text, self.grammar
        before = grammar.prefix.search(text[max(0, start - grammar.reach) : start])
        effect = grammar.prefixes[before.group()] if before else ""
        after = grammar.suffix.match(text, end)
        tail = grammar.suffixes[after.group()] if after else ""
        kind, edtf = time.kind, time.edtf
        if effect == "comparison" or tail == "versus" or (tail == "same" and after):
            start = start - len(before.group()) if before and effect in ("comparison", "versus") else start
            return PeriodMention(
                start, after.end() if after else end, edtf, "comparison", time.rule, time.year, True
            )
        if tail == "open" and after and time.low is not None:
            return PeriodMention(start, after.end(), f"{time.low}/..", "open", time.rule, time.year, True)
        if after and tail in ("during", "open"):
            end = after.end()
        if not _OPENS.search(text[max(0, start - 1) : start]) or _OF_THAT_AGE.match(text, end):
            kind, edtf = ("duration" if time.rule == "ago" else "recurring"), None
        return PeriodMention(start, end, edtf, kind, time.rule, time.year, time.explicit)

    def _bound(self, start: int, end: int, time: _Time) -> PeriodMention:
        """Look at what stands before and after ``time`` and decide its kind."""
        text, grammar, report = self.text, self.grammar, self.report
        before = grammar.prefix.search(text[max(0, start - grammar.reach) : start])
        effect = grammar.prefixes[before.group()] if before else ""
        left = start - len(before.group()) if before else start
        after = grammar.suffix.match(text, end)
        tail = grammar.suffixes[after.group()] if after else ""
        while tail == "during" and after:  # 2023年春节期间以来 is not said; 去年暑期同期 is
            end = after.end()
            after = grammar.suffix.match(text, end)
            tail = grammar.suffixes[after.group()] if after else ""
        if effect == "comparison" and text[left - 1 : left] in _NOT_COMPARED:
            effect = ""
        if tail == "same" and after:
            if not self._same_compared(start, after.end(), effect):
                edtf = self._same_span(time)
                return PeriodMention(
                    start, after.end(), edtf, "point", "same_period", time.year, time.explicit
                )
            tail = "comparison"
        if effect == "versus" and not tail and (far := _FAR_VERSUS.match(text, end)):
            valued = any(char.isdecimal() for char in far.group())  # 与2016年的902万人相比
            return PeriodMention(
                left,
                end if valued else far.end(),
                time.edtf,
                "comparison",
                time.rule,
                time.year,
                time.explicit,
            )
        if effect == "comparison" or tail in ("comparison", "versus"):
            if effect in ("comparison", "versus"):
                start = left
            elif tail == "versus":
                tail = ""
            if effect or tail:
                end = after.end() if after else end
                versus = grammar.suffix.match(text, end)
                if versus and grammar.suffixes[versus.group()] == "versus":
                    end = versus.end()
                return PeriodMention(start, end, time.edtf, "comparison", time.rule, time.year, time.explicit)
        if time.kind == "point" and _ISSUE.match(text, end):  # 2024年第4期
            return PeriodMention(start, end, time.edtf, "title", time.rule, time.year, time.explicit)
        if time.rule == "day" and _WIRED.match(text, end):  # 本报8月31日讯
            return PeriodMention(start, end, time.edtf, "dateline", time.rule, time.year, time.explicit)
        if time.rule == "day" and time.high is not None:
            self.day = time.high
        kind, edtf, rule = time.kind, time.edtf if time.kind != "recurring" else None, time.rule
        past = time.year is not None and report.now is not None and time.year < report.now
        if effect == "asof":
            start, kind = left, "asof"
            time = self._gone(time)
            edtf = self._until(time)
            if after and tail == "during":
                end = after.end()
        elif tail == "before" and after:
            end = after.end()
            if effect in ("until", "intent", "from"):
                start = left
            kind, edtf = ("asof", self._until(time)) if past else ("target", time.high)
        elif tail == "open" and after:
            end = after.end()
            start = left if effect == "from" else start
            if (
                time.kind == "relative"
                and time.rule.startswith("year_word")
                and time.year == report.now
                and after.group() == "以来"
            ):
                kind = "relative"  # 今年初以来: the report year, as 今年以来
            elif _RECORD.match(text, end):  # 创2006年以来新高
                kind = "comparison"
            else:
                kind, edtf = "open", None if time.low is None else f"{time.low}/.."
        elif effect in ("until", "intent") and kind != "range":
            start, end, kind, edtf = self._aimed(start, left, end, effect, time, past)
        elif (distant := _DISTANT.match(text, end)) and kind != "range" and time.low is not None:
            start = left if effect == "from" else start
            kind, edtf, end, rule = "open", f"{time.low}/..", distant.end(), f"{rule}_since_event"
        elif time.edge and not (kind == "range" and _COUNT_BEHIND.match(text, end)):
            kind, edtf = "asof", self._until(time)  # but for 从1992年至2008年底的17年间
        elif kind == "open":  # “十三五”以来
            edtf = None if time.low is None else f"{time.low}/.."
        if effect == "from" and start > left and kind == "range":
            start = left
        base = self.text[end : end + 1] == "的" and self.text[start - 1 : start] in _BASES  # 从2020年的682家
        if (
            time.governs
            and kind in ("point", "relative", "asof")
            and not base
            and self.text[start - 1 : start] != "因"
        ):
            if time.event and self._event is None:
                stop = _SENTENCE_STOP.search(text, end)
                self._event = (stop.start() if stop else len(text)), self.year
            self._remember(time.year, time.month)
        elif time.month is not None and kind in ("point", "relative", "open"):
            self.month = time.month
        return PeriodMention(start, end, edtf, kind, rule, time.year, time.explicit)

    def _same_compared(self, start: int, end: int, effect: str) -> bool:
        """Whether 去年同期 is the base of a comparison (比去年同期增长), not the time of a figure (去年同期290万元)."""
        if effect == "comparison" or _COMPARED_BEHIND.match(self.text, end):
            return True
        return _COMPARED_BEFORE.search(self.text[max(0, start - 12) : start]) is not None

    def _same_span(self, time: _Time) -> str | None:
        """The span that governs, in the year of ``time``; None when nothing tells the span."""
        if time.low is None or time.year is None:
            return None
        if "-" in time.low:
            return time.edtf if time.explicit else None  # 去年上半年同期
        span = self.span or self.report.default
        if span is None:
            return None
        if time.shift is not None and time.shift < 0:
            return moved(span, time.shift)
        last = int(span.split("/")[-1][:4]) if not span.endswith("..") else None
        return None if last is None else moved(span, time.year - last)

    def _gone(self, time: _Time) -> _Time:
        """``time`` in the year before where it is said without a year and would lie ahead (截至12月底 in January)."""
        date, dated = self.report.date, self.report.rank in ("dateline", "posted")
        if time.explicit or date is None or not dated or time.high is None or time.month is None:
            return time
        if self.year is not None or time.low is None or time.high[:7] <= date.isoformat()[:7]:
            return time
        low, high = moved(time.low, -1), moved(time.high, -1)
        return replace(time, low=low, high=high, year=None if time.year is None else time.year - 1)

    def _gone_by(self, time: _Time) -> bool:
        """Whether a month without a year (到11月底) lies before the date of the report, as far as that is known."""
        date = self.report.date
        if date is None or time.year is None or time.month is None:
            return True
        return (time.year, time.month) <= (date.year, date.month)

    def _aimed(
        self, start: int, left: int, end: int, effect: str, time: _Time, past: bool
    ) -> tuple[int, int, Kind, str | None]:
        """到2027年: a target, unless it is the end of a growth (增长到2025年的…) or lies in the past."""
        grown = effect == "until" and self.text[left - 1 : left] in _GROWN
        if grown:
            return start, end, "point", time.edtf
        over = past or (time.year == self.report.now and self.report.closed and effect == "until")
        if effect == "until" and time.rule == "day" and self._reached(time, end):
            return left, end, "asof", self._until(time)
        edged = time.edge or time.year is None  # in a text of no known time a month told is one gone by
        over = over or (effect == "until" and edged and time.month is not None and self._gone_by(time))
        if effect == "until" and (not over or time.month is not None) and _ALREADY.match(self.text, end):
            return left, end, "asof", self._until(time)  # 到9月份已有120户
        if over and time.kind == "recurring":
            return left, end, "recurring", None  # 至年初
        if over:
            return (
                left,
                end,
                ("asof" if time.edge else time.kind),
                self._until(time) if time.edge else time.edtf,
            )
        return left, end, "target", time.high

    def _reached(self, time: _Time, end: int) -> bool:
        """Whether a day (至4日20时) is when something stood as told: an hour stands behind it, or it is past."""
        date = self.report.date
        if time.high is None:
            return _CLOCK.match(self.text, end) is not None
        if date is not None and date.isoformat() < time.high:
            return False
        return _CLOCK.match(self.text, end) is not None or (date is not None and not time.explicit)

    @staticmethod
    def _until(time: _Time) -> str | None:
        if time.high is None:
            return None
        return f"../{last_day(time.high) if time.edge else time.high}"

    def _remember(self, year: int | None, month: int | None) -> None:
        if year is not None:
            self.year = year
            self.month = month


_COUNT_BEHIND = compile_re(r"[的这,共]{0,2}(?:[0-9]{1,2}|[一二两三四五六七八九十]{1,3})个?年")
_FAR_VERSUS = compile_re(
    r"[^,，。;:!?\n]{1,36}?(?:相比较?|相较|比较|对比)(?=[,，]|[净共约]?(?:增|减|下降|上升|提高|降低|多|少))"
)  # 与上年结构相比,
_CLOCK = compile_re(
    r"(?:凌晨|早上|上午|中午|下午|傍晚|晚上?)?[0-9]{1,2}(?:[时点:][0-9]{0,2}分?|时许)|[早中晚]"
)
_PART_OF_YEAR = compile_re(r"([0-9]{4}-(?:01|04|07|10))/[0-9]{4}-(?:03|06|09|12)")
_ALREADY = compile_re(r"[,，]?[^,，。;；:：0-9]{0,8}?[已己](?!知|婚|故)")
_WIRED = compile_re(r" ?(?:讯|电)(?=[ (（:：\n,，]|记者|$)")
_SENTENCE_STOP = compile_re(r"[。!?]")
_OF_A_NAME = compile_re(r"[一-鿿]{0,4}(?:行动|计划|规划|方案|攻坚|工程)")
_LINK = compile_re(rf"起? ?{TO} ?")
_PARTS = ("m", "ml", "mb", "p", "n", "qb", "ql", "hl")  # groups of the grammar that name a part of a year
_NUMERALS = "〇一二三四五六七八九十"
_LINE_MARK = compile_re(r"^[ ]*([0-9]{1,2}|[一二三四五六七八九十]{1,2})[、.]", re.MULTILINE)
_NUMBERS = compile_re(r"[0-9]+")
_POSTED = compile_re(r"(?:时间|日期|发布|更新|来源|作者|刊发|发表)[::]?\s*$")
_DAY_BEHIND = compile_re(rf"({DAY})[日号]")
_NUMERIC_DAY = compile_re(
    r"(?:(1[0-2]|0?[1-9])[./])?(3[01]|[12][0-9]|0?[1-9])(?![0-9.])(?=[,。;:)日 \n]|$|[\u4e00-\u9fff])日?"
)
_NUMERIC_MONTH = compile_re(r"(1[0-2]|0?[1-9])(?:月份?)?(?=[,。;:) \n]|$)")
_AMOUNT_BEHIND = compile_re(
    r" ?(?:至|到|-|—{1,2}|~) ?(?:[0-9]+(?:\.[0-9]+)?)[万亿千百%‰元人户个张家公亩平吨]"
)
_MONTH_LEAD = compile_re(r"(?:^|[\n,。;:!?( ]|[截至]至|截止|截至到|自|从|由|[在于]|—|-|~|日期|时间|期间)$")
_CENTURIES = {
    "": 1900, "上世纪": 1900, "上个世纪": 1900, "20世纪": 1900, "二十世纪": 1900,
    "19世纪": 1800, "十九世纪": 1800, "21世纪": 2000, "二十一世纪": 2000,
}  # fmt: skip
_FIRST_DECADE = 1950  # 20年代, 30年代 alone are of either century
_OPENS = compile_re(r"[\n,。;:!?()、“ 在到至于从自由早而但即时初市县区省州旗乡镇村]?$")
_OF_THAT_AGE = compile_re(
    r"的(?![0-9一二两三四五六七八九十百千约近])|[^,。;:\n0-9]{1,10}?的|[^,。;:\n0-9]{0,4}?(?:出生|生人|老旧?|建造)"
)
_COMPARED_BEFORE = compile_re(r"(?:[比较]|相较于?|相比|[高低多少快慢好优]于)[^,。;:\n0-9]{0,8}$")
_COMPARED_BEHIND = compile_re(
    r"(?:数|水平|数据|基数|平均水平)?(?:相比|相较|对比|基本|大[体致]|略?有所|略有?|显著|大幅|净|实际|同比|均|都|分别|又|再|约|近|大约)?"
    r"(?:相[比较当同近]|持平|一致|增[长幅速]|增加[了约近0-9]|上[升涨]|下[降滑]|减少|提[高升]|降低|回落|扩大|缩小|压减"
    r"|[多少高低增减降升翻](?=[0-9约近了出一二两三四五六七八九十百几]))"
    r"|的(?:[0-9.]+|[一二两三四五六七八九十]+)(?:%|倍|个百分点)"
)
_BASES = frozenset({"从", "由", "比", "较"})
_DISTANT = compile_re(
    r"[一-鿿“”]{1,12}?以来"
    # 2021年总会启动“…”项目以来: what began may have a long name
    r"|[一-鿿0-9]{1,24}?(?:会议|大会|两会)(?:胜利)?(?:召开|闭幕)?以来"
    r"|[一-鿿]{0,12}?(?:启动|成立|设立|实施|开展|发起|推出|推行|试行|施行|建立|创建|开通|启用|运行)[一-鿿“”《》()·]{1,36}?以来"
)
_PLAN_NAME = compile_re(r"[一-鿿]{0,16}?(?:规划|纲要|方案|开局|起步之年|收官)")
_ISSUE = compile_re(r"[,，]?第?[0-9]{1,3}期(?!间)")
_RECORD = compile_re(r"的?(?:历史)?(?:新高|新低|最|同期|首次)")
_GROWN = frozenset("长高加升大降少展增涨减")
_NOT_COMPARED = frozenset("占比对")


def _years(first: int, last: int, edge: str | None) -> _Time:
    """From one year to another (2019年至2023年底); of no known time where they run backwards."""
    low, high = (f"{first:04d}", f"{last:04d}") if first < last else (None, None)
    return _Time(low, high, last, "range", "years", True, edge=edge is not None and edge[-1:] in ("底", "末"))


def _month_of(year: int, month: int) -> _Time:
    value = f"{year:04d}-{month:02d}"
    return _Time(value, value, year, "point", "month", True, month=month, governs=True)


def _beside(number: int) -> set[str]:
    return {_NUMERALS[n] for n in (number - 1, number + 1) if 0 < n < len(_NUMERALS)}


def _quarter_of(period: str | None) -> str | None:
    """``period`` where it is a quarter of a year."""
    if period is None or _PART_OF_YEAR.fullmatch(period) is None:
        return None
    return period if int(period[-2:]) - int(period[5:7]) == 2 else None


def _quarter(text: str) -> int:
    return small(text.removeprefix("第"))


def _tens(text: str) -> int:
    return int(text) if text.isascii() else small(text)


def _quoted_titles(text: str) -> list[tuple[int, int]]:
    return [match.span() for match in re.finditer(r"《[^》\n]{1,120}》", text)]


ENDS_SENTENCE = frozenset("。;!?")


def _heading_year(block: str, mentions: list[PeriodMention]) -> int | None:
    """The year that a short line without a full stop names for the section below it."""
    if len(block) > 40 or any(char in ENDS_SENTENCE for char in block):
        return None
    years = {m.year for m in mentions if m.explicit and m.rule == "year" and m.kind == "point"}
    return next(iter(years)) if len(years) == 1 else None


def heads_day(text: str, first: PeriodMention, start: int, stop: int) -> bool:
    """Whether the line ``start`` to ``stop`` is the heading of one day in a diary (3日:雨夜大转移)."""
    if stop - start > 40 or first.explicit or first.kind != "point" or text[start : first.start].strip():
        return False
    return first.end == stop or (
        text[first.end] in ": " and not any(c in ENDS_SENTENCE for c in text[start:stop])
    )


@dataclass(frozen=True)
class _Line:
    """A line of a text that is not empty: its offsets, and what of the core's grammar stands in it, overlaps included."""

    start: int
    stop: int
    text: str
    cores: tuple[re.Match[str], ...]


@dataclass(frozen=True)
class PeriodScan:
    """A text as `scan_periods` reads it: what may be an expression of time, before anything is known of the report."""

    text: str
    grammar: Grammar
    lines: tuple[_Line, ...]


def scan_periods(text: str, dirs: tuple[Path, ...] | None = None) -> PeriodScan:
    """Scan ``text`` once for `report_date` and `find_periods`, which both read all of it.

    text (str): clean text. dirs (tuple): pattern directories; the built-in ones when None.
    Raises PatternError when a pattern file is broken.
    """
    grammar = grammar_of(dirs or pattern_dirs())
    match, find = grammar.core.match, grammar.openings.find
    lines: list[_Line] = []
    offset = 0
    for line in text.split("\n"):
        stop = offset + len(line)
        if line:
            tried = (match(text, at, stop) for at in find(text, offset, stop))
            lines.append(_Line(offset, stop, line, tuple(core for core in tried if core is not None)))
        offset = stop + 1
    return PeriodScan(text, grammar, tuple(lines))


def find_periods(
    text: str | PeriodScan, report: ReportDate, dirs: tuple[Path, ...] | None = None
) -> list[PeriodMention]:
    """Every expression of time in ``text``, in order, none overlapping another.

    text (str | PeriodScan): clean text, or its scan; offsets count its code points.
    report (ReportDate): from `report_date`; without a year, relative expressions have no EDTF.
    dirs (tuple): pattern directories, from `pattern_dirs`; the built-in ones when None.
    RETURNS (list): the mentions. Raises PatternError when a pattern file is broken.
    """
    scan = text if isinstance(text, PeriodScan) else scan_periods(text, dirs)
    reader = _Reader(scan.text, report, scan.grammar)
    titles = _quoted_titles(scan.text)
    title_starts = [start for start, _ in titles]
    datelines = list(report.datelines)
    dateline_starts = [start for start, _ in datelines]
    found: list[PeriodMention] = []
    section: int | None = None
    day: str | None = None
    for line in scan.lines:
        if len(line.text) <= 40 and NUMBERED.match(line.text):
            section = day = None
        reader.new_block(section, day)
        here: list[PeriodMention] = []
        for mention in _mentions(reader, line):
            mention = _in_name(mention, titles, title_starts, "title")
            mention = _in_name(mention, datelines, dateline_starts, "dateline")
            here.append(mention)
            if mention.kind in _GIVES_SPAN and mention.rule != "same_period":
                reader.span = mention.edtf
        here = join(scan.text, here)
        named = _heading_year(line.text, here)
        if named is not None:
            section = named
        if here and here[0].rule == "day" and heads_day(scan.text, here[0], line.start, line.stop):
            day = here[0].edtf
        found.extend(here)
    return found


_UNITS = (
    "year",
    "years",
    "month",
    "day",
    "part_of_year",
    "range",
    "date",
    "same_period",
    "decade",
    "reign",
    "century",
)
DATED = frozenset({*_UNITS, *(f"{unit}_edge" for unit in _UNITS)})
"""Rules of mentions whose digits are those of a date (22年, 2023.05), whatever they look like by themselves."""

_GIVES_SPAN = frozenset({"point", "range", "relative", "asof", "open", "span"})


def _mentions(reader: _Reader, line: _Line) -> Iterator[PeriodMention]:
    position = done = line.start
    for match in line.cores:
        if match.start() < position:
            continue
        mention = reader.mention(match)
        if mention is None or mention.end <= mention.start:
            position = max(match.end(), match.start() + 1)
            continue
        if mention.start < done:
            mention = replace(mention, start=min(max(done, mention.start), match.start()))
        yield mention
        position = done = max(mention.end, match.end())


def _in_name(
    mention: PeriodMention, spans: list[tuple[int, int]], starts: list[int], kind: Kind
) -> PeriodMention:
    """``mention`` with its kind changed when it lies inside one of ``spans``."""
    index = bisect_right(starts, mention.start) - 1
    if index >= 0 and mention.end <= spans[index][1]:
        return replace(mention, kind=kind)
    return mention
