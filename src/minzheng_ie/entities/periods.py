"""Periods: when the document reports, and every expression of time in its text.

Offsets are code points of the clean text given, start inclusive, end exclusive. Periods are written in
EDTF (ISO 8601-2) as ``docs/claim.md`` lays down: ``2023``, ``2023-01/2023-06``, ``2020/..``,
``../2021-12-31``. The vocabulary is data, ``patterns/periods.yaml``; the grammar that puts year, part, prefix
and suffix together is here.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from calendar import monthrange
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date as Date
from functools import lru_cache
from pathlib import Path
from typing import Literal

from minzheng_ie.entities.five_year_plans import find_plan
from minzheng_ie.entities.openings import Openings
from minzheng_ie.errors import DateError
from minzheng_ie.patterns import Rule, pattern_dirs, read_rules

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
        "part",
        "phrase",
        "prefix",
        "suffix",
        "count",
        "unit",
        "blocker",
        "genre",
    ]
    forms: tuple[str, ...]
    unless: str = ""
    first: int = 0
    last: int = 0
    quoted: bool = False
    since: str = ""
    base: Literal["now", "report", "governing"] = "report"
    offset: int = 0
    months: tuple[int, int] = (1, 12)
    kind: Kind = "point"
    effect: str = ""


RULE_FILES: dict[str, type[Rule]] = {"periods.yaml": PeriodRule}


@dataclass(frozen=True, slots=True)
class ReportDate:
    """When a document was written and what year it reports on.

    date (date): the date of writing, giving or (failing these) posting; None when the text tells none. A
        date given as year and month stands at the first of the month.
    year (int): the year reported on, from which 过去五年 counts back; a document dated January to March
        reports on the year before. None when unknown.
    default (str): EDTF of the period that numbers without any time of their own inherit; None when the
        document reviews several years or does not tell.
    now (int): the year that 今年 names: the year of writing, or the one the title names.
    closed (bool): whether that year is over in the document's own view (a yearly bulletin or summary).
    evidence (tuple): offsets of what year and default rest on.
    datelines (tuple): offsets of the dates that date the document itself.
    reviewed (str): of a five-year plan, the EDTF of the plan before it, on which its chapters on results look back.
    """

    date: Date | None = None
    year: int | None = None
    default: str | None = None
    now: int | None = None
    closed: bool = False
    evidence: tuple[tuple[int, int], ...] = ()
    datelines: tuple[tuple[int, int], ...] = ()
    reviewed: str | None = None


@dataclass(frozen=True, slots=True)
class PeriodMention:
    """An expression of time in the clean text.

    start, end (int): its offsets, with the words that decide its kind (截至…, …以来).
    edtf (str): the period, None when it has none or it cannot be dated.
    kind (Kind): what it does to the numbers near it.
    rule (str): name of the rule that read it.
    year (int): the calendar year it rests on (the last one of a range); None when unknown.
    explicit (bool): whether the year is written in the mention itself.
    """

    start: int
    end: int
    edtf: str | None
    kind: Kind
    rule: str
    year: int | None = None
    explicit: bool = False


# --- EDTF ---------------------------------------------------------------------------------------------------

_DAY = r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?"
_EDTF = re.compile(rf"({_DAY})|({_DAY})/({_DAY})|({_DAY})/\.\.|\.\./({_DAY})")


def is_edtf(text: str) -> bool:
    """Whether ``text`` is one of the EDTF forms used here, with real days and an interval in order."""
    match = _EDTF.fullmatch(text)
    if match is None:
        return False
    parts = [part for part in match.groups() if part]
    for part in parts:
        fields = [int(field) for field in part.split("-")]
        if len(fields) == 3 and fields[2] > monthrange(fields[0], fields[1])[1]:
            return False
    if match.group(2):
        first, last = match.group(2), match.group(3)
        return _first_day(first) <= _last_day(last)
    return True


def _first_day(value: str) -> str:
    return value + ("-01-01", "-01", "")[value.count("-")]


def _last_day(value: str) -> str:
    fields = value.split("-")
    if len(fields) == 1:
        return f"{value}-12-31"
    if len(fields) == 2:
        return f"{value}-{monthrange(int(fields[0]), int(fields[1]))[1]:02d}"
    return value


# --- small numerals ------------------------------------------------------------------------------------------

_HAN = {
    char: digit
    for digit, chars in enumerate(("〇零○", "一元", "二两", "三", "四", "五", "六", "七", "八", "九"))
    for char in chars
}


def _small(text: str) -> int:
    """The value of a numeral below 100 (``8``, ``十二``, ``二十``)."""
    if text.isascii():
        return int(text)
    tens, ten, ones = text.rpartition("十")
    if ten:
        return (_HAN[tens] if tens else 1) * 10 + (_HAN[ones] if ones else 0)
    return _HAN[text]


def _year_number(text: str) -> int:
    return int(text) if text.isascii() else int("".join(str(_HAN[char]) for char in text))


# --- the grammar ---------------------------------------------------------------------------------------------

_DIGITS = "0123456789"
_Y4 = r"(?:(?<![\d.])(?:19|20)\d\d|(?:二[〇零○]|一九)[〇零○一二三四五六七八九]{2})"
_M = r"(?:(?<![\d.])(?:1[0-2]|0?[1-9])|十[一二]?|[一二三四五六七八九元])"
_D = r"(?:3[01]|[12]\d|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])"
_TO = r"(?:至|到|-|[—―]{1,2}|–|~)"
_MONTH_WORD = r"月份?(?![龄经薪嫂球租饼])"
_END = r"(?:年?[底末](?![数线层子蕴气色册座图])|年?初(?![步级中三二一次始]))"


@dataclass(frozen=True)
class _Grammar:
    core: re.Pattern[str]
    openings: Openings
    words: dict[str, PeriodRule]
    months: dict[str, PeriodRule]
    parts: dict[str, PeriodRule]
    plans: dict[str, PeriodRule]
    events: dict[str, PeriodRule]
    phrases: dict[str, PeriodRule]
    counts: dict[str, str]
    prefix: re.Pattern[str]
    prefixes: dict[str, str]
    suffix: re.Pattern[str]
    suffixes: dict[str, str]
    reach: int


def _alternatives(rules: Iterable[PeriodRule]) -> str:
    """An alternation of all forms, longest first, each with its own characters that must not follow."""
    forms = sorted(
        ((form, rule.unless) for rule in rules for form in rule.forms),
        key=lambda item: (-len(item[0]), item[0]),
    )
    parts = [re.escape(form) + (f"(?![{re.escape(unless)}])" if unless else "") for form, unless in forms]
    return "(?:" + "|".join(parts) + ")" if parts else r"(?!)"


def _sub(tag: str, parts: str) -> str:
    """Part of a year: a month range, a month, a day, a quarter or half."""
    return (
        rf"(?:(?P<ma{tag}>{_M})(?:月份?)?{_TO}(?P<mb{tag}>{_M}){_MONTH_WORD}(?!\d)"
        rf"|(?P<m{tag}>{_M}){_MONTH_WORD}(?:(?P<d{tag}>{_D})(?:日|号(?!楼|院))|[上中下]旬)?"
        rf"|(?P<p{tag}>{parts})|(?<!提)前(?P<n{tag}>\d{{1,2}}|[一二三四五六七八九十]{{1,2}})个?月(?!份))"
    )


@lru_cache(maxsize=8)
def _grammar(dirs: tuple[Path, ...]) -> _Grammar:
    rules = read_rules("periods.yaml", PeriodRule, dirs)
    by_role: dict[str, list[PeriodRule]] = {}
    for rule in rules:
        by_role.setdefault(rule.role, []).append(rule)

    def forms(role: str) -> dict[str, PeriodRule]:
        return {form: rule for rule in by_role.get(role, ()) for form in rule.forms}

    def pattern(role: str) -> str:
        return _alternatives(by_role.get(role, ()))

    def gated(role: str) -> str:
        """The forms of a role behind a look at their first characters, which is quicker than trying each."""
        chars = "".join(sorted({form[0] for form in forms(role)}))
        return f"(?=[{re.escape(chars)}]){pattern(role)}" if chars else "(?!)"

    words, parts, units = gated("year"), gated("part"), pattern("unit")
    plans = by_role.get("plan", ())
    quoted = _alternatives(plans)
    bare = _alternatives(rule for rule in plans if not rule.quoted)
    number = r"(?:(?<![\d.A-Za-z])\d+(?:\.\d+)?|(?<![第一二三四五六七八九十百千])(?:[一二两三四五六七八九十百]{1,12}|半|几))"
    counts = gated("count")
    core = "|".join(
        (
            r"(?P<iso>(?<![\d.])(?:19|20)\d\d(?P<sep>[-/.])(?:1[0-2]|0?[1-9])(?P=sep)(?:3[01]|[12]\d|0?[1-9])(?![\d.])"
            r"(?:\s*\d{1,2}:\d{2}(?::\d{2})?)?)",
            rf"(?P<blocker>{gated('blocker')})",
            rf"(?P<event>{gated('event')})(?:胜利)?(?:召开)?(?P<eventsince>以来|之后)",
            rf"(?P<phrase>{gated('phrase')})",
            rf"(?P<planquote>[“\"「‘])?(?P<plan>(?(planquote){quoted}|(?<![第一二三四五六七八九十]){bare}))(?(planquote)[”\"」’])"
            r"(?P<planhead>(?:[前头](?P<plancount>[两二三四])年)?)"
            r"(?P<planend>期?末期?|收官|开局|起步|期间|时期|以来)?",
            rf"(?P<yy1>(?<![-—]){_Y4})年?度?{_TO}(?P<yy2>{_Y4})(?:年度?(?!级)|(?![\d\-./年]))(?P<yyend>{_END})?",
            rf"(?P<listed>{_Y4})(?=(?:[、和及]{_Y4}){{0,30}}[、和及]{_Y4}年)",
            rf"(?:(?P<y>{_Y4})年度?(?![级代])|(?P<w>{words}))(?:(?:的|,)?{_sub('1', parts)})?(?P<e1>{_END})?",
            rf"{_sub('2', parts)}(?P<e2>{_END})?",
            r"(?P<e3>年[底末初](?!数)|岁末)",
            rf"(?P<mw>{gated('month')})(?P<e4>{_END})?",
            rf"(?P<count>{counts})(?P<cn>(?!{_Y4}){number})(?P<cyear>年)(?P<ctail>间|以来|来|里)?(?!级|代)",
            rf"(?<!第)(?P<bn>{number})年(?P<btail>多?以来|多?来|间|里(?!程)|(?=累计|共计|总计|合计|全市|全省|全县|全州|全区|各级|为\d|惠及|拨付|下拨|救助|培训|新建|建成|办理|完成|筹集|募集|接收|捐赠|结对|支出|服务|资助|销售|发放|投入|共|年均|[净新]?增|提高|提升|下降|减少|翻))",
            rf"(?P<number>{number})多?(?P<unit>{units})",
            r"(?P<day>(?<![\d.])(?:3[01]|[12]\d|[1-9]))日(?![内均])",
        )
    )
    first = {
        form[0]
        for role in ("year", "month", "part", "phrase", "event", "blocker", "count", "plan")
        for form in forms(role)
    }
    gate = "".join(sorted(first | set('0123456789〇零一二两三四五六七八九十百半几数元年岁前“"「‘')))
    prefixes = {form: rule.effect for form, rule in forms("prefix").items()}
    suffixes = {form: rule.effect for form, rule in forms("suffix").items()}
    return _Grammar(
        core=re.compile(f"(?=[{re.escape(gate)}])(?:{core})"),
        openings=_openings(by_role),
        words=forms("year"),
        months=forms("month"),
        parts=forms("part"),
        plans=forms("plan"),
        events=forms("event"),
        phrases=forms("phrase"),
        counts={form: rule.effect for form, rule in forms("count").items()},
        prefix=re.compile(f"(?:{_alternatives(by_role.get('prefix', ()))})$"),
        prefixes=prefixes,
        suffix=re.compile(_alternatives(by_role.get("suffix", ()))),
        suffixes=suffixes,
        reach=max((len(form) for form in prefixes), default=0),
    )


def _openings(by_role: dict[str, list[PeriodRule]]) -> Openings:
    """How every alternative of the core begins."""

    def forms(*roles: str) -> list[str]:
        return [form for role in roles for rule in by_role.get(role, ()) for form in rule.forms]

    numerals, links = "一二两三四五六七八九十百", "至到-—―–~"
    units = "多年" + "".join(form[0] for form in forms("unit"))
    words = forms("year", "month", "part", "phrase", "event", "blocker", "count", "plan")
    starts = {form[:3] for form in words}
    starts |= {quote + form[0] for quote in '“"「‘' for form in forms("plan")}
    starts |= {"二〇", "二零", "二○", "一九", "年底", "年末", "年初", "岁末"}
    starts |= {"前" + char for char in _DIGITS + numerals}
    starts |= {first + second for first in numerals for second in numerals + links + "月" + units}
    starts |= {first + second for first in "半几" for second in units}
    starts |= {"元" + second for second in links + "月"}
    return Openings(
        starts, {first + second for first in _DIGITS for second in _DIGITS + links + ".月日" + units}
    )


# --- reading one mention -------------------------------------------------------------------------------------


@dataclass
class _Time:
    """A time before its prefix and suffix are looked at: first and last EDTF unit, and how it was said."""

    low: str | None
    high: str | None
    year: int | None
    kind: Kind
    rule: str
    explicit: bool
    edge: bool = False  # ends with 底 or 末: the last day is meant
    month: int | None = None
    governs: bool = False  # a year said here is the year of what follows in the paragraph

    @property
    def edtf(self) -> str | None:
        if self.low is None or self.high is None:
            return None
        return self.low if self.low == self.high else f"{self.low}/{self.high}"


class _Reader:
    """Reads the mentions of one text from left to right, remembering which year governs the paragraph."""

    def __init__(self, text: str, report: ReportDate, grammar: _Grammar) -> None:
        self.text = text
        self.report = report
        self.grammar = grammar
        self.section: int | None = None
        self.year: int | None = None
        self.month: int | None = None

    # state

    def new_block(self, section: int | None) -> None:
        self.section = section
        self.year = None
        self.month = None

    @property
    def base(self) -> int | None:
        """The year that a part of a year without a year belongs to."""
        return next((year for year in (self.year, self.section, self.report.year) if year is not None), None)

    def _word_year(self, rule: PeriodRule) -> int | None:
        base = {"now": self.report.now, "report": self.report.year, "governing": self.base}[rule.base]
        return None if base is None else base + rule.offset

    def _word_month(self, rule: PeriodRule) -> _Time:
        """本月 and 上月 count from the date of writing, 当月 from the month last written in the paragraph."""
        if rule.base == "governing":
            year, month = self.base, self.month
        else:
            year, month = (
                (self.report.date.year, self.report.date.month) if self.report.date else (None, None)
            )
        if year is None or month is None:
            return _Time(None, None, year, "relative", "month_word", False)
        years, index = divmod(year * 12 + month - 1 + rule.offset, 12)
        value = f"{years:04d}-{index + 1:02d}"
        return _Time(value, value, years, "relative", "month_word", False, month=index + 1)

    # cores

    def _dated(
        self, match: re.Match[str], tag: str, year: int | None, explicit: bool, kind: Kind, rule: str
    ) -> _Time:
        """A year with the part of it that the groups of ``tag`` name."""
        group = match.groupdict()
        month, until = group[f"m{tag}"], group[f"mb{tag}"]
        first = last = day = None
        if month is not None:
            first = last = _small(month)
            if group[f"d{tag}"] is not None:
                day = _small(group[f"d{tag}"])
        elif until is not None:
            first, last = _small(group[f"ma{tag}"]), _small(until)
        elif group[f"p{tag}"] is not None:
            first, last = self.grammar.parts[group[f"p{tag}"]].months
        elif group[f"n{tag}"] is not None:
            first, last = 1, _small(group[f"n{tag}"])
        if first is None or last is None:
            low = high = None if year is None else f"{year:04d}"
            return _Time(low, high, year, kind, rule, explicit, governs=True)
        rule = "day" if day else "month" if month else "part_of_year"
        if not (1 <= first <= last <= 12) or year is None:
            return _Time(None, None, year, kind, rule, explicit, month=first)
        if day is not None:
            if day > monthrange(year, first)[1]:
                return _Time(None, None, year, kind, rule, explicit, month=first)
            value = f"{year:04d}-{first:02d}-{day:02d}"
            return _Time(value, value, year, kind, rule, explicit, month=first, governs=explicit)
        return _Time(
            f"{year:04d}-{first:02d}",
            f"{year:04d}-{last:02d}",
            year,
            kind,
            rule,
            explicit,
            month=first if month else None,
            governs=explicit,
        )

    def read(self, match: re.Match[str]) -> tuple[_Time, int] | None:
        """The time that a core match says and where it ends, or None when it says none."""
        group = match.groupdict()
        end = match.end()
        kind: Kind
        if group["y"] is not None or group["w"] is not None:
            word = group["w"]
            if word is None:
                year: int | None = _year_number(group["y"])
                time = self._dated(match, "1", year, True, "point", "year")
            else:
                rule = self.grammar.words[word]
                year = self._word_year(rule)
                kind = "point" if word.startswith("全年") else "relative"
                time = self._dated(match, "1", year, rule.base != "governing", kind, "year_word")
            self._edge(time, group["e1"])
        elif group["e2"] is not None or any(group[f"{name}2"] for name in ("m", "mb", "p", "n")):
            time = self._dated(match, "2", self.base, False, "point", "year")
            self._edge(time, group["e2"])
        elif group["e3"] is not None:
            year = self.base
            value = None if year is None else f"{year:04d}"
            # 年初 alone says when in the year, not which: it does not hide the period that governs
            kind = "recurring" if group["e3"] == "年初" else "point"
            time = _Time(value, value, year, kind, "year_edge", False)
            self._edge(time, group["e3"])
        elif group["mw"] is not None:
            time = self._word_month(self.grammar.months[group["mw"]])
            self._edge(time, group["e4"])
        elif group["yy1"] is not None:
            first, last = _year_number(group["yy1"]), _year_number(group["yy2"])
            good = first < last
            time = _Time(
                f"{first:04d}" if good else None,
                f"{last:04d}" if good else None,
                last,
                "range",
                "years",
                True,
            )
            time.edge = bool(group["yyend"]) and group["yyend"][-1] in "底末"
            return time, end
        elif group["listed"] is not None:
            value = group["listed"]
            return _Time(value, value, _year_number(value), "point", "year", True, governs=True), end
        elif group["plan"] is not None:
            return self._plan(match), end
        elif group["iso"] is not None:
            return self._iso(group["iso"], group["sep"]), end
        elif group["day"] is not None:
            year, month = (self.year or self.report.year), self.month
            day = int(group["day"])
            if year is None or month is None or day > monthrange(year, month)[1]:
                return _Time(None, None, year, "point", "day", False, month=month), end
            value = f"{year:04d}-{month:02d}-{day:02d}"
            return _Time(value, value, year, "point", "day", False, month=month), end
        else:
            return None
        return self._range(time, end)

    @staticmethod
    def _edge(time: _Time, edge: str | None) -> None:
        if edge is None:
            return
        if edge.endswith(("底", "末")):
            time.edge = True
        time.rule = f"{time.rule}_edge" if not time.rule.endswith("_edge") else time.rule

    def _range(self, time: _Time, end: int) -> tuple[_Time, int]:
        """Join ``time`` with a second one that follows 至, 到 or a dash."""
        link = _LINK.match(self.text, end)
        if link is None:
            return time, end
        follow = self.grammar.core.match(self.text, link.end())
        if follow is None:
            return time, end
        group = follow.groupdict()
        kept = self.year, self.month
        if time.year is not None:
            self.year = time.year
        if time.month is not None:
            self.month = time.month
        second: _Time | None = None
        if group["y"] is not None or group["w"] is not None:
            if group["w"] is None or not group["w"].startswith("全年"):
                read = self.read(follow)
                second = read[0] if read else None
        elif (
            group["m2"] is not None
            or group["mb2"] is not None
            or group["e3"] is not None
            or group["day"] is not None
        ):
            read = self.read(follow)
            second = read[0] if read else None
        self.year, self.month = kept
        if second is None:
            return time, end
        low, high = time.low, second.high
        if low is None or high is None or _first_day(low) > _last_day(high):
            low = high = None
        joined = _Time(
            low, high, second.year, "range", "range", time.explicit or second.explicit, month=second.month
        )
        return joined, follow.end()

    def _plan(self, match: re.Match[str]) -> _Time:
        rule = self.grammar.plans[match["plan"]]
        first, last = rule.first, rule.last
        if match["plancount"]:
            last = first + _small(match["plancount"]) - 1
        tail = match["planend"] or ""
        time = _Time(f"{first}", f"{last}", last, "range", "plan", True)
        if "末" in tail:
            time.low = time.high = f"{last}"
            time.kind, time.rule = ("point", "plan_end")
            if self.report.now is None or last >= self.report.now:
                time.kind = "target"
        elif tail == "以来":
            time.kind, time.rule = "open", "plan_since"
        elif tail in ("收官", "开局", "起步") or (not tail and _PLAN_NAME.match(self.text, match.end())):
            time.kind = "title"
        return time

    @staticmethod
    def _iso(text: str, separator: str) -> _Time:
        fields = [
            int(field) for field in text.split()[0].split(":")[0].split(separator)[:3] if field.isdigit()
        ]
        value: str | None = None
        if len(fields) == 3 and fields[2] <= monthrange(fields[0], fields[1])[1]:
            value = f"{fields[0]:04d}-{fields[1]:02d}-{fields[2]:02d}"
        return _Time(value, value, fields[0] if fields else None, "dateline", "date", True)

    # whole mentions

    def mention(self, match: re.Match[str]) -> PeriodMention | None:
        """The mention that begins with the core ``match``, or None for a look-alike."""
        name = match.lastgroup
        group = match.groupdict()
        if group["blocker"] is not None:
            return None
        start, end = match.span()
        if group["event"] is not None:
            since = self.grammar.events[group["event"]].since
            return PeriodMention(start, end, f"{since}/..", "open", "event", int(since[:4]), True)
        if group["phrase"] is not None:
            return self._phrase(start, end, group["phrase"])
        if group["count"] is not None:
            return self._counted(start, end, group["count"], group["cn"])
        if group["bn"] is not None and "." in group["bn"]:
            return PeriodMention(start, end, None, "duration", "duration")  # 受教育年限由13.2年提高到…
        if group["bn"] is not None:
            return self._counted(start, end, "", group["bn"], open_count="多" in (group["btail"] or ""))
        if group["number"] is not None:
            return PeriodMention(start, end, None, "duration", "duration")
        read = self.read(match)
        if read is None:
            raise AssertionError(f"core group {name} is not read")
        time, end = read
        if time.kind in ("dateline", "title"):
            return PeriodMention(start, end, time.edtf, time.kind, time.rule, time.year, time.explicit)
        return self._bound(start, end, time)

    def _phrase(self, start: int, end: int, phrase: str) -> PeriodMention:
        rule = self.grammar.phrases[phrase]
        year: int | None = None
        edtf: str | None = None
        if rule.kind == "asof":
            year = self.report.year
            edtf = None if year is None else f"../{year:04d}"
        elif rule.kind in ("relative", "target"):
            year = self.report.now if rule.base == "now" else self.report.year
            edtf = None if year is None else f"{year:04d}"
            self._remember(year, None)
        return PeriodMention(start, end, edtf, rule.kind, f"phrase:{phrase}", year)

    def _counted(
        self, start: int, end: int, word: str, number: str, open_count: bool = False
    ) -> PeriodMention | None:
        effect = self.grammar.counts.get(word, "back")
        if not re.fullmatch(r"\d{1,2}|[一二两三四五六七八九十]{1,3}", number) or open_count:
            vague = number in ("几", "数") or open_count or (number.isascii() and "." in number)
            return PeriodMention(
                start, end, None, "null" if vague or effect == "back" else "duration", "count_vague"
            )
        try:
            count = _small(number)
        except KeyError:
            return PeriodMention(start, end, None, "duration", "duration")
        year = self.report.year
        if effect == "ahead":
            edtf = None if year is None else f"{year + 1}/{year + count}" if count > 1 else f"{year + 1}"
            return PeriodMention(
                start, end, edtf, "target", "count_ahead", None if year is None else year + count
            )
        if not word and _OF_A_NAME.match(self.text, end):
            return PeriodMention(start, end, None, "duration", "duration")  # 五年提升行动
        rule = "streak" if effect == "streak" else "count_back"
        if year is None or count < 1:
            return PeriodMention(start, end, None, "span", rule)
        edtf = f"{year}" if count == 1 else f"{year - count + 1}/{year}"
        return PeriodMention(start, end, edtf, "relative" if count == 1 else "span", rule, year)

    def _bound(self, start: int, end: int, time: _Time) -> PeriodMention:
        """Look at what stands before and after ``time`` and decide its kind."""
        text, grammar, report = self.text, self.grammar, self.report
        before = grammar.prefix.search(text[max(0, start - grammar.reach) : start])
        effect = grammar.prefixes[before.group()] if before else ""
        left = start - len(before.group()) if before else start
        after = grammar.suffix.match(text, end)
        tail = grammar.suffixes[after.group()] if after else ""
        while tail == "during" and after:  # 2023年春节期间以来 is not said; 去年暑期同期 is
            end = after.end()
            after = grammar.suffix.match(text, end)
            tail = grammar.suffixes[after.group()] if after else ""
        if effect == "comparison" and text[left - 1 : left] in _NOT_COMPARED:
            effect = ""
        if effect == "comparison" or tail in ("comparison", "versus"):
            if effect in ("comparison", "versus"):
                start = left
            elif tail == "versus":
                tail = ""
            if effect or tail:
                end = after.end() if after else end
                versus = grammar.suffix.match(text, end)
                if versus and grammar.suffixes[versus.group()] == "versus":
                    end = versus.end()
                return PeriodMention(start, end, time.edtf, "comparison", time.rule, time.year, time.explicit)
        if time.kind == "point" and _ISSUE.match(text, end):  # 2024年第4期
            return PeriodMention(start, end, time.edtf, "title", time.rule, time.year, time.explicit)
        kind, edtf, rule = time.kind, time.edtf if time.kind != "recurring" else None, time.rule
        past = time.year is not None and report.now is not None and time.year < report.now
        if effect == "asof":
            start, kind = left, "asof"
            edtf = self._until(time)
            if after and tail == "during":
                end = after.end()
        elif tail == "before" and after:
            end = after.end()
            if effect in ("until", "intent", "from"):
                start = left
            kind, edtf = ("asof", self._until(time)) if past else ("target", time.high)
        elif tail == "open" and after:
            end = after.end()
            start = left if effect == "from" else start
            if (
                time.kind == "relative"
                and time.rule.startswith("year_word")
                and time.year == report.now
                and after.group() == "以来"
            ):
                kind = "relative"  # 今年初以来: the report year, as 今年以来
            elif _RECORD.match(text, end):  # 创2006年以来新高
                kind = "comparison"
            else:
                kind, edtf = "open", None if time.low is None else f"{time.low}/.."
        elif effect in ("until", "intent") and kind != "range":
            start, end, kind, edtf = self._aimed(start, left, end, effect, time, past)
        elif (distant := _DISTANT.match(text, end)) and kind != "range" and time.low is not None:
            start = left if effect == "from" else start
            kind, edtf, end, rule = "open", f"{time.low}/..", distant.end(), f"{rule}_since_event"
        elif time.edge:
            kind, edtf = "asof", self._until(time)
        elif kind == "open":  # “十三五”以来
            edtf = None if time.low is None else f"{time.low}/.."
        if effect == "from" and start > left and kind == "range":
            start = left
        base = self.text[end : end + 1] == "的" and self.text[start - 1 : start] in _BASES  # 从2020年的682家
        if (
            time.governs
            and kind in ("point", "relative", "asof")
            and not base
            and self.text[start - 1 : start] != "因"
        ):
            self._remember(time.year, time.month)
        elif time.month is not None and kind in ("point", "relative", "open"):
            self.month = time.month
        return PeriodMention(start, end, edtf, kind, rule, time.year, time.explicit)

    def _gone_by(self, time: _Time) -> bool:
        """Whether a month without a year (到11月底) lies before the date of the report, as far as that is known."""
        date = self.report.date
        if date is None or time.year is None or time.month is None:
            return True
        return (time.year, time.month) <= (date.year, date.month)

    def _aimed(
        self, start: int, left: int, end: int, effect: str, time: _Time, past: bool
    ) -> tuple[int, int, Kind, str | None]:
        """到2027年: a target, unless it is the end of a growth (增长到2025年的…) or lies in the past."""
        grown = effect == "until" and self.text[left - 1 : left] in _GROWN
        if grown:
            return start, end, "point", time.edtf
        over = past or (time.year == self.report.now and self.report.closed and effect == "until")
        over = over or (effect == "until" and time.edge and time.month is not None and self._gone_by(time))
        if over:
            return (
                left,
                end,
                ("asof" if time.edge else time.kind),
                self._until(time) if time.edge else time.edtf,
            )
        return left, end, "target", time.high

    @staticmethod
    def _until(time: _Time) -> str | None:
        if time.high is None:
            return None
        return f"../{_last_day(time.high) if time.edge else time.high}"

    def _remember(self, year: int | None, month: int | None) -> None:
        if year is not None:
            self.year = year
            self.month = month


_LINK = re.compile(_TO)
_BASES = frozenset({"从", "由", "比", "较"})
_DISTANT = re.compile(r"[一-鿿“”]{1,12}?以来")
_PLAN_NAME = re.compile(r"[一-鿿]{0,16}?(?:规划|纲要|方案|开局|起步之年|收官)")
_ISSUE = re.compile(r"[,，]?第?\d{1,3}期(?!间)")
_RECORD = re.compile(r"的?(?:历史)?(?:新高|新低|最|同期|首次)")
_GROWN = frozenset("长高加升大降少展增涨减")
_NOT_COMPARED = frozenset("占比对")


def _quoted_titles(text: str) -> list[tuple[int, int]]:
    return [match.span() for match in re.finditer(r"《[^》\n]{1,120}》", text)]


_ENDS_SENTENCE = frozenset("。;!?")


def _heading_year(block: str, mentions: list[PeriodMention]) -> int | None:
    """The year that a short line without a full stop names for the section below it."""
    if len(block) > 40 or any(char in _ENDS_SENTENCE for char in block):
        return None
    years = {m.year for m in mentions if m.explicit and m.rule == "year" and m.kind == "point"}
    return next(iter(years)) if len(years) == 1 else None


_NUMBERED = re.compile(r"\s*(?:[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]{1,3}[章部])")


@dataclass(frozen=True)
class _Line:
    """A line of a text that is not empty: its offsets, and what of the core's grammar stands in it, overlaps included."""

    start: int
    stop: int
    text: str
    cores: tuple[re.Match[str], ...]


