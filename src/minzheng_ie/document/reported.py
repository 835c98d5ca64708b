"""The year, or part of a year, that a document's own words say it reports on: title, opening, what it speaks of."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date as Date
from functools import lru_cache
from pathlib import Path
from typing import Literal

from minzheng_ie.compiled import compile_re
from minzheng_ie.document.datelines import TextLine
from minzheng_ie.document.model import Span
from minzheng_ie.document.passing_years import compared, since
from minzheng_ie.entities.periods.grammar.core import alternatives
from minzheng_ie.entities.periods.grammar.fragments import LIST, NUMBERED, Y4, year_number
from minzheng_ie.entities.periods.grammar.rules import PeriodRule
from minzheng_ie.entities.periods.mention import PeriodMention
from minzheng_ie.entities.periods.mentions import find_periods, scan_periods
from minzheng_ie.entities.periods.report_date import ReportDate
from minzheng_ie.patterns import read_rules
from minzheng_ie.records import dataclass

LONGEST_TITLE = 80
_SEVERAL = 2
_YEAR_ALONE = compile_re(rf"[ 【\[〖]*{Y4}年度?[ 】\]〗:]*")
_TITLE_YEAR = compile_re(rf"(?P<y>{Y4})(?:年度?(?![0-9]{{1,2}}月[0-9]{{1,2}}[日号]|[.\-/])|(?![0-9.\-/]))")
_SENTENCE = compile_re(rf"\s*{Y4}年(?:[0-9]{{1,2}}月)?,[^\n]{{6,}}。\s*")  # 2014年,新楼申请立项,计划投资。
_FLAT = compile_re(
    rf"\s*[^,。;:!?\n]{{0,24}}?{Y4}年度?[^,。;:!?\n0-9]{{0,16}}?(?:总结|汇报|小结)(?:[及和与]{Y4}年[^,。;:!?\n0-9]{{0,8}}?(?:打算|计划|思路|安排|要点))?"
    rf"(?={Y4}年)"
)
_WINTER = compile_re(r"度?今?冬明?春")
_RUN_TO = compile_re(r"[0-9]{4}年? ?[-—~至]$")
_LONGEST_REST = 16  # of a title broken off
# (2022年第三季度) as a line of its own
_BARE_PART = compile_re(
    r"(?:[上下]半年|第?[1-4一二三四]季度?|前[二两三23]个?季度|(?:[0-9]{1,2}(?:月份?)?[-—至到~])?[0-9]{1,2}月份?)?"
)
_HAN_NEXT = compile_re(r"[一-鿿]{2}")
_WHOLE_REST = compile_re(r"\s*[一-鿿]{0,8}(?:公报|总结|报告|综述|年报)\s*")
_FROM_YEAR = compile_re(r"(?<![0-9])(?:19|20)[0-9]{2}年? ?[-—–~至到] ?\Z")
_NAME_ONLY = compile_re(r"[一-鿿]{2,20}")
_STOP = compile_re(r"[,。;:!?]")
_LISTED = compile_re(LIST)
_PART = re.compile(r"[0-9]{4}-[0-9]{2}(?:/[0-9]{4}-[0-9]{2})?")
_THIS_YEAR = "今年"
_HALF = compile_re(
    r"半年(?:[一-鿿]{0,6}工作)?(?:总结|小结|情况|汇报|报告)"
)  # 2021年半年工作情况: of the first one
_HALVES = ("上半年", "下半年")
_HAPPENED = compile_re(r"(?<![关对])于$")  # 我局于2015年11月与甲村结对,情况如下: since then


@dataclass(frozen=True)
class Named:
    """What a document says it reports on.

    year (int): the year. now (int): the one that 今年 names. closed (bool): whether the year is over. span: its words.
    named_by (str): where. part (str | None): EDTF of the part of the year, where only that is reported on.
    """

    year: int
    now: int
    closed: bool
    span: Span
    named_by: Literal["title", "delivered", "opening", "news"] = "title"
    part: str | None = None


@lru_cache(maxsize=8)
def genre_patterns(dirs: tuple[Path, ...]) -> dict[str, re.Pattern[str]]:
    rules = [rule for rule in read_rules("periods.yaml", PeriodRule, dirs) if rule.role == "genre"]
    effects = ("delivered", "plan", "review", "lookback")
    return {
        effect: compile_re(alternatives(rule for rule in rules if rule.effect == effect))
        for effect in effects
    }


def delivered(text: str, end: int, dirs: tuple[Path, ...]) -> bool:
    """Whether the year of ``text`` that ends at ``end`` is one in which a report on the year before is delivered."""
    found = genre_patterns(dirs)["delivered"].search(text, end, end + _LONGEST_REST)
    return found is not None and _STOP.search(text, end, found.start()) is None


def titled(
    head: list[TextLine], written: Date | None, datelines: list[Span], dirs: tuple[Path, ...]
) -> Named | None:
    """What a line of the head names as reported on."""
    plans: list[Named] = []
    for nth, line in enumerate(head):
        years = _years_of(line, datelines)
        if any(_runs_on(line.text, match) for match in years[:-1]) or _spanned(line.text, years):
            return None  # 2019年至2023年, 2018-2020年: several
        below = head[nth + 1].text if nth + 1 < len(head) else ""
        stops = [*(match.start() for match in years[1:]), len(line.text)]
        for match, stop in zip(years, stops, strict=False):
            goes_on = below if match is years[-1] and len(below) <= _LONGEST_REST else ""
            named = _of_year(line, match, stop, goes_on, alone=len(years) == 1, written=written, dirs=dirs)
            if named is None:
                continue
            if not named[1]:
                return _with_part(named[0], line, dirs)
            plans.append(named[0])
    return plans[0] if plans else None


def without_years_alone(head: list[TextLine], lines: list[TextLine]) -> list[TextLine]:
    """``head`` without its lines that are but a year, where ``lines`` hold several such years: they head sections."""
    alone = {line.text.strip() for line in lines if _YEAR_ALONE.fullmatch(line.text) is not None}
    if len(alone) < _SEVERAL:
        return head
    return [line for line in head if line.text.strip() not in alone]


def flat_title(line: TextLine | None) -> list[TextLine]:
    """The title with which a page laid flat begins (某县民政局2019年工作总结及2020年工作打算2020年09月20日2019年,…), as a line."""
    match = _FLAT.match(line.text) if line is not None else None
    if line is None or match is None:
        return []
    return [TextLine(line.start, line.start + match.end(), match.group())]


def _years_of(line: TextLine, datelines: list[Span]) -> list[re.Match[str]]:
    """The years that a line of the head names, but for those of the dates that date the document."""
    if len(line.text) > LONGEST_TITLE or len(line.text.strip()) < 4 or _SENTENCE.fullmatch(line.text):
        return []
    found = (
        m
        for m in _TITLE_YEAR.finditer(line.text)
        if _HAPPENED.search(line.text, 0, m.start()) is None and not _of_a_winter(line.text, m)
    )
    return [m for m in found if not any(first <= line.start + m.start() < last for first, last in datelines)]


def _of_a_winter(text: str, match: re.Match[str]) -> bool:
    """Whether a year is the second of a winter's (2020-2021年冬春救助): which of them is told of, it does not say."""
    return _WINTER.match(text, match.end()) is not None and _RUN_TO.search(text, 0, match.start()) is not None


