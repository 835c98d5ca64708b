"""How a numeral is written: the regular expressions that find it. What it says is read by `reader`.

Works on text whose numerals are simplified and half-width, without spaces inside (`script` makes them so).
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import regex

from minzheng_ie.compiled import compile_regex
from minzheng_ie.quantities.amounts import CHINESE, SCALES, SMALL
from minzheng_ie.quantities.reader import Reading, plain
from minzheng_ie.quantities.units import UnitTable

_COUNTING = "一二两三四五六七八九"
_KILO = "瓦米克卡伏赫兆焦帕乏"
"""What begins a unit behind 千 (3千瓦, 三十千克): the numeral ends before it."""

_HUNDRED = "百(?!分[点之]|姓|强|货|科|合|色|年)"
_THOUSAND = rf"千(?![{_KILO}年]|分[点之]|字节)"
_MORE = "[余多](?!样|层次|边|数|措|元化|维|渠道|方面|部门|种形|年生)"
_COUNTED = "个名户家人年天岁种项次张件对所元块斤里米亩场只条位台套间座床吨"
_ABOUT = rf"来(?=[万亿{_COUNTED}]|$|[,。;、)])"

_YI = "亿(?!元[一-鿿]{0,5}(?:项目|企业|工程|产业))"  # 30个亿元养老项目 are 30

ARABIC = r"(?:[0-9]{1,3}(?:,[0-9]{3}){1,6}+(?![0-9])|[0-9]++)(?:\.[0-9]++)?"
_AR_MORE = rf"(?:{_MORE}|(?<=0)几(?=[十百千万亿])|(?<=[0百千万亿]){_ABOUT})"
_AR_SCALE = rf"(?:{_AR_MORE}?(?:个{_MORE}?(?={_YI})|个(?={_YI}))?(?:[万亿]|{_HUNDRED}|{_THOUSAND}|(?<=(?<![0-9.,])[0-9])十(?=[万亿几余多个户人名家天])|(?<=[{_COUNTING}])十))"
_AR_SCALES = rf"(?:{_AR_SCALE})++(?:{_MORE}|{_ABOUT})?"
# Digits behind a scale that are followed by a smaller one (2亿3,150万, 4亿零600万, 1千6百万) or are bare (2万5000, 13万2).
_AR_NEXT = rf"[零〇]?(?:[0-9]{{1,3}}(?:,[0-9]{{3}})++|[0-9]++)(?:\.[0-9]++)?|[零〇]?[{_COUNTING}]"
_AR_LAST = r"[零〇]?(?:[0-9]{1,3}(?:,[0-9]{3})++|[0-9]{1,8}+)(?![0-9]|[.,][0-9]| ?[年月日号时届%‰:~/]|[、.)\-—至到](?![0-9])|[-—~至到][0-9]|个?[百千]分点|倍|成|[A-Za-z]|\+)"
_AR_WORD = rf"[{_COUNTING}](?=[{_COUNTED}]|$|[,。;)])"
_AR_POINT = rf"(?:点[{SMALL}0-9]++(?=[百千万亿]|个亿))?"
_ARABIC_FULL = rf"{ARABIC}{_AR_POINT}(?:{_AR_SCALES}(?:(?:{_AR_NEXT}){_AR_SCALES})*+(?:(?<=[十百千万亿])(?:{_AR_LAST}|{_AR_WORD}))?+)?+(?:{_MORE})?"
_SCIENTIFIC = (
    r"[0-9]++(?:\.[0-9]++)?[Ee][+-]?[0-9]{1,2}(?![0-9A-Za-z.])"
    r"|[0-9]++(?:\.[0-9]++)?[×x*]10\^?-?[0-9]{1,2}(?![0-9.])"
)
_CN_CHAR = f"(?:[{SMALL}十廿卅百万亿]|千(?![{_KILO}]))"
_CN_FIRST = f"(?:[{_COUNTING}十廿卅百万亿]|千(?![{_KILO}]))"
_CN_INT = (
    rf"(?:(?:数|好?几)(?=[{SCALES}]))?+{_CN_FIRST}"
    rf"(?:{_CN_CHAR}|(?<=[{SCALES}零])几|(?<=[{SCALES}]){_MORE}|(?<=[十百千万亿]){_ABOUT}|(?<=[百千万])把(?=[{_COUNTED}])"
    rf"|(?<=[{_COUNTING}多余几])个[多余]?(?={_YI})|(?<=[百千万亿零])[0-9]{{1,4}}(?:\.[0-9]++)?(?=[百千万亿]))*+"
)
_CN_POINT = rf"点[{SMALL}]++(?:{_MORE}(?=[十百千万亿]))?[十百千]?[万亿]*+(?:{_MORE})?"
# 零人次 says how many; 零投诉, 零件 do not.
_NOUGHT = r"[零〇](?=(?:人次|户次|人|户|元|家|起|例|张|个|%)(?:[,。;、)\n]|$))"
_CN_FULL = rf"(?:{_CN_INT}(?:{_CN_POINT})?|零{_CN_POINT}|{_NOUGHT})"
_NEIGHBOURS = "|".join(
    f"{digits[at]}、{digits[at + 1]}" for digits in ("123456789", "一二三四五六七八九") for at in range(8)
)
# 4、5十户, 三、四百元: a range, but not behind 分别 nor as a list of more.
_PAIR = rf"(?:(?<=[一-鿿])|^(?![1一]))(?<![{CHINESE}])(?<!(?:分别|依次|各)[^,。;\n]{{0,12}})(?:{_NEIGHBOURS})(?=[十百千万亿])(?!十大|亿年)[十百千万亿]++(?:{_MORE})?"
_HUNDRED_PERCENT = "百分百|百分之百"
_LOOK = 24  # characters: no numeral before 分之 is longer, and a run of 零 must not be gone through at each of them
_FRACTION = (
    rf"(?=[0-9{CHINESE}又]{{1,{_LOOK}}}+分之)(?:(?:[0-9]{{1,{_LOOK}}}+|[{CHINESE}]{{1,{_LOOK}}}+)又)?"
    rf"(?:[0-9]{{1,{_LOOK}}}+|[一二两三四五六七八九十百千万]{{1,{_LOOK}}}+)分之"
    rf"(?:{ARABIC}|[{CHINESE}]++(?:点[{SMALL}]++)?)|[0-9]++又[0-9]++/[0-9]++(?![0-9/])"
)
_TENTHS = (
    rf"(?:(?<!、)(?:{_NEIGHBOURS})|[一二两三四五六七八九][到至~-][一二两三四五六七八九]|[一二两三四五六七八九]点[一二三四五六七八九]|[一二两三四五六七八九]{{1,2}}"
    r"|(?<![0-9.])[1-9](?:\.[0-9])?(?:[到至~]|[-—]{1,2})[1-9](?:\.[0-9])?|(?<![0-9.])[1-9](?:\.[0-9])?)成"
    "(?:[一二三四五六七八九半](?![个名户家人项年月级所]))?"
    "(?!立|功|为|果|员|效|绩|本|都|长|就|套|交|品|熟|份|型|片|网|链|群|不变|人|年|体|文|组|建|渝|县|武|语|因|气|事)"
)
_HALF = "过?半数|过半(?![年月天日小载路])|(?<![大多另])一半|(?<=[超近过])半(?=[。,;、以的])"
_SIGN = "%|‰|个?百分点|个?千分点|倍半(?![数径])|倍(?![增加受感数率])"
_MINUS = r"(?:(?<![不减担抱辜胜自肩背欠正亏])负|零下|(?<=^|[\s(:;,、。为长降率达是幅度至到])-)?+"


def numeral_pattern() -> str:
    """The regular expression of one numeral with its sign (%, 倍, 成 …)."""
    amount = rf"{_ARABIC_FULL}|{_CN_FULL}"
    fraction = r"(?<![0-9/.A-Za-z])[1-9][0-9]?/[1-9][0-9]{0,2}(?![0-9/])(?=[^年月日号])"
    last = r"(?<![0-9/.A-Za-z])[1-9][0-9]?/[1-9][0-9]{0,2}$"
    return (
        rf"(?:{_MINUS}{_FRACTION}|{_HUNDRED_PERCENT}|{_PAIR}|{fraction}|{last}|{_TENTHS}|{_HALF}|{_MINUS}(?:{_SCIENTIFIC})"
        rf"|{_MINUS}(?:{amount})(?:{_SIGN})?+)"
    )


def numeral_pattern_at_digit() -> str:
    """`numeral_pattern` for a place where a digit stands: the same matches, in half the time.

    Fractions, tenths and powers are tried only where the digits go on as in one of them.
    """
    other = r"(?=[0-9]++(?:\.[0-9]++)?[又分/成到至~—\-Ee×x*]|[1-8]、[2-9][十百千万亿成])"
    return rf"(?:{other}{numeral_pattern()}|(?:{_ARABIC_FULL})(?:{_SIGN})?+)"


def numeral_pattern_at_chinese() -> str:
    """`numeral_pattern` for a place where a Chinese numeral's character stands: the same matches, in less time."""
    other = rf"(?=零下|半|一半|百分百|[0-9{CHINESE}又]{{1,{_LOOK}}}+分之|[{_COUNTING}](?:[到至~-]|、[{_COUNTING}][十百千万亿成]|点[{_COUNTING}]成|[{_COUNTING}]?成))"
    return rf"(?:{other}{numeral_pattern()}|(?:{_CN_FULL})(?:{_SIGN})?+)"


