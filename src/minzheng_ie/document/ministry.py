"""What a text says of the country's ministry, and of words at home in one region only: whose it may be."""

from __future__ import annotations

import re
from functools import lru_cache

from minzheng_ie.compiled import compile_re
from minzheng_ie.document.votes import ISSUER, OPENING, PLAIN, SAID_OF_TIME, TITLE, WEAK, PlaceRank, Vote
from minzheng_ie.document.zones import Zones
from minzheng_ie.entities.region_table import RegionTable
from minzheng_ie.text.signs import any_of

_MINISTRY = compile_re(r"民政部(?!门|署|分)")
# Other bodies of the country: theirs is what they issue or tell, not what they give to a place.
_NATIONAL = compile_re(
    r"中国红十字(?:会|总会)|中华慈善总会|中国残(?:疾人)?联(?:合会)?|国家减灾委(?:员会)?|应急(?<![省市县区]应急)管理部"
)  # what must not stand in front is looked at last: each begins with a character
# A foundation of the country whose report it is: its name opens the title, and no place is told.
_FOUNDATION = compile_re(r"(?:中国|中华)[\u4e00-\u9fff]{2,10}?(?:基金会|慈善总会)(?!会)")
# Who speaks for the ministry, and what it does when it tells the news.
_SPEAKS = compile_re(
    r"(?:有关|相关)?(?:负责人|新闻发言人|副?部长|党组)|[\u4e00-\u9fff]{2,12}?(?:司|局|厅|办公室|中心|协会)(?:副?[司局厅]长|副?主任|有关负责人|相关负责人|负责人)"
    r"|[^,。;:]{0,12}?(?:举行|召开)[^,。;]{0,24}发布会|[^,。;:]{0,6}?(?:发布|公布|宣布|通报|介绍|表示|透露|获悉|了解到|统计|消息)"
)
_ACTS = compile_re(
    r"(?:(?:今天|昨天|日前|近日|\d{1,2}日)(?:上午|下午)?(?:在[\u4e00-\u9fff]{2,8}?)?(?:选举|成立|举行|举办|召开|发起|揭牌|捐)|(?:[共已]|累计)*(?:接收|收到|募集))"
    r"|(?:又|再次|已|会同[^,。;:]{0,12}?|立即|迅速|连夜|紧急|联合[^,。;:]{0,12}?|针对[^,。;:]{0,16}?|从[^,。;:]{2,24}?|向[^,。;:]{2,40}?){0,4}(?:调运|调拨|[下预]拨|拨付|下达|启动|派出|安排|部署|印发|出台)"
)
# A ministry's people in a place: its news, whoever tells it, is the place's.
_VISITS = compile_re(
    r"[^,。;:!?\n]{0,24}?(?:[到来赴]|莅临|深入|走进)了?(?:我[省市县区州旗们]|[\u4e00-\u9fff]{2,14}?(?:调研|考察|视察|督查|督导|检查|慰问|指导|评估|验收|走访|座谈))"
)
_SOURCE = len("数据来源:")
"""Before the ministry: whose figures a report goes by is not who reports."""
# 财政部、|民政部: two of them act together.
_BESIDE = compile_re(
    r"^(?:(?:[\u4e00-\u9fff]{1,8}[部委办署]|国务院[\u4e00-\u9fff]{2,6})(?:办公室)?(?:[、和与及]|会同|联合)){1,4}$"
)
_PROVINCES = compile_re(r"[^,。;:]{0,40}?[、等和](?:[\u4e00-\u9fff]{2,4})?[\d一二三四五六七八九十]{1,2}个?省")
_DATELINE_END = compile_re(r"[日电讯)](?:中国|国家)?$|^(?:中国|国家)$")


def sign_votes(text: str, table: RegionTable) -> list[Vote]:
    """Words that are at home in one region only (综援, 社署): each speaks for it as a fact does."""
    votes: list[Vote] = []
    if _any_of(tuple(word for word, _ in table.signs)).search(text) is None:
        return votes  # as in most texts
    for word, region in table.signs:
        at = text.find(word)
        while at >= 0:
            votes.append(Vote(((region, 1.0),), PLAIN, "facts", at, at + len(word)))
            at = text.find(word, at + len(word))
    return votes


@lru_cache(maxsize=4)
def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    return any_of(words)


def ministry_votes(text: str, zones: Zones, table: RegionTable, *, local: bool) -> list[Vote]:
    """民政部: the country's, where it issues the document, its title names it, or it acts or speaks in the opening.

    local (bool): whether the text speaks of a place of its own (全市, 我县): what the ministry does is then done there.
    """
    votes = []
    told = [(match, True) for match in _MINISTRY.finditer(text)]
    told += [(match, False) for match in _NATIONAL.finditer(text)]
    for match, ministry in told:
        if _VISITS.match(text, match.end()) is not None:
            continue
        source = text[match.start() - _SOURCE : match.start()].startswith("数据来源")
        issued, heads = zones.issued(match.start()) and not source, match.start() < zones.title_end
        weight = ISSUER if issued else TITLE if heads else WEAK
        rank: PlaceRank = "issuer" if issued or heads else "facts"
        if (
            rank == "facts"
            and match.start() < zones.opening_end
            and _tells_the_news(text, match, zones, acts=not local)
        ):
            weight, rank = OPENING, "own"
        if ministry or rank != "facts":
            votes.append(Vote(((table.country, 1.0),), weight, rank, *match.span()))
    if not local:
        votes += [
            Vote(((table.country, 1.0),), OPENING, "issuer", *match.span())
            for match in _FOUNDATION.finditer(text, 0, zones.title_end)
            if text[match.start() - 1 : match.start()] in ("", "\n")
        ]
    return votes


def _tells_the_news(text: str, ministry: re.Match[str], zones: Zones, *, acts: bool) -> bool:
    """Whether the ministry is who speaks in the opening (民政部某司副司长…表示, 记者从民政部获悉), or acts there."""
    if _SPEAKS.match(text, ministry.end()) is None and not (acts and _ACTS.match(text, ministry.end())):
        return False
    lead = text[zones.clause_start(text, ministry.start()) : ministry.start()].strip()
    if _PROVINCES.match(text, ministry.end()) is not None:
        lead = _BESIDE.sub("", lead)
    said = not lead or lead[-1] in "从据由" or SAID_OF_TIME.search(lead) is not None
    return said or _DATELINE_END.search(lead) is not None
