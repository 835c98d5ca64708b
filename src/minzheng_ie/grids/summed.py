"""How far heads over heads reach, told by sums: each group of columns ends in the totals of its others in every row."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

_LEAST = 2  # rows
_MOST_PERIOD = 3  # measures side by side (人数, 金额)

Numbers = Sequence[Decimal]
"""The numbers of a row, one a column."""


def sizes_by_sums(rows: Sequence[Numbers], groups: int) -> list[int] | None:
    """How many columns each of so many groups has; None where not exactly one way fits.

    Each group is parts, and their totals behind them, measure by measure (一级人数 一级金额 二级人数 二级金额 人数 金额); the last
    may be no more than the totals of all.
    rows (sequence): all of one length. A way in which nothing is added, for a part is nothing in all rows, tells nothing.
    """
    if len(rows) < _LEAST or groups < 2:
        return None
    ways = [sizes for period in range(1, _MOST_PERIOD + 1) if (sizes := _sizes(rows, groups, period))]
    return ways[0] if len(ways) == 1 else None


def _sizes(rows: Sequence[Numbers], groups: int, period: int) -> list[int] | None:
    width = len(rows[0])
    sizes: list[int] = []
    at = 0
    while at < width and len(sizes) < groups:
        ends = [end for end in range(at + 3 * period, width + 1, period) if _is_group(rows, at, end, period)]
        if len(ends) == 1:
            sizes.append(ends[0] - at)
            at = ends[0]
        elif not ends and len(sizes) == groups - 1 and width - at == period and _is_sum(rows, sizes, period):
            sizes.append(period)
            at = width
        else:
            return None
    return sizes if at == width and len(sizes) == groups else None


def _is_group(rows: Sequence[Numbers], start: int, end: int, period: int) -> bool:
    """Whether the last columns are the sums of those before them, in every row, of two parts or more that are something."""
    for column in range(end - period, end):
        parts = range(start + (column - start) % period, end - period, period)
        if any(sum(row[part] for part in parts) != row[column] for row in rows):
            return False
        if sum(1 for part in parts if any(row[part] for row in rows)) < min(len(parts), 2):
            return False
    return True


def _is_sum(rows: Sequence[Numbers], sizes: Sequence[int], period: int) -> bool:
    """Whether the last columns are the sums of the groups' totals."""
    ends = [sum(sizes[: n + 1]) for n in range(len(sizes))]
    return all(
        sum(row[end - period + k] for end in ends) == row[ends[-1] + k] for row in rows for k in range(period)
    )
