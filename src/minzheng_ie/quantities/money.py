"""What is written round a unit: 4元5角, 三块五, 三吨半, $30万, 港币80万元, 两百一位, 百万元."""

from __future__ import annotations

from decimal import Decimal

from minzheng_ie.quantities.model import Draft
from minzheng_ie.quantities.reader import plain
from minzheng_ie.quantities.units import UnitTable
from minzheng_ie.rules.alike import compile_alike

_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"两": 2}
_DIGIT = "[0-9一二两三四五六七八九]"
# 角 and 分 behind 元: 4元5角, 七元零五分; 块 takes a bare digit, too: 三块五.
_SMALL_CHANGE = compile_alike(
    rf"(?:(?P<jiao>{_DIGIT})[角毛](?!度|色|落)(?:零?(?P<fen>{_DIGIT})分(?!之|别|钟))?|零(?P<fen>{_DIGIT})分(?!之|别|钟))钱?"
)
_BARE_JIAO = compile_alike(
    rf"(?<=块)(?P<jiao>{_DIGIT})(?:毛钱?|钱)?(?![0-9一二两三四五六七八九十百千万亿点.%角分个户人张])"
)
_JIAO = compile_alike(r"(?:角(?!度|色|落|形|钢|楼|亭|星)|毛)钱?")
_CHANGE = frozenset("0123456789零一二两三四五六七八九")
"""With what small change begins."""
_TENTH, _HUNDREDTH, _HALF = Decimal("0.1"), Decimal("0.01"), Decimal("0.5")


def add_small_change(text: str, draft: Draft) -> None:
    """Take in 角 and 分 behind a sum in 元 or 块 (4元5角 → 4.5 元); the draft's unit stands at its end."""
    if draft.unit == "元" or draft.unit == "块":
        if text[draft.end : draft.end + 1] in _CHANGE:
            _add_change(text, draft)
    elif draft.unit is None and draft.arabic and (small := _JIAO.match(text, draft.number_end)) is not None:
        draft.unit, draft.dimension, draft.own_unit = "元", "money", True  # 每斤降5角
        draft.value = plain(draft.value * _TENTH)
        draft.step = None if draft.step is None else plain(draft.step * _TENTH)
        draft.end = draft.quote_end = small.end()


def _add_change(text: str, draft: Draft) -> None:
    """Take in what a digit behind 元 or 块 says, where it is small change."""
    if draft.unit == "块" and _BARE_JIAO.match(text, draft.end):
        draft.unit, draft.dimension = "元", "money"
    if draft.unit != "元":
        return
    found = _SMALL_CHANGE.match(text, draft.end) or _BARE_JIAO.match(text, draft.end)
    if found is None or draft.step is None or not 1 <= draft.step <= 100:
        return
    jiao, fen = found["jiao"], found.groupdict().get("fen")
    draft.value = plain(draft.value + _worth(jiao) * _TENTH + _worth(fen) * _HUNDREDTH)
    draft.step = _HUNDREDTH if fen else _TENTH
    draft.end = draft.quote_end = found.end()


_HALVED = frozenset({"mass", "area", "length", "volume", "time"})
_HALF_BEHIND = compile_alike("半(?![年月天日径数价山圆])")


def add_half(text: str, draft: Draft) -> None:
    """Take in 半 behind a measure (三吨半 → 3.5); the draft's unit stands at its end."""
    if draft.dimension not in _HALVED or draft.scaled or draft.value_max is not None:
        return
    if draft.step is not None and draft.step >= 1 and _HALF_BEHIND.match(text, draft.end):
        draft.value, draft.step = plain(draft.value + _HALF), None
        draft.end = draft.quote_end = draft.end + 1


def _worth(digit: str | None) -> int:
    return 0 if digit is None else int(digit) if digit.isascii() else _DIGITS[digit]


def take_currency(text: str, draft: Draft, previous: Draft | None, units: UnitTable, floor: int) -> None:
    """The currency written in front of a sum (港币80万元, $30万): its unit, and the quote begins with it.

    previous: the number before, whose currency goes on in a coordination (港币80万元和30万元). floor (int): nothing
    before it is read.
    """
    if draft.unit not in (None, "元"):
        return
    front = units.currency_in_front(text, floor, draft.quote_start)
    if front is not None:
        unit, draft.quote_start = front
        draft.unit, draft.dimension, draft.currency = unit.name, unit.dimension, True
        return
    joined = previous is not None and text[previous.quote_end : draft.quote_start] in ("、", "和", "及", "与")
    if previous is not None and joined and previous.currency and draft.unit == "元":
        draft.unit, draft.currency = previous.unit, True


