"""The looks that conditions about periods ask for (``patterns/governance/period_looks.yaml``)."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from minzheng_ie.governance.tables import signs_by_look
from minzheng_ie.records import dataclass
from minzheng_ie.rules.looks import Look, looks_of

FILE = "governance/period_looks.yaml"


@dataclass(eq=False)
class PeriodLooks:
    """The looks by name; what each finds says its row."""

    from_: Look
    from_now: Look
    from_word: Look
    basis: Look
    at: Look
    to: Look
    valued: Look
    of_noun: Look
    opens_clause: Look
    of_value_of: Look
    of_value: Look
    of_digit: Look
    digit: Look
    base: Look
    from_ends: Look
    because: Look
    from_opens: Look
    compares: Look
    beside: Look
    as_much: Look
    share_of: Look
    reached_before: Look
    share_behind: Look
    base_noun: Look
    values_between: Look
    times_as_many: Look
    value_compared: Look
    value_beside: Look
    value_changed: Look
    meeting: Look
    told_of_meeting: Look
    told_at: Look
    at_meeting: Look
    summed_up: Look
    reviews: Look
    reviews_before: Look
    agenda: Look
    told: Look
    issued: Look
    teller: Look
    founded: Look
    founds: Look
    founded_alone: Look
    peak: Look
    succeeds: Look
    named_then: Look
    honoured: Look
    honour: Look
    in_force: Look
    of_a_paper: Look
    paid_for: Look
    those_in: Look
    paid_noun: Look
    breakdown: Look
    raised_then: Look
    term: Look
    founded_noun: Look
    completed: Look
    done_then: Look
    audited: Look
    audit_of: Look
    of_object: Look
    founding: Look
    grown: Look
    built_for: Look
    gone_through: Look
    of_what: Look
    carried_over: Look
    base_bracket: Look
    served: Look
    persons: Look
    of_an_object: Look
    background: Look
    running_total: Look
    yardstick: Look
    most: Look
    now: Look
    bare_value: Look
    differs: Look
    whole_year: Look
    year_end: Look
    up_to: Look
    by_then: Look
    clause_mark: Look
    of_which: Look
    of_which_ends: Look
    begins: Look
    past_year: Look
    every_year: Look
    recent_years: Look
    cumulative: Look
    in_all: Look
    reached: Look
    done: Look
    reaches: Look
    sets_rule: Look
    standard: Look
    goal: Look
    not_a_goal: Look
    set_out: Look
    each: Look
    severally: Look
    written_year: Look
    achieved: Look
    shortcomings: Look
    vocative: Look
    as_follows: Look
    launches: Look
    launches_that: Look
    later: Look
    deployed: Look
    goal_year: Look
    reached_early: Look
    figure: Look
    summed_behind: Look
    at_event: Look
    stands_now: Look
    needs: Look
    asks_above: Look
    lead_in: Look
    list_lead: Look
    list_item: Look
    item_mark: Look
    event_named: Look
    record: Look
    dashed: Look
    first_item: Look
    another_day: Look
    plain_digit: Look
    bracketed_figure: Look
    part_figure: Look
    survey_says: Look
    these_days: Look
    once_more: Look
    quarters: Look
    months: Look
    listing: Look
    flow_told: Look
    done_beside: Look


@dataclass(eq=False)
class Spoken:
    """Which looks that few documents hold anything of may find something in one: no time of another is asked for them."""

    founded_noun: bool
    raised_then: bool
    yardstick: bool
    launches: bool
    launches_that: bool
    founds: bool
    carried_over: bool
    later: bool
    from_now: bool
    these_days: bool
    reached_early: bool
    summed_behind: bool
    needs: bool
    asks_above: bool


@lru_cache(maxsize=8)
def spoken_signs(looks: PeriodLooks) -> tuple[Look, ...]:
    """The signs of the looks of `Spoken`."""
    return signs_by_look(Spoken, looks)


@lru_cache(maxsize=8)
def period_looks(dirs: tuple[Path, ...]) -> PeriodLooks:
    """The looks in ``dirs``. Raises PatternError, with file and line."""
    return looks_of(FILE, PeriodLooks, dirs)
