"""Tables of which a copy left one cell on each line: first the heads, then the cells of row after row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from minzheng_ie.compiled import compile_regex
from minzheng_ie.grids import broken, words
from minzheng_ie.grids.blocks import is_section
from minzheng_ie.grids.lines import Line
from minzheng_ie.grids.model import Cell, Grid
from minzheng_ie.grids.over import reach_of
from minzheng_ie.grids.plain import grid_of

_MOST_COLUMNS = 16
_UNIT_LINE = compile_regex(r"\([^()\d]{1,8}\)\*?")
_UNIT_TOLD = compile_regex(r"单位[:：]\p{Han}")
_CAPTION = 3  # lines above a table that may tell a unit
_REGULAR = 4  # rows that show what nothing else does
_BLANKS = 1
_FAR = 3  # between rows that end in an empty cell, where one stands between any two cells
_SAMPLE = 6  # rows
_MOST_BROKEN = 3  # cells that a head goes on over
_LEAST_OVER = 2  # rows of a table with heads over heads
_WIDE = 8  # characters of a label that fills its column
_SHORT = 2  # of a measure (人数, 资金), whose section stands above it


@dataclass(frozen=True, slots=True)
class Item:
    """A cell on one line, or a head on two, its unit below it. first, last (int): lines."""

    first: int
    last: int
    start: int
    end: int
    text: str


def stacked_at(text: str, lines: Sequence[Line], at: int) -> tuple[Grid, int, int] | None:
    """The table of which a line is the first head or the first number: with its first and last line; None when there is none."""
    body = words.tight(lines[at].body) if len(lines[at].body) <= 24 else ""
    if words.is_number(body):
        return _one_row(lines, at) if at and not words.is_number(_before(lines, at)) else None
    return _rows(lines, at) if body and words.is_corner(body) else None


def _before(lines: Sequence[Line], at: int) -> str:
    """The line above, or the one above a blank line."""
    return lines[at - 1].body or (lines[at - 2].body if at > 1 else "")


def _one_row(lines: Sequence[Line], at: int) -> tuple[Grid, int, int] | None:
    """Heads with their units over as many numbers: the one row of a period."""
    heads = _heads_above(lines, at)
    numbers = items_of(lines, at, len(heads) + 1)
    counted = [item for item in numbers if words.is_number(item.text) or words.is_nil(item.text)]
    if (
        len(heads) < 2
        or len(numbers) < len(heads)
        or len(counted) != len(heads)
        or numbers[: len(heads)] != counted
    ):
        return None
    cells = cells_of([heads, counted])
    first, last = heads[0].first, counted[-1].last
    return grid_of(lines, first, last, cells), first, last


def _heads_above(lines: Sequence[Line], at: int) -> list[Item]:
    """The heads with units right above a line, upwards to one without; a blank line may stand between any two."""
    heads: list[Item] = []
    above = [n for n in range(max(0, at - 4 * _MOST_COLUMNS), at) if lines[n].body]
    below = at
    while above and len(heads) < _MOST_COLUMNS and below - above[-1] <= 1 + _BLANKS:
        last = first = above.pop()
        if _UNIT_LINE.fullmatch(lines[last].body) and above and is_section(lines[above[-1]]):
            first = above.pop()
        elif not (is_section(lines[last]) and words.has_unit(lines[last].body)):
            break
        start, end = lines[first].start, lines[last].end
        said = lines[first].body + (lines[last].body if first != last else "")
        heads.append(Item(first, last, start, end, said))
        below = first
    return heads[::-1]


def cells_of(rows: Iterable[Sequence[Item]], first: int = 0) -> list[Cell]:
    """The cells of rows, the first of which is the row ``first`` of its table."""
    return [
        Cell(r, c, item.start, item.end) for r, row in enumerate(rows, first) for c, item in enumerate(row)
    ]


def items_of(lines: Sequence[Line], at: int, most: int) -> list[Item]:
    """The cells from a line on, up to ``most``; they end where a line is no cell."""
    items: list[Item] = []
    blanks, bound = 0, _FAR if at > 1 and lines[at - 1].body and not lines[at - 2].body else _BLANKS
    for position in range(at, len(lines)):
        line = lines[position]
        if not line.body:
            blanks += 1
            if blanks > bound:
                break
            continue
        if blanks and len(items) == 1:
            bound = _FAR
        blanks = 0
        if words.PAGE_MARK.fullmatch(line.body):
            continue
        if _UNIT_LINE.fullmatch(line.body) and items and not words.is_number(items[-1].text):
            before = items[-1]
            items[-1] = Item(before.first, position, before.start, line.end, before.text + line.body)
            continue
        if len(items) == most or not _is_cell(line):
            break
        items.append(Item(position, position, line.start, line.end, line.body))
    return items


def _is_cell(line: Line) -> bool:
    return (
        words.is_number(line.body)
        or words.is_nil(line.body)
        or words.is_time(line.body)
        or words.is_unit(line.body)
        or is_section(line)
        or broken.opens_growth(line.body)
    )


def _rows(lines: Sequence[Line], at: int) -> tuple[Grid, int, int] | None:
    """A corner's head, those of the columns, and rows of as many cells."""
    opening = _whole(items_of(lines, at, 2 * _MOST_COLUMNS))
    first = next((n for n, item in enumerate(opening) if _is_counted(item) and not _is_year(item)), 0)
    united = len(opening) > 1 and words.tight(opening[1].text) in ("单位", "计量单位")
    own = 2 if united else 1  # cells of a row before its numbers
    width = first - own
    while width > 0 and _is_marked(opening[width - 1]):
        width -= 1  # the first section stands between heads and row
    if united:
        width = _unbroken(lines, opening, width, first)
    if width < 2 or (united and width < 3):
        return None
    heads = opening[:width]
    if any(words.is_nil(head.text) or words.is_labelled(head.text) for head in heads):
        return None
    if not united and (over := _over(lines, at, opening, width, first)) is not None:
        return over
    rows = rows_from(lines, heads[-1].last + 1, width, united)
    regular = sum(1 for row in rows if len(row) > 1)
    shown = united or _heads_a_number(heads) or (regular >= _REGULAR and _captioned(lines, at))
    if not shown or regular < (2 if width == 2 else 1):
        return None
    cells = cells_of([heads, *rows])
    last = rows[-1][-1].last
    return grid_of(lines, at, last, cells), at, last


