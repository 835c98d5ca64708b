"""Words by jieba's dictionary: what its ``cut`` without a hidden Markov model gives, in less than half the time.

jieba builds a graph of all words of a stretch, then looks for the likeliest way through it. Here both are one pass
from the end of the stretch to its start, in which a character and the two it begins are looked up at once, their
logarithms taken (`Weights`), and nothing is kept of it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from math import log
from typing import Protocol

from minzheng_ie.compiled import compile_re

# A stretch of characters that may form words, white space, any other character.
_PIECE = compile_re(r"[\u4e00-\u9fd5a-zA-Z0-9+#&._%\-]+|\r\n|.", re.DOTALL)
_PAIRS = 1 << 17  # remembered
_LATIN = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")


class Dictionary(Protocol):
    """What is read of a ``jieba.Tokenizer`` that is initialised, or of `minzheng_ie.text.dictionary.WordList`.

    FREQ (mapping): how often each word occurs, 0 for the beginnings of words that are none; one that reads its words
        where they are asked for does so when the first two characters of a word are. total (int): of all words.
    """

    @property
    def FREQ(self) -> Mapping[str, int | None]: ...
    @property
    def total(self) -> int: ...


_Weight = tuple["float | None", "float | None", bool]
"""Of a character as a word, of it with the next as one (None: no word), whether longer words may begin with both."""


class Weights(dict[str, _Weight]):
    """What a dictionary says of two characters, or of the last one of a stretch: the logarithms of how often they occur.

    dictionary (Dictionary): as it is now; what is added to it afterwards asks for new ones.
    """

    def __init__(self, dictionary: Dictionary) -> None:
        super().__init__()
        frequencies = dictionary.FREQ
        self.frequency = frequencies.get
        self._opening = frequencies.__getitem__ if hasattr(frequencies, "__missing__") else frequencies.get
        self.total = log(dictionary.total)

    def __missing__(self, pair: str) -> _Weight:
        if len(self) >= _PAIRS:
            self.clear()
        known = self._opening(pair[0])
        weight: _Weight
        if len(pair) == 1:
            weight = log(known) - self.total if known else None, None, False
        else:
            both = self._opening(pair) if known is not None else None
            weight = self[pair[0]]
            if both is not None:
                weight = weight[0], log(both) - self.total if both else None, True
        self[pair] = weight
        return weight


def cut(text: str, dictionary: Dictionary) -> list[str]:
    """The words of ``text``, joined the same as it; white space and marks are words of one character.

    text (str): any text. dictionary: the words to cut by; one that keeps its `Weights` has them as ``weights``.
    """
    kept = getattr(dictionary, "weights", None)
    weights = Weights(dictionary) if kept is None else kept
    words: list[str] = []
    for piece in _PIECE.findall(text):
        if len(piece) > 1 and piece != "\r\n":
            _cut_stretch(piece, weights, words)
        else:
            words.append(piece)
    return words


def _cut_stretch(stretch: str, weights: Weights, words: list[str]) -> None:
    """Append the words of a stretch: the way through it whose product of frequencies is largest."""
    ends = _likeliest(stretch, weights)
    start, length = 0, len(stretch)
    while start < length:
        end = ends[start]
        if end - start == 1 and stretch[start] in _LATIN:  # letters and digits in no word stay together
            while end < length and ends[end] - end == 1 and stretch[end] in _LATIN:
                end += 1
        words.append(stretch[start:end])
        start = end


def _likeliest(stretch: str, weights: Weights) -> list[int]:
    """For each position the end (exclusive) of the word that begins there on the likeliest way to the end."""
    frequency, unknown = weights.frequency, -weights.total
    length = len(stretch)
    scores = [0.0] * (length + 1)
    ends = list(range(1, length + 1))
    behind = 0.0
    for start in range(length - 1, -1, -1):
        best, both, longer = weights[stretch[start : start + 2]]
        if best is not None:
            best += behind
        if both is not None:
            score = both + scores[start + 2]
            if best is None or score >= best:  # the longer one of two that are equally likely
                best, ends[start] = score, start + 2
        if longer and start < length - 2 and frequency(stretch[start : start + 3]) is not None:
            best = _longer(stretch, start, best, ends, scores, weights)
        behind = scores[start] = (
            unknown + behind if best is None else best
        )  # in no word: as if of frequency 1
    return ends


def _longer(
    stretch: str, start: int, best: float | None, ends: list[int], scores: list[float], weights: Weights
) -> float | None:
    """The best score with the words of three characters and more that begin at ``start``; the best word's end is noted."""
    for end in range(start + 3, len(stretch) + 1):
        known = weights.frequency(stretch[start:end])
        if known is None:  # a word is in the dictionary with all its beginnings
            break
        if known:
            score = log(known) - weights.total + scores[end]
            if best is None or score >= best:
                best, ends[start] = score, end
    return best
