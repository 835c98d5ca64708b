"""Reviews of several years named as a whole: “十二五”期间…, “十三五”民政工作总结, 2016—2020年…工作总结."""

from __future__ import annotations

import re
from datetime import date as Date
from functools import lru_cache
from pathlib import Path

from minzheng_ie.compiled import compile_re
from minzheng_ie.document.counted_years import counted_years
from minzheng_ie.document.cues import document_words
from minzheng_ie.document.datelines import TextLine
from minzheng_ie.document.five_year_plans import PLAN, plan_years
from minzheng_ie.document.model import Span
from minzheng_ie.entities.periods.grammar.fragments import NUMBERED, TO, Y4, year_number
from minzheng_ie.entities.periods.report_date import Reviewed

_LONGEST = 80  # characters of a title
_OPENING = 160  # characters of an opening paragraph
_HEADING_LINES = 40
_RUN_ON = 40  # characters of an opening in which a title that is run on into its text ends
_SEVERAL = compile_re(
    r"(?:过去|近|这|最近)的?(?:[二两三四五六七八九十]|[2-9]|10)年|(?:[三四五六七八九十]|[3-9]|10)年(?:来(?!新[高低]|最|同期)|以来|间|巡礼|成就|回顾|综述)"
    r"|[“\"]?十[一二三四五六]?五[”\"]?(?:期间|时期|以来|[^规]{0,12}(?:回顾|成就|综述|巡礼|总结|发展情况))"
    r"|党的(?:十[八九]|二十)大以来"
)
_BASE = compile_re(r"[从由比较于][“\"]?$")
_VALUE = compile_re(r"末?的[逾近约超0-9]")  # 从“十二五”时期的逾15万人次
_OTHER_HEAD = r"(?:^|[\n。 ])(?:第?[一二三四五六七八九十]{1,2}[、章部]分?|\([一二三四五六七八九十]{1,2}\)、?)[^。\n,;]{0,24}?"


@lru_cache(maxsize=8)
def _patterns(dirs: tuple[Path, ...]) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """What names the years reviewed; what makes it no review of all of them; the head of another part."""
    review, running, other = (
        document_words(dirs, role) for role in ("span_review", "span_running", "span_other_part")
    )
    between = r"[^,。;以和与暨及]{0,24}?"
    return (
        compile_re(
            rf"(?:{PLAN})(?:(?:时期|期间)|(?:时期|期间)?{between}{review})"
            rf"|(?<![0-9])(?P<first>{Y4})年?{TO}(?P<last>{Y4})年度?{between}{review}"
        ),
        compile_re(running),
        compile_re(rf"{_OTHER_HEAD}{other}"),
    )


def find_review(
    text: str, head: list[TextLine], opening: TextLine | None, written: Date | None, dirs: tuple[Path, ...]
) -> Reviewed | None:
    """The years that a document reviews as a whole, as its title or first words name them; None where none are.

    text (str): clean text. head, opening: its first lines. written (Date): a review of years not yet over is none.
    """
    for line in head:
        if len(line.text) <= _LONGEST and "。" not in line.text and not NUMBERED.match(line.text):
            found = _named(line, len(line.text), dirs)
            if found is not None:
                return _until(text, found, written, dirs)
    found = _named(opening, _RUN_ON, dirs) if opening is not None else None
    if found is not None and opening is not None and "。" in text[opening.start : found[2][0]]:
        return None  # 2020年,服务体系将加快完善。“十三五”期间,…
    found = found or counted_years(text, head, opening, written)
    return _until(text, found, written, dirs) if found is not None else None


def _named(line: TextLine, end: int, dirs: tuple[Path, ...]) -> tuple[int, int, Span] | None:
    """First and last year that a line names as reviewed up to its character ``end``, and where."""
    if "五" not in line.text[:end] and "年" not in line.text[:end]:
        return None
    names, running, _ = _patterns(dirs)
    match = names.search(line.text, 0, end)
    if match is None or running.search(line.text, match.start(), end):
        return None
    if _BASE.search(line.text, max(0, match.start() - 2), match.start()) or _VALUE.match(
        line.text, match.end()
    ):
        return None
    span = line.start + match.start(), line.start + match.end()
    if match["first"]:
        years = year_number(match["first"]), year_number(match["last"])
    else:
        years = plan_years(match["n"] or match["m"])
    return (*years, span) if years[0] < years[1] else None


def _until(
    text: str, found: tuple[int, int, Span], written: Date | None, dirs: tuple[Path, ...]
) -> Reviewed | None:
    first, last, span = found
    if written is not None and written.year < last:
        return None
    other = _patterns(dirs)[2].search(text, span[1])
    return Reviewed(f"{first}/{last}", last, span, other.start() if other is not None else len(text))


def several_years(head: list[TextLine], opening: TextLine | None) -> Span | None:
    """Where the title or the first sentences say that several years are reviewed."""
    for line in head:
        if len(line.text) <= _LONGEST and (match := _SEVERAL.search(line.text)):
            return line.start + match.start(), line.start + match.end()
    if opening is not None and (match := _SEVERAL.search(opening.text, 0, _OPENING)):
        return opening.start + match.start(), opening.start + match.end()
    return None


def first_section(lines: list[TextLine], year: int, otherwise: Span | None) -> Span | None:
    """Where the first numbered heading says that several years, and not just ``year``, are reviewed.

    RETURNS (tuple): the span, None when the heading names ``year``, ``otherwise`` when it tells neither.
    """
    for line in lines[:_HEADING_LINES]:
        if len(line.text) <= 40 and line.text.lstrip().startswith("一、"):
            if f"{year}年" in line.text:
                return None
            if match := _SEVERAL.search(line.text):
                return line.start + match.start(), line.start + match.end()
            break
    return otherwise
