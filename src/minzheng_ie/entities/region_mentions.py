"""Region mentions in clean text: full and short names, paths, lists, deictic words, and what is no plain place.

One pass of the matcher, then a bounded number of steps a hit: time is linear in the text.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from minzheng_ie.compiled import compile_re
from minzheng_ie.divisions import Level
from minzheng_ie.entities.bylines import Bylines
from minzheng_ie.entities.figure_lists import listed_beside, unit_behind
from minzheng_ie.entities.region_contexts import Deictic, Unit
from minzheng_ie.entities.region_table import Name, NameMatch, Region, RegionTable
from minzheng_ie.text.dictionary import jieba_words
from minzheng_ie.text.word_edges import cut_through

MentionKind = Literal["name", "deictic", "group", "org", "media", "place", "title"]
"""What a mention is:

``name`` a plain place name; ``deictic`` a word that points at a region (全市, 我省, 该县, 全国); ``group`` several
regions under one name (京津冀), never resolved; ``org`` the name stands in an organisation's name; ``media`` in
a newspaper's or website's; ``place`` in a street or an address; ``title`` inside 《》. Only the first two say
what a number is about; ``org`` and ``title`` can still tell what the document is about.
"""


@dataclass(slots=True)
class RegionMention:
    """A region named in clean text: ``text[start:end]``.

    start (int): first code point, inclusive.
    end (int): last code point, exclusive; the organisation or street around the name is not part of it.
    region (Region): what it stands for; None when it is ambiguous, a group, unlisted, or points at nothing known.
    candidates (tuple): what it may stand for, the resolved region among them.
    kind (str): see `MentionKind`.
    """

    start: int
    end: int
    region: Region | None
    candidates: tuple[Region, ...]
    kind: MentionKind

    @property
    def unlisted(self) -> bool:
        """True for a division that the table does not hold (云溪县, where there is a 云溪区 only)."""
        return not self.candidates and self.kind not in ("deictic", "group")


@dataclass(slots=True)
class _Hit:
    start: int
    end: int
    name: Name
    bare: bool
    accepted: bool
    block: int
    deictic: Deictic | None = None


# 中国 stands mostly inside names (中国节水奖); it speaks of the country where it has or does something.
_COUNTRY_ACTS = compile_re(r"[有的在已现共将仍正]|\d|境内|大陆|内地|人口|老年|老龄|城乡")
_BRAND = compile_re(r"“[^“”\n,。;:、]{3,12}”")
# A name in quotation marks that says it is a scheme's may be long (“长者入住广东院舍试验计划”).
_SCHEME = compile_re(r"“[^“”\n,。;:]{3,30}(?:计划|项目|行动|工程|方案)”")
_TITLE = compile_re(r"《[^《》\n]*》?")
_NOT_A_DISTRICT = "域划间块位分隔别"
_NOT_A_CITY = "场容值价面盈"
_NOT_A_COUNTY = "级域城乡区市"
_BOUNDARY_AFTER = compile_re(r"[^\u4e00-\u9fff]|[和与及等两三四五]|$")
_BOUNDARY_BEFORE = "、和与及在于从对由以向到为省县市区州盟旗"
_NOT_A_COUNTY_SEAT = "级域城"
_DATELINE_BEHIND = compile_re(r":|[^\s,。:;()、]{1,10}讯(?=[\s(,:])")
# A bank or a firm called like a county (玉山银行): 全市 behind it is not of that county.
_FIRM = compile_re(r"[\u4e00-\u9fff]{0,6}?(?:银行|公司|集团|证券|保险|基金会|大学|学院)")
# What sets a neighbour's name off is no part of what is told of it.
_NEIGHBOUR = compile_re(r"(?:相邻|邻近|毗邻|周边|[一隔][山水河江海]之隔)的$")
_PARTNERS = tuple("与同跟向赴往被合请助援扶")
_PARTNER = compile_re(r"(?:[与同跟向赴往被]|联合|邀请|[援帮]助|支援|帮扶)$")
_GIVES = ("捐赠", "捐助", "捐款", "援助", "援建", "支援", "赠送", "帮扶", "对口")
_ASIDE = 16  # characters behind a bracket in which a place stands in it
_LISTS = (",", "、", ";", ":", "中")
_FIGURE_BEHIND = compile_re(r"[、,:0-9]|和|(?:[\u4e00-\u9fff]{2,8})[0-9]")
_TOWNSHIP_STOP = "各全每所其某本该两多数几有下辖等撤建改设重点中心特色偏远农村城小乡镇街道的在和与及对向将把从到了为由以是共个实完推开发投落强按国省市县区级选评获"
# 五个镇, 钟楼两乡, 其余各镇, 除东山镇, 走进东山镇, 而我镇 count, set apart or lead to towns; they are no names.
NO_TOWN = r"除|[一二三四五六七八九十几数多余]+个|[其另]余|其[他它]|另外|余下|剩余|走进|来到|前往|深入|而[我本该]|[但且][我本该]|[我你咱贵][镇乡街]|上述|这|哪|入住|住进|送往|送入|转入|报请|报送|上报|交由|移交|纳入"
SEVERAL = "[两二三四五六七八九十几数]"
_TOWNSHIP = compile_re(
    rf"(?!{NO_TOWN}|{SEVERAL}[镇乡])((?:[东南西北上下]村|(?:(?![{_TOWNSHIP_STOP}])[\u4e00-\u9fff]){{1,4}})(?:[\u4e00-\u9fff]{{1,3}}族){{0,3}}"
    rf"(?:街道(?![建边两沿])|苏木|民族乡|乡(?![村镇土情贤音愁亲])|镇(?![村化域街级长区乡])))(?<!{SEVERAL}[镇乡])"
)
# 顺德北滘、乐从镇: short names of towns of which the last has its suffix.
_TOWNS_BEHIND = compile_re(
    r"[\u4e00-\u9fff]{2,3}?(?:[、和与及][\u4e00-\u9fff]{2,3}?){0,5}(?:镇(?![村化域街级长区乡])|街道(?![建边两沿]))(?<![各全每乡城小][镇道])"
)

# 县, 市, 区 … right behind a short name that is no division of that kind: another place, unless a word begins there.
_OTHER_KIND = compile_re(
    r"县(?![级域城区乡市镇处内外各直属])|市(?!民(?!政)|[场容值价面盈级域区县州内外各直属辖])"
    r"|(?<![山江河湖海])区(?![域划间块位分隔别级县市内外各直属辖乡镇])|旗(?![下帜舰袍级县内外各])|盟(?![友约市内外各])|州(?![级市县内外各府])"
)
# A village or town right behind a county's short name is called so itself (柳林村), unless a word begins there.
_SMALLER = compile_re(
    r"村(?![镇民级庄村集寨干容规务]|居(?!家))|镇(?![村域化级街乡])|乡(?![村镇土情贤愁亲级])"
)
# 玉林街道 is a sub-district of that name, in whatever place; 重庆沙坪坝街道 is of the district it is called like.
_STREETS = compile_re("街道(?![建边两沿])")
# 宁海路街道: called like a road, which is called like a county.
_OF_A_ROAD = compile_re("(?:[东南西北中]?[路街]|大道)街道")
_COUNTY_OF_THAT_NAME = compile_re(
    "县(?!市)"
)  # 县级 behind a district's name speaks of a county, behind a city's of its counties

_TOWN_ENDS = "镇乡村街"
_SHORTEST_TOWN = 3  # 马金镇; what is shorter may be a word (开化|镇)
_CAPITAL = "0100"  # how the codes of the seats of provinces end
_OURS = frozenset("我本咱")
_NEAREST_FIRST: tuple[Level, ...] = ("city", "province")
_SUFFIX: dict[Unit, tuple[tuple[Level, str], ...]] = {
    "省": (("province", "省"),),
    "市": (("county", "市"), ("city", "市"), ("province", "市")),
    "县": (("county", "县"),),
    "区": (("county", "区"), ("province", "自治区")),
    "州": (("city", "州"),),
    "旗": (("county", "旗"),),
    "盟": (("city", "盟"),),
}


def point(unit: Unit, region: Region | None, table: RegionTable) -> Region | None:
    """The region a deictic word means in a text about ``region``: itself or the ancestor of that unit.

    unit (str): 市 finds the county-level city, else the city, else the municipality; 区 the district, else the
        autonomous region; 国 always the country.
    RETURNS (Region): None when ``region`` is unknown or has no such ancestor.
    """
    if unit == "国":
        return table.country
    if region is None:
        return None
    for level, suffix in _SUFFIX[unit]:
        found = table.ancestor(region, level)
        if found is not None and found.name.endswith(suffix):
            return found
    return None


def find_regions(
    text: str,
    table: RegionTable,
    document: Region | None = None,
) -> list[RegionMention]:
    """The region mentions of clean text, in order, not overlapping.

    text (str): clean text; "\\n" separates blocks.
    table (RegionTable): from `load_regions`.
    document (Region): the region the document is about, which settles deictic words and ambiguous names.
    RETURNS (list): offsets are code points of ``text``. A name that is a common word and stands without a sign
        that it is a place gives no mention.
    """
    return PlaceScan(text, table).mentions(document)


class PlaceScan:
    """What a text holds of places, whosever it is: it is read again when that is known.

    text (str): clean text. table (RegionTable): from `load_regions`.
    """

    def __init__(self, text: str, table: RegionTable) -> None:
        self.text, self.table = text, table
        self._names = table.find(text)
        self._bylines = Bylines(text)
        self._titles = [m.span() for m in _TITLE.finditer(text)] if "《" in text else []
        self._brands = [m.span() for m in _BRAND.finditer(text)] if "“" in text else []
        if self._brands or "“" in text:
            self._brands = sorted({*self._brands, *(m.span() for m in _SCHEME.finditer(text))})

    def _no_word(self, hit: _Hit, document: Region | None) -> bool:
        """Whether a short name is made of the end of one word and the beginning of another (公|开平|台)."""
        text, name = self.text, hit.name
        if hit.deictic is not None or name.group or text.startswith("等", hit.end):
            return False  # 昭平等县
        if (name.rank < 2 and text[hit.end - 1] not in "东西南北") or document in name.candidates:
            return False
        return cut_through(text, hit.start, hit.end)

    def doubtful(self) -> list[NameMatch]:
        """The short names that are not read as places while nothing tells whose the text is; none in a street's name."""
        text, contexts = self.text, self.table.contexts
        return [
            NameMatch(hit.start, hit.end, hit.name)
            for hit in _hits(text, self.table, None, self._names)
            if hit.bare
            and not hit.accepted
            and not hit.name.group
            and not self._bylines.name(hit.start, hit.end)
            and (contexts.tail(text, hit.end, True) or ("",))[0] != "place"
            and not cut_through(text, hit.start, hit.end)
        ]

    def mentions(self, document: Region | None) -> list[RegionMention]:
        """`find_regions` of the text, as a document about ``document``."""
        text = self.text
        hits = [
            hit
            for hit in _hits(text, self.table, document, self._names)
            if not (hit.bare and self._bylines.name(hit.start, hit.end))
        ]
        _accept_lists(text, hits)
        _accept_figures(text, hits)
        resolver = _Resolver(self.table, document)
        out: list[RegionMention] = []
        taken = 0
        for hit in hits:
            if not hit.accepted or hit.start < taken or (hit.bare and self._no_word(hit, document)):
                continue
            resolver.enter(hit.block)
            mention, taken = _mention(text, hit, resolver, self._titles)
            plain = mention.kind == "name"
            if plain and hit.bare and self._bylines.writes_from(hit.start, hit.end):
                mention.kind = "media"
            elif plain and hit.bare and hit.deictic is None and _inside(self._brands, hit.start):
                mention.kind = "title"  # “浏阳花鼓”: a name that holds a place
            elif plain and text[hit.start - 1 : hit.start] == "的":
                led = _NEIGHBOUR.search(text, max(0, hit.start - 6), hit.start)
                mention.start = led.start() if led is not None else mention.start
            out.append(mention)
        return out


