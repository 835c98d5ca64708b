"""What the heads of a column say of its numbers, worked out once for all of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import field, replace
from itertools import pairwise

from minzheng_ie.compiled import compile_re
from minzheng_ie.records import dataclass
from minzheng_ie.tables.columns import Column, Panel
from minzheng_ie.tables.heads import Growth, Reading, Time
from minzheng_ie.tables.metrics import crossed, is_age, joined, of_column
from minzheng_ie.tables.places import Place, Places
from minzheng_ie.tables.scales import Scale
from minzheng_ie.tables.told import ToldTopic

Span = tuple[int, int]
_INDICATOR = compile_re("[三3]级指标")
_ASKED = compile_re(r"(?:年度|年初|全年|计划|预期|绩效|预定|设定)*(?:指标|计划|预期|设定)值")
_SPAN = compile_re(r"\d{4}-01/\d{4}-\d{2}")
_THIS_MONTH = compile_re("[当本]月")
_SHARES = ("占比", "比重")
"""Ends of the names of shares, whose growth is told in points: 金额 | 占比 | 增速 is of the sum."""
_PLACES = 3
"""Heads that are places for short names to be places (指标 | 全国 | 北京 | 天津)."""


@dataclass(slots=True)
class Plan:
    """What a column of numbers says.

    name (str): of what is counted. spans (tuple): of its heads. times, units (tuple): told by them, with the place
    of each. place, place_span: the division it is of. growth: of what column ``compared`` (Plan | None) tells.
    bodies (frozenset): names of columns that are kinds of bodies beside their total (合计 | 村委会 | 居委会), whose rows say
    what of them is counted.
    topic (ToldTopic | None): what it is of, where the table is of two programmes.
    whole (bool): all its numbers are whole. unread (bool): its heads do not tell it from another column, or are missing.
    """

    column: Column
    name: str
    spans: tuple[Span, ...]
    times: tuple[Time, ...] = ()
    time_spans: tuple[Span, ...] = ()
    units: tuple[tuple[Scale, Span], ...] = ()
    growth: Growth | None = None
    growth_span: Span | None = None
    compared: Plan | None = None
    place: Place | None = None
    place_span: Span | None = None
    total: bool = False
    bodies: frozenset[str] = frozenset()
    star: bool = False
    so_far: bool = False
    planned: Span | None = None
    whole: bool = True
    unread: bool = False
    topic: ToldTopic | None = None
    values: Counter[str] = field(default_factory=Counter)


def plans_of(panel: Panel, places: Places) -> list[Plan]:
    """The plans of a panel's numbers, from left to right."""
    names = [reading.name for column in panel.data for reading in column.readings if reading.name]
    found = [places.of(name, None, listed=True) for name in names]
    known = sum(1 for place in found if place is not None and place.named)
    listed = known >= max(_PLACES, len(panel.data) // 2)
    plans = [_plan(column, places, listed=listed) for column in panel.data]
    _of_budgets(panel, plans)
    _of_cities(plans, places)
    _beside_sums(plans, places)
    _parts(plans, places)
    _so_far_of([plan for plan in plans if not _is_share(plan.name, places)])
    _now_beside_so_far(plans)
    _same_spans(plans)
    for at, plan in enumerate(plans):
        if plan.growth is not None:
            plan.compared = _compared(plan, plans[:at])
    _refuse(plans)
    if any(_heads_numbers(column) for column in panel.units):
        for plan in plans:
            plan.unread = True  # units under 上年: the heads stand over other columns than theirs
    return plans


def _of_budgets(panel: Panel, plans: Sequence[Plan]) -> None:
    """What is asked of the indicators of a budget is planned (三级指标 | 指标值 | 实际完成值)."""
    if any(_INDICATOR.fullmatch(column.text) is not None for column in panel.labels):
        for plan in plans:
            if plan.planned is None and plan.spans and _ASKED.fullmatch(plan.column.text) is not None:
                plan.planned = plan.spans[-1]


def _of_cities(plans: Sequence[Plan], places: Places) -> None:
    """市区 right behind a city is of that city."""
    for before, plan in pairwise(plans):
        told = before.place
        if told is None or not told.named or told.region is None or told.region.level != "city":
            continue
        if plan.place is None and places.words.is_whole("proper", plan.name):
            plan.place, plan.place_span = replace(told, named=False), before.place_span


def _beside_sums(plans: Sequence[Plan], places: Places) -> None:
    """数量 beside 金额 names what is no sum."""
    measures = [places.words.measure(plan.name) for plan in plans if plan.name]
    if any(rule is not None and not rule.weak and "money" in rule.dimensions for rule in measures):
        for plan in plans:
            if not plan.name and places.words.tallies(plan.column.text):
                plan.name = plan.column.text


def _same_spans(plans: Sequence[Plan]) -> None:
    """上年同期 right behind 本年累计 counts since the January of its year, too."""
    levels = [plan for plan in plans if plan.growth is None]
    for before, plan in pairwise(levels):
        alone = len(plan.times) == 1 and plan.times[0].years == -1 and plan.times[0].edtf is None
        if not alone or before.name != plan.name or "同期" not in plan.column.text:
            continue
        if not plan.times[0].ended and any(time.so_far and not time.years for time in before.times):
            plan.times = (replace(plan.times[0], so_far=True),)


def _so_far_of(plans: Sequence[Plan]) -> None:
    """全年累计 right behind 本月销量, the only name of all, is of the same."""
    levels = [plan for plan in plans if plan.growth is None]
    names = {plan.name for plan in levels if plan.name}
    if len(names) != 1:
        return
    for before, plan in pairwise(levels):
        so_far = any(time.so_far for time in plan.times)
        if so_far and not plan.name and before.name and any(time.now for time in before.times):
            plan.name, plan.units = before.name, plan.units or before.units
            plan.spans = (*before.spans, *plan.spans)


def _now_beside_so_far(plans: Sequence[Plan]) -> None:
    """本期 beside 累计 is the time of the table alone."""
    since = {plan.name for plan in plans if any(time.so_far for time in plan.times)}
    for plan in plans:
        if plan.name in since and not plan.times and plan.column.text in ("本期", "本期数"):
            plan.times = (Time(now=True),)
            plan.time_spans = plan.spans[-1:]
    spans = [time for plan in plans for time in plan.times if _SPAN.fullmatch(time.edtf or "")]
    if len({time.edtf for time in spans}) != 1:
        return
    for plan in plans:  # 当月 beside 1-9月累计 is September
        if len(plan.times) == 1 and plan.times[0].now and _THIS_MONTH.match(plan.column.text):
            plan.times = (replace(spans[0], edtf=(spans[0].edtf or "")[-7:], so_far=False),)


def _heads_numbers(column: Column) -> bool:
    """Whether the head of a column is one of numbers."""
    return any(reading.growth is not None or reading.time is not None for reading in column.readings[-1:])


def _parts(plans: Sequence[Plan], places: Places) -> None:
    """Columns of parts (人数 | 其中:女性 | 残疾人) have the name of the whole before them, in whose unit they are."""
    whole: Plan | None = None
    within = False
    for at, plan in enumerate(plans):
        own = plan.column.readings[-1] if plan.column.readings else None
        if own is None or plan.growth is not None:
            continue
        if whole is not None and plan.name and _is_share(plan.name, places):
            plan.name, plan.spans = joined(whole.name, plan.name), (*whole.spans, *plan.spans)
            continue
        below = _below_of_which(plan.column)
        within = own.of_which or below or (within and own.name in places.words.groups)
        if not within:
            whole = plan
            continue
        whole = _in_unit_of(plan, whole, plans[:at])
        if whole is not None and (below or len(plan.column.readings) == len(whole.column.readings)):
            plan.name = _of_whole(plan, whole, own.name, places, below=below)
            plan.units = plan.units or whole.units
            plan.spans = (*whole.spans, *plan.spans)
            plan.planned = plan.planned or whole.planned
            if not plan.times:
                plan.times, plan.time_spans = whole.times, whole.time_spans


def _in_unit_of(plan: Plan, whole: Plan | None, before: Sequence[Plan]) -> Plan | None:
    """The whole of a part: the nearest column before it that is told in its unit, where that right before it is told in another
    (人数(人) | 资金(万元) | 其中:女性(人))."""
    own = {scale.unit for scale, _ in plan.units}
    if whole is None or not own or not whole.units or own & {scale.unit for scale, _ in whole.units}:
        return whole
    return next((held for held in reversed(before) if own & {scale.unit for scale, _ in held.units}), None)


def _of_whole(plan: Plan, whole: Plan, own: str, places: Places, *, below: bool) -> str:
    """The name of a part with that of its whole. own (str): its lowest head's. below (bool): 其中 stands over it."""
    if below and places.words.is_whole("qualifier", own):
        return crossed(whole.name, own, places.words)
    if whole.name in places.words.bare:
        return plan.name
    if is_age(own) and whole.column.readings and is_age(whole.column.readings[-1].name):
        return plan.name  # 60岁及以上 | 其中:65岁及以上
    beside = own and plan.column.path[:-1] == whole.column.path[:-1]
    return joined(whole.name, own if beside else plan.name, part=True)


def _below_of_which(column: Column) -> bool:
    """Whether 其中 alone stands over a column's own head."""
    return any(reading.of_which and not reading.name for reading in column.readings[:-1])


def _is_share(name: str, places: Places) -> bool:
    """Whether a column tells what share the one before it is (占比, 占总人口比重)."""
    return (name.startswith("占") and not name.startswith("占地")) or places.words.is_whole("share", name)


def _plan(column: Column, places: Places, *, listed: bool) -> Plan:
    spans = tuple([box.span for box in column.path])
    readings = column.readings
    place, place_span, named = None, None, list(readings)
    for reading, span in zip(readings, spans, strict=True):
        found = _place(reading, places, listed=listed)
        if found is not None and found.named:
            place, place_span = found, span
            named.remove(reading)
    timed = [(r.time, s) for r, s in zip(readings, spans, strict=True) if r.time is not None]
    growing = any(reading.growth is not None for reading in readings)
    units = next(
        (
            tuple([(unit, span) for unit in reading.units])
            for reading, span in reversed(list(zip(readings, spans, strict=True)))
            if reading.units and (reading.growth is not None or not growing)
        ),
        (),
    )
    grows = next(((r.growth, s) for r, s in zip(readings, spans, strict=True) if r.growth is not None), None)
    return Plan(
        column,
        of_column(named),
        spans,
        tuple([time for time, _ in timed]),
        tuple([span for _, span in timed]),
        units,
        grows[0] if grows is not None else None,
        grows[1] if grows is not None else None,
        place=place,
        place_span=place_span,
        total=any(reading.total for reading in readings),
        star=any(reading.star for reading in readings),
        so_far=any(r.name and r.time is not None and r.time.so_far for r in readings),
        planned=next((s for r, s in zip(readings, spans, strict=True) if r.planned), None),
    )


def _place(reading: Reading, places: Places, *, listed: bool) -> Place | None:
    if reading.here or reading.total:
        return Place(places.home, named=True) if reading.here else None
    return places.of(reading.name, None, listed=listed) if reading.name else None


def _compared(plan: Plan, before: Sequence[Plan]) -> Plan | None:
    """The column whose growth another tells: the nearest one before it with its name, the latest of its times."""
    levels = [p for p in before if p.growth is None and p.planned is None and p.place == plan.place]
    if plan.growth == "rate" and not any(scale.dimension == "points" for scale, _ in plan.units):
        levels = [p for p in levels if not p.name.endswith(_SHARES)] or levels
    if plan.name:
        levels = [p for p in levels if p.name == plan.name] or [
            p for p in levels if p.name.endswith(plan.name)
        ]
    if not levels:
        return None
    last = levels[-1]
    same = [p for p in levels if p.name == last.name and not any(t.years or t.earlier for t in p.times)]
    if not same:
        return None
    so_far = "累计" in plan.column.text
    wanted = [p for p in same if any(t.so_far for t in p.times)] if so_far else same
    return _latest(wanted, so_far=so_far) if wanted else same[-1]


def _latest(plans: Sequence[Plan], *, so_far: bool) -> Plan:
    """The column of the latest time: of several that are dated, else the last, one of the table's own time before those of others
    (数量 | 九月份 | 环比)."""
    dated = [p for p in plans if p.times and p.times[-1].edtf is not None]
    if dated and len(dated) == len(plans):
        return max(reversed(dated), key=_last)  # 3月 | 一季度 | 同比: of the quarter
    now = [p for p in plans if all(time.edtf is None for time in p.times)] if dated and not so_far else []
    return (now or plans)[-1]


def _last(plan: Plan) -> str:
    return (plan.times[-1].edtf or "").removeprefix("../").split("/")[-1]


def _refuse(plans: Sequence[Plan]) -> None:
    """Columns whose heads are missing, or say the same as others', tell nothing."""
    held = _under_heads(plans)
    counts = Counter(_signature(plan) for plan in held)
    units = Counter((_signature(plan), plan.column.own or "") for plan in held)
    for plan in plans:
        own = plan.column.own or ""
        alike = counts[_signature(plan)] > 1 and not (own and units[_signature(plan), own] == 1)
        plan.unread = alike or (not plan.column.path and len(plans) > 1)
        plan.unread = plan.unread or _lost_its_name(plan, plans)
        if plan.growth is not None and plan.compared is None and not plan.name:
            plan.unread = plan.unread or any(other.growth is None for other in plans)


def _lost_its_name(plan: Plan, plans: Sequence[Plan]) -> bool:
    """Whether a head says no more than 年末 beside several that name what they count (床位 | 职工 | 年末)."""
    if plan.name or plan.total or plan.growth is not None or not any(time.ended for time in plan.times):
        return False
    if any((time.edtf is not None and time.explicit) or time.years for time in plan.times):
        return False
    return len({other.name for other in plans if other.name and not other.times}) > 1


def _under_heads(plans: Sequence[Plan]) -> Sequence[Plan]:
    """The columns that heads may be of: without those of rows that do not fit, which stand an empty column apart."""
    last = max((plan.column.number for plan in plans if plan.column.path), default=None)
    if last is None or any(plan.column.number == last + 1 for plan in plans):
        return plans
    return [plan for plan in plans if plan.column.number <= last]


def _signature(plan: Plan) -> tuple[object, ...]:
    return (
        plan.name,
        plan.times,
        plan.units,
        plan.growth,
        id(plan.compared),
        plan.place_span,
        plan.total,
        plan.planned is not None,
        plan.column.text if plan.growth is not None else "",
    )
