"""Heads over heads of which the order is known: what they say themselves of where they stand."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice, pairwise

from minzheng_ie.compiled import compile_regex
from minzheng_ie.grids import words
from minzheng_ie.grids.reach import Reach, are_alike, are_repeated, cuts
from minzheng_ie.grids.totals import TOTAL

_REMARK = compile_regex("备注|说明|备考")
_UNIT = compile_regex(r"\([^()\d]{1,8}\)\Z")
_SHORT = 2  # characters


def reach_of(texts: Sequence[str], numbers: int) -> list[Reach] | None:
    """Where heads in the order of their rows, or of their groups, stand over ``numbers`` columns; None where it is not told.

    The lower ones are the same under each upper one, begin again with each (户数 人数 金额 人数 金额) or are parts of its first
    one (区划数 #镇); an upper one that has none below it says itself what it counts.
    """
    ways = [way for alone in range(numbers) if (way := _way(texts, numbers, alone)) is not None]
    if len(ways) == 1:
        return ways[0]
    return None if ways else _in_turn(texts, numbers)


def _way(texts: Sequence[str], numbers: int, alone: int) -> list[Reach] | None:
    """The same, where so many of the upper heads have none below them."""
    first = len(texts) - (numbers - alone)
    upper = [at for at in range(first) if _REMARK.fullmatch(texts[at]) is None]
    single = [at for at in upper if words.heads_numbers(texts[at])] if alone else []
    if len(single) != alone or any(at and _is_bare(texts[at]) for at in single):
        return None
    sizes = _sizes(texts[first:], len(upper) - alone)
    return None if sizes is None else _placed(upper, single, sizes, first)


def _is_bare(text: str) -> bool:
    """Whether a head is but a measure (户数), of what is told above it; a sum stands for itself."""
    return len(_UNIT.sub("", text)) <= _SHORT and TOTAL.match(text) is None


def _sizes(below: Sequence[str], groups: int) -> list[int] | None:
    """How many lower heads stand under each of the upper ones."""
    if groups < 2 or len(below) <= groups:
        return None
    starts = [at for at, text in enumerate(below) if text[:1] != "#"]
    if len(starts) < len(below):
        ends = [*starts[1:], len(below)]
        return [end - at for at, end in zip(starts, ends, strict=True)] if len(starts) == groups else None
    if are_repeated(below, groups) or are_alike(below, groups):
        return [len(below) // groups] * groups
    if len(set(below)) == len(below):
        return None
    # One that is said once and is no bare measure may be an upper one that stands for itself.
    if not all(words.heads_numbers(text) and (below.count(text) > 1 or _is_bare(text)) for text in below):
        return None
    ways = list(islice(cuts(below, groups), 2))
    return ways[0] if len(ways) == 1 else None


def _in_turn(texts: Sequence[str], numbers: int) -> list[Reach] | None:
    """Where each upper head is followed by those below it; a measure that is said again tells that these are."""
    upper = [at for at, text in enumerate(texts) if not words.heads_numbers(text)]
    if len(upper) < 2 or len(texts) - len(upper) != numbers or upper[0]:
        return None
    sizes = [after - at - 1 for at, after in pairwise([*upper, len(texts)])]
    below = [text for at, text in enumerate(texts) if at not in upper]
    if min(sizes) < 2 or len(set(below)) == len(below):
        return None
    made: list[Reach] = []
    for at, size in zip(upper, sizes, strict=True):
        column = at - upper.index(at)
        made.append(Reach(at, 0, column, columns=size))
        made += [Reach(at + n, 1, column + n - 1) for n in range(1, size + 1)]
    return made


def _placed(upper: Sequence[int], single: Sequence[int], sizes: Sequence[int], below: int) -> list[Reach]:
    """The upper heads from left to right, each with the lower ones under it. below (int): the first of these."""
    made: list[Reach] = []
    column = 0
    each = iter(sizes)
    for at in upper:
        if at in single:
            made.append(Reach(at, 0, column, rows=2))
            column += 1
            continue
        size = next(each)
        made.append(Reach(at, 0, column, columns=size))
        made += [Reach(below + n, 1, column + n) for n in range(size)]
        column += size
        below += size
    return made
