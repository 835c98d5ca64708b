"""What rows may ask of a period found (period_effects.yaml), and what they may make of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from minzheng_ie.governance.governed import Governed
from minzheng_ie.governance.period.frame import Found, Frame, When
from minzheng_ie.governance.period.kinds import GOVERNS
from minzheng_ie.governance.period.time_beside import bracket_of_a_base
from minzheng_ie.governance.period.values import are_years, eve, is_year, trigger_of

SIGNS = frozenset({"follows-number", "move-base", "move-level", "running-total"})
"""Conditions without one of which (see `may_change`) no row need be asked, where each row has one."""
AS_IT_IS = "itself"
"""What the last row takes, for all numbers without a sign."""
_TOTAL = 140  # characters before a running total within which what is added to it begins


def may_change(frame: Frame) -> bool:
    """Whether a number's metric comes from the one before, a bracket stands in its sentence, or it is a level of a move."""
    place = frame.place
    return frame.dependent or place.times.opened or place.role is not None


def follows_number(f: Found) -> bool:
    """Whether the number's metric is the one's before it in the sentence, and no time was said between."""
    frame, said = f.frame, f.frame.before.said
    if not frame.dependent or said is None or said[0] != frame.place.sentence[0].start:
        return False
    told = said[2].trigger
    if told is not None and bracket_of_a_base(frame.text, told.start, frame.looks):
        return False  # 五年前(即2019年)的100万元,增加|60%
    times = [m.start for m in frame.place.times.all if m.kind in GOVERNS and m.start < frame.position]
    return max(times, default=-1) < said[1]


def own_level(f: Found) -> bool:
    """Whether a share is no share of the number before: 在300元的基础上|增加50%, 从21%上升到|24%."""
    frame, said = f.frame, f.frame.before.said
    if said is not None and frame.looks.basis.search(frame.text, said[1], frame.position) is not None:
        return True
    return move_base(f) or move_level(f)


def move_base(f: Found) -> bool:
    """从|700元提高到760元."""
    return f.frame.place.role == "from"


def move_level(f: Found) -> bool:
    """从700元提高到|760元."""
    return f.frame.place.role == "to"


def running_total(f: Found) -> bool:
    """新增20例(累计|310例): all up to then, of a year."""
    frame = f.frame
    if frame.text.find("(", max(0, frame.clause.start - 1), frame.position) < 0:
        return False
    if not is_year(f.governing.value):
        return False
    start = max(frame.place.sentence[0].start, frame.position - _TOTAL)
    return frame.looks.running_total.search(frame.text, start, frame.position) is not None


def since(f: Found) -> bool:
    """2020年以来."""
    return f.governing.trigger is not None and (f.governing.value or "").endswith("/..")


def since_founded(f: Found) -> bool:
    """自2012年成立以来."""
    told = f.governing.trigger
    return told is not None and f.frame.looks.founding.search(f.frame.text, told.start, told.end) is not None


def years(f: Found) -> bool:
    """From one year to another, said in its sentence."""
    found = f.governing
    if (
        found.trigger is None
        or found.trigger.rule != "period-range"
        or found.level not in ("clause", "sentence")
    ):
        return False
    return are_years(found.value)


def own_time(f: Found) -> bool:
    """Whether the value has a time of its own (从“十二五”时期的|15万…)."""
    return f.frame.own is not None


def earlier(f: Found) -> When | None:
    """The year with which its sentence began, behind which it tells what became of it (2002年实施…,至2007年,由|1687人增加到…)."""
    told = f.governing.trigger
    if told is None or f.governing.level not in ("clause", "sentence") or not is_year(f.governing.value):
        return None
    if f.frame.looks.up_to.match(f.frame.text, told.start) is None:
        return None
    before = [m for m in f.frame.place.times.free if m.end <= told.start]
    if not before or not before[-1].explicit or before[-1].kind != "point" or not is_year(before[-1].edtf):
        return None
    return Governed(before[-1].edtf, trigger_of(before[-1]), "sentence")


def itself(f: Found) -> When:
    """The time as it is."""
    return f.governing


def number_before(f: Found) -> When:
    """The period of the number before."""
    said = f.frame.before.said
    return f.governing if said is None else said[2]


def eve_of_it(f: Found) -> When:
    """Up to the day, month or year before it."""
    found = f.governing
    return Governed(f"../{eve((found.value or '')[:-3])}", found.trigger, found.level)


def first(f: Found) -> When:
    """The first of its years."""
    found = f.governing
    return Governed((found.value or "").split("/")[0], found.trigger, found.level)


def last(f: Found) -> When:
    """The last of its years."""
    found = f.governing
    return Governed((found.value or "").split("/")[-1], found.trigger, found.level)


def until(f: Found) -> When:
    """Up to it."""
    found = f.governing
    return Governed(f"../{found.value}", found.trigger, found.level)


def nothing(f: Found) -> When:
    """No time."""
    return Governed(None, None, "document")


CONDITIONS: Mapping[str, Callable[[Found], bool]] = {
    "follows-number": follows_number,
    "own-level": own_level,
    "move-base": move_base,
    "move-level": move_level,
    "running-total": running_total,
    "since": since,
    "since-founded": since_founded,
    "years": years,
    "own-time": own_time,
}
GUARDS: Mapping[str, str] = {
    "follows-number": "frame.dependent",
    **dict.fromkeys(("since", "since-founded"), "governing.trigger"),
    **dict.fromkeys(("move-base", "move-level"), "frame.place.role"),
    "earlier": "frame.place.role",
    "running-total": "frame.place.times.opened",
}
READY: Mapping[str, str] = {"own-time": "frame.own", "itself": "governing"}
VALUES: Mapping[str, Callable[[Found], Any]] = {
    AS_IT_IS: itself,
    "number-before": number_before,
    "eve": eve_of_it,
    "until": until,
    "earlier": earlier,
    "first": first,
    "last": last,
    "nothing": nothing,
}
