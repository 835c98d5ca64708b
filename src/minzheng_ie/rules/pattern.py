"""Patterns over the tags of leaves, compiled to `re` over the characters of an alphabet.

    <a|b>   a leaf with one of the tags        <a&!b>  a leaf with the one and without the other
    .       any leaf                           @       the number at hand: the pattern ends before it
    ^ $     where the stretch begins, ends     (…|…)   either
    * + ? {1,3}  how often                     (name: …)  a slot, told when the pattern has matched
    !<a> !(…)    does not follow here          =<a> =(…)  follows here, and is not used up
    ~<a>    does not stand right before here
    $name   what a row ``let: name`` says

White space between them means nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from functools import lru_cache
from typing import NamedTuple

from minzheng_ie.compiled import compile_re
from minzheng_ie.errors import PatternError
from minzheng_ie.rules.alphabet import Alphabet, TagTest

_MACRO = compile_re(r"\$([a-z][a-z-]*)")
_TOKEN = compile_re(
    r"\s+|(?P<look>[!=~]?)<(?P<test>[^<>]*)>|(?P<open>[!=]?)\((?:(?P<slot>[a-z]+):)?"
    r"|(?P<plain>[.@^$|)]|[*+?](?![*+?])|\{\d+(?:,\d*)?\})"
)
_DEEPEST = 8
_OPEN = {"": "(?:", "!": "(?!", "=": "(?=", "~": "(?<!"}
_OFTEN = ("*", "?", "{")  # what may stand behind a leaf that need not be there
_PLAIN = {"@": r"\Z", "$": r"\Z"}

Part = str | TagTest


class Context(NamedTuple):
    """What a pattern is read with.

    where (str): ``FILE:LINE:``, for errors. macros (Mapping): what stands for ``$name``. tags (frozenset): those there are.
    """

    where: str
    macros: Mapping[str, str]
    tags: frozenset[str]


def meant(name: str, names: Sequence[str]) -> str:
    """What to do about a name that is none of ``names``, in words."""
    close = get_close_matches(name, names, 1)
    return f"write {close[0]!r}?" if close else f"one of: {', '.join(sorted(names))}"


def _test(text: str, context: Context) -> TagTest:
    """``a&!b|c`` as a test. Raises PatternError for an unknown tag."""
    alternatives = []
    for alternative in text.split("|"):
        tags = [tag.strip() for tag in alternative.split("&")]
        for tag in tags:
            if tag.removeprefix("!") not in context.tags:
                said = f"unknown tag {tag!r} in <{text}>; {meant(tag.removeprefix('!'), list(context.tags))}"
                raise PatternError(f"{context.where} {said}")
        needed = frozenset([tag for tag in tags if tag[0] != "!"])
        alternatives.append((needed, frozenset([tag[1:] for tag in tags if tag[0] == "!"])))
    return TagTest(tuple(alternatives))


def _expanded(text: str, context: Context) -> str:
    """The pattern with what ``$name`` stands for. Raises PatternError."""

    def stands_for(match: re.Match[str]) -> str:
        if match[1] not in context.macros:
            raise PatternError(
                f"{context.where} unknown ${match[1]}; {meant(match[1], list(context.macros))}"
            )
        return f"({context.macros[match[1]]})"

    for _ in range(_DEEPEST):
        before, text = text, _MACRO.sub(stands_for, text)
        if text == before:
            return text
    raise PatternError(f"{context.where} a $name that stands for itself; write out what it means")


def _parts(text: str, context: Context) -> Iterator[Part]:
    """The pattern as pieces of an expression and tests. Raises PatternError."""
    at = 0
    while at < len(text):
        token = _TOKEN.match(text, at)
        if token is None:
            said = f"cannot read {text[at : at + 12]!r} in a pattern; tags stand in <…>, slots in (name: …)"
            raise PatternError(f"{context.where} {said}")
        at = token.end()
        if token["test"] is not None:
            test = _test(token["test"], context)
            yield from (_OPEN[token["look"]], test, ")") if token["look"] else (test,)
        elif token["open"] is not None:
            yield f"(?P<{token['slot']}>" if token["slot"] else _OPEN[token["open"]]
        elif token["plain"]:
            yield _PLAIN.get(token["plain"], token["plain"])


def _needed(parts: Sequence[Part]) -> TagTest | None:
    """The leaf of a slot that stands in every match: outside of brackets, of one leaf, and once. None where none does."""
    level = 0
    found: TagTest | None = None
    for at, part in enumerate(parts):
        if level == 0 and part == "|":
            return None
        if level == 0 and found is None:
            found = _slot_of_one(parts[at : at + 4])
        if isinstance(part, str):
            level += part.startswith("(") - (part == ")")
    return found


def _slot_of_one(parts: Sequence[Part]) -> TagTest | None:
    """The leaf of a slot of one leaf that ``parts`` begin with, unless it may be missing."""
    if len(parts) < 3 or parts[2] != ")" or not str(parts[0]).startswith("(?P<"):
        return None
    leaf, behind = parts[1], parts[3] if len(parts) > 3 else ""
    missing = isinstance(behind, str) and behind.startswith(_OFTEN)
    return leaf if isinstance(leaf, TagTest) and not missing else None


class Pattern:
    """A pattern, as an expression for the alphabet as it is.

    needed (TagTest | None): a leaf that stands in every match, as far as slots show it.
    text (str): as written in a rule. context (Context): what it is read with. alphabet (Alphabet): of the signatures.

    Raises PatternError, with file and line.
    """

    def __init__(self, text: str, context: Context, alphabet: Alphabet) -> None:
        self.text = text
        self._parts = tuple(_parts(_expanded(text, context), context))
        self.needed = _needed(self._parts)
        self._alphabet = alphabet
        self._of_size = lru_cache(maxsize=2)(self._compile)
        try:
            compile_re(self.source(0, slots=True), re.DOTALL)
        except re.error as error:
            raise PatternError(f"{context.where} the pattern does not hold together: {error}") from error

    def source(self, size: int, *, slots: bool) -> str:
        """The expression for the first ``size`` sets of the alphabet; without ``slots`` it may stand beside others."""
        members = self._alphabet.members
        parts = [part if isinstance(part, str) else members(part, size) for part in self._parts]
        return "".join(parts if slots else ["(?:" if part.startswith("(?P<") else part for part in parts])

    def _compile(self, size: int) -> re.Pattern[str]:
        return compile_re(self.source(size, slots=True), re.DOTALL)

    def compiled(self) -> re.Pattern[str]:
        """The expression for the alphabet as it is."""
        return self._of_size(self._alphabet.size)

    def search(self, signature: str) -> re.Match[str] | None:
        """Where it first matches."""
        return self.compiled().search(signature)

    def match(self, signature: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """Whether it matches at ``start`` of ``signature[:end]``."""
        return self.compiled().match(signature, start, len(signature) if end is None else end)
