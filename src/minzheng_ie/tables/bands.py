"""Which rows of a sheet are heads, which hold data: one band for each set of head rows."""

from __future__ import annotations

from collections import Counter
from dataclasses import field
from itertools import pairwise
from typing import Literal

from minzheng_ie.compiled import compile_re
from minzheng_ie.grids.broken import is_unit_alone
from minzheng_ie.records import dataclass
from minzheng_ie.tables.sheet import Box, Row, Sheet, is_translated

RowKind = Literal["head", "index", "single", "data", "labels", "note"]

_STEM = compile_re(
    r"[甲乙丙丁戊己庚辛壬癸A-Z]|[一二三四五六七八九十]{1,3}|\(?\d{1,3}\)?(?:=[\d+\-*/×÷%()= ]+)?|栏次"
)
_MOST = 12
"""Rows of heads that one band has at most."""
_COUNTER = compile_re("序号|栏次|行次|列次|栏目|甲")
_MARK = compile_re(
    r"[一二三四五六七八九十]{1,3}[、.]?|\([一二三四五六七八九十\d]{1,3}\)|\d{1,3}[、.)]|[①-⑳]|合计"
)
_VALUE = compile_re(
    r"\d[\d,.]*[十百千万亿]{0,3}(?:[美港欧日]?元|人|户|张|个(?!月)|%|所|家|对|件)(?![^()]*\))"
)
_NOTE = compile_re(
    r"[注备说][:：]|(?:注|备注|说明|附注|注释|数据来源|资料来源|填表人|制表人?|审核人?|单位负责人|统计负责人)(?:\d+|[一二三])?[:：、.]|注(?=[“\"*本])|[“\"]?\*[”\"]?(?:号|表示|为)"
)


@dataclass(slots=True)
class Band:
    """Rows of data under their heads.

    captions (list): numbers of rows above the heads with one cell that says what the table is. heads (list): of the
    head rows. index (list): of rows that number the columns (甲 乙 1 2). rows (list): of data and of sections.
    """

    captions: list[int] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    index: list[int] = field(default_factory=list)
    rows: list[int] = field(default_factory=list)


@dataclass(slots=True)
class Layout:
    """The bands of a sheet, the rows that repeat heads, and those that are notes."""

    bands: list[Band] = field(default_factory=list)
    repeated: list[int] = field(default_factory=list)
    notes: list[int] = field(default_factory=list)


def layout_of(sheet: Sheet) -> Layout:
    """Tell the rows of a sheet apart."""
    return _Splitter(sheet).run()


