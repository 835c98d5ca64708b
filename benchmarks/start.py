"""What the first table costs, and what a second process gains on a hundred small files: `python benchmarks/start.py`.

Processor time and peak memory of a new process that extracts one sample report, beside ``import spacy`` and ``import
jieba`` with its dictionary, each the best of several. As in an installed package, modules are compiled to bytecode; the
first run of a user, who has nothing kept yet (`minzheng_ie.kept`), is told apart. ``--gate`` fails when a
bar is missed, and leaves the page as it is.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from measure import publish, table

ROOT = Path(__file__).resolve().parents[1]
REPORT = ROOT / "seeds" / "dev01_hubei_bulletin.txt"
ROUNDS = 5
TIME_BAR = 1.0
"""Times the processor time of ``import spacy``."""
MEMORY_BAR = 90
"""Megabytes of one process after its first report."""
FILES = 100
FILE = 2_000
"""Characters of a small file at most."""
TURNS = 3
JOBS_BAR = 1.4
"""Times as fast with two processes as with one."""
OURS, SPACY, FIRST = "minzheng-ie extract, one report", "import spacy", "the same, first run of a user"


def programs(folder: Path) -> dict[str, Sequence[str]]:
    """What is started, by name; output goes to ``folder``."""
    return {
        OURS: ["-m", "minzheng_ie", "extract", str(REPORT), "-o", str(folder / "claims.jsonl")],
        SPACY: ["-c", "import spacy"],
        "import jieba, its dictionary": [
            "-c", f"import jieba; jieba.dt.tmp_dir = {str(folder)!r}; jieba.setLogLevel(60); jieba.initialize()"
        ],
        "python -c pass": ["-c", "pass"],
    }  # fmt: skip


def environment(cache: Path) -> dict[str, str]:
    """The environment of what is measured: bytecode is written as usual, and what is kept is kept in ``cache``."""
    usual = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**usual, "XDG_CACHE_HOME": str(cache)}


def measure(program: Sequence[str], environment: Mapping[str, str]) -> tuple[float, float]:
    """Processor seconds and peak megabytes of one run, as the system accounts for them when the process has ended."""
    process = subprocess.Popen(
        [sys.executable, *program], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(program)}: exit code {process.returncode}")
    unit = 2**20 if sys.platform == "darwin" else 2**10  # of ru_maxrss, in a megabyte
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / unit


def starts(folder: Path) -> dict[str, tuple[float, float]]:
    """The best processor seconds and megabytes of each program."""
    best: dict[str, tuple[float, float]] = {}
    chosen = programs(folder)
    for program in chosen.values():  # bytecode, and what is kept
        measure(program, environment(folder / "cache"))
    for turn in range(ROUNDS):  # in turn, so that other work on the machine falls on all of them
        for what, program in (*chosen.items(), (FIRST, chosen[OURS])):
            cache = folder / (f"cache-{turn}" if what == FIRST else "cache")
            took, held = measure(program, environment(cache))
            known = best.get(what, (took, held))
            best[what] = min(took, known[0]), min(held, known[1])
    return best


def small_files(folder: Path) -> tuple[float, float]:
    """Seconds over ``FILES`` small files with one process and with two. RAISES (SystemExit): their bytes differ."""
    reports = folder / "in"
    reports.mkdir()
    texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "seeds").glob("*.txt"))]
    for number in range(FILES):
        text = texts[number % len(texts)][:FILE]
        (reports / f"{number:03}.txt").write_text(text, encoding="utf-8")
    outputs = [folder / "1.jsonl", folder / "2.jsonl"]
    best = [float("inf"), float("inf")]
    for _ in range(TURNS):
        for index, output in enumerate(outputs):
            begun = time.perf_counter()
            program = [
                "-m",
                "minzheng_ie",
                "extract",
                str(reports),
                "-o",
                str(output),
                "--jobs",
                str(index + 1),
            ]
            measure(program, environment(folder / "cache"))
            best[index] = min(best[index], time.perf_counter() - begun)
    if outputs[0].read_bytes() != outputs[1].read_bytes():
        raise SystemExit("--jobs 2: other bytes than --jobs 1")
    return best[0], best[1]


def busy() -> bool:
    """Whether two processes would not get a processor each, so that the clock says nothing of them."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return cores < 2 or os.getloadavg()[0] > cores - 1


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the benchmark. RETURNS 1 with ``--gate`` when a bar is missed, else 0."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument(
        "--gate", action="store_true", help="fail when a bar is missed; the page stays as it is"
    )
    options = parser.parse_args(arguments)
    judged = not busy()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        best = starts(folder)
        one, two = small_files(folder)
    spacy = best[SPACY][0]
    rows = [
        [f"`{what}`" if what.startswith(("import", "python")) else what, f"{took:.2f}", f"{took / spacy:.2f}", f"{held:.0f}"]
        for what, (took, held) in best.items()
    ]  # fmt: skip
    ratio, held, gain = best[OURS][0] / spacy, best[OURS][1], one / two
    verdicts = [ratio <= TIME_BAR, held <= MEMORY_BAR, gain >= JOBS_BAR or not judged]
    time_said, memory_said, jobs_said = ("reached" if good else "missed" for good in verdicts)
    lines = [
        f"- the first table: {ratio:.2f} × `import spacy` (bar {TIME_BAR:g}: {time_said})",
        f"- peak memory of one process after its first report: {held:.0f} MB (bar {MEMORY_BAR}: {memory_said})",
        f"- {FILES} files of at most {FILE:,} characters: {one:.1f} s with one process, {two:.1f} s with `--jobs 2`, "
        f"{gain:.2f} times as fast, the same bytes (bar {JOBS_BAR}: "
        f"{jobs_said if judged else 'not judged, the machine is busy'})",
    ]
    headings = ["", "processor seconds", "× import spacy", "peak memory, MB"]
    body = "\n".join([table(headings, rows), "", *lines])
    if options.gate:
        print(body)
        return 0 if all(verdicts) else 1
    publish("start", body)
    return 0


if __name__ == "__main__":
    sys.exit(main())
