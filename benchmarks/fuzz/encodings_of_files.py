"""Area `bytes`: texts in every encoding, whole and damaged. What is read is what was written, or it is refused."""

from __future__ import annotations

import random
from collections.abc import Iterator

import texts
from area import Area, shorter

from minzheng_ie.errors import EncodingError, ReadError
from minzheng_ie.reading.encodings import decode

WHOLE = ("utf-8", "utf-8-sig", "gb18030", "gbk", "gb2312", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "big5", "cp950", "hz", "iso2022_jp", "utf-7", "latin-1", "cp1252", "shift_jis", "euc_kr")  # fmt: skip
TOLD = (*WHOLE, "utf8", "GBK", "ascii", "base64", "rot13", "hex", "idna", "punycode", "unicode_escape", "raw_unicode_escape", "zip", "mbcs", "oem", "undefined", "", "x", "utf-8\0", "a" * 300, "民", "uu", "utf_8_sig", "cp037", "bz2", "\ud800")  # fmt: skip

Example = tuple[bytes, "str | None", "str | None"]
"""The bytes; the encoding that is told; the text they have to give when they are undamaged and nothing is told."""


def draw(chance: random.Random) -> Example:
    """Bytes of a text, half of them damaged."""
    text = "".join(chance.choice(texts.sentences()) for _ in range(chance.randrange(1, 12)))
    if chance.random() < 0.3:
        text = texts.draw(chance)
    encoding = chance.choice(WHOLE[:9]) if chance.random() < 0.6 else chance.choice(WHOLE)
    data = text.encode(encoding, "ignore")
    sure = encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-32") and text.strip() != "" and _usual(text)
    expected = text if sure and not text.startswith("\ufeff") else None
    told = chance.choice(TOLD) if chance.random() < 0.2 else None
    if told is not None:
        expected = None
    if chance.random() < 0.6:
        expected = None
        for _ in range(chance.randrange(1, 4)):
            data = damaged(data, chance)
    return data, told, expected


def _usual(text: str) -> bool:
    return len(text) > 50 and all(
        "\u4e00" <= char <= "\u9fff" or char in "，。、；：（）0123456789%\n" for char in text
    )


def damaged(data: bytes, chance: random.Random) -> bytes:
    """Bytes with an accident."""
    at = chance.randrange(len(data) + 1)
    kind = chance.randrange(8)
    if kind == 0:
        return data[:at]
    if kind == 1:
        return data[:at] + chance.randbytes(chance.randrange(1, 5)) + data[at:]
    if kind == 2:
        return data[:at] + data[at + chance.randrange(1, 4) :]
    if kind == 3:
        return data[:at] + bytes([chance.randrange(256)]) + data[at + 1 :]
    if kind == 4:
        return data + chance.choice(texts.sentences()).encode(chance.choice(WHOLE), "ignore")
    if kind == 5:
        return (
            chance.choice(
                (
                    b"\xef\xbb\xbf",
                    b"\xff\xfe",
                    b"\xfe\xff",
                    b"\xff\xfe\0\0",
                    b"\0",
                    b"PK\3\4",
                    b"~{",
                    b"\x1b$B",
                )
            )
            + data
        )
    if kind == 6:
        try:
            return data.decode(chance.choice(WHOLE), "replace").encode(chance.choice(WHOLE), "replace")
        except UnicodeError:
            return data
    return chance.randbytes(chance.randrange(60))


def wrong(example: Example) -> str:
    """Decode: another text than was written, or an error that is none of the library's, is wrong."""
    data, told, expected = example
    try:
        text, found = decode(data, "a.txt", told)
    except (ReadError, EncodingError) as error:
        message = str(error)
        if expected is not None:
            return f"refused: {message}"
        return "" if "\n" not in message and len(message) < 500 else f"message: {message!r}"
    if expected is not None and text != expected:
        return f"mojibake: read as {found}"
    if "\0" in text or not text.strip():
        return f"taken: {text[:20]!r} read as {found}"
    text.encode("utf-8")
    if told is None and found in ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"):
        again = text.encode(found)
        if not data.endswith(again) or len(data) - len(again) > 4:
            return f"other bytes: read as {found}"
    return ""


def smaller(example: Example) -> Iterator[Example]:
    """With fewer bytes."""
    data, told, expected = example
    if expected is None:
        for less in shorter(data):
            yield less, told, None


AREA = Area("bytes", draw, wrong, smaller)
