"""What `benchmarks/calls.py` calls too much."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "benchmarks"))

import calls  # noqa: E402

RECORD = {calls.TOTAL: 1000.0, "heads/a: asks": 400.0, "text/b: looks": 300.0}


def test_nothing_has_grown() -> None:
    assert calls.grown(RECORD, {**RECORD, "heads/c: new": 9.0}) == []


def test_one_function_has_grown_while_others_shrank() -> None:
    now = {calls.TOTAL: 1000.0, "heads/a: asks": 425.0, "text/b: looks": 275.0}
    assert calls.grown(RECORD, now) == ["heads/a: asks: 400.0 → 425.0"]


def test_a_function_without_a_line_in_the_record() -> None:
    now = {**RECORD, "heads/c: new": calls.OFTEN + 21}
    assert calls.grown(RECORD, now) == ["heads/c: new: 0.0 → 31.0"]


def test_all_have_grown_a_little() -> None:
    now = {name: 1.05 * times for name, times in RECORD.items()}
    total, *named = calls.grown(RECORD, now)
    assert total.startswith(calls.TOTAL)
    assert [line.partition(":")[0] for line in named] == ["heads/a", "text/b"]


def test_the_record_is_read_as_it_was_written(tmp_path: Path) -> None:
    kept = tmp_path / "calls.tsv"
    calls.write(kept, {"one": RECORD, "two": {calls.TOTAL: 5.0, "text/b: looks": 2.0}})
    _, read = calls.read(kept)
    assert read["one"] == RECORD
    assert read["two"][calls.TOTAL] == 5.0
