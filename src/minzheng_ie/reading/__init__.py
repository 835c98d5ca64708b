"""File → `SourceText`: finding the documents and decoding them."""

from minzheng_ie.reading.encodings import decode, known_encoding
from minzheng_ie.reading.source import (
    STDIN,
    Input,
    SourceText,
    iter_inputs,
    iter_sources,
    read_source,
)

__all__ = [
    "STDIN",
    "Input",
    "SourceText",
    "decode",
    "iter_inputs",
    "iter_sources",
    "known_encoding",
    "read_source",
]
