"""The answer to what governs a number: the value, what it comes from, and the rows that decided."""

from __future__ import annotations

from typing import Generic, Literal, TypeVar

from minzheng_ie.rules.trace import RuleId

V_co = TypeVar("V_co", covariant=True)

Level = Literal["number", "clause", "sentence", "item", "block", "section", "document"]
OUTSIDE = frozenset({"item", "block", "section", "document"})


class Trigger(Generic[V_co]):
    """Something that governs numbers. Never changed once made.

    start, end (int): clean offsets of its words; both -1 for the document's default given by the caller.
    value (V): what it says. rule (str): the rule that made it. row (RuleId | None): its row, where one did.
    """

    __slots__ = ("end", "row", "rule", "start", "value")

    def __init__(self, start: int, end: int, value: V_co, rule: str, row: RuleId | None = None) -> None:
        self.start = start
        self.end = end
        self.value = value
        self.rule = rule
        self.row = row


class Governed(Generic[V_co]):
    """The answer for one number: the value, the trigger it comes from (None: nothing governs), how far away.

    Never changed once made. rows (tuple): the rows that decided, where rows did.
    """

    __slots__ = ("level", "rows", "trigger", "value")

    def __init__(
        self,
        value: V_co | None,
        trigger: Trigger[V_co] | None,
        level: Level,
        rows: tuple[RuleId, ...] = (),
    ) -> None:
        self.value = value
        self.trigger = trigger
        self.level = level
        self.rows = rows

    @property
    def inherited(self) -> bool:
        """Whether the value comes from outside the number's sentence."""
        return self.trigger is not None and self.level in OUTSIDE
