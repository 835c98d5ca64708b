"""Civic bodies that report of their place (某市志愿者协会), and what a place's name stands in that says nothing of it: an honour."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from minzheng_ie.compiled import compile_re
from minzheng_ie.entities.region_mention import RegionMention
from minzheng_ie.entities.region_resolver import point
from minzheng_ie.entities.region_rows import Unit
from minzheng_ie.entities.region_table import Region, RegionTable

_CIVIC = compile_re(
    r"[市县区州盟旗省]?(?:(?![,。;:的在和与及对将把被为向从由是有]|来到|走进)[\u4e00-\u9fff]){0,12}?(?:志愿|义工|爱心|公益|慈善|助学|助残|社会工作|社工)(?:(?![,。;:的在和与及对将把被为向从由是有])[\u4e00-\u9fff]){0,6}?(?:协会|联合会|总会|促进会|联盟|总队)(?![会员长])"
)
_HONOUR = compile_re(
    r"[^,。;:“”]{0,16}?(?:先进|示范|文明|优秀|模范|红旗|十佳|最美|成员单位|奖|称号|百强|标兵)[^,。;:“”]{0,8}”"
)
_HONOURED = compile_re(
    r"(?:获|荣获|获评|喜获|再获|获得|喜摘|摘得|评为|评选为|入选|跻身|上榜|争创|创建|创成|荣膺|居|位居|位列|领跑|走在|列|处于)$"
)
_CALLED_SO = compile_re(
    r"[^,。;: \n]{0,8}?(?:[网报台社]|在线|大学|学院|公司|集团|银行|医院|新闻|频道|客户端)(?!会)"
)
"""Behind 中国: a paper, a site, a university that tells of whatever place."""
_VISITORS = compile_re(
    r"[省市县区]?(?:[大中小]?学?)(?:师生|学生|同胞|青年|志愿者|义工)们?(?:前?来|赴|到|走进)"
)
_HOLDS = compile_re(
    r"(?:举行|举办|召开)(?![^。!?\n]{0,24}?(?:全[国省州市区]|国际|世界|片区|现场会|[中华东西南北]{2}地区))"
)
_LOOKING = "调研|检查|督[导查]|考察|指导|视察|评估|验收"
_LOOKS_AT = compile_re(_LOOKING)
# Between a body's place and the county at whose work it looks: 残联理事长一行到, 红十字会领导调研
_GOES = compile_re(rf"[^。;!?\n]{{1,40}}?(?:到|赴|来到?|莅临|深入|前往|{_LOOKING})了?")
_AT_WORK = compile_re(rf"[^,。;:\n]{{0,14}}?(?:{_LOOKING}|工作)")
_GIVER = compile_re(
    r"[省市县区]?(?:慈善(?:总会|协会|会|联合会)|红十字会)(?:[已共也]|累计|紧急|迅速)*(?:向[^,。;:]{2,12})?(?:筹款|捐[款赠助]|募集|筹[集得措]|接收|约?近?[0-9])"
)
_STRUCK = compile_re(r"地震|震区|灾区")
_LEAD = 4
_CRUMB = compile_re(r" ?(?:新闻|要闻|频道|资讯|动态)?(?:中心)? ?[>»]")
"""Behind a place in the line that says where in a site a page stands (首页 > 某省新闻 > …)."""


def is_civic(text: str, mention: RegionMention) -> bool:
    """Whether a place belongs to the name of volunteers, of a charity or of social workers."""
    return mention.kind in ("org", "name") and _CIVIC.match(text, mention.end) is not None


def named_again(text: str, mention: RegionMention) -> bool:
    """Whether the text names the body to which a place belongs twice."""
    body = _CIVIC.match(text, mention.end)
    return body is not None and text.count(text[mention.start : body.end()]) > 1


def own_units(text: str, mentions: Sequence[RegionMention]) -> frozenset[Unit]:
    """The units of which a text speaks as its own (我县: 县)."""
    return frozenset(
        text[m.end - 1]  # type: ignore[misc]
        for m in mentions
        if m.kind == "deictic" and text[m.start] in "我本" and text[m.end - 1] in "省市县区州盟旗"
    )


def fits(region: Region | None, units: frozenset[Unit], table: RegionTable) -> bool:
    """Whether a place is one that a text with those words of its own may be of."""
    return region is not None and all(point(unit, region, table) is not None for unit in units)


def honoured(text: str, mention: RegionMention, *, quoted: bool) -> bool:
    """Whether a place is in the name of an honour (“某市三八红旗集体”, 获全国先进单位)."""
    if quoted and _HONOUR.match(text, mention.end) is not None:
        return True
    if mention.kind != "deictic":
        return False
    return _HONOURED.search(text, max(0, mention.start - _LEAD), mention.start) is not None


def called_after_the_country(text: str, mention: RegionMention) -> bool:
    """Whether the country's name begins that of a paper, a site or a university (中国某某网, 中国某某大学)."""
    region = mention.region
    if region is None or region.level != "country" or mention.kind == "deictic":
        return False
    return _CALLED_SO.match(text, mention.end) is not None


