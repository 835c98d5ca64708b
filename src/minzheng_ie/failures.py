"""Where in a document something goes wrong, found by trying parts of it."""

from __future__ import annotations

from collections.abc import Callable

from minzheng_ie.compiled import compile_re

_SENTENCE = compile_re(r"[^。！？；\n]*(?:[。！？；\n]|$)")
_LONGEST = 500_000
"""Above so many characters it is not looked for: finding it takes some twenty times what the document takes."""


def failing_sentence(text: str, fails: Callable[[str], bool]) -> tuple[int, int] | None:
    """The sentence with which ``text`` begins to fail.

    fails (callable): whether a text does; called some log2(sentences) times.
    RETURNS (tuple): start and end (exclusive) in code points; None for a text that does not fail again, or is too long.
    """
    if len(text) > _LONGEST or not fails(text):
        return None
    spans = [match.span() for match in _SENTENCE.finditer(text) if match[0]]
    # The fewest sentences from the beginning that fail; all of them do.
    low, high = 0, len(spans) - 1
    while low < high:
        middle = (low + high) // 2
        if fails(text[: spans[middle][1]]):
            high = middle
        else:
            low = middle + 1
    start, end = spans[low]
    return start, end
