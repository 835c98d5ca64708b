"""Rows of a decision table without what is known to be true or false of a thing: those that cannot hold are left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from minzheng_ie.rules.decision import Row, Vocabulary

Numbered = tuple[int, Row]
"""A row with its place among all."""


def tested(row: Row, vocabulary: Vocabulary) -> list[str]:
    """The attributes of a thing that a row asks for; those of what the thing holds are not asked but where a row does."""
    names = [name.lstrip("!") for condition in row.when for name in condition.split("|")]
    asked = [vocabulary.attributes.get(name) or vocabulary.guards.get(name, "") for name in names]
    return [attribute for attribute in dict.fromkeys(asked) if attribute and "." not in attribute]


def in_order(rows: list[Numbered], vocabulary: Vocabulary) -> list[Numbered]:
    """Rows that ask no more for what the one before them has told: behind a row for all without a subject, all have one."""
    kept: list[Numbered] = []
    while rows:
        kept.append(rows[0])
        asked, rows = rows[0][1].when, rows[1:]
        name = asked[0].lstrip("!") if len(asked) == 1 else ""
        if name in vocabulary.attributes:
            rows = where(rows, vocabulary.attributes[name], vocabulary, true=name != asked[0])
    return kept


def where(rows: Sequence[Numbered], attribute: str, vocabulary: Vocabulary, *, true: bool) -> list[Numbered]:
    """The rows that may hold where an attribute is true, or false, without asking for it; none behind one that always does."""
    holding, failing = _told(attribute, vocabulary, true=true)
    kept: list[Numbered] = []
    for index, row in rows:
        asked = [_left(conditions, holding, failing) for conditions in row.when]
        if None in asked:
            continue
        when = tuple([conditions for conditions in asked if conditions])
        kept.append((index, row if when == row.when else replace(row, when=when)))
        if not when:
            break
    return kept


def _told(attribute: str, vocabulary: Vocabulary, *, true: bool) -> tuple[set[str], set[str]]:
    """The conditions that hold where an attribute is true, or false, and those that fail there."""
    names = {name for name, told in vocabulary.attributes.items() if told == attribute}
    denied = {f"!{name}" for name in names}
    if true:
        return names, denied
    guarded = {name for name, guard in vocabulary.guards.items() if guard == attribute}
    return denied | {f"!{name}" for name in guarded}, names | guarded


def _left(conditions: str, holding: set[str], failing: set[str]) -> str | None:
    """What is still to be asked of conditions of which one has to hold: nothing where one does, None where none can."""
    several = conditions.split("|")
    if not holding.isdisjoint(several):
        return ""
    return "|".join([condition for condition in several if condition not in failing]) or None
