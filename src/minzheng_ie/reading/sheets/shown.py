"""What a cell shows: its value by its number format."""

from __future__ import annotations

from decimal import Decimal

from minzheng_ie.compiled import compile_re
from minzheng_ie.reading.sheets.dates import date_shown
from minzheng_ie.reading.sheets.figures import exact, figure, general, signed, simple_figure
from minzheng_ie.reading.sheets.formats import GENERAL, NumberFormat, Section, parse_format

_PLAIN = compile_re(r"-?(?:0|[1-9][0-9]{0,14})")
_MOST_TOKENS = 40
"""Of a section: what is longer takes more time than it tells."""


def show_number(written: str | float, code: str = GENERAL, *, date1904: bool = False) -> str:
    """A number as its cell shows it, blank where the format hides it.

    written (str | float): as the file has it. code (str): the number format. date1904 (bool): days count from 1904.
    RAISES (ValueError): ``written`` is no number, or the format too long.
    """
    if code == GENERAL and isinstance(written, str) and _PLAIN.fullmatch(written):
        return written if written != "-0" else "0"
    number = float(written)
    if not -1e308 < number < 1e308:  # not a number, too
        raise ValueError(f"{written!r} is no number")
    value = exact(number)
    if code == GENERAL:
        return general(value)
    simple = simple_figure(value, code)
    if simple is not None:
        return simple
    return _by_section(value, parse_format(code), date1904)


def show_text(text: str, code: str = GENERAL) -> str:
    """A text as its cell shows it, blank where the format hides it."""
    if code in (GENERAL, "@"):
        return text
    section = parse_format(code).text
    return text if section is None else _around(section, text)


def is_date(code: str) -> bool:
    """Whether a number under this format is a day or a time."""
    return code != GENERAL and any(section.kind == "date" for section in parse_format(code).numbers)


def _by_section(value: Decimal, made: NumberFormat, date1904: bool) -> str:
    found = made.of(value)
    if found is None:
        return general(value)
    section, tells_sign = found
    if len(section.tokens) > _MOST_TOKENS:
        raise ValueError("a number format that nobody writes")
    if section.kind == "date":
        shown = date_shown(value, section, date1904)
        return general(value) if shown is None else shown
    if section.kind == "text":
        return _around(section, general(value))
    if section.kind == "general":
        amount = general(abs(value))
        shown = "".join(amount if kind == "general" else text for kind, text in section.tokens)
        return signed(shown, value, tells_sign and not section.coloured)
    return figure(value, section, tells_sign)


def _around(section: Section, shown: str) -> str:
    return "".join(shown if kind == "at" else text for kind, text in section.tokens)
