"""Names of WordprocessingML, and the few questions every room asks of an element (lxml)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

_OFFICE = "http://schemas.openxmlformats.org"
W = f"{{{_OFFICE}/wordprocessingml/2006/main}}"
M = f"{{{_OFFICE}/officeDocument/2006/math}}"
MC = f"{{{_OFFICE}/markup-compatibility/2006}}"
R = f"{{{_OFFICE}/officeDocument/2006/relationships}}"
VML = "{urn:schemas-microsoft-com:vml}"
OLE = "{urn:schemas-microsoft-com:office:office}"
PICTURE = f"{{{_OFFICE}/drawingml/2006/picture}}pic"
CHARTS = (
    f"{{{_OFFICE}/drawingml/2006/chart}}chart",
    "{http://schemas.microsoft.com/office/drawing/2014/chartex}chart",
)
DIAGRAM = f"{{{_OFFICE}/drawingml/2006/diagram}}relIds"

P, TABLE, ROW, CELL, RUN = f"{W}p", f"{W}tbl", f"{W}tr", f"{W}tc", f"{W}r"
SDT, ALTERNATE, BOX = f"{W}sdt", f"{MC}AlternateContent", f"{W}txbxContent"
VAL = f"{W}val"
GONE = frozenset(f"{W}{name}" for name in ("del", "moveFrom"))
"""What a tracked change took away."""

_TEXT = (f"{W}t", f"{M}t", f"{W}sym", f"{VML}textpath")
_OFF = ("0", "false", "off", "none")


def value(parent: Any, name: str) -> str | None:
    """The ``w:val`` of a child, None when there is no such child, or it has none."""
    child = parent.find(W + name) if parent is not None else None
    return None if child is None else child.get(VAL)


def flag(parent: Any, name: str) -> bool | None:
    """Whether a child switches something on or off; None when there is no such child."""
    child = parent.find(W + name) if parent is not None else None
    return None if child is None else on(child)


def on(element: Any) -> bool:
    """Whether an element that is a switch switches on."""
    return element.get(VAL, "1") not in _OFF


def number(text: str | None, least: int = -(10**6), most: int = 10**6) -> int | None:
    """A whole number as files write it (``12``, ``12.0``), held to limits; None when it is none."""
    try:
        return None if text is None else int(min(max(float(text), least), most))
    except ValueError:
        return None


def chosen(alternate: Any) -> Any:
    """The one branch of an ``mc:AlternateContent`` that is read: the first that says something. None: it has none."""
    branches = [child for child in alternate if child.tag in (f"{MC}Choice", f"{MC}Fallback")]
    says = (branch for branch in branches if next(branch.iter(*_TEXT), None) is not None)
    return next(says, branches[0] if branches else None)


def within(sdt: Any) -> Any:
    """What a content control holds; None when it holds nothing but the words that ask for something."""
    properties = sdt.find(f"{W}sdtPr")
    if properties is not None and flag(properties, "showingPlcHdr"):
        return None
    return sdt.find(f"{W}sdtContent")


def inside(parent: Any, tag: str) -> Iterator[Any]:
    """The children of a name, also those that controls, insertions and the like stand around; none of inner ones."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag == SDT:
            content = within(child)
            if content is not None:
                yield from inside(content, tag)
        elif child.tag == ALTERNATE:
            branch = chosen(child)
            if branch is not None:
                yield from inside(branch, tag)
        elif child.tag in _AROUND:
            yield from inside(child, tag)


_AROUND = frozenset(f"{W}{name}" for name in ("customXml", "smartTag", "ins", "moveTo"))
