"""The value of digits and scales in any mix (1,100.9亿, 3百万, 1万5千, 三百二), and the unit of the last digit.

The numeral core below 万 is converted by cn2an, where it is not a common one. What is not well formed is read as None.
"""

from __future__ import annotations

from decimal import Context, Decimal
from functools import lru_cache
from typing import NamedTuple

from minzheng_ie.compiled import compile_regex

SMALL = "零〇一二两三四五六七八九"
SCALES = "十百千万亿"
CHINESE = SMALL + SCALES + "廿卅"
POWER = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
DIGIT = {char: str(value) for value, char in enumerate("零一二三四五六七八九")} | {"〇": "0", "两": "2"}
_TENS = {"": 0, "十": 10} | {f"{digit}十": 10 * int(DIGIT[digit]) for digit in SMALL[2:]}
_ONES = {"": 0} | {digit: int(DIGIT[digit]) for digit in SMALL[2:]}
_COMMON = {tens + ones: _TENS[tens] + _ONES[ones] for tens in _TENS for ones in _ONES if tens or ones}
_COMMON |= {f"{digit}{scale}": _ONES[digit] * POWER[scale] for digit in SMALL[2:] for scale in "百千"}
"""What most numerals are, for which cn2an, which takes long to import, need not be asked."""
_COUNTING = frozenset("一二两三四五六七八九123456789")
EXACT = Context(prec=80)
"""The context of exact arithmetic: no value that can be written in `LONGEST` characters is rounded in it."""
_ZERO, _ONE, _TEN = Decimal(0), Decimal(1), Decimal(10)
_ARABIC = compile_regex(r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.([0-9]+))?")
_PART = compile_regex(rf"(?P<coef>[0-9][0-9,]*(?:\.[0-9]+)?|[{SMALL[2:]}])(?P<scale>[千百十])")
_NEEDLESS_ZERO = compile_regex(rf"(?<=千)零+(?=[{SMALL[2:]}]百)|(?<=百)零+(?=[{SMALL[2:]}]十)")
_ZERO_TEN = compile_regex(r"零+十")
_WELL_FORMED = compile_regex(
    rf"(?:[{SMALL[2:]}]千)?(?:[{SMALL[2:]}]百)?(?:零?[{SMALL[2:]}]?十)?(?:零?[{SMALL[2:]}])?"
)


class Amount(NamedTuple):
    """A value and the unit of its last written digit; ``point``: it has a decimal point."""

    value: Decimal
    step: Decimal | None
    point: bool = False


def amount(text: str) -> Amount | None:
    """The value of digits and scales in any mix, with the unit of the last digit; None when not well formed."""
    if text and all(char in DIGIT for char in text):
        if len(text) == 2 and "〇" not in text:
            return None  # 三五: two digits side by side are no number
        return Amount(Decimal("".join(DIGIT[char] for char in text)), _ONE)
    if text[-1:] == "两" and text[-2:-1] in POWER:
        return None  # 三千两: two more, as 三千二, or so many taels
    return _above_yi(text.replace("〇", "零"))


def _above_yi(text: str) -> Amount | None:
    return _split(text, "亿", 10**8)


def _split(text: str, mark: str, power: int) -> Amount | None:
    """Split at the last ``mark``: what stands before counts that many, what follows is added."""
    head, found, tail = text.rpartition(mark)
    if not found:
        return _split(text, "万", 10**4) if mark == "亿" else _group(text)
    inner: Amount | None
    if not head:
        inner = Amount(_ONE, None)
    elif mark in head:
        inner = _split(head, mark, power) if head.endswith(mark) else None
    else:
        inner = _split(head, "万", 10**4) if mark == "亿" else _group(head)
    if inner is None:
        return None
    unit = Decimal(power)
    value = EXACT.multiply(inner.value, unit)
    if not tail:
        step = None if inner.step is None else EXACT.multiply(inner.step, unit)
        return Amount(value, step, inner.point)
    rest = _remainder(tail, unit)
    if rest is None or inner.point:
        return None
    return Amount(EXACT.add(value, rest.value), rest.step, rest.point)


def _remainder(tail: str, unit: Decimal) -> Amount | None:
    """What follows a scale of ``unit``: 三万五 (a digit of the next place), 2万5000, 四亿零六百万."""
    if len(tail) == 1:
        if tail not in _COUNTING:
            return None
        return Amount(Decimal(DIGIT.get(tail, tail)) * unit / _TEN, unit / _TEN)
    stem = tail.lstrip("零")
    if not stem:
        return None
    rest = _above_yi(stem) if unit > 10**4 else _group(stem)
    if rest is None or rest.value >= unit:
        return None
    if stem == tail and stem.isdecimal() and len(stem) < _places(unit):
        return None  # 1亿2000 may be short for 1亿2000万
    return rest


def _places(unit: Decimal) -> int:
    """How many digits must stand bare behind a scale to be no short form: all eight behind 亿, three behind 万."""
    return 8 if unit >= 10**8 else 3 if unit >= 10**4 else 2


@lru_cache(maxsize=4096)
def _group(text: str) -> Amount | None:
    """A group below 万; a bare scale counts one (百 = 100) and holds no digit."""
    if text in ("百", "千"):
        return Amount(Decimal(POWER[text]), None)
    if text == "零":
        return Amount(_ZERO, _ONE)
    arabic = _ARABIC.fullmatch(text)
    if arabic is not None:
        decimals = len(arabic[1] or "")
        return Amount(Decimal(text.replace(",", "")), _ONE.scaleb(-decimals), decimals > 0)
    if any("0" <= char <= "9" for char in text):
        return _mixed(text)
    return _spelled(text)


def _mixed(text: str) -> Amount | None:
    """Arabic digits with 千, 百, 十: 1千6百, 3百2, 18.6千."""
    total, step, end = _ZERO, _ONE, 0
    unit: Decimal | None = None
    part = _PART.match(text)
    while part is not None:
        scale = Decimal(POWER[part["scale"]])
        coefficient = part["coef"].replace(",", "")
        number = Decimal(DIGIT.get(coefficient, coefficient))
        decimals = len(coefficient.partition(".")[2])
        end = part.end()
        if (unit is not None and (scale >= unit or number >= _TEN)) or (decimals and end < len(text)):
            return None
        total, step, unit = total + number * scale, scale.scaleb(-decimals), scale
        part = _PART.match(text, end)
    if unit is None:
        return None
    if end == len(text):
        return Amount(total, step, step < unit)
    rest = _remainder(text[end:], unit)
    return None if rest is None or rest.value >= unit else Amount(total + rest.value, rest.step, rest.point)


def _spelled(text: str) -> Amount | None:
    """A group spelled in Chinese; a 零 too many between hundreds and tens (二百零三十) says nothing."""
    text = _NEEDLESS_ZERO.sub("", _ZERO_TEN.sub("一十" if text[0] != "零" else "十", text))
    if not text or not _WELL_FORMED.fullmatch(text):
        return None
    value = _COMMON.get(text)
    if value is None:
        from cn2an import cn2an

        try:
            value = int(cn2an(text, "normal"))
        except (ValueError, KeyError):
            return None
    last = text[-1]
    if last in POWER:
        return Amount(Decimal(value), Decimal(POWER[last]))
    before = POWER.get(text[-2]) if len(text) > 1 else None
    return Amount(Decimal(value), Decimal(before // 10) if before else _ONE)
