"""What governs the numbers of a document: each field is followed through many of its sentences before the next one is.

The walk through the document (`minzheng_ie.claims.assemble`) hands over what it passes, and each field gets its own list of
steps. They are taken field by field, so that what decides one field stays at hand for one number after the other: where
all fields of a number were decided before the next number, each was twice as slow.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from minzheng_ie.analysis import Analysis
from minzheng_ie.claims.findings import Finding, Passage, Standing, Steps
from minzheng_ie.claims.natures import Ranks, nature_of
from minzheng_ie.claims.numbers import ends_before, is_bound, names_something, names_the_next, words_of_others
from minzheng_ie.claims.periods import PeriodScope
from minzheng_ie.claims.programmes import ProgrammeScope
from minzheng_ie.claims.quiet import Quiet
from minzheng_ie.claims.regions import RegionScope
from minzheng_ie.claims.rulebook import Rulebook
from minzheng_ie.claims.sentences import ReadSentence
from minzheng_ie.claims.status import StatusScope
from minzheng_ie.claims.tables import SO_FAR, RowClaim
from minzheng_ie.claims.units import UnitScope
from minzheng_ie.constructions.find import Seen
from minzheng_ie.document.outlook import Outlook
from minzheng_ie.entities.periods.edtf import since_january
from minzheng_ie.governance.governed import Governed, Trigger
from minzheng_ie.governance.period.bases import Times
from minzheng_ie.governance.period.frame import Place, When
from minzheng_ie.governance.period.lists import Shared
from minzheng_ie.governance.period.said import About
from minzheng_ie.governance.period.values import of_a_plan
from minzheng_ie.governance.programme.frame import Number
from minzheng_ie.governance.region.frame import About as AboutPlaces
from minzheng_ie.governance.region.frame import Place as RegionPlace
from minzheng_ie.governance.region.frame import Where
from minzheng_ie.governance.status.frame import Place as StatusPlace
from minzheng_ie.governance.status.frame import about_plans
from minzheng_ie.governance.unit.frame import About as AboutUnits
from minzheng_ie.governance.unit.frame import Decided
from minzheng_ie.schema import SkipReason, Status
from minzheng_ie.tree.leaves import Clause

_SHORT = 20  # characters of a sentence that is a heading in all but form


class Fields:
    """Follows the fields of a document.

    analysis, rules: of the document, and what decides. found (list): the numbers that become claims, since it was last
    emptied. declined (dict): those that do not, with the reason.
    """

    def __init__(self, analysis: Analysis, rules: Rulebook) -> None:
        self.found: list[Finding] = []
        self.declined: dict[int, SkipReason] = {}
        self._analysis, self._changes = analysis, rules.changes
        self._text = text = analysis.clean.text
        date, region = analysis.date, analysis.region
        said = date.evidence[0] if date.evidence else (-1, -1)
        where = analysis.region_evidence[0] if analysis.region_evidence else (-1, -1)
        default = Trigger(*said, date.default, "period-document") if date.default is not None else None
        about = Trigger(*where, region, "region-document") if region is not None else None
        about_times = About(text, rules.periods.looks, default, date.now, date.reviewed, date.span)
        self._period = PeriodScope(about_times, rules.periods)
        self._region = RegionScope(AboutPlaces(text, rules.regions.looks, region, about), rules.regions)
        self._programme = ProgrammeScope(analysis, rules.programmes)
        statuses = rules.statuses
        plans = about_plans(text, date, statuses.looks, statuses.asking, rules.words, rules.into)
        self._status = StatusScope(plans, rules.statuses)
        units = rules.unit_rows
        self._unit = UnitScope(AboutUnits(text, rules.dirs, units.looks, units.terms, units.signs), units)
        self._ranks = Ranks(text, rules.lexicon)
        self._of_units: Steps = []
        self._of_regions: Steps = []
        self._of_periods: Steps = []
        self._of_programmes: Steps = []
        self._of_status: Steps = []
        self._quiet = Quiet()

    def settle(self) -> None:
        """Decide the fields of all that was passed; a plan is known by its time, and so comes behind it."""
        for steps in (
            self._of_units,
            self._of_regions,
            self._of_periods,
            self._of_programmes,
            self._of_status,
        ):
            for step in steps:
                step()
            steps.clear()

    def turn(self, outlook: Outlook) -> None:
        """From here on the document is about the year to come."""
        year = str(outlook.year)
        turned = Trigger(*outlook.evidence, year, "period-outlook")
        planned: Trigger[Status] = Trigger(*outlook.evidence, "planned", "status-outlook")
        self._of_periods.append(partial(self._period.turn, turned))
        self._of_status.append(partial(self._status.turn, planned))

    def block(self, lead: ReadSentence | None) -> None:
        """A new paragraph. lead: the sentence that leads the list of which it is an item."""
        self._quiet.block()
        self._of_regions.append(self._region.block)
        self._of_periods.append(self._period.block)
        self._of_programmes.append(self._programme.block)
        self._of_status.append(self._status.block)
        if lead is not None:
            span = lead.span
            self._of_periods.append(partial(self._period.lead, lead.periods, span.start, span.end))
            self._of_programmes.append(partial(self._programme.listed, lead.programmes))
            self._of_status.append(partial(self._status.wanted, span.start, span.end))

    def topic(self) -> None:
        """Something else is spoken of: no rate has been said yet."""
        if self._quiet.rated:
            self._quiet.rated = False
            self._of_units.append(self._unit.item)

    def item(self) -> None:
        """A new item within a paragraph."""
        self._of_periods.append(self._period.item)
        self._quiet.aside.append(None)

    def heading(self, own: Sequence[ReadSentence], level: int, start: int, end: int, *, title: bool) -> None:
        """A heading, from ``start`` to ``end``, or the title."""
        self._quiet.block()
        depth = 0 if title else level
        programmes = [m for s in own for m in s.programmes]
        self._of_programmes.append(partial(self._programme.heading, depth, programmes))
        self._of_regions.append(partial(self._region.heading, depth, [m for s in own for m in s.regions]))
        if title:
            self._of_status.append(partial(self._status.title, start, end))
        if not title or self._text[end - 1] == ":":  # a first line that leads on is no title
            periods = [m for s in own for m in s.periods]
            self._of_periods.append(partial(self._period.heading, depth, periods, start, end))
        if not title:
            self._of_status.append(partial(self._status.heading, depth, start, end))

    def passed(self, passage: Passage) -> None:
        """A sentence."""
        sentence, quiet = passage.sentence, self._quiet
        numbered = bool(sentence.numbers)
        if not quiet.of_places(numbered or bool(sentence.regions)):
            self._of_regions.append(partial(self._regions, passage))
        if not quiet.of_times(numbered or bool(sentence.periods)):
            self._of_periods.append(partial(self._periods, passage))
        if not numbered:
            self._aside(passage)
            return
        quiet.rated = True
        self._of_units.append(partial(self._units, passage))
        self._of_status.append(partial(self._statuses, passage))
        self._read_aside()
        self._of_programmes.append(partial(self._programmes, passage))

    def _aside(self, passage: Passage) -> None:
        """A sentence without numbers."""
        if not passage.heading:
            self._lead(passage)
        sentence = passage.sentence
        if passage.opens and not sentence.programmes:
            return
        self._quiet.aside.append(passage)
        if self._text[sentence.span.end - 1] == "?":  # that goes on behind the paragraph
            self._of_programmes.append(partial(self._programme.question, sentence.programmes))

    def _read_aside(self) -> None:
        """A number asks for its programme: now what the sentences before it in its paragraph say is of use."""
        for passage in self._quiet.aside:
            self._of_programmes.append(
                self._programme.item if passage is None else partial(self._spoken, passage)
            )
        self._quiet.aside.clear()

    def _lead(self, passage: Passage) -> None:
        """A sentence without numbers may announce what is done."""
        span = passage.sentence.span
        if passage.opens or self._text[span.end - 1] == ":" or self._status.leads_on(span.end):
            self._of_status.append(partial(self._status.lead, span.start, span.end))

    def row(self, row: RowClaim, found: Finding, sentence: ReadSentence) -> None:
        """One number of a table row."""
        found.unit = Decided(row.unit, row.unit_span, None)
        found.change = row.change
        found.status = Governed("actual", None, "document")
        self._of_units.append(partial(self.found.append, found))
        self._of_regions.append(partial(self._region_of_row, found, sentence))
        self._of_periods.append(partial(self._period_of_row, found, row))
        self._quiet.row()
        self._read_aside()
        self._of_programmes.append(partial(self._programme_of_row, found, sentence))

    def _units(self, passage: Passage) -> None:
        """The units of a sentence's numbers, and whether each is a difference; those without a unit become no claims."""
        self._unit.sentence()
        kept: list[Standing] = []
        for number in passage.numbers:
            found = number.found
            unit = self._unit.unit_of(found.quantity, found.head)
            if unit.unit is None or not names_something(found.head.text):
                self.declined[found.index] = "no_unit"
                continue
            if names_the_next(self._text, number.here.clause, found.quantity, found.head):
                self.declined[found.index] = "ambiguous"
                continue
            found.unit = unit
            kept.append(number)
            self.found.append(found)
            here, among = number.here, number.among
            first, quantity = among.positions[0], found.quantity
            told = self._changes.of(here.signature, (among.behind, first), quantity.dimension)
            where = here.clause, passage.parts
            found.change, found.cue, found.by = self._ranks.of(quantity, where, here.tokens, first, told)
        passage.numbers = kept

    def _regions(self, passage: Passage) -> None:
        """The regions of a sentence's numbers."""
        sentence = passage.sentence
        self._region.open(sentence.span.start, sentence.regions, first=passage.opens)
        for number in passage.numbers:
            quantity = number.found.quantity
            place = RegionPlace(
                quantity.start, quantity.end, number.here.clause, passage.parts, sentence.regions
            )
            number.found.region = self._region_of(place, number)

    def _region_of(self, place: RegionPlace, number: Standing) -> Where:
        """The region of a number: its own of as many places as there are numbers together, or the one that governs it."""
        among = number.among
        if len(among.positions) > 1:
            first = RegionPlace(among.begin, place.end, place.clause, place.sentence, place.regions)
            places = self._region.places(first, alike=len(set(self._counted_in(number))) == 1)
            if len(among.positions) == len(places):
                named = places[number.nth]
                trigger = Trigger(named.start, named.end, named.region, "region-distributed")
                return Governed(named.region, trigger, "clause")
        return self._region.govern(place)

    def _periods(self, passage: Passage) -> None:
        """The times of a sentence's numbers, and what it leaves."""
        sentence = passage.sentence
        if sentence.numbers:
            parts = passage.parts
            times = self._period.times(parts[0].start, parts[-1].end, sentence.periods)
            for number in passage.numbers:
                number.found.period = self._period_of(number, passage, times)
        self._period.leave(sentence.span, sentence.periods, numbers=bool(sentence.numbers))
        if self._text[sentence.span.end - 1] == "?":
            self._period.question(sentence.periods)

    def _period_of(self, number: Standing, passage: Passage, times: Times) -> When:
        """The time of a number: its own of several that are told, or the one that governs it."""
        found, clause = number.found, number.here.clause
        quantity, head = found.quantity, found.head
        nature = nature_of(self._text, quantity, head)
        if times.to_share:
            period = self._period.distributed(clause, passage.sentence.periods, self._shared(number, passage))
            if period is not None:
                return period
        dependent = head.rule == "share" or (
            head.rule == "elliptic"
            and nature == "share"
            and "年均" not in self._text[clause.start : quantity.start]
        )
        where = Place(quantity.start, quantity.end, clause, passage.parts, times, found.role)
        return self._period.govern(where, nature, dependent=dependent)

    def _shared(self, number: Standing, passage: Passage) -> Shared:
        """The numbers that times may be shared out to."""
        among, head, quantities = number.among, number.found.head, self._analysis.quantities
        units = self._counted_in(number)
        heads_at = max(t.start for t in head.tokens) if head.rule == "distributed" else -1
        floor = ends_before(among.begin, passage.sentence.numbers, quantities)
        return Shared(among.begin, number.nth, units, heads_at, floor)

    def _counted_in(self, number: Standing) -> list[str | None]:
        """The units of the numbers that stand together with one."""
        tokens = number.here.tokens
        return [self._analysis.quantities[tokens[at].index].unit for at in number.among.positions]

    def _spoken(self, passage: Passage) -> None:
        """What a sentence without numbers says of the programmes of those behind it."""
        if not passage.opens:
            self._programme.turn(passage.sentence.span.start)
        if passage.sentence.programmes:
            self._named(passage)

    def _programmes(self, passage: Passage) -> None:
        """The programmes of a sentence's numbers, and what it leaves."""
        sentence = passage.sentence
        span, named = sentence.span, sentence.programmes
        if not passage.opens:
            self._programme.turn(span.start)
        for number in passage.numbers:
            found, here = number.found, number.here
            owned = words_of_others(found.index, here.heads) if named and len(here.heads) > 1 else ()
            at = found.quantity.start
            clause = here.clause.start, here.clause.end
            found.programme = self._programme.govern(Number(found.head, clause, at, named, owned))
        if named:
            self._named(passage)
        if self._text[span.end - 1] == "?":
            self._programme.question(named)

    def _named(self, passage: Passage) -> None:
        """What a sentence that names programmes leaves."""
        sentence = passage.sentence
        start, end = sentence.span.start, sentence.span.end
        if passage.opens and not passage.heading:
            self._programme.lead(sentence.programmes, block=passage.block)
            return
        short = end - start <= _SHORT and not sentence.numbers and self._text[end - 1] == "。"
        heading = short and self._text.find(",", start, end) < 0
        self._programme.leave(sentence.programmes, heading=heading)

    def _statuses(self, passage: Passage) -> None:
        """Whether each of a sentence's numbers is planned."""
        for number in passage.numbers:
            found, here = number.found, number.here
            quantity = found.quantity
            seen = Seen(here.facts, number.among.positions[number.nth])
            place = StatusPlace(
                quantity.start, here.clause, passage.parts, here.tokens, seen, found.period, found.role
            )
            found.status = self._status.govern(place)
            if found.status.value != "planned":
                continue
            found.period = of_a_plan(found.period)
            if quantity.modifier == "over" and is_bound(self._text, quantity):
                found.quantity = replace(quantity, modifier="at_least")

    def _region_of_row(self, found: Finding, sentence: ReadSentence) -> None:
        clause = Clause(sentence.span.start, sentence.span.end, "")
        place = RegionPlace(found.quantity.start, -1, clause, [clause], sentence.regions)
        found.region = self._region.govern(place)

    def _period_of_row(self, found: Finding, row: RowClaim) -> None:
        found.period = self._period.outside
        if row.year is not None:
            year, start, end = row.year
            when = since_january(found.period.value) if year == SO_FAR else year
            if when is not None:
                found.period = Governed(when, Trigger(start, end, when, "period-column"), "section")

    def _programme_of_row(self, found: Finding, sentence: ReadSentence) -> None:
        span = sentence.span.start, sentence.span.end
        number = Number(found.head, span, found.quantity.start, sentence.programmes, ())
        found.programme = self._programme.govern(number)
