"""Quantities of a clean text: one scan for numbers, then units, ranges, rates, sharing and what is no claim."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from pathlib import Path

import regex

from minzheng_ie.patterns import pattern_dirs
from minzheng_ie.quantities.approximators import settle_modifier
from minzheng_ie.quantities.by_unit import CJK
from minzheng_ie.quantities.context import skip_reason
from minzheng_ie.quantities.context_words import Context, Quotes, context
from minzheng_ie.quantities.label_units import behind_unit
from minzheng_ie.quantities.model import Draft, Quantity
from minzheng_ie.quantities.money import bare_sum_counts, bare_visits_count, lost_from, take_currency
from minzheng_ie.quantities.rates import add_rate
from minzheng_ie.quantities.reader import plain
from minzheng_ie.quantities.rules import Dirs, Modifiers, ending, modifiers
from minzheng_ie.quantities.scan import Scanner, scanner
from minzheng_ie.quantities.script import plain_numerals
from minzheng_ie.quantities.serials import without_serials
from minzheng_ie.quantities.sharing import join_ranges, share
from minzheng_ie.quantities.units import unit_in_front
from minzheng_ie.records import dataclass

_CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class _Recognizer:
    scanner: Scanner
    words: Modifiers
    context: Context
    moves: regex.Pattern[str]


@lru_cache(maxsize=4)
def _recognizer(dirs: Dirs) -> _Recognizer:
    return _Recognizer(scanner(dirs), modifiers(dirs), context(dirs), ending(dirs, "moves", "(?:了|约|近)?"))


def recognize(text: str, patterns: str | Path | None = None) -> list[Quantity]:
    """The numbers of a clean text, in order and without overlap.

    text (str): clean text (Simplified Chinese, half-width; ``\\n`` between blocks).
    patterns (path or None): a directory of additional pattern files.
    RETURNS (list of Quantity): every run of ASCII digits lies in one of them, as a candidate for a claim or with
        the reason to skip it; a Chinese numeral does when it forms a quantity, an ordinal or a list marker.
    RAISES PatternError: ``patterns`` is no directory or holds a broken file.
    """
    return recognize_in(text, pattern_dirs(patterns))


def recognize_in(text: str, dirs: Dirs) -> list[Quantity]:
    """`recognize` with the pattern directories already resolved."""
    rules = _recognizer(dirs)
    text = plain_numerals(text)
    drafts = join_ranges(text, rules.scanner.drafts(text), rules.moves)
    share(text, drafts, rules.words)
    quotes = Quotes(text)
    found: list[Quantity] = []
    floor = since = 0
    previous: Draft | None = None
    for draft in drafts:
        if draft.quote_start < floor:
            draft.quote_start = floor
        if text[draft.start - 1] in _TEARS and previous is not None and _broken(text, previous, draft):
            draft.skip, draft.fixed = "ambiguous", True
        if not draft.fixed:
            settle_modifier(text, draft, rules.words, floor, since)
            _settle_unit(text, draft, previous, floor, rules)
            draft.skip = skip_reason(text, draft, previous, quotes, rules.context)
        previous = draft
        if draft.skip is None and not draft.arabic:
            lost = lost_from(text, draft)
            if lost is not None:
                draft.skip, draft.quote_start = "ambiguous", max(lost, floor)
            elif not _counts(text, draft):
                continue
        found.append(_finish(draft))
        floor = draft.quote_end
        if draft.skip != "date":
            since = floor
    return without_serials(text, found)


def _settle_unit(text: str, draft: Draft, previous: Draft | None, floor: int, rules: _Recognizer) -> None:
    """The unit as what stands in front of the number makes it: a currency, a unit's own word, a rate."""
    units = rules.scanner.units
    if draft.unit is None or draft.dimension == "money":
        take_currency(text, draft, previous, units, floor)
    # 人次数万人次0.3: ten thousand of them each
    if draft.unit is None and not behind_unit(text, draft.quote_start):
        begin = previous.end if previous is not None else 0
        name = unit_in_front(text, begin, draft.quote_start, rules.context.dirs)
        known = units.by_name.get(name) if name else None
        if known is not None:  # 服务人次86.5万
            draft.unit, draft.dimension = known.name, known.dimension
    add_rate(text, draft, previous, units.denominators)


def _torn(left: Draft, right: Draft) -> bool:
    """Whether a comma between two bare stretches of digits may be one inside a number (12,34元)."""
    return (
        right.arabic
        and not right.fixed
        and left.arabic
        and not left.fixed
        and left.unit is None
        and left.number_end == right.start - 1
        and not left.scaled
    )


def _broken(text: str, left: Draft, right: Draft) -> bool:
    """Whether two bare stretches of digits may be one number: torn, or without its point (为3 9万老年人)."""
    if not _torn(left, right):
        return False
    if text[right.start - 1] == ",":
        return True
    alone = left.number_end - left.start == 1 and right.scaled and text[right.start + 1] in _LARGE
    return alone and left.start > 0 and CJK.match(text, left.start - 1) is not None


_TEARS = frozenset(", ")
_LARGE = frozenset("万亿")
_NOT_BARE = {"money", "institutions", "length", "area", "mass", None}


def _counts(text: str, draft: Draft) -> bool:
    """Whether a number in Chinese without a reason to skip it forms a quantity: it needs a unit or 万."""
    core = text[draft.start : draft.number_end]
    if not core.strip("百千万亿") and (core not in ("百", "千") or draft.dimension in _NOT_BARE):
        if draft.modifier != "exact" or bare_visits_count(text, draft):
            return True
        return draft.dimension == "money" and bare_sum_counts(
            text, draft
        )  # 单位:万元, 千万吨计划 say no amount
    if draft.unit is not None:
        return True
    if draft.scaled:
        return any(char not in "百千万亿" for char in core) or draft.modifier != "exact"
    return False


def _finish(draft: Draft) -> Quantity:
    value, high = draft.value, draft.value_max
    # Of a fraction only: it has no last digit.
    if draft.unit == "%" and draft.step is None and value.as_tuple().exponent < -12:  # type: ignore[operator]
        value = plain(value.quantize(_CENT))
        high = None if high is None else plain(high.quantize(_CENT))
    return Quantity(
        draft.quote_start,
        draft.quote_end,
        draft.start,
        draft.number_end,
        value,
        high,
        draft.unit,
        draft.dimension,
        draft.modifier,
        draft.rate_span,
        draft.skip,
        draft.step,
        draft.change,
    )
