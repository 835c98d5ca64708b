"""What each field of the wire form means, in a line: the descriptions of the JSON Schema.

They stand apart from the models so that the models stay short; ``tests/test_schema.py`` sees that no field is without.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_START = "First code point of the original document, from 0, inclusive."
_END = "Last code point of the original document, exclusive."
_QUOTE = "The characters of the document there, exactly as written."
_DOC = "Name of the document: its file name, or its path below the folder that was read."

TOLD: Mapping[str, Mapping[str, str]] = {
    "SourceSpan": {"start": _START, "end": _END, "quote": _QUOTE},
    "SentenceSpan": {"start": _START, "end": _END},
    "Evidence": {
        "metric": "The spans that the metric was read from, in text order.",
        "region": "The spans that name the place; elsewhere in the document when the region is inherited.",
        "period": "The spans that tell the time; elsewhere in the document when the period is inherited.",
        "program": "The words that name the civil-affairs programme.",
        "change": "The words that say that the number is a difference (增加, 下降).",
        "status": "The words that say that the number is planned (计划, 力争).",
        "unit": "Where the unit stands when it is not beside the number (the head of a table).",
    },
    "Locator": {
        "page": "Page of the file, from 1; null when it has no pages.",
        "box": "Left, top, right and bottom on the page in points, from its upper left corner; null when unknown.",
        "paragraph": "Paragraph of the body, from 1; null when it does not apply.",
        "table": "Table of the file, from 1; null outside tables.",
        "row": "Row of the table as the file has it, hidden ones counted, from 1; null outside tables.",
        "column": "Column of the table as the file has it, hidden ones counted, from 1; null outside tables.",
        "sheet": "Name of the sheet; null when the file is no workbook.",
        "cell": "The cell, such as B7; null when the file is no workbook.",
    },
    "Claim": {
        "doc": _DOC,
        "id": "Stable identifier: the same text and the same patterns give the same one; (doc, id) is the key.",
        "metric": "What is counted or measured: the shortest phrase that stands on its own, in characters of the text.",
        "measure": "What kind of number it is, by unit and metric. Coarse, and no key.",
        "value": "The exact decimal in the base unit, 万 and 亿 multiplied out; the low end of a range.",
        "value_max": "The high end of a range; null when there is none.",
        "step": "The unit of the last written digit (2.36万 → 100); null when it has none.",
        "unit": "The base unit; a rate names its denominator: 元/人·月.",
        "modifier": "What words round the number make of it: exact, about, nearly, over, at_least or at_most.",
        "region": "Path of official names down to the place the fact is about; null when nothing tells.",
        "region_code": "Six-digit code of that division; null when nothing tells.",
        "period": "The time the number is about, EDTF (ISO 8601-2); null when nothing tells.",
        "program": "The civil-affairs programme, the most specific that fits; null for other topics.",
        "change": "none for a level; increase or decrease when the number is itself the difference.",
        "status": "actual, or planned for targets, tasks and plans.",
        "role": "Of a move from one level to another (由A提高到B): from for its base, to for what it came to; null for all else.",
        "start": _START,
        "end": _END,
        "quote": "The quantity as written, from the word that modifies it to the unit.",
        "evidence": "For each field the spans it was read from.",
        "inherited": "The fields that the sentence itself does not say; evidence points to where they come from.",
        "sentence": "The sentence or table row the claim stands in.",
        "rule": "Name of the rule that assembled the claim.",
        "locator": "Where the claim stands in its file; null for plain text.",
        "explain": "Lines that say how the claim was made (--explain).",
    },
    "Skipped": {
        "doc": _DOC,
        "skipped": "Why the number is no claim.",
        "start": _START,
        "end": _END,
        "quote": _QUOTE,
    },
    "RunnerUp": {"value": "The answer that came second.", "evidence": "The spans it rests on, best first."},
    "SectionInfo": {
        "kind": "What the part is: review, plan, question, answer or appendix.",
        "start": _START,
        "end": _END,
        "year": "The year that its head names; null when it names none.",
    },
    "DocumentInfo": {
        "kind": "annual, part_year, bulletin, news, press_conference, interview, plan, notice, budget, "
        "open_information or table; null when nothing tells.",
        "title": "The title as written; null when there is none.",
        "issuer": "Who issues it, as written; null when nothing tells.",
        "region": "Path of official names of the place it is about; null when nothing tells.",
        "region_code": "Six-digit code of that division; null when nothing tells.",
        "written": "The day it was written, ISO 8601; null when nothing tells.",
        "posted": "The day it was posted, ISO 8601; null when nothing tells.",
        "reports_on": "The period that numbers without a time of their own inherit, EDTF; null when nothing tells.",
        "sections": "Its parts, in order.",
        "evidence": "By answer, the spans it rests on, best first.",
        "rank": "By answer, on what it rests: given, issuer, own, facts, title, opening, dateline, posted or spoken.",
        "runner_up": "By answer, the one that came second.",
    },
    "DocumentHeader": {
        "doc": _DOC,
        "document": "What the document is.",
        "sha256": "SHA-256 of its text in UTF-8, the base of all offsets; null when it is not known.",
        "format": "The format of its file; null when it is not known.",
        "encoding": "The encoding of a file of text, as it was found; null for other files.",
        "warnings": "What of the file could not be read.",
    },
}
"""By model and field."""


def describe(schema: dict[str, Any], model: type[Any]) -> None:
    """Write the descriptions of a model's fields into its JSON Schema.

    schema (dict): of the model; changed in place. model (type): one of `minzheng_ie.schema`.
    """
    told = TOLD.get(model.__name__, {})
    for name, field in schema.get("properties", {}).items():
        if name in told:
            field["description"] = told[name]
