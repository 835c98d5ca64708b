"""Furniture: what of a page's lines is no text of the report, by the rules of ``furniture.yaml``."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from itertools import groupby

import regex as re

from minzheng_ie.compiled import compile_regex
from minzheng_ie.document.model import Span
from minzheng_ie.document.rows import FurnitureRule
from minzheng_ie.patterns import Rule, read_rules
from minzheng_ie.rules.alike import compile_alike
from minzheng_ie.text.amounts import NUMERAL, UNIT
from minzheng_ie.text.beginnings import beginnings, may_begin
from minzheng_ie.text.signs import sieve, signs_of

RULE_FILES: dict[str, type[Rule]] = {"furniture.yaml": FurnitureRule}


_GAP = compile_alike(r" +")
_PAUSE_OR_STOP = compile_alike(r"[,。;!?]")
# An amount, and not the house of an address (3座, 十里村).
_TOLD = compile_regex(rf"(?:\d|[{NUMERAL}]{{2}})[余多几]?\s?[百千]?(?:[万亿]|(?![座栋间站村]){UNIT})")
_OPENS_TOLD = compile_alike(rf"\d|[{NUMERAL}]{{2}}")
"""How `_TOLD` begins."""
# A regular expression that begins with ^ and has no | outside brackets: it matches at the start or not at all.
_ANCHORED = compile_regex(r"\^(?P<atom>\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\((?:(?&atom)|\|)*\)|[^()\[\]|\\])*")
_LONGEST_TAIL = 60
_LONGEST_META = 80


def tells(line: str) -> bool:
    """Whether a line tells of an amount as a sentence does, with a pause or a stop."""
    if _PAUSE_OR_STOP.search(line) is None:
        return False
    opened = _OPENS_TOLD.search(line)
    return opened is not None and _TOLD.search(line, opened.start()) is not None


class Furniture:
    """The rules of ``furniture.yaml`` in the pattern directories ``dirs``, compiled.

    Raises PatternError when a line of the file is broken.
    """

    def __init__(self, dirs: tuple[object, ...]) -> None:
        rules = read_rules("furniture.yaml", FurnitureRule, dirs)  # type: ignore[arg-type]
        self.is_boilerplate = _LineTest(rules, "line", "above")
        self._meta = _LineTest(rules, "meta")
        self._above = _either(rule.text for rule in rules if rule.effect == "above")
        self._lead = _Sieved(rule.text for rule in rules if rule.effect == "lead")
        self._tail = _Sieved(f"(?:{rule.text})$" for rule in rules if rule.effect == "tail")
        sections = [rule for rule in rules if rule.effect == "section"]
        self._section = _Sieved(rule.text for rule in sections)
        self._of_titles = _either(rule.text for rule in sections if rule.beside == "title")

    def is_meta(self, line: str) -> bool:
        """Whether a line as a whole says where or when the document comes from."""
        return len(line) <= _LONGEST_META and (self._meta(line) or self._lead.fullmatch(line.strip()))

    def below_headlines(self, text: str, start: int, end: int) -> bool:
        """Whether the line ``text[start:end]`` is the bar of a paper's page, above which stand its headlines."""
        return self._above.fullmatch(text, start, end) is not None

    def opens_links(self, text: str, start: int, end: int) -> bool | None:
        """Whether the line ``text[start:end]`` heads a list of links; True: of titles, False: maybe a section; None: no."""
        if not self._section.fullmatch(text, start, end):
            return None
        return self._of_titles.fullmatch(text, start, end) is not None

    def pieces(self, line: str, offset: int) -> Iterator[Span]:
        """A line as spans: its byline apart, and apart what furniture a page on one line leaves at its ends.

        line (str): without spaces round it. offset (int): where it starts; the spans count from there.
        """
        start, end = 0, len(line)
        lead = self._lead.match(line)
        if lead is not None and 0 < lead.end() < len(line.rstrip()):
            yield offset, offset + len(line[: lead.end()].rstrip())
            start = lead.end() + len(line[lead.end() :]) - len(line[lead.end() :].lstrip())
        tail = self._tail.search(line, max(start, end - _LONGEST_TAIL)) if end - start > 1 else None
        if tail is not None and tail.start() > start:
            end = start + len(line[start : tail.start()].rstrip())
        yield from self._body(line, start, end, offset)
        if tail is not None and tail.start() > start:
            yield offset + tail.start(), offset + len(line)

    def _body(self, line: str, first: int, last: int, offset: int) -> Iterator[Span]:
        body = line[first:last]
        offset += first
        gaps = [match.span() for match in _GAP.finditer(body)] if " " in body and len(body) > 40 else []
        if not gaps or not (self.is_boilerplate.names(body) and tells(body)):
            yield offset, offset + len(body)
            return
        bounds = [0, *(at for gap in gaps for at in gap), len(body)]
        stretches = zip(bounds[::2], bounds[1::2], strict=True)
        kinds = groupby(stretches, key=lambda s: self.is_boilerplate(body[s[0] : s[1]]))
        for furniture, group in kinds:
            found = list(group)
            # Pieces of furniture stay apart, what is between them is one.
            pieces = found if furniture else [(found[0][0], found[-1][1])]
            yield from ((offset + start, offset + stop) for start, stop in pieces)

    def is_tail(self, piece: str) -> bool:
        """Whether a piece of a line is what stands behind a paragraph."""
        return self._tail.fullmatch(piece)


