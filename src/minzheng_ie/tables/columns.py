"""The columns of a band: what each is, and which labels its numbers have."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import field
from pathlib import Path
from typing import Literal

from minzheng_ie.compiled import compile_re
from minzheng_ie.records import dataclass
from minzheng_ie.tables.bands import Band, wide_rows
from minzheng_ie.tables.heads import HeadReader, Reading
from minzheng_ie.tables.in_english import readings_of
from minzheng_ie.tables.scales import scale_of
from minzheng_ie.tables.sheet import Box, Sheet

ColumnKind = Literal["label", "data", "unit", "serial", "rank", "code", "text"]
"""``text``: remarks and the like; ``code``: numbers that count nothing; ``rank``: places in an order."""

_CODE = compile_re(r"[A-Za-z]{1,5}[\-.]?\d{1,12}|\d{17}[\dX]|0\d+")
_PAIRED = compile_re(r"\d[\d ,.]*[\u4e00-\u9fff]{0,2} ?[/(]")  # 120/310, 120户(310人)
AGES = "年龄"  # of a person in a list; before all other columns it names groups
YEARS = compile_re("年[份度]?别?")
_PERSON = "人"
SIZES = compile_re(r"(?:人数|人數|人口数?)(?:\(人\))?$")  # of households in a list, before sums
_OF_UNITS, _OF_ROWS = ("单位", "计量单位"), ("region", "indicator", "year")
_YEARS = 3
"""Years that a column without a head holds at the least."""
_SAMPLE = 400
"""Rows from which the kind of a column is told."""
_KINDS: dict[str, ColumnKind] = {
    "serial": "serial", "rank": "rank", "code": "code", "remark": "text", "attribute": "text", "unit": "unit", "charge": "unit",
    "region": "label", "indicator": "label", "year": "label",
}  # fmt: skip


@dataclass(slots=True)
class Column:
    """A column. number (int): in the grid. path (tuple): the boxes of its heads, the highest first.

    readings (tuple): of the boxes. role (str | None): as of `COLUMN_ROLES`, told by its lowest head.
    own (str | None): the unit that is written in all its cells.
    """

    number: int
    path: tuple[Box, ...]
    readings: tuple[Reading, ...]
    role: str | None
    kind: ColumnKind = "data"
    numbers: int = 0
    words: int = 0
    own: str | None = None

    @property
    def text(self) -> str:
        """The heads as one text."""
        return "".join(reading.text for reading in self.readings)


@dataclass(slots=True)
class Panel:
    """Columns side by side that belong together: labels, a column of units, and the numbers they tell of."""

    labels: list[Column] = field(default_factory=list)
    units: list[Column] = field(default_factory=list)
    serials: list[Column] = field(default_factory=list)
    data: list[Column] = field(default_factory=list)


@dataclass(slots=True)
class Columns:
    """The panels of a band, its other columns, and which hold numbers that count something.

    pushed (bool): numbers stand where names do: rows have lost empty cells, and what stood behind these was pushed to the left.
    wide (frozenset): rows that reach beyond the heads.
    """

    panels: list[Panel]
    rest: dict[int, Column]
    numbers: frozenset[int] = frozenset()
    pushed: bool = False
    wide: frozenset[int] = frozenset()

    @property
    def corner(self) -> tuple[Box, ...]:
        """The heads of the first column of names, the lowest first."""
        labels = self.panels[0].labels
        return labels[0].path[::-1] if labels else ()


def columns_of(sheet: Sheet, band: Band, reader: HeadReader, dirs: tuple[Path, ...]) -> Columns:
    """The columns of a band that hold something, in panels."""
    numbers: dict[int, Counter[str]] = {}
    sample: dict[int, list[Box]] = {}
    wide = wide_rows(sheet, band)
    for row in band.rows:
        for box in sheet.rows[row] if row not in wide else ():
            numbers.setdefault(box.cell.column, Counter())[box.content.kind] += 1
            held = sample.setdefault(box.cell.column, [])
            if len(held) < _SAMPLE:
                held.append(box)
    heads = _Heads(sheet, band)
    found: list[Column] = []
    for number in sorted(numbers):
        path = heads.path(number)
        if not path and not found and number:
            path = heads.path(number - 1)  # 项目资金(万元) beside all its rows
        column = Column(number, path, readings_of(path, reader), _role(path, reader))
        column.numbers, column.words = numbers[number]["number"], numbers[number]["words"]
        own = {box.content.unit for box in sample[number] if box.number}
        column.own = own.pop() if len(own) == 1 else None
        column.kind = _kind(column, sample[number], reader, first=not found, dirs=dirs)
        if column.kind == "data" and path and all(reading.latin for reading in column.readings):
            column.kind = "code"  # what it counts is said in no words that are known
        found.append(column)
    if len(found) > 1 and found[1].role == "region" and found[1].kind == "label" and _may_be_codes(found[0]):
        found[0].kind = "code"  # 区划 | 地区, 11 | 北京市
    made = _panels(found)
    _name_behind(sheet, band, made)
    made.pushed = _pushed(sheet, band, made.panels)
    made.wide = wide
    return made


def _may_be_codes(column: Column) -> bool:
    """Whether nothing that a column holds or heads says what it counts."""
    return column.kind == "data" and not column.words and not any(r.units for r in column.readings)


def _role(path: Sequence[Box], reader: HeadReader) -> str | None:
    """What the lowest head that says anything says of its column; 单位 below 地区 opens the row of the others' units."""
    if len(path) > 1 and path[-1].text in _OF_UNITS and path[0].cell.column == path[-1].cell.column:
        above = reader.words.column_role(path[-2].text)
        if above in _OF_ROWS:
            return above
    for box in reversed(path):
        reading = reader.read(box.text)
        if reading.text or reading.latin:
            return reader.words.column_role(reading.text.strip(":") or box.text.lower())
    return None


