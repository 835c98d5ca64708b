"""What each place named in a document says of whose the document is: issuer, own name, a fact, or nothing."""

from __future__ import annotations

from collections.abc import Sequence

from minzheng_ie.compiled import compile_re
from minzheng_ie.document.bodies import (
    called_after_the_country,
    comes_or_gives,
    fits,
    honoured,
    in_crumbs,
    is_civic,
    looked_at,
    named_again,
    own_units,
)
from minzheng_ie.document.codes import code_votes
from minzheng_ie.document.cues import DocumentCues
from minzheng_ie.document.guests import guests_of, is_a_guest
from minzheng_ie.document.homes import at_home
from minzheng_ie.document.joint import wholes_of_pairs
from minzheng_ie.document.ministry import ministry_votes, sign_votes
from minzheng_ie.document.named_places import as_far_as_sure, places_named
from minzheng_ie.document.nameless import nameless_votes
from minzheng_ie.document.narrowed import without_wholes
from minzheng_ie.document.nation import of_a_desk, of_a_wire
from minzheng_ie.document.on_behalf import asks
from minzheng_ie.document.passing import in_passing, whom_to_ask
from minzheng_ie.document.round_ups import (
    among_several,
    parts_side_by_side,
    told_by_a_channel,
    told_by_a_paper,
)
from minzheng_ie.document.same_names import settled
from minzheng_ie.document.votes import (
    ISSUER,
    OFFICE,
    OPENING,
    PLAIN,
    RANKS,
    SAID_OF_TIME,
    TITLE,
    WEAK,
    PlaceRank,
    Vote,
)
from minzheng_ie.document.zones import Zones
from minzheng_ie.entities.region_contexts import Contexts
from minzheng_ie.entities.region_mention import RegionMention
from minzheng_ie.entities.region_table import RegionTable

_COUNTRY_WORD, _COUNTRY_FACT = 0.3, 1.5
_EARLY = 1500
_NO_PLACE = frozenset({"media", "place", "group"})
_ISSUED_TITLE = compile_re(
    r"(?:出台|制定|印发|修订|下发|发布|起草|编制)了?(?:《[^《》]{2,40}》(?:\([^()]{1,8}\))?[、和及,]?){0,4}《$"
)
_TITLES_BEHIND = 100
_LEAD = 14  # characters before a place in which a quotation opens, or a person is named

_COUNTRY_TELLS = compile_re(r"(?:共|累计|已)?[^,。;:\d]{0,16}\d")
_SIDE_BY_SIDE = compile_re(r"[、和与及]?")  # 向湖南、贵州, 向湖南|贵州
_CLAUSE = compile_re(r"[,。;:!?\n]")
_HEADLINE_FACT = compile_re(
    r"[共已]?有[约近超逾]?\d|[^,。;:\n\d]{0,8}?\d[^,。;:\n]{0,10}?(?:居首|跃居|位居|居前|最多|最高|第一|领跑|榜首)"
)
"""Behind a place in a title: it is one of several of which the headline gives figures (31省份…出炉!某省有11万对…)."""
_SURNAME = compile_re(
    r"(?:作者|发布者|发布人|嘉宾|受访人)[: ]{1,3}(?:[\u4e00-\u9fff]|[A-Za-z\d][A-Za-z\d_\u4e00-\u9fff]{0,7})$"
)
"""Before a short place in a label: 王|永春, 3hk|香港自由行."""
_MASTHEAD = compile_re(
    r"[^,。;:\n ]{0,20}(?:官方网站|门户网站|新闻门户|主管|主办)(?![^\n ])|(?:新闻|要闻|频道|资讯)(?:正文|频道|中心|网)?(?=\n)|(?:数字)?(?:图书|档案|方志)馆(?=\(?[^\n,。;:]{0,8}\n)"
)
"""Behind a place in the lines above a page's title: whose the site is (某省青年协会官方网站), or the library that keeps the book."""
_SOME = ("多地", "多个", "多省", "多市", "部分地区", "部分城市", "部分省")
"""Behind 全国: what is told of are places of it."""
_TITLE_OF = ("", "\n", " ", "记", "访", "—")
"""Before the body of which a title is (——记某市义工协会)."""
_ZONE_OF = compile_re(r"[\u4e00-\u9fff]{2,14}区\([\u4e00-\u9fff]{2,8}[县区市]\)")
"""Behind a city: the zone of it that is one of its districts (某市高新技术产业开发区(某区))."""
_COMPILES = compile_re(r"[^,。;:的]{0,16}?(?:编制|编写|编印|撰写)")  # 本报告由某县民政局编制
# A firm that put a page up is not whose report it is; the firm of a city's own paper is.
_FIRM = compile_re(
    r"(?![市县区州省])(?:(?!新闻|传媒|报业|广播|广电|电视|日报)[^,。;: ]){0,14}?(?:科技|教育|网络|信息|咨询|文化|商贸|实业|软件|智能|健康|医疗|装饰|电子|数据|物业)(?:(?!新闻|传媒|报业|广播|广电)[^,。;: ]){0,8}?公司"
)
# 某某(甲市)科技有限公司: where a firm is registered.
_FIRM_OF = compile_re(r"\)(?=[\u4e00-\u9fff]{2})[^,。;:、()\n]{0,12}(?:公司|集团|工厂)")
_BUSINESS = compile_re(
    r"[^,。;:的]{0,14}?(?:公司|集团|大学|学院|银行|医院|出版社|[中小]学|商会|基金会|法院|检察院|部队|军分?区|计划)"
)


