"""Which fields of a paired prediction are right."""

from __future__ import annotations

from minzheng_ie.evaluation.claims import ClaimLike, GoldClaim

SCORED = ("quantity", "metric", "region", "period", "program", "change_status")
"""The fields that ``full`` is made of."""

METRIC_THRESHOLD = 0.6
"""The character-level ROUGE-L F1 from which a metric counts as right."""


def judge(gold: GoldClaim, predicted: ClaimLike) -> dict[str, bool]:
    """Which of `FIELDS` a paired prediction gets right."""
    verdict = {
        "quantity": (predicted.value, predicted.value_max, predicted.unit)
        == (gold.value, gold.value_max, gold.unit),
        "metric": any(rouge_l(predicted.metric, metric) >= METRIC_THRESHOLD for metric in gold.metrics),
        "metric_exact": predicted.metric in gold.metrics,
        "region": predicted.region in (gold.region, *gold.region_alt),
        "period": predicted.period in (gold.period, *gold.period_alt),
        "program": predicted.program in (gold.program, *gold.program_alt),
        "change_status": (predicted.change, predicted.status) == (gold.change, gold.status),
        "modifier": predicted.modifier == gold.modifier,
    }
    verdict["full"] = all(verdict[name] for name in SCORED)
    return verdict


def rouge_l(left: str, right: str) -> float:
    """Character-level ROUGE-L F1: twice the longest common subsequence over the sum of the lengths (0 to 1)."""
    if not left or not right:
        return 0.0
    return 2 * _common_subsequence(left, right) / (len(left) + len(right))


def _common_subsequence(left: str, right: str) -> int:
    """Length of the longest common subsequence, with rows as bit vectors (Hyyrö 2004)."""
    places: dict[str, int] = {}
    for index, character in enumerate(left):
        places[character] = places.get(character, 0) | 1 << index
    mask = (1 << len(left)) - 1
    row = mask
    for character in right:
        matches = row & places.get(character, 0)
        row = ((row + matches) | (row - matches)) & mask
    return len(left) - row.bit_count()
