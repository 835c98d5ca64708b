"""When a document was written and what year it reports on."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date as Date
from functools import lru_cache
from pathlib import Path
from typing import Literal

from minzheng_ie.compiled import compile_re
from minzheng_ie.document.five_year_plans import find_plan
from minzheng_ie.entities.period_grammar import (
    DAY,
    MONTH,
    NUMBERED,
    Y4,
    PeriodRule,
    alternatives,
    small,
    year_number,
)
from minzheng_ie.entities.periods import ENDS_SENTENCE, PeriodScan, find_periods, scan_periods
from minzheng_ie.entities.report_date import ReportDate
from minzheng_ie.entities.short_years import names_short_year
from minzheng_ie.errors import DateError
from minzheng_ie.patterns import pattern_dirs, read_rules

_GIVEN = compile_re(
    r"([0-9]{4})(?:[-/.]([0-9]{1,2})(?:[-/.]([0-9]{1,2}))?)?|([0-9]{4})年(?:([0-9]{1,2})月(?:([0-9]{1,2})日)?)?"
)
_HEAD_LINES = 40
_TAIL_LINES = 12
_OPENING = 160
_PARAGRAPH = 60

_DATE = (
    r"(?:(?P<iy>(?<![0-9.])(?:19|20)[0-9][0-9])(?P<sep>[-/.])(?P<im>1[0-2]|0?[1-9])(?P=sep)(?P<id>3[01]|[12][0-9]|0?[1-9])(?![0-9.])"
    rf"|(?P<hy>{Y4})年(?P<hm>{MONTH})月(?P<hd>{DAY})日)"
)
_LABEL = compile_re(
    r"(?:时间|日期|印发|原载|转载自|第[0-9]+版|发布|发表|来源|刊发|刊载|更新|报道|记者|责任编辑|浏览|作者|编辑|讯|电)"
)
_ANY_DATE = compile_re(_DATE)
_LINE_DATE = compile_re(rf"[—―\-–(\s]*{_DATE}[\s)]*")
_SPEECH_DATE = compile_re(rf"[—―\-–(\s]*{_DATE}在")

_TITLE_YEAR = compile_re(rf"(?P<y>{Y4})(?:年度?)?(?![0-9.\-/])")
_SEVERAL = compile_re(
    r"(?:过去|近|这|最近)的?(?:[二两三四五六七八九十]|[2-9]|10)年|(?:[三四五六七八九十]|[3-9]|10)年(?:来|以来|间|巡礼|成就|回顾|综述)"
    r"|[“\"]?十[一二三四五六]?五[”\"]?(?:期间|时期|以来|[^规]{0,12}(?:回顾|成就|综述|巡礼|总结|发展情况))"
    r"|党的(?:十[八九]|二十)大以来"
)
_TARGET_BEFORE = compile_re(r"(?:到|至|力争|争取|面向|未来|展望|目标)$")


@dataclass(frozen=True)
class _Block:
    start: int
    end: int
    text: str


def _blocks(text: str) -> list[_Block]:
    blocks: list[_Block] = []
    offset = 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(_Block(offset, offset + len(line), line))
        offset += len(line) + 1
    return blocks


def _calendar(match: re.Match[str]) -> Date | None:
    if match["iy"]:
        fields = int(match["iy"]), int(match["im"]), int(match["id"])
    else:
        fields = year_number(match["hy"]), small(match["hm"]), small(match["hd"])
    try:
        return Date(*fields)
    except ValueError:
        return None


def _given_date(given: str) -> tuple[int, Date | None]:
    """The year and (when a month is given) the date of a ``--date``. Raises DateError."""
    match = _GIVEN.fullmatch(given.strip())
    if match is None:
        raise DateError(f"date {given!r}: write 2024, 2024-04 or 2024-04-30")
    year, month, day = match.group(1, 2, 3) if match.group(1) else match.group(4, 5, 6)
    if not 1900 <= int(year) <= 2100:
        raise DateError(f"date {given!r}: the year must lie between 1900 and 2100")
    if month is None:
        return int(year), None
    try:
        return int(year), Date(int(year), int(month), int(day) if day else 1)
    except ValueError as error:
        raise DateError(f"date {given!r}: {error}") from error


def _split(blocks: list[_Block]) -> tuple[list[_Block], _Block | None, list[_Block]]:
    """Head lines, the opening paragraph and the last lines of a document."""
    for index, block in enumerate(blocks[:_HEAD_LINES]):
        text = block.text.strip()
        if len(text) >= _PARAGRAPH and "。" in text:
            return blocks[:index], block, blocks[max(index + 1, len(blocks) - _TAIL_LINES) :]
    if len(blocks) == 1 and any(char in ENDS_SENTENCE or char == "," for char in blocks[0].text):
        return [], blocks[0], []
    head = blocks[:_HEAD_LINES]
    return head, None, blocks[max(len(head), len(blocks) - _TAIL_LINES) :]


def _written(head: list[_Block], tail: list[_Block]) -> tuple[Date | None, list[tuple[int, int]]]:
    """The earliest date in a dateline (a text is written before it is posted again) and all dateline spans."""
    dates: list[Date] = []
    spans: list[tuple[int, int]] = []
    for part, blocks in (("head", head), ("tail", tail)):
        for block in blocks:
            for match in _ANY_DATE.finditer(block.text):
                line = _LINE_DATE.fullmatch(block.text) or _SPEECH_DATE.match(block.text)
                labelled = len(block.text) <= 120 and _LABEL.search(block.text) is not None
                numeric = part == "head" and match["iy"] is not None
                body = block.text.strip()
                bracketed = len(body) <= 60 and body[:1] == "(" and body[-1:] == ")"
                if not (line or labelled or numeric or bracketed):
                    continue
                value = _calendar(match)
                if value is not None:
                    dates.append(value)
                    spans.append((block.start + match.start(), block.start + match.end()))
    return (min(dates) if dates else None), sorted(spans)


@dataclass(frozen=True)
class _Named:
    """A year named by the title or the opening."""

    year: int
    now: int
    closed: bool
    span: tuple[int, int]
    named_by: Literal["title", "delivered", "opening"] = "title"


@lru_cache(maxsize=8)
def _genre_patterns(dirs: tuple[Path, ...]) -> dict[str, re.Pattern[str]]:
    rules = [rule for rule in read_rules("periods.yaml", PeriodRule, dirs) if rule.role == "genre"]
    effects = ("delivered", "plan", "review", "lookback")
    return {
        effect: compile_re(alternatives(rule for rule in rules if rule.effect == effect))
        for effect in effects
    }


def _titled(
    head: list[_Block], written: Date | None, datelines: list[tuple[int, int]], dirs: tuple[Path, ...]
) -> _Named | None:
    """The year that a line of the head names as the one reported on."""
    genres = _genre_patterns(dirs)
    plans: list[_Named] = []
    for block in head:
        text = block.text
        if len(text) > 80 or len(text.strip()) < 4:
            continue
        years = list(_TITLE_YEAR.finditer(text))
        for index, match in enumerate(years):
            span = block.start + match.start(), block.start + match.end()
            if any(first <= span[0] < last for first, last in datelines):
                continue
            stop = years[index + 1].start() if index + 1 < len(years) else len(text)
            rest = text[match.end() : stop]
            year = year_number(match["y"])
            if rest[:1] in ("-", "—", "至", "到") and index + 1 < len(years):
                return None
            delivered = genres["delivered"].search(rest)
            looked = genres["lookback"].search(text[max(0, match.start() - 6) : match.start()])
            with_year = match.group().endswith(("年", "度"))
            if delivered and not (written and written.year != year):
                return _Named(year - 1, year, False, span, named_by="delivered")
            if looked:
                return _Named(year, year, True, span)
            if (
                with_year
                and (plan := genres["plan"].search(rest))
                and not ((review := genres["review"].search(rest)) and review.start() < plan.start())
            ):
                plans.append(_Named(year, year, False, span))
                continue
            bare = len(years) == 1 and not rest.strip(" )》”】—-:") and with_year
            if bare or (with_year and genres["review"].search(rest)):
                if NUMBERED.match(text):  # the heading of the first section, not the title
                    return _Named(year, _speaking(year, written), False, span, named_by="opening")
                part = any(word in rest for word in ("上半年", "季度", "下半年"))
                return _Named(year, _speaking(year, written), not part, span)
    return plans[0] if plans else None


def _speaking(year: int, written: Date | None) -> int:
    """The year that 今年 names: a text of January to March on the year before says it of its own year."""
    return year if written is None or written.month > 3 else written.year


_PAST_YEAR = compile_re(r"(?:刚刚)?过去的")
_OPENING_YEAR = compile_re(rf"(?<!到)(?P<y>{Y4})年(?:度|上半年|以来)?(?=[,，是]|[一-鿿])")


def _opened(opening: _Block | None, written: Date | None) -> _Named | None:
    """The year with which the opening paragraph begins (2020年是…, 2023年,全市…)."""
    if opening is None:
        return None
    match = _OPENING_YEAR.match(opening.text) or _PAST_YEAR.match(opening.text)
    if match is None:
        return None
    if "y" not in match.re.groupindex:
        match = _OPENING_YEAR.match(opening.text, match.end())
        if match is None:
            return None
    year = year_number(match["y"])
    if written is not None and not written.year - 1 <= year <= written.year:
        return None
    span = opening.start + match.start(), opening.start + match.end()
    return _Named(year, _speaking(year, written), False, span, named_by="opening")


_INTRODUCED = compile_re(
    rf"(?<![到至前自从])(?P<y>{Y4})年(?!代|至今|以来|起|来|前|后| ?[-—至到与]|度?[^,。]{{0,6}}规划)"
)


def _introduced(blocks: list[_Block]) -> _Named | None:
    """The one year that the head and the first sentences speak of (……2023年即将过去, 回顾2023年……)."""
    spoken = [
        (block.start, match) for block in blocks for match in _INTRODUCED.finditer(block.text, 0, _OPENING)
    ]
    years = {year_number(match["y"]) for _, match in spoken}
    named = {
        year_number(y) for block in blocks for y in re.findall(rf"(?<!到)({Y4})年", block.text[:_OPENING])
    }
    if len(years) != 1 or named != years:
        return None
    if any(names_short_year(block.text[:_OPENING]) for block in blocks):
        return None
    start, match = spoken[0]
    year = years.pop()
    return _Named(year, year, False, (start + match.start(), start + match.end()), named_by="opening")


def _several(
    head: list[_Block], opening: _Block | None, datelines: list[tuple[int, int]]
) -> tuple[int, int] | None:
    """Where the title or the first sentences say that several years are reviewed."""
    for block in head:
        if len(block.text) <= 80 and (match := _SEVERAL.search(block.text)):
            return block.start + match.start(), block.start + match.end()
    if opening is not None and (match := _SEVERAL.search(opening.text, 0, _OPENING)):
        return opening.start + match.start(), opening.start + match.end()
    return None


def _first_section(
    blocks: list[_Block], year: int, otherwise: tuple[int, int] | None
) -> tuple[int, int] | None:
    """Where the first numbered heading says that several years, and not just ``year``, are reviewed.

    RETURNS (tuple): the span, None when the heading names ``year``, ``otherwise`` when it tells neither.
    """
    for block in blocks[:_HEAD_LINES]:
        if len(block.text) <= 40 and block.text.lstrip().startswith("一、"):
            if f"{year}年" in block.text:
                return None
            if match := _SEVERAL.search(block.text):
                return block.start + match.start(), block.start + match.end()
            break
    return otherwise


def _only_year(scan: PeriodScan) -> tuple[int, tuple[tuple[int, int], ...]] | None:
    """The year that a text without a date speaks of: the latest, when most of its years are that one."""
    mentions = [
        mention
        for mention in find_periods(scan, ReportDate())
        if mention.explicit
        and mention.year is not None
        and mention.rule not in ("plan", "plan_end", "plan_since", "event")
        and mention.kind not in ("target", "title", "dateline", "comparison")
    ]
    years = Counter(mention.year for mention in mentions if mention.year is not None)
    if sum(years.values()) < 2:
        return None
    latest = max(years)
    if years[latest] * 5 < sum(years.values()) * 3:
        return None
    return latest, tuple((m.start, m.end) for m in mentions if m.year == latest)[:3]


def report_date(
    text: str | PeriodScan, given: str | None = None, dirs: tuple[Path, ...] | None = None
) -> ReportDate:
    """When ``text`` was written and what year it reports on.

    text (str | PeriodScan): clean text, or its scan.
    given (str): the user's ``--date`` (``2024``, ``2024-04``, ``2024-04-30``); it wins over the text.
    dirs (tuple): pattern directories, from `pattern_dirs`; the built-in ones when None.
    RETURNS (ReportDate): fields that the text does not tell are None.
    Raises DateError when ``given`` cannot be read.

    The year comes, in this order, from a year given, the title, the first words of the opening, a dateline
    (January to March: the year before, unless the text speaks of its own year only) and, failing all, from a
    text that speaks of one year throughout. A review of several years (过去五年 in title or opening) has no
    default unless the title itself names the year.
    """
    scan: PeriodScan | None = None
    if isinstance(text, PeriodScan):
        scan, text = text, text.text
    dirs = dirs or pattern_dirs()
    blocks = _blocks(text)
    head, opening, tail = _split(blocks)
    written, datelines = _written(head, tail)
    several = _several(head, opening, datelines)
    if given is not None:
        year, date = _given_date(given)
        if date is None:
            default = None if several else f"{year:04d}"
            return ReportDate(None, year, default, year, evidence=(), datelines=tuple(datelines))
        written = date
    plan = next((p for b in head if (p := find_plan(b.text, b.start)) is not None), None)
    if plan is not None and (written is None or plan.first - 1 <= written.year <= plan.last):
        now = written.year if written is not None else plan.first
        span = ((plan.start, plan.end),)
        return ReportDate(
            written, plan.first - 1, plan.period, now, False, span, tuple(datelines), plan.reviewed
        )
    titled = _titled(head, written, datelines, dirs)
    if (
        titled is not None
        and given is not None
        and written is not None
        and not (written.year - 1 <= titled.year <= written.year)
    ):
        titled = None
    named = (
        titled
        or _opened(opening, written)
        or (None if written else _introduced([*head, opening] if opening else head))
    )
    if named is not None and named.named_by != "title":
        several = _first_section(blocks, named.year, several)
    lines = tuple(datelines)
    if named is not None:
        own = named.named_by == "title" or several is None
        default = f"{named.year:04d}" if own else None
        evidence: tuple[tuple[int, int], ...] = (named.span,)
        if default is None and several is not None:
            evidence = (named.span, several)
        return ReportDate(written, named.year, default, named.now, named.closed, evidence, lines)
    if written is not None:
        year = written.year
        if written.month <= 3 and not _speaks_of(text, year):
            year -= 1
        return ReportDate(
            written,
            year,
            None if several else f"{year:04d}",
            written.year,
            False,
            lines if given is None else (),
            lines,
        )
    only = _only_year(scan or scan_periods(text, dirs))
    if only is None:
        return ReportDate(datelines=lines)
    year, spoken = only
    return ReportDate(None, year, None if several else f"{year:04d}", year, False, spoken, lines)


def _speaks_of(text: str, year: int) -> bool:
    """Whether the text speaks of ``year`` in its sentences and not of the year before."""
    return f"{year}年" in text and f"{year - 1}年" not in text and "去年" not in text
