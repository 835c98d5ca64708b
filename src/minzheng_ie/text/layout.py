"""The parts of a cleaned text: blocks (title, headings, paragraphs, rows, furniture) and the sentences in them.

What kind a block is tells `minzheng_ie.document.layout`; where its sentences end is told here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Literal

from minzheng_ie.compiled import compile_re, compile_regex
from minzheng_ie.records import dataclass
from minzheng_ie.text.list_marks import marks_before_digits

BlockKind = Literal["title", "heading", "paragraph", "row", "meta", "boilerplate"]


# Never changed once made; not frozen, which would take several times as long to make.
@dataclass(slots=True)
class Sentence:
    """A sentence: clean offsets, the number of its block, and whether it opens an item (``一是…``)."""

    start: int
    end: int
    block: int
    item: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """A line of the cleaned text.

    start, end (int): clean offsets. kind (str): what the line is.
    level (int): depth of a heading, 1 the highest; 0 for what is no heading.
    """

    start: int
    end: int
    kind: BlockKind
    level: int = 0


@dataclass(frozen=True, slots=True)
class Layout:
    """Blocks in text order and the sentences of those that are no boilerplate."""

    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]


# The standard library finds the next of one set of characters faster than the beginning of one of three expressions.
_SENTENCE_END = compile_re(
    r"[。!?;:…](?:(?<=[。!?])(?<!/[人户]\?(?=[月年]))[。!?]*[”’)》]*|(?<=[;:])(?=\s*(?:\(?\d{1,2}[.、)](?!\d)|[①-⑳]))|(?<=\S…)…?(?=\S))"
)
_ITEM = compile_re(
    r"\s*(?:[一二三四五六七八九十]{1,2}(?:是|要|则)|(?:第[一二三四五六七八九十]|首先|其次|再次|最后)[,、]"
    r"|[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)|\(?\d{1,2}[.、)](?!\d))"
)
_OPENS = frozenset("一二三四五六七八九十第首其再最")
"""The words with which an item begins, by their first character; numbers and brackets are no letters."""
_MARKS = frozenset(".、)")
"""What stands behind the digit or two with which an item begins."""
# No sentence of prose is so long, nor so long without a pause (longest of 12,000 read: 639 and 91 characters).
# Cutting what is longer (tables pasted as a line, text without stops) bounds what is read together.
_LONGEST, _LONGEST_BREATH = 1000, 160
_PAUSE = compile_regex(r"[,;、:]")
_NUMERAL = r"\d零〇一二两三四五六七八九十百千万亿几半余多点分"
_SEAM = compile_regex(
    rf"(?<=[^{_NUMERAL}约近超逾达第前至到.,~—\-])(?=\d)|(?<![{_NUMERAL}.,].{{0,7}})(?=\p{{Han}})"
    rf"|(?<=[元户张家所对件名位])(?=[^{_NUMERAL}口均外型次])"
)


def _stops(text: str, block: Block) -> Iterator[tuple[int, int]]:
    """The stretches of a block from one end of a sentence to the next."""
    start = block.start
    for match in _SENTENCE_END.finditer(text, start, block.end):
        end = match.end()
        if end > start:
            yield start, end
            start = end
    if start < block.end:
        yield start, block.end


def _readable(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A long sentence as it is, or cut at pauses (failing these between words) when it is longer than any sentence is."""
    breath = start
    for stop in chain((match.end() for match in _PAUSE.finditer(text, start, end)), (end,)):
        while stop - breath > _LONGEST_BREATH:
            seam = _SEAM.search(text, breath + _LONGEST_BREATH // 2, stop)
            if seam is None or seam.start() >= stop:
                break
            yield start, seam.start()
            start = breath = seam.start()
        if stop - start > _LONGEST and breath > start:
            yield start, breath
            start = breath
        breath = stop
    yield start, end


def sentences_of(text: str, blocks: Sequence[Block]) -> tuple[Sentence, ...]:
    """The sentences of all ``blocks`` of a cleaned text that are no boilerplate.

    The number of an item right before another number is part of none (6.|30户).
    """
    found: list[Sentence] = []
    marks = marks_before_digits(text)
    for number, block in enumerate(blocks):
        if block.kind == "boilerplate":
            continue
        for begun, end in _stops(text, block):
            start = marks.get(begun, begun)
            if end - start <= _LONGEST_BREATH:
                found.append(Sentence(start, end, number, start > begun or _opens_item(text, start, end)))
                continue
            for begin, stop in _readable(text, start, end):
                item = begin == start > begun or _opens_item(text, begin, stop)
                found.append(Sentence(begin, stop, number, item))
    return tuple(found)


def _opens_item(text: str, start: int, end: int) -> bool:
    char = text[start]
    if char.isdecimal() and _MARKS.isdisjoint(text[start + 1 : start + 3]):
        return False  # 2023年…: most numbers with which a sentence begins
    return (char in _OPENS or not char.isalpha()) and _ITEM.match(text, start, end) is not None
