"""What a number says of units for those behind it: a value that is handed on."""

from __future__ import annotations

from minzheng_ie.governance.unit.frame import SHARES, Decided, Rate, Standing
from minzheng_ie.heads.model import Head
from minzheng_ie.quantities.model import Quantity


def new_sentence(standing: Standing) -> Standing:
    """A new sentence: a rate said before goes on only for standards."""
    rate = standing.rate
    if rate is None or not rate.here:
        return standing
    return Standing(Rate(rate.unit, rate.span, rate.metric, here=False), standing.last)


def numbered(standing: Standing, quantity: Quantity, head: Head, found: Decided) -> Standing:
    """A number's unit is found."""
    if found.unit is None:
        return standing
    if found.unit != standing.last and quantity.dimension not in SHARES:
        standing = Standing(standing.rate, found.unit)
    if quantity.unit is None or quantity.rate_span is None:
        return standing
    return Standing(Rate(found.unit, quantity.rate_span, head.text, here=True), standing.last)
