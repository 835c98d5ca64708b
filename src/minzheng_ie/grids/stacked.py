"""Tables of which a copy left one cell on each line: first the heads, then the cells of row after row."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from minzheng_ie.compiled import compile_regex
from minzheng_ie.grids import broken, words
from minzheng_ie.grids.blocks import is_section
from minzheng_ie.grids.items import (
    BLANKS,
    MOST_COLUMNS,
    UNIT_LINE,
    Item,
    cells_of,
    group_at,
    is_counted,
    items_of,
    usual_numbers,
)  # fmt: skip
from minzheng_ie.grids.lines import Line
from minzheng_ie.grids.model import Cell, Grid
from minzheng_ie.grids.plain import grid_of
from minzheng_ie.grids.proved import number_of, reach_in_turn
from minzheng_ie.grids.reach_said import reach_of
from minzheng_ie.grids.serials import SERIAL_HEADS

_UNIT_TOLD = compile_regex(r"单位[:：]\p{Han}")
_CAPTION = 3  # lines above a table that may tell a unit
_REGULAR = 4  # rows that show what nothing else does
_MOST_BROKEN = 3  # cells that a head goes on over
_LEAST_OVER = 2  # rows of a table with heads over heads
_WIDE = 8  # characters of a label that fills its column
_SHORT = 2  # of a measure (人数, 资金), whose section stands above it


def stacked_at(text: str, lines: Sequence[Line], at: int) -> tuple[Grid, int, int] | None:
    """The table of which a line is the first head or the first number: with its first and last line; None when there is none."""
    body = words.tight(lines[at].body) if len(lines[at].body) <= 24 else ""
    if words.is_number(body):
        return _one_row(lines, at) if at and not words.is_number(_before(lines, at)) else None
    # Rows below a serial head open with numbers, which are no labels.
    return _rows(lines, at) if body and words.is_corner(body) and body not in SERIAL_HEADS else None


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
    if len({item.text for item in heads}) < len(heads):
        return None  # each below another head
    cells = cells_of([heads, counted])
    first, last = heads[0].first, counted[-1].last
    return grid_of(lines, first, last, cells), first, last


def _heads_above(lines: Sequence[Line], at: int) -> list[Item]:
    """The heads with units right above a line, upwards to one without; a blank line may stand between any two."""
    heads: list[Item] = []
    above = [n for n in range(max(0, at - 4 * MOST_COLUMNS), at) if lines[n].body]
    below = at
    while above and len(heads) < MOST_COLUMNS and below - above[-1] <= 1 + BLANKS:
        last = first = above.pop()
        if UNIT_LINE.fullmatch(lines[last].body) and above and is_section(lines[above[-1]]):
            first = above.pop()
        elif not (is_section(lines[last]) and words.has_unit(lines[last].body)):
            break
        start, end = lines[first].start, lines[last].end
        said = lines[first].body + (lines[last].body if first != last else "")
        heads.append(Item(first, last, start, end, said))
        below = first
    return heads[::-1]


def _rows(lines: Sequence[Line], at: int) -> tuple[Grid, int, int] | None:
    """A corner's head, those of the columns, and rows of as many cells."""
    opening, codes = _without_codes(_whole(items_of(lines, at, 2 * MOST_COLUMNS)))
    first = next((n for n, item in enumerate(opening) if is_counted(item) and not _is_year(item)), 0)
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
    if not united and not codes and (over := _over(lines, at, opening, width, first)) is not None:
        return over
    rows = rows_from(lines, (codes or heads)[-1].last + 1, width, united)
    regular = sum(1 for row in rows if len(row) > 1)
    shown = united or _heads_a_number(heads) or (regular >= _REGULAR and _captioned(lines, at))
    if not shown or regular < (2 if width == 2 else 1):
        return None
    cells = cells_of([heads, *([codes] if codes else []), *rows])
    last = rows[-1][-1].last
    return grid_of(lines, at, last, cells), at, last


