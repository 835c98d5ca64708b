"""Regular expressions compiled once for all processes of a user: what a new process waits for otherwise.

A compiled expression is a list of numbers that its module makes of its text and flags; `minzheng_ie.kept` keeps them,
and the module's own constructor, which `pickle` uses as well, takes them back. An expression is only kept when the one
that is rebuilt is equal to it; where a module has changed inside, all are compiled.
"""

from __future__ import annotations

import base64
import binascii
import re
import sys
from array import array
from functools import lru_cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

from minzheng_ie.kept import STORE, Kind
from minzheng_ie.openers import openers

if TYPE_CHECKING:
    import regex

_SRE: Any = import_module("_sre")
_MOST = 8192
"""Expressions that a process remembers; the built-in rules have some 1,500."""
_TOLD, _BY_SET = 4, 4
"""Of the numbers of an expression those at its head that tell what it is, and the mark of a set that each match begins with."""


@lru_cache(maxsize=_MOST)
def compile_re(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """As `re.compile`, of what is kept where it is there. Raises re.error."""
    return STORE.get(_RE, f"{int(flags)} {pattern}", lambda: _made_re(pattern, int(flags)))


@lru_cache(maxsize=_MOST)
def compile_regex(pattern: str, flags: int = 0) -> regex.Pattern[str]:
    """As `regex.compile`, of what is kept where it is there. Raises regex.error."""
    import regex  # `--help` does without

    return STORE.get(_regex(), f"{int(flags)} {pattern}", lambda: regex.compile(pattern, flags))


def parsed_re(pattern: str) -> Any:
    """The parts of a regular expression, as the standard library's own parser tells them.

    RETURNS: None for one that the module regex alone reads, or reads in another way: named classes, errors let pass.
    """
    if _READ_OTHERWISE.search(pattern) is not None:
        return None
    try:
        return _inside_re()[1].parse(pattern)
    except (re.error, RecursionError, OverflowError):
        return None


def _made_re(pattern: str, flags: int) -> re.Pattern[str]:
    """As `re.compile`; a search in it looks for its `openers` first."""
    try:
        parsed, numbers = _numbers(pattern, flags)
        index = parsed.state.groupdict
        entry = [flags | parsed.state.flags, parsed.state.groups - 1, index, _packed(numbers)]
        return _unpack_re(f"0 {pattern}", entry)
    except (AttributeError, LookupError, RuntimeError, TypeError):
        return re.compile(pattern, flags)  # the module has changed inside


def _numbers(pattern: str, flags: int) -> tuple[Any, list[int]]:
    """An expression as it is parsed, and the numbers that its module makes of it, with the set of its `openers`."""
    compiler, parser = _inside_re()
    parsed = parser.parse(pattern, flags)
    numbers: list[int] = compiler._code(parsed, flags)
    flags |= parsed.state.flags
    # It tells how many numbers it holds, what is known of the first character (here nothing), and the least length.
    _, held, known, least = numbers[:_TOLD]
    sought = openers(parsed) if least and not known and not flags & re.IGNORECASE else []
    if sought:
        members: list[int] = []
        compiler._compile_charset(compiler._optimize_charset(sought)[0], flags, members)
        numbers[1:3] = [held + len(members), _BY_SET]
        numbers[held + 1 : held + 1] = members
    return parsed, numbers


def _packed(numbers: list[int]) -> str:
    return base64.b64encode(array("I", numbers).tobytes()).decode("ascii")


def _pack_re(made: re.Pattern[str]) -> Any:
    # A compiled expression does not give its numbers away: they are made once more.
    data = _packed(_numbers(made.pattern, made.flags & ~re.UNICODE)[1])
    entry = [made.flags, made.groups, dict(made.groupindex), data]
    return entry if _unpack_re(f"0 {made.pattern}", entry) == made else None  # `==` compares the numbers


def _inside_re() -> tuple[Any, Any]:
    names = ("re._compiler", "re._parser") if sys.version_info >= (3, 11) else ("sre_compile", "sre_parse")
    return import_module(names[0]), import_module(names[1])


def _unpack_re(text: str, entry: Any) -> re.Pattern[str]:
    flags, groups, index, data = entry
    numbers = array("I")
    numbers.frombytes(binascii.a2b_base64(data))
    names: list[str | None] = [None] * (groups + 1)
    for name, group in index.items():
        names[group] = name
    pattern = text.partition(" ")[2]
    made: re.Pattern[str] = _SRE.compile(pattern, flags, numbers.tolist(), groups, index, tuple(names))
    return made


def _pack_regex(made: Any) -> Any:
    pattern, flags, code, index, by_group, lists, list_indexes, offset, required, required_flags, groups = (
        made._pickled_data
    )
    if lists or list_indexes or {group: name for name, group in index.items()} != by_group:
        return None
    data = base64.b64encode(code).decode("ascii")
    entry = [flags, dict(index), offset, list(required), required_flags, groups, data]
    again: Any = _unpack_regex(f"0 {pattern}", entry)
    return entry if again._pickled_data == made._pickled_data else None


def _unpack_regex(text: str, entry: Any) -> regex.Pattern[str]:
    flags, index, offset, required, required_flags, groups, data = entry
    by_group = {group: name for name, group in index.items()}
    code, required = binascii.a2b_base64(data), tuple(required)
    pattern = text.partition(" ")[2]
    made: regex.Pattern[str] = import_module("regex._regex").compile(
        pattern, flags, code, index, by_group, {}, [], offset, required, required_flags, groups
    )
    return made


_RE = Kind(f"re 2 {_SRE.MAGIC}/{_SRE.CODESIZE}", _pack_re, _unpack_re, once=True)
_READ_OTHERWISE = re.compile(r"\[:\^?[a-z]+:\]|\{[^0-9,}]")


@lru_cache(maxsize=1)
def _regex() -> Kind[regex.Pattern[str]]:
    import regex

    return Kind(f"regex {regex.__version__} {regex.DEFAULT_VERSION}", _pack_regex, _unpack_regex, once=True)
