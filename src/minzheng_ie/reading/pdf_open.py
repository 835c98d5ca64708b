"""Opens a PDF, or says in one line why not; what would unpack to more than memory holds is not given to the parser."""

from __future__ import annotations

import base64
import re
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from minzheng_ie.errors import ReadError
from minzheng_ie.reading.pdf_model import Frame

MOST_PAGES = 5_000
_MOST_UNPACKED = 64 << 20
_RATIO = 1_032
"""No stream of deflate unpacks to more than so many times its size."""
_STREAM = re.compile(rb"stream\r?\n")
_HEAD = 600
_PASSWORD, _HANDLER = 4, 5


@contextmanager
def opened(data: bytes, name: str) -> Iterator[Any]:
    """The document, closed afterwards. RAISES (ReadError): encrypted, damaged, without pages, or made to fill memory."""
    import pypdfium2
    import pypdfium2.raw as raw

    _refuse_bombs(data, name)
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        code = getattr(error, "err_code", None)
        if code == raw.FPDF_ERR_PASSWORD:
            raise ReadError(
                f"{name}: is protected by a password; open it, and print or save it without one"
            ) from error
        if code == raw.FPDF_ERR_SECURITY:
            raise ReadError(
                f"{name}: is encrypted in a way that is not known here; save it without protection"
            ) from error
        raise ReadError(
            f"{name}: damaged, cannot be read as PDF; download it again or print it to a new PDF"
        ) from error
    try:
        pages = len(document)
        if not pages:
            raise ReadError(f"{name}: damaged, a PDF without pages; download it again")
        if pages > MOST_PAGES:
            raise ReadError(f"{name}: has {pages} pages, more than {MOST_PAGES}; split it into parts")
        yield document
    finally:
        document.close()


def frame_of(raw: Any, page: Any, reading: int = 0) -> Frame:
    """How a page lies. reading (int): quarter turns clockwise that make its text upright."""
    left, bottom, right, top = page.get_bbox() if hasattr(page, "get_bbox") else page.get_mediabox()
    if right - left < 1 or top - bottom < 1:
        left, bottom, right, top = 0.0, 0.0, 612.0, 792.0
    showing = raw.FPDFPage_GetRotation(page) % 4
    return Frame(left, bottom, right, top, reading, showing)


def _refuse_bombs(data: bytes, name: str) -> None:
    """RAISES (ReadError): a stream of the file unpacks to more than a page of a report can need."""
    for match in _STREAM.finditer(data):
        start = match.end()
        head = data[max(0, start - _HEAD) : start]
        head = head[head.rfind(b"<<") if head.count(b"obj") < 2 else head.rfind(b"obj") :]
        end = data.find(b"endstream", start)
        size = (end if end >= 0 else len(data)) - start
        if size * _RATIO < _MOST_UNPACKED or (b"/Image" in head and b"/Width" in head):
            continue
        packed = data[start : start + size]
        if b"ASCII85" in head or b"/A85" in head:
            packed = _plain(packed)
        if _too_large(packed, _MOST_UNPACKED):
            raise ReadError(
                f"{name}: unpacks to more than {_MOST_UNPACKED >> 20} MB for one part; print it to a new PDF"
            )


def _plain(packed: bytes) -> bytes:
    try:
        return base64.a85decode(packed.strip().removesuffix(b"~>"))
    except ValueError:
        return packed


def _too_large(packed: bytes, most: int) -> bool:
    if packed[:1] not in (b"\x78", b"\x58", b"\x68", b"\x48", b"\x08", b"\x38", b"\x18", b"\x28"):
        return False
    unpacker = zlib.decompressobj()
    total = 0
    left: bytes = packed
    try:
        while left and total <= most:
            piece = unpacker.decompress(left, 1 << 20)
            if not piece:
                break
            total += len(piece)
            left = unpacker.unconsumed_tail
    except zlib.error:
        return False
    return total > most
