"""The blocks of a document in reading order → lines and tables of its text.

A text box stands behind the paragraph it hangs on, a note at the end of the document. Tables that only lay a page out
(of one column, or with tables in them) are read as what stands in their cells.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from minzheng_ie.reading.result import RawCell, TextBuilder
from minzheng_ie.reading.word.names import ALTERNATE, GONE, SDT, TABLE, P, W, chosen, within
from minzheng_ie.reading.word.paragraphs import Line, Lines
from minzheng_ie.reading.word.tables import Box, boxes_of
from minzheng_ie.schema import Locator

_ELSEWHERE = {f"{W}altChunk": "document put into this one", f"{W}subDoc": "document put into this one"}
_OUT = frozenset({*GONE, f"{W}sectPr", f"{W}tblPr", f"{W}tblGrid", f"{W}tcPr", f"{W}trPr"})


class Story:
    """Writes a document. lines: reads its paragraphs. builder: takes what is written.

    seen (Counter): what was met and is not read, by its kind.
    """

    def __init__(self, lines: Lines, builder: TextBuilder, seen: Counter[str]) -> None:
        self._lines = lines
        self._builder = builder
        self._seen = seen
        self._tables = 0
        self.notes: dict[tuple[str, str], Locator | None] = {}
        """The notes referred to, in order, and where from."""

    def body(self, body: Any) -> None:
        """Write the body; its paragraphs are counted from 1, those of tables not among them."""
        paragraph = 0
        for block in self._blocks(body):
            if block.tag == TABLE:
                self._rest(Locator(paragraph=paragraph or None))
                self._table(block, None)
            else:
                paragraph += 1
                self._paragraph(block, Locator(paragraph=paragraph))
        self._rest(Locator(paragraph=paragraph or None))

    def part(self, parent: Any, where: Locator | None) -> None:
        """Write the blocks of a note, a text box or a cell. where (Locator | None): of all its lines."""
        for block in self._blocks(parent):
            if block.tag == TABLE:
                self._rest(where)
                self._table(block, where)
            else:
                self._paragraph(block, where)
        self._rest(where)

    def _blocks(self, parent: Any) -> Iterator[Any]:
        for child in parent:
            tag = child.tag
            if tag in (P, TABLE):
                yield child
            elif tag in (SDT, ALTERNATE):
                content = within(child) if tag == SDT else chosen(child)
                if content is not None:
                    yield from self._blocks(content)
            elif tag in _ELSEWHERE:
                self._seen[_ELSEWHERE[tag]] += 1
            elif tag not in _OUT:
                yield from self._blocks(child)

    def _paragraph(self, paragraph: Any, where: Locator | None) -> None:
        line = self._lines.read(paragraph)
        if line is not None and not line.open:
            self._write(line, where)

    def _rest(self, where: Locator | None) -> None:
        line = self._lines.rest()
        if line is not None:
            self._write(line, where)

    def _write(self, line: Line, where: Locator | None) -> None:
        if line.says:
            self._builder.line(line.text, where)
        self._refer(line, where)
        for box in line.boxes:
            if isinstance(box, str):
                self._builder.line(box, where)
            else:
                self.part(box, where)

    def _refer(self, line: Line, where: Locator | None) -> None:
        for note in line.notes:
            self.notes.setdefault(note, where)

    def _table(self, table: Any, where: Locator | None) -> None:
        self._tables += 1
        number = self._tables
        boxes = boxes_of(table)
        tables = table.iter(TABLE)
        next(tables)
        holds = next(tables, None) is not None  # a table in one of its cells, which is seldom
        apart = (
            {box.row for box in boxes if next(box.element.iter(TABLE), None) is not None} if holds else set()
        )
        if all(box.column == 0 for box in boxes):
            apart = {box.row for box in boxes}
        cells: list[RawCell] = []
        for box in boxes:
            if box.row in apart:
                self._flush(cells, number)
                self.part(box.element, where if where is not None and where.table else _place(number, box))
            else:
                cells.append(self._cell(box, number))
        self._flush(cells, number)

    def _flush(self, cells: list[RawCell], number: int) -> None:
        if cells:
            self._builder.table(cells, number=number)
        cells.clear()

    def _cell(self, box: Box, number: int) -> RawCell:
        texts, indent = [], None
        for line in self._cell_lines(box.element):
            if line.notes:
                self._refer(line, _place(number, box))
            if line.text.strip():
                texts.append(line.text)
                indent = line.indent if indent is None else indent
        return RawCell(box.row, box.column, "\n".join(texts), box.rows, box.columns, box.head, indent or 0)

    def _cell_lines(self, parent: Any) -> Iterator[Line]:
        for paragraph in self._blocks(parent):
            if paragraph.tag != P:
                continue
            line = self._lines.read(paragraph, with_indent=True)
            if line is not None and not line.open:
                yield from self._with_boxes(line)
        rest = self._lines.rest()
        if rest is not None:
            yield from self._with_boxes(rest)

    def _with_boxes(self, line: Line) -> Iterator[Line]:
        yield line
        for box in line.boxes:
            if isinstance(box, str):
                yield Line(box)
            else:
                yield from self._cell_lines(box)


def _place(table: int, box: Box) -> Locator:
    return Locator(table=table, row=box.row + 1, column=box.column + 1)
