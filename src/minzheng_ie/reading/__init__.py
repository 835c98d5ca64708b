"""File → `SourceText`: finding the documents and reading them, whatever kind of file they are."""

from minzheng_ie.reading.encodings import decode, known_encoding
from minzheng_ie.reading.folders import Input, iter_inputs, iter_sources
from minzheng_ie.reading.source import STDIN, SourceText, read_source, source_of

__all__ = [
    "STDIN",
    "Input",
    "SourceText",
    "decode",
    "iter_inputs",
    "iter_sources",
    "known_encoding",
    "read_source",
    "source_of",
]
