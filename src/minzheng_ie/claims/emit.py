"""Write claims and the ledger: clean offsets become spans of the original document."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from operator import attrgetter
from typing import Literal

from minzheng_ie.analysis import Analysis
from minzheng_ie.claims.findings import Finding
from minzheng_ie.claims.measures import Measures
from minzheng_ie.entities.periods.mention import DATED
from minzheng_ie.entities.regions import Region
from minzheng_ie.filled import built, built_skipped, built_span, unfilled
from minzheng_ie.governance.governed import OUTSIDE, Governed
from minzheng_ie.governance.unit.frame import Decided
from minzheng_ie.grids import Grid, in_grid
from minzheng_ie.heads.model import SIDE_BY_SIDE, Head
from minzheng_ie.quantities.ledger import unread
from minzheng_ie.rules.trace import RuleId
from minzheng_ie.schema import (
    Claim,
    Evidence,
    SentenceSpan,
    Skipped,
    SkipReason,
    SourceSpan,
    Status,
)
from minzheng_ie.tree.leaves import Token

_start = attrgetter("start")
_REMEMBERED = 2048  # spans and lines that several claims share; what stands far back is seldom told of again

Inherited = Literal["region", "period", "program", "unit"]
_Spans = tuple[SourceSpan, ...]
_Told = tuple[_Spans, str]
"""The spans that say what a field is, and the line of the explanation."""


class _Lines(dict[str, str]):
    """Lines of an explanation that differ in one word, each made once.

    form (str): the line, with ``{}`` for the word.
    """

    def __init__(self, form: str) -> None:
        super().__init__()
        self._form = form

    def __missing__(self, word: str) -> str:
        line = self[word] = self._form.format(word)
        return line


_CHANGED, _UNITS, _UNGOVERNED = _Lines("change: {}"), _Lines("unit: {}"), _Lines("{}: nothing governs it")


class Emitter:
    """Turns findings of one document into claims.

    The fields are right by construction, so the models are built without validating them again.
    """

    def __init__(self, analysis: Analysis, measures: Measures) -> None:
        self.analysis = analysis
        self.measures = measures
        self._text = analysis.clean.text
        self._source = analysis.source
        self._span_of = analysis.clean.alignment.span
        self._located = bool(analysis.places or analysis.clean.grids)
        # One heading, one opening date, one sentence stands behind many claims: they share its span.
        self._claimed: list[tuple[int, int]] = []
        self._spans: dict[tuple[int, int], tuple[SourceSpan, ...]] = {}
        self._sentences: dict[tuple[int, int], SentenceSpan] = {}
        self._told: dict[tuple[str, int, int, str | None, str, str, tuple[RuleId, ...]], _Told] = {}

    def claim(self, finding: Finding) -> Claim:
        """The claim of one number."""
        quantity, head, region = finding.quantity, finding.head, finding.region.value
        start, end = self._span_of(quantity.start, quantity.end)
        self._claimed.append((start, end))
        quote = self._source[start:end]
        cue, change = finding.cue, finding.change
        changed = f"change: {change} from “{cue.text}”" if cue is not None else _CHANGED[change]
        where, when, what = finding.region, finding.period, finding.programme
        unit = finding.unit.unit or ""
        inherited: tuple[Inherited, ...] = ()
        if region is not None and where.level in OUTSIDE and where.trigger is not None:
            inherited = ("region",)
        if when.value is not None and when.level in OUTSIDE and when.trigger is not None:
            inherited = (*inherited, "period")
        if what.value is not None and what.level in OUTSIDE and what.trigger is not None:
            inherited = (*inherited, "program")
        program, of_program = self._say("program", what, what.value)  # first: the metric shares its spans
        place, of_place = self._say("region", where, region.path if region is not None else None)
        time, of_time = self._say("period", when, when.value)
        status, of_status = self._say("status", finding.status, finding.status.value)
        told = head.text
        claim = unfilled(Claim)
        space = vars(claim)
        space["doc"] = self.analysis.name
        space["id"] = ""  # `minzheng_ie.claims.ids`, when all claims are known
        space["metric"] = told
        space["measure"] = self.measures.of(unit, told, change)
        space["value"] = quantity.value
        space["value_max"] = quantity.value_max
        space["step"] = quantity.step
        space["unit"] = unit
        space["modifier"] = quantity.modifier
        space["region"] = region.path if region is not None else None
        space["region_code"] = region.code if region is not None else None
        space["period"] = when.value
        space["program"] = what.value
        space["change"] = change
        space["status"] = finding.status.value or "actual"
        space["role"] = finding.role if change == "none" else None
        space["start"] = start
        space["end"] = end
        space["quote"] = quote
        space["evidence"] = self._evidence(finding, place, time, program, status)
        space["inherited"] = inherited
        space["sentence"] = self._sentences.get(finding.sentence) or self._sentence(finding.sentence)
        space["rule"] = head.rule
        space["locator"] = self.analysis.locator(start) if self._located else None
        space["explain"] = (
            _decided(head),
            of_place,
            of_time,
            of_program,
            of_status,
            f"{changed}{_listed((finding.by,))}" if finding.by is not None else changed,
            self._measured(finding.unit),
        )
        return claim

    def ledger(self, claimed: Iterable[int], declined: Mapping[int, SkipReason]) -> list[Skipped]:
        """Every numeral of the original that is no claim, with the reason.

        claimed: indexes of the quantities that are. declined: reasons found while assembling.
        """
        kept = set(claimed)
        boilerplate = [(b.start, b.end) for b in self.analysis.layout.blocks if b.kind == "boilerplate"]
        skipped = []
        dates = [(m.start, m.end) for m in self.analysis.periods if m.rule in DATED and m.kind != "duration"]
        at = since = 0
        for index, quantity in enumerate(self.analysis.quantities):
            if index in kept:
                continue
            while at < len(boilerplate) and boilerplate[at][1] <= quantity.start:
                at += 1
            inside = at < len(boilerplate) and boilerplate[at][0] <= quantity.start
            while since < len(dates) and dates[since][1] <= quantity.start:
                since += 1
            dated = (
                since < len(dates) and dates[since][0] <= quantity.start and quantity.end <= dates[since][1]
            )
            reason: SkipReason = (
                "boilerplate"
                if inside
                else ("date" if dated else quantity.skip or declined.get(index, "no_unit"))
            )
            start, end = self._span_of(quantity.start, quantity.end)
            quote = self.analysis.source[start:end]
            skipped.append(built_skipped(self.analysis.name, reason, start, end, quote))
        known = [(entry.start, entry.end) for entry in skipped] + self._claimed
        # Cells have a ledger of their own.
        known += [(cell.start, cell.end) for grid in self.analysis.clean.grids for cell in grid.cells]
        rest = self._not_recognised(sorted(known))
        return sorted([*skipped, *rest], key=_start) if rest else skipped

    def _not_recognised(self, known: list[tuple[int, int]]) -> list[Skipped]:
        """The numerals that no quantity holds: of page marks, in words, of other scripts, in circles.

        known: spans of claims and skipped numbers, in order. One that a page mark cuts in two holds the mark.
        """
        name, source = self.analysis.name, self.analysis.source
        marks: list[tuple[int, int, SkipReason]] = []
        for start, end in self.analysis.clean.removed:
            before = bisect_right(known, (start, end)) - 1
            if before < 0 or known[before][1] <= start:
                marks.append((start, end, "boilerplate"))
        if marks:
            known = sorted([*known, *((start, end) for start, end, _ in marks)])
        rest = [*marks, *unread(source, known)]
        if self.analysis.clean.grids:
            rest = _in_tables(source, rest, self.analysis.clean.grids)
        return [built_skipped(name, reason, start, end, source[start:end]) for start, end, reason in rest]

    def _span(self, start: int, end: int) -> SourceSpan:
        known = self._spans.get((start, end))
        if known is not None:
            return known[0]  # the metric's words name the programme
        start, end = self._span_of(start, end)
        return built_span(start, end, self._source[start:end])

    def _sentence(self, span: tuple[int, int]) -> SentenceSpan:
        if len(self._sentences) >= _REMEMBERED:
            self._sentences.clear()
        start, end = self._span_of(*span)
        known = self._sentences[span] = built(SentenceSpan, start=start, end=end)
        return known

    def _say(
        self,
        name: str,
        governed: Governed[Region | None] | Governed[str | None] | Governed[Status],
        value: str | None,
    ) -> _Told:
        """Where a field comes from: the spans that say so, and the line that explains it."""
        trigger, rows = governed.trigger, governed.rows
        if trigger is None:
            line = _UNGOVERNED[name]
            return (), f"{line}{_listed(rows)}" if rows else line
        start, end, rule, level = trigger.start, trigger.end, trigger.rule, governed.level
        key = name, start, end, value, level, rule, rows
        known = self._told.get(key)
        if known is None:
            if len(self._told) >= _REMEMBERED:
                self._told.clear()
            where = f"“{self._text[start:end]}”" if start >= 0 else "the caller"
            line = f"{name}: {value} from {where} ({level}, {rule})"
            known = self._told[key] = self._said(start, end), f"{line}{_listed(rows)}" if rows else line
        return known

    def _said(self, start: int, end: int) -> tuple[SourceSpan, ...]:
        if not 0 <= start < end:
            return ()
        known = self._spans.get((start, end))
        if known is None:
            if len(self._spans) >= _REMEMBERED:
                self._spans.clear()
            first, last = self._span_of(start, end)
            known = self._spans[start, end] = (built_span(first, last, self._source[first:last]),)
        return known

    def _evidence(
        self, finding: Finding, region: _Spans, period: _Spans, program: _Spans, status: _Spans
    ) -> Evidence:
        cue, rate, quantity = finding.cue, finding.unit.span, finding.quantity
        changed: tuple[SourceSpan, ...] = ()
        if cue is not None:
            changed = (self._span(cue.start, cue.end),)
        elif quantity.change is not None:
            changed = (self._span(quantity.start, quantity.start + 1),)
        evidence = unfilled(Evidence)
        space = vars(evidence)
        space["metric"] = tuple([self._span(s, e) for s, e in _merged(finding.head.tokens)])
        space["region"] = region
        space["period"] = period
        space["program"] = program
        space["change"] = changed
        space["status"] = status
        space["unit"] = (self._span(*rate),) if rate is not None else ()
        return evidence

    def _measured(self, unit: Decided) -> str:
        """Where the unit is from: the words that make it a rate, and the row that decided."""
        told = _UNITS[unit.unit or ""]
        if unit.span is not None:
            told = f"{told} from “{self._text[unit.span[0] : unit.span[1]]}”"
        return f"{told}{_listed((unit.row,))}" if unit.row is not None else told


def _decided(head: Head) -> str:
    """How a metric was found: the row of a table that made it, else what it is called."""
    if not head.row:
        return f"metric: {head.text} ({head.rule})"
    beside = f" ({head.rule})" if head.rule == SIDE_BY_SIDE else ""
    return f"metric: {head.text} patterns/{head.row}{beside}"


@lru_cache(maxsize=_REMEMBERED)
def _listed(rows: tuple[RuleId, ...]) -> str:
    """The rows that decided as an explanation lists them: where it was found, what took other times out, what was made of it.

    Number after number they are the same.
    """
    return f" [{'; '.join(map(str, rows))}]"


def _in_tables(
    source: str, rest: Iterable[tuple[int, int, SkipReason]], grids: Sequence[Grid]
) -> list[tuple[int, int, SkipReason]]:
    """The numerals that nothing holds, those between the cells of a table as the numbers they are (4.5, not 4 and 5)."""
    made: list[tuple[int, int, SkipReason]] = []
    for start, end, reason in rest:
        if not in_grid(grids, start):
            made.append((start, end, reason))
        elif made and made[-1][2] == "table" and made[-1][1] == start - 1 and source[start - 1] in ".,":
            made[-1] = (made[-1][0], end, "table")
        else:
            made.append((start, end, "table"))
    return made


def _merged(tokens: Sequence[Token]) -> list[tuple[int, int]]:
    """Spans of tokens, neighbours joined."""
    if len(tokens) == 1:
        return [(tokens[0].start, tokens[0].end)]
    spans: list[tuple[int, int]] = []
    first = last = -1
    for token in tokens:
        start, end = token.start, token.end
        if start < first:
            return _merged(sorted(tokens, key=_start))  # few metrics are told out of order
        if last >= start:
            if end > last:
                last = end
            continue
        if last >= 0:
            spans.append((first, last))
        first, last = start, end
    if last >= 0:
        spans.append((first, last))
    return spans
