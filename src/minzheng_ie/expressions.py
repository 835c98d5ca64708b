"""Regular expressions in pattern files: which are taken, and a time limit for those that look harmless and are not.

A form becomes a part of larger expressions which are tried at every place of every text. So it may repeat nothing
without a bound, repeat no repeat, set no flags (they would hold for its neighbours), and refer to no group (its number
is another one there). What passes is tried on texts that make backtracking expensive.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import regex

from minzheng_ie.compiled import compile_regex
from minzheng_ie.kept import STORE, Kind

MOST_REPEATS = 64
"""The highest bound of a repeat."""
PROBE_SECONDS = 0.2
"""Processor time a form may take on a probe of 64 characters; the built-in ones take microseconds."""
_PROBE_LENGTH = 64
_ALPHABET = 12

_TOKEN = compile_regex(
    r"(?P<escape>\\(?:[pP]\{[^}]*\}|N\{[^}]*\}|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|g<[^>]*>|.))"
    r"|(?P<class>\[\^?\]?(?:\\.|[^\]\\])*\])"
    r"|(?P<flags>\(\?[a-zA-Z0-9]*-?[a-zA-Z0-9]*(?::|\)))"
    r"|(?P<call>\((?:\?(?:R|&|P>|P=|P<|<[^=!]|\(|\#|[+-]?[0-9])|\*))"
    r"|(?P<open>\((?:\?(?:<?[=!]|>|\|))?)"
    r"|(?P<close>\))"
    r"|(?P<bounded>\{(?P<least>[0-9]*)(?P<comma>,)?(?P<most>[0-9]*)\})"
    r"|(?P<unbounded>[*+])"
    r"|(?P<optional>\?)"
    r"|(?P<other>.)",
    regex.DOTALL,
)
_BACK_REFERENCE = compile_regex(r"\\(?:[1-9]|g<)")


@lru_cache(maxsize=1024)
def check_expression(form: str) -> None:
    """RAISES (ValueError): ``form`` is no regular expression of the kind that is taken, with the reason."""
    STORE.get(_PASSED, form, lambda: _passes(form))


def _passes(form: str) -> bool:
    try:
        compiled = compile_regex(form)
    except (regex.error, RecursionError, OverflowError) as error:
        raise ValueError(f"not a regular expression: {form!r}: {error}") from error
    reason = _refusal(form)
    if reason:
        raise ValueError(f"{form!r}: {reason}")
    try:
        if compiled.match(""):
            raise ValueError(f"{form!r}: matches nothing at all, which is found everywhere")
        for probe in _probes(form):
            compiled.search(probe, timeout=PROBE_SECONDS)
    except TimeoutError:
        raise ValueError(
            f"{form!r}: takes more than {PROBE_SECONDS} s for {_PROBE_LENGTH} characters (catastrophic backtracking)"
        ) from None
    return True


def _passed(_: str, entry: Any) -> bool:
    if entry is not True:
        raise ValueError(entry)
    return True


_PASSED = Kind(f"harmless {regex.__version__}", lambda passed: passed, _passed)
"""An expression that passed need not be tried again by the next process."""


def _refusal(form: str) -> str | None:
    """Why a form is not taken by the look of it."""
    # For each open group whether it holds a repeat; the last that was closed, for a repeat right behind it.
    groups: list[bool] = [False]
    closed = repeated = False
    for token in _TOKEN.finditer(form):
        kind = _kind(token)
        reason = _of_itself(token, kind, repeated) or (
            _too_many(token, closed) if kind == "bounded" else None
        )
        if reason is not None:
            return reason
        if kind == "bounded":
            groups[-1] = True
        repeated = kind in ("bounded", "optional")
        closed = False
        if kind in ("open", "flags"):
            groups.append(False)
        elif kind == "close" and len(groups) > 1:
            closed = groups.pop()
            groups[-1] |= closed
    return None


def _kind(token: regex.Match[str]) -> str:
    """The name of what was found; a ``{}`` that bounds nothing is a character like others."""
    if token["bounded"] is None:
        return str(token.lastgroup)
    return "bounded" if token["least"] or token["comma"] or token["most"] else "other"


def _of_itself(token: regex.Match[str], kind: str, repeated: bool) -> str | None:
    """Why a token is not taken wherever it stands. repeated (bool): a repeat stands before it, whose kind it tells."""
    if kind == "unbounded" and not repeated:
        return f"{token[0]} repeats without a bound; write {{0,9}} or {{1,9}}"
    if kind == "flags" and token[0] != "(?:":
        return f"{token[0]} sets flags"
    if kind == "call" or (kind == "escape" and _BACK_REFERENCE.match(token[0])):
        return f"{token[0]} refers to or names a group"
    return None


def _too_many(token: regex.Match[str], closed: bool) -> str | None:
    """Why a repeat is not taken. closed (bool): it repeats a group that holds one."""
    if token["comma"] and not token["most"]:
        return f"{token[0]} repeats without a bound"
    most = int((token["most"] or token["least"] or "0")[:9])
    if most > MOST_REPEATS:
        return f"{token[0]} repeats more than {MOST_REPEATS} times"
    return "a repeat of a repeat, which takes exponential time" if closed and most > 1 else None


def _probes(form: str) -> list[str]:
    """Texts on which a form that can backtrack for long does so: what it is made of, again and again."""
    own = [char for char in dict.fromkeys(form) if char.isalnum() or ord(char) > 0x2FF]
    alphabet = list(dict.fromkeys([*own, "9", "一", "a"]))[:_ALPHABET]
    runs = [char * _PROBE_LENGTH for char in alphabet]
    led = [first + char * _PROBE_LENGTH for first in alphabet for char in alphabet if char != first]
    return [text + "\n" for text in (*runs, *led)]
