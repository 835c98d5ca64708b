"""The form of a row about periods, as a pattern file holds it."""

from __future__ import annotations

from pydantic import ConfigDict, Field

from minzheng_ie.patterns import Rule


class PeriodRow(Rule):
    """One row: the first whose conditions all hold decides.

    rule (str): its name. when (str): names of conditions, parted by blanks; ``!`` denies one; the name of a value holds
    where there is one. period (str): the value taken. says (str): a phrase that shows it.
    examples, not (tuple): texts in which it takes part, and must not. rare (str): why it may serve one document only.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    rule: str = Field(pattern=r"^[a-z][a-z0-9-]*$")
    when: str = ""
    period: str
    says: str = Field(min_length=1)
    examples: tuple[str, ...] = Field(min_length=1)
    counter: tuple[str, ...] = Field((), alias="not")
    rare: str = ""
