"""Which reader takes a file: the one for the kind its content is of (`minzheng_ie.reading.kinds`)."""

from __future__ import annotations

from functools import lru_cache
from importlib import import_module
from importlib.util import find_spec
from typing import cast

from minzheng_ie.errors import MinzhengError, ReadError
from minzheng_ie.harmless import printable
from minzheng_ie.reading.kinds import kind_of
from minzheng_ie.reading.result import Reader, Reading

GROUP = "minzheng_ie.readers"
"""The entry point group of other packages' readers: the entry's name is the kind, its value a `Reader` class."""
_BUILT_IN = {
    "text": "minzheng_ie.reading.plain",
    "markdown": "minzheng_ie.reading.markdown",
    "html": "minzheng_ie.reading.html",
    "docx": "minzheng_ie.reading.docx",
    "pdf": "minzheng_ie.reading.pdf",
    "xlsx": "minzheng_ie.reading.xlsx",
    "xls": "minzheng_ie.reading.xls",
    "csv": "minzheng_ie.reading.csv",
}
"""Kind → the module that holds its `READER`, imported when the first file of the kind comes."""
TEXT = "text"
_NO_TEXT = frozenset({".pdf", ".docx", ".docm", ".xlsm", ".ofd"})
"""Suffixes of files that are never plain text."""
_UNREADABLE = {
    "doc": "is an old Word (.doc) or WPS file; save it as .docx",
    "xlsb": "is a binary Excel file (.xlsb); save it as .xlsx",
    "xml_spreadsheet": "is an Excel 2003 XML file; save it as .xlsx",
    "xml_document": "is a Word XML file; save it as .docx",
    "ofd": "is an OFD file; export it as PDF or print it to one",
    "rtf": "is an RTF file; save it as .docx",
    "pptx": "is a presentation; save its text as .docx or .txt",
    "ppt": "is a presentation; save its text as .docx or .txt",
    "opendocument": "is an OpenDocument file; save it as .docx or .xlsx",
    "mhtml": "is a web archive (.mht); open it in a browser and save the page as HTML",
    "encrypted": "is protected by a password; open it and save it without one",
    "image": "is an image; recognise its text (OCR) and save it as .txt or .docx",
    "archive": "is an archive; unpack it and give its folder",
}
"""What there is no reader for: what it is and what to do."""


@lru_cache(maxsize=1)
def _plugins() -> dict[str, str]:
    from importlib.metadata import entry_points  # takes a while, and a text needs none of it

    return {entry.name: entry.value for entry in entry_points(group=GROUP)}


@lru_cache(maxsize=64)
def reader_for(kind: str) -> Reader | None:
    """The reader of a kind, one of another package before the built-in one; None when there is none."""
    plugin = _plugins().get(kind) if kind not in ("text", "markdown") else None
    if plugin is not None:
        module, _, name = plugin.partition(":")
        return cast(Reader, getattr(import_module(module), name)())
    module = _BUILT_IN.get(kind, "")
    if not module:
        return None
    return cast(Reader, import_module(module).READER)


def read_data(data: bytes, name: str, suffix: str = "", encoding: str | None = None) -> tuple[str, Reading]:
    """Read the content of a file with the reader for it.

    data (bytes): the whole file. name (str): what to call it in an error. suffix (str): of its name, lower case, with
    the dot, or empty. encoding (str | None): told by the caller; None: find out.
    RETURNS (tuple): the kind of file, and what was read.
    RAISES (ReadError): what is wrong and what to do, also when a package is missing. RAISES (EncodingError): there is
    no such encoding.
    """
    kind = kind_of(data, suffix) if encoding is None or suffix not in ("", ".txt") else "text"
    if kind == TEXT and suffix in _NO_TEXT and encoding is None:
        raise ReadError(
            f"{name}: is called {suffix} and holds something else; get it again, or rename it to .txt if it is text"
        )
    reader = reader_for(kind)
    if reader is None:
        raise ReadError(f"{name}: {_UNREADABLE.get(kind, f'no reader takes files of the kind {kind}')}")
    missing = [need for need in reader.needs if find_spec(need) is None]
    if missing:
        # By their own names: this package is on no index from which an extra of it could be had.
        raise ReadError(
            f"{name}: reading {kind} files needs {', '.join(missing)}: pip install {' '.join(missing)}"
        )
    try:
        return kind, reader.read(data, name, encoding)
    except (MinzhengError, MemoryError):
        raise
    except Exception as error:
        # A broken file must not take the others with it, nor be passed over.
        told = printable(" ".join(f"{type(error).__name__}: {error}".split())[:200])
        raise ReadError(f"{name}: damaged, cannot be read as {kind} ({told})") from error
