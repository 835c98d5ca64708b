"""Old Excel workbooks (.xls, .et) → text: the sheets that are shown, in order, each cell as it is shown.

The records are read here: what else reads them tells no number formats, and 0.814 for 81.4% would be wrong.
"""

from __future__ import annotations

from minzheng_ie.errors import ReadError
from minzheng_ie.reading.pause import no_search
from minzheng_ie.reading.result import Reading, TextBuilder
from minzheng_ie.reading.sheets.compound import Compound, CompoundError
from minzheng_ie.reading.sheets.old_book import OldBook, read_book
from minzheng_ie.reading.sheets.old_sheet import read_old_sheet
from minzheng_ie.reading.sheets.records import BiffError, Records
from minzheng_ie.reading.sheets.written import write_read

_STREAMS = ("Workbook", "Book")
_AGAIN = "get it again, or open it and save it as .xlsx"


class XlsReader:
    """Reads .xls of Excel 95 and later."""

    needs: tuple[str, ...] = ()

    @no_search()
    def read(self, data: bytes, name: str, encoding: str | None = None) -> Reading:
        """Read a workbook. RAISES (ReadError): damaged, protected, or nothing in it is shown."""
        try:
            stream = Records(_stream(data))
            return self._sheets(stream, read_book(stream), name)
        except (CompoundError, BiffError) as error:
            raise ReadError(f"{name}: damaged or incomplete ({error}); {_AGAIN}") from error
        except ReadError as error:
            raise error if str(error).startswith(name) else ReadError(f"{name}: {error}") from error

    def _sheets(self, stream: Records, book: OldBook, name: str) -> Reading:
        builder = TextBuilder()
        read: set[int] = set()
        for sheet in book.sheets:
            if sheet.hidden or not sheet.cells or sheet.start in read:
                continue
            read.add(sheet.start)
            write_read(builder, read_old_sheet(stream, sheet, book), name)
        if not builder.length:
            raise ReadError(f"{name}: empty, no cell that is shown holds anything")
        return builder.reading()


def _stream(data: bytes) -> bytes:
    """The records of the workbook. RAISES (CompoundError): there are none."""
    streams = Compound(data)
    for name in _STREAMS:
        stream = streams.stream(name)
        if stream:
            return stream
    raise CompoundError("no workbook in it")


READER = XlsReader()
