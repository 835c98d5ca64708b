"""What is right on pages nobody here wrote: `python benchmarks/wild.py [--write | --check]` on benchmarks/wild/*.jsonl.

Pages are drawn from the public web by query, before anyone has looked at what the rules do with them, and none is
dropped for being hard. A reader who has not seen the rules judges place and time of a page from its text, then reads
every claim against the annotation guide: the first contact. Only after that may a rule be changed for the page. The
pages are not ours to publish; a verdict is kept without their text, as a line of JSON:

    batch   the batch (``1``, ``2`` …; of tables ``t1`` …); part: of two readers ``A``, ``B``
    page    the first 16 hexadecimal digits of the SHA-256 of the page's text (UTF-8)
    offset  where the claim begins (code points), or the number that is missing
    wrong   the fields that are wrong, in a list; ``missed`` a number that should be a claim, ``spurious`` a claim that
            should be none; empty: fully right
    cause   why, one of `CAUSES`; null when right
    near    true when the metric is wrong to the reader and yet meets the benchmark's match (ROUGE-L F1 of 0.6 with the
            reader's own phrase), and says nothing false

*Fully right* is the benchmark's match, *strictly* what the reader said.

`BATCHES` (benchmarks/wild/batches.yaml) says of each when it was read, at which commit, and what was drawn.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "benchmarks" / "wild"
BATCHES = FOLDER / "batches.yaml"
PAGE = ROOT / "docs" / "in-the-wild.md"
BEGIN, END = "<!-- benchmarks/wild.py --write -->", "<!-- end -->"
FIELDS = ("value", "unit", "metric", "region", "period", "program", "change", "status", "spurious", "missed")
CAUSES = {
    "document-place": "the place the page is about",
    "claim-place": "the place of a claim: another place's figure, a district named beside it",
    "document-time": "the time the page reports on",
    "claim-time": "the time of a claim",
    "whole": "a part of a whole (其中, a breakdown, a bracket) without the whole's head, or with another's",
    "head": "the head of a number: cut, bare, or of another clause",
    "topic": "a programme that does not reach, or reaches too far",
    "word": "a programme taken from a word that does not decide",
    "status": "planned or actual",
    "furniture": "navigation, posting lines, page marks, links read as text, or text lost as such",
    "broken-line": "a line or a word broken by the page",
    "number": "the number itself or its unit",
    "structure": "a table's rows, columns or heads taken for others",
    "change": "growth or its direction",
    "no-claim": "a number that counts nothing",
    "declined": "a cell that a reader can read and the library declined",
    "not-read": "a number that should be a claim",
    "other": "anything else",
}
"""Causes, one for a verdict: the first thing to mend."""


def verdicts() -> list[dict[str, Any]]:
    """Every verdict, in order of batch. Raises SystemExit for a line that is none, with file and line."""
    found = []
    for path in sorted(FOLDER.glob("*.jsonl")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            verdict = json.loads(line)
            wrong, cause = verdict["wrong"], verdict["cause"]
            if (
                not set(wrong) <= set(FIELDS)
                or (cause is None) == bool(wrong)
                or cause not in {None, *CAUSES}
            ):
                raise SystemExit(f"{path.name}:{number}: unknown field or cause: {line}")
            found.append(verdict)
    return found


def of_field(read: Iterable[dict[str, Any]], field: str) -> float:
    """The share of claims whose ``field`` is right, of those that are claims."""
    claims = [v for v in read if not {"spurious", "missed"} & set(v["wrong"])]
    return sum(field not in v["wrong"] for v in claims) / max(1, len(claims))


def is_near(verdict: dict[str, Any]) -> bool:
    """Whether nothing but the metric is wrong, and that only to a reader stricter than the benchmark's match."""
    return verdict["wrong"] == ["metric"] and verdict.get("near", False)


def tables(read: list[dict[str, Any]], batches: dict[str, dict[str, Any]]) -> str:
    """What the page tells, in Markdown: batches of pages, then those of tables."""
    prose = [v for v in read if not _of_tables(v)]
    told = _pages(prose, batches)
    return (
        f"{told}\n\n{_cells([v for v in read if _of_tables(v)], batches)}" if len(prose) < len(read) else told
    )


def _of_tables(verdict: dict[str, Any]) -> bool:
    return str(verdict["batch"]).startswith("t")


