"""Which regular expressions the modules `re` and `regex` read alike: those are asked of `re`, whose calls cost a third.

`regex` is needed for classes of characters by script, for what stands before of any length, and where its memory of
places that were tried keeps a search linear. What needs none of these, and holds no class that the two draw otherwise, is
found alike by both.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, cast

from minzheng_ie.compiled import compile_re, compile_regex, parsed_re
from minzheng_ie.kept import STORE, Kind

if TYPE_CHECKING:
    import regex

_SETS_OF_SETS = compile_re(r"\[[^\]]*(?:\[|--|&&|\|\||~~)")
_PLAIN = frozenset({"LITERAL", "NOT_LITERAL", "ANY"})
_ENDS = frozenset({"AT_BEGINNING", "AT_END", "AT_END_STRING"})  # of the text, not of a stretch of it
_OF_CLASSES = frozenset({"LITERAL", "RANGE", "NEGATE"})
_REPEATS = frozenset({"MAX_REPEAT", "MIN_REPEAT"})
_ASSERTS = frozenset({"ASSERT", "ASSERT_NOT"})
_MOST = 64
_ALIKE: Kind[bool] = Kind("alike 2", lambda alike: alike, lambda _, entry: entry is True)


def compile_alike(pattern: str) -> regex.Pattern[str]:
    """As `compile_regex`, of the module `re` where both find the same. Raises regex.error."""
    if STORE.get(_ALIKE, pattern, lambda: reads_alike(pattern)):
        return cast("regex.Pattern[str]", compile_re(pattern))
    return compile_regex(pattern)


def reads_alike(pattern: str) -> bool:
    """Whether both modules find the same, and `re` without trying places again and again."""
    parsed = None if _SETS_OF_SETS.search(pattern) is not None else parsed_re(pattern)
    if parsed is None or parsed.state.flags != re.UNICODE or parsed.getwidth()[0] == 0:
        return False  # nothing at all is found by `regex` even where a stretch ends before it begins
    return _unbounded(parsed) <= 1


def _unbounded(sequence: Any) -> int:
    """How many repeats without a bound a parsed sequence holds; many where it holds what is not read alike."""
    return sum(_in_part(str(kind), value) for kind, value in sequence)


def _in_part(kind: str, value: Any) -> int:
    if kind in _PLAIN or (kind == "AT" and str(value) in _ENDS):
        return 0
    if kind == "IN":
        return 0 if all(_drawn_alike(str(name), member) for name, member in value) else _MOST
    if kind in _REPEATS:
        return _in_repeat(*value)
    inner = _inner(kind, value)
    return sum(map(_unbounded, inner)) if inner else _MOST


def _inner(kind: str, value: Any) -> Sequence[Any]:
    """The sequences in a group; empty for one that is not read alike."""
    if kind == "SUBPATTERN":
        return [value[3]] if not value[1] and not value[2] else ()  # it sets no flags
    if kind == "BRANCH":
        branches: Sequence[Any] = value[1]
        return branches
    if kind not in _ASSERTS:
        return ()
    direction, sequence = value
    least, most = sequence.getwidth()
    return [sequence] if direction > 0 or least == most else ()


def _drawn_alike(name: str, member: Any) -> bool:
    return name in _OF_CLASSES or (name == "CATEGORY" and str(member) == "CATEGORY_DIGIT")


def _in_repeat(least: int, most: int, sequence: Any) -> int:
    """A repeat of what holds a repeat may be tried in too many ways, but for one that is just there or not."""
    within = _unbounded(sequence)
    if most > 1 and _repeats(sequence):
        return _MOST
    return within + (most > _MOST)


def _repeats(sequence: Any) -> bool:
    """Whether a parsed sequence holds a repeat."""
    return any(
        str(kind) in _REPEATS or any(map(_repeats, _inner(str(kind), value))) for kind, value in sequence
    )
