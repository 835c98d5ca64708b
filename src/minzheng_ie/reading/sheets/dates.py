"""Dates and times by a section of a number format.

A date is shown as its format says where that is read in one way: year, month, day with ``-`` or ``/`` between, or with
年, 月, 日. Others (`30-Jun-23`, `6/30/2023`, `2023.06`, a bare `2023`) are written in Chinese, as exact as the format;
years always have four digits.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal

from minzheng_ie.compiled import compile_re
from minzheng_ie.reading.sheets.formats import Section

_LAST = Decimal(2_958_466)
"""The first day that is none: 10000-01-01."""
_SECONDS = 86_400
_WEEKDAYS = "一二三四五六日"
_PLAIN_ORDER = compile_re(r"y[-/]M(?:[-/]d)?(?:[^yMd]*)|[^yMd]*")
_IN_CHINESE = compile_re("[年月日]")


def date_shown(value: Decimal, section: Section, date1904: bool) -> str | None:
    """The day and time of a serial number.

    value (Decimal): days, from 1900 as Excel counts them, or from 1904. RETURNS (str | None): None for no day there is.
    """
    tokens = _minutes_told(section.tokens)
    elapsed = any(kind == "elapsed" for kind, _ in tokens)
    moment = _moment(value, date1904)
    if moment is None or value < 0:
        return None
    if not elapsed and not _read_in_one_way(tokens):
        return _in_chinese(moment, tokens)
    noon = any(kind == "noon" for kind, _ in tokens)
    return "".join(_piece(kind, text, moment, value, noon) for kind, text in tokens)


def serial(moment: datetime) -> Decimal:
    """The serial number of a moment, from 1900."""
    days = Decimal((moment - datetime(1899, 12, 30)) // timedelta(seconds=1)) / _SECONDS
    return days if days >= 61 else days - 1


def _moment(value: Decimal, date1904: bool) -> datetime | None:
    if not 0 <= value < _LAST:
        return None
    seconds = int((value * _SECONDS).quantize(Decimal(1), ROUND_HALF_UP))
    if date1904:
        start = datetime(1904, 1, 1)
    else:
        # Excel has a day 1900-02-29.
        start = datetime(1899, 12, 31) if value < 60 else datetime(1899, 12, 30)
    try:
        return start + timedelta(seconds=seconds)
    except OverflowError:
        return None


def _minutes_told(tokens: tuple[tuple[str, str], ...]) -> list[tuple[str, str]]:
    """The tokens, months as ``M``: an m behind hours or before seconds is minutes."""
    told: list[tuple[str, str]] = []
    times = [at for at, (kind, _) in enumerate(tokens) if kind in ("date", "elapsed")]
    for at, (kind, text) in enumerate(tokens):
        if kind == "date":
            text = text.lower()
            if text[0] == "m" and len(text) < 6:
                place = times.index(at)
                before = tokens[times[place - 1]][1].lower() if place else ""
                after = tokens[times[place + 1]][1].lower() if place + 1 < len(times) else ""
                if not (before.startswith("h") or after.startswith("s")):
                    text = text.upper()
        told.append((kind, text))
    return told


def _read_in_one_way(tokens: list[tuple[str, str]]) -> bool:
    if any(kind == "date" and text.startswith("MMM") for kind, text in tokens):
        return False
    spelled = "".join(
        {"e": "y"}.get(text[0], text[0]) if kind == "date" else text
        for kind, text in tokens
        if kind in ("date", "literal", "slash", "point")
    )
    return _IN_CHINESE.search(spelled) is not None or _PLAIN_ORDER.fullmatch(spelled) is not None


def _in_chinese(moment: datetime, tokens: list[tuple[str, str]]) -> str:
    letters = {text[0] for kind, text in tokens if kind == "date"}
    shown = f"{moment.year}年" if letters & {"y", "e"} else ""
    if "M" in letters:
        shown += f"{moment.month}月"
        if any(kind == "date" and text in ("d", "dd") for kind, text in tokens):
            shown += f"{moment.day}日"
    return shown


def _piece(kind: str, text: str, moment: datetime, value: Decimal, noon: bool) -> str:
    if kind == "elapsed":
        seconds = int((value * _SECONDS).quantize(Decimal(1), ROUND_HALF_UP))
        return f"{seconds // {'h': 3600, 'm': 60, 's': 1}[text[0]]:0{len(text)}d}"
    if kind == "noon":
        return ("上午", "下午")[moment.hour >= 12]
    if kind != "date":
        return "" if kind == "at" else text
    return _date_piece(text, moment, noon)


def _date_piece(text: str, moment: datetime, noon: bool) -> str:
    letter, width = text[0], min(len(text), 2)
    if letter in "ye":
        return f"{moment.year:04d}"
    if letter == "a" or (letter == "d" and len(text) > 2):
        return ("星期" if len(text) > 3 else "周") + _WEEKDAYS[moment.weekday()]
    hour = (moment.hour % 12 or 12) if noon else moment.hour
    numbers = {"M": moment.month, "d": moment.day, "h": hour, "m": moment.minute, "s": moment.second}
    return f"{numbers[letter]:0{width if letter != 's' or '.' not in text else 2}d}"
