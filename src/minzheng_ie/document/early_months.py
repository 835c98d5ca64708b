"""Whether a text of January to March tells of its own year, or sums up the year before.

``early`` rules of ``periods.yaml``: 今天, 节前, 春节 speak of the text's own year; 去年, 一年来, and 总结 in its title of
the year before. Where both are said, the first sentences decide, or else what is said first in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date as Date
from functools import lru_cache
from pathlib import Path

from minzheng_ie.compiled import compile_re
from minzheng_ie.document.datelines import TextLine
from minzheng_ie.document.model import Span
from minzheng_ie.entities.periods.grammar.core import alternatives
from minzheng_ie.entities.periods.grammar.rules import PeriodRule
from minzheng_ie.patterns import read_rules
from minzheng_ie.records import dataclass

_NEWS_OF_THE_DAY = ("昨日", "昨天", "明日起", "明天起", "明起", "明早")
_OPENING = 160
_DAY = compile_re(r"(?<![0-9年-])([1-3])月([0-9]{1,2})日")
_THESE_DAYS = compile_re(r"(?:^|[。;,\n 讯)])(?:(?:近日|日前|连日来),?|近期,)")
# 8日上午,…; 局长某某8日代表市府致谢
_BARE_DAY = compile_re(
    r"(?<![0-9月年第])(?<![0-9日][至到、和-])(3[01]|[12]?[0-9])日(?:[上下]午|晚|早|凌晨|清晨|中午|,"
    r"|(?:代表|前往|出席|参加|主持|率|带队|赴|在|向|举[行办]|召开|走访|慰问|看望|捐[赠款]|致赠|颁[发赠]|启动))"
)
EVERY_MONTH = 28  # the last day that all have
_LATELY = 20  # days within which what an opening tells of was lately
# 从今天召开的2021年全省…会议上获悉,2020年…: the meeting is of the year, what it is told of is not
_TOLD_AT_MEETING = compile_re(
    r"从[^,。;\n]{0,14}?(?P<year>(?:19|20)[0-9]{2})年[^,。;\n0-9]{2,30}?(?:会议|大会|会)上?(?:获悉|了解到|传出),?(?:截[至止]到?)?(?P<last>(?:19|20)[0-9]{2}|去)年"
)
_OF_LAST_YEAR = compile_re(r"(?<![比较与和同跟])去年(?!同期|同比|底?相比|[冬秋]|[0-9年底末]|以来)")
_COMPARED = compile_re(r"(?:[而比较与同和跟]|相比)去年")
_BACKGROUND = compile_re(r"[去上]年[^,。;!?\n0-9]{0,12}(?:灾|遭受|遭遇)[^,。;!?\n0-9]*[,。]")
_SINCE = compile_re(
    r"(?:自从?|从)去年[^,。;!?\n]{0,24}?(?:以来|起|开始|至今)|去年(?:年底|[上下]半年|[0-9]{1,2}月)?以来"
)  # when it began, no year told of
_SHORTEST_TITLE = 7  # 往日回顾 is a link
# An answer, a rule or a portrait tells how things stand.
_NO_REPORT = compile_re(r"答复|复函|的回复|简介|须知|指南|管理办法|实施办法|实施方案|公示$|的通知$")
# A title of what was done, without a word of a year: of the year that is over, in its first months.
_REPORTS = compile_re(r"报告|汇报|情况|数据|统计|成效|成绩|台账|基本信息")
# 近三年, 五年来: years counted back from the last that is over.
_COUNTED = compile_re(
    r"(?:过去|最近|近)的?(?:[二两三四五六七八九十]|[2-9]|10)年|[三四五六七八九十]年(?:来|以来|间|累计)"
)
# 12月5日, 1至11月: of the year before, in its first months.
_MONTH_TOLD = compile_re(r"(?<![年0-9])(?:1[0-2]|[1-9])月")
_AHEAD = compile_re(r"[^。;\n]{0,12}?(?:前|底|起|将|拟|计划|预计|力争)")
# Behind a year named in figures: one event of it, or since when, and not what the text reports on.
_OF_ONE_EVENT = (
    r"(?:(?<=截[至止][0-9]{4}年)|(?<=截[至止]到[0-9]{4}年)|(?!以来|[之以]后|起|[上下]半年|[春夏秋冬]|[0-9]{1,2}月[^底末]"
    r"|[^,。;\n0-9]{0,12}?(?:被评|荣获|获评|被命名|被授予)))"
)
_SPRING = 6  # the month up to which a title may still tell of the year before
# 县红十字会2016年救助4万人次, 我市去年新增床位900张: what a title tells, and of when
_YEAR_TOLD = compile_re(r"(?P<when>(?:19|20)[0-9]{2}年|[今去]年)(?![0-9]{1,2}月[0-9])")
_TITLE_TELLS = compile_re(r"(?P<when>(?:19|20)[0-9]{2}年|去年) ?[^,。;:!?\n0-9划]{2,24}?[0-9]")


@dataclass(frozen=True)
class _Words:
    own: re.Pattern[str]
    back: re.Pattern[str]
    title: re.Pattern[str]


@lru_cache(maxsize=8)
def _words(dirs: tuple[Path, ...]) -> _Words:
    rules = [rule for rule in read_rules("periods.yaml", PeriodRule, dirs) if rule.role == "early"]

    def words(effect: str) -> str:
        return alternatives(rule for rule in rules if rule.effect == effect)

    # 今(23)日 of newspapers in Traditional script; 1月份, 2月底: a month of the text's own year
    return _Words(
        compile_re(
            rf"{words('own')}|今\([0-9]{{1,2}}\)|(?<![0-9年十])[1-3一二三]月(?:份|底|末|中旬)"
            r"|截[至止]到?[1-3]月[0-9]{1,2}日"
        ),
        compile_re(words("back")),
        compile_re(words("title")),
    )


def own_year(
    text: str,
    head: Sequence[TextLine],
    opening: TextLine | None,
    written: Date,
    datelines: Iterable[Span],
    dirs: tuple[Path, ...],
) -> bool | None:
    """Whether a text ``written`` in the first months of a year tells of that year; None where that is not known.

    text (str): clean text. datelines: spans of the dates that date it, which tell nothing of this.
    """
    year = written.year
    meeting = _TOLD_AT_MEETING.search(text)
    if meeting is not None and meeting["year"] == f"{year}" and meeting["last"] in ("去", f"{year - 1}"):
        return False
    words = _words(dirs)
    titles = [
        line.text for line in head if len(line.text.strip(" :")) >= _SHORTEST_TITLE and "。" not in line.text
    ]
    told_by_titles = _by_titles(text, titles, words)
    if told_by_titles is not None:
        return told_by_titles
    # What befell last year is but why help is given now.
    said = _COMPARED.sub("", _SINCE.sub("", _BACKGROUND.sub("", _without(text, datelines))))
    own, back = _spoken(said, year, words)
    lines = [*head, opening] if opening else head
    told = "\n".join(line.text for line in lines if "。" in line.text)[:_OPENING]
    told = _COMPARED.sub("", _SINCE.sub("", told))
    first_own, first_back = _spoken(told, year, words)
    if _of_these_days(told, back, first_back):
        return True
    if back < 0 and own < 0:
        return _where_unsaid(said, titles, written)
    if back < 0 or own < 0:
        return own >= 0 or (first_back < 0 and _lately(told, written))
    if any(words.back.search(title) for title in titles):
        return False
    if first_own < 0 and first_back < 0:
        return own < back or _lately(told, written)
    return first_back < 0 or 0 <= first_own < first_back


def _of_these_days(told: str, back: int, first_back: int) -> bool:
    """Whether the first sentences tell what was done these days, and of the year before in no sentence but later ones."""
    these = _THESE_DAYS.search(told)
    if these is None or back < 0:
        return these is not None
    stop = told.find("。", these.end())
    return stop >= 0 and (first_back < 0 or stop < first_back)


def title_tells_of_last_year(text: str, head: Sequence[TextLine], written: Date) -> bool:
    """Whether news of spring tells by its title what was done in the year before, and speaks of that first."""
    year = written.year
    if written.month > _SPRING:
        return False
    titles = [line for line in head if "。" not in line.text and _TITLE_TELLS.search(line.text)]
    own, last = ("今年", f"{year}年"), ("去年", f"{year - 1}年")
    if not titles or any(m["when"] not in last for line in titles for m in _TITLE_TELLS.finditer(line.text)):
        return False
    spoken = (m["when"] for m in _YEAR_TOLD.finditer(text, titles[-1].end))
    return next((when for when in spoken if when in own or when in last), None) in last


def _by_titles(text: str, titles: Sequence[str], words: _Words) -> bool | None:
    """What the titles tell, or that it is news of the day; None where neither does."""
    if any(_OF_LAST_YEAR.search(title) and "今年" not in title for title in titles):
        return False  # whatever day it was told on
    if any(word in text for word in _NEWS_OF_THE_DAY):
        return True
    if any(words.title.search(title) for title in titles):
        return False
    return True if any(_NO_REPORT.search(title) for title in titles) else None


def _where_unsaid(text: str, titles: Sequence[str], written: Date) -> bool | None:
    """What a text is of that says no year; in January, when the last has just ended, that is not known."""
    if _lately(text, written):
        return True
    if _of_year_over(text, titles, written):
        return False
    return None if written.month == 1 else True


def _of_year_over(text: str, titles: Sequence[str], written: Date) -> bool:
    """Whether a text that says no year is of the one that is over: a report by its title, years counted back, months gone by."""
    if any(_REPORTS.search(title) for title in titles):
        return True
    return _COUNTED.search(text) is not None or _gone_by(text, written)


def _gone_by(text: str, written: Date) -> bool:
    """Whether ``text`` tells of a month, or a day of January, that lies behind ``written`` in whatever year it may be told of."""
    bare = _BARE_DAY.search(text)
    if bare is not None and written.month == 1 and int(bare[1]) > written.day:
        return True
    return any(
        int(match[0][:-1]) > written.month and _AHEAD.match(text, match.end()) is None
        for match in _MONTH_TOLD.finditer(text)
    )


def _lately(text: str, written: Date) -> bool:
    """Whether the first day that ``text`` tells of lies shortly before ``written``; one without a month (4日上午) does."""
    bare = _BARE_DAY.search(text)
    if bare is not None and (written.month > 1 or int(bare[1]) <= written.day):
        return True
    match = _DAY.search(text)
    if match is None or not 1 <= int(match[2]) <= 31:
        return False
    day = Date(written.year, int(match[1]), min(int(match[2]), EVERY_MONTH))
    return 0 <= (written - day).days <= _LATELY


def _spoken(text: str, year: int, words: _Words) -> tuple[int, int]:
    """Where ``text`` first speaks of ``year``, and of the one before; -1: nowhere."""
    before = re.search(f"{year - 1}年{_OF_ONE_EVENT}", text)
    return (
        _first(text, words.own, text.find(f"{year}年")),
        _first(text, words.back, before.start() if before else -1),
    )


def _first(text: str, words: re.Pattern[str], year: int) -> int:
    """Where the first of ``words`` stands in ``text``, or ``year`` (int) where that is before it; -1: nowhere."""
    match = words.search(text)
    found = [at for at in (match.start() if match else -1, year) if at >= 0]
    return min(found, default=-1)


def _without(text: str, spans: Iterable[Span]) -> str:
    """``text`` without ``spans``."""
    for start, end in sorted(spans, reverse=True):
        text = f"{text[:start]} {text[end:]}"
    return text
