"""What a numeral says: its value, how exact it is, the scale a neighbour may share, the unit of its last digit.

Works on text whose numerals are simplified and half-width (`script` makes them so). The pure numeral core below 万 is
converted by cn2an, where it is not a common one; scales, separators, digits mixed with scales, fractions, 余/多/几 and adjacency (两三 = 2 to 3) are
ours. What is not well formed is read as None, never as something else.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Context, Decimal
from functools import lru_cache
from typing import NamedTuple, overload

import regex

from minzheng_ie.compiled import compile_regex
from minzheng_ie.schema import Modifier

SMALL = "零〇一二两三四五六七八九"
SCALES = "十百千万亿"
CHINESE = SMALL + SCALES + "廿卅"
_POWER = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
_DIGIT = {char: str(value) for value, char in enumerate("零一二三四五六七八九")} | {"〇": "0", "两": "2"}
_TENS = {"": 0, "十": 10} | {f"{digit}十": 10 * int(_DIGIT[digit]) for digit in SMALL[2:]}
_ONES = {"": 0} | {digit: int(_DIGIT[digit]) for digit in SMALL[2:]}
_COMMON = {tens + ones: _TENS[tens] + _ONES[ones] for tens in _TENS for ones in _ONES if tens or ones}
_COMMON |= {f"{digit}{scale}": _ONES[digit] * _POWER[scale] for digit in SMALL[2:] for scale in "百千"}
"""What most numerals are, for which cn2an, which takes long to import, need not be asked."""
_COUNTING = frozenset("一二两三四五六七八九123456789")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a numeral says.

    low (Decimal): its value, scale expanded; of a range the low end.
    high (Decimal or None): the high end of a range (两三个 → 3).
    modifier: what 余, 多, 几, 数 (over) and 来 (about) inside it say, else exact.
    unit: the sign that belongs to it: ``%``, ``‰``, ``倍``, ``个百分点``, ``个千分点``; else None.
    scale (Decimal): the scale it ends with, which a bare neighbour may share (4.8至5.1亿, 三至五百万).
    big (Decimal): the 万 and 亿 at its end, which a neighbour with 百 or 千 of its own may share (三百至五百万).
    scaled (bool): a 万 or 亿 is written. partial (bool): a 十, 百 or 千 is.
    step (Decimal or None): the unit of the last written digit (2.36万 → 100); None where none is written (百万), and
        for fractions and 一半.
    """

    low: Decimal
    high: Decimal | None
    modifier: Modifier
    unit: str | None
    scale: Decimal
    scaled: bool
    big: Decimal = Decimal(1)
    step: Decimal | None = None
    partial: bool = False


class _Amount(NamedTuple):
    """A value and the unit of its last written digit; ``point``: it has a decimal point."""

    value: Decimal
    step: Decimal | None
    point: bool = False