def _mention(
    text: str, hit: _Hit, resolver: _Resolver, titles: list[tuple[int, int]]
) -> tuple[RegionMention, int]:
    """The mention of a hit, and the offset before which no other mention can begin (the street's name is no place)."""
    table = resolver.table
    tail = None
    if hit.deictic is not None:
        region = resolver.point(hit.deictic, ours=text[hit.start] in _OURS)
        mention = RegionMention(hit.start, hit.end, region, (region,) if region else (), "deictic")
        if text.startswith("中国", hit.start):
            tail = table.contexts.tail(text, hit.end, True)
            if tail is None and not _COUNTRY_ACTS.match(text, hit.end):
                mention.kind = "org"
    elif hit.name is _UNLISTED:
        mention = RegionMention(hit.start, hit.end, None, (), "name")
        _pass_over_township(text, mention)
        tail = table.contexts.tail(text, mention.end, False)
    elif hit.name.group:
        return RegionMention(hit.start, hit.end, None, hit.name.candidates, "group"), hit.end
    else:
        region = resolver.resolve(hit.name.candidates, hit.bare)
        mention = RegionMention(hit.start, hit.end, region, hit.name.candidates, "name")
        if region is not None and not (hit.bare and _OF_A_ROAD.match(text, hit.end)):
            _extend_to_township(text, mention, region, table, bare=hit.bare)
        tail = table.contexts.tail(text, mention.end, hit.bare and mention.end == hit.end)
    if tail is not None:
        mention.kind = tail[0]
    elif table.contexts.writes_from(text, hit.start, hit.end):
        mention.kind = "media"
    elif titles and _inside(titles, hit.start):
        mention.kind = "title"
    if mention.region is not None and mention.kind not in ("media", "place"):
        firm = mention.kind == "org" and hit.bare and _FIRM.match(text, mention.end) is not None
        resolver.remember(mention.region, hit.start, aside=firm or _aside(text, mention))
    return mention, tail[1] if tail is not None and tail[0] == "place" else mention.end


