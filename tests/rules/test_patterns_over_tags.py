"""The engine: sets of tags as characters, patterns over tags as `re`, rows of a file, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from minzheng_ie.errors import PatternError
from minzheng_ie.rules.alphabet import Alphabet
from minzheng_ie.rules.load import Reading, Rows, load_rows, read_word_classes
from minzheng_ie.rules.pattern import Context, Pattern
from minzheng_ie.rules.rows import PatternRow

TAGS = frozenset({"word", "number", "grow", "to", "low"})
WORD, GROW, TO, NUMBER = (frozenset(tags.split()) for tags in ("word", "word grow", "word to", "number"))


def signature(alphabet: Alphabet, *sets: frozenset[str]) -> str:
    return "".join(alphabet.character(tags) for tags in sets)


def pattern(text: str, alphabet: Alphabet, **macros: str) -> Pattern:
    return Pattern(text, Context("a.yaml:3:", macros, TAGS), alphabet)


def test_a_set_keeps_its_character() -> None:
    alphabet = Alphabet(TAGS, [WORD, GROW])
    assert alphabet.size == 2
    first = alphabet.character(NUMBER)
    assert alphabet.character(frozenset(["number"])) == first
    assert alphabet.tags_of(first) == NUMBER
    assert len({alphabet.character(tags) for tags in (WORD, GROW, TO, NUMBER)}) == 4


def test_thousands_of_sets_have_characters() -> None:
    names = [f"t{i}" for i in range(7000)]
    alphabet = Alphabet(frozenset(names))
    characters = [alphabet.character(frozenset([name])) for name in names]
    assert len(set(characters)) == 7000
    assert [alphabet.tags_of(character) for character in characters[6398:6402]] == [
        frozenset([name]) for name in names[6398:6402]
    ]


@pytest.mark.parametrize(
    ("text", "matches"),
    [
        ("<grow>", True),
        ("<low>", False),
        ("<word&!grow> <grow|low>", True),
        ("^ <grow>", False),
        ("<grow> <to>? @", True),
        ("<grow> @", False),
        ("<grow> !<low> .", True),
        ("<grow> !<to> .", False),
        ("<grow> =<to>", True),
        ("<grow> !(<to> @)", False),
        ("(<low>|<to>) $", True),
        ("<word>{4}", False),
        ("<word>{3}", True),
        ("$up", True),
    ],
)
def test_what_a_pattern_matches(text: str, matches: bool) -> None:
    alphabet = Alphabet(TAGS)
    said = signature(alphabet, WORD, GROW, TO)
    assert (pattern(text, alphabet, up="<grow> $behind", behind="<to>").search(said) is not None) is matches


def test_a_set_that_is_met_later_is_matched() -> None:
    alphabet = Alphabet(TAGS, [WORD])
    growing = pattern("(cue: <grow>)", alphabet)
    assert growing.search(signature(alphabet, WORD)) is None
    said = signature(alphabet, WORD, GROW)
    found = growing.search(said)
    assert found is not None and found.start("cue") == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("<grwo>", "a.yaml:3: unknown tag 'grwo' in <grwo>; write 'grow'?"),
        ("<grow&!>", "a.yaml:3: unknown tag '!' in <grow&!>"),
        ("$grwo", "a.yaml:3: unknown $grwo; write 'grow'?"),
        ("$self", "a.yaml:3: a $name that stands for itself"),
        ("<grow", "a.yaml:3: cannot read '<grow' in a pattern"),
        ("(<grow>", "a.yaml:3: the pattern does not hold together"),
        ("<grow>)", "a.yaml:3: the pattern does not hold together"),
        ("grow", "a.yaml:3: cannot read 'grow' in a pattern"),
        ("(a: <grow>)(a: <to>)", "a.yaml:3: the pattern does not hold together"),
    ],
)
def test_what_is_refused_and_what_is_said(text: str, said: str) -> None:
    with pytest.raises(PatternError) as raised:
        pattern(text, Alphabet(TAGS), grow="<grow>", self="<to> $self")
    assert str(raised.value).startswith(said)


@pytest.mark.parametrize(
    ("text", "needed"),
    [("(cue: <grow>) <to>", True), ("<to> (cue: <grow>)", True), ("(cue: <grow>)? <to>", False), ("<grow>", False),
     ("((cue: <grow>) <to>)?", False), ("(cue: <grow>) | <to>", False), ("(cue: <grow> <to>)", False)],
)  # fmt: skip
def test_the_leaf_that_stands_in_every_match(text: str, needed: bool) -> None:
    assert (pattern(text, Alphabet(TAGS)).needed is not None) is needed


ROWS = """
- {let: near, be: "<word&!grow>"}
- {given: topped, match: "<to>"}
- {rule: plain, match: "(cue: <grow>) $near* @", says: s, examples: [e]}
- {rule: high, match: "(cue: <grow>) $near* @", when: "topped !low", tier: 1, says: s, examples: [e]}
- {rule: behind, match: "(cue: <to>) @", behind: "(cue: <low>)", tier: 0, says: s, examples: [e]}
"""


def rows_of(tmp_path: Path, text: str) -> Rows:
    (tmp_path / "r.yaml").write_text(text, encoding="utf-8")
    return load_rows("r.yaml", PatternRow, Reading((tmp_path,), Alphabet(TAGS), frozenset({"low"})))


def test_rows_decide_by_tier_then_by_nearness(tmp_path: Path) -> None:
    rows = rows_of(tmp_path, ROWS)
    alphabet = rows.alphabet

    def decided(
        before: list[frozenset[str]], after: list[frozenset[str]], *held: str
    ) -> tuple[str, int] | None:
        said = signature(alphabet, *before, NUMBER, *after)
        found = rows.find(said, (0, len(before)), frozenset(held))
        return (found.row.rule.name, found.cue) if found is not None else None

    assert decided([WORD, WORD], []) is None
    assert decided([GROW, GROW, WORD], []) == ("plain", 1)
    assert decided([GROW, TO], []) == ("high", 0)
    assert decided([GROW, TO], [], "low") == ("plain", 0)
    assert decided([GROW, TO], [frozenset({"low"})]) == ("behind", 3)
    plain = next(row.rule for row in rows.rows if row.rule.name == "plain")
    assert str(plain) == "r.yaml:4 plain"
    assert rows.find(signature(alphabet, GROW, NUMBER), (0, 1), frozenset(), frozenset({plain})) is None


def test_a_number_is_told_by_the_words_behind_the_number_before(tmp_path: Path) -> None:
    rows = rows_of(tmp_path, ROWS)
    said = signature(rows.alphabet, GROW, NUMBER, WORD, NUMBER)
    assert rows.find(said, (2, 3), frozenset()) is None
    long = signature(rows.alphabet, *[WORD] * 5000, GROW, NUMBER)
    found = rows.find(long, (0, 5001), frozenset())
    assert found is not None and found.cue == 5000


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("{rule: a, match: <grow>, examples: [e]}", "rule a: says is missing"),
        ("{rule: a, match: <grow>, says: s}", "rule a: examples is missing"),
        ("{let: a}", "let a: be is missing"),
        ("{let: a, be: <grow>, says: s}", "says has no meaning in a row let:"),
        ("{match: <grow>}", "a row is let: NAME"),
        (
            "{rule: a, match: <grow>, says: s, examples: [e], when: lwo}",
            "unknown condition 'lwo'; write 'low'?",
        ),
        ("{rule: a, match: <grow>, says: s, examples: [e], colour: red}", "colour: Extra inputs"),
        ("{rule: a, match: <gro>, says: s, examples: [e]}", "unknown tag 'gro' in <gro>; write 'grow'?"),
    ],
)
def test_a_row_that_is_wrong_is_refused_with_its_line(tmp_path: Path, row: str, said: str) -> None:
    with pytest.raises(PatternError, match=r"r\.yaml:2:") as raised:
        rows_of(tmp_path, f"# a comment\n- {row}\n")
    assert said in str(raised.value)


def test_a_word_of_an_unknown_tag_is_refused(tmp_path: Path) -> None:
    (tmp_path / "w.yaml").write_text("- {tag: grwo, words: [增]}\n", encoding="utf-8")
    with pytest.raises(PatternError, match=r"w\.yaml:1: unknown tag 'grwo'; write 'grow'\?"):
        read_word_classes("w.yaml", (tmp_path,), TAGS)
    (tmp_path / "w.yaml").write_text("- {tag: grow}\n", encoding="utf-8")
    with pytest.raises(PatternError, match=r"w\.yaml:1: .*a row of words is tag: NAME with words"):
        read_word_classes("w.yaml", (tmp_path,), TAGS)
