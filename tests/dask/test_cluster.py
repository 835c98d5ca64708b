"""A cluster of two worker processes on this machine: the same claims, and every document once when a worker is lost."""

from __future__ import annotations

import json
import logging
import os
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("distributed", reason='the cluster needs the extra: pip install ".[dask]"')
pytest.importorskip("pyarrow", reason='the cluster needs the extra: pip install ".[dask]"')

import dask
import pyarrow.parquet as pq
from dask.bag import from_sequence
from distributed import Client, LocalCluster

import minzheng_ie as mz
import minzheng_ie.dask as cluster_room
from minzheng_ie.arrow import extract_batch, extract_batches, schema
from minzheng_ie.errors import RegionError
from minzheng_ie.outputs.columns import CLAIMS
from minzheng_ie.reading import SourceText
from minzheng_ie.schema import Claim

sys.path.insert(0, str(Path(__file__).parents[1] / "batch"))
from batch_tasks import Obey

SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))


@contextmanager
def cluster(workers: int) -> Iterator[Client]:
    """A cluster on this machine that gives a task up when two workers died on it."""
    with (
        dask.config.set({"distributed.scheduler.allowed-failures": 1}),
        LocalCluster(
            n_workers=workers,
            threads_per_worker=1,
            processes=True,
            dashboard_address=":0",
            silence_logs=logging.CRITICAL,
        ) as local_cluster,
        Client(local_cluster) as connected,
    ):
        yield connected


