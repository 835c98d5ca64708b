"""What headings and paragraphs hand on, the same for every field: which sections are open, and what is nearest."""

from __future__ import annotations

from typing import TypeVar

from minzheng_ie.governance.governed import Governed, Trigger

V = TypeVar("V")


def sections_behind(
    sections: tuple[tuple[int, Trigger[V] | None], ...], level: int, said: Trigger[V] | None
) -> tuple[tuple[int, Trigger[V] | None], ...]:
    """The sections that are open behind a heading. level (int): its level, which ends those of its own and below.

    said (Trigger | None): what it says for its section.
    """
    kept = sections
    while kept and kept[-1][0] >= level:
        kept = kept[:-1]
    return (*kept, (level, said))


def section_of(sections: tuple[tuple[int, Trigger[V] | None], ...]) -> Trigger[V] | None:
    """What the nearest heading says that says anything."""
    for _, said in reversed(sections):
        if said is not None:
            return said
    return None


def nearest(
    document: Trigger[V] | None,
    section: Trigger[V] | None,
    block: Trigger[V] | None,
    item: Trigger[V] | None = None,
) -> Governed[V]:
    """What governs a sentence from outside it: item, paragraph, headings, document, the nearest first."""
    if item is not None:
        return Governed(item.value, item, "item")
    if block is not None:
        return Governed(block.value, block, "block")
    if section is not None:
        return Governed(section.value, section, "section")
    return Governed(document.value if document is not None else None, document, "document")
