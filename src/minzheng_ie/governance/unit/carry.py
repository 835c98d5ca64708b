"""What a number says of units for those behind it: a value that is handed on."""

from __future__ import annotations

from minzheng_ie.governance.unit.frame import SHARES, About, Decided, Rate, Standing
from minzheng_ie.heads.model import Head
from minzheng_ie.quantities.model import Quantity

_OPENS, _CLOSES = frozenset("(（"), frozenset(")）")


def new_sentence(standing: Standing) -> Standing:
    """A new sentence: a rate said before goes on only for standards."""
    rate = standing.rate
    if rate is None or not rate.here:
        return standing
    return Standing(Rate(rate.unit, rate.span, rate.metric, here=False), standing.last)


def numbered(standing: Standing, quantity: Quantity, head: Head, found: Decided, about: About) -> Standing:
    """A number's unit is found."""
    if found.unit is None or (quantity.rate_span is not None and _aside(about, quantity)):
        return standing
    if found.unit != standing.last and quantity.dimension not in SHARES:
        standing = Standing(standing.rate, found.unit)
    if quantity.unit is None or quantity.rate_span is None:
        return standing
    return Standing(Rate(found.unit, quantity.rate_span, head.text, here=True), standing.last)


def _aside(about: About, quantity: Quantity) -> bool:
    """Whether a bracket right behind a sum tells it by another time (年人均5268元(月人均|439元)提高到…)."""
    text = about.text
    begins = min(quantity.start, quantity.rate_span[0]) if quantity.rate_span else quantity.start
    if text[begins - 1 : begins] not in _OPENS or text[quantity.end : quantity.end + 1] not in _CLOSES:
        return False
    return begins > 1 and text[begins - 2] == about.terms.yuan
