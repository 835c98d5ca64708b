"""Meetings of the first months that sum up the year before and lay out the tasks of their own.

总结去年工作,部署今年任务。…去年,全市…: what is told without a time is of the year that the text turns to first; 今年 is the meeting's own.
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
_TURNS = compile_re(
    rf"(?:^|[。;:,!?\n、] ?|(?:指出|表示|强调|介绍|透露|认为))(?:在|回顾|刚刚|到)?"
    rf"(?:(?P<did>去年|过去的?一年|一年来)(?!同期|同比|底?相比|以来)|(?P<does>今年|下一步|新的?一年)(?!同期)|(?P<y>{Y4})年)"
    r"|(?P<asks>要求|强调|指出|提出)[,:]?[^。;\n]{0,6}?要"
)


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


def _turns_back(text: str, start: int, year: int) -> bool:
    """Whether ``text`` turns to ``year`` behind ``start`` before it turns to the year after, or to what is to be done."""
    for turn in _TURNS.finditer(text, start):
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
