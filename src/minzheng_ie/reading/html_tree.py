"""A page as blocks and the lines in them: what of its markup tells where a line ends and what it stands in."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import field

from minzheng_ie.compiled import compile_re
from minzheng_ie.errors import ReadError
from minzheng_ie.reading.html_lines import Words
from minzheng_ie.reading.html_nodes import (
    BLOCKS,
    BREAKS,
    CELLS,
    DROPPED,
    MAY_HIDE,
    SECTIONS,
    Node,
    Page,
    hides,
    measure,
    told_by,
)
from minzheng_ie.reading.html_tokens import Markup, Token, attributes
from minzheng_ie.records import dataclass

_SHORT = frozenset({"rt", "rp", "option"})  # these need no end tag, and hold no block
_MOST_BLOCKS = 500_000
_META_NAMES = ("name", "property", "itemprop", "http-equiv")
_KEPT_TEXT = compile_re(r"[\u4e00-\u9fff]")


@dataclass(slots=True)
class _Frame:
    """What a table or a cell bounds: an end tag in it closes nothing outside. base (Node): the table or cell."""

    base: Node
    open: defaultdict[str, int] = field(default_factory=lambda: defaultdict(int))


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
        if skip.name in _SHORT and (token.value in BLOCKS or token.value == "ruby"):
            self._skip = None
            self._start(token)
        elif token.value == skip.name:
            skip.depth += 1
        elif token.value in BLOCKS:
            skip.blocks += 1
        if token.value in ("rb", "rt", "rp") and skip.name in ("rt", "rp"):
            self._skip = None
            if token.value in DROPPED:
                self._skip = _Skip(token.value)

    def _start(self, token: Token) -> None:
        name = token.value
        if name in BLOCKS:
            self._block(name, token)
        elif name in BREAKS:
            self._break(name)
        elif name in DROPPED:
            self._drop(name, token)
        elif name == "a":
            self._link = self._node if "href" in token.attributes else None
        elif name in ("sup", "sub"):
            self._words.raised = name
        elif name == "meta":
            self._meta(attributes(token.attributes))
        elif name in ("frame", "iframe", "embed"):
            self.page.frames += 1
            self._node.pictures += 1
        elif name == "input":
            self._node.asks = (
                self._node.asks or "password" in token.attributes or "search" in token.attributes
            )
        elif token.attributes and MAY_HIDE.search(token.attributes) and hides(token.attributes):
            self._drop(name, token)

    def _break(self, name: str) -> None:
        if name == "img":
            self.page.images += 1
            self._node.pictures += 1
        else:
            self._flush()

    def _drop(self, name: str, token: Token) -> None:
        if token.attributes.endswith("/"):
            return
        # What is never closed takes nothing with it.
        if name in _SHORT or self._markup.find(f"</{name}", token.at) is not None:
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
        node = Node(name, self._node, hidden=self._node.hidden, pre=self._node.pre or name == "pre")
        if token.attributes:
            told = told_by(name, token.attributes)
            node.hidden, node.pre = node.hidden or told.hidden, node.pre or told.pre
            node.names, node.rows, node.columns, node.indent = (
                told.names,
                told.rows,
                told.columns,
                told.indent,
            )
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
        if node.tag == "table" or node.tag in CELLS:
            self._frames.append(_Frame(node))
        self._node = node

    def _close_for(self, name: str) -> None:
        """Close what a start tag closes by itself: the paragraph before it, the item, row or cell before its own kind."""
        if name in CELLS or name == "tr" or name in SECTIONS:
            self._close_in_table(name)
            return
        for own in ("p", *{"li": ("li",), "dt": ("dt", "dd"), "dd": ("dt", "dd")}.get(name, ())):
            if self._node.tag == own:
                self._close_to(self._node)

    def _close_in_table(self, name: str) -> None:
        frame = self._frames[-1]
        if frame.base.tag in CELLS:
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
        elif name in BLOCKS and name not in ("html", "body"):
            self._flush()
            self._end_block(name)

    def _end_skipped(self, name: str, skip: _Skip) -> None:
        if name == skip.name:
            skip.depth -= 1
            self._skip = skip if skip.depth > 0 else None
        elif name == "ruby" and skip.name in ("rt", "rp"):
            self._skip = None
        elif name in BLOCKS and name not in ("html", "body"):
            skip.blocks -= 1
            self._skip = None if skip.blocks < 0 and name not in ("p", "li") else skip

    def _end_block(self, name: str) -> None:
        frame = self._frames[-1]
        if frame.base.tag in CELLS and (name == "table" or name == "tr" or name in SECTIONS):
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
        self._words.raised = ""
        if self._words.pieces:
            self._node.children.extend(self._words.lines(keep_breaks=self._node.pre))


def build(text: str, name: str) -> Page:
    """The page of a decoded text, measured. name (str): of the file. Raises ReadError when it is too large."""
    page = TreeBuilder(text, name).build()
    measure(page)
    return page
