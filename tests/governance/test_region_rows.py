"""The rows about regions: each decides its examples, and is missed there when it is switched off."""

from __future__ import annotations

from pathlib import Path

import pytest
import regex

from minzheng_ie.compiled import compile_regex
from minzheng_ie.errors import PatternError
from minzheng_ie.extractor import Extractor
from minzheng_ie.governance.region import mentioned, subjects, taken
from minzheng_ie.governance.region.looks import FILE
from minzheng_ie.governance.region.tables import RegionRules, region_rules, rules_without
from minzheng_ie.governance.tables import Off
from minzheng_ie.patterns import builtin_dir, parse_rules, pattern_dirs
from minzheng_ie.rules.look_rows import LookRow
from minzheng_ie.rules.trace import Decided, RuleId, Specimen, Trial, faults

DIRS = pattern_dirs()
RULES = region_rules(DIRS)
EXTRACTOR = Extractor()
NO_ROW = RuleId("", 0, "")


def _decide(off: Off, text: str) -> list[Decided]:
    """For each row, itself if it took part in the region of a number of ``text``, and what each is."""
    EXTRACTOR.maker.assembler.regions = rules_without(DIRS, off) if off else RULES
    claims = EXTRACTOR.extract(text.replace(" / ", "\n")).claims
    told = "\n".join(line for claim in claims for line in claim.explain if line.startswith("region:"))
    found = tuple((claim.quote, claim.region, claim.evidence.region) for claim in claims)
    return [
        (row.rule if f"{row.rule}]" in told or f"{row.rule};" in told else NO_ROW, found)
        for row in RULES.specimens
    ]


TRIAL = Trial(RULES.specimens, _decide)


@pytest.mark.parametrize("row", RULES.specimens, ids=lambda row: str(row.rule))
def test_a_row_that_is_off_is_missed(row: Specimen) -> None:
    found = faults(TRIAL, row)
    assert not found, "\n".join(found)


def test_every_condition_and_value_is_asked_for() -> None:
    rooms = ((RULES.taken, taken), (RULES.mentioned, mentioned), (RULES.subjects, subjects))
    for table, room in rooms:
        asked = {name.lstrip("!") for row in table.rows for name in (*row.when, row.metric)}
        assert set(room.CONDITIONS) <= asked
        assert set(room.VALUES) <= asked


LOOKS = parse_rules(builtin_dir() / FILE, LookRow)


@pytest.mark.parametrize("row", LOOKS, ids=lambda row: row.look)
def test_a_look_finds_its_examples(row: LookRow) -> None:
    look = compile_regex("".join(row.text))
    assert all(look.search(example) for example in row.examples)
    assert not any(look.search(example) for example in row.counter)


def _with(folder: Path, name: str, text: str) -> RegionRules:
    (folder / "governance").mkdir()
    (folder / "governance" / name).write_text(text, encoding="utf-8")
    return region_rules(pattern_dirs(folder))


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("region.yaml", "- {rule: a, when: nearst, region: nearest, says: x, examples: [x]}", "region.yaml:1: when: nothing is called 'nearst'"),
        ("region_places.yaml", "- {rule: a, when: bare, region: past, says: x, examples: [x]}", "region_places.yaml:1"),
        ("region_subjects.yaml", "\n- {rule: a, when: above, region: itself, says: x}", "region_subjects.yaml:2: examples: Field required"),
        ("region_looks.yaml", "- {look: quak, text: [a], says: x, examples: [a]}", "region_looks.yaml:1: look: no condition asks for 'quak'"),
    ],
)  # fmt: skip
def test_what_a_row_may_not_say(tmp_path: Path, name: str, text: str, said: str) -> None:
    with pytest.raises(PatternError, match=regex.escape(said)):
        _with(tmp_path, name, text)


def _regions(rules: RegionRules, text: str) -> list[str | None]:
    EXTRACTOR.maker.assembler.regions = rules
    return [claim.region for claim in EXTRACTOR.extract(f"浙江省丽水市2023年民政工作总结\n{text}").claims]


def test_a_row_of_ones_own_comes_first(tmp_path: Path) -> None:
    text = "与缙云县救助孤儿3人。"
    assert _regions(RULES, text) == ["浙江省/丽水市"]
    own = "- {rule: partners-too, when: partner, region: itself, says: x, examples: [x]}"
    assert _regions(_with(tmp_path, "region_subjects.yaml", own), text) == ["浙江省/丽水市/缙云县"]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("缙云县发放低保金3万元。", ["nearest", "governs", "part-of-the-document"]),
        ("与缙云县救助孤儿3人。", ["outside", "no-subject", "partner"]),
    ],
)
def test_an_explanation_names_the_rows(text: str, rows: list[str]) -> None:
    EXTRACTOR.maker.assembler.regions = RULES
    claim = EXTRACTOR.extract(f"浙江省丽水市2023年民政工作总结\n{text}").claims[0]
    told = next(line for line in claim.explain if line.startswith("region:"))
    named = told.partition("[")[2].rstrip("]").split("; ")
    assert [row.split(" ")[1] for row in named] == rows
    for row in named:
        place, name = row.split(" ")
        file, line = place.rsplit(":", 1)
        assert name in (builtin_dir() / file).read_text(encoding="utf-8").splitlines()[int(line) - 1]
