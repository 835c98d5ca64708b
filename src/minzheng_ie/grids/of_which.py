"""Heads in reading order with 其中 before those of the parts: how many these are, their sums tell."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from minzheng_ie.compiled import compile_regex
from minzheng_ie.grids.reach import Reach

OF_WHICH = compile_regex(r"其中[:,]?")
_GROUP = compile_regex(
    r"[男女]性?|(?:高龄|失能|百岁|独居)?老年?人|(?:[重轻]度|一级|二级)?残疾人|重残|(?:未?成年|三无)人员?|(?:留守|困境)?儿童|孤儿|少数民族|党员"
    r"|城[市镇]|农村|乡村"
)
_LEAST = 2  # parts, and rows in which they are more than one


def reach_of_parts(heads: Sequence[str], rows: Sequence[Sequence[Decimal]]) -> list[Reach] | None:
    """Where heads stand of which 其中 is one, each time behind its whole; None where no sum tells how far it reaches.

    rows (sequence): the numbers of each row, all of them there.
    """
    made: list[Reach] = []
    column = at = 0
    width = len(rows[0]) if rows else 0
    while at < len(heads) and column < width:
        if OF_WHICH.fullmatch(heads[at]) is None:
            made.append(Reach(at, 0, column, rows=2))
            at, column = at + 1, column + 1
            continue
        size = _parts(rows, column, min(width - column, len(heads) - at - 1))
        if size is None or any(OF_WHICH.fullmatch(head) for head in heads[at + 1 : at + 1 + size]):
            return None
        made.append(Reach(at, 0, column, columns=size))
        made += [Reach(at + 1 + n, 1, column + n) for n in range(size)]
        at, column = at + 1 + size, column + size
    return made if at == len(heads) and column == width else None


def reach_of_groups(heads: Sequence[str], numbers: int) -> list[Reach] | None:
    """Where heads stand of which 其中 is one, the upper ones first, and all behind it are groups of people (其中: 女性 | 老年人);
    None where it may be otherwise."""
    at = next((n for n, head in enumerate(heads) if OF_WHICH.fullmatch(head) is not None), 0)
    below = heads[at + 1 :]
    if at < 1 or len(below) < _LEAST or len(heads) - 1 != numbers or len(set(below)) < len(below):
        return None
    if not all(map(_GROUP.fullmatch, below)):
        return None
    upper = [Reach(n, 0, n, rows=2) for n in range(at)]
    return [
        *upper,
        Reach(at, 0, at, columns=len(below)),
        *(Reach(at + 1 + n, 1, at + n) for n in range(len(below))),
    ]


def _parts(rows: Sequence[Sequence[Decimal]], column: int, most: int) -> int | None:
    """How many columns from one on make the one before it; None where that is not told, or in two ways."""
    if not column:
        return None
    sizes = [
        size
        for size in range(_LEAST, most + 1)
        if all(sum(row[column : column + size]) == row[column - 1] for row in rows)
    ]
    several = sum(1 for row in rows if row[column - 1] not in row[column : column + most])
    return sizes[0] if len(sizes) == 1 and several >= _LEAST else None
