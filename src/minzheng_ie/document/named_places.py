"""Which places mentions stand for, or may stand for, and how much each."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from minzheng_ie.entities.region_mention import RegionMention
from minzheng_ie.entities.region_table import Region, RegionTable


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
