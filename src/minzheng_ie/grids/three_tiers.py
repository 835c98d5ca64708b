"""Heads in three tiers of which only the order is known: a head stands over others where sums, or the same heads below each, tell it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import islice, pairwise

from minzheng_ie.compiled import compile_regex
from minzheng_ie.grids import words
from minzheng_ie.grids.allotted import Column
from minzheng_ie.grids.of_which import OF_WHICH
from minzheng_ie.grids.proved import TOTAL
from minzheng_ie.grids.reach import Reach

_ADDED = compile_regex(r"(?:[合总共小]计|总额|总数)(?:\([^()]*\))?\Z")
_MOST_UPPER, _MOST_MIDDLE, _MOST_LOWER = 6, 10, 24
_MOST_WAYS = 200
_LEAST_ROWS = 2  # in which a sum is one of two and more that are something
_DENIED, _UNTOLD = -1, -2  # a total is not the sum; nothing says of what it is
_BARE = 2  # characters of a measure (户, 人数), of what is told above it


@dataclass(frozen=True, slots=True)
class _Head:
    """A head on its columns. row (int): its tier. below (tuple): those that stand under it."""

    text: str
    number: int
    row: int
    column: int
    columns: int = 1
    below: tuple[_Head, ...] = ()


@dataclass(slots=True)
class _Tiers:
    """The heads tier by tier. alone (int): how many of the upper two have none below them."""

    upper: Sequence[str]
    middle: Sequence[str]
    lower: Sequence[str]
    alone: int
    _dead: set[tuple[int, int, int, int]] = field(default_factory=set)

    def ways(self) -> Iterator[list[_Head]]:
        """The ways in which they may stand, from left to right."""
        return self._from(0, 0, 0, self.alone)

    def _from(self, at: int, middle: int, low: int, alone: int) -> Iterator[list[_Head]]:
        if at == len(self.upper):
            if middle == len(self.middle) and low == len(self.lower) and not alone:
                yield []
            return
        place = (at, middle, low, alone)
        if place in self._dead:
            return
        found = False
        for head, *after in self._one(at, middle, low, alone):
            for rest in self._from(at + 1, *after):
                found = True
                yield [head, *rest]
        if not found:
            self._dead.add(place)

    def _column(self, low: int, alone: int) -> int:
        return low + self.alone - alone

    def _one(self, at: int, middle: int, low: int, alone: int) -> Iterator[tuple[_Head, int, int, int]]:
        """An upper head, with none below it, with lower ones, or with those between and what these have."""
        text, column = self.upper[at], self._column(low, alone)
        if alone:
            yield _Head(text, at, 0, column), middle, low, alone - 1
        for below in self._lows(low, alone):
            yield _Head(text, at, 0, column, len(below), below), middle, low + len(below), alone
        for many in range(1, len(self.middle) - middle + 1):
            for held, next_low, next_alone in self._middles(middle, middle + many, low, alone):
                size = sum(head.columns for head in held)
                if size > 1 and (many > 1 or len(self.upper) == 1):
                    yield (
                        _Head(text, at, 0, column, size, held), middle + many, next_low, next_alone,
                    )  # fmt: skip

    def _middles(
        self, at: int, stop: int, low: int, alone: int
    ) -> Iterator[tuple[tuple[_Head, ...], int, int]]:
        if at == stop:
            yield (), low, alone
            return
        text, column, number = self.middle[at], self._column(low, alone), len(self.upper) + at
        if alone:
            for rest, *after in self._middles(at + 1, stop, low, alone - 1):
                yield (_Head(text, number, 1, column), *rest), after[0], after[1]
        for below in self._lows(low, alone):
            head = _Head(text, number, 1, column, len(below), below)
            for rest, *after in self._middles(at + 1, stop, low + len(below), alone):
                yield (head, *rest), after[0], after[1]

    def _lows(self, low: int, alone: int) -> Iterator[tuple[_Head, ...]]:
        """The lower heads from one on that may stand under one head: two and more, none twice."""
        first = len(self.upper) + len(self.middle)
        held: list[_Head] = []
        for at in range(low, len(self.lower)):
            if any(head.text == self.lower[at] for head in held):
                return
            held.append(_Head(self.lower[at], first + at, 2, self._column(at, alone)))
            if len(held) > 1:
                yield tuple(held)


def reach_of_three(
    upper: Sequence[str], middle: Sequence[str], lower: Sequence[str], columns: Sequence[Column]
) -> list[Reach] | None:
    """Where heads stand that are told tier by tier; None where not exactly one way is proved."""
    found = list(_told(upper, middle, lower, columns))
    for proof in ("sums", "again"):
        sure = [way for way, proved in found if proved == proof]
        if sure:
            return _reach(sure[0]) if len(sure) == 1 else None
    return None


def reach_in_three(heads: Sequence[str], columns: Sequence[Column]) -> list[Reach] | None:
    """Where heads stand of which it is not told how many are of a tier; None where sums do not prove exactly one way."""
    over = len(heads) - len(columns)
    if over < 2 or len(columns) < 3:
        return None
    found = [
        way
        for first in range(1, min(3, len(heads) - 3) + 1)
        for second in range(first + 2, len(heads) - 1)
        for way, proved in _told(heads[:first], heads[first:second], heads[second:], columns)
        if proved == "sums"
    ]
    return _reach(found[0]) if len(found) == 1 else None


def _told(
    upper: Sequence[str], middle: Sequence[str], lower: Sequence[str], columns: Sequence[Column]
) -> list[tuple[list[_Head], str]]:
    """The ways that the columns allow, each with what proves it; none where they are too many to be told apart."""
    alone = len(columns) - len(lower)
    if not 0 <= alone <= len(upper) + len(middle) - 2 or not middle or len(lower) < 2:
        return []
    if len(upper) > _MOST_UPPER or len(middle) > _MOST_MIDDLE or len(lower) > _MOST_LOWER:
        return []
    ways = list(islice(_Tiers(upper, middle, lower, alone).ways(), _MOST_WAYS))
    if len(ways) == _MOST_WAYS:
        return []
    kept = []
    for way in ways:
        if _may_stand(way) and all(_fits(head, (), columns) for head in way):
            proved = _proved(way, columns)
            if proved is not None:
                kept.append((way, proved))
    return kept


def _may_stand(way: Sequence[_Head]) -> bool:
    """Whether heads with none below them say what they count, and no sum's name stands over others; some head of each tier does."""
    if not any(low.below for head in way for low in head.below):
        return False
    for head in way:
        if head.below:
            if len(way) > 1 and _ADDED.search(head.text) is not None:
                return False
        elif not words.heads_numbers(head.text) or (
            len(head.text) <= _BARE and TOTAL.fullmatch(head.text) is None
        ):
            return False
    return True


