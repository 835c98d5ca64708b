"""What rows may ask of a number (period.yaml), and where they may take its period from."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from minzheng_ie.governance.governed import Governed, Level, Trigger
from minzheng_ie.governance.period import number_itself
from minzheng_ie.governance.period.behind import (
    behind_in_brackets,
    deed_behind,
    paid_for_behind,
    target_behind,
    timed,
)
from minzheng_ie.governance.period.frame import Said, Seen, When

_SUMMED = frozenset({"point", "range", "relative", "span"})
_OPENS = 2
"""Characters of the next clause within which a time opens it."""


def _taken(trigger: Said | None, level: Level) -> When | None:
    return None if trigger is None else Governed(trigger.value, trigger, level)


# conditions


def time_before(f: Seen) -> bool:
    """Whether a time of the sentence before it may govern it."""
    return f.begun


def time_in_clause(f: Seen) -> bool:
    """Whether a time stands before it in its clause."""
    return f.begun and f.looked.before[-1].start >= f.clause.start


def of_which(f: Seen) -> bool:
    """Whether its sentence begins with 其中."""
    return f.place.times.of_which


def goal_set_out(f: Seen) -> bool:
    """Whether a plan said the goal at hand."""
    return f.outer.set_out


def summing_up(f: Seen) -> bool:
    """Whether what governs outside goes on (2020年以来), and its sentence tells of what happens at a meeting (会上表彰了…)."""
    return f.outer.lasting and f.looks.at_meeting.match(f.text, f.place.sentence[0].start) is not None


def outside_known(f: Seen) -> bool:
    """Whether what governs outside is dated, but for a sentence about a meeting."""
    outer = f.outer
    return outer.outside.value is not None and not (outer.lasting and summing_up(f))


def outside_said(f: Seen) -> bool:
    """Whether anything governs outside, dated or not (近年来), but for a sentence about a meeting."""
    outer = f.outer
    return outer.outside.trigger is not None and not (outer.lasting and summing_up(f))


def outside_of_part(f: Seen) -> bool:
    """Whether the document reports on a part of a year."""
    return f.outer.of_part


def every_year(f: Seen) -> bool:
    """Whether 每年 and the like stand in its clause."""
    clause = f.clause
    return any(
        m.kind == "recurring"
        and clause.start <= m.start < clause.end
        and f.looks.every_year.search(f.text, m.start, m.end) is not None
        for m in f.place.times.all
    )


def of_results(f: Seen) -> bool:
    """Whether it stands in the part that reviews the years."""
    span = f.outer.span
    return span is not None and f.position < span.until


def at_event(f: Seen) -> bool:
    """Whether its sentence goes on with an event (现场共募集…, 此次灾害造成…)."""
    return f.looks.at_event.match(f.text, f.place.sentence[0].start) is not None


def undated(f: Seen) -> bool:
    """Whether words of no known years govern outside (近年来)."""
    return f.outer.undated


def these_days(f: Seen) -> bool:
    """Whether its sentence tells what happened these days (近日,…)."""
    return f.looks.these_days.match(f.text, f.place.sentence[0].start) is not None


def told_before(f: Seen) -> bool:
    """Whether a sentence before it said another time than the document's own."""
    return f.outer.told_before


# where a period may be taken from


def own(f: Seen) -> When | None:
    """The time of the value itself (由2020年的|17.5张)."""
    return timed(f, f.frame.own, "clause")


def nearest(f: Seen) -> When | None:
    """The nearest time before it that no row of period_times.yaml takes out."""
    return f.looked.found


def put_off(f: Seen) -> When | None:
    """A time that was put off."""
    return timed(f, f.looked.put_off, "sentence")


def opens_next(f: Seen) -> When | None:
    """The time with which the next clause begins."""
    ahead = next((c for c in f.place.sentence if c.start > f.clause.start), None)
    if ahead is None:
        return None
    for mention in f.place.times.all:
        opens = mention.kind in ("point", "relative") and 0 <= mention.start - ahead.start <= _OPENS
        if opens and f.looks.record.match(f.text, mention.end) is None:
            figured = f.looks.figure.search(f.text, min(mention.end, ahead.end), ahead.end) is not None
            return timed(f, mention, "sentence") if figured else None  # 工作人员8人,98年被评为先进
    return None


