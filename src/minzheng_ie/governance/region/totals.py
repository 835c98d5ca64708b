"""Whether a number behind the figures of parts is of the whole again: its sum, its losses, its other parts, what each has."""

from __future__ import annotations

from minzheng_ie.entities.regions import Region, RegionMention
from minzheng_ie.governance.region import beside
from minzheng_ie.governance.region.frame import About, Named, Place

_NEAR = 8  # characters before a number that hold 各


def whole_again(n: Named) -> bool:
    """Whether the number is of the whole again (其中甲区死亡2人,倒塌房屋|800间)."""
    region = n.mention.region
    if n.about.document is None or region is None or not n.about.below(region):
        return False
    return beside.whole_again(n.about, n.place.sentence[0].start, n.mention, n.place.start)


def parts_over(n: Named) -> bool:
    """Whether the parts of which it is one are told to their end (1.5万对,其中甲区3200对;|4987对)."""
    if n.mention.region is None or not n.about.below(n.mention.region):
        return False
    parts = [m for m in n.place.regions if m.kind == "name" and m.start < n.place.start]
    return _item_over(n, parts[-1]) or _figures_over(n, parts[-1])


def _item_over(n: Named, last: RegionMention) -> bool:
    """Whether a semicolon ends the item of a whole that is told with its parts."""
    if n.text.find(";", last.end, n.place.start) < 0:
        return False
    opened = n.looks.of_item.search(n.text, n.place.sentence[0].start, last.start)
    return opened is not None and opened.start("parts") <= n.mention.start


def _figures_over(n: Named, last: RegionMention) -> bool:
    """Whether another thing is counted behind the bare figures of the parts.

    What the whole was told to have too is the part's, and so are its changes and shares, and what a home has behind a
    single part (20家,床位|3200张).
    """
    start = n.place.sentence[0].start
    opened = n.looks.bare_parts.search(n.text, start, last.start)
    if opened is None or opened.start() > n.mention.start:
        return False
    told = n.looks.behind_parts.match(n.text, last.end, n.place.start + 1)
    if told is None:
        return False
    single = opened.end("parts") == last.start
    if single and n.looks.of_a_home.search(told["head"]) is not None:
        return False
    return n.text.find(told["head"], start, opened.start()) < 0


def summed_up(n: Named) -> bool:
    """Whether its clause sums up what several places of the document have, told one by one (甲区13对,乙区11对,一共|24对)."""
    if n.same or n.looks.sums_parts.match(n.text, n.place.clause.start) is None:
        return False
    return len(_told_before(n.about, n.place, n.place.clause.start)) > 1


def each_of_several(n: Named) -> bool:
    """Whether the number is what each of several things has that stand in several places (甲县敬老院和乙县福利院各|5万元)."""
    near = max(n.mention.end, n.place.start - _NEAR)
    if n.looks.each_has.search(n.text, near, n.place.start) is None:
        return False
    return len(_told_before(n.about, n.place, n.place.start, n.place.clause.start)) > 1


def sibling_of_no_table(n: Named) -> bool:
    """Whether the number's clause opens with a part that no table has, beside the place (甲县61万元,高新区|23万元; …,市直|5万元)."""
    region = n.mention.region
    if region is None or region.level != "county":
        return False  # a zone told behind a city may lie in it
    if n.looks.sibling.match(n.text, n.place.clause.start, n.place.start) is None:
        return False
    told = n.looks.figure.search(n.text, n.mention.end, n.place.clause.start)
    return told is not None and n.looks.opening.fullmatch(n.lead) is not None


def others_behind(n: Named) -> bool:
    """Whether the others of its kind are told of behind it (甲区3%,其他各区|2%)."""
    region = n.mention.region
    return region is not None and beside.others_told(n.about, region, n.mention.end, n.place.start)


def joined_with_others(n: Named) -> bool:
    """Whether others are counted right behind it, of which it is none (某市和|138个县发布倡议书)."""
    return n.looks.joined_with.fullmatch(n.text, n.mention.end, n.place.start) is not None


def _told_before(about: About, place: Place, before: int, start: int = 0) -> set[Region]:
    """The places in the document's that a sentence tells of between ``start`` and ``before``, none of which lies in another."""
    named = {
        m.region
        for m in place.regions
        if m.kind == "name" and m.region is not None and start <= m.start < before and about.below(m.region)
    }
    return {one for one in named if not any(one != other and one.contains(other) for other in named)}
