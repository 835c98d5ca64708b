"""Score predictions against gold claims, field by field.

Gold and predictions are paired by overlapping spans, each with at most one partner. A field's true positives
are the pairs in which it is right; its precision divides them by all predictions, its recall by all gold
claims, so a missed or an invented claim costs every field. Optional gold claims, and the predictions paired
with them, count neither way. `docs/benchmark.md` says the same at more length.

Offsets are code points of the original document, start inclusive, end exclusive.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from minzheng_ie.evaluation.claims import (
    ClaimLike,
    GoldClaim,
    PredictedClaim,
    document_stem,
    load_gold,
    load_predictions,
)
from minzheng_ie.evaluation.judging import METRIC_THRESHOLD, SCORED, judge, rouge_l
from minzheng_ie.evaluation.pairing import pair
from minzheng_ie.evaluation.scores import FIELDS, FieldScore, Mistake, Scores, pool, scores_table

__all__ = [
    "FIELDS",
    "METRIC_THRESHOLD",
    "ClaimLike",
    "FieldScore",
    "GoldClaim",
    "Mistake",
    "PredictedClaim",
    "Scores",
    "document_stem",
    "evaluate",
    "evaluate_document",
    "judge",
    "load_gold",
    "load_predictions",
    "pair",
    "pool",
    "rouge_l",
    "scores_table",
]

_REPORTED = (*SCORED, "modifier")
_WINDOW = 30


def evaluate(
    gold: Mapping[str, Sequence[GoldClaim]],
    predictions: Mapping[str, Sequence[ClaimLike]],
    texts: Mapping[str, str] | None = None,
) -> Scores:
    """Score the predictions for every document of ``gold``, pooled.

    gold (dict): gold claims by document stem, as `load_gold` returns them.
    predictions (dict): predicted claims by document stem. A gold document without predictions is all missed;
        predictions for a document without gold cannot be scored and are left out.
    texts (dict | None): original text by document stem, for the window of text in each mistake.
    RETURNS (Scores): pooled over the documents.
    """
    return pool(
        evaluate_document(claims, predictions.get(doc, ()), doc=doc, text=(texts or {}).get(doc))
        for doc, claims in gold.items()
    )


def evaluate_document(
    gold: Sequence[GoldClaim], predictions: Sequence[ClaimLike], *, doc: str = "", text: str | None = None
) -> Scores:
    """Score the predictions of one document; arguments and result as in `evaluate`."""
    partner = pair(gold, predictions)
    taken = set(partner.values())
    counted_gold = sum(not claim.optional for claim in gold)
    counted = len(predictions) - sum(gold[index].optional for index in partner)
    right = dict.fromkeys(FIELDS, 0)
    told = any(claim.role is not None and not claim.optional for claim in gold)
    role = FieldScore()
    mistakes: list[tuple[int, Mistake]] = []

    for index, claim in enumerate(gold):
        if claim.optional:
            continue
        if index not in partner:
            mistakes.append((claim.start, Mistake(doc, "missed", None, claim, None, _window(text, claim))))
            role += FieldScore(gold=told and claim.role is not None)
            continue
        predicted = predictions[partner[index]]
        verdict = judge(claim, predicted)
        for name in FIELDS:
            right[name] += verdict[name]
        mistakes += [
            (claim.start, Mistake(doc, "wrong", name, claim, predicted, _window(text, claim)))
            for name in _REPORTED
            if not verdict[name]
        ]
        if told:
            same = claim.role == predicted.role
            role += FieldScore(
                same and claim.role is not None, predicted.role is not None, claim.role is not None
            )
            if not same:
                mistakes.append(
                    (claim.start, Mistake(doc, "wrong", "role", claim, predicted, _window(text, claim)))
                )
    mistakes += [
        (claim.start, Mistake(doc, "spurious", None, None, claim, _window(text, claim)))
        for index, claim in enumerate(predictions)
        if index not in taken
    ]
    mistakes.sort(key=lambda item: item[0])
    return Scores(
        {name: FieldScore(right[name], counted, counted_gold) for name in FIELDS},
        tuple(mistake for _, mistake in mistakes),
        len(gold) - counted_gold,
        role,
    )


def _window(text: str | None, claim: ClaimLike) -> str:
    """The text around a claim on one line, its number in 【】; empty without the text."""
    if text is None:
        return ""
    before = text[max(0, claim.start - _WINDOW) : claim.start]
    after = text[claim.end : claim.end + _WINDOW]
    return " ".join(f"{before}【{text[claim.start : claim.end]}】{after}".split())