def _aside(text: str, mention: RegionMention) -> bool:
    """Whether a place is but a partner, a destination or in brackets: 全县 behind it is the reporter's."""
    if text[mention.start - 1 : mention.start] in _PARTNERS and _PARTNER.search(
        text, max(0, mention.start - 2), mention.start
    ):
        return True
    return text.startswith(_GIVES, mention.end) or _in_brackets(text, mention.start)


def _in_brackets(text: str, at: int) -> bool:
    """Whether ``at`` stands in brackets behind text; a byline in brackets opens its line."""
    opened = text.rfind("(", max(0, at - _ASIDE), at)
    return opened > 0 and text[opened - 1] not in "\n。 " and text.find(")", opened, at) < 0


def _inside(spans: list[tuple[int, int]], at: int) -> bool:
    index = bisect_right(spans, at, key=lambda span: span[0]) - 1
    return index >= 0 and at < spans[index][1]


def _extend_to_township(
    text: str, mention: RegionMention, region: Region, table: RegionTable, *, bare: bool
) -> None:
    if region.level != "county" and (region.level != "city" or table.has_counties(region)):
        return
    match = _STREETS.match(text, mention.end) if bare else None
    if match is not None:  # called like its district, which is told by what stands before
        name, end = f"{region.name[:-1]}街道", match.end()
    else:
        match = _TOWNSHIP.match(text, mention.end)
        if match is None:
            return
        name, end = match[1], match.end(1)
    township = Region(region.code, f"{region.path}/{name}", name, "township")
    mention.end = end
    mention.region = township
    mention.candidates = (township,)


