"""Tables as grids → claims: the cases of the ``*.yaml`` files beside this one.

A case: ``name``; ``above`` and ``below``, lines round the table; ``rows``, cells by their columns (``""`` where there is
none or another reaches over it; leading blanks set a cell in; a map ``{text, rows, columns}`` for a merged one);
``region`` and ``date``, what the caller knows. ``claims``, in order, each ``quote | metric | value unit | region | period
| program`` with ``| increase``, ``| decrease`` or ``| planned`` where it applies; ``-`` is null, a region that begins with
``~`` goes on from the document's. ``skipped``: quotes with the reason they must have.
"""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml

from minzheng_ie.extractor import Report, default_extractor
from minzheng_ie.quantities.ledger import unread
from minzheng_ie.reading.result import RawCell, TextBuilder
from minzheng_ie.reading.source import SourceText
from minzheng_ie.schema import Claim

HERE = Path(__file__).parent
CASES = [
    pytest.param(case, id=f"{file.stem}: {case['name']}")
    for file in sorted(HERE.glob("*.yaml"))
    for case in yaml.safe_load(file.read_text(encoding="utf-8"))
]


def source_of(case: dict[str, Any]) -> SourceText:
    """The document of a case."""
    builder = TextBuilder()
    for line in case.get("above", ()):
        builder.line(line)
    cells = []
    for row, texts in enumerate(case["rows"]):
        for column, given in enumerate(texts):
            made = given if isinstance(given, dict) else {"text": given}
            text = str(made["text"])
            cells.append(
                RawCell(
                    row,
                    column,
                    text,
                    made.get("rows", 1),
                    made.get("columns", 1),
                    indent=len(text) - len(text.lstrip(" ")),
                )
            )
    builder.table(cells)
    for line in case.get("below", ()):
        builder.line(line)
    reading = builder.reading()
    return SourceText("case", reading.text, grids=reading.grids, places=reading.places)


def report_of(case: dict[str, Any]) -> Report:
    """What is read in a case."""
    return default_extractor().extract(source_of(case), region=case.get("region"), date=case.get("date"))


def written(claim: Claim, home: str | None) -> str:
    """A claim as the cases write it."""
    region = claim.region or "-"
    if home is not None and region.startswith(home):
        region = "~" + region[len(home) :]
    parts = [
        claim.quote,
        claim.metric,
        f"{claim.value:f} {claim.unit}",
        region,
        claim.period or "-",
        claim.program or "-",
    ]
    parts += [claim.change] if claim.change != "none" else []
    parts += [claim.status] if claim.status != "actual" else []
    return " | ".join(parts)


@pytest.mark.parametrize("case", CASES)
def test_case(case: dict[str, Any]) -> None:
    report = report_of(case)
    home = report.region.path if report.region is not None else None
    grid = source_of(case).grids[0]
    within = [claim for claim in report.claims if grid.start <= claim.start < grid.end]
    assert [written(claim, home) for claim in within] == case.get("claims", [])
    reasons = {entry.quote: entry.skipped for entry in report.skipped}
    for quote, reason in case.get("skipped", {}).items():
        assert reasons.get(str(quote)) == reason, quote
    _holds_together(report)


def _holds_together(report: Report) -> None:
    """Spans are right, and every numeral is a claim or in the ledger once."""
    text = report.text
    for claim in report.claims:
        evidence = claim.evidence
        spans = [span for name in type(evidence).model_fields for span in getattr(evidence, name)]
        assert all(text[span.start : span.end] == span.quote for span in [claim, *spans])
        assert claim.sentence.start <= claim.start < claim.end <= claim.sentence.end
    found = sorted((entry.start, entry.end) for entry in (*report.claims, *report.skipped))
    assert all(before[1] <= after[0] for before, after in pairwise(found))
    assert list(unread(text, found)) == []
