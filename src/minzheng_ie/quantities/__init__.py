"""Numbers, units and quantities of a text."""

from __future__ import annotations

from minzheng_ie.quantities.model import Quantity
from minzheng_ie.quantities.numerals import Number, NumberError, find_numbers, parse_number
from minzheng_ie.quantities.recognize import recognize, recognize_in
from minzheng_ie.quantities.units import Unit, UnitTable, unit_for_counted, unit_table

__all__ = [
    "Number",
    "NumberError",
    "Quantity",
    "Unit",
    "UnitTable",
    "find_numbers",
    "parse_number",
    "recognize",
    "recognize_in",
    "unit_for_counted",
    "unit_table",
]
