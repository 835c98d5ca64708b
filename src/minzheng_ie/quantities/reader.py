"""What a numeral says: its value, how exact it is, the scale a neighbour may share, the unit of its last digit.

Works on text whose numerals are simplified and half-width (`script` makes them so): signs, fractions, 余/多/几 and
adjacency (两三 = 2 to 3) here, digits and scales in `amounts`. What is not well formed is read as None, never as
something else.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Context, Decimal
from functools import lru_cache
from typing import overload

import regex

from minzheng_ie.compiled import compile_regex
from minzheng_ie.quantities.amounts import CHINESE, DIGIT, EXACT, POWER, SCALES, SMALL, amount
from minzheng_ie.records import dataclass
from minzheng_ie.schema import Modifier


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
_POWER_OF_TEN = compile_regex(r"([0-9]+(?:\.([0-9]+))?)(?:[Ee]\+?(-?[0-9]{1,2})|[×x*]10\^?(-?[0-9]{1,2}))")
_EMPTY_PLACE = compile_regex(rf"(?<=[{SCALES}])[零〇](?=[万亿]|$)")  # left by 零几: 一千五百零几万
_SCALES_ONLY = compile_regex(r"[十百千]?[万亿]*")
_TENTHS_JOINT = compile_regex("[到至~、]|[-—]{1,2}")
_POINT = compile_regex(rf"^([0-9][0-9,]*|[{CHINESE}]+)点([{SMALL}0-9]+)")
_SHARED = compile_regex(rf"(?:[{SMALL[2:]}]|[0-9]+(?:\.[0-9]+)?)(?P<scale>[百千]?)[万亿]*")
_WORDS = {**dict.fromkeys(map(ord, "好余多几来把数个"), ""), ord("廿"): "二十", ord("卅"): "三十"}
_ABOUT, _OVER, _PARTIAL = frozenset("来把"), frozenset("余多几数"), frozenset("十百千")
_WRITTEN = frozenset(CHINESE) | frozenset("0123456789.,")
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
    extra = Decimal(5) if tail == "半" else Decimal(DIGIT[tail]) if tail else _ZERO
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
    modifier = _inner_modifier(text)
    text = _in_digits(_without_words(text))
    ends = _ends(text) if text and _WRITTEN.issuperset(text) else None
    first = amount(ends[0]) if ends is not None else None
    if ends is None or first is None:
        return None
    last = amount(ends[1]) if ends[1] else None
    if last is not None and last.value <= first.value:
        return None
    scaled = "万" in text or "亿" in text
    scale, big = _trailing(text)
    high_value = None if last is None else last.value
    partial = not _PARTIAL.isdisjoint(text)
    return Reading(first.value, high_value, modifier, None, scale, scaled, big, first.step, partial)


def _inner_modifier(text: str) -> Modifier:
    """How exact a numeral is by the words inside it."""
    if not _ABOUT.isdisjoint(text):
        return "about"
    return "exact" if _OVER.isdisjoint(text) else "over"


def _without_words(text: str) -> str:
    """A numeral without the words that say how exact it is, and with its tens written out."""
    text = text.translate(_WORDS)
    return _EMPTY_PLACE.sub("", text) if len(text) > 1 and text[0] not in SMALL[:2] else text


def _in_digits(text: str) -> str:
    """A numeral whose decimal point is spelled (三点五万 → 3.5万); empty where there is no number in front of it."""
    point = _POINT.match(text)
    if point is None:
        return text
    whole = amount(point[1].replace(",", ""))
    if whole is None or whole.value != whole.value.to_integral_value():
        return ""
    return f"{whole.value}." + "".join(DIGIT.get(char, char) for char in point[2]) + text[point.end() :]


def _ends(text: str) -> tuple[str, str | None] | None:
    """The numeral, or the two between which neighbouring digits say that it lies (两三百 → 两百, 三百).

    RETURNS: None for what has digits behind such a pair (两三百五): what is so roughly told has none.
    """
    pair = _RANGE_DIGITS.search(text)
    if pair is None:
        return text, None
    low, high = (int(DIGIT[digit]) for digit in pair.groups())
    if high != low + 1 and (low, high) != (3, 5):
        return text, None
    if not _SCALES_ONLY.fullmatch(text, pair.end()):
        return None
    return text[: pair.start(2)] + text[pair.end(2) :], text[: pair.start(1)] + text[pair.end(1) :]


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
        value *= POWER[char]
    return Decimal(value)


def _trailing(text: str) -> tuple[Decimal, Decimal]:
    """The scales a neighbour may share: for a bare one (三至五百万: 百万), for one with 百 or 千 of its own (万)."""
    stem = text.rstrip("万亿")
    big = _product(text[len(stem) :])
    shared = _SHARED.fullmatch(text)
    if shared is not None and shared["scale"]:
        return big * POWER[shared["scale"]], big
    if big == _ONE and text[-1] in "百千":
        return Decimal(POWER[text[-1]]), big
    return big, big


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
