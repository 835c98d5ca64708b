"""Years of two digits (96年5月, 较22年): when 22年 is a year and when a length of time.

A year stands at the head of a clause, behind 较 and the like, beside another year, or with a month or another part of a
year; and its text speaks of full years, or the report's is known.
"""

from __future__ import annotations

import re

from minzheng_ie.compiled import compile_re
from minzheng_ie.entities.periods.grammar.fragments import small_digits
from minzheng_ie.entities.periods.grammar.short import (
    AT_HEAD,
    COMPARED,
    FROM_TO,
    FULL,
    HEAD,
    LISTED,
    VALUE_BEHIND,
    Short,
)

_NEAR = 12  # years before the report's that a year at the head of a clause may lie
_PIVOT = 35  # without any full year: 00 to 35 are of this century, 49 to 99 of the last
_OLDEST = 49
_DATED = ("m", "mb", "ml", "p", "qb", "ql", "n")
"""Groups of a part of the year."""
_BEFORE_1912 = 1911
_TWO_DIGITS_SINCE_1912 = (_BEFORE_1912 + 90, _BEFORE_1912 + 100)
"""When a text is written that is of a year of two digits so counted."""
_TITLED = compile_re(r"\s*(9[0-9]) ?年度")
_OLD = 78  # a length of more years is hardly ever told in years


def anchor_of(text: str, report: int | None) -> int | None:
    """The full year by which years of two digits in ``text`` are read.

    It is the report's, else the first one written, else the latest of two or more of two digits at heads of clauses, or the only one if it is 09年 and the like.
    """
    if report is not None:
        return report
    full = FULL.search(text)
    if full is not None:
        return int(full.group()[:4])
    named = AT_HEAD.findall(text)
    if len(named) == 1 and named[0].startswith("0"):
        return 2000 + int(named[0])  # 09年慈善助学工作: no length of time
    years = [int(year) for year in named]
    if len(years) > 1 and 0 < max(years) - min(years) <= 5 and max(years) <= _PIVOT:
        return 2000 + max(years)
    return None


def titled_since_1912(text: str, now: int | None) -> bool:
    """Whether a text opens with a year of two digits (97年度) that is, counted from 1912, the year ``now`` or the one before:
    a text of 2009 is of 2008, hardly of 1997."""
    if now is None or not _TWO_DIGITS_SINCE_1912[0] <= now <= _TWO_DIGITS_SINCE_1912[1]:
        return False
    match = _TITLED.match(text)
    return match is not None and now - int(match[1]) - _BEFORE_1912 in (0, 1)


def names_short_year(text: str) -> bool:
    """Whether a clause of ``text`` begins with a year of two digits."""
    return AT_HEAD.search(text) is not None


def short_year(match: re.Match[str], text: str, anchor: int | None, short: Short) -> int | None:
    """The full year that the group ``short`` of a match of the grammar names; None where it is a length of time."""
    if anchor is None:
        return None
    number = small_digits(match["short"])
    year = _full(number, anchor)
    if year is None:
        return None
    start = match.start("short") if match["shortfrom"] is None else match.start("shortfrom")
    before = text[max(0, start - 4) : start]
    if _dated(match):
        return None if short.sentenced.search(before) else year
    if LISTED.search(before) or before[-1:] == "’" or match["e5"] is not None:
        return year
    if not _plausible(number, year, anchor):
        return None
    if short.before.search(before) or short.behind.match(text, match.end()):
        named = FROM_TO.search(before) is not None and VALUE_BEHIND.match(text, match.end()) is not None
    else:
        named = _opens(before, text, match.end(), recent=number % 5 != 0 or year >= anchor - 2)
    return year if named else None


def _opens(before: str, text: str, end: int, *, recent: bool) -> bool:
    """Whether a year is compared with, leads to a value, or opens a clause (15年,全市…: as likely a length)."""
    if COMPARED.search(before):
        return True
    if FROM_TO.search(before):
        return VALUE_BEHIND.match(text, end) is not None
    return recent and HEAD.search(before) is not None


def _dated(match: re.Match[str]) -> bool:
    """Whether a part of the year is named, too."""
    return any(match[f"{name}3"] is not None for name in _DATED)


def _full(number: int, anchor: int) -> int | None:
    if 2000 + number <= anchor + 1:
        return 2000 + number
    return 1900 + number if number >= _OLDEST else None


def _plausible(number: int, year: int, anchor: int) -> bool:
    return anchor - _NEAR <= year <= anchor + 1 or (number >= _OLD and number % 10 != 0)
