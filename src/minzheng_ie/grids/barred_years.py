"""Tables of yearbooks in two languages with a stroke behind each cell: years head the numbers, and rows begin with their names.

How many blanks a copy left of merged heads is not told, so that rows are found by their names: behind each stand its unit,
what it is called in English, and as many numbers as there are years.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import field
from itertools import chain, islice, pairwise
from string import ascii_letters

from minzheng_ie.compiled import compile_re
from minzheng_ie.grids import broken, words
from minzheng_ie.grids.lines import Line
from minzheng_ie.grids.model import Cell, Grid
from minzheng_ie.grids.plain import grid_of
from minzheng_ie.grids.strokes import Held, cells_from
from minzheng_ie.records import dataclass

_OTHER = compile_re(r"[A-Za-z(&][\x20-\x7e\n\r\t]*")
_LETTERS = ascii_letters + " "
_MOST_CELLS = 2400
_SAMPLE = 40  # cells, of the heads
_MOST_OVER = 4  # cells between the corner and the years
_LEAST = 2  # rows, and years


@dataclass(slots=True)
class _Row:
    """A name with its unit and numbers; of a section neither. others (list): in English."""

    label: Held
    unit: Held | None = None
    numbers: list[Held] = field(default_factory=list)
    others: list[str] = field(default_factory=list)

    def goes_on(self) -> bool:
        """Whether its name is not whole."""
        other = self.others[-1] if self.others else ""
        return broken.is_open(self.label.text) or (other != "" and broken.is_open_in_english(other))


def barred_years_at(text: str, lines: Sequence[Line], at: int) -> tuple[Grid, int, int] | None:
    """The table whose corner is a line, and its first and last line; None when there is none."""
    stream = islice(cells_from(text, lines, at, opened=False), _MOST_CELLS)
    cells = list(islice(stream, _SAMPLE))
    first = next((n for n, held in enumerate(cells[: 2 + _MOST_OVER]) if words.is_year(held.text)), 0)
    stop = next((n for n in range(first, len(cells)) if not words.is_year(cells[n].text)), first)
    years = cells[first:stop]
    over = [held.text for held in cells[1:first]]
    steps = {int(b.text) - int(a.text) for a, b in pairwise(years)}
    if len(years) < _LEAST or steps not in ({1}, {-1}) or not any(map(_is_other, over)):
        return None
    growth, stop = _growth(cells, stop)
    heads = [*years, *growth]
    rows = list(_rows(chain(cells[stop:], stream), len(heads)))
    while rows and not rows[-1].numbers:
        rows.pop()
    if sum(1 for row in rows if row.numbers) < _LEAST:
        return None
    found = [(0, 0, cells[0]), *((0, n, held) for n, held in enumerate(heads, 2))]
    for number, row in enumerate(rows, 1):
        found.append((number, 0, row.label))
        found += [(number, 1, row.unit)] if row.unit is not None else []
        found += [(number, n, held) for n, held in enumerate(row.numbers, 2)]
    placed = [_cell(r, c, held) for r, c, held in found if held.piece is not None]
    last = rows[-1].numbers[-1].last
    return grid_of(lines, at, last, placed), at, last


def _growth(cells: Sequence[Held], at: int) -> tuple[list[Held], int]:
    """The head of a growth behind the years, of as many cells as it needs to be whole, and the first cell behind it."""
    if at < len(cells) and broken.opens_growth(cells[at].text):
        said, first = "", cells[at].piece
        for stop in range(at, min(at + _MOST_OVER, len(cells))):
            said, piece = said + cells[stop].text, cells[stop].piece
            if broken.is_whole_growth(said) and first is not None and piece is not None:
                behind = stop + 1
                while behind < len(cells) and not words.is_word(cells[behind].text.lstrip(_LETTERS)):
                    behind += 1  # in English, or nothing
                return [Held(cells[stop].last, (first[0], piece[1]), said)], behind
    return [], at


def _is_other(said: str) -> bool:
    return _OTHER.fullmatch(said) is not None


def _cell(row: int, column: int, held: Held) -> Cell:
    """A cell, of a unit without its brackets."""
    start, end = held.piece or (0, 0)
    return Cell(row, column, start + (column == 1), end - (column == 1))


def _rows(cells: Iterable[Held], width: int) -> Iterator[_Row]:
    """The rows told, and sections; of a name that goes on behind its numbers neither the row nor the rest."""
    before: _Row | None = None
    for row in _named(cells):
        open_name = before is not None and bool(before.numbers) and before.goes_on()
        if before is not None and not open_name and len(before.numbers) in (0, width):
            yield before
        before = None if open_name and not row.numbers else row
    if before is not None and len(before.numbers) == width and not before.goes_on():
        yield before


def _named(cells: Iterable[Held]) -> Iterator[_Row]:
    """The names with what stands behind each."""
    row: _Row | None = None
    for held in cells:
        if not held.text:
            continue
        if words.is_counted(held.text):
            if row is None:
                return
            row.numbers.append(held)
        elif broken.is_unit_alone(held.text) and row is not None and row.unit is None:
            row.unit = held
        elif _is_other(held.text):
            if row is not None:
                row.others.append(held.text)
        elif words.is_word(held.text) and not words.is_corner(held.text):
            if row is not None:
                yield row
            row = _Row(held)
        else:
            break
    if row is not None:
        yield row
