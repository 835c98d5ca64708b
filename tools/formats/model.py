"""A report before it is a file: what the writers of the formats share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Cell:
    """A cell of a table. text: as shown. rows, columns: how many it covers. head: it heads others. indent: in levels."""

    text: str
    rows: int = 1
    columns: int = 1
    head: bool = False
    indent: int = 0


@dataclass(frozen=True)
class Heading:
    """A heading; level 1 is the highest below the title."""

    text: str
    level: int = 1


@dataclass(frozen=True)
class Paragraph:
    """A paragraph. style: ``body``, ``list`` (an item) or ``note`` (a footnote, where the format has such)."""

    text: str
    style: str = "body"


@dataclass(frozen=True)
class Table:
    """A table. rows: cells row by row, None where another covers the place. caption, unit, notes: lines above and below."""

    rows: Sequence[Sequence[Cell | None]]
    caption: str = ""
    unit: str = ""
    notes: Sequence[str] = ()


@dataclass(frozen=True)
class Report:
    """A report: its title, the line below it (issuer, day), and what follows in reading order."""

    title: str
    issuer: str = ""
    day: str = ""
    blocks: Sequence[Heading | Paragraph | Table] = field(default_factory=tuple)