_SIGNS = {
    "%": "%",
    "‰": "‰",
    "百分点": "个百分点",
    "个百分点": "个百分点",
    "千分点": "个千分点",
    "个千分点": "个千分点",
    "倍": "倍",
    "倍半": "倍",
}
EXACT = Context(prec=80)
"""The context of exact arithmetic: no value that can be written in `LONGEST` characters is rounded in it."""
_DIVISION = Context(prec=28)
_HALF = Decimal("0.5")
_ZERO, _ONE, _TEN, _CENT = Decimal(0), Decimal(1), Decimal(10), Decimal("0.01")
LONGEST = 40
LARGEST = Decimal(10) ** 30
_SIMPLE = compile_regex(r"([0-9]{1,16}+(?:\.([0-9]{1,8}+))?)(万|亿)?+(%)?+")
_SIMPLE_SCALES = {None: _ONE, "万": Decimal(10**4), "亿": Decimal(10**8)}
_STEPS = tuple(_ONE.scaleb(-places) for places in range(9))
_SIGN_END = compile_regex(r"(?:%|‰|个?百分点|个?千分点|倍半?)$")
_RANGE_DIGITS = compile_regex(rf"(?<![{SMALL}])([一两二三四五六七八])([二两三四五六七八九])(?![{SMALL}点])")
_ARABIC = compile_regex(r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.([0-9]+))?")
_POWER_OF_TEN = compile_regex(r"([0-9]+(?:\.([0-9]+))?)(?:[Ee]\+?(-?[0-9]{1,2})|[×x*]10\^?(-?[0-9]{1,2}))")
_PART = compile_regex(rf"(?P<coef>[0-9][0-9,]*(?:\.[0-9]+)?|[{SMALL[2:]}])(?P<scale>[千百十])")
_NEEDLESS_ZERO = compile_regex(rf"(?<=千)零+(?=[{SMALL[2:]}]百)|(?<=百)零+(?=[{SMALL[2:]}]十)")
_ZERO_TEN = compile_regex(r"零+十")
_WELL_FORMED = compile_regex(
    rf"(?:[{SMALL[2:]}]千)?(?:[{SMALL[2:]}]百)?(?:零?[{SMALL[2:]}]?十)?(?:零?[{SMALL[2:]}])?"
)
_EMPTY_PLACE = compile_regex(rf"(?<=[{SCALES}])[零〇](?=[万亿]|$)")  # left by 零几: 一千五百零几万
_SCALES_ONLY = compile_regex(r"[十百千]?[万亿]*")
_TENTHS_JOINT = compile_regex("[到至~、]|[-—]{1,2}")
_POINT = compile_regex(rf"^([0-9][0-9,]*|[{CHINESE}]+)点([{SMALL}0-9]+)")
_SHARED = compile_regex(rf"(?:[{SMALL[2:]}]|[0-9]+(?:\.[0-9]+)?)(?P<scale>[百千]?)[万亿]*")
_HUNDRED = frozenset({"百分百", "百分之百", "百分之一百"})


def read_numeral(core: str) -> Reading | None:
    """Read one numeral as found by `minzheng_ie.quantities.grammar.numeral_pattern`.

    RETURNS (Reading or None): None when it is none after all: not well formed (百千万), open to two readings (1亿2000),
        longer than 40 characters, or 10**30 and more. Raises nothing.
    """
    return _cached(core) if len(core) <= LONGEST else None


@lru_cache(maxsize=8192)
def _cached(core: str) -> Reading | None:
    simple = _SIMPLE.fullmatch(core)
    if simple is not None:
        scale = _SIMPLE_SCALES[simple[3]]
        value = EXACT.multiply(Decimal(simple[1]), scale)
        step = EXACT.multiply(_STEPS[len(simple[2] or "")], scale)
        return Reading(plain(value), None, "exact", simple[4], scale, scale != _ONE, scale, plain(step))
    text = core.replace(" ", "").replace("\u00a0", "")
    negative = False
    for sign in ("负", "零下", "-"):
        if text.startswith(sign):
            negative, text = True, text[len(sign) :]
            break
    reading = _read(text)
    if reading is None or max(reading.low, reading.high or reading.low) >= LARGEST:
        return None
    if negative:
        reading = negated(reading)
    return replace(reading, low=plain(reading.low), high=plain(reading.high), step=plain(reading.step))


@overload
def plain(value: Decimal) -> Decimal: ...
@overload
def plain(value: Decimal | None) -> Decimal | None: ...
def plain(value: Decimal | None) -> Decimal | None:
    """The same value without trailing zeros or an exponent (1100000.0 → 1100000, -0 → 0)."""
    if value is None:
        return None
    if not value:
        return _ZERO
    if value == value.to_integral_value():
        return value.quantize(_ONE, context=EXACT) if abs(value) < LARGEST else value
    return value.normalize(EXACT)


