"""The rows about programmes: each decides its examples, and is missed there when it is switched off."""

from __future__ import annotations

from pathlib import Path

import pytest
import regex

from minzheng_ie.compiled import compile_regex
from minzheng_ie.errors import PatternError
from minzheng_ie.extractor import Extractor
from minzheng_ie.governance.programme.looks import FILE
from minzheng_ie.governance.programme.tables import (
    HOMES,
    ProgrammeRules,
    programme_rules,
    rules_without,
)
from minzheng_ie.governance.tables import Off
from minzheng_ie.patterns import builtin_dir, parse_rules, pattern_dirs
from minzheng_ie.rules.look_rows import LookRow
from minzheng_ie.rules.trace import Decided, RuleId, Specimen, Trial, faults

DIRS = pattern_dirs()
RULES = programme_rules(DIRS)
EXTRACTOR = Extractor()
NO_ROW = RuleId("", 0, "")
HAN = regex.compile(r"\p{Han}")


def _told(text: str) -> tuple[str, tuple[tuple[str, str | None], ...]]:
    """The explanations of the programmes of ``text``, and these programmes."""
    claims = EXTRACTOR.extract(text.replace(" / ", "\n")).claims
    told = "\n".join(line for claim in claims for line in claim.explain if line.startswith("program:"))
    return told, tuple((claim.quote, claim.program) for claim in claims)


def _decide(off: Off, text: str) -> list[Decided]:
    """For each row, itself if it took part in the programmes of ``text``, and these programmes."""
    EXTRACTOR.maker.assembler.programmes = rules_without(DIRS, off) if off else RULES
    told, programmes = _told(text)
    EXTRACTOR.maker.assembler.programmes = RULES
    return [
        (row.rule if f"{row.rule}]" in told or f"{row.rule};" in told else NO_ROW, programmes)
        for row in RULES.specimens
    ]


TRIAL = Trial(RULES.specimens, _decide)


@pytest.mark.parametrize("row", RULES.specimens, ids=lambda row: str(row.rule))
def test_a_row_that_is_off_is_missed(row: Specimen) -> None:
    found = faults(TRIAL, row)
    assert not found, "\n".join(found)


@pytest.mark.parametrize("table", HOMES)
def test_every_condition_and_value_is_asked_for(table: str) -> None:
    home, rows = HOMES[table], RULES.tables[list(HOMES).index(table)].rows
    asked = {name.lstrip("!") for row in rows for name in (*row.when, row.metric)}
    assert set(home.conditions) <= asked
    assert set(home.values) - asked <= {"nothing", "untold"}


LOOKS = parse_rules(builtin_dir() / FILE, LookRow)


@pytest.mark.parametrize("row", LOOKS, ids=lambda row: row.look)
def test_a_look_finds_its_examples(row: LookRow) -> None:
    look = compile_regex("".join(row.text))
    assert all(look.search(example) for example in row.examples)
    assert not any(look.search(example) for example in row.counter)


def _with(folder: Path, name: str, text: str) -> ProgrammeRules:
    (folder / "governance").mkdir()
    (folder / "governance" / name).write_text(text, encoding="utf-8")
    return programme_rules(pattern_dirs(folder))


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("programme.yaml", "- {rule: a, when: goes-om, program: nothing, says: x, examples: [x]}", "programme.yaml:1: when: nothing is called 'goes-om'; perhaps 'goes-on'?"),
        ("programme_mentions.yaml", "- {rule: a, when: example, program: passd, says: x, examples: [x]}", "programme_mentions.yaml:1"),
        ("programme_said.yaml", "\n- {rule: a, when: named, program: own, says: x}", "programme_said.yaml:2: examples: Field required"),
        ("programme_parts.yaml", "- {rule: a, when: named, period: whole, says: x, examples: [x]}", "programme_parts.yaml:1: program: Field required"),
        ("programme_looks.yaml", "- {look: aged, text: [a], says: x, examples: [a]}", "programme_looks.yaml:1: look: no condition asks for 'aged'"),
        ("programme_groups.yaml", "- {group: sector, programs: [民政], says: x}", "programme_groups.yaml:1: programs: 民政 is no programme; add it"),
        ("programme_groups.yaml", "- {group: sectors, programs: [养老服务], says: x}", "programme_groups.yaml:1: group: no condition asks for 'sectors'"),
    ],
)  # fmt: skip
def test_what_a_row_may_not_say(tmp_path: Path, name: str, text: str, said: str) -> None:
    with pytest.raises(PatternError, match=regex.escape(said)):
        _with(tmp_path, name, text)


def test_a_row_of_ones_own_comes_first(tmp_path: Path) -> None:
    row = "- {rule: no-rates, when: measured, program: no-word, says: x, examples: [x]}"
    text = "2022年民政工作总结\n全县有流浪乞讨人员和留守儿童8620名建档率100%。"
    before = EXTRACTOR.extract(text).claims
    EXTRACTOR.maker.assembler.programmes = _with(tmp_path, "programme_said.yaml", row)
    after = EXTRACTOR.extract(text).claims
    EXTRACTOR.maker.assembler.programmes = RULES
    assert [c.program for c in before] != [c.program for c in after]


def test_an_explanation_names_the_rows() -> None:
    told, _ = _told("2020年，全镇临时救助对象93人（其中困难儿童9人）。")
    rows = {row.rule.name: row.rule for row in RULES.specimens}
    first, second = told.splitlines()
    assert f"[{rows['named']};" in first
    assert second.endswith(f"{rows['of-the-whole']}]")
    file, line = str(rows["of-the-whole"]).split(" ")[0].rsplit(":", 1)
    assert "of-the-whole" in (builtin_dir() / file).read_text(encoding="utf-8").splitlines()[int(line) - 1]


def test_words_are_in_pattern_files() -> None:
    import ast

    import minzheng_ie.governance.programme as room

    for path in sorted(Path(room.__file__).parent.glob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        told = [n.body[0].value for n in ast.walk(tree) if isinstance(n, ast.Module | ast.ClassDef | ast.FunctionDef) and n.body and isinstance(n.body[0], ast.Expr)]  # fmt: skip
        notes = {id(node) for node in told} | {id(n.value) for n in tree.body if isinstance(n, ast.Expr)}
        words = [
            node.value
            for node in ast.walk(tree)
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in notes
        ]
        assert not [word for word in words if HAN.search(word)], path.name
