"""The one year that a text without a date proves: it tells what was done with a year's money, paper or task, and names no other."""

from __future__ import annotations

from minzheng_ie.compiled import compile_re
from minzheng_ie.document.model import Span
from minzheng_ie.document.reported import Named

_YEARS = compile_re(
    r"(?<![0-9.])(?:19|20)[0-9]{2}(?![0-9.])|[一二][〇零○九0][〇零○一二三四五六七八九]{2}(?=年)"
)
_WORD = "今年"
# 已下拨2022年中央财政补助资金; what is paid ahead is of the year to come.
_MONEY = compile_re(
    r"(?<!提前)(?<!预)(?:下[拨达发]|拨付|拨出|分配)了?(?P<y>(?:19|20)[0-9]{2})年度?(?!第?[1-4一二三四]季)"
    r"[^,。;:!?\n0-9]{0,24}?(?:资金|补助|经费|补贴)"
)
# 近日,省民政厅印发《…》(民发〔2020〕12号)
_PAPER = compile_re(
    r"(?:近日|日前|今年)[^。!?\n]{0,80}?[\[〔(（【](?P<y>(?:19|20)[0-9]{2})[\]〕)）】] ?第?[0-9]{1,4}号"
)
# 列入2020年民生实事
_TASK = compile_re(
    r"(?:列[入为]|纳入|作为)[^,。;:!?\n0-9]{0,12}(?P<y>(?:19|20)[0-9]{2})年度?[^,。;:!?\n0-9]{0,12}?(?:实事|工程|任务)"
)
# 今年年初,…票决产生了2024年民生实事; 今年,…制定2022年关爱计划
_PLAN = compile_re(
    r"今年[^。!?\n]{0,40}?(?:产生|制定|制订|出台|印发|确定|公布|推出|列入|纳入|实施|承办)了?[^,。;:!?\n0-9]{0,8}?"
    r"(?P<y>(?:19|20)[0-9]{2})年度?[^,。;:!?\n0-9]{0,14}?(?:实事|计划|方案|要点|工程|项目|清单)"
)

# 去年的七夕节(2022年8月4日)
_EXPLAINED = compile_re(r"(?P<word>[今去前]年)(?:的?[^,。;:!?\n()0-9]{1,12})?\((?P<y>(?:19|20)[0-9]{2})年")
_SINCE_THEN = {"今年": 0, "去年": 1, "前年": 2}


def explained(text: str) -> Named | None:
    """The year that a word for a year is said to be (去年的七夕节(2022年8月4日)), and what that makes 今年; None where two differ."""
    if "年(" not in text and "(19" not in text and "(20" not in text:
        return None
    found = {int(m["y"]) + _SINCE_THEN[m["word"]]: m for m in _EXPLAINED.finditer(text)}
    if len(found) != 1:
        return None
    now, match = next(iter(found.items()))
    year = now if _WORD in text else int(match["y"])
    return Named(year, now, False, match.span("y"), named_by="opening")


def plan_of_this_year(text: str) -> int | None:
    """The year whose plan was made in 今年; None where ``text`` tells of none, or of two."""
    if _WORD not in text:
        return None
    years = {int(match["y"]) for match in _PLAN.finditer(text)}
    return years.pop() if len(years) == 1 else None


def proved_year(text: str) -> tuple[int, Span] | None:
    """The year that 今年 names in ``text``, and where it is proved; None where it says none, or several."""
    if _WORD not in text:
        return None
    named = _YEARS.search(text)
    if named is None or any(other[0] != named[0] for other in _YEARS.finditer(text, named.end())):
        return None
    for proof in (_MONEY, _PAPER, _TASK, _PLAN):
        found = proof.search(text)
        if found is not None:
            return int(found["y"]), found.span("y")
    return None
