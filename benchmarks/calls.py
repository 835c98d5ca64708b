"""How often each function is called on the texts of ``speed.py``: `python benchmarks/calls.py --check`.

A time depends on the state of the machine, a count does not: a condition of one row that is asked of every number
shows here as calls, on any machine, before it shows as seconds. Counts are per 1,000 characters, for texts as dense
in numbers as government reports and for the genre, after one reading that fills what is filled once.

``calls.tsv`` holds the record: all calls, and each function that is called often. ``--check`` fails when all calls
of a text are more than ``ALL`` times the record's, or when one function has grown by more than ``ONE`` of all calls;
it names the functions that grew most. A record of another version of Python is told, not judged, for versions
count calls differently. ``--write`` keeps the counts of now; the message of that commit says what they buy.
"""

from __future__ import annotations

import argparse
import cProfile
import csv
import platform
import pstats
import re
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from measure import Sample, samples

RECORD = Path(__file__).with_suffix(".tsv")
TOTAL = "all calls"
PYTHON = "python"
ALL = 1.03
"""All calls may be so many times those of the record: what the hash of a set changes is under a thousandth."""
ONE = 0.02
"""One function may have so much of all calls more than in the record."""
OFTEN = 10.0
"""A function that is called so often per 1,000 characters has a line in the record."""
LISTED = 12
_ADDRESS = re.compile(r" at 0x[0-9a-f]+")

Counts = Mapping[str, float]
"""Calls per 1,000 characters by function, with all of them under ``TOTAL``."""


def counts(sample: Sample) -> Counts:
    """Calls of each function while the texts of a sample are read."""
    from minzheng_ie import Extractor

    extractor = Extractor()
    for text in sample.texts:
        extractor.extract(text)
    profile = cProfile.Profile()
    profile.enable()
    for text in sample.texts:
        extractor.extract(text)
    profile.disable()
    found: Counter[str] = Counter()
    calls: Mapping[tuple[str, int, str], Sequence[int]] = pstats.Stats(profile).stats  # type: ignore[attr-defined]
    for (path, _, function), (_, times, *_) in calls.items():
        found[f"{_room(path)}{_ADDRESS.sub('', function)}"] += times
    each = {name: 1000 * times / sample.characters for name, times in found.items()}
    return {TOTAL: sum(each.values()), **each}


def _room(path: str) -> str:
    """``heads/lexicon: `` for a file of ours, the file's name for another's, nothing for what is built in."""
    if path == "~":
        return ""
    _, ours, inside = path.replace("\\", "/").partition("/minzheng_ie/")
    return f"{inside.removesuffix('.py') if ours else Path(path).stem}: "


def grown(before: Counts, now: Counts) -> list[str]:
    """What is called too often, in words; empty when nothing is.

    before (mapping): the record; a function without a line in it was called less than ``OFTEN``. now (mapping): the
    counts of now.
    """
    found = []
    if now[TOTAL] > ALL * before[TOTAL]:
        found.append(f"{TOTAL}: {before[TOTAL]:,.0f} → {now[TOTAL]:,.0f} per 1,000 characters")
    more = {name: now[name] - before.get(name, OFTEN) for name in now if name != TOTAL}
    most = sorted(more, key=lambda name: -more[name])
    found += [
        f"{name}: {before.get(name, 0):,.1f} → {now[name]:,.1f}"
        for name in (most[:LISTED] if found else most)
        if more[name] > (0 if found else ONE * before[TOTAL])
    ]
    return found


def read(path: Path) -> tuple[str, dict[str, Counts]]:
    """The version of Python and the counts by sample that a record holds."""
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.reader(lines, delimiter="\t"))
    (_, *names), (_, version, *_), *rest = rows
    return version, {
        name: {row[0]: float(row[1 + at]) for row in rest if row[1 + at]} for at, name in enumerate(names)
    }


def write(path: Path, measured: Mapping[str, Counts]) -> None:
    """Keep the counts, sorted by function, without those of functions seldom called."""
    often = sorted(
        {name for found in measured.values() for name, times in found.items() if times >= OFTEN} - {TOTAL}
    )
    with path.open("w", encoding="utf-8", newline="") as lines:
        rows = csv.writer(lines, delimiter="\t", lineterminator="\n")
        rows.writerow(["function", *measured])
        rows.writerow([PYTHON, *(_version() for _ in measured)])
        for name in (TOTAL, *often):
            rows.writerow([name, *(f"{found.get(name, 0):.1f}" for found in measured.values())])


def _version() -> str:
    return ".".join(platform.python_version_tuple()[:2])


def main(arguments: Sequence[str] | None = None) -> int:
    """Count, and hold the counts against the record."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--check", action="store_true", help="exit 1 when more is called than in the record")
    parser.add_argument("--write", action="store_true", help="keep the counts as the record")
    options = parser.parse_args(arguments)
    first, _, genre = samples()
    measured = {sample.name: counts(sample) for sample in (first, genre)}
    for name, found in measured.items():
        print(f"{name}: {found[TOTAL]:,.0f} calls per 1,000 characters")
    if options.write:
        write(RECORD, measured)
    if not options.check:
        return 0
    version, record = read(RECORD)
    if version != _version():
        print(f"not judged: {RECORD.name} is of Python {version}, this is {_version()}")
        return 0
    faults = [f"{name}: {fault}" for name, found in measured.items() for fault in grown(record[name], found)]
    print(*faults, sep="\n", file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    raise SystemExit(main())
