"""The region a whole report is about, judged from its title, issuer, names and words like 全市.

Names say which places are in question, deictic words say of which level the reporting place is: a city's report
names the province and the country too, but says 全市, 我市, 市委. The two are multiplied, so that the region must
be named and agree with the level.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import get_args

from minzheng_ie.compiled import compile_re
from minzheng_ie.entities.region_contexts import Unit
from minzheng_ie.entities.region_mentions import RegionMention, find_regions, point
from minzheng_ie.entities.region_table import NameMatch, Region, RegionTable

Span = tuple[int, int]

# Weights are ratios: a title is worth some five plain mentions, an issuer a little more. A newspaper or a
# street says nothing; a company or a university little.
_TITLE, _OPENING, _ISSUER, _OFFICE, _PLAIN, _WEAK = 5.0, 3.0, 6.0, 2.0, 1.0, 0.4
_COUNTRY_WORD = 0.3
_TO_PARENT = 0.5
_FROM_PARENT = 0.2
_NO_VOTE = 0.2
_PRIOR = 4
_ENOUGH = 1.5
_CLOSE = 0.85
_EARLY = 1500

_ISSUED_BY = compile_re(
    r"(来源|供稿|发布机构|发布单位|发布者|发文机关|主办单位|主办|承办单位|作者系|作者单位|作者为|单位)[: (]{0,3}$"
)
_SIGNED = compile_re(r"[\u4e00-\u9fff]{2,16}(?:民政[厅局]|人民政府|办公室)(?:\s*\d{4}年.{0,8})?")
_MINISTRY = compile_re(r"民政部(?!门|署|分)")
_OFFICE_HEAD = compile_re(r"[\u4e00-\u9fff]{0,4}?(?:民政|政府|委|人大|政协)")
# What stands in front is looked at last: a text is searched fastest for one of a set of characters.
_LOCAL_OFFICE = compile_re(
    r"([省市县区州盟旗])(?:(?<![\u4e00-\u9fff].)(?:委|政府|人民政府|民政[厅局])|(?<=[、,在经由和与对以].)(?:委|政府|民政[厅局]))"
)


def document_region(
    text: str,
    table: RegionTable,
    hint: Region | None = None,
    names: Sequence[NameMatch] | None = None,
) -> tuple[Region | None, list[Span]]:
    """The region a report is about, with the spans that say so.

    text (str): clean text of the whole document.
    table (RegionTable): from `load_regions`.
    hint (Region): the region the caller gave; it wins, the spans that name it are still sought.
    names: what ``table.find(text)`` gave, when it has been asked already.
    RETURNS (tuple): the region, None without evidence or when unrelated regions are equally likely; spans
        (start, end) of clean text that name it, best evidence first, at most five.
    """
    mentions = find_regions(text, table, hint, names)
    title_end, opening_end = _head(text)
    weights = [_weight(text, mention, title_end, opening_end) for mention in mentions]
    own: defaultdict[Region, float] = defaultdict(float)
    for mention, weight in zip(mentions, weights, strict=True):
        for region, share in _named(text, mention):
            own[_division(region, table)] += weight * share
    for match in _MINISTRY.finditer(text):
        own[table.country] += _ministry_weight(text, match.start(), title_end)
    if hint is not None:
        return hint, _evidence(text, mentions, weights, hint, table)
    best = _best(own, _votes(text, mentions), table)
    if best is None or not best.code:  # about nothing, or about a place that is not in the table
        return None, []
    evidence = _evidence(text, mentions, weights, best, table)
    if not evidence and best == table.country:
        evidence = [match.span() for match in _MINISTRY.finditer(text)][:5]
    return best, evidence


def _head(text: str) -> tuple[int, int]:
    """Where the title ends (blocks before the first sentence) and where the first sentence ends."""
    start = 0
    title_end = 0
    for _ in range(4):
        while text[start : start + 1] in ("\n", " ") and start < len(text):
            start += 1
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        if start >= end or end - start > 80 or "。" in text[start:end]:
            break
        title_end = end
        start = end
    stop = text.find("。", start, start + 300)
    return title_end, stop if stop >= 0 else min(len(text), start + 100)


def _weight(text: str, mention: RegionMention, title_end: int, opening_end: int) -> float:
    if mention.kind in ("media", "place", "group"):
        return 0.0
    if mention.kind == "deictic":
        country = mention.region is not None and mention.region.level == "country"
        return (_OPENING if mention.start < title_end else _COUNTRY_WORD) if country else 0.0
    if _ISSUED_BY.search(text, max(0, mention.start - 8), mention.start):
        return _ISSUER
    if mention.kind == "org" and _SIGNED.fullmatch(_line(text, mention.start)):
        return _ISSUER
    office = mention.kind == "org" and _OFFICE_HEAD.match(text, mention.end) is not None
    if mention.kind == "org" and not office:
        return _WEAK
    if mention.start < title_end:
        return _TITLE
    if mention.start < opening_end:
        return _OPENING
    base = _OFFICE if office else _WEAK if mention.kind == "title" else _PLAIN
    return base if mention.start < _EARLY else base / 2


def _line(text: str, at: int) -> str:
    start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    return text[start : end if end >= 0 else len(text)].strip()


def _ministry_weight(text: str, start: int, title_end: int) -> float:
    if _ISSUED_BY.search(text, max(0, start - 8), start):
        return _ISSUER
    return _TITLE if start < title_end else _WEAK


def _named(text: str, mention: RegionMention) -> list[tuple[Region, float]]:
    if mention.unlisted:
        # It competes like any other, so that a report of 云溪县 is not taken for one of the province it names in passing.
        name = text[mention.start : mention.end]
        return [(Region("", f"?/{name}", name, "city" if name.endswith(("盟", "州")) else "county"), 1.0)]
    if mention.region is not None:
        return [(mention.region, 1.0)]
    if mention.kind == "group" or not mention.candidates:
        return []
    return [(region, 1.0 / len(mention.candidates)) for region in mention.candidates]


def _division(region: Region, table: RegionTable) -> Region:
    """A township's county: reports are issued from the county up."""
    return table.by_path(region.path.rpartition("/")[0]) if region.level == "township" else region


