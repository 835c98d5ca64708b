"""What is known of when a document was written: handed from the room of the document to the reader of periods."""

from __future__ import annotations

from datetime import date as Date
from typing import Literal

from minzheng_ie.records import dataclass

DateRank = Literal["given", "title", "opening", "dateline", "posted", "spoken", "none"]
"""On what the year reported on rests, best first; ``minzheng_ie.document.model`` says what each means."""


_MONTH = len("2024-06")


@dataclass(frozen=True)
class Reviewed:
    """The years that a document reviews as a whole (“十二五”期间): what was done then, without a time of its own, is of them.

    period (str): their EDTF. last (int): the last of them. span (tuple): the words that name them.
    until (int): where the part of the document begins that is about something else (next plan, shortcomings).
    """

    period: str
    last: int
    span: tuple[int, int]
    until: int


@dataclass(frozen=True)
class ReportDate:
    """When a document was written and what year it reports on.

    date (date): the date of writing, giving or (failing these) posting; None when the text tells none. A
        date given as year and month stands at the first of the month.
    year (int): the year reported on, from which 过去五年 counts back; a document dated January to March
        reports on the year before. None when unknown.
    default (str): EDTF of the period that numbers without any time of their own inherit; None when the
        document reviews several years or does not tell.
    now (int): the year that 今年 names: the year of writing, or the one the title names.
    closed (bool): whether that year is over in the document's own view (a yearly bulletin or summary).
    evidence (tuple): offsets of what year and default rest on.
    datelines (tuple): offsets of the dates that date the document itself.
    reviewed (str): of a five-year plan, the EDTF of the plan before it, on which its chapters on results look back.
    rank (str): on what year and default rest.
    span (Reviewed): the years reviewed as a whole, where the document is about several.
    """

    date: Date | None = None
    year: int | None = None
    default: str | None = None
    now: int | None = None
    closed: bool = False
    evidence: tuple[tuple[int, int], ...] = ()
    datelines: tuple[tuple[int, int], ...] = ()
    reviewed: str | None = None
    rank: DateRank = "none"
    span: Reviewed | None = None

    @property
    def part_ends(self) -> tuple[str, str] | None:
        """Where only a part of a year is reported on: the month (EDTF) in which it ends, and that of writing, "" when untold."""
        last = (self.default or "").split("/")[-1]
        if len(last) != _MONTH:
            return None
        return last, "" if self.date is None else self.date.isoformat()[:_MONTH]
