"""A number that an annotator added: what its own characters say."""

from __future__ import annotations

import re
from typing import Any


def fields_of(quote: str) -> dict[str, Any]:
    """The value, unit, modifier and step of a quantity, as fields of a claim.

    quote (str): the quantity as written, of the text; line breaks and blanks in it are passed over.
    RETURNS (dict): empty when it is not one quantity; without ``unit`` when none is written.
    """
    from minzheng_ie.patterns import pattern_dirs
    from minzheng_ie.quantities.recognize import recognize_in
    from minzheng_ie.text.normalize import clean

    found = recognize_in(clean(re.sub(r"\s+", "", quote)).text, pattern_dirs())
    if len(found) != 1:
        return {}
    one = found[0]
    fields = {
        "value": one.value,
        "value_max": one.value_max,
        "step": one.step,
        "unit": one.unit,
        "modifier": one.modifier,
        "change": one.change,
    }
    return {name: value for name, value in fields.items() if value is not None}


def metric_of(quotes: list[str]) -> str:
    """The metric that linked spans say: their characters in order, without blanks and line breaks."""
    return re.sub(r"\s+", "", "".join(quotes))
