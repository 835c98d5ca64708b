"""Tables without heads: labels with their values side by side (床位数 | 320张 | 入住人数 | 215人)."""

from __future__ import annotations

from minzheng_ie.tables.bands import Band
from minzheng_ie.tables.heads import HeadReader, Reading
from minzheng_ie.tables.sheet import Row, Sheet


def without_heads(sheet: Sheet, band: Band, reader: HeadReader) -> Band:
    """The band with its first row among its data, where that heads nothing: every number has a unit of its own, and what
    stands over numbers says neither what they count nor when."""
    if len(band.heads) != 1 or band.index:
        return band
    head = sheet.rows[band.heads[0]]
    if len(head) % 2 or not _names_values(head, reader):
        return band
    rows = [sheet.rows[row] for row in band.rows]
    numbers = [box for row in rows for box in row if box.number]
    paired = all(_paired(row) for row in rows)
    if not paired or not numbers or any(box.content.unit is None for box in numbers):
        return band
    return Band(band.captions, [], [], [*band.heads, *band.rows])


def _paired(row: Row) -> bool:
    """Whether words stand in every first, third … place."""
    return all(box.words for box in row[::2])


def _names_values(head: Row, reader: HeadReader) -> bool:
    """Whether the second, fourth … box of a first row is a value, not the head of a column."""
    if any(reader.words.column_role(reader.read(box.text).text) == "region" for box in head[::2]):
        return False
    return any(not _heads(reader.read(box.text), reader) for box in head[1::2])


def _heads(reading: Reading, reader: HeadReader) -> bool:
    words = reader.words
    return (
        not reading.name
        or bool(reading.units)
        or reading.growth is not None
        or reading.total
        or reading.here
        or reading.heads_column
        or words.is_whole("quantity", reading.text)
        or words.column_role(reading.text) is not None
        or _measures(reading.name, reader)
    )


def _measures(name: str, reader: HeadReader) -> bool:
    """Whether a name measures something; that of an institution does not."""
    rule = reader.words.measure(name)
    return rule is not None and "institutions" not in rule.dimensions
