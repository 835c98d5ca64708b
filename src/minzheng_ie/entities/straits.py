"""Names of two divisions: among the parts of one they mean another than by themselves (连江县 in a list of Taiwan's counties)."""

from __future__ import annotations

from collections.abc import Sequence

from minzheng_ie.entities.region_mention import RegionMention
from minzheng_ie.entities.region_table import Region, RegionTable

_SEVERAL = 2


def across(text: str, mentions: Sequence[RegionMention], table: RegionTable, document: Region | None) -> None:
    """Read such a name as what it is among the parts of a division (桃园市、新竹市、连江县).

    That is in a text of the division, or with words at home there only (新台币), or where two of its parts are named; in no case
    beside places of where the name is at home.
    """
    for mention in mentions:
        own = mention.region
        told = table.listed.get(own.name) if own is not None else None
        if own is None or told is None or told[1] is own:
            continue
        above, meant = told
        at_home = own.path.partition("/")[0] + "/"
        others = {m.region for m in mentions if m.region is not None and m.region.name not in table.listed}
        if any(region.path.startswith(at_home) or region.path == at_home[:-1] for region in others):
            continue
        parts = [region for region in others if above.contains(region) and region.rank > above.rank]
        if mention.end - mention.start > len(own.name):
            continue  # 福州市连江县
        of_it = document is not None and above.contains(document)
        if of_it or len(parts) >= _SEVERAL or any(at == above and word in text for word, at in table.signs):
            mention.region, mention.candidates = meant, (meant,)
