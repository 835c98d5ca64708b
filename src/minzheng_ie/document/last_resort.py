"""Whose a text is where no title, issuer, own word or fact tells it: what is asked last, one thing behind the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from minzheng_ie.document.cues import DocumentCues
from minzheng_ie.document.hidden import (
    Found,
    hidden_place,
    of_a_zone,
    of_the_corps,
    own_unit,
    place_of_the_press,
    province_come_to,
    province_of_its_parts,
)
from minzheng_ie.document.offices import province_of_the_office
from minzheng_ie.document.own_level import (
    only_in_the_papers,
    only_of_its_kind,
    only_written_from,
    told_by_its_parts,
)
from minzheng_ie.document.press import Press
from minzheng_ie.document.votes import Vote
from minzheng_ie.document.zones import Zones
from minzheng_ie.entities.region_mention import RegionMention
from minzheng_ie.entities.region_rows import Unit
from minzheng_ie.entities.region_table import NameMatch, RegionTable


def place_told_by_nothing_else(
    text: str,
    mentions: Sequence[RegionMention],
    votes: Sequence[Vote],
    levels: Counter[Unit],
    zones: Zones,
    table: RegionTable,
    cues: DocumentCues,
    doubtful: Callable[[], Sequence[NameMatch]],
    press: Press | None,
) -> Found | None:
    """The place that short names like words, the papers named, or the only place of the text's own kind tell; with what tells it.

    levels: how often the text speaks of its own place as 市, 县 … doubtful, press: see `place_of`.
    """
    of_its_office = province_of_the_office(text, mentions, levels, table)
    if of_its_office is not None:
        return of_its_office
    unit = own_unit(levels)
    if unit is None:
        if press is not None and of_a_zone(text):
            return place_of_the_press(text, mentions, "市", table, press)
        if levels:
            return told_by_its_parts(text, mentions, table) if set(levels) == {"市"} else None
        found = only_written_from(text, mentions, table) or only_in_the_papers(text, mentions, table)
        return found or of_the_corps(text, mentions, table)
    found = hidden_place(text, mentions, doubtful(), zones, unit, table, cues)
    found = found or province_come_to(text, mentions, unit, table)
    found = found or province_of_its_parts(text, mentions, unit, table)
    if found is None and press is not None:
        found = place_of_the_press(text, mentions, unit, table, press)
    return found or only_of_its_kind(text, votes, mentions, unit, table)