def _cells(read: list[dict[str, Any]], batches: dict[str, dict[str, Any]]) -> str:
    names = sorted({str(v["batch"]) for v in read}, key=lambda name: int(name[1:]))
    lines = [
        "## Tables",
        "",
        "Cells of tables, judged before the output was seen. *Wrong* is said falsely, *declined* is said to be unread or missed.",
        "",
        "| batch | read | commit | tables | cells | fully right | wrong of 100 | declined of 100 |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for name in names:
        own = [v for v in read if str(v["batch"]) == name]
        right = sum(not v["wrong"] or is_near(v) for v in own)
        declined = sum(v["wrong"] == ["missed"] for v in own)
        wrong = len(own) - right - declined
        about = batches[name]
        lines.append(
            f"| {name} | {about['read']} | {about['commit']} | {len({v['page'] for v in own})} | {len(own)} | "
            f"**{right / len(own):.3f}** | {100 * wrong / len(own):.1f} | {100 * declined / len(own):.1f} |"
        )
    return "\n".join([*lines, *_drawn(names, batches), *_causes(read, names)])


def _pages(read: list[dict[str, Any]], batches: dict[str, dict[str, Any]]) -> str:
    names = sorted({str(v["batch"]) for v in read}, key=int)
    lines = [
        "| batch | read | commit | pages | claims | fully right | strictly | value | unit | metric | region | period | program | status |",
        "|---|---|---|---|---|---|---|---|---|---|---|---|---|---|",
    ]
    for name in names:
        own = [v for v in read if str(v["batch"]) == name]
        about = batches[name]
        strict = sum(not v["wrong"] for v in own) / len(own)
        right = sum(not v["wrong"] or is_near(v) for v in own) / len(own)
        fields = " | ".join(
            f"{of_field(own, f):.3f}"
            for f in ("value", "unit", "metric", "region", "period", "program", "status")
        )
        lines.append(
            f"| {name} | {about['read']} | {about['commit']} | {len({v['page'] for v in own})} | {len(own)} | **{right:.3f}** | {strict:.3f} | {fields} |"
        )
    lines += [*_drawn(names, batches), *_causes(read, names)]
    lines += ["", f"Wrong regions over all pages: {_wrong_regions(read):.1f} of 100 claims."]
    return "\n".join(lines)


def _drawn(names: list[str], batches: dict[str, dict[str, Any]]) -> list[str]:
    told = [f"- **{name}**: {' '.join(str(batches[name]['drawn']).split())}" for name in names]
    return ["", "What was drawn:", "", *told]


def _causes(read: list[dict[str, Any]], names: list[str]) -> list[str]:
    lines = [
        "",
        "Why claims were wrong (claims of each batch, by the first thing to mend):",
        "",
        "| cause | " + " | ".join(names) + " |",
        "|---|" + "---|" * len(names),
    ]
    counts = {name: Counter(v["cause"] for v in read if str(v["batch"]) == name) for name in names}
    for cause, told in CAUSES.items():
        if any(counts[name][cause] for name in names):
            lines.append(f"| {told} | " + " | ".join(str(counts[name][cause] or "") for name in names) + " |")
    return lines


def _wrong_regions(read: list[dict[str, Any]]) -> float:
    return 100 * (1 - of_field(read, "region"))


def main() -> None:
    """Print the tables, write them into the page, or check that they stand there."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])  # type: ignore[union-attr]
    parser.add_argument("--write", action="store_true", help=f"write the tables into {PAGE.name}")
    parser.add_argument("--check", action="store_true", help=f"exit 1 when {PAGE.name} does not hold them")
    given = parser.parse_args()
    made = tables(verdicts(), yaml.safe_load(BATCHES.read_text(encoding="utf-8")))
    if not (given.write or given.check):
        print(made)
        return
    page = PAGE.read_text(encoding="utf-8")
    head, _, rest = page.partition(BEGIN)
    new = f"{head}{BEGIN}\n{made}\n{END}{rest.partition(END)[2]}"
    if given.check:
        sys.exit(0 if new == page else f"{PAGE.name} is not up to date: python benchmarks/wild.py --write")
    PAGE.write_text(new, encoding="utf-8")


if __name__ == "__main__":
    main()
