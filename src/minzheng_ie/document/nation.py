"""The country, told by its bodies alone: a text of 国家统计局, 国内, 政府工作报告 that is of no place in it; and the 全国 of Taiwan's papers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from minzheng_ie.compiled import compile_re
from minzheng_ie.document.named_places import regions_of
from minzheng_ie.document.unnamed import speaks_of_its_own
from minzheng_ie.document.votes import Vote
from minzheng_ie.entities.region_mention import RegionMention
from minzheng_ie.entities.region_rows import Unit
from minzheng_ie.entities.region_table import Region, RegionTable

_TOLD = compile_re(
    r"国家(?:统计局|医疗保障局|卫生健康委|卫健委|减灾委|防总)|国务院(?!发展研究|参事)|中国统计年鉴|全国人大|党中央|中央财政|中国红十字(?:会|总会)|中华慈善总会"
    r"|民政部(?!门|署|分)(?:网站|官网|发布|公布|统计|消息|数据|印发|下发)"
)
"""Bodies of the country that tell its news, issue its rules or count for it."""
_SPOKEN = compile_re(
    r"国内|我国|内地居民|政府工作报告|党和国家领导人|全国(?![^,。;:]{0,6}(?:先进|示范|文明|优秀|模范|百强))|各省|分省份|多省|省份"
)
_ENOUGH, _HALF = 2, 2
_FIRM = compile_re(r"公司|集团|大学|学院|基金会|企业|品牌")
_HEAD = 60
"""Characters in which a firm is named of whose work a text tells."""
_TAIWAN = "台湾省"
_OF_TAIWAN = compile_re(
    r"户政事务所|内政部|行政院|立法院|卫福部|卫生福利部|新台币|民国(?:[6-9]\d|1\d\d)年|报导\)?[)〕】]"
)
"""Offices of Taiwan, and the years that only its papers count."""
_CAPITAL = "110000"
_REPORTED, _TAIPEI = "报导", "台湾省/台北市"


def told_of_the_nation(
    text: str, votes: Sequence[Vote], levels: Counter[Unit], table: RegionTable
) -> Region | None:
    """The country, where its bodies tell the news of a text that speaks of no place as its own and names none, or several provinces alike."""
    if any(unit != "国" for unit in levels) or speaks_of_its_own(text):
        return None
    if _FIRM.search(text, 0, _HEAD) is not None:
        return None
    of = Counter(
        table.ancestor(region, "province") if region.code else None
        for vote in votes
        for region, _ in vote.regions
        if region.rank > 0 or not region.code
    )
    if of and (None in of or max(of.values()) * _HALF > sum(of.values())):
        return None
    told = {match[0] for match in _TOLD.finditer(text)}
    if not told or len(told | {match[0] for match in _SPOKEN.finditer(text)}) < _ENOUGH:
        return None
    return table.country


def nation_of_taiwan(
    text: str,
    votes: Sequence[Vote],
    mentions: Sequence[RegionMention],
    levels: Counter[Unit],
    table: RegionTable,
) -> list[Vote]:
    """``votes``, where 全国 is Taiwan in a text in which an office of Taiwan speaks, and that names places of it and of nowhere else."""
    if not levels["国"] or _OF_TAIWAN.search(text) is None:
        return list(votes)
    named = regions_of(mentions)
    if not named or not all(r.path.startswith(_TAIWAN) or r.name in table.listed for r in named):
        return list(votes)
    of: tuple[tuple[Region, float], ...] = ((table.by_path(_TAIWAN), 1.0),)
    return [replace(v, regions=of) if _is_of_the_country(v) else v for v in votes]


def of_a_wire(mention: RegionMention, *, local: bool) -> bool:
    """Whether a text of 全省 or 全市 is of the place that a paper writes from; from the capital all papers write."""
    return local and mention.region is not None and mention.region.code != _CAPITAL


def of_a_desk(text: str, mention: RegionMention, *, local: bool) -> bool:
    """Whether a paper of Taiwan names the desk whose news it is (记者李某/台中|报导); that of the capital tells the country's as well."""
    if mention.region is None or not text.startswith(_REPORTED, mention.end):
        return False
    return local or mention.region.path != _TAIPEI


def _is_of_the_country(vote: Vote) -> bool:
    return len(vote.regions) == 1 and vote.regions[0][0].level == "country"
