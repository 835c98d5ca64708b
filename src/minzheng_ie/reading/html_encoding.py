"""The bytes of a page → text: by its mark, by what the bytes are, by what it declares; a wrong declaration is seen."""

from __future__ import annotations

import re

from minzheng_ie.errors import EncodingError, ReadError
from minzheng_ie.reading.encodings import decode, known_encoding

_DECLARED = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([a-zA-Z0-9_:.-]{2,24})", re.IGNORECASE)
_HEAD = 4096
_MEANT = {
    "gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "cp936": "gb18030", "gb_2312-80": "gb18030",
    "hz": "gb18030", "csgb2312": "gb18030", "gb_2312": "gb18030", "big5-hkscs": "big5hkscs", "x-x-big5": "big5",
    "unicode": "utf-8", "utf8": "utf-8", "utf-16": "utf-8",
}  # fmt: skip
"""What browsers take a declared encoding for."""
_CHINESE = frozenset({"gb18030", "big5", "big5hkscs", "cp950", "utf-8"})
_DAMAGED, _FEW = 0.002, 4
"""The share of characters a page may have lost and still be read, with a warning."""


def declared_encoding(data: bytes) -> str | None:
    """The encoding a page says it is in, by Python's name; None when it says none or one no Chinese page is in."""
    match = _DECLARED.search(data[:_HEAD])
    if match is None:
        return None
    name = match[1].decode("ascii").lower()
    try:
        encoding = known_encoding(_MEANT.get(name, name))
    except EncodingError:
        return None
    return encoding if encoding in _CHINESE else None


def decode_page(data: bytes, name: str, encoding: str | None = None) -> tuple[str, str, tuple[str, ...]]:
    """Decode a page.

    data (bytes): the whole file. name (str): for an error. encoding (str | None): told by the caller.
    RETURNS (tuple): the text, the encoding it was in, and warnings.
    RAISES (ReadError): empty, binary or undecodable. RAISES (EncodingError): there is no such encoding.
    """
    if encoding is not None:
        return *decode(data, name, encoding), ()
    try:
        return *decode(data, name), ()
    except ReadError:
        told = declared_encoding(data)
        if told is None or b"\0" in data:
            raise
        text = data.decode(told, errors="replace")
        lost = text.count("\ufffd")
        seen = sum(character > "\u2e7f" for character in text)
        if not 0 < lost <= max(_FEW, _DAMAGED * seen):
            raise
        return text, told, (f"{lost} damaged characters ({told}) were read as U+FFFD",)
