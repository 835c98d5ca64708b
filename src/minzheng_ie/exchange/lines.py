"""Claims of a JSON Lines file with the texts they are of: what the command line exports."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from minzheng_ie.errors import ExchangeError
from minzheng_ie.exchange.files import json_lines, read_text
from minzheng_ie.exchange.model import Document, GoldLikeClaim, Part, claim_of

_KNOWN = frozenset(GoldLikeClaim.model_fields) - {"doc", "start", "end", "quote", "evidence"}


def load(claims: Path, texts: Path) -> list[Document]:
    """The documents of a file of claims, in the order of the file.

    claims (Path): what ``extract`` wrote, or gold lines, such as the review page exports; lines of skipped numbers are
        passed over, a header without claims is a document without claims. Keys that are no fields are passed over.
    texts (Path): the folder of ``extract --save-text``, or one with the original texts in UTF-8.
    RAISES (ExchangeError): a line that is no claim, or whose quotes do not stand in the text where it says; the message
        starts with ``file:line:``.
    """
    found: dict[str, tuple[str, list[GoldLikeClaim]]] = {}
    for number, record in json_lines(claims):
        where = f"{claims}:{number}"
        if not isinstance(record, dict):
            raise ExchangeError(f"{where}: expected a JSON object, one claim a line")
        doc = record.get("doc", claims.stem)
        if not isinstance(doc, str) or not doc:
            raise ExchangeError(f"{where}: doc: expected the name of the document")
        if "skipped" in record:
            continue
        if doc not in found:
            found[doc] = (text_of(texts, doc, where), [])
        if "document" not in record:
            text, known = found[doc]
            known.append(_claim(record, doc, text, where, len(known)))
    return [Document(doc, text, tuple(known)) for doc, (text, known) in found.items()]


def text_of(folder: Path, doc: str, where: str) -> str:
    """The text of a document: ``DOC.txt`` in the folder, or ``DOC`` itself when that is a text file.

    where (str): for messages. RAISES (ExchangeError): there is none, or it is not UTF-8.
    """
    parts = [part for part in doc.split("/") if part not in ("", ".", "..")] or ["report"]
    saved = folder.joinpath(*parts[:-1], f"{parts[-1]}.txt")
    own = folder.joinpath(*parts)
    for file in (saved, own):
        if file.suffix.lower() == ".txt" and file.is_file():
            return read_text(file)
    raise ExchangeError(f"{where}: no text of {doc} in {folder}; extract --save-text {folder} writes it")


def texts_of(folder: Path) -> dict[str, str]:
    """Every text of a folder by its path below it, as it is and without ``.txt``. Raises ExchangeError."""
    found: dict[str, str] = {}
    for file in sorted(folder.rglob("*.txt")):
        name = file.relative_to(folder).as_posix()
        text = read_text(file)
        found[name] = text
        found.setdefault(name.removesuffix(".txt"), text)
    return found


def _claim(record: Mapping[str, Any], doc: str, text: str, where: str, count: int) -> GoldLikeClaim:
    """A line as a claim; one without an id (gold) is called by its place in the file."""
    evidence = record.get("evidence") or {}
    try:
        _ = record["metric"], record["value"], record["unit"]  # of a line nothing is guessed
        spans = {
            field: [(_offset(one["start"]), _offset(one["end"])) for one in found]
            for field, found in evidence.items()
        }
        part = Part(
            (_offset(record["start"]), _offset(record["end"])),
            spans,
            {"id": f"gold-{count + 1}"} | _fields(record),
        )
        quotes = [record.get("quote"), *(one.get("quote") for found in evidence.values() for one in found)]
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        said = f"{error.args[0]}: Field required" if isinstance(error, KeyError) else str(error)
        raise ExchangeError(f"{where}: no claim: {said}") from error
    claim = claim_of(part, doc, text, where)
    stand = [claim, *(span for _, found in claim.evidence for span in found)]
    by_place = {(span.start, span.end): span.quote for span in stand}
    places = [part.span, *(span for found in spans.values() for span in found)]
    for place, quote in zip(places, quotes, strict=True):
        if quote and by_place.get(place) != quote:
            raise ExchangeError(
                f"{where}: {quote!r} does not stand at {place[0]}-{place[1]} of {doc}: another text?"
            )
    return claim


def _fields(record: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in record.items() if name in _KNOWN and value is not None}


def _offset(value: Any) -> int:
    if type(value) is not int:
        raise ValueError(f"{value!r} is no offset")
    return value
