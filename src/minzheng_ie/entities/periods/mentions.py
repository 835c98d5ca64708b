"""Every expression of time in a text.

Offsets are code points of the clean text given, start inclusive, end exclusive. Periods are written in
EDTF (ISO 8601-2) as ``docs/claim.md`` lays down: ``2023``, ``2023-01/2023-06``, ``2020/..``, ``../2021-12-31``.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from datetime import date as Date
from pathlib import Path
from typing import NamedTuple

from minzheng_ie.entities.periods.cores import QUARTER_BEFORE, read
from minzheng_ie.entities.periods.counts import Mentioned, bare_count, counted, phrase
from minzheng_ie.entities.periods.grammar.core import Grammar, grammar_of
from minzheng_ie.entities.periods.grammar.fragments import NUMBERED, year_number
from minzheng_ie.entities.periods.grammar.rules import Kind
from minzheng_ie.entities.periods.joints import join
from minzheng_ie.entities.periods.kinds import bound
from minzheng_ie.entities.periods.long_ago import ago, century, decade, era, reign, reign_goes_on
from minzheng_ie.entities.periods.masked import masked_mention, masked_years
from minzheng_ie.entities.periods.mention import PeriodMention
from minzheng_ie.entities.periods.reading import Reading, Told
from minzheng_ie.entities.periods.report_date import ReportDate
from minzheng_ie.entities.periods.short_years import short_year
from minzheng_ie.entities.periods.since_1912 import since_1912
from minzheng_ie.patterns import pattern_dirs
from minzheng_ie.records import dataclass

ENDS_SENTENCE = frozenset("。;!?")
_OF_OTHER_TIMES = frozenset({"same_period", QUARTER_BEFORE})
"""Rules of times that are set beside what is told, and are not what goes on."""
_GIVES_SPAN = frozenset({"point", "range", "relative", "asof", "open", "span"})
_WEEK = 7
_HEADING = 40
"""Characters of a line that may be a heading."""
_GOES_ON = re.compile(r"\s*当[晚夜天日]")
_PLANNED = re.compile(r"(?:部署|谋划|布置|展望|制定|制订|编制|拟定)了?\Z")
_TITLE = re.compile(r"《[^》\n]{1,120}》")
# “三年行动冲刺四季度打赢攻坚战”主题系列新闻发布会: a campaign is so called
_CAMPAIGN = re.compile(r"“[^“”,。;:\n]{8,48}”(?=(?:主题|系列|专题|新闻|专项)+(?:活动|行动|宣传|发布会|推介))")


class Line(NamedTuple):
    """A line of a text that is not empty: its offsets, and what of the core's grammar stands in it, overlaps included."""

    start: int
    stop: int
    text: str
    cores: tuple[re.Match[str], ...]


@dataclass(eq=False, slots=True)
class PeriodScan:
    """A text as `scan_periods` reads it: what may be an expression of time, before anything is known of the report.

    found (tuple): what `find_periods` found in it last, and for what report: a text that tells no date is read for one of
    which nothing is known before that is sure.
    """

    text: str
    grammar: Grammar
    lines: tuple[Line, ...]
    found: tuple[ReportDate, list[PeriodMention]] | None = None


class _Names(NamedTuple):
    """Stretches of the text whose times are parts of them, and the kind that these have."""

    spans: list[tuple[int, int]]
    starts: list[int]
    kind: Kind

    def of(self, mention: PeriodMention) -> PeriodMention:
        """``mention`` with its kind changed when it lies inside one of them."""
        index = bisect_right(self.starts, mention.start) - 1
        if index >= 0 and mention.end <= self.spans[index][1]:
            return mention._replace(kind=self.kind)
        return mention


def scan_periods(text: str, dirs: tuple[Path, ...] | None = None) -> PeriodScan:
    """Scan ``text`` once for `report_date` and `find_periods`, which both read all of it.

    text (str): clean text. dirs (tuple): pattern directories; the built-in ones when None.
    Raises PatternError when a pattern file is broken.
    """
    grammar = grammar_of(dirs or pattern_dirs())
    match, end = grammar.core.match, len(text)
    openings = grammar.openings.find(text, 0, end)  # none of which goes over the end of a line
    at = next(openings, end)
    lines: list[Line] = []
    offset = 0
    for line in text.split("\n"):
        stop = offset + len(line)
        cores: list[re.Match[str]] = []
        while at < stop:
            if (core := match(text, at, stop)) is not None:
                cores.append(core)
            at = next(openings, end)
        if line:
            lines.append(Line(offset, stop, line, tuple(cores)))
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
    if scan.found is None or scan.found[0] != report:
        scan.found = report, _mentions(scan, report)
    return scan.found[1]


