"""Whose a text is below what issues it: the town its title opens with, or of its village; the county its city's paper tells of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from minzheng_ie.compiled import compile_re
from minzheng_ie.document.homes import at_home
from minzheng_ie.document.model import Span
from minzheng_ie.document.votes import Vote
from minzheng_ie.document.zones import Zones
from minzheng_ie.entities.named_again import VILLAGE
from minzheng_ie.entities.region_contexts import Unit
from minzheng_ie.entities.region_mention import RegionMention
from minzheng_ie.entities.region_resolver import point
from minzheng_ie.entities.region_table import Region, RegionTable
from minzheng_ie.entities.townships import find_townships

_OPENS = compile_re(r"(?:^|[\n!?:;|。>】\]\)—_]|\d{4}年(?:度|上半年)?|20XX年)[ “\"]*$")
_LEAD = 10
_SEVERAL = compile_re(r"[、和与及等]")
_TWICE = 2
_ENDING = compile_re(r"街道|[镇乡]")
_RANKED = compile_re(r"首|第[一二三]|最|唯一")


def town_of(text: str, whole: Region, mentions: Sequence[RegionMention], zones: Zones) -> Region | None:
    """The town of ``whole`` that the text is of, where it says so; None where it says so of several.

    text (str): clean text. mentions: its places. zones: where its title stands.
    """
    told = {m.region for m in at_home(text, mentions, zones) if m.region and m.region.level == "township"}
    told.update(_titled(text, whole, mentions, zones))
    if not told and whole.level == "county":
        told.update(_only(text, whole, mentions, zones))
    town = next(iter(told)) if len(told) == 1 else None
    return town if town is not None and town.path.startswith(f"{whole.path}/") else None


def _titled(text: str, whole: Region, mentions: Sequence[RegionMention], zones: Zones) -> Iterator[Region]:
    """The towns with which a clause of the title opens, alone or behind what they lie in (某县甲镇, 某市甲镇)."""
    head = text[: zones.title_end]
    ends = {m.end: m.start for m in mentions if m.end <= zones.title_end}
    found = [(m.start, m.end, m.region) for m in mentions if m.end <= zones.title_end and m.kind == "name"]
    if whole.level == "county":
        named = [m for m in mentions if m.end <= zones.title_end]
        found += [(m.start, m.end, m.region) for m in find_townships(head, whole, named)]
    else:
        found += _by_name(head, mentions)
    for start, end, town in found:
        if town is None or town.level != "township" or zones.in_furniture(start):
            continue
        first = ends.get(start, start)
        opens = _OPENS.search(text, max(0, first - _LEAD), first) is not None
        if opens and _SEVERAL.match(text, end) is None:
            yield town


def _by_name(head: str, mentions: Sequence[RegionMention]) -> list[tuple[int, int, Region]]:
    """Where a title names towns, without their county, that the text names with it."""
    towns = {m.region.name: m.region for m in mentions if m.region and m.region.level == "township"}
    ends = ((end.end(), size) for end in _ENDING.finditer(head) for size in range(2, 8))
    names = ((at - size, at, towns.get(head[max(0, at - size) : at])) for at, size in ends)
    return [(start, at, town) for start, at, town in names if town is not None]


def _only(text: str, county: Region, mentions: Sequence[RegionMention], zones: Zones) -> Iterator[Region]:
    """The one town that a text names, in its first sentence and before its village, where it never speaks of the county."""
    for mention in mentions:
        if mention.region == county and not zones.in_furniture(mention.start) and mention.kind != "media":
            return
        if (
            mention.kind == "deictic"
            and text[mention.start] in "全我本"
            and not _RANKED.match(text, mention.end)
        ):
            return
    named = [m for m in mentions if m.region is not None and m.region.level == "township"]
    towns = sorted([*named, *find_townships(text, county, mentions)], key=lambda m: m.start)
    if len({m.region for m in towns}) != 1 or towns[0].start >= zones.opening_end:
        return
    village = VILLAGE.match(text, towns[0].end)
    if village is not None and text.count(village["name"]) >= _TWICE and towns[0].region is not None:
        yield towns[0].region


def county_of_the_paper(
    city: Region,
    spans: Sequence[Span],
    votes: Sequence[Vote],
    zones: Zones,
    levels: Counter[Unit],
    table: RegionTable,
) -> Region | None:
    """The one county that a text is of which only the paper of its city tells (某网讯 今年以来,某县…).

    city: the place of the paper. spans: what tells it. votes, levels: what else tells whose the text is. None where the text
    has a word of the city of its own, or names others of its counties.
    """
    if city.level not in ("province", "city") or not all(zones.led(start) for start, _ in spans):
        return None
    told = [v for v in votes if v.rank in ("own", "facts") and not zones.led(v.start)]
    named = {region for vote in told for region, _ in vote.regions if region.rank > city.rank}
    county = max(named, key=lambda region: region.rank, default=None)
    if county is None or county.level != "county" or not city.contains(county):
        return None
    if not all(region.contains(county) for region in named):
        return None
    if any(unit != "国" and point(unit, county, table) != county for unit in levels):
        return None
    own = [v for v in told if v.rank == "own" and v.start < zones.opening_end]
    return county if any(region == county for v in own for region, _ in v.regions) else None
