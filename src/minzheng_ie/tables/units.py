"""The unit of a cell: its own, its head's or label's, the column of units, the caption's that fits, what it counts."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from minzheng_ie.compiled import compile_re
from minzheng_ie.quantities.amounts import EXACT
from minzheng_ie.quantities.reader import plain
from minzheng_ie.tables.scales import Scale
from minzheng_ie.tables.words import TableWords

_PER = compile_re(r"每(?P<many>[百千万]|十万)(?P<whom>人口|名?老年?人|人|户|名|对)?")
_STANDARD = compile_re(r"标准|补贴|补助|津贴|水平|补差|生活费|护理费|供养|养育|低保|特困|孤儿|保障金")
_FEE = compile_re(
    r"床位费|伙食费|膳食费|餐费|照[料护]费|入住费|代养费|托养费|月(?:平均|均)收费"
)  # of those who live there
_OF_NO_PERSON = compile_re(r"遗体|骨灰|冷藏|冰柜|寄存|存放|墓|场地|租金|房租|车位|管理费")
_AVERAGES = (
    (compile_re(r"每人每月|月人均|人均月|(?:当月|本月|每月)(?:月)?人均|月均补[助差]|人月均"), "人·月"),
    (compile_re(r"每人每年|年人均|人均年|全年人均|每年人均"), "人·年"),
    (compile_re(r"每户每月|月户均|户月均"), "户·月"),
    (compile_re(r"人均|每人(?!口)"), "人"),
    (compile_re(r"户均|每户"), "户"),
    (compile_re(r"次均|每人次"), "人次"),
)
_NAMED = compile_re(
    r"(?P<time>[月年])(?:人均|平均|均)?(?:最低)?"
    r"(?:发放|保障|补[助贴差]|养育|供养|低保|(?:最低|基本)?生活保障|五保|特困|护理)?标准"
)
"""A standard that is called by its time (城市年低保标准)."""
RATE = compile_re(r"(?:每[人户]每[月年天]|[人户]均|月均)?\d[\d,.]*元(?:/[人户]?[./·]?[月年天])?")
"""A standard that a label quotes: a sum beside it is no rate."""
ONE_BY_ONE = "个"
ONE = Decimal(1)
_ALL = Decimal(100)
_SUMS = ("money",)
_BOOKED = 3
"""Characters of what an account calls its sums (预算数): money, where a caption tells of rates as well."""
_UNDIVIDED = ("people", "households", "beds", "couples")
_MEAN = compile_re("[均每率比折]")

Span = tuple[int, int]


class Unit(NamedTuple):
    """The unit of a cell. spans (tuple): where it is told. own (bool): by the cell itself. inherited: by the caption."""

    scale: Scale
    spans: tuple[Span, ...] = ()
    own: bool = False
    inherited: bool = False


def fitting(
    units: Sequence[tuple[Scale, Span]], metric: str, words: TableWords, *, whole: bool | None
) -> list[tuple[Scale, Span]]:
    """The units of a list that fit a metric: which it is is told when there is one.

    units (sequence): with their places. whole (bool | None): whether all numbers of the column are whole, None: not
    known; a count that is not needs a scale.
    """
    fit = list(units)
    rule = words.measure(metric)
    if rule is not None and not rule.dimensions:
        return []  # 性别比 in a table of shares
    sure = rule is not None and (not rule.weak or words.tallies(metric[-2:]))
    if len(fit) > 1 or (rule is not None and rule.dimensions and sure):
        dimensions = rule.dimensions if rule is not None else _of_account(metric, words)
        fit = [(scale, span) for scale, span in fit if scale.dimension in dimensions]
        if dimensions and len(fit) > 1:
            fit = [(scale, span) for scale, span in fit if scale.dimension == dimensions[0]] or fit
        if rule is not None and rule.unit is not None and len(fit) > 1:
            fit = [(scale, span) for scale, span in fit if scale.unit == rule.unit] or fit
        fit = _of_standard(fit, metric)
    if len(fit) > 1 and len({scale.unit for scale, _ in fit}) == 1:
        fit = _by_size(fit, metric, whole=whole)
    return fit


def _of_account(metric: str, words: TableWords) -> tuple[str, ...]:
    """What is counted where an account's word for its sums ends a metric (审定|决算数)."""
    return _SUMS if words.is_whole("booked", metric[-_BOOKED:]) else ()


