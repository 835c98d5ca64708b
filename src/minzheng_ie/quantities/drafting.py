"""The draft of a quantity: what a numeral says, with its sign, its unit and what is written round the unit."""

from __future__ import annotations

from decimal import Decimal

from minzheng_ie.quantities.grammar import other_script, with_point
from minzheng_ie.quantities.label_units import of_label
from minzheng_ie.quantities.model import Draft
from minzheng_ie.quantities.money import add_half, add_small_change, price_by_the_one
from minzheng_ie.quantities.rates import SUFFIXED, add_suffix, is_per
from minzheng_ie.quantities.reader import Reading, negated, read_numeral
from minzheng_ie.quantities.signs import SIGNS, Sign, Signs, sign_at
from minzheng_ie.quantities.units import SPOKEN, UnitTable, spoken_unit
from minzheng_ie.rules.alike import compile_alike
from minzheng_ie.schema import SkipReason

DIGITS = frozenset("0123456789")
_ZERO, _ONE = Decimal(0), Decimal(1)
_PEOPLE = compile_alike(
    r"(?:人口|人数|老人|老年人|用户|网民|居民)(?:总?数|规模)?(?:已|将|突破|超过?|达到?|有|约|接?近|逾|为|共)*$"
)
_EACH = compile_alike(
    r"每[人户](?:每[年月])?(?:标准|补[助贴]|发放)?(?:不[超低高][过于])?(?:最高|达到?|为|按)?$"
)
_EACH_REACH = 16
_MULTIPLE = compile_alike(r"(?:倍差|标准之比|收入之比|比值)[^,。;\n]{0,14}$")
_BRACKET = compile_alike(r"\((?:[间套户处个人所台座张]|人)\)")
_SPOKEN_SCALES = frozenset("百千万亿")


def fixed(start: int, end: int, reason: SkipReason) -> Draft:
    """A draft that is settled: no claim, for ``reason``."""
    draft = Draft(start, end, end, _ZERO, None, _ONE, False, "exact", None, None, start, end, False)
    draft.skip, draft.fixed = reason, True
    return draft


def draft_of(text: str, start: int, end: int, floor: int, units: UnitTable, words: Signs) -> Draft | None:
    """The draft of the numeral ``start:end``; None for characters that are no numeral after all.

    floor (int): where the draft before ends. words: what stands in front of signs.
    """
    core = text[start:end]
    if core[0] == "数" and (label := of_label(text, start, end)) is not None:
        return fixed(start, end, "ambiguous") if label == "either" else None
    if core[-1] == "一" and (each := _of_each(text, start, end, units)) is not None:
        return each
    reading = read_numeral(core)
    beside = text[start - 1 : start].isdecimal() or text[end : end + 1].isdecimal()
    if reading is None or (beside and other_script(text, start, end)):
        return _declined(start, end, core, reading)
    if start and text[start - 1] == ".":
        pointed, reading = with_point(text, start, reading)
        if pointed == start and reading.unit == "%" and not _letter_or_digit(text[start - 2 : start - 1]):
            return fixed(start, end, "ambiguous")  # 完成.8%: 0.8 or 8
        start = pointed
    sign = None
    if core[0] in "-+" or text[start - 1 : start] in SIGNS:
        sign = sign_at(text, start, words, floor)
    if sign is not None and sign.unread:
        return fixed(sign.start, _unit_end(text, end, units), "ambiguous")
    unit, dimension, stop = _unit(text, start, end, reading, core, units)
    draft = Draft(
        start, stop, end, reading.low, reading.high, reading.scale, reading.scaled, reading.modifier, unit, dimension,
        start, stop, unit is not None, core[0] in DIGITS or not DIGITS.isdisjoint(core),
        big=reading.big, partial=reading.partial, step=reading.step,
    )  # fmt: skip
    if sign is not None:
        _apply(sign, draft, reading, core)
    _take_in(text, draft, units)
    return draft


def _declined(start: int, end: int, core: str, reading: Reading | None) -> Draft | None:
    """A numeral that cannot be read, as a whole; None for one in Chinese, which may be a word."""
    if DIGITS.isdisjoint(core):
        return None
    too_long = reading is None and core.isdecimal()
    return fixed(start, end, "reference" if too_long else "ambiguous")


