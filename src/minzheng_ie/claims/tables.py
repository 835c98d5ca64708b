"""Tables in text: rows of cells apart by spaces (指标 单位 数量), read with the columns their header names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

import regex as re

from minzheng_ie.analysis import Analysis
from minzheng_ie.claims.told_units import ToldUnits
from minzheng_ie.compiled import compile_regex
from minzheng_ie.quantities.amounts import EXACT
from minzheng_ie.quantities.model import Quantity
from minzheng_ie.quantities.reader import LARGEST
from minzheng_ie.quantities.recognize import recognize_in
from minzheng_ie.records import dataclass
from minzheng_ie.schema import Change
from minzheng_ie.text.layout import Block

_HEADER = 80  # characters; a longer line heads no table
_LONGEST_UNIT = 16  # characters
_CELL = compile_regex(r"\S+")
_NUMBER = compile_regex(r"[+\-]?\d[\d,]*(?:\.\d+)?%?")
_THOUSANDS = compile_regex(r"[+\-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?%?")
_CAPTION = compile_regex(r"单位[:]\s*([^\s():]{1,6})")
_BRACKET = compile_regex(r"\(([^()]{1,6})\)$")
_YEAR = compile_regex(r"([0-9]{4})年?")
_SO_FAR = compile_regex(r"累计|年初至|1[-—至][0-9]{1,2}月")
SO_FAR = "../"
"""What `RowClaim.year` holds of a column that runs from the first of January."""
_GROWTH = compile_regex(r"增长|增幅|增减|同比|比上年")
_RATE = compile_regex(r"率|占|比重|比例|比$|程度|覆盖|幅度")
_WORDS = compile_regex(r"\p{L}")
_DIGIT = compile_regex(r"[\d零〇一二三四五六七八九两几半]")
_GROUP_FIRST, _GROUP_NEXT = compile_regex(r"[1-9]\d{0,2}"), compile_regex(r"\d{3}(?:\.\d+)?")
_COUNTED = compile_regex(r"[\p{L})](?:\d{2,}|\d[\d,]*\.\d+|\d{1,3}(?:,\d{3})+)$")
_EARLIER = compile_regex(r"(?:上年|去年|上[期月季]|同期|上季度|上半年)(?:末|底|同期|累计|实际|完成)?数?")
_BARE_YEAR = compile_regex(r"(?:19|20)\d{2}")
_UNIT_HEAD = compile_regex(r"单位$")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a row: clean offsets and text."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class RowClaim:
    """One number of a row with what its columns say.

    index (int): the number among the document's quantities. name (Cell): the row's label.
    value (Decimal): scale of the unit column included. unit (str): canonical.
    unit_span (tuple): where the unit is written. year (str | None): a year that heads the column, or
    SO_FAR; with its clean span.
    """

    index: int
    name: Cell
    value: Decimal
    unit: str
    dimension: str | None
    unit_span: tuple[int, int]
    year: tuple[str, int, int] | None
    change: Change


def cells(text: str, block: Block) -> list[Cell]:
    """The cells of a line."""
    return [Cell(m.start(), m.end(), m.group()) for m in _CELL.finditer(text, block.start, block.end)]


def read_rows(analysis: Analysis, dirs: tuple[Path, ...]) -> dict[int, list[RowClaim]]:
    """The claims of every row of a document, by the number of its block."""
    text = analysis.clean.text
    numbers = {q.start: (i, q) for i, q in enumerate(analysis.quantities)}
    numbers.update({q.number_start: (i, q) for i, q in enumerate(analysis.quantities)})
    found: dict[int, list[RowClaim]] = {}
    header: list[Cell] = []
    caption: _Scale | None = None
    broken = False
    told = ToldUnits(text, analysis.quantities)
    blocks = analysis.layout.blocks
    for b, block in enumerate(blocks):
        if block.kind != "row":
            length = block.end - block.start
            line = cells(text, block) if length <= _HEADER else []
            broken = broken and length <= _HEADER
            if len(line) > 1 and not re.search(r"[。;]", text[block.start : block.end]):
                header, broken = line, False
            elif header and len(line) == 1 and _GROWTH.search(line[0].text):
                broken = True  # a head goes on in a second line: whose columns these are is not told
            elif length > 40:
                header, caption = [], None
            match = _CAPTION.search(text, block.start, block.end) if length <= 60 else None
            if match:
                caption = _scale(match.group(1), match.start(1), dirs)
            continue
        line = cells(text, block)
        if broken or any(_EARLIER.fullmatch(cell.text) for cell in header):
            found[b] = []  # a head of another time than the table's
            continue
        if _heads(line):
            header = _with_years(line)
            continue
        scale = caption
        if scale is None and header and _BARE_YEAR.match(header[-1].text):
            scale = _told(told, line)
        found[b] = list(_Row(line, header, scale, numbers, dirs).claims())
    return found


def _with_years(line: Sequence[Cell]) -> list[Cell]:
    """The head of a table of years, each with its 年 where that stands apart (2001 年 2002 年)."""
    joined: list[Cell] = []
    for cell in line:
        if cell.text == "年" and joined and _BARE_YEAR.fullmatch(joined[-1].text):
            joined[-1] = Cell(joined[-1].start, cell.end, f"{joined[-1].text}年")
        else:
            joined.append(cell)
    return joined


def _told(text: ToldUnits, line: Sequence[Cell]) -> _Scale | None:
    """The unit of a row of bare numbers that the text tells with one of them; None where it tells none."""
    if not all(_NUMBER.fullmatch(cell.text) and "%" not in cell.text for cell in line[1:]):
        return None
    values = [Decimal(cell.text.replace(",", "")) for cell in line[1:]]
    told = text.of(line[0].text, values)
    if told is None or told.unit is None:
        return None
    return _Scale(Decimal(1), told.unit, told.dimension, (told.start, told.end))


def _heads(line: Sequence[Cell]) -> bool:
    """Whether a row of years is the head of a table (指标 2022 2023)."""
    years = [int(c.text) for c in line if _BARE_YEAR.fullmatch(c.text)]
    numbers = [c for c in line if _NUMBER.fullmatch(c.text)]
    return len(years) == len(numbers) > 1 and all(b - a in (-1, 1) for a, b in pairwise(years))


@lru_cache(maxsize=1 << 12)
def _unit(form: str, dirs: tuple[Path, ...]) -> Quantity | None:
    """Read a cell or bracket that holds nothing but a unit (``万张``, ``%``) as one of that unit; they recur row by row."""
    if len(form) > _LONGEST_UNIT or _DIGIT.search(form):
        return None  # 35家 is a number of its own
    read = recognize_in("1" + form, dirs)
    whole = len(read) == 1 and read[0].unit is not None and read[0].end == len(form) + 1
    return read[0] if whole and read[0].skip is None and read[0].value_max is None else None


@dataclass(frozen=True, slots=True)
class _Scale:
    """A unit with its scale, and where it is written."""

    value: Decimal
    unit: str
    dimension: str | None
    span: tuple[int, int]


def _scale(form: str, start: int, dirs: tuple[Path, ...]) -> _Scale | None:
    """The unit that ``form``, written at ``start``, is."""
    read = _unit(form, dirs)
    if read is None or read.unit is None:
        return None
    return _Scale(read.value, read.unit, read.dimension, (start, start + len(form)))


def _bracketed(cell: Cell, dirs: tuple[Path, ...]) -> _Scale | None:
    """The unit in brackets at the end of a label or head (资金(万元))."""
    bracket = _BRACKET.search(cell.text)
    return _scale(bracket.group(1), cell.start + bracket.start(1), dirs) if bracket else None


def _is_latin(name: str) -> bool:
    """Whether a name is a word of another language, and no short form (GDP): one of a head in several (Type 數目 千澳門元 103)."""
    return name.isascii() and not name.isupper()


class _Row:
    """A line of cells under a header and a caption; says of each number what its columns say, or nothing.

    A number takes its unit from its own cell, the cell behind it, its head or the label, a column of units, the
    caption: never from a cell that holds another number. Where the columns cannot be told apart nothing is claimed.
    """

    def __init__(
        self,
        line: Sequence[Cell],
        header: Sequence[Cell],
        caption: _Scale | None,
        numbers: dict[int, tuple[int, Quantity]],
        dirs: tuple[Path, ...],
    ) -> None:
        self.line = line
        self.header = header if len(header) == len(line) else ()
        self.numbers = numbers
        self.dirs = dirs
        self.bare = [i for i, c in enumerate(line) if _NUMBER.fullmatch(c.text)]
        self.glued = [i for i, c in enumerate(line) if i not in self.bare and self._holds_number(c)]
        self.units = {
            i: unit
            for i, c in enumerate(line)
            if i > 0 and i not in self.bare and (unit := _scale(c.text, c.start, dirs)) is not None
        }
        self.heads = {i: unit for i, c in enumerate(self.header) if (unit := _bracketed(c, dirs)) is not None}
        self.label = _bracketed(line[0], dirs)
        self.caption = caption

    def _holds_number(self, cell: Cell) -> bool:
        """Whether a cell is a number with its unit (35家)."""
        found = self.numbers.get(cell.start)
        if found is None or found[1].skip is not None:
            return False
        return found[1].unit is not None and found[1].end == cell.end

    def claims(self) -> Iterator[RowClaim]:
        """The numbers that can be read, in order."""
        if not self.bare or self.bare[0] == 0:
            return
        torn = set() if self.header else self._torn()
        column = self._column()
        for position in sorted(self.bare + (self.glued if self.header else [])):
            index, quantity = self.numbers.get(self.line[position].start, (-1, None))
            if quantity is None or quantity.skip not in (None, "no_unit") or position in torn:
                continue
            name = self._name(position)
            if name is not None and not _is_latin(name.text):
                read = self._whole if position in self.glued else self._number
                claim = read(position, quantity, name, column, index)
                if claim is not None:
                    yield claim

    def _number(
        self, position: int, quantity: Quantity, name: Cell, column: _Scale | None, index: int
    ) -> RowClaim | None:
        """A number without its unit in its own cell, but for ``%``."""
        if not self.header and (self.glued or self._year(position)):
            return None  # 养老机构 120 35家: what either column counts is not told
        cell = self.line[position]
        head = self.header[position] if self.header else None
        if "," in cell.text and not _THOUSANDS.fullmatch(cell.text):
            return None  # 6742,140: two numbers, or a comma that is wrong
        value = Decimal(cell.text.rstrip("%").replace(",", ""))
        unit = self._own(position, column)
        where: tuple[int, int] | None = None  # of the sign of a share
        if cell.text.endswith("%"):
            where = (cell.start, cell.end)
        elif head is not None and "%" in head.text and position + 1 not in self.units:
            where = (head.start, head.end)
        elif unit is not None and unit.unit == "%":
            where = unit.span
        if where is not None:
            told = head is not None or _RATE.search(name.text) is not None
            return self._share(index, name, value, head, where) if told or self._alike(position) else None
        if unit is None or (head is None and self._beside(position)):
            return None
        value = EXACT.multiply(value, unit.value)
        if value.copy_abs() >= LARGEST:
            return None
        return RowClaim(index, name, value, unit.unit, unit.dimension, unit.span, self._when(head), "none")

    def _beside(self, position: int) -> bool:
        """Whether another number of the label stands beside one, and no head tells them apart; a year among numbers may be one."""
        first = last = position
        while first - 1 in self.bare:
            first -= 1
        while last + 1 in self.bare:
            last += 1
        near = (position - 1, position + 1) if self._year(first) else range(first, last + 1)
        return any(i in self.bare and i != position and not self._year(i) for i in near)

    def _alike(self, position: int) -> bool:
        """Whether all numbers are shares as this one is: beside a count it is a share of it, or its growth."""
        sign = self.line[position].text.endswith("%")
        return len(self.bare) == 1 or (sign and all(self.line[i].text.endswith("%") for i in self.bare))

    def _name(self, position: int) -> Cell | None:
        """The label of a number without its unit; None when it says nothing."""
        cell = self._label(position)
        if _COUNTED.search(cell.text) or _COUNTED.search(self.line[position - 1].text):
            return None  # 结婚登记2100 2200: its first number stands in the label
        if _bracketed(cell, self.dirs) is not None:
            cut = cell.text.rindex("(")
            cell = Cell(cell.start, cell.start + cut, cell.text[:cut])
        return cell if _WORDS.search(cell.text) else None

    def _label(self, position: int) -> Cell:
        """What names a number: the first cell, or without a header words behind a number before it (机构 120 家 床位 3500 张)."""
        if self.header:
            return self.line[0]
        between = range(self.bare[0] + 1, position)
        words = [i for i in between if i not in self.bare and i not in self.units and i not in self.glued]
        return self.line[words[-1]] if words else self.line[0]

    def _torn(self) -> set[int]:
        """Numbers side by side that may be one, its thousands set apart (120 350)."""
        torn: set[int] = set()
        for i, j in pairwise(self.bare):
            before, after = self.line[i], self.line[j]
            grouped = _GROUP_FIRST.fullmatch(before.text) or i in torn
            if j == i + 1 and after.start == before.end + 1 and grouped and _GROUP_NEXT.fullmatch(after.text):
                torn |= {i, j}
        last = self.bare[-1]
        if last + 1 in self.glued and self.line[last + 1].start == self.line[last].end + 1:
            opens = re.match(r"\d{3}(?!\d)", self.line[last + 1].text)
            if opens and (_GROUP_FIRST.fullmatch(self.line[last].text) or last in torn):
                torn |= {last, last + 1}
        return torn

    def _column(self) -> _Scale | None:
        """The unit that a column before the numbers, or one headed 单位, gives them all."""
        for i, unit in self.units.items():
            if i < self.bare[0] or (self.header and _UNIT_HEAD.search(self.header[i].text)):
                return unit
        return None

    def _own(self, position: int, column: _Scale | None) -> _Scale | None:
        """The unit of the number in a cell."""
        if column is not None:
            return self.heads.get(position, column)
        behind = self.units.get(position + 1)
        if behind is not None:
            return behind
        if self.units and not self.header:
            return None  # 120 130 家: whether the unit is of both is not told
        label = self._label(position)
        told = self.label if label is self.line[0] else _bracketed(label, self.dirs)
        return self.heads.get(position) or told or self.caption

    def _year(self, position: int) -> bool:
        """Whether a number may be the year of those beside it."""
        return len(self.bare) > 1 and _BARE_YEAR.fullmatch(self.line[position].text) is not None

    def _when(self, head: Cell | None) -> tuple[str, int, int] | None:
        year = _YEAR.search(head.text) if head is not None else None
        if head is None:
            return None
        if year is None:
            so_far = _SO_FAR.search(head.text)
            return (SO_FAR, head.start + so_far.start(), head.start + so_far.end()) if so_far else None
        return year.group(1), head.start + year.start(), head.start + year.end()

    def _whole(
        self, position: int, quantity: Quantity, name: Cell, column: _Scale | None, index: int
    ) -> RowClaim | None:
        """A number that has its unit in its own cell, under its own head."""
        if quantity.unit is None or quantity.value_max is not None:
            return None
        head = self.header[position]
        growth = _GROWTH.search(head.text) is not None
        change: Change = "none" if not growth else "decrease" if quantity.value < 0 else "increase"
        value = quantity.value.copy_abs() if growth else quantity.value
        span = (quantity.start, quantity.end)
        return RowClaim(index, name, value, quantity.unit, quantity.dimension, span, self._when(head), change)

    @staticmethod
    def _share(index: int, name: Cell, value: Decimal, head: Cell | None, at: tuple[int, int]) -> RowClaim:
        growth = head is not None and _GROWTH.search(head.text) is not None
        change: Change = "none" if not growth else ("decrease" if value < 0 else "increase")
        return RowClaim(index, name, value.copy_abs() if growth else value, "%", "share", at, None, change)
