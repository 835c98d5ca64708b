"""How a numeral is written: one regular expression that finds it, one function that reads it.

Works on text whose numerals are simplified and half-width (`numerals` makes them so). The pure numeral core
below 万 is converted by cn2an; scales, separators, fractions, 余/多/几 and adjacency (两三 = 2 to 3) are ours.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Context, Decimal, localcontext
from functools import lru_cache
from typing import overload

import regex
from cn2an import cn2an

from minzheng_ie.schema import Modifier

SMALL = "零〇一二两三四五六七八九"
SCALES = "十百千万亿"
CHINESE = SMALL + SCALES
_POWER = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
_DIGIT = {char: str(value) for value, char in enumerate("零一二三四五六七八九")} | {"〇": "0", "两": "2"}

_NOT_SCALE = "(?![瓦米克卡伏赫兆年])"  # 3千瓦, 3千米: the unit begins here
_MORE = "[余多](?!样|层次|边|数|措|元化|维|渠道|方面|部门|种形|年生)"
ARABIC = r"(?:[0-9]{1,3}(?:,[0-9]{3}){1,6}+(?![0-9])|[0-9]++)(?:\.[0-9]++)?"
_AR_SCALE = rf"(?:[百千]?万亿|[十百千]?[万亿]|(?<![0-9.][0-9.][0-9])[百千]{_NOT_SCALE})"
_AR_MORE = rf"(?:{_MORE}|(?<=0)几(?=[十百千万亿])|(?<=0)来(?=[万亿个名户家人年天岁种项次]))"
_ARABIC_FULL = (
    rf"{ARABIC}(?:{{sp}}{_AR_MORE}?{_AR_SCALE}"
    rf"(?:(?<=[万亿千])[0-9]{{{{1,4}}}}(?:\.[0-9]++)?[百千]?[万百千]{_NOT_SCALE})*+)?+(?:{_MORE})?"
)
_CN_CHAR = f"[{CHINESE}]"
_CN_INT = (
    rf"(?:[数几](?=[{SCALES}]))?+[一二两三四五六七八九十百千万亿]"
    rf"(?:{_CN_CHAR}|(?<=[{SCALES}零])几|(?<=[{SCALES}]){_MORE}|(?<=十)来(?=[万亿个名户家人年天岁种项次]))*+"
)
_CN_POINT = rf"点[{SMALL}]++(?:{_MORE}(?=[十百千万亿]))?[十百千]?[万亿]*+(?:{_MORE})?"
_CN_FULL = rf"(?:{_CN_INT}(?:{_CN_POINT})?|零{_CN_POINT})"
_FRACTION = (
    rf"(?=[0-9{CHINESE}又]++分之)(?:(?:[0-9]++|{_CN_CHAR}++)又)?(?:[0-9]++|[一二两三四五六七八九十百千万]++)分之"
    rf"(?:{ARABIC}|{_CN_CHAR}++(?:点[{SMALL}]++)?)"
)
_TENTHS = (
    "(?:[一二两三四五六七八九][到至~-][一二两三四五六七八九]|[一二两三四五六七八九]{1,2}"
    r"|(?<![0-9.])[1-9](?:\.[0-9])?(?:[到至~]|[-—]{1,2})[1-9](?:\.[0-9])?|(?<![0-9.])[1-9](?:\.[0-9])?)成"
    "(?:[一二三四五六七八九半](?![个名户家人项年月级所]))?"
    "(?!立|功|为|果|员|效|绩|本|都|长|就|套|交|品|熟|份|型|片|网|链|群|不变|人|年|体|文|组|建|渝|县|武|语|因|气|事)"
)
_HALF = "过?半数|过半(?![年月天日小载路])|(?<![大多另])一半|(?<=[超近过])半(?=[。,;、以的])"
_SIGN = "%|‰|个?百分点|个?千分点|倍(?![增加受感数率])"
_MINUS = r"(?:(?<![不减担抱辜胜自肩背欠正亏])负|零下|(?<=^|[\s(:;,、。为长降率达是幅度至到])-)?+"


def numeral_pattern(spaced: bool = False) -> str:
    """The regular expression of one numeral with its sign (%, 倍, 成 …).

    spaced (bool): allow one space between digits and scale (``764.3 万``); clean text has none.
    """
    space = "[  ]?" if spaced else ""
    plain = rf"{_arabic_full(space)}|{_CN_FULL}"
    fraction = r"(?<![0-9/.A-Za-z])[1-9][0-9]?/[1-9][0-9]{0,2}(?![0-9/])(?=[^年月日号])"
    last = r"(?<![0-9/.A-Za-z])[1-9][0-9]?/[1-9][0-9]{0,2}$"
    return rf"(?:{_MINUS}{_FRACTION}|{fraction}|{last}|{_TENTHS}|{_HALF}|{_MINUS}(?:{plain})(?:{space}(?:{_SIGN}))?+)"


def numeral_pattern_at_digit() -> str:
    """`numeral_pattern` for a place where a digit stands: the same matches, in half the time.

    Fractions and tenths are tried only where the digits go on as in one of them.
    """
    other = r"(?=[0-9]++(?:\.[0-9]++)?[又分/成到至~—\-])"
    return rf"(?:{other}{numeral_pattern()}|(?:{_arabic_full('')})(?:{_SIGN})?+)"


def numeral_pattern_at_chinese() -> str:
    """`numeral_pattern` for a place where a Chinese numeral's character stands: the same matches, in less time."""
    digit = "[一二两三四五六七八九]"
    other = rf"(?=零下|半|一半|[0-9{CHINESE}又]++分之|{digit}(?:[到至~-]|{digit}?成))"
    return rf"(?:{other}{numeral_pattern()}|(?:{_CN_FULL})(?:{_SIGN})?+)"


