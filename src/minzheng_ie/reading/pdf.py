"""PDF with a text layer: its pages read one by one, its paragraphs and ruled tables put together again.

What is done, in order: characters and rules of a page (`pdf_objects`, `pdf_runs`), ruled tables (`pdf_grid`,
`pdf_tables`), lines and columns (`pdf_lines`, `pdf_columns`), running heads and page numbers out (`pdf_furniture`),
lines to paragraphs (`pdf_paragraphs`). Links and scripts of a file are never followed, its images not looked at.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import field
from typing import Any

from minzheng_ie.compiled import compile_re
from minzheng_ie.errors import ReadError
from minzheng_ie.reading.pdf_columns import Flow, flows_of
from minzheng_ie.reading.pdf_furniture import Furniture
from minzheng_ie.reading.pdf_glyphs import UNMAPPED
from minzheng_ie.reading.pdf_lines import line_of, once, rows_of
from minzheng_ie.reading.pdf_model import Box, Frame, Page, Table
from minzheng_ie.reading.pdf_objects import objects_of
from minzheng_ie.reading.pdf_open import frame_of, opened
from minzheng_ie.reading.pdf_paragraphs import Joiner, Paragraph, bounds_of, notes_of, setting_of
from minzheng_ie.reading.pdf_runs import HYPHEN, runs_of, upright
from minzheng_ie.reading.pdf_second import SecondParser
from minzheng_ie.reading.pdf_tables import append, continues, indents_of, tables_of
from minzheng_ie.reading.pdf_vertical import is_vertical, turned
from minzheng_ie.reading.result import RawCell, Reading, TextBuilder
from minzheng_ie.records import dataclass
from minzheng_ie.schema import Locator

_SCANNED = 0.6
"""An image over so much of a page is a scan of it."""
_MOST_SECONDS = 60.0
_MOST_UNMAPPED = 0.3
"""With a greater share of unknown characters a text is not worth reading."""
_CONTINUED = compile_re(r"(?:.{0,60}[(（\[]续[表\d]*[)）\]]|续表.{0,40}|.{0,60}续表)\s*|\s*单位[:：].*")


@dataclass(slots=True)
class _Document:
    pages: list[tuple[int, Frame, list[Flow]]] = field(default_factory=list)
    furniture: Furniture = field(default_factory=Furniture)
    empty: list[int] = field(default_factory=list)
    scanned: list[int] = field(default_factory=list)
    recognised: list[int] = field(default_factory=list)
    unmapped: list[int] = field(default_factory=list)
    broken: list[int] = field(default_factory=list)
    cut: list[int] = field(default_factory=list)
    lost: list[int] = field(default_factory=list)
    unknown: int = 0
    characters: int = 0


class PdfReader:
    """Reads the text layer of a PDF."""

    needs: tuple[str, ...] = ("pypdfium2",)

    def read(self, data: bytes, name: str, encoding: str | None = None) -> Reading:
        """Its text in reading order, its ruled tables, page and box of each paragraph and cell.

        RAISES (ReadError): encrypted, damaged, without a text layer, or so large or slow that it is not read.
        """
        found = _Document()
        with opened(data, name) as document:
            second = SecondParser(data)
            try:
                for page in _pages(document, name, found, second):
                    _take(page, found)
            finally:
                second.close()
        if not found.pages:
            raise ReadError(_without_text(found, name))
        if found.unknown > _MOST_UNMAPPED * found.characters:
            raise ReadError(
                f"{name}: its fonts do not say which characters they show; recognise its text (OCR) or take the"
                " document it was made from"
            )
        builder = TextBuilder(warnings=_warnings(found))
        _write(found, builder)
        reading = builder.reading()
        if not reading.text.strip():
            raise ReadError(f"{name}: holds no text but running heads and page numbers")
        return reading


READER = PdfReader()


def _pages(document: Any, name: str, found: _Document, second: SecondParser) -> Iterator[Page]:
    """The pages of a document, one in memory at a time."""
    import pypdfium2

    begun = time.monotonic()
    for index in range(len(document)):
        if time.monotonic() - begun > _MOST_SECONDS + index:
            raise ReadError(f"{name}: takes too long, stopped at page {index + 1}; print it to a new PDF")
        try:
            page = document[index]
        except pypdfium2.PdfiumError:
            found.broken.append(index + 1)
            continue
        try:
            yield _page(page, index + 1, second)
        finally:
            page.close()


def _page(page: Any, number: int, second: SecondParser) -> Page:
    import pypdfium2.raw as raw

    textpage = page.get_textpage()
    try:
        count = raw.FPDFText_CountChars(textpage.raw)
        frame = frame_of(raw, page, upright(raw, textpage.raw, count))
        objects = objects_of(raw, page.raw, textpage.raw, frame)
        scanned = objects.pictures >= _SCANNED
        runs, left = runs_of(raw, textpage.raw, frame, objects)
        recognised = False
        if scanned and not runs and objects.unseen:
            objects.unseen.clear()
            runs, left = runs_of(raw, textpage.raw, frame, objects)
            recognised = bool(runs)
    finally:
        textpage.close()
    lost = objects.lost and not recognised
    if lost and not objects.unseen and frame.reading == frame.showing:
        others = second.runs(number - 1)
        if others is not None:
            lost = False
            if sum(len(run.text) for run in others) > sum(len(run.text) for run in runs):
                runs = others
    rules = objects.rules
    if is_vertical(runs):
        frame, runs, rules = turned(frame, runs, rules)
    return Page(
        number,
        frame,
        once(runs),
        rules,
        sum(run.text.count(UNMAPPED) for run in runs),
        scanned,
        recognised,
        objects.cut or left > 0,
        lost,
    )


def _take(page: Page, found: _Document) -> None:
    """Keep of a page what the document is made of."""
    if page.cut:
        found.cut.append(page.number)
    if page.lost:
        found.lost.append(page.number)
    if not page.runs:
        (found.scanned if page.scanned else found.empty).append(page.number)
        return
    if page.recognised:
        found.recognised.append(page.number)
    if page.unmapped:
        found.unmapped.append(page.number)
    found.unknown += page.unmapped
    found.characters += sum(len(run.text) for run in page.runs)
    tables, runs = tables_of(page)
    aside = [run for run in runs if run.tall]
    flows = flows_of(rows_of(run for run in runs if not run.tall), tables)
    if aside:
        flows.append(Flow([line_of([run]) for run in aside], 0.0, page.frame.size[0], wide=False))
    found.furniture.add(flows, page.number, page.frame.size[1])
    found.pages.append((page.number, page.frame, flows))


def _write(found: _Document, builder: TextBuilder) -> None:
    for number, frame, flows in found.pages:
        found.furniture.clear(flows, number, frame.size[1])
    setting = setting_of([(frame.size[0], flows) for _, frame, flows in found.pages])
    frames = {number: frame for number, frame, _ in found.pages}
    joiner = Joiner(setting)
    waiting: Table | None = None
    between: list[Paragraph] = []
    for block in _blocks(found, joiner, setting.size):
        if isinstance(block, Table):
            if waiting is not None and _follows(waiting, block, between):
                append(waiting, block)
                between = []
                continue
            _put(waiting, between, builder, frames)
            waiting, between = block, []
        elif waiting is None:
            _put(None, [block], builder, frames)
        else:
            between.append(block)
            if len(between) > 3:
                _put(waiting, between, builder, frames)
                waiting, between = None, []
    _put(waiting, between, builder, frames)


def _blocks(found: _Document, joiner: Joiner, size: float) -> Iterator[Paragraph | Table]:
    column = 0
    for number, frame, flows in found.pages:
        for flow in flows:
            column += 1
            notes = notes_of(flow, size)
            bounds = bounds_of(flow, frame.size[0], joiner.setting)
            for block in flow.blocks:
                yield from joiner.add(block, number, bounds, column)
            joiner.note(notes, number)
    yield from joiner.finish()


def _follows(before: Table, after: Table, between: list[Paragraph]) -> bool:
    """Whether a table goes on from the page or column before, with nothing between but what says so."""
    return continues(before, after) and all(
        _CONTINUED.fullmatch(text) for one in between for text, _, _ in one.pieces
    )


def _put(
    table: Table | None, paragraphs: list[Paragraph], builder: TextBuilder, frames: dict[int, Frame]
) -> None:
    """Write a table and what stands behind it."""
    if table is not None:
        indents = indents_of(table)
        builder.table(
            [
                RawCell(
                    cell.row, cell.column, cell.text, cell.rows, cell.columns, indent=indents.get((cell.row, cell.column), 0),
                    page=cell.page, box=_shown(frames, cell.page, cell.box),
                )
                for cell in table.cells
            ]
        )  # fmt: skip
    for paragraph in paragraphs:
        builder.line_of(
            [
                (text.replace(HYPHEN, "-"), Locator(page=page, box=_shown(frames, page, box)))
                for text, page, box in paragraph.pieces
            ]
        )


def _shown(frames: dict[int, Frame], page: int, box: Box) -> Box:
    return frames[page].shown(box)


def _without_text(found: _Document, name: str) -> str:
    if found.scanned:
        return f"{name}: scanned, its pages are images without text; recognise it (OCR) and save it as .docx or as a PDF with text"
    if found.broken:
        return f"{name}: damaged, none of its pages can be read; download it again"
    return (
        f"{name}: no text in its pages; if they show some it is drawn as images or curves: recognise it (OCR)"
    )


def _warnings(found: _Document) -> list[str]:
    told = (
        (found.broken, "damaged, not read"),
        (found.scanned, "scanned images without text, not read; recognise them (OCR)"),
        (found.recognised, "text recognised from a scan (OCR), as it is in the file; check its numbers"),
        (
            found.unmapped,
            f"{found.unknown} characters whose font does not say what they are (shown as {UNMAPPED})",
        ),
        (
            found.lost,
            "some text is in a font that is neither in the file nor here, and is not read; embed its fonts",
        ),
        (found.cut, "more on the page than a report has; the rest of it is left out"),
    )
    return [f"{_numbers(pages)}: {text}" for pages, text in told if pages]


def _numbers(pages: list[int]) -> str:
    """``page 3``, ``pages 1-4, 7``."""
    spans: list[list[int]] = []
    for page in pages:
        if spans and page == spans[-1][1] + 1:
            spans[-1][1] = page
        else:
            spans.append([page, page])
    shown = ", ".join(f"{a}-{b}" if a != b else str(a) for a, b in spans[:20])
    more = " …" if len(spans) > 20 else ""
    return f"page{'s' if len(pages) > 1 else ''} {shown}{more}"
