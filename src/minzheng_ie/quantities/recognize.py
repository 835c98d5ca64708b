"""Quantities of a clean text: one scan for numbers, then units, ranges, rates, sharing and what is no claim."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

import regex

from minzheng_ie.compiled import compile_re, compile_regex
from minzheng_ie.patterns import pattern_dirs
from minzheng_ie.quantities import fixed
from minzheng_ie.quantities.context import Context, context, skip_reason
from minzheng_ie.quantities.grammar import (
    LONE_DIGITS,
    digit_of_a_word,
    goes_on,
    numeral_pattern,
    numeral_pattern_at_chinese,
    numeral_pattern_at_digit,
    other_script,
    with_point,
)
from minzheng_ie.quantities.label_units import behind_unit, of_label
from minzheng_ie.quantities.model import Draft, Quantity
from minzheng_ie.quantities.money import (
    add_half,
    add_small_change,
    bare_sum_counts,
    price_by_the_one,
    take_currency,
)
from minzheng_ie.quantities.names import LINE_STARTS, Names, known_names
from minzheng_ie.quantities.rates import add_rate, add_suffix
from minzheng_ie.quantities.reader import CHINESE, Reading, negated, plain, read_numeral
from minzheng_ie.quantities.rules import Dirs, Modifiers, ending, lexicon, modifiers, word_starts
from minzheng_ie.quantities.script import plain_numerals
from minzheng_ie.quantities.serials import without_serials
from minzheng_ie.quantities.sharing import join_ranges, share
from minzheng_ie.quantities.signs import Sign, Signs, sign_at, signed, signs
from minzheng_ie.quantities.units import SPOKEN, UnitTable, spoken_unit, unit_in_front, unit_table
from minzheng_ie.schema import Modifier, SkipReason

_FIXED: dict[str, SkipReason] = {
    "date": "date",
    "mark": "list_marker",
    "reference": "reference",
    "name": "name",
    "masked": "ambiguous",
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

    word: regex.Pattern[str]
    """Every word and name that holds a numeral."""

    units: UnitTable
    words: Modifiers
    signs: Signs
    context: Context
    moves: regex.Pattern[str]
    names: Names
    starts: frozenset[str]
    """What begins with another character than a numeral's: its first character or its first two."""


