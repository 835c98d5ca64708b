"""A report as text between commas or tabs (.csv, .tsv): of merged cells the first has the text, the others none."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from tools.formats.model import Report
from tools.formats.sheet_layout import lay_out


def write(report: Report, path: Path, *, encoding: str = "utf-8-sig", delimiter: str = ",") -> None:
    """Write it. encoding (str): ``gb18030`` for what Excel writes in Chinese. delimiter (str): between two cells."""
    placed = lay_out(report)
    width = max((cell.column + 1 for cell in placed), default=1)
    rows = [[""] * width for _ in range(max((cell.row + cell.rows for cell in placed), default=0))]
    for cell in placed:
        rows[cell.row][cell.column] = "\u3000" * cell.indent + cell.text
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=delimiter, lineterminator="\r\n").writerows(rows)
    path.write_bytes(stream.getvalue().encode(encoding))