def _pass_over_township(text: str, mention: RegionMention) -> None:
    """A township of a place that is not in the table belongs to its name."""
    match = _TOWNSHIP.match(text, mention.end)
    if match is not None:
        mention.end = match.end(1)


# -- hits -------------------------------------------------------------------------------------------------


def _hits(text: str, table: RegionTable, document: Region | None, names: Sequence[NameMatch]) -> list[_Hit]:
    """The matcher's hits with adjacent names of one path merged; a hit that needs a sign is not yet accepted."""
    hits: list[_Hit] = []
    scope = _Scope(table, document)
    block = 0
    last = 0
    full = {m.start for m in names if isinstance(m.value, Name) and not m.value.bare}
    for match in names:
        start, end, value = match.start, match.end, match.value
        if text.find("\n", last, start) >= 0:
            block += 1
        last = start
        if isinstance(value, Deictic):
            name = table.named(text[start:end])
            if name is None or point(value.unit, document, table) is not None:
                hits.append(_Hit(start, end, _NOTHING, False, True, block, value))
                continue
            value = name
        if value.bare and text[end : end + 1] in _VILLAGES and value.rank == 3 and _SMALLER.match(text, end):
            continue
        previous = hits[-1] if hits else None
        if value.bare and value.rank > 1 and _STREETS.match(text, end) and not _of(previous, start, value):
            continue
        if (
            previous is not None
            and previous.name is _UNLISTED
            and previous.end == start
            and value.rank == 3
            and not value.bare
        ):
            previous.end = end  # a district of a place that is not in the table
            continue
        if value.bare and _other_kind(text, start, end, value):
            parent = previous if previous is not None and previous.end == start else None
            if parent is not None and parent.deictic is None and parent.accepted:
                hits.pop()  # 岳阳市云溪县: neither the city nor its district
                hits.append(_Hit(parent.start, end + 1, _UNLISTED, False, True, block))
                continue
            if (
                value.use == "free"
                or scope.accepts(text, start, end, value)
                or (value.use == "local" and text[end] in "县市" and _bounded(text, start))
            ):
                hits.append(_Hit(start, end + 1, _UNLISTED, False, True, block))
                continue
        if (
            previous is not None
            and previous.end == start
            and previous.deictic is None
            and previous.name is not _UNLISTED
            and _merge(text, previous, value, end, end in full)
        ):
            continue
        if value.bare:
            # 亲临江苏: the matcher takes 临江, but the larger place begins at its last character.
            better = _overlapping(text, end, value, table)
            if better is not None:
                start, end, value = better
            elif table.contexts.joined(text, end):
                continue
        shrunk = (value, end) if end in full else _shrink(text, start, end, value, table)
        if shrunk is None:
            continue
        value, end = shrunk
        hits.append(_Hit(start, end, value, value.bare, scope.accepts(text, start, end, value), block))
    return hits


