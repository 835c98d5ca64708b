"""Whose a text is below what issues it: the town its title opens with, or of its village; the county its city's paper tells of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from minzheng_ie.compiled import compile_re
from minzheng_ie.document.bodies import in_crumbs
from minzheng_ie.document.homes import at_home, opening
from minzheng_ie.document.model import Span
from minzheng_ie.document.small_pages import page_of
from minzheng_ie.document.votes import WEAK, Vote
from minzheng_ie.document.zones import Zones
from minzheng_ie.entities.named_again import VILLAGE
from minzheng_ie.entities.region_mention import RegionMention
from minzheng_ie.entities.region_resolver import point
from minzheng_ie.entities.region_rows import Unit
from minzheng_ie.entities.region_table import Region, RegionTable
from minzheng_ie.entities.short_towns import called_short
from minzheng_ie.entities.townships import ENDING, find_townships

_OPENS = compile_re(r"(?:^|[\n!?:;|。>】\]\)—_]|\d{4}年(?:度|上半年)?|20XX年)[ “\"]*$")
_LEAD = 10
_PAPER = compile_re(r"(?:新闻)?(?:[日晚晨早商时]报|网|站|在线|电视台|融媒|手机台)")
_STATION = compile_re(r"手机台|融媒|电视台|广播电视|[日晚]报")
_TOWN = compile_re(r"(?<=[县区市旗])[\u4e00-\u9fff]{1,4}(?:街道|[镇乡])$")
_SEVERAL = compile_re(r"[、和与及等]")
_TWICE, _OFTEN = 2, 3
_LOOKED = 40  # places of a county whose towns are counted
# A bare office of the county, and words of a place below it that the text is of.
_OF_THE_COUNTY = compile_re(
    r"[县区市旗](?<![\u4e00-\u9fff].)(?:委|政府|民政局|残联|慈善|红十字会)|[该全][县区市旗](?![域镇民])"
)
_HERE = compile_re(r"[全本我该][村镇乡]|村[里民委]|(?:[该本]|全|这个|一个)?社区|街道")
_RANKED = compile_re(r"首|第[一二三]|最|唯一|的?(?:著名|知名|有名|重点|特色|主要)")


def town_of(
    text: str, whole: Region, mentions: Sequence[RegionMention], zones: Zones, table: RegionTable
) -> Region | None:
    """The town of ``whole`` that the text is of, where it says so; None where it says so of several.

    text (str): clean text. mentions: its places. zones: where its title stands.
    """
    told = set(_titled(text, whole, mentions, zones))
    if len(told) != 1:
        told.update(
            m.region for m in at_home(text, mentions, zones) if m.region and m.region.level == "township"
        )
    if not told and (whole.level == "county" or not table.has_counties(whole)):
        told.update(_only(text, whole, mentions, zones))
        if not told:
            page = page_of(text, _towns(text, whole, mentions), mentions, zones)
            told.update(() if page is None else (page,))
    town = next(iter(told)) if len(told) == 1 else None
    return town if town is not None and town.path.startswith(f"{whole.path}/") else None


def _titled(text: str, whole: Region, mentions: Sequence[RegionMention], zones: Zones) -> Iterator[Region]:
    """The towns with which a clause of the title opens, alone or behind what they lie in (某县甲镇, 某市甲镇)."""
    head = text[: zones.title_end]
    named = [m for m in mentions if m.end <= zones.title_end]
    begins = {m.end: m.start for m in named}  # of the place right before a town
    found = [(m.start, m.end, m.region) for m in named if m.kind == "name"]
    if whole.level == "county":
        found += [(m.start, m.end, m.region) for m in find_townships(head, whole, named)]
        found += [(m.start, m.end, m.region) for m in called_short(text, whole, named)]
    else:
        found += _by_name(head, mentions)
    for start, end, town in found:
        if town is None or town.level != "township" or _SEVERAL.match(text, end) is not None:
            continue
        if _opens(text, begins.get(start, start), zones):
            yield town


def _opens(text: str, start: int, zones: Zones) -> bool:
    """Whether a clause of the title begins at ``start``."""
    return not zones.in_furniture(start) and _OPENS.search(text, max(0, start - _LEAD), start) is not None


def _by_name(head: str, mentions: Sequence[RegionMention]) -> list[tuple[int, int, Region]]:
    """Where a title names towns, without their county, that the text names with it."""
    towns = {m.region.name: m.region for m in mentions if m.region and m.region.level == "township"}
    ends = ((end.end(), size) for end in ENDING.finditer(head) for size in range(2, 8))
    names = ((at - size, at, towns.get(head[max(0, at - size) : at])) for at, size in ends)
    return [(start, at, town) for start, at, town in names if town is not None]


def _only(text: str, county: Region, mentions: Sequence[RegionMention], zones: Zones) -> Iterator[Region]:
    """The one town that a text names early or again and again, where it never speaks of the county by itself."""
    if _OF_THE_COUNTY.search(text) is not None or any(_of_more(text, m, county, zones) for m in mentions):
        return
    towns = _towns(text, county, mentions)
    town = towns[0].region if len({m.region for m in towns}) == 1 else None
    if town is None:
        return
    village = VILLAGE.match(text, towns[0].end)
    often = max(text.count(town.name), 0 if village is None else text.count(village["name"]))
    if often >= _OFTEN or (
        towns[0].start < opening(text, zones) and (often >= _TWICE or len(_HERE.findall(text)) >= _TWICE)
    ):
        yield town


def _towns(text: str, county: Region, mentions: Sequence[RegionMention]) -> list[RegionMention]:
    """The towns that a text names, with their county or as those of ``county``, in order."""
    named = [m for m in mentions if m.region is not None and m.region.level == "township"]
    return sorted([*named, *find_townships(text, county, mentions)], key=lambda m: m.start)


def _of_more(text: str, mention: RegionMention, county: Region, zones: Zones) -> bool:
    """Whether ``mention`` speaks of the county, or of what it lies in as the text's own, and not of a rank in it (我市首个)."""
    if zones.in_furniture(mention.start) or mention.kind in ("media", "place"):
        return False
    if (_PAPER if zones.issued(mention.start) else _STATION).match(text, mention.end) is not None:
        return False  # 来源:某县站; 打开某县手机台
    if mention.kind == "deictic":
        if mention.region is None or mention.region.rank == 0 or text[mention.start] not in "全我本该":
            return False
        return _RANKED.match(text, mention.end) is None
    return mention.region == county