def _take_in(text: str, draft: Draft, units: UnitTable) -> None:
    """Take in what is written behind the unit: 角 and 分, a half, what the amount is for each of."""
    unit = draft.unit
    if unit is None or draft.dimension == "money" or unit == "块":
        add_small_change(text, draft)
    if text.startswith("半", draft.end):
        add_half(text, draft)
    if text.startswith(SUFFIXED, draft.end):
        add_suffix(text, draft, units.denominators)


def _letter_or_digit(char: str) -> bool:
    return char.isascii() and char.isalnum()


def _apply(sign: Sign, draft: Draft, reading: Reading, core: str) -> None:
    """Take the sign in front into the draft: a value below zero, or the direction of a change."""
    share = draft.dimension in ("share", "points", "ratio")
    below = core[0] == "-"
    if sign.signed or (sign.bracket and not share):
        if sign.minus and not below:
            reading = negated(reading)
        draft.value, draft.value_max = reading.low, reading.high
    elif below:
        draft.value, draft.value_max = abs(reading.low), reading.high
    draft.change = None if sign.bracket and not share else sign.change
    draft.start = draft.quote_start = sign.start


def _of_each(text: str, start: int, end: int, units: UnitTable) -> Draft | None:
    """A numeral that ends in 一 as a sum for each one, or as what may be one (6百一次: 610 times, or 600 each time)."""
    price = price_by_the_one(text, start, end)
    if price is not None:
        return _price(text, start, *price)
    if end - start == 1 or text[end - 2] not in _SPOKEN_SCALES:
        return None
    stop = _unit_end(text, end, units)
    return fixed(start, stop, "ambiguous") if stop > end else None


def _price(text: str, start: int, end: int, by: str | None, stop: int) -> Draft | None:
    """A sum for each one (两百一位): in 元, or declined where nothing says that it is money."""
    reading = read_numeral(text[start:end])
    if reading is None or by is None:
        return fixed(start, stop, "ambiguous")
    draft = Draft(
        start, stop, end, reading.low, reading.high, reading.scale, reading.scaled, reading.modifier,
        f"元/{by}", "money", start, stop, True, big=reading.big, partial=reading.partial, step=reading.step,
    )  # fmt: skip
    draft.rate_span = (end, stop)
    return draft


def _unit_end(text: str, end: int, units: UnitTable) -> int:
    found = units.match(text, end)
    return end if found is None else found[1]


def _unit(
    text: str, start: int, end: int, reading: Reading, core: str, units: UnitTable
) -> tuple[str | None, str | None, int]:
    """The unit behind the numeral ``start:end``, its dimension, and where it ends."""
    if reading.unit is not None:
        known = units.by_name.get(reading.unit)
        return reading.unit, known.dimension if known else "share", end
    unit: str | None = None
    dimension: str | None = None
    stop = end
    at = end + 1 if text[end : end + 1] in ("大", "小") and units.match(text, end + 1) else end
    found = units.match(text, at)
    if found is not None and at > end and found[0].name not in ("类", "项"):
        found = units.match(text, end)
    if found is not None:
        unit, dimension, stop = found[0].name, found[0].dimension, found[1]
        if unit in SPOKEN:
            unit, dimension, stop = spoken_unit(text, start, unit, dimension, stop)
        bracket = _BRACKET.match(text, stop) if text.startswith("(", stop) else None
        if bracket:
            stop = bracket.end()
    if unit is None and "个" in core:  # 引资2个亿; 老年人口突破3个亿
        people = _PEOPLE.search(text, max(0, start - 16), start) is not None
        unit, dimension = ("人", "people") if people else ("元", "money")
    if unit is None and is_per(text, end, units.denominators) and (reading.scaled or _each(text, start)):
        unit, dimension = "元", "money"  # 按2万/户慰问, 每人不超过500/年
    if unit is None and "." in core and _MULTIPLE.search(text, max(0, start - 24), start):
        unit, dimension = "倍", "ratio"  # 收入倍差从2.05降至1.97
    return unit, dimension, stop


def _each(text: str, start: int) -> bool:
    """Whether the numeral at ``start`` is told for each of some (每人|500/年)."""
    return _EACH.search(text, max(0, start - _EACH_REACH), start) is not None