_ONES = {
    "位": "人", "名": "人", "人": "人", "户": "户", "天": "天", "日": "天", "晚": "晚", "个月": "月", "年": "年", "次": "人次",
    "餐": "餐", "份": "份", "床": "张", "张": "张", "间": "间", "套": "套", "斤": "斤", "台": "台", "亩": "亩", "小时": "小时", "场": "场",
}  # fmt: skip
_ONE = "|".join(sorted(_ONES, key=len, reverse=True))
_BY_THE_ONE = compile_alike(
    rf"(?:[百千万]|(?<=[百千万])[二三四五六七八九])一(?P<one>{_ONE})(?![一-鿿]{{0,2}}[0-9])"
)
_BEHIND_SUM = compile_alike(rf"一(?P<one>{_ONE})(?=[,。;:!?)、\n]|$|补|计|收|发|给|奖|的|标准|起)")
_PRICED = compile_alike(
    r"(?:按|按照|以|收|付|给|补|奖|花|费|费用|价|价格|收费|标准|租金|工资|薪酬|报酬|补助|补贴|津贴|奖励|资助|救助|每|只要|就是|是|为)[^,。;:!?\n0-9]{0,6}$"
)
_PAID_BEHIND = compile_alike(r"[^,。;:!?\n0-9]{0,4}(?:补|收费|收取|计算|计发|发放|奖励|给付|支付|资助|标准)")


def price_by_the_one(text: str, start: int, end: int) -> tuple[int, str | None, int] | None:
    """A sum for each one whose last character is of what it is for: 两百一位, 三千一户, 一百八一天.

    start, end (int): a Chinese numeral. RETURNS (tuple or None): where the sum ends, the denominator, and where its
    word ends; the denominator is None where nothing says that money is spoken of: it may be 两百一十位 as well.
    """
    found = _BY_THE_ONE.match(text, end - 2) if text[end - 1] == "一" and end - 2 >= start else None
    if found is None:
        return None
    front = text[max(0, start - 10) : start]
    priced = _PRICED.search(front) is not None or _PAID_BEHIND.match(text, found.end()) is not None
    return end - 1, _ONES[found["one"]] if priced else None, found.end()


def by_the_one_behind(text: str, pos: int) -> tuple[str, int] | None:
    """The denominator written as 一位, 一天 behind a sum with its unit (两百元一位), and where it ends."""
    found = _BEHIND_SUM.match(text, pos)
    return None if found is None else (_ONES[found["one"]], found.end())


_NAMED_BY_SIZE = compile_alike(
    r"(?:以上)?(?:级|大关|户(?!发|补)|富翁|产业|企业|集群|镇|村|县|园|工程|计划|俱乐部|项目|大单|订单|市场|店|楼|品牌|产值|斤|增值税)"
)
_LABEL = compile_alike(r"(?:单位[:为]?|[(/、:每|]|^|\n|\s)$")
_MONEY_TOLD = compile_alike(
    r"(?:获得?|奖励?|投入?|投资|筹集?|募集?|筹得|善款|捐赠?|捐款|资金|达到?|花费?|发放|拨付?|下达|支出|销售额?|收入|补助|补贴|节约|减免|赢得|争取|引资|融资|贷款|拍得|卖出)[^,。;:!?\n0-9]{0,4}$"
)


def bare_sum_counts(text: str, draft: Draft) -> bool:
    """Whether a scale alone with 元 (募集善款百万元) is a sum, not a unit's label (单位:万元) nor a size (亿元级项目)."""
    if _NAMED_BY_SIZE.match(text, draft.end):
        return False
    front = text[max(0, draft.start - 8) : draft.start]
    behind = text[draft.end : draft.end + 2].lstrip(" ")
    if behind[:1] in ("|", "\t"):
        return False  # a cell that tells the unit of the numbers beside it
    return _LABEL.search(front) is None and _MONEY_TOLD.search(front) is not None


SCALES = frozenset("百千万亿")
"""With one of them a sum begins that has lost its number."""
_SUM_NAMED = compile_alike(r"[金款费贴助](?:共|计|约)?$")
_CLAUSE_ENDS = compile_alike(r" *(?:[,.。;:!?)、\n]|$)")
_MASK = compile_alike(r"[xX×*_□○]+$")


def lost_from(text: str, draft: Draft) -> int | None:
    """Where a sum begins that has lost its number, of which a scale alone is left (发放补贴XX万元, 安排低保资金万元,
    比去年增加); None of any other. Nobody writes 10,000 yuan so behind a sum's own name, as in 获得万元奖励."""
    core = text[draft.start : draft.number_end]
    if core not in SCALES or draft.dimension != "money" or draft.modifier != "exact":
        return None
    begin = max(0, draft.start - 8)
    front = text[begin : draft.start]
    masked = _MASK.search(front)
    if masked is not None:
        return begin + masked.start()
    lost = _SUM_NAMED.search(front) is not None and _CLAUSE_ENDS.match(text, draft.end) is not None
    return draft.start if lost else None


_OF_VISITS = frozenset({"人次", "户次"})
_SCHEME = compile_alike(r"的?[^,。;:]{0,6}(?:计划|工程|行动|活动|项目)")


def bare_visits_count(text: str, draft: Draft) -> bool:
    """Whether two scales alone with 人次 (惠及百万人次) are an amount, not a unit's label nor the name of a scheme."""
    if draft.unit not in _OF_VISITS or draft.number_end - draft.start < len(draft.unit):
        return False
    if _LABEL.search(text[max(0, draft.start - 8) : draft.start]) is not None:
        return False
    return _SCHEME.match(text, draft.end) is None
