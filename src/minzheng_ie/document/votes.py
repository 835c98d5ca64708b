"""What one place named in a document says of whose it is, and how much each way of naming it weighs."""

from __future__ import annotations

from typing import Literal

from minzheng_ie.compiled import compile_re
from minzheng_ie.entities.region_table import Region
from minzheng_ie.records import dataclass

PlaceRank = Literal["issuer", "own", "site", "facts"]
RANKS: tuple[PlaceRank, ...] = ("issuer", "own", "site", "facts")

# Weights are ratios: a title is worth some five plain mentions, an issuer a little more. A street says nothing; a
# company or a university little.
TITLE, OPENING, ISSUER, OFFICE, PLAIN, WEAK = 5.0, 3.0, 6.0, 2.0, 1.0, 0.4
SAID_OF_TIME = compile_re(
    r"[后时]$|[年月日]|[年月日]?(?:以来|来)|年底|今年|去年|目前|近年|上半年|[,;:。\n]|[ ]|《规划》提出,?"
)


@dataclass(frozen=True, slots=True)
class Vote:
    """What one place says: ``regions`` it may be (each with its share), how much, at which rank, and where."""

    regions: tuple[tuple[Region, float], ...]
    weight: float
    rank: PlaceRank
    start: int
    end: int