def _kind(
    column: Column, sample: list[Box], reader: HeadReader, *, first: bool, dirs: tuple[Path, ...]
) -> ColumnKind:
    role = column.role
    held = [box for box in sample if box.content.kind != "none"]
    texts = [box for box in held if not box.number]
    units = sum(1 for box in texts if scale_of(_bare(box.text), dirs) is not None)
    latin = sum(1 for box in texts if reader.read(box.text).latin)
    if texts and len(texts) == len(held) and 5 * latin >= 4 * len(texts):
        return "text"  # labels once more in another language
    told = _told(column, role, held, texts, units)
    if first and told == "text" and column.text == AGES and column.words:
        return "label"
    if told is not None:
        return told
    if first and SIZES.search(column.text) and _counts_up([box for box in held if box.number]):
        return "label"
    if texts and 2 * units >= len(held) and not first:
        return "unit"
    codes = sum(1 for box in held if box.content.kind == "code" or _CODE.fullmatch(box.text))
    if held and 2 * codes > len(held) and not any(r.units for r in column.readings):
        return "code"
    if first and not column.path and _counts_up(held):
        return "serial"
    if _are_years(column, held, first=first):
        return "label"
    return _by_cells(column, held, texts, first=first)


def _by_cells(column: Column, held: list[Box], texts: list[Box], *, first: bool) -> ColumnKind:
    """Whether a column whose head says nothing of it has numbers or names."""
    if not first and column.numbers:
        return "data"  # words among numbers with their units (1200人, 应保尽保)
    if not first and 2 * sum(1 for box in texts if _PAIRED.match(box.text)) > len(held):
        return "text"  # 120/310: numbers that nothing tells apart name no row
    return "data" if column.numbers >= column.words else "label"


def _are_years(column: Column, held: list[Box], *, first: bool) -> bool:
    """Whether a column holds years: the first one, down the side, and one that no head in Chinese names."""
    years = bool(held) and all(box.content.year for box in held if box.number)
    return years and (first or (column.numbers >= _YEARS and not any(r.text for r in column.readings)))


def _told(
    column: Column, role: str | None, held: list[Box], texts: list[Box], units: int
) -> ColumnKind | None:
    """What the head of a column says, where what it holds does not speak against it."""
    if role is None:
        return None
    kind = _KINDS[role]
    if role == "unit" and texts and 2 * units < len(texts):
        return "label"  # 单位 is who, not what
    if role in ("region", "indicator") and column.numbers > column.words:
        return None
    if role == "serial" and any(len(box.text) > 6 and box.words for box in held):
        return None
    return kind


def _bare(text: str) -> str:
    return "".join(text.split())


def _counts_up(held: list[Box]) -> bool:
    """1, 2, 3 … from the first row on, or 1人, 2人 …"""
    values = [
        box.content.value for box in held if box.number and (box.content.whole or box.content.unit == _PERSON)
    ]
    return len(values) > 2 and all(value == at for at, value in enumerate(values[:20], 1))


