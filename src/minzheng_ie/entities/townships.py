"""Towns, townships and sub-districts named in a county's own report (克度镇, 牙舟镇, 龙池桥街道)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from minzheng_ie.compiled import compile_re, compile_regex
from minzheng_ie.entities.houses import find_houses, several_houses
from minzheng_ie.entities.named_again import find_named_again
from minzheng_ie.entities.region_mention import RegionMention
from minzheng_ie.entities.region_table import Region
from minzheng_ie.entities.short_towns import called_short
from minzheng_ie.entities.town_names import CALLED, NEW_OR_OLD, NO_TOWN, SEVERAL
from minzheng_ie.entities.town_words import find_town_words
from minzheng_ie.entities.zone_lists import find_zones

if TYPE_CHECKING:
    import regex

# Words that lead to a town and begin no name of one (目前|狮潭乡, 占|狮潭乡总人口, 提高|大田乡…的收入).
_LED = (
    "目前|现在|如今|眼下|当前|期间|随着|根据|按照|结合|围绕|依托|通过|经过|针对|提高|提升|改善|助力|支持|帮助|推动|促进|方便"
    "|解决|动员|发动|号召|带领|陪同|协助|指导|配合|督促|保证|保障|确保|作为|成为"
)
# 距|葛公镇政府5公里, 来自|镇上, 现将|全镇…: words that lead to no town whose figures are told.
_NOT_LED = "距|离|现将|理顺|打造|深化|继续|紧紧|专门|动员各|(?:走|住|家|存|坐落|居住)在|家住|是由"
# A place name stands at the head of a phrase: behind a mark, a locative, a region or an ordinary opening word.
_NAME = compile_regex(
    r"(?:(?<=的)(?=\p{Han}{3,5}(?:就|便|一口气|也有|全年|今年))|(?<=^|[\n,。;:、!?(“”》\s①-⑳]|(?<=[一二三四五六七八九十\d])\)|(?<=\d)\.|[在由从于将对和与及以为向是到赴除但]|来自|走进|前往|位于|其中|如|除了|最\p{Han}{1,2}的)"
    rf"|(?<=占|{_LED}))"
    rf"(?P<name>(?:(?={CALLED}|{NEW_OR_OLD})|"
    r"(?!其中|各|全|该|本|每|某|个|两|三(?:\p{{Han}}?(?:镇|乡|街)|[大小级类重座])|多|等|所|有|为|由|在|将|对|与|和|及|建|新|老|中心|重点|特色|建制|小城|以|约占|据|[利使]用|光\p{{Han}}{{2}}镇就"
    rf"|但\p{{Han}}{{2,3}}(?:镇|乡|街道)|[已并还将可能共再又也][是为在向对给从]|{NO_TOWN}|{_NOT_LED}|{_LED}|占(?!\p{{Han}}(?:镇|乡|街道))|来自|位于|向(?![阳家])\p{{Han}}{{2}}))\p{{Han}}{{2,4}}?(?:民族乡|街道(?!办事处?主任)|镇(?!街(?![东南西北上下])|乡)|乡(?!镇)))"
    rf"(?<!{SEVERAL}(?:镇|乡|街道))"
    r"(?!下|里|亲|村|级|街(?![东南西北上下])|区(?!域)|长(?![者期效])|干|域|政府工作|企|贤|土|愁|亲|情|音|财|(?<!街道)办|风(?!景)|\((?!\d)|、?街道\))"
)
ENDING = compile_re("[镇乡]|街道")
"""What every town ends in: of the few clauses that hold it the rest is asked."""
_PAUSE = compile_re("[,。;:\\n]")
_TOLD = compile_re(r"(?:[镇乡]|街道)(?=\d)")
# In a list of towns with a figure each any word that ends so is one (英州镇46人,新村镇29人,三才镇34人,本号镇57人).
_LISTED = compile_regex(
    r"(?<=(?:镇|乡|街道)\d[\d.,]*\p{Han}{1,2}[,、;])"
    r"(?P<name>(?!其[中余他它]|[全该每某各]|另|共|多|\p{Han}?个)\p{Han}{1,4}?(?:民族乡|街道|镇|乡))(?=\d)"
)
_LISTED_AT_MOST = 4  # characters of a town of a list before its ending
_BESIDE = 120  # characters within which a town still stands beside another
_COMMON = compile_regex(
    r"[占约达的比到在从为是及和对使让向把将给由据按员动]全(?:镇|乡|街道)|(?:[该我本此驻及了在于各每某对给以]|(?<!^[无大有])为|[^平]等)(?:镇|乡|街道)$|[农牧渔林工商]业重镇|长寿之?乡$|"
    r"乡镇|城乡|(?<!^[^小大中新全各本我以对为将和按原现含指给让使帮因户于从在即如分每非是超除或同由其据把向比有与及了的级市县区州省乡])城镇|(?<!^[新东西南北上下大小前后])村镇|(?<!^[^小大新老旧各乡县建农中])集镇|小镇|返乡|下乡|回乡|还乡|家乡|故乡|他乡|异乡|撤乡|城里|县乡|市乡|区乡|镇乡|各乡|城关镇街|社区|街道街|省市|村乡|农村|几个|名镇|(?<!^[富自民振])强镇|(?<!^[新老下上东西南北])街镇|乡街|市县"
    r"|[一二两三四五六七八九十百几数多]个(?:民族乡|街道|[镇乡])|^(?:取消|撤[并销]|合并|保留|整合|覆盖)"
    r"|配备|新建|改造|提升|建成|建设|完成|覆盖|实现|组织|开展|推动|力争|设立|村级|部分|县内|县域|试点"
)


def find_townships(text: str, county: Region, known: Sequence[RegionMention]) -> list[RegionMention]:
    """Mentions of the towns of ``county`` in clean text, in order, where no other mention stands.

    text (str): clean text. county (Region): of level county. known: mentions found already, in order.
    RETURNS (list): mentions of kind ``name`` whose region extends the county's path; the code stays the county's.
    """
    found = []
    at = 0
    for match in _names(text, 0, len(text)):
        start, end = match.span("name")
        if _COMMON.search(match["name"]):
            continue
        while at < len(known) and known[at].end <= start:
            at += 1
        if at < len(known) and known[at].start < end and not _in_its_name(known[at], start, end):
            continue
        region = Region(county.code, f"{county.path}/{match['name']}", match["name"], "township")
        start -= text[start - 1 : start] == "除"  # no part of what is counted
        found.append(RegionMention(start, end, region, (region,), "name"))
    return found


def _names(text: str, start: int, stop: int) -> list[regex.Match[str]]:
    """What may be the names of towns in ``text[start:stop]``, in order. Only clauses with an ending of one are gone through."""
    found: dict[int, regex.Match[str]] = {}
    told = _TOLD.search(text, start, stop)
    if told is not None:
        begin = max(start, told.start() - _LISTED_AT_MOST)
        found.update((match.start("name"), match) for match in _LISTED.finditer(text, begin, stop))
    behind = start
    for ending in ENDING.finditer(text, start, stop):
        at = ending.start()
        if at < behind:
            continue
        begin = max(behind, *[text.rfind(mark, behind, at) for mark in ",。;:\n"])
        pause = _PAUSE.search(text, at, stop)
        behind = stop if pause is None else pause.start()
        found.update((match.start("name"), match) for match in _NAME.finditer(text, begin, behind))
    return [found[at] for at in sorted(found)]


def _in_its_name(known: RegionMention, start: int, end: int) -> bool:
    """Whether ``known`` is but the road that a town is called like (宁海路|街道)."""
    return known.kind == "place" and known.start == start and known.end < end


def find_siblings(text: str, known: Sequence[RegionMention]) -> list[RegionMention]:
    """Towns named beside one whose place is told (某市甲镇5家,乙镇4家), in the same line: they lie where it lies."""
    found: list[RegionMention] = []
    for at, mention in enumerate(known):
        town = mention.region
        if town is None or town.level != "township" or mention.kind != "name":
            continue
        far = mention.end + _BESIDE
        ends = (text.find(mark, mention.end, far) for mark in "。\n")
        stop = min((end for end in ends if end >= 0), default=far)
        if at + 1 < len(known):
            stop = min(stop, known[at + 1].start)
        parent = town.path.rpartition("/")[0]
        for match in _names(text, mention.end, stop):
            name = match["name"]
            if (
                _COMMON.search(name)
                or text[match.start("name") - 1] not in ",、;"
                or text[match.end("name") : match.end("name") + 1] in tuple("上里内外")
            ):
                continue
            region = Region(town.code, f"{parent}/{name}", name, "township")
            found.append(RegionMention(*match.span("name"), region, (region,), "name"))
    return found


def with_townships(
    text: str, document: Region | None, mentions: list[RegionMention], head: int = 0
) -> list[RegionMention]:
    """``mentions`` with those of towns added: of the document's county, or of one whose town was just named.

    head (int): where the title ends; the one town it names is what 全镇 means.
    """
    county = _county(document)
    found = find_siblings(text, mentions) if county is None else find_townships(text, county, mentions)
    if any(m.kind == "place" for m in mentions):
        starts = {m.start for m in found}
        mentions = [m for m in mentions if m.kind != "place" or m.start not in starts]
    named = _in_order(mentions, found)
    if county is not None:
        short = list(called_short(text, county, named))
        starts = {m.start for m in short}
        named = _in_order([m for m in named if m.start not in starts], short)
    named = _in_order(named, find_named_again(text, named))
    named = _in_order(named, [*find_town_words(text, named, head), *find_zones(text, document, named)])
    named = several_houses(text, named)
    houses = find_houses(text, named)
    if any(m.kind == "name" for m in houses):  # 永丰小学 is called like a county, and no place of it
        inside = {at for m in houses for at in range(m.start, m.end)}
        named = [m for m in named if m.start not in inside]
    return _in_order(named, houses)


def _county(document: Region | None) -> Region | None:
    """The county whose towns a report names: its own place, or what its town lies in."""
    if document is None or document.level not in ("county", "township"):
        return None
    if document.level == "county":
        return document
    path = document.path.rpartition("/")[0]
    return Region(document.code, path, path.rpartition("/")[2], "county")


def _in_order(mentions: list[RegionMention], more: list[RegionMention]) -> list[RegionMention]:
    return sorted([*mentions, *more], key=lambda m: m.start) if more else mentions
