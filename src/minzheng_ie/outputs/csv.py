"""CSV for spreadsheets: one claim a row, UTF-8 with a byte order mark.

The mark is there because Excel takes a CSV file without one for the system's legacy encoding and shows Chinese
as mojibake; pandas and R read past it. Evidence is flattened to offsets: ``12-18;20-24`` are two spans, code
points of the original document, start inclusive, end exclusive.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from typing import TextIO

from minzheng_ie.outputs.protocol import ReportLike, rows
from minzheng_ie.schema import Claim, Evidence, Skipped, SourceSpan

_PLAIN = (
    "doc",
    "id",
    "metric",
    "value",
    "value_max",
    "unit",
    "modifier",
    "region",
    "region_code",
    "period",
    "program",
    "change",
    "status",
    "start",
    "end",
    "quote",
)
_EVIDENCE = tuple(Evidence.model_fields)


class CsvWriter:
    """Writes a header and then one row a claim.

    skipped (bool): also write the numbers that are no claims, in text order, with the reason in a last column.
    explain (bool): add a column that says how the claim was made.
    """

    def __init__(self, stream: TextIO, *, skipped: bool = False, explain: bool = False) -> None:
        self._stream = stream
        self._skipped = skipped
        columns = [
            *_PLAIN,
            "inherited",
            "sentence_start",
            "sentence_end",
            "rule",
            *(f"{field}_evidence" for field in _EVIDENCE),
            *(["explain"] if explain else []),
            *(["skipped"] if skipped else []),
        ]
        self._writer = csv.DictWriter(
            stream, columns, restval="", extrasaction="ignore", lineterminator="\r\n"
        )
        self._begun = False

    def write(self, report: ReportLike) -> None:
        """Write one report."""
        self._begin()
        for row in rows(report, skipped=self._skipped):
            self._writer.writerow(_claim(row) if isinstance(row, Claim) else _skipped(row))

    def close(self) -> None:
        """Write the header if no report came: a table without rows is still a table."""
        self._begin()

    def _begin(self) -> None:
        if not self._begun:
            self._begun = True
            self._stream.write("\ufeff")
            self._writer.writeheader()


def _claim(claim: Claim) -> dict[str, object]:
    data = claim.model_dump(include=set(_PLAIN))
    return data | {
        "inherited": ";".join(claim.inherited),
        "sentence_start": claim.sentence.start,
        "sentence_end": claim.sentence.end,
        "rule": claim.rule,
        "explain": " | ".join(claim.explain),
        **{f"{field}_evidence": _offsets(getattr(claim.evidence, field)) for field in _EVIDENCE},
    }


def _skipped(number: Skipped) -> dict[str, object]:
    return number.model_dump()


def _offsets(spans: Iterable[SourceSpan]) -> str:
    return ";".join(f"{span.start}-{span.end}" for span in spans)
