"""Lines of pages → paragraphs: what was broken because a line, a column or a page was full is one line of text again."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import field

from minzheng_ie.compiled import compile_re
from minzheng_ie.reading.pdf_columns import Flow
from minzheng_ie.reading.pdf_lines import first_width, joined
from minzheng_ie.reading.pdf_model import Box, Line, Table
from minzheng_ie.reading.pdf_runs import HYPHEN
from minzheng_ie.records import dataclass

_ENDS = compile_re(r".*[。！？：:；;.!?”）)](?:\s*[①-⑳])?$")
_STOPS = compile_re(r".*[。！？；!?]”?$")
_BEGINS = compile_re(
    r"\s*(?:[一二三四五六七八九十百]{1,4}[、是]|[(（][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[.、．](?!\d)|第[一二三四五六七八九十百]{1,4}[章节部条篇]"
    r"|附[件表录]?\s*\d*[:：]|[●■◆★▲·•○□]|表\s*\d|图\s*\d|单位[:：]|注[:：])"
)
_NOTE = compile_re(r"\s*(?:[①-⑳]|\[\d{1,3}\]|[*＊]+|\d{1,2}(?=[\s\u4e00-\u9fff“《])|注[:：\d])")
_COLUMNS = compile_re(r"\S {2,}\S")
_INDENT = 1.2
"""A line set in by so many ems begins a paragraph; two are usual."""
_SLACK = 0.4
_USUAL_WIDTH = 0.5
_NARROWEST = 9.0
"""What is narrower, in ems, is no column but short lines."""
_ROOM = 6.0
"""A line with more room left than this, in ems, is not full whatever comes next."""


@dataclass(slots=True)
class Paragraph:
    """A paragraph or heading. pieces (list): text, page, box in the reading frame of each column's share, in order."""

    pieces: list[tuple[str, int, Box]] = field(default_factory=list)


@dataclass(slots=True)
class Setting:
    """How a document is set. size (float): of its type, in points. pitch (float): from line to line.

    indented (bool): its paragraphs begin with a line set in. bounds (dict): left and right of the text by the width of
    the page, of pages that are not set in columns. columns (list): left and right of each column of the others.
    """

    size: float = 12.0
    pitch: float = 18.0
    indented: bool = True
    bounds: dict[int, tuple[float, float]] = field(default_factory=dict)
    columns: list[tuple[float, float]] = field(default_factory=list)


def setting_of(pages: Sequence[tuple[float, list[Flow]]]) -> Setting:
    """How a document is set. pages (sequence): the width and the flows of each page."""
    sizes: Counter[float] = Counter()
    for _, flows in pages:
        for line in _lines(flows):
            sizes[round(line.em * 2) / 2] += len(line.text)
    if not sizes:
        return Setting()
    size = sizes.most_common(1)[0][0]
    columns: list[tuple[float, float]] = []
    sides: dict[int, tuple[list[float], list[float]]] = {}
    for width, flows in pages:
        for flow in flows:
            lines = _of_size(flow, size)
            if flow.wide and lines:
                lefts, rights = sides.setdefault(round(width), ([], []))
                lefts += [line.x0 for line in lines]
                rights += [line.x1 for line in lines]
            elif len(lines) > 2:
                columns.append((flow.left, flow.right))
    setting = Setting(size, _pitch(pages, size))
    setting.columns = sorted(columns, key=lambda edges: edges[0] - edges[1])[:20]
    setting.bounds = {width: _bounds(lefts, rights, size) for width, (lefts, rights) in sides.items()}
    setting.indented = _indented(pages, setting)
    return setting


def _of_size(flow: Flow, size: float) -> list[Line]:
    """The lines of a flow in the type of the text: no headings, no notes."""
    return [line for line in _lines([flow]) if abs(line.em - size) < 0.15 * size]


def _pitch(pages: Sequence[tuple[float, list[Flow]]], size: float) -> float:
    """From line to line, in points: the distance that most lines keep."""
    pitches: Counter[int] = Counter()
    for _, flows in pages:
        for flow in flows:
            for before, after in itertools.pairwise(_of_size(flow, size)):
                pitches[round((after.middle - before.middle) * 2)] += 1
    likely = {pitch: count for pitch, count in pitches.items() if size < pitch / 2 < 4 * size}
    return max(likely, key=lambda value: (likely[value], -value)) / 2 if likely else 1.6 * size


def _bounds(lefts: list[float], rights: list[float], size: float) -> tuple[float, float]:
    """Left and right of the text: the outermost that more than one line reaches."""
    left, right = sorted(lefts), sorted(rights, reverse=True)
    at = next((a for a, b in itertools.pairwise(left) if b - a < 0.6 * size), left[0])
    to = next((a for a, b in itertools.pairwise(right) if a - b < 0.6 * size), right[0])
    return at, to


def _lines(flows: Sequence[Flow]) -> Iterator[Line]:
    for flow in flows:
        for block in flow.blocks:
            if isinstance(block, Line):
                yield block


def _indented(pages: Sequence[tuple[float, list[Flow]]], setting: Setting) -> bool:
    set_in = flush = 0
    for width, flows in pages:
        for flow in flows:
            left, right = bounds_of(flow, width, setting)
            for line in _lines([flow]):
                if abs(line.em - setting.size) < 0.15 * setting.size and line.x1 > right - 2 * setting.size:
                    gap = (line.x0 - left) / setting.size
                    set_in += 1.5 <= gap <= 2.6
                    flush += gap < 0.5
    return set_in >= 3 or set_in * 12 >= flush


