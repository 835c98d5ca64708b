"""Reads what a document is before any of its numbers is read."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from minzheng_ie.document.cues import document_cues
from minzheng_ie.document.heading import issuer_of, kind_of, title_of
from minzheng_ie.document.layout import LayoutReader
from minzheng_ie.document.model import Document
from minzheng_ie.document.place import place_of
from minzheng_ie.document.press import press
from minzheng_ie.document.sections import sections_of
from minzheng_ie.document.times import times_of
from minzheng_ie.document.zones import read_zones
from minzheng_ie.entities.periods.mentions import PeriodScan
from minzheng_ie.entities.region_mention import RegionMention
from minzheng_ie.entities.region_mentions import PlaceScan
from minzheng_ie.entities.region_table import Region, RegionTable
from minzheng_ie.entities.town_table import towns_of


class DocumentReader:
    """Reads documents by the rules of the pattern directories ``dirs``.

    dirs (tuple): from `pattern_dirs`. table (RegionTable): of the same directories.

    Raises PatternError when a pattern file is broken.
    """

    def __init__(self, dirs: tuple[Path, ...], table: RegionTable) -> None:
        self.dirs = dirs
        self.table = table
        self.layout = LayoutReader(dirs)
        self.cues = document_cues(dirs)
        self.press = press(dirs)

    def read(
        self,
        scan: PeriodScan,
        mentions: Sequence[RegionMention],
        *,
        places: PlaceScan | None = None,
        region: Region | None = None,
        date: str | None = None,
        reports_on: str | None = None,
    ) -> Document:
        """What the document is.

        scan (PeriodScan): of its clean text. mentions: its places, found without knowing whose it is.
        places: what else its text may hold of places.
        region, date, reports_on: what the caller knows; it wins.
        RETURNS (Document): with the evidence of each answer. Raises DateError for a date that cannot be read.
        """
        text = scan.text
        layout = self.layout.read(text)
        zones = read_zones(text, layout)
        title = title_of(text, layout)
        when = times_of(scan, date, reports_on, self.dirs)
        return Document(
            layout=layout,
            kind=kind_of(text, layout, title, self.cues),
            title=title,
            issuer=issuer_of(text, layout, zones, title, self.cues),
            place=place_of(
                text,
                mentions,
                zones,
                self.table,
                self.cues,
                region,
                doubtful=places.doubtful if places is not None else list,
                press=self.press,
                towns=partial(towns_of, self.dirs),
                year=when.date.year,
            ),
            written=when.written,
            posted=when.posted,
            reports_on=when.reports_on,
            date=when.date,
            sections=sections_of(text, layout),
        )
