"""Regions: the table of divisions, and mentions in text.

The parts are `region_table` (what exists), `region_contexts` (what surrounds a name) and `region_mentions` (what a
text names); this module is their face. What a report is about is told in `minzheng_ie.document.place`.
"""

from __future__ import annotations

from minzheng_ie.divisions import Level
from minzheng_ie.entities.region_mention import MentionKind, RegionMention
from minzheng_ie.entities.region_mentions import PlaceScan, find_regions
from minzheng_ie.entities.region_resolver import point
from minzheng_ie.entities.region_table import COUNTRY_CODE, Region, RegionTable, load_regions

__all__ = [
    "COUNTRY_CODE",
    "Level",
    "MentionKind",
    "PlaceScan",
    "Region",
    "RegionMention",
    "RegionTable",
    "find_regions",
    "load_regions",
    "point",
]
