"""What is told of a document, each answer with the words it rests on and the answer that came second."""

from __future__ import annotations

from datetime import date as Date
from typing import Generic, Literal, TypeVar

from minzheng_ie.document.rows import Kind
from minzheng_ie.entities.periods.report_date import ReportDate
from minzheng_ie.entities.regions import Region
from minzheng_ie.records import dataclass
from minzheng_ie.text.layout import Layout

V = TypeVar("V")
V_co = TypeVar("V_co", covariant=True)
Span = tuple[int, int]
Rank = Literal[
    "given", "issuer", "own", "site", "facts", "title", "opening", "dateline", "posted", "spoken", "none"
]
"""On what an answer rests, best first: ``given`` by the caller; ``issuer`` who issues it; ``own`` a name beside 全市,
我县; ``site`` whose the site is; ``facts`` what most of its facts name; ``title``, ``opening``: what it says it reports on; ``dateline`` when it was
written; ``posted`` when it was put up; ``spoken`` the year it speaks of throughout; ``none`` nothing."""

SectionKind = Literal["review", "plan", "question", "answer", "appendix"]


@dataclass(frozen=True, slots=True)
class Answer(Generic[V_co]):
    """One answer; offsets are code points of the clean text.

    value: what is told, None when nothing is or two answers are as good. evidence (tuple): spans, best first.
    rank (str): on what it rests. runner_up: the answer that came second, None when there was no other.
    runner_up_evidence (tuple): its spans.
    """

    value: V_co | None = None
    evidence: tuple[Span, ...] = ()
    rank: Rank = "none"
    runner_up: V_co | None = None
    runner_up_evidence: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a document: ``start``, ``end`` clean offsets; ``year`` (int | None) the year its head names."""

    kind: SectionKind
    start: int
    end: int
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """What a document is.

    layout: its lines. kind, title, issuer, place, written, posted, reports_on (EDTF): answers.
    date (ReportDate): what the reader of periods needs of the three times. sections (tuple): its parts, in order.
    """

    layout: Layout
    kind: Answer[Kind]
    title: Answer[str]
    issuer: Answer[str]
    place: Answer[Region]
    written: Answer[Date]
    posted: Answer[Date]
    reports_on: Answer[str]
    date: ReportDate
    sections: tuple[Section, ...] = ()
