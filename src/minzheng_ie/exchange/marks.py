"""Claims as labelled spans and relations: what annotation tools know.

Each number is a span labelled ``quantity``; each stretch of evidence one span labelled with its field, shared by the
claims that rest on it; a relation named after the field leads from a number to its evidence.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import field
from typing import TypeVar

from minzheng_ie.exchange.model import FIELDS, QUANTITY, Part, Span
from minzheng_ie.exchange.newlines import Lines
from minzheng_ie.records import dataclass

K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True)
class Mark:
    """A labelled span, in the offsets of the text the tool sees."""

    label: str
    start: int
    end: int


@dataclass
class Marks:
    """The spans of a document. marks (list): the numbers first, one a claim, in order; then the evidence.
    links (list): number, evidence (both indices in ``marks``) and field, in order.
    """

    marks: list[Mark] = field(default_factory=list)
    links: list[tuple[int, int, str]] = field(default_factory=list)


def marks_of(parts: Sequence[Part], lines: Lines) -> Marks:
    """The marks of a document's claims, in the text with LF only."""
    found = Marks([Mark(QUANTITY, *lines.span(*part.span)) for part in parts])
    places: dict[Mark, int] = {}
    for owner, part in enumerate(parts):
        for name, spans in part.evidence.items():
            for span in spans:
                mark = Mark(name, *lines.span(*span))
                place = places.setdefault(mark, len(found.marks))
                if place == len(found.marks):
                    found.marks.append(mark)
                found.links.append((owner, place, name))
    return found


def evidence_by_number(labels: Mapping[K, str], links: Iterable[tuple[K, K]]) -> dict[K, list[tuple[str, K]]]:
    """For each number its evidence, as field and mark, in the order of the relations.

    labels (dict): the label of each mark by its key. links: pairs of keys, in either direction. The field is the label
    of the evidence. What no relation leads to belongs to no claim.
    """
    found: dict[K, list[tuple[str, K]]] = {key: [] for key, label in labels.items() if label == QUANTITY}
    for first, second in links:
        if first not in found:
            first, second = second, first
        name = labels.get(second)
        if first in found and name in FIELDS:
            found[first].append((name, second))
    return found


def grouped(pairs: Iterable[tuple[str, Sequence[Span]]]) -> dict[str, list[Span]]:
    """Spans by field, in order."""
    found: dict[str, list[Span]] = {}
    for name, spans in pairs:
        found.setdefault(name, []).extend(spans)
    return found
