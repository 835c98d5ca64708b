"""A report as an Excel workbook (.xlsx): figures are numbers with formats, titles merged over the table."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import xlsxwriter
from tools.formats.model import Report
from tools.formats.sheet_layout import Placed, as_number, lay_out

_MADE = datetime(2024, 1, 1)


def write(
    report: Report, path: Path, *, sheet: str = "Sheet1", numbers: bool = True, hidden: str = ""
) -> None:
    """Write it.

    sheet (str): name of the sheet. numbers (bool): figures are numbers, not text. hidden (str): a line on a hidden sheet.
    """
    book = xlsxwriter.Workbook(str(path))
    book.set_properties({"created": _MADE})
    page = book.add_worksheet(sheet)
    formats: dict[tuple[str, bool, int, bool], object] = {}
    for cell in lay_out(report):
        number = as_number(cell.text) if numbers and not cell.wide else None
        key = (number[1] if number else "General", cell.head, cell.indent, cell.right)
        if key not in formats:
            formats[key] = book.add_format(_properties(*key))
        value: float | str = number[0] if number else cell.text
        _put(page, cell, value, formats[key])
    if hidden:
        book.add_worksheet("hidden").write_string(0, 0, hidden)
        book.get_worksheet_by_name("hidden").hide()
    book.close()


def _properties(code: str, head: bool, indent: int, right: bool) -> dict[str, object]:
    properties: dict[str, object] = {"num_format": code, "bold": head}
    if indent:
        properties["indent"] = indent
    if right:
        properties["align"] = "right"
    return properties


def _put(page: object, cell: Placed, value: float | str, made: object) -> None:
    if cell.rows > 1 or cell.columns > 1:
        last = (cell.row + cell.rows - 1, cell.column + cell.columns - 1)
        page.merge_range(cell.row, cell.column, *last, value, made)  # type: ignore[attr-defined]
    elif isinstance(value, str):
        page.write_string(cell.row, cell.column, value, made)  # type: ignore[attr-defined]
    else:
        page.write_number(cell.row, cell.column, value, made)  # type: ignore[attr-defined]