class _Splitter:
    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.numeric: Counter[int] = Counter()
        for row in sheet.rows.values():
            for box in row:
                if box.number:
                    self.numeric[box.cell.column] += 1
        self.layout = Layout()
        self.band = Band()
        self.singles: list[int] = []

    def run(self) -> Layout:
        for number, row in self.sheet.rows.items():
            kind = self._kind(number, row)
            if kind == "head" and len(self.band.heads) == _MOST and not self.band.rows:
                kind = "labels"  # words without end head nothing
            getattr(self, f"_{kind}")(number, row)
        self.layout.notes += self.singles
        self.singles = []
        self._close()
        return self.layout

    # what a row is

    def _kind(self, number: int, row: Row) -> RowKind:
        band = self.band
        numbers = [box for box in row if box.number]
        if self._numbers_columns(row, numbers):
            return "index"
        if _NOTE.match(row[0].text) and row[0].words and not numbers:
            return "note"
        if numbers:
            return "head" if self._years(row, numbers) else "data"
        if (len(row) == 1 or (band.heads and is_translated(row))) and number not in self.sheet.over:
            return "single"
        if not band.heads and not band.rows:
            return "head"
        if any(box.content.kind == "none" for box in row):
            return "data"
        return "head" if self._heads_numbers(row) else "labels"

    def _numbers_columns(self, row: Row, numbers: Row) -> bool:
        """甲 乙 丙 1 2 3 under heads."""
        if not self.band.heads or self.band.rows or len(row) < 2:
            return False
        if _COUNTER.fullmatch(row[0].text) and len(numbers) == len(row) - 1:
            return all(b.content.value > a.content.value for a, b in pairwise(numbers))
        if not all(box.number or _STEM.fullmatch(box.text) for box in row):
            return False
        values = [int(box.content.value) for box in numbers if box.content.whole]
        if len(values) != len(numbers):
            return False
        rising = all(b == a + 1 for a, b in pairwise(values)) and (not values or values[0] in (0, 1, 2, 3))
        return rising and (len(values) > 1 or len(values) < len(row))

    def _years(self, row: Row, numbers: Row) -> bool:
        """A row whose only numbers are years that head the columns (指标 2021 2022)."""
        band = self.band
        if not all(box.content.year for box in numbers) or any(box.content.kind == "none" for box in row):
            return False
        if band.rows:
            return len(numbers) > 1 and self._steps(numbers) <= {1, -1} and len(numbers) == len(row) - 1
        if len(row) == 1:
            return False
        # 序号 | 机构 | 成立年份: a data row has words of its own in columns that hold no numbers.
        if all(self._told_above(box) for box in numbers):
            return True  # the heads once more in another language
        # Of years one after the other some may have nothing below them.
        run = 2 < len(numbers) == len(row) - 1 and self._steps(numbers) in ({1}, {-1})
        counted = [self.numeric[box.cell.column] > 1 for box in numbers]
        return (any(counted) if run else all(counted)) and (len(numbers) > 1 or not band.heads)

    @staticmethod
    def _steps(numbers: Row) -> set[int]:
        return {int(b.content.value) - int(a.content.value) for a, b in pairwise(numbers)}

    def _told_above(self, box: Box) -> bool:
        """Whether the head above a year names it."""
        above = [self.sheet.at(row, box.cell.column) for row in self.band.heads]
        return any(held is not None and box.text in held.text for held in above)

    def _heads_numbers(self, row: Row) -> bool:
        """Whether words stand where other rows have numbers."""
        found = sum(
            1
            for box in row
            if box.words
            and not _MARK.fullmatch(box.text)
            and not _VALUE.search(box.text)
            and self._over_numbers(box)
        )
        if not found:
            return False
        if not self.band.rows:
            return True
        taken = [box for box in row if self._over_numbers(box)]
        return found == len(taken) and (found > 1 or len(row) == 2) and self._reach() <= 2 * found

    def _reach(self) -> int:
        """How many columns hold numbers."""
        most = max(self.numeric.values(), default=0)
        return sum(1 for count in self.numeric.values() if 4 * count >= most)

    def _over_numbers(self, box: Box) -> bool:
        first = box.cell.column
        return any(self.numeric[c] for c in range(first, first + min(box.cell.columns, 64)))

    # what is done with it

    def _head(self, number: int, row: Row) -> None:
        if self.band.rows:
            if self._repeats(row):
                self.layout.repeated.append(number)
                return
            self._close()
        elif self.singles and not self.band.heads:
            self.band.captions += self.singles
            self.singles = []
        self.band.heads.append(number)

    def _repeats(self, row: Row) -> bool:
        texts = [box.text for box in row]
        return any([box.text for box in self.sheet.rows[head]] == texts for head in self.band.heads)

    def _index(self, number: int, row: Row) -> None:
        self.band.index.append(number)

    def _note(self, number: int, row: Row) -> None:
        self.layout.notes.append(number)

    def _single(self, number: int, row: Row) -> None:
        box = row[0]
        over = bool(box.cell.column) and not self.band.rows and self._over_numbers(box)
        if self.band.rows and not self.singles and is_unit_alone(box.text):
            self.band.rows.append(number)  # of the row above
        elif over and (self.band.heads or box.cell.columns > 1):
            self.band.heads.append(number)
        else:
            self.singles.append(number)

    def _labels(self, number: int, row: Row) -> None:
        self._data(number, row)

    def _data(self, number: int, row: Row) -> None:
        if self.singles:
            target = self.band.rows if self.band.heads or self.band.rows else self.band.captions
            target += self.singles
            self.singles = []
        self.band.rows.append(number)

    def _close(self) -> None:
        """End a band; single cells above the next head are captions of it, at the end of the sheet notes."""
        if self.band.heads or self.band.rows or self.band.captions:
            self.layout.bands.append(self.band)
        self.band = Band(captions=self.singles)
        self.singles = []


def wide_rows(sheet: Sheet, band: Band) -> frozenset[int]:
    """The rows that reach beyond the heads where others do not: what stands in them is pushed out of its column."""
    heads = [box.cell for row in band.heads for box in sheet.rows[row]]
    if not heads:
        return frozenset()
    last = max(cell.column + cell.columns - 1 for cell in heads)
    wide = [row for row in band.rows if sheet.rows[row][-1].cell.column > last]
    return frozenset(wide) if len(wide) < len(band.rows) else frozenset()
