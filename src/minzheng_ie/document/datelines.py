"""The dates that date a document itself: when it was written, and when it was put up."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date as Date
from typing import Literal

from minzheng_ie.compiled import compile_re
from minzheng_ie.document.model import Answer, Span
from minzheng_ie.entities.periods.grammar.fragments import ANY_YEAR, DAY, MONTH, Y4, small, year_number
from minzheng_ie.entities.periods.masked import masked_years
from minzheng_ie.entities.periods.mentions import ENDS_SENTENCE
from minzheng_ie.entities.periods.report_date import DateRank
from minzheng_ie.records import dataclass

_HEAD_LINES = 40
_TAIL_LINES = 12
_PARAGRAPH = 60
_SITE_WITHIN = 60  # characters of a paragraph in which a site that speaks of its samples says so

_DATE = (
    r"(?:(?P<iy>(?<![0-9.])(?:19|20)[0-9][0-9])(?P<sep>[-/.])(?P<im>1[0-2]|0?[1-9])(?P=sep)(?P<id>3[01]|[12][0-9]|0?[1-9])(?:(?![0-9.])|(?=[0-2][0-9]:[0-5][0-9]))"
    rf"|(?P<hy>{Y4}) ?年 ?(?P<hm>{MONTH}) ?月 ?(?P<hd>{DAY}) ?日)"
)
_LABEL = compile_re(
    r"(?:时间|日期|印发|原载|转载自|第[0-9]+版|发布|发表|来源|刊发|刊载|更新|报道|记者|责任编辑|浏览|作者|编辑|讯|电|日 ?星期|打印)"
)
_POSTED = compile_re(
    r"(?:发布|上传|更新|录入|发表)(?:时间|日期)?|(?<!成文)(?<!制表)(?<!填报)(?<!报告)(?:时间|日期)[: ]|浏览|阅读|点击|来源|字体"
)
_ANY_DATE = compile_re(_DATE)
_IN_A_DATE = compile_re(r"[日\-/.]")
"""What no date is without."""

_LINE_DATE = compile_re(rf"[—―\-–(\s]*{_DATE}[\s)]*(?:\(?(?:星期|周)[一二三四五六日天]\)?\s*)?")
# 二○○六年三月 as a line of its own, beside another line that names a year: when the text was written.
_LINE_MONTH = compile_re(rf"[—―\-–(\s]*(?P<y>{Y4})年(?P<m>{MONTH})月[\s)]*")
# What a text of more than a month tells, and the titles of those of one
_WIDER = compile_re(
    r"(?:今年|年初|一年|半年)以?来|截[至止]到?(?:今年)?(?:1[0-2]|[1-9])月|1月?(?:份?)[-—~至到](?:1[0-2]|[2-9])月|上半年"
)
_MONTHLY = compile_re(r"月[报度份]|[快简公]报|统计|数据")
# 发布时间:2012-07
_LABELLED_MONTH = compile_re(
    r"\s*(?:发布|发表|更新|上传|刊发)(?:时间|日期)?[: ]{1,2}(?P<y>20[0-9]{2})[-/.年](?P<m>1[0-2]|0?[1-9])月?\s*"
)
# 25/2/2023 18:40 as a line of its own: the day first, where it can be no month
_DAY_FIRST = compile_re(
    r"\s*(?P<id>3[01]|2[0-9]|1[3-9])/(?P<im>1[0-2]|0?[1-9])/(?P<iy>20[0-9]{2})(?P<clock> *[0-2]?[0-9]:[0-5][0-9])?\s*"
)
# 04.09.2014 18:37: with points the day always stands first
_DAY_POINTED = compile_re(
    r"\s*(?P<id>3[01]|[12][0-9]|0?[1-9])\.(?P<im>1[0-2]|0?[1-9])\.(?P<iy>20[0-9]{2})(?P<clock> *[0-2]?[0-9]:[0-5][0-9])\s*"
)
_ON_A_DAY = compile_re(r"(?<![表布写成刊载作发稿])于$|[在自从]$")
_RUNS_FROM = compile_re(r"[年月日0-9] ?[至到\-—–~]{1,2} ?$")  # 从2013年12月1日至|2014年11月30日
_TELLS_ON = compile_re(r" ?[一-鿿][^\n]*。")
_SPEECH_DATE = compile_re(rf"[—―\-–(\s]*{_DATE}在")
_EVENT = compile_re(
    rf"\s*(?P<date>{_DATE})(?:[上下]午|晚)?[^。0-9]{{0,80}}?(?:发布会|通气会|座谈会|访谈|采访|做客|记者|介绍)"
)
_RUNNING = compile_re(
    rf"(?:(?:发布|发表|更新|录入|上传|刊发)(?:时间|日期)?|(?<![一-鿿])(?:时间|日期))[:：] ?(?P<date>{_DATE})(?! ?[至到\-—~])"
)
# date 2025-09-30 …, 2025-01-25 11:51春节临近…: a page's own date glued to the text
_HEADED = compile_re(rf"\s*(?P<label>date[: ]{{1,2}})?(?P<date>{_DATE})")
# a page laid flat: its title, when it was put up, its text
_FLAT = compile_re(
    rf"(?:(?<=发[表布]于)|(?<![0-9至到于自从前止]))(?P<date>{_DATE}) ?[0-2]?[0-9]:[0-5][0-9](?::[0-5][0-9])?(?![0-9:]| ?[-~至前])"
)
_LAID_FLAT = 100  # characters within which such a title ends
_CLOCK = compile_re(r" ?[0-2]?[0-9]:[0-5][0-9](?![0-9]?[-—至~])")
_LONGEST_CLOCKED = 120  # characters of a line that says when a page was put up
_RUNS = 240  # characters of a line within which such a label stands
_GENRE = "(?:总结|计划|报告|汇报|要点|思路|安排|述职|范文)"
_TITLE = compile_re(
    rf"(?P<year>(?:19|20)\d\d)年度?(?=[^,。;:!?\n]{{0,24}}{_GENRE})|{_GENRE}[ (]?(?P<behind>(?:19|20)\d\d)年(?![至到]|\d{{1,2}}月)"
)
_REVIEW_AND_PLAN = compile_re(
    r"(?P<year>(?:19|20)\d\d)年度?[^,。;:!?\n\d]{0,12}总结[及和与暨、]{1,2}(?P<next>(?:19|20)\d\d)年度?[^,。;:!?\n\d]{0,8}(?:计划|打算|思路|安排|要点)"
)
# a page of samples speaks of itself: 小编为您整理了一篇…, 希望对您有帮助
_SITE_SPEAKS = compile_re(
    r"(?:小编|[为给](?:大家|[您你])).{0,16}?(?:筛选|整理|收集|搜集|准备|精选|推荐|带来|分享|提供)"
)


# Never changed once made; not frozen, which would take several times as long to make.
@dataclass(slots=True)
class TextLine:
    """A line that is not empty: its clean offsets and its text."""

    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Dateline:
    """A date of the document itself: the day, its span, and whether it is when the document was put up."""

    day: Date
    start: int
    end: int
    posted: bool


def text_lines(text: str) -> list[TextLine]:
    """The lines of a clean text that are not empty."""
    lines: list[TextLine] = []
    offset = 0
    for line in text.split("\n"):
        if line.strip():
            lines.append(TextLine(offset, offset + len(line), line))
        offset += len(line) + 1
    return lines


def masked_year(text: str) -> tuple[int, int] | None:
    """Where a year stands that was made unreadable (20xx年); such a report does not tell its year."""
    return next(masked_years(text), None)


def only_in_titles(text: str, year: int, dates: Sequence[Span]) -> bool:
    """Whether nothing but titles of the text and ``dates`` say a year (2024年民政局工作总结(精选14篇) over 20xx年,在市委…)."""
    word = f"{year:04d}年"
    said = text.count(word) - sum(text[start:end].startswith(word) for start, end in dates)
    return sum(int(match["year"] or match["behind"]) == year for match in _TITLE.finditer(text)) >= said


def out_of_step(head: str) -> bool:
    """Whether a title sums up one year and plans another than the next (2019年工作总结及2023年工作计划): a site changed them."""
    match = _REVIEW_AND_PLAN.search(head)
    return match is not None and int(match["next"]) - int(match["year"]) not in (0, 1)


def head_and_tail(lines: list[TextLine]) -> tuple[list[TextLine], TextLine | None, list[TextLine]]:
    """Head lines, the opening paragraph and the last lines of a document."""
    for index, line in enumerate(lines[:_HEAD_LINES]):
        text = line.text.strip()
        if len(text) >= _PARAGRAPH and "。" in text and not _SITE_SPEAKS.search(text, 0, _SITE_WITHIN):
            return lines[:index], line, lines[max(index + 1, len(lines) - _TAIL_LINES) :]
    if len(lines) == 1 and any(char in ENDS_SENTENCE or char == "," for char in lines[0].text):
        return [], lines[0], []
    head = lines[:_HEAD_LINES]
    return head, None, lines[max(len(head), len(lines) - _TAIL_LINES) :]


def datelines_of(text: str, head: list[TextLine], tail: list[TextLine]) -> list[Dateline]:
    """The dates of a document's first and last lines, in text order."""
    found = [*_months(text, head, tail), *_days_first(head)]
    for part, lines in (("head", head), ("tail", tail)):
        for line in lines:
            if _IN_A_DATE.search(line.text) is None:
                continue
            for match in _ANY_DATE.finditer(line.text):
                if not _dates_the_document(line.text, match, part):  # type: ignore[arg-type]
                    continue
                value = _calendar(match)
                if value is not None:
                    start = line.start + match.start()
                    found.append(Dateline(value, start, line.start + match.end(), _posted(line.text, match)))
    return sorted(found, key=lambda one: one.start)


