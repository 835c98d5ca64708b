"""Tables about a field, from pattern files: a user's rows come before the built-in ones."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar, cast

from minzheng_ie.governance.rows import FieldRow
from minzheng_ie.harmless import printable
from minzheng_ie.patterns import parse_placed
from minzheng_ie.rules.decision import Row, Vocabulary
from minzheng_ie.rules.looks import Look
from minzheng_ie.rules.table import Table, make_table
from minzheng_ie.rules.trace import RuleId, Specimen
from minzheng_ie.text.signs import sieve

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Off = frozenset[RuleId]
S = TypeVar("S", bound="DataclassInstance")


class Home(NamedTuple):
    """What the rows of a file are read with.

    model: of a row. values, conditions: the names that rows may use, and what they ask of a thing. folder (str): where a
    new one is added, for errors. otherwise (str): the value taken where no row holds; empty where the last row always does.
    guards: names that hold of nothing where an attribute of the thing is false, each with that attribute. ready: names that
    only say what an attribute says, each with that attribute, which is asked in their place: a call for most numbers less.
    """

    model: type[FieldRow]
    values: Mapping[str, Callable[[Any], Any]]
    conditions: Mapping[str, Callable[[Any], bool]]
    folder: str
    otherwise: str = ""
    guards: Mapping[str, str] = {}
    ready: Mapping[str, str] = {}


def field_table(name: str, home: Home, dirs: tuple[Path, ...], off: tuple[Off, str]) -> Table:
    """The table of the file ``name`` in ``dirs``. Raises PatternError, with file and line.

    off (tuple): the rows that are switched off, and what the last one takes when it is.
    """
    rows = [
        _row(name, line, row, printable(str(directory / name)))
        for directory in dict.fromkeys(reversed(dirs))
        if (directory / name).is_file()
        for line, row in parse_placed(directory / name, home.model)
    ]
    kept = [row for row in rows if row.rule not in off[0]]
    if rows and rows[-1].rule in off[0] and not home.otherwise:
        kept.append(replace(rows[-1], rule=RuleId(name, 0, "off"), metric=off[1]))
    if home.otherwise:
        kept.append(_otherwise(name, home.otherwise))
    asked = Vocabulary(
        attributes=home.ready,
        parts=home.values,
        conditions=home.conditions,
        functions={},
        home=home.folder,
        guards=home.guards,
    )
    return make_table(kept, asked)


def signs_of(*looks: Look) -> Look:
    """What is found in every text in which one of some looks is, and fast to search for."""
    return cast("Look", sieve([look.pattern for look in looks]))


def signs_by_look(spoken: type[DataclassInstance], looks: object) -> tuple[Look, ...]:
    """For each field of ``spoken``, what stands in every text in which the look of its name finds anything."""
    return tuple([signs_of(getattr(looks, field.name)) for field in fields(spoken)])


def spoken_in(text: str, spoken: type[S], signs: Sequence[Look]) -> S:
    """Which looks may find anything in a whole text. spoken (type): a record of truth values; signs: see `signs_by_look`."""
    return spoken(*[sign.search(text) is not None for sign in signs])


def _row(name: str, line: int, row: FieldRow, shown: str) -> Row:
    rule = RuleId(name, line, row.rule)
    specimen = Specimen(rule, row.examples, row.counter, row.rare)
    return Row(rule, row.rule, tuple(row.when.split()), row.takes, f"{shown}:{line}", specimen)


def _otherwise(name: str, value: str) -> Row:
    """What holds where no row of a file does; it stands on no line."""
    rule = RuleId(name, 0, "otherwise")
    return Row(rule, rule.name, (), value, f"{name}:0", Specimen(rule, ()))


def all_ask(table: Table, signs: Collection[str]) -> bool:
    """Whether each row of a table but the last, which always holds, asks for one of some conditions: without any it decides."""
    return all(
        any(all(name in signs for name in names.split("|")) for names in row.when) for row in table.rows[:-1]
    )
