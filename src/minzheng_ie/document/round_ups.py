"""Places that a text names as some of several: whose it is, none of them says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from minzheng_ie.compiled import compile_re
from minzheng_ie.document.votes import OPENING, PLAIN, TITLE, Vote
from minzheng_ie.document.zones import Zones
from minzheng_ie.entities.region_mention import RegionMention
from minzheng_ie.entities.region_table import Region, RegionTable

_JOINED = compile_re(r"[、和与及·]?|以及")
_LISTED = compile_re(r"[、和与及]|以及")
_COUNTED = compile_re(
    r"(?:(?:等|和其他|这)?[\d一二三四五六七八九十]{1,3}(?:余|多)?[个座]?|等)(?:省[份市区]|省\(|(?:地级)?城市)|等[\d一二三四五六七八九十]{1,3}(?:余|多)?个?省(?!级)"
)
_PART = compile_re(
    r"(?:中?[东西南北]{1,2}部|中部|大部)(?:[、和与及][东西南北中]{1,2}部)?(?:地区)?(?:等地|[、和与及])"
)
"""Behind a place: the weather was there and elsewhere (甲省东北部等地出现暴雨)."""
_PARTNER = compile_re(r"[^,。;:\n]{0,12}?(?:签|合作|联[合手动]|携手|结对|协作|对接|交流|互[访认]|共建)")
"""Behind the second of two: the first is who reports that it acts with it."""
_OFTEN = 2
_MANY = 4
"""Provinces of a round-up."""
_SAID_MANY = 3
"""Provinces of one whose first words say that it tells of many."""
_ITEMS, _FEW = 3, 2
_BULLETS = ("·", "●", "▪")
"""What an item of a menu above a title begins with."""
_LABEL = compile_re(r"[ :】]{0,2}(?=\n)")
"""Behind a place that is a line of its own."""
_HEADING = compile_re(r"[ :\u00b7“][^。\n]{0,30}(?=\n)|[^,。;:\n]{0,24}(?=\n)")
"""Behind a place that opens a heading."""
_CHANNEL = compile_re(r"[市州]?频道")
_MANY_PLACES = compile_re(r"多地|多省|各省|多个省|[0-9]{1,2}个?省(?!级|辖|直)")
_HEAD = 60
_OWN = compile_re(
    r"[我本][省市县区州]|(?<![\u4e00-\u9fff])[省市县区州](?:委|政府|民政|残联|慈善|红十字|老龄)|[从由据在][省市县区州](?:委|政府|民政|残联|慈善|红十字|老龄)"
)
"""Words of a place of the paper's own."""


def among_several(
    text: str, mentions: Sequence[RegionMention], zones: Zones, table: RegionTable
) -> frozenset[int]:
    """Where the places stand that are some of several: counted (甲、乙等12个省份), side by side in a title, or under the weather.

    text (str): clean text. mentions: its places, in order. zones: where the title stands.
    """
    found = _labelled(text, mentions, table) | _in_a_menu(text, mentions, zones)
    run: list[RegionMention] = []
    for mention in mentions:
        if mention.kind != "name":
            continue
        joint = _LISTED if mention.start >= zones.title_end else _JOINED
        if not run or joint.fullmatch(text[run[-1].end : mention.start]) is None:
            run = []
        run.append(mention)
        if _several(text, run, zones, table):
            found.update(one.start for one in run)
    return frozenset(found)


def _in_a_menu(text: str, mentions: Sequence[RegionMention], zones: Zones) -> set[int]:
    """Where the places are named that a line above the text lists, one of which a reader may choose (今日甲 今日乙 今日丙 今日丁)."""
    found: set[int] = set()
    listed = sum(text.count(f"\n{mark}", 0, zones.title_end) for mark in _BULLETS) > 1
    start = 0
    while start < zones.title_end:
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        line = [m.start for m in mentions if start <= m.start < end and m.kind == "name"]
        if (len(line) >= _MANY and text.count(" ", start, end) >= len(line) - 1) or (
            listed and text[start] in _BULLETS
        ):
            found.update(line)
        start = end + 1
    return found


def _labelled(text: str, mentions: Sequence[RegionMention], table: RegionTable) -> set[int]:
    """Where the provinces are named of which the text tells one behind the other, each under its name (甲省:⏎…⏎乙省:⏎…)."""
    labelled = [
        (m.start, province)
        for m in mentions
        if m.kind == "name"
        and text[m.start - 1 : m.start] in ("", "\n")
        and _LABEL.match(text, m.end) is not None
        and (province := _province(m, table)) is not None
    ]
    labels = {province for _, province in labelled}
    if len(labels) < _FEW or (len(labels) < _ITEMS and not _of_the_country(mentions, labelled[0][0])):
        return set()
    return {m.start for m in mentions if _province(m, table) in labels}


def _of_the_country(mentions: Sequence[RegionMention], first: int) -> bool:
    """Whether a text speaks of the country, and of no other place, before ``first``."""
    before = [m.region for m in mentions if m.end <= first]
    return bool(before) and all(region is not None and region.level == "country" for region in before)


