"""The province of whose own office a text is that speaks of 我厅, and names the province only in names and titles.

Cities and counties have no 厅. 我厅…《某省2018年工作要点》…“某地民政信息网”: all that is named lies in one province.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from minzheng_ie.compiled import compile_re
from minzheng_ie.document.model import Span
from minzheng_ie.document.named_places import regions_of
from minzheng_ie.entities.region_mention import RegionMention
from minzheng_ie.entities.region_rows import Unit
from minzheng_ie.entities.region_table import Region, RegionTable

_SIGN = "厅"
_OWN = compile_re(
    r"[我本]厅(?!堂)|(?<![\u4e00-\u9fff])厅(?:机关|党组|办公室|门户|网站|领导|属|内各处)"
    r"|(?<![\u4e00-\u9fff])省厅(?:机关|党组|共|已|累计|主动|组织|召开|建立|编制|制定|出台|受理|门户|网站)"
)
_HAVE_OFFICES = ("省", "自治区")
_OTHERS: tuple[Unit, ...] = ("市", "县", "区", "州", "盟", "旗")
_TWICE = 2


def province_of_the_office(
    text: str, mentions: Sequence[RegionMention], levels: Counter[Unit], table: RegionTable
) -> tuple[Region, tuple[Span, ...]] | None:
    """The one province that a text of a province's office names, with what names it; None where it names another, or is of a city.

    mentions: its places, in titles and the names of sites, too. levels: how often the text speaks of its own place as 市, 省 …
    """
    if _SIGN not in text or _OWN.search(text) is None or any(levels[unit] for unit in _OTHERS):
        return None
    of = {table.ancestor(region, "province") for region in regions_of(mentions)}
    province = of.pop() if len(of) == 1 else None
    if province is None or not province.name.endswith(_HAVE_OFFICES):
        return None
    named = tuple((m.start, m.end) for m in mentions if m.region == province)
    return (province, named) if len(named) >= _TWICE else None