def votes_of(
    text: str, mentions: Sequence[RegionMention], zones: Zones, table: RegionTable, cues: DocumentCues
) -> list[Vote]:
    """What every place named in ``text`` says, in text order; those named in passing say nothing.

    text (str): clean text. mentions: its places, found without knowing whose it is. zones: where title, opening and
    signature stand.
    """
    local = any(m.kind == "deictic" and (m.region is None or m.region.level != "country") for m in mentions)
    votes = []
    visited, writes_from = looked_at(text, mentions), table.contexts.writes_from
    guests = guests_of(text, mentions) | {superior for superior, _ in visited}
    ours = own_units(text, mentions)
    several = among_several(text, mentions, zones, table) | told_by_a_paper(text, mentions, zones)
    several |= told_by_a_channel(text, mentions, zones) | asks(text, mentions)
    aside, last = False, -1  # whether the place before was spoken of in passing, and where it ends
    for mention in mentions:
        listed = mention.start in several or (
            aside and _SIDE_BY_SIDE.fullmatch(text[last : mention.start]) is not None
        )
        weight, rank = (
            (0.0, RANKS[-1]) if listed else _weight(text, mention, zones, cues, table.contexts, local=local)
        )
        if weight and rank != "site" and is_civic(text, mention) and fits(mention.region, ours, table):
            weight, rank = _of_citizens(text, mention, zones, cues) or (weight, rank)
        aside, last = weight == 0.0 and mention.kind == "name", mention.end
        named = places_named(text, mention, table) if weight else ()
        if guests and len(named) == 1 and named[0][0] in guests:
            named = ()
        if named:
            paper = mention.kind == "media" and rank == "own"
            named = as_far_as_sure(text, mention, named, table, paper=paper)
            votes.append(Vote(named, weight, rank, mention.start, mention.end))
    for mention in (*at_home(text, mentions, zones), *(part for _, part in visited)):
        votes.append(Vote(places_named(text, mention, table), OPENING, "own", mention.start, mention.end))
    told = (
        *without_wholes(text, votes, zones, frozenset(m.start for m in mentions if m.kind == "media")),
        *nameless_votes(text, zones),
        *ministry_votes(text, zones, table, local=local),
        *sign_votes(text, table),
        *code_votes(text, table),
    )
    told_of = wholes_of_pairs(text, sorted(told, key=lambda v: v.start), mentions, zones, table)
    papers = [m.region for m in mentions if m.kind == "media" and not writes_from(text, m.start, m.end)]
    return settled(parts_side_by_side(text, told_of, zones, table), mentions, papers)


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
    by_frame = _by_frame(text, mention, zones, cues, contexts, local=local)
    if by_frame is not None:
        return by_frame
    if _of_the_site(text, mention, zones):
        return ISSUER, "site"
    if in_crumbs(text, mention.start, mention.end):
        return PLAIN * 1.5, "facts"
    office = _is_office(text, mention, cues)
    if (
        zones.in_furniture(mention.start)
        or mention.kind in _NO_PLACE
        or _FIRM_OF.match(text, mention.end) is not None
        or _ZONE_OF.match(text, mention.end) is not None
        or in_passing(text, mention, cues, office=office)
        or is_a_guest(text, mention)
        or comes_or_gives(text, mention, local=local, opens=mention.start <= zones.opening_end)
        or honoured(text, mention, quoted=_quoted(text, mention.start))
    ):
        return 0.0, "facts"
    if mention.kind == "org" and not office:
        return _of_a_body(text, mention, zones, cues)
    if mention.start < zones.title_end:
        counted = _HEADLINE_FACT.match(text, mention.end) is not None
        return (PLAIN, "facts") if counted else (TITLE, "issuer")
    if mention.kind == "title" and _quoted(text, mention.start):
        return WEAK, "facts"  # “大连好人”志愿队
    if mention.start < zones.opening_end:
        acts = office and _subject(text, mention, zones, cues)
        return OPENING, "issuer" if acts else "own"
    if office:
        return _early(OFFICE, mention), "own"
    if mention.kind == "title" and _ISSUED_TITLE.search(
        text, max(0, mention.start - _TITLES_BEHIND), mention.start
    ):
        return _early(PLAIN, mention), "facts"  # 出台《某县养老服务补贴办法》
    return _early(WEAK if mention.kind == "title" else PLAIN, mention), "facts"


