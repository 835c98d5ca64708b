"""Assemble claims: every number of a report becomes a claim, or an entry of the ledger of skipped numbers."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import regex as re

from minzheng_ie.analysis import Analysis
from minzheng_ie.claims.metrics import Head, HeadFinder, Memory
from minzheng_ie.claims.periods import Nature, PeriodScope
from minzheng_ie.claims.programmes import ProgrammeScope
from minzheng_ie.claims.regions import RegionScope
from minzheng_ie.claims.scope import Governed, Trigger
from minzheng_ie.claims.status import Cues, StatusScope, change_of
from minzheng_ie.claims.tables import RowClaim, read_rows
from minzheng_ie.claims.tokens import Clause, Mark, Token, clauses, tokenize
from minzheng_ie.claims.words import MetricWords
from minzheng_ie.entities.periods import PeriodMention
from minzheng_ie.entities.programmes import ProgrammeMention, Programmes
from minzheng_ie.entities.regions import Region, RegionMention
from minzheng_ie.quantities.model import Quantity
from minzheng_ie.quantities.units import unit_for_counted
from minzheng_ie.schema import Claim, Evidence, SentenceSpan, Skipped, SkipReason, SourceSpan
from minzheng_ie.text.layout import Sentence

_SHARES = frozenset({"share", "points", "ratio"})
_PER = {"人均": "人", "户均": "户"}
_PER_MANY = re.compile(r"每([百千万])(?:名|位)?(人|户|\w)")
_SMALL_RATE = {"元/月": "元/人·月", "元/年": "元/人·年"}


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence with what was recognised in it; the indexes of its quantities that may be claims."""

    span: Sentence
    numbers: tuple[int, ...]
    periods: tuple[PeriodMention, ...]
    regions: tuple[RegionMention, ...]
    programmes: tuple[ProgrammeMention, ...]


class Assembler:
    """Turns an analysed document into claims and the ledger.

    words, cues, programmes: the rule tables of this room.
    """

    def __init__(self, dirs: tuple[Path, ...], words: MetricWords, cues: Cues, programmes: Programmes) -> None:
        self.dirs = dirs
        self.words = words
        self.cues = cues
        self.programmes = programmes
        self.finder = HeadFinder(words, cues.change_words)

    def assemble(self, analysis: Analysis) -> tuple[list[Claim], list[Skipped]]:
        """Claims and skipped numbers of a document, each in text order."""
        return _Document(self, analysis).run()


