"""A series as databases give it out: keys with their values (指标, 单位, 区域 …), then times with its numbers below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile
from pathlib import Path

from minzheng_ie.compiled import compile_re
from minzheng_ie.records import dataclass
from minzheng_ie.tables.bands import Band, Layout
from minzheng_ie.tables.scales import scales_of
from minzheng_ie.tables.sheet import Box, Row, Sheet
from minzheng_ie.tables.told import Line, ToldTitle
from minzheng_ie.tables.words import TableWords

_TIME = compile_re(r"(?:19|20)\d\d(?:年(?:\d{1,2}月|第?[一二三四1-4]季度)?|[.\-/](?:0[1-9]|1[0-2]))?")
_NAME = compile_re(r"(?=.*[\u4e00-\u9fff])[^:;。]{2,40}")
_LEAST = 3
"""Keys above a series, and numbers in it, at the least."""
_COUNTRIES = ("国家", "国家/地区", "国别", "国家或地区")


@dataclass(frozen=True, slots=True)
class Series:
    """A sheet of keys over a series.

    layout (Layout): the series alone, its keys among the notes; no band where the keys do not tell what it counts.
    title (ToldTitle | None): what it counts. lines (tuple): the keys that tell unit and place, as lines of a caption.
    """

    layout: Layout
    title: ToldTitle | None
    lines: tuple[Line, ...]


def series_of(
    sheet: Sheet, above: Sequence[Line], words: TableWords, dirs: tuple[Path, ...]
) -> Series | None:
    """The series that a sheet is; None for other tables. above (sequence): lines over it, the nearest first."""
    if any(box.cell.column > 1 or box.cell.columns > 1 for row in sheet.rows.values() for box in row):
        return None
    numbers = [number for number, _ in takewhile(_is_timed, reversed(sheet.rows.items()))]
    run = sorted(numbers)
    keys = [row for number, row in sheet.rows.items() if not run or number < run[0]]
    lines = tuple(_lines(keys, words, dirs))
    if len(keys) < _LEAST or not lines:
        return None
    title = _title(keys, words) or _headed(above, words)
    if len(run) < _LEAST or title is None:
        return Series(Layout(notes=list(sheet.rows)), None, ())
    notes = [number for number in sheet.rows if number < run[0]]
    return Series(Layout([Band(rows=run)], notes=notes), title, lines)


def _is_timed(item: tuple[int, Row]) -> bool:
    """Whether a row is a time with its number."""
    row = item[1]
    return len(row) == 2 and _TIME.fullmatch(row[0].text) is not None and not row[1].words


def _lines(keys: list[Row], words: TableWords, dirs: tuple[Path, ...]) -> Iterator[Line]:
    """The lines that keys make which tell unit and place; none where no unit is told."""
    pairs = [(_key(row[0]), row) for row in keys if len(row) == 2]
    units = [row for key, row in pairs if words.column_role(key) == "unit"]
    if len(units) != 1 or not scales_of("".join(units[0][1].text.split()), dirs):
        return
    for key, row in pairs:
        if row is units[0] or words.column_role(key) == "region" or key in _COUNTRIES:
            yield _line(row)


def _line(row: Row) -> Line:
    """A key and its value as one line, on the places where they stand."""
    key, value = row
    gap = value.cell.start - key.cell.start - len(key.text)
    return Line(f"{key.text}{':' * gap}{value.text}", key.cell.start)


def _title(keys: list[Row], words: TableWords) -> ToldTitle | None:
    """What the series counts: the value of 指标."""
    named = [
        row[1]
        for row in keys
        if len(row) == 2 and words.column_role(_key(row[0])) == "indicator" and row[1].words
    ]
    if len(named) != 1 or _NAME.fullmatch(named[0].text) is None:
        return None
    told = _key(named[0])
    if words.column_role(told) is not None or words.is_whole("quantity", told):
        return None  # 项目 | 内容 are heads
    return ToldTitle(named[0].span, named[0].text)


def _headed(above: Sequence[Line], words: TableWords) -> ToldTitle | None:
    """What stands right over the values, where it is the name of a measure alone."""
    if not above or _NAME.fullmatch(above[0].text) is None:
        return None
    name, start = above[0].text, above[0].start
    rule = words.measure(name)
    if rule is None or rule.weak or not name.endswith(rule.words):
        return None
    return ToldTitle((start, start + len(name)), name)


def _key(box: Box) -> str:
    return "".join(box.text.split()).rstrip(":")
