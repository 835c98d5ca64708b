"""What reading finds: an expression of time in the text, and the time said before its surroundings are looked at."""

from __future__ import annotations

from calendar import monthrange
from typing import NamedTuple

from minzheng_ie.entities.periods.edtf import first_day, last_day
from minzheng_ie.entities.periods.grammar.fragments import ENDS
from minzheng_ie.entities.periods.grammar.rules import Kind


class PeriodMention(NamedTuple):
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


_OF_YEAR = 4
"""Characters of a year."""
_LAST_MONTH = "-12"


class Time(NamedTuple):
    """A time before its prefix and suffix are looked at: first and last EDTF unit, and how it was said.

    edge (bool): ends with 底 or 末: the last day is meant. month (int): the last one it names.
    governs (bool): a year said here is the year of what follows in the paragraph.
    event (bool): a day of 去年, on which something happened.
    shift (int): years from the writer's year, where 去年 or 上年 says them.
    """

    low: str | None
    high: str | None
    year: int | None
    kind: Kind
    rule: str
    explicit: bool
    edge: bool = False
    month: int | None = None
    governs: bool = False
    event: bool = False
    shift: int | None = None

    @property
    def edtf(self) -> str | None:
        if self.low is None or self.high is None:
            return None
        return self.low if self.low == self.high else f"{self.low}/{self.high}"

    @property
    def until(self) -> str | None:
        """EDTF of the state up to its end."""
        if self.high is None:
            return None
        return f"../{last_day(self.high) if self.edge else self.high}"

    def narrowed(
        self, low: str | None, high: str | None, rule: str, month: int | None, *, governs: bool
    ) -> Time:
        """A part of this time, told by ``rule``."""
        year, kind, explicit, edge = self.year, self.kind, self.explicit, self.edge
        return Time(low, high, year, kind, rule, explicit, edge, month, governs, self.event, self.shift)

    def mention(self, start: int, end: int, kind: Kind) -> PeriodMention:
        """A mention of this time, of the kind given."""
        return self.dated(start, end, kind, self.edtf)

    def dated(self, start: int, end: int, kind: Kind, edtf: str | None) -> PeriodMention:
        """A mention of this time, of the kind and the period given."""
        return PeriodMention(start, end, edtf, kind, self.rule, self.year, self.explicit)


def edged(time: Time, edge: str | None) -> Time:
    """``time`` with the word behind it that means its first or last day (年底, 初)."""
    if edge is None:
        return time
    rule = time.rule if time.rule.endswith("_edge") else f"{time.rule}_edge"
    return time._replace(rule=rule, edge=time.edge or edge.endswith(ENDS))


def joined(first: Time, second: Time) -> Time:
    """From one time to another; of no known time where they run backwards."""
    low, high = first.low, second.high
    if second.edge and low is not None and high is not None and len(low) > len(high) == _OF_YEAR:
        high += _LAST_MONTH  # 从2018年2月到2018年底
    if low is None or high is None or first_day(low) > last_day(high):
        low = high = None
    explicit = first.explicit or second.explicit
    return Time(low, high, second.year, "range", "range", explicit, month=second.month)


def years_between(first: int, last: int, edge: str | None) -> Time:
    """From one year to another (2019年至2023年底); of no known time where they run backwards."""
    low, high = (f"{first:04d}", f"{last:04d}") if first < last else (None, None)
    return Time(low, high, last, "range", "years", True, edge=edge is not None and edge[-1:] in ENDS)


def month_of(year: int, month: int, *, explicit: bool = True) -> Time:
    """A month of a year; one that is written whole governs what follows."""
    value = f"{year:04d}-{month:02d}"
    return Time(value, value, year, "point", "month", explicit, month=month, governs=explicit)


def day_of(year: int, month: int, day: int) -> Time:
    """A day of a month, said without it."""
    value = f"{year:04d}-{month:02d}-{day:02d}"
    return Time(value, value, year, "point", "day", False, month=month)


def days_of(year: int | None, month: int, first: int, last: int, explicit: bool) -> Time:
    """Days of one month, from one to another (7月10日至12日; 12、13日); of no known time where there are none such."""
    if year is None or not 1 <= first <= last <= monthrange(year, month)[1]:
        return Time(None, None, year, "range", "day", explicit, month=month)
    low, high = f"{year:04d}-{month:02d}-{first:02d}", f"{year:04d}-{month:02d}-{last:02d}"
    return Time(low, high, year, "range", "day", explicit, month=month, governs=explicit)