@dataclass(frozen=True)
class PeriodScan:
    """A text as `scan_periods` reads it: what may be an expression of time, before anything is known of the report."""

    text: str
    grammar: _Grammar
    lines: tuple[_Line, ...]


def scan_periods(text: str, dirs: tuple[Path, ...] | None = None) -> PeriodScan:
    """Scan ``text`` once for `report_date` and `find_periods`, which both read all of it.

    text (str): clean text. dirs (tuple): pattern directories; the built-in ones when None.
    Raises PatternError when a pattern file is broken.
    """
    grammar = _grammar(dirs or pattern_dirs())
    match, find = grammar.core.match, grammar.openings.find
    lines: list[_Line] = []
    offset = 0
    for line in text.split("\n"):
        stop = offset + len(line)
        if line:
            tried = (match(text, at, stop) for at in find(text, offset, stop))
            lines.append(_Line(offset, stop, line, tuple(core for core in tried if core is not None)))
        offset = stop + 1
    return PeriodScan(text, grammar, tuple(lines))


def find_periods(
    text: str | PeriodScan, report: ReportDate, dirs: tuple[Path, ...] | None = None
) -> list[PeriodMention]:
    """Every expression of time in ``text``, in order, none overlapping another.

    text (str | PeriodScan): clean text, or its scan; offsets count its code points.
    report (ReportDate): from `report_date`; without a year, relative expressions have no EDTF.
    dirs (tuple): pattern directories, from `pattern_dirs`; the built-in ones when None.
    RETURNS (list): the mentions. Raises PatternError when a pattern file is broken.
    """
    scan = text if isinstance(text, PeriodScan) else scan_periods(text, dirs)
    reader = _Reader(scan.text, report, scan.grammar)
    titles = _quoted_titles(scan.text)
    title_starts = [start for start, _ in titles]
    datelines = list(report.datelines)
    dateline_starts = [start for start, _ in datelines]
    found: list[PeriodMention] = []
    section: int | None = None
    for line in scan.lines:
        if len(line.text) <= 40 and _NUMBERED.match(line.text):
            section = None
        reader.new_block(section)
        here: list[PeriodMention] = []
        for mention in _mentions(reader, line):
            mention = _in_name(mention, titles, title_starts, "title")
            mention = _in_name(mention, datelines, dateline_starts, "dateline")
            here.append(mention)
        named = _heading_year(line.text, here)
        if named is not None:
            section = named
        found.extend(here)
    return found


