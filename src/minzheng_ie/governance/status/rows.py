"""The forms of rows about status, as pattern files hold them."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import ConfigDict, Field

from minzheng_ie.governance.rows import FieldRow
from minzheng_ie.patterns import Rule


class CueRule(Rule):
    """A row of ``scope.yaml``; the head of that file says what each field means.

    says (str): a phrase that shows it. examples (tuple): texts in which it takes part; ``not`` some in which it must not.
    rare (str): why it may serve one document only.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    cue: str
    effect: Literal["planned", "actual"]
    words: tuple[str, ...]
    direction: Literal["forward", "backward"] = "forward"
    reach: Literal["clause", "sentence", "section"] = "sentence"
    unless: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    says: str = ""
    examples: tuple[str, ...] = ()
    counter: tuple[str, ...] = Field((), alias="not")
    rare: str = ""


class StatusRow(FieldRow):
    """A row of a table about status. status (str): the value taken."""

    key: ClassVar[str] = "status"

    status: str


class ReachRow(FieldRow):
    """A row of a table about cues. governs (str): what a cue governs."""

    key: ClassVar[str] = "governs"

    governs: str
