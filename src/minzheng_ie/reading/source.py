"""A file → `SourceText`: its bytes decoded once, without touching newlines.

Every offset this library gives counts code points of `SourceText.text`, start inclusive, end exclusive. The
text is the decoded file as it is: ``\\r\\n`` stays two characters. A leading byte order mark says how to decode
and is no part of the text: offset 0 is the first character after it.

Encodings are tried in this order: byte order mark (UTF-8, UTF-16), strict UTF-8, UTF-16 without a mark
(recognised by its NUL bytes), strict GB18030 (which holds GBK and GB2312).
"""

from __future__ import annotations

import codecs
import os
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from minzheng_ie.errors import ReadError

STDIN = "-"
"""The path that means standard input."""

SUFFIXES = frozenset({".txt"})
"""Suffixes of the files taken from a directory; a file named by the caller may have any."""

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_MAGIC = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a Word or ZIP file"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel file"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x1f\x8b", "a gzip file"),
)
_CONTROLS = re.compile(r"[\x00-\x06\x0e-\x19\x7f]")
_USUAL = re.compile("[\t\r\n -~\u2000-\u206f\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")
_CONTROL_SHARE = 0.01
_USUAL_SHARE = 0.95
"""The share of usual characters from which NUL bytes are taken for UTF-16."""
_PLAUSIBLE_SHARE = 0.5
"""Below this share, what decodes without complaint is still no text: many byte sequences are valid UTF-16."""
_DAMAGED_SHARE = 0.5


@dataclass(frozen=True)
class SourceText:
    """A document as it was read.

    name (str): what the document is called in every output: the file's name, or its path below the directory
        that was walked, with ``/`` between the parts.
    text (str): the decoded text without a leading byte order mark; the base of all offsets.
    path (Path | None): the file, None for standard input and for text that was never a file.
    encoding (str): ``utf-8``, ``utf-16-le``, ``utf-16-be`` or ``gb18030``.
    """

    name: str
    text: str
    path: Path | None = None
    encoding: str = "utf-8"


def read_source(path: str | Path, *, name: str | None = None) -> SourceText:
    """Read one document.

    path (str | Path): a file, or ``-`` for standard input.
    name (str | None): the document's name, by default the file's (``stdin`` for standard input).
    RETURNS (SourceText): the decoded text.
    RAISES (ReadError): missing, a directory, empty, binary or undecodable; one line that names the file.
    """
    shown = "stdin" if str(path) == STDIN else str(path)
    try:
        data = sys.stdin.buffer.read() if str(path) == STDIN else Path(path).read_bytes()
    except IsADirectoryError as error:
        raise ReadError(f"{shown}: is a directory, not a report") from error
    except FileNotFoundError as error:
        raise ReadError(f"{shown}: no such file") from error
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        raise ReadError(f"{shown}: cannot be read: {reason}") from error
    text, encoding = decode(data, shown)
    if str(path) == STDIN:
        return SourceText(name or shown, text, None, encoding)
    return SourceText(_utf8(name or Path(path).name), text, Path(path), encoding)


@dataclass(frozen=True, slots=True)
class Input:
    """A document that was found and not yet read.

    path (str | Path): a file, or ``-`` for standard input. name (str | None): its name, as for `read_source`.
    """

    path: str | Path
    name: str | None = None


def iter_inputs(paths: Iterable[str | Path]) -> Iterator[Input | ReadError]:
    """Find documents without reading them; a directory stands for the ``*.txt`` files below it.

    Directories are walked recursively in the order of their names (files before subdirectories); what starts
    with a dot is skipped and links to directories are not followed. A directory that cannot be read or holds no
    reports is yielded as an error in its place instead of raised, so that it does not hide the others.
    """
    for path in paths:
        if str(path) != STDIN and Path(path).is_dir():
            yield from _walk(Path(path))
        else:
            yield Input(path)


def iter_sources(paths: Iterable[str | Path]) -> Iterator[SourceText | ReadError]:
    """Read the documents of `iter_inputs` one after the other; what cannot be read is an error in its place."""
    for item in iter_inputs(paths):
        yield item if isinstance(item, ReadError) else _read(item.path, item.name)


def _utf8(name: str) -> str:
    """A file name that can be written as UTF-8, whatever bytes it has on disk."""
    return os.fsencode(name).decode("utf-8", "replace")


def _read(path: str | Path, name: str | None) -> SourceText | ReadError:
    try:
        return read_source(path, name=name)
    except ReadError as error:
        return error


