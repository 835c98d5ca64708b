"""Compound files (OLE), in which old Office programs keep their streams: one stream by its name."""

from __future__ import annotations

import struct

_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEADER = 512
_ENTRY = 128
_LAST = 0xFFFFFFFA
"""Numbers from here on are no sectors but say what there is instead."""
_IN_HEADER = 109
_STREAM, _ROOT = 2, 5


class CompoundError(ValueError):
    """The file is damaged, or no compound file."""


class Compound:
    """The streams of a file. RAISES (CompoundError): it is no compound file, or damaged."""

    def __init__(self, data: bytes) -> None:
        if not data.startswith(_MAGIC) or len(data) < _HEADER:
            raise CompoundError("incomplete")
        shift, small_shift = struct.unpack_from("<HH", data, 30)
        if shift not in (9, 12) or small_shift != 6:
            raise CompoundError("its sectors have no usual size")
        self._data = data
        self._size = 1 << shift
        directory, self._limit, small_table, _, more = struct.unpack_from("<I4xIIII", data, 48)
        self._table = self._numbers(self._table_sectors(more))
        entries = self._chain(directory)
        self._entries = [entries[at : at + _ENTRY] for at in range(0, len(entries) - _ENTRY + 1, _ENTRY)]
        self._small_table = self._words(self._chain(small_table))
        root = next((entry for entry in self._entries if entry[66] == _ROOT), None)
        self._small = self._chain(struct.unpack_from("<I", root, 116)[0]) if root else b""

    def stream(self, name: str) -> bytes | None:
        """The content of the first stream of this name, in whatever case; None when there is none."""
        for entry in self._entries:
            length = struct.unpack_from("<H", entry, 64)[0]
            told = entry[: max(min(length, 64) - 2, 0)].decode("utf-16-le", "replace")
            if entry[66] == _STREAM and told.lower() == name.lower():
                start, size = struct.unpack_from("<II", entry, 116)
                return self._chain(start)[:size] if size >= self._limit else self._small_chain(start)[:size]
        return None

    def _table_sectors(self, more: int) -> list[int]:
        """The sectors that hold the table of which sector follows which."""
        sectors = list(struct.unpack_from(f"<{_IN_HEADER}I", self._data, 76))
        seen: set[int] = set()
        while more < _LAST and more not in seen:
            seen.add(more)
            words = self._words(self._sector(more))
            if not words:
                break
            sectors += words[:-1]
            more = words[-1]
        return [sector for sector in sectors if sector < _LAST]

    def _numbers(self, sectors: list[int]) -> list[int]:
        most = len(self._data) // self._size + 1
        return self._words(b"".join(self._sector(sector) for sector in list(dict.fromkeys(sectors))[:most]))

    def _words(self, data: bytes) -> list[int]:
        count = len(data) // 4
        return list(struct.unpack(f"<{count}I", data[: count * 4]))

    def _sector(self, number: int) -> bytes:
        start = (number + 1) * self._size
        return self._data[start : start + self._size]

    def _chain(self, start: int) -> bytes:
        return b"".join(self._sector(number) for number in _follow(self._table, start))

    def _small_chain(self, start: int) -> bytes:
        numbers = _follow(self._small_table, start)
        return b"".join(self._small[number * 64 : number * 64 + 64] for number in numbers)


def _follow(table: list[int], start: int) -> list[int]:
    """The sectors of a chain; one that comes back on itself ends there."""
    seen: dict[int, None] = {}
    while start < len(table) and start not in seen:
        seen[start] = None
        start = table[start]
    return list(seen)
