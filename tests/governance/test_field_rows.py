"""The rows of every field: each decides its examples, is missed there when it is switched off, and says only what it may."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

import pytest
import regex
from field_rows import FIELDS, PERIOD, PROGRAMME, REGION, STATUS, UNIT, Field

from minzheng_ie.compiled import compile_regex
from minzheng_ie.errors import PatternError
from minzheng_ie.patterns import builtin_dir, parse_rules
from minzheng_ie.rules.decision import Row
from minzheng_ie.rules.look_rows import LookRow
from minzheng_ie.rules.trace import Specimen, faults

ROWS = [
    pytest.param(field, row, id=str(row.rule))
    for field in FIELDS
    for row in field.rules.specimens
]  # fmt: skip
EITHER = [
    pytest.param(field, row, names, id=f"{row.rule} {names}")
    for field in FIELDS
    for table, _, _ in field.tables(field.rules)
    for row in table.rows
    for names in row.when
    if "|" in names
]
LOOKS = [
    pytest.param(row, id=f"{field.slot} {row.look}")
    for field in FIELDS
    for row in parse_rules(builtin_dir() / field.looks, LookRow)
]


@pytest.mark.parametrize(("field", "row"), ROWS)
def test_a_row_that_is_off_is_missed(field: Field, row: Specimen) -> None:
    found = faults(field.trial, row)
    assert not found, "\n".join(found)


@pytest.mark.parametrize(("field", "row", "names"), EITHER)
def test_each_of_several_conditions_is_needed(field: Field, row: Row, names: str, tmp_path: Path) -> None:
    """Of `a|b`: a row that may ask for the others only misses one of its examples."""
    told = [field.told(example) for example in row.specimen.examples]
    text = (builtin_dir() / row.rule.file).read_text(encoding="utf-8")
    at = text.index(f"- rule: {row.rule.name}\n")
    for name in names.split("|"):
        others = "|".join(other for other in names.split("|") if other != name)
        folder = Path(copytree(builtin_dir(), tmp_path / name.lstrip("!")))
        (folder / row.rule.file).write_text(text[:at] + text[at:].replace(names, others, 1), encoding="utf-8")
        field.use(field.load((folder,)))
        without = [field.told(example) for example in row.specimen.examples]
        field.use(field.rules)
        assert without != told, f"{row.rule}: {name} of {names} is needed by none of its examples"


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.slot)
def test_every_condition_and_value_is_asked_for(field: Field) -> None:
    for table, values, conditions in field.tables(field.rules):
        asked = {
            name.lstrip("!")
            for row in table.rows
            for names in (*row.when, row.metric)
            for name in names.split("|")
        }
        assert set(conditions) <= asked
        assert set(values) - asked <= field.spare


@pytest.mark.parametrize("row", LOOKS)
def test_a_look_finds_its_examples(row: LookRow) -> None:
    look = compile_regex("".join(row.text))
    assert all(look.search(example) for example in row.examples)
    assert not any(look.search(example) for example in row.counter)


@pytest.mark.parametrize(
    ("field", "name", "text", "said"),
    [
        (PERIOD, "governance/period.yaml", "- {rule: a, when: own-tme, period: own, says: x, examples: [x]}", "period.yaml:1: when: nothing is called 'own-tme'"),
        (PERIOD, "governance/period_times.yaml", "- {rule: a, when: day, period: passd, says: x, examples: [x]}", "period_times.yaml:1"),
        (PERIOD, "governance/period_effects.yaml", "\n- {rule: a, when: since, period: eve, says: x}", "period_effects.yaml:2: examples: Field required"),
        (PERIOD, "governance/period_looks.yaml", "- {look: frm, text: [a], says: x, examples: [a]}", "period_looks.yaml:1: look: no condition asks for 'frm'"),
        (PERIOD, "governance/period_looks.yaml", "- {look: from, text: ['('], says: x, examples: [a]}", "period_looks.yaml:1: text:"),
        (STATUS, "governance/status.yaml", "- {rule: a, when: time-ovr, status: cue, says: x, examples: [x]}", "status.yaml:1: when: nothing is called 'time-ovr'"),
        (STATUS, "governance/status_reach.yaml", "- {rule: a, when: done, governs: past, says: x, examples: [x]}", "status_reach.yaml:1"),
        (STATUS, "governance/status_cues.yaml", "\n- {rule: a, when: goal, governs: nothing, says: x}", "status_cues.yaml:2: examples: Field required"),
        (STATUS, "governance/status_looks.yaml", "- {look: wil, text: [a], says: x, examples: [a]}", "status_looks.yaml:1: look: no condition asks for 'wil'"),
        (STATUS, "scope.yaml", "- {cue: a, effect: planed, words: [x]}", "scope.yaml:1: effect:"),
        (REGION, "governance/region.yaml", "- {rule: a, when: nearst, region: nearest, says: x, examples: [x]}", "region.yaml:1: when: nothing is called 'nearst'"),
        (REGION, "governance/region_places.yaml", "- {rule: a, when: bare, region: past, says: x, examples: [x]}", "region_places.yaml:1"),
        (REGION, "governance/region_subjects.yaml", "\n- {rule: a, when: above, region: itself, says: x}", "region_subjects.yaml:2: examples: Field required"),
        (REGION, "governance/region_looks.yaml", "- {look: quak, text: [a], says: x, examples: [a]}", "region_looks.yaml:1: look: no condition asks for 'quak'"),
        (PROGRAMME, "governance/programme.yaml", "- {rule: a, when: goes-om, program: nothing, says: x, examples: [x]}", "programme.yaml:1: when: nothing is called 'goes-om'; perhaps 'goes-on'?"),
        (PROGRAMME, "governance/programme_mentions.yaml", "- {rule: a, when: example, program: passd, says: x, examples: [x]}", "programme_mentions.yaml:1"),
        (PROGRAMME, "governance/programme_said.yaml", "\n- {rule: a, when: named, program: own, says: x}", "programme_said.yaml:2: examples: Field required"),
        (PROGRAMME, "governance/programme_parts.yaml", "- {rule: a, when: named, period: whole, says: x, examples: [x]}", "programme_parts.yaml:1: program: Field required"),
        (PROGRAMME, "governance/programme_looks.yaml", "- {look: aged, text: [a], says: x, examples: [a]}", "programme_looks.yaml:1: look: no condition asks for 'aged'"),
        (PROGRAMME, "governance/programme_groups.yaml", "- {group: sector, programs: [民政], says: x}", "programme_groups.yaml:1: programs: 民政 is no programme; add it"),
        (PROGRAMME, "governance/programme_groups.yaml", "- {group: sectors, programs: [养老服务], says: x}", "programme_groups.yaml:1: group: no condition asks for 'sectors'"),
        (UNIT, "governance/unit.yaml", "- {rule: a, when: yuann, unit: wage, says: x, examples: [x]}", "unit.yaml:1: when: nothing is called 'yuann'"),
        (UNIT, "governance/unit.yaml", "- {rule: a, when: yuan, unit: wages, says: x, examples: [x]}", "unit.yaml:1"),
        (UNIT, "governance/unit.yaml", "\n- {rule: a, when: yuan, unit: wage, says: x}", "unit.yaml:2: examples: Field required"),
        (UNIT, "governance/unit_looks.yaml", "- {look: wages, text: [a], says: x, examples: [a]}", "unit_looks.yaml:1: look: no condition asks for 'wages'"),
        (UNIT, "governance/unit_terms.yaml", "- {term: pound, unit: 镑}", "unit_terms.yaml:1: term:"),
    ],
)  # fmt: skip
def test_what_a_row_may_not_say(field: Field, tmp_path: Path, name: str, text: str, said: str) -> None:
    with pytest.raises(PatternError, match=regex.escape(said)):
        field.with_file(tmp_path, name, text)
