"""What every writer reads and what every writer does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, Protocol, TypeAlias

from minzheng_ie.schema import Claim, DocumentInfo, Skipped

Format = Literal["table", "jsonl", "csv", "parquet", "html", "xlsx", "sqlite", "duckdb"]
"""The output formats, by the name used on the command line."""


class HasPath(Protocol):
    """A region, as far as writers show it."""

    @property
    def path(self) -> str: ...


class HasDefault(Protocol):
    """When a report was written, as far as writers show it: the period its numbers inherit."""

    @property
    def default(self) -> str | None: ...


class ReportLike(Protocol):
    """What a writer reads of an extracted report; `minzheng_ie.Report` has it."""

    @property
    def doc(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def claims(self) -> Sequence[Claim]: ...
    @property
    def skipped(self) -> Sequence[Skipped]: ...
    @property
    def region(self) -> HasPath | None: ...
    @property
    def date(self) -> HasDefault: ...
    @property
    def document(self) -> DocumentInfo: ...
    @property
    def sha256(self) -> str: ...
    @property
    def format(self) -> str: ...
    @property
    def encoding(self) -> str | None: ...
    @property
    def warnings(self) -> Sequence[str]: ...


class Renderer(Protocol):
    """A format in pieces: what a report becomes without a look at the others.

    An output is `head`, the reports with `between` between them, and `tail` when there was a report. Renderers hold
    options only; they can be pickled and sent to the process that makes the report.
    """

    def head(self) -> str:
        """What opens the output."""

    def between(self) -> str:
        """What stands between two reports."""

    def render(self, report: ReportLike) -> str:
        """One report."""

    def tail(self) -> str:
        """What ends an output with at least one report."""


class Writer(Protocol):
    """Writes reports to a text stream, one after the other, keeping none of them.

    `write` may be called any number of times; `close` ends the output and leaves the stream open.
    """

    def write(self, report: ReportLike) -> None:
        """Write one report."""

    def close(self) -> None:
        """Write what ends the output, if the format has such a thing."""


Row: TypeAlias = "Claim | Skipped"


def rows(report: ReportLike, *, skipped: bool) -> Iterator[Row]:
    """The claims of a report in text order, with ``skipped`` the numbers that are no claims among them."""
    if not skipped:
        yield from report.claims
        return
    everything: list[Row] = [*report.claims, *report.skipped]
    yield from sorted(everything, key=lambda row: (row.start, row.end))