def _mentions(reader: _Reader, line: _Line) -> Iterator[PeriodMention]:
    position = done = line.start
    for match in line.cores:
        if match.start() < position:
            continue
        mention = reader.mention(match)
        if mention is None or mention.end <= mention.start:
            position = max(match.end(), match.start() + 1)
            continue
        if mention.start < done:
            mention = replace(mention, start=min(max(done, mention.start), match.start()))
        yield mention
        position = done = max(mention.end, match.end())


def _in_name(
    mention: PeriodMention, spans: list[tuple[int, int]], starts: list[int], kind: Kind
) -> PeriodMention:
    """``mention`` with its kind changed when it lies inside one of ``spans``."""
    index = bisect_right(starts, mention.start) - 1
    if index >= 0 and mention.end <= spans[index][1]:
        return replace(mention, kind=kind)
    return mention


# --- when the document reports -------------------------------------------------------------------------------

_GIVEN = re.compile(
    r"(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?|(\d{4})年(?:(\d{1,2})月(?:(\d{1,2})日)?)?"
)
_HEAD_LINES = 40
_TAIL_LINES = 12
_OPENING = 160
_PARAGRAPH = 60

_DATE = (
    r"(?:(?P<iy>(?<![\d.])(?:19|20)\d\d)(?P<sep>[-/.])(?P<im>1[0-2]|0?[1-9])(?P=sep)(?P<id>3[01]|[12]\d|0?[1-9])(?![\d.])"
    rf"|(?P<hy>{_Y4})年(?P<hm>{_M})月(?P<hd>{_D})日)"
)
_LABEL = re.compile(
    r"(?:时间|日期|印发|原载|转载自|第\d+版|发布|发表|来源|刊发|刊载|更新|报道|记者|责任编辑|浏览|作者|编辑|讯|电)"
)
_ANY_DATE = re.compile(_DATE)
_LINE_DATE = re.compile(rf"[—―\-–(\s]*{_DATE}[\s)]*")
_SPEECH_DATE = re.compile(rf"[—―\-–(\s]*{_DATE}在")

