"""W3C Web Annotation: an annotation a claim, in one ``AnnotationCollection`` (JSON-LD).

A target has a ``TextPositionSelector`` and a ``TextQuoteSelector`` with 32 characters before and after. Positions count
Unicode code points, as the standard says (not UTF-16 code units, which DOM ranges count: a script converts), in the
text as browsers have it, where CR LF and a lone CR are one LF. That text, the document's name, and what its line breaks
were stand in ``mz:documents``, so that the file can be read alone and offsets get back to the original.

A body of type ``mz:Claim`` has the fields as ``mz:NAME``, without those that are null; what is no plain value is JSON in
``mz:more``; ``mz:evidence`` has the spans of evidence as specific resources with ``mz:field``. A ``TextualBody`` says the
claim in words for viewers that know no other.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

from minzheng_ie.errors import ExchangeError
from minzheng_ie.exchange.files import as_json, parse_json, read_text
from minzheng_ie.exchange.marks import grouped
from minzheng_ie.exchange.model import (
    FIELDS,
    Document,
    DocumentLike,
    Part,
    Span,
    claim_of,
    documents,
    part_of,
)
from minzheng_ie.exchange.newlines import Lines

_AROUND = 32
_CONTEXT = ["http://www.w3.org/ns/anno.jsonld", {"mz": "urn:minzheng-ie:term:"}]
_PREFIX = "mz:"


def export(reports: DocumentLike | Iterable[DocumentLike]) -> bytes:
    """The collection as JSON-LD. Raises ExchangeError when a claim does not stand in its text."""
    items: list[dict[str, Any]] = []
    known: list[dict[str, Any]] = []
    for report in documents(reports):
        lines = Lines.of(report.text)
        source = quote(report.doc, safe="/")
        one = {"id": source, "type": "Text", "format": "text/plain", "language": "zh", "mz:doc": report.doc}
        one["mz:text"] = lines.text
        known.append(one | ({"mz:breaks": found} if (found := lines.breaks()) else {}))
        for claim in report.claims:
            part = part_of(claim)
            items.append(
                {
                    "id": f"urn:minzheng-ie:claim:{source}:{quote(claim.id, safe='')}",
                    "type": "Annotation",
                    "motivation": "describing",
                    "body": [_words(part), _body(part, source, lines)],
                    "target": _resource(source, lines, part.span),
                }
            )
    digest = hashlib.sha256(json.dumps([known, items]).encode()).hexdigest()
    page = {"id": f"urn:sha256:{digest}#1", "type": "AnnotationPage", "startIndex": 0, "items": items}
    return as_json(
        {
            "@context": _CONTEXT,
            "id": f"urn:sha256:{digest}",
            "type": "AnnotationCollection",
            "label": "minzheng-ie",
            "total": len(items),
            "mz:documents": known,
            "first": page,
        }
    )


def _words(part: Part) -> dict[str, Any]:
    fields = part.fields
    said = [
        fields.get("region"),
        fields.get("period"),
        f"{fields['metric']} {fields['value']} {fields['unit']}",
    ]
    value = " · ".join(filter(None, said))
    return {
        "type": "TextualBody",
        "purpose": "describing",
        "format": "text/plain",
        "language": "zh",
        "value": value,
    }


def _body(part: Part, source: str, lines: Lines) -> dict[str, Any]:
    plain = {name: value for name, value in part.fields.items() if isinstance(value, str | int)}
    more = {name: value for name, value in part.fields.items() if name not in plain}
    return {
        "type": "mz:Claim",
        **{f"{_PREFIX}{name}": value for name, value in plain.items()},
        "mz:more": json.dumps(more, ensure_ascii=False),
        "mz:evidence": [
            {**_resource(source, lines, span), "type": "SpecificResource", "mz:field": name}
            for name, spans in part.evidence.items()
            for span in spans
        ],
    }


def _resource(source: str, lines: Lines, span: Span) -> dict[str, Any]:
    start, end = lines.span(*span)
    text = lines.text
    return {
        "source": source,
        "selector": [
            {"type": "TextPositionSelector", "start": start, "end": end},
            {
                "type": "TextQuoteSelector",
                "exact": text[start:end],
                "prefix": text[max(0, start - _AROUND) : start],
                "suffix": text[end : end + _AROUND],
            },
        ],
    }


def read(path: Path, texts: Mapping[str, str] | None = None) -> list[Document]:
    """The documents of a collection, a page, or a list of annotations.

    texts (dict | None): the original text by source, for a file that does not hold its texts.
    Where position and quote differ (another version of the text), the quote is looked for with what stands round it, and
    must be there once.
    RAISES (ExchangeError): no such file; an annotation that cannot be read; the message names file and annotation.
    """
    data = parse_json(read_text(path), path)
    try:
        sources = _sources(data, texts or {})
        items = _items(data)
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise ExchangeError(f"{path}:1: no annotations can be read: {_said(error)}") from error
    found: dict[str, list[Any]] = {source: [] for source in sources}
    for number, item in enumerate(items, 1):
        where = f"{path}: annotation {number}"
        try:
            target = item["target"]
            source = _source(target)
            if source not in sources:
                raise ValueError(f"the text of {source} is not in the file; give it with --texts")
            name, lines, original = sources[source]
            part = _part(item, target, lines)
        except (KeyError, TypeError, AttributeError, ValueError, StopIteration) as error:
            raise ExchangeError(f"{where}: no claim can be read: {_said(error)}") from error
        found[source].append(claim_of(part, name, original, where))
    return [Document(name, original, tuple(found[source])) for source, (name, _, original) in sources.items()]


def _sources(data: Any, texts: Mapping[str, str]) -> dict[str, tuple[str, Lines, str]]:
    sources = {}
    for source, text in texts.items():
        sources[quote(source, safe="/")] = (source, Lines.of(text), text)
    for one in data.get("mz:documents", []) if isinstance(data, Mapping) else []:
        lines = Lines.read(one["mz:text"], one.get("mz:breaks"))
        sources[one["id"]] = (str(one["mz:doc"]), lines, lines.original())
    return sources


def _items(data: Any) -> list[Any]:
    if isinstance(data, Mapping):
        data = data.get("first", data)
        data = data["items"] if data.get("type") != "Annotation" else [data]
    if not isinstance(data, list):
        raise ValueError("expected a collection, a page or a list")
    return data


def _source(target: Mapping[str, Any]) -> str:
    source = target["source"]
    return quote(unquote(str(source["id"] if isinstance(source, Mapping) else source)), safe="/")


def _part(item: Mapping[str, Any], target: Mapping[str, Any], lines: Lines) -> Part:
    bodies = item["body"] if isinstance(item["body"], list) else [item["body"]]
    body = next((one for one in bodies if isinstance(one, Mapping) and one.get("type") == "mz:Claim"), {})
    more = json.loads(body.get("mz:more", "{}"))
    names = ("mz:evidence", "mz:more")
    plain = {
        name.removeprefix(_PREFIX): value
        for name, value in body.items()
        if name.startswith(_PREFIX) and name not in names
    }
    evidence = [(one["mz:field"], _span(one, lines)) for one in body.get("mz:evidence", [])]
    by_field = grouped((name, [lines.back(*span)]) for name, span in evidence if name in FIELDS)
    return Part(lines.back(*_span(target, lines)), by_field, more | plain)


def _span(resource: Mapping[str, Any], lines: Lines) -> Span:
    """Where a resource's selectors lead, in the text with LF."""
    selectors = resource["selector"]
    by_type = {one["type"]: one for one in (selectors if isinstance(selectors, list) else [selectors])}
    position, said = by_type.get("TextPositionSelector"), by_type.get("TextQuoteSelector")
    if position is not None:
        start, end = int(position["start"]), int(position["end"])
        if said is None or lines.text[start:end] == said["exact"]:
            return start, end
    if said is None:
        raise ValueError("neither a TextPositionSelector nor a TextQuoteSelector")
    before, exact = said.get("prefix", ""), said["exact"]
    around = f"{before}{exact}{said.get('suffix', '')}"
    if lines.text.count(around) != 1 or not exact:
        raise ValueError(f"{exact!r} with what stands round it is not in the text once")
    start = lines.text.index(around) + len(before)
    return start, start + len(exact)


def _said(error: Exception) -> str:
    return (
        f"{error.args[0]!r} is missing" if isinstance(error, KeyError) else str(error) or type(error).__name__
    )
