"""What dates are made of, as fragments of regular expressions, and the numerals in them."""

from __future__ import annotations

from minzheng_ie.compiled import compile_re
from minzheng_ie.quantities.fixed import BARE_DAY_END, DAYTIME
from minzheng_ie.text.amounts import ZEROS

_HAN = {
    char: digit
    for digit, chars in enumerate((ZEROS, "一元", "二两", "三", "四", "五", "六", "七", "八", "九"))
    for char in chars
}


def small(text: str) -> int:
    """The value of a numeral below 100 (``8``, ``十二``, ``二十``). Raises KeyError for any other."""
    if text.isascii():
        return int(text)
    tens, ten, ones = text.rpartition("十")
    if ten:
        return (_HAN[tens] if tens else 1) * 10 + (_HAN[ones] if ones else 0)
    return _HAN[text]


def quarter(text: str) -> int:
    """The number of a quarter (``一``, ``第3``)."""
    return small(text.removeprefix(NTH))


def year_number(text: str) -> int:
    """The year that ``Y4`` matched."""
    return int(text) if text.isdecimal() else int("".join(str(_HAN.get(char, char)) for char in text))


def small_digits(text: str) -> int:
    """The value of a numeral written digit by digit (``96``, ``九六``)."""
    return int("".join(str(_HAN.get(char, char)) for char in text))


DIGITS = "0123456789"
NUMERALS = "〇一二三四五六七八九十"
"""Numerals by their value."""
NTH = "第"
ENDS = ("底", "末")
"""What a word for the last day of a time ends with."""
YEAR_START = "年初"
WHOLE_YEAR = "全年"
HALF_YEAR = "半年"
FIRST_YEAR = "元"
"""Of a reign."""
MANY = "多"
VAGUE = ("几", "数")
SINCE = "以来"
OF = "的"
PLAN_ENDS = "末"
NAMES_PLAN = ("收官", "开局", "起步")
"""Behind a plan that is spoken of as a plan."""
_BEHIND_MARK = r"(?<=[0-9]\.)(?=(?:19|20)[0-9]{2}年)"  # 3.2020年新增80张: an item's number, and a year
Y4 = rf"(?:(?:(?<![0-9.])|{_BEHIND_MARK})(?:(?:19|20)[0-9]|2[{ZEROS}]{{2}})[0-9]|(?:二[{ZEROS}]|一九)[{ZEROS}一二三四五六七八九]{{2}})"
ANY_YEAR = compile_re(rf"{Y4}年")
MONTH = r"(?:(?<![0-9.])(?:1[0-2]|0?[1-9])|十[一二]?|[一二三四五六七八九元])"
DAY = r"(?:3[01]|[12][0-9]|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])"
TO = r"(?:至|到|-|[—―]{1,2}|–|~)"
LIST = r"(?:[、和及与]|以及)"
LINK = rf" ?{TO} ?"
YEAR_EDGE = r"(?:年?[底末](?![数线层子蕴气色册座图])|年?初(?![步级中三二一次始]))"
NUMBERED = compile_re(r"\s*(?:[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]{1,3}[章部])")
"""The number of a section at the head of a line."""
_MONTH_WORD = r"月份?(?![龄经薪嫂球租饼])"
_QUARTER = r"第?(?:(?<![0-9.])[1-4]|[一二三四])"
_ALONE = r"(?<![第一二三四五六七八九十百千])"


def part_of_year(tag: str, parts: str, *, bare: bool = False) -> str:
    """Part of a year: months, days, quarters or halves, one or a range, or the next of a list of them.

    tag (str): ends the names of its groups. parts (str): the words for parts of a year, as an expression.
    bare (bool): whether no year stands in front.
    """
    own = _ALONE if bare else ""
    unsaid = f"|(?={DAYTIME})" if bare else f"|{BARE_DAY_END}"  # 7月12夜间, 2019年5月6已筛查
    return (
        rf"(?:(?P<ma{tag}>{MONTH})(?:月份?)?{LINK}(?P<mb{tag}>{MONTH}){_MONTH_WORD}(?![0-9])"
        rf"|(?=[0-9一二三四五六七八九十元]{{1,2}}(?:[、和及与]|以及)){own}(?P<ml{tag}>{MONTH})(?=(?:{LIST}{MONTH}){{0,10}}{LIST}{MONTH}{_MONTH_WORD})"
        rf"|(?=第?[1-4一二三四](?:季度)?[ 至到\-—―–~])(?P<qa{tag}>{_QUARTER})(?:季度)?{LINK}(?P<qb{tag}>{_QUARTER})季度"
        rf"|(?=第?[1-4一二三四](?:季度)?(?:[、和及与]|以及)){own}(?P<ql{tag}>{_QUARTER})(?=(?:{LIST}{_QUARTER}(?:季度)?){{0,2}}{LIST}{_QUARTER}季度)"
        rf"|(?P<hl{tag}>上)(?=[、和]下半年)"
        rf"|(?P<m{tag}>{MONTH}){_MONTH_WORD}"
        rf"(?:(?P<da{tag}>{DAY})[日号]?(?:、{DAY}){{0,8}}(?:{LINK}|、)(?P<db{tag}>{DAY})(?:日|号(?!楼|院))"
        rf"|(?P<d{tag}>{DAY})(?:日|号(?!楼|院){unsaid})|[上中下]旬)?"
        rf"|(?P<p{tag}>{parts})|(?<!提)前(?P<n{tag}>[0-9]{{1,2}}|[一二三四五六七八九十]{{1,2}})个?月(?!份))"
    )


PARTS = ("m", "ml", "mb", "p", "n", "qb", "ql", "hl")
"""What the names of the groups of `part_of_year` begin with, one of each of its alternatives."""
