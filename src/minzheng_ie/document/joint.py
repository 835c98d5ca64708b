"""Two districts joined in a title or in the first words (甲区和乙区的…): neither is whose the text is; what both lie in is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from minzheng_ie.compiled import compile_re
from minzheng_ie.document.votes import PLAIN, WEAK, Vote
from minzheng_ie.document.zones import Zones
from minzheng_ie.entities.region_mention import RegionMention
from minzheng_ie.entities.region_table import Region, RegionTable

_JOINED = compile_re(r"[、和与及]|以及")
_OFFICES = compile_re(r"(?:民政|应急管理|财政)厅(?:[、和与及]|以及)")
_ACT_TOGETHER = compile_re(
    r"[^,。;:\n]{0,12}?(?:签|合作|联[合手动]|携手|结对|协作|对接|交流|互[访认]|共建|帮扶|协商)"
)
"""Behind the second of two: the first may be who reports that it acts with it."""
_OF_COUNTIES = ("县", "区", "旗")
_ONE_CITY = ("市", "特别行政区")
"""What the names of provinces end in that are one city."""


def wholes_of_pairs(
    text: str, votes: Sequence[Vote], mentions: Sequence[RegionMention], zones: Zones, table: RegionTable
) -> list[Vote]:
    """``votes``, in text order; those of counties joined in the title or the first words speak for the city of both.

    Nothing changes where they act together, where the text speaks of a county as its own, or else tells that it is of one.
    """
    votes = _report_together(text, votes)
    joined: dict[int, Region] = {}
    for at, (one, other) in enumerate(pairwise(votes)):
        if one.start >= zones.opening_end or "facts" in (one.rank, other.rank):
            continue
        if _JOINED.fullmatch(text, one.end, other.start) is None:
            continue
        whole = _whole(one, table)
        if whole is None or one.regions == other.regions or whole != _whole(other, table):
            continue
        joined[at] = joined[at + 1] = whole
    if not joined or _of_one(text, votes, joined, mentions) or _bodies(votes, joined, mentions, zones):
        return list(votes)
    told = list(votes)
    for at, whole in joined.items():
        vote = replace(votes[at], regions=((whole, 1.0),))
        told[at] = replace(vote, weight=PLAIN, rank="facts") if at - 1 in joined else vote  # said once
    return told


def _report_together(text: str, votes: Sequence[Vote]) -> Sequence[Vote]:
    """``votes``; two provinces whose offices tell the news together (据甲省民政厅和乙省民政厅报告) speak for no place of the table."""
    told = list(votes)
    for at, (one, other) in enumerate(pairwise(votes)):
        if "facts" in (one.rank, other.rank) or one.regions == other.regions:
            continue
        if any(len(v.regions) != 1 or v.regions[0][0].level != "province" for v in (one, other)):
            continue
        if _OFFICES.fullmatch(text, one.end, other.start) is not None:
            both = "".join(v.regions[0][0].name for v in (one, other))
            told[at] = replace(one, regions=((Region("", f"?/{both}", both, "province"), 1.0),))
            told[at + 1] = replace(other, weight=WEAK, rank="facts")
    return told


def _of_one(
    text: str, votes: Sequence[Vote], joined: dict[int, Region], mentions: Sequence[RegionMention]
) -> bool:
    """Whether counties that are joined act together, or the text is of a county as its other words tell."""
    if any(_ACT_TOGETHER.match(text, votes[at].end) for at in joined if at + 1 not in joined):
        return True
    if any(m.kind == "deictic" and text[m.end - 1] in _OF_COUNTIES for m in mentions):
        return True
    return any(
        at not in joined and vote.rank != "facts" and vote.regions[0][0].level == "county"
        for at, vote in enumerate(votes)
    )


def _bodies(
    votes: Sequence[Vote], joined: dict[int, Region], mentions: Sequence[RegionMention], zones: Zones
) -> bool:
    """Whether it is bodies of the counties that act below the title (甲区和乙区慈善总会共…): what they do is not the city's."""
    bodies = {m.start for m in mentions if m.kind == "org" and m.start >= zones.title_end}
    return any(votes[at].start in bodies for at in joined)


def _whole(vote: Vote, table: RegionTable) -> Region | None:
    """The city in which the one county lies that a vote is for; a province only where it is one city."""
    region = vote.regions[0][0]
    if len(vote.regions) != 1 or region.level != "county" or not region.code:
        return None
    city = table.ancestor(region, "city")
    if city is not None:
        return city
    province = table.ancestor(region, "province")
    return province if province is not None and province.name.endswith(_ONE_CITY) else None
