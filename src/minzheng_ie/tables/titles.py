"""What a table's title says that all of it counts: the subject of cells whose heads and labels name only times, places and totals."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from minzheng_ie.analysis import Analysis
from minzheng_ie.compiled import compile_re, compile_regex
from minzheng_ie.entities.periods.mentions import find_periods
from minzheng_ie.entities.periods.report_date import ReportDate
from minzheng_ie.entities.regions import PlaceScan, RegionTable
from minzheng_ie.tables.heads import NO_YEAR, HeadReader
from minzheng_ie.tables.metrics import named
from minzheng_ie.tables.scales import bare_scale, scales_of
from minzheng_ie.tables.told import Line, ToldPeople, ToldScale, ToldTitle
from minzheng_ie.tables.words import TableWords

NEAREST = 3
"""Lines above a table one of which is its title; the others tell units and dates."""
_NUMBER = compile_re(
    r"[|\s]*(?:附?表|附件)?[\s]*(?:\d+(?:[\-—.]\d+)*|[一二三四五六七八九十]+(?=[\s、.:])|(?<=[表件])[一二三四五六七八九十]+)?[\s、.:]*"
)
_BRACKET = compile_re(r"[(\[【][^()\[\]【】]*[)\]】]?")
_BEFORE = compile_regex(
    r"(?:度|份|末|底|年|月|历年来?|近年来?|以来|主要年份|的|按\p{Han}{2,8}[划劃]分的?|按地区分|分(?:地区|市县|票种|城乡|性别|年龄|部门|月)|各?地区?|全[国省市州县区]|[我本](?:[省市州县区])|各(?:省|市|州|县|社?区|旗|镇|乡|街道|村|地)+)+"
)
_QUOTES = compile_re('[“”‘’"]')
_BEHIND = compile_re(r"(?:[预决]算)?(?:基本)?(?:情况|统计|汇总|一览|明细|分布)*表?$")
_WHOLE = compile_regex(r"\p{Han}{4,20}")
_AT_END = compile_re(r"(?<=[\u4e00-\u9fff])[(\[【]([^()\[\]【】:]{1,12})[)\]】][| \t]*$")
_NO_UNIT = compile_re(r"[省市州县区旗镇乡村年月季周日期版次项]")
_INDICATOR = compile_re(r"(?:统计|查询)?指标(?:名称)?: *([^:]{2,60}?)[| \t,]*")
_NOTED = compile_re(r"[(\[【][^()\[\]【】]*[)\]】]?$")  # behind a title: a year, a unit
_STATE = compile_re(r"(?:基本)?(?:情况|统计)(?:统计|汇总|一览)?表?$")
_BODIES = compile_regex(r"(?!\p{Han}*[和及与])\p{Han}{2,14}(?:单位|机构|[院站所馆]|中心|设施|企业)")
# What two measures are of, which a title joins (社会保障基金发放|次数及金额).
_OF_TWO = compile_regex(
    r"(?:(?![和及与])\p{Han}){2,14}?(?=(?:次数|人数|户数|人次|宗数|件数|金额|[款金]额)[及和与、](?:次数|人数|户数|人次|宗数|件数|金额|[款金]额)(?:情况|统计|一览)*表?$)"
)
_SHARED = compile_re(r"数?的?(?:年龄)?(?:构成|比[重例]|占比)")
_SEVERAL = compile_re(r"[和与及或]|以上|以下|公示|公布|公开|名单")


def title_of(
    lines: Sequence[Line], analysis: Analysis, table: RegionTable, words: TableWords, dirs: tuple[Path, ...]
) -> ToldTitle | None:
    """What the lines above a table (the nearest first) say that it counts; None when they name no one measure."""
    for line in lines:
        match = _INDICATOR.fullmatch(line.text)
        if match is not None:
            return _indicated(line, match, dirs)
    for line in lines[:NEAREST]:
        body = line.text.rstrip("| \t")
        start = _subject(body, analysis, table, dirs)
        subject = _BRACKET.sub("", body[start:]).rstrip()
        written = _BEHIND.sub("", subject)
        subject = _QUOTES.sub("", written)
        if _WHOLE.fullmatch(subject) is None:
            continue
        rule = words.measure(subject)
        if (
            rule is None
            or (rule.weak and "people" not in rule.dimensions)
            or not subject.endswith(rule.words)
            or not named(subject, words)
        ):
            return None
        if _SEVERAL.search(subject) is not None:
            return None
        span = (line.start + start, line.start + start + len(written))
        return ToldTitle(span, subject, units_behind(line, dirs))
    return None


def bodies_of(
    lines: Sequence[Line], analysis: Analysis, table: RegionTable, dirs: tuple[Path, ...]
) -> ToldTitle | None:
    """The bodies whose state the nearest lines above a table say that it tells (收养类单位基本情况), or what both of its measures
    are of (基金发放次数及金额); None where they name none."""
    for line in lines[:NEAREST]:
        body = _NOTED.sub("", line.text.rstrip("| \t"))
        start = _subject(body, analysis, table, dirs)
        if (two := _OF_TWO.match(body, start)) is not None:
            return ToldTitle((line.start + start, line.start + two.end()), two[0])
        if (state := _STATE.search(body)) is None:
            continue
        start = _subject(body[: state.start()], analysis, table, dirs)
        if _BODIES.fullmatch(body, start, state.start()) is None:
            return None
        span = (line.start + start, line.start + state.start())
        return ToldTitle(span, body[start : state.start()])
    return None


def people_of(lines: Sequence[Line], words: TableWords) -> ToldPeople | None:
    """Whom the nearest lines above a table speak of; None where that is nobody, or one of several."""
    for line in lines[:NEAREST]:
        found = list(words.parts["people"].finditer(line.text))
        if len({match[0] for match in found}) > 1:
            return None
        if found:
            last = found[-1]
            span = (line.start + last.start(), line.start + last.end())
            return ToldPeople(span, last[0], _SHARED.match(line.text, last.end()) is not None)
    return None


def _indicated(line: Line, match: re.Match[str], dirs: tuple[Path, ...]) -> ToldTitle | None:
    """The one indicator that a database writes above its tables; None for one that grows, and one of a time of its own."""
    reading = HeadReader(dirs, ReportDate()).read(match[1])
    at = line.text.find(reading.name, match.start(1)) if reading.name else -1
    time = reading.time
    if at < 0 or reading.growth is not None or reading.only_unit:
        return None
    if time is not None and time.edtf is not None and (time.explicit or NO_YEAR not in time.edtf):
        return None
    start = line.start + at
    span = (line.start + match.start(1), line.start + match.end(1))
    scales = tuple(ToldScale(span, scale) for scale in reading.units)
    return ToldTitle((start, start + len(reading.name)), reading.name, scales, time)


def units_behind(line: Line, dirs: tuple[Path, ...]) -> tuple[ToldScale, ...]:
    """The units in the bracket that a title ends with (各县养老床位情况(张))."""
    match = _AT_END.search(line.text)
    if match is None:
        return ()
    if _NO_UNIT.fullmatch(match[1]) is not None:
        return ()
    read = scales_of(match[1], dirs) or bare_scale(match[1])
    span = (line.start + match.start(1), line.start + match.end(1))
    return tuple(ToldScale(span, scale) for scale in read)


def _subject(body: str, analysis: Analysis, table: RegionTable, dirs: tuple[Path, ...]) -> int:
    """Where the subject of a title begins: behind its number, its times and its places."""
    number = _NUMBER.match(body)
    start = number.end() if number is not None else 0
    flat = _BRACKET.sub(lambda match: "," * len(match[0]), body)
    dated = replace(analysis.date, datelines=())
    ends = [mention.end for mention in find_periods(flat, dated, dirs)]
    ends += [
        mention.end
        for mention in PlaceScan(flat, table).mentions(analysis.region)
        if mention.region is not None and mention.kind in ("name", "title", "deictic")
    ]
    last = max([start, *(end for end in ends if end < len(body) and flat[end] != ",")])
    before = _BEFORE.match(body, last)
    return before.end() if before is not None else last
