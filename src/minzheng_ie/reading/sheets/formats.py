"""Number formats: how a spreadsheet shows a value (`0.0%`, `#,##0`, `yyyy"年"m"月"`, `[Red]-0.00;;`).

A code has up to four sections, for positive and negative numbers, zero, and text; a condition in brackets replaces
these. Codes are read as Excel writes them to files, whatever language it speaks. Where what is shown could be misread
the value is written so that it cannot: see `figures` (signs) and `dates` (order).
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import Literal

from minzheng_ie.compiled import compile_re
from minzheng_ie.records import dataclass

Kind = Literal["general", "number", "date", "text"]

GENERAL = "General"
_LONGEST = 255
MOST_FORMATS = 5_000
"""So many codes of its own a workbook may have; Excel makes 250."""
_TOKEN = compile_re(
    r"""(?P<quoted>"[^"]*"?)|(?P<escaped>[\\!].)|(?P<skipped>_.)|(?P<filled>\*.)|(?P<bracket>\[[^\]]*\])"""
    r"""|(?P<general>general|G/通用格式|常规)|(?P<noon>am/pm|a/p|上午/下午)|(?P<exponent>e[+-])"""
    r"""|(?P<date>y+|m+|d+|h+|s+(?:\.0+)?|a{3,4}|e+)|(?P<digit>[0#?])|(?P<point>\.)|(?P<comma>,)|(?P<percent>%)"""
    r"""|(?P<slash>/)|(?P<at>@)|(?P<semicolon>;)|(?P<other>.)""",
    re.DOTALL | re.IGNORECASE,
)
_CONDITION = compile_re(r"\[(<=|>=|<>|<|>|=)\s*(-?[0-9.]+(?:e[+-]?[0-9]+)?)\]", re.IGNORECASE)
_CURRENCY = compile_re(r"\[\$([^\]-]*)(?:-([^\]]*))?\]")
_ELAPSED = compile_re(r"\[(h+|m+|s+)\]", re.IGNORECASE)
_COLOUR = compile_re(
    r"\[(?:black|blue|cyan|green|magenta|red|white|yellow|color ?[0-9]+|颜色 ?[0-9]+|[黑蓝绿红白黄][色]?|青色|洋红)\]",
    re.IGNORECASE,
)
_OPERATORS: dict[str, Callable[[Decimal, Decimal], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "=": operator.eq,
    "<>": operator.ne,
}
_SYSTEM_DATES = {"F800": 'yyyy"年"m"月"d"日"', "F400": "h:mm:ss"}
"""Codes that stand for what the computer is set to."""

_MONTH, _DAY, _FULL = 'yyyy"年"m"月"', 'm"月"d"日"', 'yyyy"年"m"月"d"日"'
_ACCOUNTING = "_ * #,##0{0}_ ;_ * -#,##0{0}_ ;_ * -_ ;_ @_ "
BUILT_IN = {
    0: GENERAL, 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00",
    5: '"¥"#,##0;"¥"-#,##0', 6: '"¥"#,##0;[Red]"¥"-#,##0', 7: '"¥"#,##0.00;"¥"-#,##0.00', 8: '"¥"#,##0.00;[Red]"¥"-#,##0.00',
    9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??", 14: "yyyy/m/d", 15: "d-mmm-yy", 16: "d-mmm",
    17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "yyyy/m/d h:mm",
    27: _MONTH, 28: _DAY, 29: _DAY, 30: "m/d/yy", 31: _FULL, 32: 'h"时"mm"分"', 33: 'h"时"mm"分"ss"秒"',
    34: '上午/下午h"时"mm"分"', 35: '上午/下午h"时"mm"分"ss"秒"', 36: _MONTH,
    37: "#,##0;-#,##0", 38: "#,##0;[Red]-#,##0", 39: "#,##0.00;-#,##0.00", 40: "#,##0.00;[Red]-#,##0.00",
    41: _ACCOUNTING.format(""), 42: _ACCOUNTING.format(""), 43: _ACCOUNTING.format(".00"), 44: _ACCOUNTING.format(".00"),
    45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0", 48: "##0.0E+0", 49: "@",
    50: _MONTH, 51: _DAY, 52: _MONTH, 53: _DAY, 54: _DAY, 55: '上午/下午h"时"mm"分"', 56: '上午/下午h"时"mm"分"ss"秒"',
    57: _MONTH, 58: _DAY,
}  # fmt: skip
"""The codes that files name by number, in a Chinese Excel."""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a code.

    tokens (tuple): what it is made of, as kind and text: ``literal``, ``digit``, ``date`` … condition (tuple | None):
        which numbers it is for, where it says so. coloured (bool): it is shown in a colour of its own.
    """

    kind: Kind
    tokens: tuple[tuple[str, str], ...]
    condition: tuple[str, Decimal] | None = None
    coloured: bool = False

    def takes(self, value: Decimal) -> bool:
        """Whether the number meets its condition."""
        return self.condition is None or _OPERATORS[self.condition[0]](value, self.condition[1])


@dataclass(frozen=True, slots=True)
class NumberFormat:
    """A code, taken apart. numbers (tuple): the sections for numbers, at most three. text (Section | None): for text."""

    numbers: tuple[Section, ...]
    text: Section | None = None

    def of(self, value: Decimal) -> tuple[Section, bool] | None:
        """The section that shows a number, and whether it stands for negative ones and so says the sign itself.

        None: no section takes the number (Excel shows `###`).
        """
        if any(section.condition for section in self.numbers):
            return next(((section, False) for section in self.numbers if section.takes(value)), None)
        count = len(self.numbers)
        if value < 0 and count > 1:
            return self.numbers[1], True
        return self.numbers[2 if value == 0 and count > 2 else 0], False


@lru_cache(maxsize=MOST_FORMATS)
def parse_format(code: str) -> NumberFormat:
    """Take a code apart; one that means nothing is General."""
    sections = [_section(tokens) for tokens in _split(code[:_LONGEST])]
    text = sections.pop() if len(sections) > 3 else None
    if text is None and len(sections) > 1 and sections[-1].kind == "text":
        text = sections.pop()
    if text is None and sections[0].kind == "text":
        text = sections[0]
    return NumberFormat(tuple(sections[:3]), text)


def _split(code: str) -> list[list[tuple[str, str]]]:
    sections: list[list[tuple[str, str]]] = [[]]
    for match in _TOKEN.finditer(code):
        kind = match.lastgroup or "other"
        if kind == "semicolon":
            sections.append([])
        else:
            sections[-1].append((kind, match[0]))
    return sections[:4]


def _section(tokens: list[tuple[str, str]]) -> Section:
    made: list[tuple[str, str]] = []
    condition, coloured = None, False
    for kind, text in tokens:
        if kind == "bracket":
            condition = _condition(text) or condition
            coloured = coloured or _COLOUR.fullmatch(text) is not None
            made += _bracket(text)
        elif kind not in ("skipped", "filled"):
            made.append(_plain(kind, text))
    kinds = {kind for kind, _ in made}
    if "general" in kinds:
        made = [token if token[0] in ("general", "literal") else ("literal", token[1]) for token in made]
    return Section(_kind_of(kinds), tuple(made), condition, coloured)


def _kind_of(kinds: set[str]) -> Kind:
    if "general" in kinds:
        return "general"
    if "at" in kinds:
        return "text"
    return "date" if kinds & {"date", "elapsed"} else "number"


def _plain(kind: str, text: str) -> tuple[str, str]:
    if kind == "quoted":
        return "literal", text.strip('"')
    if kind == "escaped":
        return "literal", text[1]
    return ("literal", text) if kind == "other" else (kind, text)


def _condition(text: str) -> tuple[str, Decimal] | None:
    match = _CONDITION.fullmatch(text)
    try:
        return (match[1], Decimal(match[2])) if match else None
    except InvalidOperation:
        return None


def _bracket(text: str) -> list[tuple[str, str]]:
    if elapsed := _ELAPSED.fullmatch(text):
        return [("elapsed", elapsed[1].lower())]
    if currency := _CURRENCY.fullmatch(text):
        system = _SYSTEM_DATES.get((currency[2] or "").upper())
        if system:
            return [_plain(kind, part) for kind, part in _split(system)[0]]
        return [("literal", currency[1])] if currency[1] else []
    return []