def _runs_on(text: str, match: re.Match[str]) -> bool:
    return text[match.end() : match.end() + 1] in ("-", "—", "至", "到")


def _spanned(text: str, years: list[re.Match[str]]) -> bool:
    """Whether the only year of a line ends a span of years (2018-2020年)."""
    return len(years) == 1 and _FROM_YEAR.search(text, 0, years[0].start()) is not None


def _bare_year(text: str, match: re.Match[str], review: re.Pattern[str]) -> bool:
    """Whether a year without 年 is a title's: in brackets at its end (…统计公报(2005)) or at its head (2005某省…公报, 《2005…公报》)."""
    start, end = match.span()
    if text[start - 1 : start] == "(":
        return text[end:].strip() == ")" and review.search(text, 0, start) is not None
    opens = text[start - 1 : start] == "《" or not text[:start].strip()
    return opens and _HAN_NEXT.match(text, end) is not None


def _of_year(
    line: TextLine,
    match: re.Match[str],
    stop: int,
    goes_on: str,
    *,
    alone: bool,
    written: Date | None,
    dirs: tuple[Path, ...],
) -> tuple[Named, bool] | None:
    """What a year in a line of the head says, and whether it is but planned for; ``stop``: where the next begins.

    goes_on (str): the short line below, in which a title broken off goes on (2004年民政事业发展⏎统计公报).
    """
    genres = genre_patterns(dirs)
    text = line.text
    span = line.start + match.start(), line.start + match.end()
    rest = text[match.end() : stop]
    year = year_number(match["y"])
    if compared(text, match.start(), match.end()) or since(text, match.end()):
        return None
    with_year = (
        match.group().endswith(("年", "度"))
        or rest.startswith(_HALVES)  # 民政局2010上半年工作总结
        or _bare_year(text, match, genres["review"])
    )
    if genres["delivered"].search(rest) and not (written and written.year != year):
        return Named(year - 1, year, False, span, named_by="delivered"), False
    if "。" not in text and genres["lookback"].search(text[max(0, match.start() - 6) : match.start()]):
        return Named(year, year, True, span), False
    review = genres["review"].search(rest) if with_year else None
    plan = genres["plan"].search(rest) if with_year else None
    if plan is not None and not (review is not None and review.start() < plan.start()):
        return Named(year, year, False, span), True
    bare = alone and with_year and _BARE_PART.fullmatch(rest.strip(" )》”】—-:")) is not None
    # A line that a year opens may be a news item (2004年3月…); a title is all one name.
    broken = with_year and (match.start() > 0 or _NAME_ONLY.fullmatch(rest) is not None)
    if not bare and review is None and plan is None and broken:
        review = genres["review"].search(goes_on) if _WHOLE_REST.fullmatch(goes_on) else None
    if not bare and review is None:
        return None
    if NUMBERED.match(text):  # the heading of the first section, not the title
        return Named(year, speaking(year, written), False, span, named_by="opening"), False
    return Named(year, speaking(year, written), True, span), False


