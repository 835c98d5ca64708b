"""A page as blocks and the lines in them: what of its markup tells where a line ends and what it stands in."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from minzheng_ie.compiled import compile_re
from minzheng_ie.errors import ReadError
from minzheng_ie.reading.html_lines import Line, Words
from minzheng_ie.reading.html_tokens import Markup, Token, attributes

_MOST_BLOCKS = 1_500_000
_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure"
    " footer form h1 h2 h3 h4 h5 h6 header html legend li main menu nav ol p pre section summary table tbody td tfoot"
    " th thead tr ul".split()
)
_BREAKS = frozenset({"br", "hr", "img"})
_SECTIONS = frozenset({"thead", "tbody", "tfoot"})
_CELLS = frozenset({"td", "th", "caption"})
_DROPPED = frozenset(
    "template select datalist button object applet canvas audio video map svg math xml del s strike rt rp rtc option".split()
)
"""What is no text of the page or, as a reading of a character or a deletion, none of the report."""
_HIDDEN_STYLE = compile_re(
    r"(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|mso-hide\s*:\s*all"
    r"|mso-element\s*:\s*(?:header|footer|comment|comment-list))(?![\w-])",
    re.IGNORECASE,
)
_HIDDEN_CLASS = frozenset(
    "hide hidden d-none layui-hide sr-only visually-hidden visuallyhidden screen-reader-text".split()
)
_INDENT = compile_re(
    r"(?:text-indent|padding-left|margin-left)\s*:\s*([\d.]+)(em|px|pt)|mso-char-indent-count\s*:\s*([\d.]+)",
    re.IGNORECASE,
)
_PER_STEP = {"em": 1.0, "px": 16.0, "pt": 12.0}
_META_NAMES = ("name", "property", "itemprop", "http-equiv")
_KEPT_TEXT = compile_re(r"[\u4e00-\u9fff]")


@dataclass(slots=True, eq=False)
class Node:
    """A block of a page.

    tag (str). parent. names (str): its class, id and role as written. children (list): blocks and lines in order.
    hidden (bool): it or what it stands in is not shown. rows, columns (int): what a cell says it covers.
    indent (float): how far its text is set in. number (int): of the block on its page, in reading order.
    chars, linked, prose (int): characters of all lines in it, of its links, of its whole sentences. numbers, figures (int):
    lines that are a number, of these the ones in tables. links (int): lines that are a link. tables (int): that are in it.
    asks (bool): it has a field for a password or a search.
    """

    tag: str
    parent: Node | None = None
    names: str = ""
    children: list[Node | Line] = field(default_factory=list)
    hidden: bool = False
    pre: bool = False
    rows: int = 1
    columns: int = 1
    indent: float = 0.0
    number: int = 0
    chars: int = 0
    linked: int = 0
    prose: int = 0
    numbers: int = 0
    figures: int = 0
    links: int = 0
    tables: int = 0
    asks: bool = False

    @property
    def weight(self) -> int:
        """How much of a report stands in it."""
        return self.prose + 12 * self.figures


@dataclass(slots=True)
class Page:
    """A page. root: of its blocks. nodes (list): all blocks, each before what is in it. title (str): of the window. meta
    (dict): name in lower case → content, of the first of a name. frames, images (int): how many. scripted (int): Chinese
    characters in scripts. refreshes (bool): it only leads to another page."""

    root: Node
    nodes: list[Node]
    title: str = ""
    meta: dict[str, str] = field(default_factory=dict)
    frames: int = 0
    images: int = 0
    scripts: int = 0
    scripted: int = 0
    refreshes: bool = False


@dataclass(slots=True)
class _Frame:
    """What a table or a cell bounds: an end tag in it closes nothing outside. base (Node): the table or cell."""

    base: Node
    open: Counter[str] = field(default_factory=Counter)


@dataclass(slots=True)
class _Skip:
    """A stretch that is left out: until its tag is closed as often as it was opened, or what it stands in ends."""

    name: str
    depth: int = 1
    blocks: int = 0


class TreeBuilder:
    """Builds the page of a text. name (str): of the file, for an error."""

    def __init__(self, text: str, name: str) -> None:
        self._markup = Markup(text)
        self._name = name
        root = Node("html")
        self.page = Page(root, [root])
        self._node = root
        self._frames = [_Frame(root)]
        self._words = Words()
        self._skip: _Skip | None = None
        self._link: Node | None = None

    def build(self) -> Page:
        """The page. Raises ReadError when it has more blocks than memory should hold."""
        for token in self._markup.tokens():
            if token.kind == "text":
                if self._skip is None:
                    self._words.add(token.value, self._link is not None)
            elif token.kind == "raw":
                self._raw(token)
            elif token.kind == "end":
                self._end(token.value)
            elif self._skip is not None:
                self._start_skipped(token)
            else:
                self._start(token)
        self._flush()
        return self.page

    def _raw(self, token: Token) -> None:
        if token.value == "title" and not self.page.title:
            title = Words()
            title.add(token.attributes, linked=False, encoded=True)
            self.page.title = " ".join(line.text.strip() for line in title.lines())
        elif token.value == "script":
            self.page.scripts += 1
            self.page.scripted += len(_KEPT_TEXT.findall(token.attributes[:200_000]))

    def _start_skipped(self, token: Token) -> None:
        skip = self._skip
        if skip is None:
            return
        if token.value == skip.name:
            skip.depth += 1
        elif token.value in _BLOCKS:
            skip.blocks += 1
        if token.value in ("rb", "rt", "rp") and skip.name in ("rt", "rp"):
            self._skip = None
            if token.value in _DROPPED:
                self._skip = _Skip(token.value)

    def _start(self, token: Token) -> None:
        name = token.value
        if name in _BLOCKS:
            self._block(name, token)
        elif name in _BREAKS:
            self._break(name)
        elif name in _DROPPED:
            self._drop(name, token)
        elif name == "a":
            self._link = self._node if "href" in token.attributes else None
        elif name in ("sup", "sub"):
            self._words.raised = name
        elif name == "meta":
            self._meta(attributes(token.attributes))
        elif name in ("frame", "iframe", "embed"):
            self.page.frames += 1
        elif name == "input":
            self._node.asks = (
                self._node.asks or "password" in token.attributes or "search" in token.attributes
            )
        elif "none" in token.attributes or "hid" in token.attributes:
            if _hidden(attributes(token.attributes)):
                self._drop(name, token)

    def _break(self, name: str) -> None:
        if name == "img":
            self.page.images += 1
        else:
            self._flush()

    def _drop(self, name: str, token: Token) -> None:
        if token.attributes.endswith("/"):
            return
        # What is never closed takes nothing with it.
        if name in ("rt", "rp", "option") or self._markup.find(f"</{name}", token.at) is not None:
            self._skip = _Skip(name)

    def _meta(self, values: dict[str, str]) -> None:
        key = next((values[name].lower() for name in _META_NAMES if name in values), "")
        if key == "refresh":
            self.page.refreshes = "url" in values.get("content", "").lower()
        elif key and len(self.page.meta) < 200:
            self.page.meta.setdefault(key, values.get("content", "")[:500].strip())

    def _block(self, name: str, token: Token) -> None:
        self._flush()
        if name in ("html", "body"):
            return  # there is one of each, whatever stands between
        self._close_for(name)
        given = attributes(token.attributes) if token.attributes else {}
        node = Node(name, self._node)
        _describe(node, given)
        self._open(node)
        if token.attributes.endswith("/") and name in ("p", "td", "th", "tr"):
            self._close_to(node)

    def _open(self, node: Node) -> None:
        if len(self.page.nodes) >= _MOST_BLOCKS:
            raise ReadError(f"{self._name}: has more than {_MOST_BLOCKS:,} blocks; take the pages apart")
        node.number = len(self.page.nodes)
        self.page.nodes.append(node)
        self._node.children.append(node)
        self._frames[-1].open[node.tag] += 1
        if node.tag == "table" or node.tag in _CELLS:
            self._frames.append(_Frame(node))
        self._node = node

    def _close_for(self, name: str) -> None:
        """Close what a start tag closes by itself: the paragraph before it, the item, row or cell before its own kind."""
        if name in _CELLS or name == "tr" or name in _SECTIONS:
            self._close_in_table(name)
            return
        for own in ("p", *{"li": ("li",), "dt": ("dt", "dd"), "dd": ("dt", "dd")}.get(name, ())):
            if self._node.tag == own:
                self._close_to(self._node)

    def _close_in_table(self, name: str) -> None:
        frame = self._frames[-1]
        if frame.base.tag in _CELLS:
            self._close_to(frame.base)
            frame = self._frames[-1]
        if frame.base.tag != "table":
            return
        closed = (
            ("tr",) if name == "tr" else ("tr", "thead", "tbody", "tfoot") if name not in ("td", "th") else ()
        )
        for own in closed:
            if frame.open[own] > 0:
                self._end_block(own)
        if name in ("td", "th") and frame.open["tr"] == 0:
            self._open(Node("tr", self._node, hidden=self._node.hidden))

    def _end(self, name: str) -> None:
        skip = self._skip
        if skip is not None:
            self._end_skipped(name, skip)
            if self._skip is not None or name == skip.name:
                return
        if name == "a":
            self._link = None
        elif name in ("sup", "sub"):
            self._words.raised = ""
        elif name == "br":
            self._flush()
        elif name in _BLOCKS and name not in ("html", "body"):
            self._flush()
            self._end_block(name)

    def _end_skipped(self, name: str, skip: _Skip) -> None:
        if name == skip.name:
            skip.depth -= 1
            self._skip = skip if skip.depth > 0 else None
        elif name == "ruby" and skip.name in ("rt", "rp"):
            self._skip = None
        elif name in _BLOCKS and name not in ("html", "body"):
            skip.blocks -= 1
            self._skip = None if skip.blocks < 0 and name not in ("p", "li") else skip

    def _end_block(self, name: str) -> None:
        frame = self._frames[-1]
        if frame.base.tag in _CELLS and (name == "table" or name == "tr" or name in _SECTIONS):
            if len(self._frames) < 2 or self._frames[-2].base.tag != "table":
                return
            self._close_to(frame.base)
            frame = self._frames[-1]
        if frame.base.tag == name and frame.base is not self.page.root:
            self._close_to(frame.base)
        elif frame.open[name] > 0:
            node: Node | None = self._node
            while node is not None and node.tag != name:
                node = node.parent
            if node is not None:
                self._close_to(node)

    def _close_to(self, last: Node) -> None:
        """Close the blocks up to ``last``, which is open."""
        self._flush()
        while True:
            node = self._node
            if self._link is node:
                self._link = None
            if self._frames[-1].base is node:
                self._frames.pop()
            self._frames[-1].open[node.tag] -= 1
            self._node = node.parent or self.page.root
            if node is last or node.parent is None:
                break

    def _flush(self) -> None:
        lines = self._words.lines(keep_breaks=self._node.pre)
        self._node.children.extend(lines)
        self._words.raised = ""


def _describe(node: Node, given: dict[str, str]) -> None:
    parent = node.parent
    node.hidden = (parent is not None and parent.hidden) or _hidden(given)
    node.pre = node.tag == "pre" or (parent is not None and parent.pre) or "pre-" in given.get("style", "")
    node.names = " ".join(given[key] for key in ("class", "id", "role", "itemprop") if key in given)[:300]
    if node.tag in ("td", "th"):
        node.rows, node.columns = _covers(given.get("rowspan")), _covers(given.get("colspan"))
    if node.tag in ("td", "th", "p", "div") and "style" in given:
        match = _INDENT.search(given["style"])
        if match is not None:
            node.indent = float(match[3] or 0) if match[1] is None else _steps(match[1], match[2])


def _steps(number: str, unit: str) -> float:
    try:
        return min(float(number) / _PER_STEP[unit.lower()], 100.0)
    except ValueError:
        return 0.0


def _covers(written: str | None) -> int:
    """How many rows or columns a cell says it covers; 0 means all that follow."""
    digits = (written or "1").strip()[:9]
    return min(int(digits), 65_534) if digits.isascii() and digits.isdigit() else 1


def _hidden(given: dict[str, str]) -> bool:
    if "hidden" in given and given["hidden"].lower() != "false":
        return True
    if given.get("aria-hidden", "").lower() == "true" or _HIDDEN_STYLE.search(given.get("style", "")):
        return True
    return not _HIDDEN_CLASS.isdisjoint(given.get("class", "").lower().split())


def build(text: str, name: str) -> Page:
    """The page of a decoded text, measured. name (str): of the file. Raises ReadError when it is too large."""
    page = TreeBuilder(text, name).build()
    measure(page)
    return page


def measure(page: Page) -> None:
    """Count what is in each block; what is hidden counts only for blocks that are hidden as well."""
    for node in reversed(page.nodes):
        node.chars = node.linked = node.prose = node.numbers = node.figures = node.links = node.tables = 0
        for child in node.children:
            if isinstance(child, Line):
                node.chars += child.chars
                node.linked += child.linked
                node.prose += child.prose
                node.links += child.linked * 2 > child.chars
                node.numbers += child.figure
            elif not child.hidden or node.hidden:
                _add(node, child)
        if node.tag == "table":
            node.figures = node.numbers


def _add(node: Node, child: Node) -> None:
    node.chars += child.chars
    node.linked += child.linked
    node.prose += child.prose
    node.links += child.links
    node.numbers += child.numbers
    node.figures += child.figures
    node.tables += child.tables + (child.tag == "table")
    node.asks = node.asks or child.asks
