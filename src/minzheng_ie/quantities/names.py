"""Numerals that are no numbers: in the names of places, roads, firms and persons, in words, before a section.

One question, asked where a numeral begins (`Names.at`): does it belong to a name? The names of divisions come from
``regions.csv``, what names of unlisted places are made of from ``names.yaml``.
"""

from __future__ import annotations

import re
from functools import lru_cache

import regex

from minzheng_ie.compiled import compile_re, compile_regex
from minzheng_ie.quantities.amounts import CHINESE
from minzheng_ie.quantities.units import UnitTable
from minzheng_ie.records import dataclass
from minzheng_ie.rules.alike import compile_alike
from minzheng_ie.schema import SkipReason

NUMERALS = frozenset(CHINESE)
HAN = r"[\u4e00-\u9fff]"
NUMBER = "[一二两三四五六七八九十百千万]"
_DIGITS = frozenset("0123456789")
# 二十三元区: the numeral began further in front; 第三…, 每三…: counted after all.
_NOT_BEFORE = frozenset("第每") | NUMERALS
_SCALES = frozenset("十百千万亿")

_SECTION = compile_regex(
    r"(?:[1-9]|1[0-9]|20)(?:\.[1-9][0-9]?){1,3}(?![0-9.])[ 、]?(?=\p{Han})(?![十百千万亿余多几]|个?[百千]分点|[倍成折])"
)
_GOES_ON = compile_regex(r"\p{Han}{2}")
LINE_STARTS = frozenset("\n。;")
_MEASURED = frozenset(
    {
        "money",
        "share",
        "points",
        "area",
        "mass",
        "length",
        "volume",
        "time",
        "power",
        "voltage",
        "ratio",
        "age",
    }
    | {"temperature", "score"}
)
"""Dimensions of amounts that have fractions: before their units ``2.5`` is no section."""

_QUARTER = compile_re("村(?:社区|小区|居委|居民区)")  # 曹杨五村社区
_CALLED = compile_re(r"(?![和与及共有个等镇乡街道区县市])[\u4e00-\u9fff]")
_PHRASE = compile_alike(rf"({NUMBER})({HAN})({NUMBER})({HAN})")
_COUNTED_BEFORE = compile_alike(r"[每补贴费收价付餐奖捐助款缴按][^,。;、\n]{0,4}$")
_IN_COUNTY = compile_alike(r"(?<![全我本该各个多数两三几郊辖市县省区])[县区市旗]$")
_PHRASE_ENDS = compile_regex(r"[,。;:、()“”\s的有共]|$")
_AGAIN = compile_regex(rf"(?:(?![成为并至到]){HAN}){{1,12}}?(?:[0-9]+|{NUMBER}+)(?P<measure>{HAN})")


@dataclass(frozen=True, slots=True)
class Known:
    """A stretch of text whose numerals are no numbers.

    start, end (int): the name, or as much of it as can be told, in code points, end exclusive; the numeral that was
        asked about lies in it. reason: ``name``, ``word`` or ``reference`` (the number of a section).
    """

    start: int
    end: int
    reason: SkipReason


@dataclass(frozen=True, slots=True)
class Hints:
    """What has to stand beside a numeral for an expression to be worth trying: most numerals are numbers."""

    listed: frozenset[str]
    """The first two characters of names of divisions, from their numeral on."""

    made: frozenset[str]
    venues: frozenset[str]
    counting: frozenset[str]
    firms: frozenset[str]
    surnames: frozenset[str]
    unlike: frozenset[str]
    """Short names of divisions that read as a number with its unit (三门), in `Names.cores`."""


