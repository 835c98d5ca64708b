"""Towns named behind their county by the name alone, where the text names them in full as well (某县甲 … 甲镇)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from minzheng_ie.compiled import compile_re
from minzheng_ie.entities.region_mention import RegionMention
from minzheng_ie.entities.region_table import Region
from minzheng_ie.entities.town_names import TOWNSHIP

_FULL = compile_re(
    r"(?<![\u4e00-\u9fff])[\u4e00-\u9fff]{2}(?:[镇乡]|街道)|[的在从到由是](?P<led>[\u4e00-\u9fff]{2}(?:[镇乡]|街道))"
)
_SHORT = 2  # characters of the name alone
_COMMON = frozenset(
    ["农村", "城乡", "中心", "重点", "全部", "所有", "乡镇", "各个", "每个", "民族", "特色", "贫困"]
)
# 某县甲|中学, 某县甲|村: a name of its own that begins like the town's.
_LONGER = compile_re(
    r"[镇乡]|街道|[中小大]学|医院|[路河江湖山桥](?![\u4e00-\u9fff]*村)|[社小]?区|(?:有限)?公司|集团"
)


def called_short(text: str, county: Region, known: Sequence[RegionMention]) -> Iterator[RegionMention]:
    """The mentions of ``county`` in ``known`` behind which a town's name stands alone, with the town as their region.

    text (str): clean text, that names the town in full elsewhere. county (Region): of level county.
    """
    if not any(_stands_before_a_word(text, m, county) for m in known):
        return
    towns = _in_full(text)
    towns.update((town.name[:_SHORT], town.name) for town in _with_short_names(known, county))
    for mention in known:
        town = towns.get(text[mention.end : mention.end + _SHORT])
        if town is None or not _stands_before_a_word(text, mention, county):
            continue
        end = mention.end + _SHORT
        if _LONGER.match(text, end) is None:
            region = Region(county.code, f"{county.path}/{town}", town, "township")
            yield RegionMention(mention.start, end, region, (region,), "name")


def _stands_before_a_word(text: str, mention: RegionMention, county: Region) -> bool:
    return (
        mention.region == county
        and mention.kind == "name"
        and "\u4e00" <= text[mention.end : mention.end + 1] <= "\u9fff"
    )


def _with_short_names(known: Sequence[RegionMention], county: Region) -> Iterator[Region]:
    """The towns of ``county`` in ``known`` with a name of two characters (磁山镇, 玉山街道)."""
    for mention in known:
        town = mention.region
        if town is None or town.level != "township" or not county.contains(town):
            continue
        if len(town.name.removesuffix("街道").rstrip("镇乡")) == _SHORT:
            yield town


def _in_full(text: str) -> dict[str, str]:
    """The towns with names of two characters that a text names in full, by the name alone."""
    found = (m["led"] or m[0] for m in _FULL.finditer(text))
    return {
        town[:_SHORT]: town for town in found if town[:_SHORT] not in _COMMON and TOWNSHIP.fullmatch(town)
    }
