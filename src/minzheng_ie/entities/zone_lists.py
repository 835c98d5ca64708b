"""Zones and farms told beside divisions with a figure each (甲区32人,开发区10人,某农场1人): they lie in the division the report is about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from minzheng_ie.compiled import compile_re, compile_regex
from minzheng_ie.entities.figure_lists import FIGURE, listed_beside, unit_behind
from minzheng_ie.entities.region_mention import RegionMention
from minzheng_ie.entities.region_table import Region

if TYPE_CHECKING:
    import regex

# Areas that lie in a division and are none.
_ZONE = compile_regex(
    r"(?<=[,、;:]|其中)(?P<zone>\p{Han}{0,8}?(?:(?:经济|技术|产业|高新|旅游|综合)?开发区|高新区|经开区|新区|新城|新市区|景区|管理区|度假区"
    rf"|保税区|功能区|示范区|实验区|园区|工业园|[农林茶牧]场))(?={FIGURE})"
)
# What every zone ends in; looked for first, since few texts have one behind a pause.
_ENDING = compile_re(r"[发新开景理假税能范验园市](?:区|城)|业园|[农林茶牧]场")
_LEAD = compile_re(r".*(?:[,、;:]|其中)", re.DOTALL)
_REACH = 16  # characters from a pause to the ending
_SETS_UP = compile_regex(r"新[建增设]|[创建设评选打造验收改认命培]")


def _zones(text: str) -> Iterator[regex.Match[str]]:
    """The places where `_ZONE` matches, in order."""
    behind = 0
    for ending in _ENDING.finditer(text):
        lead = _LEAD.match(text, max(behind, ending.start() - _REACH), ending.start())
        match = None if lead is None else _ZONE.match(text, lead.end())
        if match is not None:
            behind = match.end()
            yield match


def find_zones(text: str, document: Region | None, known: Sequence[RegionMention]) -> list[RegionMention]:
    """Zones in a list of places and figures: what is told of them lies in ``document``, and in no neighbour.

    text (str): clean text. document (Region): whose report it is. known: its places, in order.
    RETURNS (list): mentions of kind ``name`` of the document's own region.
    """
    if (
        document is None
        or document.level == "country"
        or not ("区" in text or "新城" in text or "场" in text)
    ):
        return []
    places = [m for m in known if m.kind == "name" and m.region is not None and document.contains(m.region)]
    if not places:
        return []
    found = []
    at = 0
    for match in _zones(text):
        start, end = match.span("zone")
        while at < len(places) and places[at].end <= start:
            at += 1
        inside = at < len(places) and places[at].start < end
        beside = places[at - 1] if at else None
        if inside or beside is None or _SETS_UP.match(match["zone"]) is not None:
            continue
        alike = unit_behind(text, beside.end) == match["unit"]
        if alike and listed_beside(text, beside.end, start):
            found.append(RegionMention(start, end, document, (document,), "name"))
    return found
