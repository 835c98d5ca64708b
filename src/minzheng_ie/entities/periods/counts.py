"""Counts of years (过去五年, 今后三年, 连续两年) and whole expressions (今年以来, 每年, 目前)."""

from __future__ import annotations

import re

from minzheng_ie.compiled import compile_re
from minzheng_ie.entities.periods.founded import began, begun_before, since_a_start
from minzheng_ie.entities.periods.grammar.around import COUNTED
from minzheng_ie.entities.periods.grammar.fragments import HALF_YEAR, LINK, MANY, VAGUE, small
from minzheng_ie.entities.periods.grammar.rules import Kind, PeriodRule
from minzheng_ie.entities.periods.mention import PeriodMention
from minzheng_ie.entities.periods.reading import Reading, Told, day_before
from minzheng_ie.entities.periods.report_date import ReportDate, Reviewed

_SAME_TIME = "同期"
_STATE = 24  # characters of a state and the words behind it
_STATED = compile_re(r"(?:截[至止]到?|到|至)[^,。;:!?\n]{2,14}[底末日月份年止],?[^,。;:!?\n\d]{0,4}\Z")
_BOTH = 100  # characters within which both years between which years are counted stand before them
_BETWEEN = "间"
_THESE = "这"
_SPAN = compile_re(
    rf"(?<![0-9.比较与])((?:19|20)[0-9]{{2}})年?{LINK}((?:19|20)[0-9]{{2}})年(?![0-9]{{1,2}}月|[级底])"
)
_YEAR = compile_re(r"(?<![0-9.比较与])((?:19|20)[0-9]{2})年")
_HALF_BEGINS = {"-06": "01", "-12": "07"}
"""The first month of a half year, by how its EDTF ends."""
_FIRST_MONTHS = ("01", "02", "03")
_MEAN = compile_re(r"(?:[间里来]|以来)?的?(?:历史)?(?:同期|同类)?的?(?:均值|平均|相比|同期)")
_AGAINST = compile_re(r"(?:(?<![占对])[比较与和跟同]|于|相比)\Z")
_ALONE = compile_re(r"[,。;:\n]同期,")
Mentioned = tuple["PeriodMention | None", Told]
"""A mention, None for a look-alike, and what is told from then on."""


def counted(reading: Reading, told: Told, match: re.Match[str]) -> Mentioned:
    """Years counted by a word (过去五年); what stands now is compared with them in 较近五年均值, 与近三年相比."""
    found = _count(reading, told, match, match["count"], match["cn"])
    start, end = match.span()
    if _MEAN.match(reading.text, end) and _AGAINST.search(reading.text, max(0, start - 2), start):
        found = found._replace(kind="comparison")
    return found, told


def bare_count(reading: Reading, told: Told, match: re.Match[str]) -> Mentioned:
    """Years counted without one (五年来, 十多年来)."""
    number = match["bn"]
    if "." in number:  # 受教育年限由13.2年提高到…
        return duration(reading, told, match)
    if MANY in (match["btail"] or ""):
        return _vague(reading, match, "back", counted_vaguely=True), told
    return _count(reading, told, match, "", number), told


def duration(reading: Reading, told: Told, match: re.Match[str]) -> Mentioned:
    """A length of time."""
    return _duration(match), told


def _duration(match: re.Match[str]) -> PeriodMention:
    return PeriodMention(*match.span(), None, "duration", "duration")


def _vague(reading: Reading, match: re.Match[str], effect: str, *, counted_vaguely: bool) -> PeriodMention:
    """A number of years that is none (几年来); 半年救助52人 is of the report's own half year."""
    half = reading.text.startswith(HALF_YEAR, match.end() - 2)
    own = _own_half(reading, match) if effect == "back" and not counted_vaguely else None
    if own is not None:
        return PeriodMention(*match.span(), own, "span", "count_back", int(own[:4]))
    kind: Kind = "null" if counted_vaguely or (effect == "back" and not half) else "duration"
    return PeriodMention(*match.span(), None, kind, "count_vague")


def _own_half(reading: Reading, match: re.Match[str]) -> str | None:
    """The half year that a report is about, where 半年来, 半年里 are its words; None where it is about none."""
    default = reading.report.default or ""
    begins = _HALF_BEGINS.get(default[-3:])
    if begins is None or reading.text.find(HALF_YEAR, *match.span()) < 0:
        return None
    return default if default[5:7] == begins else None


def _count(reading: Reading, told: Told, match: re.Match[str], word: str, number: str) -> PeriodMention:
    effect = reading.grammar.counts.get(word, "back")
    if COUNTED.fullmatch(number) is None:
        vague = number in VAGUE or (number.isascii() and "." in number)
        return _vague(reading, match, effect, counted_vaguely=vague)
    try:
        count = small(number)
    except KeyError:
        return _duration(match)
    year = _counted_from(reading.report)
    if effect == "back" and told.asof is not None and _stated_before(reading.text, match.start()):
        year = _year_of(told.asof)
    those = effect == "back" and (not word or word.startswith(_THESE))
    between = _between(reading.text, match, count) if those else None
    if between is not None:
        first, last = between
        return PeriodMention(*match.span(), f"{first}/{last}", "span", "count_back", last)
    if those and count > 1 and (ahead := _from_start(reading.text, match.start(), count, year)) is not None:
        return PeriodMention(
            *match.span(), f"{ahead}/{ahead + count - 1}", "span", "count_back", ahead + count - 1
        )
    named = reading.years_named.get(count) if year is None and effect == "back" else None
    if named is not None and named.start < match.start():
        return PeriodMention(*match.span(), named.edtf, "span", "count_back", named.last)
    if effect == "ahead":
        return _ahead(match, year, count)
    if not word and reading.grammar.around.of_a_name.match(reading.text, match.end()):
        return _duration(match)  # 五年提升行动
    years = _reviewed(reading.report, count) if effect == "back" else None
    if years is not None:
        return PeriodMention(*match.span(), years.period, "span", "count_back", years.last)
    rule = "streak" if effect == "streak" else "count_back"
    if year is None or count < 1:
        return PeriodMention(*match.span(), None, "span", rule)
    if count == 1:
        return PeriodMention(*match.span(), f"{year}", "relative", rule, year)
    return PeriodMention(*match.span(), f"{year - count + 1}/{year}", "span", rule, year)


