"""Years that a title or the first words count, and that the text names once: 五年募捐超5亿元 … 据统计,2014年到2018年,…."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date as Date

from minzheng_ie.compiled import compile_re
from minzheng_ie.document.datelines import TextLine
from minzheng_ie.document.model import Span
from minzheng_ie.entities.periods.grammar.fragments import Y4, small, year_number

_READ = 800  # characters of a text in which the years are named
_OPENING = 160
_LONGEST = 80  # characters of a title
_N = r"(?P<n>[二两三四五六七八九十]|[2-9]|10)年"
# 过去四年总收入, 五年来, 三年募捐超2亿元; not 三年行动, 第三年
_COUNTED = compile_re(
    rf"(?<![0-9第连满每这十二三四五六])(?:(?:过去|最?近)的?{_N}|{_N.replace('n>', 'm>')}(?:来|以来|间|累计|共)"
    rf"|{_N.replace('n>', 'k>')}(?![级制期前后内度行计规任大])[^,。;:!?\n0-9年月]{{2,12}}?[超近逾达约]?[0-9])"
)
_NAMED = compile_re(
    rf"(?<![0-9])(?P<first>{Y4})年?(?P<from>[0-9]{{1,2}}月)? ?[至到—–~-]{{1,2}} ?(?P<last>{Y4})年(?P<to>[0-9]{{1,2}}月)?(?P<behind>[底末初]?)"
)
_WHOLE = {(None, None), ("1月", "12月"), ("01月", "12月")}
_PLANNED = compile_re(r"(?:[^,。;\n0-9]{0,8}?(?:规划|计划|方案|将|拟|力争))")


def counted_years(
    text: str, head: Iterable[TextLine], opening: TextLine | None, written: Date | None
) -> tuple[int, int, Span] | None:
    """First and last of the years that the head counts, where ``text`` names one such span; and where it does.

    written (Date): when the text was; years long over by then are not those that it reports on.
    """
    count = _count(head, opening)
    if count is None:
        return None
    named = [match for match in _NAMED.finditer(text, 0, _READ) if _PLANNED.match(text, match.end()) is None]
    years = {_years(match) for match in named}
    if len(years) != 1 or not all(_whole(match) for match in named):
        return None
    first, last = years.pop()
    if written is not None and last < written.year - 1:
        return None
    return (first, last, named[0].span()) if last - first + 1 == count else None


def _count(head: Iterable[TextLine], opening: TextLine | None) -> int | None:
    """How many years a title, or else the first sentences, count."""
    titles = (line.text for line in head if len(line.text) <= _LONGEST and "年" in line.text)
    found = next((match for title in titles if (match := _COUNTED.search(title)) is not None), None)
    if found is None and opening is not None:
        found = _COUNTED.search(opening.text, 0, _OPENING)
    if found is None:
        return None
    return small(found["n"] or found["m"] or found["k"])


def _years(match: re.Match[str]) -> tuple[int, int]:
    return year_number(match["first"]), year_number(match["last"])


def _whole(match: re.Match[str]) -> bool:
    """Whether a span is of whole years."""
    return (match["from"], match["to"]) in _WHOLE and not match["behind"]
