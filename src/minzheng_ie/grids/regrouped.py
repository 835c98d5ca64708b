"""Rows of a table with strokes below one head of names that stands over two columns: a group's name, which its first row alone has,
and a row's own. What has but one name was pushed to the left.

A row with one name goes without the group: whether it still is of it is not told.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from minzheng_ie.compiled import compile_re
from minzheng_ie.grids import words
from minzheng_ie.grids.blocks import Row

_MOST_HEADS = 5
_TOTAL = compile_re("合计|总计|共计|小计|总数|总和")
_GROUPED = compile_re(r"\d{1,3}(?:[ ,]\d{3})*(?:\.\d+)?|\d+(?:\.\d+)?")
_LEAST = 3  # rows


def regrouped(rows: Sequence[Row]) -> list[Row] | None:
    """The rows, their numbers below their heads; None where they are not of this kind, all of them.

    A total stays where it is the sum of all rows above it, else nothing of its row is in a cell.
    """
    at = next((n for n, row in enumerate(rows[:_MOST_HEADS]) if words.is_head_row(row.texts)), None)
    if at is None:
        return None
    head, below = rows[at], rows[at + 1 :]
    if not _may_head(head) or len(below) < _LEAST:
        return None
    width = head.count + 1
    named = [_names(row, width) for row in below]
    if {1, 2} - set(named) or None in named:
        return None
    moved = [replace(head, pieces=(head.pieces[0], None, *head.pieces[1 : head.count]))]
    above: list[Row] = []
    for row, names in zip(below, named, strict=True):
        if names == 2:
            moved.append(row)
            above.append(row)
        elif _TOTAL.fullmatch(row.texts[0]) and not _sums_up(row, above):
            moved.append(replace(row, pieces=(), texts=()))
        else:
            moved.append(replace(row, pieces=(row.pieces[0], None, *row.pieces[1 : head.count])))
            above += [row] if not _TOTAL.fullmatch(row.texts[0]) else []
    return [*rows[:at], *moved]


def _may_head(head: Row) -> bool:
    """Whether a row heads names and then numbers, nothing behind the last head but a blank."""
    pieces = head.pieces
    if head.count < 2 or None in pieces[: head.count] or len(pieces) != head.count + 1:
        return False
    return not words.heads_numbers(head.texts[0]) and all(map(words.heads_numbers, head.texts[1:]))


def _names(row: Row, width: int) -> int | None:
    """How many names a row has before as many numbers as there are heads of such; None where it is not so."""
    if row.pieces[: row.count].count(None) or row.count not in (width, width - 1):
        return None
    names = row.count - (width - 2)
    if len(row.pieces) > width or not all(
        words.is_word(cell) and not words.is_value(cell) for cell in row.texts[:names]
    ):
        return None
    return names if all(words.is_counted(cell) for cell in row.texts[names:]) else None


def _sums_up(total: Row, above: Sequence[Row]) -> bool:
    """Whether the last number of a row is the sum of all above it."""
    held = [_number(row.texts[-1]) for row in (total, *above)]
    return None not in held and len(above) > 1 and held[0] == sum(n for n in held[1:] if n is not None)


def _number(text: str) -> Decimal | None:
    match = _GROUPED.fullmatch(text)
    return Decimal(match[0].replace(",", "").replace(" ", "")) if match is not None else None