def _mentions(scan: PeriodScan, report: ReportDate) -> list[PeriodMention]:
    """The mentions of a scanned text, line by line."""
    reading = Reading(scan.text, report, scan.grammar)
    titles = sorted(match.span() for name in (_TITLE, _CAMPAIGN) for match in name.finditer(scan.text))
    spans = (_names(titles, "title"), _names(report.datelines, "dateline"))
    names = tuple(name for name in spans if name.spans)
    undated = report.year is None and report.default is None
    masks = masked_years(scan.text) if undated else iter(())
    mask = next(masks, None)
    found: list[PeriodMention] = []
    section: int | None = None
    day: str | None = None
    before: str | None = (
        None  # the last day of the line before, of which 当晚 at the head of the next one speaks
    )
    asof: str | None = None
    news: str | None = None
    for line in scan.lines:
        if len(line.text) <= _HEADING and NUMBERED.match(line.text):
            section = day = news = None
        masked: list[tuple[int, int]] = []
        while mask is not None and mask[0] < line.stop:
            masked.append(mask)
            mask = next(masks, None)
        if not line.cores and not masked:
            continue
        at_hand = before if _GOES_ON.match(line.text) else day
        told = Told(section=section, day=at_hand, asof=asof, news=news)
        here = join(
            scan.text,
            _of_line(reading, told, line, names, masked),
            scan.grammar.around.of_a_name,
        )
        named = _heading_year(line.text, here)
        if named is not None:
            section = named
        if here and here[0].rule == "day" and heads_day(scan.text, here[0], line.start, line.stop):
            day = here[0].edtf
        before, asof = _last_told(here)
        news = _of_news(before, report.date) or news
        found.extend(here)
    return found


def _last_told(mentions: Sequence[PeriodMention]) -> tuple[str | None, str | None]:
    """EDTF of the last day of a line, and of the last time as of which it tells levels."""
    day = asof = None
    for mention in mentions:
        if _of_day(mention):
            day = mention.edtf
        if _stood(mention):
            asof = mention.edtf
    return day, asof


def _of_news(day: str | None, written: Date | None) -> str | None:
    """``day`` where news tells of it, within a week: its paragraphs go on with it (当天共有90对)."""
    if day is None or written is None:
        return None
    return day if 0 <= (written - Date.fromisoformat(day)).days <= _WEEK else None


def _of_day(mention: PeriodMention) -> bool:
    """Whether a time is a day."""
    return mention.rule == "day" and mention.kind == "point"


def _stood(mention: PeriodMention) -> bool:
    """Whether a time is that as of which levels are told, to the month or the day."""
    return mention.kind == "asof" and (mention.edtf or "").startswith("../") and "-" in (mention.edtf or "")


def _names(spans: Sequence[tuple[int, int]], kind: Kind) -> _Names:
    return _Names(list(spans), [start for start, _ in spans], kind)


def _of_line(
    reading: Reading, told: Told, line: Line, names: Sequence[_Names], masked: Sequence[tuple[int, int]]
) -> list[PeriodMention]:
    """The mentions of a line, before those are joined that say something together. masked: where its unreadable years stand."""
    found: list[PeriodMention] = []
    position = done = line.start
    for match, mask in _in_order(line.cores, masked):
        start = mask[0] if match is None else match.start()
        if start < position:
            continue
        if match is None:
            found.append(masked_mention(*mask))
            position = done = mask[1]
            told = told._replace(year=None, month=None, section=None)
            continue
        before = told
        mention, told = _mention(reading, told, match)
        if mention is not None and _PLANNED.search(reading.text, max(0, start - 4), start) is not None:
            told = before  # 制定2025年计划,截至11月29日…: of the year before
        if mention is None or mention.end <= mention.start:
            position = max(match.end(), start + 1)
            continue
        if mention.start < done:
            mention = mention._replace(start=min(max(done, mention.start), start))
        position = done = max(mention.end, match.end())
        for name in names:
            mention = name.of(mention)
        found.append(mention)
        if _stood(mention):
            told = told._replace(asof=mention.edtf)
        if mention.kind in _GIVES_SPAN and mention.rule not in _OF_OTHER_TIMES and mention.edtf != told.span:
            told = told._replace(span=mention.edtf)
    return found