def _overlapping(text: str, end: int, value: Name, table: RegionTable) -> tuple[int, int, Name] | None:
    rank = value.rank
    if rank < 2:
        return None
    for size in (3, 2):
        if end - 1 + size > len(text):
            continue
        name = table.named(text[end - 1 : end - 1 + size])
        if name is not None and name.use == "free" and not name.group and name.rank < rank:
            return end - 1, end - 1 + size, name
    return None


def _other_kind(text: str, start: int, end: int, value: Name) -> bool:
    """Whether a short name is but the beginning of the name of a place that is not in the table (云溪 in 云溪县)."""
    return (
        value.rank > 1
        and not value.group
        and all(region.name.startswith(text[start:end]) for region in value.candidates)
        and (
            _OTHER_KIND.match(text, end) is not None
            or (value.rank == 3 and value.use == "free" and _COUNTY_OF_THAT_NAME.match(text, end) is not None)
        )
    )


def _of(previous: _Hit | None, start: int, value: Name) -> bool:
    """Whether the place right before a short name that begins at ``start`` is one it lies in (重庆|沙坪坝)."""
    if previous is None or previous.end != start:
        return False
    return any(p.contains(c) and p != c for p in previous.name.candidates for c in value.candidates)


_VILLAGES = ("村", "镇", "乡")
_NOTHING = Name((), "free", bare=False)
_UNLISTED = Name((), "context", bare=False)
"""The name of a hit on a place that is not in the table."""


