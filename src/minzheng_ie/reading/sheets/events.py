"""XML read as it streams by: the parts of a workbook that are too large for a tree.

Nothing outside the file is looked up, document types (and so entities) are refused.
"""

from __future__ import annotations

from typing import Protocol
from xml.parsers import expat

from minzheng_ie.reading.package import XmlError

MOST_TAGS = 8_000_000
"""So many `<` the parts may have: some seconds."""
_CHUNK = 1 << 20


Parser = expat.XMLParserType


class Handler(Protocol):
    """Takes the elements of a part."""

    def begin(self, parser: Parser) -> None:
        """Set the handlers of the parser."""
        ...


def feed(data: bytes, handler: Handler) -> None:
    """Parse a part. RAISES (XmlError): not well formed, too large, or with a document type definition."""
    if data.count(b"<") > MOST_TAGS:
        raise XmlError("is too large")
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
    parser.StartDoctypeDeclHandler = _refuse
    handler.begin(parser)
    try:
        for at in range(0, len(data), _CHUNK):
            parser.Parse(data[at : at + _CHUNK], False)
        parser.Parse(b"", True)
    except (expat.ExpatError, LookupError, UnicodeError) as error:
        raise XmlError(f"not well-formed XML: {error}") from error


def _refuse(*_: object) -> None:
    raise XmlError("has a document type definition")


def local(name: str) -> str:
    """The name of an element or attribute without its prefix."""
    return name.rpartition(":")[2]
