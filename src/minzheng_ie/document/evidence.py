"""What each place named in a document says of whose the document is: issuer, own name, a fact, or nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from minzheng_ie.compiled import compile_re
from minzheng_ie.document.cues import DocumentCues
from minzheng_ie.document.homes import at_home
from minzheng_ie.document.zones import Zones
from minzheng_ie.entities.region_contexts import Contexts
from minzheng_ie.entities.region_mentions import RegionMention
from minzheng_ie.entities.region_table import Region, RegionTable

PlaceRank = Literal["issuer", "own", "site", "facts"]
RANKS: tuple[PlaceRank, ...] = ("issuer", "own", "site", "facts")

# Weights are ratios: a title is worth some five plain mentions, an issuer a little more. A street says nothing; a
# company or a university little.
_TITLE, _OPENING, _ISSUER, _OFFICE, _PLAIN, _WEAK = 5.0, 3.0, 6.0, 2.0, 1.0, 0.4
_COUNTRY_WORD, _COUNTRY_FACT = 0.3, 1.5
_EARLY = 1500
_NO_PLACE = frozenset({"media", "place", "group"})
_ISSUED_TITLE = compile_re(
    r"(?:出台|制定|印发|修订|下发|发布|起草|编制)了?(?:《[^《》]{2,40}》(?:\([^()]{1,8}\))?[、和及,]?){0,4}《$"
)
_TITLES_BEHIND = 100
_CAPITAL = "110000"
_LEAD = 14  # characters before a place that tell whether it is spoken of in passing

_COUNTRY_TELLS = compile_re(r"(?:共|累计|已)?[^,。;:\d]{0,16}\d")
_SIDE_BY_SIDE = compile_re(r"[、和与及]")
_CLAUSE = compile_re(r"[,。;:!?\n]")
_ANONYMOUS = compile_re(
    r"(?<![A-Za-z])(?:某某?|[XxＸ×*＊○]{1,3})(?:省|市(?!民(?!政))|县|区|州|镇|乡|街道|社区)(?![A-Za-z])"
)
_SAID_OF_TIME = compile_re(
    r"[年月日]|[年月日]?(?:以来|来)|年底|今年|去年|目前|近年|上半年|[,;:。\n]|[ ]|《规划》提出,?"
)
_MINISTRY = compile_re(r"民政部(?!门|署|分)")
# Who speaks for the ministry, and what it does when it tells the news.
_SPEAKS = compile_re(
    r"(?:有关|相关)?(?:负责人|新闻发言人|副?部长|党组)|[\u4e00-\u9fff]{2,12}?(?:司|局|厅|办公室|中心|协会)(?:副?[司局厅]长|副?主任|有关负责人|相关负责人|负责人)"
    r"|[^,。;:]{0,12}?(?:举行|召开)[^,。;]{0,24}发布会|[^,。;:]{0,6}?(?:发布|公布|通报|介绍|表示|透露|获悉|了解到|统计)"
)
# A ministry's people in a place: its news, whoever tells it, is the place's.
_VISITS = compile_re(
    r"[^,。;:!?\n]{0,24}?(?:[到来赴]|莅临|深入|走进)了?(?:我[省市县区州旗们]|[\u4e00-\u9fff]{2,14}?(?:调研|考察|视察|督查|督导|检查|慰问|指导|评估|验收|走访|座谈))"
)
_GUEST = compile_re(r"[^,。;:!?\n]{0,24}?一行[^,。;:!?\n]{0,12}?(?:[到来赴对]|莅临)了?[我本][省市县区州旗们]")
"""Behind the body of a guest (某市民政局一行6人来到我市考察): the one place it cannot be."""
_HEADLINE_FACT = compile_re(r"[共已]?有[约近超逾]?\d")
"""Behind a place in a title: it is one of several of which the headline gives figures (31省份…出炉!某省有11万对…)."""
_BUSINESS = compile_re(
    r"[^,。;:的]{0,14}?(?:公司|集团|大学|学院|银行|医院|出版社|[中小]学|商会|基金会|法院|检察院|部队|军分?区)"
)
_DATELINE_END = compile_re(r"[日电讯)](?:中国|国家)?$|^(?:中国|国家)$")


@dataclass(frozen=True, slots=True)
class Vote:
    """What one place says: ``regions`` it may be (each with its share), how much, at which rank, and where."""

    regions: tuple[tuple[Region, float], ...]
    weight: float
    rank: PlaceRank
    start: int
    end: int


def votes_of(
    text: str, mentions: Sequence[RegionMention], zones: Zones, table: RegionTable, cues: DocumentCues
) -> list[Vote]:
    """What every place named in ``text`` says, in text order; those named in passing say nothing.

    text (str): clean text. mentions: its places, found without knowing whose it is. zones: where title, opening and
    signature stand.
    """
    local = any(m.kind == "deictic" and (m.region is None or m.region.level != "country") for m in mentions)
    votes = []
    aside, last = False, -1  # whether the place before was spoken of in passing, and where it ends
    for mention in mentions:
        listed = aside and _SIDE_BY_SIDE.fullmatch(text[last : mention.start]) is not None
        weight, rank = (
            (0.0, RANKS[-1]) if listed else _weight(text, mention, zones, cues, table.contexts, local=local)
        )
        aside, last = weight == 0.0 and mention.kind == "name", mention.end
        named = _named(text, mention, table) if weight else ()
        if named and mention.kind == "media" and rank == "own":
            named = _or_its_province(named[0][0], table)
        if named:
            votes.append(Vote(named, weight, rank, mention.start, mention.end))
    for mention in at_home(text, mentions, zones):
        votes.append(Vote(_named(text, mention, table), _OPENING, "own", mention.start, mention.end))
    return sorted([*votes, *_anonymous(text, zones), *_ministry(text, zones, table)], key=lambda v: v.start)


def _ministry(text: str, zones: Zones, table: RegionTable) -> list[Vote]:
    """民政部: the country's, where it issues the document or its title names it."""
    votes = []
    for match in _MINISTRY.finditer(text):
        if _VISITS.match(text, match.end()) is not None:
            continue
        issued, heads = zones.issued(match.start()), match.start() < zones.title_end
        weight = _ISSUER if issued else _TITLE if heads else _WEAK
        rank: PlaceRank = "issuer" if issued or heads else "facts"
        if rank == "facts" and match.start() < zones.opening_end and _tells_the_news(text, match, zones):
            weight, rank = _OPENING, "own"
        votes.append(Vote(((table.country, 1.0),), weight, rank, *match.span()))
    return votes


