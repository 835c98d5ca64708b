"""Which places mentions stand for, or may stand for, and how much each."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from minzheng_ie.compiled import compile_re
from minzheng_ie.entities.region_mention import RegionMention
from minzheng_ie.entities.region_table import Region, RegionTable

Named = tuple[tuple[Region, float], ...]
"""Places that may be meant, each with its share."""
_ONE_OF_MANY = compile_re(
    r"等(?:(?:[2-9]|\d{2,3}|[二两三四五六七八九]|[二三四五六七八九]?十[一二三四五六七八九]?)余?个?"
    r"(?:县|区|市县|县市|市区|市州|州市|盟市|地市|设区市|地级?市)(?![级域])|\d{3}余?个?(?:乡镇|镇街|街道))"
)
"""Behind the one named of many (甲市乙区等21个县(区)受到表彰)."""


def places_named(text: str, mention: RegionMention, table: RegionTable) -> tuple[tuple[Region, float], ...]:
    """The places that ``mention`` may stand for, each with its share; one that is in no table stands for itself."""
    if mention.unlisted:
        # It competes like any other, so that a report of 云溪县 is not taken for one of the province it names in passing.
        name = text[mention.start : mention.end]
        level: Literal["city", "county"] = "city" if name.endswith(("盟", "州")) else "county"
        return ((Region("", f"?/{name}", name, level), 1.0),)
    if mention.region is not None:
        return ((division_of(mention.region, table), 1.0),)
    share = 1.0 / max(1, len(mention.candidates))
    return tuple((division_of(region, table), share) for region in mention.candidates)


def regions_of(mentions: Iterable[RegionMention]) -> list[Region]:
    """The regions below the country that ``mentions`` stand for, each as often as it is named."""
    return [m.region for m in mentions if m.region is not None and m.region.rank > 0]


def or_its_province(city: Region, table: RegionTable) -> tuple[tuple[Region, float], ...]:
    """Whose news a provincial paper tells that writes from ``city``; the text's own words (全省, 全市) decide."""
    province = table.ancestor(city, "province")
    return ((city, 1.0),) if province is None or province == city else ((city, 0.65), (province, 0.35))


def division_of(region: Region, table: RegionTable) -> Region:
    """A township's county: reports are issued from the county up."""
    return table.by_path(region.path.rpartition("/")[0]) if region.level == "township" else region


def as_far_as_sure(
    text: str, mention: RegionMention, named: Named, table: RegionTable, *, paper: bool
) -> Named:
    """``named``; of a paper also its province; of the first of many (甲市乙区等21个县) the province alone.

    paper (bool): it is told by the name of a paper.
    """
    if paper:
        return or_its_province(named[0][0], table)
    if len(named) > 1 or _ONE_OF_MANY.match(text, mention.end) is None:
        return named
    region = named[0][0]
    above = table.ancestor(region, "province") if region.code else None
    return ((region if above is None else above, 1.0),)
