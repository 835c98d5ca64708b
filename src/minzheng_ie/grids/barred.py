"""Tables of which a copy broke rows over lines, an upright stroke behind each cell: rows have no end but their number of cells."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice

from minzheng_ie.compiled import compile_re, compile_regex
from minzheng_ie.grids import broken, words
from minzheng_ie.grids.anchored import anchored_at
from minzheng_ie.grids.barred_years import barred_years_at
from minzheng_ie.grids.lines import Line, Piece
from minzheng_ie.grids.model import Cell, Grid
from minzheng_ie.grids.plain import grid_of
from minzheng_ie.grids.strokes import Held, cells_from
from minzheng_ie.records import dataclass

_MOST_COLUMNS = 16
_SAMPLE = 14  # rows from which the width is told
_FIRST = 3  # rows in which a number or a year stands
_LEAST_VALUES = 4  # of a table whose rows cannot be told
_LEAST_HEADS = 3  # of it
_LEAST_TIERED = 4  # columns below heads over heads
_LEAST_OVER = 3  # rows below them
_LONGEST_UNIT = 14
_NAMED = compile_re("(?:计量|计算)?单位|(?:指标|统计)?代码")
_SAID = compile_regex(r"\p{Han}\d[\d.,]*\p{Han}")
_OTHER = compile_re(r"[A-Za-z(&][\x20-\x7e‘’“”–\n\r\t]*")


def barred_at(text: str, lines: Sequence[Line], at: int) -> tuple[Grid, int, int] | None:
    """The table whose corner's head is a line, and its first and last line; None when there is none.

    A width is taken when all rows of the first lines have their label, and numbers, units or nothing behind it, and no
    other width does so. Line breaks say nothing: a line may hold one cell, or several.
    """
    if not words.is_corner(lines[at].body.strip("| ")) or not _is_barred(lines, at):
        return None
    if lines[at].body[0] == "|" and (found := _barred(text, lines, at, opened=True)) is not None:
        return found
    return (
        _barred(text, lines, at, opened=False)
        or anchored_at(text, lines, at)
        or barred_years_at(text, lines, at)
    )


def untold_at(text: str, lines: Sequence[Line], at: int) -> tuple[Grid, int, int] | None:
    """The table whose rows cannot be told, nothing of it in a cell but its corner: what its other cells hold is no prose."""
    if not words.is_corner(lines[at].body.strip("| ")) or not _is_barred(lines, at):
        return None
    cells = cells_from(text, lines, at, opened=True)
    sample = list(islice(cells, _SAMPLE * _MOST_COLUMNS))
    texts = [held.text for held in sample]
    piece = sample[0].piece if sample else None
    if piece is None or not words.is_head_row(texts[:_LEAST_HEADS]) or any(map(words.is_sentence, texts)):
        return None
    if sum(map(words.is_value, texts)) < _LEAST_VALUES or not any(map(_says_number, texts)):
        return None
    end = [*sample, *cells][-1]
    return grid_of(lines, at, end.last, [Cell(0, 0, *piece)]), at, end.last


def _says_number(text: str) -> bool:
    """Whether a cell tells a number in words."""
    return _SAID.search(text) is not None and not words.is_value(text)


def _barred(text: str, lines: Sequence[Line], at: int, *, opened: bool) -> tuple[Grid, int, int] | None:
    """The same. opened (bool): strokes before the first cell of a line open rows, and end no cell."""
    cells = cells_from(text, lines, at, opened=opened)
    sample = list(islice(cells, _FIRST * _MOST_COLUMNS))
    if not any(words.is_value(held.text) for held in sample):
        return None
    sample += islice(cells, (_SAMPLE - _FIRST) * _MOST_COLUMNS)
    if sum(1 for held in sample if words.is_value(held.text)) < 2:
        return None
    widths = [width for width in range(2, _MOST_COLUMNS + 1) if _fits_all(sample, width)]
    if not widths:
        return _tiered(text, lines, at, sample, opened=opened)
    if len(widths) != 1:
        return None
    width = widths[0]
    if _whole_head(_in_rows(sample, width))[0] is None:
        return None
    rows = _rows(cells_from(text, lines, at, opened=opened), width, _named(sample[:width]))
    last = rows[-1][-1].last
    head, below = _whole_head(rows)
    if head is None:
        return None
    return grid_of(lines, at, last, _placed(head, _mended(below))), at, last


def _tiered(
    text: str, lines: Sequence[Line], at: int, sample: Sequence[Held], *, opened: bool
) -> tuple[Grid, int, int] | None:
    """The table whose upper heads have blanks behind them, over which they reach, and a head of its own below each of all
    columns but the first; None when no width or several make one."""
    widths = [width for width in range(_LEAST_TIERED, _MOST_COLUMNS + 1) if _fits_tiers(sample, width)]
    if len(widths) != 1:
        return None
    width = widths[0]
    upper, lower = sample[:width], sample[width : 2 * width - 1]
    rows = _rows(islice(cells_from(text, lines, at, opened=opened), 2 * width - 1, None), width, set())
    cells: list[Cell] = []
    for column, held in enumerate(upper):
        if held.piece is not None:
            stop = next((n for n in range(column + 1, width) if upper[n].text), width)
            cells.append(Cell(0, column, *held.piece, 1 if column else 2, stop - column))
    for number, row in enumerate([lower, *rows], 1):
        first = 1 if number == 1 else 0
        cells += [Cell(number, n, *held.piece) for n, held in enumerate(row, first) if held.piece is not None]
    last = rows[-1][-1].last
    return grid_of(lines, at, last, cells), at, last


def _fits_tiers(sample: Sequence[Held], width: int) -> bool:
    """Whether the first cells are upper heads over some blanks, a head below each but the first, and rows of so many columns."""
    corner, *over = [held.text for held in sample[:width]]
    lower = [held.text for held in sample[width : 2 * width - 1]]
    rows = _in_rows(sample[2 * width - 1 :], width)
    uppers = [text for text in over if text]
    if len(rows) < _LEAST_OVER or not 1 < len(uppers) < len(over) or not over[0] or not corner:
        return False
    if not words.is_head_row([corner, *uppers]) or not words.is_head_row(lower) or len(lower) != width - 1:
        return False
    counted = sum(1 for row in rows if any(words.is_value(held.text) for held in row[1:]))
    return counted > 1 and all(_is_row(row, set()) for row in rows)


def _rows(cells: Iterable[Held], width: int, named: set[int]) -> list[list[Held]]:
    """The head and the rows below it, to the first that is none."""
    rows: list[list[Held]] = []
    row: list[Held] = []
    for held in cells:
        row.append(held)
        if len(row) < width:
            continue
        if rows and not _is_row(row, named):
            break
        rows.append(row)
        row = []
    if len(row) == width - 1 and _is_row(row, named) and not any(held[-1].text for held in rows[1:]):
        rows.append(
            row
        )  # the stroke before the next row is not there, nor that of a last column that holds nothing
    return rows


def _whole_head(rows: list[list[Held]]) -> tuple[list[Held] | None, list[list[Held]]]:
    """The head, its last cell with what it goes on with in the rows below (2008年比 over 2007年 over 增减%), and the rows
    behind these; None for a head that does not end."""
    head, body = rows[0], rows[1:]
    opening = 0
    while opening < len(body) and not any(held.text for held in body[opening][1:]):
        opening += 1
    at = next(at for at in range(len(head) - 1, -1, -1) if head[at].text)
    if not broken.is_open(head[at].text):
        return head, body
    first, said = head[at].piece, head[at].text
    for number, row in enumerate(body[:opening], 1):
        piece = row[0].piece
        said += row[0].text
        if first is not None and piece is not None and broken.is_whole_growth(said):
            while number < opening and (not body[number][0].text or broken.is_other(body[number][0].text)):
                number += 1
            whole = Held(row[0].last, (first[0], piece[1]), said)
            return [*head[:at], whole, *head[at + 1 :]], body[number:]
    return None, body


@dataclass(slots=True)
class _Row:
    """A row. unit (Piece | None): told below it. counted (bool): it has numbers."""

    cells: list[Held]
    unit: Piece | None = None
    counted: bool = False


def _mended(rows: list[list[Held]]) -> list[_Row]:
    """The rows; of those with a label alone, units in brackets are the row's above, and the rest of a label makes that
    row one that is not told."""
    made: list[_Row] = []
    before: _Row | None = None
    for cells in rows:
        label = cells[0].text
        if any(words.is_counted(held.text) for held in cells[1:]):
            before = _Row(cells, counted=True)
            made.append(before)
        elif not label:
            continue
        elif broken.is_unit_alone(label):
            piece = cells[0].piece
            if before is not None and piece is not None:
                before.unit = (piece[0] + 1, piece[1] - 1)
        elif before is not None and before.counted and _goes_on(before.cells, label):
            made.remove(before)
            before = None
        else:
            before = _Row(cells)
            made.append(before)
    return made


def _goes_on(cells: Sequence[Held], label: str) -> bool:
    """Whether the label of a row goes on with the next one."""
    if words.LIST_MARK.match(label) is not None:
        return False
    other = next((held.text for held in cells[1:] if _OTHER.fullmatch(held.text)), "")
    return broken.is_open(cells[0].text) or (other != "" and broken.is_open_in_english(other))


def _placed(head: list[Held], rows: list[_Row]) -> list[Cell]:
    """The cells, those of units told below a row in a column of their own behind the labels."""
    shift = 1 if any(row.unit is not None for row in rows) else 0
    cells = []
    for number, row in enumerate([_Row(head), *rows]):
        for column, held in enumerate(row.cells):
            if held.piece is not None and not (column and _OTHER.fullmatch(held.text)):
                cells.append(Cell(number, column + (shift if column else 0), *held.piece))
        if row.unit is not None:
            cells.append(Cell(number, 1, *row.unit))
    return sorted(cells, key=lambda cell: (cell.row, cell.column))


def _is_barred(lines: Sequence[Line], at: int) -> bool:
    """Whether the first stroke behind a line's words ends them; one may stand before them, as before each row."""
    body = lines[at].body.removeprefix("|")
    if "|" in body:
        return body.find("|") == len(body) - 1
    return at + 1 < len(lines) and lines[at + 1].body == "|"


