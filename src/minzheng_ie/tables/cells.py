"""From a number with its row and its column to what it says, or to why it says nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import field, replace
from decimal import Decimal
from pathlib import Path

from minzheng_ie.compiled import compile_re
from minzheng_ie.entities.regions import Region
from minzheng_ie.quantities.amounts import EXACT
from minzheng_ie.quantities.reader import LARGEST, plain
from minzheng_ie.records import dataclass
from minzheng_ie.schema import Change
from minzheng_ie.tables.ages import of_people
from minzheng_ie.tables.bodies import counted_in, in_order, names_kind, of_bodies, tell_staff, topics_for
from minzheng_ie.tables.charges import by_charge, charged, is_undated, scaled
from minzheng_ie.tables.findings import Finding, Refused, Span
from minzheng_ie.tables.metrics import aged, completed, joined, named
from minzheng_ie.tables.plans import Plan
from minzheng_ie.tables.rows import RowPlan
from minzheng_ie.tables.scales import Scale, in_its_money
from minzheng_ie.tables.sheet import Box
from minzheng_ie.tables.subjects import Subject, Subjects
from minzheng_ie.tables.times import Nature, When, nature_of, when_of
from minzheng_ie.tables.told import Caption, ToldTopic
from minzheng_ie.tables.units import (
    ONE,
    ONE_BY_ONE,
    RATE,
    Unit,
    as_rate,
    fitting,
    implied,
    is_possible,
    multiplied,
)
from minzheng_ie.tables.words import TableWords

_SUMS = ("合计", "合计数", "总计", "总数")
_REMEMBERED = 1 << 12
_RATIO = compile_re(r"(?:性别比|比率|比重|比例)$")
_EITHER = compile_re(r"[^比较同环率%‰幅]*(?:增减|变动|升降)")
_PERCENT = Scale("%", ONE, "share")
_LOST = "\ufffd"
_COUPLES = "couples"
_MARRIED = compile_re("[结離离]婚")
_YEARS = 64  # numbers of a row of a table of years, at the most
Beside = Callable[[str, Sequence[Decimal]], Unit | None]


@dataclass(slots=True)
class CellReader:
    """Reads the numbers of a table under its caption; ``home`` is the place it is about, ``regular`` as of its grid;
    ``beside`` tells the unit of a row's label and numbers from the text beside the table; ``paid``: a column is of sums."""

    caption: Caption
    home: Region | None
    words: TableWords
    subjects: Subjects
    dirs: tuple[Path, ...]
    regular: bool = True
    beside: Beside | None = None
    paid: bool = False
    _times: dict[tuple[object, ...], When] = field(default_factory=dict)
    _natures: dict[tuple[str, str], Nature] = field(default_factory=dict)

    def read(self, box: Box, plan: Plan, row: RowPlan) -> Finding:
        """What one number says. Raises Refused."""
        if plan.unread or row.unread:
            raise Refused
        if box.content.year and self.words.is_dated(row.name):
            raise Refused("date")
        if plan.growth is not None or row.growth is not None:
            if box.content.value_max is not None:
                raise Refused
            return self._growth(box, plan, row)
        subject, spans = self._metric(plan, row)
        metric = subject.metric
        unit = self._unit(box, plan, row, metric)
        if not is_possible(box.content.value, unit.scale, metric, self.words):
            raise Refused
        return self._finding(box, plan, row, subject, spans, unit, "none", ())

    # growth

    def _growth(self, box: Box, plan: Plan, row: RowPlan) -> Finding:
        """A growth: of the column or the row that it compares."""
        column = plan.compared or plan
        if plan.growth is not None and column is plan and not (plan.name or row.name):
            raise Refused  # what grows is not told
        above = row.compared or row
        subject, spans = self._metric(column, above)
        metric = subject.metric
        span = plan.growth_span if plan.growth is not None else row.growth_span
        spans = (*spans, span) if span is not None else spans
        unit = self._growth_unit(box, plan, row, column, above, metric)
        counted = self._counted(box, column, above, metric)
        change: Change = box.content.change or ("decrease" if box.content.value < 0 else "increase")
        changed = (span,) if span is not None else ()
        return self._finding(box, column, above, subject, spans, unit, change, changed, counted, row.span)

    def _counted(self, box: Box, column: Plan, above: RowPlan, metric: str) -> str:
        """The unit of what grows, which tells whether it adds up over time; empty when that is not told."""
        try:
            told = self._told(box, column, above, metric)
        except Refused:
            return ""
        scale = told.scale if told is not None else implied(metric, self.words)
        return scale.unit if scale is not None else ""

    def _growth_unit(
        self, box: Box, plan: Plan, row: RowPlan, column: Plan, above: RowPlan, metric: str
    ) -> Unit:
        content = box.content
        if content.unit is not None:
            return Unit(Scale(content.unit, ONE, content.dimension), (box.span,), own=True)
        for growth, units in ((plan.growth, plan.units), (row.growth, row.units)):
            if growth is not None and len(units) == 1:
                told = Unit(units[0][0], (units[0][1],))
                return told if told.scale.unit else scaled(told, metric, self.words)
        if (plan.growth or row.growth) == "amount":
            return self._unit(box, column, above, metric)
        if plan.whole and _EITHER.fullmatch(plan.column.text) is not None:
            raise Refused("no_unit")  # 年度增减 -78: of people, or of a hundred
        span = plan.growth_span or row.growth_span
        return Unit(_PERCENT, (span,) if span is not None else ())

    # metric

    def _metric(self, plan: Plan, row: RowPlan) -> tuple[Subject, tuple[Span, ...]]:
        """The metric with its programme, and where it stands."""
        place = row.place is not None or row.placed
        scales = self.caption.scales
        money = bool(scales) and all(told.scale.dimension == "money" for told in scales)
        money = money and not self.words.tallies(plan.name[-2:])
        # 火化费 | 收费标准: a fee is its price.
        head = "" if row.charge is not None and row.name.endswith("费") else plan.name
        order = (row.name, head) if place else in_order(plan, row.name, head, self.words)
        topics = topics_for(plan, self._measured(plan, row))
        subject = self.subjects.of(*order, topics, place=place, money=money)
        if row.charge is not None:
            subject.metric = joined(row.name, head)
        spans = (*row.spans, *plan.spans) if head or not row.spans else row.spans
        titled = self.caption.title
        if self.subjects.by_title_alone(row.name, head, titled=titled is not None):
            subject, spans = self._of_title(subject, spans, head, place=place, money=money)
        elif titled is not None and not row.placed and not (plan.units or row.units or row.column_unit):
            dimensions = {told.scale.dimension for told in titled.scales or scales}
            subject.metric = completed(subject.metric, titled.text, dimensions, self.words)
        names = (row.name, head)
        subject, spans = of_bodies(subject, spans, self.caption.bodies, names, self.words)
        tell_staff(subject, self.caption.bodies, names, self.subjects, topics)
        topic = subject.topic
        if topic is not None and topic.span is not None and topic.text in subject.metric:
            spans = (topic.span, *spans)
        alone = not self.caption.topics and aged(subject.metric, self.words)
        subject, spans = of_people(subject, spans, self.caption, self.subjects, paid=self.paid)
        if not (alone or named(subject.metric, self.words)) or (row.placed and subject.metric == row.name):
            raise Refused  # 人数, of whom is not told; 河南, what of it is not
        return subject, spans

    def _measured(self, plan: Plan, row: RowPlan) -> tuple[ToldTopic, ...]:
        """The subjects, with what is measured of them where the unit of a head or label may count it (救助资金, but 户)."""
        units = {scale.dimension for scale, _ in (*plan.units, *row.units) if scale.unit}
        if not units:
            return self.caption.topics
        return tuple(
            [
                told if self._may_count(told, units) else replace(told, measure="")
                for told in self.caption.topics
            ]
        )

    def _may_count(self, told: ToldTopic, units: set[str | None]) -> bool:
        rule = self.words.measure(told.measure) if told.measure else None
        return rule is None or not rule.dimensions or not units.isdisjoint(rule.dimensions)

    def _of_title(
        self, subject: Subject, spans: tuple[Span, ...], head: str, *, place: bool, money: bool
    ) -> tuple[Subject, tuple[Span, ...]]:
        """The metric of 合计, a place or a year: what the title counts."""
        titled = self.caption.title
        if titled is None:
            if head and subject.metric == head:
                raise Refused  # 预算数, of what is not told
            return subject, spans
        subject = self.subjects.of("", titled.text, self.caption.topics, place=place, money=money)
        subject.metric = joined(titled.text, head)
        return subject, ((titled.span, *spans) if titled.span is not None else spans)

    # unit

    def _unit(self, box: Box, plan: Plan, row: RowPlan, metric: str) -> Unit:
        content = box.content
        if content.unit is not None:
            own = by_charge(Scale(content.unit, ONE, content.dimension), row.charge)
            own = in_its_money(own, box.text, plan.units)
            return Unit(as_rate(own, metric, "") if "/" in own.unit else own, (box.span,), own=True)
        if row.charge is not None:
            fee = charged(row.charge, plan.units, self.caption.scales, metric, self.words)
            return fee._replace(scale=as_rate(fee.scale, metric, ""))
        told = self._told(box, plan, row, metric)
        if told is not None and told.scale.unit == "":
            told = scaled(told, metric, self.words)
        if told is None:
            counted = implied(counted_in(plan, row.name, metric), self.words)
            if counted is not None and self._says_otherwise(metric):
                raise Refused("no_unit")
            if counted is not None and (counted.dimension == "share" or content.whole):
                told = Unit(counted)
            else:
                told = self._beside(plan, row)  # 4.5 is no count of 人
        if (
            _RATIO.search(metric) is not None
            and told.scale.dimension != "share"
            and "/" not in told.scale.unit
        ):
            raise Refused  # 性别比 below 人口(万人)
        # 机构数 in 万元: the title speaks of something else; 收养人数 in 张: the head is another column's.
        rule = self.words.measure(metric) if self._is_titled(metric) else self.words.counted(metric)
        if rule is not None and rule.dimensions and told.scale.dimension not in rule.dimensions:
            told = self._one_by_one(told, plan, metric)
        scale = as_rate(told.scale, metric, RATE.sub("", row.text) + plan.column.text)
        if "/" in scale.unit and scale.dimension == "money" and plan.name.endswith(_SUMS):
            raise Refused  # standards added up are none
        return told if scale is told.scale else told._replace(scale=scale)

    def _one_by_one(self, told: Unit, plan: Plan, metric: str) -> Unit:
        """People counted one by one (人数(个)), and those who marry in couples (结婚登记人数(万对)). Raises Refused where a metric cannot be counted in a unit."""
        if told.scale.dimension == _COUPLES and _MARRIED.search(metric) is not None:
            return told
        people = implied(metric, self.words)
        named = bool(plan.column.readings) and plan.column.readings[-1].name != ""
        if told.scale.unit != ONE_BY_ONE or people is None or people.dimension != "people" or not named:
            raise Refused
        return told._replace(scale=Scale(people.unit, told.scale.factor, people.dimension))

    def _says_otherwise(self, metric: str) -> bool:
        """Whether the one unit that a caption tells counts other things than a metric that only has a word for these in it:
        老人营养餐饮 below 单位:个."""
        scales = self.caption.scales
        rule = self.words.measure(metric)
        if len(scales) != 1 or rule is None or scales[0].scale.dimension in (None, "money", "share"):
            return False
        return scales[0].scale.dimension not in rule.dimensions and not metric.endswith(rule.words)

    def _beside(self, plan: Plan, row: RowPlan) -> Unit:
        """The unit that the text tells with a number of a row of a table of years. Raises Refused."""
        timed = bool(plan.times) and not plan.name and not self.caption.scales and len(row.values) <= _YEARS
        told = self.beside(row.name, row.values) if self.beside is not None and timed else None
        if told is None:
            raise Refused("no_unit")
        return told

    def _told(self, box: Box, plan: Plan, row: RowPlan, metric: str) -> Unit | None:
        """The unit that head, label, unit column or caption tell."""
        whole = box.content.whole and (row.whole if row.by_row else plan.whole)
        heads = None if names_kind(plan, self.caption) else self._fitting(plan.units, metric, whole=whole)
        labels = self._fitting(row.units, metric, whole=whole)
        if heads is not None and labels is not None and heads[0] != labels[0]:
            if heads[0].dimension == "share":
                return Unit(heads[0], (heads[1],))
            raise Refused
        found = heads or labels
        if found is not None:
            return Unit(found[0], (found[1],))
        if row.column_unit is not None:
            return Unit(row.column_unit[0], (row.column_unit[1],))
        if row.unit_unread:
            raise Refused("no_unit")
        title = self.caption.title
        scales = title.scales if title is not None and title.scales and metric == title.text else ()
        told = [(t.scale, t.span) for t in scales or self.caption.scales if t.span is not None]
        if len(told) == 1 and not told[0][0].unit:
            return Unit(told[0][0], (told[0][1],), inherited=True)  # 单位:万
        fit = fitting(told, metric, self.words, whole=whole) if told else []
        if len(fit) > 1 or (told and not fit and self._is_titled(metric)):
            raise Refused("no_unit")
        return Unit(fit[0][0], (fit[0][1],), inherited=True) if fit else None

    def _is_titled(self, metric: str) -> bool:
        title = self.caption.title
        return title is not None and metric == title.text

    def _fitting(
        self, units: Sequence[tuple[Scale, Span]], metric: str, *, whole: bool
    ) -> tuple[Scale, Span] | None:
        """Of the units in brackets the only one, or the one that fits."""
        if len(units) < 2:
            return units[0] if units else None
        fit = fitting(units, metric, self.words, whole=whole)
        if len(fit) != 1:
            raise Refused("no_unit")
        return fit[0]

    # the rest

    def _finding(
        self,
        box: Box,
        plan: Plan,
        row: RowPlan,
        subject: Subject,
        spans: tuple[Span, ...],
        unit: Unit,
        change: Change,
        change_spans: tuple[Span, ...],
        counted: str | None = None,
        line: Span | None = None,
    ) -> Finding:
        if _LOST in subject.metric:
            raise Refused  # 唐山?: whose number it is has been lost
        content, factor = box.content, unit.scale.factor
        if content.scaled and factor != ONE:
            raise Refused("ambiguous")  # 12.5万 below (万元)
        value = content.value if factor == ONE else plain(EXACT.multiply(content.value, factor))
        if value.copy_abs() >= LARGEST:
            raise Refused("ambiguous")
        high, step = multiplied(content.value_max, factor), multiplied(content.step, factor)
        region, region_spans, region_own = self._region(plan, row)
        when = self._when(box, plan, row, subject.metric, unit.scale.unit if counted is None else counted)
        told = subject.topic
        inherited = tuple(
            name
            for name, given in (
                ("region", not region_own and region is not None),
                ("period", not when.own and when.edtf is not None),
                ("program", told is not None and subject.program is not None),
                ("unit", unit.inherited),
            )
            if given
        )
        planned = plan.planned or row.planned
        return Finding(
            box,
            line if line is not None else row.span,
            subject.metric,
            spans,
            value.copy_abs() if change != "none" else value,
            high,
            step,
            unit.scale.unit,
            unit.spans,
            region,
            region_spans,
            when.edtf,
            self._time_spans(plan, row, own=when.own),
            subject.program,
            (told.span,) if told is not None and told.span is not None else spans,
            change,
            change_spans,
            "planned" if planned is not None else "actual",
            (planned,) if planned is not None else (),
            inherited,
            row.charge is not None,
            when.edtf is None and any(time.earlier or time.years for time in (*plan.times, *row.times)),
        )

    def _when(self, box: Box, plan: Plan, row: RowPlan, metric: str, counted: str) -> When:
        """The period of a number of ``counted``."""
        known = self._natures.get((metric, counted))
        if known is None:
            if len(self._natures) >= _REMEMBERED:
                self._natures.clear()
            known = self._natures[metric, counted] = nature_of(metric, counted, self.words)
        if is_undated(plan, row, self.caption):  # since when it is charged is not told by when it is put up
            listed = self.caption.listed
            return When(listed.edtf if listed is not None else None, own=listed is None)
        title = self.caption.title
        told = title.time if title is not None and metric == title.text else None
        so_far = row.so_far or (told is not None and told.so_far)
        star = row.star or plan.star or box.content.star
        # 累计低保人数 adds up, though 低保人数 does not.
        nature: Nature = "flow" if known == "stock" and (so_far or plan.so_far) else known
        times = (*row.times, *plan.times, *((told,) if told is not None else ()))
        key = (times, nature, star, so_far)
        when = self._times.get(key)
        if when is None:
            when = when_of(times, nature, self.caption, star=star, so_far=so_far)
            self._times[key] = when
        return when

    def _time_spans(self, plan: Plan, row: RowPlan, *, own: bool) -> tuple[Span, ...]:
        if own:
            return (*plan.time_spans, *row.time_spans)
        time = self.caption.listed if is_undated(plan, row, self.caption) else self.caption.time
        return (time.span,) if time is not None and time.span is not None else ()

    def _region(self, plan: Plan, row: RowPlan) -> tuple[Region | None, tuple[Span, ...], bool]:
        if plan.place is not None and plan.place_span is not None and row.place is None:
            return plan.place.region, (plan.place_span,), True
        if row.place is not None:
            return row.place.region, row.place_spans, True
        told = self.caption.place
        return self.home, (told.span,) if told is not None and told.span is not None else (), False
