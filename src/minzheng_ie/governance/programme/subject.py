"""What a document is about: civil affairs, everything, or something unknown."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from minzheng_ie.analysis import Analysis
from minzheng_ie.governance.programme.about import Subject, Words
from minzheng_ie.governance.programme.spans import strong

_OPENING = 600
"""Characters of the first blocks that may say what it is about."""
_BLOCKS = 3
_CIVIL_SHARE = 0.4
_LONG = 12
"""Sentences with numbers from which the share of those on civil affairs tells what a report is about."""


def subject_of(analysis: Analysis, words: Words) -> Subject:
    """Civil affairs where its head says so, or most sentences with numbers name a programme."""
    text, blocks, looks = analysis.clean.text, analysis.layout.blocks, words.looks
    if blocks:
        end = blocks[min(_BLOCKS, len(blocks) - 1)].end
        if looks.civil_affairs.search(text, 0, min(end, _OPENING)) is not None:
            return "civil affairs"
        if looks.whole_government.search(text, 0, blocks[0].end) is not None:
            return "everything"
    if _title_names_one(analysis, words):
        return "civil affairs"
    return _by_sentences(analysis)


def _title_names_one(analysis: Analysis, words: Words) -> bool:
    giving = words.groups.giving  # a weak word for gifts is enough in a title (爱心台商资助贫困生)
    named = [*strong(analysis.programmes), *(m for m in analysis.programmes if m.cue and m.program in giving)]
    return any(
        start <= m.start < end and not m.served
        for start, end in analysis.document.title.evidence[:1]
        for m in named
    )


def _by_sentences(analysis: Analysis) -> Subject:
    """By how many of the sentences with numbers name a programme."""
    programmes = [m.start for m in strong(analysis.programmes)]
    numbers = [q.start for q in analysis.quantities if q.skip is None]
    numbered = named = 0
    for sentence in analysis.layout.sentences:
        if _any_within(numbers, sentence.start, sentence.end):
            numbered += 1
            named += _any_within(programmes, sentence.start, sentence.end)
    if named >= _CIVIL_SHARE * numbered:
        return "civil affairs"
    return "everything" if numbered >= _LONG else "unknown"


def _any_within(places: Sequence[int], start: int, end: int) -> bool:
    """Whether one of some places, in order, lies in a span."""
    at = bisect_left(places, start)
    return at < len(places) and places[at] < end