@dataclass(frozen=True, slots=True)
class Names:
    """The names and words with numerals, compiled. Made by `minzheng_ie.quantities.known_names`."""

    units: UnitTable
    listed: regex.Pattern[str]
    """Names of divisions, from their numeral on."""

    made: re.Pattern[str]
    """Names of other places."""

    counting: regex.Pattern[str]
    money: re.Pattern[str]
    firm: regex.Pattern[str]
    person: regex.Pattern[str]
    terms: re.Pattern[str]
    """Fixed terms of ``nonclaims.yaml``."""

    countable: frozenset[str]
    cores: frozenset[str]
    """Short names of divisions."""

    hints: Hints

    def at(self, text: str, pos: int) -> Known | None:
        """The name, word or section number that the numeral at ``pos`` belongs to; None when it is a number.

        text (str): clean text. pos (int): where a numeral begins, in code points.
        RETURNS (Known or None): in time that does not depend on the length of ``text``.
        """
        char = text[pos]
        before = text[pos - 1] if pos else "\n"
        if char in _DIGITS:
            return self._section(text, pos, before)
        if char not in NUMERALS or before in _NOT_BEFORE or (before in _DIGITS and char in _SCALES):
            return None
        return (
            self._place(text, pos)
            or (self._person(text, pos) if before in self.hints.surnames else None)
            or (self._phrase(text, pos) if text[pos + 2 : pos + 3] in NUMERALS else None)
            or self._firm(text, pos)
        )

    def _place(self, text: str, pos: int) -> Known | None:
        """The name of a division, a place, a road; of 三元 also that of a firm."""
        hints = self.hints
        end = 0
        if text[pos : pos + 2] in hints.listed:
            listed = self.listed.match(text, pos)
            end = listed.end() if listed else 0
        at = pos + 1
        while at < pos + 4 and text[at : at + 1] in NUMERALS and at < len(text):
            at += 1
        follow = text[at : at + 1]
        if follow in hints.made or (at > pos + 1 and follow in hints.venues):
            made = self.made.match(text, pos)
            end = max(end, made.end() if made else 0)
        if not end and follow == "村" and _QUARTER.match(text, at) and _CALLED.match(text[pos - 1 : pos]):
            end = at + 1
        if not end and at == pos + 1 and follow in hints.counting:  # 三家镇; 十四所镇敬老院 counts
            counting = self.counting.match(text, pos)
            if counting is not None and _counts_nothing(text, counting):
                end = counting.end()
        if not end and text[pos : pos + 2] in hints.unlike and self._is_short(text, pos):
            end = pos + 2
        if not end and follow == "元":
            money = self.money.match(text, pos)
            if money is not None and not _COUNTED_BEFORE.search(text, max(0, pos - 6), pos):
                end = money.end()
        return Known(pos, end, "name") if end else None

    def _is_short(self, text: str, pos: int) -> bool:
        """Whether the two characters at ``pos`` stand beside the name of a division (玉环、三门等地), or elsewhere in full."""
        if text[pos - 1 : pos] == "、" and pos > 2:
            end = pos - 1
            if text[end - 1] in "县市区" and text[max(0, end - 3) : end - 1] in self.cores:
                return True
            if text[end - 2 : end] in self.cores:
                return True
        if text[pos + 2 : pos + 3] == "、" and text[pos + 3 : pos + 5] in self.cores:
            return True
        return _in_full(text, text[pos : pos + 2])

    def _person(self, text: str, pos: int) -> Known | None:
        """Somebody called by a number behind a surname (王五; 陈二先生)."""
        match = self.person.match(text, pos)
        return Known(pos - 1, match.end(), "name") if match else None

    def _phrase(self, text: str, pos: int) -> Known | None:
        """A phrase of four characters with two numerals that counts nothing (千方百计; not 两镇五村, 三户五人)."""
        if pos + 3 >= len(text):
            return None
        match = _PHRASE.match(text, pos)
        if match is None or match[1] == match[3] or text[match.end() : match.end() + 1] in NUMERALS:
            return None
        for group in (2, 4):
            if match[group] in NUMERALS or match[group] in self.countable:
                return None
            if self.units.match(text, match.start(group)):
                return None
        term = self.terms.match(text, pos)
        if term is not None or text[pos - 1 : pos] == "“":  # 三会一课, a slogan
            return Known(pos, max(match.end(), term.end() if term else 0), "name")
        return Known(pos, match.end(), "word")

    def _firm(self, text: str, pos: int) -> Known | None:
        """The name of a firm or institution that begins with a numeral and goes on with no unit (九阳公司)."""
        if self.hints.firms.isdisjoint(text[pos + 2 : pos + 6]):
            return None
        match = self.firm.match(text, pos)
        if match is None or self.units.match(text, match.end("number")):
            return None
        return Known(pos, match.end(), "name")

    def _section(self, text: str, pos: int, before: str) -> Known | None:
        """The number of a section at the beginning of a line or sentence (``2.4本计划``)."""
        if before not in LINE_STARTS and not (before == " " and _begins_line(text, pos)):
            return None
        match = _SECTION.match(text, pos)
        if match is None:
            return None
        stop = match.end()
        unit = self.units.match(text, stop)
        if unit is not None and (unit[0].dimension in _MEASURED or not _GOES_ON.match(text, unit[1])):
            return None
        return Known(pos, len(match.group().rstrip(" 、")) + pos, "reference")


@lru_cache(maxsize=8)
def _in_full(text: str, core: str) -> bool:
    """Whether a text tells of the division in full (三门县, not 九台区级设备): then its short name is no number of things."""
    return re.search(f"{core}[县区市](?!级)", text) is not None


def _counts_nothing(text: str, match: regex.Match[str]) -> bool:
    """Whether 三家镇 is a name: a phrase that ends behind a county, or what follows has a number of its own
    (三家镇养老机构3家)."""
    start, stop = match.span()
    if _PHRASE_ENDS.match(text, stop) and _IN_COUNTY.search(text, max(0, start - 2), start):
        return True
    again = _AGAIN.match(text, stop)
    return again is not None and again["measure"] == match["measure"]


def _begins_line(text: str, pos: int) -> bool:
    """Whether nothing but a few spaces stands between the line's beginning and ``pos``."""
    at = pos
    while at and text[at - 1] == " ":
        at -= 1
        if pos - at > 8:
            return False
    return at == 0 or text[at - 1] == "\n"
