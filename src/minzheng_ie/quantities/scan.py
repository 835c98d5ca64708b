"""One scan of a text for its numerals: dates, marks, references, names and words that hold one are settled by it."""

from __future__ import annotations

import re

import regex

from minzheng_ie.compiled import compile_re, compile_regex
from minzheng_ie.quantities import fixed as forms
from minzheng_ie.quantities.amounts import CHINESE, SCALES
from minzheng_ie.quantities.drafting import DIGITS, draft_of, fixed
from minzheng_ie.quantities.grammar import (
    GOES_ON,
    LONE_DIGITS,
    PLAIN_NUMBER,
    digit_of_a_word,
    goes_on,
    is_lone,
    numeral_pattern,
    numeral_pattern_at_chinese,
    numeral_pattern_at_digit,
)
from minzheng_ie.quantities.known_names import known_names
from minzheng_ie.quantities.model import Draft
from minzheng_ie.quantities.names import LINE_STARTS, Names
from minzheng_ie.quantities.rules import Dirs, lexicon, lexicon_parts, word_starts
from minzheng_ie.quantities.signs import Signs, signs
from minzheng_ie.quantities.units import UnitTable, unit_table
from minzheng_ie.records import dataclass
from minzheng_ie.rules.alike import compile_alike
from minzheng_ie.schema import SkipReason
from minzheng_ie.text.beginnings import beginnings
from minzheng_ie.text.list_marks import marks_before_digits
from minzheng_ie.text.signs import one_of

_SETTLED: dict[str, SkipReason] = {
    "date": "date",
    "mark": "list_marker",
    "reference": "reference",
    "name": "name",
    "masked": "ambiguous",
}
_VAGUE = frozenset("几数")
_CHINESE = frozenset(CHINESE) | _VAGUE | {"半"}
_SCALES = frozenset(SCALES)
"""Before one of these alone `_VAGUE` is a numeral: 数据, 几个 hold none."""
_FORMS = DIGITS | frozenset("负过好廿卅-([［〔hwxX×*_□")
"""So begins what is told by its form and begins with no Chinese numeral, or a digit is its second or third character."""
_NUMERAL_STARTS = _CHINESE | DIGITS | frozenset("负-过")
_PAIRS = frozenset(
    {"过半", "上午", "下午", "中午", "凌晨", "晚上", "ht", "ww", "xx", "XX", "××", "**", "__", "□□"}
    | {first + second for first in "负-([［〔晚" for second in _CHINESE | DIGITS}
)
"""What begins with another character than a numeral's, by its first two."""

_PLAIN = compile_re(rf"{PLAIN_NUMBER}|(?P<date>{forms.PLAIN_DATE})")
_MAY_BE_DATE = compile_re(forms.SIGN_OF_DATE_CHINESE)
_OPENS = LINE_STARTS | {"", " "}
_OPENS_ITEM = frozenset("是要、")
"""What stands behind the one character that numbers an item (一是, 二要, 三、), where that goes on as no longer numeral."""
_MARK = compile_re(forms.MARK_BRACKET)
_TWO = 2
"""Characters by which most that is known begins."""


@dataclass(frozen=True, slots=True)
class Scanner:
    """What a scan looks for, compiled. Made by `scanner`."""

    candidate: re.Pattern[str]
    """Where a match may begin; of the standard library, which finds a character of a set faster than regex."""

    at_digit: regex.Pattern[str]
    date_at_chinese: regex.Pattern[str]
    known: regex.Pattern[str]
    """Every word and name that holds a numeral, by the group."""

    begins: frozenset[str]
    """How all that is `known` begins, by its first one or two characters."""

    loose: regex.Pattern[str]
    """What is `known` by its first character alone, as few are; others may follow any second."""

    at_other: regex.Pattern[str]
    numeral: regex.Pattern[str]
    chinese: regex.Pattern[str]
    """`numeral` at a Chinese character."""

    word: regex.Pattern[str]
    """Every word and name that holds a numeral."""

    starts: frozenset[str]
    """What begins with another character than a numeral's, by its first one to three."""

    names: Names
    units: UnitTable
    signs: Signs

    def drafts(self, text: str) -> list[Draft]:
        """The numerals of a text with plain numerals (`script`), in order and apart; those that are none are fixed."""
        scan = _Scan(self, text)
        search, starts = self.candidate.search, self.starts
        pos = 0
        while (candidate := search(text, pos)) is not None:
            pos = candidate.start()
            char = text[pos]
            if char in DIGITS:
                pos = scan.from_digit(pos)
            elif char in _CHINESE:
                pos = scan.from_name(pos) or scan.from_chinese(pos)
            elif char in starts or text[pos : pos + 2] in starts or text[pos : pos + 3] in starts:
                pos = scan.from_bracket(pos) if char == "(" else scan.from_other(pos)
            else:
                pos += 1  # 以上, 中心: the first character of one word, the second of another
        return scan.drafts


