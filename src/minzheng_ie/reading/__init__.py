"""File → `SourceText`: finding the documents and decoding them."""

from minzheng_ie.reading.source import STDIN, SourceText, decode, iter_sources, read_source

__all__ = ["STDIN", "SourceText", "decode", "iter_sources", "read_source"]
