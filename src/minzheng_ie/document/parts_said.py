"""The part of a year that a report is about, where its title does not name year and part in one.

2023年度民政局上半年工作总结: apart in the title. 一、上半年工作开展情况: by its first section. 2023年上半年,…现将情况报告如下: by its
opening. 1至9月,…; 半年来,…: by the first words of a report written shortly after.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date as Date
from datetime import timedelta
from pathlib import Path

from minzheng_ie.compiled import compile_re
from minzheng_ie.document.datelines import TextLine
from minzheng_ie.document.model import Span
from minzheng_ie.document.reported import Named, part_in, told_as
from minzheng_ie.document.titled_parts import section_part
from minzheng_ie.entities.periods.edtf import last_day, months_up_to
from minzheng_ie.entities.periods.grammar.fragments import NUMBERED
from minzheng_ie.entities.periods.report_date import ReportDate

_READ = 2000  # characters of a text within which its first section begins
_OPENS = 12  # characters of an opening within which its part of the year ends
_PART = r"(?:[上下]半年|前?第?[一二三四两1-4]个?季度|[0-9]{1,2}(?:月份?)?[-—~至到][0-9]{1,2}月份?)"
# behind the year of a title, in the same name: no word for a report stands between, nor one that joins
_APART = compile_re(
    rf"年?度?[^,。;:!?\n0-9总计要结划报及和与暨、()]{{1,16}}?{_PART}[^,。;:!?\n0-9]{{0,10}}?(?:总结|小结|情况|汇报|报告|回顾)"
)
_OPENING = compile_re(rf"(?P<part>\s*(?:[0-9]{{4}}年|今年|本年度?)?{_PART})(?:以?来|[里间内中])?[,，]")
# 半年来, 三个月来: of the months since January, or since July
_LENGTH = compile_re(
    r"\s*(?:这|过去的?)?(?:(?P<half>半年)|(?P<months>[2-9三六九])个月)(?:以?来|[里间内中])[,，]"
)
_MONTHS = {"三": 3, "六": 6, "九": 9}
_HALF_YEAR = 6
_SHORTLY = 45  # days behind the end of a part of a year within which it is reported on
_NEARLY = 12  # days before it
_MIDDLE = 15
_LATE = 11  # the month from which a report of a year may be of the whole of it
_AS_FOLLOWS = "如下"
_TELLS = (",", "。")
_FIRST = compile_re(r"\s*(?:一、|第一[章部])")


def apart_in_title(named: Named, line: TextLine, dirs: tuple[Path, ...]) -> Named:
    """``named`` with the part of its year that stands further on in the title ``line``."""
    if _APART.match(line.text, named.span[1] - line.start) is None:
        return named
    part = part_in(line, named.year, dirs)
    return named if part is None else replace(named, part=part, closed=False)


def with_part(
    told: ReportDate,
    lines: Sequence[TextLine],
    head: Sequence[TextLine],
    opening: TextLine | None,
    dirs: tuple[Path, ...],
) -> ReportDate:
    """``told`` with the part of its year that a first section or an opening says is reported on.

    What a title calls a year's was written within it where the date says so: then that part of it is.
    """
    year, date = told.year, told.date
    if year is None or told.default != f"{year:04d}":
        return told
    within = date is not None and date.year == year and date.month < _LATE
    if told.rank == "title" and not within:
        return told
    said = part_said(lines, opening, date or Date(year, 12, 31), dirs)
    if said is None and date is not None:
        said = part_opens(head, opening, date, dirs)
    if said is None:
        return told
    part, span = said
    closed = told.closed and told.rank != "title"
    return replace(told, default=part, year=int(part[:4]), closed=closed, evidence=(*told.evidence, span))


def part_said(
    lines: Sequence[TextLine], opening: TextLine | None, until: Date, dirs: tuple[Path, ...]
) -> tuple[str, Span] | None:
    """The part of the year before ``until`` that the first section, or the opening, of a report says it is about."""
    for line in lines:
        if line.start > _READ:
            break
        if NUMBERED.match(line.text) is not None:
            if _FIRST.match(line.text) is not None and (part := section_part(line, until, dirs)) is not None:
                return part, (line.start, line.end)
            break
    if opening is None or _AS_FOLLOWS not in opening.text:
        return None
    return _opened(opening, until, dirs)


def part_opens(
    head: Sequence[TextLine], opening: TextLine | None, written: Date, dirs: tuple[Path, ...]
) -> tuple[str, Span] | None:
    """The part of a year, just over when a report was ``written``, with which its first sentence begins (1至9月,…; 半年来,…)."""
    first = opening or next((line for line in head if any(mark in line.text for mark in _TELLS)), None)
    if first is None:
        return None
    titles = [line for line in head if line.end < first.start]
    if not any(told_as(line.text, dirs) for line in titles):
        return None
    length = _LENGTH.match(first.text)
    if length is not None:
        part = _months_before(length, written)
        return None if part is None else (part, (first.start, first.start + length.end() - 1))
    found = _opened(first, written, dirs)
    return found if found is not None and just_over(found[0], written) else None


def _opened(opening: TextLine, until: Date, dirs: tuple[Path, ...]) -> tuple[str, Span] | None:
    """The part of a year with which ``opening`` begins."""
    match = _OPENING.match(opening.text)
    if match is None:
        return None
    head = TextLine(opening.start, opening.start + match.end("part"), match["part"])
    part = section_part(head, until, dirs, always=True)
    return None if part is None else (part, (head.start, head.end))


def just_over(part: str, written: Date) -> bool:
    """Whether ``part`` (EDTF, to a month) ended shortly before ``written``, or ends in the next days."""
    behind = written - Date.fromisoformat(last_day(part.split("/")[-1]))
    return timedelta(-_NEARLY) <= behind <= timedelta(_SHORTLY)


def _months_before(length: re.Match[str], written: Date) -> str | None:
    """The months of one year up to ``written`` that are as many as said, from its first or seventh; None for any others."""
    count = _HALF_YEAR if length["half"] else _MONTHS.get(length["months"]) or int(length["months"])
    over = written.year * 12 + written.month - (2 if written.day <= _MIDDLE else 1)
    return months_up_to(over, count) if over % 12 + 1 in (count, _HALF_YEAR + count) else None