class _Document:
    """One document on its way through assembly."""

    def __init__(self, assembler: Assembler, analysis: Analysis) -> None:
        self.a = analysis
        self.rules = assembler
        date = analysis.date
        default = date.evidence[0] if date.evidence else None
        self.period = PeriodScope(
            analysis.clean.text,
            Trigger(*(default or (-1, -1)), date.default, "period-document") if date.default is not None else None
        )
        region = analysis.region
        where = analysis.region_evidence[0] if analysis.region_evidence else (-1, -1)
        self.region = RegionScope(region, Trigger(*where, region, "region-document") if region is not None else None)
        self.programme = ProgrammeScope(analysis.clean.text, assembler.programmes)
        self.status = StatusScope(assembler.cues, assembler.words, date.now, closed=date.closed)
        self.claims: list[Claim] = []
        self.declined: dict[int, SkipReason] = {}
        self.memory = Memory()
        self.rate: tuple[str, tuple[int, int], str, bool] | None = None

    def run(self) -> tuple[list[Claim], list[Skipped]]:
        """Go through the blocks in order."""
        blocks = self.a.layout.blocks
        claimed: set[int] = set()
        sentences = self._sentences()
        rows = read_rows(self.a, self.rules.dirs)
        number = 0
        for b, block in enumerate(blocks):
            own = []
            while number < len(sentences) and sentences[number].span.block == b:
                own.append(sentences[number])
                number += 1
            if block.kind == "meta":
                self._decline(own, "reference")
                continue
            if block.kind == "row":
                claimed |= {self._row(row, own[0]) for row in rows.get(b, [])}
                self._decline(own, "no_unit")
                continue
            if block.kind in ("heading", "title"):
                self._heading(own, block.level, block.start, block.end, title=block.kind == "title")
            else:
                for scope in (self.period, self.region, self.programme, self.status):
                    scope.block()
            self.memory, self.rate = Memory(), None
            for s, sentence in enumerate(own):
                if sentence.span.item:
                    for scope in (self.period, self.region, self.programme, self.status):
                        scope.item()
                    self.memory, self.rate = Memory(), None
                claimed |= self._sentence(sentence, first=s == 0, heading=block.kind != "paragraph")
        return self.claims, self._ledger(claimed)

    # --- preparing ---------------------------------------------------------------------------------------

    def _sentences(self) -> list[_Sentence]:
        """Hand every mention to its sentence in one pass over each list."""
        analysis = self.a
        spans = analysis.layout.sentences
        candidates = [i for i, q in enumerate(analysis.quantities) if q.skip is None]
        numbers = _within(spans, candidates, lambda i: analysis.quantities[i].start)
        periods = _within(spans, analysis.periods, lambda m: m.start)
        regions = _within(spans, analysis.regions, lambda m: m.start)
        programmes = _within(spans, analysis.programmes, lambda m: m.start)
        return [
            _Sentence(s, tuple(n), tuple(p), tuple(r), tuple(g))
            for s, n, p, r, g in zip(spans, numbers, periods, regions, programmes, strict=True)
        ]

    def _marks(self, sentence: _Sentence) -> list[Mark]:
        """Numbers, periods, places and rate words of a sentence as tokens; a number wins where they overlap."""
        marks: list[Mark] = []
        for index in sentence.numbers:
            quantity = self.a.quantities[index]
            marks.append(Mark(quantity.start, quantity.end, "number", index))
            if quantity.rate_span is not None and 0 <= quantity.start - quantity.rate_span[1] <= 2:
                marks.append(Mark(*quantity.rate_span, "rate"))
        for period in sentence.periods:
            if period.kind != "title":
                marks.append(Mark(period.start, period.end, "comparison" if period.kind == "comparison" else "period"))
        marks += [Mark(r.start, r.end, "region") for r in sentence.regions if r.kind in ("name", "deictic")]
        rank = {"number": 0, "rate": 1, "comparison": 2, "period": 3, "region": 4}
        kept: list[Mark] = []
        for mark in sorted(marks, key=lambda m: (rank[m.kind], m.start)):
            if all(mark.end <= k.start or k.end <= mark.start for k in kept):
                kept.append(mark)
        return sorted(kept, key=lambda m: m.start)

    # --- blocks ------------------------------------------------------------------------------------------

    def _heading(self, own: Sequence[_Sentence], level: int, start: int, end: int, *, title: bool) -> None:
        depth = 0 if title else level
        self.programme.heading(depth, [m for s in own for m in s.programmes])
        self.region.heading(depth, [m for s in own for m in s.regions])
        if not title:
            self.period.heading(depth, [m for s in own for m in s.periods])
            self.status.heading(depth, self.a.clean.text, start, end)

    def _decline(self, own: Iterable[_Sentence], reason: SkipReason) -> None:
        for sentence in own:
            for index in sentence.numbers:
                self.declined[index] = reason

    def _sentence(self, sentence: _Sentence, *, first: bool, heading: bool) -> set[int]:
        text = self.a.clean.text
        start, end = sentence.span.start, sentence.span.end
        opens = first or sentence.span.item
        claimed: set[int] = set()
        if sentence.numbers:
            marks = self._marks(sentence)
            parts = clauses(text, start, end, marks)
            tokens = [tokenize(text, c.start, c.end, marks) for c in parts]
            self.memory.new_sentence()
            self.rate = self.rate and (*self.rate[:3], False)
            for i, clause in enumerate(parts):
                following = tokens[i + 1] if i + 1 < len(parts) else []
                heads = self.rules.finder.heads(tokens[i], self.a.quantities, self.memory, following)
                claimed |= self._clause(sentence, clause, parts, tokens[i], heads)
        elif opens and not heading:
            self.status.lead(text, start, end)
        if opens and not heading:
            self.programme.lead(sentence.programmes, block=first and not sentence.span.item)
        else:
            self.programme.leave(sentence.programmes)
        self.region.leave(text, start, sentence.regions, first=opens)
        self.period.leave(text, start, sentence.periods)
        return claimed

    def _clause(
        self, sentence: _Sentence, clause: Clause, parts: Sequence[Clause], tokens: Sequence[Token], heads: dict[int, Head]
    ) -> set[int]:
        text = self.a.clean.text
        claimed: set[int] = set()
        group: list[int] = []
        at_first = 0
        for position, token in enumerate(tokens):
            if token.kind != "number":
                continue
            quantity = self.a.quantities[token.index]
            side = group and all(t.kind == "mark" or self.rules.words.has(t.text, "conjunction") for t in tokens[group[-1] + 1 : position])
            if not side:
                group, at_first = [], position
            group.append(position)
            head = heads.get(token.index)
            if head is None or not head.text:
                self.declined[token.index] = "no_unit"
                continue
            unit, rate_span = self._unit(quantity, head)
            if unit is None:
                self.declined[token.index] = "no_unit"
                continue
            if quantity.rate_span is not None and quantity.unit is not None:
                self.rate = (unit, quantity.rate_span, head.text, True)
            change, cue = change_of(tokens, at_first, self.rules.cues, self.rules.words)
            period = self.period.govern(
                text, (quantity.start, quantity.end), clause, sentence.periods, parts, self._nature(quantity, head)
            )
            region = self._region(quantity, clause, sentence, parts, tokens, at_first, len(group) - 1)
            owned = [
                (t.start, t.end) for i, other in heads.items() if i != token.index for t in other.tokens if t not in head.tokens
            ]
            programme = self.programme.govern(head.tokens, (clause.start, clause.end), quantity.start, sentence.programmes, owned)
            status = self.status.govern(text, quantity.start, clause, parts, tokens, period)
            self._emit(sentence, quantity, head, unit, rate_span, change, cue, period, region, programme, status)
            claimed.add(token.index)
        return claimed

    def _nature(self, quantity: Quantity, head: Head) -> Nature:
        """Whether a number is a stock, a flow or a share."""
        if self._flow(head):
            return "flow"
        return "share" if quantity.dimension in _SHARES else "stock"

    def _flow(self, head: Head) -> bool:
        """Whether a metric counts what was done in a period: a verb of doing opens it, ends it or governs money."""
        words = self.rules.words
        for i, token in enumerate(head.tokens):
            if words.has(token.text, "flow"):
                after = head.tokens[i + 1] if i + 1 < len(head.tokens) else None
                if i == 0 or after is None or words.has(after.text, "money"):
                    return True
        return False

    def _region(
        self, quantity: Quantity, clause: Clause, sentence: _Sentence, parts: Sequence[Clause], tokens: Sequence[Token], first: int, nth: int
    ) -> Governed[Region | None]:
        text = self.a.clean.text
        start = tokens[first].start
        places = self.region.places(text, start, clause, sentence.regions, parts)
        size = 1
        for i in range(first + 1, len(tokens)):
            if tokens[i].kind == "number":
                size += 1
            elif tokens[i].kind != "mark" and not self.rules.words.has(tokens[i].text, "conjunction"):
                break
        if len(places) > 1 and size == len(places):
            place = places[nth]
            return Governed(place.region, Trigger(place.start, place.end, place.region, "region-distributed"), "clause")
        return self.region.govern(text, quantity.start, clause, sentence.regions, parts)

    def _unit(self, quantity: Quantity, head: Head) -> tuple[str | None, tuple[int, int] | None]:
        """The unit of a number, with the rate its sentence said for a parallel one, and where that is said."""
        if quantity.unit is None:
            text = self.a.clean.text
            counted = unit_for_counted(text, quantity.start, quantity.end, self.rules.dirs)
            if counted is None and quantity.dimension is None:
                counted = unit_for_counted(head.text, len(head.text), len(head.text), self.rules.dirs)
            return counted, None
        unit = quantity.unit
        written = self.a.clean.text[quantity.number_start : quantity.number_end]
        small = not any(scale in written for scale in "万亿")
        standard = any(self.rules.words.has(t.text, "standard") for t in head.tokens)
        if unit in _SMALL_RATE and standard and small:
            return _SMALL_RATE[unit], quantity.rate_span
        if self.rate is not None and self.rate[0].startswith(unit + "/"):
            rate, span, of, near = self.rate
            if (unit == "元" and small and (near or standard)) or head.text == of:
                return rate, span
        if "/" not in unit and quantity.dimension not in _SHARES:
            many = _PER_MANY.search(head.text)
            if many is not None:
                return f"{unit}/{many.group(1)}{'户' if many.group(2) == '户' else '人'}", None
            for word, denominator in _PER.items():
                if word in head.text:
                    return f"{unit}/{denominator}", None
        return unit, quantity.rate_span

    # --- output ------------------------------------------------------------------------------------------

    def _row(self, row: RowClaim, sentence: _Sentence) -> int:
        """Emit one number of a table row; returns its index."""
        name = Token(row.name.start, row.name.end, row.name.text, "word")
        quantity = replace(
            self.a.quantities[row.index], value=row.value, value_max=None, unit=row.unit, dimension=row.dimension, modifier="exact"
        )
        clause = Clause(sentence.span.start, sentence.span.end, "")
        period = self.period.reach.outside()
        if row.year is not None:
            period = Governed(row.year[0], Trigger(row.year[1], row.year[2], row.year[0], "period-column"), "section")
        region = self.region.govern(self.a.clean.text, quantity.start, clause, sentence.regions, [clause])
        programme = self.programme.govern([name], (clause.start, clause.end), quantity.start, sentence.programmes, ())
        head = Head((name,), "table-row")
        status: Governed[str] = Governed("actual", None, "document")
        self._emit(sentence, quantity, head, row.unit, row.unit_span, row.change, None, period, region, programme, status)
        return row.index

    def _span(self, start: int, end: int) -> SourceSpan:
        s, e = self.a.clean.alignment.span(start, end)
        return SourceSpan(start=s, end=e, quote=self.a.source[s:e])

    def _trigger_span(self, governed: Governed[object]) -> tuple[SourceSpan, ...]:
        trigger = governed.trigger
        return (self._span(trigger.start, trigger.end),) if trigger is not None and trigger.end > trigger.start >= 0 else ()

    def _emit(
        self,
        sentence: _Sentence,
        quantity: Quantity,
        head: Head,
        unit: str,
        rate_span: tuple[int, int] | None,
        change: str,
        cue: Token | None,
        period: Governed[str | None],
        region: Governed[Region | None],
        programme: Governed[str | None],
        status: Governed[str],
    ) -> None:
        quote = self._span(quantity.start, quantity.end)
        whole = self.a.clean.alignment.span(sentence.span.start, sentence.span.end)
        evidence = Evidence(
            metric=tuple(self._span(s, e) for s, e in _merged(head.tokens)),
            region=self._trigger_span(region),
            period=self._trigger_span(period),
            program=self._trigger_span(programme),
            change=(self._span(cue.start, cue.end),) if cue is not None else (),
            status=self._trigger_span(status),
            unit=(self._span(*rate_span),) if rate_span is not None else (),
        )
        inherited = [
            name
            for name, governed in (("region", region), ("period", period), ("program", programme))
            if governed.inherited and governed.value is not None
        ]
        fields = (("period", period), ("region", region), ("program", programme), ("status", status))
        self.claims.append(
            Claim(
                doc=self.a.name,
                id=self._id(quote),
                metric=head.text,
                value=quantity.value,
                value_max=quantity.value_max,
                unit=unit,
                modifier=quantity.modifier,
                region=region.value.path if region.value is not None else None,
                region_code=region.value.code if region.value is not None else None,
                period=period.value,
                program=programme.value,
                change=change,
                status=status.value or "actual",
                start=quote.start,
                end=quote.end,
                quote=quote.quote,
                evidence=evidence,
                inherited=tuple(inherited),
                sentence=SentenceSpan(start=whole[0], end=whole[1]),
                rule=head.rule,
                explain=tuple(self._explain(name, governed) for name, governed in fields) + (f"metric: {head.rule}",),
            )
        )

    def _explain(self, name: str, governed: Governed[object]) -> str:
        trigger = governed.trigger
        if trigger is None:
            return f"{name}: nothing governs it"
        value = governed.value.path if isinstance(governed.value, Region) else governed.value
        where = f"“{self.a.clean.text[trigger.start : trigger.end]}”" if trigger.start >= 0 else "the caller"
        return f"{name}: {value} from {where} ({governed.level}, {trigger.rule})"

    def _id(self, quote: SourceSpan) -> str:
        seed = f"{self.a.name}\0{quote.start}\0{quote.end}\0{quote.quote}"
        return hashlib.sha256(seed.encode()).hexdigest()[:16]

    def _ledger(self, claimed: set[int]) -> list[Skipped]:
        skipped = []
        boilerplate = [(b.start, b.end) for b in self.a.layout.blocks if b.kind == "boilerplate"]
        at = 0
        for index, quantity in enumerate(self.a.quantities):
            if index in claimed:
                continue
            while at < len(boilerplate) and boilerplate[at][1] <= quantity.start:
                at += 1
            inside = at < len(boilerplate) and boilerplate[at][0] <= quantity.start
            reason: SkipReason = "boilerplate" if inside else (quantity.skip or self.declined.get(index, "no_unit"))
            span = self._span(quantity.start, quantity.end)
            skipped.append(Skipped(doc=self.a.name, skipped=reason, start=span.start, end=span.end, quote=span.quote))
        return skipped


def _within(spans: Sequence[Sentence], items: Sequence[object], start: object) -> list[list[object]]:
    """Items (in text order) by the sentence they start in."""
    groups: list[list[object]] = [[] for _ in spans]
    at = 0
    for item in items:
        position = start(item)  # type: ignore[operator]
        while at < len(spans) and spans[at].end <= position:
            at += 1
        if at == len(spans):
            break
        if spans[at].start <= position:
            groups[at].append(item)
    return groups


def _merged(tokens: Sequence[Token]) -> list[tuple[int, int]]:
    """Spans of tokens, neighbours joined."""
    spans: list[tuple[int, int]] = []
    for token in sorted(tokens, key=lambda t: t.start):
        if spans and spans[-1][1] >= token.start:
            spans[-1] = (spans[-1][0], max(spans[-1][1], token.end))
        else:
            spans.append((token.start, token.end))
    return spans

