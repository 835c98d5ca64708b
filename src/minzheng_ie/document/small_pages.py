"""The town of a village's, a community's or a town's own page: it opens there and goes on with it, whoever helps or lies around."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from minzheng_ie.compiled import compile_re
from minzheng_ie.document.homes import opening
from minzheng_ie.document.zones import Zones
from minzheng_ie.entities.named_again import VILLAGE
from minzheng_ie.entities.region_mention import RegionMention
from minzheng_ie.entities.region_table import Region

_ENOUGH, _FOR_EACH = 4, 4  # words of the page's own place: at all, and more for each time that the whole acts
_OTHERS, _AGAIN = 4, 8  # of so many own words one may be of other towns, one of one of them
_LOOKED, _CLAUSE = 12, 80  # characters before a place and behind it
_PAUSE = compile_re("[,。;\n]")
# Words for a village, a community or a town that stand without its name.
_OWN = compile_re(
    r"[该本我全][村镇乡]|[该本我]社区|村(?:里|民(?!政)|委|两委|支[书部]|党支部|集体|主任|党总支|容)|[驻入进]村|社区(?:党委|居委|居民|书记)|街道(?=辖区|党工委|社工|内)|[镇乡](?:党委|政府|里)"
)
# 全县首个, 居全县前列, 是我市唯一的: a rank in what a place lies in.
_RANKED = compile_re(
    r"首|第[一二三]|最|唯一|前|的?(?:著名|知名|有名|重点|特色|主要|先进|示范|贫困|优秀|文明)"
)
_WHOLE = compile_re(
    r"(?<![\u4e00-\u9fff])(?:(?:目前|近年来|今年以来|今年|去年|截至目前|全年),?)?(?:全|我|该)[省市州县区旗](?![域镇民])"
)
_BODY = compile_re(r"(?<![\u4e00-\u9fff])[省市州县区旗](?:委|政府|民政局|残联|慈善|红十字会)")
_OFFICE = compile_re("办事处")
_LIES_IN = compile_re("所?下?[辖属]")
_ADVERB = compile_re(r"(?:^|[^\u4e00-\u9fff])(?:目前|近年来|今年以?来?|去年|日前|近日|当天|当日|随后)?$")


def page_of(
    text: str, towns: Sequence[RegionMention], mentions: Sequence[RegionMention], zones: Zones
) -> Region | None:
    """The one town of ``towns`` that a text opens in and speaks of all through; None where what it lies in acts as well.

    text (str): clean text. towns: those it names, in order. mentions: its other places.
    """
    town = next((m for m in towns if not zones.in_furniture(m.start)), None)
    if town is None or town.region is None or town.start >= opening(text, zones):
        return None
    home = town.region
    office = _OFFICE.match(text, town.end)
    village = VILLAGE.match(text, town.end if office is None else office.end())
    names = [home.name] if village is None else [home.name, village["name"]]
    own = len(_OWN.findall(text)) + sum(text.count(name) for name in names)
    others = Counter(m.region for m in towns if m.region != home)
    if others and (max(others.values()) > max(1, own // _AGAIN) or others.total() > own // _OTHERS):
        return None
    over = [
        m
        for m in mentions
        if m.region is not None and m.region.rank > 0 and m.region != home and m.region.contains(home)
    ]
    if any(_titles(text, m, zones) for m in over):
        return None
    if any(_RANKED.match(text, m.end()) is None for m in _WHOLE.finditer(text)):
        return None
    acts = sum(_acts(text, m, names, zones) for m in over) + len(_BODY.findall(text))
    return home if own >= _ENOUGH + _FOR_EACH * acts else None


def _titles(text: str, mention: RegionMention, zones: Zones) -> bool:
    """Whether the title names ``mention``, and not as what its place lies in (某社区[某市某区下辖社区])."""
    if mention.end > zones.title_end or zones.in_furniture(mention.start) or mention.kind == "media":
        return False
    return _LIES_IN.match(text, mention.end) is None


def _acts(text: str, mention: RegionMention, names: Sequence[str], zones: Zones) -> bool:
    """Whether a clause opens with ``mention`` and does not go on to the place that the page is of (某县督查组来到某镇, 某局帮扶该村)."""
    if zones.in_furniture(mention.start) or zones.issued(mention.start) or zones.led(mention.start):
        return False
    if mention.kind in ("media", "place", "deictic"):
        return False
    if _LIES_IN.match(text, mention.end) is not None or _RANKED.match(text, mention.end) is not None:
        return False  # 某县首批示范社区
    if _ADVERB.search(text, max(0, mention.start - _LOOKED), mention.start) is None:
        return False
    pause = _PAUSE.search(text, mention.end, mention.end + _CLAUSE)
    stop = mention.end + _CLAUSE if pause is None else pause.start()
    if _OWN.search(text, mention.end, stop) is not None:
        return False
    return not any(text.find(name, mention.end, stop) >= 0 for name in names)