class _Scan:
    """A scan at work: its methods settle what begins at a position, and say where the scan goes on."""

    __slots__ = ("drafts", "floor", "marks", "rules", "text")

    def __init__(self, rules: Scanner, text: str) -> None:
        self.rules = rules
        self.text = text
        self.marks = marks_before_digits(text)
        self.drafts: list[Draft] = []
        self.floor = 0
        """Where the last draft ends."""

    def from_digit(self, pos: int) -> int:
        """What begins with a digit: most often a plain number."""
        if self.text[pos - 1 : pos] in _OPENS:
            if pos in self.marks:
                self._settle(pos, self.marks[pos], "list_marker")
                return self.floor
            return self.from_name(pos) or self.from_form(pos, self.rules.at_digit)
        plain = _PLAIN.match(self.text, pos)
        if plain is not None:
            if plain.lastgroup == "date":
                self._settle(pos, plain.end(), "date")
                return self.floor
            if self._number(pos, plain.end()):
                return self.floor
        return self.from_form(pos, self.rules.at_digit)

    def from_name(self, pos: int) -> int:
        """A name or a word with the numeral at ``pos`` (三元区, 王五, 千方百计, 2.4本计划); 0 where there is none."""
        known = self.rules.names.at(self.text, pos)
        if known is None:
            return 0
        self._settle(max(known.start, self.floor), known.end, known.reason)
        return known.end

    def from_bracket(self, pos: int) -> int:
        """What begins with a bracket: most often the mark of a list."""
        mark = _MARK.match(self.text, pos)
        if mark is None:
            return self.from_form(pos, self.rules.at_other)
        self._settle(pos, mark.end(), "list_marker")
        return self.floor

    def from_other(self, pos: int) -> int:
        """What begins with no numeral's character: most often a word (下一步), in front of no figure (下午3点)."""
        if self.text[pos] in _FORMS or not DIGITS.isdisjoint(self.text[pos + 1 : pos + 3]):
            return self.from_form(pos, self.rules.at_other)
        known = self.rules.known.match(self.text, pos)
        return pos + 1 if known is None else self._from_known(known)

    def from_form(self, pos: int, pattern: regex.Pattern[str]) -> int:
        """What is told by its form alone."""
        match = pattern.match(self.text, pos)
        if match is None:
            return pos + 1
        kind = match.lastgroup or "number"
        if kind == "word" or kind == "name":
            return self._from_known(match)
        if kind == "number":
            return self._from_numeral(pos, match.end())
        self._settle(pos, match.end(), _SETTLED[kind])
        return match.end()

    def from_chinese(self, pos: int) -> int:
        """What begins with a Chinese numeral: a date, a word or name, a number."""
        text, rules = self.text, self.rules
        behind = text[pos + 1 : pos + 2]
        if behind in forms.DATE_CHINESE_GOES_ON and _MAY_BE_DATE.match(text, pos) is not None:
            date = rules.date_at_chinese.match(text, pos)
            if date is not None:
                self._settle(pos, date.end(), "date")
                return date.end()
        known = None
        if text[pos : pos + 2] in rules.begins:
            known = rules.known.match(text, pos)
        elif text[pos] in rules.begins:
            known = rules.loose.match(text, pos)
        if known is not None:
            return self._from_known(known)
        if is_lone(text, pos):
            if behind in _OPENS_ITEM and text[pos - 1 : pos] in LINE_STARTS:
                self._settle(pos, pos + 1, "list_marker")
                return pos + 1
            return self._from_numeral(pos, pos + 1)
        if text[pos] in _VAGUE and behind not in _SCALES:
            return pos + 1
        numeral = rules.chinese.match(text, pos)
        return pos + 1 if numeral is None else self._from_numeral(pos, numeral.end())

    def _from_known(self, known: regex.Match[str]) -> int:
        """A word or a name, but where the numeral in it goes on."""
        longer = self._longer(known)
        if longer is not None:
            return self._from_numeral(*longer.span())
        end = known.end()
        if known.lastgroup == "name" or not DIGITS.isdisjoint(known.group()):
            self._settle(known.start(), end, "name")
        return end

    def _from_numeral(self, start: int, end: int) -> int:
        """The numeral ``start:end``, as far as it is one."""
        if self.text[end - 1] in LONE_DIGITS:
            end = digit_of_a_word(self.text, start, end, self.rules.word, self.rules.units)
        return max(end, self.floor) if self._number(start, end) else end

    def _longer(self, known: regex.Match[str]) -> regex.Match[str] | None:
        """The numeral that goes on where a word or name would end, or begins with its last character."""
        start, end = known.span()
        char, behind = self.text[start], self.text[end : end + 1]
        if char in _NUMERAL_STARTS and behind in GOES_ON and not is_lone(self.text, start):
            numeral = (self.rules.chinese if char in _CHINESE else self.rules.numeral).match(self.text, start)
            if numeral is not None and numeral.end() > end:
                return numeral
        return self._behind_word(end) if known.lastgroup == "word" else None

    def _behind_word(self, end: int) -> regex.Match[str] | None:
        """The numeral that begins with the last character of the word ending at ``end`` (系统一千二百套)."""
        text, numeral = self.text, self.rules.numeral
        if not goes_on(text, end - 1):
            return None
        dated = self.rules.date_at_chinese.match(text, end) is not None
        word = None if dated else self.rules.known.match(text, end)
        if word is not None:
            inner = numeral.match(text, end)
            if inner is None or inner.end() <= word.end():
                return None
        return numeral.match(text, end - 1)

    def _number(self, start: int, end: int) -> bool:
        """Draft the numeral ``start:end``; False when it is none after all."""
        draft = draft_of(self.text, start, end, self.floor, self.rules.units, self.rules.signs)
        if draft is None:
            return False
        self.drafts.append(draft)
        self.floor = draft.end
        return True

    def _settle(self, start: int, end: int, reason: SkipReason) -> None:
        self.drafts.append(fixed(start, end, reason))
        self.floor = end


