"""Tables of a web page: those that hold figures, and those that only lay the page out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from minzheng_ie.reading.html_furniture import texts_of
from minzheng_ie.reading.html_lines import Line
from minzheng_ie.reading.html_nodes import Node
from minzheng_ie.reading.html_rules import page_rules
from minzheng_ie.reading.result import RawCell
from minzheng_ie.records import dataclass

TableKind = Literal["data", "form", "layout"]

MOST_COLUMNS = 1024
"""Columns a table is read to; a cell can say that it covers any number of them."""
_LONG_CELL, _FIELDS, _FIGURES = 300, 3, 2


@dataclass(slots=True)
class Table:
    """A table of figures. cells (list): in order. caption (str): of its own element. cut (int): cells beyond the last column
    read."""

    cells: list[RawCell]
    caption: str = ""
    cut: int = 0


def kind_of_table(node: Node) -> TableKind:
    """What a table is for: ``data`` holds figures; ``form`` tells of the page's document (索引号, 发布机构); ``layout``."""
    if not node.kind:
        node.kind = _kind(node)
    return node.kind  # type: ignore[return-value]


def _kind(node: Node) -> TableKind:
    if "presentation" in node.names.split() or node.linked * 2 > node.chars:
        return "layout"
    rows = [row for row in (_cells(row) for row in rows_of(node)) if row]
    if len(rows) < 2:
        return "form" if rows and _is_form(rows) else "layout"
    if _is_form(rows):
        return "form"
    if max(map(len, rows)) < 2 or any(_is_page(cell) for row in rows for cell in row):
        return "layout"
    heads = sum(cell.tag == "th" for row in rows for cell in row)
    wide = sum(len(row) > 1 for row in rows)
    figures = node.numbers
    if wide * 2 < len(rows):
        return "layout"
    if figures >= _FIGURES or (heads and figures) or (figures and wide > 1 and node.prose * 2 < node.chars):
        return "data"
    return "data" if heads and node.prose * 2 < node.chars else "layout"


def _is_page(cell: Node) -> bool:
    """Whether a cell holds a part of the page rather than a value: a table of figures, headings or paragraphs."""
    if cell.tables and any(isinstance(child, Node) for child in cell.children):
        return cell.numbers > 1 or cell.prose > 0 or cell.chars > 60
    return cell.prose > _LONG_CELL


def _is_form(rows: list[list[Node]]) -> bool:
    fields = figures = 0
    for row in rows:
        for cell in row:
            if cell.chars <= 40 and not cell.tables and _field(_text(cell)) is not None:
                fields += 1
            figures += cell.numbers
    return fields >= _FIELDS and figures <= fields


def _field(text: str) -> re.Match[str] | None:
    """The name of a field of a document's form at the beginning of a cell, alone or with its colon."""
    match = page_rules().field.match(text)
    if match is None or not (
        match.end() == len(text) or text[match.end() - 1].isspace() or ":" in match[0] or "：" in match[0]
    ):
        return None
    return match


def fields(node: Node) -> Iterator[tuple[str, str]]:
    """The fields of a form: name and value."""
    for row in rows_of(node):
        name = ""
        for cell in _cells(row):
            text = _text(cell)
            match = _field(text)
            if match is None:
                if name:
                    yield name, text
                name = ""
                continue
            name = match[0].strip().rstrip(":：").strip()
            if match.end() < len(text):
                yield name, text[match.end() :].strip()
                name = ""


def read_table(node: Node) -> Table:
    """The cells of a table where they stand, what they cover clamped to the table."""
    rows = [row for row in rows_of(node) if not row.hidden]
    table = Table([], _caption(node))
    taken = [0] * MOST_COLUMNS  # the row up to which a column is covered from above
    placed: list[tuple[int, int, int, Node, bool]] = []
    deepest = 0
    for number, row in enumerate(rows):
        column = 0
        head = row.parent is not None and row.parent.tag == "thead"
        for cell in _cells(row):
            while column < MOST_COLUMNS and taken[column] > number:
                column += 1
            if column >= MOST_COLUMNS:
                table.cut += cell.chars > 0
                continue
            columns = max(1, min(cell.columns, MOST_COLUMNS - column))
            if deepest > number:  # no two cells cover one place
                beyond = (at for at in range(column, column + columns) if taken[at] > number)
                columns = next(beyond, column + columns) - column
            down = len(rows) - number
            covered = min(cell.rows or down, down)
            if covered > 1:
                taken[column : column + columns] = [number + covered] * columns
                deepest = max(deepest, number + covered)
            placed.append((number, column, columns, cell, head))
            column += columns
    table.cells += _raw(placed, len(rows))
    return table


def _raw(placed: list[tuple[int, int, int, Node, bool]], height: int) -> Iterator[RawCell]:
    """The cells (row, column, columns, block, whether in the head) clamped to the table's size.

    A table is as wide as its cells that cover one column say: a title over 20 columns makes no 20 columns.
    """
    width = max((column + 1 for _, column, _, cell, _ in placed if cell.columns == 1), default=1)
    width = max(width, max((column + 1 for _, column, _, _, _ in placed), default=1))
    for number, column, columns, cell, head in placed:
        down = height - number
        yield RawCell(
            number,
            column,
            "\n".join(texts_of(cell)),
            max(1, min(cell.rows or down, down)),
            max(1, min(columns, width - column)),
            head or cell.tag == "th",
            _indent(cell),
        )


def rows_of(table: Node) -> Iterator[Node]:
    """The rows of a table, those of tables in it left out; a foot that is written first stands last."""
    feet: list[Node] = []
    for child in table.children:
        if isinstance(child, Line) or (child.hidden and not table.hidden):
            continue
        if child.tag == "tr":
            yield child
        elif child.tag == "tfoot":
            feet += [row for row in child.children if isinstance(row, Node) and row.tag == "tr"]
        elif child.tag in ("thead", "tbody"):
            yield from (row for row in child.children if isinstance(row, Node) and row.tag == "tr")
    yield from feet


_PARTS = frozenset({"thead", "tbody", "tfoot", "tr", "td", "th", "caption"})
_WITHIN = frozenset({"thead", "tbody", "tfoot", "tr"})


def strays_of(part: Node) -> Iterator[str]:
    """The lines of a table, or a part of it, that stand in none of its cells: a browser shows them in front of it."""
    for child in part.children:
        if isinstance(child, Line):
            yield child.text
        elif child.hidden:
            continue
        elif child.tag in _WITHIN:
            yield from strays_of(child)
        elif child.tag not in _PARTS:
            yield from texts_of(child)


def _cells(row: Node) -> list[Node]:
    return [
        cell
        for cell in row.children
        if isinstance(cell, Node) and cell.tag in ("td", "th") and (row.hidden or not cell.hidden)
    ]


def _caption(table: Node) -> str:
    for child in table.children:
        if isinstance(child, Node) and child.tag == "caption":
            return _text(child)
    return ""


def _text(node: Node) -> str:
    return " ".join(" ".join(texts_of(node)).split())


def _indent(cell: Node) -> int:
    """How far a cell's text is set in: by blanks, a full-width one counting two, and by its style."""
    lines = texts_of(cell)
    if not lines:
        return 0
    first = lines[0]
    blanks = 0
    if first[0].isspace():
        leading = first[: len(first) - len(first.lstrip())]
        blanks = sum(2 if character == "\u3000" else 1 for character in leading)
    inner = next((child for child in cell.children if isinstance(child, Node)), None)
    styled = cell.indent + (inner.indent if inner is not None else 0.0)
    return blanks + round(2 * styled)
