"""Tables whose heads a copy broke over lines, one on each or each over several, while it left every row on its own line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from minzheng_ie.compiled import compile_regex
from minzheng_ie.grids import words
from minzheng_ie.grids.blocks import Row, is_section, row_of
from minzheng_ie.grids.lines import Line, Piece, together
from minzheng_ie.grids.model import Cell, Grid
from minzheng_ie.grids.one_a_line import keeps_rows, read_cells
from minzheng_ie.grids.plain import grid_of

_OPENS = compile_regex(r"[\p{Han}]{1,12}(?:\([^()\d]{1,8}\))?(?=\s|\Z)")
_APART = compile_regex(r"\p{Han} +\p{Han}")
_PART = compile_regex(r"其中|#|[总小合共]|男$|女$")
_MOST_LINES = 48  # of heads
_LONGEST = 120  # characters of one
_SAMPLE, _MOST_ROWS = 6, 400
_LEAST, _LEAST_WIDE = 3, 2  # rows, and those of a wide table
_WIDE = 5
_IDLE = 2  # lines between rows that are none
_LEAST_NUMBERS = 2


class _Head(NamedTuple):
    """A head or a part of one. begins (bool): it is the first of its line. broken (bool): it goes on over a break."""

    piece: Piece
    text: str
    begins: bool
    broken: bool = False


class _Said(NamedTuple):
    """A line that may be of heads. pieces (list): its cells, from its beginning on. ends (bool): it is the first row, or its
    section. heads (bool): it is of heads; opens (bool): the first line is, whose corner was seen."""

    pieces: list[Piece]
    texts: tuple[str, ...]
    ends: bool
    heads: bool
    opens: bool


def heads_a_line_at(text: str, lines: Sequence[Line], at: int) -> tuple[Grid, int, int] | None:
    """The table whose corner's head is a line or begins it, and its first and last line; None when there is none.

    How many heads there are the rows tell, all of which are names and as many numbers: the parts of lines are as many, or they
    are when each break joins two. Heads over heads, of which a line holds one each, are read as those of one cell a line.
    """
    opening = _OPENS.match(lines[at].body)
    if (
        opening is None
        or not words.is_corner(opening[0])
        or "\t" in lines[at].body
        or not _goes_on(lines, at)
    ):
        return None
    heads, position = _heads(text, lines, at)
    if len(heads) < 1 + _LEAST_NUMBERS or position == at + 1:
        return None
    sample, _ = _rows(text, lines, position, _SAMPLE)
    width = _width(sample)
    told = _told(text, heads, width) if width else None
    if told is None:
        return None
    rows, last = _rows(text, lines, position, _MOST_ROWS)
    if len(told) == width and all(len(row) == width for row in rows):
        cells = [Cell(r, c, *piece) for r, row in enumerate([told, *rows]) for c, piece in enumerate(row)]
        return grid_of(lines, at, last, cells), at, last
    return _as_cells(text, lines, at, told, rows)


def _as_cells(
    text: str, lines: Sequence[Line], at: int, heads: Sequence[Piece], rows: Sequence[Sequence[Piece]]
) -> tuple[Grid, int, int] | None:
    """The table that heads and rows make whose cells are read one after another, if it has the rows that its lines are."""
    held = [*heads, *(piece for row in rows for piece in row)]
    found = read_cells(text, lines[max(0, at - 4) : at], held)
    if found is None or not keeps_rows(found[0], [row[0][0] for row in rows]):
        return None
    end = held[found[1]][1]
    last = next(n for n in range(at, len(lines)) if lines[n].end >= end)
    return found[0], at, last


def _goes_on(lines: Sequence[Line], at: int) -> bool:
    """Whether the next line may be of the heads, too."""
    below = next((line.body for line in lines[at + 1 : at + 3] if line.body), "")
    return 0 < len(below) <= _LONGEST and not words.is_value(below.split()[-1])


def _heads(text: str, lines: Sequence[Line], at: int) -> tuple[list[_Head], int]:
    """The heads from a line on, in parts, and the first line behind them; none where they do not end soon."""
    heads: list[_Head] = []
    blanks = 0
    for position in range(at, min(at + _MOST_LINES, len(lines))):
        line = lines[position]
        if not line.body:
            blanks += 1
            if blanks > 1:
                break
            continue
        blanks = 0
        if len(line.body) > _LONGEST or "\t" in line.body:
            break
        said = _said(line.body)
        if said.ends:
            return heads, position
        if not (said.heads if heads else said.opens) or _are_units(heads, said.texts):
            break
        _add(heads, [(line.start + start, line.start + end) for start, end in said.pieces], said.texts)
    return [], at + 1


@lru_cache(maxsize=1 << 8)
def _said(body: str) -> _Said:
    """What a line says; it is asked again for each corner that stands near before it."""
    row = row_of(body, Line(0, 0, len(body), body))
    pieces = [piece for piece in row.pieces if piece is not None]
    opens = _are_heads(body, row, pieces[1:])
    heads = opens and _are_heads(body, row, pieces[:1])
    return _Said(pieces, row.texts, _ends_heads(row), heads, opens)


def _ends_heads(row: Row) -> bool:
    """Whether a line is the first row, or its section."""
    if row.count == 1:
        return words.mark_kind(row.texts[0]) not in ("", "其中", "#")
    return row.count > _LEAST_NUMBERS and words.is_data_row(row.texts)


def _are_heads(text: str, row: Row, pieces: Sequence[Piece]) -> bool:
    """Whether a line may be of heads; one that was set wide may be two (男 女)."""
    if words.is_labelled(row.line.body) or not all(words.is_word(s) or words.is_time(s) for s in row.texts):
        return False
    return all(_APART.search(text, *piece) is None for piece in pieces)


def _are_units(heads: Sequence[_Head], texts: Sequence[str]) -> bool:
    """Whether a line is of units alone, below more than one head, none broken: of which of these they are is told elsewhere."""
    if not all(said[:1] == "(" and words.has_unit(said) for said in texts) or any(
        head.broken for head in heads
    ):
        return False
    above = next((len(heads) - n for n in range(len(heads) - 1, -1, -1) if heads[n].begins), 0)
    return above > 1


def _add(heads: list[_Head], pieces: Sequence[Piece], texts: Sequence[str]) -> None:
    """Add the parts of a line; a unit in brackets, and what closes these, is of the part before it."""
    for n, (piece, said) in enumerate(zip(pieces, texts, strict=True)):
        if heads and (said[0] == "(" or heads[-1].text.count("(") > heads[-1].text.count(")")):
            before = heads.pop()
            broken = before.broken or n == 0
            heads.append(_Head((before.piece[0], piece[1]), before.text + said, before.begins, broken))
        else:
            heads.append(_Head(piece, said, n == 0))


def _rows(text: str, lines: Sequence[Line], at: int, most: int) -> tuple[list[list[Piece]], int]:
    """The rows and sections from a line on, and the last row's line; they end at the first line that is neither."""
    rows: list[list[Piece]] = []
    last, held = at, 0
    for position, line in together(lines, at, _IDLE):
        row = row_of(text, line)
        counted = words.is_data_row(row.texts)
        if len(rows) == most or "。" in line.body or not (counted or (row.count == 1 and is_section(line))):
            break
        rows.append([piece for piece in row.pieces if piece is not None])
        if counted:
            last, held = position, len(rows)
    return rows[:held], last


