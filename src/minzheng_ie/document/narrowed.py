"""Votes that stand for another place than they name: a branch's, that of a title below its paper's, that of a part of a site."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from minzheng_ie.document.bodies import in_crumbs
from minzheng_ie.document.on_behalf import branch_of
from minzheng_ie.document.votes import OFFICE, TITLE, Vote
from minzheng_ie.document.zones import Zones
from minzheng_ie.entities.region_table import Region


def without_wholes(text: str, votes: Sequence[Vote], zones: Zones, papers: frozenset[int]) -> list[Vote]:
    """``votes``, where that of a body whose branch issues is of the branch's place; a site's part tells of the one county named in it.

    papers: where the names of papers begin: a larger place's says nothing where the title names a place in it.
    """
    begins = {vote.start: vote for vote in votes}
    left = []
    for vote in votes:
        branch = branch_of(text, vote, begins, zones)
        if branch is None:
            left.append(vote)
        elif not zones.issued(vote.start):
            left.append(replace(vote, regions=branch.regions, weight=min(vote.weight, OFFICE), rank="own"))
    left = [vote for vote in left if not _papers_of_the_titled(vote, left, papers, zones)]
    return [replace(v, regions=_closer(v, left)) if in_crumbs(text, v.start, v.end) else v for v in left]


def _papers_of_the_titled(vote: Vote, votes: Sequence[Vote], papers: frozenset[int], zones: Zones) -> bool:
    """Whether a paper tells of the one place that the title names, and that lies in the paper's."""
    if vote.start not in papers or vote.rank != "issuer":
        return False
    titled = {v.regions[0][0] for v in votes if v.weight == TITLE and v.end <= zones.title_end}
    whole = vote.regions[0][0]
    return len(titled) == 1 and whole not in titled and all(whole.contains(region) for region in titled)


def _closer(vote: Vote, votes: Sequence[Vote]) -> tuple[tuple[Region, float], ...]:
    """The one county that all other places lie in, where it lies in the place of ``vote``; else that place."""
    whole = vote.regions[0][0]
    others = {v.regions[0][0] for v in votes} - {whole}
    county = next(iter(others)) if len(others) == 1 else None
    inside = county is not None and county.level == "county" and whole.contains(county)
    return ((county, 1.0),) if county is not None and inside else vote.regions
