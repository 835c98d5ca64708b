"""What stands beside OUT and is not ours is left alone, and a state is checked before it is believed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from minzheng_ie.batch import Item, PartialFile
from minzheng_ie.cli.app import app
from minzheng_ie.errors import BatchError
from minzheng_ie.reading import Input

GOOD = "2023年，全市共有敬老院7所。\n"
posix = pytest.mark.skipif(sys.platform != "linux", reason="links, pipes, /dev/full")


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, ["extract", *map(str, arguments)])


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "in.txt"
    path.write_text(GOOD, encoding="utf-8")
    return path


@posix
@pytest.mark.parametrize("end", ["partial", "partial.json", "partial.json.new", "partial.sealed"])
@pytest.mark.parametrize("kind", ["file", "link", "dangling", "pipe", "folder", "hard link"])
def test_what_is_not_ours_is_left_alone(tmp_path: Path, report: Path, end: str, kind: str) -> None:
    out, precious = tmp_path / "out.jsonl", tmp_path / "precious"
    precious.write_text("precious", encoding="utf-8")
    way = tmp_path / f"out.jsonl.{end}"
    if kind == "file":
        way.write_text("precious", encoding="utf-8")
    elif kind == "link":
        way.symlink_to(precious)
    elif kind == "dangling":
        way.symlink_to(tmp_path / "nowhere")
    elif kind == "pipe":
        os.mkfifo(way)
    elif kind == "folder":
        way.mkdir()
    else:
        os.link(precious, way)
    before = sorted(path.name for path in tmp_path.iterdir())
    for more in ([], ["--resume"]):
        result = run(report, tmp_path / "missing.txt", "-o", out, *more)
        assert result.exit_code == 2 and isinstance(result.exception, SystemExit), result.exception
        [line] = result.stderr.splitlines()
        assert way.name in line
        assert sorted(path.name for path in tmp_path.iterdir()) == before
        assert precious.read_text(encoding="utf-8") == "precious"
        if kind == "file":
            assert way.read_text(encoding="utf-8") == "precious"


@pytest.mark.parametrize("end", ["partial", "partial.json", "partial.sealed"])
def test_an_input_is_not_taken_for_a_partial_file(tmp_path: Path, end: str) -> None:
    source = tmp_path / f"q.jsonl.{end}"
    source.write_text(GOOD, encoding="utf-8")
    result = run(source, "-o", tmp_path / "q.jsonl")
    assert result.exit_code == 2 and "is one of the reports" in result.stderr
    assert source.read_text(encoding="utf-8") == GOOD


@pytest.mark.parametrize(
    "change",
    [
        {"bytes": "5"},
        {"bytes": -1},
        {"bytes": True},
        {"failed": None},
        {"failed": [1]},
        {"failed": ["a", "b"]},
        {"written": 9},
        {"documents": 1.0},
        {"how": 3},
        {"more": 1},
        {"complete": 0},
    ],
)
def test_a_state_is_validated(tmp_path: Path, report: Path, change: dict[str, object]) -> None:
    out = _interrupted(tmp_path, report)
    state = tmp_path / "out.jsonl.partial.json"
    text = json.dumps(json.loads(state.read_text(encoding="utf-8")) | change)
    state.write_text(text, encoding="utf-8")
    with pytest.raises(BatchError, match="not the state of a run"):
        PartialFile(out, {}, how="", resume=True)
    assert state.read_text(encoding="utf-8") == text


@pytest.mark.parametrize("damage", [b"donE\n", b"do", b""])
def test_a_damaged_partial_file_is_refused(tmp_path: Path, report: Path, damage: bytes) -> None:
    out = _interrupted(tmp_path, report)
    (tmp_path / "out.jsonl.partial").write_bytes(damage)
    with pytest.raises(BatchError, match="damaged"):
        PartialFile(out, {}, how="", resume=True)
    assert (tmp_path / "out.jsonl.partial").read_bytes() == damage
    PartialFile(out, {}, how="", resume=False).discard()


def _interrupted(tmp_path: Path, report: Path) -> Path:
    out = tmp_path / "out.jsonl"
    item: Item = Input(report)
    file = PartialFile(out, {}, how="", resume=False)
    file.add(item, b"done\n")
    assert file.keep()
    return out


@posix
def test_streams_may_be_closed_or_full_and_names_be_of_any_encoding(tmp_path: Path, report: Path) -> None:
    (tmp_path / "目录").mkdir()
    (tmp_path / "目录" / "报.txt").write_text(GOOD, encoding="utf-8")
    (tmp_path / os.fsdecode("总结.txt".encode("gbk"))).write_text(GOOD, encoding="utf-8")
    command = f"{sys.executable} -m minzheng_ie extract"
    plain = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    for line, code, says in (
        ("in.txt >&-", 2, "standard output is closed"),
        ("in.txt >/dev/full", 2, "standard output: cannot be written: No space left"),
        ("- <&-", 1, "stdin: is closed"),
        ("in.txt nothere.txt 2>/dev/full", 1, ""),
        ("目录/报.txt -o 结果.jsonl", 0, ""),
        ("$'\\xd7\\xdc\\xbd\\xe1.txt' -o gbk.jsonl", 0, ""),
        ("$'\\xd7\\xdc\\xbd\\xe1.txx' -o none.jsonl", 1, "\\xd7\\xdc\\xbd\\xe1.txx: no such file"),
    ):
        done = subprocess.run(
            ["bash", "-c", f"{command} {line}"], cwd=tmp_path, env=plain, capture_output=True, text=True
        )
        assert done.returncode == code, (line, done.stderr)
        assert len(done.stderr.splitlines()) == bool(says) and says in done.stderr
    assert json.loads((tmp_path / "gbk.jsonl").read_text("utf-8"))["doc"] == "\\xd7\\xdc\\xbd\\xe1.txt"
    assert json.loads((tmp_path / "结果.jsonl").read_text("utf-8"))["doc"] == "报.txt"
