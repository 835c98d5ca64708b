"""The unit of a claim: as written, as the counted thing takes it, or as a rate said once for its parallels."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from minzheng_ie.compiled import compile_regex
from minzheng_ie.heads.metrics import Head
from minzheng_ie.quantities.label_units import behind_unit
from minzheng_ie.quantities.model import Quantity
from minzheng_ie.quantities.units import unit_for_counted
from minzheng_ie.tree.leaves import behind_last
from minzheng_ie.tree.vocabulary import MetricWords

SHARES = frozenset({"share", "points", "ratio"})
"""Dimensions of numbers that are part of a whole, or a difference of such."""

_PER = {"人均": "人", "户均": "户"}
_PER_MANY = compile_regex(r"每([百千万])(?:名|位)?(户)?")
_CONTINUED = frozenset({"elliptic", "nominal"})  # heads that are the number's before
_JOINTS = frozenset("、和与及")
_BESIDE = compile_regex(r"[、和与及]((?:近|约|超)?[\d.]{1,9}[余多]?[万亿]?[余多]?)(?=\p{Han})")
_AGED = compile_regex(r"岁(?:及?以上|以下)?的?$")
_SUM = 50000  # yuan: more is no standard for one person
_NAMED = compile_regex(r"([月年])(?:人均|均)?(?:最低)?(?:发放|保障|补助|补贴|养育|供养)?标准")
_WAGE = compile_regex(r"(月|年|小时)(?:最低|平均|均|人均)?(?:最低)?(?:工资|薪酬|报酬|收入)")
_LEVEL = compile_regex(
    r"([月年])(?:人均|平均|均)?(?:补助|补差|保障|救助|补贴)(?:水平|标准)|人均([月年])(?:补助|补差|保障|救助|补贴)?(?:水平|标准|额)?$"
)
_EVERY = compile_regex(r"(?:每|(?<![\d一二三四五六七八九十])一个?)([年月])(?:约|近|不足|超过|达到|提高到)?$")
_TOTAL = compile_regex(r"合计|共计|总计|累计|一共|总额|总金额|全年|季度|(?<![公一])共(?!同|享|建|有|产)")
_NO_TOTAL = compile_regex(r"[每均]|标准|水平|提高|增加|上调|月")  # words of a rate, or of its change
_CLAUSE = 200  # characters back to where a clause begins, at the most
_ONCE = compile_regex(r"临时救助|殡葬|丧葬|一次性|急难|火化|墓")  # paid a time, not a month
# A payment to persons: said by the month or year, each of them gets it.
_PERSONAL = compile_regex(
    r"(?:高龄|老龄|长寿|护理|生活|困难|失能|孤儿|残疾|优待|敬老|尊老|养老服务)(?:津贴|补贴|补助)|尊老金|敬老金|长寿金|生活费|低保金|供养金|保障金"
)
_PER_HEAD = {f"{money}/{time}": f"{money}/人·{time}" for money in ("元", "港元", "澳门元") for time in "月年"}
# Those who are paid by the month or year stand right before it (困难老人每月可领取300元).
_PAYEE = compile_regex(
    r"(?:老人|老年人|长者|者|孤儿|儿童|人员|残疾人|学生|烈属)每[月年](?:均?可|能)?(?:派放|派发|发放?|补[助贴]|资助|领取?|获得?|享受)[^,。;\n0-9]{0,4}$"
)
_COUNTED_PAYEES = compile_regex(r"[0-9一二两三四五六七八九十百千万][余多]?[名位人个]")


@dataclass(frozen=True, slots=True)
class _Rate:
    """A rate said before: its unit, where it is said, the metric it was said of, and whether in this sentence."""

    unit: str
    span: tuple[int, int]
    metric: str
    here: bool


class UnitScope:
    """Follows the rates of a document: one said once (每人每月…) governs its parallels."""

    def __init__(self, text: str, dirs: tuple[Path, ...], words: MetricWords) -> None:
        self.text = text
        self.dirs = dirs
        self.words = words
        self._rate: _Rate | None = None
        self._last: str | None = None

    def item(self) -> None:
        """A new paragraph or item: no rate has been said yet."""
        self._rate = self._last = None

    def sentence(self) -> None:
        """A new sentence: a rate said before goes on only for standards."""
        if self._rate is not None:
            self._rate = _Rate(self._rate.unit, self._rate.span, self._rate.metric, here=False)

    def unit_of(self, quantity: Quantity, head: Head) -> tuple[str | None, tuple[int, int] | None]:
        """The unit of a number (None: nothing tells it) and the clean span of the words that make it a rate."""
        unit, span = self._unit_of(quantity, head)
        if unit is not None and quantity.dimension not in SHARES:
            self._last = unit
        if unit is not None and quantity.unit is not None and quantity.rate_span is not None:
            self._rate = _Rate(unit, quantity.rate_span, head.text, here=True)
        return unit, span

    def _unit_of(self, quantity: Quantity, head: Head) -> tuple[str | None, tuple[int, int] | None]:
        unit = quantity.unit
        if unit is None:
            return self._counted(quantity, head), None
        written = self.text[quantity.number_start : quantity.number_end]
        large = "万" in written or "亿" in written
        small = not large
        standard = any("standard" in t.roles for t in head.tokens)
        if standard and unit == "元" and not small:
            small = quantity.value is not None and quantity.value < _SUM and "亿" not in written
        wage = _WAGE.search(head.text) if unit == "元" and not large else None
        if wage is not None:
            return f"元/{'' if wage.group(1) == '小时' else '人·'}{wage.group(1)}", None
        paid = standard or _PERSONAL.search(head.text) is not None or self._payee(quantity)
        if unit in _PER_HEAD and small and (paid or self._beside(quantity, _PER_HEAD[unit])):
            return _PER_HEAD[unit], quantity.rate_span
        if unit in _PER_HEAD and small and head.rule in _CONTINUED and self._last == "人":
            return _PER_HEAD[unit], quantity.rate_span  # 特困人员52人,每月320元
        level = _LEVEL.search(head.text) if unit in ("元", "元/人") and not large else None
        if level is not None:
            return f"元/人·{level[1] or level[2]}", quantity.rate_span
        if unit == "元" and small and standard:
            said = _EVERY.search(self.text, max(0, quantity.start - 8), quantity.start)
            if said is not None:
                return f"元/人·{said.group(1)}", said.span()
            named = _NAMED.search(head.text)
            if named is not None:
                return f"元/人·{named.group(1)}", None
        rate = self._rate
        if (
            rate is not None
            and rate.unit.startswith(unit + "/")
            and not (unit == "元" and self._total(quantity))
        ):
            lasting = standard and rate.unit in _PER_HEAD.values()  # 人均 is said of one thing only
            parallel = unit == "元" and small and (rate.here or lasting) and not self._once(quantity, head)
            if parallel or (head.text == rate.metric and (unit != "元" or small)):
                return rate.unit, rate.span
        if "/" not in unit and unit not in ("岁", "年") and quantity.dimension not in SHARES:
            many = _PER_MANY.search(head.text)
            if many is not None:
                return f"{unit}/{many.group(1)}{many.group(2) or '人'}", None
            for word, per in _PER.items():
                if word in head.text:
                    return (f"{unit}/{per}", None) if per != unit else (unit, quantity.rate_span)
        return unit, quantity.rate_span

    def _payee(self, quantity: Quantity) -> bool:
        """Whether persons of whom no number is told are paid (老人每月领取300元): each of them gets it."""
        if (
            "/" not in (quantity.unit or "")
            or _PAYEE.search(self.text, max(0, quantity.start - 14), quantity.start) is None
        ):
            return False
        return _COUNTED_PAYEES.search(self.text, self._begun(quantity), quantity.start) is None

    def _beside(self, quantity: Quantity, unit: str) -> bool:
        """Whether a payment by the month (农村不低于150元/月,城镇180元/月) stands beside one of a head of ``unit``."""
        rate = self._rate
        return rate is not None and rate.here and rate.unit == unit and (quantity.value or _SUM) < _SUM

    def _total(self, quantity: Quantity) -> bool:
        """Whether the clause tells a sum (合计30500元, 全年共发放…), which has no rate of those paid before."""
        begun = self._begun(quantity)
        found = _TOTAL.search(self.text, begun, quantity.start) is not None
        return found and _NO_TOTAL.search(self.text, begun, quantity.start) is None

    def _begun(self, quantity: Quantity) -> int:
        """Where the clause of a number begins, as far as it matters."""
        floor = max(0, quantity.start - _CLAUSE)
        return behind_last(",。;\n", self.text, floor, quantity.start) or floor

    def _once(self, quantity: Quantity, head: Head) -> bool:
        """Whether a payment is made once (一次性抚慰金), so that no rate said before is its own."""
        begun = self._begun(quantity)
        return (
            _ONCE.search(head.text) is not None or _ONCE.search(self.text, begun, quantity.start) is not None
        )

    def _counted(self, quantity: Quantity, head: Head) -> str | None:
        """The unit the counted thing takes, read round the number or, failing that, in the metric."""
        if behind_unit(self.text, quantity.start):
            return None
        counted = unit_for_counted(self.text, quantity.start, quantity.end, self.dirs)
        if counted is None and self.text[quantity.end : quantity.end + 1] in _JOINTS:
            beside = _BESIDE.match(self.text, quantity.end)
            if beside is not None:  # 分别惠及960万、1180万残疾人
                counted = unit_for_counted(self.text, beside.start(1), beside.end(), self.dirs)
        if counted is None and quantity.dimension is None:
            counted = unit_for_counted(head.text, len(head.text), len(head.text), self.dirs)
        if counted is None and head.rule in _CONTINUED:
            written = self.text[quantity.start : quantity.end]
            if "万" in written or "亿" in written:
                counted = self._last  # 比上年多出4100来万: of what was counted before
        if counted is None and _AGED.search(head.text):
            counted = "人"
        return counted