def _fits_all(sample: Sequence[Held], width: int) -> bool:
    """Whether the first cells are a head and rows of so many columns, some of which count."""
    if len(sample) < 3 * width or not _is_head([held.text for held in sample[:width]]):
        return False
    rows = _in_rows(sample, width)
    counted = sum(1 for row in rows[1:] if any(words.is_value(held.text) for held in row[1:]))
    named = _named(rows[0])
    return counted > 1 and all(_is_row(row, named) for row in rows[1:])


def _in_rows(sample: Sequence[Held], width: int) -> list[list[Held]]:
    stops = range(width, min(len(sample), _SAMPLE * width) + 1, width)
    return [list(sample[stop - width : stop]) for stop in stops]


def _named(heads: Sequence[Held]) -> set[int]:
    """The columns of units and codes, whatever these are called."""
    return {at for at, held in enumerate(heads) if at and _NAMED.fullmatch(held.text)}


def _is_head(texts: Sequence[str]) -> bool:
    """Whether cells head columns; the last ones may be empty, where a stroke stands before each row, or columns hold nothing."""
    stop = next(at for at in range(len(texts), 0, -1) if texts[at - 1])
    held = [text for text in texts[:stop] if not broken.is_open(text)]
    return words.is_head_row(held) and any(map(words.heads_numbers, held[1:]))


def _is_row(row: Sequence[Held], named: set[int]) -> bool:
    """Whether cells are a label and numbers, units, codes or nothing; or nothing but a label."""
    texts = [held.text for held in row]
    label, *others = texts
    if not any(others) or words.is_code_row(texts):
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
