"""What is known of a document, and what stands so far of the times that its sentences say."""

from __future__ import annotations

from typing import NamedTuple

from minzheng_ie.entities.periods.report_date import Reviewed
from minzheng_ie.governance.governed import Governed
from minzheng_ie.governance.period.frame import Outer, Said, When
from minzheng_ie.governance.period.looks import PeriodLooks, Spoken, spoken_signs
from minzheng_ie.governance.standing import nearest
from minzheng_ie.governance.tables import spoken_in


class About:
    """What is known of a document.

    spoken (Spoken): what it may speak of.

    default: its own period, for numbers without any other. now (int): the year that 今年 names. reviewed (str): EDTF
    that chapters of a five-year plan on its forerunner's results inherit. span: the years it reviews as a whole.
    """

    def __init__(
        self,
        text: str,
        looks: PeriodLooks,
        default: Said | None,
        now: int | None = None,
        reviewed: str | None = None,
        span: Reviewed | None = None,
    ) -> None:
        self.text = text
        self.looks = looks
        self.spoken = spoken_in(text, Spoken, spoken_signs(looks))
        self.default = default
        self.now = now
        self.reviewed = reviewed
        self.span = span


class Standing(NamedTuple):
    """What has been said so far that governs what follows.

    document, sections, block, item: what governs from there, sections by level; section: the nearest that says a time.
    lead: 五年来… as a paragraph of its own, for those that follow; pending: what would be one if no number follows. asked: the year a question was about.
    numbers (bool): whether the paragraph has any. begun, in_item (bool): whether a sentence of the paragraph has been
    left, and an item in it begun: what is said there ends with it. brief (int): sentences left of `_REACH`.
    state, goal, set_out: as `minzheng_ie.governance.period.frame.Outer` tells.
    planning (bool): the part about the year to come has begun. rule: the time from which one holds that was set;
    ruled (bool): in a paragraph of its own. event: the day of the event that the paragraph tells. survey: the time as of which
    the survey stands that the paragraphs tell. aim: the goal with which the paragraph above ended; listed (bool): this one is
    an item below it. first_item (bool): the paragraph began with an item (一是…), the one at hand. parts: the years whose sums were told last, for paragraphs that break them down.
    """

    document: Said | None
    section: Said | None = None
    sections: tuple[tuple[int, Said | None], ...] = ()
    block: Said | None = None
    lead: Said | None = None
    pending: Said | None = None
    asked: Said | None = None
    state: Said | None = None
    goal: Said | None = None
    set_out: bool = False
    planning: bool = False
    rule: Said | None = None
    ruled: bool = False
    event: Said | None = None
    survey: Said | None = None
    aim: Said | None = None
    listed: bool = False
    parts: Said | None = None
    first_item: bool = False
    item: Said | None = None
    numbers: bool = False
    begun: bool = False
    in_item: bool = False
    brief: int = 0

    def further(self, *, numbers: bool) -> Standing:
        """The same a sentence further on. numbers (bool): whether it has any."""
        item = None if self.brief == 1 else self.item
        brief = self.brief - 1 if self.brief else 0
        return Standing._make((*self[:_OF_ITEM], item, self.numbers or numbers, True, self.in_item, brief))

    def of_item(self, item: Said | None) -> Standing:
        """The same in a new item of its paragraph, where ``item`` goes on."""
        told = self[:_OF_FIRST]
        return Standing._make((*told, not self.begun, item, self.numbers, self.begun, self.begun, self.brief))

    def governs_as(self, other: Standing) -> bool:
        """Whether a number is asked about with the same (see `outer_of`) as where ``other`` stands."""
        return self[:_OF_PACE] == other[:_OF_PACE]

    @property
    def outside(self) -> When:
        """What governs the sentence at hand from outside it: item, block, headings, document, the nearest first."""
        return nearest(self.document, self.section, self.block, self.item)


_OF_FIRST, _OF_ITEM, _OF_PACE = map(Standing._fields.index, ("first_item", "item", "numbers"))


def outer_of(standing: Standing, about: About) -> Outer:
    """What a number is asked about with."""
    own = about.default
    document = Governed(own.value, own, "document") if own is not None else None
    outside = standing.outside
    value = outside.value
    dated = value is not None
    inside = outside.level in ("item", "block")
    return Outer(
        about.text,
        about.looks,
        about.spoken,
        about.default,
        about.span,
        outside,
        document,
        standing.section,
        standing.state,
        standing.goal,
        standing.set_out,
        standing.rule,
        standing.event,
        about.now,
        (value or "").endswith("/.."),
        standing.survey,
        outside.level == "document" and "-" in (value or ""),
        outside.trigger is not None and not dated,
        inside and (dated if own is None else value != own.value),
    )