def _months(text: str, head: list[TextLine], tail: list[TextLine]) -> list[Dateline]:
    """The lines that are but a year and a month; one in digits in the head only where another line names a year, a label
    stands before, or the text tells of more than that month."""
    named = [line for line in head if ANY_YEAR.search(line.text)]
    labelled = [(line, m) for line in head if (m := _LABELLED_MONTH.fullmatch(line.text)) is not None]
    found = [
        Dateline(Date(int(m["y"]), int(m["m"]), 1), line.start + m.start("y"), line.start + m.end("m"), True)
        for line, m in labelled
    ]
    for line in (*named, *tail):
        match = _LINE_MONTH.fullmatch(line.text)
        if match is None:
            continue
        alone = named == [line] and line not in tail and match["y"].isascii()
        if alone and (_WIDER.search(text) is None or any(_MONTHLY.search(one.text) for one in head)):
            continue
        day = Date(year_number(match["y"]), small(match["m"]), 1)
        found.append(Dateline(day, line.start + match.start("y"), line.start + match.end("m") + 1, False))
    return found


def _days_first(head: list[TextLine]) -> list[Dateline]:
    """The lines that are but a date with the day first (25/2/2023 18:40)."""
    found = []
    for line in head:
        match = _DAY_FIRST.fullmatch(line.text) or _DAY_POINTED.fullmatch(line.text)
        day = _calendar(match) if match is not None else None
        if match is not None and day is not None:
            start, end = line.start + match.start("id"), line.start + match.end("iy")
            found.append(Dateline(day, start, end, match["clock"] is not None))
    return found


