"""Lists of names with a figure each (甲区32人,开发区10人,乙县16人)."""

from __future__ import annotations

from minzheng_ie.compiled import compile_regex

_FAR = 80  # characters of a list before a name that are looked at for its neighbour
FIGURE = r"(?:有|为|达到?|约|共)?\s?\d[\d.,]*\s?[十百千万亿]*(?P<unit>\p{Han}|%)"
_BEHIND = compile_regex(FIGURE)


def unit_behind(text: str, end: int) -> str | None:
    """The first character of the unit of the figure right behind ``end``; None where there is no figure."""
    found = _BEHIND.match(text, end)
    return found["unit"] if found is not None else None


def listed_beside(text: str, left: int, right: int) -> bool:
    """Whether between the end of a name and the start of another only figures of a list stand (32人,其中开发区10人,).

    left, right (int): offsets in clean text.
    """
    between = text[left:right]
    return (
        right - left <= _FAR
        and between[-1:] in (",", "、", ";")
        and not any(stop in between for stop in "。\n")
        and _BEHIND.match(between) is not None
    )
