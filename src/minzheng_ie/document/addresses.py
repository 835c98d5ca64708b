"""The day in the address of a page (原文链接:https://…/2019-03/08/content_1.html), where nothing else of it tells one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date as Date

from minzheng_ie.compiled import compile_re
from minzheng_ie.document.datelines import Dateline, TextLine, calendar_day

_SIGN = "://"
_ENDS = 4  # lines of a page, from either end, that may be but its address
# 本文地址:, 转载请注明出处:, 原文链接:
_LABELLED = compile_re(
    r"(?:(?:原文|本文|文章|网页|页面|当前)的?(?:链接|地址|网址|来源)|来源(?:链接|地址|网址)|转载[^:\n]{0,8}出处|(?<![一-鿿])(?:链接|地址|网址|出处)) ?:? ?"
    r"https?://(?P<path>[^\s\"'<>()]+)"
)
_ALONE = compile_re(r"\s*https?://(?P<path>[^\s\"'<>()]+\.s?html?)\s*")
_DAY = compile_re(
    r"(?<=[/_t])(?P<y>(?:19|20)[0-9]{2})[-/_]?(?P<m>0[1-9]|1[0-2])[-/_]?(?P<d>0[1-9]|[12][0-9]|3[01])(?=[/_.]|$)"
)


def address_day(text: str, lines: Sequence[TextLine]) -> list[Dateline]:
    """The one day that addresses of the page itself tell, as when it was put up; none where they tell several.

    text (str): clean text. lines: those that are not empty.
    """
    if _SIGN not in text:
        return []
    places = [(match.start("path"), match["path"]) for match in _LABELLED.finditer(text)]
    if not places and text.count(_SIGN) == 1:
        ends = [*lines[:_ENDS], *lines[-_ENDS:]]
        alone = ((line, _ALONE.fullmatch(line.text)) for line in ends)
        places = [(line.start + match.start("path"), match["path"]) for line, match in alone if match]
    found = [(start + match.start(), match) for start, path in places for match in _DAY.finditer(path)]
    days = {day for _, match in found if (day := _calendar(match)) is not None}
    if len(days) != 1:
        return []
    start, match = found[0]
    return [Dateline(days.pop(), start, start + len(match[0]), True)]


def _calendar(match: re.Match[str]) -> Date | None:
    return calendar_day(int(match["y"]), int(match["m"]), int(match["d"]))
