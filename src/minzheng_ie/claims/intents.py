"""Plans that no cue word before the number tells: what a counted subject will do, what is assigned, what a plan asks for."""

from __future__ import annotations

from minzheng_ie.compiled import compile_regex
from minzheng_ie.tree.vocabulary import MetricWords

_NUMBER = r"[\d.,一二两三四五六七八九十百千万亿]+[余多]?[万亿]?"
# 3200名学员将参加…: the counted thing is the subject of 将.
_SUBJECT_WILL = compile_regex(
    _NUMBER
    + r"[^\d,。;:、将已]{1,10}(?<![即必终行不])将(?:再|继续|陆续|先后|全部|统一|分批|集中|直接)*(?=(\p{Han}{2}))"
)
_ALREADY = compile_regex(_NUMBER + r"[^\d,。;:]{0,8}已")
# 年初市里下达农村敬老院建设230户: an assignment from above, counted; money sent down has been sent.
_ASSIGNED = compile_regex(
    r"(?<![超占比较出])(?:[省市州县区镇])?(?<![超占比较出])(?:下达|交办)(?:(?:我|本|全)?[省市县区镇乡局])?(?!资金|补助|补贴|经费|专项|中央|预算|款|的)[^,。;:\d]{0,16}$"
)
_COUNTED = compile_regex(_NUMBER + r"(?:户|个|套|所|张|名|人|件|处|座|对|家|间|例)")
_FULFILLED = compile_regex(r"已|完成|实际|到位|资金|万元")
_DUTY = compile_regex(r"不(?:得|应|能)?(?:少于|低于|超过|高于|小于)|至少|最少")
_BASIS = compile_regex(r"在[^,。;]{2,40}的?基础上")
_AIMED_AT = compile_regex(r"不(?:得|应|能)?(?:少于|低于|小于|超过|高于)[^,。;]{2,30}的目标")
_BY_PLAN = compile_regex(
    r"(?:根据|按照|依据|遵照|按)[^,。;《]{0,10}《[^》]{0,40}(?:规划|计划|纲要|方案|行动|标准)[^》]{0,12}》"
)
_NORM = compile_regex(r"配置|配建|配备|设置|不[低少小]于|不得|应当?|须|达到|至少")
_HAPPENED = compile_regex(r"已|累计|截至|目前|实际|完成|发放|[^为除]了|共有|现有")
_PLAN = compile_regex(r"(?:工作|活动|实施|建设|年度|行动)(?:计划|方案|要点|打算|安排|思路)")
_NO_PLAN = compile_regex(r"总结|小结|情况|回顾|成效|汇报|报告|通报|印发|解读|^\s*[和及与暨]")


def will_do(text: str, position: int, words: MetricWords) -> tuple[int, int] | None:
    """The span of the number at ``position`` to the 将 its counted thing stands before, when a verb follows."""
    found = _SUBJECT_WILL.match(text, position)
    return (position, found.end()) if found is not None and words.is_verb(found[1]) else None


def already(text: str, position: int) -> bool:
    """Whether what the number at ``position`` counts has done it (将搬迁35户,12户已经搬入)."""
    return _ALREADY.match(text, position) is not None


def assigned(text: str, start: int, position: int, end: int) -> tuple[int, int] | None:
    """The span of the words that assign the count at ``position`` from above, within the clause ``start`` to ``end``."""
    if text.find("下达", start, position) < 0 and text.find("交办", start, position) < 0:
        return None
    found = _ASSIGNED.search(text, start, position)
    if found is None or _COUNTED.match(text, position) is None or _FULFILLED.search(text, start, end):
        return None
    return found.span()


def basis(text: str, start: int, position: int, end: int) -> bool:
    """Whether the number at ``position`` is what a change sets out from (在去年每月120元的基础上将再提高20元)."""
    if text.find("基础上", position, end) < 0:
        return False
    found = _BASIS.search(text, start, end)
    return found is not None and found.start() < position < found.end()


def aimed_at(text: str, position: int, clause: tuple[int, int]) -> tuple[int, int] | None:
    """The span of the words that call the quantity at ``position`` a goal (不低于60元和35元的目标)."""
    if text.find("的目标", position, clause[1]) < 0:
        return None
    found = _AIMED_AT.search(text, *clause)
    return found.span() if found is not None and found.start() <= position < found.end() else None


def norm(text: str, sentence: int, position: int, clause: tuple[int, int]) -> tuple[int, int] | None:
    """The span of the words that name a plan (根据《规划》) by which the quantity at ``position`` is to be set.

    sentence (int): where its sentence begins. clause: the span of its clause, which says what is to be.
    """
    found = _BY_PLAN.search(text, sentence, position)
    if found is None or _NORM.search(text, *clause) is None or _HAPPENED.search(text, sentence, clause[1]):
        return None
    return found.span()


def is_plan(title: str) -> bool:
    """Whether a document of this title says what shall be done, and nothing else."""
    return _PLAN.search(title) is not None and _NO_PLAN.search(title) is None


def asked_for(text: str, position: int) -> bool:
    """Whether the quantity at ``position`` is a least or most that is asked for (每月不少于2次)."""
    return _DUTY.match(text, position) is not None
