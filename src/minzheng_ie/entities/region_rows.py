"""The models of rows about regions, as they stand in files."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from minzheng_ie.divisions import Use
from minzheng_ie.patterns import Rule

TailKind = Literal["org", "media", "place"]


Unit = Literal["国", "省", "自治区", "市", "县", "区", "州", "旗", "盟"]


class ContextRule(Rule):
    """A line of ``region_contexts.yaml``: the heads of one kind of name, or the forms of one deictic unit."""

    kind: TailKind | None = None
    heads: tuple[str, ...] = ()
    reach: int = Field(default=0, ge=0, le=64)
    unless: str = ""
    unless_before: str = ""
    through: tuple[str, ...] = ()
    numbered: bool = False
    bare: bool = False
    deictic: Unit | None = None
    forms: tuple[str, ...] = ()
    anaphor: bool = False
    joins: str | None = None
    next: tuple[str, ...] = ()
    writes_from: bool = False
    agencies: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _one_of(self) -> ContextRule:
        wired = self.writes_from or None
        parts = (
            (self.kind, self.heads),
            (self.deictic, self.forms),
            (self.joins, self.next),
            (wired, self.agencies),
        )
        given = [words for key, words in parts if key is not None]
        if len(given) != 1 or not given[0]:
            raise ValueError(
                "a context needs one of: kind with heads, deictic with forms, joins with next, writes_from with agencies"
            )
        return self


class AliasRow(Rule):
    """A line of ``region_aliases.yaml``: another name of a region, or a name of several together.

    level: given for a division without a code of its own within ``region``; short: how it is called by itself.
    listed: the division among whose parts the name is ``region``, while elsewhere it is what the table has.
    """

    alias: str
    region: str | None = None
    group: tuple[str, ...] | None = None
    use: Use = "free"
    level: Literal["city", "county"] | None = None
    short: str | None = None
    listed: str | None = None

    @model_validator(mode="after")
    def _one_of(self) -> AliasRow:
        if (self.region is None) == (self.group is None):
            raise ValueError("an alias needs either region or group")
        if self.level is not None and self.region is None:
            raise ValueError("a level needs the region the division lies in")
        if self.listed is not None and self.region is None:
            raise ValueError("a listed name needs the region it is")
        return self


class SignRow(Rule):
    """A line of ``region_signs.yaml``: words that are at home in one region only (综援, 社署)."""

    region: str
    words: tuple[str, ...]


class BlockerRow(Rule):
    """A line of ``region_blockers.yaml``: texts in which no region may be found."""

    block: tuple[str, ...]
