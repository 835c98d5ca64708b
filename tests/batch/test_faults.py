"""Every operation on the disk fails once: the output is whole or as it was, one line says so, and it is gone on with."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from minzheng_ie.batch import partial
from minzheng_ie.cli.app import app

OPERATIONS = ("open", "write", "fsync", "ftruncate", "replace", "unlink", "chmod", "lseek")
ERRORS = [errno.ENOSPC, errno.EIO, errno.EACCES, errno.EINTR]

SHIFTS = range(len(ERRORS) if os.environ.get("MINZHENG_FAULTS") == "all" else 1)
"""The n-th operation fails with one of the errors, each in its turn; MINZHENG_FAULTS=all tries all of them at each."""


class Faults:
    """Lets the n-th operation on the files of an output fail, once or from then on."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.left = 0
        self.error = 0
        self.came = False
        self.lasting = False
        for name in OPERATIONS:
            # Waiting for the disk proves nothing here.
            operation = getattr(os, name) if name != "fsync" else lambda descriptor: None
            monkeypatch.setattr(os, name, self._watched(name, operation))

    def at(self, count: int, error: int, *, lasting: bool = False) -> None:
        self.left, self.error, self.lasting, self.came = count, error, lasting, False

    def off(self) -> bool:
        """Stop; RETURNS whether the fault came."""
        self.left = 0
        return self.came

    def _watched(self, name: str, operation: Callable[..., Any]) -> Callable[..., Any]:
        def run(*arguments: Any, **options: Any) -> Any:
            # Of what is opened, only what stands beside the output; everything else here works on descriptors of it.
            counts = name != "open" or ".jsonl" in str(arguments[0]) or ".parquet" in str(arguments[0])
            if self.left > 0 and counts and not (name == "write" and arguments[0] in (1, 2)):
                self.left -= 1
                if self.left == 0:
                    self.came = True
                    self.left = 1 if self.lasting else 0
                    raise OSError(self.error, os.strerror(self.error))
            return operation(*arguments, **options)

        return run


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, ["extract", *map(str, arguments)])


@pytest.fixture
def faults(monkeypatch: pytest.MonkeyPatch) -> Iterator[Faults]:
    monkeypatch.setattr(partial, "COMMIT_SECONDS", 0.0)
    made = Faults(monkeypatch)
    yield made
    made.off()


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    for index in range(3):
        (folder / f"{index}.txt").write_text(f"2023年，全市共有敬老院{index + 3}所。\n", encoding="utf-8")
    return folder


def check(result: Result, out: Path, expected: bytes, before: bytes | None) -> None:
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    assert result.exit_code in (0, 2)
    assert len(result.stderr.splitlines()) == (0 if result.exit_code == 0 else 1) or (
        result.exit_code == 0 and "cannot be removed" in result.stderr
    )
    assert (out.read_bytes() if out.exists() else None) in (expected, before)
    if result.exit_code == 0:
        assert out.read_bytes() == expected


def at_every_operation(
    tmp_path: Path,
    reports: Path,
    faults: Faults,
    name: str,
    attempt: Callable[[Path, int], tuple[Result, bytes | None]],
) -> int:
    """Let one run after the other fail at its first, second … operation, and go on from each.

    attempt (callable): makes the run whose ``count``-th operation fails, to write ``out``; what it gives is its result
    and what stood in ``out`` before. RETURNS (int): at which operation none failed any more.
    """
    clean = tmp_path / f"clean-{name}"
    assert run(reports, "-o", clean).exit_code == 0
    expected = clean.read_bytes()
    for count in range(1, 500):
        folder = tmp_path / f"run{count}"
        folder.mkdir()
        out = folder / name
        result, before = attempt(out, count)
        came = faults.off()
        check(result, out, expected, before)
        again = run(reports, "-o", out, "--resume")
        assert (again.exit_code, again.stderr) == (0, "")
        assert out.read_bytes() == expected
        assert list(folder.iterdir()) == [out]
        if not came:
            break
    return count


@pytest.mark.parametrize("shift", SHIFTS)
@pytest.mark.parametrize("lasting", [False, True], ids=["once", "from then on"])
def test_any_operation_fails(
    tmp_path: Path, reports: Path, faults: Faults, shift: int, lasting: bool
) -> None:
    def attempt(out: Path, count: int) -> tuple[Result, bytes | None]:
        before = None
        if count % 2:
            before = b"old\n"
            out.write_bytes(before)
        faults.at(count, ERRORS[(count + shift) % 4], lasting=lasting)
        return run(reports, "-o", out), before

    assert 20 < at_every_operation(tmp_path, reports, faults, "out.jsonl", attempt) < 499


@pytest.mark.parametrize("shift", SHIFTS)
def test_any_operation_of_going_on_fails(tmp_path: Path, reports: Path, faults: Faults, shift: int) -> None:
    def attempt(out: Path, count: int) -> tuple[Result, bytes | None]:
        faults.at(26, errno.ENOSPC, lasting=True)
        assert run(reports, "-o", out).exit_code == 2
        faults.at(count, ERRORS[(count + shift) % 4])
        return run(reports, "-o", out, "--resume"), None

    assert 10 < at_every_operation(tmp_path, reports, faults, "out.jsonl", attempt) < 499


def test_any_operation_of_sealing_fails(tmp_path: Path, reports: Path, faults: Faults) -> None:
    pytest.importorskip("pyarrow", reason='Parquet needs the extra: pip install ".[arrow]"')

    def attempt(out: Path, count: int) -> tuple[Result, bytes | None]:
        faults.at(count, errno.ENOSPC)
        return run(reports, "-o", out), None

    assert 20 < at_every_operation(tmp_path, reports, faults, "out.parquet", attempt) < 499