def _reviewed(report: ReportDate, count: int) -> Reviewed | None:
    """The years that the document reviews as a whole, where they are so many."""
    years = report.span
    return years if years is not None and years.last - int(years.period[:4]) + 1 == count else None


def _from_start(text: str, start: int, count: int, year: int | None) -> int | None:
    """The year from which so many are counted ahead, where the sentence says what began then; None where they count back.

    year (int): the one from which they would count back: not to before it began, nor where it began long before.
    """
    begun = begun_before(text, start)
    if begun is None or year is None:
        return begun
    return begun if not 0 <= year - (begun + count - 1) <= 1 else None


def _between(text: str, match: re.Match[str], count: int) -> tuple[int, int] | None:
    """The two years told before so many years (2006年仅3所,截至2017年底增加到9所,11年间新增6所); None where there are none.

    In the same sentence; 间 may also go back to the one before.
    """
    start = match.start()
    low = max(0, start - _BOTH)
    line = max(low, text.rfind("\n", low, start) + 1)
    spans = [(int(a), int(b)) for a, b in _SPAN.findall(text, line, start)]
    if spans and spans[-1][1] - spans[-1][0] == count - 1:
        return spans[-1]  # 2018年到2022年,…。五年全市投入…
    if match["btail"] != _BETWEEN:
        line = max(line, text.rfind("。", line, start) + 1)
    told = [int(year[1]) for year in _YEAR.finditer(text, line, start)]
    if len(told) < 2 or count < 2 or told[-1] < max(told):
        return None
    last = told[-1]
    firsts = [year for year in (last - count, last - count + 1) if year in told]
    return (firsts[0], last) if len(firsts) == 1 else None


def _stated_before(text: str, start: int) -> bool:
    """Whether 截至2021年底, stands right before what begins at ``start``: 十四年来 behind it counts back from then."""
    return _STATED.search(text, max(0, start - _STATE), start) is not None


def _year_of(asof: str) -> int:
    """The last whole year of an EDTF state: of January to March the year before."""
    year, month = int(asof[3:7]), asof[8:10]
    return year - 1 if month in _FIRST_MONTHS else year


def _counted_from(report: ReportDate) -> int | None:
    """The last of the years that 过去五年 counts: one written January to March counts from the year before."""
    if report.date is None or report.rank not in ("dateline", "posted") or report.date.month > 3:
        return report.year
    return report.date.year - 1


def _ahead(match: re.Match[str], year: int | None, count: int) -> PeriodMention:
    """The next so many years."""
    if year is None:
        return PeriodMention(*match.span(), None, "target", "count_ahead")
    edtf = f"{year + 1}/{year + count}" if count > 1 else f"{year + 1}"
    return PeriodMention(*match.span(), edtf, "target", "count_ahead", year + count)


def phrase(reading: Reading, told: Told, match: re.Match[str]) -> Mentioned:
    """A whole expression with a kind of its own."""
    words = match["phrase"]
    rule = reading.grammar.phrases[words]
    start, end = match.span()
    if rule.kind == "asof":
        edtf, year = _so_far(reading, rule)
        return PeriodMention(start, end, edtf, "asof", f"phrase:{words}", year), told
    if told.asof is not None and words == _SAME_TIME and _ALONE.match(reading.text, max(0, start - 1)):
        # 同期,民办养老机构达到12家: as of the time told last
        return PeriodMention(start, end, told.asof, "asof", "same_time", int(told.asof[3:7])), told
    if rule.base == "day":
        day = day_before(reading.report, -rule.offset)
        if day is None:
            return None, told
        return PeriodMention(start, end, day, rule.kind, "day", int(day[:4])), told
    since = began(words, reading.begun) if rule.kind == "null" and since_a_start(words) else None
    if since is not None:
        return PeriodMention(start, end, since, "open", "since_it_began", int(since[:4])), told
    if rule.kind not in ("relative", "target"):
        return PeriodMention(start, end, None, rule.kind, f"phrase:{words}"), told
    year = reading.report.now if rule.base == "now" else reading.report.year
    kind: Kind = rule.kind
    if rule.kind == "target" and told.year is not None and (year is None or told.year < year):
        year, kind = told.year, "point"  # 2017年,…。年内为90名…: of the year told
    edtf = None if year is None else f"{year:04d}"
    return PeriodMention(start, end, edtf, kind, f"phrase:{words}", year), told.remember(year, None)


def _so_far(reading: Reading, rule: PeriodRule) -> tuple[str | None, int | None]:
    """Up to the report's year, or the day that a word names (截至昨天); 目前 in the news of February is of its own year."""
    report = reading.report
    year = report.year
    if report.date is not None and report.rank in ("dateline", "posted"):
        year = report.date.year
    elif report.rank == "opening" and year is not None:
        year = max(year, report.now or year)
    day = day_before(report, -rule.offset) if rule.base == "day" else None
    if day is not None:
        return f"../{day}", year
    return (None if year is None else f"../{year:04d}"), year
