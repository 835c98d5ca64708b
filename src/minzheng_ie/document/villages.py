"""The county of a page that a village, or an office, tells without naming its own place: the one county its bodies are of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from minzheng_ie.compiled import compile_re
from minzheng_ie.document.evidence import Vote
from minzheng_ie.entities.region_contexts import Unit
from minzheng_ie.entities.region_table import Region

_VILLAGE = compile_re(
    r"(?:全|我|本)村|村(?:两委|情|委会|民小组|级公示)|[一-鿿]{2,4}村(?:[0-9]{4}年)?(?:年度|工作|村务|民委员会)"
)
_WORDS = 2


def only_county(text: str, votes: Sequence[Vote], levels: Counter[Unit]) -> Region | None:
    """The county in which all places lie that speak for whose a village's page is; None where they differ, or none do.

    votes: of places that are not spoken of in passing. levels: how often the text speaks of its own place as 县, 市 …
    """
    if not votes or any(unit not in ("县", "区") for unit in levels) or "村" not in text:
        return None
    named = {region for vote in votes for region, _ in vote.regions if len(vote.regions) == 1}
    counties = {region for region in named if region.level == "county" and region.code}
    if len(counties) != 1 or any(len(vote.regions) > 1 for vote in votes):
        return None
    county = counties.pop()
    if not all(region.contains(county) for region in named):
        return None
    words = _VILLAGE.finditer(text)
    return county if sum(1 for _ in zip(words, range(_WORDS), strict=False)) == _WORDS else None
