"""Characters that are no text in the file: symbols by the place in their font, digits that are set small."""

from __future__ import annotations

_RAISED = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")
_LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
_SMALL = {"superscript": _RAISED, "subscript": _LOWERED}
_FONTS = {
    "symbol": {
        0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xA3: "≤", 0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0x25: "%",
    },
    "wingdings": {
        0xFC: "✓", 0xFE: "☑", 0xA8: "□", 0x6F: "□", 0xFD: "☒", 0x6C: "●", 0x6E: "■", 0x75: "◆",
        0x81: "①", 0x82: "②", 0x83: "③", 0x84: "④", 0x85: "⑤", 0x86: "⑥", 0x87: "⑦", 0x88: "⑧", 0x89: "⑨", 0x8A: "⑩",
    },
    "wingdings 2": {0x50: "✓", 0x52: "☑", 0x53: "☒", 0xA3: "□", 0x54: "☒"},
}  # fmt: skip
"""Font → what stands at a place in it."""


def small(text: str, how: str) -> str:
    """Digits as the small ones they are shown as, so that they are none of the number before them; else the same.

    how (str): ``superscript``, ``subscript``; others change nothing.
    """
    table = _SMALL.get(how)
    return text.translate(table) if table and text.isascii() and text.lstrip("-").isdigit() else text


def symbol(font: str, code: str) -> str:
    """The character of a ``w:sym``. font (str): its name. code (str): the place in it, in hexadecimal.

    Of a place that is not known here only that something stands there: a blank.
    """
    try:
        own = chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""
    known = _FONTS.get(font.lower(), {}).get(ord(own) & 0xFF)
    if known is not None:
        return known
    return own if own.isprintable() and not "\ue000" <= own <= "\uf8ff" else " "
