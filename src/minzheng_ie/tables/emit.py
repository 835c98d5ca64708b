"""Claims of findings: the same form as those of prose."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from minzheng_ie.analysis import Analysis
from minzheng_ie.claims.emit import Inherited
from minzheng_ie.claims.measures import Measures
from minzheng_ie.filled import built, built_span
from minzheng_ie.schema import (
    Claim,
    Evidence,
    SentenceSpan,
    Skipped,
    SkipReason,
    SourceSpan,
)
from minzheng_ie.tables.findings import Finding, Span

RULE = "table-cell"
_REMEMBERED = 1 << 12
_CHANGED = {change: f"change: {change}" for change in ("none", "increase", "decrease")}


class Emitter:
    """Writes the claims of one document's tables. The fields are right by construction."""

    def __init__(self, analysis: Analysis, measures: Measures) -> None:
        self.analysis = analysis
        self.measures = measures
        self._groups: dict[tuple[Span, ...], tuple[SourceSpan, ...]] = {(): ()}
        self._sentences: dict[Span, SentenceSpan] = {}
        self._told: dict[tuple[str, str | None, tuple[Span, ...], bool], str] = {}

    def claim(self, found: Finding) -> Claim:
        """The claim of one number."""
        source = self.analysis.source
        start, end = found.box.span
        quote = source[start:end]
        region = found.region
        return built(
            Claim,
            doc=self.analysis.name,
            id="",  # `minzheng_ie.claims.ids`, when all claims are known
            metric=found.metric,
            measure=self.measures.of(found.unit, found.metric, found.change),
            value=found.value,
            value_max=found.value_max,
            step=found.step,
            unit=found.unit,
            modifier=found.box.content.modifier,
            region=region.path if region is not None else None,
            region_code=region.code if region is not None else None,
            period=found.period,
            program=found.program,
            change=found.change,
            status=found.status,
            role=None,  # tables have levels side by side
            start=start,
            end=end,
            quote=quote,
            evidence=self._evidence(found),
            inherited=cast("tuple[Inherited, ...]", found.inherited),
            sentence=self._sentence(found.row_span),
            rule=RULE,
            locator=self.analysis.locator(start),
            explain=self._explain(found),
        )

    def skipped(self, start: int, end: int, reason: SkipReason) -> Skipped:
        """An entry of the ledger."""
        quote = self.analysis.source[start:end]
        return built(Skipped, doc=self.analysis.name, skipped=reason, start=start, end=end, quote=quote)

    def _evidence(self, found: Finding) -> Evidence:
        return built(
            Evidence,
            metric=self._spans(found.metric_spans),
            region=self._spans(found.region_spans) if found.region is not None else (),
            period=self._spans(found.period_spans) if found.period is not None else (),
            program=self._spans(found.program_spans) if found.program is not None else (),
            change=self._spans(found.change_spans),
            status=self._spans(found.status_spans),
            unit=self._spans(found.unit_spans),
        )

    def _spans(self, places: tuple[Span, ...]) -> tuple[SourceSpan, ...]:
        known = self._groups.get(places)
        if known is None:
            if len(self._groups) >= _REMEMBERED:
                self._groups.clear()
            source = self.analysis.source
            known = self._groups[places] = tuple(
                [built_span(s, e, source[s:e]) for s, e in dict.fromkeys(places)]
            )
        return known

    def _sentence(self, span: Span) -> SentenceSpan:
        known = self._sentences.get(span)
        if known is None:
            self._sentences.clear()  # rows come one after the other
            known = self._sentences[span] = built(SentenceSpan, start=span[0], end=span[1])
        return known

    def _explain(self, found: Finding) -> tuple[str, ...]:
        region = found.region.path if found.region is not None else None
        return (
            f"metric: {RULE} from {self._words(found.metric_spans)}",
            self._line("unit", found.unit, found.unit_spans, found.inherited),
            self._line("region", region, found.region_spans, found.inherited),
            self._line("period", found.period, found.period_spans, found.inherited),
            self._line("program", found.program, found.program_spans, found.inherited),
            "status: actual" if found.status == "actual" else "status: planned",
            _CHANGED[found.change],
        )

    def _line(self, name: str, value: str | None, spans: tuple[Span, ...], inherited: Iterable[str]) -> str:
        if value is None:
            return f"{name}: nothing governs it"
        key = name, value, spans, name in inherited
        known = self._told.get(key)
        if known is None:
            if len(self._told) >= _REMEMBERED:
                self._told.clear()
            level = "table" if key[3] else "cell"
            known = self._told[key] = f"{name}: {value} from {self._words(spans)} ({level})"
        return known

    def _words(self, spans: tuple[Span, ...]) -> str:
        source = self.analysis.source
        return "".join(f"“{source[s:e]}”" for s, e in spans[:4]) or "what is counted"
