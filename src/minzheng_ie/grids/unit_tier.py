"""A line of units below heads that are the same under each year: one unit a year, of the one head that is counted in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from minzheng_ie.compiled import compile_regex
from minzheng_ie.grids import words
from minzheng_ie.grids.blocks import Block, Row
from minzheng_ie.grids.placed import Placed

_LEAST_HEADS = 3  # lines: years, what is counted, units
_MONEY = compile_regex(r"\([百千万亿]*(?:\p{Han}{2})?元\)")
_SUM = compile_regex(r"(?:金额|资金|支出|收入|经费|总额|款|金|费)$")
_PERSONS = compile_regex(r"\([百千万亿]*(?:人|名)\)")
_OF_PERSONS = compile_regex(r"(?:人数|人口|人员)$")
_KINDS = ((_MONEY, _SUM), (_PERSONS, _OF_PERSONS))


def without_units(block: Block) -> tuple[Block, Row | None]:
    """A table without its line of units, and this; None where it has no such line below heads over heads."""
    if len(block.heads) < _LEAST_HEADS:
        return block, None
    row, leaves = block.heads[-1], block.heads[-2]
    if row.count >= leaves.count - 1 or not all(map(words.has_unit, row.texts)):
        return block, None
    return replace(block, heads=block.heads[:-1]), row


def units_below(row: Row, leaves: Sequence[Placed]) -> list[Placed] | None:
    """The units on the columns of the heads that they are of; None where the heads do not recur or one is not told."""
    held = [p for p in sorted(leaves, key=lambda p: p.column) if p.column]
    pieces = [piece for piece in row.pieces if piece is not None]
    period, rest = divmod(len(held), len(pieces))
    names = [words.tight(p.text) for p in held]
    if rest or names != names[:period] * len(pieces):
        return None
    made = []
    for n, (piece, text) in enumerate(zip(pieces, row.texts, strict=True)):
        fits = [at for at in range(period) if _is_of(words.tight(text), names[at])]
        if len(fits) != 1:
            return None
        made.append(Placed(held[n * period + fits[0]].column, piece, text))
    return made


def _is_of(unit: str, head: str) -> bool:
    return any(kind.fullmatch(unit) is not None and named.search(head) is not None for kind, named in _KINDS)
