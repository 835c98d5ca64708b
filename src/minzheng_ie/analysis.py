"""What is known of a document before its claims are assembled."""

from __future__ import annotations

from dataclasses import dataclass

from minzheng_ie.entities.periods import PeriodMention
from minzheng_ie.entities.programmes import ProgrammeMention
from minzheng_ie.entities.regions import Region, RegionMention
from minzheng_ie.entities.report_date import ReportDate
from minzheng_ie.quantities.model import Quantity
from minzheng_ie.text.layout import Layout
from minzheng_ie.text.normalize import CleanText


@dataclass(frozen=True, slots=True)
class Analysis:
    """A document with everything recognised in it; every mention's offsets are in ``clean.text``, in order."""

    name: str
    source: str
    clean: CleanText
    layout: Layout
    date: ReportDate
    region: Region | None
    region_evidence: tuple[tuple[int, int], ...]
    quantities: tuple[Quantity, ...]
    periods: tuple[PeriodMention, ...]
    regions: tuple[RegionMention, ...]
    programmes: tuple[ProgrammeMention, ...]