def _tells_the_news(text: str, ministry: re.Match[str], zones: Zones) -> bool:
    """Whether the ministry is who speaks in the opening (民政部某司副司长…表示, 记者从民政部获悉)."""
    if _SPEAKS.match(text, ministry.end()) is None:
        return False
    lead = text[zones.clause_start(text, ministry.start()) : ministry.start()].strip()
    said = not lead or lead[-1] in "从据由" or _SAID_OF_TIME.search(lead) is not None
    return said or _DATELINE_END.search(lead) is not None


def _anonymous(text: str, zones: Zones) -> list[Vote]:
    """某县, XX市 where the issuer is named: a place that is not told, and no other."""
    votes = []
    for match in _ANONYMOUS.finditer(text):
        if match[0][-1] in "镇乡道区" and text[match.start() - 1 : match.start()] in tuple("省市县区州旗"):
            continue  # 甲县某镇: the county is told
        issued = zones.issued(match.start()) or zones.signed(match.start())
        if issued or match.start() < zones.title_end:
            region = Region("", f"?/{match[0]}", match[0], "county")
            votes.append(Vote(((region, 1.0),), _ISSUER if issued else _TITLE, "issuer", *match.span()))
        elif match.start() < zones.opening_end:
            region = Region("", f"?/{match[0]}", match[0], "county")
            votes.append(Vote(((region, 1.0),), _OPENING, "own", *match.span()))
    return votes


def _weight(
    text: str,
    mention: RegionMention,
    zones: Zones,
    cues: DocumentCues,
    contexts: Contexts,
    *,
    local: bool,
) -> tuple[float, PlaceRank]:
    if mention.kind == "deictic":
        return _country(text, mention, zones, local=local)
    if mention.kind == "media" and contexts.writes_from(text, mention.start, mention.end):
        return _dateline(mention, local=local)
    if _issues(text, mention, zones, cues):
        return _ISSUER, "issuer"
    if zones.of_site(mention.start):
        return _ISSUER, "site"  # 版权所有:某县融媒体中心
    office = _is_office(text, mention, cues)
    if (
        zones.in_furniture(mention.start)
        or mention.kind in _NO_PLACE
        or _passing(text, mention, cues, office=office)
        or _GUEST.match(text, mention.end) is not None
    ):
        return 0.0, "facts"
    if mention.kind == "org" and not office:
        return _of_a_body(text, mention, zones, cues)
    if mention.start < zones.title_end:
        counted = _HEADLINE_FACT.match(text, mention.end) is not None
        return (_PLAIN, "facts") if counted else (_TITLE, "issuer")
    if mention.kind == "title" and _quoted(text, mention.start):
        return _WEAK, "facts"  # “大连好人”志愿队
    if mention.start < zones.opening_end:
        acts = office and _subject(text, mention, zones, cues)
        return _OPENING, "issuer" if acts else "own"
    if office:
        return _early(_OFFICE, mention), "own"
    if mention.kind == "title" and _ISSUED_TITLE.search(
        text, max(0, mention.start - _TITLES_BEHIND), mention.start
    ):
        return _early(_PLAIN, mention), "facts"  # 出台《某县养老服务补贴办法》
    return _early(_WEAK if mention.kind == "title" else _PLAIN, mention), "facts"


