"""Towns right behind their county, which belong to its name."""

from __future__ import annotations

from minzheng_ie.compiled import compile_re
from minzheng_ie.entities.region_mention import RegionMention
from minzheng_ie.entities.region_table import Region, RegionTable
from minzheng_ie.entities.town_names import TOWNSHIP, town_behind

# 顺德北滘、乐从镇: short names of towns of which the last has its suffix.
TOWNS_BEHIND = compile_re(
    r"[\u4e00-\u9fff]{2,3}?(?:[、和与及][\u4e00-\u9fff]{2,3}?){0,5}(?:镇(?![村化域街级长区乡])|街道(?![建边两沿]))(?<![各全每乡城小][镇道])"
)
# 接收甲县乙镇丙合作社方便面540箱: the town is where a giver is, no part of whose figures are told.
_TAKEN_IN = compile_re(r"(?:接收|接受|收到)(?:[^,;。\n]{0,40}[、和])?$")
_LEAD = 48  # characters before a giver's place that are looked at


def extend_to_township(
    text: str, mention: RegionMention, region: Region, table: RegionTable, *, bare: bool
) -> None:
    """A town right behind its county belongs to its name (开化|马金镇). bare (bool): the county's name is short."""
    if region.level == "county" or (region.level == "city" and not table.has_counties(region)):
        town = town_behind(text, mention.end, region.name, bare=bare)
        if town is not None and not _gives(text, mention.start):
            name, mention.end = town
            mention.region = Region(region.code, f"{region.path}/{name}", name, "township")
            mention.candidates = (mention.region,)


def _gives(text: str, start: int) -> bool:
    """Whether the place at ``start`` is where a giver is."""
    return _TAKEN_IN.search(text, max(0, start - _LEAD), start) is not None


def pass_over_township(text: str, mention: RegionMention) -> None:
    """A township of a place that is not in the table belongs to its name."""
    match = TOWNSHIP.match(text, mention.end)
    if match is not None:
        mention.end = match.end(1)
