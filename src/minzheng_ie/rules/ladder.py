"""The text of a decision table as a function of Python: the ladder of `if`s one would write by hand.

Where many rows ask for the same attribute, which the thing has ready, there is a ladder for where it is true, and one for
where it is false: each without the rows that cannot hold there.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from difflib import get_close_matches
from typing import Any, NamedTuple

from minzheng_ie.compiled import compile_re
from minzheng_ie.errors import PatternError
from minzheng_ie.rules.decision import Row, Vocabulary
from minzheng_ie.rules.parting import Numbered, in_order, tested, where

_TOKEN = compile_re(r"\s*(?:([a-z][a-z0-9-]*)|([+|(),])|(\S))")
_NAME = compile_re(r"[a-z][a-z0-9-]*")
_CONDITION = compile_re(r"(!?)([a-z][a-z0-9-]*)")

_MANY = 10
"""Rows that ask for one attribute, for them to be parted by it."""
_PARTED = 3
"""How often they are: each time all that do not ask for it are written twice."""


class Writer:
    """Writes the function of a table: a ladder of rows, parted first by the attributes that many rows ask for.

    given: what its names stand for.
    """

    def __init__(self, rows: Sequence[Row], vocabulary: Vocabulary) -> None:
        self.given: dict[str, Any] = {}
        self._vocabulary = vocabulary
        self._number: dict[str, int] = {}
        self._lines = self._parted(in_order(list(enumerate(rows)), vocabulary), frozenset(), "    ", _PARTED)

    def text(self) -> str:
        """The function."""
        return "\n".join(["def decide(f):", *self._lines, ""])

    def _parted(self, rows: Sequence[Numbered], held: frozenset[str], indent: str, depth: int) -> list[str]:
        """Rows, once for where the attribute that most of them ask for is true, once for where it is false.

        held (frozenset): attributes that are true here. depth (int): how often rows may be parted from here on.
        """
        often = Counter([attribute for _, row in rows for attribute in tested(row, self._vocabulary)])
        attribute, asking = often.most_common(1)[0] if often and depth else ("", 0)
        if asking < _MANY:
            return _Ladder(rows, self._vocabulary, held, self._number, self.given).lines(indent)
        inner = indent + "    "
        there, elsewhere = [
            in_order(where(rows, attribute, self._vocabulary, true=true), self._vocabulary)
            for true in (True, False)
        ]
        lines = self._parted(there, held | {attribute}, inner, depth - 1)
        return [f"{indent}if f.{attribute}:", *lines, *self._parted(elsewhere, held, indent, depth - 1)]


class _Ladder:
    """Writes rows one behind the other, of which the first that holds decides.

    held (frozenset): attributes that are true here. number: of the names that have one in the function; given: what they
    stand for. Both grow.
    """

    def __init__(
        self,
        rows: Sequence[Numbered],
        vocabulary: Vocabulary,
        held: frozenset[str],
        number: dict[str, int],
        given: dict[str, Any],
    ) -> None:
        self._given, self._number, self._held = given, number, held
        self._vocabulary = vocabulary
        self._asked: dict[str, Any] = {
            **vocabulary.attributes,
            **vocabulary.parts,
            **vocabulary.conditions,
        }
        self._often = Counter(
            name for _, row in rows for name in _NAME.findall(f"{' '.join(row.when)} {row.metric}")
        )
        self._named: set[str] = set()  # so far
        self._sure: set[str] = set()  # asked in any case when a row is reached
        self._perhaps: dict[str, None] = {}  # asked for by then, or not, where they are named again
        self._lines = [line for index, row in rows for line in self._row(index, row)]

    def lines(self, indent: str) -> list[str]:
        """The rows as they stand in the function."""
        known = " = ".join(f"v{self._number[name]}" for name in self._perhaps)
        opening = [f"{known} = None"] if known else []
        return [indent + line for line in (*opening, *self._lines)]

    def _row(self, index: int, row: Row) -> list[str]:
        known = set(self._sure)
        tests = [self._either(condition, known, row) for condition in row.when]
        metric = _Metric(row, self._vocabulary, lambda name: self._value(name, known)).read()
        for name in metric.functions:
            self._given[f"f_{_plain(name)}"] = self._vocabulary.functions[name]
        if row.when:
            self._sure.add(row.when[0].partition("|")[0].lstrip("!"))
            return [f"if {' and '.join(tests)}:", f"    return {index}, {metric.text}"]
        return [f"return {index}, {metric.text}"]

    def _either(self, conditions: str, known: set[str], row: Row) -> str:
        """A condition, or several of which one has to hold: only the first of these is asked for in any case."""
        one, *others = conditions.split("|")
        tests = [self._test(one, known, row)]
        perhaps = known.copy()
        tests += [self._test(other, perhaps, row) for other in others]
        return f"({' or '.join(tests)})" if others else tests[0]

    def _test(self, condition: str, known: set[str], row: Row) -> str:
        match = _CONDITION.fullmatch(condition)
        if match is None:
            raise PatternError(f"{row.place}: when: {condition!r} is no name of a condition")
        denied, name = match.groups()
        if name not in self._asked:
            raise PatternError(_unknown(row, "when", name, self._asked, self._vocabulary.home))
        return f"{'not ' if denied else ''}{self._value(name, known)}"

    def _value(self, name: str, known: set[str]) -> str:
        """What a name stands for. known (set): those that have been asked for where this is written."""
        if name in self._vocabulary.attributes:
            return f"f.{self._vocabulary.attributes[name]}"
        new = name not in self._named
        self._named.add(name)
        number = self._number.setdefault(name, len(self._number))
        self._given[f"n{number}"] = self._asked[name]
        guard = self._vocabulary.guards.get(name)
        asked = f"n{number}(f)"
        if guard is not None and guard not in self._held:
            asked = f"(f.{guard} and {asked})"
        if self._often[name] == 1:
            return asked
        if name in known:
            return f"v{number}"
        known.add(name)
        if new:
            return f"(v{number} := {asked})"
        self._perhaps[name] = None
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
