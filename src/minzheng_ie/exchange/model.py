"""What is exchanged: a document with its text and its claims, and a claim as the fields a format carries.

Offsets are code points of the original document, start inclusive, end exclusive, here and in what every reader of this
package returns, whatever the format counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any, Protocol

from pydantic import ValidationError, field_validator

from minzheng_ie.errors import ExchangeError
from minzheng_ie.exchange.added import fields_of, metric_of
from minzheng_ie.records import dataclass
from minzheng_ie.schema import Claim, Evidence

QUANTITY = "quantity"
"""The label of the number itself; the other labels are the fields of evidence."""

FIELDS = tuple(Evidence.model_fields)
"""The fields that have evidence, in the order of the wire form."""

Span = tuple[int, int]

_DIGITS = 400


class GoldLikeClaim(Claim):
    """A claim with what gold adds to it; ``docs/benchmark.md`` says what the alternatives are for."""

    metric_alt: tuple[str, ...] = ()
    region_alt: tuple[str | None, ...] = ()
    period_alt: tuple[str | None, ...] = ()
    program_alt: tuple[str | None, ...] = ()
    optional: bool = False

    @field_validator("value", "value_max", "step")
    @classmethod
    def _written_out(cls, value: Decimal | None) -> Decimal | None:
        # 1E+99999999 takes nine characters here and a hundred megabytes where it is written out.
        if value is not None and (abs(value.adjusted()) > _DIGITS or len(value.as_tuple().digits) > _DIGITS):
            raise ValueError(f"a number of more than {_DIGITS} digits")
        return value


_GOLD_ONLY = tuple(name for name in GoldLikeClaim.model_fields if name not in Claim.model_fields)
_SPANS = frozenset({"doc", "start", "end", "quote", "evidence", "explain"})


class DocumentLike(Protocol):
    """What a writer reads; `Document` and `minzheng_ie.Report` have it."""

    @property
    def doc(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def claims(self) -> Sequence[Claim]: ...


@dataclass(frozen=True)
class Document:
    """A document that was read. doc (str): its name. text (str): the original text. claims (tuple): in the order found."""

    doc: str
    text: str
    claims: tuple[GoldLikeClaim, ...] = ()


@dataclass(frozen=True)
class Part:
    """A claim as a format has it: spans, and the fields that are no spans.

    span (tuple): of the number. evidence (dict): by field, its spans in order. fields (dict): plain JSON data by name;
    what is null is not there.
    """

    span: Span
    evidence: Mapping[str, Sequence[Span]]
    fields: Mapping[str, Any]


def documents(reports: DocumentLike | Iterable[DocumentLike]) -> list[DocumentLike]:
    """One report or several, as a list; every claim checked against its text.

    RAISES (ExchangeError): a span that is not in the text it is said to be of, or an id given twice.
    """
    found = list(reports) if isinstance(reports, Iterable) else [reports]
    for report in found:
        ids: set[str] = set()
        for claim in report.claims:
            if claim.id in ids:
                raise ExchangeError(f"{report.doc}: claim {claim.id}: the id is given twice")
            ids.add(claim.id)
            for span in [claim, *(span for _, spans in claim.evidence for span in spans)]:
                if report.text[span.start : span.end] != span.quote or span.start >= span.end:
                    raise ExchangeError(
                        f"{report.doc}: claim {claim.id}: {span.quote!r} does not stand at {span.start}-{span.end}"
                    )
    return found


def part_of(claim: Claim) -> Part:
    """A claim in spans and other fields."""
    dumped = claim.model_dump(mode="json", exclude=set(_SPANS))
    fields = {
        name: value
        for name, value in dumped.items()
        if value is not None and not (name in _GOLD_ONLY and not value)
    }
    evidence = {
        field: [(span.start, span.end) for span in spans] for field, spans in claim.evidence if len(spans)
    }
    return Part((claim.start, claim.end), evidence, fields)


def claim_of(part: Part, doc: str, text: str, where: str) -> GoldLikeClaim:
    """The claim that a part is.

    doc (str), text (str): the document it is of. where (str): file and place, for messages.
    A number without fields, such as an annotator adds, gets an id by its place, the line as its sentence, the rule
    ``imported``, value and unit as its own characters say, and as metric the spans linked as such.
    RAISES (ExchangeError): a span outside the text, or fields that make no claim; the message starts with ``where``.
    """
    start, end = part.span
    said = part.evidence.get("metric", ())
    for first, last in (part.span, *(span for spans in part.evidence.values() for span in spans)):
        if not 0 <= first < last <= len(text):
            raise ExchangeError(f"{where}: {first}-{last} is no span of {doc} ({len(text)} characters)")
    record: dict[str, Any] = {
        **(fields_of(text[start:end]) if "value" not in part.fields else {}),
        **({"metric": metric_of([text[first:last] for first, last in said])} if said else {}),
        "id": f"{start}-{end}",
        "rule": "imported",
        "sentence": _line(text, start, end),
        **part.fields,
        "doc": doc,
        "start": start,
        "end": end,
        "quote": text[start:end],
        "evidence": {
            field: [{"start": first, "end": last, "quote": text[first:last]} for first, last in spans]
            for field, spans in part.evidence.items()
        },
    }
    try:
        return GoldLikeClaim.model_validate(record)
    except ValidationError as error:
        first_error = error.errors(include_url=False)[0]
        name = ".".join(map(str, first_error["loc"]))
        raise ExchangeError(f"{where}: {text[start:end]!r}: {name}: {first_error['msg']}") from error


def wire(claim: Claim) -> dict[str, Any]:
    """A claim as a line of JSON Lines has it: the wire form, and of gold's fields those that say something."""
    record = claim.model_dump(mode="json")
    for name in _GOLD_ONLY:
        if not record.get(name):
            record.pop(name, None)
    return record


def _line(text: str, start: int, end: int) -> dict[str, int]:
    """The line round a span."""
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    return {"start": first, "end": len(text) if last < 0 else last}