def _fits(head: _Head, above: tuple[str, ...], columns: Sequence[Column]) -> bool:
    over = (*above, head.text)
    if head.below:
        return all(_fits(low, over, columns) for low in head.below)
    return OF_WHICH.fullmatch(head.text) is None and columns[head.column].fits(over)


def _proved(way: Sequence[_Head], columns: Sequence[Column]) -> str | None:
    """What proves a way: ``sums``, ``again``, nothing; None where a sum denies it."""
    told = [_total_told(group, columns) for group in _groups(way)]
    parts = [
        _parted(head, after, columns)
        for head, after in pairwise(way)
        if OF_WHICH.fullmatch(after.text) is not None
    ]
    if _DENIED in told or _DENIED in parts:
        return None
    if _UNTOLD not in told and (any(told) or any(parts)):
        return "sums"
    lows = [tuple(low.text for low in head.below) for head in _all(way) if head.row == 1 and head.below]
    return "again" if len(lows) > 1 and len(set(lows)) == 1 else ""


def _total_told(group: Sequence[_Head], columns: Sequence[Column]) -> int:
    """How many sums tell that a total stands among its parts: none where there is no total."""
    totals = [head for head in group if not head.below and TOTAL.fullmatch(head.text)]
    if not totals:
        return 0
    parts = [_sum_of(head) for head in group if head not in totals]
    known = [part for part in parts if part is not None]
    if len(totals) > 1:
        return _DENIED
    told = _add_up(totals[0].column, known, columns) if len(known) == len(parts) else 0
    return told or _UNTOLD


def _all(way: Sequence[_Head]) -> Iterator[_Head]:
    for head in way:
        yield head
        yield from _all(head.below)


def _groups(way: Sequence[_Head]) -> Iterator[Sequence[_Head]]:
    """Heads side by side under one."""
    yield way
    yield from (head.below for head in _all(way) if head.below)


def _sum_of(head: _Head) -> int | None:
    """The column that is all of a head's; None where nothing says which."""
    if not head.below:
        return head.column
    return next(
        (low.column for low in head.below if not low.below and TOTAL.fullmatch(low.text) is not None), None
    )


def _parted(whole: _Head, parts: _Head, columns: Sequence[Column]) -> int:
    """How many measures of a whole are the sums of its parts' beside it, under 其中."""
    told = []
    for low in whole.below:
        held = [own.column for part in parts.below for own in part.below if own.text == low.text]
        if len(held) > 1 and len(held) == len(parts.below):
            told.append(_add_up(low.column, held, columns))
    return _DENIED if _DENIED in told else sum(told)


def _add_up(total: int, parts: Sequence[int], columns: Sequence[Column]) -> int:
    """1 where a column is the sum of others, of two that are something in some rows; 0 where these are too few."""
    told = 0
    for row, said in enumerate(columns[total].numbers):
        held = [columns[part].numbers[row] for part in parts]
        numbers = [number for number in held if number is not None]
        if said is None or len(numbers) < len(held) or sum(numbers, Decimal(0)) != said:
            return _DENIED
        told += sum(1 for number in numbers if number) > 1
    return 1 if told >= _LEAST_ROWS else 0


def _reach(way: Sequence[_Head]) -> list[Reach]:
    made = []
    for head in _all(way):
        depth = 1 if not head.below else head.below[0].row - head.row
        rows = 3 - head.row if not head.below else depth
        made.append(Reach(head.number, head.row, head.column, rows=rows, columns=head.columns))
    return made
