"""The fuzz: `python benchmarks/fuzz/run.py --seconds 60 [--seed N] [--only NAME]`.

Each area draws examples in its turn and asks its oracle. What is found is made smaller and printed as a command that
shows it again; the exit code is then 1. The same seed draws the same examples, as many as the time allows.
"""

from __future__ import annotations

import argparse
import ast
import random
import shlex
import signal
import sys
import time
import traceback
from collections import Counter
from types import FrameType
from typing import Any

import claim_files
import commands
import encodings_of_files
import files
import pattern_files
import rows
import texts
from area import Area

AREAS = {
    area.name: area
    for area in (
        texts.AREA,
        rows.AREA,
        encodings_of_files.AREA,
        claim_files.AREA,
        pattern_files.AREA,
        *([files.AREA, commands.AREA] if hasattr(signal, "SIGHUP") else []),
    )
}
LIMITED = hasattr(signal, "SIGVTALRM")
TURN = 2.0
"""Seconds of an area before the next one's turn."""
SMALLER = 15.0
"""Seconds for making a finding smaller."""
IN_CI = {"text": 150, "rows": 120, "bytes": 4000, "claims": 100, "patterns": 20, "files": 60, "command": 8}
MOST = 5
"""Findings of one kind that are shown."""


class TooLong(BaseException):
    """No `Exception`: the library must not take it for a fault of a document."""


def _stop(number: int, frame: FrameType | None) -> None:
    raise TooLong


def wrong(area: Area, example: Any) -> str:
    """What is wrong with an example, whatever way it shows."""
    try:
        if LIMITED:
            signal.setitimer(signal.ITIMER_VIRTUAL, area.seconds)
        return area.wrong(example)
    except TooLong:
        return f"slow: more than {area.seconds} s"
    except Exception as error:
        last = traceback.extract_tb(error.__traceback__)[-1]
        return f"{type(error).__name__} in {last.name}: {error} ({last.filename.rsplit('/', 1)[-1]}:{last.lineno})"
    finally:
        if LIMITED:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)


def kind(said: str) -> str:
    """What kind of fault it is."""
    return said.split(":", 1)[0]


def smallest(area: Area, example: Any, said: str) -> tuple[Any, str]:
    """An example with as little in it as still shows the same kind of fault."""
    end = time.monotonic() + SMALLER
    found = True
    while found:
        found = False
        for less in area.smaller(example):
            if time.monotonic() > end:
                return example, said
            now = wrong(area, less)
            if now and kind(now) == kind(said):
                example, said, found = less, now, True
                break
    return example, said


def main() -> int:
    """Run the fuzz. RETURNS 1 when something is found, else 0."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--seconds", type=float, default=60, help="how long to go on")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument(
        "--ci", action="store_true", help="so many examples of each area as take about a minute"
    )
    parser.add_argument("--only", choices=sorted(AREAS), help="one area")
    parser.add_argument("--example", metavar="LITERAL", help="with --only: this one example")
    options = parser.parse_args()
    if LIMITED:
        signal.signal(signal.SIGVTALRM, _stop)
    if options.example is not None:
        if options.only is None:
            parser.error("--example needs --only")
        said = wrong(AREAS[options.only], ast.literal_eval(options.example))
        print(said or "nothing is wrong")
        return 1 if said else 0

    areas = [AREAS[options.only]] if options.only else list(AREAS.values())
    # Of its own for each area: what is drawn does not depend on how long the others take.
    chances = {area.name: random.Random(f"{area.name} {options.seed}") for area in areas}
    tried: Counter[str] = Counter()
    kinds: Counter[tuple[str, str]] = Counter()
    end = time.monotonic() + options.seconds
    # Numbers in place of seconds: the same examples on every machine.
    left = {area.name: IN_CI.get(area.name, 0) for area in areas}
    while any(left.values()) if options.ci else time.monotonic() < end:
        for area in areas:
            turn = time.monotonic() + TURN if options.ci else min(end, time.monotonic() + TURN)
            while time.monotonic() < turn and (left[area.name] or not options.ci):
                left[area.name] -= 1
                example = area.draw(chances[area.name])
                tried[area.name] += 1
                said = wrong(area, example)
                if not said:
                    continue
                kinds[area.name, kind(said)] += 1
                if kinds[area.name, kind(said)] <= MOST:
                    example, said = smallest(area, example, said)
                    command = f"python benchmarks/fuzz/run.py --only {area.name} --example {shlex.quote(ascii(example))}"
                    print(f"{area.name}: {said}\n    {command}", flush=True)
    print(", ".join(f"{area.name} {tried[area.name]}" for area in areas) + f": {kinds.total()} found")
    return 1 if kinds else 0


if __name__ == "__main__":
    sys.exit(main())
