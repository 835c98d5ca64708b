"""Sentences that hold more than any sentence of prose does, cut into portions that are read one by one.

What governs a number is looked for among all that its sentence names, so that a sentence costs the product of the two.
Of 12,000 sentences read none has more than 12 numbers, 20 mentions or 640 characters; what has several times as many is
a list or a table on one line, where the parts do not govern each other.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from minzheng_ie.compiled import compile_regex
from minzheng_ie.text.layout import Sentence

NUMBERS, MENTIONS, CHARACTERS = 40, 96, 1200
"""The most that is read together: numbers, mentions of anything else, characters."""

_PAUSE = compile_regex(r"[,;:、]\s*")

Span = tuple[int, int]


def portions(
    text: str, sentences: Sequence[Sentence], numbers: Sequence[Span], mentions: Sequence[Span]
) -> tuple[Sentence, ...]:
    """The sentences, those that hold too much cut at a pause or, failing that, before a number or mention.

    text (str): clean text. sentences: of its layout, in order. numbers, mentions: clean spans, each in text order;
    none of them is cut.
    """
    read: list[Sentence] = []
    firsts = [start for start, _ in numbers]
    named: list[int] | None = None  # where mentions begin, in order, and what no cut may divide
    whole: list[Span] = []
    for sentence in sentences:
        if sentence.end - sentence.start <= NUMBERS:  # as most are: it cannot hold so many
            read.append(sentence)
            continue
        if named is None:
            named = sorted(start for start, _ in mentions)
        start, item = sentence.start, sentence.item
        while (limit := _limit(start, sentence.end, firsts, named)) < sentence.end:
            if not whole:
                whole = _joined([*numbers, *mentions])
            cut = _cut(text, start, limit, whole)
            if cut >= sentence.end:
                break
            read.append(Sentence(start, cut, sentence.block, item))
            start, item = cut, False
        read.append(sentence if start == sentence.start else Sentence(start, sentence.end, sentence.block))
    return tuple(read)


def _limit(start: int, end: int, numbers: Sequence[int], mentions: Sequence[int]) -> int:
    """How far one may read from ``start``."""
    limit = min(end, start + CHARACTERS)
    for firsts, most in ((numbers, NUMBERS), (mentions, MENTIONS)):
        beyond = bisect_left(firsts, start) + most
        if beyond < len(firsts):
            limit = min(limit, firsts[beyond])
    return limit


def _cut(text: str, start: int, limit: int, whole: Sequence[Span]) -> int:
    """Where to cut between ``start`` and ``limit``: behind the last pause of the second half, else at the limit."""
    middle = (start + limit) // 2
    pauses = [match.end() for match in _PAUSE.finditer(text, middle, limit)]
    for at in reversed(pauses):
        if _outside(at, whole) == at:
            return at
    at = _outside(limit, whole)
    if at > start:
        return at
    index = bisect_left(whole, (limit, limit)) - 1
    return whole[index][1]


def _outside(at: int, whole: Sequence[Span]) -> int:
    """``at``, or the start of the span it would divide."""
    index = bisect_left(whole, (at, at)) - 1
    return whole[index][0] if index >= 0 and whole[index][0] < at < whole[index][1] else at


def _joined(spans: Sequence[Span]) -> list[Span]:
    """The spans in order, those that overlap as one."""
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start < joined[-1][1]:
            joined[-1] = joined[-1][0], max(joined[-1][1], end)
        else:
            joined.append((start, end))
    return joined
