"""Cells on their columns: rows whose cells are of the kind of these, and rows that do not fit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from minzheng_ie.compiled import compile_re
from minzheng_ie.grids import words
from minzheng_ie.grids.blocks import Block, Row
from minzheng_ie.grids.lines import Piece, words_in
from minzheng_ie.records import dataclass

SERIALS = ("序号", "编号", "序", "名次", "排名")
_TOTAL = compile_re("(?:全[国省市州县区]|本[省市县区])?(?:合计|总计|共计)")
UNIT_HEADS = ("单位", "计量单位")
REMARKS = ("备注", "说明", "备考")
EXPLICIT = ("tab", "pipe", "comma")
"""Separators each of which ends a column."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A cell on its column; columns (int): how many it covers."""

    column: int
    piece: Piece
    text: str
    columns: int = 1


def by_number(row: Row, shift: int = 0) -> list[Placed]:
    texts = iter(row.texts)
    return [
        Placed(at + shift, piece, next(texts)) for at, piece in enumerate(row.pieces) if piece is not None
    ]


def of_one_kind(
    block: Block, heads: Sequence[Placed], body: list[list[Placed] | None]
) -> list[list[Placed] | None]:
    """Rows whose cells are of the kind of their columns: none has words where others count."""
    kinds: dict[int, Counter[bool]] = {}
    for row, placed in zip(block.body, body, strict=True):
        if placed is None or row.count < 2 or words.is_code_row(list(row.texts)):
            continue
        for cell in placed:
            if cell.column and not words.is_nil(cell.text):
                kinds.setdefault(cell.column, Counter())[words.is_value(cell.text)] += 1
    units = _of_units(heads, body)
    counts = {column for column, seen in kinds.items() if seen[True] > seen[False]}
    names = {column for column, seen in kinds.items() if seen[False] > seen[True]}
    return [
        placed
        if placed is None
        or row.count < 2
        or row.kind in EXPLICIT
        or words.is_code_row(list(row.texts))
        or (
            _fits(placed, counts, names)
            and all(words.is_unit(p.text) or words.is_nil(p.text) for p in placed if p.column in units)
        )
        else None
        for row, placed in zip(block.body, body, strict=True)
    ]


def _of_units(heads: Sequence[Placed], body: Sequence[list[Placed] | None]) -> set[int]:
    """The columns of units; 单位 over offices is none."""
    told = {p.column for row in body if row is not None for p in row if words.is_unit(p.text)}
    return {p.column for p in heads if p.column and p.column in told and p.text in UNIT_HEADS}


def _fits(placed: Sequence[Placed], counts: set[int], names: set[int]) -> bool:
    for cell in placed:
        if words.is_nil(cell.text):
            continue
        value = words.is_value(cell.text)
        if (value and cell.column in names) or (not value and cell.column in counts):
            return False
    return True


def only_lost_cells(refused: Sequence[Row], told: int, width: int) -> bool:
    """Whether the rows that do not fit are not many more than those that do, and have too few cells, not too many."""
    return len(refused) <= 2 * told and all(row.count < width for row in refused)


def beside(text: str, row: Row, width: int) -> list[Placed] | None:
    """A row whose columns are not told: its label, and its numbers beside the table, an empty column apart, under no head."""
    label = next(cell for cell in by_number(row))
    if row.kind in EXPLICIT or not words.is_word(label.text) or words.is_value(label.text):
        return None
    pieces = words_in(text, label.piece[1], row.line.end)
    numbers = [piece for piece in pieces if words.is_value(text[slice(*piece)])]
    outside = [Placed(width + at, piece, text[slice(*piece)]) for at, piece in enumerate(numbers, 1)]
    return [label, *outside] if outside else None


def sections(row: Row, block: Block) -> list[Placed]:
    """The names of sections of blocks side by side, with their units: one for each block, else none."""
    heads = block.heads[-1].texts
    corners = iter([at for at, head in enumerate(heads) if head == heads[0]])
    placed: list[Placed] = []
    for cell in by_number(row):
        unit = bool(placed) and words.is_unit(cell.text)
        column = placed[-1].column + 1 if unit else next(corners, None)
        if column is None:
            return []
        placed.append(Placed(column, cell.piece, cell.text))
    return placed if next(corners, None) is None else []


def is_total_of(row: Row, heads: Sequence[str], width: int) -> bool:
    """Whether a row is a total without the serial number that the others have, and has all its other cells."""
    if row.count != width - 1 or len(heads) != width or heads[0] not in SERIALS:
        return False
    return _TOTAL.fullmatch(row.texts[0]) is not None and all(map(words.is_value, row.texts[1:]))


def is_twice(row: Row) -> bool:
    """Whether a row is times, and the same ones in its second half."""
    half = row.count // 2
    return half > 0 and row.texts[:half] == row.texts[half:] and all(map(words.is_time, row.texts))
