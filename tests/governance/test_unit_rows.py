"""The rows about units: each decides its examples, and is missed there when it is switched off."""

from __future__ import annotations

from pathlib import Path

import pytest
import regex

from minzheng_ie.compiled import compile_regex
from minzheng_ie.errors import PatternError
from minzheng_ie.extractor import Extractor
from minzheng_ie.governance.tables import Off
from minzheng_ie.governance.unit.looks import FILE
from minzheng_ie.governance.unit.tables import CONDITIONS, VALUES, UnitRules, rules_without, unit_rules
from minzheng_ie.patterns import builtin_dir, parse_rules, pattern_dirs
from minzheng_ie.rules.look_rows import LookRow
from minzheng_ie.rules.trace import Decided, Specimen, Trial, faults

DIRS = pattern_dirs()
RULES = unit_rules(DIRS)
EXTRACTOR = Extractor()


def _decide(off: Off, text: str) -> list[Decided]:
    """The row that decided about the unit of each number of ``text`` that was asked about, and the unit."""
    rules = rules_without(DIRS, off) if off else RULES
    asked: list[Decided] = []

    class Noted(UnitRules):
        def unit_of(self, frame):  # type: ignore[no-untyped-def]
            found = super().unit_of(frame)
            asked.append((found.row, (frame.start, found.unit, found.span)))
            return found

    EXTRACTOR.maker.assembler.unit_rows = Noted(*rules)
    EXTRACTOR.extract(text.replace(" / ", "\n"))
    EXTRACTOR.maker.assembler.unit_rows = RULES
    return asked


TRIAL = Trial(RULES.specimens, _decide)


@pytest.mark.parametrize("row", RULES.specimens, ids=lambda row: str(row.rule))
def test_a_row_that_is_off_is_missed(row: Specimen) -> None:
    found = faults(TRIAL, row)
    assert not found, "\n".join(found)


def test_every_condition_and_value_is_asked_for() -> None:
    asked = {name.lstrip("!") for row in RULES.places.rows for name in (*row.when, row.metric)}
    assert set(CONDITIONS) <= asked and set(VALUES) <= asked


LOOKS = parse_rules(builtin_dir() / FILE, LookRow)


@pytest.mark.parametrize("row", LOOKS, ids=lambda row: row.look)
def test_a_look_finds_its_examples(row: LookRow) -> None:
    look = compile_regex("".join(row.text))
    assert all(look.search(example) for example in row.examples)
    assert not any(look.search(example) for example in row.counter)


def _with(folder: Path, name: str, text: str) -> UnitRules:
    (folder / "governance").mkdir(exist_ok=True)
    (folder / "governance" / name).write_text(text, encoding="utf-8")
    return unit_rules(pattern_dirs(folder))


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("unit.yaml", "- {rule: a, when: yuann, unit: wage, says: x, examples: [x]}", "unit.yaml:1: when: nothing is called 'yuann'"),
        ("unit.yaml", "- {rule: a, when: yuan, unit: wages, says: x, examples: [x]}", "unit.yaml:1"),
        ("unit.yaml", "\n- {rule: a, when: yuan, unit: wage, says: x}", "unit.yaml:2: examples: Field required"),
        ("unit_looks.yaml", "- {look: wages, text: [a], says: x, examples: [a]}", "unit_looks.yaml:1: look: no condition asks for 'wages'"),
        ("unit_terms.yaml", "- {term: pound, unit: 镑}", "unit_terms.yaml:1: term:"),
    ],
)  # fmt: skip
def test_what_a_row_may_not_say(tmp_path: Path, name: str, text: str, said: str) -> None:
    with pytest.raises(PatternError, match=regex.escape(said)):
        _with(tmp_path, name, text)


def test_a_row_of_ones_own_comes_first(tmp_path: Path) -> None:
    text = "2023年民政工作总结\n全市户均用房3间。"
    assert [claim.unit for claim in EXTRACTOR.extract(text).claims] == ["间/户"]
    own = "- {rule: no-rate, when: each-household, unit: as-written, says: x, examples: [x]}"
    EXTRACTOR.maker.assembler.unit_rows = _with(tmp_path, "unit.yaml", own)
    assert [claim.unit for claim in EXTRACTOR.extract(text).claims] == ["间"]
    EXTRACTOR.maker.assembler.unit_rows = RULES


@pytest.mark.parametrize(
    ("text", "unit", "words", "name"),
    [
        ("全市养老机构49家。", "家", None, "as-written"),
        ("低保标准每月760元。", "元/人·月", "每月", "standard-by-time"),
        ("低保标准一个月760元。", "元/人·月", "一个月", "every-month"),
        ("集中供养每人每月700元。", "元/人·月", "每人每月", "as-written"),
    ],
)
def test_an_explanation_names_the_row(text: str, unit: str, words: str | None, name: str) -> None:
    claim = EXTRACTOR.extract(f"2023年民政工作总结\n{text}").claims[0]
    told = next(line for line in claim.explain if line.startswith("unit:"))
    row = told.partition("[")[2].rstrip("]")
    said = f" from “{words}”" if words else ""
    assert told == f"unit: {unit}{said} [{row}]"
    place, named = row.split(" ")
    file, line = place.rsplit(":", 1)
    assert named == name
    assert name in (builtin_dir() / file).read_text(encoding="utf-8").splitlines()[int(line) - 1]
