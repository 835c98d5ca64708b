"""Numbers on their own: every numeral of a text with its exact value and its offsets.

Takes raw text: full width, Traditional and financial numerals are mapped one to one, so the offsets stay
those of the given text.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

import regex

from minzheng_ie.errors import MinzhengError
from minzheng_ie.patterns import pattern_dirs
from minzheng_ie.quantities.grammar import SCALES, Reading, goes_on, numeral_pattern, read_numeral
from minzheng_ie.quantities.names import Names, known_names
from minzheng_ie.quantities.rules import Dirs, Modifiers, lexicon, modifiers
from minzheng_ie.quantities.units import UnitTable, unit_table
from minzheng_ie.schema import Modifier


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
    """

    start: int
    end: int
    quote: str
    value: Decimal
    value_max: Decimal | None
    modifier: Modifier
    unit: str | None


def _one_to_one(old: str, new: str) -> dict[int, str | int]:
    return {ord(before): after for before, after in zip(old, new, strict=True)}


# One to one: full-width ASCII, then the Traditional characters that numerals, modifiers and number-like words use.
_TRADITIONAL = _one_to_one(
    "萬億兩負點餘幾數約將過達個倍貳參陸處間條項張單雙農來戶家對場類種級歲時鐘滿於從無統進專單歸劃純應門亞"
    "業變軍馬語條緒載髮絲輪產處邊極當難黨會雲寧縣鎮內頂後後號畝頃噸裡體圓幣億為與這",
    "万亿两负点余几数约将过达个倍贰参陆处间条项张单双农来户家对场类种级岁时钟满于从无统进专单归划纯应门亚"
    "业变军马语条绪载发丝轮产处边极当难党会云宁县镇内顶后后号亩顷吨里体圆币亿为与这",
)
_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F) if chr(code) not in "，；：（）！？"}
_TABLE: dict[int, str | int] = {**_TRADITIONAL, **_WIDTH, 0x3000: " ", 0x2212: "-", 0x66BE: "贰"}
_FINANCIAL = str.maketrans("壹弌贰貳贰叁參参弎肆伍陆陸柒捌玖拾佰仟", "一一二二二三三三三四五六六七八九十百千")
_FINANCIAL_RUN = regex.compile(r"[壹贰叁参肆伍陆柒捌玖拾佰仟零〇万亿一二三四五六七八九两点]{2,}")
_FINANCIAL_MARK = regex.compile(
    r"[拾佰仟万亿].*[壹贰叁肆柒捌玖伍陆]|[壹贰叁肆柒捌玖伍陆参].*[拾佰仟万亿]|[壹贰叁肆柒捌玖]{2}|[壹贰叁柒捌玖]"
)
_FULL_COMMA = regex.compile(r"(?<=[０-９])，(?=[０-９]{3})")


def plain_text(text: str) -> str:
    """``text`` with simplified, half-width numerals; same length, character by character."""
    if "，" in text:
        text = _FULL_COMMA.sub(",", text)
    text = text.translate(_TABLE)
    return _FINANCIAL_RUN.sub(_financial, text)


def _financial(match: regex.Match[str]) -> str:
    run = match.group()
    return run.translate(_FINANCIAL) if _FINANCIAL_MARK.search(run) else run


@dataclass(frozen=True, slots=True)
class _Scanner:
    scan: regex.Pattern[str]
    numeral: regex.Pattern[str]
    words: Modifiers
    units: UnitTable
    names: Names


@lru_cache(maxsize=4)
def _scanner(dirs: Dirs) -> _Scanner:
    numeral = numeral_pattern(spaced=True)
    word = f"{lexicon(dirs, 'word')}|{lexicon(dirs, 'name')}"
    return _Scanner(
        regex.compile(rf"(?P<word>{word})|(?P<number>{numeral})"),
        regex.compile(numeral),
        modifiers(dirs),
        unit_table(dirs),
        known_names(dirs),
    )


@dataclass(slots=True)
class _Found:
    start: int
    end: int
    reading: Reading


def _numerals(text: str, scanner: _Scanner) -> Iterator[_Found]:
    pos = 0
    while True:
        match = scanner.scan.search(text, pos)
        if match is None:
            return
        known = scanner.names.at(text, match.start())
        if known is not None and known.reason != "reference":
            pos = known.end
            continue
        pos = match.end()
        if match.lastgroup == "word":
            longer = scanner.numeral.match(text, match.start())
            if longer is None or longer.end() <= match.end():
                longer = _behind_word(text, match.end(), scanner)
            if longer is None:
                if not any("0" <= char <= "9" for char in match.group()):
                    continue
                match = scanner.numeral.search(text, match.start())
                if match is None:
                    return
            else:
                match = longer
            pos = match.end()
        reading = read_numeral(match.group())
        if reading is not None and _stands(text, match.start(), match.end(), scanner):
            yield _Found(match.start(), match.end(), reading)


def _behind_word(text: str, end: int, scanner: _Scanner) -> regex.Match[str] | None:
    """The numeral that begins with the last character of the word ending at ``end``."""
    if not goes_on(text, end - 1):
        return None
    word = scanner.scan.match(text, end)
    if word is not None and word.lastgroup == "word" and _is_word(text, word, scanner):
        return None
    return scanner.numeral.match(text, end - 1)


_SCALE_WORDS = frozenset(SCALES)
_EDGE = frozenset(" \t\n,，。;；:：、!！?？()（）\"'“”-~～—至到和及")


