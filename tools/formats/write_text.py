"""A report as plain text or Markdown: tables as columns of spaces, between tabs, or between pipes."""

from __future__ import annotations

import unicodedata
from pathlib import Path

from tools.formats.model import Cell, Heading, Report, Table


def write(report: Report, path: Path, *, columns: str = "spaces") -> None:
    """Write it. columns: ``spaces`` (at least three between cells), ``tabs`` or ``pipes`` (Markdown)."""
    pipes = columns == "pipes"
    lines = [f"# {report.title}" if pipes else report.title]
    lines += [" ".join(filter(None, (report.issuer, report.day))), ""]
    for block in report.blocks:
        if isinstance(block, Table):
            lines += ["", *_table(block, columns), ""]
        elif isinstance(block, Heading) and pipes:
            lines.append(f"{'#' * (block.level + 1)} {block.text}")
        else:
            lines.append(block.text)
            if pipes:
                lines.append("")
    path.write_text("\n".join(lines).strip() + "\n", encoding="utf-8", newline="\n")


def _table(table: Table, columns: str) -> list[str]:
    lines = [line for line in (table.caption, table.unit) if line]
    if columns == "pipes" and lines:
        lines.append("")
    width = max(map(len, table.rows))
    rows = [_row(row, width) for row in table.rows]
    if columns == "tabs":
        lines += ["\t".join(row).rstrip("\t") for row in rows]
    elif columns == "pipes":
        ruled = [f"| {' | '.join(row)} |" for row in rows]
        lines += [ruled[0], f"|{' --- |' * width}", *ruled[1:]]
    else:
        most = [max(_width(row[at]) for row in rows) + 3 for at in range(width)]
        lines += [
            "".join(cell + " " * (room - _width(cell)) for cell, room in zip(row, most, strict=True)).rstrip()
            for row in rows
        ]
    return [*lines, *([""] if columns == "pipes" and table.notes else []), *table.notes]


def _row(row: object, width: int) -> list[str]:
    assert isinstance(row, (list, tuple))
    texts = [f"{'  ' * cell.indent}{cell.text}" if isinstance(cell, Cell) else "" for cell in row]
    return texts + [""] * (width - len(texts))


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)
