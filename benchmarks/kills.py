"""Runs that are killed and gone on with: `python benchmarks/kills.py --rounds 50`.

``extract -o OUT`` of every format, with one process and with two, is killed (SIGKILL; the command alone or with its
workers) at random moments, and gone on with until OUT is there: it has to be the bytes of an undisturbed run, with nothing
left beside it. Then a partial file of each is damaged, a bit turned over or its end cut off: going on is refused with one
line and exit code 2, and every file stays as it was.

The moments are drawn by ``--seed``, as shares of the time an undisturbed run takes; what they hit depends on the machine
as well, so the page says what was hit. POSIX only.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from measure import ROOT, other_digits, publish, table
from minzheng_ie.batch.partial import helper_files

COMMAND = [sys.executable, "-m", "minzheng_ie", "extract"]
SUFFIXES = ("jsonl", "csv", "parquet")
JOBS = (1, 2)
IN_CI = 6
"""Rounds in CI: one of each."""
FILES = 16
"""Of the runs that are killed: some seconds of work with start-up; progress is committed once a second."""
MORE_FILES = 80
"""Of those whose partial file is damaged, which are killed at their first commit."""
MOST_KILLS = 3
"""Kills of one round, after which the run may finish."""
LATE = 0.25
"""Share of the kills that are aimed at the end, where OUT is made."""
PATIENCE = 300


@dataclass
class Case:
    """A format and a number of processes: what an undisturbed run writes, and in how many seconds."""

    suffix: str
    jobs: int
    expected: bytes = b""
    takes: float = 0.0

    @property
    def name(self) -> str:
        """What the page calls it."""
        return f"{self.suffix}, `--jobs {self.jobs}`"


def command(case: Case, folder: Path, out: Path, *options: str) -> list[str]:
    """The command line of a run."""
    return [*COMMAND, str(folder), "-o", str(out), "--jobs", str(case.jobs), *options]


def fill(folder: Path, files: int) -> None:
    """Copies of the seeds with other numbers, and an empty report, which fails."""
    seeds = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "seeds").glob("*.txt"))]
    chance = random.Random(9)
    for index in range(files):
        text = other_digits(seeds[index % len(seeds)], chance)
        (folder / f"{index:04d}.txt").write_text(text, encoding="utf-8")
    (folder / "0007.txt").write_bytes(b"")


def undisturbed(case: Case, folder: Path, out: Path) -> None:
    """Let a run be, and note what it writes."""
    begun = time.monotonic()
    done = subprocess.run(command(case, folder, out), capture_output=True, text=True, timeout=PATIENCE)
    case.takes = time.monotonic() - begun
    if done.returncode != 1:
        raise SystemExit(f"an undisturbed run ended with {done.returncode}: {done.stderr}")
    case.expected = out.read_bytes()
    out.unlink()


def kill(process: subprocess.Popen[bytes], *, group: bool) -> bool:
    """Kill a run, alone or with its workers. RETURNS (bool): whether it was still running."""
    alive = process.poll() is None
    if alive and group:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    process.kill()
    return process.wait() == -signal.SIGKILL and alive


def hit(out: Path) -> str:
    """At what point a run was killed, by what it left."""
    partial, state, _, sealed = helper_files(out)
    if out.exists():
        return "OUT made"
    if sealed.exists():
        return "OUT in the making"
    if state.exists():
        committed = json.loads(state.read_text(encoding="utf-8"))["documents"]
        return "documents committed" if committed else "documents begun"
    return "partial file made" if partial.exists() else "nothing made"


def killed(case: Case, folder: Path, out: Path, chance: random.Random, hits: Counter[str]) -> str:
    """One round: kill and go on until OUT is there. RETURNS (str): what is wrong with it, "" when nothing is."""
    line = command(case, folder, out, "--resume")
    for _ in range(chance.randint(1, MOST_KILLS)):
        process = subprocess.Popen(
            line, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        )
        low = 0.85 if chance.random() < LATE else 0.05
        with suppress(subprocess.TimeoutExpired):
            process.wait(chance.uniform(low, 1.05) * case.takes)
        if not kill(process, group=chance.random() < 0.5):
            break
        hits[hit(out)] += 1
        if out.exists() and out.read_bytes() != case.expected:
            return "OUT was there before it was whole"
    done = subprocess.run(line, capture_output=True, text=True, timeout=PATIENCE)
    if done.returncode not in (0, 1) or "Traceback" in done.stderr:
        return f"going on ended with {done.returncode}: {done.stderr.strip()}"
    if out.read_bytes() != case.expected:
        return "other bytes than those of an undisturbed run"
    left = [path.name for path in helper_files(out) if path.exists()]
    return f"left behind: {', '.join(left)}" if left else ""


def committed(case: Case, folder: Path, out: Path) -> int:
    """Kill a run when something is committed. RETURNS (int): how many bytes."""
    state = helper_files(out)[1]
    process = subprocess.Popen(
        command(case, folder, out),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    until = time.monotonic() + PATIENCE
    size = 0
    while not size and process.poll() is None and time.monotonic() < until:
        time.sleep(0.02)
        with suppress(FileNotFoundError):
            size = int(json.loads(state.read_text(encoding="utf-8"))["bytes"])
    kill(process, group=True)
    if state.exists():
        size = int(json.loads(state.read_text(encoding="utf-8"))["bytes"])
    return 0 if out.exists() else size


def damaged(case: Case, folder: Path, out: Path, chance: random.Random) -> list[str]:
    """Damage a partial file in both ways. RETURNS (list of str): what is wrong with what happens then."""
    size = committed(case, folder, out)
    if not size:
        return [f"{case.name}: nothing was committed before the end"]
    partial = helper_files(out)[0]
    whole = partial.read_bytes()
    place = chance.randrange(size)
    turned = bytes([whole[place] ^ 1 << chance.randrange(8)])
    wrong = []
    for kind, data in (
        ("a bit turned over", whole[:place] + turned + whole[place + 1 :]),
        ("cut off", whole[: chance.randrange(size)]),
    ):
        partial.write_bytes(data)
        before = {path.name: path.read_bytes() for path in out.parent.iterdir()}
        line = command(case, folder, out, "--resume")
        done = subprocess.run(line, capture_output=True, text=True, timeout=PATIENCE)
        after = {path.name: path.read_bytes() for path in out.parent.iterdir()}
        said = done.stderr.splitlines()
        if done.returncode != 2 or len(said) != 1 or "damaged" not in said[0] or before != after:
            wrong.append(f"{case.name}, {kind}: exit code {done.returncode}, {done.stderr.strip()!r}")
    return wrong


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the benchmark. RETURNS 1 when an output or a refusal is not what it has to be, else 0."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rounds", type=int, default=50, metavar="N", help="runs that are killed")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--ci", action="store_true", help=f"{IN_CI} rounds, and the page is left as it is")
    options = parser.parse_args(arguments)
    rounds = IN_CI if options.ci else options.rounds

    arrow = importlib.util.find_spec("pyarrow") is not None
    suffixes = [suffix for suffix in SUFFIXES if arrow or suffix != "parquet"]
    cases = [Case(suffix, jobs) for jobs in JOBS for suffix in suffixes]
    chance = random.Random(options.seed)
    hits: Counter[str] = Counter()
    right: Counter[str] = Counter()
    tried: Counter[str] = Counter()
    wrong: list[str] = []
    with tempfile.TemporaryDirectory() as name:
        folder, larger = Path(name, "in"), Path(name, "larger")
        for place, files in ((folder, FILES), (larger, MORE_FILES)):
            place.mkdir()
            fill(place, files)
        for case in cases:
            undisturbed(case, folder, Path(name, f"clean.{case.suffix}"))
        for number in range(rounds):
            case = cases[number % len(cases)]
            out = Path(name, f"round{number}", f"out.{case.suffix}")
            out.parent.mkdir()
            said = killed(case, folder, out, chance, hits)
            tried[case.name] += 1
            right[case.name] += not said
            print(
                f"{number + 1}/{rounds}, {case.name}: {said or 'the same bytes'}", file=sys.stderr, flush=True
            )
            if said:
                wrong.append(f"round {number + 1}, {case.name}: {said}")
        to_damage = [cases[0], cases[-1]] if options.ci else cases
        for case in to_damage:
            out = Path(name, f"damaged-{case.jobs}-{case.suffix}", f"out.{case.suffix}")
            out.parent.mkdir()
            wrong += damaged(case, larger, out, chance)
            print(f"damaged, {case.name}", file=sys.stderr, flush=True)
    lines = [
        f"{FILES} files, seeds with other numbers"
        + ("" if arrow else "; Parquet left out, pyarrow is not installed"),
        "",
        table(
            ["", "seconds undisturbed", "rounds", "the same bytes"],
            [
                [case.name, f"{case.takes:.1f}", str(tried[case.name]), str(right[case.name])]
                for case in cases
            ],
        ),
        "",
        f"- {right.total()} of {rounds} runs, killed {hits.total()} times and gone on with, gave the bytes of an"
        " undisturbed one and left nothing beside them",
        "- they were killed with " + ", ".join(f"{what}: {count}" for what, count in sorted(hits.items())),
        f"- partial files with a bit turned over or their end cut off: {2 * len(to_damage)}, "
        + ("not all " if any("round" not in line for line in wrong) else "all ")
        + "refused in one line with exit code 2, every file as it was",
        *(f"- WRONG: {line}" for line in wrong),
    ]
    if options.ci:
        print("\n".join(lines))
    else:
        publish("kills", "\n".join(lines))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
