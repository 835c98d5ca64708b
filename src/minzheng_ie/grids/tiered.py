"""Which of two rows of heads, of which only the order is known, stands over which columns: all that may tell it, one after the
other."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from minzheng_ie.grids import words
from minzheng_ie.grids.allotted import Column, allotted_below, are_told
from minzheng_ie.grids.hundreds import reach_by_hundreds
from minzheng_ie.grids.proved import number_of, reach_by_sums
from minzheng_ie.grids.reach import Reach, are_repeated, placed
from minzheng_ie.grids.reach_said import reach_of
from minzheng_ie.grids.summed import sizes_by_sums


def reach_of_tiers(
    upper: Sequence[str], lower: Sequence[str], rows: Sequence[Sequence[str]], *, said: bool = True
) -> list[Reach] | None:
    """Where heads stand; None where it is not told.

    rows (sequence): what the columns of numbers hold, empty for nothing. said (bool): what the heads say themselves may tell it.
    """
    width = len(rows[0]) if rows else 0
    numbers = numbers_of(rows, width)
    columns = [Column([row[at] for row in rows]) for at in range(width)]
    heads = [*upper, *lower]
    one = _of_one(heads, len(upper), width)
    return (
        (reach_of(heads, width) if said else None)
        or reach_by_hundreds(numbers, upper, len(lower))
        or (one if one is not None and are_told(one, heads, columns) else None)
        or _by_sums(numbers, len(upper), len(lower))
        or reach_by_sums(numbers, len(upper), len(lower))
        or (allotted_below(upper, lower, columns) if said or _is_plain(lower, len(heads) - width) else None)
    )


def _is_plain(lower: Sequence[str], groups: int) -> bool:
    """Whether lower heads stand below one upper head, or the same ones below each."""
    return groups == 1 or (groups > 1 and are_repeated(lower, groups))


def numbers_of(rows: Sequence[Sequence[str]], width: int) -> list[list[Decimal]]:
    """The numbers of each row that has any; none where one has not all."""
    told = [[number for cell in row if (number := number_of(cell)) is not None] for row in rows]
    held = [row for row in told if row]
    return [] if any(len(row) != width for row in held) else held


def _by_sums(rows: Sequence[Sequence[Decimal]], upper: int, lower: int) -> list[Reach] | None:
    """Where heads stand all of which have others below them, as sums in all rows tell."""
    if any(len(row) != lower for row in rows):
        return None
    sizes = sizes_by_sums(rows, upper)
    if sizes is None:
        return None
    starts = [sum(sizes[:at]) for at in range(upper)]
    made = [Reach(at, 0, starts[at], columns=size) for at, size in enumerate(sizes)]
    return [*made, *(Reach(upper + n, 1, n) for n in range(lower))]


def _of_one(texts: Sequence[str], upper: int, numbers: int) -> list[Reach] | None:
    """Where heads stand of which all upper ones but one say themselves what they count: those below are of that one."""
    own = [at for at in range(upper) if not words.heads_numbers(texts[at])]
    lower = len(texts) - upper
    if len(own) != 1 or lower < 2 or upper - 1 + lower != numbers:
        return None
    return placed([lower if at in own else 1 for at in range(upper)], upper)
