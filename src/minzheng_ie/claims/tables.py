"""Tables in text: rows of cells apart by spaces (指标 单位 数量), read with the columns their header names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import regex as re

from minzheng_ie.analysis import Analysis
from minzheng_ie.quantities.model import Quantity
from minzheng_ie.quantities.recognize import recognize_in
from minzheng_ie.schema import Change
from minzheng_ie.text.layout import Block

_HEADER = 80  # characters; a longer line heads no table
_CELL = re.compile(r"\S+")
_NUMBER = re.compile(r"[+\-]?\d[\d,]*(?:\.\d+)?%?")
_CAPTION = re.compile(r"单位[:]\s*([^\s():]{1,6})")
_BRACKET = re.compile(r"\(([^()]{1,6})\)$")
_YEAR = re.compile(r"([0-9]{4})年?")
_GROWTH = re.compile(r"增长|增幅|增减|同比|比上年")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a row: clean offsets and text."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class RowClaim:
    """One number of a row with what its columns say.

    index (int): the number among the document's quantities. name (Cell): the row's label.
    value (Decimal): scale of the unit column included. unit (str): canonical.
    unit_span (tuple): where the unit is written. year (str | None): a year that heads the column.
    """

    index: int
    name: Cell
    value: Decimal
    unit: str
    dimension: str | None
    unit_span: tuple[int, int]
    year: tuple[str, int, int] | None
    change: Change


def cells(text: str, block: Block) -> list[Cell]:
    """The cells of a line."""
    return [Cell(m.start(), m.end(), m.group()) for m in _CELL.finditer(text, block.start, block.end)]


def read_rows(analysis: Analysis, dirs: tuple[Path, ...]) -> dict[int, list[RowClaim]]:
    """The claims of every row of a document, by the number of its block."""
    text = analysis.clean.text
    starts = {q.start: i for i, q in enumerate(analysis.quantities)}
    numbers = {q.number_start: i for i, q in enumerate(analysis.quantities)}
    found: dict[int, list[RowClaim]] = {}
    header: list[Cell] = []
    caption: tuple[str, int, int] | None = None
    blocks = analysis.layout.blocks
    for b, block in enumerate(blocks):
        if block.kind != "row":
            length = block.end - block.start
            line = cells(text, block) if length <= _HEADER else []
            if len(line) > 1 and not re.search(r"[。;]", text[block.start : block.end]):
                header = line
            elif length > 40:
                header, caption = [], None
            match = _CAPTION.search(text, block.start, block.end) if length <= 60 else None
            if match:
                caption = (match.group(1), match.start(1), match.end(1))
            continue
        found[b] = list(_row(cells(text, block), header, caption, starts | numbers, dirs))
    return found


def _unit(form: str, dirs: tuple[Path, ...]) -> Quantity | None:
    """Read a unit cell (``万张``, ``%``) as one of that unit."""
    read = recognize_in("1" + form, dirs)
    return read[0] if len(read) == 1 and read[0].unit is not None and read[0].end == len(form) + 1 else None


def _row(
    line: Sequence[Cell],
    header: Sequence[Cell],
    caption: tuple[str, int, int] | None,
    indexes: dict[int, int],
    dirs: tuple[Path, ...],
) -> Iterator[RowClaim]:
    first = next((i for i, c in enumerate(line) if _NUMBER.fullmatch(c.text)), 0)
    if first == 0:
        return
    name = line[0]
    unit: Quantity | None = None
    where = (name.start, name.end)
    for cell in [*line[1:first], *line[first + 1 :]]:
        read = _unit(cell.text, dirs)
        if read is not None:
            unit, where = read, (cell.start, cell.end)
            break
    bracket = _BRACKET.search(name.text)
    if unit is None and bracket and (read := _unit(bracket.group(1), dirs)) is not None:
        unit, where = read, (name.start + bracket.start(1), name.start + bracket.end(1))
        name = Cell(name.start, name.start + bracket.start(), name.text[: bracket.start()])
    if unit is None and caption is not None and (read := _unit(caption[0], dirs)) is not None:
        unit, where = read, caption[1:]
    for position, cell in enumerate(line):
        if position < first or not _NUMBER.fullmatch(cell.text):
            continue
        index = indexes.get(cell.start)
        if index is None:
            continue
        head = header[position] if len(header) == len(line) else None
        value = Decimal(cell.text.rstrip("%").replace(",", ""))
        share = cell.text.endswith("%") or (head is not None and "%" in head.text)
        if share:
            growth = head is not None and _GROWTH.search(head.text) is not None
            change: Change = "none" if not growth else ("decrease" if value < 0 else "increase")
            at = (cell.start, cell.end) if head is None else (head.start, head.end)
            yield RowClaim(index, name, abs(value) if growth else value, "%", "share", at, None, change)
            continue
        if unit is None or unit.unit is None:
            continue
        year = _YEAR.search(head.text) if head is not None else None
        span = (
            (year.group(1), head.start + year.start(), head.start + year.end())
            if year and head is not None
            else None
        )
        yield RowClaim(index, name, value * unit.value, unit.unit, unit.dimension, where, span, "none")
