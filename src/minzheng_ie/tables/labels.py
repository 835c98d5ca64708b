"""The labels of a panel's rows with what they hang under: section, number of the list, 其中, indentation, merged parents."""

from __future__ import annotations

from typing import NamedTuple

from minzheng_ie.compiled import compile_re
from minzheng_ie.records import dataclass
from minzheng_ie.tables.columns import AGES, SIZES, YEARS, Panel
from minzheng_ie.tables.grouped import Grouped
from minzheng_ie.tables.heads import HeadReader, Reading
from minzheng_ie.tables.marks import pieces
from minzheng_ie.tables.parts import PartsOfWhole
from minzheng_ie.tables.sheet import Box, Sheet

_SECTION, _LEAF, _PART = -1, 20, 30
"""Levels: a section without a number, a label without one, a part of the label above."""

_SCHEME = compile_re(r"(?!.*[年期季月度])[\u4e00-\u9fff]{2,12}计划")
_OLD = "岁"  # what a bare number among ages leaves out
_YEAR, _SHORT_YEAR = "年", compile_re(r"9\d|1[0-3]\d")
_DIVISIONS = compile_re("区划(?:单位)?数?$")
_MEASURE = 2  # characters of 支出, 人数
_ACCOUNTS = ("收入", "支出")
_FEE = "费"  # one is no kind of another

_QUOTES = ("“", "‘", '"', "'")
"""Marks that stand in the margin of a column of text: what they open is not set out."""


def is_scheme(name: str) -> bool:
    """Whether a row is of a scheme (明天计划), and tells no plan."""
    return _SCHEME.fullmatch(name) is not None


class Label(NamedTuple):
    """A label of a row. box: where it stands. reading: what it says. part: whether it is told as a part of the one before
    it (其中, #, set in below a number)."""

    box: Box
    reading: Reading
    part: bool


Path = tuple[Label, ...]
"""From the highest to the row's own."""


@dataclass(slots=True)
class Entry:
    level: int
    indent: int
    label: Label
    valued: bool
    column: int
    inset: int = 0
    """How far the first label below it that is set in stands from it."""


