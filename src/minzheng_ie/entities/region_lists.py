"""Doubtful names that a list of places vouches for: 永善、大关、盐津三县; 邗江区16人,宝应30人; or a heading, where its full name follows."""

from __future__ import annotations

from minzheng_ie.entities.figure_lists import listed_beside, unit_behind
from minzheng_ie.entities.region_edges import BOUNDARY_AFTER
from minzheng_ie.entities.region_hits import UNLISTED, Hit
from minzheng_ie.entities.region_table import Name

_HEADS = tuple(" :“—·,、")
"""What stands behind a short name that heads a part of a text."""
_LISTS = (",", "、", ";", ":", "中")
_LOST = ("人", "名", "户", "间", "例", "位", "万")


def accept_lists(text: str, hits: list[Hit]) -> None:
    """Accept a doubtful name in a list of places of the same province: 永善、大关、盐津三县."""
    for at in range(1, len(hits)):
        doubtful = hits[at]
        if not doubtful.accepted and (BOUNDARY_AFTER.match(text, doubtful.end) or doubtful.name.rank < 3):
            _accept_beside(text, hits[at - 1], hits[at], hits[at])
    for at in range(len(hits) - 2, -1, -1):
        if not hits[at].accepted:
            _accept_beside(text, hits[at], hits[at + 1], hits[at])


def accept_figures(text: str, hits: list[Hit]) -> None:
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
        pairs = ((hits[at - 1], doubtful), (doubtful, hits[min(at + 1, len(hits) - 1)]))
        doubtful.accepted = any(_vouches(text, left, right, doubtful, unit) for left, right in pairs)


def accept_losses(text: str, hits: list[Hit]) -> None:
    """Accept a doubtful county with people or homes right behind it, where the text has its full name (其中文昌5人死亡)."""
    full: set[str] | None = None
    for hit in hits:
        if hit.accepted or hit.name.group or hit.name.rank < 2:
            continue
        if text[hit.start - 1 : hit.start] not in _LISTS or unit_behind(text, hit.end) not in _LOST:
            continue
        if full is None:
            full = {c.path for h in hits if h.accepted and not h.bare for c in h.name.candidates}
        told = tuple(c for c in hit.name.candidates if c.path in full)
        hit.accepted = len(told) == 1 and len(told) == len(hit.name.candidates)


def accept_headings(text: str, hits: list[Hit]) -> None:
    """Accept a doubtful county with which a line opens, where the text has its full name too: 德清 “…” ⏎ 德清县…."""
    full: set[str] | None = None
    for hit in hits:
        if hit.accepted or hit.name.group or hit.start == 0 or text[hit.start - 1] != "\n":
            continue
        if not text.startswith(_HEADS, hit.end) or hit.name.rank < 3:
            continue
        if full is None:
            full = {c.path for h in hits if h.accepted and not h.bare for c in h.name.candidates}
        told = tuple(c for c in hit.name.candidates if c.path in full)
        hit.accepted = len(told) == 1 and len(told) == len(hit.name.candidates)


def _vouches(text: str, left: Hit, right: Hit, doubtful: Hit, unit: str) -> bool:
    """Whether of two names in a list the other one is a sister of the doubtful one, with a figure of the same unit."""
    other = left if right is doubtful else right
    return (
        other.accepted
        and other.deictic is None
        and left.end < right.start
        and unit_behind(text, other.end) == unit
        and listed_beside(text, left.end, right.start)
        and _sisters(other.name, doubtful.name)
    )


def _sisters(one: Name, other: Name) -> bool:
    """Whether divisions of both names lie directly in the same one."""
    parents = {c.path.rpartition("/")[0] for c in one.candidates if c.level == "county"}
    return any(c.path.rpartition("/")[0] in parents for c in other.candidates)


def _accept_beside(text: str, left: Hit, right: Hit, doubtful: Hit) -> None:
    other = right if doubtful is left else left
    if not other.accepted or other.deictic is not None or other.name.group or other.name is UNLISTED:
        return
    if right.start - left.end != 1 or text[left.end] not in "、和与及":
        return
    provinces = {c.code[:2] for c in other.name.candidates if c.level != "country"}
    shared = tuple(c for c in doubtful.name.candidates if c.code[:2] in provinces)
    if shared or all(
        c.level in ("province", "city") for c in (*other.name.candidates, *doubtful.name.candidates)
    ):
        doubtful.accepted = True
