"""Label Studio: tasks with predictions or annotations, for the labelling configuration of `CONFIG`.

The text of a task has LF only: Label Studio shows CR LF as two breaks and advises against it; what was there is kept in
the task's ``data.breaks``. Offsets of a ``Text`` are code points (since 2022; before, an emoji counted two). Fields
that people edit are text areas and choices of the region; all others are JSON in the text area ``more``.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, get_args

from minzheng_ie.errors import ExchangeError
from minzheng_ie.exchange.files import as_json, parse_json, read_text
from minzheng_ie.exchange.marks import Mark, evidence_by_number, grouped, marks_of
from minzheng_ie.exchange.model import (
    FIELDS,
    QUANTITY,
    Document,
    DocumentLike,
    Part,
    claim_of,
    documents,
    part_of,
)
from minzheng_ie.exchange.newlines import Lines
from minzheng_ie.schema import Change, Measure, Modifier, Role, Status

AREAS = ("metric", "value", "value_max", "unit", "region", "period", "program")
CHOICES: Mapping[str, tuple[str, ...]] = {
    "modifier": get_args(Modifier),
    "change": get_args(Change),
    "status": get_args(Status),
    "role": get_args(Role),
    "measure": get_args(Measure),
}
_MORE = "more"
_OBJECT = "text"


def config() -> str:
    """The labelling configuration (XML) that the tasks are for: paste it into the project's settings."""
    labels = "".join(f'\n    <Label value="{name}"/>' for name in (QUANTITY, *FIELDS))
    relations = "".join(f'\n    <Relation value="{name}"/>' for name in FIELDS)
    areas = "".join(
        f'\n    <Header value="{name}" size="6"/><TextArea name="{name}" toName="{_OBJECT}" perRegion="true" editable="true" maxSubmissions="1"/>'
        for name in (*AREAS, _MORE)
    )
    choices = "".join(
        f'\n    <Header value="{name}" size="6"/><Choices name="{name}" toName="{_OBJECT}" perRegion="true">'
        + "".join(f'<Choice value="{value}"/>' for value in values)
        + "</Choices>"
        for name, values in CHOICES.items()
    )
    return (
        f"<View>\n  <Style>.htx-text{{ white-space: pre-wrap; }}</Style>\n  <Relations>{relations}\n  </Relations>\n"
        f'  <Labels name="label" toName="{_OBJECT}">{labels}\n  </Labels>\n'
        f'  <Text name="{_OBJECT}" value="$text" granularity="symbol"/>\n'
        f'  <View visibleWhen="region-selected" whenTagName="label" whenLabelValue="{QUANTITY}">{areas}{choices}\n  </View>\n'
        "</View>\n"
    )


def export(reports: DocumentLike | Iterable[DocumentLike], *, annotations: bool = False) -> bytes:
    """Tasks as JSON, one a document.

    reports: one report or several. annotations (bool): as annotations, which count as done by people, instead of
    predictions.
    RAISES (ExchangeError): a claim that does not stand in its text.
    """
    tasks = []
    for report in documents(reports):
        lines = Lines.of(report.text)
        data: dict[str, Any] = {"text": lines.text, "doc": report.doc}
        if (breaks := lines.breaks()) is not None:
            data["breaks"] = breaks
        result = _result([part_of(claim) for claim in report.claims], lines)
        one = {"result": result} if annotations else {"model_version": "minzheng-ie", "result": result}
        tasks.append({"data": data, "annotations" if annotations else "predictions": [one]})
    return as_json(tasks)


