"""Which year 今年 names in a summary that was put up in the first months of the next year.

县民政局2021年工作总结及2022年工作思路, put up on 9 January 2022: it was written when 2021 was this year, and says 明年 of 2022.
"""

from __future__ import annotations

from dataclasses import replace

from minzheng_ie.compiled import compile_re
from minzheng_ie.document.reported import Named

_AROUND = 60  # characters of a title on either side of its year
_NOW = "今年"
# Behind the year of a title: it is summed up, and the next one planned.
_AND_PLANS = compile_re(
    r"[^,。;:!?\n\d]{0,16}?(?:总结|小结|回顾|情况|汇报|报告)(?:情况)?[及和与暨、]{1,2}"
    r"(?:(?P<next>(?:19|20)\d\d)年度?|明年|来年|下一?年度?)[^,。;:!?\n\d]{0,10}?(?:计划|打算|思路|安排|要点|谋划|部署|展望)"
)
_SUMMARY = compile_re(r"[^,。;:!?\n\d]{0,16}?(?:总结|小结)")
_IN_THAT_YEAR = compile_re(r"今年以来|明年|来年(?!\d)|下一年")
# 去年 as the time of what a sentence tells, not of what it compares with: the text looks back from the next year.
_LOOKS_BACK = compile_re(r"(?:^|[。;,\n、] ?|在)去年(?!同期|同比|以来|的基础|底?相比)")


def this_year(named: Named, text: str) -> Named:
    """``named`` with the year that 今年 names, where the text shows that it was written within the year it sums up.

    named (Named): what the document says it reports on. text (str): clean text.
    """
    if named.named_by != "title" or named.now != named.year + 1 or _NOW not in text:
        return named
    end = named.span[1]
    both = _AND_PLANS.match(text, end, end + _AROUND)
    if both is not None and both["next"] is not None and int(both["next"]) != named.now:
        both = None
    if both is None and (
        _SUMMARY.match(text, end, end + _AROUND) is None or not _IN_THAT_YEAR.search(text, end)
    ):
        return named
    return named if _LOOKS_BACK.search(text, end) is not None else replace(named, now=named.year)
