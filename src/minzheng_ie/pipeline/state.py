"""What the components know of a document, and the attributes through which a `Doc` shows it.

While a document goes through the pipeline its clean text and the mentions in it are kept beside the `Doc`, computed
once. What comes out is stored in ``doc.user_data["minzheng_ie"]`` as plain data, so that it survives
``doc.to_bytes()`` and the way back from another process.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import date as Date
from typing import Any
from weakref import WeakKeyDictionary

from spacy.tokens import Doc, Span

from minzheng_ie.entities.periods.report_date import ReportDate
from minzheng_ie.entities.regions import Region
from minzheng_ie.quantities.model import Quantity
from minzheng_ie.records import dataclass
from minzheng_ie.schema import Claim, DocumentInfo, Skipped, plain_claim
from minzheng_ie.stages import Entities
from minzheng_ie.text.alignment import Alignment
from minzheng_ie.text.normalize import CleanText, clean

KEY = "minzheng_ie"
"""Key of ``doc.user_data`` under which the results are stored."""


@dataclass(slots=True)
class Draft:
    """A document between two components; offsets are code points of the clean text.

    source (str): its text.
    """

    source: str
    clean: CleanText
    quantities: tuple[Quantity, ...] | None = None
    entities: Entities | None = None


@dataclass(frozen=True, slots=True)
class _Results:
    raw: dict[str, Any]
    claims: tuple[Claim, ...]
    skipped: tuple[Skipped, ...]
    by_span: dict[tuple[int, int], Claim]


_TEXTS: WeakKeyDictionary[Doc, str] = WeakKeyDictionary()
_DRAFTS: WeakKeyDictionary[Doc, Draft] = WeakKeyDictionary()
_RESULTS: WeakKeyDictionary[Doc, _Results] = WeakKeyDictionary()


def remember_text(doc: Doc, text: str) -> None:
    """Keep the text a document was made of for its draft: ``doc.text`` is joined again, word by word, at every look.

    doc (Doc): a new document. text (str): equal to ``doc.text``.
    """
    _TEXTS[doc] = text


def draft_of(doc: Doc) -> Draft:
    """The draft of a document, begun (the text cleaned) when there is none."""
    draft = _DRAFTS.get(doc)
    if draft is None:
        text = _TEXTS.pop(doc, None)
        if text is None:
            text = doc.text
        draft = _DRAFTS[doc] = Draft(text, clean(text))
    return draft


def finish(doc: Doc) -> None:
    """Let go of a document's draft."""
    _DRAFTS.pop(doc, None)


def store(doc: Doc, **fields: Any) -> None:
    """Set results of a document: plain data, ready for msgpack."""
    doc.user_data[KEY] = {**doc.user_data.get(KEY, {}), **fields}


def store_results(doc: Doc, claims: Sequence[Claim], skipped: Sequence[Skipped]) -> None:
    """Set the claims of a document and the numbers that are none: as plain data, and as they are for ``doc._``."""
    store(doc, claims=dump_claims(claims), skipped=dump_skipped(skipped))
    _keep(doc, doc.user_data[KEY], claims, skipped)


def dump_claims(claims: Iterable[Claim]) -> list[dict[str, Any]]:
    """Claims as plain data; unlike the wire form with the explanation."""
    return [plain_claim(claim) for claim in claims]


def dump_skipped(skipped: Iterable[Skipped]) -> list[dict[str, Any]]:
    """Skipped numbers as plain data, which their fields are as they stand."""
    return [dict(vars(number)) for number in skipped]


def dump_region(region: Region | None) -> dict[str, Any] | None:
    """A region as plain data."""
    return None if region is None else asdict(region)


def dump_date(date: ReportDate, alignment: Alignment) -> dict[str, Any]:
    """A report's date as plain data, its spans mapped onto the original text by ``alignment``."""
    return {
        "date": date.date.isoformat() if date.date is not None else None,
        "year": date.year,
        "default": date.default,
        "now": date.now,
        "closed": date.closed,
        "rank": date.rank,
        "evidence": [list(alignment.span(*span)) for span in date.evidence],
        "datelines": [list(alignment.span(*span)) for span in date.datelines],
    }


