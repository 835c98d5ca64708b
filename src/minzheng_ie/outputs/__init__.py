"""Claims → table, JSON Lines, CSV, Parquet or the review page: a renderer a format, one protocol."""

from __future__ import annotations

from typing import TextIO

from minzheng_ie.outputs.files import whole_file
from minzheng_ie.outputs.protocol import Format, Renderer, ReportLike, Writer, rows
from minzheng_ie.outputs.stream import Pieces, StreamWriter

__all__ = [
    "SUFFIXES",
    "Format",
    "Pieces",
    "Renderer",
    "ReportLike",
    "StreamWriter",
    "Writer",
    "make_renderer",
    "make_writer",
    "rows",
    "whole_file",
]

SUFFIXES: dict[str, Format] = {
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".txt": "table",
    ".parquet": "parquet",
    ".html": "html",
    ".htm": "html",
}
"""The format that a file's suffix stands for."""


def make_renderer(
    format_: Format,
    stream: TextIO,
    *,
    skipped: bool = False,
    explain: bool = False,
    document: bool = False,
) -> Renderer:
    """What makes the pieces of a format. Those of Parquet are JSON Lines, see `minzheng_ie.outputs.parquet`.

    stream (TextIO): where they will go; only tables look at it, for its width and colours.
    skipped (bool): also write the numbers that are no claims, in text order.
    explain (bool): also write how each claim was made.
    document (bool): also write, in JSON Lines, what each document is; a table says it in its head line anyway.
    """
    if format_ == "csv":
        from minzheng_ie.outputs.csv import Csv

        return Csv(skipped, explain)
    if format_ == "table":
        from minzheng_ie.outputs.table import Tables

        return Tables.fit(stream, skipped=skipped, explain=explain)
    if format_ == "html":
        from minzheng_ie.outputs.review import ReviewPage

        return ReviewPage()
    from minzheng_ie.outputs.jsonl import JsonLines

    return JsonLines(skipped, explain, document)


def make_writer(format_: Format, stream: TextIO, *, skipped: bool = False, explain: bool = False) -> Writer:
    """The writer of a text format.

    stream (TextIO): open for text with ``newline=""``, so that line ends are written as the format wants them.
    skipped, explain: as for `make_renderer`.

    Raises ValueError for Parquet, which is no text.
    """
    if format_ == "parquet":
        raise ValueError("Parquet is no text format; see minzheng_ie.outputs.parquet")
    return StreamWriter(stream, make_renderer(format_, stream, skipped=skipped, explain=explain))
