"""Words that point at a town (全镇, 我乡, 该街道): the town the report is of, or the one named before in the line."""

from __future__ import annotations

from collections.abc import Sequence

from minzheng_ie.compiled import compile_regex
from minzheng_ie.entities.region_mention import RegionMention

_WORD = compile_regex(
    r"(?<![安健齐完保顾周])(?P<which>[全该本我])(?P<kind>[镇乡]|街道)(?![长级企亲情村镇街域]|[\p{Han}]{0,3}(?:各|所有)镇)"
)
# 目前,街道辖区的5个社区…; no level among others (区、街道、社区三级), and no word for roads (街道两旁)
_STREET = compile_regex(
    r"(?<=^|[\n,。;:!?(“])(?P<kind>街道)(?=辖区|办|党工委|共|现|已|还|也|就|又|累计|陆续|先后|通过|组织|开展|投入|为|给|有|建|新|成立|完成"
    r"|打造|依托|积极|联合|整合|引进|全年|目前|今年|去年)(?!为辅|为主|建设|新建|办事处主任|已?成为|有序|为单位|为抓手)"
)

# 活动共为镇内7个社区…: within the one town that a text names
_INSIDE = compile_regex(r"(?<=^|[\n,。;:!?(“为在对给向从到])(?P<kind>[镇乡])[内里]")


def find_town_words(text: str, known: Sequence[RegionMention], head: int) -> list[RegionMention]:
    """Mentions of kind ``deictic`` for the words of ``text`` that point at a town which is told, in order.

    text (str): clean text. known: its places with the towns, in order. head (int): where its title ends.
    """
    towns = [m for m in known if m.kind == "name" and m.region is not None and m.region.level == "township"]
    if not towns:
        return []
    titled = {m.region for m in towns if m.start < head}
    home = next(iter(titled)) if len(titled) == 1 else None
    found = []
    at = 0
    for match in _WORD.finditer(text):
        start, end = match.span()
        while at < len(towns) and towns[at].end <= start:
            at += 1
        last = towns[at - 1] if at else None
        named = last.region if last is not None and text.find("\n", last.end, start) < 0 else None
        town = named if match["which"] == "该" or home is None else home
        if town is not None and town.name.endswith(match["kind"]):
            found.append(RegionMention(start, end, town, (town,), "deictic"))
    only = [*_of_the_only_street(text, towns), *_inside_the_only_town(text, towns)]
    return sorted([*found, *only], key=lambda m: m.start)


def _of_the_only_street(text: str, towns: Sequence[RegionMention]) -> list[RegionMention]:
    """A bare 街道 that acts, behind the name of the one sub-district that a text names."""
    region = towns[0].region
    if region is None or not region.name.endswith("街道") or any(m.region != region for m in towns):
        return []
    spans = (match.span("kind") for match in _STREET.finditer(text, towns[0].end))
    return [RegionMention(start, end, region, (region,), "deictic") for start, end in spans]


def _inside_the_only_town(text: str, towns: Sequence[RegionMention]) -> list[RegionMention]:
    """镇内, 乡里, behind the name of the one town that a text names."""
    region = towns[0].region
    if region is None or any(m.region != region for m in towns):
        return []
    found = (match for match in _INSIDE.finditer(text, towns[0].end) if region.name.endswith(match["kind"]))
    return [RegionMention(*match.span(), region, (region,), "deictic") for match in found]
