"""Years counted from 1912 that stand bare in a table (100, 99, 98 below 年度): they are read in full."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from minzheng_ie.compiled import compile_re
from minzheng_ie.entities.periods.since_1912 import BEFORE_FIRST
from minzheng_ie.grids.island_years import OF_YEARS, are_years
from minzheng_ie.tables.content import content_of

if TYPE_CHECKING:
    from minzheng_ie.tables.sheet import Box, Sheet

_AGES = compile_re("[龄齡岁歲]")


def write_years(sheet: Sheet, dirs: tuple[Path, ...], *, since_1912: bool) -> None:
    """Write such years of a sheet in full: those down below 年度, and those that head columns.

    since_1912 (bool): the document counts years so; else the corner of those that head columns has to say that they are.
    """
    if not sheet.rows:
        return
    first = min(sheet.rows)
    top = sheet.rows[first]
    corner = top[0]
    if corner.cell.column or corner.number:
        return
    if OF_YEARS.fullmatch(corner.text):
        _write([row[0] for at, row in sheet.rows.items() if at > first and not row[0].cell.column], dirs)
    if (since_1912 or OF_YEARS.search(corner.text)) and _AGES.search(corner.text) is None:
        _write(top[1:], dirs)


def _write(boxes: Sequence[Box], dirs: tuple[Path, ...]) -> None:
    if are_years([box.text for box in boxes]):
        for box in boxes:
            box.text = str(int(box.text) + BEFORE_FIRST)
            box.content = content_of(box.text, dirs)