def _in_order(
    cores: Sequence[re.Match[str]], masked: Sequence[tuple[int, int]]
) -> list[tuple[re.Match[str] | None, tuple[int, int]]]:
    """What may be a time and the unreadable years of a line, in order; of two at one place the year."""
    told: list[tuple[re.Match[str] | None, tuple[int, int]]] = [(core, core.span()) for core in cores]
    if not masked:
        return told  # as in most lines
    return sorted(
        [*told, *((None, mask) for mask in masked)], key=lambda one: (one[1][0], one[0] is not None)
    )


def _event(reading: Reading, told: Told, match: re.Match[str]) -> Mentioned:
    """Since an event (党的二十大以来), or from it to the end of a year (建国至1987年)."""
    since = reading.grammar.events[match["event"]].since
    if match["eventend"]:
        last = year_number(match["eventend"])
        return PeriodMention(*match.span(), f"{since[:4]}/{last}", "range", "event", last, True), told
    if not since[:1].isdigit():  # of a day that is not the same everywhere
        return PeriodMention(*match.span(), None, "null", "event", None, True), told
    return PeriodMention(*match.span(), f"{since}/..", "open", "event", int(since[:4]), True), told


def _short_year(reading: Reading, told: Told, match: re.Match[str]) -> Mentioned:
    """A year of two digits, or what else the grammar finds there."""
    if (found := reign_goes_on(reading, told, match)) is not None:
        return found
    if short_year(match, reading.text, reading.anchor, reading.grammar.short) is not None:
        return _time(reading, told, match)
    plain = reading.grammar.plain.match(reading.text, match.start(), match.endpos)
    return (None, told) if plain is None else _mention(reading, told, plain)


_READERS: tuple[tuple[str, Callable[[Reading, Told, re.Match[str]], Mentioned]], ...] = (
    ("event", _event),
    ("short", _short_year),
    ("decade", decade),
    ("centuryalone", century),
    ("reign", reign),
    ("era", era),
    ("ago", ago),
    ("phrase", phrase),
    ("count", counted),
    ("bn", bare_count),
    ("number", since_1912),
)
"""The groups of the grammar's alternatives that are no plain time, and what reads each."""
_OF_OTHERS = ("blocker", *(group for group, _ in _READERS))
_NONE_OF_THEM = (None,) * len(_OF_OTHERS)


def _mention(reading: Reading, told: Told, match: re.Match[str]) -> Mentioned:
    """The mention that begins with the core ``match``, None for a look-alike; and what is told from then on."""
    told = told.at(match.start())
    others = match.group(*_OF_OTHERS)
    if others == _NONE_OF_THEM:
        return _time(reading, told, match)
    if others[0] is not None:
        return None, told
    at = 1
    while others[at] is None:
        at += 1
    return _READERS[at - 1][1](reading, told, match)


def _time(reading: Reading, told: Told, match: re.Match[str]) -> Mentioned:
    """A time of the calendar; None for an amount (2023.05) and for the mark of a list (二、三月份)."""
    found = read(reading, told, match)
    if found is None:
        return None, told
    time, end = found
    if time.kind in ("dateline", "title") or (time.rule == "day_word" and time.low is None):
        return time.mention(match.start(), end, time.kind), told
    return bound(reading, told, match.start(), end, time)


def _heading_year(block: str, mentions: Sequence[PeriodMention]) -> int | None:
    """The year that a short line without a full stop names for the section below it."""
    if not mentions or len(block) > _HEADING or any(char in ENDS_SENTENCE for char in block):
        return None
    years = {m.year for m in mentions if m.explicit and m.rule == "year" and m.kind == "point"}
    return next(iter(years)) if len(years) == 1 else None


def heads_day(text: str, first: PeriodMention, start: int, stop: int) -> bool:
    """Whether the line ``start`` to ``stop`` is the heading of one day in a diary (3日:雨夜大转移)."""
    if (
        stop - start > _HEADING
        or first.explicit
        or first.kind != "point"
        or text[start : first.start].strip()
    ):
        return False
    return first.end == stop or (
        text[first.end] in ": " and not any(c in ENDS_SENTENCE for c in text[start:stop])
    )
