"""What the caller says of a document's times: ``--date`` and ``--reports-on``."""

from __future__ import annotations

from dataclasses import replace
from datetime import date as Date

from minzheng_ie.compiled import compile_re
from minzheng_ie.entities.periods.edtf import is_edtf, last_day
from minzheng_ie.entities.periods.report_date import ReportDate
from minzheng_ie.errors import DateError

_GIVEN = compile_re(
    r"([0-9]{4})(?:[-/.]([0-9]{1,2})(?:[-/.]([0-9]{1,2}))?)?|([0-9]{4})年(?:([0-9]{1,2})月(?:([0-9]{1,2})日)?)?"
)


def given_date(given: str) -> tuple[int, Date | None]:
    """The year and (when a month is given) the date of a ``--date``. Raises DateError."""
    match = _GIVEN.fullmatch(given.strip())
    if match is None:
        raise DateError(f"date {given!r}: write 2024, 2024-04 or 2024-04-30")
    year, month, day = match.group(1, 2, 3) if match.group(1) else match.group(4, 5, 6)
    if not 1900 <= int(year) <= 2100:
        raise DateError(f"date {given!r}: the year must lie between 1900 and 2100")
    if month is None:
        return int(year), None
    try:
        return int(year), Date(int(year), int(month), int(day) if day else 1)
    except ValueError as error:
        raise DateError(f"date {given!r}: {error}") from error


def given_period(given: str) -> str:
    """A ``--reports-on`` as EDTF: a year, a month, or from one to another. Raises DateError."""
    period = given.strip()
    years = [part[:4] for part in period.split("/")]
    if not is_edtf(period) or ".." in period or not all("1900" <= year <= "2100" for year in years):
        raise DateError(f"reports-on {given!r}: write 2023, 2024-10, 2021/2025 or 2024-01/2024-06")
    return period


def reporting(date: ReportDate, period: str) -> ReportDate:
    """``date`` where the caller says what is reported on; 今年 is the year written in, else the last one reported on."""
    year, _ = ends(period)
    now = date.now if date.date is not None and date.now is not None and date.now >= year else year
    return replace(
        date, year=year, default=period, now=now, evidence=(), rank="given", reviewed=None, span=None
    )


def ends(period: str) -> tuple[int, str]:
    """The last year of an EDTF period and its last day."""
    last = period.split("/")[-1]
    return int(last[:4]), last_day(last)
