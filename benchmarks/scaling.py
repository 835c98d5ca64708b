"""Time against the length of a text and the number of files, and peak memory: `python benchmarks/scaling.py`.

Lengths: a text of ``BASE`` characters 1 to 100 times over, with other numbers each time, and the same in a single line
of 0.5 and 5 MB. Files: 100 to 10,000
reports of about ``FILE`` characters through the command, in one process and in two; the peak is that of the process
(with workers: of the largest of them), as the system counts it.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from measure import draw, publish, repeated, sample, seconds, table, texts_name

BASE = 20_000
TIMES = (1, 2, 5, 10, 20, 50, 100)
EVEN = 100
"""Lengths below so many times the base are measured over as many texts as make that much together."""
ROUNDS = 3
FILE = 1_000
FILES = (100, 1_000, 10_000)
LENGTH_BAR = 1.1
"""100 times the text may take 100 times this."""
MEMORY_BAR = 1.2


def lengths() -> list[tuple[int, float]]:
    """Characters and seconds of each length."""
    base = sample(BASE)
    sizes = [[repeated(base, times, seed) for seed in range(max(1, EVEN // times))] for times in TIMES]
    found = [(len(texts[0]), spent) for texts, spent in zip(sizes, _means(sizes), strict=True)]
    for length, spent in found:
        print(f"{length:,} characters: {spent:.2f} s", file=sys.stderr, flush=True)
    return found


def single_line() -> list[tuple[float, float]]:
    """Megabytes and seconds of a text without a line break."""
    base = sample(BASE).replace("\n", "")
    long, short = 5_000_000, 500_000
    sizes = []
    for size, count in ((short, long // short), (long, 1)):
        copies = -(-size // len(base.encode()))
        lines = [repeated(base, copies, seed).replace("\n", "") for seed in range(count)]
        sizes.append([line.encode()[:size].decode("utf-8", "ignore") for line in lines])
    found = list(zip((short / 1e6, long / 1e6), _means(sizes), strict=True))
    for size, spent in found:
        print(f"{size:g} MB in one line: {spent:.2f} s", file=sys.stderr, flush=True)
    return found


def _means(sizes: Sequence[Sequence[str]]) -> list[float]:
    """Seconds a text of each size, the best of the rounds in which all sizes take turns.

    A size is measured over several texts with other numbers, so that a short one is no better remembered, nor more
    often lucky with the machine, than a long one.
    """
    from minzheng_ie import Extractor

    extractor = Extractor()
    extractor.extract(sizes[0][0])
    best = [float("inf")] * len(sizes)
    for _ in range(ROUNDS):
        for i, texts in enumerate(sizes):
            spent = seconds(lambda texts=texts: [extractor.extract(text) for text in texts])  # type: ignore[misc]
            best[i] = min(best[i], spent / len(texts))
    return best


def batch(folder: Path, count: int, jobs: int) -> tuple[float, float]:
    """Seconds and peak memory in MB of a batch of the first ``count`` files."""
    names = [str(path) for path in sorted(folder.iterdir())[:count]]
    # Through a folder of links: 10,000 names are too many for a command line.
    with tempfile.TemporaryDirectory() as name:
        inputs, out = Path(name, "in"), Path(name, "out.jsonl")
        inputs.mkdir()
        for path in names:
            os.link(path, inputs / Path(path).name)
        command = [sys.executable, "-m", "minzheng_ie", "extract", str(inputs), "-o", str(out)]
        begun = time.perf_counter()
        program = (
            "import resource, subprocess, sys\n"
            "subprocess.run(sys.argv[1:], check=True, stderr=subprocess.DEVNULL)\n"
            "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)\n"
        )
        peak = subprocess.run(
            [sys.executable, "-c", program, *command, "--jobs", str(jobs)],
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        ).stdout
        unit = 2**20 if sys.platform == "darwin" else 2**10
        return time.perf_counter() - begun, int(peak) / unit


def files() -> list[tuple[int, int, float, float]]:
    """Files, processes, seconds and megabytes of each batch."""
    found = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        text = repeated(sample(10 * BASE), 4)
        for index in range(FILES[-1]):
            start = index * FILE % (len(text) - FILE)
            (folder / f"{index:05d}.txt").write_text(text[start : start + FILE], encoding="utf-8")
        for count in FILES:
            for jobs in (1, 2):
                found.append((count, jobs, *batch(folder, count, jobs)))
                print(f"{count} files, {jobs} processes: {found[-1][2]:.1f} s", file=sys.stderr, flush=True)
    return found


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the benchmark. RETURNS 1 with ``--gate`` when a bar is missed, else 0."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--gate", action="store_true", help="fail when a bar is missed")
    options = parser.parse_args(arguments)

    by_length, by_line, by_files = lengths(), single_line(), files()
    growth = by_length[-1][1] / by_length[0][1] / (by_length[-1][0] / by_length[0][0])
    line_growth = by_line[-1][1] / by_line[0][1] / (by_line[-1][0] / by_line[0][0])
    memory = {jobs: [row[3] for row in by_files if row[1] == jobs] for jobs in (1, 2)}
    memory_growth = max(peaks[-1] / peaks[0] for peaks in memory.values())
    lines = [
        texts_name(),
        "",
        table(
            ["characters", "seconds", "characters/s"],
            [[f"{n:,}", f"{s:.2f}", f"{n / s:,.0f}"] for n, s in by_length],
        ),
        "",
        f"- {TIMES[-1]} times the text takes {TIMES[-1] * growth:.0f} times the time"
        f" (bar {TIMES[-1] * LENGTH_BAR:.0f}: {_verdict(growth, LENGTH_BAR)})",
        f"- {by_line[-1][0]:g} MB in a single line take {by_line[-1][1]:.1f} s, {10 * line_growth:.1f} times"
        f" {by_line[0][0]:g} MB (bar {10 * LENGTH_BAR:g}: {_verdict(line_growth, LENGTH_BAR)})",
        "",
        table(
            ["files", "processes", "seconds", "files/s", "peak memory, MB"],
            [[f"{n:,}", str(j), f"{s:.1f}", f"{n / s:.0f}", f"{m:.0f}"] for n, j, s, m in by_files],
        ),
        "",
        f"- peak memory of {FILES[-1]:,} files: {memory_growth:.2f} times that of {FILES[0]}"
        f" (bar {MEMORY_BAR:g}: {_verdict(memory_growth, MEMORY_BAR)})",
        "",
        "![scaling](figures/scaling.svg)",
    ]
    draw("scaling", lambda axes: _line(axes, by_length))
    publish("scaling", "\n".join(lines))
    reached = growth <= LENGTH_BAR and line_growth <= LENGTH_BAR and memory_growth <= MEMORY_BAR
    return 0 if reached or not options.gate else 1


def _verdict(value: float, bar: float) -> str:
    return "reached" if value <= bar else "missed"


def _line(axes: Any, points: Sequence[tuple[int, float]]) -> None:
    (first, base), (last, _) = points[0], points[-1]
    axes.plot([first, last], [base, base * last / first], "--", color="tab:gray", label="linear")
    axes.plot([n for n, _ in points], [s for _, s in points], "o-", color="tab:blue", label="extract")
    axes.set_xlabel("characters of one text")
    axes.set_ylabel("seconds")
    axes.legend(frameon=False)


if __name__ == "__main__":
    sys.exit(main())
