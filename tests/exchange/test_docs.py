"""What docs/exchange.md says is so."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path
from typing import get_args

from typer.testing import CliRunner

from minzheng_ie import exchange
from minzheng_ie.cli.app import app

DOCS = Path(__file__).parents[2] / "docs" / "exchange.md"


def test_every_format_is_in_both_tables():
    text = DOCS.read_text(encoding="utf-8")
    for name in get_args(exchange.Format):
        assert len(re.findall(rf"^\| `{name}` \|", text, re.MULTILINE)) == 2, name


def test_the_python_block_runs():
    block = re.findall(r"```python\n(.*?)```", DOCS.read_text(encoding="utf-8"), re.DOTALL)
    names: dict[str, object] = {}
    for one in block:
        exec(one, names)
    assert json.loads(names["data"])["total"] >= 1


def test_the_commands_run(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "a.txt").write_text(
        "丽江市2023年总结\n救助困难群众1200人次。\n", encoding="utf-8"
    )
    block = re.search(r"```\n(minzheng-ie.*?)```", DOCS.read_text(encoding="utf-8"), re.DOTALL)
    assert block is not None
    for line in block[1].splitlines():
        words = shlex.split(line)[1:]
        if words[0] == "import":  # what Label Studio would have given back
            (tmp_path / "tasks.json").rename(tmp_path / "export.json")
        done = CliRunner().invoke(app, words)
        assert done.exit_code == 0, (line, done.output)
