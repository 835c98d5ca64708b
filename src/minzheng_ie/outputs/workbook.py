"""The flat rows as an Excel workbook. Needs xlsxwriter (the extra ``tables``).

Text is text, whatever it looks like: no cell is a formula or a date. A value that a spreadsheet would not keep to its last
digit (more than 15 of them) is written as text.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime, timezone
from decimal import Decimal
from pathlib import Path
from typing import Any

from minzheng_ie.errors import OutputError
from minzheng_ie.outputs.wide import COLUMNS, REPORT, SKIPPED
from minzheng_ie.outputs.words import REASONS
from minzheng_ie.reading.folders import OWN_WORKBOOK

_MOST_ROWS = 1_048_576 - 1
_LONGEST = 32_767  # characters of a cell
_DIGITS = 15  # that a spreadsheet keeps
_WIDTHS = {"metric": 32, "sentence": 60, "doc": 22, "region": 22, "value": 16, "program": 14, "quote": 16}
_MADE = datetime(2000, 1, 1, tzinfo=timezone.utc)  # the same claims give the same bytes


def seal(lines: Path, out: Path) -> None:
    """Write the lines of `minzheng_ie.outputs.wide.WideLines` as a workbook: claims, skipped numbers, reports, columns.

    lines (Path): read once for each sheet, a line at a time. out (Path): replaced.

    Raises OSError when a file cannot be read or written, OutputError for more rows than a sheet has.
    """
    import xlsxwriter

    book = xlsxwriter.Workbook(
        str(out),
        {
            "constant_memory": True,
            "strings_to_formulas": False,
            "strings_to_numbers": False,
            "strings_to_urls": False,
        },
    )
    try:
        book.set_properties({"comments": OWN_WORKBOOK, "created": _MADE.replace(tzinfo=None)})
        for name, columns, of in (
            ("数据", COLUMNS, "claim"),
            ("未取的数字", SKIPPED, "skipped"),
            ("文档", REPORT, "report"),
        ):
            _sheet(book, name, [(column.name, column.heading) for column in columns], _of(lines, of))
        told = ({"heading": c.heading, "name": c.name, "told": c.told} for c in COLUMNS)
        _sheet(book, "说明", (("heading", "列"), ("name", "字段"), ("told", "含义")), told)
    finally:
        book.close()


def _of(lines: Path, kind: str) -> Iterator[dict[str, Any]]:
    start = f'{{"of":"{kind}"'
    with lines.open(encoding="utf-8") as stream:
        for line in stream:
            if line.startswith(start):
                yield json.loads(line)


def _sheet(book: Any, name: str, columns: Any, rows: Iterator[dict[str, Any]]) -> None:
    sheet = book.add_worksheet(name)
    head = book.add_format({"bold": True, "bottom": 1})
    decimals = {column.name for column in COLUMNS if column.kind == "decimal"}
    for at, (field, heading) in enumerate(columns):
        sheet.set_column(at, at, _WIDTHS.get(field, 12))
        sheet.write_string(0, at, heading, head)
    sheet.freeze_panes(1, 0)
    number = 0
    for number, row in enumerate(rows, 1):
        if number > _MOST_ROWS:
            raise OutputError(
                f"more than {_MOST_ROWS} rows, which a sheet does not hold; write .csv or .parquet"
            )
        for at, (field, _) in enumerate(columns):
            value = row.get(field)
            if field == "reason":
                value = REASONS.get(str(value), value)
            if value is not None:
                _cell(sheet, number, at, value, decimal=field in decimals)
    if number:
        sheet.autofilter(0, 0, number, len(columns) - 1)


def _cell(sheet: Any, row: int, column: int, value: object, *, decimal: bool) -> None:
    if isinstance(value, int):
        sheet.write_number(row, column, value)
    elif decimal and len(Decimal(str(value)).as_tuple().digits) <= _DIGITS:
        sheet.write_number(row, column, float(str(value)))
    else:
        sheet.write_string(row, column, str(value)[:_LONGEST])
