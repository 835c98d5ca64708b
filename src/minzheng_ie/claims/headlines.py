"""A figure of the headline that the text tells again is of the time at which the text tells it.

A headline is written last and says no time: 全市低保标准达715元, posted in January, is told below as 2020年,…达到715元.
"""

from __future__ import annotations

from collections.abc import Sequence

from minzheng_ie.analysis import Analysis
from minzheng_ie.claims.emit import Inherited
from minzheng_ie.schema import Claim

_PERIOD_LINE = 2
"""Which line of the explanation tells of the period."""


def date_headlines(claims: Sequence[Claim], analysis: Analysis) -> None:
    """Give the figures of a headline that says no time the one at which the text tells the same figures.

    claims (Sequence): of the text of ``analysis``; they are filled in place. A figure is the same where value, unit and
    change agree and the metrics have two characters in common; told at two times it stays as it is, and so does one
    whose headline says when.
    """
    titles = [block for block in analysis.layout.blocks if block.kind == "title"]
    spans = [analysis.clean.alignment.span(title.start, title.end) for title in titles]
    titled = [claim for start, end in spans for claim in claims if start <= claim.start < end]
    if not titled:
        return
    headline = {claim.start for claim in titled}
    below = [claim for claim in claims if claim.start not in headline]
    for claim in titled:
        if claim.period is not None and "period" not in claim.inherited:
            continue
        again = [other for other in below if _same(claim, other)]
        if len({other.period for other in again}) == 1:
            _take(claim, again[0])


def _same(claim: Claim, other: Claim) -> bool:
    figure = claim.value, claim.value_max, claim.unit, claim.change
    return figure == (other.value, other.value_max, other.unit, other.change) and any(
        claim.metric[at : at + 2] in other.metric for at in range(len(claim.metric) - 1)
    )


def _take(claim: Claim, other: Claim) -> None:
    """Its period, and what says so."""
    if other.period is None or other.period == claim.period:
        return
    space = vars(claim)  # frozen once it is handed out, which it is not yet
    space["period"] = other.period
    wanted: tuple[Inherited, ...] = ("region", "period", "program", "unit")
    space["inherited"] = tuple(name for name in wanted if name == "period" or name in claim.inherited)
    vars(claim.evidence)["period"] = other.evidence.period
    lines = list(claim.explain)
    lines[_PERIOD_LINE] = f"period: {other.period} as the same figure below, “{other.quote}”"
    space["explain"] = tuple(lines)