def _arabic_full(space: str) -> str:
    return _ARABIC_FULL.replace("{sp}", space).replace("{{", "{").replace("}}", "}")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a numeral says.

    low (Decimal): its value, scale expanded; of a range the low end.
    high (Decimal or None): the high end of a range (两三个 → 3).
    modifier: what 余, 多, 几, 数 (over) and 来 (about) inside it say, else exact.
    unit: the sign that belongs to it: ``%``, ``‰``, ``倍``, ``个百分点``, ``个千分点``; else None.
    scale (Decimal): the scale it ends with, which a shorter neighbour may share (4.8至5.1亿).
    scaled (bool): a 万 or 亿 is written.
    """

    low: Decimal
    high: Decimal | None
    modifier: Modifier
    unit: str | None
    scale: Decimal
    scaled: bool


_SIGNS = {
    "%": "%",
    "‰": "‰",
    "百分点": "个百分点",
    "个百分点": "个百分点",
    "千分点": "个千分点",
    "个千分点": "个千分点",
    "倍": "倍",
}
_EXACT = Context(prec=60)
_DIVISION = Context(prec=28)
_ONE = Decimal(1)
_LONGEST = 40
_LARGEST = Decimal(10) ** 30
_SIMPLE = regex.compile(r"([0-9]{1,16}+(?:\.[0-9]{1,8}+)?)(万|亿)?+(%)?+")
_SIMPLE_SCALES = {None: _ONE, "万": Decimal(10**4), "亿": Decimal(10**8)}
_SIGN_END = regex.compile(r"(?:%|‰|个?百分点|个?千分点|倍)$")
_RANGE_DIGITS = regex.compile(rf"(?<![{SMALL}])([一两二三四五六七八])([二两三四五六七八九])(?![{SMALL}点])")
_GROUP = regex.compile(
    r"(?:[一二两三四五六七八九]千)?(?:零?[一二两三四五六七八九]百)?(?:零?[一二两三四五六七八九]?十)?(?:(?:(?<!十)零)?[一二两三四五六七八九])?"
)
_PIECE = regex.compile(rf"([0-9][0-9,]*(?:\.[0-9]+)?)([{SCALES}]*)")
_EMPTY_PLACE = regex.compile(rf"(?<=[{SCALES}])零(?=[万亿]|$)")  # left by 零几: 一千五百零几万
_TENTHS_JOINT = regex.compile("[到至~]|[-—]{1,2}")
_DECIMAL = regex.compile(rf"([{CHINESE}]+)点([{SMALL}]+)([{SCALES}]*)")


_GOES_ON = regex.compile(
    rf"[一二三四五六七八九](?:[十百千万亿](?!分[制比数点率])|点[{SMALL}]++(?:[十百千万亿]|倍|个?[百千]分点))"
)


def goes_on(text: str, pos: int) -> bool:
    """Whether the digit at ``pos`` begins a numeral with a scale or a decimal point (统一 before 千二百套)."""
    return _GOES_ON.match(text, pos) is not None


def read_numeral(core: str) -> Reading | None:
    """Read one numeral as found by `numeral_pattern`.

    RETURNS (Reading or None): None when it is none after all: not well formed (百千万), longer than 40
        characters, or 10**30 and more.
    """
    return _cached(core) if len(core) <= _LONGEST else None


@lru_cache(maxsize=8192)
def _cached(core: str) -> Reading | None:
    simple = _SIMPLE.fullmatch(core)
    if simple is not None:
        scale = _SIMPLE_SCALES[simple[2]]
        value = _EXACT.multiply(Decimal(simple[1]), scale)
        return Reading(_trim(value), None, "exact", simple[3], scale, scale != _ONE)
    text = core.replace(" ", "").replace("\u00a0", "")
    negative = False
    for sign in ("负", "零下", "-"):
        if text.startswith(sign):
            negative, text = True, text[len(sign) :]
            break
    reading = _read(text)
    if reading is None or max(reading.low, reading.high or reading.low) >= _LARGEST:
        return None
    if negative:
        low, high = -reading.low, None if reading.high is None else -reading.high
        reading = replace(reading, low=low if high is None else high, high=None if high is None else low)
    return replace(reading, low=_trim(reading.low), high=_trim(reading.high))


@overload
def _trim(value: Decimal) -> Decimal: ...
@overload
def _trim(value: Decimal | None) -> Decimal | None: ...
def _trim(value: Decimal | None) -> Decimal | None:
    """The same value without trailing zeros or an exponent (1100000.0 → 1100000)."""
    if value is None:
        return None
    if value == value.to_integral_value():
        return value.quantize(_ONE, context=_EXACT)
    return value.normalize(_EXACT)


def _read(text: str) -> Reading | None:
    if "半" in text and "成" not in text:
        return Reading(Decimal(50), None, "over" if text[0] == "过" else "exact", "%", _ONE, False)
    if "分之" in text:
        return _fraction(text)
    if "/" in text:
        top, bottom = text.split("/")
        return _share(Decimal(top), Decimal(bottom))
    if "成" in text:
        return _tenths(text)
    unit = None
    sign = _SIGN_END.search(text)
    if sign:
        unit, text = _SIGNS[sign.group()], text[: sign.start()]
    reading = _plain(text)
    return None if reading is None else replace(reading, unit=unit)


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
    if share is None or top.high is None:
        return share
    return replace(share, high=_DIVISION.divide(top.high * 100, bottom.low))


def _tenths(text: str) -> Reading | None:
    head, _, tail = text.partition("成")
    joint = _TENTHS_JOINT.search(head)
    base = _plain(head[joint.end() :] if joint else head)
    if base is None:
        return None
    if joint:
        first = _plain(head[: joint.start()])
        if first is None or not first.low < base.low:
            return None
        return Reading(first.low * 10, base.low * 10, "exact", "%", _ONE, False)
    extra = Decimal(5) if tail == "半" else Decimal(_DIGIT[tail]) if tail else Decimal(0)
    high = None if base.high is None else base.high * 10 + extra
    return Reading(base.low * 10 + extra, high, "exact", "%", _ONE, False)


def _plain(text: str) -> Reading | None:
    """A numeral without sign or fraction: 1,100.9亿, 3百万, 1万5千, 一千五百零几万, 十七八万."""
    modifier: Modifier = (
        "about" if "来" in text else "over" if any(char in text for char in "余多几数") else "exact"
    )
    for char in "余多几来数":
        text = text.replace(char, "")
    text = _EMPTY_PLACE.sub("", text) if len(text) > 1 and text[0] not in SMALL[:2] else text
    if not text:
        return None
    if "0" <= text[0] <= "9":
        return _arabic(text, modifier)
    low_text, high_text = text, None
    pair = _RANGE_DIGITS.search(text)
    if pair and "点" not in text[: pair.start()]:
        low, high = (int(_DIGIT[digit]) for digit in pair.groups())
        if high == low + 1 or (low, high) == (3, 5):
            low_text = text[: pair.start(2)] + text[pair.end(2) :]
            high_text = text[: pair.start(1)] + text[pair.end(1) :]
    first = _chinese(low_text)
    if first is None:
        return None
    last = _chinese(high_text) if high_text else None
    if last is not None and last <= first:
        return None
    return Reading(first, last, modifier, None, _trailing(text), "万" in text or "亿" in text)


def _arabic(text: str, modifier: Modifier) -> Reading | None:
    with localcontext(_EXACT):
        total, scale, end = Decimal(0), _ONE, 0
        for piece in _PIECE.finditer(text):
            if piece.start() != end:
                return None
            scale = _product(piece[2])
            total += Decimal(piece[1].replace(",", "")) * scale
            end = piece.end()
    if end != len(text):
        return None
    return Reading(total, None, modifier, None, scale, "万" in text or "亿" in text)


def _product(scales: str) -> Decimal:
    value = 1
    for char in scales:
        value *= _POWER[char]
    return Decimal(value)


def _trailing(text: str) -> Decimal:
    """The scale a neighbour may share: the 万/亿 at the end, else the one 百 or 千 there."""
    stem = text.rstrip("万亿")
    if stem != text:
        return _product(text[len(stem) :])
    return Decimal(_POWER[text[-1]]) if text[-1] in "百千" else _ONE


def _chinese(text: str) -> Decimal | None:
    decimal = _DECIMAL.fullmatch(text)
    if decimal:
        whole = _whole(decimal[1])
        if whole is None:
            return None
        fraction = Decimal("0." + "".join(_DIGIT[char] for char in decimal[2]))
        return (whole + fraction) * _product(decimal[3])
    if any(char not in CHINESE for char in text):
        return None
    value = _whole(text)
    return None if value is None else Decimal(value)


def _whole(text: str) -> int | None:
    if text and all(char in _DIGIT for char in text):
        return int("".join(_DIGIT[char] for char in text)) if len(text) != 2 or "〇" in text else None
    return _split(text, "亿", 10**8)


def _below_yi(text: str) -> int | None:
    return _split(text, "万", 10**4)


def _split(text: str, mark: str, power: int) -> int | None:
    """Split at the last ``mark``: what stands before counts that many, what follows is added."""
    head, found, tail = text.rpartition(mark)
    if not found:
        return _below_yi(text) if mark == "亿" else _group(text)
    below = _below_yi if mark == "亿" else _group
    inner: int | None = 1
    if mark in head:
        inner = _split(head, mark, power) if head.endswith(mark) else None
    elif head:
        inner = below(head)
    if inner is None:
        return None
    if not tail:
        return inner * power
    if len(tail) == 1 and tail in _DIGIT and tail not in "零〇":
        return inner * power + int(_DIGIT[tail]) * power // 10  # 三万五 = 35000
    rest = below(tail.lstrip("零"))
    return None if rest is None or rest >= power else inner * power + rest


@lru_cache(maxsize=4096)
def _group(text: str) -> int | None:
    """A group below 万; a bare scale counts one (百 = 100)."""
    if text in {"百", "千"}:
        return _POWER[text]
    if text in {"零", "〇"}:
        return 0
    if not text or not _GROUP.fullmatch(text):
        return None
    return int(cn2an(text, "normal"))
