"""The year that stands in the name of an activity which a text without a date tells of by month and day (开展2022慈善文化宣传月活动)."""

from __future__ import annotations

from minzheng_ie.compiled import compile_re
from minzheng_ie.document.model import Span

_SIGN = "20"
_YEARS = compile_re(r"(?<![0-9.])(?P<y>(?:19|20)[0-9]{2})(?![0-9.])")
_HELD = compile_re(
    r"(?:举[行办]|开展|启动|主办|承办|组织|参加)了?(?:“[^”\n]{1,40}”|[^,。;:!?\n0-9“]){0,24}?(?<![0-9.])(?P<y>20[0-9]{2})(?![0-9年.]) ?[^,。;:!?\n0-9年]{0,16}?"
    r"(?:宣传[月周日]|主题[月周日]|活动|文化节|公益[节行日]|慈善[日月周]|大[赛会]|推介会|展示会|论坛|晚会|仪式)"
)
_DAY = compile_re(r"(?<![年0-9])(?:1[0-2]|[1-9])月[0-9]{1,2}日")


def activity_year(text: str) -> tuple[int, tuple[Span, ...]] | None:
    """That year and where it stands; None where ``text`` names another year as well, or no day."""
    if _SIGN not in text:
        return None
    held = _HELD.search(text)
    if held is None or _DAY.search(text) is None:
        return None
    years = {match["y"] for match in _YEARS.finditer(text)}
    return (int(held["y"]), (held.span("y"),)) if years == {held["y"]} else None
