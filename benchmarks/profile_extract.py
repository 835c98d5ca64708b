"""Where the time of `extract` goes: `python benchmarks/profile_extract.py [--top N] [--sort cumtime] [FILE...]`.

First the stages of a document with their share of the time, then the functions that cost most. The profiler slows
small functions down; judge a change by the stages, or by ``speed.py``.
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
import sys
import time
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from measure import machine, texts
from minzheng_ie import Extractor
from minzheng_ie.quantities.recognize import recognize_in
from minzheng_ie.reading import read_source
from minzheng_ie.text.normalize import clean


def stages(extractor: Extractor, reports: Sequence[str]) -> dict[str, float]:
    """Seconds of each stage over all reports."""
    spent: dict[str, float] = defaultdict(float)
    for text in reports:
        marks = [time.perf_counter()]
        cleaned = clean(text)
        marks.append(time.perf_counter())
        quantities = tuple(recognize_in(cleaned.text, extractor.dirs))
        marks.append(time.perf_counter())
        entities = extractor.entities.find(cleaned.text)
        marks.append(time.perf_counter())
        analysis = extractor.maker.analysis("text", text, cleaned, quantities, entities)
        marks.append(time.perf_counter())
        extractor.maker.make(analysis)
        marks.append(time.perf_counter())
        names = ("clean", "quantities", "entities", "layout", "claims")
        for name, begun, ended in zip(names, marks, marks[1:], strict=False):
            spent[name] += ended - begun
    return dict(spent)


def main(arguments: Sequence[str] | None = None) -> int:
    """Profile."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument(
        "files", nargs="*", type=Path, metavar="FILE", help="reports, by default the benchmark's"
    )
    parser.add_argument("--top", type=int, default=30, metavar="N", help="functions to list")
    parser.add_argument("--sort", default="tottime", help="tottime, cumtime or ncalls")
    parser.add_argument("--out", type=Path, metavar="OUT", help="keep the profile, for snakeviz and the like")
    options = parser.parse_args(arguments)

    reports = [read_source(path).text for path in options.files] or texts()
    characters = sum(map(len, reports))
    extractor = Extractor()
    extractor.extract(reports[0])
    spent = stages(extractor, reports)
    total = sum(spent.values())
    print(
        f"{machine()}\n{len(reports)} texts, {characters:,} characters, {characters / total:,.0f} characters/s\n"
    )
    for name, seconds in spent.items():
        print(f"{name:12}{seconds:8.2f} s{100 * seconds / total:7.1f} %")
    profile = cProfile.Profile()
    profile.enable()
    for text in reports:
        extractor.extract(text)
    profile.disable()
    if options.out is not None:
        profile.dump_stats(options.out)
    print()
    pstats.Stats(profile).strip_dirs().sort_stats(options.sort).print_stats(options.top)
    return 0


if __name__ == "__main__":
    sys.exit(main())
