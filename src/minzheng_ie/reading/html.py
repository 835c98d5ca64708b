"""Web pages: the report of a page, without what the site puts round it.

The page is cut into blocks (`html_tree`), the block that holds the report is found (`html_furniture`), and its text is
written in reading order: the title first, then where and when it was published, then paragraphs and tables. A page on
which nothing is recognised is read whole.
"""

from __future__ import annotations

from minzheng_ie.errors import ReadError
from minzheng_ie.reading.html_encoding import decode_page
from minzheng_ie.reading.html_furniture import Zones, heads_links, is_line, is_link
from minzheng_ie.reading.html_head import Head, bare, is_site, read_head
from minzheng_ie.reading.html_lines import Line
from minzheng_ie.reading.html_nodes import Node, Page
from minzheng_ie.reading.html_notes import is_said, note_of
from minzheng_ie.reading.html_prepare import FEW, prepare, why_empty
from minzheng_ie.reading.html_rules import kinds_of, page_rules
from minzheng_ie.reading.html_tables import fields, kind_of_table, read_table, strays_of
from minzheng_ie.reading.html_tree import build
from minzheng_ie.reading.pause import no_search
from minzheng_ie.reading.result import Reading, TextBuilder
from minzheng_ie.schema import Locator

_LARGEST = 256 << 20
_NOTES, _BELOW = 6, 12
"""Lines at the beginning of the body, and blocks below it, among which source and day may stand."""
_LONGEST_TITLE, _TITLE_LINES = 80, 3


class HtmlReader:
    """Reads web pages, whole ones and pieces; needs no other package."""

    needs: tuple[str, ...] = ()

    @no_search()
    def read(self, data: bytes, name: str, encoding: str | None = None) -> Reading:
        """Read a page.

        data (bytes): the whole file. name (str): for an error. encoding (str | None): told by the caller; None: by the
        page's own bytes.
        RAISES (ReadError): undecodable, too large, or without a text. RAISES (EncodingError): there is no such encoding.
        """
        if len(data) > _LARGEST:
            raise ReadError(f"{name}: is larger than {_LARGEST >> 20} MB, no web page is; take its text out")
        text, found, warnings = decode_page(data, name, encoding)
        page = build(text, name)
        prepare(page)
        zones = Zones(page)
        writer = _Writer(zones, read_head(page, zones))
        writer.builder.warnings.extend(warnings)
        writer.write()
        if not writer.told:
            raise ReadError(f"{name}: {why_empty(page)}")
        if zones.body.unread and writer.told < FEW:
            writer.builder.warnings.append(
                f"{zones.body.unread} images or frames: what they show is not read"
            )
        return writer.builder.reading(found)


READER = HtmlReader()


