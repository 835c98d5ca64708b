"""``minzheng_entities``: the periods, regions and programmes a document names, and what it is about."""

from __future__ import annotations

from pathlib import Path

from spacy.tokens import Doc

from minzheng_ie.collector import collection_put_off
from minzheng_ie.document.wire import info_of
from minzheng_ie.pipeline.component import Component, SpanMaker
from minzheng_ie.pipeline.state import draft_of, dump_date, dump_region, store
from minzheng_ie.stages import EntityFinder

OTHER = "other"
"""Label of a word that names a topic outside civil affairs."""


class EntityRecognizer(Component[EntityFinder]):
    """Finds periods, regions and programmes, and the region and date of the whole document.

    name (str): name of the component in its pipeline.
    region_key (str): span group for regions; the label is the level of the region (the kind of mention when it stands
        for none), ``kb_id_`` its code.
    period_key (str): span group for periods; the label is the kind of mention, ``kb_id_`` the period in EDTF.
    program_key (str): span group for programmes; the label is the programme.
    region, date, reports_on (str | None): what all documents of this pipeline are about, as for `minzheng_ie.extract`; a
        document may say otherwise with ``doc._.region_hint``, ``doc._.date_hint`` and ``doc._.reports_on_hint``.
    """

    def __init__(
        self,
        name: str = "minzheng_entities",
        *,
        region_key: str = "region",
        period_key: str = "period",
        program_key: str = "program",
        region: str | None = None,
        date: str | None = None,
        reports_on: str | None = None,
    ) -> None:
        super().__init__(name)
        self.region_key = region_key
        self.period_key = period_key
        self.program_key = program_key
        self.region = region
        self.date = date
        self.reports_on = reports_on

    def load_rules(self, dirs: tuple[Path, ...]) -> EntityFinder:
        """The tables of regions and programmes; a first call reads those of periods too."""
        finder = EntityFinder(dirs)
        finder.find("")
        return finder

    def __call__(self, doc: Doc) -> Doc:
        """Recognise the entities of ``doc``.

        Raises RegionError and DateError for a hint that cannot be read.
        """
        with collection_put_off():
            self._recognize(doc)
        return doc

    def _recognize(self, doc: Doc) -> None:
        draft = draft_of(doc)
        region, date, reports_on = doc._.region_hint, doc._.date_hint, doc._.reports_on_hint
        found = draft.entities = self.rules.find(
            draft.clean.text,
            region=self.region if region is None else region,
            date=self.date if date is None else date,
            reports_on=self.reports_on if reports_on is None else reports_on,
        )
        alignment = draft.clean.alignment
        spans = SpanMaker(doc, alignment).spans
        doc.spans[self.region_key] = spans(
            (m.start, m.end, m.kind, "")
            if m.region is None
            else (m.start, m.end, m.region.level, m.region.code)
            for m in found.regions
        )
        doc.spans[self.period_key] = spans((m.start, m.end, m.kind, m.edtf or "") for m in found.periods)
        doc.spans[self.program_key] = spans(
            (m.start, m.end, m.program or OTHER, "") for m in found.programmes
        )
        store(
            doc,
            region=dump_region(found.document.place.value),
            date=dump_date(found.document.date, alignment),
            document=info_of(found.document, draft.source, alignment).model_dump(mode="json"),
        )
