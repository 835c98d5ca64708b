"""Quantities of a clean text: one scan for numbers, then units, ranges, rates, sharing and what is no claim."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

import regex

from minzheng_ie.patterns import pattern_dirs
from minzheng_ie.quantities import fixed
from minzheng_ie.quantities.context import Context, context, skip_reason
from minzheng_ie.quantities.grammar import (
    CHINESE,
    goes_on,
    numeral_pattern,
    numeral_pattern_at_chinese,
    numeral_pattern_at_digit,
    read_numeral,
)
from minzheng_ie.quantities.model import Draft, Quantity
from minzheng_ie.quantities.names import Names, known_names
from minzheng_ie.quantities.rates import add_rate, add_suffix
from minzheng_ie.quantities.rules import Dirs, Modifiers, ending, lexicon, modifiers, word_starts
from minzheng_ie.quantities.sharing import join_ranges, share
from minzheng_ie.quantities.units import SPOKEN, UnitTable, spoken_unit, unit_in_front, unit_table
from minzheng_ie.schema import Modifier, SkipReason

_FIXED: dict[str, SkipReason] = {
    "date": "date",
    "mark": "list_marker",
    "reference": "reference",
    "name": "name",
}
_ZERO, _ONE = Decimal(0), Decimal(1)
_CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class _Recognizer:
    candidate: re.Pattern[str]
    """Where a match may begin; of the standard library, which finds a character of a set faster than regex."""

    at_digit: regex.Pattern[str]
    at_chinese: regex.Pattern[str]
    at_other: regex.Pattern[str]
    numeral: regex.Pattern[str]
    chinese: regex.Pattern[str]
    """`numeral` at a Chinese character."""

    units: UnitTable
    words: Modifiers
    context: Context
    moves: regex.Pattern[str]
    names: Names


_DIGITS = "0123456789"
_DIGIT_SET = frozenset(_DIGITS)
_CHINESE = frozenset(CHINESE) | frozenset("几数半")
_NUMERAL_STARTS = _CHINESE | _DIGIT_SET | frozenset("负-过")
_PAIRS = frozenset(
    {"过半", "上午", "下午", "中午", "凌晨", "晚上", "ht", "ww"}
    | {first + second for first in "负-([［〔晚" for second in _CHINESE | set(_DIGITS)}
)
"""What begins with another character than a numeral's, by its first two."""


@lru_cache(maxsize=4)
def _recognizer(dirs: Dirs) -> _Recognizer:
    numeral = numeral_pattern()
    words = lexicon(dirs, "word")
    names = lexicon(dirs, "name")
    known = rf"(?P<name>{names})|(?P<word>{words})"
    at_digit = [lexicon(dirs, kind, at_digit=True) for kind in ("name", "word")]
    terms = rf"{known}|(?P<number>{numeral})"
    starts = _PAIRS | word_starts(dirs)
    single = _CHINESE | set(_DIGITS) | {start for start in starts if len(start) == 1}
    pairs = [start for start in starts if start[0] not in single]
    firsts, seconds = {pair[0] for pair in pairs}, {pair[1] for pair in pairs}
    return _Recognizer(
        re.compile(f"{_any_of(single | firsts)}(?:(?<={_any_of(single)})|(?={_any_of(seconds)}))"),
        regex.compile(
            rf"{fixed.AFTER_DIGITS}(?:(?P<date>{fixed.DATE_DIGITS})|(?P<mark>{fixed.MARK_DIGITS})"
            rf"|(?P<reference>{fixed.REFERENCE_DIGITS})|(?P<name>{fixed.NAME_DIGITS}))|(?P<name>{at_digit[0]})|(?P<word>{at_digit[1]})|(?P<number>{numeral_pattern_at_digit()})"
        ),
        regex.compile(rf"(?P<date>{fixed.DATE_CHINESE})|{known}|(?P<number>{numeral_pattern_at_chinese()})"),
        regex.compile(
            rf"(?P<date>{fixed.DATE_WORDS})|(?P<mark>{fixed.MARK_BRACKET})"
            rf"|(?P<reference>{fixed.REFERENCE_BRACKET}|{fixed.REFERENCE_LETTERS})|{terms}"
        ),
        regex.compile(numeral),
        regex.compile(numeral_pattern_at_chinese()),
        unit_table(dirs),
        modifiers(dirs),
        context(dirs),
        ending(dirs, "moves", "(?:了|约|近)?"),
        known_names(dirs),
    )


