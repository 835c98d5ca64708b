"""Signs of currencies that mean another one at home: $ in a text of Hong Kong is no American dollar."""

from __future__ import annotations

from dataclasses import replace

from minzheng_ie.quantities.model import Quantity
from minzheng_ie.quantities.units import UnitTable

Signs = dict[str, tuple[str, str]]
_PROVINCE = 2
"""Digits of a code that tell the province."""


def at_home(
    text: str, quantities: tuple[Quantity, ...], code: str | None, units: UnitTable
) -> tuple[Quantity, ...]:
    """The numbers of a text in the currency of the place that it is about. code (str | None): of that place."""
    told = signs_told(code, units)
    return tuple(_at_home(text, quantity, told) for quantity in quantities) if told else quantities


def signs_told(code: str | None, units: UnitTable) -> Signs:
    """What currencies are called at home, each with its sign and the unit that it is there. code (str | None): of the place."""
    signs = units.at_home.get(f"{code[:_PROVINCE]}0000") if code is not None else None
    if not signs:
        return {}
    return {units.front[sign].name: (sign, unit) for sign, unit in signs.items() if sign in units.front}


def unit_at_home(unit: str, front: str, told: Signs) -> str:
    """The unit of an amount at home; itself where the sign before it is that of another currency (US$). front (str): what is
    written before the number."""
    currency, stroke, per = unit.partition("/")
    sign, own = told.get(currency, ("", ""))
    at = front.rfind(sign) if sign else -1
    before = front[max(0, at - 1) : max(0, at)]
    if at < 0 or (before.isascii() and before.isalpha()):
        return unit
    return f"{own}{stroke}{per}"


def _at_home(text: str, quantity: Quantity, told: Signs) -> Quantity:
    if quantity.unit is None or quantity.dimension != "money":
        return quantity
    front = text[quantity.start : quantity.number_start]
    unit = unit_at_home(quantity.unit, front, told)
    return quantity if unit == quantity.unit else replace(quantity, unit=unit)
