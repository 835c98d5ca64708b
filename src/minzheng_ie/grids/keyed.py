"""Names with a number each, where the unit is told line by line: 城市低保标准, 620, 单位, 元/人·月, before which keys may stand."""

from __future__ import annotations

from collections.abc import Sequence

from minzheng_ie.grids import words
from minzheng_ie.grids.blocks import is_section
from minzheng_ie.grids.items import Item, cells_of, items_of
from minzheng_ie.grids.lines import Line
from minzheng_ie.grids.model import Cell, Grid
from minzheng_ie.grids.placed import UNIT_HEADS
from minzheng_ie.grids.plain import grid_of

_NAME_KEYS = frozenset(["名称", "标准名称", "指标名称", "项目名称", "补贴名称", "指标", "项目", "标准类别"])
_VALUE_KEYS = frozenset(
    ["标准值", "指标值", "数值", "数量", "标准", "金额", "标准金额", "补贴标准", "保障标准", "当前标准"]
)
_MOST = 6  # cells of an entry


def keyed_at(text: str, lines: Sequence[Line], at: int) -> tuple[Grid, int, int] | None:
    """The entries whose first line is a line, and their first and last line; None when there is none."""
    if not is_section(lines[at]):
        return None
    rows: list[tuple[Item, Item, Item]] = []
    head: Item | None = None
    position, last = at, at
    while position < len(lines) and (entry := _entry(items_of(lines, position, _MOST))) is not None:
        name, number, key, unit = entry
        head = head or key
        rows.append((name, unit, number))
        last = unit.last
        position = last + 1
        while position < len(lines) and not lines[position].body:
            position += 1
    if head is None:
        return None
    cells = [Cell(0, 1, head.start, head.end), *cells_of(rows, 1)]
    return grid_of(lines, at, last, cells), at, last


def _entry(items: Sequence[Item]) -> tuple[Item, Item, Item, Item] | None:
    """Name, number, the key of the unit and the unit."""
    if len(items) > 3 and items[0].text in _NAME_KEYS and items[2].text in _VALUE_KEYS:
        items = [items[1], *items[3:]]
    if len(items) < 4 or not words.is_word(items[0].text) or not words.is_number(items[1].text):
        return None
    told = words.tight(items[2].text) in UNIT_HEADS and words.is_unit(items[3].text)
    return (items[0], items[1], items[2], items[3]) if told else None
