"""Write claims and the ledger: clean offsets become spans of the original document."""

from __future__ import annotations

import hashlib
from bisect import bisect_right, insort
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from minzheng_ie.analysis import Analysis
from minzheng_ie.claims.measures import Measures
from minzheng_ie.claims.metrics import Head
from minzheng_ie.claims.scope import Governed
from minzheng_ie.claims.tokens import Token
from minzheng_ie.entities.regions import Region
from minzheng_ie.quantities.model import Quantity
from minzheng_ie.schema import Change, Claim, Evidence, SentenceSpan, Skipped, SkipReason, SourceSpan, Status

Inherited = Literal["region", "period", "program", "unit"]


@dataclass(frozen=True, slots=True)
class Finding:
    """Everything decided about one number, still in clean offsets.

    rate_span: the words that make the unit a rate. cue: the word that makes the number a difference.
    """

    quantity: Quantity
    head: Head
    unit: str
    rate_span: tuple[int, int] | None
    change: Change
    cue: Token | None
    period: Governed[str | None]
    region: Governed[Region | None]
    programme: Governed[str | None]
    status: Governed[Status]


class Emitter:
    """Turns findings of one document into claims.

    The fields are right by construction, so the models are built without validating them again.
    """

    def __init__(self, analysis: Analysis, measures: Measures) -> None:
        self.analysis = analysis
        self.measures = measures

    def claim(self, finding: Finding, sentence: tuple[int, int]) -> Claim:
        """The claim of one number. sentence: clean span of the sentence it stands in."""
        quantity, head, region = finding.quantity, finding.head, finding.region.value
        quote = self._span(quantity.start, quantity.end)
        start, end = self.analysis.clean.alignment.span(*sentence)
        governed: dict[Inherited, Governed[Region | None] | Governed[str | None]] = {
            "region": finding.region,
            "period": finding.period,
            "program": finding.programme,
        }
        return Claim.model_construct(
            doc=self.analysis.name,
            id=self._id(quote),
            metric=head.text,
            measure=self.measures.of(finding.unit, head.text, finding.change),
            value=quantity.value,
            value_max=quantity.value_max,
            unit=finding.unit,
            modifier=quantity.modifier,
            region=region.path if region is not None else None,
            region_code=region.code if region is not None else None,
            period=finding.period.value,
            program=finding.programme.value,
            change=finding.change,
            status=finding.status.value or "actual",
            start=quote.start,
            end=quote.end,
            quote=quote.quote,
            evidence=self._evidence(finding),
            inherited=tuple(n for n, g in governed.items() if g.inherited and g.value is not None),
            sentence=SentenceSpan.model_construct(start=start, end=end),
            rule=head.rule,
            explain=(
                f"metric: {head.rule}",
                *(self._explain(name, g) for name, g in governed.items()),
                self._explain("status", finding.status),
                f"change: {finding.change}"
                + (f" from “{finding.cue.text}”" if finding.cue is not None else ""),
            ),
        )

    def ledger(self, claimed: Iterable[int], declined: Mapping[int, SkipReason]) -> list[Skipped]:
        """Every number that is no claim, with the reason.

        claimed: indexes of the quantities that are. declined: reasons found while assembling.
        """
        kept = set(claimed)
        boilerplate = [(b.start, b.end) for b in self.analysis.layout.blocks if b.kind == "boilerplate"]
        skipped = []
        at = 0
        for index, quantity in enumerate(self.analysis.quantities):
            if index in kept:
                continue
            while at < len(boilerplate) and boilerplate[at][1] <= quantity.start:
                at += 1
            inside = at < len(boilerplate) and boilerplate[at][0] <= quantity.start
            reason: SkipReason = (
                "boilerplate" if inside else (quantity.skip or declined.get(index, "no_unit"))
            )
            span = self._span(quantity.start, quantity.end)
            skipped.append(
                Skipped.model_construct(
                    doc=self.analysis.name, skipped=reason, start=span.start, end=span.end, quote=span.quote
                )
            )
        entries = [(entry.start, entry.end) for entry in skipped]
        for start, end in self.analysis.clean.removed:  # page marks inside a sentence
            before = bisect_right(entries, (start, end)) - 1
            if (
                before < 0 or entries[before][1] <= start
            ):  # not within a number or date that the mark cuts in two
                quote = self.analysis.source[start:end]
                page = Skipped.model_construct(
                    doc=self.analysis.name, skipped="boilerplate", start=start, end=end, quote=quote
                )
                insort(skipped, page, key=lambda entry: entry.start)
        return skipped

    def _span(self, start: int, end: int) -> SourceSpan:
        s, e = self.analysis.clean.alignment.span(start, end)
        return SourceSpan.model_construct(start=s, end=e, quote=self.analysis.source[s:e])

    def _said(
        self, governed: Governed[Region | None] | Governed[str | None] | Governed[Status]
    ) -> tuple[SourceSpan, ...]:
        trigger = governed.trigger
        if trigger is None or not 0 <= trigger.start < trigger.end:
            return ()
        return (self._span(trigger.start, trigger.end),)

    def _evidence(self, finding: Finding) -> Evidence:
        cue, rate = finding.cue, finding.rate_span
        return Evidence.model_construct(
            metric=tuple(self._span(s, e) for s, e in _merged(finding.head.tokens)),
            region=self._said(finding.region),
            period=self._said(finding.period),
            program=self._said(finding.programme),
            change=(self._span(cue.start, cue.end),) if cue is not None else (),
            status=self._said(finding.status),
            unit=(self._span(*rate),) if rate is not None else (),
        )

    def _explain(
        self, name: str, governed: Governed[Region | None] | Governed[str | None] | Governed[Status]
    ) -> str:
        trigger = governed.trigger
        if trigger is None:
            return f"{name}: nothing governs it"
        value = governed.value.path if isinstance(governed.value, Region) else governed.value
        text = self.analysis.clean.text
        where = f"“{text[trigger.start : trigger.end]}”" if trigger.start >= 0 else "the caller"
        return f"{name}: {value} from {where} ({governed.level}, {trigger.rule})"

    def _id(self, quote: SourceSpan) -> str:
        seed = f"{self.analysis.name}\0{quote.start}\0{quote.end}\0{quote.quote}"
        return hashlib.sha256(seed.encode()).hexdigest()[:16]


def _merged(tokens: Sequence[Token]) -> list[tuple[int, int]]:
    """Spans of tokens, neighbours joined."""
    spans: list[tuple[int, int]] = []
    for token in sorted(tokens, key=lambda t: t.start):
        if spans and spans[-1][1] >= token.start:
            spans[-1] = (spans[-1][0], max(spans[-1][1], token.end))
        else:
            spans.append((token.start, token.end))
    return spans
