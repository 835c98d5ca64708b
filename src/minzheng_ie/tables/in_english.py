"""Heads that a copy left in English alone: what they say in Chinese."""

from __future__ import annotations

from collections.abc import Sequence

from minzheng_ie.tables.heads import HeadReader, Reading
from minzheng_ie.tables.sheet import Box


def readings_of(path: Sequence[Box], reader: HeadReader) -> tuple[Reading, ...]:
    """What the heads of a column say: those in English what they mean, where no other says it."""
    readings = [reader.read(box.text) for box in path]
    if any(reading.latin for reading in readings) and not any(reading.name for reading in readings):
        meant = [
            reader.words.in_chinese(box.text) if reading.latin else None
            for box, reading in zip(path, readings, strict=True)
        ]
        readings = [
            reader.read(said) if said is not None else reading
            for said, reading in zip(meant, readings, strict=True)
        ]
    return tuple(readings)
