"""Numbers that are the beginning of a town's name (八字桥乡): nobody counts them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from minzheng_ie.entities.region_mention import RegionMention
from minzheng_ie.quantities.model import Quantity


def decline_in_names(
    quantities: tuple[Quantity, ...], regions: Sequence[RegionMention]
) -> tuple[Quantity, ...]:
    """The numbers of a document, those within the name of a town with the reason to skip them. Both are in order."""
    towns = [
        (m.start, m.end)
        for m in regions
        if m.kind == "name" and m.region is not None and m.region.level == "township"
    ]
    if not towns:
        return quantities
    starts = [start for start, _ in towns]
    return tuple(replace(q, skip="name") if _is_within(q, towns, starts) else q for q in quantities)


def _is_within(quantity: Quantity, towns: Sequence[tuple[int, int]], starts: Sequence[int]) -> bool:
    at = bisect_right(starts, quantity.start) - 1
    return at >= 0 and quantity.skip is None and quantity.end <= towns[at][1]
