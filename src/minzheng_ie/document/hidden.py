"""Whose a text is that names its place only by a short name too like a word to be read alone, or by the local paper.

“情满清水·金秋助学” in a text of 我县 that also speaks of 天水: 清水县. A city's evening paper tells of 全市: that city.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from minzheng_ie.compiled import compile_re
from minzheng_ie.document.cues import DocumentCues
from minzheng_ie.document.model import Span
from minzheng_ie.document.named_places import regions_of
from minzheng_ie.document.press import Press
from minzheng_ie.document.zones import Zones
from minzheng_ie.entities.region_mention import RegionMention
from minzheng_ie.entities.region_resolver import point
from minzheng_ie.entities.region_rows import Unit
from minzheng_ie.entities.region_table import Name, NameMatch, Region, RegionTable
from minzheng_ie.text.dictionary import plain_words

_OWN = 3  # 我县, or 全县 and an office of the county
_TWICE = 2
_AID = compile_re(r"援[疆藏青川]|对口|结对|支援|驰援|援建|协作")
_SENT_TO = ("向", "往", "赴", "发往", "运抵", "驰援")
_STRUCK = compile_re(r"[^,。;:\n]{0,4}?(?:地震|震区|灾区|疫情|特大)")
"""Behind a place far away that was struck: 我省…向雅安地震灾区调运…."""
_QUOTED = 14
_PREFIX = 4
# 春城镇, 羊城大厦 are other things than the city.
_A_NAME_OF_ITS_OWN = compile_re(
    r"社区|街道|[村镇乡县区路江河湖山寨]|小区|广场|大[厦道街]|酒店|公司|集团|[一-鿿]{0,4}有限|小学|中学|花园|学校|医院|[晚日晨早]报"
)
_ALONE = compile_re(r"\s*(?:\n|$)")
_NAMES_OF_PEOPLE_AND_PLACES = ("nr", "ns")

# Only characters that are of no city, no person and no other word behind these verbs.
_PROVINCES = {
    "湘": "湖南省",
    "鄂": "湖北省",
    "粤": "广东省",
    "豫": "河南省",
    "皖": "安徽省",
    "赣": "江西省",
    "浙": "浙江省",
    "鲁": "山东省",
    "晋": "山西省",
    "陕": "陕西省",
    "黔": "贵州省",
    "滇": "云南省",
    "闽": "福建省",
    "冀": "河北省",
}
_COME_TO = compile_re(r"(?<=[来在赴入抵驻])([湘鄂粤豫皖赣浙鲁晋陕黔滇闽冀])(?![江西东南北剧菜商籍级])")

Found = tuple[Region, tuple[Span, ...]]


_ZONE = compile_re(
    r"(?:高新|经开|开发|新)区(?:关工委|管委会|党工委|社会事务|社会工作|社会发展|民政|残联|慈善|红十字)"
)
"""The body of a zone, which is no division: it lies in the city whose paper tells of it."""


_CORPS = compile_re("兵团")
# 第三兵团, 兵团司令员 are of a war.
_CORPS_HAS = compile_re(
    "团场|师市|各师|兵团(?:各[级地师]|党委|民政|财政|残联|民生|经济|居民|职工|辖区|连队|上下|范围内|医[疗院]|养老|城镇)"
)
_CORPS_LIES_IN = "新疆维吾尔自治区"


def of_a_zone(text: str) -> bool:
    """Whether a body of a zone acts in a text (高新区关工委发出倡议)."""
    return _ZONE.search(text) is not None


def of_the_corps(text: str, mentions: Sequence[RegionMention], table: RegionTable) -> Found | None:
    """新疆, in a text that names no place and speaks again and again of the corps as its own (兵团党委, 各师市, 团场)."""
    if any((m.region is not None and m.region.rank > 0) or m.candidates for m in mentions):
        return None
    found = [m.span() for m in _CORPS.finditer(text)] if _CORPS_HAS.search(text) is not None else []
    return (table.by_path(_CORPS_LIES_IN), tuple(found)) if len(found) >= _OWN else None


def own_unit(levels: Counter[Unit]) -> Unit | None:
    """The unit of the text's own place, where the text speaks of it often enough."""
    told = [(n, unit) for unit, n in levels.items() if unit != "国"]
    most, unit = max(told, default=(0, "市"))
    return unit if most >= _OWN else None


def hidden_place(
    text: str,
    mentions: Sequence[RegionMention],
    doubtful: Sequence[NameMatch],
    zones: Zones,
    unit: Unit,
    table: RegionTable,
    cues: DocumentCues,
) -> Found | None:
    """The place that short names not read as places tell, with their spans; None where they tell none, or several.

    doubtful: those names. unit: of the text's own place (`own_unit`).
    """
    found: dict[Region, list[Span]] = {}
    for match in doubtful:
        if not isinstance(match.value, Name):
            continue
        for region in match.value.candidates:
            if point(unit, region, table) == region and _tells(text, match, region, mentions, zones, cues):
                found.setdefault(region, []).append((match.start, match.end))
    return _only(found)