def _of_standard(fit: list[tuple[Scale, Span]], metric: str) -> list[tuple[Scale, Span]]:
    """元/人·月 is of standards, 万元 of sums."""
    rates = [(scale, span) for scale, span in fit if "/" in scale.unit]
    if len(fit) == 1 or not rates or len(rates) == len(fit):
        return fit
    standard = "标准" in metric or "水平" in metric or "补差" in metric
    return rates if standard else [(scale, span) for scale, span in fit if "/" not in scale.unit]


def _by_size(fit: list[tuple[Scale, Span]], metric: str, *, whole: bool | None) -> list[tuple[Scale, Span]]:
    """Of 万张 and 张: a rate has the plain one, a count that is not whole the scaled one."""
    plain = [(scale, span) for scale, span in fit if scale.factor == ONE]
    scaled = [(scale, span) for scale, span in fit if scale.factor != ONE]
    if _PER.search(metric) or "均" in metric:
        return plain
    return scaled if whole is False else fit


def implied(metric: str, words: TableWords) -> Scale | None:
    """The unit of what is counted where none is written (人数 → 人)."""
    rule = words.measure(metric)
    if rule is None or rule.unit is None or ("=100" in metric and rule.dimensions[0] != "share"):
        return None  # 城镇人口(全部=100) counts no people
    return Scale(rule.unit, ONE, rule.dimensions[0])


def is_possible(value: Decimal, scale: Scale, metric: str, words: TableWords) -> bool:
    """Whether there can be so much of a thing: no half a person, no more than all. value (Decimal): as written."""
    if scale.unit == "%":
        return value <= _ALL or not words.has("bounded", metric)
    if scale.factor != ONE or "/" in scale.unit or scale.dimension not in _UNDIVIDED:
        return True
    return value == value.to_integral_value() or _MEAN.search(metric) is not None


def as_rate(scale: Scale, metric: str, said: str) -> Scale:
    """The unit with what a metric says it is counted by: 张 of 每千人口床位数 is 张/千人, 元 of 月人均补助 元/人·月.

    said (str): heads and labels in full, with the times that the metric leaves out.
    """
    if scale.dimension == "money":
        return _of_money(scale, metric, said)
    match = _PER.search(metric)
    if match is None or "/" in scale.unit or scale.dimension in ("share", "points"):
        return scale
    whom = match["whom"]
    if scale.unit in ("人", "户") and whom is None:
        return scale
    of = "户" if whom == "户" else "对" if whom == "对" else "人"
    return Scale(f"{scale.unit}/{match['many']}{of}", scale.factor, scale.dimension)


def _of_money(scale: Scale, metric: str, said: str) -> Scale:
    """Money by head and time."""
    money, _, per = scale.unit.partition("/")
    if per in ("月", "年", "天", "日") and _is_by_head(metric, per):
        whom = "户" if "户" in metric and "人" not in metric else "人"
        return Scale(f"{money}/{whom}·{per}", scale.factor, scale.dimension)
    if per:
        return scale
    for pattern, rate in _AVERAGES:
        if pattern.search(said):
            return Scale(f"{money}/{rate}", scale.factor, scale.dimension)
    named = _NAMED.search(metric)
    if named is not None and _is_by_head(metric, named["time"]):
        return Scale(f"{money}/人·{named['time']}", scale.factor, scale.dimension)
    return scale


def _is_by_head(metric: str, per: str) -> bool:
    """Whether money by a time is for a person, though none is told (护理补贴 in 元/月)."""
    if _OF_NO_PERSON.search(metric) is not None:
        return False
    return _STANDARD.search(metric) is not None or (per in ("月", "年") and _FEE.search(metric) is not None)


def multiplied(value: Decimal | None, factor: Decimal) -> Decimal | None:
    """A number of a scale in full; None stays None."""
    return value if value is None or factor == ONE else plain(EXACT.multiply(value, factor))
