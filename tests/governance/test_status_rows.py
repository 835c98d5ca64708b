"""The rows about status: each decides its examples, and is missed there when it is switched off."""

from __future__ import annotations

from pathlib import Path

import pytest
import regex

from minzheng_ie.compiled import compile_regex
from minzheng_ie.errors import PatternError
from minzheng_ie.extractor import Extractor
from minzheng_ie.governance.status import counting, places, reaching
from minzheng_ie.governance.status.looks import FILE
from minzheng_ie.governance.status.tables import StatusRules, rules_without, status_rules
from minzheng_ie.governance.tables import Off
from minzheng_ie.patterns import builtin_dir, parse_rules, pattern_dirs
from minzheng_ie.rules.look_rows import LookRow
from minzheng_ie.rules.trace import Decided, RuleId, Specimen, Trial, faults

DIRS = pattern_dirs()
RULES = status_rules(DIRS)
EXTRACTOR = Extractor()
NO_ROW = RuleId("", 0, "")


def _decide(off: Off, text: str) -> list[Decided]:
    """For each row, itself if it took part in the status of a number of ``text``, and what each is."""
    EXTRACTOR.maker.assembler.statuses = rules_without(DIRS, off) if off else RULES
    claims = EXTRACTOR.extract(text.replace(" / ", "\n")).claims
    told = "\n".join(line for claim in claims for line in claim.explain if line.startswith("status:"))
    found = tuple((claim.quote, claim.status, claim.evidence.status) for claim in claims)
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
    rooms = ((RULES.counting, counting), (RULES.reaching, reaching), (RULES.places, places))
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


def _with(folder: Path, name: str, text: str) -> StatusRules:
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    return status_rules(pattern_dirs(folder))


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("governance/status.yaml", "- {rule: a, when: time-ovr, status: cue, says: x, examples: [x]}", "status.yaml:1: when: nothing is called 'time-ovr'"),
        ("governance/status_reach.yaml", "- {rule: a, when: done, governs: past, says: x, examples: [x]}", "status_reach.yaml:1"),
        ("governance/status_cues.yaml", "\n- {rule: a, when: goal, governs: nothing, says: x}", "status_cues.yaml:2: examples: Field required"),
        ("governance/status_looks.yaml", "- {look: wil, text: [a], says: x, examples: [a]}", "status_looks.yaml:1: look: no condition asks for 'wil'"),
        ("scope.yaml", "- {cue: a, effect: planed, words: [x]}", "scope.yaml:1: effect:"),
    ],
)  # fmt: skip
def test_what_a_row_may_not_say(tmp_path: Path, name: str, text: str, said: str) -> None:
    with pytest.raises(PatternError, match=regex.escape(said)):
        _with(tmp_path, name, text)


def _statuses(rules: StatusRules, text: str) -> list[str]:
    EXTRACTOR.maker.assembler.statuses = rules
    return [claim.status for claim in EXTRACTOR.extract(text).claims]


def test_a_row_of_ones_own_comes_first(tmp_path: Path) -> None:
    text = "2023年民政工作总结\n全县将收养孤儿3人。"
    assert _statuses(RULES, text) == ["planned"]
    own = "- {rule: no-will, when: will, status: reached, says: x, examples: [x]}"
    assert _statuses(_with(tmp_path, "governance/status.yaml", own), text) == ["actual"]


def test_a_cue_of_ones_own(tmp_path: Path) -> None:
    text = "2023年民政工作总结\n全县琢磨着新建站点3处。"
    assert _statuses(RULES, text) == ["actual"]
    own = "- {cue: mused, effect: planned, words: [琢磨着], unless: [收养]}"
    rules = _with(tmp_path, "scope.yaml", own)
    assert _statuses(rules, text) == ["planned"]
    assert _statuses(rules, text.replace("新建", "收养")) == ["actual"]


def test_an_explanation_names_the_rows() -> None:
    EXTRACTOR.maker.assembler.statuses = RULES
    claim = EXTRACTOR.extract("2023年民政工作总结\n力争新建站点3处。").claims[0]
    told = next(line for line in claim.explain if line.startswith("status:"))
    rows = told.partition("[")[2].rstrip("]").split("; ")
    assert [row.split(" ")[1] for row in rows] == ["cue-of-a-plan", "counts", "governs", "plan"]
    for row in rows:
        place, name = row.split(" ")
        file, line = place.rsplit(":", 1)
        assert name in (builtin_dir() / file).read_text(encoding="utf-8").splitlines()[int(line) - 1]
