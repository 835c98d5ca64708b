"""The part of a year that a report is about, where its title does not name year and part in one.

2023年度民政局上半年工作总结: apart in the title. 一、上半年工作开展情况: by its first section. 2023年上半年,…现将情况报告如下: by its
opening.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date as Date
from pathlib import Path

from minzheng_ie.compiled import compile_re
from minzheng_ie.document.datelines import TextLine
from minzheng_ie.document.model import Span
from minzheng_ie.document.reported import Named, part_in, section_part
from minzheng_ie.entities.periods.grammar.fragments import NUMBERED

_READ = 2000  # characters of a text within which its first section begins
_OPENS = 12  # characters of an opening within which its part of the year ends
_PART = r"(?:[上下]半年|前?第?[一二三四两1-4]个?季度|[0-9]{1,2}(?:月份?)?[-—~至到][0-9]{1,2}月份?)"
# behind the year of a title, in the same name: no word for a report stands between, nor one that joins
_APART = compile_re(
    rf"年?度?[^,。;:!?\n0-9总计要结划报及和与暨、()]{{1,16}}?{_PART}[^,。;:!?\n0-9]{{0,10}}?(?:总结|小结|情况|汇报|报告|回顾)"
)
_OPENING = compile_re(rf"\s*(?:[0-9]{{4}}年|今年|本年度?)?{_PART}(?:以来)?[,，]")
_AS_FOLLOWS = "如下"
_FIRST = compile_re(r"\s*(?:一、|第一[章部])")


def apart_in_title(named: Named, line: TextLine, dirs: tuple[Path, ...]) -> Named:
    """``named`` with the part of its year that stands further on in the title ``line``."""
    if _APART.match(line.text, named.span[1] - line.start) is None:
        return named
    part = part_in(line, named.year, dirs)
    return named if part is None else replace(named, part=part, closed=False)


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
    match = _OPENING.match(opening.text)
    if match is None:
        return None
    head = TextLine(opening.start, opening.start + match.end(), match.group())
    part = section_part(head, until, dirs, always=True)
    return None if part is None else (part, (head.start, head.end - 1))
