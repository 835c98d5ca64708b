"""The forms of rows about programmes, as pattern files hold them."""

from __future__ import annotations

from typing import ClassVar

from pydantic import ConfigDict, Field

from minzheng_ie.governance.rows import FieldRow
from minzheng_ie.patterns import Rule


class ProgrammeRow(FieldRow):
    """A row of a table about programmes. program (str): the value taken."""

    key: ClassVar[str] = "program"

    program: str


class GroupRow(Rule):
    """Programmes that conditions treat alike.

    group (str): its name. programs (tuple): canonical names. says (str): what they share.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    group: str = Field(pattern=r"^[a-z][a-z0-9-]*$")
    programs: tuple[str, ...] = Field(min_length=1)
    says: str = Field(min_length=1)
