"""Towns and villages that a text names with their county once, and later by themselves (某县甲镇乙村 … 乙村)."""

from __future__ import annotations

from collections.abc import Sequence

from minzheng_ie.compiled import compile_re
from minzheng_ie.entities.region_mention import RegionMention
from minzheng_ie.entities.region_table import Region

_ENDING = compile_re(r"社区|街道|[村镇乡]")
VILLAGE = compile_re(
    r"(?P<name>(?:(?![各全每所其某本该我有等的在和与及对向将把从到了为由以共个区县市镇乡])[\u4e00-\u9fff]){2,5}?(?:社区|村))(?![民级镇庄落居委里头口])"
)
# 西沟村民, 西沟村级 are of the village all the same; 新村镇, 大村乡 are other places.
_OTHER = compile_re(r"[镇乡庄]|街道")
_SHORTEST, _LONGEST = 3, 8


def find_named_again(text: str, known: Sequence[RegionMention]) -> list[RegionMention]:
    """Mentions of the towns and villages of ``known`` where their names stand alone behind, in order.

    text (str): clean text. known: its places with the towns, in order. A name that is of two places is of none here.
    """
    homes = _homes(text, known)
    if not homes:
        return []
    found: list[RegionMention] = []
    at = behind = 0
    for ending in _ENDING.finditer(text):
        end = ending.end()
        start = _start(text, end, behind, homes)
        if start is None:
            continue
        while at < len(known) and known[at].end <= start:
            at += 1
        if at < len(known) and known[at].start < end:
            continue
        region, first = homes[text[start:end]]
        if (
            region is None
            or (start < first and not _behind_its_city(known, at, start, region))
            or text[end : end + 1] == ending[0]
            or _OTHER.match(text, end)
        ):
            continue
        found.append(RegionMention(start, end, region, (region,), "name"))
        behind = end
    return found


def _behind_its_city(known: Sequence[RegionMention], at: int, start: int, town: Region) -> bool:
    """Whether what a town lies in stands right before it (南京|大光路街道, in a headline)."""
    if at == 0 or known[at - 1].end != start:
        return False
    city = known[at - 1].region
    return city is not None and city != town and city.contains(town)


def _start(text: str, end: int, behind: int, homes: dict[str, tuple[Region | None, int]]) -> int | None:
    """Where the longest of the names begins that ends at ``end``."""
    first = max(behind, end - _LONGEST)
    return next((start for start in range(first, end - _SHORTEST + 1) if text[start:end] in homes), None)


def _homes(text: str, known: Sequence[RegionMention]) -> dict[str, tuple[Region | None, int]]:
    """Names told with their county: the town in which each lies (None: one of several), and where it was first told."""
    homes: dict[str, tuple[Region | None, int]] = {}

    def told(name: str, region: Region, at: int) -> None:
        if _SHORTEST <= len(name) <= _LONGEST:
            before = homes.get(name, (region, at))
            homes[name] = (region if before[0] == region else None, before[1])

    for mention in known:
        town = mention.region
        if town is None or town.level != "township" or mention.kind not in ("name", "org"):
            continue
        if mention.end - mention.start <= len(town.name):
            continue  # not with its county
        told(town.name, town, mention.end)
        village = VILLAGE.match(text, mention.end)
        if village is not None:
            told(village["name"], town, village.end())
    return homes
