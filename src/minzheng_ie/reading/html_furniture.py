"""Which blocks of a page hold the report, and which are what the site puts round every page.

What a block is told by its tag and names is weighed against what stands in it: whole sentences and cells that are
numbers are a report's, links and bare words a site's. The block that holds nearly all sentences is the body; a block
outside it is read only when it has sentences of its own and no name of furniture. In doubt the text is read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice

from minzheng_ie.compiled import compile_re
from minzheng_ie.reading.html_lines import Line
from minzheng_ie.reading.html_nodes import Node, Page
from minzheng_ie.reading.html_rules import kinds_of, page_rules

_TAGS = frozenset({"nav", "footer", "aside", "menu", "dialog"})
_PARTS = frozenset({"tr", "tbody", "p", "li", "table", "ul", "ol", "dl", "dt", "dd", "h1", "h2", "h3", "h4"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_TOLD = compile_re(r"^[(\uff08]?[一二三四五六七八九十]{1,3}[、)\uff09]|。$")
_NEARLY_ALL, _MOST = 0.95, 0.5
_SMALL = 0.3
"""The share of a page's sentences below which a name is believed that says: furniture."""
_LINKS, _LINKED = 3, 0.7
_LONGEST_HEAD, _BOXES = 16, 4


class Zones:
    """What of a page is read.

    page (Page): measured. shown (bool): False when what the page hides is read as well, because it shows nothing.
    body (Node): the block that holds the report; the page when none does.
    """

    def __init__(self, page: Page) -> None:
        self.page = page
        self._boxes = _boxes(page)
        self._weight = self._reports(page)
        self.body = self._body()
        self._round = {id(node) for node in _up(self.body)}

    def _reports(self, page: Page) -> list[int]:
        """The weight of each block, what stands in furniture counted down."""
        count = len(page.nodes)
        scale = [1.0] * count
        tabular = [False] * count
        weight = [0] * count
        for number, node in enumerate(page.nodes):
            parent = node.parent
            above = parent.number if parent is not None else 0
            scale[number] = by = scale[above]
            if by == 1.0 and (number in self._boxes or _named(node)):
                scale[number] = 0.2
            tabular[number] = tabular[above] or node.tag == "table"
        for node in reversed(page.nodes):
            if node.hidden:
                continue
            number = node.number
            own = 0
            for child in node.children:
                if isinstance(child, Line):
                    own += child.prose + (12 * child.figure if tabular[number] else 0)
            weight[number] += int(own * scale[number]) if own else 0
            if node.parent is not None:
                weight[node.parent.number] += weight[number]
        return weight

    def is_round(self, node: Node | None) -> bool:
        """Whether a block is the body or holds it."""
        return node is not None and id(node) in self._round

    def weight(self, node: Node) -> int:
        """How much of a report stands in a block."""
        return self._weight[node.number]

    def _body(self) -> Node:
        total = self.weight(self.page.root)
        if not total:
            return self.page.root
        named = [
            (how, node)
            for node in self.page.nodes
            if (how := _holds(node)) and self.weight(node) >= _MOST * total
        ]
        # The innermost of those that hold the most.
        node = (
            max(named, key=lambda n: (n[0], self.weight(n[1]), n[1].number))[1] if named else self.page.root
        )
        return self._innermost(node)

    def _innermost(self, node: Node) -> Node:
        """The innermost block that is no paragraph, row or table and holds nearly all of what ``node`` does."""
        enough = _NEARLY_ALL * self.weight(node)
        while True:
            inner = next(
                (c for c in node.children if isinstance(c, Node) and self.weight(c) >= enough > 0), None
            )
            if inner is None or self._is_part(inner, node):
                break
            node = inner
        while node.tag in _PARTS and node.parent is not None:
            node = node.parent
        return node

    def _is_part(self, inner: Node, node: Node) -> bool:
        """Whether a block is a part of the text of ``node`` as others in it are: a line, or one of several alike."""
        first = list(islice(lines_of(inner), 2))
        if len(first) < 2 or (inner.tag in ("p", "li", "table") and not inner.tables):
            return True
        if inner.tag in ("td", "tr", "tbody", "table"):
            others = (other for other in node.children if isinstance(other, Node) and other is not inner)
            return any(_is_told(other) for other in others)
        if any(other is not inner and _is_paragraph(other) for other in node.children):
            return True
        after = bool(inner.names)
        for other in node.children:
            after = after or other is inner
            if after and isinstance(other, Node) and other is not inner and self._is_like(other, inner):
                return True
        return False

    def _is_like(self, other: Node, inner: Node) -> bool:
        """Whether a block is built as ``inner`` and holds words that may be of the report."""
        if (other.tag, other.names) != (inner.tag, inner.names) or other.hidden or not other.chars:
            return False
        line = next(lines_of(other), None)
        legal = line is not None and page_rules().legal.search(line.text) is not None
        return other.linked * 4 <= other.chars and not legal and not self.is_furniture(other)

    def pieces(self, is_whole: Callable[[Node], bool]) -> Iterator[tuple[Node | Line, Node, bool]]:
        """What is read, in reading order: lines, and blocks that are read as a whole.

        is_whole (callable): tells whether a block is; each is asked once.
        RETURNS (iterator): lines and blocks, each with the block it stands in and whether the report's body has begun.
        """
        stack: list[Iterator[Node | Line]] = [iter(self.page.root.children)]
        within: list[tuple[Node, bool]] = [(self.page.root, self.body is self.page.root)]
        begun = within[0][1]
        while stack:
            child = next(stack[-1], None)
            node, inside = within[-1]
            if child is None:
                stack.pop()
                within.pop()
            elif isinstance(child, Line):
                if inside or child.prose:
                    yield child, node, begun
            elif self.is_round(child):
                begun = begun or child is self.body
                stack.append(iter(child.children))
                within.append((child, child is self.body))
            elif not self.read(child, inside):
                continue
            elif is_whole(child):
                yield child, node, begun
            else:
                stack.append(iter(child.children))
                within.append((child, True))

    def read(self, node: Node, inside: bool) -> bool:
        """Whether a block is read that does not hold the report. inside (bool): it stands in it."""
        if node.hidden or not node.chars:
            return False
        if self.is_furniture(node, inside):
            return False
        return inside or self.weight(node) > 0

    def is_furniture(self, node: Node, inside: bool = True) -> bool:
        """Whether a block is furniture. inside (bool): it stands in the body of the report."""
        weight, kinds = self.weight(node), kinds_of(node.names)
        dense = node.linked > _LINKED * node.chars
        if node.tag in _TAGS or "furniture" in kinds or node.number in self._boxes:
            return weight < _SMALL * max(self.weight(self.page.root), 1)
        if "partly" in kinds and (not inside or not weight or node.linked * 5 > node.chars):
            return weight < _SMALL * max(self.weight(self.page.root), 1)
        if "edge" in kinds or node.tag == "header":
            return (
                (not weight and node.linked * 2 > node.chars)
                if inside
                else node.linked * 2 > node.chars or not weight
            )
        if weight:
            return not inside and node.linked * 2 > node.chars
        return node.asks or (dense and node.links >= _LINKS)


