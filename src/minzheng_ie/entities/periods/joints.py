"""What two expressions of time that touch say together: 2019年至2023年五年间, 2018年与2021年间."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Sequence

from minzheng_ie.compiled import compile_re
from minzheng_ie.entities.periods.grammar.around import (
    BEFORE_COUNT,
    BEGUN_THERE,
    COMMA,
    COUNT_OF_YEARS,
    DAYS_TOLD,
    FROM_YEAR,
    INSIDE,
    JOINT,
    LISTED,
    STOP,
    TO_YEAR,
)
from minzheng_ie.entities.periods.grammar.fragments import small
from minzheng_ie.entities.periods.mention import PeriodMention

_YEAR = compile_re(r"[0-9]{4}")
_DATE = compile_re(r"[0-9]{4}(?:-[0-9]{2}){0,2}")
_YEARS = compile_re(r"([0-9]{4})/([0-9]{4})")
_MONTH = compile_re(r"([0-9]{4}-[0-9]{2})-([0-9]{2})")
_CLOSED = compile_re(r"[0-9时分点:]{0,6}\)(?:[0-9]{1,2}[时点](?![间期]))?")
_COUNTS = frozenset({"count_back", "duration", "count_vague", "streak", "ago"})
_UP_TO = frozenset({"point", "target", "asof"})
_BEGINS = frozenset({"point", "open"})
_NEAR = 20
_BEGUN = 24  # characters of what began


def join(text: str, mentions: Sequence[PeriodMention], action: re.Pattern[str]) -> list[PeriodMention]:
    """The mentions of a line with those made one that are: a count of years behind its years, 间 behind two years.

    text (str): the clean text the offsets count in. action (Pattern): a name behind a count of years (三年行动).
    RETURNS (list): in order, none overlapping another.
    """
    joined = list(mentions[:1])
    run = 1 if joined and _is_year(joined[0]) else 0  # years listed up to here
    for mention in mentions[1:]:
        last = joined[-1]
        if mention.rule in _COUNTS and _is_count_of(text, last, run, mention, action):
            joined[-1] = last._replace(end=mention.end)
            continue
        mention = _told_before(text, last, mention)
        run = _listed(text, last, mention, run)
        both = _from_to(text, last, mention) or _glossed(text, last, mention)
        both = both or (_within(text, last, mention) if run in (1, 2) else None)
        if both is None:
            joined.append(mention)
        else:
            joined[-1], run = both, 0
    return joined


def _listed(text: str, last: PeriodMention, mention: PeriodMention, run: int) -> int:
    """How many years are listed up to ``mention``, of which ``run`` are up to the ``last``."""
    if not _is_year(mention):
        return 0
    return run + 1 if LISTED.fullmatch(text, last.end, mention.start) else 1


def _is_year(mention: PeriodMention) -> bool:
    return mention.kind == "point" and _YEAR.fullmatch(mention.edtf or "") is not None


def _told_before(text: str, last: PeriodMention, mention: PeriodMention) -> PeriodMention:
    """A count of years told just before it is of them; a day alone of the month of those before it."""
    if mention.rule == "count_back" and _years_told(text, last, mention):
        mention = mention._replace(edtf=last.edtf, kind="range", year=last.year)
    if mention.rule == "day":
        return _same_month(text, last, mention)
    return mention


def _within(text: str, last: PeriodMention, mention: PeriodMention) -> PeriodMention | None:
    """From one year to another, where 间 stands behind both (2018年与2021年间)."""
    within = INSIDE.match(text, mention.end)
    if within is None or not _is_year(last) or not JOINT.fullmatch(text, last.end, mention.start):
        return None
    if (last.edtf or "") >= (mention.edtf or ""):
        return None
    edtf = f"{last.edtf}/{mention.edtf}"
    return last._replace(end=within.end(), edtf=edtf, kind="range", rule="range", year=mention.year)


def _glossed(text: str, last: PeriodMention, mention: PeriodMention) -> PeriodMention | None:
    """A state whose day a bracket behind it tells (截至昨日(31日), 截至目前(8月1日)); None where it is none."""
    if last.kind != "asof" or mention.kind != "point" or mention.start != last.end + 1:
        return None
    if _MONTH.fullmatch(mention.edtf or "") is None or text[last.end] != "(":
        return None
    closed = _CLOSED.match(text, mention.end)
    if closed is None:
        return None
    return last._replace(end=closed.end(), edtf=f"../{mention.edtf}", year=mention.year)


def _from_to(text: str, last: PeriodMention, mention: PeriodMention) -> PeriodMention | None:
    """From one time, behind which words tell what began, to another (从2008年开设考试至2010年); None where it is none.

    Both ends are written: 由2008年的12人增至2010年的… has a value of its own between, 2008年的试点扩大到2010年 a change.
    """
    if mention.kind not in _UP_TO or mention.start - last.end > _BEGUN or last.kind not in _BEGINS:
        return None
    if not (_DATE.fullmatch(last.edtf or "") and _DATE.fullmatch(mention.edtf or "")):
        return None
    if not (last.explicit and mention.explicit) or (last.edtf or "") >= (mention.edtf or ""):
        return None
    if text[last.start - 1 : last.start] not in FROM_YEAR or text[mention.start] not in TO_YEAR:
        return None
    if text[mention.end : mention.end + 1] != COMMA:
        return None  # 从2015年文明城市到2020年双拥模范城: a list
    if not BEGUN_THERE.fullmatch(text, last.end, mention.start):
        return None
    edtf = f"{last.edtf}/{mention.edtf}"
    return mention._replace(start=last.start - 1, edtf=edtf, kind="range", rule="range")


def _years_told(text: str, years: PeriodMention, count: PeriodMention) -> bool:
    """Whether ``count`` is of the years that its sentence names before (从1990年到2015年,福利彩票25年来累计销售…)."""
    if count.start - years.end > _NEAR or text.find(STOP, years.end, count.start) >= 0:
        return False
    return _counts(text, years, count)


def _same_month(text: str, last: PeriodMention, days: PeriodMention) -> PeriodMention:
    """Days listed behind others (5月25-27日和28-30日) are of their month, where they come later."""
    told = DAYS_TOLD.fullmatch(text, days.start, days.end)
    month = _MONTH.fullmatch((last.edtf or "").split("/")[-1]) if last.rule == "day" else None
    if told is None or month is None or not LISTED.fullmatch(text, last.end, days.start):
        return days
    first, final = int(told[1]), int(told[2] or told[1])
    if not int(month[2]) < first <= final <= monthrange(*map(int, month[1].split("-")))[1]:
        return days
    start, end = f"{month[1]}-{first:02d}", f"{month[1]}-{final:02d}"
    return days._replace(edtf=start if first == final else f"{start}/{end}", year=last.year)


def _is_count_of(
    text: str, years: PeriodMention, run: int, count: PeriodMention, action: re.Pattern[str]
) -> bool:
    """Whether ``count`` (三年里) says how many the years before it are."""
    if not BEFORE_COUNT.fullmatch(text, years.end, count.start) or action.match(text, count.end):
        return False
    return _counts(text, years, count, run)


def _counts(text: str, years: PeriodMention, count: PeriodMention, run: int = 0) -> bool:
    """Whether ``count`` names as many years as ``years``, or the ``run`` of them listed, are."""
    number = COUNT_OF_YEARS.search(text, count.start, count.end)
    if number is None:
        return False
    try:
        told = small(number[1])
    except KeyError:
        return False
    span = _YEARS.fullmatch(years.edtf or "") if years.kind == "range" else None
    if span is not None:
        return told in (int(span[2]) - int(span[1]) + 1, int(span[2]) - int(span[1]))
    return run > 1 and told == run
