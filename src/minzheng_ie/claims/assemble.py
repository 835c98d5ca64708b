"""Assemble claims: every number of a report becomes a claim, or an entry of the ledger of skipped numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from minzheng_ie.analysis import Analysis
from minzheng_ie.claims.emit import Emitter, Finding
from minzheng_ie.claims.kinds import OF_WHICH, opens_kinds
from minzheng_ie.claims.listings import Listings
from minzheng_ie.claims.measures import load_measures
from minzheng_ie.claims.moves import load_moves
from minzheng_ie.claims.natures import Ranks, nature_of
from minzheng_ie.claims.numbers import (
    behind_marker,
    ends_before,
    groups_of,
    holds_number,
    is_bound,
    names_something,
    step_of_cell,
    words_of_others,
)
from minzheng_ie.claims.periods import PeriodScope
from minzheng_ie.claims.programmes import ProgrammeScope
from minzheng_ie.claims.regions import RegionScope
from minzheng_ie.claims.rolls import Rolls
from minzheng_ie.claims.sentences import ReadSentence, clauses_passed, marks_of, read_sentences
from minzheng_ie.claims.status import StatusScope
from minzheng_ie.claims.tables import SO_FAR, RowClaim, read_rows
from minzheng_ie.claims.units import UnitScope
from minzheng_ie.constructions.find import Constructions, Fact, Seen
from minzheng_ie.document.outlook import Outlook, find_outlook
from minzheng_ie.entities.periods.edtf import since_january
from minzheng_ie.governance.change import Changes
from minzheng_ie.governance.governed import Governed, Trigger
from minzheng_ie.governance.period.bases import Times
from minzheng_ie.governance.period.frame import Place, When
from minzheng_ie.governance.period.lists import Shared
from minzheng_ie.governance.period.said import About
from minzheng_ie.governance.period.tables import period_rules
from minzheng_ie.governance.period.values import of_a_plan
from minzheng_ie.governance.programme.frame import Number
from minzheng_ie.governance.programme.tables import programme_rules
from minzheng_ie.governance.region.frame import About as AboutPlaces
from minzheng_ie.governance.region.frame import Place as RegionPlace
from minzheng_ie.governance.region.frame import Where
from minzheng_ie.governance.region.tables import region_rules
from minzheng_ie.governance.status.frame import Place as StatusPlace
from minzheng_ie.governance.status.frame import about_plans
from minzheng_ie.governance.status.tables import status_rules
from minzheng_ie.governance.unit.frame import About as AboutUnits
from minzheng_ie.governance.unit.frame import Decided
from minzheng_ie.governance.unit.tables import unit_rules
from minzheng_ie.heads.clause import heads_of
from minzheng_ie.heads.decide import load_decider
from minzheng_ie.heads.lexicon import Lexicon
from minzheng_ie.heads.memory import NOTHING_TOLD
from minzheng_ie.heads.model import Head
from minzheng_ie.heads.words import load_head_words
from minzheng_ie.quantities.model import Quantity
from minzheng_ie.quantities.reader import plain
from minzheng_ie.schema import Claim, Role, Skipped, SkipReason
from minzheng_ie.text.layout import Block
from minzheng_ie.tree.leaves import Clause, ClauseText, Token, clauses, marks_within, word_token
from minzheng_ie.tree.words import MetricWords

_SHORT = 20  # characters of a sentence that is a heading in all but form
# Changes that hold their own object: 户均减负3700元 is of 减负.
_TOLD_WHOLE = frozenset({"减负", "增收", "降费", "减税", "提标", "降标"})


class Assembler:
    """Turns an analysed document into claims and the ledger.

    dirs (tuple): pattern directories. words: the metric words of the room before.
    """

    def __init__(self, dirs: tuple[Path, ...], words: MetricWords) -> None:
        self.dirs = dirs
        self.words = words
        self.programmes = programme_rules(dirs)
        self.measures = load_measures(dirs)
        self.periods = period_rules(dirs)
        self.statuses = status_rules(dirs)
        self.unit_rows = unit_rules(dirs)
        self.regions = region_rules(dirs)
        self.moves = load_moves(dirs)
        self.changes = Changes(dirs, words.vocabulary)
        self.into = words.vocabulary.words("into")  # of each document the same
        self.lexicon = Lexicon(words, self.changes.words - _TOLD_WHOLE, load_head_words(dirs))
        self.decider = load_decider(dirs)
        self.constructions = Constructions(dirs, words.vocabulary)

    def assemble(self, analysis: Analysis) -> tuple[list[Claim], list[Skipped]]:
        """Claims and skipped numbers of a document, each in text order."""
        return _Document(self, analysis).run()


@dataclass(eq=False)
class _Here:
    """A clause with numbers, and what is known of all of them. parts (Sequence): the clauses of its sentence."""

    sentence: ReadSentence
    clause: Clause
    parts: Sequence[Clause]
    tokens: Sequence[Token]
    heads: Mapping[int, Head]
    signature: str
    facts: tuple[Fact, ...]
    times: Times


@dataclass(eq=False)
class _Among:
    """A number among those that stand together, the ``nth`` of ``size``.

    position, first, behind (int): tokens: its own, the first of them, the one behind the numbers before them. begin (int):
    where they begin in the text. units (Sequence): theirs, where there are times to share out; floor (int): then where the
    number before them ends.
    """

    position: int
    nth: int
    size: int
    behind: int
    first: int
    begin: int
    units: Sequence[str | None]
    floor: int


class _Document:
    """One document on its way through assembly: what governs is followed block by block."""

    def __init__(self, rules: Assembler, analysis: Analysis) -> None:
        self.rules = rules
        self.analysis = analysis
        self.text = text = analysis.clean.text
        date, region = analysis.date, analysis.region
        said = date.evidence[0] if date.evidence else (-1, -1)
        where = analysis.region_evidence[0] if analysis.region_evidence else (-1, -1)
        default = Trigger(*said, date.default, "period-document") if date.default is not None else None
        about = Trigger(*where, region, "region-document") if region is not None else None
        about_times = About(text, rules.periods.looks, default, date.now, date.reviewed, date.span)
        self.period = PeriodScope(about_times, rules.periods)
        self.region = RegionScope(AboutPlaces(text, rules.regions.looks, region, about), rules.regions)
        self.programme = ProgrammeScope(analysis, rules.programmes)
        plans = about_plans(text, date, rules.statuses.looks, rules.words, rules.into)
        self.status = StatusScope(plans, rules.statuses)
        units = rules.unit_rows
        self.units = UnitScope(AboutUnits(text, rules.dirs, units.looks, units.terms, units.signs), units)
        self.emitter = Emitter(analysis, rules.measures)
        scopes = self.period, self.region, self.programme, self.status
        self.listings = Listings(text, rules.periods.looks, scopes)
        self.rolls = Rolls(text, analysis.quantities, analysis.region)
        self.outlook = find_outlook(text, analysis.layout, date, analysis.periods)
        self.memory, self.ranks = NOTHING_TOLD, Ranks(text, rules.lexicon)
        self.passed: list[ReadSentence] = []  # sentences without numbers since the last that has some
        self.claims: list[Claim] = []
        self.claimed: set[int] = set()
        self.declined: dict[int, SkipReason] = {}
        self.roles: dict[int, Role] = {}  # of the sentence's numbers

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
        return self.claims, self.emitter.ledger(self.claimed, self.declined)

    def _block(self, block: Block, own: Sequence[ReadSentence]) -> None:
        """A heading or a paragraph, sentence by sentence."""
        if self.outlook is not None and block.start == self.outlook.start:
            self._turn(self.outlook)
        listed = self.rolls.goes_on(block, own)
        if (apart := block.kind != "paragraph" and not listed) and block.kind in ("heading", "title"):
            self._heading(own, block.level, block.start, block.end, title=block.kind == "title")
        elif not listed or self.rolls.headed:
            self.listings.block(block)
        if listed:
            self.memory, self.passed = self.rolls.lead(self.memory, self.passed)
        else:
            self._new_topic()
        for s, sentence in enumerate(own):
            if item := sentence.span.item and not listed:
                self.period.item()
                self.programme.item()
                self._new_topic()
            if self.outlook is not None and sentence.span.start >= self.outlook.start:
                self._turn(self.outlook)
            self._sentence(sentence, first=not (s or listed), item=item, heading=apart)
        self.rolls.leave(block, item=listed)

    def _turn(self, outlook: Outlook) -> None:
        """From here on the document is about the year to come."""
        year = str(outlook.year)
        self.period.turn(Trigger(*outlook.evidence, year, "period-outlook"))
        self.status.turn(Trigger(*outlook.evidence, "planned", "status-outlook"))
        self.outlook = None

    def _new_topic(self) -> None:
        self.memory, self.passed = self.memory.new_block(), []
        self.units.item()

    def _heading(self, own: Sequence[ReadSentence], level: int, start: int, end: int, *, title: bool) -> None:
        depth = 0 if title else level
        self.programme.heading(depth, [m for s in own for m in s.programmes])
        self.region.heading(depth, [m for s in own for m in s.regions])
        if title:
            self.status.title(start, end)
        if not title or self.text[end - 1] == ":":  # a first line that leads on is no title
            self.period.heading(depth, [m for s in own for m in s.periods], start, end)
        if not title:
            self.status.heading(depth, start, end)

    def _sentence(self, sentence: ReadSentence, *, first: bool, item: bool, heading: bool) -> None:
        start, end = sentence.span.start, sentence.span.end
        named, numbers, last = sentence.programmes, bool(sentence.numbers), self.text[end - 1]
        opens = first or item
        self.region.open(start, sentence.regions, first=opens)
        if not opens:
            self.programme.turn(start)
        if numbers:
            self._numbered(sentence)
        else:
            self.passed.append(sentence)
            if (opens or last == ":") and not heading:
                self.status.lead(start, end)
        if named and opens and not heading:
            self.programme.lead(named, block=first and not item)
        elif named:
            short = end - start <= _SHORT and not numbers and last == "。"
            self.programme.leave(named, heading=short and self.text.find(",", start, end) < 0)
        self.period.leave(sentence.span, sentence.periods, numbers=numbers)
        if last in "?:":
            self._led_on(sentence, last)

    def _led_on(self, sentence: ReadSentence, last: str) -> None:
        """What a sentence that ends with a question mark or a colon leaves to the paragraph behind its own."""
        if last == "?":
            self.programme.question(sentence.programmes)
            self.period.question(sentence.periods)
        else:
            self.listings.leave(sentence)

    def _numbered(self, sentence: ReadSentence) -> None:
        """The claims of a sentence, clause by clause."""
        start, end = sentence.span.start, sentence.span.end
        marks = marks_of(sentence, self.analysis)
        begin = max(behind_marker(self.text, start, end, marks), min(self.rolls.behind, end))
        parts = clauses(self.text, begin, end, marks)
        own = marks_within(parts, marks)
        numbered = list(map(holds_number, own))
        words = [
            ClauseText(self.text, clause, within, self.rules.words)
            for clause, within in zip(parts, own, strict=True)
        ]
        quantities = self.analysis.quantities
        self.roles = self.rules.moves.roles(
            self.text, (start, end), sentence.numbers, quantities, sentence.periods
        )
        passed = clauses_passed(self.passed, self.analysis, self.rules.words)
        self.memory, self.passed = self.memory.new_sentence(passed), []
        self.units.sentence()
        times = self.period.times(parts[0].start, parts[-1].end, sentence.periods)
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
                tokens,
                self.analysis.quantities,
                memory,
                following,
                self.rules.decider,
                self.rules.lexicon,
            )
            signature = self.rules.words.vocabulary.signature([t.sign for t in tokens])
            facts = self.rules.constructions.of(signature)
            self._clause(_Here(sentence, clause, parts, tokens, heads, signature, facts, times))

    def _clause(self, here: _Here) -> None:
        """The claims of a clause."""
        behind = 0
        listed = here.times.to_share
        for group in groups_of(here.tokens):
            begin = here.tokens[group[0]].start
            floor = ends_before(begin, here.sentence.numbers, self.analysis.quantities) if listed else -1
            units = [self.analysis.quantities[here.tokens[at].index].unit for at in group] if listed else []
            for nth, position in enumerate(group):
                self._number(here, _Among(position, nth, len(group), behind, group[0], begin, units, floor))
            behind = group[-1] + 1

    def _number(self, here: _Here, among: _Among) -> None:
        """The claim of a number, or why it is none."""
        clause, heads = here.clause, here.heads
        index = here.tokens[among.position].index
        quantity, head = self.analysis.quantities[index], heads.get(index)
        measured = self.units.unit_of(quantity, head) if head is not None else None
        if head is None or measured is None or measured.unit is None or not names_something(head.text):
            self.declined[index] = "no_unit"
            return
        told = self.rules.changes.of(here.signature, (among.behind, among.first), quantity.dimension)
        change, cue, by = self.ranks.of(quantity, (here.clause, here.parts), here.tokens, among.first, told)
        period = self._period(here, among, quantity, head)
        stands = RegionPlace(quantity.start, quantity.end, clause, here.parts, here.sentence.regions)
        region = self._region(stands, among)
        mentions = here.sentence.programmes
        owned = words_of_others(index, heads) if mentions and len(heads) > 1 else ()
        programme = self.programme.govern(
            Number(head, (clause.start, clause.end), quantity.start, mentions, owned)
        )
        seen = Seen(here.facts, among.position)
        status = self.status.govern(
            StatusPlace(quantity.start, clause, here.parts, here.tokens, seen, period, self.roles.get(index))
        )
        if status.value == "planned":
            period = of_a_plan(period)
        if status.value == "planned" and quantity.modifier == "over" and is_bound(self.text, quantity):
            quantity = replace(quantity, modifier="at_least")
        finding = Finding(
            quantity, head, measured, change, cue, period, region, programme, status,
            self.roles.get(index), by,
        )  # fmt: skip
        self._emit(index, finding, here.sentence)

    def _period(self, here: _Here, among: _Among, quantity: Quantity, head: Head) -> When:
        """The time of a number: its own of several that are told, or the one that governs it."""
        nature = nature_of(self.text, quantity, head)
        if among.units:
            heads_at = max(t.start for t in head.tokens) if head.rule == "distributed" else -1
            shared = Shared(among.begin, among.nth, among.units, heads_at, among.floor)
            period = self.period.distributed(here.clause, here.sentence.periods, shared)
            if period is not None:
                return period
        dependent = head.rule == "share" or (
            head.rule == "elliptic"
            and nature == "share"
            and "年均" not in self.text[here.clause.start : quantity.start]
        )
        role = self.roles.get(here.tokens[among.position].index)
        where = Place(quantity.start, quantity.end, here.clause, here.parts, here.times, role)
        return self.period.govern(where, nature, dependent=dependent)

    def _region(self, place: RegionPlace, among: _Among) -> Where:
        """The region of a number: its own of as many places as there are numbers together, or the one that governs it."""
        if among.size > 1:
            first = RegionPlace(among.begin, place.end, place.clause, place.sentence, place.regions)
            places = self.region.places(first)
            if among.size == len(places):
                named = places[among.nth]
                trigger = Trigger(named.start, named.end, named.region, "region-distributed")
                return Governed(named.region, trigger, "clause")
        return self.region.govern(place)

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
        clause = Clause(sentence.span.start, sentence.span.end, "")
        period = self.period.outside
        if row.year is not None:
            year, start, end = row.year
            when = since_january(period.value) if year == SO_FAR else year
            if when is not None:
                period = Governed(when, Trigger(start, end, when, "period-column"), "section")
        head = Head((name,), "table-row")
        number = Number(head, (clause.start, clause.end), quantity.start, sentence.programmes, ())
        finding = Finding(
            quantity=quantity,
            head=head,
            unit=Decided(row.unit, row.unit_span, None),
            change=row.change,
            cue=None,
            period=period,
            region=self.region.govern(RegionPlace(quantity.start, -1, clause, [clause], sentence.regions)),
            programme=self.programme.govern(number),
            status=Governed("actual", None, "document"),
        )
        self._emit(row.index, finding, sentence)

    def _emit(self, index: int, finding: Finding, sentence: ReadSentence) -> None:
        self.claims.append(self.emitter.claim(finding, (sentence.span.start, sentence.span.end)))
        self.claimed.add(index)
