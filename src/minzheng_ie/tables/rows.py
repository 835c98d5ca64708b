"""What the labels of a row say of its numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from minzheng_ie.compiled import compile_re
from minzheng_ie.grids.broken import is_unit_alone
from minzheng_ie.grids.words import GOES_ON
from minzheng_ie.records import dataclass
from minzheng_ie.tables.columns import Panel
from minzheng_ie.tables.grouped import grouped_rows
from minzheng_ie.tables.heads import Growth, HeadReader, Time
from minzheng_ie.tables.labels import Label, Labeller, is_scheme
from minzheng_ie.tables.labels import Path as Labels
from minzheng_ie.tables.places import Place, Places
from minzheng_ie.tables.scales import Scale, charge_of, scales_of
from minzheng_ie.tables.sheet import Box, Row, Sheet, is_translated
from minzheng_ie.tables.subjects import Subjects

Span = tuple[int, int]
_PLACES = 0.5
"""Part of the labels of a column that must be divisions for it to be one of places."""
_SAMPLE = 40
_ENOUGH = 3
"""Divisions of one level that make a column without a head one of places."""
_CELLS = compile_re(
    r"\d[\d.,]*\s+\d[\d.,]*(?:\s|\Z)|[\u4e00-\u9fff)](?:\d{1,3},\d{3}|\d+\.\d\d(?![\d米平立公倍])|\d{3,}\Z)"
)
_SHARE = compile_re("占(?!地)")


# Never changed once made; not frozen, which would take several times as long to make.
@dataclass(slots=True)
class RowPlan:
    """What a row says. Fields as of `minzheng_ie.tables.plans.Plan`.

    span (tuple): of the row. text (str): its labels in full. column_unit: what its unit column says; unit_unread (bool): that cannot be read;
    charge: by what is charged, with 元 before it where the cell says so (具·天, 元/具).
    by_row (bool): the row has a label of its own, so that its numbers are of one kind.
    placed (bool): its name is that of a place, which may not be told.
    so_far (bool): its label says that it counts since January. values (tuple): its numbers, where it names what it counts.
    """

    span: Span
    name: str = ""
    text: str = ""
    spans: tuple[Span, ...] = ()
    times: tuple[Time, ...] = ()
    time_spans: tuple[Span, ...] = ()
    units: tuple[tuple[Scale, Span], ...] = ()
    column_unit: tuple[Scale, Span] | None = None
    unit_unread: bool = False
    charge: tuple[str, Span] | None = None
    growth: Growth | None = None
    growth_span: Span | None = None
    compared: RowPlan | None = None
    place: Place | None = None
    place_spans: tuple[Span, ...] = ()
    star: bool = False
    so_far: bool = False
    planned: Span | None = None
    values: tuple[Decimal, ...] = ()
    whole: bool = True
    by_row: bool = False
    unread: bool = False
    placed: bool = False


class _Named(NamedTuple):
    """The place of a path of labels: where it is told, and which labels are nothing else."""

    place: Place | None
    spans: tuple[Span, ...]
    used: frozenset[int]


class RowReader:
    """Reads the rows of a panel from top to bottom."""

    def __init__(
        self,
        sheet: Sheet,
        panel: Panel,
        reader: HeadReader,
        places: Places,
        subjects: Subjects,
        dirs: tuple[Path, ...],
        rows: list[int],
    ) -> None:
        self.sheet = sheet
        self.panel = panel
        self.reader = reader
        self.places = places
        self.subjects = subjects
        self.dirs = dirs
        labels = [column.number for column in panel.labels]
        boxes = [sheet.at(row, column) for row in rows for column in labels]
        indents = {box.cell.indent for box in boxes if box is not None}
        counts = Counter(box.text for box in boxes if box is not None and box.words)
        repeated = frozenset(text for text, count in counts.items() if count > 1)
        self.numbers = rows
        self.listed = self._listed(rows)
        self.labeller = Labeller(sheet, panel, reader, indented=len(indents) > 1, repeated=repeated)
        if self.listed and len(indents) > 1:
            self.labeller.ranks = self._ranks(boxes)
        if repeated and len(labels) == len(indents) == 1:
            self.labeller.grouped = grouped_rows(sheet, rows, labels[0], self.labeller.numbers, repeated)
        self.last: RowPlan | None = None
        self._outer: Place | None = None
        self._broken = False
        self._below = dict(self._units_below(rows))
        self._tails: set[int] = set()  # rows that are nothing but the rest of the label above
        if labels and not sheet.grid.regular:
            self._join_labels(rows, labels[0])
        self._whole: tuple[RowPlan, Label] | None = None
        self._units: dict[Span, tuple[Scale, Span]] = {}  # of the rows above, by the place of their labels

    def is_sectioned(self) -> bool:
        """Whether one of its labels stands without anything beside it."""
        labels = {column.number for column in self.panel.labels}
        others = [column.number for column in (*self.panel.data, *self.panel.units)]
        return any(
            any(box.words and box.cell.column in labels for box in self.sheet.rows[row])
            and not any(self.sheet.at(row, column) is not None for column in others)
            for row in self.numbers
        )

    def section(self, box: Box) -> None:
        """A row that is nothing but a label; in a text one of growth is the rest of a head, and whose is not told."""
        if is_unit_alone(box.text) or box.cell.row in self._tails:
            return  # of the row above
        self.labeller.section(box)
        if not self.sheet.grid.regular:
            self._broken = self.reader.read(box.text).growth is not None

    def _join_labels(self, rows: list[int], column: int) -> None:
        """Find the labels that a copy broke over two rows, with the numbers on the first (国家抚恤、补助各类 | 优抚对象)."""
        for number, below in pairwise(rows):
            upper, lower = self.sheet.at(number, column), self.sheet.at(below, column)
            if upper is None or lower is None or not GOES_ON.search(upper.text) or not lower.words:
                continue
            row = self.sheet.rows[below]
            if len(self.sheet.rows[number]) > len(row) and (len(row) == 1 or is_translated(row)):
                self.labeller.tails[number] = lower.text
                self._tails.add(below)

    def row(self, number: int, row: Row) -> RowPlan:
        """What a row says."""
        last = row[-1].cell
        grown = self.sheet.growths.get((last.row, last.column))  # in brackets behind the last number
        span = (row[0].cell.start, last.end if grown is None else grown.cell.end)
        labels = self.labeller.row(number)
        plan = self._plan(span, labels)
        held = [self.sheet.at(number, column) for column in self.labeller.numbers]
        numbers = [box.content for box in held if box is not None and box.number]
        plan.whole = all(content.whole for content in numbers)
        if plan.by_row:
            plan.values = tuple([content.value for content in numbers])
        self._column_unit(plan, number)
        self._unit_of_whole(plan, labels)
        self._unit_of_total(plan, number)
        if labels and plan.column_unit is not None:
            self._units[labels[-1].box.span] = plan.column_unit
        if plan.column_unit is not None and labels and not labels[-1].reading.units:
            plan.units = ()  # those of what it hangs under
        if self._broken or self._is_nameless(labels):
            plan.unread = True
        if self._of_other_kind(plan, labels):
            plan.unread = True  # 女性 in 人 below 资金 in 万元: of whom is not told
        elif labels and not labels[-1].part:
            self._whole = (plan, labels[-1])
        words = self.reader.words
        if self.last is not None and (
            _SHARE.match(plan.name) is not None or words.is_whole("share", plan.name)
        ):
            plan.name, plan.spans = self.last.name + plan.name, (*self.last.spans, *plan.spans)
            return plan
        if plan.growth is not None and not plan.name:
            plan.compared = self.last
            plan.unread = self.last is None
        else:
            self.last = plan
        return plan

    def _is_nameless(self, labels: Labels) -> bool:
        """Whether a row has no label among those that have one, or the cells of a row that lost one became its name (单位 24 25 300)."""
        if not labels:
            return bool(self.panel.labels)
        if self.sheet.grid.regular:
            return False
        opens = self.reader.words.opens
        return any(
            _CELLS.search(label.box.text) is not None or opens("aside", label.box.text) for label in labels
        )

    def _unit_of_whole(self, plan: RowPlan, labels: Labels) -> None:
        """A part whose place in the column of units is empty is counted as its whole is, unless its name tells another measure;
        so is an item numbered below it whose name tells none."""
        if plan.column_unit is not None or plan.unit_unread or plan.units or len(labels) < 2:
            return
        told = self._units.get(labels[-2].box.span)
        rule = self.reader.words.measure(labels[-1].reading.name)
        if not labels[-1].part and rule is not None:
            return  # numbered below it, and named by what may be counted otherwise
        own = rule.dimensions if rule is not None and not rule.weak else ()
        if told is not None and (not own or told[0].dimension in own):
            plan.column_unit = told

    def _unit_of_total(self, plan: RowPlan, number: int) -> None:
        """A whole that tells no unit is counted as the total of all wholes is: what adds up is of one unit."""
        total = self.labeller.grouped.total.get(number)
        box = self.sheet.at(total, self.panel.labels[0].number) if total is not None else None
        if box is None or plan.units or plan.column_unit is not None or plan.unit_unread:
            return
        units = self.reader.read(box.text).units
        plan.column_unit = (units[0], box.span) if len(units) == 1 else self._units.get(box.span)

    def _of_other_kind(self, plan: RowPlan, labels: Labels) -> bool:
        """Whether one of a part and its whole is money by the column of units, and the other is none."""
        if len(labels) < 2 or not labels[-1].part or self._whole is None or labels[-2] != self._whole[1]:
            return False
        rule = self.reader.words.measure(labels[-1].reading.name)
        unit = plan.column_unit[0].dimension if plan.column_unit is not None else None
        if rule is not None and unit == "money" and unit in rule.dimensions:
            return False  # 支出救助金 in 万元 below 临时救助 in 人次: its name says what it is
        units = (plan.column_unit, self._whole[0].column_unit)
        kinds = {told[0].dimension == "money" for told in units if told is not None}
        return None not in units and len(kinds) > 1

    def _plan(self, span: Span, labels: Labels) -> RowPlan:
        named = self._place(labels)
        rest = [(at, label) for at, label in enumerate(labels) if at not in named.used]
        timed = [label for _, label in rest if label.reading.time is not None]
        own = labels[-1].reading if labels else None
        names = [(label.reading.name, label.reading.of_which) for _, label in rest[:-1]]
        names += [(label.reading.name, label.part) for _, label in rest[-1:]]
        name = self.subjects.path(names)
        grows = own.growth if own is not None else None
        units = next(
            (
                tuple([(unit, label.box.span) for unit in label.reading.units])
                for _, label in reversed(rest)
                if label.reading.units
            ),
            (),
        )
        return RowPlan(
            span,
            name if grows is None or own is None or own.name else "",
            "".join(label.reading.text for _, label in rest),
            tuple([label.box.span for _, label in rest if label.reading.name and label.reading.name in name])
            or tuple([labels[-1].box.span] if labels and name else ()),
            tuple([label.reading.time for label in timed if label.reading.time is not None]),
            tuple([label.box.span for label in timed]),
            units,
            growth=grows,
            growth_span=labels[-1].box.span if grows is not None else None,
            place=named.place,
            place_spans=named.spans,
            star=own is not None and own.star,
            so_far=any(self._so_far(label) for _, label in rest),
            planned=labels[-1].box.span
            if own is not None and own.planned and not is_scheme(own.name)
            else None,
            by_row=bool(name),
            placed=bool(name) and self.places.is_name(name),
        )

    def _so_far(self, label: Label) -> bool:
        return label.reading.name != "" and self.reader.words.has("so_far", label.reading.text)

    # places

    def _listed(self, rows: list[int]) -> bool:
        """Whether the labels are places: their head says so, or half of them are divisions."""
        if not self.panel.labels:
            return False
        if any(column.role == "region" for column in self.panel.labels):
            return True
        column = self.panel.labels[-1].number
        sample = [
            box for row in rows[:_SAMPLE] if (box := self.sheet.at(row, column)) is not None and box.words
        ]
        names = [name for box in sample if (name := self.reader.read(box.text).name)]
        places = [self.places.of(name, None, listed=False) for name in names]
        found = sum(1 for place in places if place is not None and place.named)
        return bool(sample) and (found >= max(2, _PLACES * len(sample)) or self._are_divisions(names))

    def _are_divisions(self, names: list[str]) -> bool:
        """Whether labels are all short names of divisions of one level (北京, 天津, 河北), which need no head that says so."""
        ranks = {self._rank(name) for name in names}
        return len(names) >= _ENOUGH and len(ranks) == 1 and None not in ranks

    def _rank(self, name: str) -> int | None:
        """The level of the division that a name is; None where it is none, or not surely one."""
        place = self.places.of(name, None, listed=True)
        if place is None or not place.named or place.region is None:
            return None
        return place.region.rank

    def _ranks(self, boxes: list[Box | None]) -> dict[str, int]:
        """The levels of the divisions that labels are, by their texts."""
        texts = {box.text for box in boxes if box is not None and box.words}
        ranks = {text: self._rank(self.reader.read(text).name) for text in texts}
        return {text: rank for text, rank in ranks.items() if rank is not None}

    def _place(self, labels: Labels) -> _Named:
        """The place that labels name, the highest first; a city before the counties it has."""
        place: Place | None = None
        spans: list[Span] = []
        used: set[int] = set()
        for at, label in enumerate(labels):
            found = self._one(label, place)
            if found is None:
                continue
            if found.named:
                used.add(at)
            spans.append(label.box.span)
            place = found
        return _Named(place, tuple(spans), frozenset(used))

    def _one(self, label: Label, upper: Place | None) -> Place | None:
        reading = label.reading
        home = self.places.home
        if reading.here or (reading.total and (self.listed or upper is None)):
            self._outer = None
            whole = home if self.places.told else None
            return Place(whole, named=True) if self.listed or reading.here else None
        if reading.total or reading.subtotal:
            return upper
        if not reading.name:
            return None
        within = upper.region if upper is not None else None
        found = self.places.of(reading.name, within, listed=self.listed)
        if found is not None and found.named and found.region is not None and found.region.level == "city":
            self._outer = found
        elif found is not None and found.region is None and self._outer is not None:
            # 鼓楼区 below 福州市 in a list of a province
            found = self.places.of(reading.name, self._outer.region, listed=self.listed) or found
        return found

    # units

    def _column_unit(self, plan: RowPlan, number: int) -> None:
        for column in self.panel.units:
            box = self.sheet.at(number, column.number)
            if box is None or box.content.kind == "none":
                continue
            text = "".join(box.text.split())
            if column.role == "charge":
                charged = charge_of(text)
                plan.charge = (charged, box.span) if charged is not None else None
                plan.unit_unread = plan.unit_unread or charged is None
                continue
            read = scales_of(text, self.dirs)
            if len(read) == 1:
                plan.column_unit = (read[0], box.span)
            else:
                plan.unit_unread = True
        if plan.column_unit is None and not plan.units:
            plan.column_unit = self._below.get(number)

    def _units_below(self, rows: list[int]) -> Iterator[tuple[int, tuple[Scale, Span]]]:
        """The rows below which nothing stands but their unit in brackets."""
        for number, below in pairwise(rows):
            boxes = self.sheet.rows[below]
            if len(boxes) == 1 and is_unit_alone(boxes[0].text):
                read = scales_of(boxes[0].text[1:-1].strip(), self.dirs)
                if len(read) == 1:
                    yield number, (read[0], boxes[0].span)
