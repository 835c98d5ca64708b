"""Office files as packages: zip archives of XML parts, opened and parsed so that no file can do harm.

Names in a package are keys, never paths: nothing is unpacked to the disk. Sizes are held to limits before anything is
unpacked, document type definitions (which Office never writes) are refused, and nothing outside the file is looked up.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from typing import Any
from urllib.parse import unquote

from minzheng_ie.errors import ReadError
from minzheng_ie.harmless import printable
from minzheng_ie.records import dataclass

MOST_PARTS = 10_000
MOST_BYTES = 1 << 30
"""What all parts may unpack to."""
MOST_OF_PART = 1 << 28
"""What one part may unpack to, to be read."""
MOST_RATIO = 200
"""How many times its size in the archive the whole may unpack to, once it is large: text of tables reaches 100."""
_LARGE = 1 << 26
MOST_OF_TREE = 1 << 29
"""Bytes that the tree of a parsed part may take, as estimated before it is made."""
_OF_TAG, _OF_ATTRIBUTE = 130, 230
"""Bytes of a tree for each `<` and `=` of the source, as measured with libxml2."""

_ENTRY = b"PK\x01\x02"
_PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCRYPTED = 0x1
_AGAIN = "get it again, or open it and save it anew"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_STRICT = b"http://purl.oclc.org/ooxml/"
_TRANSITIONAL = (
    (b"spreadsheetml/main", b"spreadsheetml/2006/main"),
    (b"wordprocessingml/main", b"wordprocessingml/2006/main"),
    (b"officeDocument/relationships", b"officeDocument/2006/relationships"),
    (b"officeDocument/math", b"officeDocument/2006/math"),
    (b"drawingml/main", b"drawingml/2006/main"),
    (b"drawingml/wordprocessingDrawing", b"drawingml/2006/wordprocessingDrawing"),
)
"""Namespaces of strict files and those of all others, behind their common beginnings."""


class PartError(ReadError):
    """One part of a package cannot be read. told (str): which and why, without the file's name."""

    told: str = ""


class XmlError(ValueError):
    """What was to be XML is none (``broken``), or none that is safe to parse."""

    def __init__(self, said: str, *, broken: bool = False) -> None:
        super().__init__(said)
        self.broken = broken


@dataclass(frozen=True, slots=True)
class Relation:
    """What one part says of another.

    id (str): by which the part names it. kind (str): the end of its type (``footnotes``). target (str): the name of the
    part, or an address when it is external.
    """

    id: str
    kind: str
    target: str
    external: bool = False