_TITLE_YEAR = re.compile(rf"(?P<y>{_Y4})(?:年度?)?(?![\d.\-/])")
_SEVERAL = re.compile(
    r"(?:过去|近|这|最近)的?(?:[二两三四五六七八九十]|[2-9]|10)年|(?:[三四五六七八九十]|[3-9]|10)年(?:来|以来|间|巡礼|成就|回顾|综述)"
    r"|[“\"]?十[一二三四五六]?五[”\"]?(?:期间|时期|以来|[^规]{0,12}(?:回顾|成就|综述|巡礼|总结|发展情况))"
    r"|党的(?:十[八九]|二十)大以来"
)
_TARGET_BEFORE = re.compile(r"(?:到|至|力争|争取|面向|未来|展望|目标)$")


@dataclass(frozen=True)
class _Block:
    start: int
    end: int
    text: str


def _blocks(text: str) -> list[_Block]:
    blocks: list[_Block] = []
    offset = 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(_Block(offset, offset + len(line), line))
        offset += len(line) + 1
    return blocks


def _calendar(match: re.Match[str]) -> Date | None:
    if match["iy"]:
        fields = int(match["iy"]), int(match["im"]), int(match["id"])
    else:
        fields = _year_number(match["hy"]), _small(match["hm"]), _small(match["hd"])
    try:
        return Date(*fields)
    except ValueError:
        return None


