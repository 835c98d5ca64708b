"""What a text's own words (我市, 全省) say of whose it is where nothing else does: not the country's, and of the one such place named."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from minzheng_ie.compiled import compile_re
from minzheng_ie.document.model import Span
from minzheng_ie.document.named_places import regions_of
from minzheng_ie.document.votes import ISSUER, Vote
from minzheng_ie.entities.region_mention import RegionMention
from minzheng_ie.entities.region_resolver import point
from minzheng_ie.entities.region_rows import Unit
from minzheng_ie.entities.region_table import Region, RegionTable

_SAID, _OFTEN = 4, 2
_NAMED = 0.5  # what a plain mention far down says; a university or a firm says less, unless a part of its place is named
# 四川汶川|地震, 武汉|疫情: what befell a place far away is told everywhere
_BEFELL = compile_re(r"[^,。;:\n]{0,6}?(?:地震|震灾|灾区|灾情|特大|疫情|洪灾|泥石流|大学|会议|精神)")
_CITYS_OFFICE = compile_re(r"(?:^|[^\u4e00-\u9fff]|[从据由经向在])市(?:政府|民政局|委|财政局|政协|人民政府)")
_PROVINCES_OFFICE = compile_re(
    r"(?:^|[^\u4e00-\u9fff]|[从据由经向在])(?:省|自治区)(?:政府|民政厅|委|财政厅|政协|残联)"
)
_WITHIN_A_NAME = frozenset({"place", "title"})

_ITS_PARTS = compile_re(
    r"的(?:[1-9][0-9]?|[一二两三四五六七八九十]{1,3}|各)个?(?:[\u4e00-\u9fff]{0,4}(?:区域|城区|区县|县区|市区|县市)|区(?!域))"
)
"""Behind the short name of a city: parts of it are told of (重庆的3个经济区域, 宁波的5个区)."""


def without_country(
    text: str,
    votes: Sequence[Vote],
    mentions: Sequence[RegionMention],
    levels: Counter[Unit],
    table: RegionTable,
) -> list[Vote]:
    """``votes`` but for those of the country, in a text that speaks of a province, a city or a county as its own.

    It does with 我市, or with 全市 where it names no city that this could be of; who issues it may be the country yet.
    """
    own = sum(n for unit, n in levels.items() if unit != "国")
    if own < _SAID or own <= levels["国"] or any(_issues(vote) for vote in votes):
        return list(votes)
    words = {text[m.start] + text[m.end - 1] for m in mentions if m.kind == "deictic"}
    named = set(regions_of(m for m in mentions if m.kind != "deictic"))
    ours = any(word[0] == "我" and word[1] in levels for word in words if word[1] != "国")
    if not ours and (own <= levels["国"] * _OFTEN or not _unnamed(words, named, table)):
        return list(votes)
    return [vote for vote in votes if any(region.level != "country" for region, _ in vote.regions)]


def _issues(vote: Vote) -> bool:
    return vote.rank == "issuer" and vote.weight >= ISSUER and vote.regions[0][0].level == "country"


def _unnamed(words: set[str], named: set[Region], table: RegionTable) -> bool:
    """Whether a text says 全市 and names no city."""
    units: list[Unit] = [word[1] for word in words if word[0] == "全" and word[1] in "省市县区州盟旗"]  # type: ignore[misc]
    return any(all(point(unit, region, table) != region for region in named) for unit in units)


def only_of_its_kind(
    text: str,
    votes: Sequence[Vote],
    mentions: Sequence[RegionMention],
    unit: Unit,
    table: RegionTable,
) -> tuple[Region, tuple[Span, ...]] | None:
    """The one place of the kind that a text speaks of as its own (``unit``) that it names, where all others lie in it or over it.

    A name written out counts in quotation marks too (“某州养老产业示范园”), a short one only as a place.
    """
    plain = [v for v in votes if len(v.regions) == 1 and _BEFELL.match(text, v.end) is None]
    parts = [v.regions[0][0] for v in plain if v.weight >= _NAMED]
    told = [
        (v.regions[0][0], (v.start, v.end))
        for v in plain
        if v.weight >= _NAMED
        or any(v.regions[0][0].contains(part) for part in parts)
        or _ITS_PARTS.match(text, v.end) is not None
    ]
    told += [
        (m.region, (m.start, m.end))
        for m in mentions
        if m.region is not None
        and text[m.end - 1] == unit
        and (m.kind in _WITHIN_A_NAME or text[m.start - 1 : m.start] == "“")
    ]
    found = {region for region, _ in told if region.rank > 0 and point(unit, region, table) == region}
    one = found.pop() if len(found) == 1 else None
    if one is None or not one.code:
        return None
    named = set(regions_of(m for m in mentions if m.kind != "media"))
    if not all(one.contains(other) or other.contains(one) for other in named):
        return None
    return one, tuple(span for region, span in told if region == one)


def told_by_its_parts(
    text: str, mentions: Sequence[RegionMention], table: RegionTable
) -> tuple[Region, tuple[Span, ...]] | None:
    """The one city that a text names, with parts of it (重庆的3个经济区域), where it speaks of 市政府 or 市民政局."""
    named = [m for m in mentions if m.kind != "media" and m.region is not None]
    parts = [m for m in named if _ITS_PARTS.match(text, m.end) is not None]
    city = parts[0].region if parts else None
    if city is None or any(m.region != city for m in named) or point("市", city, table) != city:
        return None
    if _CITYS_OFFICE.search(text) is None:
        return None
    return city, tuple((m.start, m.end) for m in parts)


def only_written_from(
    text: str, mentions: Sequence[RegionMention], table: RegionTable
) -> tuple[Region, tuple[Span, ...]] | None:
    """The city a paper writes from (…网长春3月5日电), where a text names no other place and never the country.

    Where 省民政厅 or the like is told of, its province.
    """
    told = {m.region for m in mentions}
    city = told.pop() if len(told) == 1 else None
    if city is None or city.level != "city" or not any(_dateline(text, m, table) for m in mentions):
        return None
    province = table.ancestor(city, "province") if _PROVINCES_OFFICE.search(text) is not None else None
    return province or city, tuple((m.start, m.end) for m in mentions)


def only_in_the_papers(
    text: str, mentions: Sequence[RegionMention], table: RegionTable
) -> tuple[Region, tuple[Span, ...]] | None:
    """The one county of which a text tells, where it names but that and the paper of the city round it (来源:某市晚报).

    Where it names nothing but the paper, with which a line begins, what it tells of is there.
    """
    papers = [m for m in mentions if m.kind == "media" and not _dateline(text, m, table)]
    of = {m.region for m in papers}
    place = of.pop() if len(of) == 1 else None
    if place is None or place.level not in ("city", "county"):
        return None
    told = [m for m in mentions if m.kind != "media"]
    if not told:
        heads = [(m.start, m.end) for m in papers if text[m.start - 1 : m.start] in ("", "\n")]
        return (place, tuple(heads)) if heads else None
    counties = {table.ancestor(m.region, "county") if m.region is not None else None for m in told}
    county = counties.pop() if len(counties) == 1 else None
    if county is None or place.level != "city" or not place.contains(county):
        return None
    return county, tuple((m.start, m.end) for m in told)


def _dateline(text: str, mention: RegionMention, table: RegionTable) -> bool:
    return mention.kind == "media" and table.contexts.writes_from(text, mention.start, mention.end)
