"""Windows, as far as it can be had elsewhere: files that are open stay where they are, names without case, its encodings.

``refusing`` makes the system refuse, as Windows does, to rename or remove a file that this process has open.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path, PureWindowsPath

import pytest
from typer.testing import CliRunner, Result

import minzheng_ie as mz
from minzheng_ie.batch import PartialFile, partial
from minzheng_ie.cli import messages, sinks
from minzheng_ie.cli.app import app
from minzheng_ie.exchange.files import file_name
from minzheng_ie.reading import Input
from minzheng_ie.wording import choose

GOOD = "2023年，全市共有敬老院7所，发放慰问金12万元。\n"
DESCRIPTORS = Path("/proc/self/fd")
needs_descriptors = pytest.mark.skipif(
    not DESCRIPTORS.is_dir(), reason="which files are open is not told here"
)


def run(*words: object) -> Result:
    return CliRunner().invoke(app, [str(word) for word in words])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_text(GOOD, encoding="utf-8")
    return tmp_path


def open_files() -> set[str]:
    found = set()
    for one in DESCRIPTORS.iterdir():
        try:
            found.add(str(one.readlink()))
        except OSError:
            continue
    return found


@pytest.fixture
def refusing(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    def guarded(name: str) -> None:
        real = getattr(os, name)

        def call(*paths: object, **options: object) -> object:
            busy = {str(Path(str(path)).absolute()) for path in paths} & open_files()
            if busy:
                raise PermissionError(13, "Permission denied", busy.pop())
            return real(*paths, **options)

        monkeypatch.setattr(os, name, call)

    for name in ("replace", "rename", "unlink", "remove"):
        guarded(name)
    monkeypatch.setattr(partial, "OPEN_STAYS", True)
    yield


# -- a file is never renamed or removed while it is open


@needs_descriptors
def test_the_emulation_refuses(refusing: None, tmp_path: Path) -> None:
    path = tmp_path / "x"
    with path.open("w"), pytest.raises(PermissionError):
        path.replace(tmp_path / "y")
    path.replace(tmp_path / "y")


@needs_descriptors
@pytest.mark.parametrize("suffix", ["jsonl", "csv", "txt", "html", "xlsx", "sqlite", "parquet", "duckdb"])
def test_every_output_comes_into_its_place(refusing: None, folder: Path, suffix: str) -> None:
    for module, known in (("xlsx", "xlsxwriter"), ("duckdb", "duckdb"), ("parquet", "pyarrow")):
        if suffix == module:
            pytest.importorskip(known)
    out = folder / "out" / f"claims.{suffix}"
    out.parent.mkdir()
    for _ in range(2):  # the second time there is a file in the way
        result = run("extract", folder / "a.txt", folder / "b.txt", "-o", out)
        assert result.exit_code == 0, result.stderr
    assert [path.name for path in out.parent.iterdir()] == [out.name]


@needs_descriptors
def test_texts_and_folders_come_into_their_place(refusing: None, folder: Path) -> None:
    pages = folder.parent / "pages"
    texts, claims = pages / "texts", pages / "claims.jsonl"
    pages.mkdir()
    assert run("extract", folder, "-o", claims, "--save-text", texts).exit_code == 0
    assert sorted(path.name for path in texts.iterdir()) == ["a.txt.txt", "b.txt.txt", "c.txt.txt"]
    for to in ("brat", "doccano"):
        result = run("export", claims, texts, "--to", to, "-o", pages / to)
        assert result.exit_code == 0, result.stderr


@needs_descriptors
def test_an_interrupted_run_is_gone_on_with(refusing: None, folder: Path) -> None:
    out = folder / "out.jsonl"
    items = [Input(str(folder / name), name) for name in ("a.txt", "b.txt")]
    file = PartialFile(out, {}, how="", resume=False)
    file.add(items[0], b"first\n")
    assert file.keep()
    again = PartialFile(out, {}, how="", resume=True)
    assert [item.name for item in again.rest(items)] == ["b.txt"]
    again.add(items[1], b"second\n")
    again.finish()
    assert out.read_bytes() == b"first\nsecond\n"
    assert not list(folder.glob("out.jsonl.*"))


@needs_descriptors
def test_nothing_is_left_of_a_run_that_is_given_up(refusing: None, folder: Path) -> None:
    out = folder / "out.jsonl"
    PartialFile(out, {}, how="", resume=False).discard()
    result = run("extract", folder / "a.txt", "--region", "火星市", "-o", out)
    assert result.exit_code == 2 and not list(folder.glob("out*"))


@needs_descriptors
def test_an_output_that_another_program_has_open_is_told_and_nothing_is_lost(
    refusing: None, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = folder / "out.csv"
    out.write_text("old", encoding="utf-8")
    with out.open("r+"):  # Excel
        result = run("extract", folder / "a.txt", "-o", out)
        assert result.exit_code == 2
        [line] = result.stderr.splitlines()
        assert "cannot be written: Permission denied" in line and "to go on:" in line
        assert out.read_text("utf-8") == "old"
    assert (folder / "out.csv.partial").is_file()
    resumed = run("extract", folder / "a.txt", "-o", out, "--resume")
    assert resumed.exit_code == 0, resumed.stderr
    assert "敬老院" in out.read_text("utf-8-sig") and not list(folder.glob("out.csv.*"))


def test_on_windows_the_usual_reason_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(messages.sys, "platform", "win32")
    error = PermissionError(13, "Permission denied")
    assert messages.not_written("a.xlsx", error).endswith("is it open in another program?")
    choose("zh")
    assert "Excel" in messages.not_written("a.xlsx", error)
    choose(None)


def test_the_line_to_go_on_with_is_one_for_cmd(monkeypatch: pytest.MonkeyPatch) -> None:
    words = ["minzheng-ie", "extract", "C:\\我的 报告\\a.txt", "-o", "D:\\out.csv"]
    monkeypatch.setattr(sinks.sys, "argv", words)
    monkeypatch.setattr(sinks.sys, "platform", "win32")
    assert sinks._command() == 'minzheng-ie extract "C:\\我的 报告\\a.txt" -o D:\\out.csv --resume'


# -- names


def test_one_file_by_two_names_is_not_written_over(folder: Path) -> None:
    """As ``A.TXT`` and ``a.txt`` where names go without case."""
    os.link(folder / "a.txt", folder / "A.TXT")
    before = (folder / "a.txt").read_bytes()
    result = run("extract", folder / "a.txt", "-o", folder / "A.TXT")
    assert result.exit_code == 2 and "is one of the reports" in result.stderr
    assert (folder / "a.txt").read_bytes() == before


@pytest.mark.parametrize("doc", ["CON.txt", "con", "nul.jsonl", "COM1.txt", "lpt9", "aux.报告.txt", "COM¹"])
def test_no_file_is_called_as_a_device(doc: str) -> None:
    name = file_name(doc, set())
    assert not PureWindowsPath(f"{name}.ann").is_reserved() and name != doc
    assert file_name("console.txt", set()) == "console.txt" and file_name("CON1.txt", set()) == "CON1.txt"


def test_names_differ_in_more_than_case_and_are_short_enough() -> None:
    taken: set[str] = set()
    names = [
        file_name(doc, taken) for doc in ("a.txt", "A.TXT", "报" * 300, "报" * 301, 'x:<>"|?*\\y', "dot.")
    ]
    assert len({name.casefold() for name in names}) == len(names)
    assert all(len(name.encode()) < 220 for name in names)
    assert not [name for name in names if set(name) & set('<>:"/\\|?*') or name[-1] in ". "]


def test_a_path_with_a_drive_letter_is_a_path_and_no_text() -> None:
    for name in ("C:\\报告\\2023.txt", "d:/报告/2023.docx", "\\\\server\\share\\a.pdf"):
        with pytest.raises(mz.ReadError, match="no such file"):
            mz.extract(name)


# -- encodings of the console


@pytest.mark.parametrize("encoding", ["cp936", "cp1252", "ascii", "cp437", "utf-8"])
@pytest.mark.parametrize("command", ["table", "help", "error", "demo"])
def test_no_console_is_too_narrow_for_what_is_said(folder: Path, encoding: str, command: str) -> None:
    (folder / "怪.txt").write_text(
        "2023年，𠀀𠀁村共有老人7人\u202e，发放慰问金12万元😀。\n", encoding="utf-8"
    )
    words = {
        "table": ["extract", "怪.txt", "--format", "table", "--explain", "--lang", "zh"],
        "help": ["extract", "--help", "--lang", "zh"],
        "error": ["extract", "没有.txt", "--lang", "zh"],
        "demo": ["demo", "--lang", "en"],
    }[command]
    environment = {**os.environ, "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0", "COLUMNS": "80"}
    done = subprocess.run(
        [sys.executable, "-m", "minzheng_ie", *words],
        cwd=folder,
        env=environment,
        capture_output=True,
        timeout=120,
    )
    assert done.returncode == (1 if command == "error" else 0), done.stderr
    # Data in a pipe is UTF-8 anywhere, and what has no Chinese characters is not used.
    used = encoding if encoding == "cp936" and command != "table" else "utf-8"
    said = (done.stderr if command == "error" else done.stdout).decode(used)
    assert {"table": "慰问金", "help": "用法", "error": "没有这个文件", "demo": "What to do next"}[
        command
    ] in said
    assert b"Traceback" not in done.stderr and (command == "error" or done.stderr == b"")
