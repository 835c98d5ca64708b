"""CSV for spreadsheets: one claim a row, UTF-8 with a byte order mark.

The mark is there because Excel takes a CSV file without one for the system's legacy encoding and shows Chinese
as mojibake; pandas and R read past it. A cell that a spreadsheet would take for a formula, a date or a number that it
rounds (2021-06, 20 digits) has ``'`` before it.
Evidence is flattened to offsets: ``12..18;20..24`` are two spans, code
points of the original document, start inclusive, end exclusive.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import TextIO

from minzheng_ie.harmless import spreadsheet_cell
from minzheng_ie.outputs.protocol import ReportLike, rows
from minzheng_ie.outputs.stream import StreamWriter
from minzheng_ie.records import dataclass
from minzheng_ie.schema import Claim, Evidence, Skipped, SourceSpan

_PLAIN = (
    "doc",
    "id",
    "metric",
    "measure",
    "value",
    "value_max",
    "step",
    "unit",
    "modifier",
    "region",
    "region_code",
    "period",
    "program",
    "change",
    "status",
    "role",
    "start",
    "end",
    "quote",
)
_EVIDENCE = tuple(Evidence.model_fields)
_LOCATOR = ("page", "paragraph", "table", "row", "column", "sheet", "cell")


@dataclass(frozen=True, slots=True)
class Csv:
    """A header and then one row a claim.

    skipped (bool): also the numbers that are no claims, in text order, with the reason in a last column.
    explain (bool): add a column that says how the claim was made.
    """

    skipped: bool = False
    explain: bool = False

    def head(self) -> str:
        """The byte order mark and the header: a table without rows is still a table."""
        stream = io.StringIO(newline="")
        self._writer(stream).writeheader()
        return "\ufeff" + stream.getvalue()

    def between(self) -> str:
        """Nothing stands between two reports."""
        return ""

    def render(self, report: ReportLike) -> str:
        """The rows of one report."""
        stream = io.StringIO(newline="")
        writer = self._writer(stream)
        for row in rows(report, skipped=self.skipped):
            writer.writerow(_harmless(_claim(row) if isinstance(row, Claim) else _skipped(row)))
        return stream.getvalue()

    def tail(self) -> str:
        """Nothing ends a CSV file."""
        return ""

    def _writer(self, stream: TextIO) -> csv.DictWriter[str]:
        columns = [
            *_PLAIN,
            "inherited",
            "sentence_start",
            "sentence_end",
            "rule",
            *_LOCATOR,
            *(f"{field}_evidence" for field in _EVIDENCE),
            *(["explain"] if self.explain else []),
            *(["skipped"] if self.skipped else []),
        ]
        return csv.DictWriter(stream, columns, restval="", extrasaction="ignore", lineterminator="\r\n")


class CsvWriter(StreamWriter):
    """Writes `Csv`; options as there."""

    def __init__(self, stream: TextIO, *, skipped: bool = False, explain: bool = False) -> None:
        super().__init__(stream, Csv(skipped, explain))


def _claim(claim: Claim) -> dict[str, object]:
    data = claim.model_dump(include=set(_PLAIN))
    return data | {
        "inherited": ";".join(claim.inherited),
        "sentence_start": claim.sentence.start,
        "sentence_end": claim.sentence.end,
        "rule": claim.rule,
        "explain": " | ".join(claim.explain),
        **(claim.locator.model_dump(include=set(_LOCATOR)) if claim.locator is not None else {}),
        **{f"{field}_evidence": _offsets(getattr(claim.evidence, field)) for field in _EVIDENCE},
    }


def _skipped(number: Skipped) -> dict[str, object]:
    return number.model_dump()


def _harmless(cells: dict[str, object]) -> dict[str, object]:
    """Text is the report's, or a file's name: no cell of it is to be executed."""
    return {key: spreadsheet_cell(cell) if isinstance(cell, str) else cell for key, cell in cells.items()}


def _offsets(spans: Iterable[SourceSpan]) -> str:
    return ";".join(f"{span.start}..{span.end}" for span in spans)
