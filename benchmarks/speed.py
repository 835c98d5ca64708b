"""Characters a second, ours and those of peers, over the same texts in one run: `python benchmarks/speed.py`.

Every contestant gets the same reports; the peers get them line by line, which is kinder to those whose time is not
linear. Loading is not counted: everyone warms up on one report first. All take turns for ``ROUNDS`` rounds and the
best processor time of each counts; what takes more than ``SLOW`` seconds runs once. Ratios are to ``jieba.cut``.

Peers are installed with ``pip install -r benchmarks/requirements.txt``; those that are missing are named.
"""

from __future__ import annotations

import argparse
import importlib
import logging
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from measure import draw, publish, seconds, table, texts, texts_name

SLOW = 20.0
ROUNDS = 5
JIEBA = "jieba.cut"
OURS = "minzheng_ie extract"
PIPELINE = "minzheng_ie spaCy pipeline, doc._.claims"
RECOGNIZERS = "Recognizers-Text, number + percentage + currency + datetime"
BARS = ((OURS, JIEBA, 1.0), (PIPELINE, JIEBA, 0.5), (OURS, RECOGNIZERS, 30.0))
"""One contestant has to reach so many times the speed of another."""
HELP_BAR = 0.3

Run = Callable[[Sequence[str]], object]


def ours() -> Run:
    """`Extractor.extract`, one process."""
    from minzheng_ie import Extractor

    extractor = Extractor()
    return lambda reports: [extractor.extract(text) for text in reports]


def pipeline() -> Run:
    """The full spaCy pipeline, up to the claims as objects."""
    import minzheng_ie

    nlp = minzheng_ie.load()
    return lambda reports: [doc._.claims for doc in nlp.pipe(reports)]


def jieba_cut() -> Run:
    """jieba with its defaults."""
    import jieba

    jieba.setLogLevel("WARNING")
    jieba.initialize()
    return lambda reports: [list(jieba.cut(text)) for text in reports]


def spacy_jieba() -> Run:
    """spaCy's own Chinese tokenizer over jieba."""
    import spacy

    nlp = spacy.blank("zh", config={"nlp": {"tokenizer": {"segmenter": "jieba"}}})
    nlp.max_length = 2**31 - 1
    return lambda reports: [nlp.make_doc(text) for text in reports]


def recognizers() -> Run:
    """Recognizers-Text's four Chinese models."""
    culture = importlib.import_module("recognizers_text").Culture.Chinese
    units = importlib.import_module("recognizers_number_with_unit")
    numbers = importlib.import_module("recognizers_number")
    dates = importlib.import_module("recognizers_date_time")
    models: list[Any] = [
        numbers.NumberRecognizer(culture).get_number_model(),
        numbers.NumberRecognizer(culture).get_percentage_model(),
        units.NumberWithUnitRecognizer(culture).get_currency_model(),
        dates.DateTimeRecognizer(culture).get_datetime_model(),
    ]
    return lambda reports: [model.parse(line) for line in _lines(reports) for model in models]


def jionlp() -> Run:
    """JioNLP's money and time extraction."""
    ner = importlib.import_module("jionlp").ner
    base = time.time()
    return lambda reports: [
        (ner.extract_money(line), ner.extract_time(line, time_base=base)) for line in _lines(reports)
    ]


def _lines(reports: Sequence[str]) -> list[str]:
    return [line for text in reports for line in text.splitlines() if line]


CONTESTANTS: dict[str, Callable[[], Run]] = {
    JIEBA: jieba_cut,
    OURS: ours,
    PIPELINE: pipeline,
    "spaCy's tokenizer over jieba": spacy_jieba,
    "JioNLP, money + time": jionlp,
    RECOGNIZERS: recognizers,
}


@dataclass
class Contestant:
    """Something that is measured: its best time so far, or why it cannot run."""

    name: str
    run: Run | None = None
    missing: str = ""
    best: float = float("inf")


