"""Tables with single blanks whose heads broke over several lines: each head goes on until its unit."""

from __future__ import annotations

from collections.abc import Sequence

from minzheng_ie.compiled import compile_re
from minzheng_ie.grids import words
from minzheng_ie.grids.lines import Line, Piece, loose_words, texts_of
from minzheng_ie.grids.model import Cell, Grid
from minzheng_ie.grids.plain import grid_of

_UNIT_CUT = compile_re(r"\([^()\d]{1,6}\d?\Z")  # (万hm2, whose bracket a copy cut off
_MOST_LINES = 12
_MOST_COLUMNS = 20
_LONGEST = 200
_LEAST = 2  # full rows


def wrapped_at(text: str, lines: Sequence[Line], at: int) -> tuple[Grid, int, int] | None:
    """The table whose first line of heads is a line, and its first and last line; None when there is none.

    The heads are taken when a break joins every two words of which the first has no unit, and they are as many as the
    numbers of full rows; all but one name their unit. Rows with fewer numbers are of no cell.
    """
    first = loose_words(text, lines[at], _LONGEST)
    if len(first) < 3 or not words.is_corner(text[slice(*first[0])]):
        return None
    heads, position = _heads(text, lines, at, first)
    width = len(heads)
    if position == at + 1 or not 3 <= width <= _MOST_COLUMNS or not _all_told(text, heads):
        return None
    rows: list[list[Piece]] = []
    last = position
    for number in range(position, len(lines)):
        row = loose_words(text, lines[number], _LONGEST)
        if not _is_row(text, row, width):
            break
        if len(row) == width:
            rows.append(row)
        last = number
    if len(rows) < _LEAST:
        return None
    cells = [Cell(r, c, *piece) for r, row in enumerate([heads, *rows]) for c, piece in enumerate(row)]
    return grid_of(lines, at, last, cells), at, last


def _heads(text: str, lines: Sequence[Line], at: int, first: list[Piece]) -> tuple[list[Piece], int]:
    """The heads from a line on, and the first line behind them; none where they do not end soon."""
    heads = list(first)
    if not any(map(words.has_unit, texts_of(text, first[1:-1]))):
        return [], at + 1  # a head over others, which begin on the next line
    for position in range(at + 1, min(at + _MOST_LINES, len(lines))):
        tokens = loose_words(text, lines[position], _LONGEST)
        texts = texts_of(text, tokens)
        if not tokens:
            break
        if any(map(words.is_value, texts[1:])):
            return heads, position
        if not all(map(words.is_word, texts)):
            break
        if text[heads[-1][1] - 1] != ")":
            heads[-1] = (heads[-1][0], tokens.pop(0)[1])
        heads += tokens
    return [], at + 1


def _all_told(text: str, heads: Sequence[Piece]) -> bool:
    """Whether all heads but one name their unit; the last may have lost the end of it."""
    texts = texts_of(text, heads[1:])
    untold = sum(1 for head in texts[:-1] if not words.has_unit(head))
    told = words.has_unit(texts[-1]) or _UNIT_CUT.search(texts[-1]) is not None
    return untold + (not told) <= 1


def _is_row(text: str, row: Sequence[Piece], width: int) -> bool:
    """Whether a line is a label and numbers, no more than there are heads."""
    texts = texts_of(text, row)
    if not 1 < len(texts) <= width or not (words.is_word(texts[0]) or words.is_time(texts[0])):
        return False
    return all(words.is_counted(cell) for cell in texts[1:])
