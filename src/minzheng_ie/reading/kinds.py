"""What kind of file a content is: by its first bytes and the names in its package, by its suffix where these do not tell."""

from __future__ import annotations

import io
import re
import zipfile

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MAGIC = (
    (b"{\\rtf", "rtf"),
    (b"\x89PNG", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF8", "image"),
    (b"BM\x00\x00", "image"),
    (b"II*\x00", "image"),
    (b"MM\x00*", "image"),
    (b"\x1f\x8b", "archive"),
    (b"7z\xbc\xaf", "archive"),
    (b"Rar!", "archive"),
    (b"PK\x05\x06", "archive"),
)
_PARTS = (
    ("word/document.xml", "docx"),
    ("xl/workbook.xml", "xlsx"),
    ("xl/workbook.bin", "xlsb"),
    ("ppt/presentation.xml", "pptx"),
    ("OFD.xml", "ofd"),
    ("content.xml", "opendocument"),
)
# Names of streams in a compound file, as its directory spells them.
_STREAMS = (
    ("EncryptedPackage", "encrypted"),
    ("WordDocument", "doc"),
    ("Workbook", "xls"),
    ("Book", "xls"),
    ("PowerPoint Document", "ppt"),
)
_BY_SUFFIX = {
    ".docx": "docx", ".docm": "docx", ".xlsx": "xlsx", ".xlsm": "xlsx", ".ofd": "ofd", ".doc": "doc", ".wps": "doc", ".xls": "xls",
    ".et": "xls", ".pptx": "pptx", ".zip": "archive",
}  # fmt: skip
_TEXTS = {".csv": "csv", ".tsv": "csv", ".tab": "csv", ".md": "markdown", ".markdown": "markdown",
          ".xls": "csv", ".et": "csv", ".xlsx": "csv"}  # fmt: skip
_SNIFFED = 4096
_HTML = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|title|meta|table|tr|td|div|p|script|span)(?=[\s/>])", re.IGNORECASE
)
_TAGS = re.compile(rb"</?[a-z][a-z0-9]*(?=[\s/>])", re.IGNORECASE)
_MHTML = re.compile(rb"\A(?:[^\n]*\n){0,12}content-type:\s*multipart/related", re.IGNORECASE)
_SHEET_XML = re.compile(rb"urn:schemas-microsoft-com:office:spreadsheet")
_WORD_XML = re.compile(rb"schemas\.microsoft\.com/office/(?:word/2003/wordml|2006/xmlPackage)")

HTML_SUFFIXES = frozenset({".html", ".htm", ".shtml", ".xhtml"})
SUFFIXES = frozenset(
    {".txt", *HTML_SUFFIXES, ".mht", ".mhtml", ".pdf", ".rtf", *_BY_SUFFIX, *_TEXTS} - {".zip", ".pptx"}
)
"""What in a folder is meant to be a document, with the dot, lower case; images and the like are not."""


def kind_of(data: bytes, suffix: str = "") -> str:
    """The kind of a file's content.

    data (bytes): the whole file. suffix (str): of its name, lower case with the dot; empty when unknown.
    RETURNS (str): ``pdf``, ``docx``, ``xlsx``, ``xls``, ``html``, ``csv``, ``markdown``, ``text``; what there is no
        built-in reader for: ``doc``, ``xlsb``, ``ofd``, ``rtf``, ``pptx``, ``ppt``, ``opendocument``, ``mhtml``,
        ``xml_spreadsheet``, ``xml_document``, ``encrypted``, ``image``, ``archive``.
    """
    if b"%PDF-" in data[:1024] or (suffix == ".pdf" and b"endobj" in data):
        return "pdf"
    if data.startswith(_ZIP):
        return _package(data, suffix)
    if data.startswith(_OLE):
        return next(
            (kind for name, kind in _STREAMS if f"{name}\0".encode("utf-16-le") in data),
            _BY_SUFFIX.get(suffix, "doc"),
        )
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            return kind
    return _text(data, suffix)


def _package(data: bytes, suffix: str) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = {info.filename for info in package.infolist()}
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return _BY_SUFFIX.get(suffix, "archive")
    return next((kind for part, kind in _PARTS if part in names), _BY_SUFFIX.get(suffix, "archive"))


def _text(data: bytes, suffix: str) -> str:
    head = data[:_SNIFFED]
    if head[:2] in (b"\xff\xfe", b"\xfe\xff") or head[1:2] == b"\0" or head[:1] == b"\0":
        head = head.replace(b"\0", b"")
    if _MHTML.match(head):
        return "mhtml"
    if _SHEET_XML.search(head):
        return "xml_spreadsheet"
    if _WORD_XML.search(head):
        return "xml_document"
    opening = head.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    if suffix in HTML_SUFFIXES or (opening.startswith(b"<") and _HTML.search(head)):
        return "html"
    if suffix not in (".md", ".markdown") and len(_TAGS.findall(head)) >= 6 and _HTML.search(head):
        return "html"  # a piece of a page
    return _TEXTS.get(suffix, "text")