def _given_date(given: str) -> tuple[int, Date | None]:
    """The year and (when a month is given) the date of a ``--date``. Raises DateError."""
    match = _GIVEN.fullmatch(given.strip())
    if match is None:
        raise DateError(f"date {given!r}: write 2024, 2024-04 or 2024-04-30")
    year, month, day = match.group(1, 2, 3) if match.group(1) else match.group(4, 5, 6)
    if not 1900 <= int(year) <= 2100:
        raise DateError(f"date {given!r}: the year must lie between 1900 and 2100")
    if month is None:
        return int(year), None
    try:
        return int(year), Date(int(year), int(month), int(day) if day else 1)
    except ValueError as error:
        raise DateError(f"date {given!r}: {error}") from error


def _split(blocks: list[_Block]) -> tuple[list[_Block], _Block | None, list[_Block]]:
    """Head lines, the opening paragraph and the last lines of a document."""
    for index, block in enumerate(blocks[:_HEAD_LINES]):
        text = block.text.strip()
        if len(text) >= _PARAGRAPH and "。" in text:
            return blocks[:index], block, blocks[max(index + 1, len(blocks) - _TAIL_LINES) :]
    if len(blocks) == 1 and any(char in _ENDS_SENTENCE or char == "," for char in blocks[0].text):
        return [], blocks[0], []
    head = blocks[:_HEAD_LINES]
    return head, None, blocks[max(len(head), len(blocks) - _TAIL_LINES) :]


