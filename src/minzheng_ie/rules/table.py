"""Decision tables: rows of conditions, of which the first that holds decides; compiled to one function of Python.

What rows may name is a closed vocabulary that its user gives. ``when`` lists conditions, ``!`` denies one; the name of a
part holds where the part is not empty. ``metric`` puts parts together: ``a + b`` one behind the other, ``a|b`` the first
that is not empty, ``name(a, b)`` what a function makes of them.

A condition is asked at most once for each thing decided, and only when a row asks for it: the function that is made is
the ladder of `if`s one would write by hand.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, NamedTuple

from minzheng_ie.compiled import compile_re
from minzheng_ie.errors import PatternError
from minzheng_ie.rules.trace import RuleId, Specimen

_TOKEN = compile_re(r"\s*(?:([a-z][a-z0-9-]*)|([+|(),])|(\S))")
_NAME = compile_re(r"[a-z][a-z0-9-]*")
_CONDITION = compile_re(r"(!?)([a-z][a-z0-9-]*)")

Decide = Callable[[Any], tuple[int, Any]]


class Vocabulary(NamedTuple):
    """What rows may name.

    parts: of a thing to decide about, a sequence each; none gives None. conditions: whether something holds, a truth value
    each. attributes: of both, those that the thing has ready, each with the attribute's name. functions: of that thing and
    of sequences, a sequence. home (str): the file to add a name to. guards: names of conditions, and of parts that may be
    none, each with an attribute of the thing, true or false: where it is false the name holds of nothing, and is not asked.
    """

    attributes: Mapping[str, str]
    parts: Mapping[str, Callable[[Any], Sequence[Any]]]
    conditions: Mapping[str, Callable[[Any], bool]]
    functions: Mapping[str, Callable[..., Sequence[Any]]]
    home: str
    guards: Mapping[str, str] = {}


@dataclass(eq=False)
class Row:
    """A row.

    rule (RuleId): where it stands. kind (str): what a claim calls it. when (tuple): its conditions. metric (str): what it
    makes. place (str): ``FILE:LINE``, for errors. specimen (Specimen): what shows that it is needed.
    """

    rule: RuleId
    kind: str
    when: tuple[str, ...]
    metric: str
    place: str
    specimen: Specimen


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
    source = _Writer(rows, vocabulary)
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


class _Writer:
    """Writes the function of a table.

    given: what its names stand for.
    """

    def __init__(self, rows: Sequence[Row], vocabulary: Vocabulary) -> None:
        self.given: dict[str, Any] = {}
        self._vocabulary = vocabulary
        self._asked: dict[str, Any] = {
            **vocabulary.attributes,
            **vocabulary.parts,
            **vocabulary.conditions,
        }
        self._number: dict[str, int] = {}
        self._often = Counter(
            name for row in rows for name in _NAME.findall(f"{' '.join(row.when)} {row.metric}")
        )
        self._sure: set[str] = set()  # asked in any case when a row is reached
        self._set: set[str] = set()  # asked in any case where they are first named
        self._lines = [self._row(index, row) for index, row in enumerate(rows)]

    def text(self) -> str:
        """The function."""
        perhaps = [name for name in self._number if self._often[name] > 1 and name not in self._set]
        known = " = ".join(f"v{self._number[name]}" for name in perhaps)
        return "\n".join(["def decide(f):", f"    {known} = None" if known else "", *self._lines, ""])

    def _row(self, index: int, row: Row) -> str:
        known = set(self._sure)
        tests = [self._either(condition, known, row, first=not at) for at, condition in enumerate(row.when)]
        metric = _Metric(row, self._vocabulary, lambda name: self._value(name, known)).read()
        for name in metric.functions:
            self.given[f"f_{_plain(name)}"] = self._vocabulary.functions[name]
        if row.when:
            self._sure.add(row.when[0].partition("|")[0].lstrip("!"))
            return f"    if {' and '.join(tests)}:\n        return {index}, {metric.text}"
        return f"    return {index}, {metric.text}"

    def _either(self, conditions: str, known: set[str], row: Row, *, first: bool) -> str:
        """A condition, or several of which one has to hold: only the first of these is asked for in any case.

        first (bool): it is that of a row, which is asked in any case.
        """
        one, *others = conditions.split("|")
        tests = [self._test(one, known, row, first=first)]
        perhaps = known.copy()
        tests += [self._test(other, perhaps, row, first=False) for other in others]
        return f"({' or '.join(tests)})" if others else tests[0]

    def _test(self, condition: str, known: set[str], row: Row, *, first: bool) -> str:
        match = _CONDITION.fullmatch(condition)
        if match is None:
            raise PatternError(f"{row.place}: when: {condition!r} is no name of a condition")
        denied, name = match.groups()
        if name not in self._asked:
            raise PatternError(_unknown(row, "when", name, self._asked, self._vocabulary.home))
        return f"{'not ' if denied else ''}{self._value(name, known, first=first)}"

    def _value(self, name: str, known: set[str], *, first: bool = False) -> str:
        """What a name stands for.

        known (set): those that have been asked for where this is written. first (bool): this is asked in any case.
        """
        if name in self._vocabulary.attributes:
            return f"f.{self._vocabulary.attributes[name]}"
        new = name not in self._number
        number = self._number.setdefault(name, len(self._number))
        self.given[f"n{number}"] = self._asked[name]
        guard = self._vocabulary.guards.get(name)
        asked = f"n{number}(f)" if guard is None else f"(f.{guard} and n{number}(f))"
        if self._often[name] == 1:
            return asked
        if name in known:
            return f"v{number}"
        known.add(name)
        if new:
            if first:
                self._set.add(name)
            return f"(v{number} := {asked})"
        return f"(v{number} if v{number} is not None else (v{number} := {asked}))"


class _Made(NamedTuple):
    """A metric as an expression, and the functions it calls."""

    text: str
    functions: tuple[str, ...]


class _Metric:
    """Reads the metric of a row. value: writes the value of a part."""

    def __init__(self, row: Row, vocabulary: Vocabulary, value: Callable[[str], str]) -> None:
        self._row, self._vocabulary, self._value = row, vocabulary, value
        self._words = _words(row)
        self._functions: list[str] = []

    def read(self) -> _Made:
        """The whole metric."""
        text = self._sum()
        if self._words:
            raise self._wrong(f"what is {self._words[0]!r} here?")
        return _Made(text, tuple(self._functions))

    def _sum(self) -> str:
        terms = [self._choice()]
        while self._takes("+"):
            terms.append(self._choice())
        return terms[0] if len(terms) == 1 else f"[{', '.join(f'*{term}' for term in terms)}]"

    def _choice(self) -> str:
        terms = [self._term()]
        while self._takes("|"):
            terms.append(self._term())
        return terms[0] if len(terms) == 1 else f"({' or '.join(terms)})"

    def _term(self) -> str:
        if not self._words or not self._words[0][0].isalpha():
            raise self._wrong("a name is missing")
        name = self._words.pop(0)
        if self._takes("("):
            return self._call(name)
        there = {**self._vocabulary.attributes, **self._vocabulary.parts}
        if name not in there:
            raise PatternError(_unknown(self._row, "metric", name, there, self._vocabulary.home))
        return self._value(name)

    def _call(self, name: str) -> str:
        functions = self._vocabulary.functions
        if name not in functions:
            raise PatternError(_unknown(self._row, "metric", name, functions, self._vocabulary.home))
        self._functions.append(name)
        arguments = [self._sum()]
        while self._takes(","):
            arguments.append(self._sum())
        if not self._takes(")"):
            raise self._wrong("a bracket is open")
        return f"f_{_plain(name)}(f, {', '.join(arguments)})"

    def _takes(self, word: str) -> bool:
        if self._words and self._words[0] == word:
            del self._words[0]
            return True
        return False

    def _wrong(self, what: str) -> PatternError:
        return PatternError(f"{self._row.place}: metric: {self._row.metric!r}: {what}")


def _words(row: Row) -> list[str]:
    words = []
    for match in _TOKEN.finditer(row.metric.strip()):
        name, mark, other = match.groups()
        if other is not None:
            raise PatternError(f"{row.place}: metric: {row.metric!r}: what is {other!r} here?")
        words.append(name or mark)
    return words


def _plain(name: str) -> str:
    return re.sub("-", "_", name)


def _unknown(row: Row, key: str, name: str, there: Mapping[str, Any], home: str) -> str:
    near = get_close_matches(name, there, 1)
    perhaps = f"; perhaps {near[0]!r}?" if near else ""
    return (
        f"{row.place}: {key}: nothing is called {name!r}{perhaps} There are: {', '.join(sorted(there))};"
        f" a new one is a function in {home}"
    )
