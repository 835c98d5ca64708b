"""The models of rows of patterns, as they stand in files."""

from __future__ import annotations

from typing import ClassVar

from pydantic import ConfigDict, Field, model_validator

from minzheng_ie.patterns import Rule


class WordClass(Rule):
    """Words of one tag: a line of a file of ``words/``.

    words, opens, ends (tuple): the words, how words begin that have the tag, and how they end.
    """

    tag: str
    words: tuple[str, ...] = ()
    opens: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _some(self) -> WordClass:
        if not (self.words or self.opens or self.ends):
            raise ValueError("a row of words is tag: NAME with words: […], opens: […] or ends: […]")
        return self


class PatternRow(Rule):
    """A row of a file of patterns; one of three kinds.

    let, be (str): the name of a part of patterns, and what it stands for.
    given, match (str): a condition, and the pattern that has to be found before the number for it to hold.
    rule, match (str): a rule, and its pattern. A table adds what follows from it (`follows` names those keys).
        behind (str): what must follow the number. when (str): conditions, ``!`` before those that must not hold.
        tier (int): rules of a lower tier are asked first; of those of one tier the nearest decides.
        says (str): a phrase that shows it. examples, not (list): texts in which it decides, and must not.
        rare (str): why it may serve one document only.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    follows: ClassVar[tuple[str, ...]] = ()

    let: str = ""
    be: str = ""
    given: str = ""
    rule: str = ""
    match: str = ""
    behind: str = ""
    when: str = ""
    tier: int = 2
    says: str = ""
    examples: tuple[str, ...] = ()
    counter: tuple[str, ...] = Field((), alias="not")
    rare: str = ""

    @model_validator(mode="after")
    def _one_kind(self) -> PatternRow:
        kinds = [kind for kind in ("let", "given", "rule") if getattr(self, kind)]
        if len(kinds) != 1:
            raise ValueError(
                "a row is let: NAME, be: PATTERN, or given: NAME, match: PATTERN, or rule: NAME …"
            )
        needed = {
            "let": ("let", "be"),
            "given": ("given", "match"),
            "rule": ("rule", "match", "says", "examples", *self.follows),
        }[kinds[0]]
        for key in needed:
            if not getattr(self, key):
                raise ValueError(
                    f"{kinds[0]} {getattr(self, kinds[0])}: {key} is missing; every such row has it"
                )
        if kinds[0] != "rule":
            spare = self.model_fields_set - set(needed)
            if spare:
                raise ValueError(f"{sorted(spare)[0]} has no meaning in a row {kinds[0]}:")
        return self