def _boxes(page: Page) -> set[int]:
    """Numbers of the blocks that a heading says to be a box of what other pages tell, and of the box round them."""
    box = page_rules().box
    found: set[int] = set()
    for node in page.nodes:
        first = node.children[0] if node.children else None
        if (
            not isinstance(first, Line)
            or first.chars > _LONGEST_HEAD
            or not box.fullmatch(first.text.strip())
        ):
            continue
        below: Node = node
        for _ in range(_BOXES):
            if below.chars > first.chars:
                found.add(below.number)
            above = below.parent
            if above is None or above is page.root or _first(above) is not below:
                break
            below = above
    return found


def _first(node: Node) -> Node | Line | None:
    """What comes first in a block, empty blocks left out."""
    return next((c for c in islice(node.children, _BOXES) if isinstance(c, Line) or c.chars), None)


def _is_told(node: Node) -> bool:
    """Whether the first lines of a row or cell are of a text: a numbered heading or the end of a sentence."""
    if node.hidden or node.linked * 4 > node.chars:
        return False
    lines = (line for line in islice(lines_of(node), 4) if not page_rules().legal.search(line.text))
    return any(_TOLD.search(line.text.strip()) for line in lines)


def _is_paragraph(child: Node | Line) -> bool:
    """Whether a part of a block is a paragraph that may be of the report: no link, note of source or line about the page."""
    if isinstance(child, Line) or child.tag != "p" or child.hidden or child.linked * 4 > child.chars:
        return False
    line = next(lines_of(child), None)
    if line is None or is_line(line.text):
        return False
    rules = page_rules()
    return rules.label.match(line.text) is None and rules.legal.search(line.text) is None


def _holds(node: Node) -> int:
    """How surely a block holds the text of a report, by its tag and names alone; 0: not at all."""
    if "content" in kinds_of(node.names) or "articleBody" in node.names:
        return 3
    return {"article": 2, "main": 1}.get(node.tag, 0)


def _named(node: Node) -> bool:
    return node.tag in _TAGS or (
        node.names != "" and not {"furniture", "partly"}.isdisjoint(kinds_of(node.names))
    )


def _up(node: Node | None) -> Iterator[Node]:
    while node is not None:
        yield node
        node = node.parent


def lines_of(node: Node) -> Iterator[Line]:
    """The lines of a block, in reading order, those of blocks in it that are hidden left out."""
    stack = [iter(node.children)]
    while stack:
        child = next(stack[-1], None)
        if child is None:
            stack.pop()
        elif isinstance(child, Line):
            yield child
        elif not child.hidden or node.hidden:
            stack.append(iter(child.children))


def texts_of(node: Node) -> list[str]:
    """The lines of a block as texts, in reading order."""
    children = node.children
    if len(children) == 1 and isinstance(children[0], Line):
        return [children[0].text]
    return [line.text for line in lines_of(node)] if children else []


def heads_links(text: str) -> bool:
    """Whether a line heads a list of other pages."""
    return page_rules().links.fullmatch(text.strip()) is not None


def is_line(text: str) -> bool:
    """Whether a line is about the page: a path, a link to the next page, a counter."""
    text = text.strip()
    if len(text) > 80:
        return False
    rules = page_rules()
    if rules.line.fullmatch(text) or rules.links.fullmatch(text):
        return True
    return not rules.counter.sub("", text).strip(" |/、:：[]【】()（）·>»")


def is_link(line: Line, node: Node) -> bool:
    """Whether a line is nothing but a link to another page; a heading or a sentence that is one is text."""
    return line.linked * 10 >= line.chars * 9 and "。" not in line.text and node.tag not in _HEADINGS
