"""Yearly bulletins: one whose title names no year, and the news of one (近日,民政部发布《2022年…统计公报》)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date as Date

from minzheng_ie.compiled import compile_re
from minzheng_ie.document.datelines import TextLine
from minzheng_ie.document.model import Span
from minzheng_ie.document.reported import LONGEST_TITLE, Named, speaking
from minzheng_ie.entities.periods.grammar.fragments import Y4, year_number

_YEARLY = compile_re(r"(?:事业|工作)(?:发展)?(?:年度)?统计公报\s*$")
_READ = 400  # characters of a paragraph
_NAMED = rf"《[^《》]{{0,16}}?(?P<y>{Y4})年度?[^《》0-9]{{2,24}}?(?:公报|年报|报告|数据|[白蓝]皮书)》"
_BULLETIN = compile_re(_NAMED)
# 公布的2004年民政事业发展统计报告中指出, 今日公布2016年社会服务发展统计公报
_UNMARKED = compile_re(
    rf"(?:发布|公布)了?的?(?P<y>{Y4})年度?[^,。;《》0-9]{{2,20}}?(?:统计公报|统计报告|发展报告|蓝皮书)"
)
_YEAR = compile_re(rf"(?P<y>{Y4})年(?![0-9]{{1,2}}月[0-9]{{1,2}}日)")  # but for those of a day
_TOLD_BEFORE = compile_re(r"(?:发布|公布|印发|出炉|披露|推出|形成)了?(?:的|最新的?)?$")
_TOLD_BEHIND = compile_re(r"(?:\([^()]{0,16}\))?[^,。;《》]{0,4}?(?:显示|指出|披露|发布|公布|出炉|中提到)")


def told_of(lines: Iterable[TextLine], year: int) -> bool:
    """Whether the first lines of an undated text tell of the bulletin on ``year`` as published.

    It is told in the year after, of which 今年 and 去年 speak.
    """
    return _told(lines, year) is not None


def _told(lines: Iterable[TextLine], year: int) -> Span | None:
    """Where ``lines`` name the bulletin on ``year`` that they tell of."""
    for line in lines:
        unmarked = _UNMARKED.search(line.text, 0, _READ) if "布" in line.text else None
        if unmarked is not None and year_number(unmarked["y"]) == year:
            return line.start + unmarked.start("y"), line.start + unmarked.end()
        if "《" not in line.text:
            continue
        for match in _BULLETIN.finditer(line.text, 0, _READ):
            before = line.text[max(0, match.start() - 8) : match.start()]
            told = _TOLD_BEFORE.search(before) or _TOLD_BEHIND.match(line.text, match.end())
            if told is not None and year_number(match["y"]) == year:
                return line.start + match.start(), line.start + match.end()
    return None


def news_of(text: str, lines: Iterable[TextLine], written: Date) -> Named | None:
    """The year before ``written``, where the first lines tell of its bulletin and the text speaks no more of its own year."""
    year = written.year - 1
    span = _told(lines, year)
    if span is None:
        return None
    spoken = [year_number(match["y"]) for match in _YEAR.finditer(text)]
    if spoken.count(written.year) > spoken.count(year):
        return None
    return Named(year, written.year, False, span, named_by="news")


def bulletin(head: list[TextLine], written: Date) -> Named | None:
    """The year of a yearly bulletin whose title names none: the one before it was written, which is over."""
    for line in head:
        if len(line.text) <= LONGEST_TITLE and (match := _YEARLY.search(line.text)):
            span = line.start + match.start(), line.start + match.end()
            return Named(written.year - 1, speaking(written.year - 1, written), True, span)
    return None