def _without_codes(opening: list[Item]) -> tuple[list[Item], list[Item]]:
    """The cells without those that number the columns (甲 乙 1 2), and these, none where there are no such."""
    width = next((n for n, item in enumerate(opening) if item.text == "甲"), 0)
    codes = opening[width : 2 * width]
    if len(codes) < width or not words.is_code_row([item.text for item in codes]):
        return opening, []
    return opening[:width] + opening[2 * width :], codes


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
    if len(heads) <= usual:
        return None
    rows = rows_from(lines, opening[width - 1].last + 1, usual + 1, united=False)
    texts = [words.tight(item.text) for item in heads]
    reach = reach_of(texts, usual) or reach_in_turn(_numbers(rows, usual), texts)
    if reach is None:
        return None
    if sum(1 for row in rows if len(row) > 1) < _LEAST_OVER:
        return None
    cells = [Cell(0, 0, corner.start, corner.end, 2)]
    for r in sorted(reach, key=lambda r: (r.row, r.column)):
        cells.append(Cell(r.row, 1 + r.column, heads[r.head].start, heads[r.head].end, r.rows, r.columns))
    cells += cells_of(rows, 2)
    last = rows[-1][-1].last
    return grid_of(lines, at, last, cells), at, last


def _numbers(rows: Sequence[Sequence[Item]], width: int) -> list[list[Decimal]]:
    """The numbers of rows; none where one has anything else behind its label."""
    told = [[number_of(item.text) for item in row[1:]] for row in rows if len(row) > 1]
    made = [[number for number in row if number is not None] for row in told]
    return made if all(len(row) == width for row in made) else []


def _heads_only(items: Sequence[Item]) -> bool:
    return all(words.heads_numbers(item.text) for item in items)


def _is_year(item: Item) -> bool:
    return words.is_year(item.text)


def rows_from(lines: Sequence[Line], at: int, width: int, united: bool) -> list[list[Item]]:
    """Rows one after another, each a label, its unit where there is a column of units, and numbers; sections of one cell.

    A row whose label or numbers are not told, for it broke over lines or lost a cell, is left out, what stands above it and
    its name with a mark are sections of those below; two of them end the table.
    """
    found = _found(lines, at, width, united)
    told = [names for names, cells in found if names and cells]
    valued = {words.mark_kind(names[-1].text) for names in told}
    widest = max((len(names[-1].text) for names in told if not _may_be_broken(names)), default=0)
    rows: list[list[Item]] = []
    for names, cells in found:
        if _may_be_broken(names):
            if len(names[0].text) >= widest:  # as wide as its column
                rows.append([_joined(*names), *cells])
        elif names and cells and _is_whole(names, valued):
            rows += [*([item] for item in names[:-1]), [names[-1], *cells]]
        elif united:
            rows += [[item] for item in names if _is_marked(item)]
    while rows and len(rows[-1]) == 1:
        rows.pop()
    return rows


def _is_whole(names: Sequence[Item], valued: set[str]) -> bool:
    """Whether the last of some names is a row's own label; a line above it with the mark that rows have may be its first part."""
    return _is_marked(names[-1]) or not any(words.mark_kind(item.text) in valued for item in names[:-1])


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
        found.append((names, cells) if fits else (group[0], []))
    return found


def _may_be_broken(names: Sequence[Item]) -> bool:
    """Whether two names that no mark of a list tells apart may be one that took two lines."""
    if len(names) != 2 or any(words.mark_kind(item.text) for item in names):
        return False
    return len(names[0].text) >= _WIDE and len(names[1].text) > _SHORT


def _joined(first: Item, second: Item) -> Item:
    return Item(first.first, second.last, first.start, second.end, first.text + second.text)


def _is_marked(item: Item) -> bool:
    return words.mark_kind(item.text) not in ("", "其中", "#")
