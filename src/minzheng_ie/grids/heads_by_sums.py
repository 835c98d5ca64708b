"""Two lines of heads over rows apart by blanks, the upper ones over as many of the lower ones as sums, or what else all rows
have in common, prove."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from minzheng_ie.grids import words
from minzheng_ie.grids.blocks import Block, Row
from minzheng_ie.grids.placed import SERIALS, Placed
from minzheng_ie.grids.proved import number_of
from minzheng_ie.grids.tiered import reach_of_tiers

_LEAST = 2  # rows


def heads_by_sums(block: Block) -> list[list[Placed]] | None:
    """The two rows of heads of a table on their columns; None where not exactly one way is proved."""
    counted = [row for row in block.body if any(map(words.is_value, row.texts[1:]))]
    if len(block.heads) != 2 or len(counted) < _LEAST:
        return None
    width = Counter(row.count for row in counted).most_common(1)[0][0]
    full = [row for row in counted if row.count == width]
    labels = _labels(full, width)
    rows = [row.texts[labels:] for row in full]
    if not labels or not all(words.is_counted(cell) for row in rows for cell in row):
        return None
    upper, lower = (row.texts for row in block.heads)
    ways = [
        placed
        for over, under in ((labels, 0), (0, labels))
        if _are_corners(upper[:over]) and _are_corners(lower[:under])
        if (placed := _placed(block.heads, rows, over, under)) is not None
    ]
    return ways[0] if len(ways) == 1 else None


def _labels(rows: Sequence[Row], width: int) -> int:
    """How many columns before the numbers hold names in all rows, or the numbers of these."""
    told = 1 if all(row.texts[0] == str(at) for at, row in enumerate(rows, 1)) else 0
    while told < width and all(
        words.is_word(row.texts[told]) and number_of(row.texts[told]) is None for row in rows
    ):
        told += 1
    return told


def _are_corners(texts: Sequence[str]) -> bool:
    return all(words.is_corner(text) or text in SERIALS for text in texts)


def _placed(
    heads: Sequence[Row], rows: Sequence[Sequence[str]], over: int, under: int
) -> list[list[Placed]] | None:
    """The heads, where so many of the upper ones and of the lower ones are over the labels."""
    upper, lower = heads
    reach = reach_of_tiers(upper.texts[over:], lower.texts[under:], rows, said=False)
    if reach is None:
        return None
    first = over or under
    pieces = [[piece for piece in row.pieces if piece is not None] for row in heads]
    made = [
        [Placed(n, pieces[0][n], upper.texts[n]) for n in range(over)],
        [Placed(n, pieces[1][n], lower.texts[n]) for n in range(under)],
    ]
    for r in sorted(reach, key=lambda r: r.column):
        at = r.head + over if not r.row else r.head - (upper.count - over) + under
        made[r.row].append(Placed(first + r.column, pieces[r.row][at], heads[r.row].texts[at], r.columns))
    return made
