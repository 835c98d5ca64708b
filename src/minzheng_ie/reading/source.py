"""A file → `SourceText`: its bytes decoded once, without touching newlines.

Every offset this library gives counts code points of `SourceText.text`, start inclusive, end exclusive. The
text is the decoded file as it is: ``\\r\\n`` stays two characters. A leading byte order mark says how to decode
and is no part of the text: offset 0 is the first character after it.

How the encoding is found: `minzheng_ie.reading.encodings`.
"""

from __future__ import annotations

import errno
import logging
import os
import stat
import sys
from dataclasses import replace
from pathlib import Path

from minzheng_ie.compiled import compile_re
from minzheng_ie.errors import MinzhengError, ReadError
from minzheng_ie.grids import Grid
from minzheng_ie.harmless import printable
from minzheng_ie.reading.registry import read_data
from minzheng_ie.reading.result import CellPlace, Place, Reading
from minzheng_ie.records import dataclass

_LOG = logging.getLogger(__name__)

STDIN = "-"
"""The path that means standard input."""


@dataclass(frozen=True)
class SourceText:
    """A document as it was read.

    name (str): what the document is called in every output: the file's name, or its path below the directory
        that was walked, with ``/`` between the parts.
    text (str): the decoded text without a leading byte order mark; the base of all offsets.
    path (Path | None): the file, None for standard input and for text that was never a file.
    encoding (str | None): what it was decoded with: ``utf-8``, ``gb18030``, ``big5``, ``utf-16-le`` …; None: text already.
    format (str): of the file: ``text``, ``html``, ``docx`` … grids (tuple): the tables the file tells of.
    places (tuple): where stretches of the text stand in the file. warnings (tuple): what of it could not be read.
    """

    name: str
    text: str
    path: Path | None = None
    encoding: str | None = "utf-8"
    format: str = "text"
    grids: tuple[Grid, ...] = ()
    places: tuple[Place | CellPlace, ...] = ()
    warnings: tuple[str, ...] = ()


_HALF = compile_re(r"[\ud800-\udfff]")


def source_of(source: SourceText | str) -> SourceText:
    """A document as the extractor takes it.

    Text that was never a file has no encoding. Halves of surrogate pairs, which are no characters and cannot be written,
    become U+FFFD with a warning; every offset stays what it is.
    """
    if isinstance(source, str):
        source = SourceText("text", source, encoding=None)
    text, count = _HALF.subn("\ufffd", source.text)
    if not count:
        return source
    warning = f"{count} lone surrogates, which are no characters, are read as U+FFFD"
    return replace(source, text=text, warnings=(*source.warnings, warning))


def read_source(path: str | Path, *, name: str | None = None, encoding: str | None = None) -> SourceText:
    """Read one document.

    path (str | Path): a file, or ``-`` for standard input.
    name (str | None): the document's name, by default the file's (``stdin`` for standard input).
    encoding (str | None): the encoding it is in; None: find out.
    RETURNS (SourceText): the decoded text.
    RAISES (ReadError): missing, a directory, empty, binary or undecodable; one line that names the file. RAISES
    (EncodingError): there is no such encoding.
    """
    if str(path) == STDIN:
        return _source(name or "stdin", None, *read_data(_standard_input(), name or "stdin", "", encoding))
    shown = printable(str(path))
    try:
        kind, reading = read_data(_content(Path(path)), shown, Path(path).suffix.lower(), encoding)
    except IsADirectoryError as error:
        raise ReadError(f"{shown}: is a directory, not a report") from error
    except FileNotFoundError as error:
        raise ReadError(f"{shown}: no such file") from error
    except MemoryError as error:
        raise ReadError(f"{shown}: too large for the memory of this machine") from error
    except (OSError, ValueError) as error:
        if isinstance(error, MinzhengError):
            raise
        reason = error.strerror if isinstance(error, OSError) else error
        raise ReadError(f"{shown}: cannot be read: {reason}") from error
    _LOG.debug("%s: %s, encoding %s", shown, kind, reading.encoding)
    return _source(printable(name or Path(path).name), Path(path), kind, reading)


def _source(name: str, path: Path | None, kind: str, reading: Reading) -> SourceText:
    return SourceText(
        name,
        reading.text,
        path,
        reading.encoding or "utf-8",
        kind,
        reading.grids,
        reading.places,
        reading.warnings,
    )


def _standard_input() -> bytes:
    try:
        # Closed before this process began, it is None.
        return sys.stdin.buffer.read()
    except (AttributeError, ValueError) as error:
        raise ReadError("stdin: is closed") from error
    except MemoryError as error:
        raise ReadError("stdin: too large for the memory of this machine") from error
    except OSError as error:
        raise ReadError(f"stdin: cannot be read: {error.strerror}") from error


def _content(path: Path) -> bytes:
    with path.open("rb") as stream:
        kind = os.fstat(stream.fileno()).st_mode
        if stat.S_ISBLK(kind) or (stat.S_ISCHR(kind) and not stream.isatty()):
            # /dev/zero has no end. A terminal has one, and a pipe may be what the shell calls <(command).
            raise OSError(errno.EINVAL, "a device, not a file")
        return stream.read()
