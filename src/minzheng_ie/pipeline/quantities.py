"""``minzheng_quantities``: the numbers of a document with their units."""

from __future__ import annotations

from pathlib import Path

from spacy.tokens import Doc

from minzheng_ie.collector import collection_put_off
from minzheng_ie.pipeline.component import Component, SpanMaker
from minzheng_ie.pipeline.state import draft_of
from minzheng_ie.quantities.recognize import recognize_in

NO_UNIT = "number"
"""Label of a quantity whose unit is not written."""


class QuantityRecognizer(Component[tuple[Path, ...]]):
    """Finds quantities.

    name (str): name of the component in its pipeline.
    spans_key (str): span group for the numbers that may be claims, in text order; the label is the unit.
    """

    def __init__(self, name: str = "minzheng_quantities", *, spans_key: str = "quantity") -> None:
        super().__init__(name)
        self.spans_key = spans_key

    def load_rules(self, dirs: tuple[Path, ...]) -> tuple[Path, ...]:
        """The recogniser keeps its rules by directory; a first call reads them, so that errors come now."""
        recognize_in("", dirs)
        return dirs

    def __call__(self, doc: Doc) -> Doc:
        """Recognise the numbers of ``doc``."""
        with collection_put_off():
            draft = draft_of(doc)
            draft.quantities = tuple(recognize_in(draft.clean.text, self.rules))
            doc.spans[self.spans_key] = SpanMaker(doc, draft.clean.alignment).spans(
                (q.start, q.end, q.unit or NO_UNIT, "") for q in draft.quantities if q.skip is None
            )
        return doc