class Labeller:
    """Follows the labels of a panel row by row."""

    def __init__(
        self, sheet: Sheet, panel: Panel, reader: HeadReader, *, indented: bool, repeated: frozenset[str]
    ) -> None:
        self.sheet = sheet
        self.panel = panel
        self.reader = reader
        self.indented = indented
        self.repeated = repeated
        """Texts of labels that several rows have."""
        self.stack: list[Entry] = []
        self.columns = [column.number for column in panel.labels]
        self.serials = [column.number for column in panel.serials]
        self.numbers = [column.number for column in panel.data]
        self.ages = frozenset(column.number for column in panel.labels if column.text.startswith(AGES))
        self.years = frozenset(
            column.number for column in panel.labels if reader.since_1912 and YEARS.fullmatch(column.text)
        )
        self.sizes = {column.number: column.text for column in panel.labels if SIZES.search(column.text)}
        self.upper: dict[int, Label] = {}
        self.opened: Label | None = None
        """The section whose first row is to come."""
        self.parts = PartsOfWhole(sheet, self.numbers)
        self.grouped = Grouped()
        """Rows that are parts of the one above them by what they add up to."""
        self.tails: dict[int, str] = {}
        """What labels go on with on a row of their own."""
        self.ranks: dict[str, int] = {}
        """Levels of labels that are divisions: of two of one level, none is the other's part."""

    def section(self, box: Box) -> None:
        """A row that is nothing but a label."""
        self.upper.clear()
        self.parts.end()
        for piece in pieces(box.text):
            self._section(box, piece)

    def _section(self, box: Box, text: str) -> None:
        reading = self.reader.read(text)
        label = self.opened = Label(box, reading, reading.of_which)
        level = self._level(reading, box, valued=False)
        self._push(Entry(_SECTION if level == _LEAF else level, box.cell.indent, label, False, -1))

    def row(self, number: int) -> Path:
        """The labels of a row; empty when it has none."""
        found = self._boxes(number)
        if not found:
            self._lose(number)
            return ()
        *parents, own = found
        valued = any(self.sheet.at(number, column) is not None for column in self.numbers)
        first, *others = pieces(own.text + self.tails.get(number, ""))
        if own.number and own.cell.column in self.ages:
            first += _OLD
        elif own.number and own.cell.column in self.years and _SHORT_YEAR.fullmatch(first):
            first += _YEAR  # 97, of a text that counts years from 1912
        elif first[0].isdecimal():
            first = self.sizes.get(own.cell.column, "") + first  # 家庭人数 1
        reading = self.reader.read(first)
        if reading.only_unit and self.panel.units:
            return ()  # a unit among labels beside units of their own: the row slipped, and its label is lost
        level = _PART if number in self.grouped.parts else self._level(reading, own, valued=valued)
        indent = own.cell.indent + (not self.sheet.grid.regular and own.text.startswith(_QUOTES))
        entry = Entry(level, indent, Label(own, reading, part=False), valued, own.cell.column)
        if reading.of_which:
            self.stack = self.parts.above(number, [held for held in self.stack if held.level != _PART])
        stack = self._push(entry)
        self.opened = None
        if level == _PART or (level == _LEAF and len(stack) > 1 and stack[-2].valued):
            entry.label = Label(own, reading, part=True)
        outer = tuple([held.label for held in stack])
        if parents:
            beside = tuple(Label(box, self.reader.read(box.text), part=False) for box in parents)
            outer = (*outer[:-1], *beside, outer[-1])
        for other in others:
            self._section(own, other)
        return outer

    def _lose(self, number: int) -> None:
        """Nothing hangs under a row whose label a copy lost."""
        if not self.sheet.grid.regular and any(self.sheet.at(number, c) is not None for c in self.numbers):
            while self.stack and self.stack[-1].level != _SECTION:
                self.stack.pop()

    def _boxes(self, number: int) -> list[Box]:
        """The label boxes of a row; a parent that is written once stands for the rows below it."""
        found: list[Box] = []
        own = {column: self.sheet.at(number, column) for column in self.columns}
        last = next((c for c in reversed(self.columns) if own[c] is not None), None)
        if last is None:
            return self._total(number)
        for column in self.columns:
            box = own[column]
            if box is None and column < last and len(self.columns) > 1:
                kept = self.upper.get(column)
                box = kept.box if kept is not None else None
            elif box is not None:
                self.upper[column] = Label(box, self.reader.read(box.text), part=False)
                for later in self.columns:
                    if later > column:
                        self.upper.pop(later, None)
            if box is not None and (not found or found[-1] is not box):
                found.append(box)
        return found

    def _total(self, number: int) -> list[Box]:
        """合计 in the column of the serial numbers."""
        boxes = [self.sheet.at(number, column) for column in self.serials]
        return [box for box in boxes if box is not None and self.reader.read(box.text).total]

    def _level(self, reading: Reading, box: Box, *, valued: bool) -> int:
        if reading.of_which:
            return _PART
        if reading.level is not None:
            return reading.level
        top = self.stack[-1] if self.stack else None
        if top is None:
            return _LEAF
        if (
            self._is_division(reading)
            and _DIVISIONS.search(top.label.reading.name) is not None
            and top.valued
        ):
            return _PART  # 镇 behind 乡级行政区划
        if top.level == _PART and self._goes_on(reading, box, top):
            return _PART
        return _LEAF

    def _is_division(self, reading: Reading) -> bool:
        return self.reader.words.is_whole("division", reading.name)

    def _goes_on(self, reading: Reading, box: Box, top: Entry) -> bool:
        """Whether a label without a mark is one more part of the whole that the one above is a part of."""
        if self.indented:
            whole = next((e for e in reversed(self.stack) if e.level != _PART), None)
            below = whole is not None and box.cell.indent > whole.indent
            return below and whole is not None and not self._of_one_level(whole.label.box, box)
        if self._is_division(reading) and self._is_division(top.label.reading):
            return True
        if reading.name in self.reader.words.groups or self._goes_on_alike(reading, top):
            return True
        whole = next((e for e in reversed(self.stack) if e.level != _PART), None)
        return (
            whole is not None and whole.valued and self.parts.complete(whole.label.box.cell.row, box.cell.row)
        )

    def _goes_on_alike(self, reading: Reading, top: Entry) -> bool:
        """Whether whole and part have the measure of a label, and the whole has a time that the label would say as well."""
        whole = next((e.label.reading for e in reversed(self.stack) if e.level != _PART), None)
        if whole is None or whole.time is None or reading.time is not None:
            return False
        names = (whole.name, top.label.reading.name, reading.name)
        return all(len(name) > _MEASURE and name[-_MEASURE:] == reading.name[-_MEASURE:] for name in names)

    def _of_one_level(self, upper: Box, lower: Box) -> bool:
        """Whether two labels are divisions of one level."""
        rank = self.ranks.get(upper.text)
        return rank is not None and rank == self.ranks.get(lower.text)

    def _push(self, entry: Entry) -> list[Entry]:
        """Put a label where it hangs. RETURNS (list): the entries from the highest to it."""
        stack = self.stack
        while stack and not self._above(stack[-1], entry):
            stack.pop()
        if stack and not stack[-1].inset:
            stack[-1].inset = max(0, entry.indent - stack[-1].indent)
        stack.append(entry)
        return stack

    def _above(self, upper: Entry, entry: Entry) -> bool:
        """Whether ``upper`` is what ``entry`` hangs under."""
        if entry.level == _PART:
            return upper.level != _PART
        if upper.level == _PART:
            return False
        if entry.level == _LEAF:
            return self._above_leaf(upper, entry)
        return upper.level < entry.level

    def _set_in(self, upper: Entry, entry: Entry) -> bool:
        """Whether a label is set in below another; a blank too many is none where those below it stand twice as deep."""
        depth = entry.indent - upper.indent
        return depth > 0 and (self.sheet.grid.regular or 2 * depth > upper.inset)

    def _sums_up_all(self, reading: Reading, upper: Entry) -> bool:
        """Whether a label sums up all items above it, of which ``upper`` is one."""
        if not _sums(reading) or upper.label is self.opened:
            return False
        return not upper.valued or reading.name.endswith(_ACCOUNTS)

    def _above_leaf(self, upper: Entry, entry: Entry) -> bool:
        """Whether a label without a number hangs under one: by how far it is set in, else under what has no value."""
        if upper.level == _SECTION:
            if self.indented and upper.inset and entry.indent <= upper.indent:
                return False  # the rows set in below a section are its own, and no others
            if upper.label.reading.name.endswith(_FEE) and entry.label.reading.name.endswith(_FEE):
                return False  # 公务接待费 below 因公出国费, of which there is none
            # 收入合计 right behind a name without numbers: that was a row of its own kind with nothing in it.
            return not (upper is self.stack[-1] and upper.label is self.opened and _sums(entry.label.reading))
        if self._sums_up_all(entry.label.reading, upper):
            return False  # 支出合计 below 二、结转下年, of which there is none, or below the last of what was spent
        if self.indented and self._of_one_level(upper.label.box, entry.label.box):
            return False  # 内蒙古 stands further left than 辽 宁: it is the longer name
        if self.indented:
            return self._set_in(upper, entry) or (upper.level < _LEAF and not upper.valued)
        if upper.level == _LEAF:
            return False
        bare = entry.label.reading.name in self.reader.words.bare
        # 民政部门办 below 一、事业单位 and again below 二、企业单位
        again = entry.label.box.text in self.repeated
        return not upper.valued or bare or again or entry.label.reading.growth is not None


def _sums(reading: Reading) -> bool:
    """Whether a label sums up what is named in it (收入合计)."""
    return reading.name != "" and reading.text.endswith(("合计", "总计", "共计"))
