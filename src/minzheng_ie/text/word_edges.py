"""Whether a few characters of running text are a word of their own, or the end of one and the beginning of another."""

from __future__ import annotations

from functools import lru_cache

from minzheng_ie.text.dictionary import plain_words
from minzheng_ie.text.segmentation import cut

_AROUND = 4  # characters on either side that are read along
_HAN = range(0x4E00, 0xA000)


def cut_through(text: str, start: int, end: int) -> bool:
    """Whether a word of ``text`` goes over one of the ends of ``text[start:end]`` and ends or begins inside it.

    康保 in 投保健康保险, 广河 in 推广河长制; a word that holds all of it (首都北京) cuts nothing. start, end (int): code
    points. Raises ImportError without jieba.
    """
    if not (start and ord(text[start - 1]) in _HAN) and not (end < len(text) and ord(text[end]) in _HAN):
        return False
    first = max(0, start - _AROUND)
    return _cut_through(text[first : end + _AROUND], start - first, end - first)


@lru_cache(maxsize=1 << 12)
def _cut_through(text: str, start: int, end: int) -> bool:
    at = 0
    for word in cut(text, plain_words()):
        stop = at + len(word)
        if at < start < stop < end or start < at < end < stop:
            return True
        if stop >= end:
            return False
        at = stop
    return False
