"""Scope: which region and programme governs which number.

One mechanism for both, in the spirit of ConText: a trigger (a recognised mention or a cue word) stands
somewhere, reaches so far (touch, clause, sentence, item, block, section), and is ended by a nearer trigger of
the same field. `Reach` keeps what governs while the sentences of a document pass in text order; the modules of
this room say what a trigger of their field is.
"""

from __future__ import annotations

from typing import Generic, TypeVar

from minzheng_ie.governance.governed import Governed, Level, Trigger

V = TypeVar("V")


class Reach(Generic[V]):
    """What governs the sentence at hand from outside it: item, block, headings, document, nearest first."""

    __slots__ = ("_answer", "block", "document", "item", "sections")

    def __init__(self, document: Trigger[V] | None = None) -> None:
        self.document = document
        self.item: Trigger[V] | None = None
        self.block: Trigger[V] | None = None
        self.sections: list[tuple[int, Trigger[V] | None]] = []
        self._answer: Governed[V] = Governed(None, None, "document")

    def enter_heading(self, level: int, trigger: Trigger[V] | None) -> None:
        """A heading ends the sections of its level and below, and opens its own."""
        while self.sections and self.sections[-1][0] >= level:
            self.sections.pop()
        self.sections.append((level, trigger))
        self.enter_block()

    def enter_block(self) -> None:
        """A new paragraph ends what the last one said."""
        self.block = None
        self.item = None

    def enter_item(self) -> None:
        """A new item (一是…) ends what the last item said."""
        self.item = None

    def outside(self) -> Governed[V]:
        """The nearest trigger outside the sentence; number after number it is the same."""
        trigger, level = self._nearest()
        if self._answer.trigger is not trigger or self._answer.level != level:
            value = trigger.value if trigger is not None else None
            self._answer = Governed(value, trigger, level)
        return self._answer

    def _nearest(self) -> tuple[Trigger[V] | None, Level]:
        if self.item is not None:
            return self.item, "item"
        if self.block is not None:
            return self.block, "block"
        for _, trigger in reversed(self.sections):
            if trigger is not None:
                return trigger, "section"
        return self.document, "document"
