"""Area `files`: documents of every kind, damaged. What is read is whole, what cannot be read is one line.

Each file is read in a process of its own memory (1 GiB) and time (10 s), so that a fault of native code is one finding
more and not the end. `python benchmarks/fuzz/files.py [--many 1000] [--only docx]` reads so many of each kind.
"""

from __future__ import annotations

import argparse
import ast
import atexit
import contextlib
import os
import random
import select
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from typing import Any

import damage
from area import Area, shorter
from file_samples import KINDS, samples

Example = tuple[str, int, str, tuple[damage.Damage, ...]]
"""The kind of the file, which of its kind, the suffix of its name, what was done to it."""

SECONDS, MEMORY = 10, 1 << 30
_PATIENCE = 600
"""Seconds by the clock after which a process is given up, however busy the machine is."""
_TURN = 150
"""Examples that one process reads: what one leaves behind is not held against the next."""
_SUFFIXES = (".txt", ".html", ".docx", ".pdf", ".xlsx", ".xls", ".csv", ".md", "", ".zip", ".doc")
_LONGEST_LINE = 600
_MOST_COVERED = 2_000_000
_PACKED = ("docx", "xlsx", "pdf")


def draw_of(kind: str, chance: random.Random) -> Example:
    """A damaged file of a kind."""
    which = chance.randrange(8)
    suffix = chance.choice(_SUFFIXES) if chance.random() < 0.15 else f".{kind}"
    many = chance.choice((0, 1, 1, 1, 1, 1, 2, 3, 6))
    return kind, which, suffix, tuple(damage.draw(chance, kind in _PACKED) for _ in range(many))


def draw(chance: random.Random) -> Example:
    """A damaged file of any kind."""
    return draw_of(chance.choice(KINDS), chance)


def file_of(example: Example) -> bytes | None:
    """The file; None when there is no reader of its kind."""
    kind, which, _, damages = example
    whole = samples().get(kind)
    if whole is None:
        return None
    data = whole[which % len(whole)]
    for one in damages:
        data = damage.damaged(data, one)
    return data


def wrong_with_file(data: bytes, suffix: str) -> str:
    """What is wrong with how a file is read, ``""`` when nothing is."""
    from minzheng_ie.errors import ReadError
    from minzheng_ie.reading.registry import read_data

    try:
        _, reading = read_data(data, "a", suffix)
    except ReadError as error:
        said = str(error)
        if not said.startswith("a: ") or len(said.splitlines()) != 1 or len(said) > _LONGEST_LINE:
            return f"message: {said!r}"
        # Whatever a reader did not think of ends there, and says so; of our own code it is a fault.
        cause = error.__cause__
        if "damaged, cannot be read as" in said and cause is not None:
            return f"unforeseen: {said}" if _ours(cause) else ""
        return ""
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("minzheng_ie.reading."):
            return ""  # no reader for what its suffix says it is
        raise
    return _wrong_with_reading(reading)


