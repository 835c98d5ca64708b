"""Numerals that are no numbers: in the names of places, roads, firms and persons, in words, before a section.

One question, asked where a numeral begins (`Names.at`): does it belong to a name? The names of divisions come from
``regions.csv``, what names of unlisted places are made of from ``names.yaml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import regex
from pydantic import Field, model_validator

from minzheng_ie.compiled import compile_re, compile_regex
from minzheng_ie.divisions import DIVISIONS, DivisionRow, division_rows
from minzheng_ie.patterns import Rule, read_rules
from minzheng_ie.quantities.reader import CHINESE
from minzheng_ie.quantities.rules import Dirs, alternation, nonclaim_rules
from minzheng_ie.quantities.units import UnitTable, unit_table
from minzheng_ie.schema import SkipReason

Part = Literal[
    "suffix",
    "bearing",
    "formant",
    "settled",
    "direct",
    "counting",
    "plain",
    "money",
    "festival",
    "venue",
    "firm",
    "surname",
    "address",
    "person",
    "countable",
]


class NamePartRule(Rule):
    """One line of ``names.yaml``: words of one part of a name."""

    part: Part
    forms: list[str] = Field(min_length=1)
    unless: list[str] = Field(default_factory=list)
    suffixes: list[str] = Field(default_factory=list)

    @model_validator(mode="after")
    def _complete(self) -> NamePartRule:
        if (self.part in ("direct", "counting")) != bool(self.suffixes):
            raise ValueError("suffixes belong to the parts direct and counting")
        if self.part == "person" and any(form[-1] not in CHINESE for form in self.forms):
            raise ValueError("the name of a person ends in its numeral")
        return self


RULE_FILES: dict[str, type[Rule]] = {"names.yaml": NamePartRule}

NUMERALS = frozenset(CHINESE)
_HAN = r"[\u4e00-\u9fff]"
_NUMBER = "[一二两三四五六七八九十百千万]"
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
_PHRASE = compile_regex(rf"({_NUMBER})({_HAN})({_NUMBER})({_HAN})")
_COUNTED_BEFORE = compile_regex(r"[每补贴费收价付餐奖捐助款缴按][^,。;、\n]{0,4}$")
_IN_COUNTY = compile_regex(r"(?<![全我本该各个多数两三几郊辖市县省区])[县区市旗]$")
_PHRASE_ENDS = compile_regex(r"[,。;:、()“”\s的有共]|$")
_AGAIN = compile_regex(rf"(?:(?![成为并至到]){_HAN}){{1,12}}?(?:[0-9]+|{_NUMBER}+)(?P<measure>{_HAN})")


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
class _Hints:
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
    """The names and words with numerals, compiled. Made by `known_names`."""

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

    hints: _Hints

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
            or self._person(text, pos, before)
            or self._phrase(text, pos)
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
        if not end and text[pos : pos + 2] in hints.unlike and self._among_places(text, pos):
            end = pos + 2
        if not end and follow == "元":
            money = self.money.match(text, pos)
            if money is not None and not _COUNTED_BEFORE.search(text, max(0, pos - 6), pos):
                end = money.end()
        return Known(pos, end, "name") if end else None

    def _among_places(self, text: str, pos: int) -> bool:
        """Whether the two characters at ``pos`` stand beside the name of a division (玉环、三门等地)."""
        if text[pos - 1 : pos] == "、" and pos > 2:
            end = pos - 1
            if text[end - 1] in "县市区" and text[max(0, end - 3) : end - 1] in self.cores:
                return True
            if text[end - 2 : end] in self.cores:
                return True
        return text[pos + 2 : pos + 3] == "、" and text[pos + 3 : pos + 5] in self.cores

    def _person(self, text: str, pos: int, before: str) -> Known | None:
        """Somebody called by a number (王五; 陈二先生)."""
        if before not in self.hints.surnames:
            return None
        match = self.person.match(text, pos)
        return Known(pos - 1, match.end(), "name") if match else None

    def _phrase(self, text: str, pos: int) -> Known | None:
        """A phrase of four characters with two numerals that counts nothing (千方百计; not 两镇五村, 三户五人)."""
        if text[pos + 2 : pos + 3] not in NUMERALS or pos + 3 >= len(text):
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


@lru_cache(maxsize=4)
def known_names(dirs: Dirs) -> Names:
    """The names of the pattern directories ``dirs``. Raises PatternError when one of their files is broken."""
    rules = read_rules("names.yaml", NamePartRule, dirs)
    units = unit_table(dirs)

    def forms(part: Part) -> str:
        return alternation(form for rule in rules if rule.part == part for form in rule.forms)

    suffix = "|".join(_unless(rule) for rule in rules if rule.part == "suffix")
    number = rf"(?P<number>{_NUMBER}{{1,4}})(?!{_NUMBER})"
    direct = "|".join(
        f"{alternation(rule.forms)}(?:{'|'.join(_unless(s, rule.suffixes) for s in rules if s.part == 'suffix' and set(s.forms) & set(rule.suffixes))})"
        for rule in rules
        if rule.part == "direct"
    )
    settled = "|".join(_unless(rule) for rule in rules if rule.part == "settled")
    made = (
        rf"{number}(?:里(?![外内多以之的远余左地山长土公马老商]){_HAN}{{1,2}}(?:{suffix})"
        rf"|(?:{settled})(?:{suffix})?|{forms('bearing')}(?:{forms('formant')}){{1,2}}(?:{suffix})|{direct}|{forms('plain')}(?:{suffix}))"
        rf"|{forms('festival')}{forms('venue')}"
    )
    counting = "|".join(
        f"(?P<measure>{alternation(rule.forms)}){alternation(rule.suffixes)}"
        for rule in rules
        if rule.part == "counting"
    )
    whole, beside = _divisions(dirs, units)
    cores = frozenset(row.core for d in dirs for row in division_rows(d / DIVISIONS) if len(row.core) == 2)

    def firsts(*parts: Part) -> frozenset[str]:
        return frozenset(form[0] for rule in rules if rule.part in parts for form in rule.forms)

    people = {form[-2] for rule in rules if rule.part == "person" for form in rule.forms}
    hints = _Hints(
        frozenset(rest[:2] for forms in (whole, beside) for rests in forms.values() for rest in rests),
        firsts("bearing", "settled", "direct", "plain", "suffix") | {"里"},
        firsts("venue"),
        firsts("counting"),
        firsts("firm"),
        frozenset(people) | {form[-1] for rule in rules if rule.part == "surname" for form in rule.forms},
        frozenset(core for core in cores if core[0] in NUMERALS and _counts(core, units)),
    )
    return Names(
        units,
        compile_regex("|".join(_listed(whole, beside)) or "(?!)"),
        compile_re(made),
        compile_regex(f"{number}(?:{counting})"),
        compile_re(rf"[二三]元{forms('money')}"),
        compile_regex(
            rf"(?!两){number}(?![大种类级是要])(?:{_HAN}(?<!{_NUMBER}|[的个等])){{1,3}}?{forms('firm')}"
            rf"|(?P<number>{_NUMBER}{{2}})(?!{_NUMBER}){forms('firm')}"
        ),
        compile_regex(_persons(rules)),
        compile_re(alternation(_terms(dirs))),
        frozenset(form for rule in rules if rule.part == "countable" for form in rule.forms),
        cores,
        hints,
    )


def _terms(dirs: Dirs) -> Iterator[str]:
    for rule in nonclaim_rules(dirs):
        if rule.kind == "name" and not rule.regex:
            yield from rule.forms


def _unless(rule: NamePartRule, only: list[str] | None = None) -> str:
    """The forms of a line (those of ``only``), where what follows does not make them another word."""
    body = alternation(form for form in rule.forms if only is None or form in only)
    return body + (f"(?!{alternation(rule.unless)})" if rule.unless else "")


def _persons(rules: tuple[NamePartRule, ...]) -> str:
    """One expression, tried at the numeral of a person's name: what stands in front is looked back at."""
    ways = []
    for rule in rules:
        if rule.part == "person":
            guard = f"(?<!{alternation(rule.unless)})" if rule.unless else ""
            ways += [f"(?<={guard}{form[:-1]}){form[-1]}(?![十百千万亿点])" for form in rule.forms]
    surname = alternation(form for rule in rules if rule.part == "surname" for form in rule.forms)
    address = alternation(form for rule in rules if rule.part == "address" for form in rule.forms)
    ways.append(
        rf"(?<=(?:(?<!{_HAN})|(?<=[、和与及给向为对由被让把者民员户长])){surname})[一二三四五六七八九](?={address})"
    )
    return "|".join(ways)


