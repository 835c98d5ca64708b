"""The looks that conditions about regions ask for (``patterns/governance/region_looks.yaml``)."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from minzheng_ie.records import dataclass
from minzheng_ie.rules.looks import Look, looks_of

FILE = "governance/region_looks.yaml"


@dataclass(eq=False)
class RegionLooks:
    """The looks by name; what each finds says its row."""

    not_subject: Look
    locative: Look
    counted_in: Look
    a_share: Look
    partner: Look
    yardstick: Look
    except_behind: Look
    ranked: Look
    opening: Look
    visit: Look
    heads_item: Look
    for_one: Look
    spent_on: Look
    befell: Look
    lies_in: Look
    set_in: Look
    its_home: Look
    joined_with: Look
    states: Look
    thing: Look
    and_others: Look
    unknown_before: Look
    ends_a_count: Look
    donates: Look
    donated: Look
    counted_before: Look
    addressed: Look
    short_towns: Look
    taken_from: Look
    store: Look
    quake: Look
    of_several: Look
    helps: Look
    gives: Look
    far_event: Look
    points_back: Look
    honoured: Look
    broke_out: Look
    that_event: Look
    besides: Look
    hands_out: Look
    us_among_them: Look
    with_them: Look
    to_others: Look
    reported: Look
    told_by: Look
    of_which: Look
    epitome: Look
    tells: Look
    reports: Look
    office_reports: Look
    and_office: Look
    paper_reports: Look
    bracket: Look
    of_number: Look
    examples: Look
    office: Look
    body_opens: Look
    publishes: Look
    of_office: Look
    office_visited: Look
    goes_there: Look
    ranks: Look
    with_its_parts: Look
    set_first: Look
    is_first: Look
    lays_down: Look
    sibling: Look
    figure: Look
    others: Look
    of_townships: Look
    of_counties: Look
    of_cities: Look
    of_provinces: Look
    giver_opens: Look
    there: Look
    level_before: Look
    compared_behind: Look
    compared_with: Look
    of_it: Look
    gap: Look
    each_or_all: Look
    counted: Look
    counts_here: Look
    takes_in: Look
    given_to: Look
    visitors: Look
    owns: Look
    home: Look
    suffix: Look
    whole_word: Look
    in_all: Look
    listed_on: Look
    joint_behind: Look
    goes_on: Look
    severally: Look
    sentence_end: Look
    among: Look
    harmed: Look
    loss: Look
    sums_parts: Look
    each_has: Look
    of_item: Look
    bare_parts: Look
    behind_parts: Look
    of_a_home: Look
    part_counted: Look
    count_behind: Look


@lru_cache(maxsize=8)
def region_looks(dirs: tuple[Path, ...]) -> RegionLooks:
    """The looks in ``dirs``. Raises PatternError, with file and line."""
    return looks_of(FILE, RegionLooks, dirs)
