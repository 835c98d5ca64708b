"""The grammar of expressions of time: one regular expression, put together from ``patterns/periods.yaml``.

What the vocabulary is stands in that file; how year, part, prefix and suffix are put together stands here, and
`minzheng_ie.entities.periods` says what a match means.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

from minzheng_ie.compiled import compile_re
from minzheng_ie.entities.openings import Openings
from minzheng_ie.patterns import Rule, read_rules
from minzheng_ie.quantities.fixed import BARE_DAY_END
from minzheng_ie.text.amounts import ZEROS

Kind = Literal[
    "point",
    "range",
    "open",
    "asof",
    "relative",
    "span",
    "target",
    "recurring",
    "null",
    "comparison",
    "duration",
    "title",
    "dateline",
]
"""What a mention does to the numbers near it:

``point`` one unit of the calendar (2018年, 8月份, 上半年); ``range`` from one to another (2018年至2021年,
“十四五”期间); ``open`` from a time on (2020年以来, 7月1日起); ``asof`` the state up to a time (截至2021年底,
目前); ``relative`` a point said from the writer's place (今年, 去年, 今年以来); ``span`` counted back from the
year reported on (过去五年); ``target`` a time to come (到2027年, 年底前, 今后五年); ``recurring`` again and
again (每年, 年均, 春节期间): no period of its own, does not hide the one that governs; ``null`` a time that
cannot be dated (近年来): governs, with null; ``comparison`` the base of a comparison (比上年, 同比): does not
govern; ``duration`` a length of time (3年行动, 连续三个月): no period; ``title`` part of a name (in 《》, or a
plan as a plan: “十四五”规划): does not govern; ``dateline`` when the document was given, written or posted:
does not govern.
"""


class PeriodRule(Rule):
    """One line of ``periods.yaml``; see the head of that file for what each role means."""

    role: Literal[
        "plan",
        "event",
        "year",
        "month",
        "named",
        "part",
        "phrase",
        "prefix",
        "suffix",
        "count",
        "unit",
        "blocker",
        "genre",
        "passing",
        "early",
        "era",
        "reign",
    ]
    forms: tuple[str, ...]
    unless: str = ""
    first: int = 0
    last: int = 0
    quoted: bool = False
    since: str = ""
    base: Literal["now", "report", "governing", "day"] = "report"
    offset: int = 0
    months: tuple[int, int] = (1, 12)
    kind: Kind = "point"
    effect: str = ""


RULE_FILES: dict[str, type[Rule]] = {"periods.yaml": PeriodRule}


_HAN = {
    char: digit
    for digit, chars in enumerate((ZEROS, "一元", "二两", "三", "四", "五", "六", "七", "八", "九"))
    for char in chars
}


def small(text: str) -> int:
    """The value of a numeral below 100 (``8``, ``十二``, ``二十``)."""
    if text.isascii():
        return int(text)
    tens, ten, ones = text.rpartition("十")
    if ten:
        return (_HAN[tens] if tens else 1) * 10 + (_HAN[ones] if ones else 0)
    return _HAN[text]


def year_number(text: str) -> int:
    return int(text) if text.isdecimal() else int("".join(str(_HAN.get(char, char)) for char in text))


def small_digits(text: str) -> int:
    """The value of a numeral written digit by digit (``96``, ``九六``)."""
    return int("".join(str(_HAN.get(char, char)) for char in text))


_DIGITS = "0123456789"
Y4 = rf"(?:(?<![0-9.])(?:(?:19|20)[0-9]|2[{ZEROS}]{{2}})[0-9]|(?:二[{ZEROS}]|一九)[{ZEROS}一二三四五六七八九]{{2}})"
MONTH = r"(?:(?<![0-9.])(?:1[0-2]|0?[1-9])|十[一二]?|[一二三四五六七八九元])"
DAY = r"(?:3[01]|[12][0-9]|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])"
TO = r"(?:至|到|-|[—―]{1,2}|–|~)"
_MONTH_WORD = r"月份?(?![龄经薪嫂球租饼])"
_QUARTER = r"第?(?:(?<![0-9.])[1-4]|[一二三四])"
LIST = r"(?:[、和及与]|以及)"
_LINK = rf" ?{TO} ?"
_ALONE = r"(?<![第一二三四五六七八九十百千])"
_DATE_ENDS = r"(?=[,，。;:、)~—\-至到起底末前间之以 \n]|$)"  # behind 2023.05, where it is no amount
_TENS = r"(?:(?<![0-9.])[1-9]0|(?<![一二三四五六七八九十])[一二三四五六七八九]十)"
_DECADE_AHEAD = (
    r"(?=上个?世|[0-9一二三四五六七八九十]{2,4}(?:[至到、和\-—~][0-9一二三四五六七八九十]{2})?(?:年代|世纪))"
)
_CENTURY = r"(?:上个?世纪|(?:19|20|21|十九|二十一|二十)世纪)"
YEAR_EDGE = r"(?:年?[底末](?![数线层子蕴气色册座图])|年?初(?![步级中三二一次始]))"


@dataclass(frozen=True)
class Grammar:
    """The rules of ``periods.yaml``, compiled. ``plain`` is ``core`` without years of two digits."""

    core: re.Pattern[str]
    plain: re.Pattern[str]
    openings: Openings
    words: dict[str, PeriodRule]
    months: dict[str, PeriodRule]
    named: dict[str, PeriodRule]
    parts: dict[str, PeriodRule]
    plans: dict[str, PeriodRule]
    events: dict[str, PeriodRule]
    eras: dict[str, PeriodRule]
    reigns: dict[str, PeriodRule]
    phrases: dict[str, PeriodRule]
    counts: dict[str, str]
    prefix: re.Pattern[str]
    prefixes: dict[str, str]
    suffix: re.Pattern[str]
    suffixes: dict[str, str]
    reach: int


def alternatives(rules: Iterable[PeriodRule]) -> str:
    """An alternation of all forms, longest first, each with its own characters that must not follow."""
    forms = sorted(
        ((form, rule.unless) for rule in rules for form in rule.forms),
        key=lambda item: (-len(item[0]), item[0]),
    )
    parts = [re.escape(form) + (f"(?![{re.escape(unless)}])" if unless else "") for form, unless in forms]
    return "(?:" + "|".join(parts) + ")" if parts else r"(?!)"


def _sub(tag: str, parts: str, *, bare: bool = False) -> str:
    """Part of a year: months, days, quarters or halves, one or a range, or the next of a list of them.

    bare (bool): whether no year stands in front.
    """
    own = _ALONE if bare else ""
    unsaid = "" if bare else f"|{BARE_DAY_END}"  # 2019年5月6已筛查
    return (
        rf"(?:(?P<ma{tag}>{MONTH})(?:月份?)?{_LINK}(?P<mb{tag}>{MONTH}){_MONTH_WORD}(?![0-9])"
        rf"|(?=[0-9一二三四五六七八九十元]{{1,2}}(?:[、和及与]|以及)){own}(?P<ml{tag}>{MONTH})(?=(?:{LIST}{MONTH}){{0,10}}{LIST}{MONTH}{_MONTH_WORD})"
        rf"|(?=第?[1-4一二三四](?:季度)?[ 至到\-—―–~])(?P<qa{tag}>{_QUARTER})(?:季度)?{_LINK}(?P<qb{tag}>{_QUARTER})季度"
        rf"|(?=第?[1-4一二三四](?:季度)?(?:[、和及与]|以及)){own}(?P<ql{tag}>{_QUARTER})(?=(?:{LIST}{_QUARTER}(?:季度)?){{0,2}}{LIST}{_QUARTER}季度)"
        rf"|(?P<hl{tag}>上)(?=[、和]下半年)"
        rf"|(?P<m{tag}>{MONTH}){_MONTH_WORD}"
        rf"(?:(?P<da{tag}>{DAY})[日号]?(?:{_LINK}|、)(?P<db{tag}>{DAY})(?:日|号(?!楼|院))"
        rf"|(?P<d{tag}>{DAY})(?:日|号(?!楼|院){unsaid})|[上中下]旬)?"
        rf"|(?P<p{tag}>{parts})|(?<!提)前(?P<n{tag}>[0-9]{{1,2}}|[一二三四五六七八九十]{{1,2}})个?月(?!份))"
    )


_WORDS = ("year", "month", "named", "part", "phrase", "event", "era", "reign", "blocker", "count", "plan")
"""The roles of rules with which an expression may begin."""


@lru_cache(maxsize=8)
def grammar_of(dirs: tuple[Path, ...]) -> Grammar:
    rules = read_rules("periods.yaml", PeriodRule, dirs)
    by_role: dict[str, list[PeriodRule]] = {}
    for rule in rules:
        by_role.setdefault(rule.role, []).append(rule)

    def forms(role: str) -> dict[str, PeriodRule]:
        return {form: rule for rule in by_role.get(role, ()) for form in rule.forms}

    def pattern(role: str) -> str:
        return alternatives(by_role.get(role, ()))

    def gated(role: str) -> str:
        """The forms of a role behind a look at their first characters, which is quicker than trying each."""
        chars = "".join(sorted({form[0] for form in forms(role)}))
        return f"(?=[{re.escape(chars)}]){pattern(role)}" if chars else "(?!)"

    words, parts, units = gated("year"), gated("part"), pattern("unit")
    plans = by_role.get("plan", ())
    quoted = alternatives(plans)
    bare = alternatives(rule for rule in plans if not rule.quoted)
    era, reign = gated("era"), gated("reign")
    number = r"(?:(?<![0-9.A-Za-z])[0-9]+(?:\.[0-9]+)?|(?<![第一二三四五六七八九十百千])(?:[一二两三四五六七八九十百]{1,12}|半|几))"
    counts = gated("count")

    def core(*short: str) -> re.Pattern[str]:
        return compile_re(f"(?=[{re.escape(gate)}])(?:{'|'.join((*ahead, *short, *behind))})")

    word_roles = ("blocker", "event", "phrase", "plan", "reign", "era")
    word_ahead = (
        "" if any(form[0] in _DIGITS for role in word_roles for form in forms(role)) else "(?=[^0-9])"
    )
    ahead = (
        # All that begins with a year of four digits behind one look at it.
        rf"(?={Y4})(?:"
        r"(?P<iso>(?<![0-9.])(?:19|20)[0-9][0-9](?P<sep>[-/.])(?:1[0-2]|0?[1-9])(?P=sep)(?:3[01]|[12][0-9]|0?[1-9])(?![0-9.])"
        r"(?P<clock>[\sT]*[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?)?)|"
        rf"(?P<ym>(?<![0-9.])(?:19|20)[0-9]{{2}}(?P<ymsep>[./-])(?:1[0-2]|0?[1-9])){_DATE_ENDS}|"
        rf"(?P<yy1>(?<![-—]){Y4})年?度?{_LINK}(?P<yy2>{Y4})(?:年度?(?!级)|(?![0-9\-./年]))(?P<yyend>{YEAR_EDGE})?|"
        rf"(?P<yy3>(?<![-—]){Y4})年?度?{_LINK}(?P<yy4>[0-9]{{2}})年度?(?P<yyend2>{YEAR_EDGE})?|"
        rf"(?P<listed>{Y4})(?=(?:{LIST}{Y4}){{0,12}}{LIST}{Y4}年))",
        # Words, passed over at a digit.
        rf"{word_ahead}(?:"
        rf"(?P<blocker>{gated('blocker')})|"
        rf"(?P<event>{gated('event')})(?:胜利)?(?:召开)?(?P<eventsince>以来|之后)|"
        rf"(?P<phrase>{gated('phrase')})|"
        rf"(?P<planquote>[“\"「‘])?(?P<plan>(?(planquote){quoted}|(?<![第一二三四五六七八九十]){bare}))(?(planquote)[”\"」’])"
        r"(?P<planhead>(?:[前头](?P<plancount>[两二三四])年)?)"
        r"(?P<planend>期?末期?|收官|开局|起步|期间|时期|以来)?|"
        rf"(?P<reign>{reign})(?P<reignyear>[0-9]{{1,2}}|元|[一二三四五六七八九十]{{1,3}})年|"
        rf"(?P<era>{era}))",
        rf"{_DECADE_AHEAD}(?P<decade>(?P<century>{_CENTURY})?(?P<tens>{_TENS}|(?P<tensyear>(?:19|20)[0-9]0))(?:(?:{TO}|、|和)(?P<tens2>{_TENS}))?年代(?:[初中末后前]期?)?)",
        rf"(?=上|本|[12二十])(?P<centuryalone>(?:{_CENTURY}|本世纪)[初中末](?:期|叶)?)",
        rf"(?:(?P<y>{Y4})年度?(?![级代])|(?P<w>{words}))(?:(?:的|,)?{_sub('1', parts)})?(?P<e1>{YEAR_EDGE})?",
        rf"{_sub('2', parts, bare=True)}(?P<e2>{YEAR_EDGE})?",
        r"(?P<e3>年[底末初](?!数)|岁末)",
        rf"(?P<mw>{gated('month')})(?P<e4>{YEAR_EDGE})?",
        rf"(?P<named>{gated('named')})",
    )
    # 22年 is read as a year where it can be one, else by what stands behind: as a length of time.
    short_year = (
        rf"(?:(?P<shortfrom>(?<![0-9.])[0-9]{{2}}){_LINK}(?=[0-9]))?(?P<short>(?<![0-9.])[0-9]{{2}}|[五六七八九][{ZEROS}一二三四五六七八九](?=年(?:{MONTH})月))年度?(?!级|代)"
        rf"(?:的?{_sub('3', parts)})?(?P<e5>{YEAR_EDGE})?"
    )
    behind = (
        rf"(?P<count>{counts})(?P<cn>(?!{Y4}){number})(?P<cyear>年)(?P<ctail>间|以来|来|里)?(?!级|代)",
        rf"(?<!第)(?P<bn>{number})年(?P<btail>多?以来|多?来|间|里(?!程)|(?=累计|共计|总计|合计|全市|全省|全县|全州|全区|各级|为[0-9]|惠及|拨付|下拨|救助|培训|新建|建成|办理|完成|筹集|募集|接收|捐赠|结对|支出|服务|资助|销售|发放|投入|共|年均|[净新]?增|提高|提升|下降|减少|翻))",
        rf"(?<!第)(?P<ago>{number})多?年(?:以前|之前|前(?![0-9一二两三四五六七八九十几期往列来沿景提所夕端]))",
        rf"(?P<number>{number})多?(?P<unit>{units})",
        r"(?:(?P<dayfrom>(?<![0-9.])(?:3[01]|[12][0-9]|[1-9]))日?(?:"
        rf"{_LINK}|、)(?P<dayto>3[01]|[12][0-9]|[1-9])|(?P<day>(?<![0-9.])(?:3[01]|[12][0-9]|[1-9])))日(?![内均])",
    )
    first = {form[0] for role in _WORDS for form in forms(role)}
    gate = "".join(sorted(first | set('0123456789〇零一二两三四五六七八九十百半几数元年岁前第上本“"「‘')))
    prefixes = {form: rule.effect for form, rule in forms("prefix").items()}
    suffixes = {form: rule.effect for form, rule in forms("suffix").items()}
    return Grammar(
        core=core(short_year),
        plain=core(f"(?!){short_year}"),
        openings=_openings(by_role),
        words=forms("year"),
        months=forms("month"),
        named=forms("named"),
        parts=forms("part"),
        plans=forms("plan"),
        events=forms("event"),
        eras=forms("era"),
        reigns=forms("reign"),
        phrases=forms("phrase"),
        counts={form: rule.effect for form, rule in forms("count").items()},
        prefix=compile_re(f"(?:{alternatives(by_role.get('prefix', ()))})$"),
        prefixes=prefixes,
        suffix=compile_re(alternatives(by_role.get("suffix", ()))),
        suffixes=suffixes,
        reach=max((len(form) for form in prefixes), default=0),
    )


def _openings(by_role: dict[str, list[PeriodRule]]) -> Openings:
    """How every alternative of the core begins."""

    def forms(*roles: str) -> list[str]:
        return [form for role in roles for rule in by_role.get(role, ()) for form in rule.forms]

    numerals, links = "一二两三四五六七八九十百", "至到-—―–~"
    units = "多年" + "".join(form[0] for form in forms("unit"))
    words = forms(*_WORDS)
    starts = {form[:3] for form in words}
    starts |= {quote + form[0] for quote in '“"「‘' for form in forms("plan")}
    starts |= {"二" + zero for zero in ZEROS} | {first + second for first in "五六七八九" for second in ZEROS}
    starts |= {"上世", "上个", "本世", "上、", "上和"} | {"第" + char for char in "一二三四1234"}
    starts |= {first + mark for first in numerals + "元" for mark in " 、和及与以季世日"}
    starts |= {"一九", "年底", "年末", "年初", "岁末"}
    starts |= {"前" + char for char in _DIGITS + numerals}
    starts |= {first + second for first in numerals for second in numerals + links + "月" + units}
    starts |= {first + second for first in "半几" for second in units}
    starts |= {"元" + second for second in links + "月"}
    return Openings(
        starts,
        {first + second for first in _DIGITS for second in _DIGITS + links + ".月日/ 、和及与以季世" + units},
    )


NUMBERED = compile_re(r"\s*(?:[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]{1,3}[章部])")
