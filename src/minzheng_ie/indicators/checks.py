"""Lines of the indicator files that name what is not there, or that disagree, are refused with file and line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from minzheng_ie.errors import PatternError
from minzheng_ie.indicators.model import FAMILIES, WORDS, IndicatorRule, IndicatorWord
from minzheng_ie.patterns import place_of


def check_lines(
    rules: tuple[IndicatorRule, ...],
    words: tuple[IndicatorWord, ...],
    programmes: frozenset[str],
    dirs: tuple[Path, ...],
) -> None:
    """Raises PatternError for the first line that cannot be meant. programmes (frozenset): those that there are."""
    first: dict[str, IndicatorRule] = {}
    splits = {word.split for word in words if word.split is not None}
    groups = {word.group for word in words if word.group is not None}
    for rule in rules:
        known = first.setdefault(rule.indicator, rule)
        for problem in (*_unnamed(rule, splits, groups), *_factors(rule), *_differences(rule, known)):
            raise PatternError(f"{place_of(rule, FAMILIES, dirs)}: {problem}")
    for file, lines in ((FAMILIES, rules), (WORDS, words)):
        for line in lines:
            for program in line.programmes:
                if program not in programmes:
                    where = place_of(line, file, dirs)
                    raise PatternError(f"{where}: programmes: there is no programme {program}")
    for word in words:
        for problem in _misplaced(word):
            raise PatternError(f"{place_of(word, WORDS, dirs)}: {problem}")


def _unnamed(rule: IndicatorRule, splits: set[str], groups: set[str]) -> Iterator[str]:
    for split in rule.splits:
        if split not in splits:
            yield f"splits: no words of {WORDS} tell {split}"
    for group in (*rule.groups, *rule.bars):
        if group not in groups:
            yield f"groups: {WORDS} has no group {group}"
    for split in rule.needs:
        if split not in rule.splits:
            yield f"needs: {split} is none of its splits"
    for split in rule.holds:
        if split not in rule.splits:
            yield f"holds: {split} is none of its splits"


def _factors(rule: IndicatorRule) -> Iterator[str]:
    for unit, factor in rule.factors.items():
        if not factor.is_finite() or factor <= 0 or unit == rule.unit:
            yield f"factors: {unit}: {factor}: another unit than the base unit, times more than 0"


def _differences(rule: IndicatorRule, known: IndicatorRule) -> Iterator[str]:
    if (known.kind, known.unit) != (rule.kind, rule.unit):
        yield f"{rule.indicator} has kind {known.kind} and unit {known.unit} in another line"


def _misplaced(word: IndicatorWord) -> Iterator[str]:
    if word.split is not None and word.group is not None:
        yield "group: these words answer a split"
    if word.split is None and (word.value is not None or word.programmes):
        yield "value and programmes answer a split; none is named"
