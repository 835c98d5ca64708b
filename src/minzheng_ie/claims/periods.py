"""The periods of a document, followed sentence by sentence: what stands so far, handed to the rows that decide."""

from __future__ import annotations

from collections.abc import Sequence

from minzheng_ie.entities.periods.mention import PeriodMention
from minzheng_ie.governance.period import carry
from minzheng_ie.governance.period.at_present import anew, below
from minzheng_ie.governance.period.bases import Times, sorted_times
from minzheng_ie.governance.period.frame import Before, Frame, Nature, Outer, Place, Said, When
from minzheng_ie.governance.period.lists import Shared, distributed
from minzheng_ie.governance.period.openings import leads
from minzheng_ie.governance.period.reviews import told_whole
from minzheng_ie.governance.period.said import About, Standing, outer_of
from minzheng_ie.governance.period.tables import PeriodRules
from minzheng_ie.governance.period.values import trigger_of
from minzheng_ie.text.layout import Sentence
from minzheng_ie.tree.leaves import Clause


class PeriodScope:
    """Follows the periods of a document sentence by sentence.

    about (About): what is known of the document. rules (PeriodRules): the rows that decide.
    """

    def __init__(self, about: About, rules: PeriodRules) -> None:
        self._about = about
        self._rules = rules
        self._standing = Standing(about.default)
        self._outer: Outer | None = None  # the same for all numbers of a sentence
        self._before = Before()
        self._times = Times()

    @property
    def outside(self) -> When:
        """What governs outside the sentence at hand."""
        return (self._outer or self._told()).outside

    def turn(self, year: Said) -> None:
        """The plan part begins."""
        self._stands(carry.turned(self._standing, year))

    def heading(self, level: int, mentions: Sequence[PeriodMention], start: int, end: int) -> None:
        """A heading, from ``start`` to ``end``."""
        self._stands(carry.headed(self._standing, self._about, level, mentions, (start, end)))

    def block(self) -> None:
        """A new paragraph."""
        self._stands(carry.new_block(self._standing))

    def item(self) -> None:
        """A new item within a paragraph."""
        self._stands(carry.new_item(self._standing))

    def lead(self, mentions: Sequence[PeriodMention], start: int, end: int) -> None:
        """An item of a list begins. mentions, start, end: of the sentence that leads it."""
        time = leads(self._about.text, mentions, start, end)
        if time is not None:
            self._stands(self._standing._replace(block=trigger_of(time)))

    def question(self, mentions: Sequence[PeriodMention]) -> None:
        """A question ends."""
        self._stands(carry.asked(self._standing, self._about, mentions))

    def leave(self, span: Sentence, mentions: Sequence[PeriodMention], *, numbers: bool) -> None:
        """A sentence ends. numbers (bool): whether it has any."""
        if self._standing.aim is not None:
            self._stands(below(self._standing, self._about, span.start))
        now = self._standing
        if not mentions and now.begun and not now.brief and now.numbers >= numbers:
            return  # as after most: it leaves nothing
        if not numbers and self._before.found is not None:
            told = told_whole(self._about, span, mentions)
            self._before = self._before if told is None else Before(told)
        self._stands(carry.left(self._standing, self._about, span, mentions, numbers=numbers))

    def times(self, start: int, end: int, mentions: Sequence[PeriodMention]) -> Times:
        """The times of a sentence, which begins at ``start`` and ends at ``end``, for all its numbers."""
        self._stands(anew(self._standing, self._about, start))
        return sorted_times(self._about.text, (start, end), mentions, self._about.looks)

    def govern(self, place: Place, nature: Nature, *, dependent: bool = False) -> When:
        """The period of one number. dependent (bool): its metric is taken from the number before."""
        self._times = place.times
        outer = self._outer or self._told()
        frame = Frame(outer, self._before, place, nature, dependent)
        found = self._rules.govern(frame)
        start = place.sentence[0].start
        base = frame.own is not None
        times = place.times
        of_which = times.of_which or (times.opened and _in_brackets(outer.text, start, place.start))
        self._before = carry.numbered(self._before, (start, place.start), found, base=base, of_which=of_which)
        return found

    def distributed(self, clause: Clause, mentions: Sequence[PeriodMention], shared: Shared) -> When | None:
        """The period of one of some coordinated numbers, where as many times are listed before them."""
        return distributed(self._outer or self._told(), self._times.all, clause, mentions, shared)

    def _stands(self, standing: Standing) -> None:
        if standing is not self._standing:
            if self._outer is not None and not standing.governs_as(self._standing):
                self._outer = None
            self._standing = standing

    def _told(self) -> Outer:
        """What stands outside the sentence at hand; the same until another is."""
        made = self._outer = outer_of(self._standing, self._about)
        return made


def _in_brackets(text: str, start: int, position: int) -> bool:
    """Whether ``position`` stands in brackets behind words of its sentence, which begins at ``start``: an aside."""
    opened = text.rfind("(", start, position)
    return opened > start and text.find(")", opened, position) < 0