def titled_town(text: str, mentions: Sequence[RegionMention], zones: Zones) -> Region | None:
    """The one town with which the title opens and that the text names with its county, where nothing tells whose it is."""
    told = {
        region
        for start, _, region in _by_name(text[: zones.title_end], mentions)
        if _opens(text, start, zones)
    }
    return told.pop() if len(told) == 1 else None


def county_of_the_paper(
    text: str,
    city: Region,
    spans: Sequence[Span],
    votes: Sequence[Vote],
    zones: Zones,
    levels: Counter[Unit],
    table: RegionTable,
) -> Region | None:
    """The one county or city that a text is of which only the paper of what it lies in tells (某网讯 今年以来,某县…).

    city: the place of the paper. spans: what tells it. votes, levels: what else tells whose the text is. None where the text
    has a word of the city of its own, or names others of its counties.
    """
    if city.level not in ("province", "city"):
        return None
    if not all(_of_a_paper(text, span, zones) or in_crumbs(text, *span) for span in spans):
        return None
    told = [v for v in votes if v.rank != "site" and not zones.led(v.start) and (v.start, v.end) not in spans]
    named = {r for vote in told if vote.weight > WEAK for r, _ in vote.regions if r.rank > city.rank}
    county = max(named, key=lambda region: region.rank, default=None)
    if county is None or county.level not in ("county", "city") or not city.contains(county):
        return None
    if not all(region.contains(county) for region in named):
        return None
    its = [v for v in told if any(region == county for region, _ in v.regions)]
    if _of_others(county, levels, table) > (len(its) >= _OFTEN and zones.title_end > its[0].start):
        return None  # 省民政厅 once in a story whose title names the county is who helps it
    early = any(v.rank in ("own", "issuer") and v.start < zones.opening_end for v in its)
    again = len(its) >= _OFTEN and any(unit != "国" for unit in levels)
    return county if early or again or any(_town_again(text, v) for v in its[:_LOOKED]) else None


def _of_others(place: Region, levels: Counter[Unit], table: RegionTable) -> int:
    """How often the text speaks of its own place as of what ``place`` is not."""
    return sum(n for unit, n in levels.items() if unit != "国" and point(unit, place, table) != place)


def _of_a_paper(text: str, span: Span, zones: Zones) -> bool:
    """Whether a place is told by the name of a paper or a site: a dateline, or 来源:某市晚报."""
    return zones.led(span[0]) or (zones.issued(span[0]) and _PAPER.match(text, span[1]) is not None)


def _town_again(text: str, vote: Vote) -> bool:
    """Whether a place is named with a town that comes again and again."""
    town = _TOWN.search(text, vote.start, vote.end)
    return town is not None and text.count(town[0]) >= _OFTEN
