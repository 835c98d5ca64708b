"""Regions: the table of divisions, mentions in text, and the region of a document.

The parts are `region_table` (what exists), `region_contexts` (what surrounds a name), `region_mentions` (what a
text names) and `document_region` (what a report is about); this module is their face.
"""

from __future__ import annotations

from minzheng_ie.divisions import Level
from minzheng_ie.entities.document_region import document_region
from minzheng_ie.entities.region_mentions import MentionKind, RegionMention, find_regions, point
from minzheng_ie.entities.region_table import COUNTRY_CODE, Region, RegionTable, load_regions

__all__ = [
    "COUNTRY_CODE",
    "Level",
    "MentionKind",
    "Region",
    "RegionMention",
    "RegionTable",
    "document_region",
    "find_regions",
    "load_regions",
    "point",
]
