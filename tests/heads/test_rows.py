"""Every row of `patterns/heads.yaml` is needed, and explanations name it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from minzheng_ie.extractor import Extractor
from minzheng_ie.heads.decide import FILE, load_decider
from minzheng_ie.heads.vocabulary import NAMES
from minzheng_ie.patterns import builtin_dir, pattern_dirs
from minzheng_ie.rules.table import shadowed
from minzheng_ie.rules.trace import Decided, RuleId, Specimen, Trial, faults

DECIDER = load_decider(pattern_dirs())
ROWS = DECIDER.table.rows


@pytest.fixture(scope="module")
def trial() -> Iterator[Trial]:
    extractor = Extractor()
    by = {str(row.rule): row.rule for row in ROWS}

    def decide(off: frozenset[RuleId], text: str) -> list[Decided]:
        extractor.maker.assembler.decider = DECIDER.without(off) if off else DECIDER
        found = []
        for claim in extractor.extract(text).claims:
            place = claim.explain[0].partition(f" patterns/{FILE}:")[2].removesuffix(" (side-by-side)")
            if place:
                found.append((by[f"{FILE}:{place}"], (claim.quote, claim.metric, claim.rule)))
        return found

    yield Trial(tuple(row.specimen for row in ROWS), decide)
    extractor.maker.assembler.decider = DECIDER


@pytest.mark.parametrize("specimen", [pytest.param(r.specimen, id=r.rule.name) for r in ROWS[:-1]])
def test_a_row_that_is_off_is_missed(trial: Trial, specimen: Specimen) -> None:
    assert not faults(trial, specimen)


def test_the_last_row_decides_what_no_other_does(trial: Trial) -> None:
    last = ROWS[-1]
    for text in last.specimen.examples:
        assert [rule for rule, _ in trial.decide(frozenset(), text)] == [last.rule]


def test_no_row_is_shadowed_by_another() -> None:
    found = [f"{row.rule} never decides: {before.rule} holds before" for row, before in shadowed(ROWS)]
    assert not found, "\n".join(found)


def test_every_name_is_used() -> None:
    """A name that no row asks for is gone."""
    said = " ".join([f"{' '.join(row.when)} {row.metric}" for row in ROWS])
    words = set(
        said.replace("!", " ").replace("(", " ").replace(")", " ").replace(",", " ").replace("|", " ").split()
    )
    names = {*NAMES.attributes, *NAMES.parts, *NAMES.conditions, *NAMES.functions}
    assert sorted(names - words) == []


def test_an_explanation_names_the_line_of_the_row() -> None:
    lines = (builtin_dir() / FILE).read_text(encoding="utf-8").splitlines()
    for claim in Extractor().extract("全县建成养老机构52家，床位6100张，比上年增长5%。").claims:
        metric, place, name = claim.explain[0].removeprefix("metric: ").rsplit(" ", 2)
        file, _, line = place.rpartition(":")
        assert metric == claim.metric
        assert file == f"patterns/{FILE}"
        assert lines[int(line) - 1] == f"- rule: {name}"


def test_a_row_of_a_user_comes_first(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text(
        "- {rule: mine, when: money, metric: subject, says: 救助金9万元, examples: [发放救助金9万元。]}\n",
        encoding="utf-8",
    )
    claims = Extractor(tmp_path).extract("全县发放救助金9万元，建成敬老院3所。").claims
    assert [claim.rule for claim in claims] == ["mine", "head-before"]
