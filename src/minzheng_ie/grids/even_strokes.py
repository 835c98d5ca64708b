"""Tables with a stroke behind each cell whose rows all have as many strokes: what merged cells leave empty stands at a row's end."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from minzheng_ie.grids import broken, words
from minzheng_ie.grids.allotted import Column, allotted_below, flat
from minzheng_ie.grids.lines import Line, Piece
from minzheng_ie.grids.model import Cell, Grid
from minzheng_ie.grids.plain import grid_of
from minzheng_ie.grids.pushed_rows import columns_of
from minzheng_ie.grids.reach import Reach
from minzheng_ie.grids.strokes import Held, cells_from
from minzheng_ie.grids.totals import TOTAL
from minzheng_ie.records import dataclass

_MOST = 24  # columns
_SAMPLE = 8  # rows
_MOST_CELLS = 6000
_MOST_HEADS = 3  # rows
_LEAST = 2  # rows with numbers
_ENOUGH = 4  # of them, which tell the width whatever goes on in another way
_LONGEST_HEAD = 30

_Row = Sequence[Held]


@dataclass(frozen=True, slots=True)
class _Parts:
    """The rows of a table: those of heads, and those below them. width (int): columns that hold something. above (int): the last
    line of the titles over the heads, -1 where there are none; these are in no table, so that they are read as captions."""

    heads: list[list[Held]]
    body: list[list[Held]]
    width: int
    last: int
    above: int = -1


def even_strokes_at(text: str, lines: Sequence[Line], at: int) -> tuple[Grid, int, int] | None:
    """The table that opens with a line, and its first and last line; None when there is none or it may be read in two ways."""
    if not _opens(lines, at):
        return None
    sample = _sample(text, lines, at)
    if sample is None:
        return None
    widths: list[int] = []
    for width in range(2, _MOST + 1):
        if (
            not any(width % known == 0 for known in widths)
            and _parts(text, sample, width, whole=False) is not None
        ):
            widths.append(width)
    if len(widths) != 1:
        return None
    cells = list(islice(cells_from(text, lines, at, opened=False), _MOST_CELLS))
    parts = _parts(text, cells, widths[0], whole=True)
    made = _placed(text, parts) if parts is not None else None
    if parts is None or not made:
        return None
    first = max(at, parts.above + 1)
    return grid_of(lines, first, parts.last, made), first, parts.last


def _sample(text: str, lines: Sequence[Line], at: int) -> list[Held] | None:
    """The first cells; None where too few of them count, one goes on in the next, or several are on a line, which are for
    others to read. The first that is so ends them: this is asked of every line."""
    sample: list[Held] = []
    last, values = -1, 0
    for cell in islice(cells_from(text, lines, at, opened=False), _SAMPLE * _MOST):
        sample.append(cell)
        valued = words.is_value(cell.text)
        if cell.text:
            if cell.last == last:
                return None
            last = cell.last
        if valued:
            values += 1
        elif broken.is_open(cell.text):
            return None
    return sample if values >= _LEAST else None


def _opens(lines: Sequence[Line], at: int) -> bool:
    """Whether a line ends its first cell, behind lines without strokes."""
    body = lines[at].body
    if "|" in body:
        opened = 0 < body.find("|") == len(body) - 1
    else:
        opened = len(body) <= _LONGEST_HEAD and at + 1 < len(lines) and lines[at + 1].body == "|"
    if not opened or not at or "|" not in lines[at - 1].body:
        return opened
    above = lines[at - 1].body.strip("| ")  # of titles, in which a copy left strokes as it liked
    if (above and not words.is_labelled(above)) or at + 1 >= len(lines):
        return False
    return _heads(body) and _heads(lines[at + 1].body)


def _heads(body: str) -> bool:
    """Whether a line is a cell that surely heads a column."""
    own = words.tight(body.rstrip("| "))
    return body.count("|") == 1 and (words.is_corner(own) or words.heads_numbers(own))


def _parts(text: str, cells: Sequence[Held], width: int, *, whole: bool) -> _Parts | None:
    """The rows, where as many cells always make one; titles above the heads are in none."""
    rows = [
        row for n in range(0, len(cells) - width + 1, width) for row in _apart(text, cells[n : n + width])
    ]
    first = next((n for n, row in enumerate(rows) if _is_body(row) or _is_bare(row)), len(rows))
    begin = first
    while begin and first - begin < _MOST_HEADS and _is_head(rows[begin - 1]):
        begin -= 1
    if begin == first or not all(map(_is_alone, rows[:begin])):
        return None
    if first < len(rows) and _is_bare(rows[first]):
        left = list(cells[len(cells) - len(cells) % width :])
        return _bare([*rows, left], begin, first)
    stop = first
    while stop < len(rows) and (_is_body(rows[stop]) or _is_alone(rows[stop])):
        stop += 1
    body = _body(rows[first:stop])
    left = list(cells[len(cells) - len(cells) % width :])
    body = _with_labels(body)
    counted = [row for row in body if _is_body(row)]
    if len(counted) < _LEAST or not _are_even(counted):
        return None
    if stop == len(rows) and len(left) == width - 1 and _is_body(left):
        # The stroke behind a last cell that holds nothing is not there.
        body = _with_labels([*body, [*left, Held(left[-1].last, None, "")]])
    elif stop < len(rows) and len(counted) < _ENOUGH and (not whole or any(map(_counts, rows[stop]))):
        return None
    held = max(n for row in (*rows[begin:first], *body) for n, cell in enumerate(row) if cell.text) + 1
    above = rows[begin - 1][-1].last if begin else -1
    return _Parts(rows[begin:first], body, held, body[-1][-1].last, above) if held > 2 else None


def _body(rows: list[list[Held]]) -> list[list[Held]]:
    """Rows without the names below the last one that counts."""
    stop = len(rows)
    while stop and _is_alone(rows[stop - 1]):
        stop -= 1
    return rows[:stop]


def _with_labels(rows: list[list[Held]]) -> list[list[Held]]:
    """The rows, those of totals that have one name where the others have two (序号 | 名称) with a blank behind it."""
    named = [row for row in rows if row[0].text.isdigit() and words.is_word(row[1].text)]
    if 2 * len(named) <= len(rows) or len(named) < _LEAST:
        return rows
    return [
        [row[0], row[-1], *row[1:-1]]
        if TOTAL.fullmatch(row[0].text) and _counts(row[1]) and not row[-1].text
        else row
        for row in rows
    ]


def _bare(rows: list[list[Held]], begin: int, first: int) -> _Parts | None:
    """The one row of numbers below its heads, behind which there are no more cells."""
    width = len([held for held in rows[first] if held.text])
    if first + 1 < len(rows) and any(held.text for held in rows[first + 1]):
        return None
    if any(held.text for held in rows[first][width:]):
        return None
    return _Parts(rows[begin:first], [rows[first]], width, rows[first][width - 1].last)


def _apart(text: str, row: _Row) -> list[list[Held]]:
    """The rows that are written in one, a line of each cell for each, as many names as numbers."""
    lines = [_lines(text, held) for held in row]
    many = {len(held) for held in lines if len(held) > 1 and all(words.is_value(line.text) for line in held)}
    size = many.pop() if len(many) == 1 else 0
    named = any(len(held) == size and all(words.is_word(line.text) for line in held) for held in lines)
    if size < _LEAST or not named or any(len(held) not in (1, size) for held in lines):
        return [list(row)]
    empty = Held(row[-1].last, None, "")
    return [
        [held[n] if len(held) == size else held[0] if not n else empty for held in lines] for n in range(size)
    ]


def _lines(text: str, held: Held) -> list[Held]:
    """The lines of a cell."""
    if held.piece is None or "\n" not in text[slice(*held.piece)]:
        return [held]
    made, at = [], held.piece[0]
    for line in text[slice(*held.piece)].split("\n"):
        said = line.strip()
        if said:
            start = at + line.index(said)
            made.append(Held(held.last, (start, start + len(said)), words.tight(said)))
        at += len(line) + 1
    return made


def _is_alone(row: _Row) -> bool:
    """Whether a row is nothing but what its first cell says."""
    return not any(held.text for held in row[1:])


def _is_head(row: _Row) -> bool:
    texts = [held.text for held in row if held.text]
    return len(texts) > 1 and all(
        len(text) <= _LONGEST_HEAD
        and not words.is_value(text)
        and not words.is_labelled(text)
        and (words.is_word(text) or words.is_time(text))
        for text in texts
    )


def _is_body(row: _Row) -> bool:
    """Whether cells are a row: names, or its number and names, and what counts."""
    texts = [held.text for held in row]
    named = texts[1] if (texts[0].isdigit() or not texts[0]) and len(texts) > 2 else texts[0]
    return words.is_word(named) and any(map(_counts, row[1:]))


def _is_bare(row: _Row) -> bool:
    """Whether cells are numbers alone, of which no name says whose they are: those of what the table is about."""
    texts = [held.text for held in row if held.text]
    return len(texts) > 1 and all(map(words.is_counted, texts)) and all(map(words.is_value, texts[:1]))


def _counts(held: Held) -> bool:
    return words.is_value(held.text)


def _are_even(rows: Sequence[_Row]) -> bool:
    """Whether no column has words in one row and numbers in another."""
    for column in range(1, len(rows[0])):
        texts = [row[column].text for row in rows if row[column].text and not words.is_nil(row[column].text)]
        told = [words.is_value(text) for text in texts]
        if any(told) and not all(told):
            return False
    return True


def _placed(text: str, parts: _Parts) -> list[Cell] | None:
    """The cells on their columns; None where the heads are not told."""
    counted = [row for row in parts.body if not _is_alone(row)]
    own = (
        0
        if _is_bare(counted[0])
        else next((n for n in range(1, parts.width) if any(_counts(row[n]) for row in counted)), 1)
    )
    columns = [Column([row[n].text for row in counted]) for n in range(own, parts.width)]
    heads = _head_cells([row[: parts.width] for row in parts.heads], own, columns)
    if heads is None:
        return None
    said = {cell.column: text[cell.start : cell.end] for cell in heads if cell.columns == 1}
    body = _in_columns(parts, own, [words.tight(said.get(n, "")) for n in range(parts.width)])
    made = heads
    for top, row in enumerate(body, len(parts.heads)):
        made += [Cell(top, n, *held.piece) for n, held in row if held.piece is not None]
    return made


def _in_columns(parts: _Parts, own: int, heads: Sequence[str]) -> list[list[tuple[int, Held]]]:
    """The rows, each cell with its column; those of numbers whose blanks went behind their last as sums tell."""
    rows = [list(enumerate(row[: parts.width])) for row in parts.body]
    counted = [n for n in range(own, parts.width) if any(_counts(row[n]) for row in parts.body)]
    if not counted or counted != list(range(own, own + len(counted))):
        return rows
    stop = counted[-1] + 1
    labels = [next((held.text for held in row[:own] if not held.text.isdigit()), "") for row in parts.body]
    told = columns_of(labels, [[held.text for held in row[own:stop]] for row in parts.body], heads[own:stop])
    if told is None:
        return rows
    return [
        [
            *row[:own],
            *((own + n, held) for n, (_, held) in zip(places, row[own:], strict=False) if n is not None),
            *row[stop:],
        ]
        for row, places in zip(rows, told, strict=True)
    ]


def _head_cells(rows: Sequence[_Row], own: int, columns: Sequence[Column]) -> list[Cell] | None:
    told = [[held for held in row if held.piece is not None] for row in rows]
    if any(
        row[n].piece is None and any(held.piece for held in row[n:]) for row in rows for n in range(len(row))
    ):
        return None  # what is empty is so on its own column
    if len(told) == 1 and len(told[0]) == own + len(columns):
        texts = [held.text for held in told[0][own:]]
        reach = flat(texts, columns)
        sure = any(map(words.heads_numbers, texts))
        return _cells(told[0][:own], told[0][own:], reach, 1) if reach is not None and sure else None
    if len(told) != 2 or len(told[0]) <= own:
        return None
    upper, lower = told[0][own:], told[1]
    reach = allotted_below([held.text for held in upper], [held.text for held in lower], columns)
    return _cells(told[0][:own], [*upper, *lower], reach, 2) if reach is not None else None


def _cells(labels: Sequence[Held], heads: Sequence[Held], reach: Sequence[Reach], deep: int) -> list[Cell]:
    pieces: list[tuple[int, int, Piece | None, int, int]] = [
        (0, n, held.piece, deep, 1) for n, held in enumerate(labels)
    ]
    pieces += [
        (one.row, len(labels) + one.column, heads[one.head].piece, one.rows, one.columns) for one in reach
    ]
    made = [Cell(row, column, *piece, rows, columns) for row, column, piece, rows, columns in pieces if piece]
    return sorted(made, key=lambda cell: (cell.row, cell.column))
