"""Damaged files of every kind there is a reader for: what is read holds together, what cannot be read is one line."""

from __future__ import annotations

import random
import sys
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("processes with limits", allow_module_level=True)

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "benchmarks" / "fuzz"))

import files
from file_samples import KINDS, samples

from minzheng_ie.reading import registry
from minzheng_ie.reading.result import Reading

MANY = 100
"""Of each kind; `benchmarks/fuzz/files.py` reads a thousand."""


@pytest.mark.parametrize("kind", KINDS)
def test_damaged_files_are_read_or_refused(kind: str) -> None:
    if kind not in samples():
        pytest.skip("no reader, or no file to damage")
    chance = random.Random(f"{kind} suite")
    for _ in range(MANY):
        example = files.draw_of(kind, chance)
        assert files.wrong(example) == "", example


@pytest.mark.parametrize("kind", KINDS)
def test_whole_files_are_read(kind: str) -> None:
    for data in samples().get(kind, ()):
        _, reading = registry.read_data(data, "a", f".{kind}")
        assert (
            files.wrong_with_file(data, f".{kind}") == "" and reading.text.strip() and reading.warnings == ()
        )


class _Reader:
    needs = ()

    def __init__(self, result: Reading | None) -> None:
        self.result = result

    def read(self, data: bytes, name: str, encoding: str | None = None) -> Reading:
        if self.result is None:
            registry.kind_of(None)  # fails in a line of ours
        return self.result


def test_the_fuzz_can_find_something(monkeypatch: pytest.MonkeyPatch) -> None:
    from minzheng_ie.grids import Cell, Grid

    grid = Grid(0, 3, (Cell(0, 0, 0, 1, columns=2), Cell(0, 1, 2, 3)), 1, 2)
    for result, said in (
        (None, "unforeseen: "),
        (Reading(" "), "empty: "),
        (Reading("a\tb", grids=(grid,)), "overlap: "),
        (Reading("a", warnings=("x\ny",)), "warnings: "),
    ):
        monkeypatch.setattr(registry, "reader_for", lambda kind, result=result: _Reader(result))
        assert files.wrong_with_file(b"x", ".txt").startswith(said)
