"""Alignment: where each character of a cleaned text stands in the text it was cleaned from.

Every cleaning step replaces characters one for one or deletes them, never inserts, so an alignment is a list
of runs of kept characters. Alignments compose; nothing ever searches for a string to find its offset again.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable


class Alignment:
    """A monotone map from code points of a derived text to code points of its source.

    runs (Iterable[tuple[int, int]]): start and end (exclusive) in the source of every stretch that was kept,
        in order and not overlapping. The derived text is as long as the runs together.
    """

    __slots__ = ("_clean", "_source", "length")

    def __init__(self, runs: Iterable[tuple[int, int]]) -> None:
        self._clean: list[int] = []
        self._source: list[int] = []
        position = 0
        for start, end in runs:
            if end > start:
                self._clean.append(position)
                self._source.append(start)
                position += end - start
        self.length = position

    @classmethod
    def identity(cls, length: int) -> Alignment:
        """The alignment of a text with itself."""
        return cls([(0, length)])

    @classmethod
    def without(cls, length: int, deleted: Iterable[tuple[int, int]]) -> Alignment:
        """The alignment after deleting the given stretches (in order, not overlapping) of a text."""
        runs = []
        position = 0
        for start, end in deleted:
            runs.append((position, start))
            position = end
        runs.append((position, length))
        return cls(runs)

    def __reduce__(self) -> tuple[type[Alignment], tuple[list[tuple[int, int]]]]:
        return Alignment, ([(source, source + length) for _, source, length in self.runs()],)

    def runs(self) -> list[tuple[int, int, int]]:
        """Every run as (derived start, source start, length)."""
        ends = [*self._clean[1:], self.length][: len(self._clean)]  # no run at all: no end either
        return [(c, s, e - c) for c, s, e in zip(self._clean, self._source, ends, strict=True)]

    def position(self, index: int) -> int:
        """Source offset of the derived character ``index``. Raises IndexError outside the derived text."""
        if not 0 <= index < self.length:
            raise IndexError(index)
        run = bisect_right(self._clean, index) - 1
        return self._source[run] + index - self._clean[run]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Source span (start inclusive, end exclusive) of a derived span that is not empty."""
        if not 0 <= start < end <= self.length:
            raise self._refusal(start, end)
        clean, source = self._clean, self._source
        if len(source) == 1:
            return start + source[0], end + source[0]  # as of most texts
        behind = bisect_right(clean, start)
        shift = source[behind - 1] - clean[behind - 1]
        if behind == len(clean) or end <= clean[behind]:
            return start + shift, end + shift
        return start + shift, self.position(end - 1) + 1

    def _refusal(self, start: int, end: int) -> Exception:
        if end <= start:
            return ValueError(f"empty span {start}:{end}")
        return IndexError(start if not 0 <= start < self.length else end - 1)

    def after(self, earlier: Alignment) -> Alignment:
        """Compose: this alignment maps onto the derived text of ``earlier``; the result maps onto its source."""
        result = []
        inner = earlier.runs()
        at = 0
        for _, start, length in self.runs():
            end = start + length
            while at < len(inner) and inner[at][0] + inner[at][2] <= start:
                at += 1
            here = at
            while here < len(inner) and inner[here][0] < end:
                clean, source, size = inner[here]
                low, high = max(start, clean), min(end, clean + size)
                result.append((source + low - clean, source + high - clean))
                here += 1
        return Alignment(result)


def delete(text: str, deleted: list[tuple[int, int]]) -> tuple[str, Alignment]:
    """``text`` without the given stretches (in order, not overlapping), and how it lies on ``text``."""
    alignment = Alignment.without(len(text), deleted)
    return "".join(text[source : source + size] for _, source, size in alignment.runs()), alignment