def _merge(text: str, previous: _Hit, value: Name, end: int, followed: bool) -> bool:
    """Join a name to the parent right before it: 甘肃 + 临夏. False when it is none of the parent's.

    followed (bool): whether another name begins where this one ends (保定市容城县: no 市容).
    """
    if previous.name.group or value.group:
        return False
    below = tuple(
        c
        for c in value.candidates
        if any(p.contains(c) and p.path != c.path for p in previous.name.candidates)
    )
    if not below:
        return False
    if (
        value.bare
        and value.use == "context"
        and min(c.rank for c in below) == 3
        and not _BOUNDARY_AFTER.match(text, end)
        and not _TOWNS_BEHIND.match(text, end)
    ):
        return False
    if not followed and _continues(text, end, text[end - 1]):
        return False
    if value.bare:
        top = min(region.rank for region in below)
        below = tuple(region for region in below if region.rank == top)
    previous.end = end
    previous.name = Name(below, "free", value.bare)
    previous.bare = value.bare
    previous.accepted = True
    return True


def _continues(text: str, end: int, last: str) -> bool:
    """True when the suffix of a full name belongs to the next word: 新建区|域, 东方市|场."""
    after = text[end : end + 1]
    return bool(after) and (
        (last == "区" and after in _NOT_A_DISTRICT)
        or (last == "市" and after in _NOT_A_CITY)
        or (last == "县" and after in _NOT_A_COUNTY_SEAT)
    )


def _shrink(text: str, start: int, end: int, value: Name, table: RegionTable) -> tuple[Name, int] | None:
    """A full name whose suffix belongs to the next word becomes the short name, or nothing."""
    if value.bare or not _continues(text, end, text[end - 1]):
        return value, end
    short = table.named(text[start : end - 1])
    if short is None or not short.bare or short.use != "free":
        return None
    return short, end - 1


class _Scope:
    """Which names may be read alone in a report about ``document``; lists and parents are seen elsewhere."""

    def __init__(self, table: RegionTable, document: Region | None) -> None:
        self._table = table
        self._document = document
        self._province: str | None = None
        self._city: Region | None = None
        if document is not None and document.level != "country":
            self._province = document.code[:2]
            self._city = table.ancestor(document, "city")
            province = table.ancestor(document, "province")
            if self._city is None and province is not None and province.name.endswith("市"):
                self._city = province

    def accepts(self, text: str, start: int, end: int, value: Name) -> bool:
        if value.group:
            return value.use == "free"
        if value.bare:
            return self._accepts_short(text, start, end, value)
        if end - start == 2:  # 成县, 文县 (see 建成县级); 城区 only beside its city
            return (
                text[end - 1] != "区" and _bounded(text, start) and text[end : end + 1] not in _NOT_A_COUNTY
            )
        if value.use != "free":
            document = self._document
            return document is not None and any(
                document.contains(c) or c.contains(document) for c in value.candidates
            )
        if self._province is None or any(
            c.rank < 3 or c.code[:2] == self._province for c in value.candidates
        ):
            return True
        # A county of another province whose short name is a word: 适应城市 is no 应城市.
        short = self._table.named(text[start : end - 1])
        return (short is not None and short.use == "free") or _bounded(text, start)

    def _accepts_short(self, text: str, start: int, end: int, value: Name) -> bool:
        document = self._document
        if document is not None and any(c.path == document.path for c in value.candidates):
            return True
        if text[start - 1 : start] in ("", "\n") and _DATELINE_BEHIND.match(text, end):
            return True  # a dateline opens the block
        if document is None and text[end - 1] not in _TOWN_ENDS and _heads_a_town(text, start, end, value):
            return True  # 开化马金镇, in a text that does not tell whose it is
        if value.use == "free":
            # Short county names collide with words too often to be read outside the province of the report.
            return document is None or any(
                c.rank < 3 or c.code[:2] == self._province for c in value.candidates
            )
        if value.rank == 3 and self._province is not None and _bounded(text, start):
            inside = all(c.code[:2] == self._province for c in value.candidates)
            if inside and _TOWNSHIP.match(text, end) is not None:
                return True  # 乐清虹桥镇
        if value.use == "local":
            return self._city is not None and any(self._city.contains(c) for c in value.candidates)
        return self._province is not None and any(
            c.code[:2] == self._province
            and (c.rank == 2 or (_runs_itself(c) and _stands_apart(text, start, end)))
            for c in value.candidates
        )