def told_by_a_paper(text: str, mentions: Sequence[RegionMention], zones: Zones) -> frozenset[int]:
    """Where the papers are named that tell, in their dateline, of the country alone: it is not their city's news.

    text (str): clean text. mentions: its places, in order. zones: where its datelines stand.
    """
    country = [m for m in mentions if m.kind == "deictic" and m.region is not None]
    if len(country) < _OFTEN or any(m.region is None or m.region.level != "country" for m in country):
        return frozenset()
    papers = [m for m in mentions if m.kind == "media" and zones.led(m.start)]
    of = {paper.region for paper in papers}
    others = (m for m in mentions if m.kind not in ("deictic", "media"))
    if any(m.region is None or m.region.level != "country" for m in others) or _OWN.search(text) is not None:
        return frozenset()
    return frozenset(paper.start for paper in papers if None not in of)


def told_by_a_channel(text: str, mentions: Sequence[RegionMention], zones: Zones) -> frozenset[int]:
    """Where a paper is named whose channel for one of its places tells (甲在线-乙频道3月29日讯): the news is of that place."""
    if "频道" not in text:
        return frozenset()
    channels = {
        m.region
        for m in mentions
        if m.region is not None and zones.led(m.start) and _CHANNEL.match(text, m.end) is not None
    }
    return frozenset(
        m.start
        for m in mentions
        if m.kind == "media" and any(_above(m.region, channel) for channel in channels)
    )


def parts_side_by_side(text: str, votes: Sequence[Vote], zones: Zones, table: RegionTable) -> list[Vote]:
    """``votes``, in text order; those of the bodies of counties side by side (甲区、乙区政府) below the title tell no more than the counties do."""
    out = list(votes)
    for at, (one, other) in enumerate(pairwise(votes)):
        if one.start < zones.title_end or _LISTED.fullmatch(text, one.end, other.start) is None:
            continue
        city, second = (_city_of(vote, table) for vote in (one, other))
        if city is None or city != second or one.regions == other.regions:
            continue
        for place in (at, at + 1):
            if votes[place].rank == "own" or (
                votes[place].rank == "issuer" and votes[place].weight <= OPENING
            ):
                out[place] = replace(votes[place], weight=PLAIN, rank="facts")
    return out


def _city_of(vote: Vote, table: RegionTable) -> Region | None:
    """The city in which the one county lies that a vote is for."""
    region = vote.regions[0][0]
    if len(vote.regions) != 1 or region.level != "county" or not region.code:
        return None
    return table.ancestor(region, "city")


def heads_parts(text: str, whole: Region, mentions: Sequence[RegionMention]) -> bool:
    """Whether a text tells of several parts of ``whole`` one behind the other: their names open lines, and one a heading."""
    if whole.level == "country":
        return False
    parts, headed = set(), False
    for mention in mentions:
        region = mention.region
        if region is None or region == whole or not whole.contains(region) or mention.kind == "deictic":
            continue
        if mention.start == 0 or text[mention.start - 1] == "\n":
            parts.add(region.path[len(whole.path) :].split("/")[1])
            headed = headed or _HEADING.match(text, mention.end) is not None
    return headed and len(parts) > 1


def of_a_round_up(text: str, best: Region, votes: Sequence[Vote], table: RegionTable, *, bare: bool) -> bool:
    """Whether a text's first words say that it tells of many places (多地公布…, 各省…出炉), of which ``best`` is one.

    bare (bool): the text has no word of a place of its own, and no title tells one: that it does tell of many is enough.
    """
    if best.rank == 0 or _MANY_PLACES.search(text, 0, _HEAD) is None:
        return bare and one_of_many(best, votes, table)
    if one_of_many(best, votes, table):
        return True
    if any(v.weight >= TITLE and v.regions[0][0] == best for v in votes):
        return False
    told = {table.ancestor(region, "province") for vote in votes for region, _ in vote.regions if region.rank}
    return len(told) >= _SAID_MANY


def one_of_many(best: Region, votes: Sequence[Vote], table: RegionTable) -> bool:
    """Whether facts are told of several provinces, and less than half of them of ``best``: a text that has no place of its own."""
    weights: defaultdict[Region, float] = defaultdict(float)
    for vote in votes:
        for region, share in vote.regions:
            province = table.ancestor(region, "province") if region.code and region.rank else None
            if province is not None:
                weights[province] += vote.weight * share
    own = table.ancestor(best, "province") if best.code and best.rank else None
    if own is None or len(weights) < _MANY:
        return False
    return weights[own] * 2 < sum(weights.values())


def _several(text: str, run: Sequence[RegionMention], zones: Zones, table: RegionTable) -> bool:
    """Whether the last of places side by side shows that they are some of several."""
    end = run[-1].end
    if _COUNTED.match(text, end) is not None or _PART.match(text, end) is not None:
        return True
    if len(run) < 2 or end > zones.title_end or _PARTNER.match(text, end) is not None:
        return False
    cities = {m.region for m in run if m.region is not None and m.region.level == "city"}
    if len(cities) == len(run) >= _ITEMS:
        return True  # 深圳广州湛江排前三
    first, last = (_province(one, table) for one in (run[0], run[-1]))
    return first is not None and last is not None and first != last


def _above(one: Region | None, other: Region) -> bool:
    """Whether ``other`` lies in ``one`` and is another."""
    return one is not None and one != other and one.contains(other)


def _province(mention: RegionMention, table: RegionTable) -> Region | None:
    """The province in which a place lies; None for the country and for names that several divisions have."""
    region = mention.region
    if region is None or not region.code or region.level == "country":
        return None
    return region if region.level == "province" else table.ancestor(region, "province")
