"""Decision tables: the first row that holds, names that are refused, rows that are never reached."""

from __future__ import annotations

import random
from collections.abc import Sequence
from itertools import product
from typing import NamedTuple

import pytest

from minzheng_ie.errors import PatternError
from minzheng_ie.rules.decision import Row, Vocabulary
from minzheng_ie.rules.table import make_table, shadowed
from minzheng_ie.rules.trace import RuleId, Specimen
from minzheng_ie.rules.watch import Decision, watched


class Thing(NamedTuple):
    """What is decided about: words, and what was asked of it."""

    words: Sequence[str]
    asked: list[str]


def _first(thing: Thing) -> Sequence[str]:
    thing.asked.append("first")
    return thing.words[:1]


def _long(thing: Thing) -> bool:
    thing.asked.append("long")
    return len(thing.words) > 2


NAMES = Vocabulary(
    attributes={"words": "words"},
    parts={"first": _first, "last": lambda thing: thing.words[-1:], "none": lambda thing: ()},
    conditions={"long": _long},
    functions={"twice": lambda thing, part: [*part, *part]},
    home="here.py",
)


def _rows(*rows: tuple[str, str, str]) -> list[Row]:
    made = []
    for line, (name, when, metric) in enumerate(rows, 1):
        rule = RuleId("t.yaml", line, name)
        made.append(Row(rule, name, tuple(when.split()), metric, f"t.yaml:{line}", Specimen(rule, ("x",))))
    return made


@pytest.mark.parametrize(
    ("metric", "made"),
    [
        ("words", "abc"),
        ("first + last", "ac"),
        ("none|last", "c"),
        ("none | first + last", "ac"),
        ("twice(first + last) + first", "acaca"),
        ("twice(none|twice(last))", "cccc"),
    ],
)
def test_what_a_metric_is_made_of(metric: str, made: str) -> None:
    table = make_table(_rows(("only", "", metric)), NAMES)
    index, parts = table.decide(Thing("abc", []))
    assert (index, "".join(parts)) == (0, made)


def test_the_first_row_that_holds_decides() -> None:
    table = make_table(
        _rows(("a", "first long", "first"), ("b", "first !long", "last"), ("c", "", "none")), NAMES
    )
    assert [table.decide(Thing(words, []))[0] for words in ("abc", "ab", "")] == [0, 1, 2]


def test_a_row_may_ask_for_either_of_several() -> None:
    table = make_table(
        _rows(
            ("a", "first none|long none|!long|last", "first"), ("b", "none|!first", "last"), ("c", "", "none")
        ),
        NAMES,
    )
    assert [table.decide(Thing(words, []))[0] for words in ("abc", "ab", "")] == [0, 2, 1]
    with pytest.raises(PatternError, match="nothing is called 'lang'; perhaps 'long'"):
        make_table(_rows(("a", "first|lang", "first"), ("b", "", "last")), NAMES)


def test_a_watched_table_tells_what_would_have_decided() -> None:
    table = make_table(
        _rows(
            ("a", "long|none", "first"),
            ("b", "first !none", "words"),
            ("c", "!last|long", "last"),
            ("d", "", "none"),
        ),
        NAMES,
    )
    told: list[Decision] = []
    seen = watched(table, told.append)
    assert [seen.decide(Thing(words, [])) for words in ("abc", "ab")] == [(0, "a"), (1, "ab")]
    assert [(d.rule.name, [rule.name for rule in d.behind], d.otherwise) for d in told] == [
        ("a", ["b", "c", "d"], "abc"),
        ("b", ["d"], ()),
    ]


def test_a_guarded_name_is_asked_only_where_its_guard_holds() -> None:
    guarded = NAMES._replace(guards={"long": "words"})
    table = make_table(
        _rows(("a", "long first", "first"), ("b", "!long", "last"), ("c", "", "none")), guarded
    )
    nothing, some = Thing("", []), Thing("abc", [])
    assert table.decide(nothing)[0] == 1
    assert nothing.asked == []
    assert table.decide(some) == (0, "a")
    assert some.asked == ["long", "first"]