def province_come_to(
    text: str, mentions: Sequence[RegionMention], unit: Unit, table: RegionTable
) -> Found | None:
    """The province of 我省 to which those told of come, by its one character (来湘考察); None where a place lies elsewhere."""
    if unit != "省":
        return None
    found: dict[Region, list[Span]] = {}
    for match in _COME_TO.finditer(text):
        found.setdefault(table.by_path(_PROVINCES[match[1]]), []).append(match.span(1))
    told = _only(found)
    named = regions_of(m for m in mentions if m.kind == "name")
    return told if told is not None and all(told[0].contains(region) for region in named) else None


def province_of_its_parts(
    text: str, mentions: Sequence[RegionMention], unit: Unit, table: RegionTable
) -> Found | None:
    """The province of 我省 in which all cities and counties lie that a text names again and again; None where help goes to others.

    So the autonomous region of 我区, 全区.
    """
    if unit not in ("省", "自治区") or _AID.search(text) is not None:
        return None
    if unit == "省" and not any(
        m.kind == "deictic" and text[m.start] in "我本" and text[m.end - 1] == "省" for m in mentions
    ):
        return None
    named = [m for m in mentions if m.kind == "name" and m.region is not None and m.region.rank > 0]
    if any(text.endswith(_SENT_TO, 0, m.start) and _STRUCK.match(text, m.end) for m in named):
        return None  # what is sent to a place is no word of whose it is
    of = {table.ancestor(m.region, "province") for m in named if m.region is not None}
    province = of.pop() if len(of) == 1 else None
    if (unit == "省" and len(named) < _TWICE) or province is None or not province.name.endswith(unit):
        return None
    return province, tuple((m.start, m.end) for m in named)


def place_of_the_press(
    text: str, mentions: Sequence[RegionMention], unit: Unit, table: RegionTable, press: Press
) -> Found | None:
    """The place of which the papers and stations are that a text names; None where they are of none of that unit, or of several."""
    named = [
        (m.region, (m.start, m.end))
        for m in mentions
        if m.kind == "media" and m.region is not None and not table.contexts.writes_from(text, m.start, m.end)
    ]
    found: dict[Region, list[Span]] = {}
    for region, span in (*named, *press.named(text, table)):
        # 全省 in a city's paper: its province
        whole = table.ancestor(region, "province") if unit in ("省", "自治区") else region
        if whole is not None and point(unit, whole, table) == whole:
            found.setdefault(whole, []).append(span)
    told = _only(found)
    return None if told is not None and _of_several(told[0], mentions) else told


def _of_several(place: Region, mentions: Sequence[RegionMention]) -> bool:
    """Whether a text names two places or more, again and again, that lie neither in ``place`` nor over it."""
    others = Counter(
        m.region
        for m in mentions
        if m.kind in ("name", "org")
        and m.region is not None
        and m.region.rank > 0
        and not _related(m.region, place)
    )
    return sum(n > 1 for n in others.values()) > 1


def _related(one: Region, other: Region) -> bool:
    return one.contains(other) or other.contains(one)


def _only(found: dict[Region, list[Span]]) -> Found | None:
    if len(found) != 1:
        return None
    region, spans = found.popitem()
    return region, tuple(sorted(spans))


def _tells(
    text: str,
    match: NameMatch,
    region: Region,
    mentions: Sequence[RegionMention],
    zones: Zones,
    cues: DocumentCues,
) -> bool:
    """Whether a short name heads the text or the name of an action, and something else shows that it is a place."""
    word = text[match.start : match.end]
    if text[match.start - 2 : match.start] == "今日" and _ALONE.match(text, match.end) is not None:
        return text[match.start - 3 : match.start - 2] in ("", "\n")  # the masthead of a county's paper
    quoted, heads = _in_quotes(text, match.start), match.start < zones.title_end
    if not region.name.startswith(word[:2]):  # a city's by-name (泉城)
        return match.start < zones.opening_end and _A_NAME_OF_ITS_OWN.match(text, match.end) is None
    if not quoted and not heads:
        return False
    if any(m.region is not None and m.region.rank > 0 and _beside(m.region, region) for m in mentions):
        return True
    if not _like_a_name(word):
        return False
    if quoted and cues.campaign.search(text, max(0, match.start - _PREFIX), match.start) is not None:
        return heads or text.count(word) > 1
    opens = heads and text[match.start - 1 : match.start] in ("", "\n")
    return opens and cues.headline.match(text, match.end) is not None


def _beside(named: Region, region: Region) -> bool:
    """Whether a place lies over another or in the same division (天水市, 天水市/秦州区 and 天水市/清水县)."""
    above = region.path.rpartition("/")[0]
    return f"{region.path}/".startswith(f"{named.path}/") or named.path.startswith(f"{above}/")


def _in_quotes(text: str, at: int) -> bool:
    opened = text.rfind("“", max(0, at - _QUOTED), at)
    return opened >= 0 and text.find("”", opened, at) < 0


def _like_a_name(word: str) -> bool:
    """Whether a short name is a name of people or places, or no word at all, by the dictionary."""
    tag = plain_words().tag(word)
    return tag is None or tag.startswith(_NAMES_OF_PEOPLE_AND_PLACES)
