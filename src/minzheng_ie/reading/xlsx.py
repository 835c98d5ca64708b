"""Excel workbooks (.xlsx, .xlsm) → text: the sheets that are shown, in order, each cell as it is shown.

Left out: hidden sheets, rows and columns (filtered ones too), comments, headers and footers, charts, macros. Formulas
are not counted: the value that was saved with them is read. Other files are never opened.
"""

from __future__ import annotations

from minzheng_ie.errors import ReadError
from minzheng_ie.harmless import printable
from minzheng_ie.reading.package import Package, PartError, XmlError
from minzheng_ie.reading.pause import no_search
from minzheng_ie.reading.result import Reading, TextBuilder
from minzheng_ie.reading.sheets.drawings import text_boxes
from minzheng_ie.reading.sheets.sheet_xml import Book, Read, read_sheet
from minzheng_ie.reading.sheets.workbook import SheetPart, open_workbook
from minzheng_ie.reading.sheets.written import write_read


class XlsxReader:
    """Reads .xlsx and .xlsm."""

    needs: tuple[str, ...] = ("lxml",)

    @no_search()
    def read(self, data: bytes, name: str, encoding: str | None = None) -> Reading:
        """Read a workbook. RAISES (ReadError): damaged, unsafe, or nothing in it is shown."""
        return self._book(Package(data, name), name)

    def _book(self, package: Package, name: str) -> Reading:
        parts, book = open_workbook(package)
        builder = TextBuilder()
        failed: PartError | None = None
        for part in parts:
            if part.hidden:
                continue
            try:
                self._sheet(package, part, book, builder)
            except PartError as error:
                failed = failed or error
                builder.warnings.append(f"sheet {printable(part.name)}: not read: {error.told}")
        if not builder.length:
            raise failed or ReadError(f"{name}: empty, no cell that is shown holds anything")
        return builder.reading()

    def _sheet(self, package: Package, part: SheetPart, book: Book, builder: TextBuilder) -> None:
        """Write a sheet. RAISES (PartError): its part cannot be read. RAISES (ReadError): there is too much in it."""
        read = self._read(package, part, book)
        if read.drawing:
            try:
                read.sheet.floating = text_boxes(package, part.part)
            except PartError as error:
                builder.warnings.append(f"sheet {printable(part.name)}: text boxes not read: {error.told}")
        write_read(builder, read, package.name)

    def _read(self, package: Package, part: SheetPart, book: Book) -> Read:
        try:
            return read_sheet(package.part(part.part), part.name, book)
        except XmlError as error:
            raise package.error(part.part, f"is damaged ({error})") from error
        except PartError:
            raise
        except ReadError as error:
            raise ReadError(f"{package.name}: {error}") from error


READER = XlsxReader()
