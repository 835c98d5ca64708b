"""People who are called like a place behind their surname (爱心人士王长春): what is told of them is not told of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from minzheng_ie.compiled import compile_re

if TYPE_CHECKING:
    from minzheng_ie.entities.region_hits import Hit

# Without those that are also the end of a province (浙江|宁波, 江苏|南通), a preposition or a verb before a place (于, 任).
_SURNAMES = frozenset(
    "王李张刘陈杨黄吴赵周徐孙马朱胡林郭何高罗郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁叶蒋杜魏程吕丁沈姚卢傅钟姜崔谭廖范汪石戴贾韦邱侯邹熊孟秦尹段雷黎史陶贺顾毛郝龚邵钱严赖覃汤武莫"
)
_GIVEN = 2  # characters of a given name
_WORD = 4  # of the longest word for who someone is
_WHO = compile_re(
    r"(?:先生|女士|同志|书记|主任|局长|县长|市长|区长|镇长|乡长|院长|校长|会长|理事长|董事长|经理|干部|党员|村民|居民|市民|学生|同学|老师|教师|老人|大爷|大妈"
    r"|奶奶|爷爷|老板|企业家|人士|创始人|负责人|台胞|侨胞|港胞|乡贤|校友|志愿者|义工|记者|模范|医生|护士|护理员|工作者|社工|委员|代表|儿子|女儿|妻子|丈夫|孤儿|名叫|叫做|为人)$"
)
# 张海南老人, but not 海南老人: a surname stands in front.
_TELLS = compile_re(
    r"(?:老?先生|女士|同志|老人|大爷|大妈|奶奶|爷爷|老师|师傅|书记|夫妇|夫妻|一家(?!人?[养医公机])|说(?!明)|表示|告诉|介绍|坦言|感慨|激动地|自己|出生|从小)"
)


def called_like_places(text: str, hits: Iterable[Hit]) -> frozenset[str]:
    """The names, with their surname, of people whose given name is the short name of a place, where a word shows who they are.

    text (str): clean text. hits: what may be places in it. Their names are no place wherever they stand.
    """
    found = set()
    for hit in hits:
        name = _name(text, hit)
        if name and name not in found and _of_a_person(text, hit):
            found.add(name)
    return frozenset(found)


def is_one_of(text: str, hit: Hit, people: frozenset[str]) -> bool:
    """Whether a short name of a place is the given name of one of ``people``."""
    return bool(people) and _name(text, hit) in people


def _name(text: str, hit: Hit) -> str:
    """The short name of a hit with the surname before it; empty without one."""
    if not hit.bare or hit.end - hit.start != _GIVEN or text[hit.start - 1 : hit.start] not in _SURNAMES:
        return ""
    return text[hit.start - 1 : hit.end]


def _of_a_person(text: str, hit: Hit) -> bool:
    first = hit.start - 1
    return (
        _TELLS.match(text, hit.end) is not None or _WHO.search(text, max(0, first - _WORD), first) is not None
    )
