"""What is known of a document before its claims are assembled."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from operator import attrgetter
from typing import Protocol, TypeVar

from minzheng_ie.document.model import Document
from minzheng_ie.entities.periods.mention import PeriodMention
from minzheng_ie.entities.periods.report_date import ReportDate
from minzheng_ie.entities.programmes import ProgrammeMention
from minzheng_ie.entities.regions import Region, RegionMention
from minzheng_ie.quantities.model import Quantity
from minzheng_ie.reading.result import CellPlace, Place
from minzheng_ie.records import dataclass
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
        """Where the character ``start`` of the source stands in its file, None when that is not known.

        A file that tells of no tables has those that were found in its text.
        """
        place = _around(self.places, start)
        told = place.locator if place is not None else None
        if told is not None and told.table is not None:
            return told
        grid = _around(self.clean.grids, start)
        cell = _around(grid.cells, start) if grid is not None else None
        if grid is None or cell is None:
            return told
        return Locator(table=grid.number, row=cell.row + 1, column=cell.column + 1, sheet=grid.sheet)


class _Stretch(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


S = TypeVar("S", bound=_Stretch)


def _around(stretches: Sequence[S], position: int) -> S | None:
    """The stretch (of those in order and apart) that ``position`` is in."""
    if not stretches:
        return None
    before = bisect_right(stretches, position, key=attrgetter("start")) - 1
    found = stretches[before] if before >= 0 else None
    return found if found is not None and position < found.end else None
