"""Which period governs a number (the annotation guide's period rules 1 to 7)."""

from __future__ import annotations

from collections.abc import Sequence

from minzheng_ie.claims.scope import Governed, Reach, Trigger
from minzheng_ie.claims.tokens import Clause
from minzheng_ie.entities.periods import PeriodMention

_GOVERNS = frozenset({"point", "range", "open", "asof", "relative", "span", "target", "null"})
_CARRIES = frozenset({"point", "range", "open", "relative", "span", "null"})


class PeriodScope:
    """Follows the periods of a document sentence by sentence.

    default (Trigger | None): the document's own period, for numbers without any other.
    """

    def __init__(self, default: Trigger[str | None] | None) -> None:
        self.reach: Reach[str | None] = Reach(document=default)
        self._state: Trigger[str | None] | None = None  # the last 截至…, which governs the levels that follow

    def heading(self, level: int, mentions: Sequence[PeriodMention]) -> None:
        """A heading that names a period governs its section."""
        named = [m for m in mentions if m.kind in _CARRIES and m.kind != "null"]
        self.reach.enter_heading(level, _trigger(named[0]) if named else None)
        self._state = None

    def block(self) -> None:
        """A new paragraph."""
        self.reach.enter_block()
        self._state = None

    def item(self) -> None:
        """A new item within a paragraph."""
        self.reach.enter_item()
        self.reach.block = None
        self._state = None

    def govern(
        self, text: str, position: int, clause: Clause, mentions: Sequence[PeriodMention], sentence: Sequence[Clause], level: bool
    ) -> Governed[str | None]:
        """The period of the number at ``position``.

        mentions: the sentence's. sentence: its clauses. level (bool): the number is a stock, not a flow.
        """
        before = [m for m in mentions if m.kind in _GOVERNS and m.start < position]
        for mention in reversed(before):
            if mention.start >= clause.start:
                return Governed(mention.edtf, _trigger(mention), "clause")
            if self._ended(text, mention, clause, sentence):
                continue
            return Governed(mention.edtf, _trigger(mention), "sentence")
        behind = [m for m in mentions if m.kind in _GOVERNS and position < m.start < clause.end and text[m.start - 1] == "("]
        if behind:
            return Governed(behind[0].edtf, _trigger(behind[0]), "clause")
        if level and self._state is not None:
            return Governed(self._state.value, self._state, "block")
        return self.reach.outside()

    def leave(self, text: str, start: int, mentions: Sequence[PeriodMention]) -> None:
        """Carry what a sentence said to those that follow it in the paragraph."""
        governing = [m for m in mentions if m.kind in _GOVERNS]
        if not governing:
            return
        first = governing[0]
        opening = first.start - start <= 8
        carried = first if opening else governing[-1]
        if carried.kind in _CARRIES and not carried.rule.endswith("from"):
            trigger = _trigger(carried)
            self.reach.item = trigger
            self.reach.block = self.reach.block or (trigger if opening else None)
            self._state = None
        elif carried.kind == "asof":
            self._state = _trigger(carried)
            self.reach.item = None

    @staticmethod
    def _ended(text: str, mention: PeriodMention, clause: Clause, sentence: Sequence[Clause]) -> bool:
        """从…起 governs the rule it introduces, not the payments reported behind it."""
        if mention.kind != "open" or not text[mention.start : mention.end].endswith(("起", "开始")):
            return False
        return any(
            c.start > mention.end and c.start <= clause.start and text.startswith(("已", "累计", "共", "发放", "支出", "惠及"), c.start)
            for c in sentence
        )


def _trigger(mention: PeriodMention) -> Trigger[str | None]:
    return Trigger(mention.start, mention.end, mention.edtf, f"period-{mention.kind}")
