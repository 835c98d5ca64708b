"""The units that rules put together, by name (``patterns/governance/unit_terms.yaml``)."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from minzheng_ie.governance.unit.rows import UnitTerm
from minzheng_ie.patterns import read_rules
from minzheng_ie.records import dataclass

FILE = "governance/unit_terms.yaml"


@dataclass(eq=False)
class Terms:
    """Units as claims say them."""

    yuan: str
    person: str
    household: str

    def each(self, money: str, time: str) -> str:
        """A sum for each person and time."""
        return f"{money}/{self.person}·{time}"

    def each_home(self, money: str, time: str) -> str:
        """A sum for each household and time."""
        return f"{money}/{self.household}·{time}"


@lru_cache(maxsize=8)
def unit_terms(dirs: tuple[Path, ...]) -> Terms:
    """The terms of ``dirs``; a later folder's takes the place of an earlier one's. Raises PatternError."""
    return Terms(**{row.term: row.unit for row in read_rules(FILE, UnitTerm, dirs)})
