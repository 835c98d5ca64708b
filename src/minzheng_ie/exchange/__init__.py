"""Claims to the formats of other tools, and back: ``docs/exchange.md`` says what each keeps and loses.

    from minzheng_ie import exchange
    data = exchange.export(report, "labelstudio")        # bytes; of a folder (brat, cas) the bytes by file name
    documents = exchange.read("export.json", "labelstudio")

What is read is a list of `Document`, whose claims are claims of the wire form with what gold adds.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from importlib import import_module
from pathlib import Path
from typing import Literal, cast

from minzheng_ie.exchange.model import Document, DocumentLike, GoldLikeClaim, wire

Format = Literal["webanno", "labelstudio", "doccano", "brat", "spacy", "cas"]
"""The formats, by the name used on the command line."""

FOLDERS = frozenset({"brat", "cas"})
"""The formats that are a folder of files."""

_HOMES: Mapping[str, str] = {"spacy": "docbin"}

__all__ = ["FOLDERS", "Document", "DocumentLike", "Format", "GoldLikeClaim", "export", "read", "wire"]


def export(
    reports: DocumentLike | Iterable[DocumentLike], format: Format, *, annotations: bool = False
) -> bytes | dict[str, bytes]:
    """Reports in a format.

    reports: one report or several; `minzheng_ie.Report` is one. format (str): one of `Format`. annotations (bool): of
    Label Studio, annotations instead of predictions.
    RETURNS (bytes | dict): the file; of a format that is a folder, its files by name.
    RAISES (ExchangeError): a claim does not stand in its text, or the format cannot hold it.
    """
    writer = import_module(f"minzheng_ie.exchange.{_HOMES.get(format, format)}")
    options = {"annotations": True} if annotations and format == "labelstudio" else {}
    return cast("bytes | dict[str, bytes]", writer.export(reports, **options))


def read(path: str | Path, format: Format, *, texts: Mapping[str, str] | None = None) -> list[Document]:
    """The documents and claims of a file, or of a folder for a format that is one.

    format (str): one of `Format`. texts (dict | None): of Web Annotations that do not hold their texts, the original text
    by source.
    RAISES (ExchangeError): what cannot be read; the message names the file and the place in it.
    """
    reader = import_module(f"minzheng_ie.exchange.{_HOMES.get(format, format)}")
    options = {"texts": texts} if texts and format == "webanno" else {}
    return cast("list[Document]", reader.read(Path(path), **options))