def _heads_a_town(text: str, start: int, end: int, value: Name) -> bool:
    """Whether a county's short name stands before the name of a town, and is a name by the dictionary or comes again."""
    if value.rank != 3 or len(value.candidates) != 1 or not _bounded(text, start):
        return False
    town = _TOWNSHIP.match(text, end)
    if town is None or len(town[1]) < _SHORTEST_TOWN:
        return False
    word = text[start:end]
    tag = jieba_words().tag(word)
    return tag is None or tag in ("ns", "nr", "nrt", "nrfg") or text.count(word) > 1


def _runs_itself(region: Region) -> bool:
    """Whether a county stands directly below a province that is no municipality (天门, 济源)."""
    parts = region.path.split("/")
    return len(parts) == 2 and not parts[0].endswith("市")


def _stands_apart(text: str, start: int, end: int) -> bool:
    """Whether a short name that is also a word opens its clause and a figure or a mark of a list follows."""
    return not text[start - 1 : start].strip("、,。;:(\n ") and _FIGURE_BEHIND.match(text, end) is not None


def _bounded(text: str, start: int) -> bool:
    before = text[start - 1 : start]
    return not before or not "\u4e00" <= before <= "\u9fff" or before in _BOUNDARY_BEFORE


def _accept_lists(text: str, hits: list[_Hit]) -> None:
    """Accept a doubtful name in a list of places of the same province: 永善、大关、盐津三县."""
    for at in range(1, len(hits)):
        doubtful = hits[at]
        if not doubtful.accepted and (_BOUNDARY_AFTER.match(text, doubtful.end) or doubtful.name.rank < 3):
            _accept_beside(text, hits[at - 1], hits[at], hits[at])
    for at in range(len(hits) - 2, -1, -1):
        if not hits[at].accepted:
            _accept_beside(text, hits[at], hits[at + 1], hits[at])


def _accept_figures(text: str, hits: list[_Hit]) -> None:
    """Accept a doubtful county in a list of its sisters with a figure each: 邗江区16人,宝应30人,仪征14人."""
    for at, doubtful in enumerate(hits):
        if (
            doubtful.accepted
            or doubtful.name.group
            or text[doubtful.start - 1 : doubtful.start] not in _LISTS
        ):
            continue
        unit = unit_behind(text, doubtful.end)
        if unit is None:
            continue
        for left, right in ((hits[at - 1], doubtful), (doubtful, hits[min(at + 1, len(hits) - 1)])):
            other = left if right is doubtful else right
            if (
                other.accepted
                and other.deictic is None
                and left.end < right.start
                and unit_behind(text, other.end) == unit
                and listed_beside(text, left.end, right.start)
                and _sisters(other.name, doubtful.name)
            ):
                doubtful.accepted = True
                break


