"""Signs of currencies that mean another one at home: $ in a text of Hong Kong is no American dollar."""

from __future__ import annotations

from dataclasses import replace

from minzheng_ie.quantities.model import Quantity
from minzheng_ie.quantities.units import UnitTable

_PROVINCE = 2
"""Digits of a code that tell the province."""


def at_home(
    text: str, quantities: tuple[Quantity, ...], code: str | None, units: UnitTable
) -> tuple[Quantity, ...]:
    """The numbers of a text in the currency of the place that it is about. code (str | None): of that place."""
    signs = units.at_home.get(f"{code[:_PROVINCE]}0000") if code is not None else None
    if not signs:
        return quantities
    told = {units.front[sign].name: (sign, unit) for sign, unit in signs.items() if sign in units.front}
    return tuple(_at_home(text, quantity, told) for quantity in quantities)


def _at_home(text: str, quantity: Quantity, told: dict[str, tuple[str, str]]) -> Quantity:
    if quantity.unit is None or quantity.dimension != "money":
        return quantity
    currency, stroke, per = quantity.unit.partition("/")
    sign, unit = told.get(currency, ("", ""))
    front = text[quantity.start : quantity.number_start]
    at = front.rfind(sign) if sign else -1
    if at < 0 or (front[max(0, at - 1) : at].isascii() and front[max(0, at - 1) : at].isalpha()):
        return quantity  # US$: told outright
    return replace(quantity, unit=f"{unit}{stroke}{per}")