def _unbroken(lines: Sequence[Line], opening: list[Item], width: int, first: int) -> int:
    """How many of the cells before the first number at ``first`` are heads, with a column of units; 0 where nobody knows.

    Lines behind the heads are of the first row: its label broke.
    """
    usual = usual_numbers(lines, opening[first].last + 1) + 2
    if usual >= width:
        return width
    surplus = any(words.heads_numbers(item.text) for item in opening[usual:width])
    return usual if _heads_only(opening[2:usual]) and not surplus else 0


def _heads_a_number(heads: Sequence[Item]) -> bool:
    """Whether a head behind that of the labels surely heads numbers."""
    return any(words.heads_numbers(head.text) for head in heads[1:])


def _captioned(lines: Sequence[Line], at: int) -> bool:
    """Whether a unit is told right above a table (单位:对), so that its heads need not tell what they count."""
    return any(_UNIT_TOLD.search(line.body) for line in lines[max(0, at - _CAPTION) : at])


def _whole(items: list[Item]) -> list[Item]:
    """The cells, those of a head that compares (2008年比) with what it goes on with (2007年, 增减%)."""
    made: list[Item] = []
    at = 0
    while at < len(items):
        item, at = items[at], at + 1
        if broken.opens_growth(item.text):
            said = item.text
            for stop in range(at, min(at + _MOST_BROKEN, len(items))):
                said += items[stop].text
                if broken.is_whole_growth(said):
                    item = Item(item.first, items[stop].last, item.start, items[stop].end, said)
                    at = stop + 1
                    break
        made.append(item)
    return made


def _over(
    lines: Sequence[Line], at: int, opening: list[Item], width: int, first: int
) -> tuple[Grid, int, int] | None:
    """The table whose heads stand over heads."""
    usual = usual_numbers(lines, opening[first - 1].first)
    corner, heads = opening[0], opening[1:width]
    reach = reach_of([words.tight(item.text) for item in heads], usual)
    if reach is None:
        return None
    rows = rows_from(lines, opening[width - 1].last + 1, usual + 1, united=False)
    if sum(1 for row in rows if len(row) > 1) < _LEAST_OVER:
        return None
    cells = [Cell(0, 0, corner.start, corner.end, 2)]
    for r in sorted(reach, key=lambda r: (r.row, r.column)):
        cells.append(Cell(r.row, 1 + r.column, heads[r.head].start, heads[r.head].end, r.rows, r.columns))
    cells += cells_of(rows, 2)
    last = rows[-1][-1].last
    return grid_of(lines, at, last, cells), at, last