def _read(text: str) -> Reading | None:
    if "半" in text and "成" not in text and not text.endswith("倍半"):
        return Reading(Decimal(50), None, "over" if text[0] == "过" else "exact", "%", _ONE, False)
    if text in _HUNDRED:
        return Reading(Decimal(100), None, "exact", "%", _ONE, False)
    if "分之" in text:
        return _fraction(text)
    if "/" in text:
        integer, mixed, fraction = text.rpartition("又")
        top, bottom = fraction.split("/")
        if len(top) > len(bottom) or (len(top) == len(bottom) and top > bottom):
            return None  # 8/2: a date, a size, a place in a list, and no share
        return _share(Decimal(top), Decimal(bottom), Decimal(integer) if mixed else None)
    if "成" in text:
        return _tenths(text)
    unit = None
    sign = _SIGN_END.search(text)
    if sign:
        unit, text = _SIGNS[sign.group()], text[: sign.start()]
        if sign.group() == "倍半":
            return _and_a_half(_plain(text), unit)
    reading = _plain(text)
    return None if reading is None else replace(reading, unit=unit)


def _and_a_half(reading: Reading | None, unit: str) -> Reading | None:
    """Half of one more: 两倍半."""
    if reading is None or reading.high is not None or reading.step != _ONE:
        return None
    return replace(reading, low=reading.low + _HALF, unit=unit, step=None)


def _share(top: Decimal, bottom: Decimal, whole: Decimal | None = None) -> Reading | None:
    """A fraction as a percentage, exact where it terminates, else to 28 significant digits."""
    if bottom == 0:
        return None
    if whole is not None:
        return Reading(whole + _DIVISION.divide(top, bottom), None, "exact", None, _ONE, False)
    return Reading(_DIVISION.divide(top * 100, bottom), None, "exact", "%", _ONE, False)


def _fraction(text: str) -> Reading | None:
    head, _, tail = text.partition("分之")
    whole, mixed, bottom_text = head.rpartition("又")
    bottom, top = _plain(bottom_text), _plain("一百" if tail == "百" else tail)
    if bottom is None or top is None or bottom.low == 0:
        return None
    if mixed:
        integer = _plain(whole)
        return None if integer is None else _share(top.low, bottom.low, integer.low)
    share = _share(top.low, bottom.low)
    if share is None:
        return None
    if bottom.low == 100:  # 百分之五十五点五 is written like 55.5 %
        share = replace(share, step=top.step)
    if top.high is None:
        return share
    return replace(share, high=_DIVISION.divide(top.high * 100, bottom.low))


def _tenths(text: str) -> Reading | None:
    head, _, tail = text.partition("成")
    joint = _TENTHS_JOINT.search(head)
    base = _plain(head[joint.end() :] if joint else head)
    if base is None or base.step is None:
        return None
    step = base.step * 10
    if joint:
        first = _plain(head[: joint.start()])
        if first is None or not first.low < base.low:
            return None
        return Reading(first.low * 10, base.low * 10, "exact", "%", _ONE, False, _ONE, step)
    extra = Decimal(5) if tail == "半" else Decimal(_DIGIT[tail]) if tail else _ZERO
    high = None if base.high is None else base.high * 10 + extra
    return Reading(base.low * 10 + extra, high, "exact", "%", _ONE, False, _ONE, _ONE if tail else step)


def _plain(text: str) -> Reading | None:
    """A numeral without sign or fraction: 1,100.9亿, 3百万, 1万5千, 一千五百零几万, 十七八万, 2.6E+06."""
    if not text:
        return None
    power = _POWER_OF_TEN.fullmatch(text)
    if power is not None:
        # 3E4 may be a code as well
        return _scientific(power) if power[2] or power[4] or not text[-1 - len(power[3])].isalpha() else None
    if text[1:2] == "、":
        return _pair(text)
    modifier: Modifier = (
        "about"
        if "来" in text or "把" in text
        else "over"
        if any(char in text for char in "余多几数")
        else "exact"
    )
    for char in "好余多几来把数个":
        text = text.replace(char, "")
    text = text.replace("廿", "二十").replace("卅", "三十")
    text = _EMPTY_PLACE.sub("", text) if len(text) > 1 and text[0] not in SMALL[:2] else text
    point = _POINT.match(text)
    if point is not None:
        whole = _amount(point[1].replace(",", ""))
        if whole is None or whole.value != whole.value.to_integral_value():
            return None
        text = f"{whole.value}." + "".join(_DIGIT.get(char, char) for char in point[2]) + text[point.end() :]
    if not text or any(char not in CHINESE and char not in "0123456789.," for char in text):
        return None
    low_text, high_text = text, None
    pair = _RANGE_DIGITS.search(text)
    if pair:
        low, high = (int(_DIGIT[digit]) for digit in pair.groups())
        if high == low + 1 or (low, high) == (3, 5):
            if not _SCALES_ONLY.fullmatch(text, pair.end()):
                return None  # 两三百五: what is so roughly told has no digits behind
            low_text = text[: pair.start(2)] + text[pair.end(2) :]
            high_text = text[: pair.start(1)] + text[pair.end(1) :]
    first = _amount(low_text)
    if first is None:
        return None
    last = _amount(high_text) if high_text else None
    if last is not None and last.value <= first.value:
        return None
    scaled = "万" in text or "亿" in text
    scale, big = _trailing(text)
    high_value = None if last is None else last.value
    partial = any(char in text for char in "十百千")
    return Reading(first.value, high_value, modifier, None, scale, scaled, big, first.step, partial)


