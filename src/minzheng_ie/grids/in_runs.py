"""Tables with one cell a line, told by how their rows repeat: names and then as many numbers, again and again.

It is asked where no narrower reader knows a table: it takes heads in any order of tiers that exactly one way puts over the
numbers, names that stand for several rows, words in place of a number, units on a row below the heads, years without 年, and heads
that stand above the corner.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice

from minzheng_ie.compiled import compile_regex
from minzheng_ie.grids import words
from minzheng_ie.grids.allotted import Column, allotted, flat
from minzheng_ie.grids.even import may_open
from minzheng_ie.grids.hundreds import hundreds_in_turn
from minzheng_ie.grids.lines import Line
from minzheng_ie.grids.model import Cell, Grid
from minzheng_ie.grids.of_which import OF_WHICH, reach_of_groups, reach_of_parts
from minzheng_ie.grids.plain import grid_of
from minzheng_ie.grids.proved import number_of, reach_in_turn
from minzheng_ie.grids.reach import Reach, are_repeated
from minzheng_ie.grids.reach_said import reach_of
from minzheng_ie.grids.serials import SERIAL_HEADS, is_head, is_numbered, items_from
from minzheng_ie.grids.three_tiers import reach_in_three
from minzheng_ie.grids.totals import TOTAL, Item
from minzheng_ie.records import dataclass

_STANDS_IN = compile_regex(
    r"城乡(?:一体化?|统筹|一致|同标|并轨)|(?:同|参照)(?:上|左|城市|农村|城镇|主城区?|市区)(?:标准)?|暂[无缺]|未[定报设]|缺"
)
_REMARK = compile_regex(r"备注|说明|备考|附注")
_PLACE = compile_regex(r"(?<=\p{Han}{2})(?:省|(?<!城)市|县|(?<![社城地])区|旗|州|(?<!乡)镇|乡)\Z")
_YEARS = compile_regex(r"年[份度]?(?:别|底)?")
_MOST_HEADS = 72
_MOST_CELLS = 4000
_FEW, _MORE = 96, 240
_NARROW = 16  # cells before the first number of a table of which the first cells show rows enough
_LEAST = 3  # rows
_MOST_NAMES = 3  # of a row
_LEAST_NUMBERS = 2  # of a row
_ODD = 4  # rows, one of which may have lost a cell
_ROC = 200


@dataclass(frozen=True, slots=True)
class _Run:
    """A row. names, numbers (list): its cells from left to right. odd (bool): it has not as many numbers as the others."""

    names: list[Item]
    numbers: list[Item]
    odd: bool = False


def in_runs_at(text: str, lines: Sequence[Line], at: int) -> tuple[Grid, int, int] | None:
    """The table whose corner or serial head is a line, and its first and last line; None when there is none, or it may
    be read in two ways."""
    body = lines[at].body
    serial = words.tight(body[:8]) in SERIAL_HEADS
    if not serial and not may_open(body):
        return None
    opening = list(islice(items_from(text, lines, at), _FEW))
    first = next((n for n, item in enumerate(opening) if _counts(item)), 0)
    if not _LEAST_NUMBERS <= first <= _MOST_HEADS or len(opening) < first + 2 * _LEAST_NUMBERS:
        return None
    if not all(map(is_head, opening[:first])):
        return None
    for most in (_FEW, _MORE, _MOST_CELLS):  # more of them where the first ones are a table
        items = opening if most == _FEW else list(islice(items_from(text, lines, at), most))
        found = [
            grid
            for heads, runs in _splits(items, first, whole=len(items) < most)
            if len(runs) >= _LEAST and (grid := _grid(lines, at, heads, runs)) is not None
        ]
        if len(items) < most or (not found and (most > _FEW or first <= _NARROW)):
            break
    return found[0] if len(found) == 1 else None


def _counts(item: Item) -> bool:
    return words.is_counted(item.text) or _STANDS_IN.fullmatch(item.text) is not None


def _splits(items: Sequence[Item], first: int, *, whole: bool) -> Iterator[tuple[list[Item], list[_Run]]]:
    """The heads and the rows below them, in the ways in which they may part."""
    heads = list(items[:first])
    of_years = _YEARS.fullmatch(items[0].text) is not None and words.is_number(items[first].text)
    if of_years and not words.is_time(items[first - 1].text):  # 108, and not 2019年
        yield heads, _of_years(items, first, whole=whole)
    elif is_numbered(items[first], 1) and first + 1 < len(items) and not _counts(items[first + 1]):
        yield heads, _of_serials(items, first)
    else:
        runs = _of_names(items, first)
        usual = max((len(run.names) for run in runs[1:]), default=0)
        for own in (usual, usual + 1):  # the first row has the names that stand for others as well
            if not runs or not 0 < own <= _MOST_NAMES or own >= first:
                continue
            if own == usual or (may_open(heads[1].text) and not words.heads_numbers(heads[first - own].text)):
                yield heads[: first - own], [_Run(heads[first - own :], runs[0].numbers), *runs[1:]]


def _of_years(items: Sequence[Item], first: int, *, whole: bool) -> list[_Run]:
    """Rows that open with a year, the next one in the place of the last; none where several lengths make such."""
    found = []
    for width in range(_LEAST_NUMBERS + 1, min(_MOST_HEADS, (len(items) - first) // _LEAST + 1)):
        rows: list[Sequence[Item]] = []
        for start in range(first, len(items) - width + 1, width):
            row = items[start : start + width]
            if not all(map(_counts, row[1:])) or not _is_year_after(row[0].text, rows):
                break
            rows.append(row)
        behind = items[first + width * len(rows) :]
        if len(rows) >= _LEAST and not ((whole or len(behind) >= width) and behind and _counts(behind[0])):
            found.append([_Run([row[0]], list(row[1:])) for row in rows])
    return found[0] if len(found) == 1 else []


def _is_year_after(said: str, rows: Sequence[Sequence[Item]]) -> bool:
    if not said.isdecimal() or not (words.is_year(said) or 0 < int(said) < _ROC):
        return False
    return not rows or int(said) == int(rows[-1][0].text) + 1


def _of_serials(items: Sequence[Item], first: int) -> list[_Run]:
    """Rows that open with their number; none where several lengths make such."""
    found = []
    second = [
        n
        for n in range(first + 3, min(first + _MOST_HEADS, len(items) - 1))
        if is_numbered(items[n], 2) and not _counts(items[n + 1])
    ]
    for width in (n - first for n in second):
        rows: list[Sequence[Item]] = []
        for start in range(first, len(items) - width + 1, width):
            row = items[start : start + width]
            if not is_numbered(row[0], len(rows) + 1) or (rows and _shape(row) != _shape(rows[0])):
                break
            rows.append(row)
        runs = [run for row in rows if (run := _numbered(row)) is not None]
        if len(rows) >= _LEAST and len(runs) == len(rows):
            found.append(runs)
    if len(found) != 1:
        return []
    runs = found[0]
    total = _total(items, runs[-1].numbers[-1].last, len(runs[0].numbers))
    return [*runs, total] if total is not None else runs


def _total(items: Sequence[Item], above: int, size: int) -> _Run | None:
    """The row of the total, which has no number, right below the line ``above``."""
    rest = [item for item in items if item.last > above][: size + 2]
    if (
        len(rest) <= size
        or TOTAL.fullmatch(rest[0].text) is None
        or not all(map(_counts, rest[1 : size + 1]))
    ):
        return None
    return None if any(map(_counts, rest[size + 1 :])) else _Run(rest[:1], rest[1 : size + 1])


def _shape(row: Sequence[Item]) -> tuple[bool, ...]:
    return tuple(map(_counts, row))


def _numbered(row: Sequence[Item]) -> _Run | None:
    """A row behind its number: names, numbers, and nothing else."""
    stop = next((n for n in range(1, len(row)) if _counts(row[n])), len(row))
    if stop == 1 or len(row) - stop < 1 or stop > _MOST_NAMES or not all(map(_counts, row[stop:])):
        return None
    return _Run(list(row[:stop]), list(row[stop:]))


def _of_names(items: Sequence[Item], first: int) -> list[_Run]:
    """Rows of names and as many numbers, the first with all that stands before its own."""
    groups = list(_groups(items, first))
    size = len(groups[0][1])
    if size < _LEAST_NUMBERS or Counter(len(numbers) for _, numbers in groups).most_common(1)[0][0] != size:
        return []
    runs = [_Run(*groups[0])]
    for label, numbers in groups[1:]:
        fits = len(numbers) == size and len(label) < _MOST_NAMES
        if not fits and runs[-1].odd:
            break
        runs.append(_Run(label, numbers, odd=not fits))
    while runs[-1].odd:
        runs.pop()
    return runs if sum(run.odd for run in runs) * _ODD <= len(runs) else []


def _groups(items: Sequence[Item], first: int) -> Iterator[tuple[list[Item], list[Item]]]:
    """Names and the numbers behind them, one after another."""
    names, numbers = list(items[:first]), []
    for item in items[first:]:
        if _counts(item):
            numbers.append(item)
            continue
        if numbers:
            yield names, numbers
            names, numbers = [], []
        names.append(item)
    if numbers:
        yield names, numbers


def _grid(
    lines: Sequence[Line], at: int, heads: list[Item], runs: list[_Run]
) -> tuple[Grid, int, int] | None:
    """The table of heads and rows."""
    full = [run for run in runs if not run.odd]
    size = len(full[0].numbers)
    columns = [Column([run.numbers[n].text for run in full]) for n in range(size)]
    names = max(len(run.names) for run in full)
    numbered = is_numbered(full[0].names[0], 1)
    own = names - (numbered and heads[0].text not in SERIAL_HEADS)
    labels, rest = heads[:own], [head for head in heads[own:] if not _REMARK.fullmatch(head.text)]
    if any(
        words.heads_numbers(head.text) and not words.is_corner(head.text) and head.text not in SERIAL_HEADS
        for head in labels
    ):
        return None
    if any(_PLACE.search(head.text) is not None and not words.is_corner(head.text) for head in rest):
        return None
    units = (
        rest[len(rest) - size :] if all(words.is_unit(head.text) for head in rest[len(rest) - size :]) else []
    )
    rest = [head for head in rest[: len(rest) - len(units)] if not words.is_corner(head.text)]
    texts = [head.text for head in rest]
    begin = at
    reach = _reach(texts, columns, full)
    if reach is None and len(texts) == size and (above := _above(lines, at, texts)) is not None:
        uppers, alone = above
        begin = uppers[0].last
        rest, reach = [*uppers, *rest], _below(len(uppers), alone, size)
    if reach is None or not _is_sure(texts, reach, units):
        return None
    cells = _cells(labels, rest, reach, units, runs, names)
    last = max(item.last for run in runs for item in run.numbers)
    return grid_of(lines, begin, last, cells), begin, last


def _is_sure(texts: Sequence[str], reach: Sequence[Reach], units: Sequence[Item]) -> bool:
    tiered = any(one.columns > 1 for one in reach)
    return tiered or bool(units) or any(map(words.heads_numbers, texts))


def _reach(texts: Sequence[str], columns: Sequence[Column], runs: Sequence[_Run]) -> list[Reach] | None:
    if len(texts) == len(columns):
        return flat(texts, columns)
    if len(texts) < len(columns):
        return None
    read = [[number_of(item.text) for item in run.numbers] for run in runs]
    numbers = [[n for n in row if n is not None] for row in read]
    rows = numbers if all(len(row) == len(columns) for row in numbers) else []
    if any(map(OF_WHICH.fullmatch, texts)):
        return reach_of_parts(texts, rows) or reach_of_groups(texts, len(columns)) or allotted(texts, columns)
    told = reach_of(texts, len(columns)) or reach_in_turn(rows, texts) or hundreds_in_turn(rows, texts)
    return told or allotted(texts, columns) or reach_in_three(texts, columns)


def _above(lines: Sequence[Line], at: int, texts: Sequence[str]) -> tuple[list[Item], int] | None:
    """The heads right above a corner that stand over the same lower ones each, and how many of these stand before them, alone."""
    ways = []
    for alone in range(len(texts) - 3):
        below = texts[alone:]
        for groups in range(2, 0 if set(texts[:alone]) & set(below) else len(below) // 2 + 1):
            if are_repeated(below, groups):
                ways.append((alone, groups))
    if len(ways) != 1:
        return None
    alone, groups = ways[0]
    held = [line for line in range(max(0, at - 3 * groups), at) if lines[line].body][-groups:]
    items = [Item(n, (lines[n].start, lines[n].end), words.tight(lines[n].body)) for n in held]
    if len(items) < groups or len({item.text for item in items}) < groups:
        return None
    if not all(is_head(item) and not words.heads_numbers(item.text) for item in items):
        return None
    return items, alone


def _below(uppers: int, alone: int, size: int) -> list[Reach]:
    """Where upper heads stand over all lower ones but those that stand alone before them."""
    each = (size - alone) // uppers
    made = [Reach(uppers + n, 0, n, rows=2) for n in range(alone)]
    for at in range(uppers):
        made.append(Reach(at, 0, alone + at * each, columns=each))
    return made + [Reach(uppers + n, 1, n) for n in range(alone, size)]


def _cells(
    labels: Sequence[Item],
    heads: Sequence[Item],
    reach: Sequence[Reach],
    units: Sequence[Item],
    runs: Sequence[_Run],
    names: int,
) -> list[Cell]:
    """The cells. A row without its first names stands behind them; a total's name is in the first column."""
    own = names
    deep = max(one.row + one.rows for one in reach)
    shift = own - len(labels)
    top = deep + bool(units)
    cells = [Cell(0, shift + n, *item.piece, top) for n, item in enumerate(labels)]
    cells += [
        Cell(one.row, own + one.column, *heads[one.head].piece, one.rows if one.rows > 1 else 1, one.columns)
        for one in reach
    ]
    cells += [Cell(deep, own + n, *item.piece) for n, item in enumerate(units)]
    for number, run in enumerate(runs, top):
        if run.odd:
            continue
        total = TOTAL.fullmatch(run.names[0].text) is not None
        first = 0 if total else own - len(run.names)
        cells += [Cell(number, first + n, *item.piece) for n, item in enumerate(run.names)]
        cells += [Cell(number, own + n, *item.piece) for n, item in enumerate(run.numbers)]
    return sorted(cells, key=lambda cell: (cell.row, cell.column))
