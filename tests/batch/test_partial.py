"""Output that can be gone on with: whatever operation a run dies at, the next one gives the same bytes."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from minzheng_ie.batch import Item, PartialFile, fingerprint_of_files, partial
from minzheng_ie.errors import BatchError, ReadError
from minzheng_ie.reading import Input

SETTINGS: dict[str, object] = {"format": "jsonl", "region": None}


class PowerCut(BaseException):
    """The run is over, here and now."""


@pytest.fixture
def inputs(tmp_path: Path) -> list[Item]:
    folder = tmp_path / "in"
    folder.mkdir()
    items: list[Item] = []
    for index in range(6):
        path = folder / f"{index}.txt"
        path.write_text("x" * index, encoding="utf-8")
        items.append(Input(path))
    items[3] = ReadError("3.txt: empty")
    return items


def go(
    out: Path, items: list[Item], *, resume: bool, seal: Callable[[Path, Path], None] | None = None
) -> PartialFile:
    """What a run does. Everything it takes is committed at once."""
    file = PartialFile(out, SETTINGS, how="say --resume", resume=resume)
    for item in file.rest(items):
        if isinstance(item, ReadError):
            file.add(item, b"", str(item))
        else:
            assert isinstance(item, Input)
            file.add(item, f"{Path(item.path).name}\n".encode())
    file.finish(b"end\n", seal)
    return file


EXPECTED = b"0.txt\n1.txt\n2.txt\n4.txt\n5.txt\nend\n"


def upper(partial_file: Path, out: Path) -> None:
    out.write_bytes(partial_file.read_bytes().upper())


@pytest.fixture
def cut(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[int], None]]:
    """Ends the run before the n-th operation on the disk."""
    left = 10**9

    def watched(operation: Callable[..., Any]) -> Callable[..., Any]:
        def run(*arguments: Any, **options: Any) -> Any:
            nonlocal left
            left -= 1
            if left == 0:
                raise PowerCut
            return operation(*arguments, **options)

        return run

    def at(count: int) -> None:
        nonlocal left
        left = count

    for name in ("replace", "unlink"):
        monkeypatch.setattr(Path, name, watched(getattr(Path, name)))
    monkeypatch.setattr(os, "fsync", watched(os.fsync))
    yield at
    at(10**9)


@pytest.mark.parametrize("seal", [None, upper], ids=["as it is", "sealed"])
def test_a_run_that_dies_at_any_operation_is_gone_on_with(
    tmp_path: Path, inputs: list[Item], cut: Callable[[int], None], monkeypatch: pytest.MonkeyPatch, seal: Any
) -> None:
    monkeypatch.setattr(partial, "COMMIT_SECONDS", 0.0)
    expected = EXPECTED.upper() if seal else EXPECTED
    points = 0
    while True:
        points += 1
        out = tmp_path / f"run{points}" / "out.jsonl"
        out.parent.mkdir()
        cut(points)
        try:
            go(out, inputs, resume=False, seal=seal)
        except PowerCut:
            if out.exists():
                assert out.read_bytes() == expected
            cut(10**9)
            file = go(out, inputs, resume=True, seal=seal)
            assert file.failed == ["3.txt: empty"]
            assert (file.documents, file.written) == (6, 5)
        else:
            break
        assert out.read_bytes() == expected
        assert list(out.parent.iterdir()) == [out]
    assert points > 15


def test_what_was_not_committed_is_cut_off(tmp_path: Path, inputs: list[Item]) -> None:
    out = tmp_path / "out.jsonl"
    file = PartialFile(out, SETTINGS, how="say --resume", resume=False)
    file.add(inputs[0], b"0.txt\n")
    assert file.keep()
    assert not out.exists()
    state = json.loads((tmp_path / "out.jsonl.partial.json").read_text(encoding="utf-8"))
    assert (state["documents"], state["bytes"], state["how"]) == (1, 6, "say --resume")
    with (tmp_path / "out.jsonl.partial").open("ab") as stream:
        stream.write(b"half a li")
    go(out, inputs, resume=True)
    assert out.read_bytes() == EXPECTED


def test_without_resume_it_begins_anew(tmp_path: Path, inputs: list[Item]) -> None:
    out = tmp_path / "out.jsonl"
    file = PartialFile(out, SETTINGS, how="", resume=False)
    file.add(inputs[0], b"something else\n")
    file.keep()
    go(out, inputs, resume=False)
    assert out.read_bytes() == EXPECTED


def test_nothing_done_leaves_nothing_to_go_on_with(tmp_path: Path, inputs: list[Item]) -> None:
    out = tmp_path / "out.jsonl"
    assert not PartialFile(out, SETTINGS, how="", resume=False).keep()
    assert not out.exists() and not list(tmp_path.glob("out*"))
    go(out, inputs, resume=True)
    assert out.read_bytes() == EXPECTED


@pytest.mark.parametrize("change", ["content", "order", "fewer", "settings", "state"])
def test_what_has_changed_is_refused_and_nothing_is_lost(
    tmp_path: Path, inputs: list[Item], change: str
) -> None:
    out = tmp_path / "out.jsonl"
    file = PartialFile(out, SETTINGS, how="", resume=False)
    for item in inputs[:2]:
        file.add(item, b"done\n")
    file.keep()
    settings, items = SETTINGS, list(inputs)
    if change == "content":
        (tmp_path / "in" / "1.txt").write_text("changed", encoding="utf-8")
    elif change == "order":
        items.reverse()
    elif change == "fewer":
        items = items[:1]
    elif change == "settings":
        settings = {**SETTINGS, "region": "云南省"}
    else:
        (tmp_path / "out.jsonl.partial.json").write_text("{}", encoding="utf-8")
    with pytest.raises(BatchError, match=r"partial\.json: "):
        list(PartialFile(out, settings, how="", resume=True).rest(items))
    assert (tmp_path / "out.jsonl.partial").read_bytes() == b"done\ndone\n"


@pytest.mark.skipif(not hasattr(os, "fork"), reason="POSIX locks")
def test_two_runs_do_not_write_the_same_output(
    tmp_path: Path, inputs: list[Item], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(partial, "SETTLE_SECONDS", 0.2)
    file = PartialFile(tmp_path / "out.jsonl", SETTINGS, how="", resume=False)
    child = os.fork()
    if child == 0:
        try:
            PartialFile(tmp_path / "out.jsonl", SETTINGS, how="", resume=True)
        except BatchError as error:
            os._exit(0 if "another run" in str(error) else 1)
        os._exit(2)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    file.discard()


def test_the_mode_of_an_old_output_is_kept_and_links_are_followed(tmp_path: Path, inputs: list[Item]) -> None:
    real = tmp_path / "real.jsonl"
    real.write_text("old", encoding="utf-8")
    real.chmod(0o640)
    link = tmp_path / "link.jsonl"
    link.symlink_to(real)
    go(link, inputs, resume=False)
    assert link.is_symlink() and real.read_bytes() == EXPECTED
    assert real.stat().st_mode & 0o777 == 0o640


def test_the_fingerprint_of_files_sees_names_and_contents(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("1", encoding="utf-8")
    first = fingerprint_of_files([tmp_path])
    assert fingerprint_of_files([tmp_path]) == first
    (tmp_path / "a.yaml").write_text("2", encoding="utf-8")
    second = fingerprint_of_files([tmp_path])
    (tmp_path / "a.yaml").rename(tmp_path / "b.yaml")
    assert len({first, second, fingerprint_of_files([tmp_path])}) == 3
