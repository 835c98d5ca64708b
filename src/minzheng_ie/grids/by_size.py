"""Lists of sums by how many a household is (家庭人数 | 金额, 1 | 2650, 2 | 4000), one cell a line, a stroke behind each or none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from minzheng_ie.compiled import compile_regex
from minzheng_ie.grids import words
from minzheng_ie.grids.lines import Line, Piece, together, words_in
from minzheng_ie.grids.model import Cell, Grid
from minzheng_ie.grids.plain import grid_of
from minzheng_ie.grids.totals import Item

_SIZE = compile_regex(r"(?:家庭|住户|家团|家團|受助)?(?:成员|成員|人口)?(?:人数|人口数?)")
_MORE = compile_regex(r"\d{1,2}人?(?:或|及)?以上")
_ROW = compile_regex(
    r"(?P<key>\d{1,2}人?|\d{1,2}人?(?:或|及)?以上) {1,4}(?P<value>(?:[$¥] ?)?\d[\d,]*(?:\.\d+)?)(?![^ ])"
)
_MONEY = ("$", "¥")
_FIRST = ("1 ", "1人")
_LEAST = 3  # rows
_MOST = 20
_LONGEST = 30  # characters of a cell
_BLANKS = 1


def by_size_at(text: str, lines: Sequence[Line], at: int) -> tuple[Grid, int, int] | None:
    """The list whose first head is a line, and its first and last line; None when there is none.

    Its rows are those that count up from one, each with a number; the last may be of so many and more.
    """
    body = lines[at].body
    if len(body) > _LONGEST or _SIZE.fullmatch(words.tight(body.rstrip("| "))) is None:
        return None
    items = list(islice(_items(lines, at), 2 * _MOST))
    if len(items) < 2 * (_LEAST + 1) or not (
        words.has_unit(items[1].text) or words.heads_numbers(items[1].text)
    ):
        return None
    rows = list(_rows(items[2:]))
    if len(rows) < _LEAST:
        return None
    held = [(items[0], items[1]), *rows]
    cells = [Cell(r, c, *item.piece) for r, row in enumerate(held) for c, item in enumerate(row)]
    last = rows[-1][1].last
    return grid_of(lines, at, last, cells), at, last


def size_lines_at(text: str, lines: Sequence[Line], at: int) -> tuple[Grid, int, int] | None:
    """The list whose heads end a line, below which each row is one (1 $ 2,650); None when there is none. Prose may stand before the
    heads, and behind a last row that is of so many and more."""
    if at + 1 >= len(lines) or lines[at + 1].body[:2] not in _FIRST:
        return None
    heads = list(words_in(text, lines[at].start, lines[at].end))[-2:] if " " in lines[at].body else []
    size, sums = (words.tight(text[slice(*piece)]) for piece in heads) if len(heads) == 2 else ("", "")
    if _SIZE.fullmatch(size) is None:
        return None
    rows = list(_size_rows(lines, at + 1))
    told = words.has_unit(sums) or words.heads_numbers(sums)
    if len(rows) < _LEAST or not (told or all(text[value[0]] in _MONEY for _, value in rows)):
        return None
    cells = [Cell(r, c, *piece) for r, row in enumerate([heads, *rows]) for c, piece in enumerate(row)]
    last = at + len(rows)
    return Grid(heads[0][0], rows[-1][1][1], tuple(cells), len(rows) + 1, 2, regular=False), at, last


def _size_rows(lines: Sequence[Line], at: int) -> Iterator[tuple[Piece, Piece]]:
    """How many and how much, of lines that count up from one."""
    for number, line in enumerate(lines[at : at + _MOST], 1):
        row = _ROW.match(line.body)
        more = row is not None and _MORE.fullmatch(row["key"]) is not None
        if row is None or not (
            more or (row["key"].removesuffix("人") == str(number) and row.end() == len(line.body))
        ):
            return
        yield (
            (line.start + row.start("key"), line.start + row.end("key")),
            (line.start + row.start("value"), line.start + row.end("value")),
        )
        if more:
            return


def _items(lines: Sequence[Line], at: int) -> Iterator[Item]:
    """The cells from a line on, one a line, to the first line that is none."""
    for position, line in together(lines, at, _BLANKS):
        said = line.body.rstrip("| ")
        if not said or len(said) > _LONGEST or "|" in said:
            return
        yield Item(position, (line.start, line.start + len(said)), words.tight(said))


def _rows(items: Sequence[Item]) -> Iterator[tuple[Item, Item]]:
    """The rows that count up from one."""
    for number, (key, value) in enumerate(zip(items[::2], items[1::2], strict=False), 1):
        more = _MORE.fullmatch(key.text) is not None
        if not words.is_number(value.text) or not (more or key.text.removesuffix("人") == str(number)):
            return
        yield key, value
        if more:
            return
