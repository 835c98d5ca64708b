"""What is on a page of a PDF: runs of text, rules, and what is made of them: lines and tables.

All measures are points from the upper left corner of the page turned so that its text is upright (the reading frame);
`Frame.shown` turns a box into the page as a viewer shows it.
"""

from __future__ import annotations

from dataclasses import field
from typing import NamedTuple

from minzheng_ie.records import dataclass

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""


class Run(NamedTuple):
    """Characters that follow each other without a gap.

    em (float): the size of its type. raised (bool): set small and high. spaced (bool): a space stands before it.
    tall (bool): it goes up or down.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    em: float
    raised: bool = False
    spaced: bool = False
    tall: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """How a page lies. left, bottom, right, top (float): its box in its own units, y upwards.

    reading, showing (int): quarter turns clockwise that make its text upright, and that a viewer makes.
    """

    left: float
    bottom: float
    right: float
    top: float
    reading: int = 0
    showing: int = 0

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in the reading frame."""
        width, height = self.right - self.left, self.top - self.bottom
        return (height, width) if self.reading % 2 else (width, height)

    def read(self, left: float, bottom: float, right: float, top: float) -> Box:
        """A box of the page's own units in the reading frame."""
        return self._turned(self.reading, left, bottom, right, top)

    def shown(self, box: Box) -> Box:
        """A box of the reading frame on the page as it is shown, to a tenth of a point."""
        x0, y0, x1, y1 = box
        if self.reading != self.showing:
            one, other = self._own(x0, y0), self._own(x1, y1)
            x0, y0, x1, y1 = self._turned(
                self.showing,
                min(one[0], other[0]), min(one[1], other[1]), max(one[0], other[0]), max(one[1], other[1]),
            )  # fmt: skip
        return round(x0, 1), round(y0, 1), round(x1, 1), round(y1, 1)

    def _turned(self, turns: int, left: float, bottom: float, right: float, top: float) -> Box:
        if turns == 0:
            return left - self.left, self.top - top, right - self.left, self.top - bottom
        if turns == 1:
            return bottom - self.bottom, left - self.left, top - self.bottom, right - self.left
        if turns == 2:
            return self.right - right, bottom - self.bottom, self.right - left, top - self.bottom
        return self.top - top, self.right - right, self.top - bottom, self.right - left

    def _own(self, x: float, y: float) -> tuple[float, float]:
        if self.reading == 0:
            return x + self.left, self.top - y
        if self.reading == 1:
            return y + self.left, x + self.bottom
        if self.reading == 2:
            return self.right - x, y + self.bottom
        return self.right - y, self.top - x


@dataclass(slots=True)
class Rules:
    """The ruling lines of a page. across (list): y, x0, x1. down (list): x, y0, y1."""

    across: list[tuple[float, float, float]] = field(default_factory=list)
    down: list[tuple[float, float, float]] = field(default_factory=list)


@dataclass(slots=True)
class Page:
    """A page. number (int): from 1. unmapped (int): characters whose font does not say what they are.

    scanned (bool): an image covers it. recognised (bool): its text lies unseen over such an image.
    cut (bool): it holds more than is read. lost (bool): text in a font that is not here was not read.
    """

    number: int
    frame: Frame
    runs: list[Run]
    rules: Rules
    unmapped: int = 0
    scanned: bool = False
    recognised: bool = False
    cut: bool = False
    lost: bool = False


@dataclass(slots=True)
class Line:
    """A line of text in its column."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    em: float

    @property
    def middle(self) -> float:
        """Half its height from above."""
        return (self.top + self.bottom) / 2

    @property
    def box(self) -> Box:
        """Its box."""
        return self.x0, self.top, self.x1, self.bottom


@dataclass(slots=True)
class TableCell:
    """A cell of a ruled table. page (int): from 1. box: of its text, in the reading frame. Other fields as of `RawCell`.

    before, after (float): how far its text is from the rules at its left and right, in ems of its type.
    """

    row: int
    column: int
    rows: int
    columns: int
    text: str
    page: int
    box: Box
    before: float = 0.0
    after: float = 0.0


@dataclass(slots=True)
class Table:
    """A ruled table. xs (tuple): its vertical rules, from its left edge. rows (int): how many.

    page, x0, x1: of its last piece where it goes over pages or columns.
    """

    x0: float
    top: float
    x1: float
    bottom: float
    xs: tuple[float, ...]
    rows: int
    cells: list[TableCell]
    page: int
