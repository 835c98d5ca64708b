"""Whose a text is that says 县民政局, 我县, and names the county once: in a home's or a project's own name, or as who acts.

县民政局2021年工作总结 … 青田县乡镇敬老院二期项目通过审批: the homes a county's office builds are of that county. A text that speaks
of 全县 and 县委 again and again says of whom in a clause that the county opens (,青田县被评为模范县). Nothing is told where
another place is named beside it, or where it is one that was visited, learned from or helped.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from minzheng_ie.compiled import compile_re
from minzheng_ie.document.cues import DocumentCues
from minzheng_ie.document.votes import Vote
from minzheng_ie.entities.region_mention import RegionMention
from minzheng_ie.entities.region_resolver import point
from minzheng_ie.entities.region_rows import Unit
from minzheng_ie.entities.region_table import Region, RegionTable

_WORDS, _AGAIN = 2, 4  # of the text's own place: beside a home, and where the place but opens a clause
_LEAD = 24
_ANOTHERS = compile_re(
    r"如|经验|做法|模式|对口|结对|帮扶|支援|援建|[邻临]|考察|参观|学习|借鉴|先进|[赴往]|转[到入至]|位于|与[^,。;\n]*$"
)
_HELPED = compile_re(r"经验|做法|对口|结对|帮扶|支援|援建|[邻临]近|考察|参观|学习|借鉴|[赴往]|籍")
_SITE = compile_re(r"(?:慈善|红十字|民政|残联|志愿)[\u4e00-\u9fff]{0,8}?(?:官网|官方网站|公众号|官微)")
"""Behind the one place named: what the text tells is posted on its body's own site."""
_HOLDS = ("举行", "举办", "召开", "开展")
_NO_NAMES = ("deictic", "place")
_CLAUSE = compile_re(r"[,。;:!?\n]")
_TOLD_WITHIN = 40  # characters between 全市 and its part
# 全市最年长的是某县…; 全市离婚登记最少的为某县; 全市各地(含某区; 我市某县
_AS_A_PART = compile_re(
    r"(?:[^。;!?\n]{0,30}?(?:最[一-鿿]|唯一|首[家个位例批]|第[一二三]|率先|其中|居首|领先|各[县区市地])"
    r"[^。;!?\n]{0,24}?(?:[是为在属数,以有于]|落户)"
    r"|[^。;!?\n]{0,16}?(?:[(,](?:含|包括|其中|如|比如|例如)|除|[只仅]有?|尤以|尤其是)|(?:所?[下管]?辖)?的?)"
)
_YEARS = compile_re(r"[0-9]{4}年?[-—~至到][0-9]{4}年?(?:间|期间|底)?[,，]?$")
_SUM = compile_re(r"(?:共|累计|先后|总共|合计)[^,。;:\d]{0,16}\d")
"""Behind a place that opens a clause: all that was done there (1954年至1990年,某县共发放…)."""
_HONOURED = compile_re(r"(?:连续|再次|多次|先后|也|还|已|[一-十]次)*(?:被|荣获|荣膺|获得?|蝉联)")


def place_of_homes(
    text: str,
    mentions: Sequence[RegionMention],
    votes: Sequence[Vote],
    levels: Counter[Unit],
    table: RegionTable,
    cues: DocumentCues,
) -> Region | None:
    """The one place that ``text`` names, where it is of the kind the text speaks of as its own and in a home's name.

    mentions, votes: the places named, and those that are not spoken of in passing. levels: how often the text speaks of
    its own place as 县, 市 …
    """
    told = [(n, unit) for unit, n in levels.items() if unit != "国"]
    most, unit = max(told, default=(0, "县"))
    if most < _WORDS:
        return None if levels else _of_the_years(text, mentions)
    own = _only(mentions, unit, table)
    if own is None or not all(point(other, own, table) is not None for _, other in told):
        return None
    voted = {vote.start for vote in votes}
    for mention in mentions:
        if mention.region != own or mention.start not in voted:
            continue
        if mention.kind == "org" and _SITE.match(text, mention.end) is not None:
            return own
        if cues.home.match(text, mention.end):
            return None if _spoken_of(text, mention) else own
        if (most >= _AGAIN or _SUM.match(text, mention.end) is not None) and _acts(text, mention):
            return own
    return None


