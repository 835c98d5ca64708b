"""How far heads over heads reach, proved by sums in all rows, wherever the totals stand and whatever stands for itself beside."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import field
from decimal import Decimal
from itertools import islice

from minzheng_ie.compiled import compile_re
from minzheng_ie.grids import words
from minzheng_ie.grids.reach import Reach, placed
from minzheng_ie.records import dataclass

_PLAIN = compile_re(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
TOTAL = compile_re("[合总共小]计|计|总数")
"""What a head may say that is the sum of others."""
_LEAST = 2  # rows
_MOST_ROWS = 64  # that are added up
_MOST = 40  # columns
_MUCH = 20  # that these add up to
_MUCH_ALONE, _GROUPS_ALONE = 100, 3  # where there is but one row
_MOST_PERIOD = 3  # measures side by side (人数, 金额)

Numbers = Sequence[Decimal]
"""The numbers of a row, one a column; a mark for none is 0."""


def number_of(text: str) -> Decimal | None:
    """The number in a cell, 0 for a mark for none, None for anything else."""
    if _PLAIN.fullmatch(text) is not None:
        return Decimal(text.replace(",", ""))
    return Decimal(0) if words.is_nil(text) else None


def reach_by_sums(rows: Sequence[Numbers], upper: int, lower: int) -> list[Reach] | None:
    """Where heads stand, the upper ones and then the lower ones; None where not exactly one way is proved.

    Each upper head stands for itself, or over lower ones that are a total and its parts, measure by measure, or the parts of a
    total that stands outside. rows (sequence): all of one length. upper, lower (int): how many heads of numbers.
    """
    if not rows or not 0 < len(rows[0]) <= _MOST or any(len(row) != len(rows[0]) for row in rows):
        return None
    alone = len(rows[0]) - lower
    if alone < 0 or upper - alone < (1 if len(rows) >= _LEAST else _GROUPS_ALONE):
        return None
    ways = list(islice(_Sums(rows[:_MOST_ROWS], upper, alone).ways(), 2))
    return placed(ways[0], upper) if len(ways) == 1 else None


def reach_in_turn(rows: Sequence[Numbers], heads: Sequence[str]) -> list[Reach] | None:
    """The same for heads of which it is not told how many are the upper ones; a sum's name heads no group, and what stands
    twice is of one line."""
    if not rows or not 0 < len(rows[0]) <= _MOST:
        return None
    numbers = len(rows[0])
    found = [
        reach
        for alone in range(numbers)
        if _may_part(heads, upper := len(heads) - numbers + alone)
        and (reach := reach_by_sums(rows, upper, numbers - alone)) is not None
        and not any(r.columns > 1 and TOTAL.fullmatch(heads[r.head]) for r in reach)
    ]
    return found[0] if len(found) == 1 else None


def _may_part(heads: Sequence[str], upper: int) -> bool:
    """Whether so many heads may be the upper ones."""
    return upper > 0 and not set(heads[:upper]) & set(heads[upper:])


@dataclass(slots=True)
class _Sums:
    """Columns that add up. upper (int): heads over them. alone (int): how many of these stand for themselves."""

    rows: Sequence[Numbers]
    upper: int
    alone: int
    _groups: dict[tuple[int, int], bool] = field(default_factory=dict)
    _dead: set[tuple[int, int, int]] = field(default_factory=set)

    def ways(self) -> Iterator[list[int]]:
        """How many columns each upper head takes, way by way."""
        return self._from(0, 0, self.alone)

    def _from(self, head: int, column: int, alone: int) -> Iterator[list[int]]:
        width = len(self.rows[0])
        if head == self.upper:
            if column == width and not alone:
                yield []
            return
        place = (head, column, alone)
        if place in self._dead:
            return
        found = False
        room = width - (self.upper - head - 1)  # at least a column for each head behind it
        for end in range(column + 1, room + 1):
            single = end == column + 1
            if (alone > 0) if single else self._is_group(column, end):
                for rest in self._from(head + 1, end, alone - single):
                    found = True
                    yield [end - column, *rest]
        if not found:
            self._dead.add(place)

    def _is_group(self, start: int, end: int) -> bool:
        known = self._groups.get((start, end))
        if known is None:
            known = self._has_totals(start, end) or self._is_parted(start, end)
            self._groups[start, end] = known
        return known

    def _has_totals(self, start: int, end: int) -> bool:
        """Whether columns are parts with their totals before or behind them, measure by measure."""
        size = end - start
        for period in range(1, min(_MOST_PERIOD, size // 3) + 1):
            if size % period:
                continue
            for first in (start, end - period):
                parts = [c for c in range(start, end) if not first <= c < first + period]
                if all(
                    self._add_up([c for c in parts if (c - start) % period == k], first + k)
                    for k in range(period)
                ):
                    return True
        return False

    def _is_parted(self, start: int, end: int) -> bool:
        """Whether columns are the parts of one before them."""
        parts = range(start, end)
        return any(self._add_up(parts, total) for total in range(start))

    def _add_up(self, parts: Sequence[int], total: int) -> bool:
        """Whether a column is the sum of others in every row, and of two or more in some, of more than a few."""
        told, much = 0, Decimal(0)
        for row in self.rows:
            held = [row[part] for part in parts if row[part]]
            if sum(held, Decimal(0)) != row[total]:
                return False
            if len(held) > 1:
                told, much = told + 1, much + row[total]
        if len(self.rows) == 1:
            return told == 1 and much >= _MUCH_ALONE
        return told >= _LEAST and much >= _MUCH
