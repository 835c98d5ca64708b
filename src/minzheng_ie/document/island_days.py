"""The day of a text that counts years from 1912: behind a label (发布日期:107-09-16), or the code with which an agency ends (…)1141219)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date as Date
from pathlib import Path

from minzheng_ie.compiled import compile_re
from minzheng_ie.document.datelines import Dateline, TextLine, calendar_day
from minzheng_ie.entities.periods.since_1912 import BEFORE_FIRST, counts_so

_HEAD, _TAIL = 20, 6  # lines
_LONGEST = 60  # characters of a line that gives such a day behind its label
_YEAR = "(?P<y>9[0-9]|1[0-3][0-9])"
_LABELLED = compile_re(
    rf"(?:日期|时间|发布|更新|刊登|张贴|上版)[^0-9]{{0,6}}(?<![0-9]){_YEAR}[-/.年](?P<m>1[0-2]|0?[1-9])[-/.月](?P<d>3[01]|[12][0-9]|0?[1-9])(?![0-9.])"
)
# (编辑:李某)1141219
_CODE = compile_re(rf"\) ?{_YEAR}(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12][0-9]|3[01])\s*$")


def island_days(text: str, lines: Sequence[TextLine], dirs: tuple[Path, ...]) -> list[Dateline]:
    """The one such day of a text; none where there are several.

    text (str): clean text. lines: those that are not empty. dirs: pattern directories, whose words tell a text that counts so.
    """
    found = [
        (line, match, True)
        for line in lines[:_HEAD]
        if len(line.text) <= _LONGEST and (match := _LABELLED.search(line.text)) is not None
    ]
    found += [
        (line, match, False) for line in lines[-_TAIL:] if (match := _CODE.search(line.text)) is not None
    ]
    days = {day for _, match, _ in found if (day := _day(match)) is not None}
    if len(days) != 1 or not counts_so(text, dirs):
        return []
    line, match, posted = found[0]
    return [Dateline(days.pop(), line.start + match.start("y"), line.start + match.end("d"), posted)]


def _day(match: re.Match[str]) -> Date | None:
    return calendar_day(int(match["y"]) + BEFORE_FIRST, int(match["m"]), int(match["d"]))
