"""Which of several divisions of one name a text is of: what it writes out, or names beside it, tells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from minzheng_ie.document.votes import Vote
from minzheng_ie.entities.region_mention import RegionMention
from minzheng_ie.entities.region_table import Region

_NEIGHBOURS = 2


def settled(
    votes: Sequence[Vote], mentions: Sequence[RegionMention], papers: Sequence[Region | None]
) -> list[Vote]:
    """``votes`` with the names that several divisions bear read as the one that the text proves, where it proves one.

    mentions: the places named, those spoken of in passing too: a path written out (某市某区) is proof wherever it stands;
    the city, or two of its other districts, is where it is not spoken of in passing; so is the paper of the city or the
    province in which but one of them lies (papers: the places of those named).
    """
    if all(len(vote.regions) < 2 for vote in votes):
        return list(votes)
    told = {m.region for m in mentions if m.region is not None and m.kind != "media"}
    voted = {vote.regions[0][0] for vote in votes if len(vote.regions) == 1}
    return [
        replace(vote, regions=((one, 1.0),))
        if (one := _proved(vote, told, voted, papers)) is not None
        else vote
        for vote in votes
    ]


def _proved(
    vote: Vote, told: set[Region], voted: set[Region], papers: Sequence[Region | None]
) -> Region | None:
    """The one of the divisions that ``vote`` may be of which the text tells."""
    if len(vote.regions) < 2:
        return None
    regions = [region for region, _ in vote.regions]
    written = [region for region in regions if region in told]
    if written:
        return written[0] if len(written) == 1 else None
    beside = [region for region in regions if _beside(region, voted)]
    if papers and not beside:
        beside = [region for region in regions if any(_lies_in(region, paper) for paper in papers)]
    return beside[0] if len(beside) == 1 else None


def _lies_in(region: Region, paper: Region | None) -> bool:
    """Whether a division lies in the place of a paper, and is not the place itself."""
    return paper is not None and region != paper and paper.contains(region)


def _beside(region: Region, voted: set[Region]) -> bool:
    """Whether the city of a district is named, or two of its other districts."""
    above = region.path.rpartition("/")[0]
    if not above:
        return False
    named = [other for other in voted if other.path == above or other.path.rpartition("/")[0] == above]
    return any(other.path == above for other in named) or len(named) >= _NEIGHBOURS
