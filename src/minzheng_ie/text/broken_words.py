"""Spaces that a line break left inside a word (补助水 平, 救 助)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from minzheng_ie.compiled import compile_regex
from minzheng_ie.text.amounts import NUMERAL
from minzheng_ie.text.dictionary import WordList, jieba_words

# Spaces in numerals are told of in `minzheng_ie.text.spaces`.
_BETWEEN = compile_regex(rf"(?<=\p{{Han}})(?<![{NUMERAL}]) (?=\p{{Han}})(?![{NUMERAL}])")
_RATIO = 5
_PAIR = compile_regex(r"\p{Han}{2}")


def broken_words(line: str) -> Iterator[tuple[int, int]]:
    """The spaces inside words of a line of prose: the characters round one make a word that is much more common than
    those they make with their other neighbours.
    """
    for match in _BETWEEN.finditer(line):
        at = match.start()
        whole = _often(line[at - 1] + line[at + 1])
        if whole > _RATIO * max(_often(line[max(0, at - 2) : at]), _often(line[at + 1 : at + 3])):
            yield at, at + 1


def _often(pair: str) -> int:
    """How often a word of two characters occurs; 0 for what is none."""
    if _PAIR.fullmatch(pair) is None or _words().tag(pair) is None:
        return 0
    return _words().FREQ[pair] or 0


@lru_cache(maxsize=1)
def _words() -> WordList:
    return jieba_words()
