"""A grid with its texts: what each cell holds, row by row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field, replace
from pathlib import Path

from minzheng_ie.compiled import compile_re
from minzheng_ie.grids import Cell, Grid, words
from minzheng_ie.grids.island_years import may_be_year
from minzheng_ie.quantities.home_signs import Signs, unit_at_home
from minzheng_ie.records import dataclass
from minzheng_ie.tables.content import Content, content_of
from minzheng_ie.tables.island_years import write_years
from minzheng_ie.text.normalize import folded

_WIDEST, _TALLEST = 512, 4096
"""Columns and rows that a merged cell is followed over."""
# A number with its growth in brackets, and a head that says of both what they are: 5783(+10.0%), 2023年(按年变动).
_GROWN = compile_re(
    rf"(\d[\d,. ]*?(?:[^\W\d_]{{0,4}}|[%‰]))\s*\((?=[^\d)]|0(?:\.0+)?%)(?:{words.COMPARED})?(?P<turn>{words.RISEN}|{words.FALLEN})?"
    r"(?P<growth>[+\-↑↓]?\d+(?:\.\d+)?(?:%|个百分点|個百分點))\)"
)
_GROWS_IN = frozenset("%点點")
_OF_BOTH = compile_re(
    r"(.*\S)\s*\((?:按[年月季]|较?上[年月季]|[同环]比)?的?(?:变动|變動|增减|增減|增长|增長|增幅|变化|變化|升跌)(?:百分比|百分率|率|%)*\)"
)


# Never changed once made; not frozen, which would take several times as long to make.
@dataclass(slots=True)
class Box:
    """A cell with its text (folded, as long as in the document) and what it holds."""

    cell: Cell
    text: str
    content: Content

    @property
    def number(self) -> bool:
        """Whether it holds a number."""
        return self.content.kind == "number"

    @property
    def words(self) -> bool:
        """Whether it holds words."""
        return self.content.kind == "words"

    @property
    def span(self) -> tuple[int, int]:
        """Its place in the document."""
        return self.cell.start, self.cell.end


Row = list[Box]


def is_translated(row: Row) -> bool:
    """Whether a row is a name and what it is called in another language."""
    name, *others = [box.text for box in row]
    return len(others) == 1 and not name.isascii() and others[0].isascii() and others[0][:1].isalpha()


@dataclass(slots=True)
class Sheet:
    """A grid, its cells with their texts by row.

    rows (dict): number of the row → its boxes from left to right; rows that hold nothing are not there.
    over (dict): number of the row → column → the box that covers the place from above or from the left.
    growths (dict): row and column → the growth that stands in brackets behind the number there.
    """

    grid: Grid
    rows: dict[int, Row] = field(default_factory=dict)
    over: dict[int, dict[int, Box]] = field(default_factory=dict)
    growths: dict[tuple[int, int], Box] = field(default_factory=dict)
    _at: dict[int, dict[int, Box]] = field(default_factory=dict)

    def at(self, row: int, column: int) -> Box | None:
        """The box that takes a place, its own or one that reaches over it."""
        places = self._at.get(row)
        if places is None:
            places = self._at[row] = dict(self.over.get(row, ()))
            for box in self.rows.get(row, ()):
                first = box.cell.column
                for taken in range(first, first + min(box.cell.columns, _WIDEST)):
                    places[taken] = box
        return places.get(column)

    def numbers(self, row: int, columns: Sequence[int]) -> list[Content] | None:
        """What the numbers of a row hold in some columns; None where one of these has none."""
        boxes = [self.at(row, column) for column in columns]
        held = [box.content for box in boxes if box is not None and box.number]
        return held if len(held) == len(boxes) else None


def sheet_of(
    grid: Grid, source: str, dirs: tuple[Path, ...], signs: Signs, *, since_1912: bool = False
) -> Sheet:
    """Read the cells of a grid.

    source (str): the document. signs (dict): of currencies where it is from. since_1912 (bool): it counts years so.
    """
    sheet = Sheet(grid)
    bare = False
    for cell in grid.cells:
        text = folded(source[cell.start : cell.end]).strip()
        match = _GROWN.fullmatch(text) if text[-1:] == ")" and text[-2:-1] in _GROWS_IN else None
        if match is not None:
            grown = match["growth"]
            start = cell.start + match.start("growth")
            own = replace(cell, start=start, end=start + len(grown))
            fell = (match["turn"] or "+") in words.FALLEN
            sheet.growths[cell.row, cell.column] = Box(
                own, f"-{grown}" if fell else grown, content_of(grown.lstrip("+-↑↓"), dirs)
            )
            text, cell = match[1], replace(cell, end=cell.start + len(match[1]))
        box = Box(cell, text, content_of(text, dirs))
        bare = bare or may_be_year(text)
        if signs and box.content.unit is not None:
            box.content = replace(box.content, unit=unit_at_home(box.content.unit, text, signs))
        sheet.rows.setdefault(cell.row, []).append(box)
        if cell.rows > 1:
            _reach(sheet, box)
    if sheet.growths:
        _part_heads(sheet)
    if bare:
        write_years(sheet, dirs, since_1912=since_1912)
    return sheet


def _part_heads(sheet: Sheet) -> None:
    """Take what a head says of growths in brackets from what it says of the numbers before them."""
    columns = {column for _, column in sheet.growths}
    first = min(row for row, _ in sheet.growths)
    for number, row in sheet.rows.items():
        for at, box in enumerate(row):
            match = _OF_BOTH.fullmatch(box.text) if box.cell.column in columns and number < first else None
            if match is not None:
                cell = replace(box.cell, end=box.cell.start + len(match[1]))
                row[at] = replace(box, cell=cell, text=match[1])


def _reach(sheet: Sheet, box: Box) -> None:
    cell = box.cell
    columns = range(cell.column, cell.column + min(cell.columns, _WIDEST))
    for row in range(cell.row + 1, cell.row + min(cell.rows, _TALLEST)):
        sheet.over.setdefault(row, {}).update(dict.fromkeys(columns, box))
