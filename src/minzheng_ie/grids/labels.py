"""Labels of rows that broke over two lines, told apart from the names of sections, which stand on lines of their own as well."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from minzheng_ie.grids import words
from minzheng_ie.grids.blocks import Block, Row
from minzheng_ie.grids.lines import shown_width
from minzheng_ie.records import dataclass

_LONG = 16  # columns of the page; no shorter label fills its cell


def mend_labels(text: str, block: Block) -> None:
    """Join the first part of a broken label to the row it is of; leave out a last part that stands behind its numbers."""
    rows = block.body
    if all(row.count > 1 for row in rows):
        return
    labels = _Labels.of(text, rows)
    made: list[Row] = []
    skip = False
    for at, row in enumerate(rows):
        if skip:
            skip = False
        elif row.count > 1:
            made.append(row)
        elif labels.opens(text, rows, at):
            made.append(_joined(row, rows[at + 1]))
            skip = True
        elif not (made and made[-1].count > 1 and labels.closes(text, row, made[-1])):
            made.append(row)
    block.body = made


@dataclass(frozen=True, slots=True)
class _Labels:
    """What the labels of a table are like.

    counts (Counter): each label. widest (int): in columns of the page. marked (bool): most have a list's mark.
    kinds (frozenset): of these marks. bare (int): lines of one cell without such a mark.
    """

    counts: Counter[str]
    widest: int
    marked: bool
    kinds: frozenset[str]
    bare: int

    @classmethod
    def of(cls, text: str, rows: list[Row]) -> _Labels:
        named = [row for row in rows if row.count > 1]
        return cls(
            counts=Counter(row.texts[0] for row in named),
            widest=max((_wide(text, row) for row in named), default=0),
            marked=sum(map(_has_mark, named)) * 2 > len(named),
            kinds=frozenset(words.mark_kind(row.texts[0]) for row in named),
            bare=sum(1 for row in rows if row.count == 1 and not _has_mark(row)),
        )

    def opens(self, text: str, rows: list[Row], at: int) -> bool:
        """Whether the line ``at``, of one cell, is the first part of the label of the row below it."""
        row = rows[at]
        if at + 1 == len(rows) or rows[at + 1].count < 2:
            return False
        after = rows[at + 1]
        if after.pieces[0] is None:
            return True
        if _has_mark(after) or _indent(after) > _indent(row):
            return False
        if _has_mark(row) or self.marked:
            # 一、 over rows with 1. and (1) is of a section.
            return self.marked and words.mark_kind(row.texts[0]) in self.kinds
        last = at + 2 == len(rows) or rows[at + 2].count == 1
        return (
            self.counts[after.texts[0]] == 1
            and (last or self.bare == 1)
            and _wide(text, row) >= max(_LONG, self.widest)
        )

    def closes(self, text: str, row: Row, before: Row) -> bool:
        """Whether a line is the last part of the label of the row ``before``."""
        if _has_mark(row) or _indent(row) < _indent(before) or _wide(text, row) > _LONG // 2:
            return False
        return self.marked or _wide(text, before) >= max(_LONG, self.widest)


def _has_mark(row: Row) -> bool:
    return words.LIST_MARK.match(row.texts[0]) is not None


def _indent(row: Row) -> int:
    return row.line.start - row.line.begin


def _wide(text: str, row: Row) -> int:
    piece = row.pieces[0]
    return shown_width(text, *piece) if piece is not None else 0


def _joined(row: Row, after: Row) -> Row:
    """The row ``after`` with the cell of ``row`` before its label."""
    start, label = row.pieces[0], after.pieces[0]
    if start is None:
        return after
    if label is None:  # its own line holds nothing before the first separator
        return replace(after, pieces=(start, *after.pieces[1:]), texts=(row.texts[0], *after.texts))
    text = row.texts[0] + after.texts[0]
    return replace(after, pieces=((start[0], label[1]), *after.pieces[1:]), texts=(text, *after.texts[1:]))