def _any_of(chars: AbstractSet[str]) -> str:
    return "[" + "".join(re.escape(char) for char in sorted(chars)) + "]"


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
    drafts = join_ranges(text, _drafts(text, rules), rules.moves)
    share(text, drafts, rules.words)
    found: list[Quantity] = []
    floor = since = 0
    quotes = rules.context.quoted(text)
    for index, draft in enumerate(drafts):
        draft.quote_start = max(draft.quote_start, floor)
        if not draft.fixed:
            _settle_modifier(text, draft, rules.words, floor, since)
            if draft.unit is None:
                _take_unit_in_front(text, draft, drafts[index - 1].end if index else 0, rules)
            add_rate(text, draft, drafts[index - 1] if index else None)
            draft.skip = skip_reason(text, draft, drafts[index - 1] if index else None, quotes, rules.context)
            if draft.skip is None and not _counts(text, draft):
                continue
        found.append(_finish(draft))
        floor = draft.quote_end
        if draft.skip != "date":
            since = floor
    return found


def _take_unit_in_front(text: str, draft: Draft, floor: int, rules: _Recognizer) -> None:
    """The unit of a number without one when the word right in front of it is a unit (服务人次86.5万)."""
    name = unit_in_front(text, floor, draft.quote_start, rules.context.dirs)
    known = rules.units.by_name.get(name) if name else None
    if known is not None:
        draft.unit, draft.dimension = known.name, known.dimension


def _drafts(text: str, rules: _Recognizer) -> list[Draft]:
    drafts: list[Draft] = []
    pos = 0
    search, units = rules.candidate.search, rules.units
    while True:
        candidate = search(text, pos)
        if candidate is None:
            return drafts
        pos = candidate.start()
        char = text[pos]
        known = rules.names.at(text, pos)
        if known is not None:  # 三元区, 王五, 千方百计, 2.4本计划
            floor = drafts[-1].end if drafts else 0
            drafts.append(_fixed(max(known.start, floor), known.end, known.reason))
            pos = known.end
            continue
        pattern = (
            rules.at_digit if char in _DIGITS else rules.at_chinese if char in _CHINESE else rules.at_other
        )
        match = pattern.match(text, pos)
        if match is None:
            pos += 1
            continue
        group = match.lastgroup
        start, end = match.span()
        if group == "word" or group == "name":
            numeral = rules.chinese if char in _CHINESE else rules.numeral
            longer = numeral.match(text, start) if char in _NUMERAL_STARTS else None
            if longer is None or longer.end() <= end:
                longer = _behind_word(text, end, rules) if group == "word" else None
            if longer is not None:
                match, group, (start, end) = longer, "number", longer.span()
            elif group == "word":
                pos = end
                if _DIGIT_SET.isdisjoint(match.group()):
                    continue
                group = "name"
        if group != "number":
            drafts.append(_fixed(start, end, _FIXED[group or "name"]))
            pos = end
            continue
        draft = _number(text, start, end, match.group(), units)
        if draft is None:
            pos = end
            continue
        drafts.append(draft)
        pos = draft.end


def _behind_word(text: str, end: int, rules: _Recognizer) -> regex.Match[str] | None:
    """The numeral that begins with the last character of the word ending at ``end`` (系统一千二百套)."""
    if not goes_on(text, end - 1):
        return None
    word = rules.at_chinese.match(text, end)
    if word is not None and word.lastgroup in ("word", "name"):
        inner = rules.numeral.match(text, end)
        if inner is None or inner.end() <= word.end():
            return None
    return rules.numeral.match(text, end - 1)


def _fixed(start: int, end: int, reason: SkipReason) -> Draft:
    draft = Draft(start, end, end, _ZERO, None, _ONE, False, "exact", None, None, start, end, False)
    draft.skip, draft.fixed = reason, True
    return draft


_MULTIPLE = regex.compile(r"(?:倍差|标准之比|收入之比|比值)[^,。;\n]{0,14}$")
_BRACKET = regex.compile(r"\((?:[间套户处个人所台座张]|人)\)")