def _written(head: list[_Block], tail: list[_Block]) -> tuple[Date | None, list[tuple[int, int]]]:
    """The earliest date in a dateline (a text is written before it is posted again) and all dateline spans."""
    dates: list[Date] = []
    spans: list[tuple[int, int]] = []
    for part, blocks in (("head", head), ("tail", tail)):
        for block in blocks:
            for match in _ANY_DATE.finditer(block.text):
                line = _LINE_DATE.fullmatch(block.text) or _SPEECH_DATE.match(block.text)
                labelled = len(block.text) <= 120 and _LABEL.search(block.text) is not None
                numeric = part == "head" and match["iy"] is not None
                body = block.text.strip()
                bracketed = len(body) <= 60 and body[:1] == "(" and body[-1:] == ")"
                if not (line or labelled or numeric or bracketed):
                    continue
                value = _calendar(match)
                if value is not None:
                    dates.append(value)
                    spans.append((block.start + match.start(), block.start + match.end()))
    return (min(dates) if dates else None), sorted(spans)


@dataclass(frozen=True)
class _Named:
    """A year named by the title or the opening."""

    year: int
    now: int
    closed: bool
    span: tuple[int, int]
    named_by: Literal["title", "delivered", "opening"] = "title"


@lru_cache(maxsize=8)
def _genre_patterns(dirs: tuple[Path, ...]) -> dict[str, re.Pattern[str]]:
    rules = [rule for rule in read_rules("periods.yaml", PeriodRule, dirs) if rule.role == "genre"]
    effects = ("delivered", "plan", "review", "lookback")
    return {
        effect: re.compile(_alternatives(rule for rule in rules if rule.effect == effect))
        for effect in effects
    }


