"""Numbers that are the beginning of a town's name (八字桥乡): nobody counts them."""

from __future__ import annotations

from bisect import bisect_left
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
    told = list(quantities)
    starts = [quantity.start for quantity in quantities]
    for start, end in towns:
        for at in range(bisect_left(starts, start), bisect_left(starts, end)):
            if told[at].skip is None and told[at].end <= end:
                told[at] = replace(told[at], skip="name")
    return tuple(told)