def usual_numbers(lines: Sequence[Line], at: int) -> int:
    """How many numbers the rows from a line on have, by most of the first ones; as many as can be where none has any."""
    counts: Counter[int] = Counter()
    while counts.total() < _SAMPLE and (group := group_at(lines, at)) is not None and group[1]:
        counts[len(group[1])] += 1
        at = group[1][-1].last + 1
    return counts.most_common(1)[0][0] if counts else _MOST_COLUMNS


def _heads_only(items: Sequence[Item]) -> bool:
    return all(words.heads_numbers(item.text) for item in items)


def _is_year(item: Item) -> bool:
    return words.is_year(item.text)


def rows_from(lines: Sequence[Line], at: int, width: int, united: bool) -> list[list[Item]]:
    """Rows one after another, each a label, its unit where there is a column of units, and numbers; sections of one cell.

    A row whose label or numbers are not told, for it broke over lines or lost a cell, is left out; two of them end the table.
    """
    found = _found(lines, at, width, united)
    valued = {words.mark_kind(names[-1].text) for names, _ in found if names}
    widest = max(
        (len(names[-1].text) for names, _ in found if names and not _may_be_broken(names)), default=0
    )
    rows: list[list[Item]] = []
    for names, cells in found:
        if _may_be_broken(names):
            if len(names[0].text) >= widest:  # as wide as its column
                rows.append([_joined(*names), *cells])
        # A line with the mark that rows have is the first part of a label.
        elif names and not any(words.mark_kind(item.text) in valued for item in names[:-1]):
            rows += [*([item] for item in names[:-1]), [names[-1], *cells]]
    return rows


def _found(lines: Sequence[Line], at: int, width: int, united: bool) -> list[tuple[list[Item], list[Item]]]:
    """The names and the other cells of the rows from a line on."""
    found: list[tuple[list[Item], list[Item]]] = []
    broken = 0
    while broken < 2 and (group := group_at(lines, at, noted=width > 2)) is not None:
        names, values = group
        at = (values or names)[-1].last + 1
        if not values or any(words.is_corner(item.text) for item in names):
            break
        cells = [*names[-1:], *values] if united else values
        names = names[:-1] if united else names
        fits = len(cells) == width - 1 and (not united or words.is_unit(cells[0].text))
        fits = fits and (all(map(_is_marked, names[:-1])) or _may_be_broken(names))
        broken = 0 if fits else broken + 1
        if fits:
            found.append((names, cells))
    return found


def _may_be_broken(names: Sequence[Item]) -> bool:
    """Whether two names that no mark of a list tells apart may be one that took two lines."""
    if len(names) != 2 or any(words.mark_kind(item.text) for item in names):
        return False
    return len(names[0].text) >= _WIDE and len(names[1].text) > _SHORT


def _joined(first: Item, second: Item) -> Item:
    return Item(first.first, second.last, first.start, second.end, first.text + second.text)


def group_at(lines: Sequence[Line], at: int, *, noted: bool = False) -> tuple[list[Item], list[Item]] | None:
    """Names and the numbers behind them, from a line on; None where a line is no cell.

    noted (bool): a note may stand before them, since what follows it cannot be taken for a row that is none.
    """
    if noted and at < len(lines) and words.is_note(lines[at].body):
        at += 1
    items = items_of(lines, at, _MOST_COLUMNS + 6)
    stop = next((n for n, item in enumerate(items) if _is_counted(item)), len(items))
    end = next((n for n in range(stop, len(items)) if not _is_counted(items[n])), len(items))
    return (items[:stop], items[stop:end]) if stop else None


def _is_counted(item: Item) -> bool:
    return words.is_value(item.text) or words.is_nil(item.text)


def _is_marked(item: Item) -> bool:
    return words.mark_kind(item.text) not in ("", "其中", "#")