def _by_frame(
    text: str, mention: RegionMention, zones: Zones, cues: DocumentCues, contexts: Contexts, *, local: bool
) -> tuple[float, PlaceRank] | None:
    """What a place says that stands where a text names who tells it: a dateline, a label, a signature, whom to ask."""
    if mention.kind == "media" and contexts.writes_from(text, mention.start, mention.end):
        return (OPENING, "own") if of_a_wire(mention, local=local) else (0.0, "facts")
    if mention.kind == "media" and of_a_desk(text, mention, local=local):
        return OPENING, "own"
    if _issues(text, mention, zones, cues):
        return ISSUER, "issuer"
    if text[mention.start - 1 : mention.start] == "由" and _COMPILES.match(text, mention.end) is not None:
        return ISSUER, "issuer"
    if whom_to_ask(text, mention):
        return OPENING, "own"
    return None


def _of_the_site(text: str, mention: RegionMention, zones: Zones) -> bool:
    """Whether a place is told by the site: 版权所有:某县融媒体中心, or its name above the title."""
    if zones.of_site(mention.start):
        return True
    return mention.start < zones.title_end and _MASTHEAD.match(text, mention.end) is not None


def _of_a_body(
    text: str, mention: RegionMention, zones: Zones, cues: DocumentCues
) -> tuple[float, PlaceRank]:
    """A body that does not report of its place says little of it, unless it is who acts in the first words."""
    opens = (
        zones.title_end <= mention.start < zones.opening_end and _BUSINESS.match(text, mention.end) is None
    )
    return (OFFICE, "own") if opens and _subject(text, mention, zones, cues) else (WEAK, "facts")


def _of_citizens(
    text: str, mention: RegionMention, zones: Zones, cues: DocumentCues
) -> tuple[float, PlaceRank] | None:
    """What volunteers or a charity say with whose name the title begins, or who act in the first words."""
    if mention.start < zones.title_end:
        return (TITLE, "issuer") if text[mention.start - 1 : mention.start] in _TITLE_OF else None
    if mention.start < zones.opening_end:
        return (OPENING, "issuer") if _subject(text, mention, zones, cues) else None
    return (OFFICE, "own") if text[mention.start - 1] == "\n" and named_again(text, mention) else None


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
    behind = mention.end + text.startswith(")", mention.end)  # 经济技术开发区(某区)|民政局
    return party or cues.body.match(text, behind) is not None


def _issues(text: str, mention: RegionMention, zones: Zones, cues: DocumentCues) -> bool:
    """Whether a place stands where the issuer is named: a label, a dateline (某县新闻网讯), a signature."""
    start = mention.start
    if called_after_the_country(text, mention):
        return False
    if zones.led(start):
        return mention.kind in ("media", "name", "org", "place")
    if zones.issued(start):
        if mention.kind == "media" or _FIRM.match(text, mention.end) is not None:
            return False
        return not _of_a_person(text, mention)
    if not zones.signed(start) or mention.kind in _NO_PLACE:
        return False
    return mention.kind == "org" or _is_office(text, mention, cues)


def _of_a_person(text: str, mention: RegionMention) -> bool:
    """Whether a short name in a label is the rest of a person's (作者:王永春)."""
    region = mention.region
    if region is None or region.name[-1] == text[mention.end - 1] or mention.kind != "name":
        return False
    return _SURNAME.search(text, max(0, mention.start - _LEAD), mention.start) is not None


def _country(text: str, mention: RegionMention, zones: Zones, *, local: bool) -> tuple[float, PlaceRank]:
    """全国 and the like: the country's report, where the title says so or nothing but its facts is told."""
    if mention.region is None or mention.region.level != "country":
        return 0.0, "facts"
    if mention.start < zones.title_end:
        aside = honoured(text, mention, quoted=False) or text.startswith(_SOME, mention.end)
        return (0.0, "facts") if aside else (OPENING, "issuer")
    opens = mention.start == 0 or _CLAUSE.match(text[mention.start - 1]) is not None
    tells = opens and not local and _COUNTRY_TELLS.match(text, mention.end) is not None
    return (_COUNTRY_FACT if tells else _COUNTRY_WORD), "facts"


def _subject(text: str, mention: RegionMention, zones: Zones, cues: DocumentCues) -> bool:
    """Whether a body named in the opening is who acts there (某区慈善总会接受捐赠…, 记者从某县民政局获悉)."""
    start = zones.clause_start(text, mention.start)
    lead = text[start : mention.start]
    if not lead or SAID_OF_TIME.search(lead) is not None:
        return True
    return lead[-1:] in "从据由" or cues.told.match(text, mention.end + 8) is not None
