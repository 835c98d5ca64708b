"""The numbers of a table that are no claims, each with its reason."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from minzheng_ie.schema import SkipReason
from minzheng_ie.tables.columns import Columns
from minzheng_ie.tables.content import numerals_of
from minzheng_ie.tables.sheet import Box

Entry = tuple[int, int, SkipReason]
_WHOLE_COLUMN = ("list_marker", "reference")
_OF_COLUMN: dict[str, SkipReason] = {"serial": "list_marker", "rank": "list_marker", "code": "reference"}


def entries_of(box: Box, reason: SkipReason, dirs: tuple[Path, ...]) -> Iterator[Entry]:
    """The numerals of a cell that is no claim, by place in the document.

    reason (SkipReason): why a cell that is a number as a whole is none; numerals in words have reasons of their own.
    """
    start = box.cell.start
    if box.number:
        yield start, box.cell.end, "date" if box.content.year and reason == "date" else reason
        return
    if box.content.kind == "code":
        yield start, box.cell.end, "reference"
        return
    for begin, end, own in numerals_of(box.text, dirs):
        yield start + begin, start + end, reason if reason in _WHOLE_COLUMN else own


def reason_of(box: Box, columns: Columns, *, index: bool, head: bool) -> SkipReason:
    """Why a number that is no claim is none, by the row and the column it stands in."""
    if index:
        return "reference"
    if head:
        return "date" if box.content.year else "table"
    column = columns.rest.get(box.cell.column)
    if column is not None:
        return _OF_COLUMN.get(column.kind, "table")
    return "date" if box.content.year and box.cell.column not in columns.numbers else "table"