def _width(rows: Sequence[Sequence[Piece]]) -> int:
    """How many cells most of the first rows have, 0 where these are too few."""
    counts = Counter(len(row) for row in rows if len(row) > 1)
    width, many = counts.most_common(1)[0] if counts else (0, 0)
    if width <= _LEAST_NUMBERS or many < (_LEAST_WIDE if width >= _WIDE else _LEAST):
        return 0
    return width if 2 * many > counts.total() else 0


def _told(text: str, heads: Sequence[_Head], width: int) -> list[Piece] | None:
    """The heads, each whole; None where it is not told which parts are one."""
    if len(heads) == width:
        return [head.piece for head in heads] if _are_apart(heads) else None
    joined: list[_Head] = []
    for n, head in enumerate(heads):
        if n and head.begins:
            before = joined.pop()
            joined.append(_Head((before.piece[0], head.piece[1]), before.text + head.text, before.begins))
        else:
            joined.append(head)
    breaks = len(heads) - len(joined)
    if len(joined) == width and breaks and _are_broken(heads):
        return [head.piece for head in joined] if _are_apart(joined) else None
    alone = all(head.begins for head in heads)  # heads over heads, one a line
    return [head.piece for head in heads] if alone and len(heads) > width else None


def _are_apart(heads: Sequence[_Head]) -> bool:
    """Whether no two heads say the same, and one of them surely heads numbers."""
    texts = [words.tight(head.text) for head in heads]
    return len(set(texts)) == len(texts) and any(map(words.heads_numbers, texts[1:]))


def _are_broken(heads: Sequence[_Head]) -> bool:
    """Whether each line may go on with the last head of the line before: it is not whole, nor is it over what would be its parts.

    One line below another holds what may stand below its last head, if it is more than one and nothing shows that lines broke.
    """
    begins = [n for n, head in enumerate(heads) if n and head.begins]
    if any(heads[n - 1].text[-1] == ")" or _PART.match(heads[n].text) for n in begins):
        return False
    if any(words.is_time(heads[n - 1].text) for n in begins):
        return False  # 2021年 is whole
    return len(begins) > 1 or begins[0] == len(heads) - 1 or any(head.broken for head in heads)
