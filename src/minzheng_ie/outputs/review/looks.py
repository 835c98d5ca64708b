"""What of a claim a reader should look at first, from what the claim and its document carry."""

from __future__ import annotations

from typing import Literal

from minzheng_ie.schema import Claim, DocumentInfo

Look = Literal[
    "conflict",
    "far",
    "no_region",
    "no_period",
    "unsure_place",
    "unsure_time",
    "bare_metric",
    "unit_elsewhere",
]

FAR = 400
"""Characters between a claim and what it inherits, above which a reader cannot see both at once."""

_SHORT = 2  # a metric of so few characters names a kind of thing at most (人员, 资金)
_SURE_OF_PLACE = frozenset({"given", "issuer", "own"})
_UNSURE_OF_TIME = frozenset({"opening", "dateline", "posted", "spoken"})


def looks_of(claim: Claim, document: DocumentInfo, *, conflict: bool = False) -> tuple[Look, ...]:
    """Why a claim needs a look, in the order of its fields.

    ``conflict``: the report gives the same number another value (``conflict``, see `minzheng_ie.indicators.conflicts`). ``far``: region, period, programme or unit are told more than `FAR` characters before it,
    and are not what the whole document is about. ``no_region``,
    ``no_period``: null. ``unsure_place``, ``unsure_time``: taken from a document that does not say it of itself, or whose
    second answer rests on as much. ``bare_metric``: two characters or fewer. ``unit_elsewhere``: the unit stands outside
    the sentence or row (每人每月 before the number does not).
    """
    found: list[Look] = ["conflict"] if conflict else []
    if len(claim.metric) <= _SHORT:
        found.append("bare_metric")
    whole = {"region": document.region, "period": document.reports_on}
    if any(
        claim.start - span.end > FAR
        for field in claim.inherited
        if field not in whole or getattr(claim, field) != whole[field]
        for span in getattr(claim.evidence, field)
    ):
        found.append("far")
    if claim.region is None:
        found.append("no_region")
    elif claim.region == document.region and "region" in claim.inherited and _unsure_place(document):
        found.append("unsure_place")
    if claim.period is None:
        found.append("no_period")
    elif (
        claim.period == document.reports_on
        and "period" in claim.inherited
        and document.rank.get("reports_on") in _UNSURE_OF_TIME
    ):
        found.append("unsure_time")
    if claim.evidence.unit and not any(
        claim.sentence.start <= span.start and span.end <= claim.sentence.end for span in claim.evidence.unit
    ):
        found.append("unit_elsewhere")
    return tuple(found)


def _unsure_place(document: DocumentInfo) -> bool:
    return document.rank.get("region") not in _SURE_OF_PLACE