def holds(text: str, mention: RegionMention) -> bool:
    """Whether a place with which a clause begins holds something of its own (某市举行助学金发放仪式), no meeting of a larger one."""
    region = mention.region
    if (
        region is None
        or region.rank < 2
        or text[mention.start - 1 : mention.start] not in ("", "\n", ",", "。")
    ):
        return False
    return region.name[-1] == text[mention.end - 1] and _HOLDS.match(text, mention.end) is not None


def comes_or_gives(text: str, mention: RegionMention, *, local: bool, opens: bool) -> bool:
    """Whether those who come are from a place, or its charity is one of those who give to one struck elsewhere.

    香港|学生来…; 某市|慈善总会已筹款30万元, in a text of a quake. local (bool): the text speaks of a place of its own.
    opens (bool): its first sentence names the place.
    """
    return visits(text, mention) or (not local and not opens and _gives_to_a_disaster(text, mention))


def _gives_to_a_disaster(text: str, mention: RegionMention) -> bool:
    return _GIVER.match(text, mention.end) is not None and _STRUCK.search(text) is not None


def visits(text: str, mention: RegionMention) -> bool:
    """Whether those who come are from a place (香港|学生来…)."""
    return _VISITORS.match(text, mention.end) is not None


def looked_at(text: str, mentions: Sequence[RegionMention]) -> list[tuple[Region, RegionMention]]:
    """Where a body looks at the work of a county of its place that the text tells of (某市残联到某区残联调研): the place, the county."""
    if _LOOKS_AT.search(text) is None:
        return []
    named = [m for m in mentions if m.region is not None and m.kind in ("org", "name")]
    return [
        (whole.region, part)
        for whole, part in pairwise(named)
        if whole.region is not None and _looked_at(text, whole, part, named, mentions)
    ]


def _looked_at(
    text: str,
    whole: RegionMention,
    part: RegionMention,
    named: Sequence[RegionMention],
    mentions: Sequence[RegionMention],
) -> bool:
    """Whether a body of ``whole`` looks at the work of ``part``, of which alone the text goes on to tell."""
    over, county = whole.region, part.region
    if over is None or county is None or county.level != "county" or over.level not in ("city", "province"):
        return False
    if not over.contains(county) or _GOES.fullmatch(text, whole.end, part.start) is None:
        return False
    if _AT_WORK.match(text, part.end) is None:
        return False
    if any(
        m.region is not None and over.contains(m.region) and not _within(m.region, over, county)
        for m in named
    ):
        return False
    again = sum(m.region is not None and _in_county(m.region, county) and m.start > part.end for m in named)
    own = any(m.kind == "deictic" and text[m.end - 1] == county.name[-1] for m in mentions)
    return again > 0 or own


def _within(region: Region, over: Region, county: Region) -> bool:
    return region == over or _in_county(region, county)


def _in_county(region: Region, county: Region) -> bool:
    """Whether a place is the county, under another name that it has had (宁乡县, 宁乡市) as well, or lies in it."""
    return county.contains(region) or region.path[:-1] == county.path[:-1]


def in_crumbs(text: str, start: int, end: int) -> bool:
    """Whether a place is a step of the line that says where in a site the page stands."""
    if text[max(0, start - 2) : start].strip() not in (">", "»"):
        return False
    return _CRUMB.match(text, end) is not None