def _dates_the_document(line: str, match: re.Match[str], part: Literal["head", "tail"]) -> bool:
    body = line.strip()
    return (
        _LINE_DATE.fullmatch(line) is not None
        or _SPEECH_DATE.match(line) is not None
        or (len(line) <= 120 and _LABEL.search(line) is not None and not _of_a_deed(line, match))
        or (part == "head" and (match["iy"] is not None or _clocked(line, match)))
        or (len(body) <= 60 and body[:1] == "(" and body[-1:] == ")")
    )


def _of_a_deed(line: str, match: re.Match[str]) -> bool:
    """Whether a date in a sentence is that of a deed it tells (委员会于2012年12月7日通过…。(记者某某)), or the end of a span."""
    return _RUNS_FROM.search(line, 0, match.start()) is not None or (
        _ON_A_DAY.search(line, 0, match.start()) is not None
        and _TELLS_ON.match(line, match.end()) is not None
    )


def event_day(opening: TextLine | None) -> Dateline | None:
    """The day of the press conference or the interview with which an opening paragraph begins."""
    match = _EVENT.match(opening.text) if opening is not None else None
    value = _calendar(match) if match is not None else None
    if opening is None or match is None or value is None:
        return None
    return Dateline(value, opening.start + match.start("date"), opening.start + match.end("date"), False)


