"""The models of rows of this room, as they stand in files."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from minzheng_ie.expressions import check_expression
from minzheng_ie.patterns import Rule
from minzheng_ie.quantities.amounts import CHINESE
from minzheng_ie.schema import Modifier, SkipReason


class ModifierRule(Rule):
    """One line of ``modifiers.yaml``: words that say how exact a number is."""

    modifier: Modifier
    place: Literal[
        "before",
        "before_scale",
        "before_few",
        "before_one",
        "ahead",
        "after",
        "threshold",
        "share_ahead",
        "share_after",
    ]
    forms: list[str] = Field(min_length=1)
    unless: list[str] = Field(default_factory=list)


class NonClaimRule(Rule):
    """One line of ``nonclaims.yaml``: words which look like a number, or stand beside one that is no claim."""

    kind: Literal[
        "word",
        "name",
        "abstract",
        "abstract_directly",
        "before",
        "after",
        "measured",
        "holding",
        "held",
        "sum",
        "heated",
        "marks",
        "sized",
        "reached",
        "place",
        "moves",
        "creation",
        "concrete",
    ]
    forms: list[str] = Field(min_length=1)
    reason: SkipReason | None = None
    gap: int = Field(default=0, ge=0, le=10)
    digits: int | None = None
    unless: list[str] = Field(default_factory=list)
    regex: bool = False

    @model_validator(mode="after")
    def _complete(self) -> NonClaimRule:
        if self.kind in {"before", "after"} and self.reason is None:
            raise ValueError("a line of kind before or after needs a reason")
        if self.regex:
            for form in self.forms:
                check_expression(form)
        return self


class CountedRule(Rule):
    """One line of ``counted.yaml``: the unit that a counted thing takes when none is written."""

    unit: str
    side: Literal["before", "after", "unit"]
    forms: list[str] = Field(min_length=1)


class UnitRule(Rule):
    """One line of ``units.yaml``."""

    unit: str = Field(min_length=1)
    dimension: str = Field(min_length=1)
    forms: list[str] = Field(min_length=1)
    unless: list[str] = Field(default_factory=list)
    front: list[str] = Field(default_factory=list)
    home: str = ""
    home_signs: list[str] = Field(default_factory=list)


class DenominatorRule(Rule):
    """One line of ``denominators.yaml``: the words of one denominator."""

    per: str = Field(min_length=1)
    stroke: list[str] = Field(default_factory=list)
    each: list[str] = Field(default_factory=list)
    timed: list[str] = Field(default_factory=list)
    mean: list[str] = Field(default_factory=list)
    small: list[str] = Field(default_factory=list)
    unless: list[str] = Field(default_factory=list)
    not_behind: list[str] = Field(default_factory=list)

    @model_validator(mode="after")
    def _complete(self) -> DenominatorRule:
        if not self.forms():
            raise ValueError("a denominator needs a word in one of stroke, each, timed, mean, small")
        if self.unless and not self.each:
            raise ValueError("unless belongs to the words of each")
        if self.not_behind and not self.mean:
            raise ValueError("not_behind belongs to the words of mean")
        return self

    def forms(self) -> list[str]:
        """All its words."""
        return [*self.stroke, *self.each, *self.timed, *self.mean, *self.small]


class SignRule(Rule):
    """One line of ``signs.yaml``: words in front of a sign, and what the sign means behind them."""

    kind: Literal["compared", "balance", "net"]
    forms: list[str] = Field(min_length=1)


Part = Literal[
    "suffix",
    "bearing",
    "formant",
    "settled",
    "direct",
    "counting",
    "plain",
    "money",
    "festival",
    "venue",
    "firm",
    "surname",
    "address",
    "person",
    "countable",
]


class NamePartRule(Rule):
    """One line of ``names.yaml``: words of one part of a name."""

    part: Part
    forms: list[str] = Field(min_length=1)
    unless: list[str] = Field(default_factory=list)
    suffixes: list[str] = Field(default_factory=list)

    @model_validator(mode="after")
    def _complete(self) -> NamePartRule:
        if (self.part in ("direct", "counting")) != bool(self.suffixes):
            raise ValueError("suffixes belong to the parts direct and counting")
        if self.part == "person" and any(form[-1] not in CHINESE for form in self.forms):
            raise ValueError("the name of a person ends in its numeral")
        return self
