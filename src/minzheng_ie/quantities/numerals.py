"""Numbers on their own: every numeral of a text with its exact value and its offsets.

Takes raw text: full width, Traditional and financial numerals are mapped one to one, so the offsets stay
those of the given text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

import regex

from minzheng_ie.compiled import compile_regex
from minzheng_ie.errors import MinzhengError
from minzheng_ie.patterns import pattern_dirs
from minzheng_ie.quantities.amounts import SCALES
from minzheng_ie.quantities.grammar import digit_of_a_word, goes_on, numeral_pattern, other_script, with_point
from minzheng_ie.quantities.known_names import known_names
from minzheng_ie.quantities.names import Names
from minzheng_ie.quantities.reader import (
    Reading,
    finer,
    negated,
    range_start,
    read_numeral,
    share_scale,
    shared_step,
)
from minzheng_ie.quantities.rules import Dirs, Modifiers, lexicon, modifiers
from minzheng_ie.quantities.scan import candidates, starts_of
from minzheng_ie.quantities.script import inner_spaces, plain_text
from minzheng_ie.quantities.sharing import between, vague_end
from minzheng_ie.quantities.signs import Signs, sign_at, signs
from minzheng_ie.quantities.units import UnitTable, unit_table
from minzheng_ie.records import dataclass
from minzheng_ie.schema import Modifier
from minzheng_ie.text.alignment import Alignment, delete


class NumberError(MinzhengError, ValueError):
    """A string that should be one number is none."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number written in a text.

    start, end (int): the numeral with its sign, code points of the given text, end exclusive.
    quote (str): ``text[start:end]``.
    value (Decimal): exact, scale expanded; of a range (两三百, 4.8至5.1亿) its low end. Before a sign it is the
        number before the sign (12.5% → 12.5); a fraction, 成 and 半数 are percentages (三分之一 → 33.33… to
        28 significant digits). An open number gives its lower bound: 几十万 and 十几万 → 100000, over.
    value_max (Decimal or None): the high end of a range.
    modifier: what 近, 约, 余, 以上 … in it or touching it say.
    unit (str or None): ``%``, ``‰``, ``倍``, ``个百分点``, ``个千分点``; any other unit is not part of a number.
    step (Decimal or None): the unit of the last written digit (2.36万 → 100; a range: the finer end's; 成: 10); None
        for fractions, 一半 and a bare scale (百万).
    """

    start: int
    end: int
    quote: str
    value: Decimal
    value_max: Decimal | None
    modifier: Modifier
    unit: str | None
    step: Decimal | None = None


@dataclass(frozen=True, slots=True)
class _Scanner:
    candidate: re.Pattern[str]
    scan: regex.Pattern[str]
    word: regex.Pattern[str]
    numeral: regex.Pattern[str]
    words: Modifiers
    units: UnitTable
    signs: Signs
    names: Names


_MANY = frozenset({"好几"})
"""What is part of a number here (好几百), and a word before it in a sentence."""


@lru_cache(maxsize=4)
def _scanner(dirs: Dirs) -> _Scanner:
    numeral = numeral_pattern()
    word = f"{lexicon(dirs, 'word')}|{lexicon(dirs, 'name')}"
    return _Scanner(
        candidates(starts_of(dirs) | _MANY),
        compile_regex(rf"(?P<word>{word})|(?P<number>{numeral}|[零〇])"),
        compile_regex(word),
        compile_regex(numeral),
        modifiers(dirs),
        unit_table(dirs),
        signs(dirs),
        known_names(dirs),
    )


@dataclass(slots=True)
class _Found:
    start: int
    end: int
    reading: Reading


def _numerals(text: str, scanner: _Scanner) -> Iterator[_Found]:
    pos = 0
    while (candidate := scanner.candidate.search(text, pos)) is not None:
        match = scanner.scan.match(text, candidate.start())
        if match is None:
            pos = candidate.start() + 1
            continue
        known = scanner.names.at(text, match.start())
        if known is not None and known.reason != "reference":
            pos = known.end
            continue
        numeral = match if match.lastgroup == "number" else _numeral_of_word(text, match, scanner)
        if numeral is None:
            pos = match.end()
            continue
        pos = digit_of_a_word(text, numeral.start(), numeral.end(), scanner.word, scanner.units)
        found = _found(text, numeral.start(), pos, scanner)
        if found is not None:
            yield found


def _numeral_of_word(text: str, word: regex.Match[str], scanner: _Scanner) -> regex.Match[str] | None:
    """The numeral that goes on where a word would end, begins with its last character, or stands in it in digits."""
    longer = scanner.numeral.match(text, word.start())
    if longer is None or longer.end() <= word.end():
        longer = _behind_word(text, word.end(), scanner)
    if longer is None and any("0" <= char <= "9" for char in word.group()):
        longer = scanner.numeral.search(text, word.start())
    return longer


def _found(text: str, start: int, end: int, scanner: _Scanner) -> _Found | None:
    """The numeral ``start:end`` with its sign; None when it is not read or not a number where it stands."""
    reading = read_numeral(text[start:end])
    if reading is None or not _stands(text, start, end, scanner) or other_script(text, start, end):
        return None
    start, reading = with_point(text, start, reading)
    sign = sign_at(text, start, scanner.signs)
    if sign is not None and sign.minus and not sign.unread and sign.start < start:
        start, reading = sign.start, negated(reading)
    return _Found(start, end, reading)


def _behind_word(text: str, end: int, scanner: _Scanner) -> regex.Match[str] | None:
    """The numeral that begins with the last character of the word ending at ``end``."""
    if not goes_on(text, end - 1):
        return None
    word = scanner.scan.match(text, end)
    if word is not None and word.lastgroup == "word" and _is_word(text, word, scanner):
        return None
    return scanner.numeral.match(text, end - 1)


_COUNTED_END = compile_regex(r"[^,。;、)\n]{1,2}(?:[,。;、)\n]|$)")
_SCALE_WORDS = frozenset(SCALES)
_EDGE = frozenset(" \t\n,，。;；:：、!！?？()（）\"'“”-~～—至到和及")


def _stands(text: str, start: int, end: int, scanner: _Scanner) -> bool:
    """Whether a Chinese numeral of one character is a number here and not a part of a word."""
    if end - start > 1 or "0" <= text[start] <= "9":
        return True
    if text[start - 1 : start].isdigit():
        return False  # 15千米: the unit begins here
    if (
        text[end : end + 1] in ("角", "毛")
        and text[start] not in _SCALE_WORDS
        and text[start - 1 : start] in ("元", "块")
    ):
        return True
    if (text[start] not in "零〇" or _COUNTED_END.match(text, end)) and (
        scanner.units.match(text, end) or scanner.words.behind(text, end)
    ):
        return True
    before, after = text[start - 1 : start], text[end : end + 1]
    if text[start] in _SCALE_WORDS and text[start] != "十":
        return bool(scanner.words.in_front(text, 0, start) or scanner.words.before_scale(text, 0, start))
    return (not before or before in _EDGE or before == "第") and (not after or after in _EDGE)


_JOINT = compile_regex(r" ?(?:-{1,2}|~|—{1,2}|–|至|到) ?")


def _ranges(found: Iterator[_Found], text: str) -> Iterator[_Found]:
    """Join two numerals around 至, - or ~ into a range; a chain of three (a date, a code) is none."""
    items = list(found)
    index = 0
    while index < len(items):
        item = items[index]
        nxt = items[index + 1] if index + 1 < len(items) else None
        if nxt is not None and (
            between(text, item.start, item.end, nxt.start, nxt.end)
            or (_JOINT.fullmatch(text, item.end, nxt.start) and not _chained(items, index, text))
        ):
            percent = text.startswith("百分之", item.start)
            vague = vague_end(text, nxt.start, nxt.end)  # 几百至几千: two numbers, and no range
            joined = None if vague else join_range(item.reading, nxt.reading, percent=percent)
            if joined is not None:
                yield _Found(item.start, nxt.end, joined)
                index += 2
                continue
        yield item
        index += 1


def _chained(items: list[_Found], index: int, text: str) -> bool:
    before = index > 0 and _JOINT.fullmatch(text, items[index - 1].end, items[index].start)
    after = index + 2 < len(items) and _JOINT.fullmatch(text, items[index + 1].end, items[index + 2].start)
    return bool(before or after)


def join_range(low: Reading, high: Reading, *, percent: bool = False) -> Reading | None:
    """The range from one numeral to the next, the scale and sign of the second shared; None when it is none.

    percent (bool): the first is written 百分之…, which counts for the second (百分之四十到五十).
    """
    if percent and low.unit == "%" and high.unit is None and not high.scaled:
        high = replace(high, unit="%")
    if low.unit and low.unit != high.unit:
        return None
    shared = low.low
    if not low.unit:
        shared = share_scale(low.low, low.scaled, low.partial, high.low, high.scale, high.big)
    bottom = range_start(low.low, shared, high.low)
    if bottom is None or (low.high is not None and not low.high * (bottom / low.low) < high.low):
        return None
    step = finer(shared_step(low.step, low.low, bottom), high.step)
    return replace(
        high,
        low=bottom,
        high=high.low if high.high is None else high.high,
        scaled=high.scaled or low.scaled,
        step=step,
    )


def _number(
    text: str, tight: str, alignment: Alignment, found: _Found, words: Modifiers, floor: int
) -> Number:
    reading = found.reading
    modifier = touching_modifier(tight, floor, found.start, found.end, reading, words)
    start, end = alignment.span(found.start, found.end)
    return Number(
        start, end, text[start:end], reading.low, reading.high, modifier, reading.unit, reading.step
    )


def _tight(text: str) -> tuple[str, Alignment]:
    """A plain text without the spaces inside its numerals, and where its characters stand in the given one."""
    plain = plain_text(text)
    return delete(plain, inner_spaces(plain))


def touching_modifier(
    text: str, floor: int, start: int, end: int, reading: Reading, words: Modifiers
) -> Modifier:
    """How exact the number at ``start:end`` is: the word in front decides, then what is inside, then behind."""
    front = words.in_front(text, floor, start) or words.before_scale(text, floor, start)
    if front is not None:
        return front[0]
    if reading.modifier != "exact":
        return reading.modifier
    behind = words.behind(text, end, share=reading.unit == "%")
    if behind is None:
        return "exact"
    if behind[0] == "over" and text[end : end + 2] == "以上":
        return "at_least" if words.threshold.search(text[max(floor, start - 4) : start]) else "over"
    return behind[0]


def find_numbers(text: str, patterns: str | Path | None = None) -> list[Number]:
    """Every number of ``text``, in order.

    text (str): raw text; full width, Traditional and financial numerals are read as they stand.
    patterns (path or None): a directory of additional pattern files.
    RETURNS (list of Number): offsets are code points of ``text``, start inclusive, end exclusive. Words that only
        look like numbers (万一, 千方百计, 三农) give none.
    RAISES PatternError: ``patterns`` is no directory or holds a broken file.

    >>> import minzheng_ie as mz
    >>> [(n.quote, n.value, n.modifier) for n in mz.find_numbers("近三千七百万余元，占12.5%")]
    [('三千七百万余', Decimal('37000000'), 'nearly'), ('12.5%', Decimal('12.5'), 'exact')]
    """
    scanner = _scanner(pattern_dirs(patterns))
    tight, alignment = _tight(text)
    numbers: list[Number] = []
    floor = 0
    for found in _ranges(_numerals(tight, scanner), tight):
        numbers.append(_number(text, tight, alignment, found, scanner.words, floor))
        floor = found.end
    return numbers


def parse_number(text: str, patterns: str | Path | None = None) -> Number:
    """The one number that ``text`` is; approximators around it (近, 左右) and spaces at its ends are allowed.

    RETURNS (Number): offsets in the given ``text``.
    RAISES NumberError (a ValueError): ``text`` as a whole is not one number.

    >>> import minzheng_ie as mz
    >>> mz.parse_number("1.2万").value
    Decimal('12000')
    """
    scanner = _scanner(pattern_dirs(patterns))
    plain, alignment = _tight(text)
    start, end = len(plain) - len(plain.lstrip()), len(plain.rstrip())
    if start >= end:
        raise NumberError("an empty string is no number")
    start += plain[start] in "+." and plain[start + 1 : start + 2].isdecimal()
    word = scanner.scan.match(plain, start)
    numbers = []
    if not (word and word.lastgroup == "word" and word.end() == end and _is_word(plain, word, scanner)):
        head = scanner.words.in_front(plain, start, start)
        pos = start if head is None else head[1]
        numbers = _whole(plain, pos, end, scanner)
        nought = read_numeral(plain[start:end]) if plain[start:end] in ("零", "〇") else None
        if nought is not None:  # in a text it is a number only before some units
            numbers = [_Found(start, end, nought)]
    if not numbers:
        raise NumberError(f"{text!r} is not one number")
    return _number(text, plain, alignment, numbers[0], scanner.words, start)


def _is_word(text: str, word: regex.Match[str], scanner: _Scanner) -> bool:
    longer = scanner.numeral.match(text, word.start())
    return longer is None or longer.end() <= word.end()


def _whole(text: str, start: int, end: int, scanner: _Scanner) -> list[_Found]:
    """The one numeral or range that fills ``start:end`` but for the modifiers at its ends."""
    words = scanner.words
    for pos in range(start, min(end, start + words.longest + 1)):
        if pos > start:
            front = words.in_front(text, start, pos) or words.before_scale(text, start, pos)
            if front is None or front[1] != start:
                continue
        joined = list(_ranges(_chain(text, pos, end, scanner), text))
        if len(joined) == 1:
            behind = words.behind(text, joined[0].end, share=joined[0].reading.unit == "%")
            if joined[0].end == end or (behind is not None and behind[1] == end):
                return joined
    return []


def _chain(text: str, start: int, end: int, scanner: _Scanner) -> Iterator[_Found]:
    """The numerals from ``start`` on that are joined by nothing but 至, - or ~."""
    at = start
    while at < end:
        match = scanner.numeral.match(text, at, end)
        reading = read_numeral(match.group()) if match else None
        if match is None or reading is None:
            return
        begun, reading = with_point(text, at, reading)
        yield _Found(begun, match.end(), reading)
        joint = _JOINT.match(text, match.end(), end)
        if joint is None:
            return
        at = joint.end()
