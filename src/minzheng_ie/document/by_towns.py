"""Whose a text is that names only towns: the county that has those it names, the town that no other county has.

甲镇, 乙镇 and 丙街道 in one text lie in the one county that has all three; a name of four characters or more that one county
alone has tells it by itself, a shorter one only with something else of that county, or where the title has it and the text
names it again and again as its own, for the table holds today's towns; of a year that the table covers it is enough that the title has it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from minzheng_ie.compiled import compile_re
from minzheng_ie.document.model import Span
from minzheng_ie.document.named_places import regions_of
from minzheng_ie.document.zones import Zones
from minzheng_ie.entities.region_mention import RegionMention
from minzheng_ie.entities.region_rows import Unit
from minzheng_ie.entities.region_table import Region, RegionTable
from minzheng_ie.entities.town_table import Towns

_MOST = 60  # towns that are looked at
_LONG = 4  # characters of a name that is hardly given twice
_TWICE, _OFTEN, _SHARE = 2, 3, 0.75
_COVERED = 2016  # from then on the table has all towns there are
_EARLY = 200  # characters within which a text names where it plays
# 城厢、北干、新塘等街道: what each of the list is, is said once, behind it
_LIST = compile_re(
    r"(?P<names>(?:[\u4e00-\u9fff]{2,3}、){1,24}[\u4e00-\u9fff]{2,3}?)等?(?:\d{1,2}个)?(?P<kind>街道|镇|乡)"
)
_OF_A_TOWN = compile_re(r"[全该本我][镇乡]|[镇乡](?:党委|政府|民政|里|村)|街道(?:党工委|办事处|社区)")
_OWN = compile_re(r"[全本我][镇乡]|街道(?:党工委|办事处)|[镇乡](?:党委|政府|民政)")
# 甲街道|乙社区: one of its villages or communities
_VILLAGE = compile_re(r"[\u4e00-\u9fff]{2,5}?(?:社区|村)(?![级民委])")
_SMALL: frozenset[str] = frozenset({"县", "区", "旗"})


def place_of_towns(
    text: str,
    mentions: Sequence[RegionMention],
    levels: Counter[Unit],
    zones: Zones,
    table: RegionTable,
    towns: Towns,
    year: int | None = None,
) -> tuple[Region, tuple[Span, ...]] | None:
    """The county whose towns a text names, or the one town it is of, with what tells it; None where they tell none.

    text (str): clean text. levels: how often it speaks of its own place as 市, 县 … A text of 我市 or 全省 is of no county.
    year (int | None): of which it tells. Of the years that the table covers it has all towns.
    """
    named = dict(_named(text, zones, towns))
    if not named or any(unit not in _SMALL for unit in levels):
        return None
    holders = {name: towns.holders(name, table) for name in named}
    held = Counter(county for found in holders.values() for county in found)
    ranked = held.most_common(2)
    county, its = ranked[0]
    spans = tuple(span for name, span in named.items() if county in holders[name])
    several = its >= _TWICE and its >= _SHARE * len(named) and (len(ranked) == 1 or ranked[1][1] * 2 <= its)
    if several and _agrees(county, mentions):
        return county, spans
    name = next(iter(named))
    at, often = named[name], text.count(name)
    own = at[0] < zones.title_end and _OWN.search(text) is not None
    covered = own and year is not None and year >= _COVERED
    if (len(named) > 1 or levels) and not covered:
        return None
    titled = own and (often >= _OFTEN or covered)
    home = _home(holders[name], mentions, alone=titled or len(name) >= _LONG)
    early = at[0] < _EARLY and _VILLAGE.match(text, at[1]) is not None
    if home is None or not (early or often >= _TWICE or _OF_A_TOWN.search(text)):
        return None
    return Region(home.code, f"{home.path}/{name}", name, "township"), tuple(named.values())


def _home(counties: Sequence[Region], mentions: Sequence[RegionMention], *, alone: bool) -> Region | None:
    """The one county of several that has a town and lies in what the text names; the only one there is, where that is enough."""
    said = regions_of(mentions)
    inside = [county for county in counties if any(region.contains(county) for region in said)]
    if len(inside) == 1:
        return inside[0]
    return counties[0] if alone and len(counties) == 1 and not said else None


def _agrees(county: Region, mentions: Sequence[RegionMention]) -> bool:
    """Whether no province that the text names is another than the county's, or its own is named as well."""
    said = [m.region for m in mentions if m.region is not None and m.region.rank == 1]
    return not said or any(region.contains(county) for region in said)


def _named(text: str, zones: Zones, towns: Towns) -> Iterator[tuple[str, Span]]:
    """The towns that ``text`` names, once each, with where."""
    seen: set[str] = set()
    for name, span in (*_one_by_one(text, towns), *_listed(text, towns)):
        if name not in seen and len(seen) < _MOST and not zones.in_furniture(span[0]):
            seen.add(name)
            yield name, span


def _one_by_one(text: str, towns: Towns) -> Iterator[tuple[str, Span]]:
    for start, end in towns.named_in(text):
        yield text[start:end], (start, end)


def _listed(text: str, towns: Towns) -> Iterator[tuple[str, Span]]:
    for match in _LIST.finditer(text):
        names = [f"{name}{match['kind']}" for name in match["names"].split("、")]
        if names[0] not in towns.counties:
            names[0] = names[0][1:]  # 在|城厢、北干等街道
        if all(name in towns.counties for name in names):
            yield from ((name, match.span()) for name in names)
