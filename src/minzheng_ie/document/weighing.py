"""Which place the votes of a text are for: weighed with what lies within each, and with what it lies in."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from minzheng_ie.document.votes import Vote
from minzheng_ie.entities.region_resolver import point
from minzheng_ie.entities.region_rows import Unit
from minzheng_ie.entities.region_table import Region, RegionTable

_TO_PARENT, _FROM_PARENT = 0.5, 0.2
_NO_VOTE, _PRIOR = 0.2, 4
_ENOUGH, _CLOSE = 1.5, 0.85


def best_of(
    votes: Sequence[Vote], levels: Counter[Unit], table: RegionTable
) -> tuple[Region | None, Region | None]:
    """The region that ``votes`` and the level of the text's own words agree on, and the one that came second."""
    own: defaultdict[Region, float] = defaultdict(float)
    for vote in votes:
        for region, share in vote.regions:
            own[region] += vote.weight * share
    cast = sum(levels.values())
    scored = []
    for region, weight in _totals(own, table).items():
        if weight < _ENOUGH:
            continue
        agreed = (agreeing(region, levels, table) + _PRIOR) / (
            cast + _PRIOR
        )  # one 全省 does not outvote a city's title
        scored.append((weight * (_NO_VOTE + agreed) if cast else weight, region))
    if not scored:
        return None, None
    scored.sort(key=lambda item: (-item[0], -item[1].rank, item[1].path))
    best, region = scored[0]
    others = [(score, other) for score, other in scored[1:] if not related(region, other)]
    second = others[0][1] if others else None
    if others and others[0][0] >= best * _CLOSE:
        return None, second or region
    return _lowest(region, own, votes, levels, table), second if second is not None and second.code else None


def other_than(best: Region, votes: Sequence[Vote]) -> Region | None:
    """The place outside ``best`` that most speaks for, at any rank."""
    heard: defaultdict[Region, float] = defaultdict(float)
    for vote in votes:
        for region, share in vote.regions:
            if region.code and not related(best, region):
                heard[region] += vote.weight * share
    return max(heard, key=lambda region: (heard[region], region.path)) if heard else None


def agreeing(region: Region, levels: Counter[Unit], table: RegionTable) -> int:
    """How often a text speaks of its own place as what ``region`` is (全市, 我县)."""
    return sum(n for unit, n in levels.items() if point(unit, region, table) == region)


def related(one: Region, other: Region) -> bool:
    """Whether one lies in the other."""
    return one.contains(other) or other.contains(one)


def _lowest(
    region: Region,
    own: dict[Region, float],
    votes: Sequence[Vote],
    levels: Counter[Unit],
    table: RegionTable,
) -> Region:
    """全市 fits a county-level city as well as the city above it: the one that title and issuer name more is meant."""
    if not levels:
        return _only_inside(region, own, votes)
    below = [
        (weight, other)
        for other, weight in own.items()
        if other != region
        and region.contains(other)
        and weight >= own.get(region, 0.0)
        and all((point(u, other, table) == other) >= (point(u, region, table) == region) for u in levels)
    ]
    return max(below, key=lambda item: (item[0], item[1].path))[1] if below else region


def _only_inside(region: Region, own: dict[Region, float], votes: Sequence[Vote]) -> Region:
    """The one place in ``region`` that is named, where it is told first and as much as what it lies in, or more; else ``region``."""
    inside = [other for other in own if other != region and region.contains(other)]
    lowest = max(inside, key=lambda other: other.rank, default=None)
    if lowest is None or own[lowest] < max(own.get(region, 0.0), _ENOUGH):
        return region
    first = next((r for vote in votes for r, _ in vote.regions if r in (lowest, region)), lowest)
    if first != lowest and own[lowest] * _CLOSE <= own[region]:
        return region
    return lowest if all(other.contains(lowest) for other in inside) else region


def _totals(own: dict[Region, float], table: RegionTable) -> dict[Region, float]:
    """The weight of each region with a part of what lies within it, and of what it lies in."""
    total: defaultdict[Region, float] = defaultdict(float)
    above = [(region, weight, _above(region, table)) for region, weight in own.items()]
    for region, weight, over in above:
        total[region] += weight
        for larger in over:
            total[larger] += weight * _TO_PARENT
    for region, weight, over in above:
        if weight > 0:
            total[region] += _FROM_PARENT * sum([min(own.get(larger, 0.0), weight) for larger in over])
    return total


def _above(region: Region, table: RegionTable) -> list[Region]:
    if region.level == "country" or not region.code:
        return []
    found = (table.ancestor(region, "province"), table.ancestor(region, "city"))
    return [above for above in found if above is not None and (above.path != region.path or above != region)]
