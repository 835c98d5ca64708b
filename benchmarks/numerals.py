"""Are numerals read right? `python benchmarks/numerals.py [--show] [--write]` on tests/quantities/cases_suites.yaml.

The list retells the suites of other number readers. Every case asks `find_numbers`, where its text is one numeral
`parse_number`, and in a sentence `extract`, and ends as one of these:

    right      every answer is the expected one (value, high end, unit, modifier and the characters quoted)
    declined   no answer where the list allows that: with `extract` the number stands in the ledger
    near       the value is right; the modifier, the change or the quote is not
    missing    no answer where there has to be one
    wrong      another value, another unit, or a number where there is none
    crash      an exception that is not ours

The bar: right and allowed declines together at least ``BAR`` of the cases, none wrong, none a crash.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml
from rich.console import Console
from rich.table import Table

import minzheng_ie as mz
from minzheng_ie.errors import MinzhengError

ROOT = Path(__file__).resolve().parents[1]
CASES = ROOT / "tests" / "quantities" / "cases_suites.yaml"
PAGE = ROOT / "docs" / "numbers.md"
BAR = 0.98
OUTCOMES = ("right", "declined", "near", "missing", "wrong", "crash")  # from good to bad
BEGIN, END = "<!-- benchmarks/numerals.py --write -->", "<!-- end -->"


@dataclass(frozen=True)
class Number:
    """One number as expected or as given; compared without its place."""

    quote: str
    value: Decimal
    value_max: Decimal | None = None
    modifier: str = "exact"
    unit: str | None = None

    @property
    def says(self) -> tuple[Decimal, Decimal | None, str | None]:
        """What a reader would believe: a difference here is a wrong number, elsewhere a blemish."""
        return self.value, self.value_max, self.unit

    def __str__(self) -> str:
        high = "" if self.value_max is None else f"..{self.value_max:f}"
        return f"{self.quote} = {self.value:f}{high} {self.modifier} {self.unit or ''}".rstrip()


@dataclass(frozen=True)
class Answer:
    """What one function made of a case."""

    function: str
    outcome: str
    text: str
    got: str


@dataclass(frozen=True)
class Result:
    """A case with its answers; the worst of them is its outcome."""

    kind: str
    text: str
    answers: tuple[Answer, ...]

    @property
    def outcome(self) -> str:
        return max((answer.outcome for answer in self.answers), key=OUTCOMES.index)


@lru_cache(maxsize=1)
def _extractor() -> mz.Extractor:
    return mz.Extractor()


def _rounded(value: Decimal) -> Decimal:
    """Endless fractions are rounded to two decimals (guide); find_numbers may give more of them."""
    places = -int(value.as_tuple().exponent)
    return value.quantize(Decimal("0.01")) if places > 12 else value


def _row(row: list[Any]) -> Number:
    quote, value, high, modifier, unit = row + [None] * (5 - len(row))
    return Number(
        quote, Decimal(value), None if high is None else Decimal(high), modifier or "exact", unit or None
    )


def _given(item: Any) -> Number:
    high = item.value_max
    return Number(
        item.quote, _rounded(item.value), None if high is None else _rounded(high), item.modifier, item.unit
    )


def _silent(may_decline: bool) -> str:
    return "declined" if may_decline else "missing"


def _judge(got: list[Number], readings: list[list[Number]], may_decline: bool) -> str:
    """got: what a function gave. readings: lists of numbers, each as good as the others."""
    if got in readings:
        return "right"
    said = {number.says for reading in readings for number in reading}
    if any(number.says not in said for number in got):
        return "wrong"
    if not any(len(got) >= len(reading) for reading in readings):
        return _silent(may_decline)
    return "near"


def _find(case: dict[str, Any]) -> Iterable[Answer]:
    text, may_decline = case["text"], case.get("decline", False)
    readings = [[_row(row) for row in reading] for reading in (case["numbers"], *case.get("or", []))]
    try:
        got = [_given(number) for number in mz.find_numbers(text)]
    except Exception as error:
        yield Answer("find_numbers", "crash", text, repr(error))
    else:
        yield Answer("find_numbers", _judge(got, readings, may_decline), text, "; ".join(map(str, got)))
    whole = [reading for reading in readings if len(reading) == 1 and reading[0].quote == text]
    if whole:
        try:
            number = _given(mz.parse_number(text))
        except MinzhengError as error:
            yield Answer("parse_number", _silent(may_decline or len(readings) > 1), text, str(error))
        except Exception as error:
            yield Answer("parse_number", "crash", text, repr(error))
        else:
            outcome = _judge([number], readings, may_decline)
            yield Answer("parse_number", outcome, text, str(number))


def _extract(case: dict[str, Any], carriers: dict[str, str]) -> Answer:
    want: dict[str, Any] = case["claim"] if isinstance(case["claim"], dict) else {"in": "{}", "none": True}
    carrier = carriers.get(want["in"], want["in"])
    text, start = carrier.replace("{}", case["text"]), max(carrier.find("{}"), 0)
    try:
        report = _extractor().extract(text)
    except Exception as error:
        return Answer("extract", "crash", text, repr(error))
    got = [_given(claim) for claim in report.claims]
    shown = "; ".join([*map(str, got), *(f"[{item.quote} {item.skipped}]" for item in report.skipped)])
    if want.get("none"):
        return Answer("extract", "wrong" if got else "right", text, shown)
    high = want.get("value_max")
    expected = Number(
        "",
        Decimal(want["value"]),
        None if high is None else Decimal(high),
        want.get("modifier", "exact"),
        want["unit"],
    )
    if any(number.says != expected.says for number in got):
        return Answer("extract", "wrong", text, shown)
    if len(got) == 1:
        same = got[0].modifier == expected.modifier and report.claims[0].change == want.get("change", "none")
        return Answer("extract", "right" if same else "near", text, shown)
    if got:
        return Answer("extract", "wrong", text, shown)
    end = start + len(case["text"])
    told = any(item.start < end and start < item.end for item in report.skipped)
    return Answer("extract", _silent(told and case.get("decline", False)), text, shown)


def run(path: Path = CASES) -> list[Result]:
    """Every case of the list with what became of it, in the order of the file."""
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    results = []
    for kind in data["kinds"]:
        for case in kind["cases"]:
            answers = list(_find(case)) if "numbers" in case else []
            if "claim" in case:
                answers.append(_extract(case, data["carriers"]))
            elif not answers:  # nothing but that it is read without an error
                answers = [_quiet(case["text"])]
            results.append(Result(kind["kind"], case["text"], tuple(answers)))
    return results


def _quiet(text: str) -> Answer:
    try:
        got = [_given(number) for number in mz.find_numbers(text)]
    except Exception as error:
        return Answer("find_numbers", "crash", text, repr(error))
    return Answer("find_numbers", "right", text, "; ".join(map(str, got)))


def share_right(results: list[Result]) -> float:
    """The share of cases that are right, or declined where the list allows it."""
    return sum(result.outcome in ("right", "declined") for result in results) / len(results)


def counts(results: list[Result]) -> dict[str, list[int]]:
    """Cases of each kind, and last of all: how many there are, and how many ended in each of ``OUTCOMES``."""
    kinds = {kind: [r for r in results if r.kind == kind] for kind in dict.fromkeys(r.kind for r in results)}
    return {
        kind: [len(those), *(sum(result.outcome == outcome for result in those) for outcome in OUTCOMES)]
        for kind, those in {**kinds, "all": results}.items()
    }


def markdown(results: list[Result]) -> str:
    """The table of ``docs/numbers.md``."""
    rows = [["kind", "cases", *OUTCOMES], ["---", *["---:"] * (len(OUTCOMES) + 1)]]
    rows += [[kind, *(str(count or "") for count in row)] for kind, row in counts(results).items()]
    rows[-1][0] = "**all**"
    lines = "\n".join("| " + " | ".join(row) + " |" for row in rows)
    return f"{lines}\n\nRight or rightly declined: **{share_right(results):.3f}** of {len(results)}.\n"


def write(results: list[Result], page: Path = PAGE) -> None:
    """Put the figures between the marks of ``page``."""
    before, rest = page.read_text(encoding="utf-8").split(BEGIN)
    after = rest.split(END)[1]
    page.write_text(f"{before}{BEGIN}\n{markdown(results)}{END}{after}", encoding="utf-8", newline="\n")


def table(results: list[Result]) -> Table:
    """Outcomes by kind."""
    shown = Table(title=f"{len(results)} numerals: {share_right(results):.3f} right or rightly declined")
    shown.add_column("kind")
    for name in ("cases", *OUTCOMES):
        shown.add_column(name, justify="right")
    for kind, row in counts(results).items():
        shown.add_row(kind, *(str(count or "") for count in row))
    return shown


def faults(results: list[Result], outcomes: Iterable[str] = OUTCOMES[2:]) -> list[str]:
    """One line for every answer with one of ``outcomes``."""
    return [
        f"{answer.outcome:8} {result.kind}: {answer.function}({answer.text}) → {answer.got or 'nothing'}"
        for result in results
        for answer in result.answers
        if answer.outcome in set(outcomes)
    ]


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--show", action="store_true", help="every answer that is not right")
    parser.add_argument("--write", action="store_true", help="put the figures into docs/numbers.md")
    options = parser.parse_args()
    results = run()
    console = Console(width=110)
    console.print(table(results))
    if options.show:
        for line in faults(results):
            print(line)
    if options.write:
        write(results)
    good = share_right(results) >= BAR and not faults(results, ("wrong", "crash"))
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
