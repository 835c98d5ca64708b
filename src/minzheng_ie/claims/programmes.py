"""Which programme a number belongs to: the most specific one named nearest to it."""

from __future__ import annotations

from collections.abc import Sequence

from minzheng_ie.claims.scope import Governed, Reach, Trigger
from minzheng_ie.entities.programmes import ProgrammeMention, Programmes


class ProgrammeScope:
    """Follows the programmes of a document sentence by sentence."""

    def __init__(self, programmes: Programmes) -> None:
        self.programmes = programmes
        self.reach: Reach[str | None] = Reach()

    def heading(self, level: int, mentions: Sequence[ProgrammeMention]) -> None:
        """A heading that names a programme governs its section."""
        self.reach.enter_heading(level, self._topic(mentions))

    def block(self) -> None:
        """A new paragraph."""
        self.reach.enter_block()

    def item(self) -> None:
        """A new item within a paragraph."""
        self.reach.enter_item()

    def lead(self, mentions: Sequence[ProgrammeMention], *, block: bool) -> None:
        """A sentence that opens a paragraph (``block``) or an item names what it is about."""
        topic = self._topic(mentions)
        if topic is not None:
            if block:
                self.reach.block = topic
            self.reach.item = topic

    def leave(self, mentions: Sequence[ProgrammeMention]) -> None:
        """A sentence without numbers before it may narrow the topic of the paragraph."""
        strong = [m for m in mentions if not m.cue and m.program is not None]
        if strong and self.reach.item is None:
            self.reach.item = self._topic(strong)

    def govern(
        self, metric: Sequence[tuple[int, int]], clause: tuple[int, int], position: int, mentions: Sequence[ProgrammeMention]
    ) -> Governed[str | None]:
        """The programme of one number.

        metric: clean spans of its metric. clause: clean span of its clause. position (int): of the number.
        mentions: the sentence's, in order.
        """
        inside = [m for m in mentions if any(s < m.end and m.start < e for s, e in metric)]
        same = [m for m in mentions if clause[0] <= m.start < clause[1]]
        before = [m for m in mentions if m.end <= clause[0]]
        for group, level in ((inside, "number"), (same, "clause"), (before[::-1], "sentence")):
            found = self._best(group, position, nearest=level != "number")
            if found is not None:
                return Governed(found.program, self._trigger(found), level)  # type: ignore[arg-type]
        outside = self.reach.outside()
        weak = self._nearest([*inside, *same, *before], position)
        if weak is not None and not self._fits(weak.program, outside.value):
            return Governed(weak.program, self._trigger(weak), "sentence")
        return outside

    def _fits(self, cue: str | None, topic: str | None) -> bool:
        """Whether the topic from outside is the cue's programme or more specific than it."""
        return topic is not None and cue is not None and self.programmes.within(topic, cue)

    def _best(self, mentions: Sequence[ProgrammeMention], position: int, *, nearest: bool) -> ProgrammeMention | None:
        strong = [m for m in mentions if not m.cue]
        if not strong:
            return None
        if any(m.program is None for m in strong) and not nearest:
            return next(m for m in strong if m.program is None)
        if nearest:
            return min(strong, key=lambda m: (abs(m.start - position), -m.depth))
        top = max(m.depth for m in strong)
        return min((m for m in strong if m.depth == top), key=lambda m: abs(m.start - position))

    @staticmethod
    def _nearest(mentions: Sequence[ProgrammeMention], position: int) -> ProgrammeMention | None:
        return min(mentions, key=lambda m: abs(m.start - position), default=None)

    def _topic(self, mentions: Sequence[ProgrammeMention]) -> Trigger[str | None] | None:
        named = [m for m in mentions if m.program is not None and not m.cue] or [m for m in mentions if m.program is not None]
        if not named:
            return None
        first = named[0]
        return self._trigger(first)

    @staticmethod
    def _trigger(mention: ProgrammeMention) -> Trigger[str | None]:
        return Trigger(mention.start, mention.end, mention.program, "programme-cue" if mention.cue else "programme-alias")
