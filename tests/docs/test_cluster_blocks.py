"""The blocks of the pages that want a Dask cluster, run on one of two worker processes."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("distributed", reason='the cluster needs the extra: pip install ".[dask]"')
pytest.importorskip("pyarrow", reason='the cluster needs the extra: pip install ".[dask]"')

from distributed import LocalCluster
from markdown_blocks import Block, all_blocks
from typer.testing import CliRunner

from minzheng_ie.cli.app import app

BLOCKS = [block for block in all_blocks() if block.why is not None and "test_cluster_blocks.py" in block.why]
ADDRESS = "tcp://127.0.0.1:8786"
REPORT = "丽江市民政局\n2023年，全市发放救助金320万元，救助困难群众1200人次。\n"


@pytest.fixture(scope="module")
def scheduler() -> Iterator[str]:
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster:
        yield cluster.scheduler_address


def test_the_pages_show_commands_and_python() -> None:
    assert {block.language for block in BLOCKS} == {"", "python"}
    assert {block.page for block in BLOCKS} == {"README.md", "README.en.md", "docs/cluster.md"}


@pytest.mark.parametrize("block", BLOCKS, ids=str)
def test_block(block: Block, scheduler: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("reports", "报告目录"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.txt").write_text(REPORT, encoding="utf-8")
    code = block.code.replace(ADDRESS, scheduler).replace("/data/", f"{tmp_path.as_posix()}/")
    assert scheduler in code
    if block.language == "python":
        space: dict[str, object] = {}
        exec(compile(code, block.page, "exec"), space)
        assert getattr(space["summary"], "claims") == 2  # noqa: B009 -- of a summary, whose type the page does not name
        space["client"].close()  # type: ignore[attr-defined]
        return
    for line in code.splitlines():
        words = shlex.split(line, comments=True)
        assert words[0] == "minzheng-ie"
        result = CliRunner().invoke(app, words[1:])
        assert result.exit_code == 0, f"{line}\n{result.output}"
