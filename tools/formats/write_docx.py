"""A report as a Word file: `write(report, path)`."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt
from tools.formats.model import Cell, Heading, Paragraph, Report, Table

_WORDS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_DAY = (2024, 1, 1, 0, 0, 0)
_LEVEL = 10.5
"""Points that a level of a table's labels is set in by."""


def write(report: Report, path: Path, *, runs: int = 0, furniture: bool = False) -> None:
    """Write a report.

    report: what it says. path: the file. runs (int): characters after which a run ends and the next begins, as Word does
    it where it checks the spelling; 0: a paragraph is one. furniture (bool): a header, a footer with the page's number,
    hidden text and a deletion that is tracked, none of which is the report's.
    The same report gives the same bytes. Notes are footnotes of the paragraph before.
    """
    document = Document()
    notes: list[str] = []
    _text(document.add_heading(level=0), report.title, runs)
    for line in (report.issuer, report.day):
        if line:
            _text(document.add_paragraph(), line, runs).alignment = WD_ALIGN_PARAGRAPH.CENTER
    for block in report.blocks:
        if isinstance(block, Table):
            _table(document, block, runs)
        elif isinstance(block, Heading):
            _text(document.add_heading(level=min(block.level, 9)), block.text, runs)
        elif block.style == "note":
            notes.append(block.text)
            _reference(document.paragraphs[-1], len(notes))
        else:
            _paragraph(document, block, runs, furniture)
    if notes:
        _notes(document, notes)
    if furniture:
        _furniture(document, report)
    buffer = io.BytesIO()
    document.save(buffer)
    path.write_bytes(_undated(buffer.getvalue()))


def _text(paragraph: Any, text: str, runs: int) -> Any:
    step = runs or max(len(text), 1)
    for start in range(0, len(text), step):
        paragraph.add_run(text[start : start + step])
    return paragraph


def _paragraph(document: Any, block: Paragraph, runs: int, furniture: bool) -> None:
    made = document.add_paragraph(style="List Paragraph" if block.style == "list" else None)
    if furniture:
        deleted = OxmlElement("w:del")
        run, text = OxmlElement("w:r"), OxmlElement("w:delText")
        deleted.set(qn("w:id"), "1")
        deleted.set(qn("w:author"), "x")
        text.text = "共9988人,"
        run.append(text)
        deleted.append(run)
        made._p.append(deleted)
        made.add_run("(内部掌握7766人)").font.hidden = True
    _text(made, block.text, runs)


def _table(document: Any, table: Table, runs: int) -> None:
    for line, side in ((table.caption, WD_ALIGN_PARAGRAPH.CENTER), (table.unit, WD_ALIGN_PARAGRAPH.RIGHT)):
        if line:
            _text(document.add_paragraph(), line, runs).alignment = side
    width = max(len(row) for row in table.rows)
    grid = document.add_table(len(table.rows), width, style="Table Grid")
    for at, row in enumerate(table.rows):
        heads = [cell.head for cell in row if cell is not None]
        if heads and all(heads):
            properties = grid.rows[at]._tr.get_or_add_trPr()
            properties.append(OxmlElement("w:tblHeader"))
        for column, cell in enumerate(row):
            if cell is not None:
                _cell(grid, at, column, cell, runs)
    for note in table.notes:
        _text(document.add_paragraph(), note, runs)
    if not table.notes:
        document.add_paragraph()  # keeps tables apart


def _cell(grid: Any, row: int, column: int, cell: Cell, runs: int) -> None:
    place = grid.cell(row, column)
    if cell.rows > 1 or cell.columns > 1:
        place = place.merge(grid.cell(row + cell.rows - 1, column + cell.columns - 1))
    paragraph = place.paragraphs[0]
    if cell.indent:
        paragraph.paragraph_format.left_indent = Pt(_LEVEL * cell.indent)
    _text(paragraph, cell.text, runs)


def _reference(paragraph: Any, number: int) -> None:
    reference = OxmlElement("w:footnoteReference")
    reference.set(qn("w:id"), str(number))
    paragraph.add_run()._r.append(reference)


def _notes(document: Any, notes: list[str]) -> None:
    written = "".join(
        f'<w:footnote w:id="{number}"><w:p><w:r><w:footnoteRef/></w:r>'
        f'<w:r><w:t xml:space="preserve">{escape(note)}</w:t></w:r></w:p></w:footnote>'
        for number, note in enumerate(notes, 1)
    )
    content = f'<?xml version="1.0" encoding="UTF-8"?><w:footnotes xmlns:w="{_WORDS}">{written}</w:footnotes>'
    name = PackURI("/word/footnotes.xml")
    part = Part(name, CONTENT_TYPE.WML_FOOTNOTES, content.encode(), document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def _furniture(document: Any, report: Report) -> None:
    section = document.sections[0]
    section.header.paragraphs[0].text = f"{report.issuer}内部资料第35期"
    foot = section.footer.paragraphs[0]
    foot.add_run("共12页,第")
    for kind in ("begin", "separate", "end"):
        mark = OxmlElement("w:fldChar")
        mark.set(qn("w:fldCharType"), kind)
        foot.add_run()._r.append(mark)
        if kind == "begin":
            code = OxmlElement("w:instrText")
            code.text = " PAGE "
            foot.add_run()._r.append(code)
        elif kind == "separate":
            foot.add_run("3")
    foot.add_run("页")


def _undated(data: bytes) -> bytes:
    """The same package with all parts of one day."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            entry = zipfile.ZipInfo(info.filename, _DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            new.writestr(entry, old.read(info))
    return buffer.getvalue()