def _pair(text: str) -> Reading | None:
    """Neighbouring digits before one scale are a range: 4、5十, 三、四百."""
    low, high = _plain(text[0] + text[3:]), _plain(text[2:])
    if low is None or high is None or low.high is not None or not low.low < high.low:
        return None
    return replace(low, high=high.low)


def _scientific(match: regex.Match[str]) -> Reading:
    exponent = int(match[3] or match[4])
    value = Decimal(match[1]).scaleb(exponent, EXACT)
    step = _ONE.scaleb(exponent - len(match[2] or ""), EXACT)
    return Reading(value, None, "exact", None, _ONE, False, _ONE, step)


def _product(scales: str) -> Decimal:
    value = 1
    for char in scales:
        value *= _POWER[char]
    return Decimal(value)


def _trailing(text: str) -> tuple[Decimal, Decimal]:
    """The scales a neighbour may share: for a bare one (三至五百万: 百万), for one with 百 or 千 of its own (万)."""
    stem = text.rstrip("万亿")
    big = _product(text[len(stem) :])
    shared = _SHARED.fullmatch(text)
    if shared is not None and shared["scale"]:
        return big * _POWER[shared["scale"]], big
    if big == _ONE and text[-1] in "百千":
        return Decimal(_POWER[text[-1]]), big
    return big, big


def _amount(text: str) -> _Amount | None:
    """The value of digits and scales in any mix, with the unit of the last digit; None when not well formed."""
    if text and all(char in _DIGIT for char in text):
        if len(text) == 2 and "〇" not in text:
            return None  # 三五: two digits side by side are no number
        return _Amount(Decimal("".join(_DIGIT[char] for char in text)), _ONE)
    return _above_yi(text.replace("〇", "零"))


def _above_yi(text: str) -> _Amount | None:
    return _split(text, "亿", 10**8)


def _split(text: str, mark: str, power: int) -> _Amount | None:
    """Split at the last ``mark``: what stands before counts that many, what follows is added."""
    head, found, tail = text.rpartition(mark)
    if not found:
        return _split(text, "万", 10**4) if mark == "亿" else _group(text)
    inner: _Amount | None
    if not head:
        inner = _Amount(_ONE, None)
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
        return _Amount(value, step, inner.point)
    rest = _remainder(tail, unit)
    if rest is None or inner.point:
        return None
    return _Amount(EXACT.add(value, rest.value), rest.step, rest.point)


def _remainder(tail: str, unit: Decimal) -> _Amount | None:
    """What follows a scale of ``unit``: 三万五 (a digit of the next place), 2万5000, 四亿零六百万."""
    if len(tail) == 1:
        if tail not in _COUNTING:
            return None
        return _Amount(Decimal(_DIGIT.get(tail, tail)) * unit / _TEN, unit / _TEN)
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
def _group(text: str) -> _Amount | None:
    """A group below 万; a bare scale counts one (百 = 100) and holds no digit."""
    if text in ("百", "千"):
        return _Amount(Decimal(_POWER[text]), None)
    if text == "零":
        return _Amount(_ZERO, _ONE)
    arabic = _ARABIC.fullmatch(text)
    if arabic is not None:
        decimals = len(arabic[1] or "")
        return _Amount(Decimal(text.replace(",", "")), _ONE.scaleb(-decimals), decimals > 0)
    if any("0" <= char <= "9" for char in text):
        return _mixed(text)
    return _spelled(text)


