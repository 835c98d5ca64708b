"""What is told of a document in the wire form of `minzheng_ie.schema`, with offsets of the original text."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from minzheng_ie.document.model import Answer, Document, Section, Span
from minzheng_ie.entities.regions import Region
from minzheng_ie.filled import built, built_span
from minzheng_ie.schema import DocumentInfo, RunnerUp, SectionInfo, SourceSpan
from minzheng_ie.text.alignment import Alignment

_ANSWERS = ("kind", "title", "issuer", "region", "written", "posted", "reports_on")


def info_of(document: Document, source: str, alignment: Alignment) -> DocumentInfo:
    """The answers of a document.

    document (Document): offsets are those of the clean text. source (str): the original text, onto which ``alignment``
    maps them.
    """

    def spans(found: tuple[Span, ...]) -> tuple[SourceSpan, ...]:
        return tuple(_span(source, alignment, span) for span in found)

    answers: dict[str, Answer[Any]] = {
        name: document.place if name == "region" else getattr(document, name) for name in _ANSWERS
    }
    place = document.place.value
    return built(
        DocumentInfo,
        **{name: _written(answer.value) for name, answer in answers.items()},
        region_code=place.code if place is not None else None,
        sections=tuple(_section(alignment, s) for s in document.sections),
        evidence={name: spans(answer.evidence) for name, answer in answers.items() if answer.evidence},
        rank={name: answer.rank for name, answer in answers.items() if answer.value is not None},
        runner_up=_runners_up(answers, spans),
    )


def _runners_up(
    answers: dict[str, Answer[Any]], spans: Callable[[tuple[Span, ...]], tuple[SourceSpan, ...]]
) -> dict[str, RunnerUp]:
    return {
        name: built(
            RunnerUp, value=_written(answer.runner_up) or "", evidence=spans(answer.runner_up_evidence)
        )
        for name, answer in answers.items()
        if answer.runner_up is not None
    }


def _written(value: Any) -> str | None:
    if value is None:
        return None
    return value.path if isinstance(value, Region) else str(value)


def _section(alignment: Alignment, section: Section) -> SectionInfo:
    start, end = alignment.span(section.start, section.end)
    return built(SectionInfo, kind=section.kind, start=start, end=end, year=section.year)


def _span(source: str, alignment: Alignment, span: Span) -> SourceSpan:
    start, end = alignment.span(*span)
    return built_span(start, end, source[start:end])
