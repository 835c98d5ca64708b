"""How all begins that a regular expression matches: where nothing begins so it need not be tried.

A trial that fails costs little by itself, but a long expression that is tried now and then is never at hand.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from minzheng_ie.compiled import parsed_re
from minzheng_ie.kept import STORE, Kind

DIGIT = r"\d"
"""Stands for a digit of any script."""
_SIZE, _MOST = 2, 64
"""Characters of a beginning; how many characters a set has at most that are told one by one."""
_BEGINNINGS: Kind[frozenset[str]] = Kind("beginnings 2", sorted, lambda _, entry: frozenset(map(str, entry)))
_Begun = dict[str, bool]
"""Beginnings, each with whether nothing is known of what stands behind it."""
_NO_TEXT = frozenset({"AT", "ASSERT", "ASSERT_NOT"})


def beginnings(expression: str) -> frozenset[str]:
    """The first two characters of all that ``expression`` matches, or the first where many may follow; `DIGIT` for ``\\d``.

    Of ``一(?:批|\\d)|两手`` they are 一 and 两手; where they cannot be told, there is the empty string among them.
    """
    return STORE.get(_BEGINNINGS, expression, lambda: frozenset(_beginnings(expression)))


def may_begin(begun: frozenset[str], text: str, at: int) -> bool:
    """Whether what has such `beginnings` may begin at ``at``."""
    first = text[at : at + 1]
    if first in begun or text[at : at + 2] in begun:
        return True
    return "" in begun or (DIGIT in begun and first.isdecimal())


def _beginnings(expression: str) -> _Begun:
    parsed = parsed_re(expression)
    return _of_all(parsed) if parsed is not None else {"": True}


def _of_all(sequence: Iterable[Any]) -> _Begun:
    """How a parsed sequence begins."""
    begun: _Begun = {"": False}
    for kind, value in sequence:
        if all(begun.values()):
            break
        if str(kind) not in _NO_TEXT:
            begun = _behind(begun, _of_part(str(kind), value))
    return begun


def _behind(begun: _Begun, part: _Begun) -> _Begun:
    """The beginnings, with those of the next part behind each that is not done."""
    made: _Begun = {}
    for start, done in begun.items():
        for more, ends in {"": True}.items() if done else part.items():
            unknown = more == DIGIT and start != ""
            told = start if unknown else (start + more)[:_SIZE]
            made[told] = made.get(told, False) or ends or unknown or len(told) == _SIZE
    return made


def _of_part(kind: str, value: Any) -> _Begun:
    """How one part of a parsed sequence begins; of what is not known, as any text."""
    if kind == "LITERAL":
        return {chr(value): False}
    if kind == "IN":
        return _of_set(value)
    if kind == "SUBPATTERN":
        return _of_all(value[3])
    if kind == "BRANCH":
        return _of_any(value[1])
    if kind in ("MAX_REPEAT", "MIN_REPEAT"):
        once = _of_all(value[2])
        more = once if value[1] == 1 else _behind(once, {**once, "": once.get("", False)})
        return more if value[0] else {**more, "": more.get("", False)}
    return {"": True}


def _of_any(branches: Iterable[Any]) -> _Begun:
    """How one of several sequences begins."""
    made: _Begun = {}
    for branch in branches:
        for start, done in _of_all(branch).items():
            made[start] = made.get(start, False) or done
    return made


def _of_set(members: Iterable[Any]) -> _Begun:
    """The characters of a set, where they are few."""
    found: _Begun = {}
    for kind, value in members:
        if str(kind) == "LITERAL":
            found[chr(value)] = False
        elif str(kind) == "RANGE" and value[1] - value[0] < _MOST:
            found.update(dict.fromkeys(map(chr, range(value[0], value[1] + 1)), False))
        elif str(value) == "CATEGORY_DIGIT":
            found[DIGIT] = True
        else:
            return {"": True}
    return found if len(found) <= _MOST else {"": True}
