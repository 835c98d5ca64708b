"""What the first table costs: `python benchmarks/start.py`.

Processor time and peak memory of a new process that extracts one sample report, beside ``import spacy`` and
``import jieba`` with its dictionary, each the best of several. ``--gate`` fails when a bar is missed.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
REPORT = ROOT / "seeds" / "dev01_hubei_bulletin.txt"
ROUNDS = 5
TIME_BAR = 1.0
"""Times the processor time of ``import spacy``."""
MEMORY_BAR = 90
"""Megabytes of one process after its first report."""


def programs(folder: Path) -> dict[str, Sequence[str]]:
    """What is started, by name; output goes to ``folder``."""
    return {
        "minzheng-ie extract, one report": [
            "-m", "minzheng_ie", "extract", str(REPORT), "-o", str(folder / "claims.jsonl")
        ],
        "import spacy": ["-c", "import spacy"],
        "import jieba, its dictionary": [
            "-c", f"import jieba; jieba.dt.tmp_dir = {str(folder)!r}; jieba.setLogLevel(60); jieba.initialize()"
        ],
        "python -c pass": ["-c", "pass"],
    }  # fmt: skip


def measure(program: Sequence[str]) -> tuple[float, float]:
    """Processor seconds and peak megabytes of one run, as the system accounts for them when the process has ended."""
    process = subprocess.Popen(
        [sys.executable, *program], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(program)}: exit code {process.returncode}")
    unit = 2**20 if sys.platform == "darwin" else 2**10  # of ru_maxrss, in a megabyte
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / unit


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the benchmark. RETURNS 1 with ``--gate`` when a bar is missed, else 0."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--gate", action="store_true", help="fail when a bar is missed")
    options = parser.parse_args(arguments)
    best: dict[str, tuple[float, float]] = {}
    with tempfile.TemporaryDirectory() as name:
        chosen = programs(Path(name))
        for _ in range(ROUNDS):  # in turn, so that other work on the machine falls on all of them
            for what, program in chosen.items():
                took, held = measure(program)
                known = best.get(what, (took, held))
                best[what] = min(took, known[0]), min(held, known[1])
    for what, (took, held) in best.items():
        print(f"{what}: {took:.2f} s, {held:.0f} MB")
    ours, spacy = (best[what] for what in list(best)[:2])
    ratio = ours[0] / spacy[0]
    reached = ratio <= TIME_BAR, ours[1] <= MEMORY_BAR
    said = ["reached" if good else "missed" for good in reached]
    print(f"extract: {ratio:.2f} × import spacy (bar {TIME_BAR:g}: {said[0]})")
    print(f"extract: {ours[1]:.0f} MB (bar {MEMORY_BAR}: {said[1]})")
    return 1 if options.gate and not all(reached) else 0


if __name__ == "__main__":
    sys.exit(main())
