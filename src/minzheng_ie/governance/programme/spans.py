"""Where mentions stand: in a metric, nearest to a number."""

from __future__ import annotations

from collections.abc import Sequence

from minzheng_ie.entities.programmes import ProgrammeMention
from minzheng_ie.governance.governed import Trigger
from minzheng_ie.governance.programme.about import Said, Span
from minzheng_ie.governance.programme.looks import ProgrammeLooks
from minzheng_ie.tree.leaves import Token, behind_last

Mentions = Sequence[ProgrammeMention]
ALIAS, CUE = "programme-alias", "programme-cue"
LISTED = "programme-list"  # told by what leads a list: that of its items, whatever the report is on
FIELD = "programme-field"  # told by nearly all words of the document
"""What made a trigger."""
_ALL = 2
"""Characters before a general word that say so of all its kinds."""
GAP, OF_PART = 24, 3
"""Characters left out between two words of a metric; between a whole and its part stand others."""

LONGEST = 600
"""Characters of a sentence."""


def begun(text: str, position: int) -> int:
    """Where what follows the last end of a sentence before ``position`` begins; 0 where none is near."""
    return behind_last("。\n", text, max(0, position - LONGEST), position)


def means_all_kinds(text: str, start: int, end: int, looks: ProgrammeLooks) -> bool:
    """Whether a general word from ``start`` to ``end`` says that all its kinds are meant (城乡|低保)."""
    return looks.all_kinds.search(text, max(0, start - _ALL), end) is not None


def spans_of(metric: Sequence[Token], owned: Sequence[Span], gap: int = GAP) -> list[Span]:
    """Spans of a metric's tokens, joined with the words left out between two of them (A、B等X), but no bracket.

    owned: spans of the metrics of other numbers. gap (int): how many characters of words left out there may be.
    """
    spans: list[Span] = []
    first = last = -1
    for token in metric:
        if token.text.startswith("("):
            continue
        start = token.start
        if last < 0:
            first = start
        elif start != last and not _goes_on(last, start, owned, gap):
            spans.append((first, last))
            first = start
        last = token.end
    if last >= 0:
        spans.append((first, last))
    return spans


def _goes_on(end: int, start: int, owned: Sequence[Span], gap: int) -> bool:
    if not 0 < start - end <= gap:
        return False
    for at, _ in owned:  # noqa: SIM110 -- three times as fast as any(…)
        if end <= at < start:
            return False
    return True


def within(mention: ProgrammeMention, spans: Sequence[Span]) -> bool:
    """Whether a mention begins in one of ``spans``."""
    at = mention.start
    for start, end in spans:  # noqa: SIM110 -- three times as fast as any(…)
        if start <= at < end:
            return True
    return False


def parted(
    mentions: Mentions, spans: Sequence[Span]
) -> tuple[list[ProgrammeMention], list[ProgrammeMention]]:
    """Mentions that begin in one of ``spans``, and the others."""
    if len(spans) == 1:
        start, end = spans[0]
        return (
            [m for m in mentions if start <= m.start < end],
            [m for m in mentions if not start <= m.start < end],
        )
    inside: list[ProgrammeMention] = []
    outside: list[ProgrammeMention] = []
    for mention in mentions:
        at = mention.start
        for start, end in spans:
            if start <= at < end:
                inside.append(mention)
                break
        else:
            outside.append(mention)
    return inside, outside


def overlaps(mention: ProgrammeMention, spans: Sequence[Span]) -> bool:
    """Whether a mention shares a character with one of ``spans``."""
    begin, stop = mention.start, mention.end
    for start, end in spans:  # noqa: SIM110 -- three times as fast as any(…)
        if start < stop and begin < end:
            return True
    return False


def strong(mentions: Mentions) -> list[ProgrammeMention]:
    """The mentions that are no cues and name a programme."""
    return [m for m in mentions if not m.cue and m.program is not None]


def nearest(mentions: Mentions, position: int) -> ProgrammeMention | None:
    """The mention of a programme, no cue, that is nearest to ``position``; of two the deeper."""
    found: ProgrammeMention | None = None
    least = 0
    for m in mentions:
        if m.cue or m.program is None:
            continue
        far = abs(m.start - position)
        if found is None or far < least or (far == least and m.depth > found.depth):
            found, least = m, far
    return found


def trigger_of(mention: ProgrammeMention) -> Said:
    """A mention as what governs."""
    return Trigger(mention.start, mention.end, mention.program, CUE if mention.cue else ALIAS)
