"""Tables of statistics with a column of codes, from which a copy took the empty cells: each row's code tells its label from
its numbers, and its growth which of the columns these are in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from decimal import Decimal
from itertools import combinations

from minzheng_ie.compiled import compile_re
from minzheng_ie.grids import words
from minzheng_ie.grids.lines import Line, Piece, loose_words, texts_of
from minzheng_ie.grids.model import Cell, Grid
from minzheng_ie.grids.placed import UNIT_HEADS
from minzheng_ie.grids.plain import grid_of
from minzheng_ie.records import dataclass

_CODE = compile_re(r"[A-Z]{1,4}\d{4,}")
_VALUE = compile_re(r"[+\-]?\d{1,3}(?:[ ,]\d{3})+(?:\.\d+)?|[+\-]?\d+(?:\.\d+)?")
_CODE_HEADS = ("代码", "指标代码", "编码")
_GROWTH = compile_re("环比|同比|增减|增长|增幅|增速")
_LONGEST = 200  # characters of a line
_MOST_COLUMNS = 8  # of numbers
_BLANKS = 2
_LEAST = 3  # rows with numbers
_NEAR = Decimal("0.011")  # by which a growth of two decimals differs from what it is reckoned from

_Way = tuple[int, ...]
"""The columns of a row's numbers."""


@dataclass(frozen=True, slots=True)
class _Row:
    """A row. line (int): its last. label (Piece), unit (Piece | None), code (Piece), numbers (tuple of Piece)."""

    line: int
    label: Piece
    unit: Piece | None
    code: Piece
    numbers: tuple[Piece, ...]


def coded_at(text: str, lines: Sequence[Line], at: int) -> tuple[Grid, int, int] | None:
    """The table whose head is a line (指标名称 单位 代码 数量 上期 环比), and its first and last line; None when there is none.

    Rows have their label, their unit or none, their code and numbers; those whose columns are not told are of no cell.
    """
    heads = loose_words(text, lines[at], _LONGEST)
    texts = texts_of(text, heads)
    code = next((n for n, said in enumerate(texts[:4]) if said in _CODE_HEADS), 0)
    numbers = texts[code + 1 :]
    if not code or not 0 < len(numbers) <= _MOST_COLUMNS or not words.is_corner(texts[0]):
        return None
    if any(said not in UNIT_HEADS for said in texts[1:code]) or not all(map(words.is_word, numbers)):
        return None
    rows = list(_rows(text, lines, at + 1, united=code > 1))
    columns = _columns(text, rows, numbers)
    if sum(1 for held in columns if held) < _LEAST:
        return None
    cells = [Cell(0, n, *piece) for n, piece in enumerate(heads)]
    for number, (row, held) in enumerate(zip(rows, columns, strict=True), 1):
        cells.append(Cell(number, 0, *row.label))
        if row.unit is not None:
            cells.append(Cell(number, 1, *row.unit))
        cells.append(Cell(number, code, *row.code))
        cells += [Cell(number, code + 1 + c, *p) for c, p in zip(held, row.numbers, strict=False)]
    return grid_of(lines, at, rows[-1].line, cells), at, rows[-1].line


def _rows(text: str, lines: Sequence[Line], at: int, *, united: bool) -> Iterator[_Row]:
    """The rows from a line on, to the first line without a code that is no mark of a page and no row of column numbers."""
    blanks = 0
    for position in range(at, len(lines)):
        pieces = loose_words(text, lines[position], _LONGEST)
        texts = [text[slice(*piece)] for piece in pieces]
        blanks = 0 if lines[position].body else blanks + 1
        code = next((n for n, said in enumerate(texts) if n and _CODE.fullmatch(said)), 0)
        if code:
            own = code - 1 if united and code > 1 and words.is_unit(texts[code - 1]) else code
            unit = pieces[own] if own < code else None
            behind = texts[code + 1 :]
            if not all(words.is_number(said) or words.is_nil(said) for said in behind):
                return
            label = (pieces[0][0], pieces[own - 1][1])
            yield _Row(position, label, unit, pieces[code], tuple(pieces[code + 1 :]))
        elif blanks > _BLANKS or not (
            not texts or all(map(words.is_code, texts)) or words.PAGE_MARK.fullmatch(lines[position].body)
        ):
            return


def _columns(text: str, rows: Sequence[_Row], heads: Sequence[str]) -> list[_Way]:
    """The columns of each row's numbers, none where they are not told."""
    growth = next((n for n, said in enumerate(heads) if n > 1 and _GROWTH.search(said)), 0)
    may = [_ways([_value(text[slice(*piece)]) for piece in row.numbers], len(heads), growth) for row in rows]
    # Columns that no row is known to have a number in are empty.
    sure = {column for ways in may if len(ways) == 1 for column in ways[0]}
    return [_only(ways, sure) for ways in may]


def _ways(numbers: Sequence[Decimal | None], width: int, growth: int) -> list[_Way]:
    """The columns that numbers may be in: all of them, or those in which a growth is that of the two before it."""
    every = tuple(range(width))
    if len(numbers) == width:
        return [every]
    if not growth or not 1 < len(numbers) < width:
        return []
    ways = combinations(every, len(numbers))
    return [way for way in ways if _agrees(dict(zip(way, numbers, strict=True)), growth)]


def _only(ways: Sequence[_Way], sure: Set[int]) -> _Way:
    told = [way for way in ways if len(ways) == 1 or sure >= set(way)]
    return told[0] if len(told) == 1 else ()


def _value(said: str) -> Decimal | None:
    """The number that a cell begins with, whatever sign, mark or growth in brackets stands behind."""
    number = _VALUE.match(said) if words.is_number(said) else None
    return None if number is None else Decimal(number[0].replace(",", "").replace(" ", ""))


def _agrees(held: dict[int, Decimal | None], growth: int) -> bool:
    """Whether the growth is that of the two columns before it; a growth of nothing may be left out."""
    now, before, said = held.get(growth - 2), held.get(growth - 1), held.get(growth)
    if said is None:
        return growth not in held and (now is None or before is None or now == before)
    if now is None or not before:
        return False
    return abs((now / before - 1) * 100 - said) <= _NEAR