def _mixed(text: str) -> _Amount | None:
    """Arabic digits with 千, 百, 十: 1千6百, 3百2, 18.6千."""
    total, step, end = _ZERO, _ONE, 0
    unit: Decimal | None = None
    part = _PART.match(text)
    while part is not None:
        scale = Decimal(_POWER[part["scale"]])
        coefficient = part["coef"].replace(",", "")
        number = Decimal(_DIGIT.get(coefficient, coefficient))
        decimals = len(coefficient.partition(".")[2])
        end = part.end()
        if (unit is not None and (scale >= unit or number >= _TEN)) or (decimals and end < len(text)):
            return None
        total, step, unit = total + number * scale, scale.scaleb(-decimals), scale
        part = _PART.match(text, end)
    if unit is None:
        return None
    if end == len(text):
        return _Amount(total, step, step < unit)
    rest = _remainder(text[end:], unit)
    return None if rest is None or rest.value >= unit else _Amount(total + rest.value, rest.step, rest.point)


def _spelled(text: str) -> _Amount | None:
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
    if last in _POWER:
        return _Amount(Decimal(value), Decimal(_POWER[last]))
    before = _POWER.get(text[-2]) if len(text) > 1 else None
    return _Amount(Decimal(value), Decimal(before // 10) if before else _ONE)


def share_scale(
    low: Decimal, scaled: bool, partial: bool, top: Decimal, scale: Decimal, big: Decimal
) -> Decimal:
    """The value of a member when the scale written at the last one counts for it too (4.8至5.1亿 → 480000000).

    low (Decimal): the member's value as written. scaled (bool): it has a 万 or 亿 of its own, so that nothing is
    shared. partial (bool): it has a 十, 百 or 千, so that only the 万 or 亿 is (三百至五百万). top, scale, big: value and
    scales (see `Reading`) of the last one. The member must stay near it: 5000至1万 keeps 5000.
    """
    if scaled:
        return low
    top, size = abs(top), max(abs(low), _CENT)
    for shared_by in (big,) if partial else (scale, big):
        if shared_by == _ONE:
            continue
        shared = EXACT.multiply(size, shared_by)
        if shared <= max(top * 30, shared_by * 10) and top <= shared * 1000:
            return plain(EXACT.multiply(low, shared_by))
    return low


def range_start(low: Decimal, shared: Decimal, high: Decimal) -> Decimal | None:
    """Where a range to ``high`` begins: at ``shared``, or at ``low`` as written (1000至500万); None when at neither."""
    if shared < high:
        return shared
    return low if low < high <= abs(low) * 10**4 else None


def shared_step(step: Decimal | None, low: Decimal, value: Decimal) -> Decimal | None:
    """The step of a member that was ``low`` as written and has ``value`` with the scale of its neighbour."""
    if step is None or value == low or not low:
        return step
    return plain(EXACT.multiply(step, EXACT.divide(value, low)))


def negated(reading: Reading) -> Reading:
    """The same reading with a minus in front."""
    low, high = -reading.low, None if reading.high is None else -reading.high
    return replace(reading, low=low if high is None else high, high=None if high is None else low)


def finer(one: Decimal | None, other: Decimal | None) -> Decimal | None:
    """The smaller of two steps; None when one is not known."""
    return None if one is None or other is None else min(one, other)


__all__ = [
    "CHINESE",
    "EXACT",
    "LONGEST",
    "SCALES",
    "SMALL",
    "Reading",
    "finer",
    "negated",
    "plain",
    "range_start",
    "read_numeral",
    "share_scale",
    "shared_step",
]
