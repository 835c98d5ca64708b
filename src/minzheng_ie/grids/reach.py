"""Heads on the columns that they head, and how lower ones part under upper ones."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple


class Reach(NamedTuple):
    """A head on its columns, of those that hold numbers. head (int): which of the heads. row (int): 0 the upper, 1 the lower."""

    head: int
    row: int
    column: int
    rows: int = 1
    columns: int = 1


def placed(sizes: Sequence[int], below: int) -> list[Reach]:
    """The upper heads from left to right, each with the lower ones under it.

    sizes (sequence): how many columns each upper head takes; one stands alone. below (int): the first of the lower heads.
    """
    made: list[Reach] = []
    column = 0
    for at, size in enumerate(sizes):
        if size == 1:
            made.append(Reach(at, 0, column, rows=2))
        else:
            made.append(Reach(at, 0, column, columns=size))
            made += [Reach(below + n, 1, column + n) for n in range(size)]
            below += size
        column += size
    return made


def are_repeated(heads: Sequence[str], groups: int) -> bool:
    """Whether heads are so many times the same ones, of which none is said twice."""
    each = len(heads) // groups
    return len(set(heads[:each])) == each and list(heads) == list(heads[:each]) * groups


def are_alike(heads: Sequence[str], groups: int) -> bool:
    """Whether heads are so many times as many, each of which begins as the first group's in its place does (城镇 农村 城镇三无人员 农村五保)."""
    each, rest = divmod(len(heads), groups)
    first = heads[:each]
    if rest or each < 2 or len(set(first)) < each or list(heads[each : 2 * each]) != list(first):
        return False
    return all(text.startswith(first[at % each]) for at, text in enumerate(heads))


def cuts(heads: Sequence[str], groups: int) -> Iterator[list[int]]:
    """The ways to cut heads into groups of two or more, none of which says one twice."""
    if groups == 1:
        if len(heads) > 1 and len(set(heads)) == len(heads):
            yield [len(heads)]
        return
    for size in range(2, len(heads) - 2 * (groups - 1) + 1):
        if len(set(heads[:size])) < size:
            return
        for rest in cuts(heads[size:], groups - 1):
            yield [size, *rest]