def document(f: Seen) -> When | None:
    """The document's own period."""
    return f.outer.document


def last(f: Seen) -> When | None:
    """The period of the sentence before."""
    return f.frame.before.last


def state(f: Seen) -> When | None:
    """The last 截至…."""
    return _taken(f.outer.state, "block")


def goal(f: Seen) -> When | None:
    """The last 到2027年 that goes on."""
    return _taken(f.outer.goal, "block")


def rule(f: Seen) -> When | None:
    """The day from which the rule holds that was set."""
    return _taken(f.outer.rule, "block")


def summed_behind(f: Seen) -> When | None:
    """The time that the end of its sentence gives all of it (…——这是该会近5年交出的答卷)."""
    summed = f.looks.summed_behind.search(f.text, f.position, f.place.sentence[-1].end)
    if summed is None:
        return None
    within = (m for m in f.place.times.all if summed.start() < m.start < summed.end())
    return timed(f, next((m for m in within if m.kind in _SUMMED), None), "sentence")


def at_hand(f: Seen) -> When | None:
    """The document's own period, else up to the year at hand, of what is told as it stands when it is written (现有…)."""
    said = f.looks.stands_now.search(f.text, f.place.sentence[0].start, f.position)
    if said is None:
        return None
    told = document(f)
    if told is not None or f.outer.now is None:
        return told
    return _taken(Trigger(*said.span(), f"../{f.outer.now}", "period-asof"), "sentence")


def survey_told(f: Seen) -> bool:
    """Whether its sentence goes on with what a survey tells (统计指出,…)."""
    start = f.place.sentence[0].start
    return f.outer.survey is not None and f.looks.survey_says.search(f.text, start, f.position) is not None


def survey(f: Seen) -> When | None:
    """The time as of which the survey stands that the paragraphs tell."""
    return _taken(f.outer.survey, "block")


def event(f: Seen) -> When | None:
    """The day of the event that the paragraph tells."""
    return _taken(f.outer.event, "block")


def outside(f: Seen) -> When:
    """What governs outside the sentence: of its item, paragraph, headings, document."""
    return f.outer.outside


def year_outside(f: Seen) -> When:
    """The year of what governs outside the sentence."""
    found = f.outer.outside
    return Governed((found.value or "")[:4], found.trigger, found.level)


def reviewed(f: Seen) -> When | None:
    """The years that the document reviews."""
    span = f.outer.span
    if span is None:
        return None
    trigger: Said = Trigger(*span.span, span.period, "period-document")
    return Governed(span.period, trigger, "document")


def nothing(f: Seen) -> When:
    """No time."""
    return Governed(None, None, "document")


CONDITIONS: Mapping[str, Callable[[Seen], bool]] = {
    "flow": number_itself.flow,
    "stock": number_itself.stock,
    "from-now": number_itself.from_now,
    "time-before": time_before,
    "time-in-clause": time_in_clause,
    "of-which": of_which,
    "aims": number_itself.aims,
    "later": number_itself.later,
    "needs": number_itself.needs,
    "asks-above": number_itself.asks_above,
    "goal-set-out": goal_set_out,
    "summing-up": summing_up,
    "outside-known": outside_known,
    "outside-said": outside_said,
    "outside-of-part": outside_of_part,
    "every-year": every_year,
    "of-results": of_results,
    "reaches": number_itself.reaches,
    "standard": number_itself.standard,
    "at-event": at_event,
    "told-before": told_before,
    "undated": undated,
    "these-days": these_days,
    "survey-told": survey_told,
}
VALUES: Mapping[str, Callable[[Seen], Any]] = {
    "own": own,
    "nearest": nearest,
    "put-off": put_off,
    "behind-in-brackets": behind_in_brackets,
    "target-behind": target_behind,
    "deed-behind": deed_behind,
    "paid-for-behind": paid_for_behind,
    "opens-next": opens_next,
    "document": document,
    "last": last,
    "state": state,
    "goal": goal,
    "rule": rule,
    "event": event,
    "survey": survey,
    "at-hand": at_hand,
    "summed-behind": summed_behind,
    "outside": outside,
    "year-outside": year_outside,
    "reviewed": reviewed,
    "nothing": nothing,
}
