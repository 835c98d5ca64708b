"""What is known of a document before its claims are assembled."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from operator import attrgetter

from minzheng_ie.document.model import Document
from minzheng_ie.entities.periods import PeriodMention
from minzheng_ie.entities.programmes import ProgrammeMention
from minzheng_ie.entities.regions import Region, RegionMention
from minzheng_ie.entities.report_date import ReportDate
from minzheng_ie.quantities.model import Quantity
from minzheng_ie.reading.result import CellPlace, Place
from minzheng_ie.schema import Locator
from minzheng_ie.text.layout import Layout
from minzheng_ie.text.normalize import CleanText


@dataclass(frozen=True, slots=True)
class Analysis:
    """A document with everything recognised in it; every mention's offsets are in ``clean.text``, in order.

    layout: its lines, its sentences as they are read (long ones in portions). document: what it is.
    places: where stretches of the source stand in its file.
    """

    name: str
    source: str
    clean: CleanText
    layout: Layout
    document: Document
    quantities: tuple[Quantity, ...]
    periods: tuple[PeriodMention, ...]
    regions: tuple[RegionMention, ...]
    programmes: tuple[ProgrammeMention, ...]
    places: tuple[Place | CellPlace, ...] = ()

    @property
    def date(self) -> ReportDate:
        """When it was written and what it reports on."""
        return self.document.date

    @property
    def region(self) -> Region | None:
        """The region it is about."""
        return self.document.place.value

    @property
    def region_evidence(self) -> tuple[tuple[int, int], ...]:
        """Spans of ``clean.text`` that say so, best first."""
        return self.document.place.evidence

    def locator(self, start: int) -> Locator | None:
        """Where the character ``start`` of the source stands in its file, None when that is not known."""
        if not self.places:
            return None
        before = bisect_right(self.places, start, key=attrgetter("start")) - 1
        place = self.places[before] if before >= 0 else None
        return place.locator if place is not None and start < place.end else None
