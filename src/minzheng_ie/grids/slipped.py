"""Rows of a table with strokes whose label a merged cell left on the line above: its unit and number slipped to the left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from minzheng_ie.compiled import compile_regex
from minzheng_ie.grids import words
from minzheng_ie.grids.blocks import Row
from minzheng_ie.grids.lines import Line, Piece
from minzheng_ie.grids.serials import SERIAL_HEADS

_UNIT_HEADS = ("单位", "计量单位")
_MOST_HEADS = 5
# Two names that a blank sets apart, and no mark of a list: which of them is the row's is not told.
_TWO_NAMES = compile_regex(r"[\p{Han})*] +(?=\p{Han})(?![一二三四五六七八九十]{1,3}、)")
_NEXT = compile_regex(r" +[一二三四五六七八九十]{1,3}、")


LOOSE = "loose"
"""The kind of a row that is a line without strokes between others."""


def loose(line: Line) -> Row:
    """A line without strokes, or with one at its end, as a row of one cell."""
    body = line.body.rstrip("| ")
    kind = "pipe" if line.body[-1] == "|" else LOOSE
    return Row(line, ((line.start, line.start + len(body)),), (words.tight(body),), kind)


def unslipped(text: str, rows: Sequence[Row]) -> list[Row]:
    """The rows, each slipped one back in its place: under the label above it, or under none, so that it is not read.

    Of lines without strokes those are rows that have an empty row or a slipped one below them; the others are in none.
    """
    united = any(_heads_units(row) for row in rows[:_MOST_HEADS])
    head = next((row for row in rows[:_MOST_HEADS] if row.count > 2 and words.is_head_row(row.texts)), None)
    made: list[Row] = []
    above: Row | None = None  # the row before, when it is one cell that may be a label
    for row in rows:
        slipped = (united and _is_slipped(row)) or _lacks_label(row, head, above)
        if above is not None and not slipped and (above.kind != LOOSE or not row.count):
            made.append(above)
        if slipped:
            made.append(_under(text, above, row))
        above = None
        if not slipped and row.count == 1 and row.pieces[0] is not None:
            above = row
        elif not slipped:
            made.append(row)
    return [*made, above] if above is not None and above.kind != LOOSE else made


def _under(text: str, above: Row | None, row: Row) -> Row:
    """A slipped row under the label of the row above it."""
    piece = above.pieces[0] if above is not None else None
    label = _first_name(text, piece) if piece is not None else None
    texts = row.texts if label is None or above is None else (above.texts[0], *row.texts)
    return replace(row, pieces=(label, *row.pieces), texts=texts)


def _heads_units(row: Row) -> bool:
    """Whether the second column is one of units."""
    return row.count > 2 and None not in row.pieces[:2] and row.texts[1] in _UNIT_HEADS


def _is_slipped(row: Row) -> bool:
    """Whether a unit stands where labels do, and a number where units do."""
    if row.count < 2 or row.pieces[0] is None or row.pieces[1] is None:
        return False
    return words.is_unit(row.texts[0]) and words.is_counted(row.texts[1])


def _lacks_label(row: Row, head: Row | None, above: Row | None) -> bool:
    """Whether a row has a cell less than its head, numbers from the first one on, and a name alone stands on the line above."""
    if head is None or above is None or above.kind != "pipe" or row.count != head.count - 1:
        return False
    if None in row.pieces[: row.count] or head.texts[0] in SERIAL_HEADS:
        return False
    named = words.is_word(above.texts[0]) and not words.LIST_MARK.match(above.texts[0])
    return named and all(map(words.is_value, row.texts[: row.count]))


def _first_name(text: str, piece: Piece) -> Piece | None:
    """A label that is one name, whatever sections begin behind it; None where it is not told which is the row's."""
    body = text[slice(*piece)]
    sections = _NEXT.search(body)
    own = body[: sections.start()] if sections is not None else body
    return None if _TWO_NAMES.search(own) is not None else piece
