"""Which indicator a claim is a value of: a metric must be made of an indicator's words, and of nothing else.

A word that nobody knows (城区, 示范性, 其中 of a sub-group) makes another number of it, so that the answer is None.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any

from ahocorasick_rs import AhoCorasick

from minzheng_ie.compiled import compile_re
from minzheng_ie.entities.programme_rows import ProgrammeRule
from minzheng_ie.indicators.checks import check_lines
from minzheng_ie.indicators.clause import LIMITS, clauses
from minzheng_ie.indicators.context import moved_on, without_doubt
from minzheng_ie.indicators.line import CLAUSE_TELLS, Line, line_of
from minzheng_ie.indicators.model import FAMILIES, WORDS, Indicator, IndicatorRule, IndicatorWord
from minzheng_ie.indicators.spelling import elsewhere, plain, spellings, timed
from minzheng_ie.patterns import builtin_dir, read_rules
from minzheng_ie.schema import Claim
from minzheng_ie.text.normalize import simplify

_MEASURES = frozenset({"元", "亩", "小时"})  # base units that have parts; of the others there is one or none
_REACH = 200  # characters before a number that may say whose it is: a sentence may be a table of thousands
_NOUN = 4  # characters of a word that names another indicator by itself: 跨省通办
_NEXT = 8  # characters behind it that may say what it is for
_TITLE = 60  # characters of a document that may be its title
_HEAD = 240  # characters of it that may be a page's menu and its title
_MENU = compile_re(r"[|｜_=>»]|——")
_NAME = 16  # characters of a line that may be no more than a name


class Indicators:
    """Tells the indicator of a claim.

    dirs (tuple): pattern directories, from `pattern_dirs`.

    Raises PatternError, with file and line, for a rule that does not go with the others.
    """

    def __init__(self, dirs: tuple[Path, ...]) -> None:
        words = read_rules(WORDS, IndicatorWord, dirs)
        rules = read_rules(FAMILIES, IndicatorRule, dirs)
        below = _below(dirs)
        check_lines(rules, words, frozenset(below), dirs)
        self._by_unit: dict[str, dict[str, list[Line]]] = {}
        for rule in rules:
            line = line_of(rule, words, below)
            for unit in {rule.unit, *rule.factors}:
                for word in rule.words:
                    self._by_unit.setdefault(unit, {}).setdefault(word, []).append(line)
        self._looking = {
            program
            for rule in rules
            if rule.holds
            or rule.unless
            or rule.untitled
            or rule.given
            or rule.behind
            or CLAUSE_TELLS.intersection(rule.splits)
            for one in rule.programmes
            for program in below[one]
        } | {None}
        splits: dict[str, set[str]] = {}
        for rule in rules:
            splits.setdefault(rule.indicator, set()).update(rule.splits)
        self._splits = {name: frozenset(parts) for name, parts in splits.items()}
        self._owners: dict[str, set[str]] = {}
        for rule in rules:
            for word in rule.words:
                self._owners.setdefault(word, set()).add(rule.indicator)
        self._words: Any = AhoCorasick(sorted({word for rule in rules for word in rule.words}))
        self._limits = tuple(form for word in words if word.group == LIMITS for form in word.words)
        self._of_programme = {
            program: (word.split, word.value)
            for word in words
            if word.split is not None and word.value is not None
            for program in word.programmes
        }

    def of(
        self, claim: Claim, before: Sequence[str] = (), behind: str = "", said: Iterable[str] = ()
    ) -> Indicator | None:
        """The indicator that a claim is a value of; None when none fits, when two do, and for a difference.

        before (Sequence): what stands before it, the nearest first: its sentence, the title. behind (str): what stands right behind it.
        said (Iterable): its clause, as it stands in the text: asked where the metric says nothing.
        """
        if claim.change != "none" or claim.unit not in self._by_unit:
            return None
        metric = plain(claim.metric)
        found: list[Indicator] = []
        for spelt in spellings(claim, metric):
            found = found or self._said(claim, spelt, before, behind)
        if not found and not elsewhere(claim, metric):
            found = self._said(claim, metric, before, behind, rest=True)
        if (
            not found
            and not elsewhere(claim, _without(metric, claim.region))
            and not any(word in metric for word in self._limits)
        ):
            found = self._clause(claim, said, before, behind)
        one = found[0] if found else None
        return one if one and _counts(one) and all(other == one for other in found) else None

    def _clause(
        self, claim: Claim, said: Iterable[str], before: Sequence[str], behind: str
    ) -> list[Indicator]:
        """The indicators that the clause of a claim tells: by the lines that know all of it, and then by those that leave some."""
        found: list[Indicator] = []
        clauses = [clause for clause in said if not elsewhere(claim, clause)]
        for rest in (False, True):
            for clause in clauses:
                found = found or self._said(claim, clause, before, behind, rest=rest)
        return found

    def _said(
        self, claim: Claim, metric: str, before: Sequence[str], behind: str, *, rest: bool = False
    ) -> list[Indicator]:
        """The indicators of a claim whose metric is spelt as the rules spell it. rest (bool): by the lines that leave the rest of it."""
        lines = [line for line in self._lines(claim.unit, metric, rest=rest) if line.admits(claim.program)]
        if not lines:
            return []
        metric, tail = _without(metric, claim.region), _tail(claim)
        read = ((line, line.read(metric, tail, before, behind)) for line in lines)
        return [self._indicator(line.rule, told, claim) for line, told in read if told is not None]

    @property
    def names(self) -> frozenset[str]:
        """The names of all indicators."""
        return frozenset(self._splits)

    def over(self, claims: Sequence[Claim], text: str = "") -> list[Indicator | None]:
        """The indicators of claims in text order, as `of` tells them, less those whose part the sentence may have told before.

        text (str): of their document; without it nothing but the claims is known.
        """
        title = _title(text)
        claims = _timed(claims, text)
        found = list[Indicator | None]()
        for at, claim in enumerate(claims):
            looking = claim.program in self._looking
            before = (_before(claim, text), title) if looking else ()
            one = self.of(claim, before, _behind(claim, text) if looking else "", _said(claims, at, text))
            found.append(self._since(claim, one, _gap(claims, at, text), before) if one else None)
        found = moved_on(claims, found)
        return without_doubt(claims, found, self._splits, text)

    def _since(self, claim: Claim, one: Indicator, gap: str, before: Sequence[str]) -> Indicator | None:
        """The indicator, or that of the noun in its own sentence where its metric is of the one before: 离婚登记90对。“跨省通办”试点，到年底办了12对."""
        words = self._words.find_matches_as_strings(gap, overlapping=True) if len(gap) >= _NOUN else ()
        others = {
            word
            for word in words
            if len(word) >= _NOUN
            and one.name not in self._owners[word]
            and word in self._by_unit[claim.unit or ""]
        }
        if not others:
            return one
        found = self._said(claim, max(others, key=len), before, "")
        return found[0] if found and all(other == found[0] for other in found) else None

    def _lines(self, unit: str, metric: str, *, rest: bool) -> list[Line]:
        """The lines of the unit with a word that stands in a metric, each once; of those that leave the rest, none that it is foreign to."""
        lines = self._by_unit[unit]
        found: dict[int, Line] = {}
        words = set(self._words.find_matches_as_strings(metric, overlapping=True))
        for word in words:
            for line in lines.get(word, ()):
                if line.rule.rest is rest:
                    found[id(line)] = line
        foreign = {word for word in words if len(word) > 1} if rest else set()
        return [
            line
            for line in found.values()
            if all(line.rule.indicator in self._owners[word] or line.knows(word) for word in foreign)
        ]

    def _indicator(self, rule: IndicatorRule, told: dict[str, str | None], claim: Claim) -> Indicator:
        split, value = self._of_programme.get(claim.program or "", (None, None))
        if split in rule.splits and split is not None:
            told.setdefault(split, value)
        factor = rule.factors.get(claim.unit, Decimal(1))
        return Indicator(
            name=rule.indicator,
            kind=rule.kind,
            splits=tuple(sorted((name, part) for name, part in told.items() if part is not None)),
            value=claim.value * factor,
            value_max=None if claim.value_max is None else claim.value_max * factor,
            unit=rule.unit,
            factor=factor,
        )


def _timed(claims: Sequence[Claim], text: str) -> list[Claim]:
    """Claims with the units that their clauses tell."""
    told: list[Claim] = []
    for claim in claims:
        told.append(timed(claim, text, told[-1] if told else None))
    return told


def _title(text: str) -> str:
    """The title of a document, as the rules spell it: the first lines that are no menu, of which the first may be who says it."""
    lines = [line.strip() for line in text[:_HEAD].split("\n")]
    told = [line for line in lines if line and not _MENU.search(line)][:2]
    return plain(simplify("".join(told if told and len(told[0]) < _NAME else told[:1])))[:_TITLE]


def _before(claim: Claim, text: str) -> str:
    """What the sentence says before a claim, as the rules spell it."""
    return plain(simplify(text[max(claim.sentence.start, claim.start - _REACH) : claim.start]))


def _behind(claim: Claim, text: str) -> str:
    """What stands right behind a claim, as the rules spell it."""
    return plain(simplify(text[claim.end : claim.end + _NEXT])).lstrip("，,、")


def _said(claims: Sequence[Claim], at: int, text: str) -> Iterable[str]:
    """The clause of one of the claims in text order, where the text is at hand; nothing is read before it is asked."""
    claim = claims[at]
    since = claims[at - 1].end if at and claims[at - 1].end <= claim.start else 0
    until = next((one.start for one in claims[at + 1 : at + 2] if one.start >= claim.end), len(text))
    return clauses(claim, text, since, until) if text else ()


def _gap(claims: Sequence[Claim], at: int, text: str) -> str:
    """What the sentence of a number says since the number before it, where no word of its metric stands in that sentence."""
    claim = claims[at]
    nouns = [span.end for span in claim.evidence.metric if len(span.quote) > 1]
    if not text or not nouns or max(nouns) > claim.sentence.start:
        return ""
    since = max(
        [claim.sentence.start, *(one.end for one in claims[at - 1 : at] if at and one.end <= claim.start)]
    )
    return plain(simplify(text[since : claim.start]))


def _counts(one: Indicator) -> bool:
    """Whether a value can be a number of the indicator: 27.3张 is of a thousand people, not of a place."""
    whole = one.value == one.value.to_integral_value()
    return whole or one.kind not in ("stock", "flow") or one.unit in _MEASURES


def _tail(claim: Claim) -> int:
    """How many characters of a metric stand nearest to the number and apart from the rest of it; 0: all stand together."""
    spans = claim.evidence.metric
    return len(spans[-1].quote) if len(spans) > 1 else 0


def _without(metric: str, region: str | None) -> str:
    """A metric without the names of its own region (晋江市慈善总会, of 晋江市): the region stands beside it."""
    for name in region.split("/") if region else ():
        if len(name) > 2 and name in metric:
            metric = metric.replace(name, "", 1)
    return metric


def _below(dirs: tuple[Path, ...]) -> dict[str, set[str]]:
    """Every programme with itself and all that lies below it."""
    rules = read_rules("programmes.yaml", ProgrammeRule, dirs)
    parents = {rule.program: rule.parent for rule in rules if rule.parent is not None}
    below: dict[str, set[str]] = {rule.program: {rule.program} for rule in rules}
    for program in tuple(below):
        seen, above = {program}, parents.get(program)
        while above is not None and above not in seen:
            seen.add(above)
            below.setdefault(above, {above}).add(program)
            above = parents.get(above)
    return below


@lru_cache(maxsize=8)
def load_indicators(dirs: tuple[Path, ...] = ()) -> Indicators:
    """The indicators of the pattern files in ``dirs``; without any, the built-in ones. Raises PatternError."""
    return Indicators(dirs or (builtin_dir(),))


def indicator_of(claim: Claim, dirs: tuple[Path, ...] = ()) -> Indicator | None:
    """The indicator that a claim is a value of, or None: see `Indicators.of`, `load_indicators`."""
    return load_indicators(dirs).of(claim)