def _ours(error: BaseException) -> bool:
    """Whether an exception was raised by a line of ours, not inside of a package."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return trace is not None and "minzheng_ie" in trace.tb_frame.f_code.co_filename


def _wrong_with_reading(reading: Any) -> str:
    if not reading.text.strip():
        return "empty: no text and no error"
    end = 0
    for place in reading.places:
        if not end <= place.start < place.end <= len(reading.text):
            return f"places: {place}"
        end = place.end
    if any(len(warning.splitlines()) != 1 or len(warning) > _LONGEST_LINE for warning in reading.warnings):
        return f"warnings: {reading.warnings}"
    end = 0
    for grid in reading.grids:
        if not end <= grid.start < grid.end <= len(reading.text):
            return f"grids: {grid.start}-{grid.end} of {len(reading.text)}"
        end = grid.end
        said = _wrong_with_grid(reading.text, grid)
        if said:
            return said
    return ""


def _wrong_with_grid(text: str, grid: Any) -> str:
    covered: set[tuple[int, int]] = set()
    for cell in grid.cells:
        said = text[cell.start : cell.end]
        if not (grid.start <= cell.start < cell.end <= grid.end and said == said.strip()):
            return f"cell: {cell} in {grid.start}-{grid.end}"
        if not (
            cell.row >= 0
            and cell.row + cell.rows <= grid.height
            and cell.column >= 0
            and cell.column + cell.columns <= grid.width
        ):
            return f"shape: {cell} in {grid.height}x{grid.width}"
        if len(covered) + cell.rows * cell.columns > _MOST_COVERED:
            return f"size: {grid.height}x{grid.width}"
        places = {(cell.row + r, cell.column + c) for r in range(cell.rows) for c in range(cell.columns)}
        if covered & places:
            return f"overlap: {cell}"
        covered |= places
    return ""


class Process:
    """A process that reads files, with limits; ended and begun anew as needed."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[str] | None = None
        self._read = 0

    def wrong(self, example: Example) -> str:
        """What is wrong with how a damaged file is read."""
        data = file_of(example)
        if data is None:
            return ""
        process = self._begun()
        assert process.stdin is not None and process.stdout is not None
        with contextlib.suppress(BrokenPipeError):
            process.stdin.write(f"{(data, example[2])!a}\n")
            process.stdin.flush()
        if not select.select([process.stdout], [], [], _PATIENCE)[0]:
            self.end()
            return f"slow: more than {_PATIENCE} s"
        answer = process.stdout.readline()
        if answer.endswith("\n"):
            return str(ast.literal_eval(answer))
        code = process.wait()
        self.end()
        if code == -signal.SIGVTALRM:
            return f"slow: more than {SECONDS} s"
        return f"crash: the process ended with {code}"

    def _begun(self) -> subprocess.Popen[str]:
        if self._process is not None and self._read >= _TURN:
            self.end()
        if self._process is None:
            self._read = 0
            command = [sys.executable, __file__, "--worker"]
            pipe = subprocess.PIPE
            self._process = subprocess.Popen(
                command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, text=True
            )
        self._read += 1
        return self._process

    def end(self) -> None:
        """End the process, if there is one."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.communicate()


_PROCESS = Process()
atexit.register(_PROCESS.end)


def wrong(example: Example) -> str:
    """What is wrong with how a damaged file is read, in a process of its own."""
    return _PROCESS.wrong(example)


def smaller(example: Example) -> Iterator[Example]:
    """With less done to it."""
    kind, which, suffix, damages = example
    if suffix != f".{kind}":
        yield kind, which, f".{kind}", damages
    yield from ((kind, which, suffix, less) for less in shorter(damages))


def _work() -> int:
    """Read files, one a line, and say what is wrong with each."""
    import resource

    answers = os.fdopen(os.dup(1), "w", encoding="ascii")
    os.dup2(2, 1)  # what libraries print is no answer
    wrong_with_file("低保5人。".encode(), ".txt")
    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))
    for line in sys.stdin:
        data, suffix = ast.literal_eval(line)
        # No handler: native code that does not come back is ended too.
        signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
        said = _guarded(data, suffix)
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        print(ascii(said), file=answers, flush=True)
    return 0


def _guarded(data: bytes, suffix: str) -> str:
    try:
        return wrong_with_file(data, suffix)
    except MemoryError:
        return f"memory: more than {MEMORY >> 20} MiB"
    except BaseException as error:
        return f"{type(error).__name__}: {error}"


def main() -> int:
    """Read so many damaged files of each kind. RETURNS 1 when something is found, else 0."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--many", type=int, default=1000, help="files of each kind")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--only", choices=KINDS)
    parser.add_argument("--worker", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.worker:
        return _work()
    kinds: Counter[str] = Counter()
    for kind in [options.only] if options.only else KINDS:
        if kind not in samples():
            print(f"{kind}: no reader, or no file to damage")
            continue
        chance = random.Random(f"{kind} {options.seed}")
        begun, slowest = time.monotonic(), 0.0
        for _ in range(options.many):
            example = draw_of(kind, chance)
            start = time.monotonic()
            said = wrong(example)
            slowest = max(slowest, time.monotonic() - start)
            if said:
                kinds[kind] += 1
                print(f"{kind}: {said}\n    run.py --only files --example {ascii(example)!r}", flush=True)
        spent = time.monotonic() - begun
        print(
            f"{kind}: {options.many} files, {kinds[kind]} found, {spent:.0f} s, slowest {slowest:.1f} s",
            flush=True,
        )
    _PROCESS.end()
    return 1 if kinds else 0


AREA = Area("files", draw, wrong, smaller, seconds=_PATIENCE)

if __name__ == "__main__":
    sys.exit(main())
