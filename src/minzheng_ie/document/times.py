"""When a document was written and put up, and what it reports on, by rank of evidence.

What it says it reports on (title, opening) goes before when it was written, that before when it was put up, and that
before the year it speaks of throughout. A day on which a page was put up is no report year of one whose year is masked
(20xx年).
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date as Date
from pathlib import Path

from minzheng_ie.document.activities import activity_year
from minzheng_ie.document.addresses import address_day
from minzheng_ie.document.as_of import as_of
from minzheng_ie.document.bulletins import bulletin, news_of, told_of
from minzheng_ie.document.datelines import (
    TextLine,
    datelines_of,
    earliest,
    event_day,
    head_and_tail,
    masked_year,
    only_in_titles,
    out_of_step,
    running_day,
    text_lines,
)
from minzheng_ie.document.early_months import own_year, title_tells_of_last_year
from minzheng_ie.document.fiscal_years import fiscal_title
from minzheng_ie.document.five_year_plans import find_plan
from minzheng_ie.document.given import given_date, given_period, reporting
from minzheng_ie.document.island_days import island_days
from minzheng_ie.document.meetings import summed_up, yearly_meeting
from minzheng_ie.document.model import Answer, Span
from minzheng_ie.document.parts_said import apart_in_title, with_part
from minzheng_ie.document.plan_reviews import find_review, first_section, several_years
from minzheng_ie.document.proved_years import explained, proved_year
from minzheng_ie.document.put_up_later import day_of_text
from minzheng_ie.document.reported import Named, flat_title, titled, without_years_alone
from minzheng_ie.document.spoken_years import (
    introduced,
    looked_back_on,
    looks_back,
    meeting_year,
    only_year,
    opened,
    told_later,
)
from minzheng_ie.document.stamps import stamped_line
from minzheng_ie.document.stated import stated
from minzheng_ie.document.titled_parts import titled_part
from minzheng_ie.document.turn_of_year import this_year
from minzheng_ie.document.year_gone import article_year, told_to_its_end, year_gone
from minzheng_ie.entities.periods.mentions import PeriodScan, scan_periods
from minzheng_ie.entities.periods.report_date import DateRank, ReportDate
from minzheng_ie.patterns import pattern_dirs
from minzheng_ie.records import dataclass

_HEAD = 400  # characters in which a title stands


@dataclass(frozen=True, slots=True)
class Times:
    """The times of a document.

    date (ReportDate): what the reader of periods needs. written, posted, reports_on (Answer): with their evidence.
    """

    date: ReportDate
    written: Answer[Date]
    posted: Answer[Date]
    reports_on: Answer[str]


def times_of(
    scan: PeriodScan,
    given: str | None = None,
    reports_on: str | None = None,
    dirs: tuple[Path, ...] | None = None,
) -> Times:
    """The times of a document.

    scan (PeriodScan): of its clean text. dirs (tuple): pattern directories, the built-in ones when None.
    given (str): the caller's date (``2024``, ``2024-04``, ``2024-04-30``); it wins over the text.
    reports_on (str): the period the caller says it reports on (``2023``, ``2024-01/2024-06``); it wins as well.
    RETURNS (Times): what the text does not tell is None. Raises DateError when one of the caller's cannot be read.
    """
    dirs = dirs or pattern_dirs()
    told = _Reading(scan, dirs)
    date = told.date(given)
    said: Answer[str] = Answer()
    if date.default is not None:
        said = Answer(date.default, date.evidence, date.rank)
    elif date.span is not None:
        said = Answer(date.span.period, (date.span.span,), "title")
    if reports_on is not None:
        period = given_period(reports_on)
        second = (said.value, said.evidence) if said.value != period else (None, ())
        date = reporting(date, period)
        said = Answer(period, (), "given", *second)
    elif said.rank in ("title", "opening") and told.posted.value is not None:
        year = f"{told.posted.value.year:04d}"
        if not (said.value or "").startswith(year):
            said = replace(said, runner_up=year, runner_up_evidence=told.posted.evidence)
    written = told.written
    if given is not None and date.date is not None:
        written = Answer(date.date, (), "given", told.written.value, told.written.evidence)
    return Times(date, written, told.posted, said)


def report_date(
    text: str | PeriodScan, given: str | None = None, dirs: tuple[Path, ...] | None = None
) -> ReportDate:
    """When ``text`` was written and what year it reports on: `times_of`, the part that the reader of periods needs.

    text (str | PeriodScan): clean text, or its scan. given, dirs: as there. Raises DateError.
    """
    scan = text if isinstance(text, PeriodScan) else scan_periods(text, dirs or pattern_dirs())
    return times_of(scan, given, None, dirs).date


class _Reading:
    """What a text itself tells of its times."""

    def __init__(self, scan: PeriodScan, dirs: tuple[Path, ...]) -> None:
        self.scan = scan
        self.dirs = dirs
        self.lines: list[TextLine] = text_lines(scan.text)
        self.head, self.opening, tail = head_and_tail(self.lines)
        found = datelines_of(scan.text, self.head, tail)
        if not found and (day := event_day(self.opening)) is not None:
            found = [day]
        found = found or stamped_line(self.lines) or island_days(scan.text, self.lines, dirs)
        if not found and (running := running_day(self.opening)) is not None:
            found = [running[0]]
            self.head = [*self.head, running[1]]
        found = found or address_day(scan.text, self.lines)
        self.first = [*self.head, self.opening] if self.opening else self.head
        self.spans: tuple[Span, ...] = tuple((line.start, line.end) for line in found)
        self.written = earliest([line for line in found if not line.posted], "dateline")
        self.posted = earliest([line for line in found if line.posted], "posted")
        self.several = several_years(self.head, self.opening)

    def date(self, given: str | None) -> ReportDate:
        """What the reader of periods needs; ``given``: the caller's date."""
        # A text is written before it is posted again.
        dated = [day for day in (self.written.value, self.posted.value) if day is not None]
        written = min(dated) if dated else None
        if self.written.value is None and written is not None:
            written = day_of_text(self.scan.text, written, self.spans)
        if given is not None:
            year, written = given_date(given)
            if written is None:
                default = self._unless_several(year)
                return ReportDate(None, year, default, year, datelines=self.spans, rank="given")
        printed = article_year(self.scan.text) if given is None and self.written.value is None else None
        if printed is not None:  # whoever put it up again
            return ReportDate(
                None, printed[0], None, printed[0], False, (printed[1],), self.spans, rank="dateline"
            )
        masked = given is None and self.written.value is None and masked_year(self.scan.text) is not None
        if masked:
            written = None  # the day a page was put up tells no year of 上半年工作总结 either
        span = find_review(self.scan.text, self.head, self.opening, written, self.dirs)
        plan = self._plan(written) if span is None else None
        if plan is not None:
            return plan
        told = self._told(written, given, masked=masked)
        told = with_part(told, self.lines, self.head, self.opening, self.dirs)
        if (
            told.date is None
            and told.now is not None
            and told.now == told.year
            and (self._of_bulletin(told.now) or year_gone(self.scan.text, told.now))
        ):
            told = replace(told, now=told.now + 1)
        undated = told.date is None and told.rank in ("opening", "spoken") and told.now == told.year
        if undated and told.year is not None and told_to_its_end(self.scan.text, told.year):
            told = replace(told, closed=True)
        if span is None or told.rank in ("title", "given"):
            return told
        year = told.year if told.year is not None else span.last
        return replace(told, span=span, year=year, default=None)

    def _of_bulletin(self, year: int) -> bool:
        return told_of(self.first, year)

    def _told(self, written: Date | None, given: str | None, *, masked: bool) -> ReportDate:
        """What text and date tell of the year reported on."""
        named = self._part_of(self._named(written, given))
        text = self.scan.text
        if (
            named is not None
            and masked_year(text) is not None
            and only_in_titles(text, named.year, self.spans)
        ):
            named, masked = None, True  # a site's own title above a text whose year is masked
        if named is not None and out_of_step(text[:_HEAD]):
            named, masked = None, True
        if named is not None:
            return self._of_named(this_year(named, text), written)
        if masked:
            return ReportDate(datelines=self.spans)
        return self._of_date(written, given) if written is not None else self._of_years()

    def _unless_several(self, year: int) -> str | None:
        return None if self.several else f"{year:04d}"

    def _of_years(self) -> ReportDate:
        """The year that the text speaks of throughout."""
        text = self.scan.text
        only = only_year(self.scan, self.dirs)
        if only is None:
            held = activity_year(text)
            return self._of_proof() if held is None else self._spoken(*held, f"{held[0]:04d}", held[0])
        year, spoken = only
        now = year + looks_back(text, year)  # 去年,该会募集…。其中,2008年…: of that year
        return self._spoken(year, spoken, self._unless_several(year), now)

    def _spoken(self, year: int, spoken: tuple[Span, ...], default: str | None, now: int) -> ReportDate:
        return ReportDate(None, year, default, now, False, spoken, self.spans, rank="spoken")

    def _of_proof(self) -> ReportDate:
        """What 今年 is in a text that names no year of its own: no more than that."""
        met = meeting_year(self.first)
        proof = proved_year(self.scan.text) if met is None else None
        if proof is None:
            return ReportDate(datelines=self.spans, now=met)
        year, span = proof
        return ReportDate(None, year, None, year, False, (span,), self.spans, rank="spoken")

    def _plan(self, written: Date | None) -> ReportDate | None:
        """A five-year plan is about its years."""
        plan = next((p for line in self.head if (p := find_plan(line.text, line.start)) is not None), None)
        if plan is None or (written is not None and not plan.first - 1 <= written.year <= plan.last):
            return None
        now = written.year if written is not None else plan.first
        span = ((plan.start, plan.end),)
        return ReportDate(
            written, plan.first - 1, plan.period, now, False, span, self.spans, plan.reviewed, "title"
        )

    def _named(self, written: Date | None, given: str | None) -> Named | None:
        """What title or opening name."""
        head = without_years_alone(self.head, self.lines) or flat_title(self.opening)
        named = fiscal_title(head, self.dirs) or titled(head, written, list(self.spans), self.dirs)
        text = self.scan.text
        late = given is not None and written is not None
        if named is not None and late and written is not None:
            named = named if written.year - 1 <= named.year <= written.year else None
        back = looked_back_on(self.first, written) or summed_up(text, self.first, written)
        back = back or yearly_meeting(text, self.first, written)
        if named is not None:
            return back if back is not None and back.year == named.year - 1 else named
        said = stated(self.lines, self.first, written, self.dirs)
        if said is not None:
            return said
        if written is None and (said := explained(text)) is not None:
            return said
        if written is not None and (part := titled_part(self.head, written, self.dirs)) is not None:
            return part
        if written is not None and (yearly := bulletin(self.head, written)) is not None:
            return yearly
        spoken = back or opened(text, self.opening, written, self.dirs)
        if written is None:
            return told_later(spoken or introduced(text, self.first, self.dirs), text) or as_of(
                text, self.first
            )
        return spoken or news_of(text, self.first, written)

    def _part_of(self, named: Named | None) -> Named | None:
        """``named`` with the part of its year that a title without a year tells (上半年工作总结)."""
        if named is None or named.part is not None or named.named_by in ("delivered", "news"):
            return named
        own = next((line for line in self.head if line.start <= named.span[0] < line.end), None)
        if named.closed and own is not None and "。" not in own.text:
            return apart_in_title(named, own, self.dirs)  # a title that names its year itself
        others = [line for line in self.head if line is not own]
        part = titled_part(others, Date(named.year, 12, 31), self.dirs)
        return named if part is None else replace(named, part=part.part, closed=False)

    def _of_named(self, named: Named, written: Date | None) -> ReportDate:
        several = self.several
        if named.named_by != "title":
            several = first_section(self.lines, named.year, several)
        own = named.named_by == "title" or several is None
        default = (named.part or f"{named.year:04d}") if own else None
        evidence = (named.span,) if default is not None or several is None else (named.span, several)
        rank: DateRank = "opening" if named.named_by == "opening" else "title"
        if named.named_by == "news":  # its words of time are those of the day it was written
            rank = "dateline" if self.written.value else "posted"
        return ReportDate(
            written, named.year, default, named.now, named.closed, evidence, self.spans, rank=rank
        )

    def _of_date(self, written: Date, given: str | None) -> ReportDate:
        """The year of the date itself; of January to March the year before, unless the text speaks of its own year, of
        spring where the title does not."""
        year = written.year
        own: bool | None = True
        if written.month <= 3:
            own = own_year(self.scan.text, self.head, self.opening, written, self.spans, self.dirs)
        if own is False or title_tells_of_last_year(self.scan.text, self.head, written):
            year -= 1
        default = self._unless_several(year) if own is not None else None
        evidence = self.spans if given is None else ()
        rank: DateRank = "given" if given is not None else "dateline" if self.written.value else "posted"
        return ReportDate(written, year, default, written.year, False, evidence, self.spans, rank=rank)
