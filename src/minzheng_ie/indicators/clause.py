"""The clause of a number, as it stands in the text: what is asked where the metric has lost its words or taken in too many."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from minzheng_ie.compiled import compile_re
from minzheng_ie.indicators.spelling import plain
from minzheng_ie.schema import Claim, SourceSpan
from minzheng_ie.text.normalize import simplify

LIMITS = "限定"
"""The group of words of a metric that say of which part it is, so that what its clause says without them is more."""
_MARK = compile_re(r"[，。；：,;:!！?？\n|]")
_OPEN, _CLOSED = "（(", "）)"
# the noun stands behind the number (151个社工站、259个商会), or whose each number is cannot be told
_SHARED = compile_re(r"[、和与或暨]$|(?<![惠普涉])及$|分别|各$")
_REACH = 40  # characters on either side of a number that may be its clause


def clauses(claim: Claim, text: str, since: int, until: int) -> Iterator[str]:
    """The clause before a number, and the clause with what stands behind the number, as the rules spell them.

    since, until (int): the end of the number before it and the beginning of the next one.
    """
    first = max(claim.sentence.start, since, claim.start - _REACH)
    marks = list(_MARK.finditer(text, first, claim.start))
    begin = marks[-1].end() if marks else first
    if _opened(text[begin : claim.start]):
        begin = 1 + max(text.rfind(mark, begin, claim.start) for mark in _OPEN)
    last = min(claim.sentence.end, until, claim.end + _REACH)
    mark = _MARK.search(text, claim.end, last)
    told = [*claim.evidence.period, *claim.evidence.region]
    before = _less(text, begin, claim.start, told)
    if _SHARED.search(before) or (begin == first and first > max(claim.sentence.start, since)):
        return
    if before and not any(span.start >= claim.end for span in claim.evidence.metric):
        yield before
    if mark and (before or first != since):
        yield before + _less(text, claim.end, mark.start(), told)


def _opened(said: str) -> bool:
    """Whether a bracket stands open at its end."""
    return sum(said.count(mark) for mark in _OPEN) > sum(said.count(mark) for mark in _CLOSED)


def _less(text: str, begin: int, end: int, told: Sequence[SourceSpan]) -> str:
    """A stretch of text without the spans that other fields are told by."""
    parts, at = list[str](), begin
    for span in sorted(told, key=lambda one: one.start):
        if at <= span.start and span.end <= end:
            parts.append(text[at : span.start])
            at = span.end
    return plain(simplify("".join((*parts, text[at:end]))))
