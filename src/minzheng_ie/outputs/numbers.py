"""Numbers as people read them in Chinese: thousands separators, 万 and 亿, never rounded."""

from __future__ import annotations

from decimal import Context, Decimal

_SCALES = ((Decimal(10**8), "亿"), (Decimal(10**4), "万"))
_SMALLEST_SCALED = Decimal(10**5)
_PLACE = Decimal("0.0001")
_EXACT = Context(prec=60)  # the default of 28 digits would round
_SIGNS = {"exact": "", "about": "约", "nearly": "近", "over": "超", "at_least": "≥", "at_most": "≤"}


def readable(value: Decimal) -> str:
    """A value for people: ``1185000000`` → ``11.85亿``, ``23822`` → ``23,822``, ``731300`` → ``73.13万``.

    The largest scale that fits is used from 100,000 on, and only where the value keeps all its digits in four places.
    """
    if abs(value) >= _SMALLEST_SCALED:
        scale, name = next(item for item in _SCALES if abs(value) >= item[0])
        scaled = _EXACT.divide(value, scale)
        if scaled == scaled.quantize(_PLACE, context=_EXACT):
            return f"{_trimmed(scaled)}{name}"
    return _trimmed(value)


def readable_quantity(value: Decimal, value_max: Decimal | None, modifier: str) -> str:
    """A value or range with its modifier: ``超8,000``, ``7,200–9,600``."""
    top = f"–{readable(value_max)}" if value_max is not None else ""
    return f"{_SIGNS[modifier]}{readable(value)}{top}"


def _trimmed(value: Decimal) -> str:
    text = f"{value:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