_DIGITS = "0123456789"
_DIGIT_SET = frozenset(_DIGITS)
_CHINESE = frozenset(CHINESE) | frozenset("几数半")
_LED = frozenset("十百千万亿几一两")  # what `Modifiers.before_scale` looks in front of
_NUMERAL_STARTS = _CHINESE | _DIGIT_SET | frozenset("负-过")
_PAIRS = frozenset(
    {"过半", "上午", "下午", "中午", "凌晨", "晚上", "ht", "ww", "xx", "XX", "××", "**", "__", "□□"}
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
        compile_re(f"{_any_of(single | firsts)}(?:(?<={_any_of(single)})|(?={_any_of(seconds)}))"),
        compile_regex(
            rf"{fixed.AFTER_DIGITS}(?:(?P<date>{fixed.DATE_DIGITS})|(?P<mark>{fixed.MARK_DIGITS})"
            rf"|(?P<reference>{fixed.REFERENCE_DIGITS})|(?P<masked>{fixed.MASKED_DIGITS})|(?P<name>{fixed.NAME_DIGITS}))|(?P<name>{at_digit[0]})|(?P<word>{at_digit[1]})|(?P<number>{numeral_pattern_at_digit()})"
        ),
        compile_regex(rf"(?P<date>{fixed.DATE_CHINESE})|{known}|(?P<number>{numeral_pattern_at_chinese()})"),
        compile_regex(
            rf"(?P<date>{fixed.DATE_WORDS})|(?P<mark>{fixed.MARK_BRACKET})"
            rf"|(?P<reference>{fixed.REFERENCE_BRACKET}|{fixed.REFERENCE_LETTERS})|{terms}"
        ),
        compile_regex(numeral),
        compile_regex(numeral_pattern_at_chinese()),
        compile_regex(f"{words}|{names}"),
        unit_table(dirs),
        modifiers(dirs),
        signs(dirs),
        context(dirs),
        ending(dirs, "moves", "(?:了|约|近)?"),
        known_names(dirs),
        starts,
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
    text = plain_numerals(text)
    drafts = join_ranges(text, _drafts(text, rules), rules.moves)
    share(text, drafts, rules.words)
    found: list[Quantity] = []
    floor = since = 0
    quotes = rules.context.quoted(text)
    for index, draft in enumerate(drafts):
        draft.quote_start = max(draft.quote_start, floor)
        if (
            not draft.fixed
            and index
            and text[draft.start - 1] == ","
            and _torn(text, drafts[index - 1], draft)
        ):
            draft.skip, draft.fixed = "ambiguous", True
        if not draft.fixed:
            _settle_modifier(text, draft, rules.words, floor, since)
            if draft.unit is None or draft.dimension == "money":
                take_currency(text, draft, drafts[index - 1] if index else None, rules.units, floor)
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
    return without_serials(text, found)


def _torn(text: str, left: Draft, right: Draft) -> bool:
    """Whether a comma between two bare stretches of digits may be one inside a number (12,34元)."""
    return (
        right.arabic
        and left.arabic
        and not left.fixed
        and left.unit is None
        and left.number_end == right.start - 1
        and not left.scaled
    )


def _take_unit_in_front(text: str, draft: Draft, floor: int, rules: _Recognizer) -> None:
    """The unit of a number without one when the word right in front of it is a unit (服务人次86.5万)."""
    if behind_unit(text, draft.quote_start):
        return  # 人次数万人次0.3: ten thousand of them each
    name = unit_in_front(text, floor, draft.quote_start, rules.context.dirs)
    known = rules.units.by_name.get(name) if name else None
    if known is not None:
        draft.unit, draft.dimension = known.name, known.dimension


# What nine numbers of ten look like: nothing in the grammar, the names or the dates reads these otherwise.
_PLAIN = compile_re(
    r"[0-9]{1,9}(?:\.[0-9]{1,6})?(?:[万亿]?(?=个(?![百千亿多余0-9])|[元人户张家所对名位件场项条岁亩处吨座次套公平斤栋间辆台](?![0-9]))|%(?=[,。;)、](?![0-9])|[一-鿿]))"
)
_OPENS = LINE_STARTS | {"", " "}


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
        digit = char in _DIGIT_SET
        if (
            not digit
            and char not in _CHINESE
            and char not in rules.starts
            and text[pos : pos + 2] not in rules.starts
        ):
            pos += 1  # 以上, 中心: the first character of one word, the second of another
            continue
        inside = digit and text[pos - 1 : pos] not in _OPENS
        if inside and (plain := _PLAIN.match(text, pos)):
            draft = _number(text, pos, plain.end(), drafts[-1].end if drafts else 0, rules)
            if draft is not None:
                drafts.append(draft)
                pos = draft.end
                continue
        known = None if inside else rules.names.at(text, pos)
        if known is not None:  # 三元区, 王五, 千方百计, 2.4本计划
            floor = drafts[-1].end if drafts else 0
            drafts.append(_fixed(max(known.start, floor), known.end, known.reason))
            pos = known.end
            continue
        pattern = rules.at_digit if digit else rules.at_chinese if char in _CHINESE else rules.at_other
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
        if text[end - 1] in LONE_DIGITS:
            end = digit_of_a_word(text, match, rules.word, units)
        draft = _number(text, start, end, drafts[-1].end if drafts else 0, rules)
        if draft is None:
            pos = end
            continue
        drafts.append(draft)
        pos = max(end, draft.end)


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


_MULTIPLE = compile_regex(r"(?:倍差|标准之比|收入之比|比值)[^,。;\n]{0,14}$")
_BRACKET = compile_regex(r"\((?:[间套户处个人所台座张]|人)\)")


def _number(text: str, start: int, end: int, floor: int, rules: _Recognizer) -> Draft | None:
    """The draft of the numeral ``start:end``; None for characters that are no numeral after all.

    floor (int): where the draft before ends.
    """
    core = text[start:end]
    if core[0] == "数" and (label := of_label(text, start, end)) is not None:
        return _fixed(start, end, "ambiguous") if label == "either" else None
    if core[-1] == "一":
        price = price_by_the_one(text, start, end)
        if price is not None:
            return _price(text, start, *price)
    reading = read_numeral(core)
    if reading is None or (
        (text[end : end + 1].isdecimal() or text[start - 1 : start].isdecimal())
        and other_script(text, start, end)
    ):
        # not well formed, or digits too long for an amount: the whole is declined
        digits = not _DIGIT_SET.isdisjoint(core)
        too_long = reading is None and core.isdecimal()
        return _fixed(start, end, "reference" if too_long else "ambiguous") if digits else None
    if text[start - 1 : start] == ".":
        number_start = start
        start, reading = with_point(text, start, reading)
        if (
            start == number_start
            and reading.unit == "%"
            and not _letter_or_digit(text[start - 2 : start - 1])
        ):
            return _fixed(start, end, "ambiguous")  # 完成.8%: 0.8 or 8
    sign = sign_at(text, start, rules.signs, floor) if signed(text, start) else None
    if sign is not None and sign.unread:
        return _fixed(sign.start, _unit_end(text, end, rules.units), "ambiguous")
    unit, dimension, stop = _unit(text, start, end, reading, core, rules.units)
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
        big=reading.big,
        partial=reading.partial,
        step=reading.step,
    )
    if sign is not None:
        _apply(sign, draft, reading, core)
    if unit is None or dimension == "money" or unit == "块":
        add_small_change(text, draft)
    if text.startswith("半", stop):
        add_half(text, draft)
    add_suffix(text, draft)
    return draft


