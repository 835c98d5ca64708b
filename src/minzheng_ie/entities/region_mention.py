"""A region named in clean text."""

from __future__ import annotations

from typing import Literal

from minzheng_ie.entities.region_table import Region
from minzheng_ie.records import dataclass

MentionKind = Literal["name", "deictic", "group", "org", "media", "place", "title"]
"""What a mention is:

``name`` a plain place name; ``deictic`` a word that points at a region (全市, 我省, 该县, 全国); ``group`` several
regions under one name (京津冀), never resolved; ``org`` the name stands in an organisation's name; ``media`` in
a newspaper's or website's; ``place`` in a street or an address; ``title`` inside 《》. Only the first two say
what a number is about; ``org`` and ``title`` can still tell what the document is about.
"""


@dataclass(slots=True)
class RegionMention:
    """A region named in clean text: ``text[start:end]``.

    start (int): first code point, inclusive.
    end (int): last code point, exclusive; the organisation or street around the name is not part of it.
    region (Region): what it stands for; None when it is ambiguous, a group, unlisted, or points at nothing known.
    candidates (tuple): what it may stand for, the resolved region among them.
    kind (str): see `MentionKind`.
    """

    start: int
    end: int
    region: Region | None
    candidates: tuple[Region, ...]
    kind: MentionKind

    @property
    def unlisted(self) -> bool:
        """True for a division that the table does not hold (云溪县, where there is a 云溪区 only)."""
        return not self.candidates and self.kind not in ("deictic", "group")
