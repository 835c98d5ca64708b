"""What other tools of spaCy look for on a `Doc`: sentences, and entities that do not overlap."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np
from spacy.tokens import Doc, Span

from minzheng_ie.pipeline.component import SpanMaker
from minzheng_ie.schema import Claim, SourceSpan
from minzheng_ie.text.alignment import Alignment
from minzheng_ie.text.layout import Layout

QUANTITY, METRIC, REGION, PERIOD, PROGRAM = ENTITIES = ("QUANTITY", "METRIC", "REGION", "PERIOD", "PROGRAM")
"""Labels of ``doc.ents``; where two touch the same token, the one that stands earlier here."""


def set_sentences(doc: Doc, spans: SpanMaker, layout: Layout, alignment: Alignment) -> None:
    """Begin a sentence where the layout does: sentences, headings, rows of tables, furniture, a line each.

    spans: those of the document. layout: in clean offsets, which ``alignment`` maps to ``doc.text``. A sentence begins with the token in which its first
    character is; white space between two belongs to the first. Nothing is done where the document has sentences already.
    """
    if not len(doc) or doc.has_annotation("SENT_START"):
        return
    # All at once, without an object for each token: setting ``is_sent_start`` looks through the whole document each time.
    told = np.searchsorted(spans.ends, np.array(list(_starts(layout, alignment)), np.int64), "right")
    blank: Any = doc.to_array(["IS_SPACE"])
    words = np.flatnonzero(blank == 0)
    behind = np.searchsorted(words, told[told > 0])
    marks: Any = np.full(len(doc), -1, dtype=np.int64)
    marks[words[behind[behind < len(words)]]] = 1
    marks[0] = 1
    doc.from_array(["SENT_START"], marks.astype(np.uint64))


def _starts(layout: Layout, alignment: Alignment) -> Iterator[int]:
    spans = [(block.start, block.end) for block in layout.blocks]
    spans += [(sentence.start, sentence.end) for sentence in layout.sentences]
    for start, end in spans:
        if end > start:
            yield alignment.span(start, end)[0]


def set_entities(doc: Doc, spans: SpanMaker, claims: Iterable[Claim]) -> None:
    """Add to ``doc.ents`` the numbers of the claims and what tells their metric, region, period and programme.

    spans: those of the document. A region has its code as ``kb_id_``, a period its EDTF. What the document has as
    entities already stays, and nothing overlaps it.
    """
    known = doc.ents
    taken = bytearray(len(doc))
    for entity in known:
        taken[entity.start : entity.end] = b"\1" * len(entity)
    marks: dict[tuple[int, int], tuple[str, str]] = {}
    for label, exact, kb_id in _marks(tuple(claims)):
        marks.setdefault(exact, (label, kb_id))  # what tells the region of one number tells that of the next
    chosen: list[Span] = []
    for (exact, told), touched in zip(marks.items(), spans.touched(tuple(marks)), strict=True):
        first, behind, _ = touched
        if taken.find(1, first, behind) < 0:
            taken[first:behind] = b"\1" * (behind - first)
            chosen.append(spans.span(exact, touched, *told))
    doc.set_ents([*known, *chosen])


def _marks(claims: tuple[Claim, ...]) -> Iterator[tuple[str, tuple[int, int], str]]:
    for claim in claims:
        yield QUANTITY, (claim.start, claim.end), ""
    for label, field, name in (
        (METRIC, "metric", None),
        (REGION, "region", "region_code"),
        (PERIOD, "period", "period"),
        (PROGRAM, "program", None),
    ):
        for claim in claims:
            spans: tuple[SourceSpan, ...] = tuple(getattr(claim.evidence, field))
            for span in spans:
                yield label, (span.start, span.end), (getattr(claim, name) or "") if name else ""
