"""Years that a text names only in passing: of what it compares with, of a survey, of a meeting since which it tells.

与2015年普查数据相比, 较2012年, 而2012年5月, 总结2009年全县会议以来的工作: such a year is not the one reported on.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from minzheng_ie.compiled import compile_re
from minzheng_ie.entities.periods.grammar.core import alternatives
from minzheng_ie.entities.periods.grammar.rules import PeriodRule
from minzheng_ie.patterns import read_rules
from minzheng_ie.records import dataclass

_YEAR = 4
_BEFORE = 12  # characters before a year in which what it is compared with may begin
_BASE = compile_re(
    r"(?:比|较|相比|相较于?|对比|高于|低于|多于|少于|超过|占|由)[^,。;:!?\n0-9]{0,4}\Z|[,。;:!?\n]而(?:早?在)?\Z"
)
_BESIDE = compile_re(r"(?:与|同|和|跟)[^,。;:!?\n0-9与同和跟]{0,8}\Z")
_COMPARED = compile_re(r"[^,。;:!?\n]{0,36}?(?:相比|相较|比较|对比|比)")
# 预计2026年底建成, 计划2015年投入使用: a year to come, whenever that is told
_PLANNED_FOR = compile_re(r"(?:(?:预计|计划|预期|有望|力争|争取|规划|拟)(?:将?[于在到至])?|将[于在到至])$")
# 2008年5月,老年协会成立。协会现有会员51名: a founding, and how things stand since
_FOUNDED = compile_re(
    r"(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?,?[^,。;:!?\n0-9]{0,24}?(?:成立|组建|创办|创建|揭牌|挂牌|落成|建成)[^。!?\n0-9]{0,40}[。,;]"
    r"[^。,;!?\n0-9]{0,16}?(?:现有|现共有|现设|下设|目前(?:共|已)?有|(?:协会|学会|商会|该会|本会|我会|该院|本院)共?有)"
)
# 2004年,我市全面实施农村低保制度。今年…, 早在2009年: since when there is what is told of
_LONG_SINCE = compile_re(r"早在\Z")
_SET_UP = compile_re(
    r"(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?[底初末]?,?[^,。;:!?\n0-9]{0,14}?(?:建立|出台|实施|实行|推行|施行|设立|建成)了?[^,。;:!?\n0-9]{0,16}?"
    r"(?:制度|政策|办法|条例|规定)(?=[,。;])"
)
_NOW = ("今年", "目前", "如今", "现在", "现有")
_TASKS = compile_re(
    r"(?:部署|安排|谋划|布置|展望|制定|制订|编制|拟定)了?(?:全[省市县区国])?\Z"
)  # 部署了2026年重点任务
# 在某部开展的2023年救助工作绩效评价中列第1位, 荣获2021年全省先进单位称号: how work of then was judged
_JUDGED_IN = compile_re(r"(?:在|于|获|荣膺|摘得|被评为)[^,。;:!?\n0-9]{0,20}\Z|(?:单位|集体|个人|称号)、\Z")
_JUDGED = compile_re(
    r"度?[^,。;:!?\n0-9]{0,30}?(?:(?:评价|考核|评估|评选|评比|评审|测评|评议|考评)[^,。;:!?\n]{0,6}?(?:中|为|[列居获位排荣]|优秀|第)"
    r"|(?:称号|先进(?:单位|集体|个人)|奖[项牌]?(?=[,。;]))|优秀等[次级])"
)
# 该院2011年被评为…,现有床位120张; 2015年建成的敬老院; 《慈善法》2016年9月1日施行: what happened once
_HAPPENED = compile_re(
    r"度?(?:[0-9]{1,2}月)?[^,。;:!?\n0-9]{0,10}?被[^,。;:!?\n0-9]{0,16}?(?:评|确定|认定|命名|授予|列|表彰)为?"
    r"|(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?(?:正式|新)?(?:成立|创办|建成|始建|兴建|[开动]工(?:建设)?|奠基|落成|投用|设立|组建|出台|颁布|印发|修订|施行|发布)的"
)
_PAPER_BEFORE = compile_re(r"》[自于从]?\Z")
_IN_FORCE = compile_re(
    r"(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?(?:起|正式|起正式)?(?:施行|实施|生效|颁布|公布|出台|印发)(?:以来|后|之后)?[,。;]"
)
_HONOUR = 24  # characters before a year in which the words of a judgement begin
_SINCE = compile_re(
    r"[^,。;:!?\n]{0,28}?(?:以来|至今)|(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?(?:起|开始|始(?![建于创]))(?![草点])"
)


@dataclass(frozen=True)
class Passing:
    """The words of ``periods.yaml`` that tell such years.

    surveyed: behind a year, that it is a survey's. met: behind a year, that it is a meeting's.
    told: beside a meeting, that it is the one the text tells of.
    """

    surveyed: re.Pattern[str]
    met: re.Pattern[str]
    told: re.Pattern[str]


@lru_cache(maxsize=8)
def passing_words(dirs: tuple[Path, ...]) -> Passing:
    """The rules of the pattern directories ``dirs``. Raises PatternError when a line is broken."""
    rules = [rule for rule in read_rules("periods.yaml", PeriodRule, dirs) if rule.role == "passing"]

    def words(effect: str) -> str:
        return alternatives(rule for rule in rules if rule.effect == effect)

    survey = words("survey")
    return Passing(
        compile_re(
            rf"[^,。;:!?\n0-9]{{0,16}}?{survey}[^,。;:!?\n0-9]{{0,3}}?(?:数据|结果|资料|统计|显示|[时中])"
            rf"|[^,。;:!?\n0-9]{{0,4}}?第[0-9一二三四五六七八九十]{{1,3}}次[^,。;:!?\n]{{0,8}}?{survey}"
        ),
        compile_re(rf"[^,。;:!?\n]{{0,24}}?{words('meeting')}(?:[上中]|期间|前后|之后|以后|时)"),
        compile_re(words("told")),
    )


def since(text: str, end: int) -> bool:
    """Whether the year of ``text`` that ends at ``end`` is one since which something is told."""
    return _SINCE.match(text, end) is not None


def compared(text: str, start: int, end: int) -> bool:
    """Whether the year of ``text`` from ``start`` to ``end`` is one compared with."""
    before = text[max(0, start - _BEFORE) : start]
    if _BASE.search(before) is not None:
        return True
    return _BESIDE.search(before) is not None and _COMPARED.match(text, end) is not None


def _long_since(text: str, start: int, end: int) -> bool:
    """Whether a rule was set up in a year that ``text`` names once, and how things stand now is told beside it."""
    if _LONG_SINCE.search(text, max(0, start - _BEFORE), start) is not None:
        return True
    if _SET_UP.match(text, end) is None or text.count(text[start : start + _YEAR]) > 1:
        return False
    return any(word in text for word in _NOW)


def _judged(text: str, start: int, end: int) -> bool:
    """Whether a year is that of an evaluation or an honour, which says nothing of when the text was written."""
    if _JUDGED_IN.search(text, max(0, start - _HONOUR), start) is None:
        return False
    return _JUDGED.match(text, end) is not None


def _happened_once(text: str, start: int, end: int) -> bool:
    """Whether something only got its name or was founded in a year, or a law came into force."""
    if _HAPPENED.match(text, end) is not None:
        return True
    return _PAPER_BEFORE.search(text, max(0, start - 2), start) is not None and (
        _IN_FORCE.match(text, end) is not None
    )


def in_passing(text: str, start: int, end: int, dirs: tuple[Path, ...]) -> bool:
    """Whether the year of ``text`` from ``start`` to ``end`` (years without 年, or with it) is not what is reported on.

    text (str): clean text. dirs (tuple): pattern directories.
    """
    before = text[max(0, start - _BEFORE) : start]
    if compared(text, start, end) or _TASKS.search(before) or _PLANNED_FOR.search(before):
        return True
    if _FOUNDED.match(text, end) is not None or _long_since(text, start, end) or _judged(text, start, end):
        return True
    if _happened_once(text, start, end):
        return True
    words = passing_words(dirs)
    if words.surveyed.match(text, end) is not None:
        return True
    met = words.met.match(text, end)
    if met is None:
        return False
    return words.told.search(text, max(0, start - _BEFORE), min(len(text), met.end() + _BEFORE)) is None