def _walk(folder: Path) -> Iterator[Input | ReadError]:
    found = False
    errors: list[OSError] = []
    for root, folders, files in os.walk(folder, onerror=errors.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for file in sorted(files):
            path = Path(root, file)
            if not file.startswith(".") and path.suffix.lower() in SUFFIXES:
                found = True
                yield Input(path, path.relative_to(folder).as_posix())
    for error in errors:
        yield ReadError(f"{error.filename}: cannot be read: {error.strerror}")
    if not found and not errors:
        yield ReadError(f"{folder}: no reports in this directory (looked for *.txt)")


def decode(data: bytes, name: str) -> tuple[str, str]:
    """Decode the bytes of a document.

    data (bytes): the whole file.
    name (str): what to call the file in an error.
    RETURNS (tuple): the text without a leading byte order mark, and the encoding it was in.
    RAISES (ReadError): empty, binary or undecodable.
    """
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            raise ReadError(f"{name}: binary data ({kind}); save its text as a .txt file first")
    text, encoding = _decode(data, name)
    if not text.strip("\ufeff \t\r\n\v\f\u3000\xa0"):
        raise ReadError(f"{name}: empty, no text in this file")
    control = _CONTROLS.search(text)
    if control and ("\0" in text or len(_CONTROLS.findall(text)) > _CONTROL_SHARE * len(text)):
        raise ReadError(
            f"{name}: binary data, not text (control character U+{ord(control[0]):04X} at character {control.start()})"
        )
    return text, encoding


def _decode(data: bytes, name: str) -> tuple[str, str]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return _plausible(data[len(mark) :].decode(encoding), encoding, name), encoding
            except UnicodeDecodeError as error:
                at = error.start + len(mark)
                raise ReadError(
                    f"{name}: not valid {encoding.upper()} at byte {at} ({error.reason})"
                ) from error
    if b"\0" in data:
        wide = _utf16(data)
        if wide is None:
            raise ReadError(f"{name}: binary data, not text (NUL byte at byte {data.index(0)})")
        return wide
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        first = error.start
    else:
        return _short_gb18030(data, text) or (text, "utf-8")
    # GB18030 reads most damaged UTF-8 as other characters without complaint, so that damage has to be seen here.
    loose = data.decode("utf-8", errors="replace")
    wide_characters = sum(character > "\u07ff" and character != "\ufffd" for character in loose)
    damaged = loose.count("\ufffd") - data.count("\ufffd".encode())
    if damaged > _DAMAGED_SHARE * wide_characters:
        try:
            return _plausible(data.decode("gb18030"), "gb18030", name), "gb18030"
        except UnicodeDecodeError as error:
            first = error.start
    raise ReadError(
        f"{name}: cannot be decoded: byte {first} (0x{data[first]:02x}) fits neither UTF-8 nor GB18030 text"
    )


def _short_gb18030(data: bytes, text: str) -> tuple[str, str] | None:
    """A few GB18030 bytes may be valid UTF-8 by chance (D2 BB, 一, is a Cyrillic letter there).

    Text whose only letters beyond ASCII are such two-byte ones is read as GB18030 when that makes Chinese of it.
    """
    if text.isascii() or any(character > "\u07ff" for character in text):
        return None
    try:
        other = data.decode("gb18030")
    except UnicodeDecodeError:
        return None
    return (other, "gb18030") if len(_USUAL.findall(other)) == len(other) else None


def _plausible(text: str, encoding: str, name: str) -> str:
    """The text, if it is made of what reports are made of. RAISES (ReadError): it is not."""
    if len(_USUAL.findall(text)) < _PLAUSIBLE_SHARE * len(text):
        at = next(index for index, character in enumerate(text) if not _USUAL.match(character))
        raise ReadError(
            f"{name}: cannot be decoded: not text when read as {encoding.upper()}"
            f" (U+{ord(text[at]):04X} at character {at})"
        )
    return text


def _utf16(data: bytes) -> tuple[str, str] | None:
    """UTF-16 without a byte order mark, or None when neither byte order gives what reports are made of."""
    best: tuple[float, str, str] | None = None
    for encoding in ("utf-16-le", "utf-16-be"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        share = len(_USUAL.findall(text)) / max(1, len(text))
        if share >= _USUAL_SHARE and (best is None or share > best[0]):
            best = (share, text, encoding)
    return best and (best[1], best[2])
