"""What a cell holds: a number, a mark for none, or words. A text is read once, however often it occurs."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Literal

from minzheng_ie.compiled import compile_re
from minzheng_ie.grids import words
from minzheng_ie.quantities.ledger import unread
from minzheng_ie.quantities.model import Quantity
from minzheng_ie.quantities.reader import LARGEST, plain
from minzheng_ie.quantities.recognize import recognize_in
from minzheng_ie.records import dataclass
from minzheng_ie.schema import Change, Modifier, SkipReason

Kind = Literal["number", "none", "words", "code"]
Spans = tuple[tuple[int, int, SkipReason], ...]

_PLAIN = compile_re(
    r"(?P<sign>[+\-]?) ?(?P<whole>\d{1,3}(?:,\d{3})+|\d{1,3}(?: \d{3})+|\d+)(?P<part>\.\d+)?(?P<share> ?[%‰])?(?P<star> ?[*★])?"
)
_NONE = compile_re(r"[-—－_/\\.…·~×xX*]{1,6}|无|空|N/?A|n/?a|null|NULL|—|暂无|—+")
_DATE = compile_re(r"(?:19|20)\d\d[-./]\d{1,2}(?:[-./]\d{1,2})?")
# A number, its unit maybe, with its growth in brackets: 5783(+10.0%), 120人(-3%).
_GROWN = compile_re(rf"([\d,.]+ ?(?:[^\W\d_]{{0,4}}|[%‰])) ?\({words.GROWTH}\)")
_PAIR = compile_re(r"\d/\d")
"""In a cell two numbers, and no fraction."""
_HAS_DIGIT = compile_re(r"\d")
_SPELT = compile_re(r"[一二三四五六七八九十两兩][一二三四五六七八九十百千万萬零]{0,9}元")
"""An amount of money in characters."""
_APART = compile_re(r"(?<=[\d万亿]) (?=[万亿]{0,2}[^\W\d_])")
"""The blank between a number and its unit (320 人)."""
_GROUPED = compile_re(r"\d{1,3}(?: \d{3})+(?=[^\W\d_])")
"""A number in groups before its unit (15 290个)."""
_LONGEST = 48
"""Characters of the longest text that may be a number with its unit."""
_PHONE = 11
"""Digits from which a number without a comma or point is a code."""
_MANY = 1 << 15
_MONTHS = frozenset(f"{month:02d}" for month in range(1, 13))
_PLACE = (Decimal(1), *(Decimal(1).scaleb(-places) for places in range(1, 13)))


# Never changed once made; not frozen, which would take several times as long to make.
@dataclass(slots=True)
class Content:
    """What a cell holds.

    kind: ``number``, ``none`` (-, —, …), ``code`` (digits that count nothing: 0012, 13800138000) or ``words``.
    value (Decimal): of a number, as written; value_max (Decimal | None): the high end of a range.
    step (Decimal | None): the unit of its last digit. unit, dimension (str | None): written in the cell.
    modifier, change: as of a quantity. year (bool): it may be the number of a year. whole (bool): it has no decimals.
    star (bool): a mark that a note explains stands behind it. spaced (bool): its groups are set apart by blanks.
    scaled (bool): 万 or 亿 is written behind it, no unit.
    """

    kind: Kind
    value: Decimal = Decimal(0)
    value_max: Decimal | None = None
    step: Decimal | None = None
    unit: str | None = None
    dimension: str | None = None
    modifier: Modifier = "exact"
    change: Change | None = None
    year: bool = False
    whole: bool = False
    star: bool = False
    spaced: bool = False
    scaled: bool = False


_WORDS, _CODE, _NOTHING = Content("words"), Content("code"), Content("none")


@lru_cache(maxsize=_MANY)
def content_of(text: str, dirs: tuple[Path, ...]) -> Content:
    """What a cell holds. text (str): the whole cell, folded, without blanks at its ends."""
    grown = _GROWN.fullmatch(text) if text[-1:] == ")" else None
    text = text if grown is None else grown[1].rstrip()
    match = _PLAIN.fullmatch(text)
    if match is not None:
        return _plain(match)
    if _NONE.fullmatch(text):
        return _NOTHING
    if len(text) > _LONGEST or _PAIR.search(text):
        return _WORDS
    if _HAS_DIGIT.search(text) is None and _SPELT.fullmatch(text) is None:
        return _WORDS
    text, grouped = _GROUPED.subn(lambda found: found[0].replace(" ", ""), _APART.sub("", text))
    read = recognize_in(text, dirs)
    if len(read) != 1:
        return _WORDS
    quantity = read[0]
    if not _begins(quantity) or quantity.end != len(text) or quantity.skip not in (None, "no_unit"):
        return _WORDS
    return replace(_of_quantity(quantity), spaced=True) if grouped else _of_quantity(quantity)


def _begins(quantity: Quantity) -> bool:
    """Whether nothing stands before a quantity but what makes its unit a rate (每人每月825元)."""
    rate = quantity.rate_span
    return not quantity.start or (rate is not None and rate[0] == 0 and rate[1] == quantity.start)


def _plain(match: re.Match[str]) -> Content:
    sign, whole, part, share, star = match.group("sign", "whole", "part", "share", "star")
    digits = whole.replace(",", "").replace(" ", "")
    if len(digits) > 1 and digits[0] == "0":
        return _CODE
    if len(digits) >= _PHONE and not part and digits == whole:
        return _CODE
    value = Decimal(f"{sign}{digits}{part or ''}")
    if value.copy_abs() >= LARGEST:
        return _CODE
    places = len(part) - 1 if part else 0
    unit = share.strip() if share else None
    return Content(
        "number",
        plain(value),
        step=_PLACE[places] if places < len(_PLACE) else Decimal(1).scaleb(-places),
        unit=unit,
        dimension="share" if unit else None,
        year=not (sign or share or star) and digits == whole and _is_year(digits, part),
        whole=not part and not share,
        star=bool(star),
        spaced=" " in whole,
    )


def _is_year(digits: str, part: str | None) -> bool:
    """2023; 2023.09 is a month."""
    return len(digits) == 4 and "1949" <= digits <= "2099" and (not part or part[1:] in _MONTHS)


def _of_quantity(quantity: Quantity) -> Content:
    return Content(
        "number",
        quantity.value,
        quantity.value_max,
        quantity.step,
        quantity.unit,
        quantity.dimension,
        quantity.modifier,
        quantity.change,
        scaled=quantity.unit is None,
    )


def _reason(quote: str) -> SkipReason:
    """Why what looks like a quantity is none: digits whose heads are not told, or a word (百分点)."""
    return "table" if _HAS_DIGIT.search(quote) else "word"


@lru_cache(maxsize=_MANY)
def numerals_of(text: str, dirs: tuple[Path, ...]) -> Spans:
    """Every numeral of a cell that is no claim, with the reason.

    text (str): the whole cell, folded. RETURNS (tuple): start and end in it, in order and apart, and why it is none:
        ``table`` for what counts something and has no head of its own.
    """
    if next(iter(unread(text, ())), None) is None:
        return ()
    if _DATE.fullmatch(text):
        return ((0, len(text), "date"),)
    found: list[tuple[int, int, SkipReason]] = [
        (q.start, q.end, q.skip or _reason(text[q.start : q.end])) for q in recognize_in(text, dirs)
    ]
    found += unread(text, [(start, end) for start, end, _ in found])
    return tuple(sorted(found))
