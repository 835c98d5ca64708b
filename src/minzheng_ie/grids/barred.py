"""Tables of which a copy left each cell on lines of its own, an upright stroke behind it: rows have no end but their number of cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from minzheng_ie.compiled import compile_re
from minzheng_ie.grids import words
from minzheng_ie.grids.lines import Line, Piece
from minzheng_ie.grids.model import Cell, Grid
from minzheng_ie.grids.plain import grid_of

_MOST_COLUMNS = 16
_MOST_LINES = 6  # of one cell
_LONGEST = 200  # characters of one
_SAMPLE = 8  # rows from which the width is told
_BLANKS = 1
_LONGEST_UNIT = 14
_NAMED = compile_re("(?:计量|计算)?单位|(?:指标|统计)?代码")
_OTHER = compile_re(r"[A-Za-z(&][\x20-\x7e\n\r\t]*")


@dataclass(frozen=True, slots=True)
class _Held:
    """What stands before a stroke. last (int): the line of the stroke. piece: None where there is nothing."""

    last: int
    piece: Piece | None
    text: str


def barred_at(text: str, lines: Sequence[Line], at: int) -> tuple[Grid, int, int] | None:
    """The table whose corner's head is a line, and its first and last line; None when there is none.

    A width is taken when all rows of the first lines have their label, and numbers, units or nothing behind it, and no
    other width does so.
    """
    if not words.is_corner(lines[at].body.rstrip("| ")) or not _is_barred(lines, at):
        return None
    sample = list(islice(_cells(text, lines, at), _SAMPLE * _MOST_COLUMNS))
    if sum(1 for held in sample if words.is_value(held.text)) < 2:
        return None
    widths = [width for width in range(2, _MOST_COLUMNS + 1) if _fits_all(sample, width)]
    if len(widths) != 1:
        return None
    width = widths[0]
    rows: list[list[_Held]] = []
    row: list[_Held] = []
    named = _named(sample[:width])
    for held in _cells(text, lines, at):
        row.append(held)
        if len(row) < width:
            continue
        if rows and not _is_row(row, named):
            break
        rows.append(row)
        row = []
    cells = [
        Cell(number, column, *held.piece)
        for number, held_row in enumerate(rows)
        for column, held in enumerate(held_row)
        if held.piece is not None and not (column and _OTHER.fullmatch(held.text))
    ]
    last = rows[-1][-1].last
    return grid_of(lines, at, last, cells), at, last


def _is_barred(lines: Sequence[Line], at: int) -> bool:
    """Whether the first stroke behind a line's words ends them."""
    body = lines[at].body
    if "|" in body:
        return body.find("|") == len(body) - 1
    return at + 1 < len(lines) and lines[at + 1].body == "|"


def _cells(text: str, lines: Sequence[Line], at: int) -> Iterator[_Held]:
    """The cells from a line on; they end where no stroke follows soon."""
    first: int | None = None
    start = end = blanks = 0
    for position in range(at, len(lines)):
        line = lines[position]
        blanks = 0 if line.body else blanks + 1
        if blanks > _BLANKS or "|" in line.body[:-1]:
            return
        closed = line.body.endswith("|")
        body = line.body[:-1].rstrip() if closed else line.body
        if body:
            if first is None:
                first, start = position, line.start
            end = line.start + len(body)
        if first is not None and (position - first >= _MOST_LINES or end - start > _LONGEST):
            return
        if closed:
            yield _Held(position, (start, end) if first is not None else None, _text(text, start, end, first))
            first = None


def _text(text: str, start: int, end: int, first: int | None) -> str:
    if first is None:
        return ""
    held = text[start:end]
    return held if held.isascii() else words.tight(held)


def _fits_all(sample: Sequence[_Held], width: int) -> bool:
    """Whether the first cells are a head and rows of so many columns, some of which count."""
    rows = [sample[at : at + width] for at in range(0, len(sample) - width + 1, width)][:_SAMPLE]
    if len(rows) < 3 or not _is_head([held.text for held in rows[0]]):
        return False
    counted = sum(1 for row in rows[1:] if any(words.is_value(held.text) for held in row[1:]))
    named = _named(rows[0])
    return counted > 1 and all(_is_row(row, named) for row in rows[1:])


def _named(heads: Sequence[_Held]) -> set[int]:
    """The columns of units and codes, whatever these are called."""
    return {at for at, held in enumerate(heads) if at and _NAMED.fullmatch(held.text)}


def _is_head(texts: Sequence[str]) -> bool:
    """Whether cells head columns; the last may be empty, where a stroke stands before each row as well."""
    held = list(texts[:-1] if not texts[-1] else texts)
    return words.is_head_row(held) and any(map(words.heads_numbers, held[1:]))


def _is_row(row: Sequence[_Held], named: set[int]) -> bool:
    """Whether cells are a label and numbers, units, codes or nothing; or nothing but a label."""
    label, *others = [held.text for held in row]
    if not any(others):
        return True
    if not all(
        len(cell) <= _LONGEST_UNIT and not words.is_value(cell) if at in named else _is_told(cell)
        for at, cell in enumerate(others, 1)
    ):
        return False
    counts = any(words.is_value(other) for other in others)
    return words.is_word(label) if counts else not label or words.is_word(label)


def _is_told(cell: str) -> bool:
    return (
        not cell
        or words.is_value(cell)
        or words.is_nil(cell)
        or words.is_unit(cell)
        or _OTHER.fullmatch(cell) is not None
    )
