"""Lists below a sentence that leads to them (现提出2022年储备需求目录如下:): its time, topic and plan are those of the items."""

from __future__ import annotations

from minzheng_ie.claims.periods import PeriodScope
from minzheng_ie.claims.programmes import ProgrammeScope
from minzheng_ie.claims.regions import RegionScope
from minzheng_ie.claims.sentences import ReadSentence
from minzheng_ie.claims.status import StatusScope
from minzheng_ie.governance.period.looks import PeriodLooks
from minzheng_ie.rules.looks import ends
from minzheng_ie.text.layout import Block

_LEAD = 16
"""Characters of what a lead says of its list."""


class Listings:
    """Follows paragraphs, and the lead of a list through those that are its items.

    text (str): clean text. looks: of times. period, region, programme, status: what the lead is handed to.
    """

    def __init__(
        self,
        text: str,
        looks: PeriodLooks,
        scopes: tuple[PeriodScope, RegionScope, ProgrammeScope, StatusScope],
    ) -> None:
        self._text = text
        self._looks = looks
        self._scopes = scopes
        self._period, _, self._programme, self._status = scopes
        self._lead: ReadSentence | None = None

    def block(self, block: Block) -> None:
        """A new paragraph; an item of a list goes on with what leads it."""
        for scope in self._scopes:
            scope.block()
        if self._lead is None:
            return
        if self._looks.list_item.match(self._text, block.start, block.end) is None:
            self._lead = None
            return
        span = self._lead.span
        self._period.lead(self._lead.periods, span.start, span.end)
        self._programme.listed(self._lead.programmes)
        self._status.wanted(span.start, span.end)

    def leave(self, sentence: ReadSentence) -> None:
        """A sentence ends with a colon; it may lead a list."""
        end = sentence.span.end
        if ends(self._looks.list_lead, self._text, end, longest=_LEAD):
            self._lead = sentence
