"""One process, two processes and a local cluster: `python benchmarks/jobs.py`.

The command over the same files each time, in turns, the best of ``TURNS``; start-up counts. Outputs must be the same
bytes. For runs that are killed see `kills.py`.
"""

from __future__ import annotations

import argparse
import importlib
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from measure import other_digits, publish, table, texts, texts_name

COPIES = 40
TURNS = 2
BAR = 1.7
COMMAND = [sys.executable, "-m", "minzheng_ie", "extract"]


def timed(folder: Path, out: Path, *options: str) -> float:
    """Seconds of a run of the command."""
    begun = time.perf_counter()
    subprocess.run([*COMMAND, str(folder), "-o", str(out), *options], check=True, stderr=subprocess.DEVNULL)
    return time.perf_counter() - begun


def on_a_cluster(folder: Path, out: Path) -> float | None:
    """Seconds on a local Dask cluster of two worker processes that is running already, None without Dask."""
    try:
        distributed = importlib.import_module("distributed")
    except ImportError:
        return None
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=":0"
    ) as cluster:
        return min(timed(folder, out, "--scheduler", cluster.scheduler_address) for _ in range(TURNS))


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the benchmark. RETURNS 1 when outputs differ or, with ``--gate``, a bar is missed, else 0."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--gate", action="store_true", help="fail when a bar is missed")
    options = parser.parse_args(arguments)

    chance = random.Random(4)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name, "in")
        folder.mkdir()
        for copy in range(COPIES):
            for index, text in enumerate(texts()):
                path = folder / f"{copy}-{index:03d}.txt"
                path.write_text(other_digits(text, chance), encoding="utf-8")
        outs = {label: Path(name, f"{label}.jsonl") for label in ("one", "two", "cluster")}
        turns = [
            (timed(folder, outs["one"]), timed(folder, outs["two"], "--jobs", "2")) for _ in range(TURNS)
        ]
        one, two = (min(times) for times in zip(*turns, strict=True))
        expected = outs["one"].read_bytes()
        same = expected == outs["two"].read_bytes()
        rows = [["--jobs 1", f"{one:.1f}", "1"], ["--jobs 2", f"{two:.1f}", f"{one / two:.2f}"]]
        cluster = on_a_cluster(folder, outs["cluster"])
        if cluster is None:
            rows.append(["--scheduler, two workers", "dask is not installed", "—"])
        else:
            same = same and expected == outs["cluster"].read_bytes()
            rows.append(["--scheduler, two workers", f"{cluster:.1f}", f"{one / cluster:.2f}"])
    verdict = "reached" if one / two >= BAR else "missed"
    lines = [
        f"{texts_name()}, {COPIES} copies with other numbers",
        "",
        table(["", "seconds", "× --jobs 1"], rows),
        "",
        f"- `--jobs 2`: {one / two:.2f} times `--jobs 1` (bar {BAR:g}: {verdict})",
        f"- outputs are {'the same bytes' if same else 'NOT the same'}",
    ]
    publish("jobs", "\n".join(lines))
    if not same:
        return 1
    return 1 if options.gate and one / two < BAR else 0


if __name__ == "__main__":
    sys.exit(main())
