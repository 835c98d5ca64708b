"""Plain text: the bytes decoded, nothing else."""

from __future__ import annotations

from minzheng_ie.reading.encodings import decode
from minzheng_ie.reading.result import Reading


class PlainReader:
    """Takes what no other reader takes."""

    needs: tuple[str, ...] = ()

    def read(self, data: bytes, name: str, encoding: str | None = None) -> Reading:
        """Decode it. RAISES (ReadError): empty, binary or undecodable. RAISES (EncodingError): no such encoding."""
        text, found = decode(data, name, encoding)
        return Reading(text, encoding=found)


READER = PlainReader()