def running_day(opening: TextLine | None) -> tuple[Dateline, TextLine] | None:
    """The date that a label gives in a line on which title, date and text stand (…情况 更新时间:2011-6-12 0:03 据…), and the title."""
    match = None
    if opening is not None:
        match = _stamp(opening.text) or _RUNNING.search(opening.text, 0, _RUNS) or _laid_flat(opening.text)
    value = _calendar(match) if match is not None else None
    if opening is None or match is None or value is None:
        return None
    title = TextLine(opening.start, opening.start + match.start(), opening.text[: match.start()])
    return Dateline(
        value, opening.start + match.start("date"), opening.start + match.end("date"), True
    ), title


def _laid_flat(text: str) -> re.Match[str] | None:
    """The date with its time of day between a title and its text, all on one line."""
    match = _FLAT.search(text, 0, _LAID_FLAT)
    if match is None or any(char in ENDS_SENTENCE for char in text[: match.start()]):
        return None
    return match


def _stamp(text: str) -> re.Match[str] | None:
    """The date in digits with which a page begins, a label before or a time of day behind it."""
    match = _HEADED.match(text)
    if match is None or match["iy"] is None:
        return None
    return match if match["label"] or _CLOCK.match(text, match.end()) is not None else None


def _posted(line: str, match: re.Match[str]) -> bool:
    """Whether a date is when the page was put up: a label says so, or it is in digits with more beside it."""
    return _POSTED.search(line) is not None or (
        (match["iy"] is not None or _clocked(line, match))
        and len(line.strip()) > match.end() - match.start() + 2
    )


def _clocked(line: str, match: re.Match[str]) -> bool:
    """Whether a time of day in digits stands behind a date (2007年3月9日 08:20)."""
    return len(line) <= _LONGEST_CLOCKED and _CLOCK.match(line, match.end()) is not None


def _calendar(match: re.Match[str]) -> Date | None:
    if match["iy"]:
        fields = int(match["iy"]), int(match["im"]), int(match["id"])
    else:
        fields = year_number(match["hy"]), small(match["hm"]), small(match["hd"])
    return calendar_day(*fields)


def calendar_day(year: int, month: int, day: int) -> Date | None:
    """The day that three numbers name; None where the calendar has none."""
    try:
        return Date(year, month, day)
    except ValueError:
        return None


def earliest(found: list[Dateline], rank: DateRank) -> Answer[Date]:
    """The earliest of several dates, the next one as runner-up."""
    ranked = sorted(found, key=lambda line: (line.day, line.start))
    if not ranked:
        return Answer()
    first = ranked[0]
    same = tuple((line.start, line.end) for line in ranked if line.day == first.day)
    other = next((line for line in ranked if line.day != first.day), None)
    if other is None:
        return Answer(first.day, same, rank)
    return Answer(first.day, same, rank, other.day, ((other.start, other.end),))
