"""The regular expression that finds an expression of time: how year, part, prefix and suffix are put together.

The vocabulary stands in ``patterns/periods.yaml``; what a match means say the readers of `minzheng_ie.entities.periods`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from minzheng_ie.compiled import compile_re
from minzheng_ie.entities.openings import Openings
from minzheng_ie.entities.periods.grammar.around import Around, around_of
from minzheng_ie.entities.periods.grammar.fragments import (
    DIGITS,
    LINK,
    LIST,
    MONTH,
    TO,
    Y4,
    YEAR_EDGE,
    part_of_year,
)
from minzheng_ie.entities.periods.grammar.rules import PeriodRule
from minzheng_ie.entities.periods.grammar.short import Short, short_of
from minzheng_ie.patterns import read_rules
from minzheng_ie.text.amounts import ZEROS

_DATE_ENDS = r"(?=[,，。;:、)~—\-至到起底末前间之以 \n]|$)"  # behind 2023.05, where it is no amount
_TENS = r"(?:(?<![0-9.])[1-9]0|(?<![一二三四五六七八九十])[一二三四五六七八九]十)"
_DECADE_AHEAD = (
    r"(?=上个?世|[0-9一二三四五六七八九十]{2,4}(?:[至到、和\-—~][0-9一二三四五六七八九十]{2})?(?:年代|世纪))"
)
_CENTURY = r"(?:上个?世纪|(?:19|20|21|十九|二十一|二十)世纪)"
_NUMBER = r"(?:(?<![0-9.A-Za-z])[0-9]+(?:\.[0-9]{1,3}(?![0-9]))?|(?<![第一二三四五六七八九十百千])(?:(?:[一二两三四五六七八九十百]|(?<=百)零){1,12}|半|几))"
# All that begins with a year of four digits behind one look at it.
_YEARS_LINK = rf"(?:{LINK}|/(?=(?:(?:19|20)[0-9]{{2}}|[0-9]{{2}})(?:财政|学)?年))"  # 2019/20年度
_SHORT_YEARS = rf"{Y4}[-—–~/][0-9]{{2}}"  # 2009-10、2010-11年度
_YEAR_AHEAD = (
    rf"(?={Y4})(?:"
    r"(?P<iso>(?<![0-9.])(?:19|20)[0-9][0-9](?P<sep>[-/.])(?:1[0-2]|0?[1-9])(?P=sep)(?:3[01]|[12][0-9]|0?[1-9])(?![0-9.])"
    r"(?P<clock>[\sT]*[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?)?)|"
    rf"(?:(?P<yy5>{Y4})[-—–~/](?P<yy6>[0-9]{{2}})"
    rf"(?:(?=(?:{LIST}{_SHORT_YEARS}){{1,6}}(?:财政|学)?年)|(?:(?:财政|学)?年度)?[至到](?P<yy7>{_SHORT_YEARS})(?:财政|学)?年度?))|"
    rf"(?P<ym>(?<![0-9.])(?:19|20)[0-9]{{2}}(?P<ymsep>[./-])(?:1[0-2]|0?[1-9])){_DATE_ENDS}|"
    rf"(?P<yy1>(?<![-—]){Y4})年?度?{_YEARS_LINK}(?P<yy2>{Y4})(?:(?:财政|学)?年(?![0-9]{{1,2}}月)度?(?!级)|(?![0-9\-./年]))(?P<yyend>{YEAR_EDGE})?|"
    rf"(?P<yy3>(?<![-—]){Y4})年?度?{_YEARS_LINK}(?P<yy4>[0-9]{{2}}|[{ZEROS}一二三四五六七八九]{{2}})(?:财政|学)?年度?(?P<yyend2>{YEAR_EDGE})?|"
    rf"(?P<listed>{Y4})(?=(?:{LIST}{Y4}){{0,12}}{LIST}{Y4}年))"
)
_DECADES = (
    rf"{_DECADE_AHEAD}(?P<decade>(?P<century>{_CENTURY})?(?P<tens>{_TENS}|(?P<tensyear>(?:19|20)[0-9]0))(?:(?:{TO}|、|和)(?P<tens2>{_TENS}))?年代(?:[初中末后前]期?)?)",
    rf"(?=上|本|[12二十])(?P<centuryalone>(?:{_CENTURY}|本世纪)[初中末](?:期|叶)?)",
)
_DAYS = (
    r"(?:(?P<dayfrom>(?<![0-9.])(?:3[01]|[12][0-9]|[1-9]))日?(?:"
    rf"{LINK}|、)(?P<dayto>3[01]|[12][0-9]|[1-9])|(?P<day>(?<![0-9.])(?:3[01]|[12][0-9]|[1-9])))日(?![内均])"
)


class Grammar(NamedTuple):
    """The rules of ``periods.yaml``, compiled.

    plain: ``core`` without years of two digits. island: what tells a text whose years are counted from 1912.
    """

    core: re.Pattern[str]
    plain: re.Pattern[str]
    openings: Openings
    around: Around
    short: Short
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
    island: re.Pattern[str]
    prefix: re.Pattern[str]
    prefixes: dict[str, str]
    suffix: re.Pattern[str]
    suffixes: dict[str, str]
    reach: int


def alternatives(rules: Iterable[PeriodRule]) -> str:
    """An alternation of all forms, longest first, each with what must not stand beside it."""
    forms = sorted(
        ((form, rule.unless, rule.opens) for rule in rules for form in rule.forms),
        key=lambda item: (-len(item[0]), item[0]),
    )
    parts = [
        ("(?<![一-鿿])" if opens else "") + re.escape(form) + (f"(?![{re.escape(unless)}])" if unless else "")
        for form, unless, opens in forms
    ]
    return "(?:" + "|".join(parts) + ")" if parts else r"(?!)"


_WORDS = ("year", "month", "named", "part", "phrase", "event", "era", "reign", "blocker", "count", "plan")
"""The roles of rules with which an expression may begin."""


class _Vocabulary:
    """The rules by role, and expressions made of them."""

    def __init__(self, rules: Iterable[PeriodRule]) -> None:
        self.by_role: dict[str, list[PeriodRule]] = {}
        for rule in rules:
            self.by_role.setdefault(rule.role, []).append(rule)

    def rules(self, role: str) -> list[PeriodRule]:
        return self.by_role.get(role, [])

    def forms(self, role: str) -> dict[str, PeriodRule]:
        return {form: rule for rule in self.rules(role) for form in rule.forms}

    def effects(self, role: str) -> dict[str, str]:
        return {form: rule.effect for form, rule in self.forms(role).items()}

    def words(self, effect: str) -> str:
        """The words of one class (``role: word``)."""
        return alternatives(rule for rule in self.rules("word") if rule.effect == effect)

    def pattern(self, role: str) -> str:
        return alternatives(self.rules(role))

    def gated(self, role: str) -> str:
        """The forms of a role behind a look at their first characters, which is quicker than trying each."""
        chars = "".join(sorted({form[0] for form in self.forms(role)}))
        return f"(?=[{re.escape(chars)}]){self.pattern(role)}" if chars else "(?!)"


@lru_cache(maxsize=8)
def grammar_of(dirs: tuple[Path, ...]) -> Grammar:
    """The grammar of ``periods.yaml`` in ``dirs``. Raises PatternError when the file is broken."""
    known = _Vocabulary(read_rules("periods.yaml", PeriodRule, dirs))
    parts = known.gated("part")
    short = _short_year(parts)
    prefixes, suffixes = known.effects("prefix"), known.effects("suffix")
    return Grammar(
        core=_core(known, parts, short),
        plain=_core(known, parts, f"(?!){short}"),
        openings=_openings(known),
        around=around_of(known.words),
        short=short_of(known.words),
        words=known.forms("year"),
        months=known.forms("month"),
        named=known.forms("named"),
        parts=known.forms("part"),
        plans=known.forms("plan"),
        events=known.forms("event"),
        eras=known.forms("era"),
        reigns=known.forms("reign"),
        phrases=known.forms("phrase"),
        counts=known.effects("count"),
        island=compile_re(known.pattern("island")),
        prefix=compile_re(f"(?:{known.pattern('prefix')})\\Z"),
        prefixes=prefixes,
        suffix=compile_re(known.pattern("suffix")),
        suffixes=suffixes,
        reach=max((len(form) for form in prefixes), default=0),
    )


def _core(known: _Vocabulary, parts: str, short: str) -> re.Pattern[str]:
    """All that an expression of time may be, behind a look at its first character."""
    first = {form[0] for role in _WORDS for form in known.forms(role)}
    gate = "".join(sorted(first | set('0123456789〇零一二两三四五六七八九十百半几数元年岁前第上本“"「‘')))
    alone = (
        rf"(?:(?P<y>{Y4})(?:年度?(?![级代])|(?=[上下]半年))|(?P<w>{known.gated('year')}))(?:(?:的|,)?{part_of_year('1', parts)})?(?P<e1>{YEAR_EDGE})?",
        rf"{part_of_year('2', parts, bare=True)}(?P<e2>{YEAR_EDGE})?",
        r"(?P<e3>年[底末初](?!数)|岁末)",
        rf"(?P<mw>{known.gated('month')})(?P<e4>{YEAR_EDGE})?",
        rf"(?P<named>{known.gated('named')})",
    )
    all_of_them = (_YEAR_AHEAD, _words(known), *_DECADES, *alone, short, *_lengths(known), _DAYS)
    return compile_re(f"(?=[{re.escape(gate)}])(?:{'|'.join(all_of_them)})")


def _words(known: _Vocabulary) -> str:
    """Words, passed over at a digit."""
    roles = ("blocker", "event", "phrase", "plan", "reign", "era")
    ahead = "" if any(form[0] in DIGITS for role in roles for form in known.forms(role)) else "(?=[^0-9])"
    quoted = known.pattern("plan")
    bare = alternatives(rule for rule in known.rules("plan") if not rule.quoted)
    return (
        rf"{ahead}(?:"
        rf"(?P<blocker>{known.gated('blocker')})|"
        rf"(?P<event>{known.gated('event')})(?:胜利)?(?:召开)?(?P<eventsince>(?:以来|之?后|起)?(?:截?至|到)(?P<eventend>{Y4})年(?:{YEAR_EDGE})?|以来|之后)|"
        rf"(?P<phrase>{known.gated('phrase')})|"
        rf"(?P<planquote>[“\"「‘])?(?P<plan>(?(planquote){quoted}|(?<![第一二三四五六七八九十]){bare}))(?(planquote)[”\"」’])"
        r"(?P<planhead>(?:[前头](?P<plancount>[两二三四])年)?)"
        r"(?P<planend>期?末期?|收官|开局|起步|期间|时期|以来)?|"
        rf"(?P<reign>{known.gated('reign')})(?P<reignyear>[0-9]{{1,2}}|元|[一二三四五六七八九十]{{1,3}})年|"
        rf"(?P<era>{known.gated('era')}))"
    )


def _short_year(parts: str) -> str:
    """22年 is read as a year where it can be one, else by what stands behind: as a length of time."""
    return (
        rf"(?:(?P<shortfrom>(?<![0-9.])[0-9]{{2}}){LINK}(?=[0-9]))?(?P<short>(?<![0-9.])[0-9]{{2}}|[五六七八九][{ZEROS}一二三四五六七八九](?=年(?:{MONTH})月))年度?(?!级|代)"
        rf"(?:的?{part_of_year('3', parts)})?(?P<e5>{YEAR_EDGE})?"
    )


def _lengths(known: _Vocabulary) -> tuple[str, ...]:
    """Lengths of time, counted back or ahead or neither."""
    told = known.words("told")
    return (
        rf"(?P<count>{known.gated('count')})(?P<cn>(?!{Y4}){_NUMBER})(?P<cyear>年)(?P<ctail>间|以来|来|里)?(?!级|代)",
        rf"(?<!第)(?P<bn>{_NUMBER})年(?P<btail>多?以来|多?来|间|里(?!程)|(?=为[0-9]|[净新]?增|{told}))",
        rf"(?<!第)(?P<ago>{_NUMBER})多?年(?:以前|之前|前(?![0-9一二两三四五六七八九十几期往列来沿景提所夕端]))",
        rf"(?P<number>{_NUMBER})多?(?P<unit>{known.pattern('unit')})",
    )


_NUMERALS, _LINKS = "一二两三四五六七八九十百", "至到-—―–~"


def _openings(known: _Vocabulary) -> Openings:
    """How every alternative of the core begins."""
    units = {"多", "年"} | {form[:2] for rule in known.rules("unit") for form in rule.forms}
    words = [form for role in _WORDS if role != "count" for form in known.forms(role)]
    words += _pairs(known.forms("count"), DIGITS + _NUMERALS + "半几")  # 近, 这 stand before many a word
    starts = {form[:3] for form in words} | _numeral_starts(units)
    starts |= _pairs('“"「‘', {form[0] for form in known.forms("plan")})
    starts |= {"上世", "上个", "本世", "上、", "上和", "一九", "年底", "年末", "年初", "岁末"}
    lengths = "|".join(re.escape(form[:2]) for rule in known.rules("unit") for form in rule.forms)
    day = r"(?<=(?:19|20)[0-9]{2})\."  # 2023.05; 86.5 is an amount
    return Openings(starts, f"[年月日度季世多上下/ 、和及与以{re.escape(_LINKS)}]|{day}|{lengths}")


def _numeral_starts(units: Iterable[str]) -> set[str]:
    """How what begins with a numeral in words begins; ``units``: how what may stand behind one does."""
    starts = _pairs(_NUMERALS + "元", "季世日") | _pairs("元", _LINKS + "月")
    starts |= _pairs(_NUMERALS + "元", _pairs("、和及与", _NUMERALS + "元第" + DIGITS) | _pairs(" ", _LINKS))
    starts |= _pairs(_NUMERALS + "元", ["以及"])
    starts |= _pairs(_NUMERALS, _NUMERALS + _LINKS + "月") | _pairs(_NUMERALS + "半几", units)
    return (
        starts
        | _pairs("二五六七八九", ZEROS)
        | _pairs("第", _pairs("一二三四1234", " 季、和及与以" + _LINKS))
        | _pairs("前", DIGITS + _NUMERALS)
    )


def _pairs(first: Iterable[str], second: Iterable[str]) -> set[str]:
    """All of ``first``, each with each of ``second`` behind it."""
    behind = list(second)
    return {one + two for one in first for two in behind}
