"""Clauses of a sentence and their tokens: words, quantities, periods, regions and punctuation in text order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from operator import attrgetter
from typing import Any, Literal

from minzheng_ie.compiled import compile_re, compile_regex
from minzheng_ie.records import dataclass
from minzheng_ie.tree.words import MetricWords, segment

TokenKind = Literal["word", "number", "period", "comparison", "region", "rate", "mark"]

_ATOM = compile_regex(
    r"“[^”\n]{0,40}”|‘[^’\n]{0,30}’|《[^》\n]{0,60}》|\([^()\n]{0,40}\)|\[[0-9]{1,3}\]|[^\w\s]|\s+"
)
_text = attrgetter("text")
_RATE = "率"
_GROWS = frozenset({"上涨", "下跌", "上升", "下降", "增长"})
_SHORT = 12  # characters of a stretch that is remembered
# One set of characters in front: the standard library finds the next of a set faster than anything else.
_DELIMITER = compile_re(r"[,;:—\s](?:(?<=[,;:])|(?<=—)—|(?<=\s)(?=\S))")
_PROTECTED = compile_re(
    r"“[^”\n,;。]*”|‘[^’\n,;。]*’|《[^》\n]*》|\([^()\n]*\)"
    r"|“[^”\n;。:0-9]{1,24}”(?=\w)"  # a name with a comma in it: “送温暖,送技术”慰问活动
)


JOINT = compile_regex(r"[、和及与]|以及")
"""What stands between members of a list, matched whole."""

NOMINAL = -2  # index of a word token that is a noun here, whatever it is elsewhere
_NO_ROLES: frozenset[str] = frozenset()
_DROPPABLE = frozenset({"droppable"})
_OF_KIND: dict[TokenKind, frozenset[str]] = {
    "word": _NO_ROLES,
    "number": _NO_ROLES,
    "period": _DROPPABLE,
    "comparison": _DROPPABLE,
    "region": _DROPPABLE,
    "rate": _DROPPABLE,
    "mark": frozenset({"edge"}),
}
_JOINT = frozenset({"edge", "joint"})
_Leaf = tuple[int, int, str, frozenset[str], bool, str]
"""A word of a stretch: where it begins and ends, its text, roles, whether it is a verb, and its sign."""


@dataclass(eq=False, slots=True)
class Token:
    """A token of a clause. Never changed once made; two of the same values are equal.

    start, end (int): clean offsets. text (str): its characters. kind (str): what it is.
    index (int): for a number, its place among the quantities of the document; else -1, or `NOMINAL`.
    roles (frozenset): of a word, what it does in a metric (``metric_words.yaml``); of any token, whether it is
    ``droppable`` (no metric is told by it), a ``joint`` between coordinated members, or falls off at an ``edge``.
    verb (bool): it is one here. sign (str): its character in signatures (see `Vocabulary`).
    """

    start: int
    end: int
    text: str
    kind: TokenKind
    index: int = -1
    roles: frozenset[str] = _NO_ROLES
    verb: bool = False
    sign: str = ""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Token) and self.start == other.start and self._values() == other._values()

    def __hash__(self) -> int:
        return hash((self.start, self.end))

    def _values(self) -> tuple[object, ...]:
        return self.end, self.text, self.kind, self.index, self.roles, self.verb, self.sign

    def nominal(self) -> Token:
        """The same token as a noun."""
        return Token(
            self.start, self.end, self.text, self.kind, NOMINAL, self.roles - _DROPPABLE, False, self.sign
        )

    def doing(self, roles: frozenset[str], *, verb: bool) -> Token:
        """The same token with other ``roles``, as a verb or none."""
        return Token(self.start, self.end, self.text, self.kind, self.index, roles, verb, self.sign)

    def between(self, start: int, end: int, text: str) -> Token:
        """A part of it."""
        return Token(start, end, text, self.kind, self.index, self.roles, self.verb, self.sign)


def word_token(start: int, end: int, text: str, words: MetricWords) -> Token:
    """A word with what it does in a metric."""
    return Token(start, end, text, "word", -1, *words.of(text))


@dataclass(slots=True)
class Clause:
    """A stretch of a sentence between commas, semicolons or colons.

    opener (str): the mark that ends the clause before ("" for the first clause of a sentence).
    """

    start: int
    end: int
    opener: str


@dataclass(eq=False, slots=True)
class Mark:
    """A recognised stretch that is one token: clean offsets, kind and index."""

    start: int
    end: int
    kind: TokenKind
    index: int = -1


def clauses(text: str, start: int, end: int, marks: Sequence[Mark]) -> list[Clause]:
    """Split the sentence ``text[start:end]`` into clauses; marks, quotes and brackets are never split."""
    cuts = list(_DELIMITER.finditer(text, start, end))
    if not cuts:
        return [Clause(start, end, "")] if start < end else []
    protected = [m.span() for m in _PROTECTED.finditer(text, start, end)]
    protected += [
        (m.start, m.end)
        for m in marks
        if m.kind == "number" or (m.kind == "period" and "——" in text[m.start : m.end])
    ]
    protected.append((end, end + 1))  # no mark stands behind it
    protected.sort()
    return _parted(cuts, protected, start, end)


def _parted(
    cuts: Sequence[re.Match[str]], protected: Sequence[tuple[int, int]], start: int, end: int
) -> list[Clause]:
    """The clauses between ``cuts``, but those that lie in what is ``protected``."""
    found = []
    at = start
    opener = ""
    guard = 0
    for match in cuts:
        first = match.start()
        while protected[guard][1] <= first:
            guard += 1
        if protected[guard][0] <= first:
            continue
        if first > at:
            found.append(Clause(at, first, opener))
        opener = match.group()
        at = match.end()
    if at < end:
        found.append(Clause(at, end, opener))
    return found


def marks_within(parts: Sequence[Clause], marks: Sequence[Mark]) -> list[list[Mark]]:
    """The marks that begin in each of the clauses; both in text order."""
    found: list[list[Mark]] = []
    at = 0
    for clause in parts:
        own: list[Mark] = []
        while at < len(marks) and marks[at].start < clause.end:
            if marks[at].start >= clause.start:
                own.append(marks[at])
            at += 1
        found.append(own)
    return found


def tokenize(text: str, start: int, end: int, marks: Sequence[Mark], words: MetricWords) -> list[Token]:
    """Tokens of ``text[start:end]``; ``marks`` (that begin there, in order, not overlapping) become one token each."""
    tokens: list[Token] = []
    sign_of_mark = words.vocabulary.sign_of_mark
    at = start
    for mark in marks:
        if at < mark.start:
            _words(text, at, mark.start, tokens, words)
        begin, stop, kind = mark.start, mark.end, mark.kind
        if stop > end:
            stop = end
        said = text[begin:stop]
        sign = sign_of_mark(said, kind)
        tokens.append(Token(begin, stop, said, kind, mark.index, _OF_KIND[kind], False, sign))
        at = stop
    if at < end:
        _words(text, at, end, tokens, words)
    return tokens


def _words(text: str, start: int, end: int, tokens: list[Token], words: MetricWords) -> None:
    stretch = text[start:end]
    if stretch.isalpha():  # as most stretches are: no mark in it, no space
        _segmented(stretch, start, tokens, words)
        return
    at = start
    for atom in _ATOM.finditer(text, start, end):
        if at < atom.start():
            _segmented(text[at : atom.start()], at, tokens, words)
        body = atom.group()
        if body[0] == "[" and len(body) > 1:
            pass  # the mark of a footnote
        elif len(body) > 2 and not body.isspace():
            tokens.append(word_token(atom.start(), atom.end(), body, words))
        elif not body.isspace():
            roles = _JOINT if body == "、" else _OF_KIND["mark"]
            sign = words.vocabulary.sign_of_mark(body, "mark")
            tokens.append(Token(atom.start(), atom.end(), body, "mark", -1, roles, False, sign))
        at = atom.end()
    if at < end:
        _segmented(text[at:end], at, tokens, words)


def _segmented(stretch: str, at: int, tokens: list[Token], words: MetricWords) -> None:
    """Append the words of a stretch that begins at ``at``."""
    leaves = _remembered(stretch, words) if len(stretch) <= _SHORT else _read(stretch, words)
    if leaves[0][2] == _RATE and tokens and tokens[-1].end == at and tokens[-1].kind == "word":
        before, leaves = tokens.pop(), leaves[1:]
        tokens.append(word_token(before.start, at + 1, before.text + _RATE, words))
    tokens += [
        Token(at + start, at + end, text, "word", -1, roles, verb, sign)
        for start, end, text, roles, verb, sign in leaves
    ]


def _read(stretch: str, words: MetricWords) -> tuple[_Leaf, ...]:
    """The words of a stretch without marks."""
    leaves: list[_Leaf] = []
    at = 0
    for word in segment(stretch):
        stop = at + len(word)
        if word == _RATE and leaves:
            start, _, before, *_ = leaves.pop()  # 持证率 is one word whatever the dictionary says
            leaves.append((start, stop, before + word, *words.of(before + word)))
        elif stop - at == 4 and word[2:] in _GROWS:
            leaves.append((at, at + 2, word[:2], *words.of(word[:2])))  # 价格上涨 is no word of ours
            leaves.append((at + 2, stop, word[2:], *words.of(word[2:])))
        else:
            leaves.append((at, stop, word, *words.of(word)))
        at = stop
    return tuple(leaves)


@lru_cache(maxsize=1 << 15)
def _remembered(stretch: str, words: MetricWords) -> tuple[_Leaf, ...]:
    """`_read` of a short stretch: those between numbers recur (增长, 比上年下降)."""
    return _read(stretch, words)


@dataclass(slots=True)
class ClauseText:
    """A clause that is cut into words when first asked for: most of those without numbers never are.

    marks (list): those that begin in it. words: the roles of words.
    """

    text: str
    clause: Clause
    marks: list[Mark]
    words: MetricWords
    _tokens: list[Token] | None = None

    def __call__(self) -> list[Token]:
        """Its tokens."""
        if self._tokens is None:
            self._tokens = tokenize(self.text, self.clause.start, self.clause.end, self.marks, self.words)
        return self._tokens

    def says(self, said: str) -> bool:
        """Whether some characters stand in it."""
        return self.text.find(said, self.clause.start, self.clause.end) >= 0

    def may_end_in(self, ends: tuple[str, ...]) -> bool:
        """Whether its last word may have one of some ends; the mark of a footnote is no word."""
        said = self.text[self.clause.start : self.clause.end].rstrip()
        return said.endswith((*ends, "]"))


def behind_last(marks: str, text: str, start: int, stop: int) -> int:
    """Where what follows the last of ``marks`` in ``text[start:stop]`` begins; 0 where none stands there."""
    behind = 0
    for mark in marks:
        at = text.rfind(mark, start, stop)
        if at >= 0:
            behind = start = at + 1  # of the next mark only what is later matters
    return behind


def text_of(tokens: Sequence[Any]) -> str:
    """The characters of ``tokens`` joined."""
    if len(tokens) == 1:
        return str(tokens[0].text)  # as every other
    return "".join(map(_text, tokens))
