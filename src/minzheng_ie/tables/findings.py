"""What is decided about one number of a table, before it is a claim."""

from __future__ import annotations

from decimal import Decimal

from minzheng_ie.entities.regions import Region
from minzheng_ie.records import dataclass
from minzheng_ie.schema import Change, SkipReason, Status
from minzheng_ie.tables.sheet import Box

Span = tuple[int, int]


# Never changed once made; not frozen, which would take several times as long to make.
@dataclass(slots=True)
class Finding:
    """One number with all its fields; spans are places in the document, best evidence first.

    row_span (tuple): of the row it stands in. inherited (tuple): of ``region``, ``period``, ``program``, ``unit`` those
    that the lines round the table or the document tell. fee (bool): of a list of fees. before (bool): of the time before
    the table's, and neither is told (上期).
    """

    box: Box
    row_span: Span
    metric: str
    metric_spans: tuple[Span, ...]
    value: Decimal
    value_max: Decimal | None
    step: Decimal | None
    unit: str
    unit_spans: tuple[Span, ...]
    region: Region | None
    region_spans: tuple[Span, ...]
    period: str | None
    period_spans: tuple[Span, ...]
    program: str | None
    program_spans: tuple[Span, ...]
    change: Change
    change_spans: tuple[Span, ...]
    status: Status
    status_spans: tuple[Span, ...]
    inherited: tuple[str, ...]
    fee: bool = False
    before: bool = False

    @property
    def key(self) -> tuple[str, str, object, str | None, Change, Status]:
        """What two numbers of a table cannot have in common and differ."""
        path: object = (
            self.region.path if self.region is not None else self.region_spans
        )  # 城关镇, of which county is not told
        return self.metric, self.unit, path, self.period, self.change, self.status


class Refused(Exception):
    """A number whose row and column do not tell what it is. reason (SkipReason): for the ledger."""

    def __init__(self, reason: SkipReason = "table") -> None:
        super().__init__(reason)
        self.reason = reason
