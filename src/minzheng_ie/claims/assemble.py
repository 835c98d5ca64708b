"""Assemble claims: every number of a report becomes a claim, or an entry of the ledger of skipped numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from minzheng_ie.analysis import Analysis
from minzheng_ie.claims.emit import Emitter
from minzheng_ie.claims.field_rules import FieldRules
from minzheng_ie.claims.fields import Fields
from minzheng_ie.claims.findings import Among, Finding, Here, Passage, Standing
from minzheng_ie.claims.kinds import OF_WHICH, opens_kinds
from minzheng_ie.claims.listings import Listings
from minzheng_ie.claims.measures import load_measures
from minzheng_ie.claims.moves import load_moves
from minzheng_ie.claims.numbers import behind_marker, groups_of, holds_number, step_of_cell
from minzheng_ie.claims.rolls import Rolls
from minzheng_ie.claims.sentences import ReadSentence, clauses_passed, marks_of, read_sentences
from minzheng_ie.claims.tables import RowClaim, read_rows
from minzheng_ie.constructions.find import Constructions
from minzheng_ie.document.outlook import Outlook, find_outlook
from minzheng_ie.heads.clause import heads_of
from minzheng_ie.heads.decide import load_decider
from minzheng_ie.heads.memory import NOTHING_TOLD
from minzheng_ie.heads.model import Head
from minzheng_ie.quantities.reader import plain
from minzheng_ie.schema import Claim, Role, Skipped, SkipReason
from minzheng_ie.text.layout import Block
from minzheng_ie.tree.leaves import ClauseText, clauses, marks_within, word_token
from minzheng_ie.tree.words import MetricWords

_TOGETHER = (
    256  # numbers whose fields are decided together, so that what waits does not grow with the document
)


class Assembler(FieldRules):
    """Turns an analysed document into claims and the ledger.

    dirs (tuple): pattern directories. words: the metric words of the room before.
    """

    def __init__(self, dirs: tuple[Path, ...], words: MetricWords) -> None:
        super().__init__(dirs, words)
        self.measures = load_measures(dirs)
        self.moves = load_moves(dirs)
        self.decider = load_decider(dirs)
        self.constructions = Constructions(dirs, words.vocabulary)

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
        self.memory = NOTHING_TOLD
        self.passed: list[ReadSentence] = []  # sentences without numbers since the last that has some
        self.waiting = 0  # numbers whose fields are not yet decided
        self.claims: list[Claim] = []
        self.claimed: set[int] = set()
        self.declined: dict[int, SkipReason] = self.fields.declined

    def run(self) -> tuple[list[Claim], list[Skipped]]:
        """Go through the blocks in order."""
        sentences = read_sentences(self.analysis)
        rows = read_rows(self.analysis, self.rules.dirs)
        number, last = 0, len(sentences)
        for b, block in enumerate(self.analysis.layout.blocks):
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
            self.memory, self.passed = self.rolls.lead(self.memory, self.passed)
        else:
            self._new_topic()
        for s, sentence in enumerate(own):
            if item := sentence.span.item and not listed:
                self.fields.item()
                self._new_topic()
            if self.outlook is not None and sentence.span.start >= self.outlook.start:
                self._turn(self.outlook)
            first = not (s or listed)
            self._sentence(Passage(sentence, opens=first or item, block=first and not item, heading=apart))
        self.rolls.leave(block, item=listed)

    def _turn(self, outlook: Outlook) -> None:
        """From here on the document is about the year to come."""
        self.fields.turn(outlook)
        self.outlook = None

    def _new_topic(self) -> None:
        self.memory, self.passed = self.memory.new_block(), []
        self.fields.topic()

    def _sentence(self, passage: Passage) -> None:
        sentence = passage.sentence
        if sentence.numbers:
            self._numbered(passage)
        else:
            self.passed.append(sentence)
        self.fields.passed(passage)
        if self.text[sentence.span.end - 1] == ":":
            self.listings.leave(sentence)

    def _numbered(self, passage: Passage) -> None:
        """The numbers of a sentence and their metrics, clause by clause."""
        sentence = passage.sentence
        start, end = sentence.span.start, sentence.span.end
        marks = marks_of(sentence, self.analysis)
        begin = max(behind_marker(self.text, start, end, marks), min(self.rolls.behind, end))
        passage.parts = parts = clauses(self.text, begin, end, marks)
        own = marks_within(parts, marks)
        numbered = list(map(holds_number, own))
        words = [
            ClauseText(self.text, clause, within, self.rules.words)
            for clause, within in zip(parts, own, strict=True)
        ]
        quantities = self.analysis.quantities
        roles = self.rules.moves.roles(
            self.text, (start, end), sentence.numbers, quantities, sentence.periods
        )
        passed = clauses_passed(self.passed, self.analysis, self.rules.words)
        self.memory, self.passed = self.memory.new_sentence(passed), []
        for i, clause in enumerate(parts):
            if clause.opener == ";":
                self.memory = replace(self.memory, within=False)
            said = self.text[clause.start : clause.end]
            if said == OF_WHICH:
                self.memory = self.memory.list_parts(self.rules.lexicon)
            elif i + 1 < len(parts) and parts[i + 1].opener == ":" and opens_kinds(said):
                self.memory = self.memory.divide()
            if not numbered[i]:
                self.memory = self.memory.over(words[i], opens=clause.opener in ("", ";"))
                continue
            tokens = words[i]()
            labelled = i > 0 and ":" in self.text[parts[i - 1].end : clause.start] and not numbered[i - 1]
            memory = replace(self.memory, label=words[i - 1]) if labelled else self.memory
            following = words[i + 1] if i + 1 < len(parts) and parts[i + 1].opener != ";" else tuple
            heads, self.memory = heads_of(
                tokens, quantities, memory, following, self.rules.decider, self.rules.lexicon
            )
            signature = self.rules.words.vocabulary.signature([t.sign for t in tokens])
            facts = self.rules.constructions.of(signature)
            self._clause(Here(clause, tokens, heads, signature, facts), passage, roles)

    def _clause(self, here: Here, passage: Passage, roles: Mapping[int, Role]) -> None:
        """The numbers of a clause; those without a metric become no claims."""
        behind = 0
        span = passage.sentence.span.start, passage.sentence.span.end
        tokens, heads, quantities = here.tokens, here.heads, self.analysis.quantities
        for group in groups_of(tokens):
            among = Among(group, behind, tokens[group[0]].start)
            for nth, position in enumerate(group):
                index = tokens[position].index
                head = heads.get(index)
                if head is None:
                    self.declined[index] = "no_unit"
                    continue
                found = Finding(index, quantities[index], head, span, roles.get(index))
                passage.numbers.append(Standing(found, here, among, nth))
                self.waiting += 1
            behind = group[-1] + 1

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
        """The claims of the numbers that wait."""
        self.fields.settle()
        found = self.fields.found
        self.claims += [self.emitter.claim(finding) for finding in found]
        self.claimed.update([finding.index for finding in found])
        found.clear()
        self.waiting = 0