def _results(doc: Doc) -> _Results:
    raw: dict[str, Any] = doc.user_data.get(KEY, {})
    known = _RESULTS.get(doc)
    if known is None or known.raw is not raw:
        claims = [Claim.model_validate(item) for item in raw.get("claims", ())]
        skipped = [Skipped.model_validate(item) for item in raw.get("skipped", ())]
        known = _keep(doc, raw, claims, skipped)
    return known


def _keep(doc: Doc, raw: dict[str, Any], claims: Sequence[Claim], skipped: Sequence[Skipped]) -> _Results:
    by_span = {(claim.start, claim.end): claim for claim in claims}
    kept = _RESULTS[doc] = _Results(raw, tuple(claims), tuple(skipped), by_span)
    return kept


def get_claims(doc: Doc) -> list[Claim]:
    """``doc._.claims``: the claims in text order; offsets are those of ``doc.text``."""
    return list(_results(doc).claims)


def get_skipped(doc: Doc) -> list[Skipped]:
    """``doc._.skipped``: every number that is no claim, with the reason, in text order."""
    return list(_results(doc).skipped)


def get_report_region(doc: Doc) -> Region | None:
    """``doc._.report_region``: the region the document is about."""
    raw = doc.user_data.get(KEY, {}).get("region")
    return None if raw is None else Region(**raw)


def get_report_document(doc: Doc) -> DocumentInfo | None:
    """``doc._.report_document``: what the document is, with the evidence of each answer; offsets are those of ``doc.text``."""
    raw = doc.user_data.get(KEY, {}).get("document")
    return None if raw is None else DocumentInfo.model_validate(raw)


def get_report_date(doc: Doc) -> ReportDate | None:
    """``doc._.report_date``: when it was written and what year it reports on; spans in ``doc.text``."""
    raw = doc.user_data.get(KEY, {}).get("date")
    if raw is None:
        return None
    spans = {name: tuple((s, e) for s, e in raw[name]) for name in ("evidence", "datelines")}
    written = Date.fromisoformat(raw["date"]) if raw["date"] is not None else None
    return ReportDate(**{**raw, **spans, "date": written})


def get_exact(span: Span) -> tuple[int, int]:
    """``span._.exact``: first and last code point (exclusive) in ``doc.text`` of what was recognised.

    Tokens may cut elsewhere; then the span covers every token touched and its ``id_`` tells the exact offsets.
    """
    if span.id:
        start, _, end = span.id_.partition(":")
        if start.isdecimal() and end.isdecimal():
            return int(start), int(end)
    return span.start_char, span.end_char


def get_quote(span: Span) -> str:
    """``span._.quote``: the characters of ``span._.exact``."""
    start, end = get_exact(span)
    text: str = span.doc.text
    return text[start:end]


def get_claim(span: Span) -> Claim | None:
    """``span._.claim``: the claim whose number the span is, None for every other span."""
    return _results(span.doc).by_span.get(get_exact(span))


def set_extensions() -> None:
    """Register the attributes of `Doc` and `Span`; done when the pipeline is imported."""
    Doc.set_extension("claims", getter=get_claims, force=True)
    Doc.set_extension("skipped", getter=get_skipped, force=True)
    Doc.set_extension("report_region", getter=get_report_region, force=True)
    Doc.set_extension("report_date", getter=get_report_date, force=True)
    Doc.set_extension("report_document", getter=get_report_document, force=True)
    Doc.set_extension("report_name", default="text", force=True)
    Doc.set_extension("region_hint", default=None, force=True)
    Doc.set_extension("date_hint", default=None, force=True)
    Doc.set_extension("reports_on_hint", default=None, force=True)
    Span.set_extension("exact", getter=get_exact, force=True)
    Span.set_extension("quote", getter=get_quote, force=True)
    Span.set_extension("claim", getter=get_claim, force=True)