class Package:
    """The parts of an Office file.

    data (bytes): the whole file. name (str): what to call it in an error.
    RAISES (ReadError): no archive, damaged, protected by a password, or larger than what is safe.
    """

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        if data.count(_ENTRY) > 2 * MOST_PARTS:
            raise ReadError(f"{name}: more than {MOST_PARTS} parts in this file; it is not read")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, EOFError) as error:
            raise ReadError(f"{name}: damaged or incomplete ({printable(str(error))}); {_AGAIN}") from error
        infos = [info for info in self._zip.infolist() if not info.is_dir()]
        self._check(infos, len(data))
        self._infos = {_key(info.filename): info for info in infos}
        self.names = tuple(sorted(_plain(info.filename) for info in infos))
        """Of its parts, with ``/`` between folders and none before."""

    def _check(self, infos: list[zipfile.ZipInfo], size: int) -> None:
        if len(infos) > MOST_PARTS:
            raise ReadError(f"{self.name}: more than {MOST_PARTS} parts in this file; it is not read")
        if any(info.flag_bits & _ENCRYPTED for info in infos):
            raise ReadError(f"{self.name}: is protected by a password; open it and save it without one")
        unpacked = sum(info.file_size for info in infos)
        if unpacked > MOST_BYTES or unpacked > max(_LARGE, MOST_RATIO * size):
            raise ReadError(
                f"{self.name}: would unpack to {unpacked >> 20} MiB, more than what is safe; it is not read"
            )

    def __contains__(self, part: str) -> bool:
        return _key(part) in self._infos

    def part(self, part: str) -> bytes:
        """The content of a part; upper and lower case are one. RAISES (PartError): missing, damaged or too large."""
        info = self._infos.get(_key(part))
        if info is None:
            raise self.error(part, "is missing")
        if info.file_size > MOST_OF_PART:
            raise self.error(part, f"is larger than {MOST_OF_PART >> 20} MiB")
        if info.compress_type not in _PACKED:  # others' memory cannot be bounded
            raise self.error(part, "is packed in a way no Office program uses")
        try:
            # Reads no more than the size checked above, whatever the stream holds; then compares the checksum.
            return self._zip.read(info)
        except (zipfile.BadZipFile, zlib.error, ValueError, NotImplementedError, OSError, EOFError) as error:
            raise self.error(part, f"is damaged ({printable(str(error))})") from error
        except RuntimeError as error:
            raise self.error(part, "is protected by a password") from error

    def xml(self, part: str) -> Any:
        """The root element of a part (lxml). RAISES (PartError): as `part`, and no XML, or none that is safe."""
        try:
            return parse_xml(self.part(part))
        except XmlError as error:
            raise self.error(part, f"is damaged ({error})" if error.broken else str(error)) from error

    def relations(self, part: str = "") -> tuple[Relation, ...]:
        """What a part, or the package itself, says of others; none when it says nothing.

        RAISES (PartError): it says so in a way that cannot be read.
        """
        folder, _, file = _plain(part).rpartition("/")
        source = posixpath.join(folder, "_rels", f"{file}.rels")
        if source not in self:
            return ()
        found = []
        for element in self.xml(source):
            target, kind = element.get("Target"), element.get("Type", "").rpartition("/")[2]
            external = element.get("TargetMode") == "External"
            if target:
                target = target if external else _joined(folder, target)
                found.append(Relation(element.get("Id", ""), kind, target, external))
        return tuple(found)

    def error(self, part: str, reason: str) -> PartError:
        """The error of a part."""
        told = f"{printable(_plain(part))} {reason}"
        error = PartError(f"{self.name}: {told}; {_AGAIN}")
        error.told = told
        return error


def parse_xml(data: bytes) -> Any:
    """The root element of an XML document (lxml), strict Office namespaces as the usual ones.

    Comments and processing instructions are left out; no document type, no entity, no address is followed, elements are
    not nested deeper than 256.
    RAISES (XmlError): not well formed, too large, or with a document type definition.
    """
    from lxml import etree

    told = None
    if data[:2] in _UTF16:
        try:
            data, told = data.decode("utf-16").encode(), "utf-8"
        except UnicodeError as error:
            raise XmlError("not valid UTF-16", broken=True) from error
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise XmlError("has a document type definition")
    if data.count(b"<") * _OF_TAG + data.count(b"=") * _OF_ATTRIBUTE + len(data) > MOST_OF_TREE:
        raise XmlError("is too large to be read")
    if _STRICT in data:
        for strict, usual in _TRANSITIONAL:
            data = data.replace(_STRICT + strict, b"http://schemas.openxmlformats.org/" + usual)
    parser = etree.XMLParser(
        encoding=told,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        said = printable(" ".join(str(error).split())[:200])
        raise XmlError(f"not well-formed XML: {said}", broken=True) from error
    if root is None or root.getroottree().docinfo.internalDTD is not None:
        raise XmlError("has a document type definition" if root is not None else "is empty")
    return root


def _plain(name: str) -> str:
    # Some programs write backslashes, or a slash before.
    return name.replace("\\", "/").lstrip("/")


def _key(name: str) -> str:
    return _plain(name).lower()


def _joined(folder: str, target: str) -> str:
    target = unquote(target).replace("\\", "/").partition("#")[0]
    return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
