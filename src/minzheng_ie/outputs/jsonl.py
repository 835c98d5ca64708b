"""JSON Lines: one claim a line, the wire form of `minzheng_ie.schema`, in UTF-8 without a byte order mark."""

from __future__ import annotations

import json
from typing import TextIO

from minzheng_ie.outputs.protocol import ReportLike, rows
from minzheng_ie.schema import Claim


class JsonLinesWriter:
    """Writes one JSON object a line, ended by ``\\n``.

    skipped (bool): also write the numbers that are no claims, in text order.
    explain (bool): add the key ``explain`` (list of str) to each claim.
    """

    def __init__(self, stream: TextIO, *, skipped: bool = False, explain: bool = False) -> None:
        self._stream = stream
        self._skipped = skipped
        self._explain = explain

    def write(self, report: ReportLike) -> None:
        """Write one report."""
        for row in rows(report, skipped=self._skipped):
            line = row.model_dump_json()
            if self._explain and isinstance(row, Claim):
                line = f'{line[:-1]},"explain":{json.dumps(row.explain, ensure_ascii=False, separators=(",", ":"))}}}'
            self._stream.write(line + "\n")

    def close(self) -> None:
        """Nothing ends a JSON Lines file."""
