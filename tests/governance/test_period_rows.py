"""The rows about periods: each decides its examples, and is missed there when it is switched off."""

from __future__ import annotations

from pathlib import Path

import pytest
import regex

from minzheng_ie.compiled import compile_regex
from minzheng_ie.errors import PatternError
from minzheng_ie.extractor import Extractor
from minzheng_ie.governance.period.looks import FILE
from minzheng_ie.governance.period.tables import PeriodRules, period_rules, rules_without
from minzheng_ie.governance.tables import Off
from minzheng_ie.patterns import builtin_dir, parse_rules, pattern_dirs
from minzheng_ie.rules.look_rows import LookRow
from minzheng_ie.rules.trace import Decided, RuleId, Specimen, Trial, faults

DIRS = pattern_dirs()
RULES = period_rules(DIRS)
EXTRACTOR = Extractor()
NO_ROW = RuleId("", 0, "")


def _decide(off: Off, text: str) -> list[Decided]:
    """For each row, itself if it took part in the periods of ``text``, and these periods."""
    EXTRACTOR.maker.assembler.periods = rules_without(DIRS, off) if off else RULES
    claims = EXTRACTOR.extract(text.replace(" / ", "\n")).claims
    told = "\n".join(line for claim in claims for line in claim.explain if line.startswith("period:"))
    periods = tuple((claim.quote, claim.period) for claim in claims)
    return [
        (row.rule if f"{row.rule}]" in told or f"{row.rule};" in told else NO_ROW, periods)
        for row in RULES.specimens
    ]


TRIAL = Trial(RULES.specimens, _decide)


@pytest.mark.parametrize("row", RULES.specimens, ids=lambda row: str(row.rule))
def test_a_row_that_is_off_is_missed(row: Specimen) -> None:
    found = faults(TRIAL, row)
    assert not found, "\n".join(found)


def test_every_condition_and_value_is_asked_for() -> None:
    from minzheng_ie.governance.period import effects, places, times

    rooms = ((RULES.places, places), (RULES.times, times), (RULES.effects, effects))
    for table, room in rooms:
        asked = {name.lstrip("!") for row in table.rows for name in (*row.when, row.metric)}
        assert set(room.CONDITIONS) <= asked
        assert set(room.VALUES) - asked <= {"nothing"}


LOOKS = parse_rules(builtin_dir() / FILE, LookRow)


@pytest.mark.parametrize("row", LOOKS, ids=lambda row: row.look)
def test_a_look_finds_its_examples(row: LookRow) -> None:
    look = compile_regex("".join(row.text))
    assert all(look.search(example) for example in row.examples)
    assert not any(look.search(example) for example in row.counter)


def _with(folder: Path, name: str, text: str) -> PeriodRules:
    (folder / "governance").mkdir()
    (folder / "governance" / name).write_text(text, encoding="utf-8")
    return period_rules(pattern_dirs(folder))


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("period.yaml", "- {rule: a, when: own-tme, period: own, says: x, examples: [x]}", "period.yaml:1: when: nothing is called 'own-tme'"),
        ("period_times.yaml", "- {rule: a, when: day, period: passd, says: x, examples: [x]}", "period_times.yaml:1"),
        ("period_effects.yaml", "\n- {rule: a, when: since, period: eve, says: x}", "period_effects.yaml:2: examples: Field required"),
        ("period_looks.yaml", "- {look: frm, text: [a], says: x, examples: [a]}", "period_looks.yaml:1: look: no condition asks for 'frm'"),
        ("period_looks.yaml", "- {look: from, text: ['('], says: x, examples: [a]}", "period_looks.yaml:1: text:"),
    ],
)  # fmt: skip
def test_what_a_row_may_not_say(tmp_path: Path, name: str, text: str, said: str) -> None:
    with pytest.raises(PatternError, match=regex.escape(said)):
        _with(tmp_path, name, text)


def test_a_row_of_ones_own_comes_first(tmp_path: Path) -> None:
    rules = _with(
        tmp_path,
        "period_times.yaml",
        "- {rule: no-day, when: day in-clause, period: passed, says: x, examples: [x]}",
    )
    EXTRACTOR.maker.assembler.periods = rules
    assert EXTRACTOR.extract("2022年5月7日救助困难群众45人。").claims[0].period != "2022-05-07"


def test_an_explanation_names_the_rows() -> None:
    EXTRACTOR.maker.assembler.periods = RULES
    claim = EXTRACTOR.extract("2014年到2018年，全市老年人口从80万人增长到96万人。").claims[1]
    told = next(line for line in claim.explain if line.startswith("period:"))
    rows = {row.rule.name: row.rule for row in RULES.specimens}
    assert told.endswith(f"[{rows['nearest']}; {rows['governs']}; {rows['last-of-years']}]")
    file, line = str(rows["last-of-years"]).split(" ")[0].rsplit(":", 1)
    assert "last-of-years" in (builtin_dir() / file).read_text(encoding="utf-8").splitlines()[int(line) - 1]
