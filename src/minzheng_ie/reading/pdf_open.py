"""Opens a PDF, or says in one line why not; what would unpack to more than memory holds is not given to the parser."""

from __future__ import annotations

import base64
import re
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from minzheng_ie.errors import ReadError
from minzheng_ie.reading.pdf_forms import drawn_too_often
from minzheng_ie.reading.pdf_model import Frame

MOST_PAGES = 5_000
_MOST_UNPACKED, _MOST_CONTENT = 64 << 20, 16 << 20
"""Bytes that a stream may unpack to; content: what draws a page, some hundred thousand objects."""
_NO_CONTENT = re.compile(rb"/Length1|/Type\s*/(?!XObject)|/Subtype\s*/(?!Form)|/FunctionType|/Alternate")
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
    if drawn_too_often(data):
        raise ReadError(
            f"{name}: damaged, parts of its pages draw each other without end; print it to a new PDF"
        )
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
        head = head[max(0, head.rfind(b"obj")) :]
        if b"/Image" in head and b"/Width" in head:
            continue
        end = data.find(b"endstream", start)
        size = (end if end >= 0 else len(data)) - start
        most = _MOST_UNPACKED if _NO_CONTENT.search(head) else _MOST_CONTENT
        twice = head.count(b"/Fl") > 1
        if size * _RATIO < most and not twice:
            continue
        packed = data[start : start + size]
        if b"ASCII85" in head or b"/A85" in head:
            packed = _plain(packed)
        if size > most or _too_large(packed, most, again=twice):
            raise ReadError(
                f"{name}: one part of it unpacks to more than {most >> 20} MB; print it to a new PDF"
            )


def _plain(packed: bytes) -> bytes:
    try:
        return base64.a85decode(packed.strip().removesuffix(b"~>"))
    except ValueError:
        return packed


def _too_large(packed: bytes, most: int, *, again: bool) -> bool:
    """Whether a stream of deflate unpacks to more than ``most`` bytes. again (bool): what comes out is such a stream too."""
    unpacker = zlib.decompressobj()
    inner = zlib.decompressobj() if again else None
    total = 0
    left: bytes = packed
    try:
        while left and total <= most:
            piece = unpacker.decompress(left, 1 << 16)
            left = unpacker.unconsumed_tail
            if inner is not None:
                piece = inner.decompress(piece, most + 1 - total)
            elif not piece:
                break
            total += len(piece)
    except zlib.error:
        return False
    return total > most