@pytest.fixture(scope="module")
def client() -> Iterator[Client]:
    with cluster(2) as connected:
        yield connected


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with each seed twice."""
    folder = tmp_path_factory.mktemp("reports")
    for copy in range(2):
        for path in SEEDS:
            (folder / f"{copy}_{path.name}").write_bytes(path.read_bytes())
    return folder


@pytest.fixture(scope="module")
def local(folder: Path) -> list[dict[str, Any]]:
    """The claims of the folder by the local run."""
    return [json.loads(c.model_dump_json()) for report in mz.extract_many([folder]) for c in report.claims]


def claims(output: Path) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = pq.read_table(output).to_pylist()
    assert all(row.pop("error") is None for row in rows)
    return rows


def test_the_columns_are_the_fields_of_a_claim() -> None:
    assert list(CLAIMS.names) == [name for name in Claim.model_fields if name != "explain"]
    assert schema(skipped=True, explain=True).names == [*CLAIMS.names, "explain", "skipped", "error"]


def test_a_record_batch_of_texts_becomes_rows_of_claims() -> None:
    import pyarrow as pa

    texts = [path.read_text(encoding="utf-8") for path in SEEDS]
    batch = pa.record_batch(
        {"doc": [path.name for path in SEEDS], "text": texts, "other": list(range(len(SEEDS)))}
    )
    expected = [
        {**json.loads(c.model_dump_json()), "error": None}
        for path, text in zip(SEEDS, texts, strict=True)
        for c in mz.extract(SourceText(path.name, text)).claims
    ]
    result = extract_batch(batch)
    assert isinstance(result, pa.RecordBatch)
    assert result.schema == schema()
    assert result.to_pylist() == expected
    assert extract_batch(pa.Table.from_batches([batch])).to_pylist() == expected
    parts = list(extract_batches([batch, batch]))
    assert [row for part in parts for row in part.to_pylist()] == expected * 2
    assert all(part.schema == schema() for part in parts)


def test_record_batches_without_names_texts_or_rows() -> None:
    import pyarrow as pa

    batch = pa.record_batch(
        {"report": ["全市共有养老机构49家。", None, ""]}, schema=pa.schema([("report", pa.string())])
    )
    rows = extract_batch(batch, text="report").to_pylist()
    assert [row["value"] for row in rows] == ["49", None]
    assert rows[0]["doc"].startswith("sha256-") and rows[1]["error"].endswith("no text")
    assert extract_batch(batch.slice(0, 0), text="report").schema == schema()
    with pytest.raises(KeyError, match="no column 'text'"):
        extract_batch(batch)
    with pytest.raises(RegionError):
        extract_batch(batch, text="report", region="火星市")


def test_the_cluster_gives_the_claims_of_the_local_run(
    client: Client, folder: Path, local: list[dict[str, Any]], tmp_path: Path
) -> None:
    summary = cluster_room.extract([folder], tmp_path / "out", client=client, partition=5)
    assert claims(tmp_path / "out") == local
    assert (summary.documents, summary.claims, summary.failed) == (2 * len(SEEDS), len(local), ())
    assert len(summary.files) == -(-2 * len(SEEDS) // 5)
    assert json.loads((tmp_path / "out" / "_SUCCESS").read_text(encoding="utf-8"))["claims"] == len(local)
    with pytest.raises(FileExistsError):
        cluster_room.extract([folder], tmp_path / "out", client=client)


def test_a_bag_and_documents_that_fail(client: Client, tmp_path: Path) -> None:
    texts = [(path.name, path.read_text(encoding="utf-8")) for path in SEEDS[:4]]
    cluster_room.extract(from_sequence(texts, npartitions=2), tmp_path / "bag", client=client)
    expected = [json.loads(c.model_dump_json()) for r in mz.extract_many(SEEDS[:4]) for c in r.claims]
    assert claims(tmp_path / "bag") == expected

    summary = cluster_room.extract([SEEDS[0], tmp_path / "none.txt"], tmp_path / "out", client=client)
    assert summary.documents == 2
    [line] = summary.failed
    assert "none.txt: no such file" in line
    errors = [row["error"] for row in pq.read_table(tmp_path / "out").to_pylist() if row["error"]]
    assert errors == [line]
    with pytest.raises(RegionError, match="火星市"):
        cluster_room.extract([SEEDS[0]], tmp_path / "mars", client=client, region="火星市")


def test_a_worker_killed_in_mid_run_costs_no_document(
    client: Client, folder: Path, local: list[dict[str, Any]], tmp_path: Path
) -> None:
    out = tmp_path / "out"
    killed: list[int] = []

    def kill() -> None:
        # Once the first file is there, work is under way on both workers.
        until = time.monotonic() + 60
        while not list(out.glob("part-*")) and time.monotonic() < until:
            time.sleep(0.01)
        victim = next(iter(client.run(os.getpid).values()))
        os.kill(victim, signal.SIGKILL)
        killed.append(victim)

    killer = threading.Thread(target=kill)
    killer.start()
    summary = cluster_room.extract([folder] * 2, out, client=client, partition=2)
    killer.join()
    assert killed
    assert (summary.documents, summary.failed) == (4 * len(SEEDS), ())
    found = claims(out)
    assert found == local * 2
    assert Counter(row["doc"] for row in found) == Counter(row["doc"] for row in local * 2)
    client.wait_for_workers(2, timeout=60)


def test_the_command_on_a_cluster(
    client: Client, folder: Path, local: list[dict[str, Any]], tmp_path: Path
) -> None:
    def run(*arguments: object) -> subprocess.CompletedProcess[str]:
        # In a process of its own, which has no other client.
        command = [sys.executable, "-m", "minzheng_ie", "extract", *(str(argument) for argument in arguments)]
        return subprocess.run(command, capture_output=True, text=True)

    address = client.scheduler.address  # type: ignore[union-attr]
    for out in ("cluster.jsonl", "cluster.parquet"):
        result = run(folder, "-o", tmp_path / out, "--scheduler", address)
        assert result.returncode == 0, result.stderr
    lines = (tmp_path / "cluster.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line) for line in lines] == local
    assert claims(tmp_path / "cluster.parquet") == local
    again = run(folder, "-o", tmp_path / "cluster.parquet", "--scheduler", address)
    assert again.returncode == 2 and "is not empty" in again.stderr


def test_a_document_that_kills_its_workers_is_the_only_one_lost() -> None:
    items = [SourceText(f"{index}.txt", "kill" if index == 5 else "x") for index in range(20)]
    # Of its own, and one worker more: Dask does not start a worker again that dies while it is starting.
    with cluster(3) as client:
        outcomes = list(cluster_room.run_dask(items, Obey(), client))
    assert [outcome.item.name for outcome in outcomes] == [item.name for item in items]  # type: ignore[union-attr]
    assert [index for index, outcome in enumerate(outcomes) if outcome.error is not None] == [5]
    assert "5.txt: 2 workers died on it" in str(outcomes[5].error)
