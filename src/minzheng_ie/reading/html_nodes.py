"""Blocks of a page: what they are told by their tags, and what stands in them."""

from __future__ import annotations

import re
from dataclasses import field
from functools import lru_cache
from typing import NamedTuple

from minzheng_ie.compiled import compile_re
from minzheng_ie.reading.html_lines import Line
from minzheng_ie.reading.html_tokens import attributes
from minzheng_ie.records import dataclass

BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir",
    "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "html", "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table",
    "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
})  # fmt: skip
BREAKS = frozenset({"br", "hr", "img"})
SECTIONS = frozenset({"thead", "tbody", "tfoot"})
CELLS = frozenset({"td", "th", "caption"})
DROPPED = frozenset({
    "template", "select", "datalist", "button", "object", "applet", "canvas", "audio", "video", "map", "svg",
    "math", "xml", "del", "s", "strike", "rt", "rp", "rtc", "option",
})  # fmt: skip
"""What is no text of the page or, as a reading of a character or a deletion, none of the report."""

_HIDDEN_STYLE = compile_re(
    r"(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|mso-hide\s*:\s*all"
    r"|mso-element\s*:\s*(?:header|footer|comment|comment-list))(?![\w-])",
    re.IGNORECASE,
)
_HIDDEN_CLASS = frozenset({
    "hide", "hidden", "d-none", "layui-hide", "sr-only", "visually-hidden", "visuallyhidden",
    "screen-reader-text",
})  # fmt: skip
MAY_HIDE = compile_re("none|hid|sr-only|reader", re.IGNORECASE)
"""What the attributes of a tag hold that may hide it."""
_INDENT = compile_re(
    r"(?:text-indent|padding-left|margin-left)\s*:\s*([\d.]+)(em|px|pt)|mso-char-indent-count\s*:\s*([\d.]+)",
    re.IGNORECASE,
)
_PER_STEP = {"em": 1.0, "px": 16.0, "pt": 12.0}


@dataclass(slots=True, eq=False)
class Node:
    """A block of a page.

    tag (str). parent. names (str): its class, id and role as written. children (list): blocks and lines in order.
    hidden (bool): it or what it stands in is not shown. rows, columns (int): what a cell says it covers.
    indent (float): how far its text is set in. number (int): of the block on its page, in reading order.
    chars, linked, prose (int): characters of all lines in it, of its links, of its whole sentences. numbers, figures (int):
    lines that are a number, of these the ones in tables. links (int): lines that are a link. tables (int): that are in it.
    pictures (int): images and frames that stand in it; unread (int): also in blocks in it.
    asks (bool): it has a field for a password or a search. kind (str): what a table is for, once that was asked.
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
    pictures: int = 0
    unread: int = 0
    asks: bool = False
    kind: str = ""

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


class Told(NamedTuple):
    """What the attributes of a start tag tell of its block; fields as of `Node`. pre (bool): it keeps breaks of lines."""

    hidden: bool = False
    pre: bool = False
    names: str = ""
    rows: int = 1
    columns: int = 1
    indent: float = 0.0


_LONGEST_KEPT = 400
_NAMES = ("class", "id", "role", "itemprop")


def told_by(tag: str, written: str) -> Told:
    """What the attributes of a start tag, as written, tell of its block; many tags of a page are written alike."""
    return _told_often(tag, written) if len(written) <= _LONGEST_KEPT else _told(tag, written)


def _told(tag: str, written: str) -> Told:
    given = attributes(written)
    rows = columns = 1
    indent = 0.0
    if tag in ("td", "th"):
        rows, columns = _covers(given.get("rowspan")), _covers(given.get("colspan"))
    if tag in ("td", "th", "p", "div") and "style" in given:
        match = _INDENT.search(given["style"])
        if match is not None:
            indent = float(match[3] or 0) if match[1] is None else _steps(match[1], match[2])
    names = " ".join(given[key] for key in _NAMES if key in given)[:300]
    return Told(is_hidden(given), "pre-" in given.get("style", ""), names, rows, columns, indent)


_told_often = lru_cache(maxsize=1024)(_told)


def _steps(number: str, unit: str) -> float:
    try:
        return min(float(number) / _PER_STEP[unit.lower()], 100.0)
    except ValueError:
        return 0.0


def _covers(written: str | None) -> int:
    """How many rows or columns a cell says it covers; 0 means all that follow."""
    digits = (written or "1").strip()[:9]
    return min(int(digits), 65_534) if digits.isascii() and digits.isdigit() else 1


@lru_cache(maxsize=1024)
def _hides(written: str) -> bool:
    return is_hidden(attributes(written))


def hides(written: str) -> bool:
    """Whether the attributes of a start tag, as written, say that what it opens is not shown."""
    return _hides(written) if len(written) <= _LONGEST_KEPT else is_hidden(attributes(written))


def is_hidden(given: dict[str, str]) -> bool:
    """Whether what a start tag with these attributes opens is not shown."""
    if "hidden" in given and given["hidden"].lower() != "false":
        return True
    if given.get("aria-hidden", "").lower() == "true" or _HIDDEN_STYLE.search(given.get("style", "")):
        return True
    return not _HIDDEN_CLASS.isdisjoint(given.get("class", "").lower().split())


def measure(page: Page) -> None:
    """Count what is in each block; what is hidden counts only for blocks that are hidden as well."""
    for node in reversed(page.nodes):
        node.chars = node.linked = node.prose = node.numbers = node.figures = node.links = node.tables = 0
        node.unread = node.pictures
        for child in node.children:
            if isinstance(child, Line):
                linked = child.linked
                node.chars += child.chars
                node.prose += child.prose
                node.numbers += child.figure
                if linked:
                    node.linked += linked
                    node.links += linked * 2 > child.chars
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
    node.unread += child.unread
    node.tables += child.tables + (child.tag == "table")
    node.asks = node.asks or child.asks
