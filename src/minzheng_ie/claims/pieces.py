"""Numbers that may be pieces of one: where both readings are possible, both are declined.

Cleaning has closed up the spaces that surely stand inside a number. What is left of that shape, and what stands on
both sides of a line break in a sentence, is one number or two; either may be wrong, so that neither gives a claim.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from minzheng_ie.compiled import compile_regex
from minzheng_ie.quantities.model import Quantity
from minzheng_ie.text.alignment import Alignment
from minzheng_ie.text.amounts import NUMERAL, is_chinese_numeral
from minzheng_ie.text.layout import Block

_BREAKS = frozenset("\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029")
_MEETING = compile_regex(r" (?<=[0-9][.,]? )(?=[.,]?[0-9])")
_GROUP_BEFORE = compile_regex(r"(?<![0-9.,])[0-9]{1,3}$")
_GROUP_AFTER = compile_regex(r" [0-9]{3}(?![0-9])(?:\.[0-9]+)?")
_CHINESE_MEETING = compile_regex(rf" (?<=[{NUMERAL}点余多几] )(?=[{NUMERAL}])")
_CHINESE_BEFORE = compile_regex(rf"[{NUMERAL}几][{NUMERAL}点余多几]{{0,11}}$")
_CHINESE_AFTER = compile_regex(rf" ([{NUMERAL}点余多几]{{1,12}})")
_HAN = compile_regex(r"\p{Han}")


def decline_pieces(
    text: str, source: str, alignment: Alignment, blocks: Sequence[Block], quantities: tuple[Quantity, ...]
) -> tuple[Quantity, ...]:
    """The numbers of a document, those that may be pieces of one with a reason to skip them.

    text, source (str): clean and original. alignment: maps the one onto the other. blocks: of the clean text; the
        cells of a row are left to the reader of tables, which knows their columns.
    quantities (tuple): in order, with clean offsets.
    """
    declined: set[int] = set()
    starts = [quantity.start for quantity in quantities]
    begins = [block.start for block in blocks]
    for at in _meetings(text, source, alignment, blocks, begins):
        right = bisect_right(starts, at)  # the first that begins behind the space
        left = right - 1
        for index in (left, right):
            if 0 <= index < len(quantities) and _touches(quantities[index], at):
                declined.add(index)
    if not declined:
        return quantities
    return tuple(
        replace(q, skip="no_unit") if i in declined and q.skip is None else q
        for i, q in enumerate(quantities)
    )


def _touches(quantity: Quantity, at: int) -> bool:
    """Whether a number ends at the space ``at``, begins behind it, or spans it."""
    return quantity.start <= at + 2 and quantity.end >= at - 1


def _meetings(
    text: str, source: str, alignment: Alignment, blocks: Sequence[Block], begins: Sequence[int]
) -> Iterator[int]:
    """Offsets of the spaces on both sides of which a piece may stand."""
    for match in _MEETING.finditer(text):
        at = match.start()
        if source[alignment.position(at)] in _BREAKS:
            yield at
        elif _GROUP_AFTER.match(text, at) and _GROUP_BEFORE.search(text, max(0, at - 4), at):
            block = blocks[bisect_right(begins, at) - 1] if blocks else None
            if block is None or block.kind != "row":
                yield at
    for match in _CHINESE_MEETING.finditer(text):
        at = match.start()
        before = _CHINESE_BEFORE.search(text, max(0, at - 12), at)
        after = _CHINESE_AFTER.match(text, at)
        if before is None or after is None:
            continue
        lone = len(before.group()) == 1 and _HAN.match(text, before.start() - 1) is not None
        if (not lone or source[alignment.position(at)] in _BREAKS) and is_chinese_numeral(
            before.group() + after.group(1)
        ):
            yield at
