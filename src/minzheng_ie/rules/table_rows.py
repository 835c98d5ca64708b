"""The form of a row of a decision table, as a pattern file holds it."""

from __future__ import annotations

from pydantic import ConfigDict, Field

from minzheng_ie.patterns import Rule


class TableRow(Rule):
    """One row: the first whose conditions all hold decides.

    rule (str): its name. when (str): names of conditions, parted by blanks; ``!`` denies one, ``a|b`` asks for either. metric (str): what it makes
    (see `minzheng_ie.rules.table`). says (str): a phrase that shows it. kind (str): what a claim calls it, where that is not
    its name. examples, not (tuple): texts in which it decides, and must not. rare (str): why it may serve one document only.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    rule: str = Field(pattern=r"^[a-z][a-z0-9-]*$")
    when: str = ""
    metric: str
    says: str = Field(min_length=1)
    kind: str = Field(default="", pattern=r"^[a-z-]*$")
    examples: tuple[str, ...] = Field(min_length=1)
    counter: tuple[str, ...] = Field((), alias="not")
    rare: str = ""