class _Heads:
    """The head boxes over each column."""

    def __init__(self, sheet: Sheet, band: Band) -> None:
        self.rows = [self._cover(sheet, row) for row in band.heads]
        for upper, lower in zip(self.rows, self.rows[1:], strict=False):
            self._extend(upper, lower)

    @staticmethod
    def _cover(sheet: Sheet, row: int) -> dict[int, Box]:
        cover = dict(sheet.over.get(row, {}))
        for box in sheet.rows[row]:
            first = box.cell.column
            cover.update(dict.fromkeys(range(first, first + min(box.cell.columns, 512)), box))
        return cover

    @staticmethod
    def _extend(upper: dict[int, Box], lower: dict[int, Box]) -> None:
        """A head reaches over the blanks behind it as far as heads stand below, where no cell says how far it does."""
        if any(box.cell.columns > 1 for box in upper.values()):
            return
        reach = None
        for column in range(max(lower, default=-1) + 1):
            box = upper.get(column)
            if box is not None:
                below = lower.get(column)
                reach = box if below is not None and below is not box else None
            elif reach is not None and column in lower:
                upper[column] = reach

    def path(self, column: int) -> tuple[Box, ...]:
        """The boxes over a column, each once, the highest first."""
        found = dict.fromkeys(id(box) for row in self.rows if (box := row.get(column)) is not None)
        boxes = {id(box): box for row in self.rows if (box := row.get(column)) is not None}
        return tuple([boxes[key] for key in found])


def _panels(columns: list[Column]) -> Columns:
    panels = [Panel()]
    rest: dict[int, Column] = {}
    for at, column in enumerate(columns):
        panel = panels[-1]
        if column.kind == "label" and panel.data and not _opens(column, panels[0], columns[at + 1 :]):
            column.kind = "text"
        if column.kind == "label":
            if panel.data:
                panel = Panel()
                panels.append(panel)
            panel.labels.append(column)
        elif column.kind == "data":
            panel.data.append(column)
        elif column.kind == "unit":
            panel.units.append(column)
        elif column.kind == "serial":
            panel.serials.append(column)
            rest[column.number] = column
        else:
            rest[column.number] = column
    return Columns(panels, rest, frozenset(column.number for panel in panels for column in panel.data))


def _name_behind(sheet: Sheet, band: Band, made: Columns) -> None:
    """Take the last column of words into the labels of a table of one panel whose rows only it tells apart (类别 | 床位 | 机构)."""
    panel = made.panels[0]
    behind = _last_of_words(made)
    if behind is None or len(panel.labels) != 1 or not panel.data or not behind.path or behind.numbers:
        return
    own = panel.labels[0].number
    rows = [
        (name, sheet.at(row, behind.number)) for row in band.rows if (name := sheet.at(row, own)) is not None
    ]
    names = [(name.text, of.text) for name, of in rows if of is not None and of.words]
    again = len({name for name, _ in names}) < len(names)
    if not again or len(names) < len(rows) or len(set(names)) < len(names):
        return
    made.rest.pop(behind.number, None)
    del made.panels[1:]
    behind.kind = "label"
    panel.labels.insert(0, behind)


def _last_of_words(made: Columns) -> Column | None:
    """The column of words behind all numbers of a table of one panel, no remark."""
    first, *others = made.panels
    if len(others) == 1 and not others[0].data and len(others[0].labels) == 1:
        return others[0].labels[0]
    last = made.rest.get(max(made.rest, default=-1))
    if others or last is None or not first.data or last.number < first.data[-1].number:
        return None
    return last if last.kind == "text" and last.role in (None, "indicator", "region") else None


def _pushed(sheet: Sheet, band: Band, panels: Sequence[Panel]) -> bool:
    """Whether a number that is no code or year stands in a column of names of a table found in a text."""
    if sheet.grid.regular:
        return False
    first = {column.number for column in panels[0].labels}
    names = {column.number for panel in panels for column in panel.labels}
    return any(
        box.number
        and not box.content.year
        and box.cell.column in names
        and not (box.cell.column in first and box.text.isdigit())
        for row in band.rows
        for box in sheet.rows[row]
    )


def _opens(column: Column, first: Panel, behind: Sequence[Column]) -> bool:
    """Whether a column of words behind numbers labels those behind it: it has the head of the first one, or the numbers behind
    both have the same (收入 | 预算数 | 支出 | 预算数)."""
    if not first.labels:
        return False
    if column.path and [c.text for c in behind if c.kind == "data"] == [c.text for c in first.data]:
        return True
    if column.text in {label.text for label in first.labels}:
        return True
    return column.role in ("indicator", "region") or not column.path