def _titled(
    head: list[_Block], written: Date | None, datelines: list[tuple[int, int]], dirs: tuple[Path, ...]
) -> _Named | None:
    """The year that a line of the head names as the one reported on."""
    genres = _genre_patterns(dirs)
    plans: list[_Named] = []
    for block in head:
        text = block.text
        if len(text) > 80 or len(text.strip()) < 4:
            continue
        years = list(_TITLE_YEAR.finditer(text))
        for index, match in enumerate(years):
            span = block.start + match.start(), block.start + match.end()
            if any(first <= span[0] < last for first, last in datelines):
                continue
            stop = years[index + 1].start() if index + 1 < len(years) else len(text)
            rest = text[match.end() : stop]
            year = _year_number(match["y"])
            if rest[:1] in ("-", "—", "至", "到") and index + 1 < len(years):
                return None
            delivered = genres["delivered"].search(rest)
            looked = genres["lookback"].search(text[max(0, match.start() - 6) : match.start()])
            with_year = match.group().endswith(("年", "度"))
            if delivered and not (written and written.year != year):
                return _Named(year - 1, year, False, span, named_by="delivered")
            if looked:
                return _Named(year, year, True, span)
            if (
                with_year
                and (plan := genres["plan"].search(rest))
                and not ((review := genres["review"].search(rest)) and review.start() < plan.start())
            ):
                plans.append(_Named(year, year, False, span))
                continue
            bare = len(years) == 1 and not rest.strip(" )》”】—-:") and with_year
            if bare or (with_year and genres["review"].search(rest)):
                if _NUMBERED.match(text):  # the heading of the first section, not the title
                    return _Named(year, _speaking(year, written), False, span, named_by="opening")
                part = any(word in rest for word in ("上半年", "季度", "下半年"))
                return _Named(year, _speaking(year, written), not part, span)
    return plans[0] if plans else None


def _speaking(year: int, written: Date | None) -> int:
    """The year that 今年 names: a text of January to March on the year before says it of its own year."""
    return year if written is None or written.month > 3 else written.year


_OF_A_NAME = re.compile(r"[一-鿿]{0,4}(?:行动|计划|规划|方案|攻坚|工程)")
_OPENING_YEAR = re.compile(rf"(?<!到)(?P<y>{_Y4})年(?:度|上半年|以来)?(?=[,，是]|[一-鿿])")


def _opened(opening: _Block | None, written: Date | None) -> _Named | None:
    """The year with which the opening paragraph begins (2020年是…, 2023年,全市…)."""
    if opening is None:
        return None
    match = _OPENING_YEAR.match(opening.text) or re.compile(r"(?:刚刚)?过去的").match(opening.text)
    if match is None:
        return None
    if "y" not in match.re.groupindex:
        match = _OPENING_YEAR.match(opening.text, match.end())
        if match is None:
            return None
    year = _year_number(match["y"])
    if written is not None and not written.year - 1 <= year <= written.year:
        return None
    span = opening.start + match.start(), opening.start + match.end()
    return _Named(year, _speaking(year, written), False, span, named_by="opening")


