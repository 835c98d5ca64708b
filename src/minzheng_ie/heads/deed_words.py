"""The classes of words that tell what is done, to whom, and how it is said."""

from __future__ import annotations

from minzheng_ie.heads.ranking_words import Edges, RankingWords, Words


class DeedWords(RankingWords):
    """Classes by the tag they have in the file, as those of `HeadWords`; one behind the other, for a compiled class has one base."""

    managing: Edges
    losses: Edges
    mean: Words
    undertakings: Edges
    bounded_by: Words
    apart_from: Words
    inside: Words
    located: Words
    invested: Words
    given_to_them: Words
    crews: Edges
    firms: Edges
    firms_named: Words
    causing: Words
    of_its_place: Words
    units_of_place: Words
    names_on: Words
    not_within: Words
    by_which: Words
    came_or_went: Words
    acted_on: Words
    denials: Words
    denials_of_deeds: Words
    oughts: Words
    befallen: Words
    weddings: Words
    wedding_work: Words
    numbering: Words
    hitting: Words
    everywhere: Words
    sums_given: Edges
    those_named: Edges
    and_so: Words
    plans: Words
    modal: Words
    numbered_by: Words
    others: Edges
    learnt: Edges
    soon: Words
    goal_setting: Words
    goals_set: Words
    visiting: Words
    looking: Words
    aid_given: Words
    together: Words
    standing: Words
    buildings: Edges
    afterwards: Words
    needy: Words
    enduring: Words
    acting: Edges
    resembling: Words
    aid_named: Words
    sources_of_funds: Words
    donors_of_funds: Edges
    rates_of_works: Words
    works_built: Edges
    by_ways: Words
    ways: Words
    in_stock: Words
    classes_named: Words
    giving_each: Words
    demands: Words
    attaining: Words
    begun: Words
    ago: Edges
    worked_on: Words
    working: Words
    whoever: Words
    list_leads: Words
    plenty: Words
    every_one: Edges
    offices: Edges
    societies: Edges
    given_away: Edges
    settlements: Words
    work_groups: Edges
    gathering: Edges
    just_now: Words
    side_by_side: Words
    one_of_them: Words
    nobody: Words
    units: Edges
    one_kind: Words
    handing: Words
    spurring: Words
    by_leave: Edges
    approving: Edges
    made_up: Words
    left_over: Words
    bylines: Edges
    fields: Words
    deep: Words
    meanwhile: Words
    setting: Words
    where_people_are: Edges
    in_view: Words
    views: Edges
    earmarked: Words
    outside: Edges
    sheets: Words
    according: Words
    surveys: Words
    in_pairs: Edges
    one_of_pair: Words
    ways_kept: Edges
    steps_taken: Edges
    trading: Words
    named_after: Words
    of_the_country: Words
    international: Words
    country: Words
    all_of_them: Words
    paid_to_aged: Words
    aged: Words
    paid_to_disabled: Words
    disabled: Words
    paid_to_children: Words
    children: Words


DEED_KINDS = DeedWords.__annotations__
"""The kind of each, by its name."""
