"""A county that both sides of the strait have: among the counties of Taiwan it is that of the islands."""

from __future__ import annotations

from collections.abc import Sequence

from minzheng_ie.entities.region_mention import RegionMention
from minzheng_ie.entities.region_table import Region

_TAIWAN, _FUJIAN = "台湾省", "福建省"
_BOTH, _ISLANDS = "福建省/福州市/连江县", frozenset({"福建省/福州市/连江县", "福建省/泉州市/金门县"})
_NAME, _CODE = "连江县", "710000"  # of the province: the table has none of the county
_SEVERAL = 2


def across(mentions: Sequence[RegionMention]) -> None:
    """Read 连江县 as the county of the islands where a text names counties of Taiwan and no place of Fujian (桃园市、新竹市、连江县)."""
    both = [m for m in mentions if m.region is not None and m.region.path == _BOTH]
    if not both:
        return
    paths = {m.region.path for m in mentions if m.region is not None}
    if any(path.startswith(_FUJIAN) and path not in _ISLANDS for path in paths):
        return
    if len([path for path in paths if path.startswith(_TAIWAN) and "/" in path]) < _SEVERAL:
        return
    island = Region(_CODE, f"{_TAIWAN}/{_NAME}", _NAME, "county")
    for mention in both:
        mention.region, mention.candidates = island, (island,)
