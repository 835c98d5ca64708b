"""Which blocks of a page hold the report, and which are what the site puts round every page.

What a block is told by its tag and names is weighed against what stands in it: whole sentences and cells that are
numbers are a report's, links and bare words a site's. The block that holds nearly all sentences is the body; a block
outside it is read only when it has sentences of its own and no name of furniture. In doubt the text is read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from minzheng_ie.reading.html_lines import Line
from minzheng_ie.reading.html_rules import kinds_of, page_rules
from minzheng_ie.reading.html_tree import Node, Page

_TAGS = frozenset({"nav", "footer", "aside", "menu", "dialog"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_NEARLY_ALL, _MOST = 0.95, 0.5
_SMALL = 0.3
"""The share of a page's sentences below which a name is believed that says: furniture."""
_LINKS, _LINKED = 3, 0.7


class Zones:
    """What of a page is read.

    page (Page): measured. shown (bool): False when what the page hides is read as well, because it shows nothing.
    body (Node): the block that holds the report; the page when none does.
    """

    def __init__(self, page: Page) -> None:
        self.page = page
        self._weight = self._reports(page)
        self.body = self._body()
        self._round = {id(node) for node in _up(self.body)}

    def _reports(self, page: Page) -> dict[int, int]:
        """The weight of each block, what stands in furniture counted down."""
        scale: dict[int, float] = {}
        weight: dict[int, int] = {}
        for node in page.nodes:
            above = scale[node.parent.number] if node.parent is not None else 1.0
            scale[node.number] = above * (0.2 if above == 1.0 and _named(node) else 1.0)
        for node in reversed(page.nodes):
            if node.hidden:
                continue
            own = sum(child.prose for child in node.children if isinstance(child, Line))
            own += 12 * node.figures if node.tag == "table" else 0
            weight[node.number] = weight.get(node.number, 0) + int(own * scale[node.number])
            if node.parent is not None:
                weight[node.parent.number] = weight.get(node.parent.number, 0) + weight[node.number]
        return weight

    def weight(self, node: Node) -> int:
        """How much of a report stands in a block."""
        return self._weight.get(node.number, 0)

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
            if inner is None or inner.tag in ("p", "li", "table") and not inner.tables:
                break
            node = inner
        while node.tag in ("tr", "tbody", "p", "li", "table", "ul", "ol") and node.parent is not None:
            node = node.parent
        return node

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
            elif child is self.body or id(child) in self._round:
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
        if node.tag in _TAGS or "furniture" in kinds:
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


def _holds(node: Node) -> int:
    """How surely a block holds the text of a report, by its tag and names alone; 0: not at all."""
    if "content" in kinds_of(node.names) or "articleBody" in node.names:
        return 3
    return {"article": 2, "main": 1}.get(node.tag, 0)


def _named(node: Node) -> bool:
    return node.tag in _TAGS or not {"furniture", "partly"}.isdisjoint(kinds_of(node.names))


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


def is_line(text: str) -> bool:
    """Whether a line is about the page: a path, a link to the next page, a counter."""
    text = text.strip()
    if len(text) > 80:
        return False
    rules = page_rules()
    return rules.line.fullmatch(text) is not None or not rules.counter.sub("", text).strip(
        " |/、:：[]【】()（）·>»"
    )


def is_link(line: Line, node: Node) -> bool:
    """Whether a line is nothing but a link to another page; a heading or a sentence that is one is text."""
    return line.linked * 10 >= line.chars * 9 and "。" not in line.text and node.tag not in _HEADINGS
