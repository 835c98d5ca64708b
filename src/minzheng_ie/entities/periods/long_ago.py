"""Times long past: decades, centuries, reigns and eras. They govern where they open a clause, not where they say of what age something is."""

from __future__ import annotations

import re

from minzheng_ie.compiled import compile_re
from minzheng_ie.entities.periods.counts import Mentioned
from minzheng_ie.entities.periods.grammar.around import CENTURIES, OPENS
from minzheng_ie.entities.periods.grammar.fragments import ENDS, FIRST_YEAR, small
from minzheng_ie.entities.periods.kinds import Surroundings, surroundings
from minzheng_ie.entities.periods.mention import PeriodMention, Time
from minzheng_ie.entities.periods.reading import Reading, Told

_BARE_YEAR = compile_re(r"([0-9]{1,2}|[一二三四五六七八九十]{1,3})年(?![来间里内后前多的级代以之度])")
_HEADS = compile_re(r"(?:^|[\n,。;:、和与至 ])$")
_MONTH_BEHIND = compile_re(r"(?:[一二三四五六七八九十]{1,2}|1[0-2]|[1-9]|正|腊)月")
_NEXT = 20  # years within which a chronicle tells the next
_BACK = 3  # years that it goes back
_FIRST_DECADE = 1950  # 20年代, 30年代 alone are of either century


def decade(reading: Reading, told: Told, match: re.Match[str]) -> Mentioned:
    """A decade or two (上世纪90年代, 七八十年代)."""
    unknown = Time(None, None, None, "null", "decade", True)
    if match["tensyear"] is not None:
        first = last = int(match["tensyear"])
    else:
        century = CENTURIES[match["century"] or ""]
        first = last = century + small_tens(match["tens"])
        if match["tens2"] is not None:
            last = century + small_tens(match["tens2"])
        if match["century"] is None and first < _FIRST_DECADE:
            return _past(reading, match, unknown), told
    if last < first:
        return _past(reading, match, unknown), told
    years = Time(f"{first}", f"{last + 9}", last + 9, "range", "decade", True)
    return _past(reading, match, years), told


def century(reading: Reading, told: Told, match: re.Match[str]) -> Mentioned:
    """The beginning, the middle or the end of a century."""
    return _past(reading, match, Time(None, None, None, "null", "century", True)), told


def reign(reading: Reading, told: Told, match: re.Match[str]) -> Mentioned:
    """A year of a reign (民国三十七年)."""
    number = match["reignyear"]
    try:
        nth = 1 if number == FIRST_YEAR else small(number)
    except KeyError:  # 民国一二年
        return _past(reading, match, Time(None, None, None, "null", "reign", True)), told
    return _of_reign(reading, told, match, reading.grammar.reigns[match["reign"]].first - 1, nth)


def reign_goes_on(reading: Reading, told: Told, match: re.Match[str]) -> Mentioned | None:
    """A bare year behind one of a reign (民国17年,…。23年,…), later than it; None where it is none."""
    if told.reign is None:
        return None
    before, last = told.reign
    year = _BARE_YEAR.match(reading.text, match.start())
    if year is None:
        return None
    try:
        nth = int(year[1]) if year[1].isascii() else small(year[1])
    except KeyError:  # 一二年
        return None
    # 三十五年,…。三十四年八月: with its month it is a date, and may go back
    first = last - _BACK if _MONTH_BEHIND.match(reading.text, year.end()) is not None else last + 1
    if not first <= nth <= last + _NEXT:
        return None
    if _HEADS.search(reading.text[max(0, match.start() - 1) : match.start()]) is None:
        return None
    return _of_reign(reading, told, year, before, nth)


def _of_reign(reading: Reading, told: Told, match: re.Match[str], before: int, nth: int) -> Mentioned:
    year = before + nth
    mention = _past(reading, match, Time(f"{year}", f"{year}", year, "point", "reign", True))
    return mention, told.remember(year, None)._replace(reign=(before, nth))


def era(reading: Reading, told: Told, match: re.Match[str]) -> Mentioned:
    """A time that has a name (建国初期)."""
    rule = reading.grammar.eras[match["era"]]
    time = Time(None, None, None, "null", "era", True)
    if rule.first:
        time = Time(f"{rule.first}", f"{rule.last}", rule.last, "range", "era", True)
    return _past(reading, match, time), told


def ago(reading: Reading, told: Told, match: re.Match[str]) -> Mentioned:
    """Years ago (三十年前)."""
    return _past(reading, match, Time(None, None, None, "null", "ago", False)), told


def small_tens(text: str) -> int:
    return int(text) if text.isascii() else small(text)


def _stood(text: str, beside: Surroundings, time: Time) -> PeriodMention | None:
    """截至民国九十二年, 民国92年底: as of a year of a reign, or its end; None where it is its course."""
    edge = text[beside.end : beside.end + 1] in ENDS
    if time.low is None or not (edge or beside.effect == "asof"):
        return None
    start = beside.left if beside.effect in ("asof", "until") else beside.start
    until = time._replace(edge=edge).until
    return time.dated(start, beside.end + edge, "asof", until)


def _past(reading: Reading, match: re.Match[str], time: Time) -> PeriodMention:
    text = reading.text
    start, end = match.span()
    beside = surroundings(reading, start, end)
    if beside.effect == "comparison" or beside.tail in ("versus", "same"):
        compared = beside.effect in ("comparison", "versus")
        return time._replace(explicit=True).mention(
            beside.left if compared else start, beside.tail_end if beside.tail else end, "comparison"
        )
    if beside.tail == "open" and time.low is not None:
        since = f"{time.low}/.."
        return PeriodMention(start, beside.tail_end, since, "open", time.rule, time.year, True)
    if time.rule == "reign" and (stood := _stood(text, beside, time)) is not None:
        return stood
    if beside.tail in ("during", "open"):
        end = beside.tail_end
    opens = OPENS.search(text[max(0, start - 1) : start]) is not None
    if not opens or reading.grammar.around.of_that_age.match(text, end):
        return time.dated(start, end, "duration" if time.rule == "ago" else "recurring", None)
    return time.mention(start, end, time.kind)
