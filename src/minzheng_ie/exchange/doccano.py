"""doccano: JSON Lines for a project of sequence labelling with relations, one line a document.

Offsets are code points, of the text with LF only. The project must allow overlapping spans (doccano drops them otherwise)
and leave the count of grapheme clusters off. doccano knows labels and relations; all else of a claim stands in ``claims``,
which doccano keeps as the example's metadata, and finds its number again by its span. A number that was added or moved is
read from its text, its metric from the metric spans it is linked to. The file is ASCII: doccano guesses encodings.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from minzheng_ie.errors import ExchangeError
from minzheng_ie.exchange.files import json_lines
from minzheng_ie.exchange.marks import evidence_by_number, grouped, marks_of
from minzheng_ie.exchange.model import Document, DocumentLike, Part, claim_of, documents, part_of
from minzheng_ie.exchange.newlines import Lines


def export(reports: DocumentLike | Iterable[DocumentLike]) -> bytes:
    """A line for each report. Raises ExchangeError when a claim does not stand in its text."""
    return "".join(f"{json.dumps(_line(report))}\n" for report in documents(reports)).encode("ascii")


def _line(report: DocumentLike) -> dict[str, Any]:
    lines = Lines.of(report.text)
    parts = [part_of(claim) for claim in report.claims]
    found = marks_of(parts, lines)
    return {
        "text": lines.text,
        "entities": [
            {"id": number, "label": mark.label, "start_offset": mark.start, "end_offset": mark.end}
            for number, mark in enumerate(found.marks, 1)
        ],
        "relations": [
            {"id": number, "from_id": first + 1, "to_id": second + 1, "type": name}
            for number, (first, second, name) in enumerate(found.links, 1)
        ],
        "doc": report.doc,
        "claims": [
            {"start_offset": mark.start, "end_offset": mark.end, **part.fields}
            for part, mark in zip(parts, found.marks, strict=False)
        ],
        "breaks": lines.breaks() or {},  # of a key that some lines lack doccano makes NaN in the others
    }


def read(path: Path) -> list[Document]:
    """The documents of a file that was exported from doccano, or written here.

    RAISES (ExchangeError): a line that cannot be read; the message starts with ``file:line:``.
    """
    return [_document(line, f"{path}:{number}") for number, line in json_lines(path)]


def _document(line: Any, where: str) -> Document:
    try:
        line = {**(line.get("meta") or {}), **line}
        name = line.get("doc") or f"{line.get('id', 'example')}.txt"
        lines = Lines.read(line["text"], line.get("breaks") or None)
        parts = list(_parts(line, lines))
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        said = f"{error.args[0]!r} is missing" if isinstance(error, KeyError) else str(error)
        raise ExchangeError(f"{where}: no example with entities and relations: {said}") from error
    original = lines.original()
    return Document(name, original, tuple(claim_of(part, name, original, where) for part in parts))


def _parts(line: Mapping[str, Any], lines: Lines) -> Iterable[Part]:
    spans = {one["id"]: (int(one["start_offset"]), int(one["end_offset"])) for one in line["entities"]}
    labels = {one["id"]: one["label"] for one in line["entities"]}
    known: dict[tuple[int, int], list[dict[str, Any]]] = {}
    for claim in line.get("claims") or []:
        fields = {name: value for name, value in claim.items() if name not in ("start_offset", "end_offset")}
        known.setdefault((claim["start_offset"], claim["end_offset"]), []).append(fields)
    links = [(one["from_id"], one["to_id"]) for one in line.get("relations") or []]
    for key, evidence in evidence_by_number(labels, links).items():
        waiting = known.get(spans[key])
        fields = waiting.pop(0) if waiting else {}
        yield Part(
            lines.back(*spans[key]),
            grouped((name, [lines.back(*spans[one])]) for name, one in evidence),
            fields,
        )
