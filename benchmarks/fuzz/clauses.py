"""Clauses repeated until something grows faster than the text: `python benchmarks/fuzz/clauses.py`.

A template is a few tokens of the genre in a row: numbers, units, periods, places, words of the rules, marks. Repeated
to 4,000 and to 8,000 characters it has to take time that grows with its length, and no more than ten times the time a
character of prose takes. Processor time is measured, the best of several, so that other work on the machine counts
little. What fails is printed as a line to paste into ``tests/test_growth.py``.
"""

from __future__ import annotations

import argparse
import math
import random
import signal
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import FrameType

import yaml

from minzheng_ie import Extractor
from minzheng_ie.patterns import builtin_dir, seeds_dir

SHORT, LONG = 4000, 8000
EXPONENT, TIMES = 1.2, 10.0
"""The bars: how time may grow with length, and how many times the time of prose a character may take."""
NOISE = 0.15
"""What the suite adds to the exponent's bar for clocks that tick and caches that fill."""
TRIES = 3
"""So often a template is measured before it misses a bar; the best time counts."""
TICKS = 0.06
"""Seconds of processor time below which nothing is measured: some clocks tick in hundredths."""
STOP = 20
"""Seconds of processor time after which a template is given up."""

_LINES = (
    "5 5% 0.5 12.5% 20 1,200 两 半 零 百 几 十 分之 三分之一 过半 两倍 一千 3.2万 万元 5人 5家 3亿元 余 近 约 以上",
    "2023年 今年 去年同期 截至2022年底 比上年 6月 7日 “十四五” 近五年 每年 每人每月 人均 分别 其中 合计 两项 不含 累计",
    "、 , ; : 。 “ ” ( ) 《 》 ( - ~ — . · / % ! ? … 和 的 在 将 为 到 由 从 比 等 占 率 占比 是 要 第 号 元 户 年 月 日",
    "全市 全省 昆明市 云南省 丽江 古城区 甲镇 某街道 民政 低保 养老 救助 儿童 农村 城市低保 护理补贴 特困人员 标准 床位",
    "增长 下降 提高到 降至 超过 发放 计划 完成 目标 力争 一是 建成 补贴 资金 经费 覆盖率",
)
TOKENS = [token for line in _LINES for token in line.split()]

Extract = Callable[[str], object]


def words(number: int, chance: random.Random) -> list[str]:
    """So many words of the built-in rules."""
    found: set[str] = set()
    for path in sorted(builtin_dir().glob("*.yaml")):
        found.update(_strings(yaml.safe_load(path.read_text(encoding="utf-8"))))
    return chance.sample(sorted(found), number)


def _strings(node: object) -> Iterator[str]:
    if isinstance(node, str):
        if 0 < len(node) < 8 and not set(node) & set("\\[]{}|*^$"):
            yield node
    elif isinstance(node, dict):
        for value in node.values():
            yield from _strings(value)
    elif isinstance(node, list):
        for value in node:
            yield from _strings(value)


def templates(seed: int) -> Iterator[str]:
    """Templates without end: single tokens first, then pairs and triples drawn by ``seed``."""
    chance = random.Random(seed)
    tokens = [*TOKENS, *words(300, chance), " ", "\n", "\t"]
    yield from sorted({*tokens, *"".join(TOKENS)})
    while True:
        yield "".join(chance.choice(tokens) for _ in range(chance.choice((2, 2, 3, 3, 4))))


def filled(template: str, length: int) -> str:
    """The template repeated to ``length`` characters."""
    return (template * (length // len(template) + 1))[:length]


def cost(extract: Extract, text: str) -> float:
    """Processor seconds that one extraction takes."""
    begun, runs, took = time.process_time(), 0, 0.0
    while took < TICKS:
        extract(text)
        runs += 1
        took = time.process_time() - begun
    return took / runs


def prose(extract: Extract) -> float:
    """Processor seconds that a character of the sample reports takes."""
    text = "\n".join(path.read_text(encoding="utf-8") for path in sorted(seeds_dir().glob("dev*.txt")))
    return min(cost(extract, text) for _ in range(3)) / len(text)


@dataclass
class Growth:
    """What a template costs at two lengths: processor seconds, the best measured so far."""

    template: str
    lengths: tuple[int, int]
    a_character: float
    short: float = math.inf
    long: float = math.inf

    def measure(self, extract: Extract) -> None:
        """Measure once more."""
        few, many = self.lengths
        self.long = min(self.long, cost(extract, filled(self.template, many)))
        if self.times >= 1:
            self.short = min(self.short, cost(extract, filled(self.template, few)))

    @property
    def times(self) -> float:
        """How many times the time of prose a character takes."""
        return self.long / self.lengths[1] / self.a_character

    @property
    def exponent(self) -> float:
        """How time grows with length; 0 where it is less than that of prose."""
        few, many = self.lengths
        return 0.0 if self.times < 1 else math.log(self.long / self.short) / math.log(many / few)

    def __str__(self) -> str:
        return f"{self.template!r}: exponent {self.exponent:.2f}, {self.times:.1f} times prose"


def growth(
    extract: Extract,
    template: str,
    a_character: float,
    *,
    tries: int = TRIES,
    lengths: tuple[int, int] = (SHORT, LONG),
    noise: float = 0.0,
) -> tuple[Growth, bool]:
    """Measure a template. RETURNS what was measured, and whether it misses a bar: the best of ``tries`` counts.

    noise (float): what the exponent may have more.
    """
    found = Growth(template, lengths, a_character)
    for _ in range(tries):
        found.measure(extract)
        if found.exponent <= EXPONENT + noise and found.times <= TIMES:
            return found, False
    return found, True


def grows(extract: Extract, template: str, a_character: float) -> str:
    """What is wrong with a template, "" when nothing is, with some room for noise: for the suite."""
    found, wrong = growth(extract, template, a_character, tries=4, noise=NOISE)
    return str(found) if wrong else ""


class _TooLong(Exception):
    pass


def _stop(number: int, frame: FrameType | None) -> None:
    raise _TooLong


def main() -> int:
    """Run the fuzz. RETURNS 1 when a template grows, else 0."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--seconds", type=float, default=600, help="how long to go on")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("templates", nargs="*", help="try only these")
    options = parser.parse_args()

    extract = Extractor().extract
    a_character = prose(extract)
    print(f"prose: {a_character * 1e6:.1f} µs a character", flush=True)
    limited = hasattr(signal, "SIGVTALRM")
    if limited:
        signal.signal(signal.SIGVTALRM, _stop)
    end = time.monotonic() + options.seconds
    tried = bad = 0
    worst = (0.0, "")
    for template in options.templates or templates(options.seed):
        if time.monotonic() > end:
            break
        tried += 1
        try:
            if limited:
                signal.setitimer(signal.ITIMER_VIRTUAL, STOP)
            found, missed = growth(extract, template, a_character)
            wrong = str(found) if missed else ""
            worst = max(worst, (found.times, str(found)))
        except _TooLong:
            wrong = f"{template!r}: more than {STOP} s"
        finally:
            if limited:
                signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        if wrong:
            bad += 1
            print(wrong, flush=True)
    print(f"{tried} templates, {bad} grow; the dearest: {worst[1]}")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
