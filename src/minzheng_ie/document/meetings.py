"""Meetings of the first months that sum up the year before and lay out the tasks of their own.

总结去年工作,部署今年任务。…去年,全市…: what is told without a time is of the year that the text turns to first; 今年 is the meeting's own.
在2024年全市民政工作会议上的讲话 / 一年来,…: so too where no agenda says it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date as Date

from minzheng_ie.compiled import compile_re
from minzheng_ie.document.datelines import TextLine
from minzheng_ie.document.model import Span
from minzheng_ie.document.reported import Named
from minzheng_ie.entities.periods.grammar.fragments import ANY_YEAR, Y4, year_number

_READ = 400  # characters of a line in which a meeting says what it is for
_EARLY = 4  # the month up to which such meetings are held
_SUMS_UP = ("总结", "回顾")
_TASK = r"(?:部署|布置|安排|谋划|研究|明确)"
_AGENDA = compile_re(
    rf"(?:总结|回顾)[^,。;:!?\n0-9]{{0,10}}?(?:(?P<last>{Y4})年|去年|上一?年|过去一年)度?(?P<between>[^。;:!?\n]{{0,36}}?)"
    rf"(?:{_TASK}[^,。;:!?\n0-9]{{0,8}}?(?:(?P<own>{Y4})年|今年|本年|新一?年)"
    rf"|[对就](?:(?P<next>{Y4})年|今年)[^,。;:!?\n0-9]{{0,12}}?{_TASK})"
)
_MEETING = compile_re(rf"(?P<y>{Y4})年度?[^,。;:!?\n0-9年]{{2,30}}?会")
# What the text turns to: 去年,全市…; 2023年成效明显; 今年,…; 会议要求,要…
_LEADS = r"(?:^|[。;:,!?\n、] ?|(?:指出|表示|强调|介绍|透露|认为|总结了?))(?:在|回顾|刚刚|到)?"
_DID = r"去年|过去的?一年|一年来"
_DOES = r"|(?P<does>今年|下一步|新的?一年)(?!同期)"
_ASKS = r"|(?P<asks>要求|强调|指出|提出)[,:]?[^。;\n]{0,6}?要"
_NOT_TOLD = r"(?!同期|同比|底?相比|以来)"


def _turns(did: str, behind: str = "") -> re.Pattern[str]:
    """What the text turns to. did: words for the year that is over; behind: what must follow a year in figures."""
    return compile_re(rf"{_LEADS}(?:(?P<did>{did}){_NOT_TOLD}{_DOES}|(?P<y>{Y4})年{behind}){_ASKS}")


_TURNS = _turns(_DID)

# 2024年全市民政工作会议; not 2022年度…, 2022年半年…, 2022年第三次…
_YEARLY = compile_re(
    rf"(?P<y>{Y4})年(?P<name>(?!度)[^,。;:!?\n0-9年月]{{0,24}}?)(?:工作会|民政会|年会|代表大会)(?P<of>[^,。;:!?\n]{{0,8}})"
)
# 2023年1月10日,县民政局召开工作会议
_HELD = compile_re(
    rf"(?P<y>{Y4})年(?P<m>[1-9]|1[0-2])月[0-9]{{1,2}}日[^。;!?\n]{{0,30}}?(?:召开|举行)(?P<name>[^。;!?\n]{{0,24}}?)"
    r"(?:工作会|民政会|年会|代表大会)(?P<of>[^,。;:!?\n]{0,8})"
)
_OTHERWISE = (
    "半年",
    "季度",
    "年中",
    "年终",
    "总结",
    "表彰",
    "述职",
    "第二次",
    "第三次",
    "推进",
    "冬",
    "下半",
)
_MONTH_BEFORE = compile_re(r"(?<![0-9年])(?P<m>[1-9]|1[0-2])月(?:[0-9]{1,2}日)?[^。\n]{0,16}\Z")
_LEAD = 24  # characters before the meeting's year in which the day of the news stands
# The same, and 会上通报,全年…; no year of the meeting's own name or day.
_WHOLE_YEAR = r"全年(?!任务|目标|工作|计划|要|将|力争|预计)"
_OWN_NAME = r"(?![^,。;:!?\n0-9年月]{0,24}?(?:工作会|民政会|年会|代表大会)|[0-9]{1,2}月[0-9]{1,2}日)"
_TOLD = _turns(f"{_DID}|{_WHOLE_YEAR}", _OWN_NAME)


def yearly_meeting(text: str, lines: Iterable[TextLine], written: Date | None) -> Named | None:
    """The year before that of a yearly meeting of the first months, where the text turns to it first.

    text (str): clean text. lines: its first lines; a title or an opening names the meeting.
    """
    for line in lines:
        if "会" not in line.text:
            continue
        for pattern in (_YEARLY, _HELD):
            met = pattern.search(line.text, 0, _READ)
            if met is None or not _of_spring(line.text, met, written):
                continue
            year = year_number(met["y"])
            span = line.start + met.start(), line.start + met.end()
            back = _turns_back(text, span[1], year - 1, _TOLD)
            return Named(year - 1, year, False, span, named_by="opening") if back else None
    return None


def _of_spring(line: str, met: re.Match[str], written: Date | None) -> bool:
    """Whether a meeting that ``line`` names is the yearly one of its first months, as far as its name and its day tell."""
    said = met["name"] + met["of"]
    if any(word in said for word in _OTHERWISE):
        return False
    if written is not None and (written.year != year_number(met["y"]) or written.month > _EARLY):
        return False
    if "m" in met.re.groupindex:
        return int(met["m"]) <= _EARLY
    day = _MONTH_BEFORE.search(line, max(0, met.start() - _LEAD), met.start())
    return day is None or int(day["m"]) <= _EARLY


def summed_up(text: str, lines: Iterable[TextLine], written: Date | None) -> Named | None:
    """The year that a meeting sums up, where the text turns to it before it turns to the tasks.

    text (str): clean text. lines: its first lines. None where no year of the meeting is told.
    """
    first = list(lines)
    agenda = _agenda(first)
    if agenda is None or (written is not None and written.month > _EARLY):
        return None
    line, match = agenda
    year = _summed(match, first, written)
    if year is None or (written is not None and year != written.year - 1):
        return None
    start = line.start + match.end()
    if not _turns_back(text, start, year):
        return None
    span: Span = line.start + match.start(), start
    return Named(year, year + 1, False, span, named_by="opening")


def _turns_back(text: str, start: int, year: int, turns: re.Pattern[str] = _TURNS) -> bool:
    """Whether ``text`` turns to ``year`` behind ``start`` before it turns to the year after, or to what is to be done."""
    for turn in turns.finditer(text, start):
        named = year_number(turn["y"]) if turn["y"] is not None else None
        if turn["did"] is not None or named == year:
            return True
        if named is None or named == year + 1:
            return False
    return False


def _agenda(lines: Iterable[TextLine]) -> tuple[TextLine, re.Match[str]] | None:
    for line in lines:
        if not any(word in line.text for word in _SUMS_UP):
            continue
        match = _AGENDA.search(line.text, 0, _READ)
        if match is not None and ANY_YEAR.search(match["between"]) is None:
            return line, match
    return None


def _summed(match: re.Match[str], lines: Iterable[TextLine], written: Date | None) -> int | None:
    """The year summed up: by its number, by that of the tasks, by when the text was written, or by the meeting's."""
    if match["last"] is not None:
        return year_number(match["last"])
    own = match["own"] or match["next"]
    if own is not None:
        return year_number(own) - 1
    if written is not None:
        return written.year - 1
    met = next((found for line in lines if (found := _MEETING.search(line.text, 0, _READ))), None)
    return None if met is None else year_number(met["y"]) - 1