def test_a_name_is_asked_at_most_once() -> None:
    table = make_table(
        _rows(("a", "long first none", "first"), ("b", "first long !words", "first"), ("c", "", "first")),
        NAMES,
    )
    thing = Thing("abc", [])
    table.decide(thing)
    assert sorted(thing.asked) == ["first", "long"]
    thing = Thing("ab", [])
    table.decide(thing)
    assert sorted(thing.asked) == ["first", "long"]


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (
            [("a", "lang", "first"), ("b", "", "last")],
            "t.yaml:1: when: nothing is called 'lang'; perhaps 'long'?",
        ),
        (
            [("a", "long", "frist"), ("b", "", "last")],
            "t.yaml:1: metric: nothing is called 'frist'; perhaps 'first'?",
        ),
        ([("a", "", "thrice(first)")], "t.yaml:1: metric: nothing is called 'thrice'; perhaps 'twice'?"),
        ([("a", "LONG", "first"), ("b", "", "last")], "t.yaml:1: when: 'LONG' is no name of a condition"),
        ([("a", "", "first +")], "t.yaml:1: metric: 'first +': a name is missing"),
        ([("a", "", "first last")], "t.yaml:1: metric: 'first last': what is 'last' here?"),
        ([("a", "", "first & last")], "t.yaml:1: metric: 'first & last': what is '&' here?"),
        ([("a", "", "twice(first")], "t.yaml:1: metric: 'twice(first': a bracket is open"),
        ([("a", "long", "first")], "t.yaml:1: when: the last row of a table must have no condition"),
        ([], "when: the last row of a table must have no condition"),
        (
            [("a", "long !long", "first"), ("b", "", "last")],
            "t.yaml:1: when: both long and !long: it never holds",
        ),
        (
            [("a", "long", "first"), ("a", "", "last")],
            "t.yaml:2: rule: a is the name of t.yaml:1; give another",
        ),
        (
            [("a", "long", "first"), ("b", "first long", "last"), ("c", "", "last")],
            "t.yaml:2: rule: b is never reached behind a (t.yaml:1)",
        ),
    ],
)
def test_what_is_refused(rows: list[tuple[str, str, str]], said: str) -> None:
    with pytest.raises(PatternError) as error:
        make_table(_rows(*rows), NAMES)
    assert str(error.value).startswith(said)


def test_an_unknown_name_says_what_to_do() -> None:
    with pytest.raises(PatternError, match=r"There are: .*long.*; a new one is a function in here\.py"):
        make_table(_rows(("a", "nowhere", "first"), ("b", "", "last")), NAMES)


def test_shadowed_rows_are_told_with_what_shadows_them() -> None:
    rows = _rows(("a", "long", "first"), ("b", "first", "last"), ("c", "first long", "last"))
    assert [(row.rule.name, before.rule.name) for row, before in shadowed(rows)] == [("c", "a")]


class Facts(NamedTuple):
    """A thing that has all its truth values ready."""

    one: bool
    two: bool
    three: bool
    four: bool


def _holds(condition: str, facts: Facts) -> bool:
    guarded = facts._replace(three=facts.one and facts.three)
    return getattr(guarded, condition.lstrip("!")) == (condition[0] != "!")


def test_rows_parted_by_an_attribute_decide_as_rows_in_order_do() -> None:
    chance = random.Random(7)
    names = Vocabulary(
        attributes={"one": "one", "two": "two"},
        parts={},
        conditions={"three": lambda facts: facts.three, "four": lambda facts: facts.four},
        functions={},
        home="here.py",
        guards={"three": "one"},
    )
    said = [f"{denied}{name}" for name in Facts._fields for denied in ("", "!")]
    whens = {tuple(chance.sample(said, 3)) for _ in range(60)}
    whens |= {(f"{a}|{b}", c) for a, b, c in (chance.sample(said, 3) for _ in range(20))}
    kept = [when for when in sorted(whens) if not any(f"!{name}" in when for name in when)]
    chance.shuffle(kept)
    rows = [
        Row(
            RuleId("t", line, f"r{line}"),
            "k",
            when,
            "one",
            f"t{line}.yaml:1",
            Specimen(RuleId("t", 1, "r"), ("x",)),
        )
        for line, when in enumerate([*kept, ()])
    ]
    table = make_table(rows, names)
    assert table.source.count("if f.one:") + table.source.count("if f.two:") > 2  # they are parted
    for facts in (Facts(*values) for values in product([True, False], repeat=4)):
        first = next(
            index
            for index, row in enumerate(rows)
            if all(any(_holds(name, facts) for name in names.split("|")) for names in row.when)
        )
        assert table.decide(facts)[0] == first
