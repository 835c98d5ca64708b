"""What the lines round a table are about: the programme that each names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from minzheng_ie.analysis import Analysis
from minzheng_ie.compiled import compile_re
from minzheng_ie.entities.programmes import ProgrammeMention, Programmes
from minzheng_ie.tables.told import Line, ToldTopic
from minzheng_ie.tables.words import TableWords

SECTOR = "民政事业"
"""The sector as a whole, which a form's title names (民政事业统计月报): no subject."""
SENTENCE = compile_re(r"[。;；!？?]\s*$|[。].*[。]")
"""A line that is prose."""
_MEASURED = compile_re(r"(?:对象|保障|救助|发放|平均|金)?(标准|人数|户数|资金|金额|支出|床位|补助水平)")
_JOINED = compile_re("[、与和及暨]")
_SOME = 4
"""Words of one programme, and of no other, from which a document's prose tells what its tables are about."""
_NOTE = compile_re(r"(?:备\s*注|[附说]?\s*[注明])\s*[0-9]?\s*[:：.]|说明")


def topics_of(lines: Sequence[Line], programmes: Programmes, words: TableWords) -> Iterator[ToldTopic]:
    """The subject of each line that names programmes, with none where it names several."""
    for line in lines:
        if SENTENCE.search(line.text):
            continue
        found = _mentions(line, programmes)
        if not found:
            continue
        best = _subject(found, programmes)
        if best is None or _is_one_of(line.text, best, words):
            span = line.start + found[0].start, line.start + found[0].end
            yield ToldTopic(span, None, "", joint=_joint(line, found) if best is None else ())
            continue
        yield _topic(line, best)


def noted_topic(lines: Sequence[Line], programmes: Programmes) -> tuple[ToldTopic, ...]:
    """The subject of a note below a table, whatever its sentences say, where it names one programme and no other."""
    for line in lines:
        found = _mentions(line, programmes) if _NOTE.match(line.text) else []
        best = _subject(found, programmes) if found else None
        if best is not None:
            return (_topic(line, best),)
    return ()


def prose_topic(analysis: Analysis) -> tuple[ToldTopic, ...]:
    """The one programme that all the words of the prose name, where these are some: what no line round a table tells."""
    named = [m for m in analysis.programmes if m.program is not None]
    if len(named) < _SOME or len({m.program for m in named}) > 1 or named[0].program == SECTOR:
        return ()
    return (ToldTopic(analysis.clean.alignment.span(named[0].start, named[0].end), named[0].program, ""),)


def _mentions(line: Line, programmes: Programmes) -> list[ProgrammeMention]:
    return [
        m
        for m in programmes.find(line.text)
        if m.program is not None and not m.cue and line.text[m.start : m.end] != SECTOR
    ]


def _topic(line: Line, best: ProgrammeMention) -> ToldTopic:
    if line.item:
        span = (line.start, line.start + len(line.text))
        return ToldTopic(span, best.program, line.text, item=True)
    measured = _MEASURED.match(line.text, best.end)
    span = (line.start + best.start, line.start + best.end)
    return ToldTopic(span, best.program, line.text[best.start : best.end], measured[1] if measured else "")


def _joint(line: Line, found: list[ProgrammeMention]) -> tuple[ToldTopic, ...]:
    """The programmes that a line joins, as it names them."""
    told: dict[str | None, ToldTopic] = {}
    for mention in found:
        span = line.start + mention.start, line.start + mention.end
        told.setdefault(
            mention.program, ToldTopic(span, mention.program, line.text[mention.start : mention.end])
        )
    return tuple(told.values())


def _subject(found: list[ProgrammeMention], programmes: Programmes) -> ProgrammeMention | None:
    """The one programme a line names, the most specific of a family; None when it names several."""
    deepest = max(found, key=lambda m: (m.depth, -m.start))
    family = [m for m in found if m.program is not None and not programmes.within(deepest.program, m.program)]
    return None if family else deepest


def _is_one_of(text: str, best: ProgrammeMention, words: TableWords) -> bool:
    """Whether a line joins a subject to another that is no programme (社会救济与捐赠): its items may be of either."""
    for match in words.parts["field"].finditer(text):
        between = (
            text[match.end() : best.start] if match.end() <= best.start else text[best.end : match.start()]
        )
        if match.start() < best.end and best.start < match.end():
            continue
        if _JOINED.search(between) is not None:
            return True
    return False
