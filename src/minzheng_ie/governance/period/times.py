"""The names that rows of period_times.yaml may use: what they ask of a time of the sentence, and what they make of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from minzheng_ie.governance.governed import Governed, Trigger
from minzheng_ie.governance.period import begun, time_aside, time_beside, time_itself
from minzheng_ie.governance.period.frame import Candidate, Said, When
from minzheng_ie.governance.period.lists import LONGEST_JOINT, run_of, span_of
from minzheng_ie.governance.period.values import governed

Passed = str
PASSED: Passed = "passed"
PUT_OFF: Passed = "put off"
"""What a time that does not govern is: taken out, or gone back to where nothing else governs."""


def years(c: Candidate) -> When | None:
    """The span of the times listed up to it; none where it is not the last of several."""
    before = c.before
    if not c.at or c.mention.start - before[c.at - 1].end > LONGEST_JOINT:
        return None
    frame = c.frame
    several = span_of(frame.text, frame.looks, run_of(frame.text, frame.looks, before, c.at))
    return None if several is None else Governed(several.value, several, c.level)


def itself(c: Candidate) -> When:
    """This time governs the number."""
    return governed(c.frame.outer, c.frame.place.times.all, c.mention, c.level)


def its_year(c: Candidate) -> When:
    """The year that it is the end of."""
    trigger: Said = Trigger(c.mention.start, c.mention.end, f"{c.mention.year}", "period-year-of-end")
    return Governed(trigger.value, trigger, "sentence")


def from_then(c: Candidate) -> When:
    """All that came since it."""
    trigger: Said = Trigger(c.mention.start, c.mention.end, f"{c.mention.edtf}/..", "period-since")
    return Governed(trigger.value, trigger, "sentence")


def passed(c: Candidate) -> Passed:
    """It does not; the next one is looked at."""
    return PASSED


def put_off(c: Candidate) -> Passed:
    """It does where no other time does."""
    return PUT_OFF


CONDITIONS: Mapping[str, Callable[[Candidate], bool]] = {
    "in-clause": time_itself.in_clause,
    "not-the-first": time_itself.not_the_first,
    "semicolon-behind": time_itself.semicolon_behind,
    "in-brackets": time_itself.in_brackets,
    "aside": time_itself.aside,
    "long-past": time_itself.long_past,
    "same-period": time_itself.same_period,
    "era": time_itself.era,
    "part-of-a-whole": time_beside.part_of_a_whole,
    "day": time_itself.day,
    "month": time_itself.month,
    "streak": time_itself.streak,
    "asof": time_itself.asof,
    "target": time_itself.target,
    "since": time_itself.since,
    "relative": time_itself.relative,
    "unknown": time_itself.unknown,
    "year-word": time_itself.year_word,
    "whole-year-opens": time_itself.whole_year_opens,
    "whole-year": time_itself.whole_year,
    "written": time_itself.written,
    "up-to": time_itself.up_to,
    "end-of-year": time_itself.end_of_year,
    "begins": time_itself.begins,
    "at-basis": time_beside.at_basis,
    "now-behind": time_beside.now_behind,
    "value-behind": time_beside.value_behind,
    "told-on": time_beside.told_on,
    "issued-on": time_beside.issued_on,
    "of-behind": time_beside.of_behind,
    "of-noun": time_beside.of_noun,
    "opens-clause": time_beside.opens_clause,
    "to-before": time_beside.to_before,
    "grown-before": time_beside.grown_before,
    "of-a-value": time_beside.of_a_value,
    "mark-before": time_beside.mark_before,
    "by-then": time_beside.by_then,
    "of-which-before": time_beside.of_which_before,
    "founded": time_beside.founded,
    "compared-in-brackets": time_beside.compared_in_brackets,
    "of-an-object": time_beside.of_an_object,
    "founds": time_beside.founds,
    "paid-for": time_aside.paid_for,
    "named-then": time_aside.named_then,
    "honour": time_aside.honour,
    "in-force": time_aside.in_force,
    "gone-through": time_aside.gone_through,
    "completed": time_beside.completed,
    "done-then": time_aside.done_then,
    "raised-then": time_beside.raised_then,
    "of-year-before": time_itself.of_year_before,
    "founded-noun": time_beside.founded_noun,
    "built-for": time_beside.built_for,
    "launches": begun.launches,
    "launches-that": begun.launches_that,
    "carried-over": time_beside.carried_over,
    "deployed": time_beside.deployed,
    "goal-year": time_beside.goal_year,
    "reached-early": time_beside.reached_early,
    "names-event": time_beside.names_event,
    "of-those-served": time_beside.of_those_served,
    "yardstick": time_beside.yardstick,
    "agenda": time_beside.agenda,
    "done-behind": time_beside.done_behind,
    "lasting-beside": time_itself.lasting_beside,
    "asof-beside": time_itself.asof_beside,
    "flow-until": time_itself.flow_until,
    "year-of-a-flow": time_itself.year_of_a_flow,
    "stock": time_beside.stock,
    "flow": time_beside.flow,
    "number-differs": time_beside.number_differs,
    "number-from": time_beside.number_from,
    "of-a-move": time_aside.of_a_move,
    "parts-of": time_beside.parts_of,
    "opens-a-part": time_beside.opens_a_part,
    "cumulative": time_beside.cumulative,
    "reached-in-all": time_beside.reached_in_all,
    "of-another-year": time_beside.of_another_year,
}
_SELDOM = (
    *("founded-noun", "raised-then", "yardstick", "launches", "founds", "carried-over"),
    *("reached-early", "launches-that"),
)
"""Conditions on what few documents speak of at all."""
_SORTS = ("long-past", "same-period", "day", "streak", "asof", "target", "since", "relative", "year-word")
"""Conditions on the kind of a time and the rule that read it."""
GUARDS: Mapping[str, str] = {
    **dict.fromkeys(
        (
            "at-basis",
            "to-before",
            "founded",
            "of-an-object",
            "paid-for",
            "gone-through",
            "honour",
            "in-force",
            "deployed",
            "of-those-served",
            "of-which-before",
        ),
        "led",
    ),
    **dict.fromkeys(("in-brackets", "compared-in-brackets", "aside"), "bracketed"),
    **dict.fromkeys(("years", "of-year-before"), "at"),
    "era": "sort.era",
    **dict.fromkeys(("told-on", "issued-on"), "sort.point"),
    **{name: f"frame.outer.spoken.{name.replace('-', '_')}" for name in _SELDOM},
}
READY: Mapping[str, str] = {
    "in-clause": "same",
    "not-the-first": "at",
    "written": "mention.explicit",
    "unknown": "unknown",
    "stock": "frame.stock",
    "flow": "frame.flow",
    **{name: f"sort.{name.replace('-', '_')}" for name in _SORTS},
}
VALUES: Mapping[str, Callable[[Candidate], Any]] = {
    "years": years,
    "itself": itself,
    "its-year": its_year,
    "from-then": from_then,
    "passed": passed,
    "put-off": put_off,
}
