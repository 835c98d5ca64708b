"""Homes and schools told with the town they are in, and later by their name or as 该院, 该校 (某县甲镇乙小学 … 乙小学, 该校)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import field, replace

from minzheng_ie.compiled import compile_re
from minzheng_ie.entities.region_mention import RegionMention
from minzheng_ie.entities.region_table import Region
from minzheng_ie.records import dataclass

_KIND = "敬老院|养老院|福利院|光荣院|幸福院|颐养院|养护院|护理院|老年公寓|福利中心|养老服务中心|养老中心|供养中心|保护中心|照料中心|慈善分会|分会|慈善工作站|社工站|慈善协会|小学|完小|中学|学校|幼儿园"
_OWN = r"(?![,、。;:的在各全所有等和与及对向把被了为由从到])[\u4e00-\u9fff]"
HOUSE = compile_re(rf"(?P<name>(?:{_OWN}){{0,8}}?(?:{_KIND}))(?![、和与及等]|教育|生(?!活)|[约近超达]?\d)")
"""Right behind a place: a home or a school of it that is not one of several."""
BESIDE = ("、", "和", "与", "及")
"""Before a place: its home is one of several."""
_ANY = compile_re(rf"(?:{_OWN}){{0,8}}?(?:{_KIND})")
_LIES = compile_re(rf"(?P<name>(?:{_OWN}){{2,8}}?(?:{_KIND}))(?:位于|[坐座]落[于在]|地处)$")
# A kind of homes, or what is done about them.
_NO_NAME = compile_re(
    r"(?:中心|区域|集中|特困|五保|第[一二三四五六]|农村|公办|民办|综合|失能|希望|社会|儿童|老年|养老"
    r"|[新改扩重筹捐续在]建|建[成设立造]|开[办设]|[兴举]办|资助|改造|投入|[现拥共]有)"
)
# A home, or a word that points at the last one: 该院, 该校, 该敬老院; 目前,中心集中养育30名.
_THAT = r"中心(?![城区校镇村小地点医学位思工环])"
_TOLD = compile_re(
    rf"(?<![应本])该(?P<it>{_KIND}|{_THAT}|院(?![长校士])|校(?!长)|园(?![长区林])|会(?![议长员场上期])|站(?![点长台]))|(?:{_KIND})"
    rf"|(?:(?<=[。;\n])|(?<=[。;\n]目前,)|(?<=[。;\n]如今,)|(?<=[。;\n]现在,))(?:[改扩新]建后的|(?:改造|建成|装修)后的)?(?P<alone>{_THAT})"
)
_POINTS = {"院": "院寓心", "校": "学校小", "园": "园", "中心": "心", "会": "会", "站": "站"}
"""What the home or the school ends in that 该院, 该校, 该园 may mean."""
# What stands before a home that has no name there (在|敬老院, 入住|敬老院).
_BARE = compile_re(r"[的在入到住进从由对为给把、本全各所家个座间座]$|[^\u4e00-\u9fff]$|^$")
_SHORTEST, _LONGEST, _LEAD = 4, 11, 16


@dataclass(slots=True)
class _Homes:
    """What a text tells of homes and schools: the region of each name, and of each that stands with its place, by its end."""

    named: dict[str, Region | None] = field(default_factory=dict)
    placed: dict[int, Region] = field(default_factory=dict)

    def tell(self, name: str, region: Region, end: int) -> None:
        """Take a home, which ends at ``end``; a name that is told of two places is of none."""
        self.placed[end] = region
        if _SHORTEST <= len(name) <= _LONGEST and _NO_NAME.match(name) is None:
            self.named[name] = region if self.named.get(name, region) == region else None

    def called(self, text: str, end: int) -> tuple[int, Region] | None:
        """Where the name begins that ends at ``end``, with its region."""
        for size in range(_LONGEST, _SHORTEST - 1, -1):
            region = self.named.get(text[max(0, end - size) : end])
            if region is not None:
                return end - size, region
        return None


def find_houses(text: str, known: Sequence[RegionMention]) -> list[RegionMention]:
    """Mentions of where homes and schools lie, where those are named again or pointed at, in order.

    text (str): clean text. known: its places with the towns, in order. 该院 means the home told last, and is of no place
    where that one was told without any.
    """
    homes = _homes(text, known)
    if not homes.placed:
        return []
    spans = [(m.start, m.end) for m in known]
    found: list[RegionMention] = []
    last: tuple[Region, str] | None = None
    for match in _TOLD.finditer(text):
        end = match.end()
        it = match["it"] or match["alone"]
        if it is not None:
            if last is not None and last[1] in _POINTS.get(it, it[-1]):
                found.append(RegionMention(match.start(), end, last[0], (last[0],), "deictic"))
            continue
        again = homes.called(text, end)
        if end in homes.placed:
            last = homes.placed[end], text[end - 1]
        elif again is not None:
            last = again[1], text[end - 1]
            if not _reaches_out(spans, again[0], end):
                found.append(RegionMention(again[0], end, again[1], (again[1],), "name"))
        elif _BARE.search(text[max(0, match.start() - 1) : match.start()]) is None:
            last = None
    return found


def several_houses(text: str, known: Sequence[RegionMention]) -> list[RegionMention]:
    """``known`` with the towns of homes side by side (甲乡A小学和乙乡B小学) as parts of those names: none tells of all."""
    found = []
    open_end = -2  # where the home ends beside which the next one may stand
    for at, mention in enumerate(known):
        house = None
        if mention.kind == "name" and mention.region is not None and mention.region.level == "township":
            house = _ANY.match(text, mention.end)
        if house is None:
            found.append(mention)
            continue
        end = house.end()
        after = known[at + 1].start if at + 1 < len(known) else -1
        joined = text[end : end + 1] in BESIDE
        if (joined and after == end + 1) or open_end == mention.start - 1:
            mention = replace(mention, kind="org")
        open_end = end if joined else -2
        found.append(mention)
    return found


def _reaches_out(spans: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Whether a place that is named within ``start`` to ``end`` begins or ends outside."""
    at = bisect_left(spans, (start, 0))
    if at and spans[at - 1][1] > start:
        return True
    return at < len(spans) and spans[at][0] < end and spans[at][1] > end


def _homes(text: str, known: Sequence[RegionMention]) -> _Homes:
    """The homes and schools that stand right behind their town or county, or are said to lie there."""
    homes = _Homes()
    for mention in known:
        region = mention.region
        if (
            region is None
            or region.level not in ("county", "township")
            or mention.kind not in ("name", "org")
        ):
            continue
        house = HOUSE.match(text, mention.end)
        if house is not None and text[mention.start - 1 : mention.start] not in BESIDE:
            homes.tell(house["name"], region, house.end("name"))
        lies = _LIES.search(text, max(0, mention.start - _LEAD), mention.start)
        if lies is not None:
            homes.tell(lies["name"], region, lies.end("name"))
    return homes
