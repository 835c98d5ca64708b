"""Clauses of a sentence and their tokens: words, quantities, periods, regions and punctuation in text order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

import regex as re

from minzheng_ie.claims.words import segment

TokenKind = Literal["word", "number", "period", "comparison", "region", "rate", "mark"]

_ATOM = re.compile(r"“[^”\n]{0,40}”|‘[^’\n]{0,30}’|《[^》\n]{0,60}》|\([^()\n]{0,40}\)|[^\w\s]|\s+")
_GROWS = frozenset({"上涨", "下跌", "上升", "下降", "增长"})
_DELIMITER = re.compile(r"[,;:]|——|\s(?=\S)")
_PROTECTED = re.compile(r"“[^”\n,;。]*”|‘[^’\n,;。]*’|《[^》\n]*》|\([^()\n]*\)")


@dataclass(frozen=True, slots=True)
class Token:
    """A token of a clause.

    start, end (int): clean offsets. text (str): its characters. kind (str): what it is.
    index (int): for a number, its place among the quantities of the document; else -1.
    """

    start: int
    end: int
    text: str
    kind: TokenKind
    index: int = -1


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of a sentence between commas, semicolons or colons.

    opener (str): the mark that ends the clause before ("" for the first clause of a sentence).
    """

    start: int
    end: int
    opener: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A recognised stretch that is one token: clean offsets, kind and index."""

    start: int
    end: int
    kind: TokenKind
    index: int = -1


def clauses(text: str, start: int, end: int, marks: Sequence[Mark]) -> list[Clause]:
    """Split the sentence ``text[start:end]`` into clauses; marks, quotes and brackets are never split."""
    protected = [m.span() for m in _PROTECTED.finditer(text, start, end)]
    protected += [(m.start, m.end) for m in marks if m.kind == "number"]
    protected.sort()
    found = []
    at = start
    opener = ""
    guard = 0
    for match in _DELIMITER.finditer(text, start, end):
        while guard < len(protected) and protected[guard][1] <= match.start():
            guard += 1
        inside = guard < len(protected) and protected[guard][0] <= match.start()
        if inside:
            continue
        if match.start() > at:
            found.append(Clause(at, match.start(), opener))
        opener = match.group()
        at = match.end()
    if at < end:
        found.append(Clause(at, end, opener))
    return found


def tokenize(text: str, start: int, end: int, marks: Sequence[Mark]) -> list[Token]:
    """Tokens of ``text[start:end]``; ``marks`` (in order, not overlapping) become one token each."""
    tokens: list[Token] = []
    at = start
    for mark in marks:
        if mark.end <= start or mark.start < at:
            continue
        if mark.start >= end:
            break
        _words(text, at, mark.start, tokens)
        stop = min(mark.end, end)
        tokens.append(Token(mark.start, stop, text[mark.start : stop], mark.kind, mark.index))
        at = stop
    _words(text, at, end, tokens)
    return tokens


def _words(text: str, start: int, end: int, tokens: list[Token]) -> None:
    if start >= end:
        return
    at = start
    for atom in _ATOM.finditer(text, start, end):
        _segmented(text, at, atom.start(), tokens)
        body = atom.group()
        if not body.isspace():
            tokens.append(Token(atom.start(), atom.end(), body, "word" if len(body) > 2 else "mark"))
        at = atom.end()
    _segmented(text, at, end, tokens)


def _segmented(text: str, start: int, end: int, tokens: list[Token]) -> None:
    if start >= end:
        return
    at = start
    for word in segment(text[start:end]):
        if word == "率" and tokens and tokens[-1].end == at and tokens[-1].kind == "word":
            before = tokens.pop()  # 持证率 is one word whatever the dictionary says
            tokens.append(Token(before.start, at + 1, before.text + word, "word"))
        elif len(word) == 4 and word[2:] in _GROWS:
            tokens.append(Token(at, at + 2, word[:2], "word"))  # 价格上涨 is no word of ours
            tokens.append(Token(at + 2, at + 4, word[2:], "word"))
        else:
            tokens.append(Token(at, at + len(word), word, "word"))
        at += len(word)


def text_of(tokens: Sequence[Any]) -> str:
    """The characters of ``tokens`` joined."""
    return "".join(token.text for token in tokens)