def _dateline(mention: RegionMention, *, local: bool) -> tuple[float, PlaceRank]:
    """What the place says that a paper writes from, in a text of 全省 or 全市; from the capital all papers write."""
    told = local and mention.region is not None and mention.region.code != _CAPITAL
    return (_OPENING, "own") if told else (0.0, "facts")


def _of_a_body(
    text: str, mention: RegionMention, zones: Zones, cues: DocumentCues
) -> tuple[float, PlaceRank]:
    """A body that does not report of its place says little of it, unless it is who acts in the first words."""
    opens = (
        zones.title_end <= mention.start < zones.opening_end and _BUSINESS.match(text, mention.end) is None
    )
    return (_OFFICE, "own") if opens and _subject(text, mention, zones, cues) else (_WEAK, "facts")


def _quoted(text: str, at: int) -> bool:
    """Whether ``at`` stands in the quotation marks of a name."""
    opened = text.rfind("“", max(0, at - _LEAD), at)
    return opened >= 0 and text.find("”", opened, at) < 0


def _early(weight: float, mention: RegionMention) -> float:
    return weight if mention.start < _EARLY else weight / 2


def _is_office(text: str, mention: RegionMention, cues: DocumentCues) -> bool:
    """Whether a place belongs to the name of a body that reports of it."""
    if mention.kind not in ("org", "name"):
        return False
    party = text.startswith("委", mention.end) and not text.startswith(("委托", "委员", "委派"), mention.end)
    return party or cues.body.match(text, mention.end) is not None


def _issues(text: str, mention: RegionMention, zones: Zones, cues: DocumentCues) -> bool:
    """Whether a place stands where the issuer is named: a label, a dateline (某县新闻网讯), a signature."""
    start = mention.start
    if zones.led(start):
        return mention.kind in ("media", "name", "org", "place")
    if zones.issued(start):
        return mention.kind != "media"
    if not zones.signed(start) or mention.kind in _NO_PLACE:
        return False
    return mention.kind == "org" or _is_office(text, mention, cues)


def _country(text: str, mention: RegionMention, zones: Zones, *, local: bool) -> tuple[float, PlaceRank]:
    """全国 and the like: the country's report, where the title says so or nothing but its facts is told."""
    if mention.region is None or mention.region.level != "country":
        return 0.0, "facts"
    if mention.start < zones.title_end:
        return _OPENING, "issuer"
    opens = mention.start == 0 or _CLAUSE.match(text[mention.start - 1]) is not None
    tells = opens and not local and _COUNTRY_TELLS.match(text, mention.end) is not None
    return (_COUNTRY_FACT if tells else _COUNTRY_WORD), "facts"


def _subject(text: str, mention: RegionMention, zones: Zones, cues: DocumentCues) -> bool:
    """Whether a body named in the opening is who acts there (某区慈善总会接受捐赠…, 记者从某县民政局获悉)."""
    start = zones.clause_start(text, mention.start)
    lead = text[start : mention.start]
    if not lead or _SAID_OF_TIME.search(lead) is not None:
        return True
    return lead[-1:] in "从据由" or cues.told.match(text, mention.end + 8) is not None


def _passing(text: str, mention: RegionMention, cues: DocumentCues, *, office: bool) -> bool:
    """Whether a place is only spoken of: visited, helped, a meeting's venue, a yardstick, one of several."""
    before = text[max(0, mention.start - _LEAD) : mention.start]
    if cues.after.match(text, mention.end) is not None:
        return True
    lead = cues.before.search(before)
    if lead is None:
        return False
    if before.endswith(("得到", "得到了", "受到", "受到了")):
        return False  # what helps is of the place, or above it
    if lead.group() in ("在", "到") and not office:
        return False  # 在全市: 在昆明市 may be its own; only a body's place is another's
    return not (office and lead.group() in ("与", "同", "跟"))


def _named(text: str, mention: RegionMention, table: RegionTable) -> tuple[tuple[Region, float], ...]:
    if mention.unlisted:
        # It competes like any other, so that a report of 云溪县 is not taken for one of the province it names in passing.
        name = text[mention.start : mention.end]
        level: Literal["city", "county"] = "city" if name.endswith(("盟", "州")) else "county"
        return ((Region("", f"?/{name}", name, level), 1.0),)
    if mention.region is not None:
        return ((_division(mention.region, table), 1.0),)
    share = 1.0 / max(1, len(mention.candidates))
    return tuple((_division(region, table), share) for region in mention.candidates)


def _or_its_province(city: Region, table: RegionTable) -> tuple[tuple[Region, float], ...]:
    """Whose news a provincial paper tells that writes from ``city``; the text's own words (全省, 全市) decide."""
    province = table.ancestor(city, "province")
    return ((city, 1.0),) if province is None or province == city else ((city, 0.65), (province, 0.35))


def _division(region: Region, table: RegionTable) -> Region:
    """A township's county: reports are issued from the county up."""
    return table.by_path(region.path.rpartition("/")[0]) if region.level == "township" else region
