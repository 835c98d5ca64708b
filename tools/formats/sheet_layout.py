"""A report laid out on a sheet: what the writers of spreadsheets share."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tools.formats.model import Cell, Heading, Paragraph, Report, Table

_NUMBER = re.compile(r"-?(?:[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)(?:\.([0-9]+))?(%)?")


@dataclass(frozen=True)
class Placed:
    """A cell on the sheet. row, column: from 0. wide: a line over the whole table, not a cell of it."""

    row: int
    column: int
    text: str
    rows: int = 1
    columns: int = 1
    head: bool = False
    indent: int = 0
    wide: bool = False
    right: bool = False


def lay_out(report: Report) -> list[Placed]:
    """Title, line of issuer and day, and the blocks below each other, with an empty row around each table."""
    width = max(
        (len(row) for block in report.blocks if isinstance(block, Table) for row in block.rows), default=1
    )
    placed: list[Placed] = []
    row = 0
    for text in (report.title, " ".join(filter(None, (report.issuer, report.day)))):
        if text:
            placed.append(Placed(row, 0, text, columns=width, wide=True))
            row += 1
    for block in report.blocks:
        if isinstance(block, (Heading, Paragraph)):
            placed.append(Placed(row, 0, block.text, columns=width, wide=True))
            row += 1
        else:
            made = list(_table(block, row + 1, width))
            placed += made
            row = max(cell.row + cell.rows for cell in made) + 1
    return placed


def _table(table: Table, row: int, width: int) -> Iterator[Placed]:
    for text, right in ((table.caption, False), (table.unit, True)):
        if text:
            yield Placed(row, 0, text, columns=width, wide=True, right=right)
            row += 1
    for cells in table.rows:
        for column, cell in enumerate(cells):
            if isinstance(cell, Cell):
                yield Placed(row, column, cell.text, cell.rows, cell.columns, cell.head, cell.indent)
        row += 1
    for note in table.notes:
        yield Placed(row, 0, note, columns=width, wide=True)
        row += 1


def as_number(text: str) -> tuple[float, str] | None:
    """A figure as a number with the format that shows it so (``81.4%``: 0.814, ``0.0%``); None for other text."""
    match = _NUMBER.fullmatch(text)
    if match is None or (text.lstrip("-").startswith("0") and text.lstrip("-")[1:2].isdigit()):
        return None
    decimals = match[1] or ""
    whole = "#,##0" if "," in text else "0"
    value = float(text.replace(",", "").rstrip("%"))
    code = whole + ("." + "0" * len(decimals) if decimals else "") + (match[2] or "")
    if match[2]:
        value = float(f"{value / 100:.15g}")
    return value, "General" if code == "0" else code
