"""Days on which a page was put up that its text contradicts: a site set them, and the text was written in another year.

截至9月20日 on a page of 5 May; 今年…票决产生了2021年民生实事 on one of 2023; 2011年,全县救助…。2012年,… on one of 2018.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date as Date

from minzheng_ie.compiled import compile_re
from minzheng_ie.document.early_months import EVERY_MONTH
from minzheng_ie.document.model import Span
from minzheng_ie.document.proved_years import plan_of_this_year
from minzheng_ie.entities.periods.grammar.fragments import Y4, year_number

_SPRING = 3  # the month up to which a text may tell of autumn, which is of the year before
_AUTUMN = 8
_DAYS_OF_A_MONTH = 31
_OPENING = 240  # characters behind the last date of a page within which its text tells of a year
_LONG_GONE = 2  # years between the last one told of and the day of a page
_NO_PRESENT = 3  # the same, where the text says 今年, which may be the year told of
# 截至4月4日, 5月9日,某报记者采访; not 4月4日前, 截至4月4日将
_DAY_TOLD = compile_re(
    r"(?:(?<!报名)(?<!申报)(?<!征集)截[至止]到?(?P<m>1[0-2]|[1-9])月(?P<d>[0-9]{1,2})日(?!前|[^,。;\n0-9]{0,8}(?:将|预计|报名|结束|止))"
    r"|(?<![年0-9至到\-—~])(?P<m2>1[0-2]|[1-9])月(?P<d2>[0-9]{1,2})日(?:以来|(?:[上下]午|晚)?,?[^,。;\n0-9]{0,8}?记者))"
)
_TODAY = compile_re(r"[今明昨][天日晚] ?\( ?(?P<m>1[0-2]|[1-9])月(?P<d>[0-9]{1,2})日 ?\)")
_TODAY_BARE = compile_re(
    r"[今昨][天日晚] ?\( ?(?P<d>[0-9]{1,2})日 ?\)"
)  # of the month of its page, or the one before
_NEAR = 45  # days between such a day and that of its page
_LATER = 14  # days after a bare one on which its page may be put up
_A_YEAR = 365
_LEAD = 600  # characters within which a wire line stands
_WIRED = compile_re(
    r"[社网报台][^,。\n0-9]{0,10}(?<![0-9年])(?P<m>1[0-2]|[1-9])月(?P<d>[0-9]{1,2})日(?:[^,。\n0-9]{0,4}?电|讯)"
)
# 今年5—6月,课题组先后赴…: on a page of March, of the year before
_MONTH_GONE = compile_re(
    r"今年(?P<m>1[0-2]|[4-9])(?:月?[-—~至到](?:1[0-2]|[1-9]))?月(?!前|底|起|开始|[^。;\n]{0,16}?(?:将|拟|计划|预计|要|力争))[^。;\n]{0,24}?(?:先后|了|已|共)"
)
_ENDED = compile_re(rf"截[至止]到?(?P<y>{Y4})年(?:年?[底末]|12月31日)")
_PRESENT = compile_re(
    r"近日|日前|近期|连日来|昨[天日晚]|今[天日]|本月|本周|上周|这几天|(?:[上下]午|晚)[,0-9]|[0-9]月[0-9]{1,2}日[,上下电讯]"
)
_THIS_YEAR = "今年"
_TOLD = compile_re(
    rf"(?:^|[。;\n] ?)(?:截[至止]到?|到)?(?P<y>{Y4})年(?:度|[底末初]|全年|元旦|春节|[上下]半年|[0-9]{{1,2}}月(?:[0-9]{{1,2}}日)?)?"
    r"(?![至到\-—~0-9]|以来|起|[^。;\n]{0,20}?(?:开始|启动|成立|建成|设立|创办|始建|组建|获批|批准|试点))[^。;\n]{0,60}?[0-9]"
)


def day_of_text(text: str, posted: Date, datelines: Iterable[Span]) -> Date | None:
    """The day that dates ``text``: ``posted``, unless it shows that it was written in another year; None where that is unknown.

    text (str): clean text. posted (date): when it was put up. datelines: spans of the dates that date the document.
    """
    start = max((end for _, end in datelines if end < len(text) // 2), default=0)
    if posted.month <= _SPRING and _MONTH_GONE.search(text, start) is not None:
        return Date(posted.year - 1, 12, EVERY_MONTH)
    wired = _wire_day(text, posted)
    if wired is not None:
        return wired
    today = _TODAY.search(text, start)
    if today is not None and _far(int(today["m"]), int(today["d"]), posted):
        return None
    bare = _TODAY_BARE.search(text, start)
    if bare is not None and (posted.day - int(bare["d"])) % _DAYS_OF_A_MONTH > _LATER:
        return None
    days = [day for match in _DAY_TOLD.finditer(text, start) if (day := _after(match, posted)) is not None]
    if days:
        year = posted.year - 1  # 截至2021年底,…。截至8月10日,… on a page of April 2023
        return Date(year, *max(days)) if _ENDED.search(text, start) and _last_end(text) == year - 1 else None
    planned = plan_of_this_year(text)
    if planned is not None and planned < posted.year - (posted.month <= _SPRING):
        return None
    return None if _long_gone(text, start, posted) else posted


def _wire_day(text: str, posted: Date) -> Date | None:
    """The last day before ``posted`` of the one that a wire line names, where a site put its news up much later (新华社北京4月4日电)."""
    wired = _WIRED.search(text, 0, _LEAD)
    if wired is None or not 1 <= int(wired["d"]) <= _DAYS_OF_A_MONTH:
        return None
    day = Date(posted.year, int(wired["m"]), min(int(wired["d"]), EVERY_MONTH))
    if (day.month, int(wired["d"])) > (posted.month, posted.day):
        day = day.replace(year=posted.year - 1)
    return day if (posted - day).days > _NEAR else None


def _last_end(text: str) -> int:
    """The last year at whose end ``text`` says how things stood."""
    return max(year_number(match["y"]) for match in _ENDED.finditer(text))


def _after(match: re.Match[str], posted: Date) -> tuple[int, int] | None:
    """Month and day of a day told that lies behind ``posted`` in whatever year it may be told of."""
    month, day = int(match["m"] or match["m2"]), int(match["d"] or match["d2"])
    if not 1 <= day <= _DAYS_OF_A_MONTH or (posted.month <= _SPRING and month > _AUTUMN):
        return None
    return (month, min(day, EVERY_MONTH)) if (month, day) > (posted.month, posted.day) else None


def _far(month: int, day: int, posted: Date) -> bool:
    """Whether a day of any year lies far from ``posted``."""
    if not 1 <= day <= _DAYS_OF_A_MONTH:
        return False
    apart = abs((Date(posted.year, month, min(day, EVERY_MONTH)) - posted).days)
    return min(apart, _A_YEAR - apart) > _NEAR


def _long_gone(text: str, start: int, posted: Date) -> bool:
    """Whether ``text`` opens with figures of years long before ``posted``, and speaks of no present of its own."""
    told = [(match.start(), year_number(match["y"])) for match in _TOLD.finditer(text, start)]
    if not told or told[0][0] > start + _OPENING or max(year for _, year in told) > posted.year - _LONG_GONE:
        return False
    if _THIS_YEAR in text[start:] and max(year for _, year in told) > posted.year - _NO_PRESENT:
        return False
    return _PRESENT.search(text, start) is None and f"{posted.year}年" not in text[start:]
