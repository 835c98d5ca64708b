"""Numbers that are cells of a table nothing could read: prose would give each the words before it, and so none gives a claim.

Two signs tell them, and no sentence has either: amounts of one unit that nothing sets apart (600元 600元 700元), and a stretch
of short names and amounts with blanks between where a sentence has its words and marks.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from minzheng_ie.compiled import compile_re
from minzheng_ie.quantities.model import Quantity
from minzheng_ie.text.layout import Block, Sentence

_BETWEEN = 2
"""Blanks between two cells, at most."""
_NUMBERS = (None, "no_unit", "word", "table")
"""What may keep a cell from being a claim, and leaves it a number."""
_CELLS, _SHORT, _LEAST = 6, 14, 2
"""Blanks before names in a stretch that is cells; characters that a cell has on average; numbers."""
_NAME = compile_re(r"(?<=[^\s,。;:、]) (?=[一-鿿])")


def decline_lost_cells(
    text: str, blocks: Sequence[Block], sentences: Sequence[Sentence], quantities: tuple[Quantity, ...]
) -> tuple[Quantity, ...]:
    """The numbers of a document, those that are cells of a table with that reason to skip them.

    text (str): clean. blocks, sentences: of it; the cells of a row are left to the reader of tables. quantities (tuple): in
        order, with clean offsets.
    """
    declined = {*_side_by_side(text, blocks, quantities), *_between_blanks(text, sentences, quantities)}
    if not declined:
        return quantities
    return tuple(
        replace(q, skip="table") if i in declined and q.skip is None else q for i, q in enumerate(quantities)
    )


def _side_by_side(text: str, blocks: Sequence[Block], quantities: tuple[Quantity, ...]) -> Iterator[int]:
    """The numbers of runs that nothing but blanks sets apart, two of them right behind one another of one unit."""
    first, alike = 0, False
    begins: list[int] = []
    for at in range(1, len(quantities) + 1):
        if at < len(quantities) and _meet(text, quantities[at - 1], quantities[at]):
            alike = alike or quantities[at - 1].unit == quantities[at].unit
            continue
        if alike:
            begins = begins or [block.start for block in blocks]
            block = blocks[bisect_right(begins, quantities[first].start) - 1]
            if block.kind != "row":
                yield from range(first, at)
        first, alike = at, False


def _meet(text: str, before: Quantity, after: Quantity) -> bool:
    """Whether a number stands right behind another."""
    gap = after.start - before.end
    if not 0 <= gap <= _BETWEEN or before.skip not in _NUMBERS or after.skip not in _NUMBERS:
        return False
    return not gap or text[before.end : after.start].strip(" ") == ""


def _between_blanks(
    text: str, sentences: Sequence[Sentence], quantities: tuple[Quantity, ...]
) -> Iterator[int]:
    """The numbers of stretches that are cells between blanks."""
    starts: list[int] = []
    for sentence in sentences:
        start, end = sentence.start, sentence.end
        if text.count(" ", start, end) < _CELLS:
            continue
        cells = sum(1 for _ in _NAME.finditer(text, start, end))
        if cells < _CELLS or cells * _SHORT < end - start:
            continue
        starts = starts or [quantity.start for quantity in quantities]
        held = range(bisect_left(starts, start), bisect_left(starts, end))
        if len(held) >= _LEAST:
            yield from held