def bounds_of(flow: Flow, width: float, setting: Setting) -> tuple[float, float]:
    """Left and right of the text of a flow: of its column, or of all pages of this width."""
    if not flow.wide:
        return flow.left, flow.right
    lines = [line for line in _lines([flow]) if line.em < 1.15 * setting.size]
    for left, right in setting.columns:
        # A page that ends in its first column does not show that it is set in two.
        if len(lines) > 2 and all(
            left - 1 <= line.x0 and line.x1 <= right + 0.5 * setting.size for line in lines
        ):
            return left, right
    left, right = setting.bounds.get(round(width), (flow.left, flow.right))
    # A page of a few short lines does not tell how wide its text is set.
    return left, max(right, left + _USUAL_WIDTH * width)


class Joiner:
    """Takes blocks in reading order and gives paragraphs and tables; what a page break cut apart is one."""

    def __init__(self, setting: Setting) -> None:
        self.setting = setting
        self.open: Paragraph | None = None
        self.last: tuple[Line, float, float, int] | None = None
        self.notes: list[Paragraph] = []

    def add(
        self, block: Line | Table, page: int, bounds: tuple[float, float], flow: int
    ) -> Iterator[Paragraph | Table]:
        """Take a block; gives what is whole before it. bounds (tuple): of its column. flow (int): which column."""
        if isinstance(block, Table):
            yield from self.finish()
            yield block
            return
        if self.last is not None and self.open is not None:
            last, left, right, last_flow = self.last
            same = last_flow == flow
            if self._goes_on(last, (left, right), block, bounds, same):
                self._join(block, page, right - last.x1, same)
                self.last = (block, *bounds, flow)
                return
        yield from self.finish()
        self.open = Paragraph([(block.text, page, block.box)])
        self.last = (block, *bounds, flow)

    def note(self, lines: Sequence[Line], page: int) -> None:
        """Keep the footnotes of a page until the paragraph that goes over it has ended."""
        for line in lines:
            if self.notes and not _NOTE.match(line.text):
                before, number, box = self.notes[-1].pieces[-1]
                whole = joined(before, line.text, True)
                self.notes[-1].pieces[-1] = (whole, number, _around(box, line.box))
            else:
                self.notes.append(Paragraph([(line.text, page, line.box)]))

    def finish(self) -> Iterator[Paragraph]:
        """What is open, and the notes that waited for its end."""
        if self.open is not None:
            yield self.open
        self.open = self.last = None
        notes, self.notes = self.notes, []
        yield from notes

    def _join(self, line: Line, page: int, room: float, same: bool) -> None:
        assert self.open is not None
        before, number, box = self.open.pieces[-1]
        whole = joined(before, line.text, room < 0.45 * line.em)
        if same:
            self.open.pieces[-1] = (whole, page, _around(box, line.box))
        else:
            seam = len(whole) - len(line.text)
            self.open.pieces[-1] = (whole[:seam], number, box)
            self.open.pieces.append((line.text, page, line.box))

    def _goes_on(
        self, last: Line, bounds: tuple[float, float], line: Line, here: tuple[float, float], same: bool
    ) -> bool:
        """Whether ``line`` continues the paragraph of ``last``."""
        em = last.em
        if not 0.82 < line.em / em < 1.22 or _COLUMNS.search(last.text) or _COLUMNS.search(line.text):
            return False
        pitch = line.middle - last.middle
        if same and not 0 < pitch < max(1.25 * self.setting.pitch, 1.7 * em):
            return False
        if self._title(last, bounds) and self._title(line, here):
            return same and not _ENDS.match(last.text) and not _BEGINS.match(line.text)
        if last.text.endswith(HYPHEN):
            return True
        if bounds[1] - bounds[0] < _NARROWEST * em:
            return False
        room = bounds[1] - last.x1
        if room >= _ROOM * em or (room > 0.5 * em and room >= first_width(line.text, em) + _SLACK * em):
            return False
        return self._flush(last, bounds, line, here, same)

    def _flush(
        self, last: Line, bounds: tuple[float, float], line: Line, here: tuple[float, float], same: bool
    ) -> bool:
        """Whether ``line``, behind a full one, begins where lines within a paragraph do."""
        indent = line.x0 - here[0]
        if indent >= _INDENT * last.em:
            hanging = indent > last.x0 - bounds[0] - 0.3 * last.em
            return same and hanging and not _ENDS.match(last.text) and not _BEGINS.match(line.text)
        if _STOPS.match(last.text):
            return self.setting.indented and not _BEGINS.match(line.text)
        return not (_BEGINS.match(line.text) and _ENDS.match(last.text))

    def _title(self, line: Line, bounds: tuple[float, float]) -> bool:
        """Whether a line is set larger than the text and in the middle."""
        left, right = line.x0 - bounds[0], bounds[1] - line.x1
        return line.em > 1.15 * self.setting.size and (
            abs(left - right) < 2.2 * line.em or min(left, right) < 0
        )


def notes_of(flow: Flow, size: float) -> list[Line]:
    """The footnotes at the end of a flow: lines of small type, the first of which begins with a mark; they are taken out."""
    at = len(flow.blocks)
    while at:
        block = flow.blocks[at - 1]
        if not isinstance(block, Line) or block.em > 0.9 * size:
            break
        at -= 1
    while at < len(flow.blocks):
        block = flow.blocks[at]
        if isinstance(block, Line) and _NOTE.match(block.text):
            break
        at += 1
    notes = [block for block in flow.blocks[at:] if isinstance(block, Line)]
    if at and notes:
        del flow.blocks[at:]
        return notes
    return []


def _around(one: Box, other: Box) -> Box:
    return min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3])
