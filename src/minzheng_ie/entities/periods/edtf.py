"""EDTF (ISO 8601-2) as periods are written in it: days, months, years, intervals, open and ended ones."""

from __future__ import annotations

import re
from calendar import monthrange

from minzheng_ie.compiled import compile_re

_DAY = r"[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?)?"
_EDTF = compile_re(rf"({_DAY})|({_DAY})/({_DAY})|({_DAY})/\.\.|\.\./({_DAY})")


def is_edtf(text: str) -> bool:
    """Whether ``text`` is one of the EDTF forms used here, with real days and an interval in order."""
    match = _EDTF.fullmatch(text)
    if match is None:
        return False
    parts = [part for part in match.groups() if part]
    for part in parts:
        fields = [int(field) for field in part.split("-")]
        if len(fields) == 3 and fields[2] > monthrange(fields[0], fields[1])[1]:
            return False
    if match.group(2):
        first, last = match.group(2), match.group(3)
        return first_day(first) <= last_day(last)
    return True


def first_day(value: str) -> str:
    return value + ("-01-01", "-01", "")[value.count("-")]


def last_day(value: str) -> str:
    fields = value.split("-")
    if len(fields) == 1:
        return f"{value}-12-31"
    if len(fields) == 2:
        return f"{value}-{monthrange(int(fields[0]), int(fields[1]))[1]:02d}"
    return value


_DATES = compile_re(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


def since_january(value: str | None) -> str | None:
    """From January to the end of a part of a year (2022-07/2022-09), January alone for itself; None for any other period."""
    year, _, month = (value or "").split("/")[-1].partition("-")
    if len(year) != 4 or len(month) != 2:
        return None
    return f"{year}-01/{year}-{month}" if month != "01" else f"{year}-01"


def months_up_to(month: int, count: int) -> str:
    """So many months of one year up to ``month``, which is counted from January of the year 0 as 0."""
    year, last = month // 12, month % 12 + 1
    return f"{year:04d}-{last - count + 1:02d}/{year:04d}-{last:02d}"


def moved(value: str, years: int) -> str | None:
    """``value`` (EDTF) so many years later or, if negative, earlier; None when it is open or leaves the calendar.

    A 29 February becomes the 28th where the year has none.
    """
    if value.endswith(".."):
        return None

    def one(match: re.Match[str]) -> str:
        year, month, day = int(match[1]) + years, match[2], match[3]
        if not 1 <= year <= 9999:
            return "-"
        if day is not None:
            day = f"{min(int(day), monthrange(year, int(month))[1]):02d}"
        return "-".join(part for part in (f"{year:04d}", month, day) if part is not None)

    result = _DATES.sub(one, value)
    return result if is_edtf(result) else None
