"""What was read of a sheet → the text of the document, and what of it could not be read."""

from __future__ import annotations

from minzheng_ie.harmless import printable
from minzheng_ie.reading.result import TextBuilder
from minzheng_ie.reading.sheets.blocks import write_sheet
from minzheng_ie.reading.sheets.own import refuse_own
from minzheng_ie.reading.sheets.sheet_xml import Read, told_cells


def write_read(builder: TextBuilder, read: Read, name: str) -> None:
    """Write a sheet, with warnings.

    name (str): of the file. RAISES (ReadError): it holds claims that this library wrote.
    """
    sheet = read.sheet
    title = printable(sheet.name or "")
    if not builder.length and sheet.cells:
        top = sheet.cells[0].row
        refuse_own([cell.text for cell in sheet.cells[:5] if cell.row == top], name)
    write_sheet(builder, sheet, alone=not builder.length)
    if read.missing:
        builder.warnings.append(
            f"sheet {title}: no value is saved for the formula in {told_cells(read.missing)};"
            " open the file, let it calculate, and save it"
        )
    if read.broken:
        builder.warnings.append(f"sheet {title}: no value in {told_cells(read.broken)}")
