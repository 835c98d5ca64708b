"""Forms whose rows have a code between name and numbers, one blank apart: a copy lost the cells that held nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from minzheng_ie.compiled import compile_re
from minzheng_ie.grids import words
from minzheng_ie.grids.lines import Line, Piece
from minzheng_ie.grids.model import Cell, Grid
from minzheng_ie.grids.plain import grid_of

_TOKEN = compile_re(r"\S+")
_HEADS_CODES = ("代码", "编码", "指标代码")
_CODE = compile_re(r"[A-Z]{2,5}\d{6,14}")
_GROWTH = compile_re("[同环]比|增长|增减")
_MOST_HEADS = 12
_LONGEST = 200  # characters of a line
_LEAST = 3  # rows with a code
_FIRST_NUMBER = 3  # the column behind name, unit and code
_ROUNDED = Decimal("0.006")


@dataclass(frozen=True, slots=True)
class _Row:
    """A row. label, unit, code (Piece): its cells; unit is None where there is none. numbers (list): in their order."""

    label: Piece
    unit: Piece | None
    code: Piece
    numbers: list[Piece]


def coded_at(text: str, lines: Sequence[Line], at: int) -> tuple[Grid, int, int] | None:
    """The form whose heads are a line, and its first and last line; None when there is none.

    Numbers are in a cell where there are as many as heads, or where they are what is now, what was before, and how much it
    grew: what is left of them is in none.
    """
    heads = _heads(text, lines[at])
    if heads is None:
        return None
    names, unit, code, numbers = heads
    rows: list[_Row] = []
    last = at
    for position in range(at + 1, len(lines)):
        row = _row(text, lines[position])
        if row is not None:
            rows.append(row)
            last = position
        elif lines[position].body and (rows or not _numbers_columns(lines[position])):
            break
    if len(rows) < _LEAST:
        return None
    cells = [Cell(0, 0, *names)]
    cells += [Cell(0, 1, *unit)] if unit is not None else []
    cells += [Cell(0, 2, *code), *(Cell(0, _FIRST_NUMBER + n, *piece) for n, piece in enumerate(numbers))]
    for number, row in enumerate(rows, 1):
        cells += _cells(text, row, number, numbers)
    return grid_of(lines, at, last, cells), at, last


def _tokens(line: Line) -> list[Piece]:
    if not line.body or len(line.body) > _LONGEST or "|" in line.body or "\t" in line.body:
        return []
    return [(line.start + m.start(), line.start + m.end()) for m in _TOKEN.finditer(line.body)]


def _heads(text: str, line: Line) -> tuple[Piece, Piece | None, Piece, list[Piece]] | None:
    """The heads of names, units, codes and numbers."""
    if not any(name in line.body for name in _HEADS_CODES):
        return None
    tokens = _tokens(line)
    texts = _texts(text, tokens)
    at = next((n for n, head in enumerate(texts) if head in _HEADS_CODES), 0)
    if at not in (1, 2) or not at < len(tokens) - 1 <= _MOST_HEADS or not words.is_head_row(texts):
        return None
    if not words.is_corner(texts[0]):
        return None
    return tokens[0], tokens[1] if at > 1 else None, tokens[at], tokens[at + 1 :]


def _texts(text: str, pieces: Sequence[Piece]) -> list[str]:
    return [words.tight(text[slice(*piece)]) for piece in pieces]


def _numbers_columns(line: Line) -> bool:
    """Whether a line below the heads numbers the columns (1 2 3)."""
    return all(words.is_code(token) for token in line.body.split())


def _row(text: str, line: Line) -> _Row | None:
    """A name, a unit or none, a code, and numbers."""
    tokens = _tokens(line)
    texts = _texts(text, tokens)
    at = next((n for n, token in enumerate(texts) if _CODE.fullmatch(token)), 0)
    if not at or not all(words.is_value(token) or words.is_nil(token) for token in texts[at + 1 :]):
        return None
    united = at > 1 and words.is_unit(texts[at - 1])
    label = (tokens[0][0], tokens[at - 2 if united else at - 1][1])
    return _Row(label, tokens[at - 1] if united else None, tokens[at], tokens[at + 1 :])


def _cells(text: str, row: _Row, number: int, heads: Sequence[Piece]) -> list[Cell]:
    """The cells of a row. Numbers that are not told apart are in none: its name alone stands for what hangs under it, where
    a mark says how high it stands."""
    told = row.numbers
    if told and len(told) != len(heads) and not _grew(_texts(text, told), _texts(text, heads)):
        if not words.mark_kind(words.tight(text[slice(*row.label)])):
            return []
        told = []
    found = [(0, row.label), (1, row.unit), (2, row.code), *enumerate(told, _FIRST_NUMBER)]
    return [Cell(number, column, *piece) for column, piece in found if piece is not None]


def _grew(numbers: Sequence[str], heads: Sequence[str]) -> bool:
    """Whether numbers are the first of those that heads name: two levels and what the first is more than the second, or two
    that are one, whose growth is not written."""
    if len(heads) < _LEAST or _GROWTH.search(heads[2]) is None or any(map(_GROWTH.search, heads[:2])):
        return False
    if not 1 < len(numbers) <= _LEAST or not all(map(words.is_number, numbers)) or "%" in "".join(numbers):
        return False
    now, before, *grown = [Decimal(number.replace(",", "").rstrip("*")) for number in numbers]
    if not grown:
        return now == before
    return before > 0 and abs((now / before - 1) * 100 - grown[0]) <= _ROUNDED
