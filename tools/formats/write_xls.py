"""A report as an old Excel workbook (.xls): figures are numbers with formats, titles merged over the table."""

from __future__ import annotations

from pathlib import Path

import xlwt
from tools.formats.model import Report
from tools.formats.sheet_layout import as_number, lay_out


def write(report: Report, path: Path, *, sheet: str = "Sheet1", numbers: bool = True) -> None:
    """Write it. sheet (str): name of the sheet. numbers (bool): figures are numbers, not text."""
    book = xlwt.Workbook(encoding="utf-8")
    page = book.add_sheet(sheet)
    styles: dict[tuple[str, bool, int], object] = {}
    for cell in lay_out(report):
        number = as_number(cell.text) if numbers and not cell.wide else None
        key = (number[1] if number else "General", cell.head, cell.indent)
        if key not in styles:
            styles[key] = xlwt.easyxf(
                f"font: bold {cell.head}; align: indent {cell.indent}", num_format_str=key[0]
            )
        value = number[0] if number else cell.text
        last = (cell.row + cell.rows - 1, cell.column + cell.columns - 1)
        if last == (cell.row, cell.column):
            page.write(cell.row, cell.column, value, styles[key])
        else:
            page.write_merge(cell.row, last[0], cell.column, last[1], value, styles[key])
    book.save(str(path))
