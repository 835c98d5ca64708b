"""The compiled wheel beside the pure package, in one run: `python benchmarks/compiled.py`, after `make compiled`.

Two processes with an extractor each take turns over the texts of `measure.samples`, ``--rounds`` times, so that other work on
the machine falls on both. A ratio is that of the processor times of two turns, one behind the other; the median counts. Before
that both give the wire form of all texts, with the skipped numbers and the explanations, which has to be the same.
``--gate`` fails when a bar is missed, and leaves the page as it is.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from statistics import median

from measure import Sample, publish, samples, seconds, table

ROOT = Path(__file__).resolve().parents[1]
COMPILED = ROOT / "build" / "compiled" / "venv" / "bin" / "python"
ROUNDS = 7
BARS = {"the genre": 1.5}
"""By sample: how many times as fast the compiled wheel has to be."""


def work() -> None:
    """Answer what is asked on stdin, a line each: the number of a sample with its seconds, ``same`` with the hash of all."""
    from minzheng_ie import Extractor
    from minzheng_ie.claims import assemble
    from minzheng_ie.outputs.jsonl import JsonLines

    extractor, found = Extractor(), samples()
    extractor.extract(found[0].texts[0])
    print(assemble.__file__, flush=True)
    for line in sys.stdin:
        asked = line.strip()
        if asked == "same":
            wire = JsonLines(skipped=True, document=True, explain=True)
            lines = (wire.render(extractor.extract(text)) for sample in found for text in sample.texts)
            print(sha256("".join(lines).encode()).hexdigest(), flush=True)
        elif asked == "memory":
            unit = 2**20 if sys.platform == "darwin" else 2**10  # of ru_maxrss, in a megabyte
            print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit, flush=True)
        else:
            texts = found[int(asked)].texts
            print(seconds(lambda texts=texts: [extractor.extract(text) for text in texts]), flush=True)  # type: ignore[misc]


class Contestant:
    """A process that works with one of the two packages. module (Path): a module of it, which tells them apart."""

    def __init__(self, python: Path, environment: Mapping[str, str]) -> None:
        self._process = subprocess.Popen(
            [str(python), __file__, "--work"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=dict(environment),
        )
        self.module = Path(self._answer())

    def ask(self, what: str) -> str:
        """An answer of `work`."""
        assert self._process.stdin is not None
        print(what, file=self._process.stdin, flush=True)
        return self._answer()

    def _answer(self) -> str:
        assert self._process.stdout is not None
        line = self._process.stdout.readline().strip()
        if not line:
            raise SystemExit(f"exit code {self._process.wait()}")
        return line

    def close(self) -> None:
        """Let the process end."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait()


def ratios(
    pure: Contestant, compiled: Contestant, found: Sequence[Sample], rounds: int
) -> list[list[tuple[float, float]]]:
    """By sample: the seconds of both in each round."""
    taken: list[list[tuple[float, float]]] = [[] for _ in found]
    for number in range(rounds):
        for at, sample in enumerate(found):
            pair = float(pure.ask(str(at))), float(compiled.ask(str(at)))
            taken[at].append(pair)
            print(f"{sample.name}, round {number + 1}: {pair[0]:.2f} s, {pair[1]:.2f} s", file=sys.stderr)
    return taken


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the benchmark. RETURNS 1 when the outputs differ or, with ``--gate``, a bar is missed, else 0."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--gate", action="store_true", help="fail when a bar is missed")
    parser.add_argument("--rounds", type=int, default=ROUNDS, metavar="N", help=f"turns of each ({ROUNDS})")
    parser.add_argument("--compiled", type=Path, default=COMPILED, metavar="PYTHON", help=f"({COMPILED})")
    parser.add_argument("--work", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.work:
        work()
        return 0
    if not options.compiled.is_file():
        parser.error(f"{options.compiled}: no such Python; run `make compiled` first")

    bare = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    pure, compiled = Contestant(Path(sys.executable), os.environ), Contestant(options.compiled, bare)
    if pure.module.suffix != ".py" or compiled.module.suffix == ".py":
        parser.error(f"{pure.module} has to be pure, and {compiled.module} compiled")
    if pure.ask("same") != compiled.ask("same"):
        print("the outputs differ: see benchmarks/digest.py", file=sys.stderr)
        return 1
    found = samples()
    taken = ratios(pure, compiled, found, options.rounds)
    rows, lines, missed = [], [], 0
    for sample, pairs in zip(found, taken, strict=True):
        speeds = [f"{sample.characters / min(times):,.0f}" for times in zip(*pairs, strict=True)]
        each = sorted(slow / fast for slow, fast in pairs)
        ratio = median(each)
        rows.append([sample.name, *speeds, f"{ratio:.2f}", f"{each[0]:.2f} to {each[-1]:.2f}"])
        if sample.name in BARS:
            bar = BARS[sample.name]
            missed += ratio < bar
            verdict = "reached" if ratio >= bar else "missed"
            lines.append(f"- {sample.name}: {ratio:.2f} × the pure package (bar {bar:g}: {verdict})")
    memory = [f"{float(each.ask('memory')):.0f}" for each in (pure, compiled)]
    lines.append(f"- peak memory of the two processes: {memory[0]} and {memory[1]} MB; the same bytes")
    for contestant in (pure, compiled):
        contestant.close()
    head = ["", "pure, characters/s", "compiled, characters/s", "times as fast", "in single rounds"]
    body = "\n".join([table(head, rows), "", *lines])
    if options.gate:
        print(body)
        return 1 if missed else 0
    publish("compiled", body)
    return 0


if __name__ == "__main__":
    sys.exit(main())
