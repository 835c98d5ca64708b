"""Every row of `patterns/formed.yaml` is needed, and a number that it leaves without a metric is skipped."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from minzheng_ie.extractor import Extractor
from minzheng_ie.heads.decide import LAST, Decider, load_decider
from minzheng_ie.heads.formed_rows import NAMES
from minzheng_ie.patterns import builtin_dir, pattern_dirs
from minzheng_ie.rules.table import shadowed
from minzheng_ie.rules.trace import Decided, RuleId, Specimen, Trial, faults
from minzheng_ie.rules.watch import watched

DECIDER = load_decider(pattern_dirs())
ROWS = DECIDER.formed.rows


@pytest.fixture(scope="module")
def trial() -> Iterator[Trial]:
    extractor = Extractor()

    def decide(off: frozenset[RuleId], text: str) -> list[Decided]:
        found: list[Decided] = []
        rules = DECIDER.without(off) if off else DECIDER
        told = watched(rules.formed, lambda d: found.append((d.rule, [t.text for t in d.value])))
        extractor.maker.assembler.decider = Decider(rules.table, told)
        extractor.extract(text)
        return found

    yield Trial(tuple(row.specimen for row in ROWS), decide)
    extractor.maker.assembler.decider = DECIDER


@pytest.mark.parametrize("specimen", [pytest.param(r.specimen, id=r.rule.name) for r in ROWS[:-1]])
def test_a_row_that_is_off_is_missed(trial: Trial, specimen: Specimen) -> None:
    assert not faults(trial, specimen)


@pytest.mark.parametrize("text", [text for row in ROWS for text in row.specimen.counter])
def test_what_a_row_must_leave_is_a_claim(text: str) -> None:
    assert Extractor().extract(text).claims


def test_no_row_is_shadowed_by_another() -> None:
    found = [f"{row.rule} never decides: {before.rule} holds before" for row, before in shadowed(ROWS)]
    assert not found, "\n".join(found)


def test_every_name_is_used() -> None:
    """A name that no row asks for is gone."""
    said = " ".join([f"{' '.join(row.when)} {row.metric}" for row in ROWS])
    words = set(said.replace("!", " ").replace("|", " ").split())
    assert sorted({*NAMES.parts, *NAMES.conditions} - words) == []


def test_an_explanation_names_the_row_that_cut_a_metric() -> None:
    lines = (builtin_dir() / LAST).read_text(encoding="utf-8").splitlines()
    [claim] = Extractor().extract("省民政厅将在3年内投资12亿元支持农村敬老院改造。").claims
    metric, place, name = claim.explain[0].removeprefix("metric: ").rsplit(" ", 2)
    file, _, line = place.rpartition(":")
    assert (metric, file) == (claim.metric, f"patterns/{LAST}")
    assert lines[int(line) - 1] == f"- rule: {name}"


def test_a_number_without_a_metric_is_skipped() -> None:
    report = Extractor().extract("民政厅向灾区调运300顶36平方米大帐篷。")
    assert [claim.quote for claim in report.claims] == ["300顶"]
    assert ("36平方米", "no_unit") in [(number.quote, number.skipped) for number in report.skipped]
