"""Places told side by side (甲县、乙县和丙县): of one number all, of several each of one."""

from __future__ import annotations

from collections.abc import Sequence

from minzheng_ie.entities.region_table import RegionTable
from minzheng_ie.entities.regions import Region, RegionMention
from minzheng_ie.governance.region.frame import About, Place
from minzheng_ie.governance.region.looks import RegionLooks
from minzheng_ie.tree.leaves import JOINT

_TOWNS = 24
"""Characters that towns in no table may take between two places of a list."""
_UNKNOWN = 18
_SHORT = 2  # characters of the shortest name of a place


def run_of(text: str, last: RegionMention, mentions: Sequence[RegionMention]) -> list[RegionMention]:
    """The places side by side of which ``last`` is the last."""
    run = [last]
    for mention in reversed(mentions):
        if mention.end <= run[0].start and mention.kind == "name":
            between = text[mention.end : run[0].start].strip()
            if JOINT.fullmatch(between) is None and (between or not _apart(mention.region, run[0].region)):
                break
            run.insert(0, mention)
    return run


def listed(text: str, looks: RegionLooks, mention: RegionMention, mentions: Sequence[RegionMention]) -> bool:
    """Whether a place is one of several coordinated places, or of some that are counted (昭平等5个县)."""
    if looks.and_others.match(text, mention.end) is not None or _ends_a_count(text, looks, mention):
        return True
    start = mention.start
    if looks.unknown_before.search(text, max(0, start - _UNKNOWN), start) is not None:
        return True
    if looks.counted_before.search(text, max(0, start - _UNKNOWN), start) is not None:
        return True
    return any(
        other is not mention and other.kind == "name" and _side_by_side(text, looks, mention, other)
        for other in mentions
    )


def _ends_a_count(text: str, looks: RegionLooks, mention: RegionMention) -> bool:
    """Whether a place ends a list of several that are counted behind it, since it has no such parts (丙县|6个县市受灾)."""
    found = looks.ends_a_count.match(text, mention.end)
    region = mention.region
    if found is None or region is None:
        return False
    return region.level == "county" if found["cities"] is None else region.level in ("city", "county")


def _side_by_side(text: str, looks: RegionLooks, one: RegionMention, other: RegionMention) -> bool:
    """Whether two places stand side by side, or with towns of no table between them (甲市大溪、泽国和新河和乙市)."""
    first, second = (one, other) if one.start < other.start else (other, one)
    if first.end > second.start:
        return False
    between = text[first.end : second.start].strip()
    if not between:
        return _apart(first.region, second.region)  # 甲省乙省洪灾
    if JOINT.fullmatch(between) is not None:
        return True
    return len(between) <= _TOWNS and looks.short_towns.fullmatch(between) is not None


def _apart(one: Region | None, other: Region | None) -> bool:
    """Whether neither of two places lies in the other."""
    return one is not None and other is not None and not one.contains(other) and not other.contains(one)


def whole_of(
    text: str, looks: RegionLooks, last: RegionMention, mentions: Sequence[RegionMention], table: RegionTable
) -> Region | None:
    """The division in which the places of a list lie, where it stands before the first (甲省乙市、丙市等4市); None where not.

    last (RegionMention): its last place.
    """
    behind = (other for other in mentions if other.start >= last.end and other.kind == "name")
    if any(_side_by_side(text, looks, last, other) for other in behind):
        return None
    run = run_of(text, last, mentions)
    paths = [m.region.path.split("/")[:-1] for m in run if m.region is not None]
    if len(paths) < len(run):
        return None
    above = [parts[0] for parts in zip(*paths, strict=False) if len(set(parts)) == 1]
    if len(run) == 1:
        above = above[:1]  # 甲市乙区等21个县: the others may lie in other cities
    if not above or any(path[: len(above)] != above for path in paths):
        return None
    whole = table.by_path("/".join(above))
    said = text[run[0].start : run[0].end]
    return whole if whole.name[:_SHORT] in said[:-_SHORT] else None


def shared_out(about: About, place: Place, *, alike: bool) -> list[RegionMention]:
    """The coordinated places before a number over which values may be distributed.

    They stand in the clause itself or, where it says 分别, in the nearest before that names any.

    alike (bool): all values are in one unit; others are of all places unless it says 分别 (甲县、乙县|倒塌房屋113户639间).
    """
    if not place.regions:
        return []
    start = _reach(about, place)
    if not alike and about.looks.severally.search(about.text, start, place.start) is None:
        return []
    named = [
        m
        for m in place.regions
        if m.kind == "name" and m.region is not None and start <= m.start < place.start
    ]
    own = [m for m in named if m.region is not None and about.within(m.region)]
    if own:
        return run_of(about.text, own[-1], own)
    run = run_of(about.text, named[-1], named) if named else []
    if not run or not _severally(about, run[-1].end, place.start):
        return []
    return run if all(_beside(about.document, m.region) for m in run) else []


def _severally(about: About, start: int, end: int) -> bool:
    """Whether 分别 stands between places of elsewhere and a number, but what givers give is of the place that reports."""
    looks, text = about.looks, about.text
    return (
        looks.severally.search(text, start, end) is not None
        and looks.donated.search(text, start, end) is None
    )


def _reach(about: About, place: Place) -> int:
    """Where the clause begins in which the places stand over which the values from ``place`` on may be distributed."""
    mentions, clause, sentence = place.regions, place.clause, place.sentence
    severally = about.looks.severally
    if clause is sentence[0] or severally.search(about.text, sentence[0].start, place.start) is None:
        return clause.start
    if any(clause.start <= m.start < place.start and m.kind == "name" for m in mentions):
        return clause.start
    before = sentence[: sentence.index(clause)]
    naming = next(
        (c for c in reversed(before) if any(c.start <= m.start < c.end for m in mentions)), before[-1]
    )
    # 甲县、乙县分别为3%和4%,高于全市1个和2个百分点: each is higher by its own
    told = severally.search(about.text, naming.start, place.start) is not None
    return naming.start if told else clause.start


def _beside(document: Region | None, other: Region | None) -> bool:
    """Whether a place lies where what the document is about lies, and is of its level (of 甲市: 乙市 of the same province)."""
    if document is None or other is None or document.level != other.level:
        return False
    return document.path.rpartition("/")[0] == other.path.rpartition("/")[0]