class _LineTest:
    """Whether a line matches one of the rules of some effects and is as a whole what they are about."""

    def __init__(self, rules: tuple[FurnitureRule, ...], *effects: str) -> None:
        own = [rule for rule in rules if rule.effect in effects]
        labels = [rule.text for rule in own if rule.beside == "label"]
        # Apart, because in one expression every anchor would be tried again at each character.
        anchored = [part for part in labels if _ANCHORED.fullmatch(part)]
        signed = [part for part in anchored if _has_signs(part)]
        self._start = _either(signed)
        self._unsigned = _either(part for part in anchored if part not in signed)
        self._begun = beginnings(self._unsigned.pattern)
        anywhere = [part for part in labels if part not in anchored]
        self._signs = sieve(anywhere + signed)
        self._anywhere, self._signs_anywhere = _either(anywhere), sieve(anywhere)
        titles = [rule.text for rule in own if rule.beside == "title"]
        self._titles, self._title_signs = _either(titles), sieve(titles)
        self._teaser = _Sieved(rule.text for rule in own if rule.beside == "text")

    def names(self, line: str) -> bool:
        """Whether the words of a rule stand in the line."""
        return self._label(line) or self._title(line)

    def __call__(self, line: str) -> bool:
        if "。" not in line and self._title(line):
            return True
        if self._teaser.search(line, 0) is not None:
            return True
        return self._label(line) and not tells(line)

    def _title(self, line: str) -> bool:
        return self._title_signs.search(line) is not None and self._titles.match(line) is not None

    def _label(self, line: str) -> bool:
        if may_begin(self._begun, line, 0) and self._unsigned.match(line) is not None:
            return True
        if self._signs.search(line) is None:
            return False
        if self._start.match(line) is not None:
            return True
        return self._signs_anywhere.search(line) is not None and self._anywhere.search(line) is not None


class _Sieved:
    """One of some expressions: nearly no line holds a sign of any, which is quick to tell."""

    def __init__(self, parts: Iterable[str]) -> None:
        own = tuple(parts)
        self._signs, self._either = sieve(own), _either(own)
        self._begun = beginnings(self._either.pattern)

    def match(self, line: str) -> re.Match[str] | None:
        """Where one of them begins the line."""
        return self._either.match(line) if self._signs.search(line) is not None else None

    def search(self, line: str, start: int) -> re.Match[str] | None:
        """Where one of them stands in the line from ``start`` on."""
        return self._either.search(line, start) if self._signs.search(line, start) is not None else None

    def fullmatch(self, text: str, start: int = 0, end: int = sys.maxsize) -> bool:
        """Whether ``text[start:end]`` is one of them."""
        return (
            may_begin(self._begun, text, start)
            and self._signs.search(text, start, end) is not None
            and self._either.fullmatch(text, start, end) is not None
        )


def _has_signs(part: str) -> bool:
    """Whether all that an expression matches holds one of some words, of two characters at least: few lines do."""
    return min(map(len, signs_of(part) or ("",))) > 1


def _either(parts: Iterable[str]) -> re.Pattern[str]:
    return compile_regex("|".join(f"(?:{part})" for part in parts) or r"(?!)")
