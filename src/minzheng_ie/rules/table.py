"""Decision tables: rows of conditions, of which the first that holds decides; compiled to one function of Python.

What rows may name is a closed vocabulary that its user gives. ``when`` lists conditions, ``!`` denies one; the name of a
part holds where the part is not empty. ``metric`` puts parts together: ``a + b`` one behind the other, ``a|b`` the first
that is not empty, ``name(a, b)`` what a function makes of them.

A condition is asked at most once for each thing decided, and only when a row asks for it: the function that is made is
the ladder of `if`s one would write by hand (`minzheng_ie.rules.ladder`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from minzheng_ie.errors import PatternError
from minzheng_ie.records import dataclass
from minzheng_ie.rules.decision import Row, Vocabulary
from minzheng_ie.rules.ladder import Writer
from minzheng_ie.rules.trace import RuleId

Decide = Callable[[Any], tuple[int, Any]]


@dataclass(eq=False)
class Table:
    """Rows in order, and the function that tells which decides and what it makes; its text is ``source``.

    by (tuple): the rules of the rows. names (Vocabulary): what the rows may name.
    """

    rows: tuple[Row, ...]
    by: tuple[RuleId, ...]
    decide: Decide
    source: str
    names: Vocabulary


def make_table(rows: Sequence[Row], vocabulary: Vocabulary) -> Table:
    """A table of rows.

    RAISES (PatternError): a name that is not in the vocabulary, a metric that cannot be read, a name used twice, a row that
    is never reached, or none at the end that always holds; with file and line.
    """
    _check(rows)
    source = Writer(rows, vocabulary)
    made: dict[str, Any] = dict(source.given)
    text = source.text()
    exec(compile(text, "<table>", "exec"), made)  # our own text, of names that were checked
    decide: Decide = made["decide"]
    return Table(tuple(rows), tuple([row.rule for row in rows]), decide, text, vocabulary)


def shadowed(rows: Sequence[Row]) -> list[tuple[Row, Row]]:
    """Rows that can never decide, each with the one before it that always does so first."""
    found = []
    for at, row in enumerate(rows):
        asked = frozenset(row.when)
        before = next((other for other in rows[:at] if asked.issuperset(other.when)), None)
        if before is not None:
            found.append((row, before))
    return found


def _check(rows: Sequence[Row]) -> None:
    """Refuse rows of one file that are in each other's way; a user's may stand in the way of the built-in ones."""
    places: dict[tuple[str, str], str] = {}
    for row in rows:
        key = _file(row), row.rule.name
        if key in places:
            raise PatternError(f"{row.place}: rule: {key[1]} is the name of {places[key]}; give another")
        places[key] = row.place
        denied = [name for name in row.when if f"!{name}" in row.when]
        if denied:
            raise PatternError(f"{row.place}: when: both {denied[0]} and !{denied[0]}: it never holds")
    for row, before in shadowed(rows):
        if _file(row) == _file(before):
            raise PatternError(
                f"{row.place}: rule: {row.rule.name} is never reached behind {before.rule.name} ({before.place}),"
                " which holds whenever it does; put it before, or take it out"
            )
    if not rows or rows[-1].when:
        place = f"{rows[-1].place}: " if rows else ""
        raise PatternError(f"{place}when: the last row of a table must have no condition")


def _file(row: Row) -> str:
    return row.place.rpartition(":")[0]
