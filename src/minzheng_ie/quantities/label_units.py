"""Labels with their unit right behind them, which hold what looks like a vague number (人数|万人, 床位数|万张)."""

from __future__ import annotations

from typing import Literal

from minzheng_ie.compiled import compile_regex
from minzheng_ie.rules.alike import compile_alike

_UNITS = "人次?|户次?|张|个|对|件|所|家|元|例|名|份"
# The number itself follows: 低保人数万人 7.1; a year tells when, not how many.
_COUNTED = compile_regex(rf"(?:{_UNITS}) *:? *(?!(?:19|20)\d{{2}}年)\d")
# The unit of what the label counts: 户数万户.
_SAME = compile_alike(
    r"(?P<of>人次|户次|人|户|对|件|个|家|张|床位)数(?:百|千)?[万亿](?P<unit>人次|户次|人|户|对|件|个|家|张)"
)
_SCALED = compile_alike(rf"(?:[百千万亿](?:{_UNITS})|元/[人户]?[·/、.每]?[月年天日])[ :]*$")
_LOOK = 8  # characters
_BEDS = ("床位", "张")


def of_label(text: str, start: int, end: int) -> Literal["label", "either"] | None:
    """Whether 数 with the scales behind it is the end of a label and the beginning of its unit.

    start, end (int): of 数万 in ``text``. RETURNS: ``label`` where its number follows, ``either`` where the label counts
    in the same unit and 数万 may be a vague number all the same (参保人数万人), None where it is one.
    """
    if _COUNTED.match(text, end) is not None:
        return "label"
    for length in (2, 1):
        same = _SAME.match(text, start - length) if start >= length else None
        if same is not None:
            return "either" if same["of"] == same["unit"] or (same["of"], same["unit"]) == _BEDS else None
    return None


def behind_unit(text: str, start: int) -> bool:
    """Whether a unit with a scale or a rate stands right before the number at ``start`` (低保人数|万人|7.1, 元/人·年|9,600).

    It is the number's, and nothing behind the number tells another.
    """
    return _SCALED.search(text, max(0, start - _LOOK), start) is not None
