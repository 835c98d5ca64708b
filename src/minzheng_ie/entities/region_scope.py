"""Which names may be read alone in a report about a region; lists and parents are seen elsewhere."""

from __future__ import annotations

from minzheng_ie.compiled import compile_re
from minzheng_ie.entities.region_table import Name, Region, RegionTable
from minzheng_ie.entities.town_names import TOWNSHIP
from minzheng_ie.text.dictionary import plain_words

_DATED = compile_re(r"\d[年月日]度?$")
_NOT_A_COUNTY = "级域城乡区市"
_BOUNDARY_BEFORE = "、和与及在于从对由以向到为省县市区州盟旗"
_DATELINE_BEHIND = compile_re(r":|[^\s,。:;()、]{1,10}讯(?=[\s(,:])|[网报]\([^\s()]{0,6}(?:记者|通讯员)")
_FIGURE_BEHIND = compile_re(r"[、,:0-9]|和|(?:[\u4e00-\u9fff]{2,8})[0-9]")
_LEADS = "在于从对由以向到为据经"
_OWN_BODY = compile_re(
    r"(?:民政|财政|教育|卫健|统计|审计|应急管理|退役军人事务)局|(?:人民)?政府|残联|残疾人联合会|慈善(?:总会|协会|会)|红十字会"
    r"|第?[一二三四五六七八九十]{1,3}届|人大|政协|人民(?:代表大会|法院|检察院)"
)
_TOWN_ENDS = "镇乡村街"
_SHORTEST_TOWN = 3  # 马金镇; what is shorter may be a word (开化|镇)


class Scope:
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
        """Whether ``text[start:end]`` may be read as a place without another sign that it is one."""
        if value.group:
            return value.use == "free"
        if value.bare:
            return self._accepts_short(text, start, end, value)
        if end - start == 2:  # 成县, 文县 (see 建成县级); 城区 only beside its city
            if text[end - 1] == "区" or text[end : end + 1] in _NOT_A_COUNTY:
                return False
            return bounded(text, start) or self._with_its_town(text, end, value)
        if value.use != "free":
            document = self._document
            return _acts(text, start, end) or (
                document is not None
                and any(document.contains(c) or c.contains(document) for c in value.candidates)
            )
        if self._province is None or any(
            c.rank < 3 or c.code[:2] == self._province for c in value.candidates
        ):
            return True
        # A county of another province whose short name is a word: 适应城市 is no 应城市.
        short = self._table.named(text[start : end - 1])
        return (short is not None and short.use == "free") or bounded(text, start)

    def _accepts_short(self, text: str, start: int, end: int, value: Name) -> bool:
        """Whether a name without its suffix may be read as a place."""
        document = self._document
        if document is not None and any(c.path == document.path for c in value.candidates):
            return True
        if opens_a_dateline(text, start, end):
            return True
        if document is None and text[end - 1] not in _TOWN_ENDS and _heads_a_town(text, start, end, value):
            return True  # 开化马金镇, in a text that does not tell whose it is
        if value.use == "free":
            # Short county names collide with words too often to be read outside the province of the report.
            return document is None or any(c.rank < 3 or self._here(c) for c in value.candidates)
        if self._heads_its_town(text, start, end, value):
            return True  # 乐清虹桥镇
        if value.use == "local":
            return self._city is not None and any(self._city.contains(c) for c in value.candidates)
        return self._province is not None and any(
            self._here(c) and (c.rank == 2 or (_runs_itself(c) and _stands_apart(text, start, end)))
            for c in value.candidates
        )

    def _with_its_town(self, text: str, end: int, value: Name) -> bool:
        """Whether a county of the report's city stands before the name of a town (走进环县|曲子镇)."""
        city = self._city
        if city is None or not all(city.contains(c) for c in value.candidates):
            return False
        return TOWNSHIP.match(text, end) is not None

    def _here(self, region: Region) -> bool:
        """Whether a region lies in the province of the report."""
        return region.code[:2] == self._province

    def _heads_its_town(self, text: str, start: int, end: int, value: Name) -> bool:
        """Whether a county of the report's province stands before the name of a town."""
        if value.rank != 3 or self._province is None or not bounded(text, start):
            return False
        return all(map(self._here, value.candidates)) and TOWNSHIP.match(text, end) is not None


def _heads_a_town(text: str, start: int, end: int, value: Name) -> bool:
    """Whether a county's short name stands before the name of a town, and is a name by the dictionary or comes again."""
    if value.rank != 3 or len(value.candidates) != 1 or not bounded(text, start):
        return False
    town = TOWNSHIP.match(text, end)
    if town is None or len(town[1]) < _SHORTEST_TOWN:
        return False
    word = text[start:end]
    tag = plain_words().tag(word)
    return tag is None or tag in ("ns", "nr", "nrt", "nrfg") or text.count(word) > 1


def _acts(text: str, start: int, end: int) -> bool:
    """Whether a whole name that is also two words stands before a body of its own, and opens its phrase (来到合作市|民政局)."""
    before = text[start - 1 : start]
    if "\u4e00" <= before <= "\u9fff" and before not in _LEADS:
        return False
    return _OWN_BODY.match(text, end) is not None


def _runs_itself(region: Region) -> bool:
    """Whether a county stands directly below a province that is no municipality (天门, 济源)."""
    parts = region.path.split("/")
    return len(parts) == 2 and not parts[0].endswith("市")


def _stands_apart(text: str, start: int, end: int) -> bool:
    """Whether a short name that is also a word opens its clause and a figure or a mark of a list follows."""
    return not text[start - 1 : start].strip("、,。;:(\n ") and _FIGURE_BEHIND.match(text, end) is not None


def opens_a_dateline(text: str, start: int, end: int) -> bool:
    """Whether a name opens its line, and the line is a dateline's (彭水|网讯, 青田|:)."""
    return text[start - 1 : start] in ("", "\n") and _DATELINE_BEHIND.match(text, end) is not None


def bounded(text: str, start: int) -> bool:
    """Whether a name that begins at ``start`` is no end of a longer word."""
    before = text[start - 1 : start]
    if not before or not "\u4e00" <= before <= "\u9fff" or before in _BOUNDARY_BEFORE:
        return True
    return before in "年月日度" and _DATED.search(text, max(0, start - 3), start) is not None