class _Writer:
    """Writes what is read of a page. told (int): characters of the body that were written."""

    def __init__(self, zones: Zones, head: Head) -> None:
        self.zones = zones
        self.head = head
        self.builder = TextBuilder()
        self.told = 0
        self._paragraph = 0
        self._lines = 0
        self._begun = False
        self._above = ""
        self._notes: list[str] = []
        self._body: list[Line | Node] = []

    def write(self) -> None:
        """Write title, notes and body."""
        self._read_above()
        title = bare(self.head.title)
        for piece, node, begun in self.zones.pieces(self._is_whole):
            if isinstance(piece, Node):
                self._whole(piece)
            elif not self._is_title(piece, node, title):
                self._line(piece, node, begun)
        self._read_below()
        self.builder.line(self.head.title)
        self.builder.line(self.head.subtitle)
        first = 0 if self.head.title else self._title_lines()
        self._write_body(self._body[:first])
        for note in self._told_notes():
            self.builder.line(note)
        self._write_body(self._body[first:])
        if self.head.owner:
            self.builder.line(f"版权所有:{self.head.owner}")

    def _write_body(self, items: list[Line | Node]) -> None:
        for item in items:
            if isinstance(item, Node):
                self._table(item)
            else:
                self._paragraph += 1
                self.told += item.chars
                self.builder.line(item.text, Locator(paragraph=self._paragraph))

    def _title_lines(self) -> int:
        """How many lines of a page that names no title go to the first that can be it: source and day stand below."""
        for number, item in enumerate(self._body[:_TITLE_LINES]):
            if (
                not isinstance(item, Line)
                or (item.prose and "。" in item.text)
                or item.chars > _LONGEST_TITLE
                or ":" in item.text
                or "：" in item.text
            ):
                break
            if not is_site(item.text, self.zones.page):
                return number + 1
        return 0

    def _read_above(self) -> None:
        """Source and day out of what stands above the body."""
        for node in self.zones.page.nodes:
            if node is self.zones.body:
                break
            if node.hidden:
                continue
            if node.tag == "table" and node.chars < 2000 and kind_of_table(node) == "form":
                self._form(node)
            if not _in_form(node):
                self._read_notes(node)

    def _read_notes(self, node: Node) -> None:
        titled = self.head.titled
        for child in node.children:
            if not isinstance(child, Line) or child.linked * 2 > child.chars or child.prose:
                continue
            note = note_of(child.text)
            if note is None and titled is not None and node.number > titled.number and is_said(child.text):
                note = child.text.strip()
            if self.zones.is_furniture(node) and not (note and self._is_below_title(node)):
                continue
            if note:
                if not self._notes and not self.head.title:
                    self.head.title = self._above  # what stands right above source and day
                self._notes.append(note)
            elif _may_be_title(child.text, self.zones.page):
                self._above = child.text.strip()

    def _is_below_title(self, node: Node) -> bool:
        """Whether a small block stands right below the title, with no name but a part of one that furniture has."""
        titled = self.head.titled
        near = titled is not None and titled.number < node.number <= titled.number + _NOTES
        return near and node.chars <= _LONGEST_TITLE and "furniture" not in kinds_of(node.names)

    def _read_below(self) -> None:
        """Source and day out of what stands right below the body, where nothing above told the day."""
        if self.head.day or any(character.isdigit() for character in " ".join(self._notes)):
            return
        last = self._last_of_body()
        for node in self.zones.page.nodes[last + 1 : last + 1 + _BELOW]:
            lines = [child for child in node.children if isinstance(child, Line)]
            if node.hidden or not lines or self.zones.is_furniture(node, inside=False):
                continue
            for line in lines:
                label = page_rules().posted.match(line.text.strip())
                note = note_of(line.text) if label and line.linked * 2 <= line.chars else None
                if note:
                    self._notes.append(note)
                    return

    def _last_of_body(self) -> int:
        last = self.zones.body
        while (inner := next((c for c in reversed(last.children) if isinstance(c, Node)), None)) is not None:
            last = inner
        return last.number

    def _is_whole(self, node: Node) -> bool:
        return node.tag == "table" and kind_of_table(node) != "layout"

    def _whole(self, node: Node) -> None:
        if kind_of_table(node) == "form":
            self._form(node)
        else:
            self._begun = True
            self._body.append(node)

    def _form(self, node: Node) -> None:
        rules = page_rules()
        for name, value in fields(node):
            label = f"{name}:"
            if value and (rules.posted.fullmatch(label) or rules.issuer.fullmatch(label)):
                note = f"{label}{value}"
                if note not in self._notes:
                    self._notes.append(note)

    def _is_title(self, line: Line, node: Node, title: str) -> bool:
        """Whether a line is the title that is written already."""
        if not title:
            return False
        above: Node | None = node
        for _ in range(4):
            if above is not None and above is self.head.titled:
                return True
            above = above.parent if above is not None else None
        return self._lines < _NOTES and bare(line.text) == title

    def _line(self, line: Line, node: Node, begun: bool) -> None:
        if is_line(line.text) or is_link(line, node):
            if self._begun and heads_links(line.text):
                self._body.append(line)
            return
        if self._lines < _NOTES and not self._begun and not line.prose:
            note = note_of(line.text)
            if note is None and not self._body and self.head.title and is_said(line.text):
                note = line.text.strip()
            if note is not None:
                if note and note not in self._notes:
                    self._notes.append(note)
                return
        self._lines += begun
        self._begun = self._begun or line.prose > 0
        self._body.append(line)

    def _told_notes(self) -> list[str]:
        """The notes of source and day, with those of the meta tags where the page shows none."""
        rules = page_rules()
        shown = " ".join(self._notes)
        told = []
        if self.head.day and not any(character.isdigit() for character in shown):
            told.append(f"发布时间:{self.head.day}")
        if self.head.source and not rules.issuer.search(shown):
            told.append(f"来源:{self.head.source}")
        return [*dict.fromkeys(self._notes), *([" ".join(told)] if told else [])]

    def _table(self, node: Node) -> None:
        table = read_table(node)
        for text in strays_of(node):
            self.builder.line(text)
        self.builder.line(table.caption)
        self.builder.table(table.cells)
        self.told += node.chars
        if table.cut:
            self.builder.warnings.append(
                f"table {len(self.builder.grids)}: {table.cut} cells beyond column 1024 were left out"
            )


def _may_be_title(text: str, page: Page) -> bool:
    text = text.strip()
    named = 6 <= len(text) <= _LONGEST_TITLE and ":" not in text and "：" not in text
    return named and not is_line(text) and not is_site(text, page)


def _in_form(node: Node) -> bool:
    above: Node | None = node
    for _ in range(5):
        if above is None:
            return False
        if above.tag == "table":
            return kind_of_table(above) == "form"
        above = above.parent
    return False
