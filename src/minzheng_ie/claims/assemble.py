"""Assemble claims: every number of a report becomes a claim, or an entry of the ledger of skipped numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from minzheng_ie.analysis import Analysis
from minzheng_ie.claims.emit import Emitter
from minzheng_ie.claims.fields import Fields
from minzheng_ie.claims.findings import Finding, Passage
from minzheng_ie.claims.listings import Listings
from minzheng_ie.claims.measures import load_measures
from minzheng_ie.claims.metrics import Metrics
from minzheng_ie.claims.numbers import step_of_cell
from minzheng_ie.claims.rolls import Rolls
from minzheng_ie.claims.rulebook import Rulebook
from minzheng_ie.claims.sentences import ReadSentence, read_sentences
from minzheng_ie.claims.tables import RowClaim, read_rows
from minzheng_ie.document.outlook import Outlook, find_outlook
from minzheng_ie.heads.model import Head
from minzheng_ie.quantities.reader import plain
from minzheng_ie.schema import Claim, Skipped, SkipReason
from minzheng_ie.text.layout import Block
from minzheng_ie.tree.leaves import word_token
from minzheng_ie.tree.words import MetricWords

_TOGETHER = (
    256  # numbers whose fields are decided together, so that what waits does not grow with the document
)


class Assembler(Rulebook):
    """Turns an analysed document into claims and the ledger.

    dirs (tuple): pattern directories. words: the metric words of the room before.
    """

    def __init__(self, dirs: tuple[Path, ...], words: MetricWords) -> None:
        super().__init__(dirs, words)
        self.measures = load_measures(dirs)

    def assemble(self, analysis: Analysis) -> tuple[list[Claim], list[Skipped]]:
        """Claims and skipped numbers of a document, each in text order."""
        return _Document(self, analysis).run()


class _Document:
    """One document on its way through assembly, block by block."""

    def __init__(self, rules: Assembler, analysis: Analysis) -> None:
        self.rules = rules
        self.analysis = analysis
        self.text = text = analysis.clean.text
        self.fields = Fields(analysis, rules)
        self.emitter = Emitter(analysis, rules.measures)
        self.listings = Listings(text, rules.periods.looks)
        self.rolls = Rolls(text, analysis.quantities, analysis.region)
        self.outlook = find_outlook(text, analysis.layout, analysis.date, analysis.periods)
        self.metrics = Metrics(analysis, rules, self.fields.declined)
        self.waiting = 0  # numbers that are not yet decided
        self.claims: list[Claim] = []
        self.claimed: set[int] = set()
        self.declined: dict[int, SkipReason] = self.fields.declined

    def run(self) -> tuple[list[Claim], list[Skipped]]:
        """Go through the blocks in order."""
        sentences = read_sentences(self.analysis)
        blocks = self.analysis.layout.blocks
        rowed = "row" in [block.kind for block in blocks]
        rows = read_rows(self.analysis, self.rules.dirs) if rowed else {}
        number, last = 0, len(sentences)
        for b, block in enumerate(blocks):
            first = number
            while number < last and sentences[number].span.block == b:
                number += 1
            own = sentences[first:number]
            if block.kind not in ("meta", "row"):
                self._block(block, own)
                continue
            reason: SkipReason = "reference" if block.kind == "meta" else "no_unit"
            self.declined.update({i: reason for s in own for i in s.numbers})
            for row in rows.get(b, []):
                self._row(row, own[0])
        self._emit()
        return self.claims, self.emitter.ledger(self.claimed, self.declined)

    def _block(self, block: Block, own: Sequence[ReadSentence]) -> None:
        """A heading or a paragraph, sentence by sentence."""
        if self.waiting >= _TOGETHER:
            self._emit()
        if self.outlook is not None and block.start == self.outlook.start:
            self._turn(self.outlook)
        listed = self.rolls.goes_on(block, own)
        if (apart := block.kind != "paragraph" and not listed) and block.kind in ("heading", "title"):
            self.fields.heading(own, block.level, block.start, block.end, title=block.kind == "title")
        elif not listed or self.rolls.headed:
            self.fields.block(self.listings.block(block))
        if listed:
            self.metrics.rolled()
        else:
            self._new_topic()
        for s, sentence in enumerate(own):
            if item := sentence.span.item and not listed:
                self.fields.item()
                self._new_topic()
            if self.outlook is not None and sentence.span.start >= self.outlook.start:
                self._turn(self.outlook)
            first = not (s or listed)
            opens, opening = first or item, first and not item
            self._sentence(Passage(sentence, self.rolls.behind, opens=opens, block=opening, heading=apart))
        self.rolls.leave(block, item=listed)

    def _turn(self, outlook: Outlook) -> None:
        """From here on the document is about the year to come."""
        self.fields.turn(outlook)
        self.outlook = None

    def _new_topic(self) -> None:
        self.metrics.topic()
        self.fields.topic()

    def _sentence(self, passage: Passage) -> None:
        sentence = passage.sentence
        self.metrics.passed(passage)
        self.fields.passed(passage)
        self.waiting += len(sentence.numbers)
        if self.text[sentence.span.end - 1] == ":":
            self.listings.leave(sentence)

    def _row(self, row: RowClaim, sentence: ReadSentence) -> None:
        """One number of a table row."""
        quantity = replace(
            self.analysis.quantities[row.index],
            value=plain(row.value),
            value_max=None,
            step=step_of_cell(self.analysis.quantities[row.index], row.value),
            unit=row.unit,
            dimension=row.dimension,
            modifier="exact",
        )
        name = word_token(row.name.start, row.name.end, row.name.text, self.rules.words)
        span = sentence.span.start, sentence.span.end
        self.fields.row(row, Finding(row.index, quantity, Head((name,), "table-row"), span), sentence)
        self.waiting += 1

    def _emit(self) -> None:
        """Decide the numbers that wait, all by one stage before the next: what each works with stays at hand."""
        self.metrics.settle()
        self.fields.settle()
        found = self.fields.found
        self.claims += [self.emitter.claim(finding) for finding in found]
        self.claimed.update([finding.index for finding in found])
        found.clear()
        self.waiting = 0
