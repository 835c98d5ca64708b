"""Which prediction stands for which gold claim: those whose spans overlap, each with at most one partner."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence

from minzheng_ie.evaluation.claims import ClaimLike, by_span

_MOST_OPEN = 256


def pair(gold: Sequence[ClaimLike], predictions: Sequence[ClaimLike]) -> dict[int, int]:
    """Pair claims whose spans overlap, each with at most one partner.

    The pair that covers each other best (shared code points over covered code points) is made first; of equals
    the earlier in the text. Of hundreds of claims over one another, the last 256 that begin before a claim ends are
    looked at, so that the time grows with the number of claims.

    RETURNS (dict): index in ``gold`` → index in ``predictions``.
    """
    partner = _same_spans(gold, predictions)
    taken = set(partner.values())
    left_gold = [index for index in range(len(gold)) if index not in partner]
    left_predictions = [index for index in range(len(predictions)) if index not in taken]
    for _, _, _, left, right in sorted(_overlaps(gold, left_gold, predictions, left_predictions)):
        if left not in partner and right not in taken:
            partner[left] = right
            taken.add(right)
    return partner


def _same_spans(gold: Sequence[ClaimLike], predictions: Sequence[ClaimLike]) -> dict[int, int]:
    """The pairs that cover each other wholly, in order: nothing is better than those."""
    waiting: dict[tuple[int, int], deque[int]] = {}
    for index, claim in enumerate(predictions):
        waiting.setdefault(by_span(claim), deque()).append(index)
    partner = {}
    for index, claim in enumerate(gold):
        same = waiting.get(by_span(claim))
        if same:
            partner[index] = same.popleft()
    return partner


def _overlaps(
    gold: Sequence[ClaimLike],
    left_gold: Iterable[int],
    predictions: Sequence[ClaimLike],
    left_predictions: Iterable[int],
) -> Iterator[tuple[float, int, int, int, int]]:
    """Every overlapping pair as (minus coverage, gold start, predicted start, gold index, predicted index).

    A sweep over both lists by start: what has ended before the current span is dropped, so that the cost is
    that of sorting plus the number of overlaps.
    """
    order = sorted(left_gold, key=lambda index: by_span(gold[index]))
    open_gold: list[int] = []
    position = 0
    for right in sorted(left_predictions, key=lambda index: by_span(predictions[index])):
        claim = predictions[right]
        while position < len(order) and gold[order[position]].start < claim.end:
            open_gold.append(order[position])
            position += 1
        open_gold = [left for left in open_gold if gold[left].end > claim.start][-_MOST_OPEN:]
        for left in open_gold:
            other = gold[left]
            shared = min(other.end, claim.end) - max(other.start, claim.start)
            if shared > 0:
                covered = max(other.end, claim.end) - min(other.start, claim.start)
                yield -shared / covered, other.start, claim.start, left, right
