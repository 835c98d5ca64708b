"""What is done to a page once before it is read, and why a page has no text."""

from __future__ import annotations

from minzheng_ie.reading.html_nodes import Page, measure
from minzheng_ie.reading.html_rules import kinds_of

FEW = 200
"""Characters below which a page has next to no text."""
_EMPTY = 12


def prepare(page: Page) -> None:
    """Show what only a script would show, and keep the tables of a page that a spreadsheet program wrote."""
    _unhide(page)
    if page.meta.get("progid", "").lower().startswith("excel"):
        _keep_sheets(page)


def _unhide(page: Page) -> None:
    """Show a text that only a script would show: the block for it says that it holds the text, and nothing else does."""
    hidden = [node for node in page.nodes if node.hidden and not (node.parent and node.parent.hidden)]
    bodies = [node for node in hidden if node.prose > page.root.prose and "content" in kinds_of(node.names)]
    if not bodies and not page.root.prose and not page.root.figures:
        bodies = [node for node in hidden if node.prose]
    if not bodies:
        return
    shown = {node.number for node in bodies}
    for node in page.nodes:
        if node.number in shown or (node.parent is not None and node.parent.number in shown):
            node.hidden = False
            shown.add(node.number)
    measure(page)


def _keep_sheets(page: Page) -> None:
    """A page that a spreadsheet program wrote lays nothing out in tables: each is one of data."""
    for node in page.nodes:
        if node.tag == "table" and not node.tables:
            node.kind = "data"


def why_empty(page: Page) -> str:
    if page.refreshes:
        return "only leads to another page; save the page it leads to"
    if page.frames and page.root.chars < FEW:
        return "is a page of frames; open the frame with the report and save that"
    if page.scripts and (page.scripted > page.root.chars or page.root.chars < FEW):
        return "its text is made by a script; open it in a browser and save the page from there"
    if page.root.links > _EMPTY:
        return "is a list of links; open the report and save its page"
    if page.images:
        return "has images and no text; recognise their text (OCR) and save it as .txt or .docx"
    return "empty, no text on this page"
