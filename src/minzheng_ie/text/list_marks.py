"""The number of a list's item that stands right before a number (6.30户低保户完成改造 below 5.… is no 6.3)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from minzheng_ie.compiled import compile_re

_MARK = compile_re(r"(?m)^[ \t]*([1-9][0-9]?)[.、]")
_UNSURE = compile_re(r"(?m)^[ \t]*[1-9][0-9]?\.[0-9]")
_ITEM = compile_re(r"(?:19|20)[0-9]{2}年|(?![0-9])")
"""Behind a mark that can be nothing else."""
_COUNTED = compile_re(r"[0-9]+(?:[-—~至][0-9]+)?[余多]?[一-鿿]{3}")
"""What may be an item: a number, and words behind it; a column of decimals has none."""


class _Mark(NamedTuple):
    start: int
    end: int
    number: int
    sure: bool


def marks_before_digits(text: str) -> dict[int, int]:
    """The numbers of items right behind which a number stands, by where they begin; where each ends, behind its point.

    text (str): clean text. Such a line is an item where the one before it or behind it is one and its number is the next
    or the last; beside a line with its own number it is a section of that (2., 2.1).
    """
    if _UNSURE.search(text) is None:
        return {}
    marks = list(_marks(text))
    sure = [mark.sure for mark in marks]
    for step in (1, -1):
        for at in range(len(marks))[::step]:
            before = at - step
            if sure[at] or not 0 <= before < len(marks) or not sure[before]:
                continue
            sure[at] = marks[at].number == marks[before].number + step and _alone(marks, at)
    return {
        mark.start: mark.end
        for mark, item in zip(marks, sure, strict=True)
        if item and not mark.sure and _COUNTED.match(text, mark.end)
    }


def _marks(text: str) -> Iterator[_Mark]:
    for match in _MARK.finditer(text):
        yield _Mark(match.start(1), match.end(), int(match[1]), _ITEM.match(text, match.end()) is not None)


def _alone(marks: list[_Mark], at: int) -> bool:
    """Whether neither neighbour has the same number."""
    beside = marks[max(0, at - 1) : at] + marks[at + 1 : at + 2]
    return all(mark.number != marks[at].number for mark in beside)
