"""The looks that conditions about programmes ask for (``patterns/governance/programme_looks.yaml``)."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from minzheng_ie.records import dataclass
from minzheng_ie.rules.looks import Look, looks_of

FILE = "governance/programme_looks.yaml"


@dataclass(eq=False)
class ProgrammeLooks:
    """The looks by name; what each finds says its row."""

    # what a number is of
    oldest: Look
    of_age: Look
    of_ages: Look
    old_age: Look
    paid: Look
    people: Look
    residents: Look
    aged_people: Look
    asked: Look
    divisions: Look
    share_of_people: Look
    offices: Look
    # what an office publishes
    papers: Look
    signs_of_papers: Look
    published: Look
    information: Look
    posted: Look
    opened: Look
    opened_list: Look
    issued: Look
    board: Look
    of_which: Look
    # mentions that speak of something else
    at: Look
    field: Look
    and_others: Look
    ends_fields: Look
    ends_list: Look
    link: Look
    left_out: Look
    of_part: Look
    defined: Look
    project_end: Look
    purposes: Look
    first_purpose: Look
    more_purposes: Look
    numbered: Look
    there_is: Look
    quoted: Look
    aims: Look
    measured_against: Look
    times_behind: Look
    # several in one metric
    harm: Look
    by: Look
    pays_from: Look
    and_such: Look
    standard: Look
    all_again: Look
    all_kinds: Look
    joined_kind: Look
    whom: Look
    does: Look
    aids: Look
    alms: Look
    helps: Look
    gives: Look
    received: Look
    found_out: Look
    ranked: Look
    attends: Look
    goes_along: Look
    sent_out: Look
    item_counted: Look
    no_work: Look
    amount: Look
    among_it: Look
    for_some: Look
    for_many: Look
    for_those: Look
    pays_more: Look
    for_some_of: Look
    pays_out: Look
    count_then_pay: Look
    mid_bracket: Look
    somebody: Look
    gift: Look
    to_whom: Look
    home: Look
    calls_at: Look
    likened: Look
    helping: Look
    visit: Look
    item_ends: Look
    persons: Look
    persons_end: Look
    aid: Look
    aid_end: Look
    committee: Look
    home_end: Look
    of_village: Look
    given: Look
    no_list: Look
    into: Look
    employs: Look
    pays_in: Look
    living_aid: Look
    pointed: Look
    # told together, summed up
    summed: Look
    total: Look
    got: Look
    all_of: Look
    # beside a number
    rate_end: Look
    counted: Look
    counted_by: Look
    earned: Look
    works: Look
    other_work: Look
    for_: Look
    serves: Look
    acts: Look
    allowance_end: Look
    allowance: Look
    benefit_money: Look
    any_benefit: Look
    benefit: Look
    number_before: Look
    housing: Look
    trains: Look
    summed_here: Look
    added: Look
    compared: Look
    paid_amount: Look
    # what is spoken of
    heading_on: Look
    last_field: Look
    more_fields: Look
    kept_up: Look
    by_means: Look
    scene: Look
    civil_affairs: Look
    whole_government: Look
    # parts of a whole
    broken_down: Look
    stop: Look
    unit: Look
    goods: Look
    group: Look
    group_end: Look
    # bodies and places
    place: Look
    describes: Look
    people_alone: Look
    signs_of_a_count: Look
    certified: Look
    living_there: Look
    broken_down_by: Look
    done_for_them: Look
    active_bodies: Look
    learnt_from: Look
    learnt: Look
    made_public: Look
    own_report: Look
    project: Look
    carried_out: Look
    wider: Look
    no_subject: Look
    land: Look
    listed_beside: Look
    goes_on: Look


@lru_cache(maxsize=8)
def programme_looks(dirs: tuple[Path, ...]) -> ProgrammeLooks:
    """The looks in ``dirs``. Raises PatternError, with file and line."""
    return looks_of(FILE, ProgrammeLooks, dirs)