def _of_the_years(text: str, mentions: Sequence[RegionMention]) -> Region | None:
    """The only place that a text without a word of its own names, where it opens with years a clause that tells a sum of them."""
    named = [m for m in mentions if m.kind != "place"]
    place = named[0].region if named else None
    if place is None or place.rank == 0 or any(m.region != place for m in named):
        return None
    told = (m for m in named if m.kind == "name" and _YEARS.search(text, max(0, m.start - _LEAD), m.start))
    return place if any(_SUM.match(text, m.end) is not None for m in told) else None


def city_of_its_districts(
    text: str,
    mentions: Sequence[RegionMention],
    levels: Counter[Unit],
    table: RegionTable,
    cues: DocumentCues,
) -> Region | None:
    """The city in which all districts lie that a text of 我市 names, where one of them acts or is told as a part of 全市.

    我市…。昨天,某区举行…; 全市年龄最大的老人住在某县.
    """
    told = {unit: n for unit, n in levels.items() if unit != "国"}
    if told.get("市", 0) < _AGAIN or max(told.values()) > told["市"]:
        return None
    named = [m.region for m in mentions if m.kind not in _NO_NAMES]
    cities = {point("市", region, table) for region in named if region is not None and region.rank >= 2}
    city = cities.pop() if len(cities) == 1 else None
    if city is None or not all(r is not None and (city.contains(r) or r.contains(city)) for r in named):
        return None
    parts = [m for m in mentions if m.kind == "name" and m.region != city]
    if any(_at_work(text, m, cues) for m in parts if _opens(text, m)):
        return city
    ours = [m for m in mentions if m.kind == "deictic" and text[m.end - 1] == "市"]
    return city if any(_part_of(text, m, ours) for m in parts) else None


def _part_of(text: str, mention: RegionMention, ours: Sequence[RegionMention]) -> bool:
    """Whether a place is told of in a sentence as a part of what the text calls its own (全市最早的一家在|某县)."""
    for own in ours:
        between = mention.start - own.end
        if not 0 <= between <= _TOLD_WITHIN or _AS_A_PART.fullmatch(text, own.end, mention.start) is None:
            continue
        return not _spoken_of(text, mention, _HELPED)
    return False


def _at_work(text: str, mention: RegionMention, cues: DocumentCues) -> bool:
    """Whether a place with which a clause opens does something itself, and is not one helped or learned from."""
    if any(cue.match(text, mention.end) for cue in (cues.home, cues.body)) or _spoken_of(text, mention):
        return False
    return text.startswith(_HOLDS, mention.end) or cues.after.match(text, mention.end) is None


def _acts(text: str, mention: RegionMention) -> bool:
    """Whether ``mention`` opens a clause that tells what the place does or is given."""
    if mention.kind != "name" or not _opens(text, mention):
        return False
    return _HONOURED.match(text, mention.end) is not None or not _spoken_of(text, mention)


def _opens(text: str, mention: RegionMention) -> bool:
    """Whether ``mention`` opens its clause."""
    return _CLAUSE.match(text[mention.start - 1 : mention.start] or "\n") is not None


def _only(mentions: Sequence[RegionMention], unit: Unit, table: RegionTable) -> Region | None:
    """The place of kind ``unit`` that all places named lie in or lie above; None where there are others."""
    named = [m.region for m in mentions if m.kind not in _NO_NAMES]
    own = {region for region in named if region is not None and point(unit, region, table) == region}
    if len(own) != 1:
        return None
    place = own.pop()
    related = all(r is not None and (r.contains(place) or place.contains(r)) for r in named)
    return place if related else None


def _spoken_of(text: str, mention: RegionMention, cue: re.Pattern[str] = _ANOTHERS) -> bool:
    """Whether the clause round ``mention`` speaks of another place's home, by the words of ``cue``."""
    first = max(0, mention.start - _LEAD)
    start = max((m.end() for m in _CLAUSE.finditer(text, first, mention.start)), default=first)
    stop = _CLAUSE.search(text, mention.end)
    if cue.search(text, start, mention.start) is not None:
        return True  # 临县 itself is no neighbour
    return cue.search(text, mention.end, stop.start() if stop else len(text)) is not None
