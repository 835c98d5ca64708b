"""Text boxes of a sheet: each once, with the row it is fixed to. Charts, pictures and hidden shapes are left out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from minzheng_ie.reading.package import Package

_MOST_BOXES = 2_000
_DEEP = 32


def text_boxes(package: Package, sheet: str) -> list[tuple[int, str]]:
    """The lines in the text boxes of a sheet, with rows from 0. sheet (str): its part.

    RAISES (PartError): a part with drawings is missing or damaged.
    """
    found: list[tuple[int, str]] = []
    for relation in package.relations(sheet):
        if relation.kind == "drawing" and not relation.external:
            for anchor in package.xml(relation.target):
                found += [(_row(anchor), line) for shape in _shapes(anchor, _DEEP) for line in _lines(shape)]
    return found[:_MOST_BOXES]


def _tag(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]


def _row(anchor: Any) -> int:
    for element in anchor.iter("{*}from"):
        told = element.findtext("{*}row") or ""
        return int(told) if told.isdecimal() and len(told) < 8 else 0
    return 0


def _shapes(element: Any, deep: int) -> Iterator[Any]:
    """Shapes with text, those in groups too; of two versions of a drawing the first."""
    if _tag(element) == "sp":
        if not any(child.get("hidden") in ("1", "true") for child in element.iter("{*}cNvPr")):
            yield element
    elif deep and _tag(element) != "Fallback":
        for child in element:
            yield from _shapes(child, deep - 1)


def _lines(shape: Any) -> Iterator[str]:
    for body in shape.iterchildren("{*}txBody"):
        for paragraph in body.iterchildren("{*}p"):
            text = "".join(
                " " if _tag(part) == "br" else part.text or "" for part in paragraph.iter("{*}t", "{*}br")
            )
            if text.strip():
                yield text.strip()
