"""A report as a PDF with a text layer, set as bureaus set them: title, running head, page numbers, ruled tables."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from pathlib import Path
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, FrameBreak, NextPageTemplate, PageTemplate
from reportlab.platypus import Paragraph as Set
from reportlab.platypus import Table as Ruled
from tools.formats.model import Cell, Heading, Paragraph, Report, Table

FONT = "STSong-Light"
_MARGIN = 72.0
_GAP = 28.0
_TOP = 110.0
"""The height of title and issuer above two columns."""


class _Bold(Set):  # type: ignore[misc]
    """Type drawn twice, a little apart, as some programs make it bold."""

    def draw(self) -> None:
        super().draw()
        self.canv.saveState()
        self.canv.translate(0.4, 0)
        super().draw()
        self.canv.restoreState()


def write(
    report: Report,
    path: Path,
    *,
    columns: int = 1,
    head: str = "",
    numbers: str = "— {} —",
    bold: bool = False,
    size: float = 12.0,
) -> None:
    """Write a report; the same bytes each time.

    columns (int): in which the text is set, 1 or 2. head (str): running head of every page. numbers (str): how a page
    is numbered, ``{}`` stands for the number; empty: not at all. bold (bool): title and headings are drawn twice.
    size (float): of the type, in points.
    """
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    document = BaseDocTemplate(str(path), pagesize=A4, invariant=1, title="", author="")

    def furniture(canvas: Any, page: Any) -> None:
        canvas.setFont(FONT, 9)
        if head:
            canvas.drawString(_MARGIN, A4[1] - 40, head)
        if numbers:
            canvas.drawCentredString(A4[0] / 2, 36, numbers.format(page.page))

    document.addPageTemplates(_templates(columns, furniture))
    story: list[Flowable] = _top(report, bold, size)
    if columns > 1:
        story += [NextPageTemplate("more"), FrameBreak()]
    width = (A4[0] - 2 * _MARGIN - (columns - 1) * _GAP) / columns
    for block in report.blocks:
        story += _block(block, bold, size, width)
    document.build(story)


def _templates(columns: int, furniture: Any) -> list[PageTemplate]:
    wide = A4[0] - 2 * _MARGIN
    tall = A4[1] - 2 * _MARGIN
    bare = {"leftPadding": 0, "rightPadding": 0, "topPadding": 0, "bottomPadding": 0}
    if columns == 1:
        return [PageTemplate("first", [Frame(_MARGIN, _MARGIN, wide, tall, **bare)], onPage=furniture)]
    width = (wide - _GAP) / 2
    lefts = (_MARGIN, _MARGIN + width + _GAP)
    first = [Frame(_MARGIN, A4[1] - _MARGIN - _TOP, wide, _TOP, **bare)]
    first += [Frame(left, _MARGIN, width, tall - _TOP, **bare) for left in lefts]
    more = [Frame(left, _MARGIN, width, tall, **bare) for left in lefts]
    return [PageTemplate("first", first, onPage=furniture), PageTemplate("more", more, onPage=furniture)]


def _style(size: float, **how: Any) -> ParagraphStyle:
    return ParagraphStyle("", fontName=FONT, fontSize=size, leading=1.6 * size, wordWrap="CJK", **how)


def _top(report: Report, bold: bool, size: float) -> list[Flowable]:
    kind = _Bold if bold else Set
    top = [kind(escape(report.title), _style(1.6 * size, alignment=1, spaceAfter=10))]
    below = [part for part in (report.issuer, report.day) if part]
    top += [Set(escape(part), _style(size, alignment=1, spaceAfter=4)) for part in below]
    return top


def _block(block: Heading | Paragraph | Table, bold: bool, size: float, width: float) -> list[Flowable]:
    if isinstance(block, Heading):
        kind = _Bold if bold else Set
        return [
            kind(escape(block.text), _style(size + 2 if block.level == 1 else size, firstLineIndent=2 * size))
        ]
    if isinstance(block, Table):
        return _table(block, size, width)
    smaller = size * (0.8 if block.style == "note" else 1)
    return [Set(escape(block.text), _style(smaller, firstLineIndent=2 * smaller, alignment=4))]


def _table(table: Table, size: float, width: float) -> list[Flowable]:
    small = 0.85 * size
    plain = _style(small)
    columns = max(len(row) for row in table.rows)
    head = sum(1 for row in table.rows if any(cell is not None and cell.head for cell in row[1:]))
    rules: list[Any] = [("GRID", (0, 0), (-1, -1), 0.6, "black"), ("VALIGN", (0, 0), (-1, -1), "MIDDLE")]
    rows = []
    for at, row in enumerate(table.rows):
        made: list[Any] = [_cell(cell, small) for cell in row]
        made += [""] * (columns - len(made))
        rows.append(made)
        for column, cell in enumerate(row):
            if cell is not None and (cell.rows > 1 or cell.columns > 1):
                rules.append(("SPAN", (column, at), (column + cell.columns - 1, at + cell.rows - 1)))
    ruled = Ruled(
        rows, colWidths=_widths(table.rows, columns, width), style=rules, repeatRows=min(head, len(rows) - 1)
    )
    above = [
        Set(escape(text), _style(small, alignment=how))
        for text, how in ((table.caption, 1), (table.unit, 2))
        if text
    ]
    return [*above, ruled, *(Set(escape(note), plain) for note in table.notes)]


def _cell(cell: Cell | None, size: float) -> Flowable | str:
    if cell is None or not cell.text:
        return ""
    centred = cell.head or not any("\u4e00" <= letter <= "\u9fff" for letter in cell.text)
    return Set(escape(cell.text), _style(size, alignment=1 if centred else 0, leftIndent=cell.indent * size))


def _widths(rows: Sequence[Sequence[Cell | None]], columns: int, width: float) -> list[float]:
    longest = [
        max(
            (
                len(row[at].text) + row[at].indent
                for row in rows
                if at < len(row) and row[at] and row[at].columns == 1
            ),
            default=2,
        )  # type: ignore[union-attr]
        for at in range(columns)
    ]
    shares = [min(max(length, 4), 16) for length in longest]
    return [width * share / sum(shares) for share in shares]
