"""Whose a text is that names no place of its own: a village lies in the county its bodies are of; a plan may be the country's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from minzheng_ie.compiled import compile_re
from minzheng_ie.document.votes import Vote
from minzheng_ie.entities.region_rows import Unit
from minzheng_ie.entities.region_table import Region

_VILLAGE = compile_re(
    r"(?:全|我|本)村|村(?:两委|情|委会|民小组|级公示)|[一-鿿]{2,4}村(?:[0-9]{4}年)?(?:年度|工作|村务|民委员会)"
)
_BACK = compile_re(r"该([县市区州旗])(?!委|级)")
_WORDS = 2
_LOCAL = compile_re(
    r"[我本](?:[局厅会院站处办中]|单位|部门|社区|街道|[镇乡村])|全[镇乡村]|市委|县委|区委|省委|州委|旗委|上级"
)


# 全国先进, 位居全国前列 say nothing of whose figures follow.
_HONOUR = compile_re(
    r"[^,。;:]{0,10}?(?:示范|先进|文明|优秀|模范|劳模|百强|十佳|最美)|[^,。;:]{0,3}?(?:前列|第[一二三]|首|率先|领先|推广|各地|统一)"
)


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


def only_told_of(text: str, votes: Sequence[Vote], levels: Counter[Unit]) -> Region | None:
    """The one county or city of which a text without a place of its own tells (松桃县…,该县…); None where it names several."""
    named = {region for vote in votes for region, _ in vote.regions}
    told = [region for region in named if region.level in ("county", "city") and region.code]
    lowest = max(told, key=lambda region: region.rank, default=None)
    if lowest is None or not all(region.contains(lowest) for region in named):
        return None
    first = min(vote.start for vote in votes)
    back = _BACK.search(text, first)
    if back is None or any(unit != back[1] for unit in levels):
        return None
    return lowest if lowest.name.endswith(back[1]) else None


def speaks_of_its_own(text: str) -> bool:
    """Whether a text has a word of an office, a firm or a place of its own (我局, 全镇, 市委)."""
    return _LOCAL.search(text) is not None


def only_country(text: str, votes: Sequence[Vote], levels: Counter[Unit]) -> Region | None:
    """The country, where a text speaks of nothing else and has no word of an office or place of its own."""
    if len(votes) < _WORDS or any(unit != "国" for unit in levels):
        return None
    named = {region for vote in votes for region, _ in vote.regions}
    if len(named) != 1 or (country := named.pop()).level != "country":
        return None
    told = any(vote.rank == "issuer" or _HONOUR.match(text, vote.end) is None for vote in votes)
    return country if told and not speaks_of_its_own(text) else None