_INTRODUCED = re.compile(
    rf"(?<![到至前自从])(?P<y>{_Y4})年(?!代|至今|以来|起|来|前|后|[-—至到]|度?[^,。]{{0,6}}规划)"
)


def _introduced(blocks: list[_Block]) -> _Named | None:
    """The one year that the head and the first sentences speak of (……2023年即将过去, 回顾2023年……)."""
    spoken = [
        (block.start, match) for block in blocks for match in _INTRODUCED.finditer(block.text, 0, _OPENING)
    ]
    years = {_year_number(match["y"]) for _, match in spoken}
    named = {
        _year_number(y) for block in blocks for y in re.findall(rf"(?<!到)({_Y4})年", block.text[:_OPENING])
    }
    if len(years) != 1 or named != years:
        return None
    start, match = spoken[0]
    year = years.pop()
    return _Named(year, year, False, (start + match.start(), start + match.end()), named_by="opening")


def _several(
    head: list[_Block], opening: _Block | None, datelines: list[tuple[int, int]]
) -> tuple[int, int] | None:
    """Where the title or the first sentences say that several years are reviewed."""
    for block in head:
        if len(block.text) <= 80 and (match := _SEVERAL.search(block.text)):
            return block.start + match.start(), block.start + match.end()
    if opening is not None and (match := _SEVERAL.search(opening.text, 0, _OPENING)):
        return opening.start + match.start(), opening.start + match.end()
    return None


def _first_section(
    blocks: list[_Block], year: int, otherwise: tuple[int, int] | None
) -> tuple[int, int] | None:
    """Where the first numbered heading says that several years, and not just ``year``, are reviewed.

    RETURNS (tuple): the span, None when the heading names ``year``, ``otherwise`` when it tells neither.
    """
    for block in blocks[:_HEAD_LINES]:
        if len(block.text) <= 40 and block.text.lstrip().startswith("一、"):
            if f"{year}年" in block.text:
                return None
            if match := _SEVERAL.search(block.text):
                return block.start + match.start(), block.start + match.end()
            break
    return otherwise


def _only_year(scan: PeriodScan) -> tuple[int, tuple[tuple[int, int], ...]] | None:
    """The year that a text without a date speaks of: the latest, when most of its years are that one."""
    mentions = [
        mention
        for mention in find_periods(scan, ReportDate())
        if mention.explicit
        and mention.year is not None
        and mention.rule not in ("plan", "plan_end", "plan_since", "event")
        and mention.kind not in ("target", "title", "dateline", "comparison")
    ]
    years = Counter(mention.year for mention in mentions if mention.year is not None)
    if sum(years.values()) < 2:
        return None
    latest = max(years)
    if years[latest] * 5 < sum(years.values()) * 3:
        return None
    return latest, tuple((m.start, m.end) for m in mentions if m.year == latest)[:3]


def report_date(
    text: str | PeriodScan, given: str | None = None, dirs: tuple[Path, ...] | None = None
) -> ReportDate:
    """When ``text`` was written and what year it reports on.

    text (str | PeriodScan): clean text, or its scan.
    given (str): the user's ``--date`` (``2024``, ``2024-04``, ``2024-04-30``); it wins over the text.
    dirs (tuple): pattern directories, from `pattern_dirs`; the built-in ones when None.
    RETURNS (ReportDate): fields that the text does not tell are None.
    Raises DateError when ``given`` cannot be read.

    The year comes, in this order, from a year given, the title, the first words of the opening, a dateline
    (January to March: the year before, unless the text speaks of its own year only) and, failing all, from a
    text that speaks of one year throughout. A review of several years (过去五年 in title or opening) has no
    default unless the title itself names the year.
    """
    scan: PeriodScan | None = None
    if isinstance(text, PeriodScan):
        scan, text = text, text.text
    dirs = dirs or pattern_dirs()
    blocks = _blocks(text)
    head, opening, tail = _split(blocks)
    written, datelines = _written(head, tail)
    several = _several(head, opening, datelines)
    if given is not None:
        year, date = _given_date(given)
        if date is None:
            default = None if several else f"{year:04d}"
            return ReportDate(None, year, default, year, evidence=(), datelines=tuple(datelines))
        written = date
    plan = next((p for b in head if (p := find_plan(b.text, b.start)) is not None), None)
    if plan is not None and (written is None or plan.first - 1 <= written.year <= plan.last):
        now = written.year if written is not None else plan.first
        span = ((plan.start, plan.end),)
        return ReportDate(
            written, plan.first - 1, plan.period, now, False, span, tuple(datelines), plan.reviewed
        )
    titled = _titled(head, written, datelines, dirs)
    if (
        titled is not None
        and given is not None
        and written is not None
        and not (written.year - 1 <= titled.year <= written.year)
    ):
        titled = None
    named = (
        titled
        or _opened(opening, written)
        or (None if written else _introduced([*head, opening] if opening else head))
    )
    if named is not None and named.named_by != "title":
        several = _first_section(blocks, named.year, several)
    lines = tuple(datelines)
    if named is not None:
        own = named.named_by == "title" or several is None
        default = f"{named.year:04d}" if own else None
        evidence: tuple[tuple[int, int], ...] = (named.span,)
        if default is None and several is not None:
            evidence = (named.span, several)
        return ReportDate(written, named.year, default, named.now, named.closed, evidence, lines)
    if written is not None:
        year = written.year
        if written.month <= 3 and not _speaks_of(text, year):
            year -= 1
        return ReportDate(
            written,
            year,
            None if several else f"{year:04d}",
            written.year,
            False,
            lines if given is None else (),
            lines,
        )
    only = _only_year(scan or scan_periods(text, dirs))
    if only is None:
        return ReportDate(datelines=lines)
    year, spoken = only
    return ReportDate(None, year, None if several else f"{year:04d}", year, False, spoken, lines)


def _speaks_of(text: str, year: int) -> bool:
    """Whether the text speaks of ``year`` in its sentences and not of the year before."""
    return f"{year}年" in text and f"{year - 1}年" not in text and "去年" not in text
