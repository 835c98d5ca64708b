"""What a document is about: civil affairs, everything, or something unknown."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence

from minzheng_ie.analysis import Analysis
from minzheng_ie.governance.governed import Trigger
from minzheng_ie.governance.programme.about import Said, Subject, Words
from minzheng_ie.governance.programme.kin import root
from minzheng_ie.governance.programme.spans import FIELD, strong

_OPENING = 600
"""Characters of the first blocks that may say what it is about."""
_BLOCKS = 3
_CIVIL_SHARE, _NEARLY_ALL = 0.4, 0.75
_SOME, _MOST = 4, 0.7
"""Words of one field, and the share of all, from which a document is about it."""
_LONG = 12
"""Sentences with numbers from which the share of those on civil affairs tells what a report is about."""


def subject_of(analysis: Analysis, words: Words, field: Said | None) -> Subject:
    """Civil affairs where its head says so, its words are of one ``field``, or most sentences with numbers name a programme."""
    text, blocks, looks = analysis.clean.text, analysis.layout.blocks, words.looks
    if blocks:
        end = blocks[min(_BLOCKS, len(blocks) - 1)].end
        if looks.civil_affairs.search(text, 0, min(end, _OPENING)) is not None:
            return "civil affairs"
        if looks.whole_government.search(text, 0, blocks[0].end) is not None:
            return "everything"
    if field is not None or _title_names_one(analysis, words):
        return "civil affairs"
    return _by_sentences(analysis, words)


def field_of(analysis: Analysis, words: Words) -> Said | None:
    """The one programme, or the family of one field, that nearly all words of a document name, where there are some."""
    sector, known = words.groups.sector, words.programmes
    named = [m for m in analysis.programmes if not m.cue and m.program not in sector]
    named = [m for m in named if m.program is not None or not m.served]
    of_each = [m.program for m in named]
    value = _most(_but_wholes(of_each, words))
    if value is None:
        families = {program: root(known, program) for program in set(of_each)}
        of_each = [families[program] for program in of_each]
        value = _most(of_each)
    if value is None or value in words.groups.of_many:
        return None
    first = named[of_each.index(value)]
    return Trigger(first.start, first.end, value, FIELD)


def _but_wholes(programs: Sequence[str | None], words: Words) -> Sequence[str | None]:
    """Those but for the wholes that the one named most is a part of: these say nothing against it (送温暖 beside 受灾)."""
    first = next((program for program, _ in Counter(programs).most_common(1)), None)
    if first is None:
        return programs
    within = words.programmes.within
    return [program for program in programs if program in (first, None) or not within(first, program or "")]


def _most(programs: Sequence[str | None]) -> str | None:
    """The one that nearly all of some are, None without one."""
    if len(programs) < _SOME:
        return None
    value, times = Counter(programs).most_common(1)[0]
    return value if times >= max(_SOME, _MOST * len(programs)) else None


def _title_names_one(analysis: Analysis, words: Words) -> bool:
    giving = words.groups.giving  # a weak word for gifts is enough in a title (爱心台商资助贫困生)
    named = [*strong(analysis.programmes), *(m for m in analysis.programmes if m.cue and m.program in giving)]
    return any(
        start <= m.start < end and not m.served
        for start, end in analysis.document.title.evidence[:1]
        for m in named
    )


def _by_sentences(analysis: Analysis, words: Words) -> Subject:
    """By how many of the sentences with numbers name a programme, or stand under a heading that names one."""
    programmes = [m.start for m in strong(analysis.programmes)]
    numbers = [q.start for q in analysis.quantities if q.skip is None]
    sections = _sections(analysis, programmes)
    numbered = named = at = 0
    headed = False
    for sentence in analysis.layout.sentences:
        while at < len(sections) and sections[at][0] <= sentence.start:
            headed = sections[at][1]
            at += 1
        if _any_within(numbers, sentence.start, sentence.end):
            numbered += 1
            named += headed or _any_within(programmes, sentence.start, sentence.end)
    if named >= _CIVIL_SHARE * numbered:
        return "civil affairs"
    if numbered >= _LONG:
        return "everything"
    return "civil affairs" if _weakly(analysis, words, numbers) else "unknown"


def _weakly(analysis: Analysis, words: Words, numbers: Sequence[int]) -> bool:
    """Whether nearly all sentences with numbers of a short text, or those that open their paragraphs, tell of help, be it by a
    weak word (走访慰问…。该镇已发放棉被|120床)."""
    helps = {*words.groups.giving, *words.groups.of_many}
    named = [m.start for m in analysis.programmes if m.program in helps or (m.program and not m.cue)]
    starts = [block.start for block in analysis.layout.blocks]
    numbered = told = 0
    opened = (-1, False)
    for sentence in analysis.layout.sentences:
        block = bisect_right(starts, sentence.start)
        here = _any_within(named, sentence.start, sentence.end)
        counts = _any_within(numbers, sentence.start, sentence.end)
        if block != opened[0]:
            opened = (block, here and not counts)
        if counts:
            numbered += 1
            told += here or opened[1]
    return told >= _NEARLY_ALL * numbered > 0


def _sections(analysis: Analysis, programmes: Sequence[int]) -> list[tuple[int, bool]]:
    """Where what stands under each heading begins, and whether that or one above it names a programme."""
    found: list[tuple[int, bool]] = []
    above: list[tuple[int, bool]] = []
    for block in analysis.layout.blocks:
        if not block.level:
            continue
        while above and above[-1][0] >= block.level:
            above.pop()
        told = bool(above and above[-1][1]) or _any_within(programmes, block.start, block.end)
        above.append((block.level, told))
        found.append((block.end, told))
    return found


def _any_within(places: Sequence[int], start: int, end: int) -> bool:
    """Whether one of some places, in order, lies in a span."""
    at = bisect_left(places, start)
    return at < len(places) and places[at] < end
