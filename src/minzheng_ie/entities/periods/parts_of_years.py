"""A year with the part of it that is named: months, days, quarters, halves."""

from __future__ import annotations

import re
from calendar import monthrange

from minzheng_ie.entities.periods.grammar.core import Grammar
from minzheng_ie.entities.periods.grammar.fragments import quarter, small
from minzheng_ie.entities.periods.mention import Time, days_of

_HALF = (1, 6)


def dated(grammar: Grammar, match: re.Match[str], tag: str, said: Time) -> Time:
    """The time that the groups of ``tag`` name in the year of ``said``; they may name none.

    said (Time): the year, if it is known, its kind and rule, and whether it is written.
    """
    month = match[f"m{tag}"] or match[f"ml{tag}"]
    if month is not None:
        return _month(match, tag, said, small(month))
    part = _part(grammar, match, tag)
    if part is None:
        whole = None if said.year is None else f"{said.year:04d}"
        return said.narrowed(whole, whole, said.rule, said.month, governs=True)
    return _months(said, part, "part_of_year", said.month)


def _month(match: re.Match[str], tag: str, said: Time, month: int) -> Time:
    """A month, or a day or some days of it."""
    if match[f"db{tag}"] is not None:
        first, last = small(match[f"da{tag}"]), small(match[f"db{tag}"])
        return days_of(said.year, month, first, last, said.explicit)
    if match[f"d{tag}"] is None:
        return _months(said, (month, month), "month", month)
    day = small(match[f"d{tag}"])
    if said.year is None or day > monthrange(said.year, month)[1]:
        return said.narrowed(said.low, said.high, "day", month, governs=said.governs)
    value = f"{said.year:04d}-{month:02d}-{day:02d}"
    return said.narrowed(value, value, "day", month, governs=said.explicit)


def _months(said: Time, part: tuple[int, int], rule: str, month: int | None) -> Time:
    """From one month to another of the year of ``said``. month (int): the last one named."""
    first, last = part
    if said.year is None or not 1 <= first <= last <= 12:
        return said.narrowed(said.low, said.high, rule, first, governs=said.governs)
    low, high = f"{said.year:04d}-{first:02d}", f"{said.year:04d}-{last:02d}"
    return said.narrowed(low, high, rule, month, governs=said.explicit)


def _part(grammar: Grammar, match: re.Match[str], tag: str) -> tuple[int, int] | None:
    """The first and the last month of the part named; None where none is."""
    if match[f"mb{tag}"] is not None:
        return small(match[f"ma{tag}"]), small(match[f"mb{tag}"])
    if match[f"p{tag}"] is not None:
        return grammar.parts[match[f"p{tag}"]].months
    if match[f"qb{tag}"] is not None:
        return 3 * quarter(match[f"qa{tag}"]) - 2, 3 * quarter(match[f"qb{tag}"])
    if match[f"ql{tag}"] is not None:
        last = 3 * quarter(match[f"ql{tag}"])
        return last - 2, last
    if match[f"hl{tag}"] is not None:
        return _HALF
    return None if match[f"n{tag}"] is None else (1, small(match[f"n{tag}"]))
