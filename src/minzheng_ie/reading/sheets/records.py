"""Records of old Excel files (BIFF): their kinds, and the texts in them."""

from __future__ import annotations

import struct
from collections.abc import Iterator

BOF, EOF, CONTINUE = 0x809, 0x0A, 0x3C
FILEPASS, CODEPAGE, DATEMODE, BOUNDSHEET, SST = 0x2F, 0x42, 0x22, 0x85, 0xFC
FORMAT, FORMAT_OLD, XF = 0x41E, 0x1E, 0xE0
ROW, COLINFO, MERGED, WINDOW2 = 0x208, 0x7D, 0xE5, 0x23E
NUMBER, RK, MULRK, FORMULA, STRING = 0x203, 0x27E, 0xBD, 0x06, 0x207
LABEL, LABELSST, RSTRING, BOOLERR = 0x204, 0xFD, 0xD6, 0x205

_RICH, _FOREIGN, _WIDE = 8, 4, 1
_CODEPAGES = {
    936: "gb18030",
    950: "big5hkscs",
    1200: "utf-16-le",
    65001: "utf-8",
    54936: "gb18030",
    367: "ascii",
}

MOST_RECORDS = 4_000_000

Record = tuple[int, bytes]
"""Its kind, and what is in it."""


class BiffError(ValueError):
    """The records are not those of a workbook."""


class Records:
    """The records of a stream, for all who read it together not more than `MOST_RECORDS`."""

    def __init__(self, stream: bytes) -> None:
        self._stream = stream
        self._left = MOST_RECORDS

    def begin(self, start: int = 0) -> Iterator[Record]:
        """Those from an offset on; a last one that is cut off is left out. RAISES (BiffError): there are too many."""
        stream, last = self._stream, len(self._stream) - 4
        while start <= last:
            kind, length = struct.unpack_from("<HH", stream, start)
            end = start + 4 + length
            if end > len(stream):
                return
            self._left -= 1
            if self._left < 0:
                raise BiffError(f"more than {MOST_RECORDS} records")
            yield kind, stream[start + 4 : end]
            start = end


def codec_of(codepage: int) -> str:
    """Python's name for a code page; Chinese when it is none that Python knows."""
    import codecs

    name = _CODEPAGES.get(codepage, f"cp{codepage}")
    try:
        return codecs.lookup(name).name
    except LookupError:
        return "gb18030"


def rk_value(word: int) -> float:
    """A number in four bytes: an integer or the upper half of a float, in hundredths when the first bit says so."""
    if word & 2:
        value = float((word if word < 1 << 31 else word - (1 << 32)) >> 2)
    else:
        value = float(struct.unpack("<d", struct.pack("<Q", (word & 0xFFFFFFFC) << 32))[0])
    return value / 100 if word & 1 else value


def text_of(data: bytes, at: int, codec: str | None, *, wide_length: bool = True) -> str:
    """The text at an offset, cut off at the end of the record.

    codec (str | None): of its bytes in files of Excel 95 and older; None for later ones. wide_length (bool): its length
    takes two bytes.
    """
    if at + 1 + wide_length > len(data):
        return ""
    length = struct.unpack_from("<H" if wide_length else "<B", data, at)[0]
    at += 2 if wide_length else 1
    if codec is not None:
        return data[at : at + length].decode(codec, "replace")
    flags = data[at] if at < len(data) else 0
    at += 1 + (2 if flags & _RICH else 0) + (4 if flags & _FOREIGN else 0)
    if flags & _WIDE:
        return data[at : at + 2 * length].decode("utf-16-le", "replace")
    return data[at : at + length].decode("latin-1")


class SharedTexts:
    """Reads the shared texts of a workbook, which may go on over records. parts (list): what is in these, in order."""

    def __init__(self, parts: list[bytes]) -> None:
        self._parts = parts
        self._part, self._at = 0, 8  # behind two counts

    def read(self) -> list[str]:
        """All texts, without formats and readings; those behind one that is cut off are missing."""
        found = []
        try:
            while self._more():
                found.append(self._text())
        except (IndexError, struct.error):
            return found
        return found

    def _more(self) -> bool:
        while self._part < len(self._parts) and self._at >= len(self._parts[self._part]):
            self._part, self._at = self._part + 1, 0
        return self._part < len(self._parts)

    def _take(self, count: int) -> bytes:
        """So many bytes. RAISES (IndexError): there are not as many."""
        taken = b""
        while len(taken) < count:
            if not self._more():
                raise IndexError("cut off")
            piece = self._parts[self._part][self._at : self._at + count - len(taken)]
            taken += piece
            self._at += len(piece)
        return taken

    def _text(self) -> str:
        length, flags = struct.unpack("<HB", self._take(3))
        runs = struct.unpack("<H", self._take(2))[0] if flags & _RICH else 0
        foreign = struct.unpack("<I", self._take(4))[0] if flags & _FOREIGN else 0
        pieces = []
        wide = flags & _WIDE
        while length:
            if self._at >= len(self._parts[self._part]):
                if not self._more():
                    raise IndexError("cut off")
                wide = self._take(1)[0] & _WIDE  # each record says anew how its characters are written
            piece = self._parts[self._part][self._at : self._at + length * (2 if wide else 1)]
            if wide and len(piece) % 2:
                piece = piece[:-1] or piece
            self._at += len(piece)
            pieces.append(piece.decode("utf-16-le" if wide else "latin-1", "replace"))
            length -= max(len(piece) // (2 if wide else 1), 1)
        self._skip(4 * runs + foreign)
        return "".join(pieces)

    def _skip(self, count: int) -> None:
        while count and self._more():
            step = min(count, len(self._parts[self._part]) - self._at)
            self._at += step
            count -= step