def _votes(text: str, mentions: list[RegionMention]) -> Counter[Unit]:
    """How often the text speaks of its own place as 市, 省, 县 …"""
    votes: Counter[Unit] = Counter()
    for mention in mentions:
        if mention.kind != "deictic":
            continue
        word = text[mention.start : mention.end]
        if word[0] == "该":
            continue
        unit = "区" if word.endswith("自治区") else _unit_of(word)
        if unit is None:
            continue
        if word == "中国" or unit == "国":
            votes["国"] += 1
        else:
            votes[unit] += 2 if word[0] == "全" else 4
    for match in _LOCAL_OFFICE.finditer(text):
        votes[match[1]] += 1  # type: ignore[index]
    return votes


def _unit_of(word: str) -> Unit | None:
    """The unit a deictic word names (全市上下, 我们县); None for a word of a user's that names none (咱这儿)."""
    return next((unit for unit in get_args(Unit) if unit in word), None)


def _best(own: dict[Region, float], votes: Counter[Unit], table: RegionTable) -> Region | None:
    total: defaultdict[Region, float] = defaultdict(float)
    for region, weight in own.items():
        total[region] += weight
        for above in _above(region, table):
            total[above] += weight * _TO_PARENT
    for region, weight in own.items():
        if weight > 0:
            total[region] += _FROM_PARENT * sum(
                min(own.get(above, 0.0), weight) for above in _above(region, table)
            )
    cast = sum(votes.values())
    scored = []
    for region, weight in total.items():
        if weight < _ENOUGH:
            continue
        agree = sum(n for unit, n in votes.items() if point(unit, region, table) == region)
        agreed = (agree + _PRIOR) / (cast + _PRIOR)  # one 全省 does not outvote a city's title
        scored.append((weight * (_NO_VOTE + agreed) if cast else weight, region))
    if not scored:
        return None
    scored.sort(key=lambda item: (-item[0], -item[1].rank, item[1].path))
    best, region = scored[0]
    for score, other in scored[1:]:
        if score < best * _CLOSE:
            break
        if not (region.contains(other) or other.contains(region)):
            return None
    # 全市 fits a county-level city as well as the city above it: the one that title and issuer name more is meant.
    below = [
        (weight, other)
        for other, weight in own.items()
        if other != region
        and region.contains(other)
        and weight >= own.get(region, 0.0)
        and all((point(u, other, table) == other) >= (point(u, region, table) == region) for u in votes)
    ]
    return max(below, key=lambda item: (item[0], item[1].path))[1] if below and cast else region


def _above(region: Region, table: RegionTable) -> list[Region]:
    if region.level == "country" or not region.code:
        return []
    found = (table.ancestor(region, "province"), table.ancestor(region, "city"))
    return [above for above in found if above is not None and above != region]


def _evidence(
    text: str, mentions: list[RegionMention], weights: list[float], region: Region, table: RegionTable
) -> list[Span]:
    found = [
        (-weight, mention.start, mention.end)
        for mention, weight in zip(mentions, weights, strict=True)
        if weight > 0 and mention.region is not None and _division(mention.region, table) == region
    ]
    if not found:  # chosen for the places in it: each of them says so
        found = [
            (-weight, mention.start, mention.end)
            for mention, weight in zip(mentions, weights, strict=True)
            if weight > 0 and any(region.contains(named) for named, _ in _named(text, mention))
        ]
    found.sort()
    return [(start, end) for _, start, end in found[:5]]
