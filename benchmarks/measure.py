"""What the performance benchmarks share: texts, time, the machine, and the page their results go to.

Texts are made of the prose of ``seeds/``, which every clone has, in copies in which every digit is another, so that no cache
of whole sentences helps.
"""

from __future__ import annotations

import gc
import importlib
import os
import platform
import random
import re
import shlex
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from minzheng_ie.reading import read_source

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "performance.md"
FIGURES = ROOT / "docs" / "figures"
PROSE = 30
"""A line of so many characters with a full stop in it is prose; titles and navigation are not."""
SPEED_COPIES = 2
_DIGITS = re.compile(r"[0-9][0-9,.]*")
_SENTENCE = re.compile(r"[^。\n]+。")


def texts() -> list[str]:
    """The texts that time, files and processes are measured on: as dense in numbers as government reports."""
    return samples()[0].texts


def texts_name() -> str:
    """What `texts` are, for a caption."""
    found = texts()
    return f"{len(found)} texts (made of seeds/, {samples()[0].name}), {sum(map(len, found)):,} characters"


@dataclass(frozen=True)
class Sample:
    """Texts of one density of numbers. name (str): for a table."""

    name: str
    texts: list[str]

    @property
    def characters(self) -> int:
        """How long they are."""
        return sum(map(len, self.texts))

    @property
    def density(self) -> float:
        """Numbers in digits per 1,000 characters."""
        return 1000 * sum(len(_DIGITS.findall(text)) for text in self.texts) / self.characters


DENSITIES = (("as government reports", 12.0), ("half as dense as the genre", 26.0))
"""Numbers in digits per 1,000 characters: the annual reports of provinces have 12, the genre 52."""


def samples() -> list[Sample]:
    """Texts by their density of numbers, made of the repository's own.

    The genre is the seeds as they are, the others are its sentences with more of those without digits between them:
    the same on every clone, so that bars that are held against them give the same verdict everywhere.
    """
    chance = random.Random(4)
    seeds = [prose(read_source(path).text) for path in sorted((ROOT / "seeds").glob("*.txt"))]
    copies = [other_digits(text, chance) for _ in range(SPEED_COPIES) for text in seeds]
    own = [Sample(name, _diluted(copies, density, chance)) for name, density in DENSITIES]
    own.append(Sample("the genre", copies))
    return own


def _diluted(copies: Sequence[str], density: float, chance: random.Random) -> list[str]:
    """Texts as long as ``copies``, of their sentences, with so many numbers per 1,000 characters."""
    sentences = [sentence for text in copies for sentence in _SENTENCE.findall(text)]
    chance.shuffle(sentences)
    free = [sentence for sentence in sentences if not _DIGITS.search(sentence)]
    length, numbers = sum(map(len, copies)), 0
    taken: list[str] = []
    for sentence in sentences:
        found = len(_DIGITS.findall(sentence))
        if found and numbers + found <= density * length / 1000:
            numbers += found
            taken.append(sentence)
    left = length - sum(map(len, taken))
    while left > 0:
        taken.append(chance.choice(free))
        left -= len(taken[-1])
    chance.shuffle(taken)
    paragraphs = ["".join(taken[at : at + 6]) for at in range(0, len(taken), 6)]
    return ["\n".join(paragraphs[at : at + 40]) for at in range(0, len(paragraphs), 40)]


def prose(text: str) -> str:
    """The lines of a text that are prose."""
    return "\n".join(line for line in text.splitlines() if len(line) >= PROSE and "。" in line)


def other_digits(text: str, chance: random.Random) -> str:
    """The text with other numbers: digits but the first of a number and those of years are drawn anew."""
    return re.sub(
        r"(?<!\d)(?!(?:19|20)\d\d(?!\d))(\d)(\d*)",
        lambda match: match[1] + "".join(chance.choice("0123456789") for _ in match[2]),
        text,
    )


def sample(characters: int) -> str:
    """About so many characters of `texts`, lines from all of them, so that it is as dense in numbers as they are."""
    lines = [line for text in texts() for line in text.splitlines()]
    random.Random(4).shuffle(lines)
    taken: list[str] = []
    length = 0
    while length < characters:
        line = lines[len(taken) % len(lines)]
        taken.append(line[: characters - length])
        length += len(taken[-1]) + 1
    return "\n".join(taken)


def repeated(text: str, times: int, seed: int = 0) -> str:
    """The text so many times over, with other numbers each time (``seed``: other ones again)."""
    chance = random.Random(times + 1000 * seed)
    return "\n".join(other_digits(text, chance) if number or seed else text for number in range(times))


def seconds(function: Callable[[], object], *, repeat: int = 1) -> float:
    """The shortest of ``repeat`` processor times a function took; other work on the machine does not count."""
    best = float("inf")
    for _ in range(repeat):
        gc.collect()
        begun = time.process_time()
        function()
        best = min(best, time.process_time() - begun)
    return best


def machine() -> str:
    """The class of the machine."""
    memory = ""
    if hasattr(os, "sysconf") and "SC_PHYS_PAGES" in os.sysconf_names:
        memory = f", {os.sysconf('SC_PHYS_PAGES') * os.sysconf('SC_PAGE_SIZE') / 2**30:.0f} GB"
    model = ""
    cpus = Path("/proc/cpuinfo")
    if cpus.is_file():
        found = re.search(r"model name\s*:\s*(.+)", cpus.read_text(encoding="utf-8"))
        model = f" ({found[1].strip()})" if found else ""
    python = f"{platform.python_implementation()} {platform.python_version()}"
    return f"{os.cpu_count()} × {platform.machine()}{model}{memory}, {platform.system()}, {python}"


def command() -> str:
    """The command this benchmark was run with."""
    return shlex.join(["python", f"benchmarks/{Path(sys.argv[0]).name}", *sys.argv[1:]])


def table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table; all columns but the first are numbers."""
    rule = ["---", *("---:" for _ in headings[1:])]
    return "\n".join(f"| {' | '.join(row)} |" for row in (headings, rule, *rows))


def publish(section: str, body: str) -> None:
    """Print a section of results, and put it into ``docs/performance.md`` between its marks.

    Raises SystemExit when the page has no such marks.
    """
    text = f"`{command()}`  \n{machine()}\n\n{body}\n"
    print(text)
    page = PAGE.read_text(encoding="utf-8")
    pattern = rf"(<!-- {section}: .*? -->\n).*?(<!-- /{section} -->)"
    if not re.search(pattern, page, re.DOTALL):
        raise SystemExit(f"{PAGE}: no place for {section}")
    PAGE.write_text(
        re.sub(pattern, lambda match: f"{match[1]}\n{text}\n{match[2]}", page, flags=re.DOTALL),
        encoding="utf-8",
    )


def draw(name: str, plot: Callable[[Any], None], *, width: float = 7.0, height: float = 3.5) -> None:
    """Draw ``docs/figures/NAME.svg``, or say that matplotlib is missing.

    plot (callable): draws into the axes it is given.
    """
    try:
        matplotlib = importlib.import_module("matplotlib")
    except ImportError:
        print("no plot: pip install -r benchmarks/requirements.txt", file=sys.stderr)
        return
    matplotlib.use("svg")
    matplotlib.rcParams.update({"svg.hashsalt": name, "font.size": 9})
    figure, axes = importlib.import_module("matplotlib.pyplot").subplots(
        figsize=(width, height), layout="constrained"
    )
    plot(axes)
    axes.spines[["top", "right"]].set_visible(False)
    FIGURES.mkdir(parents=True, exist_ok=True)
    figure.savefig(FIGURES / f"{name}.svg", metadata={"Date": None})
