"""Years counted from 1912 (113年底, 114年度), in texts that count so: they alone name none (113年 may be a length of time)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from minzheng_ie.compiled import compile_re
from minzheng_ie.entities.periods.counts import Mentioned, duration
from minzheng_ie.entities.periods.grammar.core import grammar_of
from minzheng_ie.entities.periods.grammar.fragments import small
from minzheng_ie.entities.periods.long_ago import reign_goes_on
from minzheng_ie.entities.periods.mention import PeriodMention
from minzheng_ie.entities.periods.reading import Reading, Told
from minzheng_ie.entities.periods.short_years import titled_since_1912

_HUNDRED = "一百"
_YEAR = compile_re(
    r"(?P<n>9[0-9]|1[0-3][0-9]|九十[一二三四五六七八九]|一百(?:零[一二三四五六七八九]|[一二三]?十[一二三四五六七八九]?))年(?:(?P<month>(?=(?:[0-9]{1,2}|十?[一二三四五六七八九]|十)月))|(?P<end>底|末|年底)|度|(?P<alone>(?![来间里内多史老])))"
)
_HEADS = compile_re(r"(?:^|[\n ,。;:!?(、与和至到自从在于比较])$")
BEFORE_FIRST = 1911
"""The year that those counted from 1912 are added to."""
_FAR_YEARS = 25  # from the year the text is written in
_THREE_DIGITS = compile_re(r"(?<![\d.,\-—~])1[0-3]\d ?年(?:度|(?:1[0-2]|[1-9]) ?月)")
_IN_TABLE = compile_re(r"(?<![\d.,\-—~])(9[0-9]|1[0-3][0-9])(?= ?年(?![来间里内多史老以齡龄]))")


def since_1912(reading: Reading, told: Told, match: re.Match[str]) -> Mentioned:
    """A year counted from 1912 in a text that counts so, else a length of time."""
    if (found := reign_goes_on(reading, told, match)) is not None:
        return found
    start, end = match.span()
    behind = _YEAR.match(reading.text, start)
    if behind is None or not reading.island:
        return duration(reading, told, match)
    if behind["alone"] is not None and not _HEADS.search(reading.text[max(0, start - 1) : start]):
        return duration(reading, told, match)
    year = _number(behind["n"]) + BEFORE_FIRST
    if reading.report.now is not None and abs(year - reading.report.now) > _FAR_YEARS:
        return duration(reading, told, match)
    told = told.remember(year, None)
    if behind["month"] is not None:  # the month says it
        return PeriodMention(start, end, None, "duration", "year_1912", year, True), told
    if behind["end"] is not None:
        edge = f"../{year}-12-31"
        return PeriodMention(start, behind.end(), edge, "asof", "year_1912_edge", year, True), told
    return PeriodMention(start, behind.end(), f"{year}", "point", "year_1912", year, True), told


def _number(text: str) -> int:
    """The value of a numeral from 90 to 139 (``95``, ``九十五``, ``一百零二``)."""
    if text.isascii():
        return int(text)
    hundreds = len(_HUNDRED) if text.startswith(_HUNDRED) else 0
    return (100 if hundreds else 0) + small(text[hundreds:].removeprefix("零"))


def counts_so(text: str, dirs: tuple[Path, ...], now: int | None = None) -> bool:
    """Whether a text is one that counts years from 1912. text (str): clean text. Its words tell it, or a year that has three
    digits and a month, or the year ``now`` that it was written in."""
    return (
        grammar_of(dirs).island.search(text) is not None
        or _THREE_DIGITS.search(text) is not None
        or titled_since_1912(text, now)
    )


def with_full_years(text: str) -> str:
    """The text of a head or label of a table that counts years from 1912, these in full (107年底 → 2018年底)."""
    return _IN_TABLE.sub(lambda match: str(int(match[1]) + BEFORE_FIRST), text) if "年" in text else text


def with_full_years_at(text: str, places: Sequence[int]) -> tuple[str, list[int]]:
    """The same of a text of which it is known where each character stands: a year's digits stand where it begins."""
    parts: list[str] = []
    kept: list[int] = []
    last = 0
    for match in _IN_TABLE.finditer(text):
        year = str(int(match[1]) + BEFORE_FIRST)
        parts += [text[last : match.start()], year]
        kept += [*places[last : match.start()], *[places[match.start()]] * len(year)]
        last = match.end()
    return "".join([*parts, text[last:]]), [*kept, *places[last:]]
