"""Claims → table, JSON Lines, CSV, Parquet, Excel, SQLite, DuckDB or the review page: a renderer a format, one protocol."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TextIO

from minzheng_ie.outputs.files import whole_file
from minzheng_ie.outputs.protocol import Format, Renderer, ReportLike, Writer, rows
from minzheng_ie.outputs.stream import Pieces, StreamWriter

__all__ = [
    "SEALED",
    "SUFFIXES",
    "Format",
    "Pieces",
    "Renderer",
    "ReportLike",
    "StreamWriter",
    "Writer",
    "make_renderer",
    "make_seal",
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
    ".xlsx": "xlsx",
    ".sqlite": "sqlite",
    ".db": "sqlite",
    ".duckdb": "duckdb",
}
"""The format that a file's suffix stands for."""

SEALED: frozenset[Format] = frozenset(("parquet", "xlsx", "sqlite", "duckdb"))
"""Formats that are no text: their file is made when all pieces are there."""


def make_renderer(
    format_: Format,
    stream: TextIO,
    *,
    skipped: bool = False,
    explain: bool = False,
    document: bool = False,
) -> Renderer:
    """What makes the pieces of a format. Those of formats that are no text are JSON Lines, see `make_seal`.

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
    if format_ in ("xlsx", "sqlite", "duckdb"):
        from minzheng_ie.outputs.wide import WideLines

        return WideLines()
    if format_ == "html":
        from minzheng_ie.outputs.review import ReviewPage

        return ReviewPage()
    from minzheng_ie.outputs.jsonl import JsonLines

    return JsonLines(skipped, explain, document)


def make_seal(format_: Format, renderer: Renderer, out: Path) -> Callable[[Path, Path], None] | None:
    """What makes a finished file (second path) of the renderer's pieces (first path); None where they are the file.

    out (Path): where it will stand; a database that is there is added to.
    """
    if format_ == "parquet":
        from minzheng_ie.outputs import parquet
        from minzheng_ie.outputs.jsonl import JsonLines

        assert isinstance(renderer, JsonLines)
        return partial(parquet.seal, skipped=renderer.skipped, explain=renderer.explain)
    if format_ == "xlsx":
        from minzheng_ie.outputs import workbook

        return workbook.seal
    if format_ in ("sqlite", "duckdb"):
        from minzheng_ie.outputs import database

        return partial(database.seal, engine=format_, earlier=out)
    return None


def make_writer(format_: Format, stream: TextIO, *, skipped: bool = False, explain: bool = False) -> Writer:
    """The writer of a text format.

    stream (TextIO): open for text with ``newline=""``, so that line ends are written as the format wants them.
    skipped, explain: as for `make_renderer`.

    Raises ValueError for a format that is no text.
    """
    if format_ in SEALED:
        raise ValueError(f"{format_} is no text format; see make_seal")
    return StreamWriter(stream, make_renderer(format_, stream, skipped=skipped, explain=explain))
