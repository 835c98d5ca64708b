"""JSON Lines: one claim a line, the wire form of `minzheng_ie.schema`, in UTF-8 without a byte order mark."""

from __future__ import annotations

import json
from typing import TextIO

from minzheng_ie.harmless import harmless_json
from minzheng_ie.outputs.protocol import ReportLike, Row, rows
from minzheng_ie.outputs.stream import StreamWriter
from minzheng_ie.records import dataclass
from minzheng_ie.schema import Claim, DocumentHeader


@dataclass(frozen=True, slots=True)
class JsonLines:
    """One JSON object a line, ended by ``\\n``.

    skipped (bool): also the numbers that are no claims, in text order.
    explain (bool): add the key ``explain`` (list of str) to each claim.
    document (bool): before the claims of a report one line that says what the document is.
    """

    skipped: bool = False
    explain: bool = False
    document: bool = False

    def head(self) -> str:
        """Nothing opens a JSON Lines file."""
        return ""

    def between(self) -> str:
        """Nothing stands between two reports."""
        return ""

    def render(self, report: ReportLike) -> str:
        """The lines of one report."""
        lines = "".join(f"{self._line(row)}\n" for row in rows(report, skipped=self.skipped))
        if not self.document:
            return lines
        header = DocumentHeader(
            doc=report.doc,
            document=report.document,
            sha256=report.sha256,
            format=report.format,
            encoding=report.encoding,
            warnings=tuple(report.warnings),
        )
        return f"{harmless_json(header.model_dump_json())}\n{lines}"

    def tail(self) -> str:
        """Nothing ends a JSON Lines file."""
        return ""

    def _line(self, row: Row) -> str:
        line = row.model_dump_json()
        if self.explain and isinstance(row, Claim):
            explanation = json.dumps(row.explain, ensure_ascii=False, separators=(",", ":"))
            line = f'{line[:-1]},"explain":{explanation}}}'
        # Quotes stay what they are to whoever reads the JSON, and do nothing to a terminal it is shown on.
        return harmless_json(line)


class JsonLinesWriter(StreamWriter):
    """Writes `JsonLines`; options as there."""

    def __init__(
        self, stream: TextIO, *, skipped: bool = False, explain: bool = False, document: bool = False
    ) -> None:
        super().__init__(stream, JsonLines(skipped, explain, document))
