"""``docs/errors.md`` says what bad input says: every line of its table is run."""

from __future__ import annotations

import json
import os
import re
import shlex
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from minzheng_ie.cli.app import app

DOCUMENT = Path(__file__).parents[2] / "docs" / "errors.md"
ROW = re.compile(r"\| (?P<given>[^|]+) \| `(?P<command>[^`]+)` \| (?P<code>\d) \| `(?P<says>.+)` \|")
ROWS = [match.groupdict() for match in map(ROW.fullmatch, DOCUMENT.read_text("utf-8").splitlines()) if match]
GOOD = "2023年，全市共有敬老院7所，发放慰问金12万元。\n"
CLAIM = {"doc": "a", "metric": "敬老院", "value": "7", "unit": "所", "start": 0, "end": 2}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    files: dict[str, bytes] = {
        "good.txt": GOOD.encode(),
        "empty.txt": b"",
        "half.pdf": b"%PDF-1.4\n",
        "half.docx": b"PK\x03\x04 broken",
        "error.docx": b"404 not found",
        "old.wps": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "photo.jpg": b"\xff\xd8\xff",
        "noise.txt": bytes(range(256)),
        "misread.txt": (GOOD * 3).encode().decode("gb18030", "replace").encode(),
        "mail.txt": GOOD.encode("hz"),
        "big5.txt": "臺中市社會局，敬老院7所。\n".encode("big5"),
        "barren.txt": "本页面正在建设。\n".encode(),
        "taken.jsonl.partial": b"mine",
        "broken.jsonl.partial.json": b"{}",
        "rules/units.yaml": b'- {unit: x, dimension: y, forms: [""]}\n',
        "dates/units.yaml": b"- {unit: 2024-13-45, dimension: x, forms: [a]}\n",
        "unbounded/nonclaims.yaml": b"- {kind: word, regex: true, forms: ['9+x']}\n",
        "gold.jsonl": json.dumps(CLAIM).encode(),
        "huge.jsonl": json.dumps({**CLAIM, "value": "1E+99999"}).encode(),
        "folder/notes.py": b"",
        "notes.sqlite": b"my own notes, no database\n" * 100,
    }
    data = (GOOD * 20).encode()
    files["damaged.txt"] = data[:301] + b"\xff" + data[301:]
    for name, content in files.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)
    (tmp_path / "pipes").mkdir()
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipes" / "p.txt")
    return tmp_path


def test_the_table_is_long_enough() -> None:
    assert len(ROWS) >= 20


@pytest.mark.skipif(sys.platform != "linux", reason="pipes and /dev/full")
@pytest.mark.parametrize("row", ROWS, ids=[row["given"] for row in ROWS])
def test_what_is_said(folder: Path, row: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    if "--strict" in row["command"]:
        # Whether a text is understood changes with the rules; that it was not is what is told here.
        from minzheng_ie.cli import rendering

        monkeypatch.setattr(rendering, "_numbers_with_units", lambda report: 12)
    result = CliRunner().invoke(app, shlex.split(row["command"]))
    assert result.exit_code == int(row["code"]), result.output
    assert isinstance(result.exception, SystemExit)
    [line] = result.stderr.splitlines()
    assert line.startswith("minzheng-ie: ") and row["says"] in line
