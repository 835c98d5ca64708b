"""jieba's dictionary of words, read where it is asked: neither jieba nor most of its 350,000 lines are loaded.

The file stands in the order of its characters, so that the words that begin with two given characters are found by
bisection and are few. Nothing is written: there is no cache that another user could prepare.
"""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from minzheng_ie.text.segmentation import Weights, cut

_SIZE, _TOTAL = 5_071_852, 60_101_967
"""Bytes of the dictionary of jieba 0.42.1, and how often all of its words occur together."""
_UNKNOWN = 1 << 18  # pairs of characters remembered to begin no word
_FIRST = "\u4e00".encode()  # from here on the lines are in order


class _Frequencies(dict[str, "int | None"]):
    """How often words occur: 0 for the beginnings of words that are none, None for one or two characters that begin none.

    Longer ones that are not there are in no word once their first two characters have been asked for.
    """

    def __init__(self, words: WordList) -> None:
        super().__init__()
        self._words = words

    def __missing__(self, start: str) -> int | None:
        return self._words.load(start[:2]) if len(start) <= 2 else None


class WordList:
    """The words of a dictionary with how often they occur, as ``minzheng_ie.text.segmentation.cut`` reads them.

    data (bytes): lines ``word frequency tag`` in UTF-8, each ended by a line break, those that begin with a Chinese
        character in the order of their bytes.
    total (int): the frequencies together.
    """

    def __init__(self, data: bytes, total: int) -> None:
        self._data = data
        self._stamp = f"{len(data)} {total}"
        self.total = total
        self.FREQ = _Frequencies(self)
        self._tags: dict[str, str] = {}
        self._blocks: dict[str, tuple[int, int]] = {}
        self._weights: Weights | None = None
        self._missing = 0
        self._head = 0
        # Words added with their frequencies, by their first two characters: entered when those are asked for.
        self._added: dict[str, list[tuple[str, int]]] = {}
        self._added_first: set[str] = set()
        start = re.search(rb"^" + _FIRST[:1], data, re.MULTILINE)
        self._head = start.start() if start is not None else len(data)
        for line in data[: self._head].decode().splitlines():
            self._take(line)

    @property
    def weights(self) -> Weights:
        """How likely its words are, as they stand now."""
        known = self._weights
        if known is None:
            known = self._weights = Weights(self)
        return known

    @property
    def stamp(self) -> str:
        """Tells dictionaries apart: bytes and frequencies together, before anything was added."""
        return self._stamp

    def tag(self, word: str) -> str | None:
        """The part of speech of a word of two characters or more; None for what is no word."""
        if word[:2] not in self.FREQ:
            self.load(word[:2])
        return self._tags.get(word)

    def add(self, word: str) -> int:
        """Add a word, as often as makes it one word where it stands (as jieba's ``add_word``). RETURNS how often."""
        share = 1.0
        for part in cut(word, self):
            share *= (self._frequency(part) if self._frequency(part) is not None else 1) / float(self.total)  # type: ignore[operator]
        known = self._frequency(word)
        often = max(int(share * self.total) + 1, 1 if known is None else known)
        self._begin(word)
        self.FREQ[word] = often
        self.total += often
        self._weights = None
        return often

    def add_known(self, often: Mapping[str, int]) -> None:
        """Add words that `add` has added to the same dictionary before, with the frequencies that it gave them.

        They are entered where they are asked for, so that hardly anything is read here.
        """
        self._weights = None
        for word, frequency in often.items():
            self.total += frequency
            if len(word) < 2 or word[0] in self.FREQ:
                self._frequency(word)
                self._begin(word)
                self.FREQ[word] = frequency
            else:
                self._added.setdefault(word[:2], []).append((word, frequency))
                self._added_first.add(word[0])

    def load(self, start: str) -> int | None:
        """Read the words that begin with ``start``, one or two characters. RETURNS its frequency, None for no word."""
        low, high = self._block(start[0])
        frequencies = self.FREQ
        if len(start) == 1:
            if low < high:
                word = self._data[low : self._data.index(b"\n", low)].decode().split(" ")
                frequencies[start] = int(word[1]) if word[0] == start else 0
                return frequencies[start]
            if start in self._added_first:
                frequencies[start] = 0
                return 0
        else:
            fresh = self._beginning_with(start, low, high)
            if fresh:
                # At once, and not before all is read: a thread that finds the two characters may ask for any of their words.
                frequencies.update(fresh)
                return fresh[start]
        if self._missing < _UNKNOWN:
            self._missing += 1
            frequencies[start] = None
        return None

    def _beginning_with(self, start: str, low: int, high: int) -> dict[str, int]:
        """How often the words occur that begin with two characters, and 0 for the beginnings of words that are none.

        low, high (int): bytes between which the lines of the first character stand.
        """
        if start[1] == " ":
            return {}  # no word: the line of the first character begins like that
        key = b"\n" + start.encode(errors="surrogatepass")
        begin = end = self._data.find(key, low - 1, high) + 1
        while begin > 0 and self._data.startswith(key, end - 1, high):
            end = self._data.index(b"\n", end) + 1
        fresh: dict[str, int] = {}
        for line in self._data[begin:end].decode().splitlines():
            word, often, tag = line.split(" ")
            _enter(fresh, word, int(often))
            self._tags[word] = tag
        for word, known in self._added.get(start, ()):
            _enter(fresh, word, known)
        return fresh

    def _frequency(self, word: str) -> int | None:
        self.FREQ[word[:2]]
        return self.FREQ[word]

    def _take(self, line: str) -> None:
        word, often, tag = line.split(" ")
        self._begin(word)
        self.FREQ[word] = int(often)
        if len(word) > 1:
            self._tags[word] = tag

    def _begin(self, word: str) -> None:
        """Enter the beginnings of a word."""
        for end in range(1, len(word) + 1):
            start = word[:end]
            if (self.FREQ[start] if end <= 2 else self.FREQ.get(start)) is None:
                self.FREQ[start] = 0

    def _block(self, char: str) -> tuple[int, int]:
        """Where the lines stand that begin with ``char``."""
        known = self._blocks.get(char)
        if known is None:
            first = char.encode(errors="surrogatepass")
            low = self._bisect(first)
            known = self._blocks[char] = low, self._bisect(first + b"\xff", low)
        return known

    def _bisect(self, key: bytes, low: int = 0) -> int:
        """The start of the first line that is not before ``key``."""
        data = self._data
        low, high = max(low, self._head), len(data)
        while low < high:
            middle = data.rfind(b"\n", self._head, (low + high) // 2) + 1 or self._head
            if data[middle : middle + len(key)] < key:
                low = data.index(b"\n", middle) + 1
            else:
                high = middle
        return low


def _enter(fresh: dict[str, int], word: str, often: int) -> None:
    """Enter a word of two characters or more and its beginnings."""
    for end in range(2, len(word)):
        fresh.setdefault(word[:end], 0)
    fresh[word] = often


@lru_cache(maxsize=1)
def _lines() -> tuple[bytes, int]:
    """The dictionary and how often its words occur together. Raises ImportError when jieba is not installed."""
    spec = importlib.util.find_spec("jieba")
    if spec is None or not spec.submodule_search_locations:
        raise ImportError("jieba is not installed")
    data = (Path(next(iter(spec.submodule_search_locations))) / "dict.txt").read_bytes()
    if len(data) == _SIZE:
        return data, _TOTAL
    lines = sorted(data.split(b"\n"))  # another version than the one whose order and total are known
    total = sum(int(line.split(b" ")[1]) for line in lines if line)
    return b"\n".join([*filter(None, lines), b""]), total


def jieba_words() -> WordList:
    """The words of jieba's dictionary; those added to it are the caller's. Raises ImportError without jieba."""
    return WordList(*_lines())


@lru_cache(maxsize=1)
def plain_words() -> WordList:
    """jieba's words for those that only read them: nothing is added, so that all may share what has been read of them."""
    return jieba_words()
