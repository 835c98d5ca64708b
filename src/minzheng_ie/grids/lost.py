"""Merged heads whose reach was lost: each row of heads pushed to the left, blanks behind its last."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from minzheng_ie.compiled import compile_re
from minzheng_ie.grids import words
from minzheng_ie.grids.allotted import Column
from minzheng_ie.grids.model import Cell, Grid
from minzheng_ie.grids.of_which import OF_WHICH
from minzheng_ie.grids.proved import TOTAL
from minzheng_ie.grids.three_tiers import reach_of_three
from minzheng_ie.grids.tiered import numbers_of, reach_of_tiers

_MOST_HEADS = 5
_TIERS = 3
_RANK = compile_re("排名|名次|位次|排序")
_OF_LABEL = compile_re("[^0-9]{0,6}(?:编码|代码|名称)|[类款项]")
_LEAST_TOLD = 2
_MANY = 12  # sums


def reached(text: str, grid: Grid) -> Grid:
    """A table of strokes, its heads over the columns they head.

    RETURNS (Grid): of a table whose heads' reach is lost the first cell alone, so that nothing is read.
    """
    return _with_reach(text, grid) or replace(grid, cells=grid.cells[:1], height=1, width=1)


def _with_reach(text: str, grid: Grid) -> Grid | None:
    """The table itself where no reach was lost; None where it cannot be told."""
    heads = _heads(text, grid)
    if not any(_pushed(text, upper, lower, grid.width) for upper, lower in pairwise(heads)):
        return grid
    if len(heads) == _TIERS:
        three = _in_three(text, heads, grid)
        if three is None:
            return None
        return replace(grid, cells=(*three, *(cell for cell in grid.cells if cell.row >= _TIERS)))
    placed = _placed(text, heads[0], heads[1], grid) if len(heads) == 2 else None
    if placed is None and len(heads) == 2 and _says_all(text, heads[0], grid):
        placed = heads[0]
    if placed is None:
        return None
    return replace(grid, cells=(*placed, *(cell for cell in grid.cells if cell.row > 1)))


def _in_three(text: str, heads: Sequence[Sequence[Cell]], grid: Grid) -> list[Cell] | None:
    """Three rows of heads on their columns."""
    upper, middle, lower = heads
    first = _named_columns(text, _labels(text, upper) or _named_column(text, upper, grid), grid)
    if not 0 < first < len(upper) or any(row[0].column not in (0, first) for row in (middle, lower)):
        return None
    counted = [c.column for c in grid.cells if c.row >= _TIERS and words.is_value(_text(text, c))]
    rows = _rows(text, grid, first, max(counted, default=0) + 1 - first, _TIERS)
    columns = [Column(texts) for texts in zip(*rows, strict=True)]
    held = [*upper[first:], *middle, *lower]
    over, between, below = ([_text(text, cell) for cell in row] for row in (upper[first:], middle, lower))
    reach = reach_of_three(over, between, below, columns)
    if reach is None:
        return None
    made = [replace(cell, rows=_TIERS) for cell in upper[:first]]
    for r in sorted(reach, key=lambda r: (r.row, r.column)):
        cell = held[r.head]
        if OF_WHICH.fullmatch(_text(text, cell)) is None:  # each of those below it names its part itself
            made.append(replace(cell, column=first + r.column, row=r.row, rows=r.rows, columns=r.columns))
    return made


def _says_all(text: str, upper: Sequence[Cell], grid: Grid) -> bool:
    """Whether a row of heads takes all columns, no two the same, and says what each counts: none reaches over another, and
    the names below add nothing."""
    texts = [_text(text, cell) for cell in upper]
    if len(texts) < grid.width or len(set(texts)) < len(texts) or not words.is_corner(texts[0]):
        return False
    end = text.find("\n", upper[-1].end)
    if text.count("|", upper[-1].end, end) > 1:
        return False  # a blank behind the last: one of them reaches over two columns
    numbers = [head for head in texts if not words.is_corner(head)]
    untold = sum(1 for head in numbers if not words.heads_numbers(head))
    return (
        untold <= 1
        and len(numbers) > _LEAST_TOLD
        and max(Counter(c.row for c in grid.cells).values()) == len(texts)
    )


def _heads(text: str, grid: Grid) -> list[list[Cell]]:
    """The rows of words over the first that counts."""
    rows: dict[int, list[Cell]] = {}
    for cell in grid.cells:
        if cell.row > _MOST_HEADS:
            break
        rows.setdefault(cell.row, []).append(cell)
    found: list[list[Cell]] = []
    for cells in rows.values():
        texts = [_text(text, cell) for cell in cells]
        if any(map(words.is_value, texts)) or _are_units(texts, len(found)):
            break
        if found or not any(map(words.is_labelled, texts)):  # 仙居县 | 单位:万元 | is of no head
            found.append(cells)
    return found


def _are_units(texts: Sequence[str], above: int) -> bool:
    """Whether a row has units; what is counted under each of several heads of two tiers above is no unit (户 人 金额 户 人 金额)."""
    units = sum(map(words.is_unit, texts[1:]))
    if above != _TIERS - 1 or not units:
        return units > 0
    return len(set(texts)) == len(texts) or all(map(words.is_unit, texts))


def _text(text: str, cell: Cell) -> str:
    return words.tight(text[cell.start : cell.end])


def _pushed(text: str, upper: Sequence[Cell], lower: Sequence[Cell], width: int) -> bool:
    """Whether a row of heads has no blank but at its end, and one stands below its first.

    Where it takes all columns, the lower one is of fewer: a row of words below it says something of each. Blanks below the
    heads of labels alone are the place of these.
    """
    side_by_side = [cell.column for cell in upper] == list(range(len(upper)))
    if not side_by_side or len(upper) < 2:
        return False
    if lower[0].column:
        return lower[0].column == _labels(text, upper) and len(upper) < width
    return len(upper) < width or 1 < len(lower) < len(upper)


def _labels(text: str, upper: Sequence[Cell]) -> int:
    """How many of a row of heads are over the labels of rows: serial numbers, ranks, names."""
    told = 0
    while told < len(upper) and _is_label(_text(text, upper[told])):
        told += 1
    return told


def _is_label(head: str) -> bool:
    return words.is_corner(head) or _RANK.fullmatch(head) is not None


def _placed(text: str, upper: Sequence[Cell], lower: Sequence[Cell], grid: Grid) -> list[Cell] | None:
    """Two rows of heads on their columns: the lower ones begin anew under each of the upper ones, or are of the one that
    says nothing itself."""
    return (
        _of_labels(text, upper, lower, grid)
        or _over_labels(text, upper, lower, grid)
        or _anew(text, upper, lower, grid)
        or _reaching(text, upper, lower, grid)
    )


def _of_labels(text: str, upper: Sequence[Cell], lower: Sequence[Cell], grid: Grid) -> list[Cell] | None:
    """The same, where the lower ones are those of codes and names, of what the first of the upper ones is (科目 over 编码 | 名称)."""
    more = len(lower) - 1
    held = max((cell.column for cell in grid.cells if cell.row > 1), default=0) + 1
    if more < 1 or len(upper) + more != held:
        return None
    if not all(_OF_LABEL.fullmatch(_text(text, cell)) for cell in lower):
        return None
    made = [replace(upper[0], columns=len(lower))]
    made += [replace(cell, column=cell.column + more, rows=2) for cell in upper[1:]]
    return [*made, *(replace(cell, column=at) for at, cell in enumerate(lower))]


def _over_labels(text: str, upper: Sequence[Cell], lower: Sequence[Cell], grid: Grid) -> list[Cell] | None:
    """The same, where the first of two is of codes and names, and the other of all that is counted (科目 | 预算数 over 编码 | 名称 |
    合计 | 基本支出)."""
    of_labels = 0
    while of_labels < len(lower) and _OF_LABEL.fullmatch(_text(text, lower[of_labels])):
        of_labels += 1
    if len(upper) != 2 or of_labels < 2 or len(lower) != grid.width or of_labels == grid.width:
        return None
    over = replace(upper[1], column=of_labels, columns=grid.width - of_labels)
    return [replace(upper[0], columns=of_labels), over, *lower]


def _anew(text: str, upper: Sequence[Cell], lower: Sequence[Cell], grid: Grid) -> list[Cell] | None:
    """The same, where the first of the lower ones stands once under each of the upper ones, whatever stands behind it."""
    width = grid.width
    cornered = words.is_corner(_text(text, upper[0])) and len(lower) == width - 1
    first = 1 if cornered else 0
    names = [_text(text, cell) for cell in lower]
    starts = [first + at for at, name in enumerate(names) if name == names[0]]
    if len(starts) != len(upper) - first and _add_up(text, grid, totals := _totals(names), first):
        starts = [first + at for at in totals]
    if len(lower) != width - first or len(starts) != len(upper) - first or len(starts) < 2:
        return None
    made = [replace(upper[0], rows=2)] if cornered else []
    for cell, start, stop in zip(upper[first:], starts, [*starts[1:], width], strict=True):
        made.append(replace(cell, column=start, columns=stop - start))
    return [*made, *(replace(cell, column=first + at) for at, cell in enumerate(lower))]


def _totals(names: Sequence[str]) -> list[int]:
    """Where groups of names begin with a total, whatever it is called, and go on alike (合计 男 女 小计 男 女); else nowhere."""
    starts = [at for at, name in enumerate(names) if TOTAL.fullmatch(name) is not None]
    if not starts or starts[0]:
        return []
    parts = [names[start + 1 : stop] for start, stop in pairwise([*starts, len(names)])]
    return starts if parts[0] and all(part == parts[0] for part in parts) else []


def _add_up(text: str, grid: Grid, starts: Sequence[int], first: int) -> bool:
    """Whether each group's first number is the sum of its others in every row; of many sums some may be off by one, as those
    of rounded numbers are."""
    width = grid.width - first
    rows = numbers_of(_rows(text, grid, first, width), width)
    if not starts or len(rows) < _LEAST_TOLD:
        return False
    groups = list(pairwise([*starts, width]))
    apart = [abs(row[start] - sum(row[start + 1 : stop])) for row in rows for start, stop in groups]
    rounded = len(apart) >= _MANY and 2 * apart.count(Decimal(0)) >= len(apart)
    return max(apart) <= (1 if rounded else 0)


def _reaching(text: str, upper: Sequence[Cell], lower: Sequence[Cell], grid: Grid) -> list[Cell] | None:
    """The same, where some of the upper ones have none below them, and the lower ones are alike under the others."""
    first = _labels(text, upper) or _named_column(text, upper, grid)
    counted = [c.column for c in grid.cells if c.row > 1 and words.is_value(_text(text, c))]
    numbers = max(counted, default=0) + 1 - first
    heads = [*upper[first:], *lower]
    texts = [_text(text, cell) for cell in heads]
    count = len(upper) - first
    reach = reach_of_tiers(texts[:count], texts[count:], _rows(text, grid, first, numbers))
    if reach is None or (lower[0].column and lower[0].column != first):
        return None
    made = [replace(cell, rows=2) for cell in upper[:first]]
    for r in sorted(reach, key=lambda r: (r.row, r.column)):
        cell = heads[r.head]
        made.append(replace(cell, column=first + r.column, row=r.row, rows=r.rows, columns=r.columns))
    return made


def _named_column(text: str, upper: Sequence[Cell], grid: Grid) -> int:
    """1 where the first column holds names, not all of which are numbers, below a head that is none of numbers; else 0."""
    if words.heads_numbers(_text(text, upper[0])):
        return 0
    held = [_text(text, cell) for cell in grid.cells if cell.row > 1 and not cell.column]
    return 1 if any(words.is_word(name) for name in held) else 0


def _named_columns(text: str, first: int, grid: Grid) -> int:
    """The first column behind ``first`` that holds no name."""
    named = {c.column for c in grid.cells if c.row >= _TIERS and words.is_word(_text(text, c))}
    while first in named:
        first += 1
    return first


def _rows(text: str, grid: Grid, labels: int, width: int, deep: int = 2) -> list[list[str]]:
    """What the columns of numbers hold, row by row. deep (int): rows of heads."""
    rows: dict[int, list[str]] = {}
    for cell in grid.cells:
        if cell.row >= deep:
            row = rows.setdefault(cell.row, [""] * width)
            if 0 <= cell.column - labels < width:
                row[cell.column - labels] = _text(text, cell)
    return list(rows.values())