def _sisters(one: Name, other: Name) -> bool:
    """Whether divisions of both names lie directly in the same one."""
    parents = {c.path.rpartition("/")[0] for c in one.candidates if c.level == "county"}
    return any(c.path.rpartition("/")[0] in parents for c in other.candidates)


def _accept_beside(text: str, left: _Hit, right: _Hit, doubtful: _Hit) -> None:
    other = right if doubtful is left else left
    if not other.accepted or other.deictic is not None or other.name.group or other.name is _UNLISTED:
        return
    if right.start - left.end != 1 or text[left.end] not in "、和与及":
        return
    provinces = {c.code[:2] for c in other.name.candidates if c.level != "country"}
    shared = tuple(c for c in doubtful.name.candidates if c.code[:2] in provinces)
    if shared or all(
        c.level in ("province", "city") for c in (*other.name.candidates, *doubtful.name.candidates)
    ):
        doubtful.accepted = True


# -- resolving --------------------------------------------------------------------------------------------


class _Resolver:
    """Settles names by the document's region, what the paragraph named before, and level."""

    def __init__(self, table: RegionTable, document: Region | None) -> None:
        self.table = table
        self.document = document
        self._block = 0
        self._seen: dict[str, int] = {}
        self._latest: Region | None = None

    def enter(self, block: int) -> None:
        """Begin a paragraph: what earlier paragraphs named no longer settles names."""
        if block != self._block:
            self._block = block
            self._seen.clear()
            self._latest = None

    def remember(self, region: Region, at: int, *, aside: bool = False) -> None:
        """A place has been named. aside (bool): in brackets, so that 全市 behind it is not its."""
        if region.level == "country":
            return
        if not aside:
            self._latest = region
        path = region.path
        while path:
            self._seen[path] = at
            path = path.rpartition("/")[0]

    def point(self, deictic: Deictic, ours: bool) -> Region | None:
        """The region a deictic word means. ours (bool): 我市, 本县, the reporter's own and no other place named before."""
        latest = point(deictic.unit, self._latest, self.table)
        own = point(deictic.unit, self.document, self.table)
        return (latest or own) if deictic.anaphor else own if ours else (own or latest)

    def resolve(self, candidates: tuple[Region, ...], bare: bool) -> Region | None:
        """The one region meant, None when nothing decides."""
        if len(candidates) == 1:
            return candidates[0]
        document = self.document
        if document is not None and document in candidates:
            return document
        if bare:
            top = min(candidates, key=lambda region: region.rank)
            if top.level == "province" or all(top.contains(region) for region in candidates):
                return top  # 河北 alone is the province, not the district of that name
            if top.code[2:] == _CAPITAL and (document is None or document.level == "country"):
                return top  # 西安 is the city, not a district of another
        left = list(candidates)
        if document is not None and document.level != "country":
            inside = [
                region
                for region in left
                if document.contains(region) and (not bare or region.rank <= document.rank + 1)
            ]
            left = inside or left
        if len(left) > 1:
            left = self._near(left)
        if len(left) > 1 and document is not None:
            for level in _NEAREST_FIRST:
                above = self.table.ancestor(document, level)
                beside = [region for region in left if above is not None and above.contains(region)]
                if beside:
                    left = beside
                    break
        if len(left) > 1 and bare:
            rank = min(region.rank for region in left)
            left = [region for region in left if region.rank == rank]
            # 伊宁 is the city before it is the county round it.
            left = [region for region in left if region.name.endswith("市")] or left
        return left[0] if len(left) == 1 else None

    def _near(self, candidates: list[Region]) -> list[Region]:
        """Those whose parent the paragraph named last."""
        ranked = [(self._last_named(region), region) for region in candidates]
        best = max(at for at, _ in ranked)
        return [region for at, region in ranked if at == best]

    def _last_named(self, region: Region) -> int:
        best = -1
        path = region.path
        while path:
            best = max(best, self._seen.get(path, -1))
            path = path.rpartition("/")[0]
        return best
