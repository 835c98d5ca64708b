"""What stands around the text of pages: running heads, page numbers, lines of contents. It is no part of a report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from minzheng_ie.compiled import compile_re
from minzheng_ie.reading.pdf_columns import Flow
from minzheng_ie.reading.pdf_model import Line

_MARGIN = 0.14
"""The share of a page's height, above and below, where heads and page numbers stand."""
_NUMBER = compile_re(
    r"(?:[-—–―·•~\s]*|第\s*|[Pp](?:age|\.)?\s*)(?P<number>\d{1,4}|[ivxlcdm]{1,6})(?:\s*页)?[-—–―·•~\s]*"
    r"(?:(?:/|of|，|,)?\s*(?:共\s*)?\d{1,4}\s*页?)?"
)
_DRESSED = compile_re(
    r"[-—–―·•~]\s*\d{1,4}\s*[-—–―·•~]|第\s*\d{1,4}\s*页.*|\d{1,4}\s*/\s*\d{1,4}|[Pp]age\s*\d.*|\d{1,4}\s*页"
)
_CONTENTS = compile_re(r".*?(?:[.．…·⋯]\s*){5,}[-—\s(（]*(?:\d{1,4}|[IVXivx]{1,6})[-—\s)）]*")
_DIGITS = compile_re(r"\d+")
_SPACES = compile_re(r"\s+")
_NO_HEAD = compile_re(r".*[。；！？]|.*单位[:：].*|表\s*\d.*")
_APART = 1.4
"""A running head stands so many ems from the text, or is set smaller than it."""


class Furniture:
    """Finds what pages repeat. Pages are told with `add`, then `clear` takes it out of each."""

    def __init__(self) -> None:
        self.pages = 0
        self.counts: Counter[tuple[str, int, bool]] = Counter()
        self.shifts: Counter[int] = Counter()
        self.sizes: Counter[int] = Counter()

    def add(self, flows: Sequence[Flow], number: int, height: float) -> None:
        """Take note of what stands in the margins of page ``number``."""
        self.pages += 1
        outer = _margins(flows, height)
        for line, above, _ in outer:
            self.counts[self._key(line, above)] += 1
            match = _NUMBER.fullmatch(line.text)
            if match and match["number"].isdigit():
                self.shifts[number - int(match["number"])] += 1
        for flow in flows:
            for block in flow.blocks:
                if isinstance(block, Line) and not any(block is line for line, _, _ in outer):
                    self.sizes[round(block.em * 2)] += len(block.text)

    def clear(self, flows: list[Flow], number: int, height: float) -> None:
        """Take the furniture of page ``number`` out of its flows."""
        gone: list[Line] = []
        ended = {True: False, False: False}
        for line, above, apart in _margins(flows, height):
            if not ended[above] and self._is(line, above, apart, number):
                gone.append(line)
            else:
                ended[above] = True
        for flow in flows:
            flow.blocks = [
                block
                for block in flow.blocks
                if not isinstance(block, Line)
                or not (any(block is line for line in gone) or _CONTENTS.fullmatch(block.text))
            ]

    def _key(self, line: Line, above: bool) -> tuple[str, int, bool]:
        """What is the same on each page: the text without the page's number, the size of its type, which margin."""
        text = _SPACES.sub("", line.text)
        match = _NUMBER.search(text)
        if match and not match.start() and match.end() < len(text):
            text = text[match.end() :]
        ends = list(_DIGITS.finditer(text))
        if ends and ends[-1].end() >= len(text) - 2 and not text[ends[-1].end() :].strip("-—–―·页"):
            text = text[: ends[-1].start()].rstrip("-—–―·第")
        return text, round(line.em), above

    def _is(self, line: Line, above: bool, apart: float, number: int) -> bool:
        text = line.text.strip()
        match = _NUMBER.fullmatch(text)
        if match:
            if not match["number"].isdigit():
                return True
            shift = number - int(match["number"])
            return bool(_DRESSED.fullmatch(text)) or self.shifts[shift] > 1 or (shift == 0 and not above)
        usual = self.sizes.most_common(1)[0][0] / 2 if self.sizes else 2 * line.em
        if _NO_HEAD.fullmatch(text) or line.em > 1.06 * usual:
            return False
        if apart < _APART * line.em and line.em > 0.94 * usual:
            return False
        key = self._key(line, above)
        return bool(key[0]) and self.counts[key] >= (2 if self.pages < 6 else max(3, self.pages // 10))


def _margins(flows: Sequence[Flow], height: float) -> list[tuple[Line, bool, float]]:
    """The lines in the margins of a page, outermost first: whether in the upper one, how far from what is next to it."""
    blocks = [block for flow in flows for block in flow.blocks]
    blocks.sort(key=lambda block: block.top + block.bottom)
    found: list[tuple[Line, bool, float]] = []
    for at, block in enumerate(blocks[:3]):
        if not isinstance(block, Line) or block.bottom > _MARGIN * height:
            break
        after = blocks[at + 1].top if at + 1 < len(blocks) else height
        found.append((block, True, after - block.bottom))
    for at in range(len(blocks) - 1, max(-1, len(blocks) - 4), -1):
        block = blocks[at]
        if not isinstance(block, Line) or block.top < (1 - _MARGIN) * height:
            break
        before = blocks[at - 1].bottom if at else 0.0
        found.append((block, False, block.top - before))
    return found
