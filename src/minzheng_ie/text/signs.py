"""What a regular expression cannot do without: strings of which one stands in every text that it matches.

An expression of many alternatives costs at each character of a line, though few lines hold a word that could begin one of
them. To look for the words first costs next to nothing: the standard library finds the next character of a set fast.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product
from typing import Any

from minzheng_ie.compiled import compile_re, parsed_re
from minzheng_ie.kept import STORE, Kind

_MOST = 64  # strings of one expression
_FEW = 16  # words that are tried one after the other
_UNBOUNDED = 1 << 30
_Strings = frozenset[str]
_ANY = ""
_CLASS = compile_re(r"\\[pP]\{\w+\}")  # which the standard library's parser does not know
_SIEVES: Kind[str] = Kind("sieve 3", lambda made: made, lambda _, entry: str(entry))
_LONGEST: Kind[int] = Kind("longest", lambda made: made, lambda _, entry: int(entry))


def signs_of(expression: str) -> _Strings | None:
    """Strings of which one stands wherever ``expression`` matches; None when there are none to be told.

    Of ``^(?:记者|通讯员)[:：]`` they are 记者:, 记者：, 通讯员: and 通讯员：; of ``\\d+人?`` there are none.
    """
    parsed = parsed_re(_CLASS.sub(r"\\w", expression))
    if parsed is None or parsed.state.flags & re.IGNORECASE:
        return None
    return _needed(parsed)


def sieve(expressions: Iterable[str]) -> re.Pattern[str]:
    """What is found in every text in which one of ``expressions`` is found, fast to search for."""
    asked = tuple(expressions)
    return compile_re(STORE.get(_SIEVES, "\n".join(asked), lambda: _sieve(asked)))


def _sieve(expressions: Iterable[str]) -> str:
    words: set[str] = set()
    for expression in expressions:
        signs = signs_of(expression)
        if signs is None:
            return _ANY
        words |= signs
    return _any_of(words)


def longest(expression: str) -> int:
    """How many characters the longest text has that ``expression`` matches; very many where it is not bounded, or not told."""
    return STORE.get(_LONGEST, expression, lambda: _longest(expression))


def _longest(expression: str) -> int:
    parsed = parsed_re(_CLASS.sub(r"\\w", expression))
    return _UNBOUNDED if parsed is None else min(int(parsed.getwidth()[1]), _UNBOUNDED)


def any_of(words: Iterable[str]) -> re.Pattern[str]:
    """Whether one of ``words`` stands anywhere, fast to search for: most characters begin none."""
    return compile_re(_any_of(words))


def _any_of(words: Iterable[str]) -> str:
    known = sorted(frozenset(words))
    if not known:
        return "(?!)"
    return "|".join(map(re.escape, known)) if len(known) <= _FEW else _by_ends(known)


def _by_ends(words: Sequence[str]) -> str:
    """Whether one of many ``words`` stands anywhere: where a first character of theirs stands, the second is looked at for all
    of them at once, and then the first again for those that have it: the standard library passes over a branch that begins
    with another character than stands there, but tries what only looks back."""
    alone = {word for word in words if len(word) == 1}
    longer = [word for word in words if word[0] not in alone]
    ends: dict[str, dict[str, list[str]]] = {}
    for word in sorted(longer, key=lambda word: word[1:]):
        ends.setdefault(word[1], {}).setdefault(word[2:], []).append(word[0])
    tried = [_behind(re.escape(second), rests) for second, rests in ends.items()]
    found = [f"(?={one_of(ends)})(?:{'|'.join(tried)})"] if longer else []
    if alone:
        found.append(f"(?<={one_of(alone)})")
    return f"{one_of({word[0] for word in words})}(?:{'|'.join(found)})"


def _behind(second: str, rests: Mapping[str, Sequence[str]]) -> str:
    """What may stand behind a first character, from the ``second`` on. rests: what stands behind that, by the first characters."""
    tried = [f"(?<={one_of(firsts)}{second}){re.escape(rest)}" for rest, firsts in rests.items()]
    return f"{second}{tried[0]}" if len(tried) == 1 else f"{second}(?:{'|'.join(tried)})"


def one_of(characters: Iterable[str]) -> str:
    """A set of characters as a regular expression."""
    body = "".join(map(re.escape, sorted(characters)))
    return f"[{body}]" if body else "(?!)"


def _needed(sequence: Any) -> _Strings | None:
    """The signs of a parsed sequence: those of the part whose shortest sign is longest."""
    best = max(_parts(sequence), key=lambda strings: (min(map(len, strings)), -len(strings)), default=None)
    return best if best and "" not in best else None


def _parts(sequence: Any) -> Iterator[_Strings]:
    """Of each run of fixed text, and of each group that must match, the strings of which one is in the text."""
    run: _Strings = frozenset({""})
    for kind, value in sequence:
        fixed = _fixed(str(kind), value)
        if fixed is not None and len(run) * len(fixed) <= _MOST:
            run = frozenset(a + b for a, b in product(run, fixed))
            continue
        yield run
        run = frozenset({""}) if fixed is None else fixed
        needed = _within(str(kind), value)
        if needed is not None:
            yield needed
    yield run


def _fixed(kind: str, value: Any) -> _Strings | None:
    """All strings that a part of an expression matches; None when they are too many to tell."""
    if kind == "LITERAL":
        return frozenset({chr(value)})
    if kind == "IN" and all(str(name) == "LITERAL" for name, _ in value):
        return frozenset(chr(code) for _, code in value)
    if kind == "BRANCH":
        found = [_fixed_all(branch) for branch in value[1]]
        return None if None in found else frozenset().union(*(f for f in found if f is not None))
    if kind == "SUBPATTERN" and not value[1]:
        return _fixed_all(value[3])
    return None


def _fixed_all(sequence: Any) -> _Strings | None:
    made: _Strings = frozenset({""})
    for kind, value in sequence:
        fixed = _fixed(str(kind), value)
        if fixed is None or len(made) * len(fixed) > _MOST:
            return None
        made = frozenset(a + b for a, b in product(made, fixed))
    return made


def _within(kind: str, value: Any) -> _Strings | None:
    """The signs of a group that must match, whatever its form."""
    if kind == "SUBPATTERN" and not value[1]:
        return _needed(value[3])
    if kind in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT") and value[0] > 0:
        return _needed(value[2])
    if kind == "ATOMIC_GROUP":
        return _needed(value)
    if kind == "BRANCH":
        found = [_needed(branch) for branch in value[1]]
        return None if None in found else frozenset().union(*(f for f in found if f is not None))
    return None
