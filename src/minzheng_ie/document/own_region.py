"""Whether 区 of a text's own words (我区, 全区) is an autonomous region, and no district of a city.

Its parts are prefectures (区直, 各盟市, 全区14个设区市), its news come from the region's own body (从自治区民政厅获悉), or the
places named lie in several of its prefectures.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from minzheng_ie.compiled import compile_re
from minzheng_ie.document.named_places import regions_of
from minzheng_ie.document.votes import Vote
from minzheng_ie.entities.region_mention import RegionMention
from minzheng_ie.entities.region_rows import Unit
from minzheng_ie.entities.region_table import Region, RegionTable

_ITSELF = "自治区"
_MANY, _SEVERAL = 3, 2  # prefectures, without a word of the region and with one
_HALF = 2
_PARTS = compile_re(
    r"区直|设区市|盟市|地级市|地州市?|[各\d]个?市\d{1,3}余?多?个?[县旗]|自治区[、和](?:市|盟|地州)"
    r"|[全我本]区(?:的?各|\d{1,2}个?|[一二三四五六七八九十]{1,3}个?)(?:设区的?|地级)?[市盟地](?![民场政区])"
)
"""What only an autonomous region has for parts."""
OFFICE = compile_re(r"自治区(?:民政厅|财政厅|残联|党委|人民政府|政府|慈善总会|红十字会)")
"""An office of the region, named without the region's name."""
_TELLS = compile_re(
    r"(?:从|据|来源:)自治区[^,。;:\n]{0,16}(?:获悉|了解|得知|获知|统计|消息|介绍|通报|公布|\n)"
    r"|(?:^|[\n。,])(?:近日,|日前,|今天,)?自治区(?:民政厅|残联|慈善总会|红十字会|人民政府)"
    r"(?:日前|近日|今年|共|已|决定|下发|印发|下拨|发布|出台|启动|组织|召开|拨付|安排|会同|联合)"
)
"""The region's own body tells the news or acts in it."""


def means_its_region(
    text: str,
    mentions: Sequence[RegionMention],
    votes: Sequence[Vote],
    levels: Counter[Unit],
    table: RegionTable,
) -> bool:
    """Whether a text that speaks of 我区, 全区 is of an autonomous region.

    votes: what its places say of whose it is; a district that issues it is meant itself. levels: how often the text speaks of
    its own place as 市, 区 …; one that says 我市 as well is of a city's district.
    """
    if levels["市"] * _HALF > levels["区"]:
        return False
    if any(v.rank == "issuer" and any(_is_a_district(region) for region, _ in v.regions) for v in votes):
        return False
    if not _in_one_region(mentions, table):
        return False
    if _PARTS.search(text) is not None or _TELLS.search(text) is not None:
        return True
    return len(_prefectures(mentions, table)) >= (_SEVERAL if _ITSELF in text else _MANY)


def _is_a_district(region: Region) -> bool:
    return region.level == "county" and region.name.endswith("区")


def _in_one_region(mentions: Sequence[RegionMention], table: RegionTable) -> bool:
    """Whether some place is named, and most prefectures and counties named lie in one autonomous region."""
    named = regions_of(mentions)
    of = Counter(table.ancestor(region, "province") for region in named)
    one, times = of.most_common(1)[0] if of else (None, 0)
    return one is not None and one.name.endswith(_ITSELF) and times * _HALF > len(named)


def _prefectures(mentions: Sequence[RegionMention], table: RegionTable) -> set[Region]:
    """The prefectures in which the places lie that are named as places."""
    named = (m.region for m in mentions if m.kind == "name" and m.region is not None)
    of = (table.ancestor(region, "city") for region in named)
    return {city for city in of if city is not None}
