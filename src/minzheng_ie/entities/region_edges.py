"""Where the names of places end: what belongs to the next word, and what makes another name of it."""

from __future__ import annotations

from minzheng_ie.compiled import compile_re
from minzheng_ie.entities.region_table import Name, RegionTable

_NOT_A_DISTRICT = "域划间块位分隔别"
_NOT_A_CITY = "场容值价面盈"
_NOT_A_COUNTY_SEAT = "级域城"
# 武进区|分别, 武进区|分局; 分隔 and 分布 go on behind 区 as 区分 does
_BEGINS_A_WORD = compile_re("分(?:别(?!墅)|局|公司|行|会|院|社(?!区)|站|中心|管|类|三|两|批|期)")
# of the county (开化县|城乡低保), and no seat of it; 城关镇 is one of its towns
_TOWN_AND_COUNTRY = compile_re("城(?:[乡镇]|市(?!场)|[关厢东西南北郊隍桥头子阳港](?:[镇乡]|街道))")
BOUNDARY_AFTER = compile_re(r"[^\u4e00-\u9fff]|[和与及等两三四五]|$")
"""What may stand right behind a name that is no part of a longer word."""
# 县, 市, 区 … right behind a short name that is no division of that kind: another place, unless a word begins there.
_OTHER_KIND = compile_re(
    r"县(?![级域城区乡市镇处内外各直属])|市(?!民(?!政)|[场容值价面盈级域区县州内外各直属辖])"
    r"|(?<![山江河湖海])区(?![域划间块位分隔别级县市内外各直属辖乡镇])|旗(?![下帜舰袍级县内外各])|盟(?![友约市内外各])|州(?![级市县内外各府])"
)
_COUNTY_OF_THAT_NAME = compile_re(
    "县(?!市)"
)  # 县级 behind a district's name speaks of a county, behind a city's of its counties


def overlapping(text: str, end: int, value: Name, table: RegionTable) -> tuple[int, int, Name] | None:
    """A larger place that begins at the last character of a short name (亲临江苏: 江苏, not 临江)."""
    rank = value.rank
    if rank < 2:
        return None
    for size in (3, 2):
        if end - 1 + size > len(text):
            continue
        name = table.named(text[end - 1 : end - 1 + size])
        if name is not None and name.use == "free" and not name.group and name.rank < rank:
            return end - 1, end - 1 + size, name
    return None


def other_kind(text: str, start: int, end: int, value: Name) -> bool:
    """Whether a short name is but the beginning of the name of a place that is not in the table (云溪 in 云溪县)."""
    return (
        value.rank > 1
        and not value.group
        and all(region.name.startswith(text[start:end]) for region in value.candidates)
        and (
            _OTHER_KIND.match(text, end) is not None
            or (value.rank == 3 and value.use == "free" and _COUNTY_OF_THAT_NAME.match(text, end) is not None)
        )
    )


def continues(text: str, end: int, last: str) -> bool:
    """True when the suffix of a full name belongs to the next word: 新建区|域, 东方市|场."""
    after = text[end : end + 1]
    return bool(after) and (
        (last == "区" and after in _NOT_A_DISTRICT and _BEGINS_A_WORD.match(text, end) is None)
        or (last == "市" and after in _NOT_A_CITY)
        or (last == "县" and after in _NOT_A_COUNTY_SEAT and _TOWN_AND_COUNTRY.match(text, end) is None)
    )


def shrink(text: str, start: int, end: int, value: Name, table: RegionTable) -> tuple[Name, int] | None:
    """A full name whose suffix belongs to the next word becomes the short name, or nothing."""
    if value.bare or not continues(text, end, text[end - 1]):
        return value, end
    short = table.named(text[start : end - 1])
    if short is None or not short.bare or short.use != "free":
        return None
    return short, end - 1
