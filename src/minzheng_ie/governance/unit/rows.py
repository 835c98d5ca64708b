"""The forms of rows about units, as pattern files hold them."""

from __future__ import annotations

from typing import ClassVar, Literal

from minzheng_ie.governance.rows import FieldRow
from minzheng_ie.patterns import Rule


class UnitRow(FieldRow):
    """A row of ``unit.yaml``. unit (str): the value taken."""

    key: ClassVar[str] = "unit"

    unit: str


class UnitTerm(Rule):
    """A row of ``unit_terms.yaml``: a unit that rules put together. term (str): what code calls it. unit (str): as claims say it."""

    term: Literal["yuan", "person", "household"]
    unit: str
