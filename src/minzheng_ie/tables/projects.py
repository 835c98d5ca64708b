"""The project that a form assesses, told in a cell above its tables (项目名称 | 临时救助补助资金)."""

from __future__ import annotations

from minzheng_ie.compiled import compile_re
from minzheng_ie.grids.assessed import SIGN
from minzheng_ie.tables.sheet import Sheet
from minzheng_ie.tables.subjects import Subjects
from minzheng_ie.tables.told import Line, ToldTopic
from minzheng_ie.tables.topics import topics_of

_FAR = 1500  # characters between the name of a project and its indicators
_KEY = "项目名称"
_NAME = compile_re(r"项目名称[ \t\u3000|::]*\n?[ \t\u3000|]*([^\s|]{4,40})")
_MONEY = compile_re(r"^(?:项目)?资金(?:情况|总额)?.{0,3}\(.{0,2}万?元\)$")
"""The head of a form's money; that of its indicators says `SIGN`."""


def project_of(sheet: Sheet, source: str, subjects: Subjects) -> tuple[ToldTopic, ...]:
    """What a form's project is about; nothing where no single programme is named."""
    head = [box.text for box in sheet.rows[min(sheet.rows)]] if sheet.rows else []
    if not any(SIGN in text or _MONEY.search(text) for text in head):
        return ()
    start = sheet.grid.start
    at = source.rfind(_KEY, max(0, start - _FAR), start)
    match = _NAME.match(source, at, start) if at >= 0 else None
    if match is None:
        return ()
    topic = next(topics_of([Line(match[1], match.start(1))], subjects.programmes, subjects.words), None)
    return (topic,) if topic is not None and topic.program is not None else ()
