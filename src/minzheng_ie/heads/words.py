"""Classes of words that heads ask for (`patterns/words/heads.yaml`)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from minzheng_ie.errors import PatternError
from minzheng_ie.harmless import printable
from minzheng_ie.heads.deed_words import DEED_KINDS, DeedWords
from minzheng_ie.heads.ranking_words import RANKING_KINDS, Edges, Row, Words
from minzheng_ie.heads.word_rows import HeadWordRow
from minzheng_ie.patterns import Rule, parse_placed

FILE = "words/heads.yaml"
RULE_FILES: dict[str, type[Rule]] = {FILE: HeadWordRow}


class HeadWords(DeedWords):
    """The classes, each by the tag it has in the file; what each is for stands there."""

    of: Words
    of_opening: Edges
    aspects: Words
    out_of: Words
    lasting: Words
    split_into: Words
    portions: Edges
    to_come: Words
    years: Words
    out_of_or_by: Words
    by_way: Edges
    at: Words
    by: Words
    by_rate: Words
    by_a_rate: Words
    holds_rank: Words
    persons_counted: Edges
    shares: Edges
    goods_units: Words
    at_a_time: Words
    manners: Words
    being: Words
    attained: Words
    getting: Words
    giving: Words
    peaks: Edges
    by_means: Words
    wherein: Words
    taking: Words
    served: Words
    to: Words
    until: Words
    with_whom: Words
    results: Words
    properties: Edges
    here: Words
    qualities: Words
    in_number: Words
    at_a_peak: Words
    order_words: Words
    at_the_time: Words
    hereabouts: Words
    no_states: Edges
    holders: Edges
    at_pace: Words
    than: Words
    compared: Words
    exceeds: Words
    nears: Words
    yard_words: Words
    led: Words
    upon: Words
    on_basis: Words
    basis: Words
    basis_of: Edges
    is_so: Words
    and_also: Words
    and_so_on: Words
    goes_on: Words
    severally: Words
    in_all: Words
    including: Words
    sums: Words
    of_which: Words
    its: Words
    within: Words
    ending: Words
    amid: Edges
    each: Words
    each_of: Edges
    all_of: Edges
    these: Words
    pointing: Words
    falls_short: Words
    both_of_two: Words
    and_of_two: Words
    whole_of: Words
    amounts: Words
    then: Words
    at_present: Words
    outcome: Words
    toward: Words
    yearly: Words
    capacities: Edges
    placing_before: Words
    then_by: Words
    because: Words
    owing_to: Words
    new: Words
    striving: Words
    won: Words
    added: Words
    taking_in: Words
    homes: Edges
    schools: Edges
    unit_nouns: Edges
    unit_people: Edges
    made: Edges
    apart: Words
    former: Words
    latter: Words
    placing: Words
    carrying_out: Words
    telling: Words
    having: Words
    having_alone: Words
    having_end: Edges
    least: Edges
    classifiers: Words
    piece: Words
    tens: Edges
    complete_units: Words
    people_units: Words
    money_unit: Words
    in_money: Edges
    step_numerals: Words
    steps: Edges
    bounds: Words
    sides: Words
    age_sides: Words
    graded: Edges
    care_grades: Edges
    graded_as: Edges
    grades: Words
    grade_names: Words
    class_names: Words
    class_ends: Edges
    class_standards: Edges
    hundred: Edges
    age_opens: Edges
    till: Edges
    age_full: Edges
    age_units: Edges
    age_bounds: Edges
    age_of: Edges
    age_high: Edges
    age_people: Edges
    age_may: Edges
    age_gets: Edges
    paid_by_age: Edges
    no_names: Edges
    those_of_age: Words
    bands: Edges
    bands_said: Edges
    doings: Edges
    share_words: Words
    share_nouns: Words
    parts_of_country: Row
    both_of_country: Row
    both_sexes: Row
    contrast_sexes: Words
    contrast_runners: Words
    contrast_kept: Words
    institution: Edges
    directions: Words
    quarters: Words
    opposites: Row
    kinds: Edges
    kind_ends: Words
    kind_word: Words
    kind_marks: Words
    kinds_named: Edges
    kinds_shared: Edges
    own_level: Edges
    rest_of: Words
    members: Words
    persons: Edges
    population: Words
    area: Edges
    lost: Edges
    totals: Words
    total_of: Edges
    places: Edges
    towns: Edges
    going: Edges
    measures: Edges
    measure_ends: Edges
    ordinal: Words
    levels_told: Edges
    standard_ends: Edges
    standard_of: Words
    standard_words: Words
    living: Row
    sum_ends: Edges
    measured: Edges
    paces: Words
    rates: Edges
    averages: Words
    mean_ends: Edges
    for_each: Words
    apiece: Words
    often: Words
    works: Edges
    reaching: Words
    events: Edges
    no_topic_ends: Words
    nothing_counted: Edges
    labels_of_people: Edges
    labels_of_households: Edges
    labels_of_amounts: Edges
    labels_alone: Words
    sum_nouns: Edges
    spending: Words
    funds: Edges
    bodies: Edges
    payers: Edges
    funders: Edges
    matched: Words
    allotting: Words
    gifts: Edges
    goods: Edges
    money_and_goods: Words
    payments: Edges
    payments_raised: Edges
    receivers: Edges
    benefiting: Words
    lived_in: Edges
    of_an_item: Words
    of_a_price: Words
    of_one: Words
    worth: Words
    measured_alone: Words
    measure_words: Words
    currencies: Words
    used_for: Words
    openers: Words
    closers: Words
    nearly: Words
    formerly: Words
    may: Words
    this: Words
    its_body: Edges
    saying: Words
    extremes: Words
    next_in_rank: Words
    second: Words
    ranks_as: Words

    def __init__(self, classes: Mapping[str, Words | Edges]) -> None:
        for name, words in classes.items():
            setattr(self, name, words)


_KINDS = {**RANKING_KINDS, **DEED_KINDS, **HeadWords.__annotations__}
_KEYS = {"Words": ("words",), "Row": ("words",), "Edges": ("opens", "ends")}


@lru_cache(maxsize=8)
def load_head_words(dirs: tuple[Path, ...]) -> HeadWords:
    """The classes of words of ``dirs``. Raises PatternError with file and line."""
    found: dict[str, list[str]] = {}
    for directory in dirs:
        path = directory / FILE
        for line, row in parse_placed(path, HeadWordRow) if path.is_file() else ():
            _add(found, row, f"{printable(str(path))}:{line}:")
    missing = [name for name in _KINDS if name not in found]
    if missing:
        raise PatternError(f"{printable(str(dirs[0] / FILE))}: no words for {missing[0].replace('_', '-')}")
    made: dict[str, Words | Edges] = {}
    for name, words in found.items():
        kind = str(_KINDS[name])
        ordered = words if "Row" in kind else sorted(words, key=len, reverse=True)
        made[name] = frozenset(words) if "Words" in kind else tuple(ordered)
    return HeadWords(made)


def _add(found: dict[str, list[str]], row: HeadWordRow, where: str) -> None:
    name = row.tag.replace("-", "_")
    if name not in _KINDS:
        known = ", ".join(field.replace("_", "-") for field in _KINDS)
        raise PatternError(f"{where} tag: no class of words is called {row.tag!r}; there are: {known}")
    kind = next(kind for kind in _KEYS if kind in str(_KINDS[name]))
    given = {"words": row.words, "opens": row.opens, "ends": row.ends}
    words = [word for key in _KEYS[kind] for word in given[key]]
    if not words or len(words) < sum(map(len, given.values())):
        raise PatternError(f"{where} {row.tag}: its words are given as {' or '.join(_KEYS[kind])}: […]")
    found.setdefault(name, []).extend(word for word in words if word not in found.get(name, ()))