def enter(name: str, make: Callable[[], Run], report: str) -> Contestant:
    """Load a contestant and warm it up."""
    print(f"{name}: loading", file=sys.stderr, flush=True)
    try:
        run = make()
    except ImportError as error:
        return Contestant(name, missing=f"not installed ({error.name or error})")
    run([report])
    return Contestant(name, run)


def measure(contestants: Sequence[Contestant], reports: Sequence[str]) -> None:
    """Let the contestants take turns."""
    for number in range(ROUNDS):
        for contestant in contestants:
            run = contestant.run
            if run is None or (number and contestant.best > SLOW):
                continue
            took = seconds(lambda run=run: run(reports))  # type: ignore[misc]
            contestant.best = min(contestant.best, took)
            print(f"round {number + 1}, {contestant.name}: {took:.2f} s", file=sys.stderr, flush=True)


def help_ratio() -> float:
    """The time of ``--help`` as a share of that of ``import spacy``, each the best of five."""
    programs = (["-m", "minzheng_ie", "--help"], ["-c", "import spacy"])
    best = [float("inf"), float("inf")]
    for _ in range(5):
        for index, program in enumerate(programs):
            begun = time.perf_counter()
            subprocess.run([sys.executable, *program], stdout=subprocess.DEVNULL, check=True)
            best[index] = min(best[index], time.perf_counter() - begun)
    return best[0] / best[1]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the benchmark. RETURNS 1 with ``--gate`` when a bar is missed, else 0."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument(
        "--only", metavar="WORD", help="only contestants whose name holds WORD, and jieba.cut"
    )
    parser.add_argument("--gate", action="store_true", help="fail when a bar is missed")
    options = parser.parse_args(arguments)

    reports = texts()
    chosen = {
        name: make
        for name, make in CONTESTANTS.items()
        if options.only is None or options.only.lower() in name.lower() or name == JIEBA
    }
    # JioNLP logs a traceback for every number that is no time.
    logging.disable(logging.CRITICAL)
    contestants = [enter(name, make, reports[0]) for name, make in chosen.items()]
    measure(contestants, reports)
    characters = sum(map(len, reports))
    speeds = {item.name: characters / item.best for item in contestants if item.run is not None}
    rows = [
        [item.name, f"{speeds[item.name]:,.0f}", f"{speeds[item.name] / speeds[JIEBA]:.3g}"]
        if item.name in speeds
        else [item.name, item.missing, "—"]
        for item in contestants
    ]
    lines = [table(["", "characters/s", "× jieba.cut"], rows), ""]
    missed = 0
    for fast, slow, bar in BARS:
        if fast in speeds and slow in speeds:
            ratio = speeds[fast] / speeds[slow]
            missed += ratio < bar
            verdict = "reached" if ratio >= bar else "missed"
            lines.append(f"- {fast}: {ratio:.3g} × {slow} (bar {bar:g}: {verdict})")
    share = help_ratio()
    missed += share >= HELP_BAR
    verdict = "reached" if share < HELP_BAR else "missed"
    lines.append(f"- `--help`: {share:.2f} × `import spacy` (bar below {HELP_BAR:g}: {verdict})")
    if options.only is None:
        draw("speed", lambda axes: _bars(axes, speeds))
        lines += ["", "![speed](figures/speed.svg)"]
        publish("speed", f"{texts_name()}\n\n" + "\n".join(lines))
    else:
        print("\n".join(lines))
    return 1 if options.gate and missed else 0


def _bars(axes: Any, speeds: dict[str, float]) -> None:
    ordered = sorted(speeds.items(), key=lambda pair: pair[1])
    colours = ["tab:blue" if name.startswith("minzheng") else "tab:gray" for name, _ in ordered]
    axes.barh([name for name, _ in ordered], [speed for _, speed in ordered], color=colours)
    axes.set_xscale("log")
    axes.set_xlabel("characters a second (logarithmic)")


if __name__ == "__main__":
    sys.exit(main())
