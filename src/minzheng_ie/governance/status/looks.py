"""The looks that conditions about status ask for (``patterns/governance/status_looks.yaml``)."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from minzheng_ie.records import dataclass
from minzheng_ie.rules.looks import Look, looks_of

FILE = "governance/status_looks.yaml"


@dataclass(eq=False)
class StatusLooks:
    """The looks by name; what each finds says its row."""

    looks_back: Look
    goals_reached: Look
    to_be_reached: Look
    both_ways: Look
    label: Look
    label_run_on: Look
    run_on: Look
    next_part: Look
    plan_title: Look
    goal_title: Look
    no_plan_title: Look
    goal_opens: Look
    focus: Look
    focus_named: Look
    focus_ends: Look
    focus_said: Look
    goal_level: Look
    announces: Look
    to_come: Look
    tasks_to_come: Look
    items_begin: Look
    goals_done: Look
    done_listed: Look
    year_behind: Look
    year_told: Look
    list_mark: Look
    opens_sentence: Look
    to_be_done: Look
    to_do: Look
    will: Look
    about_to: Look
    passes: Look
    demands: Look
    item_deed: Look
    adverbs: Look
    urges: Look
    opens_ahead: Look
    deed: Look
    deed_done: Look
    raises: Look
    semicolon: Look
    stops: Look
    of_which: Look
    yesterday: Look
    decided: Look
    framed: Look
    attribute: Look
    once_it_stands: Look
    offers: Look
    soon: Look
    at_once: Look
    plan_word: Look
    plan_name: Look
    planner: Look
    work_to_do: Look
    goes_on: Look
    ensures: Look
    purpose: Look
    sake: Look
    plain_digit: Look
    kept: Look
    proposal_word: Look
    proposes: Look
    dealt_with: Look
    may_propose: Look
    goal_word: Look
    goal_behind: Look
    goal_before: Look
    in_all: Look
    already: Look
    to_be: Look
    basis: Look
    basis_behind: Look
    since_then: Look
    surveyed: Look
    handed_on: Look
    raised_to: Look
    paid_until: Look
    until: Look
    within_year: Look
    stood: Look
    left_then: Look
    one_year: Look
    done_in_all: Look
    done_then: Look
    to_come_yet: Look
    yet_behind: Look
    opens_section: Look
    routine_then: Look
    expects: Look
    expected_behind: Look
    under_way: Look
    made_project: Look
    stands: Look
    all_of_them: Look
    duty: Look
    sent_down: Look
    assigned: Look
    counted: Look
    task_behind: Look
    of_tasks: Look
    fulfilled: Look
    tasks_listed: Look
    quotas_listed: Look
    goal_behind_it: Look
    gone_beyond: Look
    paid_later: Look
    paid_already: Look
    aimed_at: Look
    asked_for: Look
    request: Look
    asks_sum: Look
    sum_in_parts: Look
    goal_in_brackets: Look
    pay_standard: Look
    pays_later: Look
    paid_by_now: Look
    answers_for_it: Look
    task_list: Look
    tasks_reported: Look
    costs_yet: Look
    decides: Look
    needs_money: Look
    titled: Look
    by_plan: Look
    norm: Look
    happened: Look
    progress_title: Look
    task_heading: Look
    goal_in_points: Look
    point_line: Look
    told_as_done: Look
    subject_will: Look
    by_its_plan: Look
    meanwhile: Look
    as_work_goes: Look
    comes_to: Look
    wanted: Look


@lru_cache(maxsize=8)
def status_looks(dirs: tuple[Path, ...]) -> StatusLooks:
    """The looks in ``dirs``. Raises PatternError, with file and line."""
    return looks_of(FILE, StatusLooks, dirs)