_KIND = compile_regex(r"(?:自治州|自治县|自治旗|自治区|特区|[省市县区盟旗])$")


def _divisions(dirs: Dirs, units: UnitTable) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """Names of divisions with a numeral, from it on, by what stands before it: those that stand alone, those that
    do not, by what stands before the name (a parent)."""
    whole: dict[str, set[str]] = {}
    beside: dict[str, set[str]] = {}
    rows = [row for directory in dirs for row in division_rows(directory / DIVISIONS)]
    by_code = {row.code: row for row in reversed(rows)}  # the first of a code, which is no past one
    for row in rows:
        name, core, bare = row.name, row.core, row.bare
        if NUMERALS.isdisjoint(name) and NUMERALS.isdisjoint(core):
            continue
        kind = _KIND.search(name)
        long = {name}
        if kind is not None and len(core) > 1:
            long |= {core + kind.group(), core + kind.group()[-1]}
        for form in long:
            _add(whole, form)
        if bare == "free" and not _counts(core, units):
            _add(whole, core)
        elif bare in ("local", "context"):
            for above in _above(row.parent, by_code):
                _add(beside, core, above)
    return whole, beside


def _listed(whole: dict[str, set[str]], beside: dict[str, set[str]]) -> Iterator[str]:
    """Expressions for the names of divisions, tried where their numeral stands."""
    for lead, rests in whole.items():
        body = f"{alternation(rests)}(?![级域属])"
        yield f"(?<={regex.escape(lead)}){body}" if lead else body
    leads: dict[str, set[str]] = {}
    for lead, rests in beside.items():
        for rest in rests:
            leads.setdefault(rest, set()).add(lead)
    for rest in sorted(leads, key=lambda rest: (-len(rest), rest)):
        ways = "|".join(sorted(leads[rest]))
        yield f"{rest}(?<=(?:{ways}){rest})"


def _add(forms: dict[str, set[str]], form: str, parent: str = "") -> None:
    """File a name under what stands before its first numeral."""
    at = next((i for i, char in enumerate(form) if char in NUMERALS), None)
    if at is not None and len(form) > 1:
        forms.setdefault(parent + form[:at], set()).add(form[at:])


def _counts(core: str, units: UnitTable) -> bool:
    """Whether a short name may as well be a number and its unit (三元)."""
    at = next((i for i, char in enumerate(core) if char not in NUMERALS), len(core))
    found = units.match(core, at) if at else None
    return found is not None and found[1] == len(core)


def _above(code: str, by_code: dict[str, DivisionRow]) -> Iterator[str]:
    """Names, full and short, of a division and of the one it lies in."""
    for _ in range(2):
        if code not in by_code:
            return
        row = by_code[code]
        code = row.parent
        yield from (form for form in (row.name, row.core) if len(form) > 1)
