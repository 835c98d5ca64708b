"""A time alone in a line, with a comma, above a list: it is the time of all that is listed (截至2021年11月底,⏎低保对象1200户;⏎…)."""

from __future__ import annotations

from minzheng_ie.compiled import compile_re

_LONGEST = 20
_TIME = compile_re(
    r"(?:截[至止]到?|到)?(?=[^,]*[0-9])(?:[0-9]{4}年)?(?:全年|[上下]半年|前?第?[一二三四1-4]?个?季度"
    r"|(?:[0-9]{1,2}月?[-—~至到])?[0-9]{1,2}月份?)?(?:[0-9]{1,2}日|年?[底末])?,"
)
_ITEM = compile_re(r"\(?[0-9]{1,2}[.、)](?![0-9])|\([一二三四五六七八九十]{1,2}\)|[①-⑳]")
_ENDS_ITEM = ";"


def time_above_list(line: str, below: str) -> bool:
    """Whether ``line`` (stripped) is a time and a comma, and ``below``, the line behind it (stripped), an item of a list."""
    if line[-1:] != "," or len(line) > _LONGEST or _TIME.fullmatch(line) is None:
        return False
    return below[-1:] == _ENDS_ITEM or _ITEM.match(below) is not None
