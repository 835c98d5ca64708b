"""Rows whose label, or the beginning of it, a copy left on the lines above them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from minzheng_ie.grids import words

if TYPE_CHECKING:
    from minzheng_ie.grids.blocks import Row


def with_label(row: Row, waiting: list[Row]) -> tuple[Row, list[Row]]:
    """A row with what stands of its label on the lines above it, and the other of these.

    waiting (list): the lines of one cell above the row, in order.
    """
    if row.count < 2 or not waiting:
        return row, waiting
    if words.is_value(row.texts[0]) and not words.is_data_row(row.texts):
        return _under_label(row, waiting)
    if _closes(waiting[-1].texts[0], row.texts[0]):
        return _with_opening(row, waiting)
    return row, waiting


def _under_label(row: Row, waiting: list[Row]) -> tuple[Row, list[Row]]:
    """A row of numbers with the label that stands on the lines above it, which may go on in another language."""
    at = len(waiting) - 1
    while at > 0 and waiting[at].texts[0][:1].isascii() and waiting[at].texts[0][:1].isalpha():
        at -= 1
    first, last = waiting[at].pieces[0], waiting[-1].pieces[0]
    if first is None or last is None:
        return row, waiting
    label = "".join(held.texts[0] for held in waiting[at:])
    made = replace(row, pieces=((first[0], last[1]), *row.pieces), texts=(label, *row.texts))
    return made, waiting[:at]


def _closes(above: str, label: str) -> bool:
    """Whether a label closes the bracket that the line above it opens."""
    return above.count("(") > above.count(")") and label.count(")") > label.count("(")


def _with_opening(row: Row, waiting: list[Row]) -> tuple[Row, list[Row]]:
    """A row with the beginning of its label, which stands on the line above it."""
    first, own = waiting[-1].pieces[0], row.pieces[0]
    if first is None or own is None:
        return row, waiting
    texts = (waiting[-1].texts[0] + row.texts[0], *row.texts[1:])
    return replace(row, pieces=((first[0], own[1]), *row.pieces[1:]), texts=texts), waiting[:-1]