def _stands(text: str, start: int, end: int, scanner: _Scanner) -> bool:
    """Whether a Chinese numeral of one character is a number here and not a part of a word."""
    if end - start > 1 or "0" <= text[start] <= "9":
        return True
    if text[start - 1 : start].isdigit():
        return False  # 15千米: the unit begins here
    if scanner.units.match(text, end) or scanner.words.behind(text, end):
        return True
    before, after = text[start - 1 : start], text[end : end + 1]
    if text[start] in _SCALE_WORDS and text[start] != "十":
        return bool(scanner.words.in_front(text, 0, start)) or before == "上"
    return (not before or before in _EDGE or before == "第") and (not after or after in _EDGE)


_JOINT = regex.compile(r" ?(?:-{1,2}|~|—{1,2}|–|至|到) ?")


def _ranges(found: Iterator[_Found], text: str) -> Iterator[_Found]:
    """Join two numerals around 至, - or ~ into a range; a chain of three (a date, a code) is none."""
    items = list(found)
    index = 0
    while index < len(items):
        item = items[index]
        nxt = items[index + 1] if index + 1 < len(items) else None
        if (
            nxt is not None
            and _JOINT.fullmatch(text, item.end, nxt.start)
            and not _chained(items, index, text)
        ):
            joined = join_range(item.reading, nxt.reading)
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


def join_range(low: Reading, high: Reading) -> Reading | None:
    """The range from one numeral to the next, the scale and sign of the second shared; None when it is none."""
    if low.high is not None or high.high is not None or (low.unit and low.unit != high.unit):
        return None
    bottom = share_scale(low, high)
    if not bottom < high.low:
        return None
    return Reading(bottom, high.low, high.modifier, high.unit, high.scale, high.scaled or low.scaled)


def share_scale(member: Reading, last: Reading) -> Decimal:
    """The value of ``member`` when the scale written at ``last`` counts for it too (4.8至5.1亿 → 480000000).

    It does when ``member`` has no scale of its own and stays near ``last`` with it: 5000至1万 keeps 5000.
    """
    if member.scale != 1 or last.scale == 1 or member.unit:
        return member.low
    shared = member.low * last.scale
    return shared if abs(shared) <= abs(last.high or last.low) * 30 and _alike(member, last) else member.low


def _alike(member: Reading, last: Reading) -> bool:
    """Whether the digits in front of both scales are of one kind of size."""
    return member.low < 1000 or member.low <= last.low / last.scale


def _number(text: str, plain: str, found: _Found, words: Modifiers, floor: int) -> Number:
    reading = found.reading
    modifier = touching_modifier(plain, floor, found.start, found.end, reading, words)
    quote = text[found.start : found.end]
    return Number(found.start, found.end, quote, reading.low, reading.high, modifier, reading.unit)


def touching_modifier(
    text: str, floor: int, start: int, end: int, reading: Reading, words: Modifiers
) -> Modifier:
    """How exact the number at ``start:end`` is: the word in front decides, then what is inside, then behind."""
    front = words.in_front(text, floor, start)
    if front is None and text[start - 1 : start] == "上" and start > floor and text[start] in "百千万亿十":
        front = ("over", start - 1)
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
    """
    scanner = _scanner(pattern_dirs(patterns))
    plain = plain_text(text)
    numbers: list[Number] = []
    for found in _ranges(_numerals(plain, scanner), plain):
        floor = numbers[-1].end if numbers else 0
        numbers.append(_number(text, plain, found, scanner.words, floor))
    return numbers


def parse_number(text: str, patterns: str | Path | None = None) -> Number:
    """The one number that ``text`` is; approximators around it (近, 左右) and spaces at its ends are allowed.

    RETURNS (Number): offsets in the given ``text``.
    RAISES NumberError (a ValueError): ``text`` as a whole is not one number.
    """
    scanner = _scanner(pattern_dirs(patterns))
    plain = plain_text(text)
    start, end = len(plain) - len(plain.lstrip()), len(plain.rstrip())
    if start >= end:
        raise NumberError("an empty string is no number")
    word = scanner.scan.match(plain, start)
    numbers = []
    if not (word and word.lastgroup == "word" and word.end() == end and _is_word(plain, word, scanner)):
        head = scanner.words.in_front(plain, start, start)
        pos = start if head is None else head[1]
        numbers = _whole(plain, pos, end, scanner)
    if not numbers:
        raise NumberError(f"{text!r} is not one number")
    return _number(text, plain, numbers[0], scanner.words, start)


def _is_word(text: str, word: regex.Match[str], scanner: _Scanner) -> bool:
    longer = scanner.numeral.match(text, word.start())
    return longer is None or longer.end() <= word.end()


def _whole(text: str, start: int, end: int, scanner: _Scanner) -> list[_Found]:
    """The one numeral or range that fills ``start:end`` but for the modifiers at its ends."""
    for pos in range(start, min(end, start + scanner.words.longest + 1)):
        if pos > start:
            front = scanner.words.in_front(text, start, pos)
            if (front is None or front[1] != start) and text[start:pos] != "上":
                continue
        items: list[_Found] = []
        at = pos
        while at < end:
            match = scanner.numeral.match(text, at, end)
            reading = read_numeral(match.group()) if match else None
            if match is None or reading is None:
                break
            items.append(_Found(at, match.end(), reading))
            joint = _JOINT.match(text, match.end(), end)
            if joint is None:
                break
            at = joint.end()
        joined = list(_ranges(iter(items), text))
        if len(joined) == 1:
            behind = scanner.words.behind(text, joined[0].end, share=joined[0].reading.unit == "%")
            if joined[0].end == end or (behind is not None and behind[1] == end):
                return joined
    return []
