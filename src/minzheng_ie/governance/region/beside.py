"""What stands around a place: a thing named after it, others of its kind, an office at work."""

from __future__ import annotations

from collections.abc import Sequence

from minzheng_ie.entities.regions import Region, RegionMention
from minzheng_ie.governance.region.frame import About
from minzheng_ie.governance.region.looks import RegionLooks

_QUAKE = 12
_AMONG = 4
_HARMED = 60
"""Characters in which what is looked for may stand."""


def bare(text: str, looks: RegionLooks, mention: RegionMention) -> bool:
    """Whether a name stands without its suffix (昭通, not 昭通市)."""
    return looks.suffix.match(text, mention.end - 1) is None


def names_a_thing(text: str, looks: RegionLooks, mention: RegionMention) -> bool:
    """Whether a short name is but part of what a clause without numbers tells of (昆明书院等一批设施建成)."""
    return bare(text, looks, mention) and looks.thing.match(text, mention.end) is not None


def one_of_several(text: str, looks: RegionLooks, mention: RegionMention) -> bool:
    """Whether a short name belongs to one of several that are counted together (昭通养老院、康乐福利院等5所)."""
    return bare(text, looks, mention) and looks.of_several.match(text, mention.end) is not None


def of_a_quake(text: str, looks: RegionLooks, mention: RegionMention) -> bool:
    """Whether a place is but where a quake broke out (玉树7.1级地震): its losses are not that place's alone."""
    found = looks.quake.match(text, mention.end)
    return found is not None and found.start("quake") < mention.end + _QUAKE


def far_event(text: str, looks: RegionLooks, mention: RegionMention) -> bool:
    """Whether a place is but where something befell others (甲县地震后,…)."""
    return looks.far_event.match(text, mention.end) is not None


def sums_up(text: str, looks: RegionLooks, mention: RegionMention) -> bool:
    """Whether the whole of a country or province is told behind what it is of (福彩“双色球”全国共销售…)."""
    if mention.kind != "deictic" or looks.whole_word.match(text, mention.start) is None:
        return False
    return looks.in_all.match(text, mention.end) is not None


def visited(text: str, looks: RegionLooks, mention: RegionMention, lead: str) -> bool:
    """Whether a place is that of an office at which what follows is seen or learned (记者来到某区民政局,大厅里…)."""
    if looks.goes_there.search(lead) is None:
        return False
    return looks.office_visited.match(text, mention.end) is not None


def others_told(about: About, region: Region, start: int, position: int) -> bool:
    """Whether between ``start`` and ``position`` others of the kind of ``region``, in the document's, are told of."""
    if about.document is None or not about.below(region):
        return False
    others = about.looks.others.search(about.text, start, position)
    kinds = {
        "township": about.looks.of_townships,
        "county": about.looks.of_counties,
        "city": about.looks.of_cities,
        "province": about.looks.of_provinces,
    }.get(region.level)
    return others is not None and kinds is not None and kinds.fullmatch(others["kind"][-1]) is not None


def whole_again(about: About, start: int, mention: RegionMention, position: int) -> bool:
    """Whether a number is of the whole again, behind the dead of one of its places (死亡4人,其中甲区2人,倒塌房屋|800间).

    start (int): where the sentence begins. What is told before of the whole, and now again, is the part's.
    """
    looks, text, place = about.looks, about.text, mention.start
    if looks.among.search(text, max(start, place - _AMONG), place) is None:
        return False
    if looks.harmed.search(text, max(start, place - _HARMED), place) is None:
        return False
    loss = looks.loss.search(text, mention.end, position)
    return loss is not None and text.find(loss["head"], start, place) < 0


def jointly(about: About, mention: RegionMention, mentions: Sequence[RegionMention]) -> bool:
    """Whether two provinces report together (据甲省民政厅和乙省民政厅报告): what is told is neither's alone."""
    other = next((m for m in mentions if m.start >= mention.end), None)
    one, two = mention.region, other.region if other is not None else None
    if other is None or one is None or two is None or one == two or one.level != two.level:
        return False
    return about.looks.and_office.fullmatch(about.text, mention.end, other.start) is not None


def of_another(about: About, mention: RegionMention) -> bool:
    """Whether a province is another than what the document is about and does not lie round it."""
    region, document = mention.region, about.document
    if region is not None and document is not None and document.level == "country":
        return region.level == "province"
    return of_elsewhere(about, mention)


def of_elsewhere(about: About, mention: RegionMention) -> bool:
    """Whether a province is neither what the document is about nor lies round it."""
    region, document = mention.region, about.document
    if region is None or region.level != "province":
        return False
    return document is None or not (region.contains(document) or document.contains(region))
