"""The stages a document goes through, shared by the extractor and the components of the spaCy pipeline.

Numbers need no rules of their own here: they are `minzheng_ie.quantities.recognize.recognize_in`.
"""

from __future__ import annotations

from functools import cached_property
from itertools import chain
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING

from minzheng_ie.analysis import Analysis
from minzheng_ie.claims.assemble import Assembler
from minzheng_ie.claims.headlines import date_headlines
from minzheng_ie.claims.ids import identify
from minzheng_ie.claims.in_names import decline_in_names
from minzheng_ie.claims.lost_cells import decline_lost_cells
from minzheng_ie.claims.pieces import decline_pieces
from minzheng_ie.document.model import Document
from minzheng_ie.document.read import DocumentReader
from minzheng_ie.entities.periods.mention import PeriodMention
from minzheng_ie.entities.periods.mentions import find_periods, scan_periods
from minzheng_ie.entities.programmes import ProgrammeMention, load_programmes
from minzheng_ie.entities.regions import PlaceScan, Region, RegionMention, load_regions
from minzheng_ie.entities.townships import with_townships
from minzheng_ie.errors import RegionError
from minzheng_ie.quantities.home_signs import at_home
from minzheng_ie.quantities.model import Quantity
from minzheng_ie.quantities.units import unit_table
from minzheng_ie.reading.result import CellPlace, Place
from minzheng_ie.records import dataclass
from minzheng_ie.schema import Claim, Skipped
from minzheng_ie.text.layout import Layout
from minzheng_ie.text.normalize import CleanText
from minzheng_ie.text.portions import portions
from minzheng_ie.tree.words import load_metric_words

if TYPE_CHECKING:
    from minzheng_ie.tables import TableReader

_start = attrgetter("start")
_span = attrgetter("start", "end")


@dataclass(frozen=True, slots=True)
class Entities:
    """What a clean text names, and what it is about; offsets are code points of the clean text.

    document (Document): what it is. periods, regions, programmes (tuple): the mentions, in order.
    """

    document: Document
    periods: tuple[PeriodMention, ...]
    regions: tuple[RegionMention, ...]
    programmes: tuple[ProgrammeMention, ...]


class EntityFinder:
    """Finds periods, regions and programmes.

    dirs (tuple): pattern directories, from `pattern_dirs`.

    Raises PatternError when a pattern file is broken.
    """

    def __init__(self, dirs: tuple[Path, ...]) -> None:
        self.dirs = dirs
        self.table = load_regions(dirs)
        self.programmes = load_programmes(dirs)
        self.documents = DocumentReader(dirs, self.table)

    def find(
        self,
        text: str,
        *,
        region: str | None = None,
        date: str | None = None,
        reports_on: str | None = None,
    ) -> Entities:
        """The entities of a clean text.

        text (str): clean text of a whole document.
        region, date, reports_on (str | None): what the caller knows, as for `minzheng_ie.extract`.

        Raises RegionError and DateError for a region or date that cannot be read.
        """
        hint = self.region(region) if region is not None else None
        scan = scan_periods(text, self.dirs)
        places = PlaceScan(text, self.table)
        named = places.mentions(hint)
        document = self.documents.read(
            scan, named, places=places, region=hint, date=date, reports_on=reports_on
        )
        where = document.place.value
        if where != hint:  # what its names mean depends on whose report it is
            named = places.mentions(where)
        return Entities(
            document=document,
            periods=tuple(find_periods(scan, document.date)),
            regions=tuple(
                with_townships(text, where, named, max((e for _, e in document.title.evidence), default=0))
            ),
            programmes=tuple(self.programmes.find(text)),
        )

    def region(self, name: str) -> Region:
        """The division a caller names. Raises RegionError when it is unknown, ambiguous or a group."""
        found = self.table.lookup(name)
        if len(found) != 1:
            raise RegionError(
                f"{name!r} is a group of regions: {'、'.join(r.name for r in found)}; give one of them"
            )
        return found[0]


class ClaimMaker:
    """Assembles the claims of a document.

    dirs (tuple): pattern directories, from `pattern_dirs`.

    Raises PatternError when a pattern file is broken.
    """

    def __init__(self, dirs: tuple[Path, ...]) -> None:
        self.assembler = Assembler(dirs, load_metric_words(dirs))
        self.units = unit_table(dirs)
        self._dirs = dirs
        if len(dirs) > 1:  # rules of the caller's are checked before the first document
            _ = self.tables

    @cached_property
    def tables(self) -> TableReader:
        """Reads the tables; made for the first, since most documents have none."""
        from minzheng_ie.tables import TableReader

        return TableReader(self._dirs)

    def analysis(
        self,
        name: str,
        source: str,
        clean: CleanText,
        quantities: tuple[Quantity, ...],
        entities: Entities,
        places: tuple[Place | CellPlace, ...] = (),
    ) -> Analysis:
        """Everything known of a document before its claims are assembled.

        name (str): what the document is called. source (str): its original text, the base of all offsets of claims.
        places (tuple): where stretches of it stand in its file.
        """
        layout = entities.document.layout
        named = (entities.periods, entities.regions, entities.programmes)
        read = portions(
            clean.text,
            layout.sentences,
            list(map(_span, quantities)),
            list(map(_span, chain(*named))),
        )
        numbers = decline_pieces(clean.text, source, clean.alignment, layout.blocks, quantities)
        numbers = decline_lost_cells(clean.text, layout.blocks, read, numbers)
        place = entities.document.place.value
        numbers = at_home(clean.text, numbers, None if place is None else place.code, self.units)
        return Analysis(
            name=name,
            source=source,
            clean=clean,
            layout=Layout(layout.blocks, read),
            document=entities.document,
            quantities=decline_in_names(numbers, entities.regions),
            periods=entities.periods,
            regions=entities.regions,
            programmes=entities.programmes,
            places=places,
        )

    def make(self, analysis: Analysis) -> tuple[list[Claim], list[Skipped]]:
        """Claims and skipped numbers of a document, each in text order, with offsets of the original."""
        claims, skipped = self.assembler.assemble(analysis)
        date_headlines(claims, analysis)
        if analysis.clean.grids:
            cells, passed = self.tables.read(analysis)
            claims, skipped = (
                sorted([*claims, *cells], key=_start),
                sorted([*skipped, *passed], key=_start),
            )
        identify(claims, analysis.source)
        return claims, skipped
