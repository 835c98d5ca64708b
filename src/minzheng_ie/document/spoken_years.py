"""The year that the sentences of a document speak of: in its opening, or throughout."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from datetime import date as Date
from pathlib import Path

from minzheng_ie.compiled import compile_re
from minzheng_ie.document.datelines import TextLine
from minzheng_ie.document.model import Span
from minzheng_ie.document.passing_years import in_passing, since
from minzheng_ie.document.reported import Named, delivered, speaking
from minzheng_ie.document.year_gone import told_to_its_end
from minzheng_ie.entities.periods.grammar.fragments import Y4, year_number
from minzheng_ie.entities.periods.mention import PeriodMention
from minzheng_ie.entities.periods.mentions import PeriodScan, find_periods
from minzheng_ie.entities.periods.report_date import ReportDate
from minzheng_ie.entities.periods.short_years import names_short_year

_OPENING = 160
_SENTENCE_END = compile_re(r"[。!?;\n]")
_COLUMNS = 4  # years side by side that are the head of a table
_YEARS_OF = compile_re(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
_PAST_YEAR = compile_re(r"(?:刚刚)?过去的")
_OPENING_YEAR = compile_re(rf"(?<!到)(?P<y>{Y4})年(?![至到与])(?:度|上半年|以来)?(?=[,，是]|[一-鿿])")
_INTRODUCED = compile_re(
    rf"(?<![到至前自从\-—–~])(?<![立建办生始成设]于)(?P<y>{Y4})年(?!代|至今|以来|起|来|[底末]?[之以]?[前后]| ?[-—至到与]|度?[^,。]{{0,6}}规划"
    r"|(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?,?(?:正式|开始|首次)"  # since then, and not in it
    r"|[底末初]?[^,。;:0-9]{1,8}[前后](?=[,曾])"  # 2010年底改制前曾是…
    r"|(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?(?:批准|由[^,。]{1,16}?)?(?:成立|创建|创办|始建|组建|设立|合并|开办|建[会站院校局],|(?:启动|实施|推出|上线),|建成(?:招生|开[业园院]|投用|启用)))"
)
_PARAGRAPH_YEAR = compile_re(rf"\n[ ]*(?P<y>{Y4})年(?=[,，度“《]|[一-鿿])")
# The year with which a sentence further on begins (截至2016年底,…; 1954~1990年,…)
_SENTENCE_YEAR = compile_re(
    rf"[。;\n][ ]*(?:截[至止]到?|{Y4}年?[-—~至到])?(?P<y>{Y4})年(?=[,，度底末“《]|[一-鿿])(?!以来|起)"
)
_FAR = 2  # years behind the first
_ONCE_MORE = compile_re(r"[。;\n] ?(?:[这此本]次|这一次)[^。;!?\n0-9]{0,14}?(?:又|再次|再度)")
_AHEAD = compile_re(
    r"[^。;\n]{0,40}?(?:将|要|计划|力争|打算|继续|预计|拟|目标|确保|工作(?:思路|安排|要点|打算))"
)
_LAST_YEAR = compile_re(
    r"(?:[。;…\n][ ]*|截[至止]|(?:获悉|了解到|介绍|透露|表示|显示),)去年(?!同期|同比|[^,。;\n]{0,6}以来|的|底?相比)"
)  # as the time of what a sentence tells
# 2018年春节将近,回顾2017,…; 盘点即将过去的2020年,
_LOOKED_BACK_ON = compile_re(
    rf"(?:回顾|盘点|回首|回望|告别|回眸)(?:即将|刚刚|已经)?(?:过去的|走过的)?(?P<y>{Y4})(?:年度?)?(?=[,。!、:]|这一年|[我全各]|民政|慈善)"
)
_NAMED_YEAR = compile_re(rf"(?<!到)(?P<y>{Y4})年")
# 记者2月8日从…获悉: news of the first months tells of the year before as 去年.
# 显示,2022年全市共销售34亿元: a year of which figures are told
_TOLD_OF = compile_re(
    rf"(?:^|[。;,:\n] ?)(?P<y>{Y4})年(?:度|全年)?(?!以来|起|底?相比|[0-9])[^,。;\n0-9]{{2,30}}?[0-9]"
)
_EARLY_NEWS = compile_re(
    r"记者[^,。0-9]{0,8}[1-3]月[0-9]{1,2}日|(?<![0-9年])[1-3]月[0-9]{1,2}日(?:[上下]午|晚)?,?记者"
    r"|[社网报台线道][^,。\n0-9]{0,8}[1-3]月[0-9]{1,2}日(?:电|讯|消息)|(?<![0-9年])[1-3]月[0-9]{1,2}日(?:电|讯)"
)
# 2014年2月9日, 2014年春节: a time of the year itself
_OWN_START = compile_re(
    r"[0-9]{1,2}月|[^,。0-9]{0,6}?(?:春节|元宵|元旦|新春|首[个批次]|第一|[一1]季度|将|拟|计划)"
)
# 2014年,全市计划投入…: a year to come or at hand; 将标准提高到… is done
_PLANNED = compile_re(
    r",?[^,。;:0-9]{0,10}?(?:计划(?!生育)|拟|力争|争取|预计|确保|将(?:[新建投着继大重全进实启完开加深围争]|力争|安排|在))"
)
# 2013年全年,…: a year that is over; 今年计划建设30座: the one at hand, told only of plans
_WHOLE_TOLD = compile_re(r"年度?,?全年(?!任务|目标|计划|将|要|力争|预计)")
_THIS_YEAR_PLANS = compile_re(
    r"今年,?[^。;!?\n0-9]{0,12}?(?:计划(?!生育)|拟|力争|争取|打算|预计|还要|将[^,。;\n]{2})"
)
_NEWS_OF_MEETING = compile_re(
    rf"(?:[从在\n,。 ]|^)(?P<y>{Y4})年度?(?:[0-9]{{1,2}}月)?(?:[0-9]{{1,2}}日)?[^,。;:!?\n0-9]{{0,24}}?会议?(?:上|中|期间)?,?"
    r"(?:[^,。;:!?\n0-9]{0,12}?(?:获悉|了解到|得知|传出|透露|介绍|通报|宣布|指出|表示)|[^,。;:!?\n0-9]{0,8}?[长席任人]说)"
)
# 2018年1月15日,…会议召开: the day of the news itself
_DAY_OF_MEETING = compile_re(
    r"年?[0-9]{1,2}月(?:[0-9]{1,2}日)?[^。;!?\n]{0,40}?(?:会议?|[两年全]会)(?:在[^,。;\n]{1,16})?(?:胜利|隆重|正式|顺利)?(?:召开|举行|上|闭幕|开幕)"
    r"|年?[0-9]{1,2}月(?:[0-9]{1,2}日)?[^。;!?\n]{0,24}?(?:召开|举行)[^,。;!?\n]{0,30}会"
)

# 总结上一年工作,布置2015年工作
_TASKS_OF = compile_re(
    r"(?:总结|回顾)[^。;:!?\n0-9]{0,8}?(?:上一?年|去年)[^。;:!?\n0-9]{0,24}?"
    rf"(?:部署|布置|安排|谋划|研究|明确)[^,。;:!?\n0-9]{{0,6}}(?P<y>{Y4})年"
)


def opened(text: str, opening: TextLine | None, written: Date | None, dirs: tuple[Path, ...]) -> Named | None:
    """The year with which the opening paragraph begins (2020年是…, 2023年,全市…).

    text (str): all of the clean text. None where one without a date goes on to far later years.
    """
    if opening is None:
        return None
    match = _OPENING_YEAR.match(opening.text) or _PAST_YEAR.match(opening.text)
    if match is None:
        return None
    if "y" not in match.re.groupindex:
        match = _OPENING_YEAR.match(opening.text, match.end())
        if match is None:
            return None
    year = year_number(match["y"])
    if written is not None and not written.year - 1 <= year <= written.year:
        return None
    span = opening.start + match.start(), opening.start + match.end()
    if in_passing(text, opening.start + match.start("y"), span[1], dirs) or since(text, span[1]):
        return None
    if written is None and (_goes_far(text, span[1], year) or _ONCE_MORE.search(text, span[1]) is not None):
        return None
    return Named(year, speaking(year, written), False, span, named_by="opening")


def looked_back_on(lines: list[TextLine], written: Date | None) -> Named | None:
    """The year that the first sentences look back on, whatever other year they name (2018年春节将近,回顾2017,…)."""
    for line in lines:
        match = _LOOKED_BACK_ON.search(line.text, 0, _OPENING)
        if match is None:
            continue
        year = year_number(match["y"])
        if written is not None and not written.year - 1 <= year <= written.year:
            return None
        later = f"{year + 1}年" in line.text[:_OPENING]
        now = year + 1 if later and written is None else speaking(year, written)
        span = line.start + match.start("y"), line.start + match.end("y")
        return Named(year, now, False, span, named_by="opening")
    return None


def introduced(text: str, lines: list[TextLine], dirs: tuple[Path, ...]) -> Named | None:
    """The one year that the head and the first sentences speak of (……2023年即将过去, 回顾2023年……).

    text (str): all of the clean text. None where a later paragraph of it tells of a later year.
    """
    passing = {
        (line.start, match.start())
        for line in lines
        for match in _NAMED_YEAR.finditer(line.text, 0, _OPENING)
        if in_passing(text, line.start + match.start(), line.start + match.end(), dirs)
    }
    spoken = [
        (line.start, match)
        for line in lines
        for match in _INTRODUCED.finditer(line.text, 0, _OPENING)
        if (line.start, match.start()) not in passing and not since(line.text, match.end())
    ]
    years = {year_number(match["y"]) for _, match in spoken}
    named = {
        year_number(match["y"])
        for line in lines
        for match in _NAMED_YEAR.finditer(line.text, 0, _OPENING)
        if (line.start, match.start()) not in passing
    }
    if len(years) != 1 or named != years:
        return None
    if any(names_short_year(line.text[:_OPENING]) for line in lines):
        return None
    start, match = spoken[0]
    year = years.pop()
    if _goes_further(text, start + match.end(), year):
        return None
    span = start + match.start(), start + match.end()
    if delivered(text, span[1], dirs):
        return Named(year - 1, year, False, span, named_by="delivered")
    told = any(_EARLY_NEWS.search(line.text, 0, _OPENING) for line in lines)
    later = told and _OWN_START.match(text, span[1]) is None and not _planned(text, year, span[1])
    now = year + (later or _only_planned(text, year))
    return Named(year, now, False, span, named_by="opening")


def _only_planned(text: str, year: int) -> bool:
    """Whether ``text`` tells all of ``year``, and of 今年 nothing but plans."""
    said = text.count("今年")
    if not said or _WHOLE_TOLD.search(text) is None:
        return False
    over = any(text.endswith(f"{year}", 0, match.start()) for match in _WHOLE_TOLD.finditer(text))
    return over and len(_THIS_YEAR_PLANS.findall(text)) == said


def meeting_year(lines: list[TextLine]) -> int | None:
    """The year of the meeting that the first sentences tell of (记者从2014年全市工作会议上获悉,今年…; 总结去年工作,部署2014年…)."""
    found = (
        pattern.search(line.text, 0, _OPENING) for line in lines for pattern in (_NEWS_OF_MEETING, _TASKS_OF)
    )
    return next((year_number(match["y"]) for match in found if match is not None), None)


def told_later(named: Named | None, text: str) -> Named | None:
    """``named`` of a text without a date: where it says 去年 and never 今年, it was written the year after.

    2016年,该会接收…。去年,该会发放…: of the one year just named.
    """
    if named is None or named.now != named.year or not looks_back(text, named.year):
        return named
    if _DAY_OF_MEETING.match(text, named.span[1]) is not None or _planned(text, named.year, named.span[1]):
        return named  # 去年 is seen from that day, or from what is planned
    return replace(named, now=named.year + 1)


def _planned(text: str, year: int, end: int) -> bool:
    """Whether ``year``, which ends at ``end``, is told of as one to come, and ``text`` does not say how it ended."""
    return _PLANNED.match(text, end) is not None and not told_to_its_end(text, year)


def looks_back(text: str, year: int) -> bool:
    """Whether a text tells of 去年, and never of 今年: ``year``, unless it tells by number of the year before as well."""
    if "今年" in text or _LAST_YEAR.search(text) is None:
        return False
    told = (m for m in _TOLD_OF.finditer(text) if year_number(m["y"]) == year - 1)
    return next(told, None) is None


def _goes_further(text: str, start: int, year: int) -> bool:
    """Whether a paragraph behind ``start`` begins with a later year, or a sentence with a far later one, of which it tells no plans."""
    if _ONCE_MORE.search(text, start) is not None:
        return True  # 2008年雪灾时,该会捐赠…。这次,该会又捐赠…
    return _later(_PARAGRAPH_YEAR, text, start, year + 1) or _goes_far(text, start, year)


def _goes_far(text: str, start: int, year: int) -> bool:
    """Whether a sentence behind ``start`` begins with a far later year, of which it tells no plans."""
    return _later(_SENTENCE_YEAR, text, start, year + _FAR)


def _later(pattern: re.Pattern[str], text: str, start: int, year: int) -> bool:
    return any(
        year_number(match["y"]) >= year and _AHEAD.match(text, match.end()) is None
        for match in pattern.finditer(text, start)
    )


def only_year(scan: PeriodScan, dirs: tuple[Path, ...]) -> tuple[int, tuple[Span, ...]] | None:
    """The year that a text without a date speaks of: the latest, when most of its years are that one."""
    mentions = [
        mention
        for mention in find_periods(scan, ReportDate())
        if mention.explicit
        and mention.year is not None
        and mention.rule not in ("plan", "plan_end", "plan_since", "event")
        and mention.kind not in ("target", "title", "dateline", "comparison")
        and not in_passing(scan.text, mention.start, mention.end, dirs)
        and not since(scan.text, mention.end)
    ]
    mentions = _outside_tables(scan, mentions)
    years = Counter(mention.year for mention in mentions if mention.year is not None)
    if sum(years.values()) < 2:
        return None
    latest = max(years)
    if years[latest] * 5 < sum(years.values()) * 3:
        return None
    spoken = [m for m in mentions if m.year == latest]
    if all(m.kind in ("range", "open") for m in spoken):
        return None  # from 2008 to 2010, from 2012 on: told some time after that
    if (
        spoken[0].start > _OPENING
        and _SENTENCE_END.search(scan.text, spoken[0].end, spoken[-1].start) is None
    ):
        return None  # one sentence far within a text speaks for itself only
    return latest, tuple((m.start, m.end) for m in spoken)[:3]


def _outside_tables(scan: PeriodScan, mentions: list[PeriodMention]) -> list[PeriodMention]:
    """``mentions`` but for those of lines that are the head of a table of years."""
    tables = [
        (line.start, line.stop)
        for line in scan.lines
        if len(line.cores) >= _COLUMNS
        and "。" not in line.text
        and len(set(_YEARS_OF.findall(line.text))) >= _COLUMNS
    ]
    if not tables:
        return mentions
    return [m for m in mentions if not any(start <= m.start < stop for start, stop in tables)]
