"""Region mentions in clean text: full and short names, paths, lists, deictic words, and what is no plain place.

One pass of the matcher, then a bounded number of steps a hit: time is linear in the text. `region_hits` finds what may be a name,
`region_scope` says which may be read alone, `region_lists` which a list vouches for, `region_resolver` what they mean.
"""

from __future__ import annotations

from bisect import bisect_right

from minzheng_ie.compiled import compile_re
from minzheng_ie.entities.bylines import Bylines
from minzheng_ie.entities.houses import BESIDE, HOUSE
from minzheng_ie.entities.people import called_like_places, is_one_of
from minzheng_ie.entities.region_hits import UNLISTED, Hit, find_hits
from minzheng_ie.entities.region_lists import accept_figures, accept_headings, accept_lists, accept_losses
from minzheng_ie.entities.region_mention import RegionMention
from minzheng_ie.entities.region_resolver import Resolver
from minzheng_ie.entities.region_rows import TailKind
from minzheng_ie.entities.region_scope import opens_a_dateline
from minzheng_ie.entities.region_table import NameMatch, Region, RegionTable
from minzheng_ie.entities.region_towns import extend_to_township, pass_over_township
from minzheng_ie.entities.straits import across
from minzheng_ie.text.word_edges import cut_through

# 中国 stands mostly inside names (中国节水奖); it speaks of the country where it has or does something.
_BRANCH = compile_re(r"[\u4e00-\u9fff]{1,10}?分库")  # 中华骨髓库|某省分库
_COUNTRY_ACTS = compile_re(r"[有的在已现共将仍正]|\d|境内|大陆|内地|人口|老年|老龄|城乡")
_BRAND = compile_re(r"“[^“”\n,。;:、]{3,12}”")
# A name in quotation marks that says it is a scheme's may be long (“长者入住广东院舍试验计划”).
_SCHEME = compile_re(r"“[^“”\n,。;:]{3,30}(?:计划|项目|行动|工程|方案)”")
_TITLE = compile_re(r"《[^《》\n]*》?")
# A bank or a firm called like a county (玉山银行): 全市 behind it is not of that county.
_IN_LISTS = frozenset("、等")
# 北干、蜀山、新塘等街道: a list of towns without their endings; 蜀山 is none of the districts called so
_TOWNS_LISTED = compile_re(
    r"(?:、[\u4e00-\u9fff]{2,3}){0,24}等?(?:\d{1,2}个)?(?:街道|镇街|[镇乡](?![\u4e00-\u9fff]{0,2}[、级]))"
)
_FIRM = compile_re(r"[\u4e00-\u9fff]{0,6}?(?:银行|公司|集团|证券|保险|基金会|大学|学院)")
# What sets a neighbour's name off is no part of what is told of it.
_NEIGHBOUR = compile_re(r"(?:相邻|邻近|毗邻|周边|[一隔][山水河江海]之隔)的$")
_PARTNERS = tuple("与同跟向赴往被合请助援扶习鉴")
_PARTNER = compile_re(r"(?:[与同跟向赴往被]|联合|邀请|[援帮]助|支援|帮扶|学习|借鉴)$")
_GIVES = ("捐赠", "捐助", "捐款", "援助", "援建", "支援", "赠送", "帮扶", "对口")
_ASIDE = 16  # characters behind a bracket in which a place stands in it
_WHOSE = tuple("该全本我各某")
_OURS = frozenset("我本咱")
_WHOLES = tuple("省市县区州旗盟")


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

    def _no_word(self, hit: Hit, document: Region | None) -> bool:
        """Whether a short name is made of the end of one word and the beginning of another (公|开平|台)."""
        text, name = self.text, hit.name
        if hit.deictic is not None or name.group or text.startswith("等", hit.end):
            return False  # 昭平等县
        if opens_a_dateline(text, hit.start, hit.end):
            return False
        if text[hit.start] in "镇乡" and text[hit.start - 1 : hit.start] in _WHOSE:
            return True  # 该镇原有床位, 全镇平均
        if text[hit.end : hit.end + 1] == "全" and text[hit.end + 1 : hit.end + 2] in _WHOLES:
            return False  # 七夕节河北|全省
        if (name.rank < 2 and text[hit.end - 1] not in "东西南北") or document in name.candidates:
            return False
        return cut_through(text, hit.start, hit.end)

    def doubtful(self) -> list[NameMatch]:
        """The short names that are not read as places while nothing tells whose the text is; none in a street's name."""
        text, contexts = self.text, self.table.contexts
        return [
            NameMatch(hit.start, hit.end, hit.name)
            for hit in find_hits(text, self.table, None, self._names)
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
        found = find_hits(text, self.table, document, self._names)
        people = called_like_places(text, found)
        hits = [
            hit
            for hit in found
            if not (hit.bare and self._bylines.name(hit.start, hit.end)) and not is_one_of(text, hit, people)
        ]
        accept_lists(text, hits)
        accept_figures(text, hits)
        accept_headings(text, hits)
        accept_losses(text, hits)
        resolver = Resolver(self.table, document)
        out: list[RegionMention] = []
        taken = 0
        for hit in hits:
            hit.accepted = hit.accepted or self._bylines.reports_from(hit.end)
            if not hit.accepted or hit.start < taken or (hit.bare and self._no_word(hit, document)):
                continue
            resolver.enter(hit.block)
            mention, taken = _mention(text, hit, resolver, self._titles)
            if mention.kind == "name":
                self._told(mention, hit)
            elif mention.kind == "deictic" and self._in_a_scheme(mention):
                mention.kind = "title"
            out.append(mention)
        across(text, out, self.table, document)
        return out

    def _in_a_scheme(self, mention: RegionMention) -> bool:
        """Whether 全国 opens the name of something in quotation marks (“全国通办”)."""
        region = mention.region
        if region is None or region.level != "country" or self.text[mention.start - 1 : mention.start] != "“":
            return False
        return _inside(self._brands, mention.start)

    def _told(self, mention: RegionMention, hit: Hit) -> None:
        """What a plain name is by what stands round it, and where it begins."""
        if (hit.bare or self._bylines.reports_from(hit.end)) and self._bylines.writes_from(
            hit.start, hit.end
        ):
            mention.kind = "media"
        elif hit.bare and hit.deictic is None and _inside(self._brands, hit.start):
            mention.kind = "title"  # “浏阳花鼓”: a name that holds a place
        elif self.text[hit.start - 1 : hit.start] == "的":
            led = _NEIGHBOUR.search(self.text, max(0, hit.start - 6), hit.start)
            mention.start = led.start() if led is not None else mention.start


def _mention(
    text: str, hit: Hit, resolver: Resolver, titles: list[tuple[int, int]]
) -> tuple[RegionMention, int]:
    """The mention of a hit, and the offset before which no other mention can begin (the street's name is no place)."""
    if hit.deictic is None and hit.name.group:
        return RegionMention(hit.start, hit.end, None, hit.name.candidates, "group"), hit.end
    if hit.deictic is not None:
        mention, tail = _pointing(text, hit, resolver)
    else:
        mention, tail = _named(text, hit, resolver)
    if tail is not None:
        mention.kind = tail[0]
    elif resolver.table.contexts.writes_from(text, hit.start, hit.end):
        mention.kind = "media"
    elif titles and _inside(titles, hit.start):
        mention.kind = "title"
    if mention.region is not None and mention.kind not in ("media", "place"):
        firm = mention.kind == "org" and hit.bare and _FIRM.match(text, mention.end) is not None
        resolver.remember(mention.region, hit.start, mention.end, aside=firm or _aside(text, mention))
    return mention, tail[1] if tail is not None and tail[0] == "place" else mention.end


def _pointing(text: str, hit: Hit, resolver: Resolver) -> tuple[RegionMention, tuple[TailKind, int] | None]:
    """The mention of a word that points (全市, 我省), and what follows that makes it another kind."""
    region = (
        resolver.point(hit.deictic, hit.start, ours=text[hit.start] in _OURS)
        if hit.deictic is not None
        else None
    )
    mention = RegionMention(hit.start, hit.end, region, (region,) if region else (), "deictic")
    if text[hit.end - 1] == "库" and _BRANCH.match(text, hit.end) is not None:
        mention.region, mention.candidates = None, ()
    if not text.startswith("中国", hit.start):
        return mention, None
    tail = resolver.table.contexts.tail(text, hit.end, True)
    if tail is None and not _COUNTRY_ACTS.match(text, hit.end):
        mention.kind = "org"
    return mention, tail


def _named(text: str, hit: Hit, resolver: Resolver) -> tuple[RegionMention, tuple[TailKind, int] | None]:
    """The mention of a name, with its town, and what follows that makes it another kind."""
    tail_of = resolver.table.contexts.tail
    if hit.name is UNLISTED:
        mention = RegionMention(hit.start, hit.end, None, (), "name")
        pass_over_township(text, mention)
        return mention, tail_of(text, mention.end, False)
    if (
        hit.bare
        and text[hit.end : hit.end + 1] in _IN_LISTS
        and _TOWNS_LISTED.match(text, hit.end) is not None
    ):
        return RegionMention(hit.start, hit.end, None, (), "place"), None
    region = resolver.resolve(hit.name.candidates, hit.bare)
    mention = RegionMention(hit.start, hit.end, region, hit.name.candidates, "name")
    if region is not None:
        extend_to_township(text, mention, region, resolver.table, bare=hit.bare)
    tail = tail_of(text, mention.end, hit.bare and mention.end == hit.end)
    if tail is not None and tail[0] == "org" and region is not None and mention.end > hit.end:
        house = HOUSE.match(text, mention.end) if text[hit.start - 1 : hit.start] not in BESIDE else None
        if house is not None and house.end("name") == tail[1]:
            tail = None  # 某县甲镇|乙小学: what is told of a town's school is of the town
    return mention, tail


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
    if not spans:
        return False
    index = bisect_right(spans, at, key=lambda span: span[0]) - 1
    return index >= 0 and at < spans[index][1]
