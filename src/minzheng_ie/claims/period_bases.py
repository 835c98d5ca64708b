"""The value that a time compared with had: 与2016年摸底时的902万人相比,…; 较2015年的36万人减少…; 由2012年普查时的900人降到….

Such a time is the period of that one value and of no other number.
"""

from __future__ import annotations

from minzheng_ie.compiled import compile_regex
from minzheng_ie.entities.periods import PeriodMention

_NUMBER = r"(?:约|近|超过?|逾)?[\d.]+[余多]?[十百千万亿]*[余多]?"
# Behind a time compared with: its value, and then the change or the word of comparison.
_VALUE = compile_regex(
    r"[^,。;:!?\n\d增减升降多少高低提翻涨跌]{0,24}?(?P<number>" + _NUMBER + r")[^,。;:!?\n\d]{0,10}?"
    r"(?:相比|相较|比较|对比|[净共约]?(?:增|减|升|降|多|少|高出|低|提高|提升|上升|下降|扩大|缩小|翻))"
)
_VERSUS = compile_regex(
    r"[^,。;:!?\n\d]{0,24}?(?P<number>" + _NUMBER + r")[^,。;:!?\n\d]{0,10}?(?:相比|相较|比较|对比)"
)
_CHANGED = compile_regex(
    r"[^,。;:!?\n\d从由]{0,12}?(?P<number>"
    + _NUMBER
    + r")[^,。;:!?\n\d]{0,8}?(?:增|减|升|降|提|扩|发展|缩|上|下|变|翻)[^,。;:!?\n\d]{0,5}?(?:到|至|为)"
)
_FROM = ("从", "由")
_MET = compile_regex(r"[^,。;:!?\n]{0,24}?(?:会议|大会|座谈会|年会|全会|两会)(?:上|中|期间)")
_TOLD = compile_regex(r"记者|获悉|了解到|召开|举行")
_OPENS_AT_MEETING = ("会上", "会议", "大会", "会前", "会后")
_SUMMED = compile_regex(r"(?:总结|回顾)[^,。;:!?\n]{0,8}$")
_AGENDA = compile_regex(r"部署|表彰|表扬|安排|动员|研究|出席|参加|参会")
_BEFORE = 12
_NEAR = 40  # characters behind a time within which its value stands


def of_base(text: str, mention: PeriodMention, position: int) -> bool:
    """Whether the number at ``position`` is the value at the time compared with, ``mention``."""
    if not mention.end <= position <= mention.end + _NEAR:
        return False
    if mention.kind == "comparison":
        beside = text[mention.start] in "与同和跟"
        match = (_VERSUS if beside else _VALUE).match(text, mention.end)
    elif mention.kind == "point" and text.endswith(_FROM, 0, mention.start):
        match = _CHANGED.match(text, mention.end)
    else:
        return False
    return match is not None and match.start("number") <= position < match.end("number")


def bases(text: str, mention: PeriodMention) -> bool:
    """Whether a time behind 从 or 由 is only that of the value that changed (由2012年普查时的900人降到…)."""
    if mention.kind != "point" or not text.endswith(_FROM, 0, mention.start):
        return False
    return _CHANGED.match(text, mention.end) is not None


def of_meeting(text: str, mention: PeriodMention) -> bool:
    """Whether a time is that of a meeting spoken of (在2013年全省会议上,…), and not of the one that is told."""
    met = _MET.match(text, mention.end) if mention.kind == "point" else None
    if met is None:
        return False
    return _TOLD.search(text, max(0, mention.start - _BEFORE), met.end() + _BEFORE) is None


def of_agenda(text: str, mention: PeriodMention, position: int) -> bool:
    """Whether a time is that since which a meeting summed up the work (总结2009年会议以来的工作,表彰…): of no number."""
    if mention.kind != "open" or _SUMMED.search(text, max(0, mention.start - _BEFORE), mention.start) is None:
        return False
    return _AGENDA.search(text, mention.end, position) is not None


def at_meeting(text: str, start: int) -> bool:
    """Whether a sentence tells of what happens at a meeting (会上表彰了…)."""
    return text.startswith(_OPENS_AT_MEETING, start)
