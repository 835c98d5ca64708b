"""What rows may ask of a number (region.yaml), and where they may take its region from."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from minzheng_ie.governance.governed import Governed
from minzheng_ie.governance.region import beside
from minzheng_ie.governance.region.among import with_others_behind
from minzheng_ie.governance.region.frame import Frame, Where, trigger_of
from minzheng_ie.governance.region.lists import listed


def others_before(f: Frame) -> bool:
    """Whether its sentence tells of the others of the kind that its paragraph is about (【甲区】…。其他各区|2%)."""
    outside = f.outer.outside
    if outside.level != "block" or outside.value is None:
        return False
    return beside.others_told(f.about, outside.value, f.place.sentence[0].start, f.place.start)


def in_brackets(f: Frame) -> Where | None:
    """The place in brackets behind it (|2人死亡(甲县))."""
    place, text = f.place, f.text
    opened = f.looks.bracket.match(text, place.end) if place.regions and place.end >= 0 else None
    if opened is None:
        return None
    named = next((m for m in place.regions if m.start == opened.end() and m.region is not None), None)
    if named is None or named.kind != "name" or text[named.end : named.end + 1] != ")":
        return None
    return Governed(named.region, trigger_of(named), "clause")


def spent_on(f: Frame) -> Where | None:
    """The place for which it is spent (|30万元用于甲县…), within what the document is about."""
    if not f.place.regions or f.place.end < 0:
        return None
    spent = f.looks.spent_on.match(f.text, f.place.end)
    if spent is None:
        return None
    named = next((m for m in f.place.regions if m.start == spent.end()), None)
    if named is None or named.region is None or not f.about.below(named.region):
        return None
    if named.region.level == "country" or listed(f.text, f.looks, named, f.place.regions):
        return None
    return Governed(named.region, trigger_of(named), "clause")


def level_of_the_whole(f: Frame) -> Where | None:
    """The whole whose level is told, with which one's own is compared (高于全国的|18.7%, 比全省平均水平|640元高40元)."""
    place, text = f.place, f.text
    if place.end < 0 or (regions := place.regions)[-1].start < place.clause.start:
        return None  # none stands in its clause
    named = next((m for m in reversed(regions) if m.end <= place.start), None)
    if named is None or named.region is None or named.start < place.clause.start:
        return None
    said = f.looks.level_before.fullmatch(text, named.end, place.start)
    document = f.about.document
    if said is None or document is None or named.region == document or not named.region.contains(document):
        return None
    if f.looks.compared_with.search(text, place.clause.start, named.start) is None:
        return None
    of_it = f.looks.of_it.search(said[0]) and f.looks.gap.search(text, place.start, place.end) is None
    if not of_it and f.looks.compared_behind.match(text, place.end) is None:
        return None
    return Governed(named.region, trigger_of(named), "clause")


def nearest(f: Frame) -> Where | None:
    """The nearest place before it that no row of region_places.yaml takes out."""
    return f.looked.found


def before(f: Frame) -> Where | None:
    """What the sentence before is of (全国共有36家。其中,|30家)."""
    said = f.outer.before
    return None if said is None else Governed(said.value, said.trigger, "block")


def nobody(_: Frame) -> Where:
    """No region at all."""
    return Governed(None, None, "clause")


def document(f: Frame) -> Where:
    """What the document is about."""
    return Governed(f.about.document, f.about.trigger, "document")


def outside(f: Frame) -> Where:
    """What governs outside the sentence: of its paragraph, headings, document."""
    return f.outer.outside


CONDITIONS: Mapping[str, Callable[[Frame], bool]] = {
    "others-before": others_before,
    "with-others-behind": with_others_behind,
}
VALUES: Mapping[str, Callable[[Frame], Any]] = {
    "in-brackets": in_brackets,
    "spent-on": spent_on,
    "level-of-the-whole": level_of_the_whole,
    "nearest": nearest,
    "nobody": nobody,
    "before": before,
    "document": document,
    "outside": outside,
}
GUARDS: Mapping[str, str] = {
    **dict.fromkeys(("in-brackets", "spent-on", "with-others-behind"), "behind"),
    "level-of-the-whole": "here",
    "others-before": "outer.block",
    "before": "outer.before",
}
READY: Mapping[str, str] = {"nearest": "looked.found", "outside": "outer.outside"}
