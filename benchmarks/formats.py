"""The sample files of seeds/formats against their gold: `python benchmarks/formats.py [--gate] [--errors]`.

Fully right by format and kind (tables, prose), whether one report gives the same claims in all its formats, and
whether locators lead to the figure. A prediction is paired with a gold claim by the order of their quotes, for offsets
differ from format to format; the fields are judged as everywhere (`minzheng_ie.evaluation.judge`).
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tools.formats.make import FOLDER, files  # noqa: E402
from tools.formats.model import Cell, Heading, Paragraph  # noqa: E402
from tools.formats.sheet_layout import lay_out  # noqa: E402
from tools.formats.sources import Sample, samples  # noqa: E402

import minzheng_ie as mz  # noqa: E402
from minzheng_ie.evaluation import FieldScore, GoldClaim, judge  # noqa: E402

TABLES, PROSE, SAME, LOCATED = 0.92, 0.90, 0.98, 0.98
"""The bars: fully right F1 on tables and on prose; one report in two formats; locators."""
_SAME = ("metric", "value", "unit", "region", "period", "program")
_SHEETS = (".xlsx", ".xls", ".csv")


def paired(left: Sequence[str], right: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Indexes of equal quotes in the order of both."""
    for a, b, size in SequenceMatcher(None, left, right, autojunk=False).get_matching_blocks():
        yield from ((a + k, b + k) for k in range(size))


def gold_of(sample: Sample) -> list[GoldClaim]:
    """The gold claims of a sample; their offsets say nothing."""
    return [GoldClaim.model_validate({**line, "start": 0, "end": 1}) for line in sample.gold]


def score(sample: Sample, claims: Sequence[Any], errors: list[str], name: str) -> FieldScore:
    """Fully right claims of one file."""
    gold = gold_of(sample)
    pairs = list(paired([_bare(g.quote) for g in gold], [_bare(c.quote) for c in claims]))
    optional = sum(g.optional for g in gold)
    right = 0
    for g, c in pairs:
        if gold[g].optional:
            continue
        verdict = judge(gold[g], claims[c])
        right += verdict["full"]
        if not verdict["full"]:
            wrong = [
                field for field, good in verdict.items() if not good and field not in ("full", "metric_exact")
            ]
            claim = claims[c]
            errors.append(
                f"{name} {claim.quote}: {wrong} got {claim.metric}|{claim.value}|{claim.unit}|{claim.region}|"
                f"{claim.period}|{claim.program}|{claim.change}"
            )
    missed = {i for i, g in enumerate(gold) if not g.optional} - {g for g, _ in pairs}
    errors += [f"{name} {gold[i].quote}: missed {gold[i].metric}" for i in sorted(missed)]
    spurious = set(range(len(claims))) - {c for _, c in pairs}
    errors += [f"{name} {claims[i].quote}: spurious {claims[i].metric}" for i in sorted(spurious)]
    counted = len(claims) - sum(gold[g].optional for g, _ in pairs)
    return FieldScore(right, counted, len(gold) - optional)


def _bare(quote: str) -> str:
    return "".join(quote.split())


def located(sample: Sample, suffix: str, claim: Any) -> bool:
    """Whether the locator of a claim leads to its quote in the report the file was made of."""
    where = claim.locator
    if where is None:
        return not sample.tables
    if suffix in _SHEETS and where.cell is not None:
        column = 0
        letters = where.cell.rstrip("0123456789")
        for letter in letters:
            column = column * 26 + ord(letter) - 64
        row = int(where.cell[len(letters) :])
        return any(
            (cell.row + 1, cell.column + 1) == (row, column) and _bare(claim.quote) in _bare(cell.text)
            for cell in lay_out(sample.report)
        )
    if where.table is not None:
        if not 0 < where.table <= len(sample.tables):
            return False
        rows = sample.tables[where.table - 1].rows
        cells = rows[where.row - 1] if where.row is not None and where.row <= len(rows) else ()
        cell = cells[where.column - 1] if where.column is not None and where.column <= len(cells) else None
        return isinstance(cell, Cell) and _bare(claim.quote) in _bare(cell.text)
    if suffix == ".pdf":
        return where.page is not None and where.box is not None
    texts = [b.text for b in sample.report.blocks if isinstance(b, (Heading, Paragraph))]
    near = texts[max(0, (where.paragraph or 0) - 4) : (where.paragraph or 0) + 1]
    return any(_bare(claim.quote) in _bare(text) for text in near)


def main() -> int:
    """Print the tables. RETURNS 1 when a bar is missed and --gate is given."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--gate", action="store_true", help="fail when a bar is missed")
    parser.add_argument("--errors", action="store_true", help="print every claim that is not fully right")
    options = parser.parse_args()
    by_format: dict[tuple[str, str], FieldScore] = defaultdict(FieldScore)
    same = [0, 0]
    places: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    errors: list[str] = []
    count = 0
    for sample in samples():
        kind = "tables" if sample.tables else "prose"
        first: list[Any] | None = None
        for suffix, _ in files(sample):
            count += 1
            claims = list(mz.extract(FOLDER / f"{sample.name}{suffix}").claims)
            by_format[kind, suffix] += score(sample, claims, errors, f"{sample.name}{suffix}")
            for claim in claims:
                places[suffix][0] += located(sample, suffix, claim)
                places[suffix][1] += 1
            if first is None:
                first = claims
                continue
            pairs = list(paired([_bare(c.quote) for c in first], [_bare(c.quote) for c in claims]))
            same[1] += max(len(first), len(claims))
            for a, b in pairs:
                alike = all(getattr(first[a], field) == getattr(claims[b], field) for field in _SAME)
                same[0] += alike
                if not alike:
                    errors.append(
                        f"{sample.name}{suffix} {claims[b].quote}: differs "
                        f"{[(getattr(first[a], f), getattr(claims[b], f)) for f in _SAME if getattr(first[a], f) != getattr(claims[b], f)]}"
                    )
    if options.errors:
        print("\n".join(errors))
    missed = 0
    print(
        f"{count} files\n\n| kind | format | gold | fully right F1 | locators right |\n| --- | --- | ---: | ---: | ---: |"
    )
    for (kind, suffix), counts in sorted(by_format.items()):
        right, total = places[suffix]
        print(f"| {kind} | {suffix} | {counts.gold} | {counts.f1:.3f} | {right / max(1, total):.3f} |")
        missed += counts.f1 < (TABLES if kind == "tables" else PROSE)
    pooled = {
        kind: sum((s for (k, _), s in by_format.items() if k == kind), FieldScore())
        for kind in ("tables", "prose")
    }
    located_right = sum(right for right, _ in places.values()) / max(
        1, sum(total for _, total in places.values())
    )
    alike = same[0] / max(1, same[1])
    print(
        f"\n- tables {pooled['tables'].f1:.3f} (bar {TABLES}), prose {pooled['prose'].f1:.3f} (bar {PROSE})"
        f"\n- the same claims as in the first format: {alike:.3f} (bar {SAME})"
        f"\n- locators right: {located_right:.3f} (bar {LOCATED})"
    )
    missed += (alike < SAME) + (located_right < LOCATED)
    return int(options.gate and missed > 0)


if __name__ == "__main__":
    sys.exit(main())
