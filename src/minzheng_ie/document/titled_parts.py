"""The part of a year that a title without a year names: the one that was last over when the text was written.

县民政局上半年工作总结; 上半年全市新增床位900张; and 半年工作总结, 季度工作情况, which do not say which.
"""

from __future__ import annotations

from datetime import date as Date
from pathlib import Path

from minzheng_ie.compiled import compile_re
from minzheng_ie.document.datelines import TextLine
from minzheng_ie.document.model import Span
from minzheng_ie.document.reported import LONGEST_TITLE, Named, genre_patterns, parts_of
from minzheng_ie.entities.periods.edtf import first_day, months_up_to, moved
from minzheng_ie.entities.periods.grammar.fragments import NUMBERED
from minzheng_ie.entities.periods.mention import PeriodMention
from minzheng_ie.entities.periods.report_date import ReportDate

_THIS_YEAR = "今年"
_MONTHS_SENTENCE = compile_re(
    r"\s*今年[0-9-—~至到]{1,5}月,[^\n]{6,}。\s*\Z"
)  # 今年6—7月,课题组先后赴…,形成了报告。
# 上半年全市新增床位900张, 九月救助个案减七百宗: a headline that tells what was counted in a part of a year
_TELLS = compile_re(
    r"[^。!?\n]{0,40}?(?:[0-9]|[一二三四五六七八九十百千万]{2,}|[近超逾约过][一二三四五六七八九十百千])"
)
_LEADS_TO = compile_re(r"(?:[一-鿿]{0,8}[::,]?)?(?:今年)?")
_TO_COME = compile_re(r"[将拟起]|启动|开始|实施|计划|力争|预计|上调|调整|提高|前")
_OF_A_REPORT = ("review", "plan", "lookback")
_WHAT = r"[一-鿿]{0,6}?(?:总结|小结|情况|汇报|报告|回顾|工作会|座谈会|分析会|点评会|讲评会|推进会|例会)"
_HALF = compile_re(rf"(?<![上下前后近大小多个每一两0-9])(半年){_WHAT}")
_QUARTER = compile_re(rf"(?<![一二三四两每个本当前上下各0-9])(季度){_WHAT}")
_SUMMER = (6, 8)  # the months in which the first half is reported on
_ENDS_IN_JUNE = 15
_MONTHS = 3
_SOON = 2  # months


def titled_part(head: list[TextLine], written: Date, dirs: tuple[Path, ...]) -> Named | None:
    """What a title without a year (上半年工作总结) reports on: the last such part that was over when it was written."""
    for line in head:
        if not 4 <= len(line.text.strip()) <= LONGEST_TITLE or NUMBERED.match(line.text):
            continue
        if _MONTHS_SENTENCE.match(line.text) is not None:
            continue
        if (found := _said_in(line, written, dirs) or bare_part(line.text, written)) is not None:
            part, (start, end) = found
            return Named(
                int(part[:4]), written.year, False, (line.start + start, line.start + end), part=part
            )
    return None


def _said_in(line: TextLine, written: Date, dirs: tuple[Path, ...]) -> tuple[str, Span] | None:
    """The part of the year ``written`` that a line names without the year, and where; None where it names none."""
    genres = genre_patterns(dirs)
    report = ReportDate(written, written.year, None, written.year)
    of_a_report = any(genres[effect].search(line.text) for effect in _OF_A_REPORT)
    named = (m for m in parts_of(line, report, dirs) if m.year == written.year)
    for mention in named:
        if mention.explicit and not line.text.startswith(_THIS_YEAR, mention.start):
            continue
        part = _last_over(mention.edtf or "", written)
        if part is not None and (of_a_report or _headline(line.text, mention)):
            return part, (mention.start, mention.end)
    return None


def section_part(line: TextLine, until: Date, dirs: tuple[Path, ...], *, always: bool = False) -> str | None:
    """The part of a year, over or begun by ``until``, that a heading on results names; ``always``: whatever line it is."""
    genres = genre_patterns(dirs)
    found = [
        m
        for m in parts_of(line, ReportDate(until, until.year, None, until.year), dirs)
        if m.year == until.year
    ]
    if not found or not (
        always or any(genres[e].search(line.text, found[0].end) for e in ("review", "lookback"))
    ):
        return None
    return _last_over(found[0].edtf or "", until)


def _headline(text: str, mention: PeriodMention) -> bool:
    """Whether a line is a headline that tells what was counted in the part of a year with which it begins."""
    if "。" in text or _LEADS_TO.fullmatch(text, 0, mention.start) is None:
        return False
    if _TELLS.match(text, mention.end) is None:
        return False
    return _TO_COME.search(text, mention.end) is None


def _last_over(part: str, written: Date) -> str | None:
    """``part`` (EDTF) in the year of writing, or the year before when it had not begun."""
    begins = first_day(part.split("/")[0])
    return part if begins <= written.isoformat() or _is_next(part, written) else moved(part, -1)


def _is_next(part: str, written: Date) -> bool:
    """Whether ``part`` is one of the months that come next: what a text of April says of May is announced, not looked back on."""
    year, _, month = part.partition("-")
    return (
        "/" not in part
        and month.isdecimal()
        and 0 < int(year) * 12 + int(month) - written.year * 12 - written.month <= _SOON
    )


def bare_part(text: str, written: Date) -> tuple[str, Span] | None:
    """The part of a year (EDTF) that the title ``text`` reports on, and where it says so; None where it says none."""
    if "," in text or "。" in text:
        return None  # no title
    half = _HALF.search(text)
    if half is not None and _of_summer(written):
        return f"{written.year:04d}-01/{written.year:04d}-06", half.span(1)
    quarter = _QUARTER.search(text)
    if quarter is None or written.month % _MONTHS != 1:
        return None
    return months_up_to(written.year * 12 + written.month - 2, _MONTHS), quarter.span(1)


def _of_summer(written: Date) -> bool:
    first, last = _SUMMER
    return first <= written.month <= last and (written.month > first or written.day > _ENDS_IN_JUNE)
