"""With which characters the matches of a regular expression begin: what is looked for before the expression is tried.

The standard library looks for the first character by itself where an expression begins with a set, or with one of some
characters. Behind a look back or ahead, and where one of several alternatives begins with a set, it does not see it: it tries
the expression at each character of a text, which takes three times as long.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

_MOST = 512
"""Characters that are looked for: of more, one stands nearly everywhere."""
_CATEGORIES = frozenset({"CATEGORY_DIGIT", "CATEGORY_SPACE"})
_NO_TEXT = frozenset({"AT", "ASSERT", "ASSERT_NOT"})
_REPEATS = frozenset({"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"})
Members = list[tuple[Any, Any]]
"""The members of a set, as the standard library's parser tells them."""
_Told = tuple[Members, bool]
"""What may stand first, and whether nothing at all may stand there."""


def openers(parsed: Iterable[Any]) -> Members:
    """With which characters all that a parsed expression matches begins; empty where they are not known, or too many."""
    told = _of_all(parsed)
    if told is None or told[1]:
        return []
    members = list(dict.fromkeys(told[0]))
    return members if sum(map(_size, members)) <= _MOST else []


def _of_all(sequence: Iterable[Any]) -> _Told | None:
    """How a sequence of parts begins."""
    members: Members = []
    for kind, value in sequence:
        told = _of_part(str(kind), kind, value)
        if told is None:
            return None
        members += told[0]
        if not told[1]:
            return members, False
    return members, True


def _of_part(name: str, kind: Any, value: Any) -> _Told | None:
    """How one part begins; None where it may begin with any character."""
    if name in _NO_TEXT:
        return [], True
    if name == "LITERAL":
        return [(kind, value)], False
    if name == "IN":
        return (list(value), False) if all(_is_plain(str(of), member) for of, member in value) else None
    if name == "BRANCH":
        return _of_any(value[1])
    if name in _REPEATS:
        told = _of_all(value[2])
        return told if told is None or value[0] else (told[0], True)
    if name == "SUBPATTERN" and not value[1] and not value[2]:
        return _of_all(value[3])
    return None


def _of_any(branches: Iterable[Any]) -> _Told | None:
    """How one of several sequences begins."""
    members: Members = []
    empty = False
    for branch in branches:
        told = _of_all(branch)
        if told is None:
            return None
        members += told[0]
        empty = empty or told[1]
    return members, empty


def _is_plain(name: str, member: Any) -> bool:
    """Whether a member of a set names characters, and neither all but some nor a large class of them."""
    return name in ("LITERAL", "RANGE") or (name == "CATEGORY" and str(member) in _CATEGORIES)


def _size(member: tuple[Any, Any]) -> int:
    """How many characters a member names."""
    kind, value = member
    return int(value[1]) - int(value[0]) + 1 if str(kind) == "RANGE" else 1
