"""The prefecture of whose counties a text tells: 全市10县区, or several of them with what each has; no county has such parts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from minzheng_ie.compiled import compile_re
from minzheng_ie.document.votes import WEAK, Vote
from minzheng_ie.document.weighing import agreeing
from minzheng_ie.entities.region_mention import RegionMention
from minzheng_ie.entities.region_resolver import point
from minzheng_ie.entities.region_rows import Unit
from minzheng_ie.entities.region_table import Region, RegionTable

_UNITS: tuple[Unit, ...] = ("市", "州", "盟")
_WORDS, _FEW, _MANY = 2, 2, 3
_COUNT = r"(?:[0-9]{1,2}|[一二两三四五六七八九十]{1,3})个?"
# 县(市、区), 县市区, 区县, 旗县区, 县、区: never what a county has
_COUNTIES = r"(?:县(?:级?市)?\((?:[市区旗、,]{1,3})\)区?|县(?:[市区]区?|、[市区](?:、区)?)|区\(?县(?:、?市)?\)?|区、县|旗县[市区]{0,2}|旗、县|市县区?|旗\([县市区、]{1,5}\))"
_PARTS = compile_re(
    rf"(?:(?P<own>[全我本][市州盟])?(?:所?辖|下辖|辖区)?的?(?:各个?|{_COUNT})){_COUNTIES}"
    rf"|(?P<whole>[全我本][市州盟])?{_COUNT}[县旗]{_COUNT}区|(?P<its>[全我本][市州盟])?{_COUNT}区{_COUNT}[县旗]"
)
_SIGN = compile_re(r"县[市区(、]|[区旗市、]县|[县旗].{1,3}区|区.{1,3}[县旗]")
_SCENE = compile_re(r"[^,。;:]{0,24}?(?:一[位名户]|村民|居民|牧民|农民|老人)")
# 位居全市各县区|第一, 在全市十县区|中率先: what one of them says of itself
_RANKED = compile_re(r"(?:[中里]|之)?(?:排名|综合|率先|领先|首|第|前|最|唯一|居|名列|位[居列])")
# 甲县3对, 甲县、乙县分别有
_SHARE = compile_re(r"[^,。;:、\n0-9]{0,6}?[0-9]|[、和与及]?[^,。;:\n]{0,24}?(?:分别|依次)")


def whole_of_parts(
    text: str,
    told: Region | None,
    mentions: Sequence[RegionMention],
    votes: Sequence[Vote],
    levels: Counter[Unit],
    table: RegionTable,
) -> Region | None:
    """The prefecture that ``text`` is of, not the county ``told``, where it speaks of counties as its own parts, or lists them.

    told (Region | None): what else the text was taken to be of; not what its title, its issuer or its signature tell.
    votes: of the places not spoken of in passing. levels: how often the text speaks of its own place as 市, 县 …
    """
    named = {region for vote in votes if vote.weight > WEAK for region, _ in vote.regions if region.rank > 0}
    city = _their_city(named, table, told)
    unit = next((unit for unit in _UNITS if city is not None and point(unit, city, table) == city), None)
    if city is None or unit is None or _of_a_county(levels, unit):
        return None
    own = levels.get(unit, 0)
    # 在某市各县市区中: what one of them says of its city
    outside = frozenset(m.end for m in mentions if m.region == city and told is not None)
    if own + _said(text, unit, outside) >= _WORDS and _said(text, "", outside):
        return city
    parts = {region for region in named if region.level == "county"}
    shares = {m.region for m in mentions if m.region in parts and _SHARE.match(text, m.end) is not None}
    return city if own >= _WORDS and len(shares) >= (_FEW if told is None else _MANY) else None


def province_of_prefectures(
    text: str,
    told: Region | None,
    mentions: Sequence[RegionMention],
    votes: Sequence[Vote],
    levels: Counter[Unit],
    table: RegionTable,
) -> Region | None:
    """The province that a text is of which opens with a scene in one of its places (某旗一位牧民…) and tells of several prefectures.

    told (Region | None): that place. The province itself is named again and again, or its office acts; where it is named and
    its office acts, the scene is enough.
    """
    province = table.ancestor(told, "province") if told is not None and told.rank > 1 else None
    if told is None or province is None or agreeing(told, levels, table):
        return None
    if any(v.rank == "issuer" for v in votes):
        return None
    acts = agreeing(province, levels, table) > 0
    named = sum(m.region == province and m.kind in ("name", "org") for m in mentions)
    if (
        acts
        and named
        and any(_SCENE.match(text, m.end) for m in mentions if m.region and told.contains(m.region))
    ):
        return province
    own = table.ancestor(told, "city")
    of = {table.ancestor(r, "city") for vote in votes for r, _ in vote.regions if province.contains(r)}
    others = {city for city in of if city is not None and city != own}
    return province if len(others) >= _FEW and (named >= _FEW or acts) else None


def _their_city(named: set[Region], table: RegionTable, told: Region | None) -> Region | None:
    """The prefecture in which all places lie that a text names, or that lies in them, where it is not what is ``told``."""
    cities = {table.ancestor(region, "city") for region in named if region.rank > 1}
    city = cities.pop() if len(cities) == 1 else None
    if city is None or (told is not None and (told == city or told.level == "province")):
        return None
    return city if all(region.contains(city) or city.contains(region) for region in named) else None


def _of_a_county(levels: Counter[Unit], unit: Unit) -> bool:
    """Whether the text speaks of itself as of a county as much as of a prefecture."""
    return any(
        levels.get(other, 0) >= levels.get(unit, 0) for other in ("县", "区", "旗") if levels.get(other, 0)
    )


def _said(text: str, unit: str, outside: frozenset[int]) -> int:
    """How often a text speaks of counties as parts, and where ``unit`` is given, as those of its own 市, 州 or 盟.

    outside: where names end behind which it is not as its own that the text speaks of them.
    """
    if _SIGN.search(text) is None:
        return 0
    parts = (m for m in _PARTS.finditer(text) if m.start() not in outside)
    said = (m for m in parts if _RANKED.match(text, m.end()) is None)
    if not unit:
        return sum(1 for _ in said)
    return sum(_WORDS for m in said if (m["own"] or m["whole"] or m["its"] or " ")[-1] == unit)
