"""The county whose rules a town's or a home's paper goes by (根据《某省…办法》《某县…规程》,结合我镇实际): it lies there."""

from __future__ import annotations

from collections.abc import Sequence

from minzheng_ie.compiled import compile_re
from minzheng_ie.entities.region_mention import RegionMention
from minzheng_ie.entities.region_table import Region

_GOES_BY = compile_re(r"根据|依据|按照|依照|遵照")
_OURS = compile_re(r"[我本全](?:镇|乡|县|区|街道|院|社区)")


_OUR_RULE = compile_re(
    r"[我本](?:们)?(?P<unit>[省市县区州旗])[^。!?\n]{0,60}?(?:根据|依据|按照|依照|遵照|执行)《"
)
"""What a text's own place goes by: 我市只对百岁老人发放补助,根据《|某市老年优待办法》."""


def place_of_its_rules(text: str, told: Region, mentions: Sequence[RegionMention]) -> Region | None:
    """The one place whose rules the text's own place goes by, of the kind it calls itself; not what ``told`` lies in.

    told (Region): the place that is but spoken of most (我省现在只在甲市发放。我市根据《乙市…办法》,…).
    """
    titles = {m.start: m.region for m in mentions if m.kind == "title" and m.region is not None}
    if not titles:
        return None
    ours = {
        titles[found.end()]
        for found in _OUR_RULE.finditer(text)
        if found.end() in titles and titles[found.end()].name.endswith(found["unit"])
    }
    place = ours.pop() if len(ours) == 1 else None
    return None if place is None or place.contains(told) else place


def county_of_the_rules(text: str, told: Region | None, mentions: Sequence[RegionMention]) -> Region | None:
    """The county that lies in all else that ``text`` names, where it is named in the title of a rule the text goes by.

    told (Region | None): what else the text was taken to be of; a county stays.
    """
    titles = [
        m for m in mentions if m.kind == "title" and m.region is not None and m.region.level == "county"
    ]
    if not titles or _GOES_BY.search(text) is None or _OURS.search(text) is None:
        return None
    county = titles[0].region
    if county is None or (told is not None and (told == county or not told.contains(county))):
        return None
    named = (m.region for m in mentions if m.kind not in ("deictic", "media", "place"))
    if not all(
        region is not None and (region.contains(county) or county.contains(region)) for region in named
    ):
        return None
    return county
