"""Lists below a sentence that leads to them (现提出2022年储备需求目录如下:): its time, topic and plan are those of the items."""

from __future__ import annotations

from minzheng_ie.claims.sentences import ReadSentence
from minzheng_ie.governance.period.looks import PeriodLooks
from minzheng_ie.rules.looks import ends
from minzheng_ie.text.layout import Block

_LEAD = 16
"""Characters of what a lead says of its list."""


class Listings:
    """Follows paragraphs, and the lead of a list through those that are its items.

    text (str): clean text. looks: of times.
    """

    def __init__(self, text: str, looks: PeriodLooks) -> None:
        self._text = text
        self._looks = looks
        self._lead: ReadSentence | None = None

    def block(self, block: Block) -> ReadSentence | None:
        """A new paragraph: what leads the list of which it is an item, None where it is none."""
        if self._lead is not None and not self._looks.list_item.match(self._text, block.start, block.end):
            self._lead = None
        return self._lead

    def leave(self, sentence: ReadSentence) -> None:
        """A sentence ends with a colon; it may lead a list."""
        end = sentence.span.end
        if ends(self._looks.list_lead, self._text, end, longest=_LEAD):
            self._lead = sentence
