"""Claims → table, JSON Lines or CSV: a writer a format, one protocol."""

from __future__ import annotations

from typing import TextIO

from minzheng_ie.outputs.files import whole_file
from minzheng_ie.outputs.protocol import Format, ReportLike, Writer, rows

__all__ = ["SUFFIXES", "Format", "ReportLike", "Writer", "make_writer", "rows", "whole_file"]

SUFFIXES: dict[str, Format] = {".jsonl": "jsonl", ".ndjson": "jsonl", ".csv": "csv", ".txt": "table"}
"""The format that a file's suffix stands for."""


def make_writer(format_: Format, stream: TextIO, *, skipped: bool = False, explain: bool = False) -> Writer:
    """The writer of a format.

    stream (TextIO): open for text with ``newline=""``, so that line ends are written as the format wants them.
    skipped (bool): also write the numbers that are no claims, in text order.
    explain (bool): also write how each claim was made.
    """
    if format_ == "jsonl":
        from minzheng_ie.outputs.jsonl import JsonLinesWriter

        return JsonLinesWriter(stream, skipped=skipped, explain=explain)
    if format_ == "csv":
        from minzheng_ie.outputs.csv import CsvWriter

        return CsvWriter(stream, skipped=skipped, explain=explain)
    from minzheng_ie.outputs.table import TableWriter

    return TableWriter(stream, skipped=skipped, explain=explain)
