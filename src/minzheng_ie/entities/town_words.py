"""Words that point at a town (全镇, 我乡, 该街道): the town the report is of, or the one named before in the line."""

from __future__ import annotations

from collections.abc import Sequence

from minzheng_ie.compiled import compile_regex
from minzheng_ie.entities.region_mention import RegionMention

_WORD = compile_regex(
    r"(?<![安健齐完保顾周])(?P<which>[全该本我])(?P<kind>[镇乡]|街道)(?![长级企亲情村镇街域]|[\p{Han}]{0,3}(?:各|所有)镇)"
)


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
    return found
