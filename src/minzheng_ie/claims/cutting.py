"""jieba's segmentation by dictionary alone, cut for cut the same, in about half the time.

jieba walks a stretch three times (words that begin at each character, best way from the right, words along it) and
hands every word through two generators; here the words that begin at a character are weighed as they are found.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from math import log
from typing import Any

# What jieba looks up in its dictionary, a stretch at a time; of anything else every character is a word.
_PIECES = re.compile(r"([\u4E00-\u9FD5a-zA-Z0-9+#&._%\-]+)|\r\n|.", re.DOTALL)
_LATIN = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")


class DictionaryCutter:
    """Cuts text into the most likely words of a jieba dictionary (``cut(text, HMM=False)``).

    tokenizer (jieba.Tokenizer): loaded; words added to it later are not seen.
    """

    def __init__(self, tokenizer: Any) -> None:
        self._frequency: Mapping[str, int] = tokenizer.FREQ  # 0 for what only begins a word
        self._total = log(tokenizer.total)

    def cut(self, text: str) -> tuple[str, ...]:
        """The words of ``text``, which joined are ``text``."""
        words: list[str] = []
        for piece in _PIECES.finditer(text):
            if piece.lastindex is None:
                words.append(piece.group())
            else:
                self._cut(piece.group(), words)
        return tuple(words)

    def _cut(self, text: str, words: list[str]) -> None:
        ends = self._best_ends(text)
        at = latin = 0  # letters and digits that are no words stay together, from ``latin`` on
        while at < len(text):
            end = ends[at]
            if end - at > 1 or text[at] not in _LATIN:
                if latin < at:
                    words.append(text[latin:at])
                words.append(text[at:end])
                latin = end
            at = end
        if latin < at:
            words.append(text[latin:at])

    def _best_ends(self, text: str) -> list[int]:
        """Where the first word of the most likely way from each character to the end ends."""
        count_of, total, length = self._frequency.get, self._total, len(text)
        scores = [0.0] * (length + 1)
        ends = list(range(1, length + 1))
        for start in range(length - 1, -1, -1):
            best: float | None = None
            end = start + 1
            count = count_of(text[start])
            while count is not None:
                if count:
                    score = log(count) - total + scores[end]
                    if best is None or score >= best:  # of two ways as good the longer word
                        best, ends[start] = score, end
                if end == length:
                    break
                end += 1
                count = count_of(text[start:end])
            scores[start] = best if best is not None else scores[start + 1] - total
        return ends
