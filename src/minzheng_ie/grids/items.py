"""The cells of tables of which a copy left one on each line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from minzheng_ie.compiled import compile_regex
from minzheng_ie.grids import broken, words
from minzheng_ie.grids.blocks import is_section
from minzheng_ie.grids.lines import Line
from minzheng_ie.grids.model import Cell
from minzheng_ie.records import dataclass

MOST_COLUMNS = 16
UNIT_LINE = compile_regex(r"\([^()\d]{1,8}\)\*?")
BLANKS = 1  # lines between two cells
_FAR = 3  # between rows that end in an empty cell, where one stands between any two cells
_SAMPLE = 6  # rows


@dataclass(frozen=True, slots=True)
class Item:
    """A cell on one line, or a head on two, its unit below it. first, last (int): lines."""

    first: int
    last: int
    start: int
    end: int
    text: str


def cells_of(rows: Iterable[Sequence[Item]], first: int = 0) -> list[Cell]:
    """The cells of rows, the first of which is the row ``first`` of its table."""
    return [
        Cell(r, c, item.start, item.end) for r, row in enumerate(rows, first) for c, item in enumerate(row)
    ]


def items_of(
    lines: Sequence[Line], at: int, most: int, also: Callable[[str], bool] | None = None
) -> list[Item]:
    """The cells from a line on, up to ``most``; they end where a line is no cell. also (callable): what else is one."""
    items: list[Item] = []
    blanks, bound = 0, _FAR if at > 1 and lines[at - 1].body and not lines[at - 2].body else BLANKS
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
        if UNIT_LINE.fullmatch(line.body) and items and not words.is_number(items[-1].text):
            before = items[-1]
            items[-1] = Item(before.first, position, before.start, line.end, before.text + line.body)
            continue
        if len(items) == most or not (_is_cell(line) or (also is not None and also(line.body))):
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


def usual_numbers(lines: Sequence[Line], at: int) -> int:
    """How many numbers the rows from a line on have, by most of the first ones; as many as can be where none has any."""
    counts: Counter[int] = Counter()
    while counts.total() < _SAMPLE and (group := group_at(lines, at)) is not None and group[1]:
        counts[len(group[1])] += 1
        at = group[1][-1].last + 1
    return counts.most_common(1)[0][0] if counts else MOST_COLUMNS


def group_at(lines: Sequence[Line], at: int, *, noted: bool = False) -> tuple[list[Item], list[Item]] | None:
    """Names and the numbers behind them, from a line on; None where a line is no cell.

    noted (bool): a note may stand before them, since what follows it cannot be taken for a row that is none.
    """
    if noted:
        note = at
        while note < min(at + BLANKS, len(lines) - 1) and not lines[note].body:
            note += 1
        at = note + 1 if note < len(lines) and words.is_note(lines[note].body) else at
    items = items_of(lines, at, MOST_COLUMNS + 6)
    stop = next((n for n, item in enumerate(items) if is_counted(item)), len(items))
    end = next((n for n in range(stop, len(items)) if not is_counted(items[n])), len(items))
    return (items[:stop], items[stop:end]) if stop else None


def is_counted(item: Item) -> bool:
    return words.is_counted(item.text)
