"""Rows of numbers whose blanks a copy moved behind their last: sums tell the columns of each, or it is in none.

The row of a total that has all its columns tells, a number whose column is the same in all ways in which each column adds up;
a row's own total is told by the others of the row.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import field
from decimal import Decimal
from itertools import islice

from minzheng_ie.compiled import compile_re
from minzheng_ie.grids.proved import TOTAL, number_of
from minzheng_ie.grids.totals import TOTAL as TOTAL_ROW
from minzheng_ie.records import dataclass

_NO_SUM = compile_re("率|[占同环]比|比[重例]|%|排[名序位]|[名位]次")
_MOST_ROWS = 12  # that are short
_MOST_TRIED = 20_000
_MOST_WAYS = 64

Numbers = Sequence[Decimal]
Placing = list[int | None]
"""The column of each number of a row, None where it is not told."""


def columns_of(
    labels: Sequence[str], rows: Sequence[Sequence[str]], heads: Sequence[str]
) -> list[Placing] | None:
    """The columns of each row's numbers; None where no row is short, or one keeps a blank before a number.

    labels (sequence): of the rows. rows (sequence): texts, "" for blanks. heads (sequence): of the columns, "" where not told.
    """
    held = [[text for text in row if text] for row in rows]
    if any(list(row[: len(own)]) != own for row, own in zip(rows, held, strict=True)):
        return None
    width = len(heads)
    short = [
        at
        for at, own in enumerate(held)
        if 0 < len(own) < width and not _sums_up(labels[at], heads[len(own) :])
    ]
    if not short:
        return None
    made: list[Placing] = [
        [None] * len(own) if at in short else [*range(len(own))] for at, own in enumerate(held)
    ]
    told = [_numbers(own) for own in held]
    if all(len(numbers) == len(own) for numbers, own in zip(told, held, strict=True)):
        _place_totals(made, told, heads, short)
        _place_by_sums(made, told, labels, short, width)
    return made


def _sums_up(label: str, heads: Sequence[str]) -> bool:
    """Whether a row is that of a total, and the heads at its end are of what adds up to none."""
    return TOTAL_ROW.fullmatch(label) is not None and all(_NO_SUM.search(head) for head in heads)


def _numbers(texts: Sequence[str]) -> list[Decimal]:
    return [number for text in texts if (number := number_of(text)) is not None]


def _place_totals(
    made: list[Placing], told: Sequence[Numbers], heads: Sequence[str], short: Sequence[int]
) -> None:
    """Place each short row's number that is the sum of its others, where the first or last head is of such."""
    for column, place in ((len(heads) - 1, -1), (0, 0)):
        if TOTAL.fullmatch(heads[column]) is not None:
            for at in short:
                if _is_total(told[at], place):
                    made[at][place] = column
            return


def _place_by_sums(
    made: list[Placing], told: Sequence[Numbers], labels: Sequence[str], short: Sequence[int], width: int
) -> None:
    """Place the numbers that the row of the total tells, where it has all columns."""
    total = next((at for at in (len(told) - 1, 0) if TOTAL_ROW.fullmatch(labels[at])), None)
    if total is None or total in short or len(short) > _MOST_ROWS or len(told[total]) < width:
        return
    others = [told[at] for at in range(len(told)) if told[at] and at != total and at not in short]
    left = [whole - sum(row[n] for row in others) for n, whole in enumerate(told[total])]
    ways = list(islice(_Ways([told[at] for at in short], left, [made[at] for at in short]).all(), _MOST_WAYS))
    if 0 < len(ways) < _MOST_WAYS:
        for n, at in enumerate(short):
            made[at] = _agreed([way[n] for way in ways])


def _agreed(placings: Sequence[Placing]) -> Placing:
    """The column of each number that is the same in all."""
    return [column[0] if len(set(column)) == 1 else None for column in zip(*placings, strict=True)]


def _is_total(numbers: Numbers, at: int) -> bool:
    """Whether a number is the sum of the others of its row."""
    return len(numbers) > 1 and 2 * numbers[at] == sum(numbers)


@dataclass(slots=True)
class _Ways:
    """The ways in which the numbers of rows, in order, make the totals of columns.

    fixed (sequence): the columns that are known.
    """

    rows: Sequence[Numbers]
    totals: Numbers
    fixed: Sequence[Placing]
    tried: int = field(default=0)

    def all(self) -> Iterator[list[Placing]]:
        """Each of them; endless where too many were tried to know of all."""
        yield from self._from(0, [[] for _ in self.rows])
        while self.tried > _MOST_TRIED:
            yield []

    def _from(self, column: int, way: list[Placing]) -> Iterator[list[Placing]]:
        if column == len(self.totals):
            yield way
            return
        for taken in self._taken(column, way, 0, self.totals[column]):
            yield from self._from(
                column + 1,
                [[*placing, column] if at in taken else placing for at, placing in enumerate(way)],
            )

    def _taken(self, column: int, way: list[Placing], at: int, left: Decimal) -> Iterator[frozenset[int]]:
        """The rows from one on whose next numbers may make what is left of a column's total."""
        self.tried += 1
        if left < 0 or self.tried > _MOST_TRIED:
            return
        if at == len(way):
            if not left:
                yield frozenset()
            return
        done, numbers, fixed = len(way[at]), self.rows[at], self.fixed[at]
        more = len(numbers) - done
        known = fixed[done] if more else None
        if more and known in (None, column):
            for others in self._taken(column, way, at + 1, left - numbers[done]):
                yield others | {at}
        if more < len(self.totals) - column and (not more or known != column):
            yield from self._taken(column, way, at + 1, left)
