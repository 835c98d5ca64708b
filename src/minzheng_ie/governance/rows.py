"""The models of rows of ``governance/``, as they stand in files."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import ConfigDict, Field

from minzheng_ie.patterns import Rule
from minzheng_ie.rules.rows import PatternRow


class ChangeRow(PatternRow):
    """A row of ``governance/change.yaml``.

    change (str): what the number is; ``by-cue`` what the word in the slot ``cue`` says.
    """

    follows = ("change",)

    change: Literal["", "by-cue", "none"] = ""


class FieldRow(Rule):
    """A row of a table about a field: the first whose conditions all hold decides.

    rule (str): its name. when (str): names of conditions, parted by blanks; ``!`` denies one, ``a|b`` asks for either;
    the name of a value holds where there is one. says (str): a phrase that shows it. examples, not (tuple): texts in which it takes part, and must
    not. rare (str): why it may serve one document only. What it takes stands under the key that is called ``key``.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    key: ClassVar[str]

    rule: str = Field(pattern=r"^[a-z][a-z0-9-]*$")
    when: str = ""
    says: str = Field(min_length=1)
    examples: tuple[str, ...] = Field(min_length=1)
    counter: tuple[str, ...] = Field((), alias="not")
    rare: str = ""

    @property
    def takes(self) -> str:
        """The value taken."""
        return str(getattr(self, self.key))