# What nine numbers of ten look like: nothing in the grammar, the names or the dates reads these otherwise.
_NO_CALL = r"(?<!1[12][0-9])(?<!12[0-9]{3})"  # 110余家单位接入平台: it may be what one calls
PLAIN_NUMBER = (
    rf"[0-9]{{1,9}}(?:\.[0-9]{{1,6}})?(?:[万亿]?(?=个(?![百千亿多余0-9])|(?!人员)[元人户张家所对名位件场项条岁亩处吨座次套公平斤栋间辆台](?![0-9])"
    rf"|[户人](?=[0-9])|{_NO_CALL}[具单起例宗顶床](?![0-9])|周岁)|%(?=[,。;)、](?![0-9])|(?![医消酒乙])[一-鿿])|个百分点|倍(?![半增加受感数率])"
    rf"|万(?=[,。;](?![0-9])|(?![万亿百千十余多几来零〇一二两三四五六七八九个半倍成分点到至和或与及])[一-鿿])|{_NO_CALL}万?[余多](?=(?!元化|人员)[元人户张家所对名位件场条次台](?![0-9])))"
)

_LONE = frozenset(_COUNTING + "十")
_LONE_GOES_ON = frozenset(f"{CHINESE}0123456789几数半多余来把个点分成倍又%‰到至~-、")
"""What stands behind one of `_LONE` that is no numeral of its own."""
_BETWEEN = frozenset("个、")
"""What does so only with another of these behind it (三个百分点, 三、四十)."""