def _with_part(named: Named, line: TextLine, dirs: tuple[Path, ...]) -> Named:
    """``named`` with the part of the year that stands behind it (2022年一季度, 2023年1-9月)."""
    if named.named_by != "title" or not line.start <= named.span[0] < line.end:
        return named
    for mention in _runs(parts_of(line, ReportDate(), dirs), line.text):
        start, end = line.start + mention.start, line.start + mention.end
        if mention.year == named.year and start <= named.span[0] < end:
            return replace(named, part=mention.edtf, closed=False, span=(start, end))
    if _HALF.match(line.text, named.span[1] - line.start) is not None:
        return replace(named, part=f"{named.year}-01/{named.year}-06", closed=False)
    return named


def part_in(line: TextLine, year: int, dirs: tuple[Path, ...]) -> str | None:
    """The part of ``year`` that a line names first (2014年上半年工作情况)."""
    runs = _runs(parts_of(line, ReportDate(), dirs), line.text)
    return next((mention.edtf for mention in runs if mention.year == year), None)


def told_as(rest: str, dirs: tuple[Path, ...]) -> bool:
    """Whether what stands behind a year tells of results before it tells of plans (工作情况和明年打算)."""
    genres = genre_patterns(dirs)
    review, plan = genres["review"].search(rest), genres["plan"].search(rest)
    return review is not None and (plan is None or review.start() < plan.start())


def parts_of(line: TextLine, report: ReportDate, dirs: tuple[Path, ...]) -> list[PeriodMention]:
    """The months, quarters and halves that a line names."""
    return [
        mention
        for mention in find_periods(scan_periods(line.text, dirs), report)
        if _PART.fullmatch(mention.edtf or "")
        and (
            mention.kind in ("point", "range")
            or (mention.kind == "relative" and line.text.startswith(_THIS_YEAR, mention.start))
        )
    ]


def _runs(parts: list[PeriodMention], text: str) -> list[PeriodMention]:
    """``parts`` with those listed side by side made one (2024年一、二季度): the span from the first to the last."""
    joined: list[PeriodMention] = []
    for part in parts:
        last = joined[-1] if joined else None
        if last is None or last.year != part.year or _LISTED.fullmatch(text, last.end, part.start) is None:
            joined.append(part)
            continue
        first, final = (last.edtf or "").split("/")[0], (part.edtf or "").split("/")[-1]
        if first >= final:
            joined.append(part)
            continue
        joined[-1] = last._replace(end=part.end, edtf=f"{first}/{final}", kind="range")
    return joined


def speaking(year: int, written: Date | None) -> int:
    """The year that 今年 names: a text of January to March on the year before says it of its own year."""
    return year if written is None or written.month > 3 else written.year
