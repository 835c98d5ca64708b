"""``minzheng_claims``: the claims of a document, and the numbers that are none."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from spacy.tokens import Doc
from spacy.util import raise_error

from minzheng_ie.collector import collection_put_off
from minzheng_ie.errors import MinzhengError
from minzheng_ie.pipeline.component import Component, SpanMaker
from minzheng_ie.pipeline.marks import set_entities, set_sentences
from minzheng_ie.pipeline.state import Draft, draft_of, finish, store_results
from minzheng_ie.quantities.model import Quantity
from minzheng_ie.stages import ClaimMaker, Entities

_Handler = Callable[[str, Any, list[Doc], Exception], Any]


class ClaimAssembler(Component[ClaimMaker]):
    """Assembles claims from what the components before it found.

    name (str): name of the component in its pipeline.
    spans_key (str): span group for the numbers of the claims, one span for each of ``doc._.claims`` in the same order;
        the label is the metric, ``kb_id_`` the claim's ``id``.
    skipped_key (str): span group for the numbers that are no claims, in the order of ``doc._.skipped``; the label is
        the reason.
    sents, ents (bool): whether to set ``doc.sents`` and to add to ``doc.ents``, as `minzheng_ie.pipeline.marks` says.
    """

    def __init__(
        self,
        name: str = "minzheng_claims",
        *,
        spans_key: str = "claim",
        skipped_key: str = "skipped",
        sents: bool = True,
        ents: bool = True,
    ) -> None:
        super().__init__(name)
        self.sents = sents
        self.ents = ents
        self.spans_key = spans_key
        self.skipped_key = skipped_key
        self._handle: _Handler = raise_error

    def load_rules(self, dirs: tuple[Path, ...]) -> ClaimMaker:
        """The words, cues and layout rules that claims are made with."""
        return ClaimMaker(dirs)

    def __call__(self, doc: Doc) -> Doc:
        """Assemble the claims of ``doc``.

        Raises MinzhengError when the quantities or the entities of the document have not been recognised.
        """
        draft = draft_of(doc)
        if draft.quantities is None or draft.entities is None:
            finish(doc)
            raise MinzhengError(
                f"{self.name} needs minzheng_quantities and minzheng_entities before it in the pipeline"
            )
        with collection_put_off():
            self._assemble(doc, draft, draft.quantities, draft.entities)
            finish(doc)
            del draft  # before the collector looks through all that lives
        return doc

    def set_error_handler(self, error_handler: _Handler) -> None:
        """Called by ``nlp.set_error_handler``: error_handler (callable) is told of a document that fails in `pipe`."""
        self._handle = error_handler

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 1) -> Iterator[Doc]:
        """Assemble the claims of many documents, one after the other.

        stream (iterable): the documents, which the stages before make as they are asked for: the collector is put off once
            for all of them, as each stage leaves behind it what the next reads. batch_size: given by spaCy, not used.
        """
        docs = iter(stream)
        while True:
            with collection_put_off():
                doc = next(docs, None)
                if doc is None:
                    return
                try:
                    doc = self(doc)
                except Exception as error:
                    self._handle(self.name, self, [doc], error)
                    continue
            yield doc

    def _assemble(self, doc: Doc, draft: Draft, quantities: tuple[Quantity, ...], entities: Entities) -> None:
        analysis = self.rules.analysis(doc._.report_name, draft.source, draft.clean, quantities, entities)
        claims, skipped = self.rules.make(analysis)
        spans = SpanMaker(doc)
        doc.spans[self.spans_key] = spans.spans((c.start, c.end, c.metric, c.id) for c in claims)
        doc.spans[self.skipped_key] = spans.spans((s.start, s.end, s.skipped, "") for s in skipped)
        if self.sents:
            set_sentences(doc, spans, entities.document.layout, draft.clean.alignment)
        if self.ents:
            set_entities(doc, spans, claims)
        store_results(doc, claims, skipped)
