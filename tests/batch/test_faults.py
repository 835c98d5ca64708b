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


@pytest.mark.parametrize("shift", SHIFTS)
@pytest.mark.parametrize("lasting", [False, True], ids=["once", "from then on"])
def test_any_operation_fails(
    tmp_path: Path, reports: Path, faults: Faults, shift: int, lasting: bool
) -> None:
    clean = tmp_path / "clean.jsonl"
    assert run(reports, "-o", clean).exit_code == 0
    expected = clean.read_bytes()
    for count in range(1, 500):
        folder = tmp_path / f"run{count}"
        folder.mkdir()
        out = folder / "out.jsonl"
        before = None
        if count % 2:
            before = b"old\n"
            out.write_bytes(before)
        faults.at(count, ERRORS[(count + shift) % 4], lasting=lasting)
        result = run(reports, "-o", out)
        came = faults.off()
        check(result, out, expected, before)
        again = run(reports, "-o", out, "--resume")
        assert (again.exit_code, again.stderr) == (0, "")
        assert out.read_bytes() == expected
        assert list(folder.iterdir()) == [out]
        if not came:
            break
    assert 20 < count < 499


@pytest.mark.parametrize("shift", SHIFTS)
def test_any_operation_of_going_on_fails(tmp_path: Path, reports: Path, faults: Faults, shift: int) -> None:
    clean = tmp_path / "clean.jsonl"
    assert run(reports, "-o", clean).exit_code == 0
    expected = clean.read_bytes()
    for count in range(1, 500):
        folder = tmp_path / f"run{count}"
        folder.mkdir()
        out = folder / "out.jsonl"
        faults.at(26, errno.ENOSPC, lasting=True)
        assert run(reports, "-o", out).exit_code == 2
        faults.at(count, ERRORS[(count + shift) % 4])
        result = run(reports, "-o", out, "--resume")
        came = faults.off()
        check(result, out, expected, None)
        assert run(reports, "-o", out, "--resume").exit_code == 0
        assert out.read_bytes() == expected
        assert list(folder.iterdir()) == [out]
        if not came:
            break
    assert 10 < count < 499


def test_any_operation_of_sealing_fails(tmp_path: Path, reports: Path, faults: Faults) -> None:
    pytest.importorskip("pyarrow", reason="Parquet needs the extra: pip install 'minzheng-ie[arrow]'")
    clean = tmp_path / "clean.parquet"
    assert run(reports, "-o", clean).exit_code == 0
    expected = clean.read_bytes()
    for count in range(1, 500):
        folder = tmp_path / f"run{count}"
        folder.mkdir()
        out = folder / "out.parquet"
        faults.at(count, errno.ENOSPC)
        result = run(reports, "-o", out)
        came = faults.off()
        check(result, out, expected, None)
        assert run(reports, "-o", out, "--resume").exit_code == 0
        assert out.read_bytes() == expected
        assert list(folder.iterdir()) == [out]
        if not came:
            break
    assert 20 < count < 499
