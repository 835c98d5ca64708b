"""brat: a folder of ``NAME.txt`` and ``NAME.ann`` (stand-off), with the ``annotation.conf`` that shows them.

Offsets are code points of the text file, which has LF only (brat opens it in text mode); what was there, and the
documents' names, stand in ``minzheng-ie.json``. An ``.ann`` line cannot hold a line break or a tab, so a span with one is
written as brat does: in fragments around it, joined by a space. Fields are attributes (modifier, change, status,
role, measure) and, all others, JSON in the number's note.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from minzheng_ie.compiled import compile_re
from minzheng_ie.errors import ExchangeError
from minzheng_ie.exchange.files import as_json, file_name, folder_files, parse_json, read_text
from minzheng_ie.exchange.labelstudio import CHOICES
from minzheng_ie.exchange.marks import Mark, evidence_by_number, grouped, marks_of
from minzheng_ie.exchange.model import (
    FIELDS,
    QUANTITY,
    Document,
    DocumentLike,
    Part,
    Span,
    claim_of,
    documents,
    part_of,
)
from minzheng_ie.exchange.newlines import Lines
from minzheng_ie.harmless import harmless_json

INDEX = "minzheng-ie.json"
_HAS = "has_"  # brat has one set of names for spans and relations
_PIECE = compile_re(r"[^\t\n\x0b\x0c\r\x1c-\x1e\x85\u2028\u2029]+")
_TEXT_BOUND = compile_re(r"(T\S*)\t(\S+) ([0-9]+ [0-9]+(?:;[0-9]+ [0-9]+)*)(?:\t.*)?")
_RELATION = compile_re(r"(R\S*)\t\S+ \S+?:(T\S*) \S+?:(T\S*)\s*")
_ATTRIBUTE = compile_re(r"([AM]\S*)\t(\S+) (\S+)(?: (\S+))?\s*")
_NOTE = compile_re(r"(#\S*)\tAnnotatorNotes (\S+)\t(.*)")


def config() -> str:
    """``annotation.conf``: the types and attributes that the folder uses."""
    relations = "".join(f"{_HAS}{name}\tArg1:{QUANTITY}, Arg2:{name}\n" for name in FIELDS)
    attributes = "".join(
        f"{name}\tArg:{QUANTITY}, Value:{'|'.join(values)}\n" for name, values in CHOICES.items()
    )
    return (
        "[entities]\n" + "".join(f"{name}\n" for name in (QUANTITY, *FIELDS))
        + f"[relations]\n<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>\n{relations}"
        + f"[events]\n[attributes]\n{attributes}"
    )  # fmt: skip


def export(reports: DocumentLike | Iterable[DocumentLike]) -> dict[str, bytes]:
    """The files of the folder by name. Raises ExchangeError when a claim does not stand in its text."""
    files = {"annotation.conf": config().encode()}
    index: dict[str, dict[str, Any]] = {}
    taken: set[str] = set()
    for report in documents(reports):
        lines = Lines.of(report.text)
        base = file_name(report.doc, taken, without=".txt")
        index[base] = {"doc": report.doc, **({"breaks": found} if (found := lines.breaks()) else {})}
        files[f"{base}.txt"] = lines.text.encode("utf-8")
        files[f"{base}.ann"] = "".join(f"{line}\n" for line in _annotations(report, lines)).encode("utf-8")
    files[INDEX] = as_json({"documents": index})
    return files


def _annotations(report: DocumentLike, lines: Lines) -> Iterator[str]:
    parts = [part_of(claim) for claim in report.claims]
    found = marks_of(parts, lines)
    attribute = 0
    for number, mark in enumerate(found.marks, 1):
        pieces = _pieces(lines.text, mark)
        if not pieces:
            raise ExchangeError(
                f"{report.doc}: {mark.start}-{mark.end}: brat has no span of line breaks alone"
            )
        spans = ";".join(f"{start} {end}" for start, end in pieces)
        yield f"T{number}\t{mark.label} {spans}\t{' '.join(lines.text[start:end] for start, end in pieces)}"
        if number > len(parts):
            continue
        more = dict(parts[number - 1].fields)
        for name in CHOICES:
            if name in more:
                attribute += 1
                yield f"A{attribute}\t{name} T{number} {more.pop(name)}"
        yield f"#{number}\tAnnotatorNotes T{number}\t{harmless_json(json.dumps(more, ensure_ascii=False))}"
    for number, (first, second, name) in enumerate(found.links, 1):
        yield f"R{number}\t{_HAS}{name} Arg1:T{first + 1} Arg2:T{second + 1}"


def _pieces(text: str, mark: Mark) -> list[Span]:
    """The fragments of a span between what ends a line or a column."""
    return [found.span() for found in _PIECE.finditer(text, mark.start, mark.end)]


def read(path: Path) -> list[Document]:
    """The documents of a folder, those of `export` or any other with these types.

    RAISES (ExchangeError): a file that cannot be read; the message names it and the line.
    """
    index: Any = {}
    if (path / INDEX).is_file():
        index = parse_json(read_text(path / INDEX), path / INDEX)
        index = index.get("documents") if isinstance(index, Mapping) else None
        if not isinstance(index, Mapping):
            raise ExchangeError(f"{path / INDEX}:1: expected an object of documents")
    order = {base: number for number, base in enumerate(index)}
    files = folder_files(path, ".ann")
    files.sort(key=lambda file: order.get(file.stem, len(order)))
    return [_document(file, index.get(file.stem)) for file in files]


def _document(file: Path, known: Any) -> Document:
    text_file = file.with_name(f"{file.stem}.txt")
    text = read_text(text_file, mark=True)
    known = known if isinstance(known, Mapping) else {}
    name = str(known.get("doc") or text_file.name)
    try:
        lines = Lines.read(text, known.get("breaks"))
    except ValueError as error:
        raise ExchangeError(f"{text_file}: {INDEX} does not fit it: {error}") from error
    found = _Annotations(file, lines)
    for number, line in enumerate(read_text(file).split("\n"), 1):
        if line.strip():
            found.take(line, number)
    original = lines.original()
    return Document(name, original, tuple(claim_of(part, name, original, at) for at, part in found.parts()))


class _Annotations:
    """The lines of an ``.ann`` file."""

    def __init__(self, file: Path, lines: Lines) -> None:
        self._file, self._lines = file, lines
        self._labels: dict[str, str] = {}
        self._spans: dict[str, list[Span]] = {}
        self._at: dict[str, int] = {}
        self._fields: dict[str, dict[str, Any]] = {}
        self._links: list[tuple[str, str]] = []

    def take(self, line: str, number: int) -> None:
        if found := _TEXT_BOUND.fullmatch(line):
            key, label, spans = found.groups()
            self._labels[key], self._at[key] = label, number
            self._spans[key] = self._joined([tuple(map(int, one.split())) for one in spans.split(";")])
        elif found := _RELATION.fullmatch(line):
            self._links.append((found[2], found[3]))
        elif found := _ATTRIBUTE.fullmatch(line):
            if found[2] not in CHOICES:
                return
            self._fields.setdefault(found[3], {})[found[2]] = found[4]
        elif found := _NOTE.fullmatch(line):
            if found[3].startswith("{"):
                more = parse_json(found[3], self._file, number)
                fields = self._fields.setdefault(found[2], {})
                self._fields[found[2]] = {**more, **fields}
        elif line[0] in "TRA":
            raise ExchangeError(f"{self._file}:{number}: no annotation line: {line[:60]!r}")

    def _joined(self, pieces: list[Any]) -> list[Span]:
        """Fragments with nothing but breaks and tabs between them are one span."""
        found: list[Span] = []
        for start, end in sorted(pieces):
            if found and not _PIECE.search(self._lines.text, found[-1][1], start):
                found[-1] = (found[-1][0], end)
            else:
                found.append((start, end))
        return found

    def parts(self) -> Iterator[tuple[str, Part]]:
        for key, evidence in evidence_by_number(self._labels, self._links).items():
            spans = self._spans[key]
            whole = self._lines.back(spans[0][0], spans[-1][1])
            by_field = grouped(
                (name, [self._lines.back(*span) for span in self._spans[one]]) for name, one in evidence
            )
            yield f"{self._file}:{self._at[key]}", Part(whole, by_field, self._fields.get(key, {}))
