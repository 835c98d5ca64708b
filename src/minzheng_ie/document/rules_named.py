"""The county whose rules a town's or a home's paper goes by (根据《某省…办法》《某县…规程》,结合我镇实际): it lies there."""

from __future__ import annotations

from collections.abc import Sequence

from minzheng_ie.compiled import compile_re
from minzheng_ie.entities.region_mention import RegionMention
from minzheng_ie.entities.region_table import Region

_GOES_BY = compile_re(r"根据|依据|按照|依照|遵照")
_OURS = compile_re(r"[我本全](?:镇|乡|县|区|街道|院|社区)")


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