GOES_ON = frozenset(f"{CHINESE}0123456789廿卅好几数半多余来把个点分之成倍又%‰到至~-—、.,/下Ee+×x*^")
"""All that stands in a numeral behind its first character."""


def is_lone(text: str, pos: int) -> bool:
    """Whether the Chinese numeral at ``pos`` is one character that goes on as no longer one does (三户, 三个街道, 三、保障)."""
    if text[pos] not in _LONE:
        return False
    behind = text[pos + 1 : pos + 2]
    if behind in _BETWEEN:
        behind = text[pos + 2 : pos + 3]
    return behind not in _LONE_GOES_ON


_GOES_ON = compile_regex(
    rf"[{_COUNTING}](?:[十百千万亿](?!分[制比数点率])|点[{SMALL}]++(?:[十百千万亿]|倍|个?[百千]分点))"
)


def goes_on(text: str, pos: int) -> bool:
    """Whether the digit at ``pos`` begins a numeral with a scale or a decimal point (统一 before 千二百套)."""
    return _GOES_ON.match(text, pos) is not None


LONE_DIGITS = frozenset(_COUNTING)
"""Those of which one behind a scale may begin a word: see `digit_of_a_word`."""

_BEFORE_LONE = frozenset("百千万亿")
_LINKED = frozenset("为占达是约近超至到于升降了率比(: \n")
_TEN = Decimal(10)


def digit_of_a_word(text: str, start: int, end: int, word: regex.Pattern[str], units: UnitTable) -> int:
    """Where the numeral ``start:end`` ends when a last digit behind a scale begins a word instead (3万五保户, 1.2万三无人员).

    word (Pattern): matches every word and name that holds a numeral. units: a unit as long as the word goes before it
    (一千二元 is no 二元).
    """
    if text[end - 1] in LONE_DIGITS and end - start > 1 and text[end - 2] in _BEFORE_LONE:
        found = word.match(text, end - 1)
        unit = units.match(text, end)
        if found is not None and found.end() > (end if unit is None else unit[1]):
            return end - 1
    return end


def with_point(text: str, start: int, reading: Reading) -> tuple[int, Reading]:
    """A decimal without its zero (率为.8%): where it begins and what it says; else what was given."""
    if text[start - 1 : start] != "." or (start > 1 and text[start - 2] not in _LINKED):
        return start, reading
    digits = 0
    while text[start + digits : start + digits + 1].isdecimal():
        digits += 1
    shift = _TEN**-digits
    if (
        not digits
        or reading.high is not None
        or reading.step is None
        or "." in text[start : start + digits + 1]
    ):
        return start, reading
    return start - 1, replace(reading, low=plain(reading.low * shift), step=plain(reading.step * shift))


def other_script(text: str, start: int, end: int) -> bool:
    """Whether a digit of another script touches the number (202٣), so that it cannot be read."""
    before, after = text[start - 1 : start], text[end : end + 1]
    return (before.isdecimal() and not before.isascii()) or (after.isdecimal() and not after.isascii())