def _letter_or_digit(char: str) -> bool:
    return char.isascii() and char.isalnum()


def _apply(sign: Sign, draft: Draft, reading: Reading, core: str) -> None:
    """Take the sign in front into the draft: a value below zero, or the direction of a change."""
    share = draft.dimension in ("share", "points", "ratio")
    below = core[0] == "-"
    if sign.signed or (sign.bracket and not share):
        if sign.minus and not below:
            reading = negated(reading)
        draft.value, draft.value_max = reading.low, reading.high
    elif below:
        draft.value, draft.value_max = abs(reading.low), reading.high
    draft.change = None if sign.bracket and not share else sign.change
    draft.start = draft.quote_start = sign.start


def _price(text: str, start: int, end: int, by: str | None, stop: int) -> Draft | None:
    """A sum for each one (两百一位): in 元, or declined where nothing says that it is money."""
    reading = read_numeral(text[start:end])
    if reading is None or by is None:
        return _fixed(start, stop, "ambiguous")
    draft = Draft(
        start, stop, end, reading.low, reading.high, reading.scale, reading.scaled, reading.modifier,
        f"元/{by}", "money", start, stop, True, big=reading.big, partial=reading.partial, step=reading.step,
    )  # fmt: skip
    draft.rate_span = (end, stop)
    return draft


def _unit_end(text: str, end: int, units: UnitTable) -> int:
    found = units.match(text, end)
    return end if found is None else found[1]


def _unit(
    text: str, start: int, end: int, reading: Reading, core: str, units: UnitTable
) -> tuple[str | None, str | None, int]:
    """The unit behind the numeral ``start:end``, its dimension, and where it ends."""
    if reading.unit is not None:
        known = units.by_name.get(reading.unit)
        return reading.unit, known.dimension if known else "share", end
    unit: str | None = None
    dimension: str | None = None
    stop = end
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
    if unit is None and "个" in core:
        unit, dimension = "元", "money"  # 引资2个亿
    if unit is None and "." in core and _MULTIPLE.search(text, max(0, start - 24), start):
        unit, dimension = "倍", "ratio"  # 收入倍差从2.05降至1.97
    return unit, dimension, stop


def _settle_modifier(text: str, draft: Draft, words: Modifiers, floor: int, since: int) -> None:
    """The modifier from the word in front, the numeral itself, or the word behind; the quote takes in those that touch.

    ``floor`` is where the quantity before ends, ``since`` where the last one ends that is no date (不到2018年的七成).
    """
    front = words.in_front(text, floor, draft.start)
    if front is None and text[draft.start] in _LED:
        front = words.before_scale(text, floor, draft.start)
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
        if draft.modifier != "exact":
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