def scanner(dirs: Dirs) -> Scanner:
    """The scanner of the pattern directories ``dirs``. Raises PatternError when one of their files is broken."""
    numeral = numeral_pattern()
    words = lexicon(dirs, "word")
    names = lexicon(dirs, "name")
    known = rf"(?P<name>{names})|(?P<word>{words})"
    names_at_digit, words_at_digit = (lexicon(dirs, kind, at_digit=True) for kind in ("name", "word"))
    loose_names, loose_words = (
        "|".join(part for part in lexicon_parts(dirs, kind) if min(map(len, beginnings(part))) < _TWO)
        or "(?!)"
        for kind in ("name", "word")
    )
    starts, begins = starts_of(dirs), beginnings(known)
    return Scanner(
        candidate=candidates(starts),
        at_digit=compile_regex(
            rf"{forms.AFTER_DIGITS}(?:(?P<date>{forms.DATE_DIGITS})|(?P<mark>{forms.MARK_DIGITS})"
            rf"|(?P<reference>{forms.REFERENCE_DIGITS})|(?P<masked>{forms.MASKED_DIGITS})|(?P<name>{forms.NAME_DIGITS}))|(?P<name>{names_at_digit})|(?P<word>{words_at_digit})|(?P<number>{numeral_pattern_at_digit()})"
        ),
        date_at_chinese=compile_regex(forms.DATE_CHINESE),
        known=compile_alike(known),
        loose=compile_alike(rf"(?P<name>{loose_names})|(?P<word>{loose_words})"),
        begins=begins | _CHINESE if "" in begins else begins,
        at_other=compile_regex(
            rf"(?P<date>{forms.DATE_WORDS})|(?P<mark>{forms.MARK_BRACKET})"
            rf"|(?P<reference>{forms.REFERENCE_BRACKET}|{forms.REFERENCE_LETTERS})|{known}|(?P<number>{numeral})"
        ),
        numeral=compile_regex(numeral),
        chinese=compile_regex(numeral_pattern_at_chinese()),
        word=compile_regex(f"{words}|{names}"),
        starts=starts,
        names=known_names(dirs),
        units=unit_table(dirs),
        signs=signs(dirs),
    )


def starts_of(dirs: Dirs) -> frozenset[str]:
    """How what holds a numeral begins, where that is no numeral's character: words, names and forms told by themselves."""
    return _PAIRS | word_starts(dirs)


def candidates(starts: frozenset[str]) -> re.Pattern[str]:
    """Where what begins as ``starts`` say, or with a numeral's character, may begin."""
    single = _CHINESE | DIGITS | {start for start in starts if len(start) == 1}
    pairs = [start for start in starts if start[0] not in single]
    firsts, seconds = {pair[0] for pair in pairs}, {pair[1] for pair in pairs}
    return compile_re(f"{one_of(single | firsts)}(?:(?<={one_of(single)})|(?={one_of(seconds)}))")
