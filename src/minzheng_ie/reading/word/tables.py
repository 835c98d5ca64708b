"""A table → its cells on rows and columns, merged ones as one."""

from __future__ import annotations

from typing import Any

from minzheng_ie.reading.word.names import CELL, GONE, ROW, VAL, P, W, flag, inside, number, value
from minzheng_ie.records import dataclass

MOST_COLUMNS = 512
"""Word itself makes no more than 63."""
_SLIVER = 200
"""Twentieths of a point: a column that narrow holds no text, it is there because two edges were not drawn in line."""
_OF_CELL = {f"{W}{name}": name for name in ("gridSpan", "vMerge", "hMerge", "cellDel")}
_PROPERTIES = f"{W}tcPr"


@dataclass(slots=True)
class Box:
    """A cell. element: what holds its paragraphs. row, column (int): from 0. rows, columns (int): how many it covers.

    head (bool): of a row that is repeated on every page.
    """

    element: Any
    row: int
    column: int
    columns: int = 1
    rows: int = 1
    head: bool = False


def boxes_of(table: Any) -> list[Box]:
    """The cells of a table, by row, then column; what a tracked change took away and hidden rows are left out.

    Rows left out are counted. Columns are those one sees: edges next to each other are one.
    """
    rows = list(inside(table, ROW))
    widths = [number(column.get(f"{W}w"), 0) or 0 for column in table.iterfind(f"{W}tblGrid/{W}gridCol")]
    cells = [list(inside(row, CELL)) for row in rows]
    # So many columns can there be, whatever the cells say they cover.
    most = min(MOST_COLUMNS, max([len(widths), *map(len, cells)], default=0))
    boxes: list[Box] = []
    above: dict[int, Box] = {}
    for at, (row, elements) in enumerate(zip(rows, cells, strict=True)):
        properties = row.find(f"{W}trPr")
        if _gone(properties) or flag(properties, "hidden"):
            continue
        head = bool(flag(properties, "tblHeader"))
        above = _row(elements, at, head, _before(properties, most), most, above, boxes)
    return _straight(boxes, widths)


def paragraphs_in(cell: Any) -> bool:
    """Whether a cell holds text of its own or tables, not only the empty paragraph that each has to have."""
    return any(child.tag != P or next(child.iter(f"{W}t"), None) is not None for child in cell)


def _row(
    elements: list[Any], row: int, head: bool, column: int, most: int, above: dict[int, Box], boxes: list[Box]
) -> dict[int, Box]:
    """Put the cells of a row behind ``boxes``; ``above`` are the cells that reach down to it, by their column."""
    reaching: dict[int, Box] = {}
    before: Box | None = None
    for element in elements:
        said = _said(element)
        span = max(1, number(said.get("gridSpan"), 1, most) or 1)
        span = min(span, MOST_COLUMNS - column)
        if span < 1:
            break
        if said.get("hMerge") == "continue":
            if before is not None:
                before.columns += span
        elif said.get("vMerge") == "continue" and _same(above.get(column), span):
            above[column].rows = row - above[column].row + 1
            reaching[column] = above[column]
            before = None
        elif "cellDel" not in said:
            before = Box(element, row, column, span, head=head)
            boxes.append(before)
            reaching[column] = before
        column += span
    return reaching


def _same(box: Box | None, span: int) -> bool:
    return box is not None and box.columns == span


def _said(cell: Any) -> dict[str, str]:
    """What the properties of a cell say of where it is, by their names."""
    properties = cell.find(_PROPERTIES)
    if properties is None:
        return {}
    named = ((_OF_CELL.get(child.tag), child) for child in properties)
    return {name: child.get(VAL, "continue") for name, child in named if name is not None}


def _gone(properties: Any) -> bool:
    return properties is not None and any(child.tag in GONE for child in properties)


def _before(properties: Any, most: int) -> int:
    return number(value(properties, "gridBefore"), 0, most) or 0


def _straight(boxes: list[Box], widths: list[int]) -> list[Box]:
    """The same cells on columns without slivers."""
    reach = max((box.column + box.columns for box in boxes), default=0)
    if reach != len(widths):
        return boxes
    held = {box.column for box in boxes if box.columns == 1 and paragraphs_in(box.element)}
    edges = [0]
    since = 0
    for column, width in enumerate(widths):
        since += width
        apart = column in held or not 0 < since < _SLIVER
        edges.append(edges[-1] + apart)
        if apart:
            since = 0
    straight = []
    for box in boxes:
        start, end = edges[box.column], edges[box.column + box.columns]
        if end == start and paragraphs_in(box.element):
            return boxes
        if end > start:
            straight.append(Box(box.element, box.row, start, end - start, box.rows, box.head))
    return straight
