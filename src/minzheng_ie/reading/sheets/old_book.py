"""What all sheets of an old Excel file (.xls) have in common: texts, formats, and where each sheet begins."""

from __future__ import annotations

import struct
from dataclasses import field

from minzheng_ie.errors import ReadError
from minzheng_ie.reading.sheets import records as biff
from minzheng_ie.reading.sheets.formats import BUILT_IN, GENERAL
from minzheng_ie.reading.sheets.sheet_xml import Book, Style
from minzheng_ie.reading.sheets.shown import is_date
from minzheng_ie.reading.sheets.strings import LONGEST
from minzheng_ie.records import dataclass

_VERSION_8 = 0x600
_BOOK = 5
_WORKSHEET = 0
_MOST_SHEETS = 1_000


@dataclass(frozen=True, slots=True)
class OldSheet:
    """A sheet: its name, where its records begin. hidden (bool): it is not shown. cells (bool): it is no chart or macro."""

    name: str
    start: int
    hidden: bool
    cells: bool


@dataclass(slots=True)
class OldBook:
    """A workbook. codec (str | None): of its bytes, in files of Excel 95 and older."""

    codec: str | None = None
    sheets: list[OldSheet] = field(default_factory=list)
    book: Book = field(default_factory=Book)


def read_book(stream: biff.Records) -> OldBook:
    """Read the records before the first sheet.

    RAISES (BiffError): there are none. RAISES (ReadError): the file is protected; without its name.
    """
    found = OldBook()
    codes = dict(BUILT_IN)
    styles: list[tuple[int, int]] = []
    texts: list[bytes] = []
    sheets: list[bytes] = []
    before = 0
    for at, (kind, data) in enumerate(stream.begin()):
        if at == 0:
            found.codec = _codec_of_first(kind, data)
        elif kind == biff.EOF:
            break
        elif kind == biff.SST or (kind == biff.CONTINUE and before == biff.SST):
            texts.append(data)
        elif kind == biff.BOUNDSHEET:
            sheets.append(data)
        elif kind in (biff.FORMAT, biff.FORMAT_OLD):
            _format(data, found.codec, codes)
        elif kind == biff.XF:
            styles.append(_style(data, found.codec))
        else:
            _setting(kind, data, found)
        before = before if kind == biff.CONTINUE else kind
    found.sheets = [_sheet(data, found.codec) for data in sheets[:_MOST_SHEETS] if len(data) > 7]
    found.book.strings = [text[:LONGEST] for text in biff.SharedTexts(texts).read()] if texts else []
    for code, indent in styles:
        shown = codes.get(code, GENERAL)
        found.book.styles.append(Style(shown, is_date(shown), indent))
    return found


def _codec_of_first(kind: int, data: bytes) -> str | None:
    """None for a workbook of Excel 97 and later. RAISES (BiffError): the first record begins no workbook."""
    if kind != biff.BOF or len(data) < 4:
        raise biff.BiffError("no workbook in it")
    version, content = struct.unpack_from("<HH", data)
    if content != _BOOK:
        raise biff.BiffError("no workbook in it")
    return None if version >= _VERSION_8 else "gb18030"


def _setting(kind: int, data: bytes, found: OldBook) -> None:
    if kind == biff.FILEPASS:
        raise ReadError("is protected by a password; open it and save it without one")
    if kind == biff.CODEPAGE and found.codec is not None and len(data) >= 2:
        found.codec = biff.codec_of(struct.unpack_from("<H", data)[0])
    elif kind == biff.DATEMODE:
        found.book.date1904 = data[:1] == b"\1"


def _format(data: bytes, codec: str | None, codes: dict[int, str]) -> None:
    if len(data) > 3:
        code = biff.text_of(data, 2, codec, wide_length=codec is None)
        codes[struct.unpack_from("<H", data)[0]] = code or GENERAL


def _style(data: bytes, codec: str | None) -> tuple[int, int]:
    """Number of the format, and indent."""
    if len(data) < 9:
        return 0, 0
    return struct.unpack_from("<H", data, 2)[0], data[8] & 0xF if codec is None else 0


def _sheet(data: bytes, codec: str | None) -> OldSheet:
    start, state, content = struct.unpack_from("<IBB", data)
    name = biff.text_of(data, 6, codec, wide_length=False)
    return OldSheet(name, start, state & 3 != 0, content == _WORKSHEET)