def _number(text: str, start: int, end: int, core: str, units: UnitTable) -> Draft | None:
    reading = read_numeral(core)
    if reading is None:  # a Chinese string that is no numeral, or digits too long for an amount
        return _fixed(start, end, "reference") if any("0" <= char <= "9" for char in core) else None
    unit, dimension, stop = reading.unit, None, end
    if unit is not None:
        known = units.by_name.get(unit)
        dimension = known.dimension if known else "share"
    else:
        at = end + 1 if text[end : end + 1] in ("大", "小") and units.match(text, end + 1) else end
        found = units.match(text, at)
        if found is not None and at > end and found[0].name not in ("类", "项"):
            found = units.match(text, end)
        if found is not None:
            unit, dimension, stop = found[0].name, found[0].dimension, found[1]
            if unit in SPOKEN:
                unit, dimension, stop = spoken_unit(text, start, unit, dimension, stop)
            bracket = _BRACKET.match(text, stop) if text.startswith("(", stop) else None
            if bracket:
                stop = bracket.end()
    if unit is None and "." in core and _MULTIPLE.search(text, max(0, start - 24), start):
        unit, dimension = "倍", "ratio"  # 收入倍差从2.05降至1.97
    draft = Draft(
        start,
        stop,
        end,
        reading.low,
        reading.high,
        reading.scale,
        reading.scaled,
        reading.modifier,
        unit,
        dimension,
        start,
        stop,
        unit is not None,
        core[0] in _DIGITS or not _DIGIT_SET.isdisjoint(core),
    )
    add_suffix(text, draft)
    return draft


def _settle_modifier(text: str, draft: Draft, words: Modifiers, floor: int, since: int) -> None:
    """The modifier from the word in front, the numeral itself, or the word behind; the quote takes in those that touch.

    ``floor`` is where the quantity before ends, ``since`` where the last one ends that is no date (不到2018年的七成).
    """
    front = words.in_front(text, floor, draft.start)
    if (
        front is None
        and text[draft.start] in "百千万亿十"
        and text[draft.start - 1 : draft.start] == "上"
        and draft.start > floor
    ):
        front = ("over", draft.start - 1)
    behind = words.behind(text, draft.quote_end, share=draft.unit == "%")
    modifier: Modifier = draft.inner
    if front is not None:
        modifier, draft.quote_start = front
    if behind is not None:
        stop = behind[1]
        above = text[draft.quote_end : stop] in ("以上", "及以上")
        draft.quote_end = stop
        if front is None and modifier == "exact":
            modifier = behind[0]
            if above and words.threshold.search(text[max(floor, draft.start - 4) : draft.start]):
                modifier = "at_least"
    if modifier == "exact":
        clause = text[max(floor, draft.start - 24) : draft.start]
        if draft.dimension != "points" and words.any_ahead.search(clause):
            for affix in words.ahead:
                if affix.pattern.search(clause):
                    modifier = affix.modifier
                    break
        if modifier == "exact" and draft.unit == "%" and text[draft.start - 1 : draft.start] == "的":
            clause = text[max(since, draft.start - 24) : draft.start]
            for affix in words.share_ahead:
                if affix.pattern.search(clause):
                    modifier = affix.modifier
                    break
    if modifier == "exact" and draft.shared is not None:
        modifier = draft.shared
    draft.modifier = modifier


_NOT_BARE = {"money", "institutions", "length", "area", "mass", None}


def _counts(text: str, draft: Draft) -> bool:
    """Whether a number without a reason to skip it forms a quantity; a Chinese one needs a unit or 万."""
    if draft.arabic:
        return True
    core = text[draft.start : draft.number_end]
    if not core.strip("百千万亿") and (core not in ("百", "千") or draft.dimension in _NOT_BARE):
        return draft.modifier != "exact"  # 单位:万元, 千亿元大关, 千万吨计划 say no amount
    if draft.unit is not None:
        return True
    if draft.scaled:
        return any(char not in "百千万亿" for char in core) or draft.modifier != "exact"
    return False


def _finish(draft: Draft) -> Quantity:
    value, high = draft.value, draft.value_max
    if draft.unit == "%" and value.as_tuple().exponent < -12:  # type: ignore[operator]
        value = value.quantize(_CENT)
        high = None if high is None else high.quantize(_CENT)
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
    )