def _result(parts: list[Part], lines: Lines) -> list[dict[str, Any]]:
    found = marks_of(parts, lines)
    result: list[dict[str, Any]] = []
    for number, mark in enumerate(found.marks):
        place = {"start": mark.start, "end": mark.end}
        value = place | {"text": lines.text[mark.start : mark.end], "labels": [mark.label]}
        result.append(_entry(number, "label", "labels", value))
        if number >= len(parts):
            continue
        more = dict(parts[number].fields)
        for name in AREAS:
            if name in more:
                result.append(_entry(number, name, "textarea", place | {"text": [more.pop(name)]}))
        for name in CHOICES:
            if name in more:
                result.append(_entry(number, name, "choices", place | {"choices": [more.pop(name)]}))
        text = json.dumps(more, ensure_ascii=False)
        result.append(_entry(number, _MORE, "textarea", place | {"text": [text]}))
    result += (
        {"type": "relation", "from_id": f"r{first}", "to_id": f"r{second}", "direction": "right", "labels": [name]}
        for first, second, name in found.links
    )  # fmt: skip
    return result


def _entry(number: int, control: str, kind: str, value: Mapping[str, Any]) -> dict[str, Any]:
    return {"id": f"r{number}", "from_name": control, "to_name": _OBJECT, "type": kind, "value": value}


def read(path: Path) -> list[Document]:
    """The documents of an export in the format ``JSON`` (not ``JSON-MIN``).

    Of several annotations the last that was not cancelled is read; without one, the last prediction.
    RAISES (ExchangeError): no such export, or a task that cannot be read; the message names file and task.
    """
    tasks = parse_json(read_text(path), path)
    if not isinstance(tasks, list):
        raise ExchangeError(f"{path}:1: expected a list of tasks")
    return [_document(task, f"{path}: task {number}") for number, task in enumerate(tasks, 1)]


def _document(task: Any, where: str) -> Document:
    try:
        data = task["data"]
        text, name = data["text"], data.get("doc") or f"task-{task.get('id', 0)}.txt"
        done = [one for one in task.get("annotations") or [] if not one.get("was_cancelled")]
        chosen = (done or task.get("predictions") or [{"result": []}])[-1]["result"]
        lines = Lines.read(text, data.get("breaks"))
        found = _Regions()
        for entry in chosen:
            found.take(entry)
    except (KeyError, TypeError, AttributeError, IndexError, ValueError) as error:
        raise ExchangeError(f"{where}: no task of this configuration: {_said(error)}") from error
    original = lines.original()
    claims = (claim_of(part, name, original, f"{where}: region {key}") for key, part in found.parts(lines))
    return Document(name, original, tuple(claims))


class _Regions:
    """The result of a task, entry by entry."""

    def __init__(self) -> None:
        self._marks: dict[str, Mark] = {}
        self._fields: dict[str, dict[str, Any]] = {}
        self._links: list[tuple[str, str]] = []

    def take(self, entry: Mapping[str, Any]) -> None:
        kind = entry["type"]
        if kind == "relation":
            self._links.append((entry["from_id"], entry["to_id"]))
            return
        value, key = entry["value"], str(entry["id"])
        if kind == "labels":
            self._marks[key] = Mark(str(value["labels"][0]), int(value["start"]), int(value["end"]))
        elif kind == "textarea" and value["text"]:
            text = value["text"] if isinstance(value["text"], str) else value["text"][0]
            fields = self._fields.setdefault(key, {})
            if entry["from_name"] == _MORE:
                fields.update({name: one for name, one in json.loads(text).items() if name not in fields})
            elif text.strip() and entry["from_name"] in AREAS:
                fields[entry["from_name"]] = text
        elif kind == "choices" and value["choices"] and entry["from_name"] in CHOICES:
            self._fields.setdefault(key, {})[entry["from_name"]] = value["choices"][0]

    def parts(self, lines: Lines) -> Iterable[tuple[str, Part]]:
        labels = {key: mark.label for key, mark in self._marks.items()}
        for key, evidence in evidence_by_number(labels, self._links).items():
            mark = self._marks[key]
            spans = grouped(
                (name, [lines.back(self._marks[one].start, self._marks[one].end)]) for name, one in evidence
            )
            yield key, Part(lines.back(mark.start, mark.end), spans, self._fields.get(key, {}))


def _said(error: Exception) -> str:
    return f"{error.args[0]!r} is missing" if isinstance(error, KeyError) else str(error)
