"""Years of two digits (96年5月, 较22年): when 22年 is a year and when a length of time.

A year stands at the head of a clause, behind 较 and the like, beside another year, or with a month or another part of a
year; and its text speaks of full years, or the report's is known.
"""

from __future__ import annotations

import re

from minzheng_ie.compiled import compile_re
from minzheng_ie.entities.period_grammar import small_digits

_FULL = compile_re(r"(?<![0-9.])(?:19|20)[0-9]{2}年")
_AT_HEAD = compile_re(r"(?:^|[\n,。;:!?(])[ ]?([0-9]{2})年(?!间|来|里|内|后|前|多|期|制|以|的)")
_LENGTH_BEFORE = compile_re(
    r"(?:满|历时|工作|从业|从教|从事|长达|达到?|近|约|超过?|逾|共|用时?|经过?|连续|持续|坚持|坚守|过去|最近|这|任职|服务"
    r"|工龄|党龄|年限|期限|徒刑|刑期|每|第|未来|今后|已有?|余|整整|为期|长|上|了)$"
)
_SENTENCED = compile_re(r"(?:徒刑|刑期|判处?|期限|为期)$")
_LENGTH_BEHIND = compile_re(
    r"间|来|里|内|后|前|多|期|制|之|余|左右|以[上下前后内来]|如一日|[累共总合]计?|,?[他她我]|时间|时光|工龄|党龄|的(?![0-9约近])|从[业教事]|[0-9]"
)
_COMPARED = compile_re(r"[比较]$")
_FROM_TO = compile_re(r"(?:截至|截止|自|从|由|到|至)$")
_VALUE_BEHIND = compile_re(r"的[0-9约近]|起|以来|[,底末初]|度")
_LISTED = compile_re(r"年[、和及与至到]$")
_HEAD = compile_re(r"(?:^|[\n,。;:!?(“’' ]|[全我本][市县区省州旗国])$")
_NEAR = 12  # years before the report's that a year at the head of a clause may lie
_PIVOT = 35  # without any full year: 00 to 35 are of this century, 49 to 99 of the last
_OLDEST = 49
_OLD = 78  # a length of more years is hardly ever told in years


def anchor_of(text: str, report: int | None) -> int | None:
    """The full year by which years of two digits in ``text`` are read.

    It is the report's, else the first one written, else the latest of two or more of two digits at heads of clauses.
    """
    if report is not None:
        return report
    full = _FULL.search(text)
    if full is not None:
        return int(full.group()[:4])
    years = [int(year) for year in _AT_HEAD.findall(text)]
    if len(years) > 1 and 0 < max(years) - min(years) <= 5 and max(years) <= _PIVOT:
        return 2000 + max(years)
    return None


def names_short_year(text: str) -> bool:
    """Whether a clause of ``text`` begins with a year of two digits."""
    return _AT_HEAD.search(text) is not None


def short_year(match: re.Match[str], text: str, anchor: int | None) -> int | None:
    """The full year that the group ``short`` of a match of the grammar names; None where it is a length of time."""
    number = small_digits(match["short"])
    year = _full(number, anchor) if anchor is not None else None
    if year is None or anchor is None:
        return None
    start = match.start("short") if match["shortfrom"] is None else match.start("shortfrom")
    before = text[max(0, start - 4) : start]
    end = match.end()
    dated = any(match[f"{name}3"] is not None for name in ("m", "mb", "ml", "p", "qb", "ql", "n"))
    if dated:
        return None if _SENTENCED.search(before) else year
    if _LISTED.search(before) or before[-1:] == "’":
        return year
    if match["e5"] is not None:
        return year
    if _LENGTH_BEFORE.search(before) or _LENGTH_BEHIND.match(text, end):
        lead = _FROM_TO.search(before)
        return year if lead and _VALUE_BEHIND.match(text, end) and _plausible(number, year, anchor) else None
    if not _plausible(number, year, anchor):
        return None
    if _COMPARED.search(before):
        return year
    if _FROM_TO.search(before):
        return year if _VALUE_BEHIND.match(text, end) else None
    if number % 5 == 0 and year < anchor - 2:
        return None  # 15年,全市…: as likely a length
    return year if _HEAD.search(before) else None


def _full(number: int, anchor: int) -> int | None:
    if 2000 + number <= anchor + 1:
        return 2000 + number
    return 1900 + number if number >= _OLDEST else None


def _plausible(number: int, year: int, anchor: int) -> bool:
    return anchor - _NEAR <= year <= anchor + 1 or (number >= _OLD and number % 10 != 0)
