"""Labels of rows that broke over two lines, told apart from the names of sections, which stand on lines of their own as well."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from minzheng_ie.grids import words
from minzheng_ie.grids.blocks import Block, Row
from minzheng_ie.grids.lines import shown_width

_LONG = 16  # columns of the page; no shorter label fills its cell


def mend_labels(text: str, block: Block) -> None:
    """Join the first part of a broken label to the row it is of; leave out a last part that stands behind its numbers."""
    rows = block.body
    names = [row.texts[0] for row in rows if row.count > 1]
    widest = max((_wide(text, row) for row in rows if row.count > 1), default=0)
    marked = sum(1 for name in names if words.LIST_MARK.match(name)) * 2 > len(names)
    made: list[Row] = []
    at = 0
    while at < len(rows):
        row = rows[at]
        after = rows[at + 1] if at + 1 < len(rows) else None
        if (
            row.count == 1
            and after is not None
            and after.count > 1
            and _opens(text, row, after, rows, widest, marked)
        ):
            made.append(_joined(row, after))
            at += 2
            continue
        if row.count == 1 and made and made[-1].count > 1 and _closes(text, row, made[-1], widest, marked):
            at += 1
            continue
        made.append(row)
        at += 1
    block.body = made


def _wide(text: str, row: Row) -> int:
    piece = row.pieces[0]
    return shown_width(text, *piece) if piece is not None else 0


def _opens(text: str, row: Row, after: Row, rows: Sequence[Row], widest: int, marked: bool) -> bool:
    """Whether a line is the first part of the label of the row below it."""
    if after.pieces[0] is None:
        return True
    if (
        words.LIST_MARK.match(after.texts[0])
        or after.line.start - after.line.begin > row.line.start - row.line.begin
    ):
        return False
    if marked:
        return words.LIST_MARK.match(row.texts[0]) is not None
    label = after.texts[0]
    if sum(1 for other in rows if other.texts and other.texts[0] == label) > 1 or words.LIST_MARK.match(
        row.texts[0]
    ):
        return False
    below = rows[[id(r) for r in rows].index(id(after)) + 1 :]
    alone = not below or below[0].count == 1 or not any(r.count == 1 for r in rows if r is not row)
    return _wide(text, row) >= max(_LONG, widest) and alone


def _closes(text: str, row: Row, before: Row, widest: int, marked: bool) -> bool:
    """Whether a line is the last part of the label of the row above it."""
    if (
        words.LIST_MARK.match(row.texts[0])
        or row.line.start - row.line.begin < before.line.start - before.line.begin
    ):
        return False
    short = _wide(text, row) <= _LONG // 2
    return (marked and short) or (short and _wide(text, before) >= max(_LONG, widest))


def _joined(row: Row, after: Row) -> Row:
    start, label = row.pieces[0], after.pieces[0]
    if start is None:
        return after
    if label is None:  # its own line holds nothing before the first separator
        return replace(
            after, line=after.line, pieces=(start, *after.pieces[1:]), texts=(row.texts[0], *after.texts)
        )
    piece = (start[0], label[1])
    return replace(
        after, pieces=(piece, *after.pieces[1:]), texts=(row.texts[0] + after.texts[0], *after.texts[1:])
    )
