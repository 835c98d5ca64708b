"""What two expressions of time that touch say together: 2019年至2023年五年间, 2018年与2021年间."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from minzheng_ie.compiled import compile_re
from minzheng_ie.entities.period_grammar import LIST, small

if TYPE_CHECKING:
    from minzheng_ie.entities.periods import PeriodMention

_YEAR = compile_re(r"[0-9]{4}")
_YEARS = compile_re(r"([0-9]{4})/([0-9]{4})")
_COUNTED = compile_re(r"([0-9]{1,2}|[一二两三四五六七八九十]{1,3})个?年")
_DAYS = compile_re(r"([0-9]{1,2})日?(?:[-—–~至到]+([0-9]{1,2}))?日")
_MONTH = compile_re(r"([0-9]{4}-[0-9]{2})-([0-9]{2})")
_COUNTS = frozenset({"count_back", "duration", "count_vague", "streak", "ago"})
_NEAR = 20
_BETWEEN = compile_re(r"(?:的|这|的?这|,|,?这|共)?")
_OF_A_NAME = compile_re(r"[一-鿿]{0,4}(?:行动|计划|规划|方案|攻坚|工程)")
_INSIDE = compile_re(r"(?:之)?间(?![隔断歇接])")
_JOINT = compile_re(r"[与和到至]")
_LISTED = compile_re(LIST)


def join(text: str, mentions: Sequence[PeriodMention]) -> list[PeriodMention]:
    """The mentions of a line with those made one that are: a count of years behind its years, 间 behind two years.

    text (str): the clean text the offsets count in. RETURNS (list): in order, none overlapping another.
    """
    joined: list[PeriodMention] = []
    run = 0  # years listed up to here
    for mention in mentions:
        last = joined[-1] if joined else None
        if last is not None and mention.rule in _COUNTS and _is_count_of(text, last, run, mention):
            joined[-1] = replace(last, end=mention.end)
            continue
        if mention.rule == "count_back" and last is not None and _years_told(text, last, mention):
            mention = replace(mention, edtf=last.edtf, kind="range", year=last.year)
        if mention.edtf is None and mention.rule == "day" and last is not None:
            mention = _same_month(text, last, mention)
        year = mention.kind == "point" and _YEAR.fullmatch(mention.edtf or "") is not None
        if year and run and last is not None and _LISTED.fullmatch(text, last.end, mention.start):
            run += 1
        else:
            run = 1 if year else 0
        within = _INSIDE.match(text, mention.end) if year and last is not None else None
        if (
            within is not None
            and last is not None
            and run in (1, 2)
            and last.kind == "point"
            and _JOINT.fullmatch(text, last.end, mention.start)
            and _YEAR.fullmatch(last.edtf or "")
            and (last.edtf or "") < (mention.edtf or "")
        ):
            edtf = f"{last.edtf}/{mention.edtf}"
            joined[-1] = replace(
                last, end=within.end(), edtf=edtf, kind="range", rule="range", year=mention.year
            )
            run = 0
            continue
        joined.append(mention)
    return joined


def _years_told(text: str, years: PeriodMention, count: PeriodMention) -> bool:
    """Whether ``count`` is of the years that its sentence names before (从1990年到2015年,福利彩票25年来累计销售…)."""
    if count.start - years.end > _NEAR or text.find("。", years.end, count.start) >= 0:
        return False
    return _counts(text, years, count)


def _same_month(text: str, last: PeriodMention, days: PeriodMention) -> PeriodMention:
    """Days listed behind others (5月25-27日和28-30日) are of their month, where they come later."""
    told = _DAYS.fullmatch(text, days.start, days.end)
    month = _MONTH.fullmatch((last.edtf or "").split("/")[-1]) if last.rule == "day" else None
    if told is None or month is None or not _LISTED.fullmatch(text, last.end, days.start):
        return days
    first, final = int(told[1]), int(told[2] or told[1])
    if not int(month[2]) < first <= final <= monthrange(*map(int, month[1].split("-")))[1]:
        return days
    start, end = f"{month[1]}-{first:02d}", f"{month[1]}-{final:02d}"
    return replace(days, edtf=start if first == final else f"{start}/{end}", year=last.year)


def _is_count_of(text: str, years: PeriodMention, run: int, count: PeriodMention) -> bool:
    """Whether ``count`` (三年里) says how many the years before it are."""
    if not _BETWEEN.fullmatch(text, years.end, count.start) or _OF_A_NAME.match(text, count.end):
        return False
    return _counts(text, years, count, run)


def _counts(text: str, years: PeriodMention, count: PeriodMention, run: int = 0) -> bool:
    """Whether ``count`` names as many years as ``years``, or the ``run`` of them listed, are."""
    number = _COUNTED.search(text, count.start, count.end)
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
