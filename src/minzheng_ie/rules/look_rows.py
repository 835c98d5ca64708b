"""The form of a look, as a pattern file holds it."""

from __future__ import annotations

from pydantic import ConfigDict, Field

from minzheng_ie.patterns import Rule


class LookRow(Rule):
    """An expression that conditions look for in a text.

    look (str): its name. text (tuple): its parts, one behind the other. says (str): a phrase that shows it.
    examples, not (tuple): stretches in which it is found, and in which it is not.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    look: str = Field(pattern=r"^[a-z][a-z0-9-]*$")
    text: tuple[str, ...] = Field(min_length=1)
    says: str = Field(min_length=1)
    examples: tuple[str, ...] = Field(min_length=1)
    counter: tuple[str, ...] = Field((), alias="not")
