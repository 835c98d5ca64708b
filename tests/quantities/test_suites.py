"""Numerals as the suites of other number readers have them: `benchmarks/numerals.py` on cases_suites.yaml."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from rich.console import Console

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "benchmarks"))

import numerals


@pytest.fixture(scope="module")
def results() -> list[numerals.Result]:
    found = numerals.run()
    Console(width=110).print(numerals.table(found))  # shown with -s
    return found


def test_the_list_is_long_and_of_every_kind(results: list[numerals.Result]) -> None:
    assert len(results) >= 330
    assert len({result.kind for result in results}) >= 18


def test_nearly_every_numeral_is_read(results: list[numerals.Result]) -> None:
    assert numerals.share_right(results) >= numerals.BAR, "\n" + "\n".join(numerals.faults(results))


def test_no_numeral_is_read_wrong(results: list[numerals.Result]) -> None:
    wrong = numerals.faults(results, ("wrong", "crash"))
    assert not wrong, "\n" + "\n".join(wrong)
