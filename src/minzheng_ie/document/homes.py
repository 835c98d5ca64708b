"""Where the village, community or town lies that a text is of: its own line says so (某社区位于某区, 某县某镇某村)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from minzheng_ie.compiled import compile_re
from minzheng_ie.document.zones import Zones
from minzheng_ie.entities.named_again import VILLAGE
from minzheng_ie.entities.region_mention import RegionMention

_LEADS = ("是", "系", "于", "在", "处", "属", "邻", "归")  # last characters of what may lead to the place
_REACH = 16
_OFTEN = 3
_SENTENCE = 200
_HOME = compile_re(
    r"(?P<name>(?:(?![,、。:;的在我本全该各以由和与及是为有从对向到把被了年月日])[\u4e00-\u9fff]){2,6}?(?P<kind>社区|新村|街道|[村镇乡]))"
    r"(?:现|原|地|整体)?(?:是|系|位于|地处|处于?|坐落[于在]|座落[于在]|隶属于?|属于?|归属?于?)$"
)
_OURS = ("我", "本")


def at_home(text: str, mentions: Sequence[RegionMention], zones: Zones) -> Iterator[RegionMention]:
    """The places in which the village, community or town lies that ``text`` is of, by its own words.

    text (str): clean text. mentions: its places. A village is what the text is of when the title names it, when its name
    comes again and again, or when the text speaks of 我村, 本社区.
    """
    for mention in mentions:
        if mention.kind not in ("name", "org") or mention.region is None or mention.region.rank < 2:
            continue
        if _leads_to_its_village(text, mention, mentions, zones):
            yield mention
        if text[mention.start - 1 : mention.start] not in _LEADS:
            continue
        told = _HOME.search(text, max(0, mention.start - _REACH), mention.start)
        if told is not None and _is_of(text, told["name"], told["kind"], zones):
            yield mention


def opening(text: str, zones: Zones) -> int:
    """Where the second sentence ends: many a text opens with what somebody said, or with an aim."""
    stop = text.find("。", zones.opening_end + 1, zones.opening_end + _SENTENCE)
    return max(stop, zones.opening_end)


def _leads_to_its_village(
    text: str, mention: RegionMention, mentions: Sequence[RegionMention], zones: Zones
) -> bool:
    """Whether the village that the title or the opening is of stands right behind its town or county (某县某镇|某村)."""
    village = VILLAGE.match(text, mention.end)
    if village is None:
        return False
    name, town = village["name"], mention.region
    if town is None or town.level not in ("county", "township"):
        return False
    if town.level == "township" and text.find(name, 0, zones.title_end) >= 0:
        return True
    if mention.start >= opening(text, zones) or text.count(name) < _OFTEN:
        return False
    titled = (m.region for m in mentions if m.kind == "name" and m.end <= zones.title_end)
    return not any(r is not None and r != town and r.contains(town) for r in titled)


def _is_of(text: str, name: str, kind: str, zones: Zones) -> bool:
    # The first characters may be of the words in front.
    for first in range(len(name) - len(kind) - 1):
        part = name[first:]
        if text.count(part) >= _OFTEN or text.find(part, 0, zones.title_end) >= 0:
            return True
    return any(ours + kind in text for ours in _OURS)
