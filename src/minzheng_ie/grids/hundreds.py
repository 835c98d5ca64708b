"""How far heads over heads reach, told by shares: those of the parts of one whole are a hundred in every row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import islice

from minzheng_ie.compiled import compile_regex
from minzheng_ie.grids.reach import Reach, placed

_SHARE = compile_regex(r"比重|占比|比例|构成|百分比|%|^占")
_WHOLE = Decimal(100)
_ROUNDED = Decimal("0.05")  # for each of the parts
_LEAST = 2  # rows


def reach_by_hundreds(
    rows: Sequence[Sequence[Decimal]], upper: Sequence[str], lower: int
) -> list[Reach] | None:
    """Where heads stand, the upper ones and then so many lower ones; None where not exactly one way is proved.

    Lower heads stand below shares alone, and what stands below one is all there is. rows (sequence): all of one length.
    """
    if len(rows) < _LEAST or any(len(row) != len(rows[0]) for row in rows):
        return None
    ways = list(islice(_ways(rows, upper, lower, 0), 2))
    return placed(ways[0], len(upper)) if len(ways) == 1 else None


def hundreds_in_turn(rows: Sequence[Sequence[Decimal]], heads: Sequence[str]) -> list[Reach] | None:
    """The same for heads of which it is not told how many are the upper ones."""
    found = [
        reach
        for upper in range(1, len(heads) - 1)
        if rows and (reach := reach_by_hundreds(rows, heads[:upper], len(heads) - upper)) is not None
    ]
    return found[0] if len(found) == 1 else None


def _ways(
    rows: Sequence[Sequence[Decimal]], upper: Sequence[str], lower: int, column: int
) -> Iterator[list[int]]:
    """How many columns each upper head from a column on takes."""
    width = len(rows[0])
    if not upper:
        if not lower and column == width:
            yield []
        return
    for rest in _ways(rows, upper[1:], lower, column + 1) if column < width else ():
        yield [1, *rest]
    if _SHARE.search(upper[0]) is None:
        return
    for size in range(2, min(lower, width - column) + 1):
        if all(abs(sum(row[column : column + size]) - _WHOLE) <= _ROUNDED * size for row in rows):
            for rest in _ways(rows, upper[1:], lower - size, column + size):
                yield [size, *rest]
